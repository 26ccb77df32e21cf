#include "security/batch_kernels.h"

#include "security/yield_math.h"

/* The loops are written once, as inline functions whose constant arguments the compiler folds, and compiled for
 * each instruction set. With contraction of multiplications and additions switched off for the whole library,
 * wider vectors only change how many elements go at a time. */

LB_INLINE lb_stream stream_at(const lb_stream_columns *columns, size_t i)
{
    return (lb_stream){.half_coupon = columns->half_coupon[i],
                       .first = columns->first[i],
                       .second = columns->second[i],
                       .fraction = columns->fraction[i],
                       .periods = columns->periods[i],
                       .simple = columns->simple[i],
                       .accrued = columns->accrued[i]};
}

LB_INLINE void settle_loop(const lb_stream_columns *columns, const lb_cycle_columns *cycles, uint64_t simple)
{
    const lb_stream_columns local = *columns;
    const lb_cycle_columns from = *cycles;
    double *restrict fraction = local.fraction;
    double *restrict accrued = local.accrued;
    uint64_t *restrict periods = local.periods;
    uint64_t *restrict is_simple = local.simple;
    for (size_t i = 0; i < local.count; i++) {
        int32_t k = from.cycle_of[i];
        int64_t n = from.periods[k] - from.periods_less[i];
        uint64_t in_last_period = n == 0 ? ~UINT64_C(0) : 0;
        fraction[i] = from.fraction[k];
        accrued[i] = local.half_coupon[i] * from.elapsed[k];
        periods[i] = (uint64_t)n;
        is_simple[i] = simple | (in_last_period & ~from.always[i]);
    }
}

LB_INLINE void price_loop(const lb_stream_columns *columns, const double *yield_dec,
                          double *restrict clean_px, int bits, int compounded)
{
    const lb_stream_columns local = *columns;
    for (size_t i = 0; i < local.count; i++) {
        lb_stream stream = stream_at(&local, i);
        clean_px[i] = lb_stream_dirty(&stream, yield_dec[i], bits, compounded) - stream.accrued;
    }
}

LB_INLINE void yield_loop(const lb_stream_columns *columns, size_t begin, size_t length,
                          const double *clean_px, double *restrict yield_dec, double *restrict last_step,
                          int bits, int compounded)
{
    const lb_stream_columns local = *columns;
    double dirty[LB_BATCH_BLOCK];
    for (size_t i = 0; i < length; i++) {
        lb_stream stream = stream_at(&local, begin + i);
        dirty[i] = clean_px[i] + stream.accrued;
        yield_dec[i] = lb_yield_guess(&stream, dirty[i]);
    }
    for (int step = 0; step < LB_YIELD_STEPS; step++) {
        for (size_t i = 0; i < length; i++) {
            lb_stream stream = stream_at(&local, begin + i);
            last_step[i] = lb_yield_step(&stream, yield_dec[i], dirty[i], bits, compounded);
            yield_dec[i] = yield_dec[i] + last_step[i];
        }
    }
}

LB_INLINE void risk_loop(const lb_stream_columns *columns, const double *yield_dec,
                         double *restrict modified_yrs, double *restrict convexity, double *restrict dv01_px,
                         int bits, int compounded)
{
    const lb_stream_columns local = *columns;
    for (size_t i = 0; i < local.count; i++) {
        lb_stream stream = stream_at(&local, i);
        lb_slopes slopes = lb_stream_slopes(&stream, yield_dec[i], bits, 2, compounded);
        modified_yrs[i] = 0.5 * slopes.fall;
        convexity[i] = 0.25 * slopes.curvature;
        dv01_px[i] = slopes.dirty * modified_yrs[i] * 1e-4;
    }
}

/* The three loops for one number of bits and kind of stub. */
#define KERNELS(isa, target, bits, compounded)                                                               \
    target static void price_##isa##_##bits##_##compounded(const lb_stream_columns *columns,                 \
                                                           const double *yield_dec, double *clean_px)        \
    {                                                                                                        \
        price_loop(columns, yield_dec, clean_px, bits, compounded);                                          \
    }                                                                                                        \
    target static void yield_##isa##_##bits##_##compounded(const lb_stream_columns *columns, size_t begin,   \
                                                           size_t length, const double *clean_px,            \
                                                           double *yield_dec, double *last_step)             \
    {                                                                                                        \
        yield_loop(columns, begin, length, clean_px, yield_dec, last_step, bits, compounded);                \
    }                                                                                                        \
    target static void risk_##isa##_##bits##_##compounded(const lb_stream_columns *columns,                  \
                                                          const double *yield_dec, double *modified_yrs,     \
                                                          double *convexity, double *dv01_px)                \
    {                                                                                                        \
        risk_loop(columns, yield_dec, modified_yrs, convexity, dv01_px, bits, compounded);                   \
    }

#define TABLE(what, isa)                                                                                     \
    {                                                                                                        \
        {what##_##isa##_6_0, what##_##isa##_6_1},                                                            \
        {                                                                                                    \
            what##_##isa##_8_0, what##_##isa##_8_1                                                           \
        }                                                                                                    \
    }

#define INSTRUCTION_SET(isa, target)                                                                         \
    target static void settle_##isa(const lb_stream_columns *columns, const lb_cycle_columns *cycles,        \
                                    uint64_t simple)                                                         \
    {                                                                                                        \
        settle_loop(columns, cycles, simple);                                                                \
    }                                                                                                        \
    KERNELS(isa, target, 6, 0)                                                                               \
    KERNELS(isa, target, 6, 1)                                                                               \
    KERNELS(isa, target, 8, 0)                                                                               \
    KERNELS(isa, target, 8, 1)                                                                               \
    static const lb_batch_kernels isa##_kernels = {.name = #isa,                                             \
                                                   .settle = settle_##isa,                                   \
                                                   .price = TABLE(price, isa),                               \
                                                   .yield = TABLE(yield, isa),                               \
                                                   .risk = TABLE(risk, isa)};

INSTRUCTION_SET(baseline, )
#ifdef __x86_64__
INSTRUCTION_SET(avx2, __attribute__((target("avx2"))))
INSTRUCTION_SET(avx512, __attribute__((target("avx512f,avx512dq"))))
#endif

const lb_batch_kernels *lb_batch_kernels_get(int index)
{
    const lb_batch_kernels *sets[4] = {0};
    int count = 0;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
        sets[count++] = &avx512_kernels;
    }
    if (__builtin_cpu_supports("avx2")) {
        sets[count++] = &avx2_kernels;
    }
#endif
    sets[count++] = &baseline_kernels;
    return index >= 0 && index < count ? sets[index] : NULL;
}
