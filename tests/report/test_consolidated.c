/* Treasury and Fed as one: a stock of four securities that can be added up by hand. */
#include "check_main.h"

#include <math.h>
#include <string.h>

#include "report/consolidated.h"

static const int64_t BN = 100000000000; /* cents */

static lb_stored_holding holding(int type, lb_date maturity, int64_t fed, int64_t government, int64_t banks,
                                 double px, double duration_yrs)
{
    lb_stored_holding out = {
        .type = (uint8_t)type, .maturity = maturity, .clean_px = px, .duration_yrs = duration_yrs};
    out.par[LB_FED] = fed;
    out.par[LB_GOVERNMENT_ACCOUNTS] = government;
    out.par[LB_BANKS] = banks;
    out.outstanding = fed + government + banks;
    return out;
}

static void make(lb_consolidated *out)
{
    lb_date today = lb_date_make(2026, 1, 30);
    lb_stored_holding holdings[] = {
        holding(LB_BILL, today + 90, 10 * BN, 0, 90 * BN, 99, 0.25),
        holding(LB_NOTE, lb_date_make(2029, 1, 30), 30 * BN, 10 * BN, 60 * BN, 100, 2.8),
        holding(LB_TIPS, lb_date_make(2036, 1, 30), 20 * BN, 0, 80 * BN, 95, 9),
        holding(LB_BOND, lb_date_make(2055, 11, 15), 50 * BN, 0, 50 * BN, 80, 16),
    };
    holdings[2].compensation[LB_FED] = 5 * BN;
    holdings[2].compensation[LB_BANKS] = 20 * BN;
    lb_stored_books books = {.at = today};
    books.position[LB_INSTR_RESERVES][LB_FED] = -100 * BN;
    books.position[LB_INSTR_RESERVES][LB_BANKS] = 100 * BN;
    books.position[LB_INSTR_ON_RRP][LB_FED] = -7 * BN;
    books.position[LB_INSTR_FOREIGN_RRP][LB_FED] = -13 * BN;
    books.position[LB_INSTR_TGA][LB_FED] = -900 * BN;
    books.position[LB_INSTR_CURRENCY][LB_FED] = -2000 * BN;
    lb_consolidated_of(holdings, 4, &books, 0.04, out);
}

START_TEST(maturities_are_where_they_belong)
{
    lb_consolidated view;
    make(&view);
    const lb_debt_profile *all = &view.side[LB_SIDE_OUTSTANDING], *fed = &view.side[LB_SIDE_FED],
                          *others = &view.side[LB_SIDE_PRIVATE], *one = &view.side[LB_SIDE_CONSOLIDATED];
    ck_assert_int_eq(all->by_maturity[LB_MATURITY_BILLS], 100 * BN);
    ck_assert_int_eq(all->by_maturity[LB_MATURITY_3], 100 * BN);  /* three years to the day */
    ck_assert_int_eq(all->by_maturity[LB_MATURITY_10], 125 * BN); /* ten years, indexed */
    ck_assert_int_eq(all->by_maturity[LB_MATURITY_30], 100 * BN);
    ck_assert_int_eq(fed->by_maturity[LB_MATURITY_10], 25 * BN);
    ck_assert_int_eq(view.side[LB_SIDE_GOVERNMENT].total, 10 * BN);
    ck_assert_int_eq(others->total, 300 * BN);
    /* reserves, ON RRP and the foreign pool; neither the TGA nor currency */
    ck_assert_int_eq(one->by_maturity[LB_MATURITY_OVERNIGHT], 120 * BN);
    ck_assert_int_eq(one->total, 420 * BN);
    ck_assert_double_eq_tol(one->bill_share_pct, 100 * 90.0 / 420, 1e-12);
}
END_TEST

START_TEST(sides_add_up_and_figures_are_means)
{
    lb_consolidated view;
    make(&view);
    for (int m = 0; m < LB_MATURITY_COUNT; m++) {
        ck_assert_int_eq(view.side[LB_SIDE_OUTSTANDING].by_maturity[m],
                         view.side[LB_SIDE_FED].by_maturity[m] +
                             view.side[LB_SIDE_GOVERNMENT].by_maturity[m] +
                             view.side[LB_SIDE_PRIVATE].by_maturity[m]);
    }
    const lb_debt_profile *others = &view.side[LB_SIDE_PRIVATE], *one = &view.side[LB_SIDE_CONSOLIDATED];
    /* 90 x 99 %, 60, 100 x 95 %, 50 x 80 % */
    double value = 89.1 + 60 + 95 + 40, risk = 89.1 * 0.25 + 60 * 2.8 + 95 * 9 + 40 * 16;
    ck_assert_double_eq_tol(others->duration_yrs, risk / value, 1e-9);
    ck_assert_double_eq_tol(one->duration_yrs, risk / (value + 120), 1e-9);
    ck_assert_double_eq_tol(one->wam_months, others->wam_months * 300 / 420, 1e-9);
    /* a new 10-year note at 4 %: 8.1757 years */
    ck_assert_double_eq_tol(others->tens_usd, risk * 1e9 / 8.1757, 1e-5 * others->tens_usd);
    ck_assert_double_eq(one->tens_usd, others->tens_usd);
    lb_date today = lb_date_make(2026, 1, 30);
    double days = 90 * 90 + 60.0 * (lb_date_make(2029, 1, 30) - today) +
                  100.0 * (lb_date_make(2036, 1, 30) - today) + 50.0 * (lb_date_make(2055, 11, 15) - today);
    ck_assert_double_eq_tol(others->wam_months, days / 300 / 365.25 * 12, 1e-9);
}
END_TEST

/* An older run kept no prices: principal and maturities are there, value is not made up. */
START_TEST(without_prices_there_is_no_duration)
{
    lb_stored_holding note = holding(LB_NOTE, lb_date_make(2029, 1, 30), BN, 0, BN, (double)NAN, (double)NAN);
    lb_stored_books books = {.at = lb_date_make(2026, 1, 30)};
    lb_consolidated view;
    lb_consolidated_of(&note, 1, &books, 0.04, &view);
    ck_assert_double_eq_tol(view.side[LB_SIDE_PRIVATE].wam_months, 36, 0.05);
    ck_assert(isnan(view.side[LB_SIDE_PRIVATE].duration_yrs));
    ck_assert(isnan(view.side[LB_SIDE_PRIVATE].tens_usd));
}
END_TEST

CHECK_MAIN("consolidated", maturities_are_where_they_belong, sides_add_up_and_figures_are_means,
           without_prices_there_is_no_duration)
