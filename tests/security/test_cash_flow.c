#include "check_main.h"

#include "securities_for_tests.h"

static size_t flows_of(const lb_security *security, const char *settle, lb_cash_flow *flows)
{
    size_t count;
    lb_error err = {0};
    lb_pricing how = {.settle = day(settle)};
    ck_assert_msg(lb_security_cash_flows(security, &how, flows, 64, &count, &err) == LB_OK, "%s",
                  err.message);
    ck_assert_uint_eq(count, lb_security_cash_flow_count(security, how.settle));
    return count;
}

START_TEST(dates_stay_and_payments_move)
{
    lb_security note = make(LB_NOTE, 0.04, "2026-02-28", "2024-02-29", NULL);
    lb_cash_flow flows[64];
    ck_assert_uint_eq(flows_of(&note, "2024-03-01", flows), 4);
    ck_assert_int_eq(flows[0].date, day("2024-08-31")); /* a Saturday; Monday 2 September is Labor Day */
    ck_assert_int_eq(flows[0].payment_date, day("2024-09-03"));
    ck_assert_int_eq(flows[1].date, day("2025-02-28"));
    ck_assert_int_eq(flows[1].payment_date, day("2025-02-28"));
    ck_assert_int_eq(flows[3].date, day("2026-02-28")); /* a Saturday */
    ck_assert_int_eq(flows[3].payment_date, day("2026-03-02"));
    for (int i = 0; i < 4; i++) {
        ck_assert_double_eq(flows[i].interest_px, 2.0);
        ck_assert_double_eq(flows[i].principal_px, i == 3 ? 100.0 : 0.0);
    }
    /* On an interest date that day's interest is gone. */
    ck_assert_uint_eq(flows_of(&note, "2025-08-31", flows), 1);
    ck_assert_uint_eq(lb_security_cash_flow_count(&note, note.maturity), 0);
}
END_TEST

START_TEST(first_payments_match_the_published_examples)
{
    lb_cash_flow flows[64];
    /* Appendix B I.A.3: 8 3/8 %, 182 of 184 days: $41.419837 on $1,000. */
    lb_security brief = make(LB_NOTE, 0.08375, "1992-01-31", "1990-08-02", "1991-01-31");
    flows_of(&brief, "1990-08-02", flows);
    ck_assert_double_eq_tol(10.0 * flows[0].interest_px, 41.419837004, 1e-6);
    ck_assert_double_eq_tol(flows[1].interest_px, 4.1875, 1e-15);
    /* I.A.4: 7 7/8 %, 74 of 184 days and a full half-year: $55.210597810; before and after the stub has ended. */
    lb_security slow = make(LB_NOTE, 0.07875, "1995-08-15", "1990-12-03", "1991-08-15");
    ck_assert_uint_eq(flows_of(&slow, "1990-12-03", flows), 9);
    ck_assert_int_eq(flows[0].date, day("1991-08-15"));
    ck_assert_double_eq_tol(10.0 * flows[0].interest_px, 55.210597810, 1e-6);
    ck_assert_uint_eq(flows_of(&slow, "1991-03-01", flows), 9);
    ck_assert_double_eq_tol(10.0 * flows[0].interest_px, 55.210597810, 1e-6);
    ck_assert_double_eq_tol(flows[1].interest_px, 3.9375, 1e-15);
}
END_TEST

START_TEST(accrued_interest_matches_the_published_examples)
{
    /* I.D (1): 6 3/4 %, 92 of 184 days; (2): 10 3/4 %, 44 of 181 and 81 of 184 days; both on $1,000. */
    lb_security note = make(LB_NOTE, 0.0675, "2005-05-15", "2000-05-15", NULL);
    lb_pricing how = {.settle = day("2000-08-15"), .rounding = LB_ROUND_OFFICIAL};
    ck_assert_double_eq_tol(10.0 * quote_with(&note, how, LB_GIVEN_YIELD, 0.06).accrued_px, 16.87500, 1e-10);
    lb_security bond = make(LB_BOND, 0.1075, "2005-08-15", "1985-07-02", "1986-02-15");
    how.settle = day("1985-11-04");
    ck_assert_double_eq_tol(10.0 * quote_with(&bond, how, LB_GIVEN_YIELD, 0.1).accrued_px, 36.72798, 1e-10);
}
END_TEST

START_TEST(bills_and_strips_pay_once)
{
    lb_cash_flow flows[64];
    lb_security bill = make(LB_BILL, 0, "2025-07-05", NULL, NULL); /* a Saturday after Independence Day */
    ck_assert_uint_eq(flows_of(&bill, "2025-01-02", flows), 1);
    ck_assert_int_eq(flows[0].payment_date, day("2025-07-07"));
    ck_assert_double_eq(flows[0].interest_px, 0.0);
    ck_assert_double_eq(flows[0].principal_px, 100.0);
    lb_security strip = make(LB_STRIP, 0, "2045-05-15", NULL, NULL);
    ck_assert_uint_eq(flows_of(&strip, "2025-01-02", flows), 1);
    ck_assert_int_eq(flows[0].date, day("2045-05-15"));
    ck_assert_double_eq(flows[0].interest_px + flows[0].principal_px, 100.0);
    lb_error err;
    size_t count;
    lb_pricing how = {.settle = day("2025-01-02")};
    ck_assert_int_eq(lb_security_cash_flows(&strip, &how, flows, 0, &count, &err), LB_ERR_RANGE);
    how.settle = strip.maturity;
    ck_assert_int_eq(lb_security_cash_flows(&strip, &how, flows, 64, &count, &err), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("cash_flow", dates_stay_and_payments_move, first_payments_match_the_published_examples,
           accrued_interest_matches_the_published_examples, bills_and_strips_pay_once)
