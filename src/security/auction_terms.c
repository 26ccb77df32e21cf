#include <math.h>

#include "longbond/quote.h"

double lb_auction_coupon_dec(double high_yield_dec)
{
    double eighths = floor(high_yield_dec * 800.0 + 1e-6);
    return (eighths < 1.0 ? 1.0 : eighths) / 800.0;
}

lb_status lb_auction_price(const lb_security *security, lb_date issue, double high_rate_dec,
                           const lb_pricing *market, double *price_px, double *accrued_px, lb_error *err)
{
    lb_pricing how = {0};
    if (market) {
        how = *market;
    }
    how.settle = issue;
    how.convention = LB_CONVENTION_TREASURY;
    how.rounding = LB_ROUND_OFFICIAL;
    lb_quote quote;
    lb_given given = security->type == LB_BILL ? LB_GIVEN_DISCOUNT : LB_GIVEN_YIELD;
    lb_status status = lb_security_quote(security, &how, given, high_rate_dec, &quote, err);
    if (status != LB_OK) {
        return status;
    }
    *price_px = quote.adjusted_clean_px;
    if (accrued_px) {
        *accrued_px = quote.adjusted_accrued_px;
    }
    return LB_OK;
}

double lb_ten_year_equivalents_usd(double par_usd, double dv01_px, double ten_year_dv01_px)
{
    return par_usd * dv01_px / ten_year_dv01_px;
}
