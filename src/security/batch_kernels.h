/* batch_kernels.h - the loops of the batch, one set for each instruction set of the processor. */
#ifndef LB_SECURITY_BATCH_KERNELS_H
#define LB_SECURITY_BATCH_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* lb_stream as columns: one element per security. */
typedef struct lb_stream_columns {
    size_t count;
    double *half_coupon; /* [count] */
    double *first;       /* [count] */
    double *second;      /* [count] */
    double *fraction;    /* [count] */
    double *accrued;     /* [count] */
    uint64_t *periods;   /* [count] */
    uint64_t *simple;    /* [count] */
} lb_stream_columns;

/* Securities solved together; their scratch stays in the first-level cache. */
enum { LB_BATCH_BLOCK = 128 };

typedef void lb_price_kernel(const lb_stream_columns *columns, const double *yield_dec, double *clean_px);

/* Solves the `length` <= LB_BATCH_BLOCK elements from `begin` on; `last_step` gets the last Newton step of each. */
typedef void lb_yield_kernel(const lb_stream_columns *columns, size_t begin, size_t length,
                             const double *clean_px, double *yield_dec, double *last_step);

/* All three of columns->count elements. */
typedef void lb_risk_kernel(const lb_stream_columns *columns, const double *yield_dec, double *modified_yrs,
                            double *convexity, double *dv01_px);

/* The interest period around the settlement date, by cycle, and which cycle every security has. */
typedef struct lb_cycle_columns {
    const double *fraction;      /* [cycles] r/s */
    const double *elapsed;       /* [cycles] (s - r)/s */
    const int64_t *periods;      /* [cycles] n of the latest maturity */
    const int32_t *cycle_of;     /* [count] */
    const int64_t *periods_less; /* [count] n of the cycle's latest maturity less the own n */
    const uint64_t *always;      /* [count] all bits: compounded in the last period too (STRIPS); else none */
} lb_cycle_columns;

/* Sets fraction, accrued, periods and simple of all columns from their cycles; `simple` all bits if the
 * convention is simple interest. */
typedef void lb_settle_kernel(const lb_stream_columns *columns, const lb_cycle_columns *cycles,
                              uint64_t simple);

/* Kernels by [more than 63 periods somewhere][some stub compounded]. */
typedef struct lb_batch_kernels {
    const char *name; /* of the instruction set */
    lb_settle_kernel *settle;
    lb_price_kernel *price[2][2];
    lb_yield_kernel *yield[2][2];
    lb_risk_kernel *risk[2][2];
} lb_batch_kernels;

/* The sets this processor can run, best first; `index` from 0. NULL beyond the last one. All give the same bits. */
const lb_batch_kernels *lb_batch_kernels_get(int index);

/* Makes a batch use another set: for tests. */
struct lb_batch;
void lb_batch_use_kernels(struct lb_batch *batch, const lb_batch_kernels *kernels);

#endif
