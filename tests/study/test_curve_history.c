/* Curves of 2010 to 2013 against the prices and the published par yields (with LONGBOND_DATA only). */
#include "study/curve_history.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"

/* Every eighth trading day would be as good and quicker, but it is two seconds. */
START_TEST(curves_of_2010_to_2013)
{
    const char *data = getenv("LONGBOND_DATA");
    if (!data) {
        printf("skipped: LONGBOND_DATA is not set\n");
        return;
    }
    char path[512];
    lb_error err;
    lb_fedinvest prices;
    lb_par_yields published;
    lb_price_days days;
    lb_curve_history history;
    snprintf(path, sizeof path, "%s/prices/fedinvest_daily_prices_2010_2013.csv.gz", data);
    ck_assert_msg(lb_fedinvest_read(path, &prices, &err) == LB_OK, "%s", err.message);
    snprintf(path, sizeof path, "%s/curves/FRB_H15_treasury_CMT_daily_1962_2015.csv", data);
    ck_assert_msg(lb_par_yields_read(path, &published, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(lb_price_days_build(&prices, NULL, &days, &err), LB_OK);
    unsigned methods = 1u << LB_FIT_SVENSSON | 1u << LB_FIT_SPLINE;
    ck_assert_msg(lb_curve_history_run(&days, LB_DATE_NONE, LB_DATE_NONE, methods, &history, &err) == LB_OK,
                  "%s", err.message);
    ck_assert_int_eq(history.day_count, 1002);
    for (int i = 0; i < history.day_count; i++) {
        ck_assert_str_eq(history.days[i].refusal, "");
    }
    /* Goals 3.5 and 2; found 2.1 and 1.4. */
    ck_assert_double_lt(lb_curve_history_rms_bp(&history, LB_FIT_SVENSSON, false, 0.5), 2.3);
    ck_assert_double_lt(lb_curve_history_rms_bp(&history, LB_FIT_SPLINE, false, 0.5), 1.6);
    /* The publication is made from the newest securities: with their spread to the curve the par yields agree to less
     * than its rounding to whole basis points and the hour between the two. Without it the ten-year differs by its
     * premium, 10 bp in 2010. */
    static const lb_tenor tenors[] = {LB_TENOR_2YR, LB_TENOR_3YR,  LB_TENOR_5YR,
                                      LB_TENOR_7YR, LB_TENOR_10YR, LB_TENOR_30YR};
    for (size_t k = 0; k < sizeof tenors / sizeof tenors[0]; k++) {
        double with = lb_curve_history_median_bp(&history, LB_FIT_SPLINE, &published, tenors[k], 0, true);
        double without = lb_curve_history_median_bp(&history, LB_FIT_SPLINE, &published, tenors[k], 0, false);
        ck_assert_double_lt(with, 1.0);
        ck_assert_double_lt(without, 4.5);
        with = lb_curve_history_median_bp(&history, LB_FIT_SVENSSON, &published, tenors[k], 0, true);
        ck_assert_double_lt(with, 1.0);
    }
    /* The one price of these years that is wrong beyond doubt: 2.6 % among neighbours at 0.2 %. */
    bool found = false;
    for (int i = 0; i < history.fault_count; i++) {
        found = found || (strcmp(history.faults[i].cusip, "912828EJ5") == 0 &&
                          history.faults[i].date == lb_date_make(2010, 5, 24));
    }
    ck_assert(found);
    ck_assert_int_lt(history.fault_count, 10);
    lb_curve_history_free(&history);
    lb_price_days_free(&days);
    lb_par_yields_free(&published);
    lb_fedinvest_free(&prices);
}
END_TEST

CHECK_MAIN("curve_history", curves_of_2010_to_2013)
