#include "pace.h"

#include "cash_forecast.h"

/* How often a year each tenor is sold new and reopened (MODEL.md D.1). */
static const struct {
    uint8_t tenor, new_issues, reopenings;
} pace[] = {
    {LB_2Y, 12, 0}, {LB_3Y, 12, 0}, {LB_5Y, 12, 0},     {LB_7Y, 12, 0},      {LB_10Y, 4, 8},
    {LB_20Y, 4, 8}, {LB_30Y, 4, 8}, {LB_TIPS_5Y, 2, 2}, {LB_TIPS_10Y, 2, 4}, {LB_TIPS_30Y, 1, 1},
};
enum { TENORS = sizeof pace / sizeof pace[0], MONTHS = 12 };

/* The sizes the market knows are those to the end of the quarter that the last refunding statement (first days of February,
 * May, August, November) announced. */
static lb_date known_until(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    int after_refunding = (ymd.month + 1) % 3; /* 0 in the month of the statement */
    return lb_date_add_months(lb_date_make(ymd.year, ymd.month, 1), 2 - after_refunding, false);
}

void lb_treasury_monthly_sizes(const lb_world *world, lb_date date, double monthly[LB_TENOR_COUNT])
{
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        monthly[tenor] = 0;
    }
    lb_date replacing =
        *lb_wc_addon_from(world); /* announced with the programme, however far ahead it begins */
    date = known_until(date);
    date = replacing != LB_DATE_NONE && replacing > date ? replacing : date;
    for (int i = 0; i < TENORS; i++) {
        int tenor = pace[i].tenor;
        double year = 0;
        if (pace[i].new_issues > 0) {
            year += pace[i].new_issues * (double)lb_coupon_size(world, tenor, false, date);
        }
        if (pace[i].reopenings > 0) {
            year += pace[i].reopenings * (double)lb_coupon_size(world, tenor, true, date);
        }
        monthly[tenor] = year / MONTHS / 100;
    }
}

double lb_treasury_sold_a_year(const lb_world *world, double by_tenor[LB_TENOR_COUNT])
{
    double sum = 0, raised = 1 + *lb_wc_addon_raise(world);
    lb_date today = *lb_wc_date(world);
    lb_treasury_monthly_sizes(world, today, by_tenor); /* with the raise, however far ahead it begins */
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        by_tenor[tenor] = MONTHS * 100 * by_tenor[tenor] / raised;
    }
    by_tenor[LB_FRN_2Y] = 4 * (double)lb_coupon_size(world, LB_FRN_2Y, false, today) +
                          8 * (double)lb_coupon_size(world, LB_FRN_2Y, true, today);
    by_tenor[LB_FRN_2Y] /= today >= *lb_wc_addon_from(world) ? raised : 1;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        sum += by_tenor[tenor];
    }
    return sum;
}

void lb_treasury_pending_sizes(const lb_model *model, const lb_world *world,
                               const double monthly[LB_TENOR_COUNT], double pending[LB_TENOR_COUNT])
{
    lb_date today = *lb_wc_date(world);
    lb_ymd ymd = lb_date_ymd(today);
    lb_date first = lb_date_make(ymd.year, ymd.month, 1);
    double passed = (today - first + 1) / LB_DAYS_A_MONTH;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        pending[tenor] = passed * monthly[tenor];
    }
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        /* what is sold at a month's end settles on the next month's first days: still that month's */
        if (offering->settle > first + 3 && offering->settle <= today && monthly[offering->tenor] > 0) {
            pending[offering->tenor] -= (double)lb_wc_offering_par(world)[o] / 100;
        }
    }
}
