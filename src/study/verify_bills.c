#include <math.h>
#include <stdlib.h>

#include "longbond/quote.h"
#include "study/verify_parts.h"

/* Price of `bill` at discount rate `discount_dec`, in units of the printed decimals. */
static lb_status price_units(const lb_security *bill, double discount_dec, int decimals, int64_t *units,
                             lb_error *err)
{
    const lb_pricing how = {.settle = bill->issue_date, .rounding = LB_ROUND_NONE};
    lb_quote quote;
    lb_status status = lb_security_quote(bill, &how, LB_GIVEN_DISCOUNT, discount_dec, &quote, err);
    if (status == LB_OK) {
        *units = lb_verify_units(quote.clean_px, decimals);
    }
    return status;
}

/* The rates of one grid nearest to the price: true if one of them gives it. `nearest` is the price of the rate
 * closest to it, in units. */
static bool on_grid(const lb_security *bill, double price_px, double grid_per_unit, int decimals,
                    int64_t *nearest)
{
    double days = bill->maturity - bill->issue_date;
    int64_t published = lb_verify_units(price_px, decimals);
    double step = round((100 - price_px) / 100 * 360 / days * grid_per_unit);
    int64_t best = INT64_MAX;
    for (int i = -1; i <= 1; i++) {
        int64_t units = 0;
        if (price_units(bill, (step + i) / grid_per_unit, decimals, &units, NULL) != LB_OK) {
            continue;
        }
        if (llabs(units - published) < best) {
            best = llabs(units - published);
            *nearest = units;
        }
    }
    return best == 0;
}

static lb_status check_bill(lb_verify *v, const lb_auction *a)
{
    lb_security bill;
    lb_error reason = {0};
    if (lb_security_make(LB_BILL, 0, a->maturity_date, a->issue_date, LB_DATE_NONE, &bill, &reason) !=
        LB_OK) {
        return lb_verify_list(v, a->cusip, a->auction_date, "price_per100", a->price_px, NAN, "%s",
                              reason.message);
    }
    int decimals = lb_verify_decimals(a->auction_date);
    double unit = decimals == 3 ? 1e3 : 1e6;
    int64_t published = lb_verify_units(a->price_px, decimals), computed = 0;
    if (!isnan(a->high_discount_dec)) {
        if (price_units(&bill, a->high_discount_dec, decimals, &computed, &reason) != LB_OK) {
            return lb_verify_list(v, a->cusip, a->auction_date, "price_per100", a->price_px, NAN, "%s",
                                  reason.message);
        }
        if (computed == published) {
            v->out->bills_exact++;
            return LB_OK;
        }
        return lb_verify_list(v, a->cusip, a->auction_date, "price_per100", a->price_px,
                              (double)computed / unit, "the published discount rate gives another price");
    }
    /* a price of three decimals lies on the finer grid whatever it is, so there only the coarse one tells */
    if (on_grid(&bill, a->price_px, 20000, decimals, &computed) ||
        (decimals == 6 && on_grid(&bill, a->price_px, 100000, decimals, &computed))) {
        v->out->bills_exact++;
        return LB_OK;
    }
    return lb_verify_list(v, a->cusip, a->auction_date, "price_per100", a->price_px, (double)computed / unit,
                          "no discount rate on the grid of 0.005 or 0.001 %% gives this price for %d days",
                          (int)(bill.maturity - bill.issue_date));
}

lb_status lb_verify_bills(lb_verify *v)
{
    lb_status status = LB_OK;
    for (int i = 0; i < v->input->auctions->count && status == LB_OK; i++) {
        const lb_auction *a = &v->input->auctions->rows[i];
        if (a->type == LB_BILL && !isnan(a->price_px)) {
            v->out->bills_checked++;
            status = check_bill(v, a);
        }
    }
    return status;
}
