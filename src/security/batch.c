#include "longbond/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "longbond/daycount.h"
#include "security/batch_kernels.h"
#include "security/stream.h"

/* Securities whose interest dates fall on the same days of the year share a cycle; the period around a settlement
 * date is found once for each. There are 6 months x 31 days and month ends at most. Bills have a cycle of their
 * own in which nothing accrues; their days are counted one by one. */
typedef struct cycle {
    int month;       /* 0..5: month of the year modulo 6 */
    int day;         /* day of the month, or END_OF_MONTH */
    lb_date longest; /* the latest maturity in it */
    lb_period at;    /* the period it was last settled in; days are those of that settlement */
} cycle;

enum { END_OF_MONTH = 32, BILLS = 0, MOST_CYCLES = 1 + 6 * 32, ALIGNMENT = 64 };

struct lb_batch {
    lb_stream_columns columns;
    const lb_batch_kernels *kernels;
    lb_security *securities; /* [count] */
    int32_t *cycle_of;       /* [count] */
    int64_t *periods_less;   /* [count] n of the cycle's latest maturity less the own n */
    uint64_t *always;        /* [count] all bits for STRIPS, else none */
    lb_date *regular_from;   /* [count] from here on formula D holds; before, the terms must be looked at */
    uint32_t *bills;         /* [bill_count] which elements are bills */
    uint32_t *irregular;     /* [irregular_count] elements placed in their first period */
    size_t bill_count, irregular_count;
    cycle cycles[MOST_CYCLES];
    double cycle_fraction[MOST_CYCLES], cycle_elapsed[MOST_CYCLES];
    int64_t cycle_periods[MOST_CYCLES];
    int cycle_count;
    lb_date latest_regular_from, earliest_maturity;
    lb_date settle; /* LB_DATE_NONE: not settled */
    int is_long;    /* some n above 63 */
    int compounded; /* some stub may be compounded */
    void *memory;   /* to be freed, or NULL */
};

static size_t padded(size_t bytes)
{
    return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* The next array in `memory`, `*used` moved past it; NULL memory only counts. */
static void *carve(char *memory, size_t *used, size_t count, size_t size)
{
    void *array = memory ? memory + *used : NULL;
    *used += padded(count * size);
    return array;
}

/* Lays the arrays out behind the batch and returns the bytes of it all. */
static size_t lay_out(char *memory, size_t count, lb_batch *batch)
{
    size_t used = padded(sizeof *batch);
    lb_stream_columns *columns = &batch->columns;
    columns->count = count;
    columns->half_coupon = carve(memory, &used, count, sizeof(double));
    columns->first = carve(memory, &used, count, sizeof(double));
    columns->second = carve(memory, &used, count, sizeof(double));
    columns->fraction = carve(memory, &used, count, sizeof(double));
    columns->accrued = carve(memory, &used, count, sizeof(double));
    columns->periods = carve(memory, &used, count, sizeof(uint64_t));
    columns->simple = carve(memory, &used, count, sizeof(uint64_t));
    batch->securities = carve(memory, &used, count, sizeof(lb_security));
    batch->cycle_of = carve(memory, &used, count, sizeof(int32_t));
    batch->periods_less = carve(memory, &used, count, sizeof(int64_t));
    batch->always = carve(memory, &used, count, sizeof(uint64_t));
    batch->regular_from = carve(memory, &used, count, sizeof(lb_date));
    batch->bills = carve(memory, &used, count, sizeof(uint32_t));
    batch->irregular = carve(memory, &used, count, sizeof(uint32_t));
    return used;
}

size_t lb_batch_bytes(size_t count)
{
    if (count > UINT32_MAX) {
        return 0;
    }
    lb_batch counted;
    return lay_out(NULL, count, &counted);
}

size_t lb_batch_count(const lb_batch *batch)
{
    return batch->columns.count;
}

const double *lb_batch_accrued_px(const lb_batch *batch)
{
    return batch->columns.accrued;
}

void lb_batch_use_kernels(lb_batch *batch, const lb_batch_kernels *kernels)
{
    batch->kernels = kernels;
}

/* Months since the year 0. */
static int month_number(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    return ymd.year * 12 + ymd.month - 1;
}

static int find_cycle(lb_batch *batch, lb_date maturity)
{
    lb_ymd ymd = lb_date_ymd(maturity);
    int month = (ymd.month - 1) % 6;
    int day = lb_date_is_month_end(maturity) ? END_OF_MONTH : ymd.day;
    for (int k = BILLS + 1; k < batch->cycle_count; k++) {
        cycle *known = &batch->cycles[k];
        if (known->month == month && known->day == day) {
            known->longest = maturity > known->longest ? maturity : known->longest;
            return k;
        }
    }
    batch->cycles[batch->cycle_count] =
        (cycle){.month = month, .day = day, .longest = maturity}; /* an empty period: settle finds it */
    return batch->cycle_count++;
}

/* First date from which interest accrues as in formula D: the dated date of a regular first period. */
static lb_date find_regular_from(const lb_security *security)
{
    if (security->first_coupon == LB_DATE_NONE) {
        return security->dated_date;
    }
    lb_period first;
    bool regular = lb_period_at(security->maturity, LB_MONTHS_SEMIANNUAL, security->first_coupon - 1, &first,
                                NULL) == LB_OK &&
                   first.begin == security->dated_date;
    return regular ? security->dated_date : security->first_coupon;
}

static lb_status add_security(lb_batch *batch, size_t i, lb_error *err)
{
    const lb_security *security = &batch->securities[i];
    lb_error why;
    if (lb_security_check(security, &why) != LB_OK) {
        return lb_fail(err, LB_ERR_RANGE, "security %zu of the batch: %s", i, why.message);
    }
    if (security->type == LB_FRN) {
        return lb_fail(err, LB_ERR_USAGE,
                       "security %zu of the batch is an FRN: it has no yield; use lb_security_quote", i);
    }
    lb_stream_columns *columns = &batch->columns;
    columns->half_coupon[i] = 50.0 * security->coupon_dec;
    columns->first[i] = columns->half_coupon[i];
    columns->second[i] = 0.0;
    batch->always[i] = -(uint64_t)(security->type == LB_STRIP);
    batch->cycle_of[i] = BILLS;
    if (security->type == LB_BILL) {
        batch->bills[batch->bill_count++] = (uint32_t)i;
    } else {
        batch->cycle_of[i] = find_cycle(batch, security->maturity);
    }
    batch->regular_from[i] = find_regular_from(security);
    if (batch->regular_from[i] > batch->latest_regular_from) {
        batch->latest_regular_from = batch->regular_from[i];
    }
    if (security->maturity < batch->earliest_maturity) {
        batch->earliest_maturity = security->maturity;
    }
    return LB_OK;
}

lb_status lb_batch_place(void *memory, size_t bytes, const lb_security *securities, size_t count,
                         lb_batch **out, lb_error *err)
{
    size_t needed = lb_batch_bytes(count);
    if (needed == 0 || bytes < needed || (uintptr_t)memory % ALIGNMENT != 0) {
        return lb_fail(err, LB_ERR_RANGE,
                       "a batch of %zu securities needs %zu bytes aligned to %d; there are %zu", count,
                       needed, ALIGNMENT, bytes);
    }
    lb_batch *batch = memory;
    *batch = (lb_batch){.settle = LB_DATE_NONE,
                        .kernels = lb_batch_kernels_get(0),
                        .cycle_count = BILLS + 1,
                        .latest_regular_from = INT32_MIN,
                        .earliest_maturity = INT32_MAX};
    lay_out(memory, count, batch);
    if (count) {
        memcpy(batch->securities, securities, count * sizeof *securities);
    }
    for (size_t i = 0; i < count; i++) {
        lb_status status = add_security(batch, i, err);
        if (status != LB_OK) {
            return status;
        }
    }
    for (size_t i = 0; i < count; i++) {
        batch->periods_less[i] = 0;
        if (batch->cycle_of[i] != BILLS) {
            lb_date longest = batch->cycles[batch->cycle_of[i]].longest;
            batch->periods_less[i] = (month_number(longest) - month_number(securities[i].maturity)) / 6;
        }
    }
    *out = batch;
    return LB_OK;
}

lb_status lb_batch_create(const lb_security *securities, size_t count, lb_batch **out, lb_error *err)
{
    size_t bytes = lb_batch_bytes(count);
    void *memory = bytes ? aligned_alloc(ALIGNMENT, bytes) : NULL;
    if (!memory) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a batch of %zu securities", count);
    }
    lb_batch *batch;
    lb_status status = lb_batch_place(memory, bytes, securities, count, &batch, err);
    if (status != LB_OK) {
        free(memory);
        return status;
    }
    batch->memory = memory;
    *out = batch;
    return LB_OK;
}

void lb_batch_free(lb_batch *batch)
{
    if (batch) {
        free(batch->memory);
    }
}

/* Settlement moves the periods of the cycles, then every member by its cycle. */
static lb_status settle_cycles(lb_batch *batch, lb_date settle, lb_error *err)
{
    for (int k = BILLS + 1; k < batch->cycle_count; k++) {
        lb_period *at = &batch->cycles[k].at;
        if (settle < at->begin || settle >= at->end) {
            lb_status status = lb_period_at(batch->cycles[k].longest, LB_MONTHS_SEMIANNUAL, settle, at, err);
            if (status != LB_OK) {
                return status;
            }
        }
        double days = at->days_in_period;
        batch->cycle_fraction[k] = (double)(at->end - settle) / days;
        batch->cycle_elapsed[k] = (double)(settle - at->begin) / days;
        batch->cycle_periods[k] = at->full_periods_left;
        batch->is_long |= at->full_periods_left > 63;
    }
    return LB_OK;
}

static void settle_members(lb_batch *batch, lb_date settle, lb_convention convention)
{
    const lb_cycle_columns cycles = {.fraction = batch->cycle_fraction,
                                     .elapsed = batch->cycle_elapsed,
                                     .periods = batch->cycle_periods,
                                     .cycle_of = batch->cycle_of,
                                     .periods_less = batch->periods_less,
                                     .always = batch->always};
    batch->compounded = convention == LB_CONVENTION_STREET;
    batch->kernels->settle(&batch->columns, &cycles, batch->compounded ? 0 : ~UINT64_C(0));
    double year = lb_days_in_year_after(settle);
    for (size_t k = 0; k < batch->bill_count; k++) {
        size_t i = batch->bills[k];
        double half_years = (double)(2 * (batch->securities[i].maturity - settle)) / year;
        uint64_t periods = half_years > 1.0;
        batch->columns.periods[i] = periods;
        batch->columns.fraction[i] = half_years - lb_small_to_double(periods);
        batch->columns.simple[i] = ~UINT64_C(0);
    }
}

/* Members in their first period whose interest is not regular are placed one by one. */
static lb_status settle_irregular(lb_batch *batch, lb_date settle, lb_convention convention, lb_error *err)
{
    lb_stream_columns *columns = &batch->columns;
    for (size_t i = 0; i < columns->count; i++) {
        if (settle >= batch->regular_from[i]) {
            continue;
        }
        lb_position position;
        lb_status status = lb_position_at(&batch->securities[i], settle, convention, &position, err);
        if (status != LB_OK) {
            return status;
        }
        columns->first[i] = position.stream.first;
        columns->second[i] = position.stream.second;
        columns->accrued[i] = position.stream.accrued;
        batch->irregular[batch->irregular_count++] = (uint32_t)i;
    }
    return LB_OK;
}

static lb_status find_matured(const lb_batch *batch, lb_date settle, lb_error *err)
{
    for (size_t i = 0; i < batch->columns.count; i++) {
        if (settle >= batch->securities[i].maturity) {
            return lb_check_settle(&batch->securities[i], settle, err);
        }
    }
    return LB_OK;
}

lb_status lb_batch_settle(lb_batch *batch, lb_date settle, lb_convention convention, lb_error *err)
{
    lb_stream_columns *columns = &batch->columns;
    batch->settle = LB_DATE_NONE;
    batch->is_long = 0;
    batch->compounded = 0;
    for (size_t k = 0; k < batch->irregular_count; k++) {
        size_t i = batch->irregular[k];
        columns->first[i] = columns->half_coupon[i];
        columns->second[i] = 0.0;
    }
    batch->irregular_count = 0;
    lb_status status = LB_OK;
    if (lb_days_in_year_after(settle) == 0) {
        return lb_fail(err, LB_ERR_RANGE, "a batch cannot settle outside the years 1900..2199");
    }
    if (settle >= batch->earliest_maturity) {
        status = find_matured(batch, settle, err);
    }
    if (status == LB_OK) {
        status = settle_cycles(batch, settle, err);
    }
    if (status == LB_OK) {
        settle_members(batch, settle, convention);
        if (settle < batch->latest_regular_from) {
            status = settle_irregular(batch, settle, convention, err);
        }
    }
    if (status == LB_OK) {
        batch->settle = settle;
    }
    return status;
}

static lb_status check_settled(const lb_batch *batch, lb_error *err)
{
    return batch->settle != LB_DATE_NONE
               ? LB_OK
               : lb_fail(err, LB_ERR_USAGE, "the batch has no settlement date: call lb_batch_settle first");
}

/* LB_OK if all yields are within the limits. */
static lb_status check_yields(const lb_batch *batch, const double *yield_dec, lb_error *err)
{
    lb_status status = check_settled(batch, err);
    if (status != LB_OK) {
        return status;
    }
    size_t count = batch->columns.count;
    size_t outside = 0;
    for (size_t i = 0; i < count; i++) {
        outside += !(yield_dec[i] > LB_YIELD_LEAST_DEC && yield_dec[i] < LB_YIELD_MOST_DEC);
    }
    for (size_t i = 0; outside && i < count; i++) {
        if (!(yield_dec[i] > LB_YIELD_LEAST_DEC && yield_dec[i] < LB_YIELD_MOST_DEC)) {
            char name[LB_SECURITY_NAME_SIZE];
            return lb_fail(err, LB_ERR_RANGE,
                           "security %zu of the batch, %s: a yield of %g is outside %g..%g", i,
                           lb_security_name(&batch->securities[i], name), yield_dec[i], LB_YIELD_LEAST_DEC,
                           LB_YIELD_MOST_DEC);
        }
    }
    return LB_OK;
}

lb_status lb_batch_clean_px(const lb_batch *batch, const double *yield_dec, double *clean_px, lb_error *err)
{
    lb_status status = check_yields(batch, yield_dec, err);
    if (status == LB_OK) {
        batch->kernels->price[batch->is_long][batch->compounded](&batch->columns, yield_dec, clean_px);
    }
    return status;
}

/* The single solver, with its bracket, for an element that Newton's steps did not settle. */
static lb_status solve_alone(const lb_batch *batch, size_t i, double clean_px, double *yield_dec,
                             lb_error *err)
{
    const lb_stream_columns *columns = &batch->columns;
    lb_stream stream = {.half_coupon = columns->half_coupon[i],
                        .first = columns->first[i],
                        .second = columns->second[i],
                        .fraction = columns->fraction[i],
                        .periods = columns->periods[i],
                        .simple = columns->simple[i],
                        .accrued = columns->accrued[i]};
    lb_error why = {0};
    lb_status status = clean_px > 0.0
                           ? lb_stream_yield(&stream, clean_px + stream.accrued, yield_dec, &why)
                           : lb_fail(&why, LB_ERR_NO_SOLUTION, "a price of %g is not above 0", clean_px);
    if (status != LB_OK) {
        char name[LB_SECURITY_NAME_SIZE];
        return lb_fail(err, status, "security %zu of the batch, %s: %s", i,
                       lb_security_name(&batch->securities[i], name), why.message);
    }
    return LB_OK;
}

lb_status lb_batch_yield_dec(const lb_batch *batch, const double *clean_px, double *yield_dec, lb_error *err)
{
    lb_status status = check_settled(batch, err);
    lb_yield_kernel *solve = batch->kernels->yield[batch->is_long][batch->compounded];
    size_t count = batch->columns.count;
    for (size_t begin = 0; status == LB_OK && begin < count; begin += LB_BATCH_BLOCK) {
        size_t length = count - begin < LB_BATCH_BLOCK ? count - begin : LB_BATCH_BLOCK;
        double last_step[LB_BATCH_BLOCK];
        solve(&batch->columns, begin, length, clean_px + begin, yield_dec + begin, last_step);
        for (size_t i = 0; status == LB_OK && i < length; i++) {
            if (!lb_yield_is_settled(yield_dec[begin + i], last_step[i]) || !(clean_px[begin + i] > 0.0)) {
                status = solve_alone(batch, begin + i, clean_px[begin + i], &yield_dec[begin + i], err);
            }
        }
    }
    return status;
}

lb_status lb_batch_risk(const lb_batch *batch, const double *yield_dec, double *modified_yrs,
                        double *convexity, double *dv01_px, lb_error *err)
{
    lb_status status = check_yields(batch, yield_dec, err);
    if (status == LB_OK) {
        batch->kernels->risk[batch->is_long][batch->compounded](&batch->columns, yield_dec, modified_yrs,
                                                                convexity, dv01_px);
    }
    return status;
}
