/* fuzz_quote.c - any terms, any day, any value: an error, or a quote of finite numbers that comes back. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "longbond/batch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The next `count` bytes of the input into `out`; zeros beyond its end. */
static void take(const uint8_t **data, size_t *size, void *out, size_t count)
{
    memset(out, 0, count);
    size_t have = *size < count ? *size : count;
    if (have) {
        memcpy(out, *data, have);
    }
    *data += have;
    *size -= have;
}

static void must_be_finite(const lb_quote *q)
{
    const double numbers[] = {q->clean_px,
                              q->accrued_px,
                              q->dirty_px,
                              q->yield_dec,
                              q->discount_dec,
                              q->macaulay_yrs,
                              q->modified_yrs,
                              q->convexity,
                              q->dv01_px,
                              q->index_dv01_px,
                              q->index_ratio,
                              q->adjusted_clean_px,
                              q->adjusted_accrued_px,
                              q->settlement_px};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        if (!isfinite(numbers[i])) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct {
        uint8_t type, convention, rounding, given, tame;
        int32_t dated, issue, first_coupon, maturity, settle;
        double coupon, spread, index_ratio, index, accrued, value;
    } in;
    take(&data, &size, &in, sizeof in);
    if (in.tame & 1) { /* dates within living memory, so that more than errors is reached */
        int32_t *dates[] = {&in.dated, &in.issue, &in.first_coupon, &in.maturity, &in.settle};
        for (int i = 0; i < 5; i++) {
            *dates[i] = *dates[i] == LB_DATE_NONE ? LB_DATE_NONE : *dates[i] % 40000;
        }
    }
    lb_security security = {.type = in.type,
                            .dated_date = in.dated,
                            .issue_date = in.issue,
                            .first_coupon = in.first_coupon,
                            .maturity = in.maturity,
                            .coupon_dec = in.coupon,
                            .spread_dec = in.spread};
    lb_error err;
    if (in.tame & 2) {
        lb_security_type type = (lb_security_type)(in.type % LB_SECURITY_TYPE_COUNT);
        if (lb_security_make(type, in.coupon, in.maturity, in.dated, in.first_coupon, &security, &err) !=
            LB_OK) {
            return 0;
        }
    }
    lb_pricing how = {.settle = in.settle,
                      .convention = (lb_convention)(in.convention & 1),
                      .rounding = (lb_rounding)(in.rounding & 1),
                      .index_ratio = in.index_ratio,
                      .index_dec = in.index,
                      .accrued_px = in.accrued};
    lb_quote quote;
    lb_given given = (lb_given)(in.given & 3);
    if (lb_security_quote(&security, &how, given, in.value, &quote, &err) == LB_OK) {
        must_be_finite(&quote);
        lb_cash_flow flows[512];
        size_t count;
        if (lb_security_cash_flows(&security, &how, flows, 512, &count, &err) != LB_OK || count == 0 ||
            flows[count - 1].principal_px != 100.0) {
            abort();
        }
    }
    lb_batch *batch;
    if (lb_batch_create(&security, 1, &batch, &err) == LB_OK) {
        double out;
        if (lb_batch_settle(batch, in.settle, how.convention, &err) == LB_OK &&
            ((lb_batch_clean_px(batch, &in.value, &out, &err) == LB_OK && !isfinite(out)) ||
             (lb_batch_yield_dec(batch, &in.value, &out, &err) == LB_OK && !isfinite(out)))) {
            abort();
        }
        lb_batch_free(batch);
    }
    return 0;
}
