/* The SOMA rolled forward from the snapshot: published levels, and what the importer derived from the official files. */
#include "check_main.h"
#include "data/sticky_rows.h"
#include "study/soma_hindcast.h"

#include <math.h>
#include <string.h>

static lb_error err;

/* New York Fed, SOMA holdings of 16 February 2022, USD millions: bills 326,044, notes and bonds 4,923,669, TIPS 385,088
 * with 74,664 of compensation, FRNs 29,154; H.4.1 of the day: 5,738,619. */
START_TEST(the_list_it_starts_from)
{
    lb_soma_hindcast h;
    ck_assert_int_eq(lb_soma_hindcast_make(LB_DATE_NONE, lb_date_make(2022, 4, 1), &h, &err), LB_OK);
    const lb_soma_day *day = &h.result.days[0];
    ck_assert_double_eq_tol(day->bills / 1e9, 326.04, 0.005);
    ck_assert_double_eq_tol(day->nominal / 1e9, 4923.67, 0.005);
    ck_assert_double_eq_tol(day->tips / 1e9, 385.09, 0.005);
    ck_assert_double_eq_tol(day->frns / 1e9, 29.15, 0.005);
    ck_assert_double_eq_tol(lb_soma_hindcast_level(&h, lb_date_make(2022, 2, 16), false), 5738619, 1);
    ck_assert(isnan(lb_soma_hindcast_level(&h, lb_date_make(2022, 2, 15), false)));
    ck_assert(isnan(lb_soma_hindcast_level(&h, lb_date_make(2022, 4, 2), false)));
    lb_soma_hindcast_free(&h);
}
END_TEST

/* TREAST, Wednesdays nobody fitted, USD millions: within a tenth of a per cent, a fifth of the goal. */
START_TEST(levels_of_the_h41)
{
    static const struct {
        int year, month, day;
        double mn;
    } published[] = {{2022, 6, 29, 5763933},  {2022, 12, 28, 5500834}, {2023, 6, 28, 5145080},
                     {2023, 11, 29, 4843174}, {2024, 5, 29, 4489444},  {2024, 12, 25, 4308893},
                     {2025, 1, 1, 4291106},   {2025, 8, 6, 4204501}};
    lb_soma_hindcast h;
    ck_assert_int_eq(lb_soma_hindcast_make(LB_DATE_NONE, lb_date_make(2025, 11, 30), &h, &err), LB_OK);
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        lb_date date = lb_date_make(published[i].year, published[i].month, published[i].day);
        double level = lb_soma_hindcast_level(&h, date, false);
        ck_assert_double_eq_tol(level / published[i].mn, 1, 0.001);
    }
    lb_soma_hindcast_free(&h);
}
END_TEST

/* The snapshot's tables lead to the snapshot's holdings of 30 September 2023: every CUSIP, to the cent. */
START_TEST(the_holdings_a_run_starts_with)
{
    lb_soma_hindcast h;
    lb_date day = lb_date_make(2023, 9, 30);
    ck_assert_int_eq(lb_soma_hindcast_make(day, day, &h, &err), LB_OK);
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "soma", &err);
    ck_assert_int_eq(h.result.holding_count, rows.count);
    for (int i = 0; i < rows.count; i++) {
        const lb_soma_position *p = &h.result.holdings[i];
        ck_assert_str_eq(p->cusip, lb_rows_text(&rows, i, "cusip"));
        ck_assert_int_eq(p->par_usd, lb_rows_decimal(&rows, i, "par_usd", 2));
        ck_assert_int_eq(p->redemption_usd, lb_rows_decimal(&rows, i, "redemption_usd", 2));
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    lb_soma_hindcast_free(&h);
}
END_TEST

/* What is rolled over leaves the day's auctions in whole hundreds: at most 50 dollars apart for coupons and for bills. */
START_TEST(rollovers_in_hundreds)
{
    lb_soma_hindcast h;
    ck_assert_int_eq(lb_soma_hindcast_make(LB_DATE_NONE, lb_date_make(2025, 11, 30), &h, &err), LB_OK);
    for (int i = 0; i < h.result.maturing_count; i++) {
        const lb_soma_maturing *m = &h.result.maturing[i];
        ck_assert_double_le(fabs(m->rolled - m->placed), 100);
    }
    lb_soma_hindcast_free(&h);
}
END_TEST

CHECK_MAIN("soma hindcast", the_list_it_starts_from, levels_of_the_h41, the_holdings_a_run_starts_with,
           rollovers_in_hundreds)
