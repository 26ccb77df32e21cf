/* Why a yield moved: rows that add up, and the days its way is told by. */
#include "check_main.h"

#include <math.h>
#include <string.h>

#include "report/yield_fall.h"
#include "stored_fake_run.h"

/* A span of two days with these changes in bp. */
static lb_fall fall_of(const double changes_bp[LB_CAUSE_COUNT])
{
    lb_fall fall = {.maturity = LB_FALL_10Y, .start_dec = 0.0424};
    double sum = 0;
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        fall.change_dec[cause] = changes_bp[cause] / 1e4;
        sum += changes_bp[cause] / 1e4;
    }
    fall.end_dec = fall.start_dec + sum;
    return fall;
}

static const lb_fall_row *find(const lb_fall_row *rows, int count, const char *name)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(rows[i].name, name) == 0) {
            return &rows[i];
        }
    }
    return NULL;
}

START_TEST(the_term_premium_is_a_subtotal)
{
    double bp[LB_CAUSE_COUNT] = {0};
    bp[LB_CAUSE_EXPECTED_REAL] = -6;
    bp[LB_CAUSE_EXPECTED_INFLATION] = -1;
    bp[LB_CAUSE_TREASURY_SUPPLY] = 6;
    bp[LB_CAUSE_FLOW] = 2;
    bp[lb_cause_of_sector(LB_FOREIGN_OFFICIAL)] = 21;
    bp[lb_cause_of_sector(LB_HOUSEHOLDS)] = -5;
    lb_fall fall = fall_of(bp);
    lb_fall_row rows[LB_FALL_ROWS];
    int count = lb_fall_rows(&fall, rows);
    static const char *const head[] = {"expected_real", "expected_inflation", "term_premium",
                                       "treasury_supply"};
    static const int levels[] = {1, 1, 1, 2};
    for (int i = 0; i < 4; i++) {
        ck_assert_str_eq(rows[i].name, head[i]);
        ck_assert_int_eq(rows[i].level, levels[i]);
    }
    ck_assert_double_eq_tol(rows[2].change_bp, 24, 1e-9);
    ck_assert_double_eq_tol(find(rows, count, "foreign_official")->change_bp, 21, 1e-9);
    ck_assert_double_eq_tol(find(rows, count, "fed")->change_bp, 0,
                            1e-9); /* the market's causes always stand */
    ck_assert_ptr_null(find(rows, count, "other_holders"));
    ck_assert_double_eq_tol(lb_fall_premium_dec(&fall), 0.0024, 1e-15);
    ck_assert_double_eq_tol(lb_fall_gap_dec(&fall), 0, 1e-15);
    fall.end_dec += 0.0001;
    ck_assert_double_eq_tol(lb_fall_gap_dec(&fall), -0.0001, 1e-15); /* a part is missing */
}
END_TEST

START_TEST(holders_that_hardly_moved_it_are_one_row)
{
    double bp[LB_CAUSE_COUNT] = {0};
    bp[lb_cause_of_sector(LB_BANKS)] = 0.05;
    bp[lb_cause_of_sector(LB_DEALERS)] = 0.049;
    bp[lb_cause_of_sector(LB_INSURERS)] = -0.02;
    bp[LB_CAUSE_FED] = 0.01;
    lb_fall fall = fall_of(bp);
    lb_fall_row rows[LB_FALL_ROWS];
    int count = lb_fall_rows(&fall, rows);
    ck_assert_ptr_nonnull(find(rows, count, "banks"));
    ck_assert_ptr_null(find(rows, count, "dealers"));
    ck_assert_double_eq_tol(find(rows, count, "other_holders")->change_bp, 0.029, 1e-9);
    double sum = 0, one_by_one = 0;
    for (int i = 0; i < count; i++) {
        sum += rows[i].level == 2 ? rows[i].change_bp : 0;
        one_by_one += rows[i].level == 2 ? lb_fall_row_bp(&fall, rows, count, i) : 0;
        ck_assert_double_eq_tol(lb_fall_row_bp(&fall, rows, count, i), rows[i].change_bp, 1e-9);
    }
    ck_assert_double_eq_tol(sum, rows[2].change_bp, 1e-9);
    ck_assert_double_eq_tol(one_by_one, rows[2].change_bp, 1e-9);
}
END_TEST

START_TEST(a_stored_span_is_explained)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, fake_scenario);
    lb_stored_waterfall stored;
    lb_error err;
    ck_assert_int_eq(lb_store_waterfall(store, 1, LB_FALL_10Y, LB_DATE_NONE, LB_DATE_NONE, &stored, &err),
                     LB_OK);
    for (int day = 1; day < stored.count; day++) {
        lb_fall one = lb_fall_between(&stored, day - 1, day), whole = lb_fall_between(&stored, 0, day);
        ck_assert_double_eq_tol(lb_fall_gap_dec(&one), 0, 1e-12);
        ck_assert_double_eq_tol(lb_fall_gap_dec(&whole), 0, 1e-12);
        ck_assert_double_eq_tol(one.change_dec[LB_CAUSE_TREASURY_SUPPLY], 1e-6, 1e-15);
        ck_assert_int_eq(one.first, stored.dates[day - 1]);
    }
    lb_stored_waterfall_free(&stored);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(the_way_is_told_by_its_extremes_and_year_ends)
{
    lb_date dates[] = {lb_date_make(2026, 12, 30), lb_date_make(2026, 12, 31), lb_date_make(2027, 1, 4),
                       lb_date_make(2027, 12, 31), lb_date_make(2028, 1, 3)};
    double yields[] = {0.042, 0.041, 0.0415, 0.040, 0.043};
    double changes[5][LB_CAUSE_COUNT] = {{0}};
    lb_stored_waterfall way = {
        .maturity = LB_FALL_10Y, .count = 5, .dates = dates, .yield_dec = yields, .change_dec = changes};
    lb_fall_stop stops[LB_FALL_STOPS];
    ck_assert_int_eq(lb_fall_stops(&way, stops), 4);
    static const char *const wanted[] = {"start", "end of 2026", "low, end of 2027", "high, end"};
    static const int days[] = {0, 1, 3, 4};
    for (int i = 0; i < 4; i++) {
        ck_assert_str_eq(stops[i].what, wanted[i]);
        ck_assert_int_eq(stops[i].day, days[i]);
    }
    char title[16];
    ck_assert_str_eq(lb_fall_title(LB_FALL_30Y, title), "30-year");
    way.count = 1;
    ck_assert_int_eq(lb_fall_stops(&way, stops), 1);
    ck_assert_str_eq(stops[0].what, "start, low, high, end");
}
END_TEST

CHECK_MAIN("yield_fall", the_term_premium_is_a_subtotal, holders_that_hardly_moved_it_are_one_row,
           a_stored_span_is_explained, the_way_is_told_by_its_extremes_and_year_ends)
