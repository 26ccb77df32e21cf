#include "valuation.h"

#include "market/given_curve.h"
#include "num/lb_math.h"

#include <math.h>

static const double DAYS_A_QUARTER = 365.25 / 4;

/* Principal and annuity of a maturity at yield `y`, semiannual bond equivalent. */
static lb_valuation_point point_at(double years, double y)
{
    double lost = -lb_expm1(-2 * years * lb_log1p(y / 2)), discount = 1 / (1 + y / 2);
    lb_valuation_point out = {.principal = 1 - lost};
    out.principal_fall = years * out.principal * discount;
    out.principal_bend = (years + 0.5) * out.principal_fall * discount;
    if (fabs(y) > 1e-4) {
        out.annuity = lost / y;
        out.annuity_fall = (out.annuity - out.principal_fall) / y;
        out.annuity_bend = (2 * out.annuity_fall - out.principal_bend) / y;
    } else { /* the differences would lose their digits: a series around zero */
        out.annuity_bend = years * (years + 0.5) * (years + 1) / 3;
        out.annuity_fall = years * (years + 0.5) / 2 - y * out.annuity_bend;
        out.annuity = years - y * years * (years + 0.5) / 2 + y * y / 2 * out.annuity_bend;
    }
    return out;
}

void lb_valuation_open(const lb_world *world, lb_valuation *out)
{
    out->today = *lb_wc_date(world);
    for (int q = 0; q <= LB_VALUATION_QUARTERS; q++) {
        double years = q / 4.0;
        out->nominal[q] = point_at(years, lb_given_yield(world, years));
        out->real[q] = point_at(years, lb_given_real_yield(world, years));
    }
}

static double between(double low, double high, double up)
{
    return low + up * (high - low);
}

/* A bond between two points of the tables, whose yield lies `spread` over the curve. */
static lb_security_worth bond_worth(const lb_valuation_point *points, int days, double coupon_dec,
                                    double spread)
{
    double at = fmin(days / DAYS_A_QUARTER, LB_VALUATION_QUARTERS - 1e-9);
    int quarter = (int)at;
    const lb_valuation_point *low = &points[quarter], *high = low + 1;
    double up = at - quarter;
    double px =
        between(low->principal + coupon_dec * low->annuity, high->principal + coupon_dec * high->annuity, up);
    double fall = between(low->principal_fall + coupon_dec * low->annuity_fall,
                          high->principal_fall + coupon_dec * high->annuity_fall, up);
    double bend = between(low->principal_bend + coupon_dec * low->annuity_bend,
                          high->principal_bend + coupon_dec * high->annuity_bend, up);
    px += spread * (spread * bend / 2 - fall);
    fall -= spread * bend;
    return (lb_security_worth){100 * px, fall / px};
}

lb_security_worth lb_security_worth_of(const lb_valuation *valuation, const lb_model *model,
                                       const lb_world *world, int security)
{
    const lb_security *terms = &model->securities[security];
    int days = terms->maturity - valuation->today;
    if (days <= 0 || terms->type == LB_FRN) {
        return (lb_security_worth){100, 0};
    }
    if (terms->type == LB_BILL) {
        double years = days / 365.0, px = lb_given_bill_price(world, days);
        return (lb_security_worth){px, years * px / 100};
    }
    return bond_worth(terms->type == LB_TIPS ? valuation->real : valuation->nominal, days,
                      lb_wc_coupon_dec(world)[security], lb_wc_spread_to_curve(world)[security]);
}
