/* What show --waterfall, the headline and diff say of why a yield moved. */
#include "check_main.h"

#include <jansson.h>
#include <math.h>

#include "cli/waterfall_output.h"
#include "shown_run.h"

static void has(const char *text, const char *piece)
{
    ck_assert_msg(strstr(text, piece) != NULL, "no '%s' in:\n%s", piece, text);
}

/* The same market in which foreign official holders also add a basis point to each yield from the 20th day on. */
static lb_status selling_step(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_status status = fake_step(model, world, err);
    if (*lb_wc_step_count(world) >= 20) {
        for (int maturity = 0; maturity < LB_WATERFALL_COUNT; maturity++) {
            lb_w_waterfall(world)[maturity * LB_CAUSE_COUNT + lb_cause_of_sector(LB_FOREIGN_OFFICIAL)] +=
                1e-4;
            lb_w_observable(world)[LB_OBS_yield_2y + maturity] += 0.01;
        }
    }
    return status;
}

static void begin(void)
{
    lb_model *model = fake_model_new();
    shown_begin();
    shown_run(model, "cleared", fake_step);
    shown_run(model, "cleared", selling_step);
    model->scenario.yields = LB_YIELDS_GIVEN;
    shown_run(model, "given", fake_step);
    fake_model_free(model);
}

/* 168 days: supply 168 x 0.01 bp, banks 168 x -0.004 bp, the 10-year by 30 sin(168/20) bp. */
START_TEST(a_run_is_told_by_cause)
{
    begin();
    const char *text = shown(&lb_cmd_show, "1 --waterfall 10y");
    double moved = 30 * sin(168 / 20.0);
    has(text, "Why the 10-year yield moved         2023-09-30  2024-05-31    change\n");
    ck_assert_double_eq_tol(shown_figure(text, "10-year yield "), moved, 0.051);
    ck_assert_double_eq_tol(shown_figure(text, "  Expected real short rate"), 0.3 * moved, 0.051);
    ck_assert_double_eq_tol(shown_figure(text, "  Term premium"), 0.6 * moved, 0.051);
    ck_assert_double_eq_tol(shown_figure(text, "    Treasury supply"), 1.68, 0.051);
    ck_assert_double_eq_tol(shown_figure(text, "    Banks"), -0.672, 0.051);
    ck_assert_double_eq_tol(shown_figure(text, "    Other holders"), -0.0168 + 0.00336, 0.051);
    ck_assert(isnan(shown_figure(text, "    Insurers"))); /* among the others */
    ck_assert_double_eq_tol(shown_figure(text, "sum of the parts less the whole:"), 0, 1e-8);
    shown_end();
}
END_TEST

START_TEST(a_day_and_a_span_are_told)
{
    begin();
    const char *text =
        shown(&lb_cmd_show, "1 --waterfall 30y --on 2024-01-16"); /* the day before was a holiday */
    has(text, " 2024-01-12  2024-01-16 ");
    double moved = 30 * (sin(72 / 20.0) - sin(71 / 20.0));
    ck_assert_double_eq_tol(shown_figure(text, "30-year yield "), moved, 0.051);
    text = shown(&lb_cmd_show, "1 --waterfall 2y --from 2023-11-11 --on 2023-12-29"); /* from a Saturday */
    has(text, " 2023-11-10  2023-12-29 ");
    text = shown(&lb_cmd_show, "1 --waterfall 2y --from 2023-12-29");
    has(text, " 2023-12-29  2024-05-31 ");
    text = shown(&lb_cmd_show, "1 --waterfall 5y --every quarter");
    has(text, "\n2023-12-29 ");
    has(text, "\n2024-03-29 ");
    ck_assert_ptr_null(strstr(text, "2024-01"));
    shown_end();
}
END_TEST

START_TEST(what_cannot_be_told_says_why)
{
    begin();
    has(shown(&lb_cmd_show, "3 --waterfall 10y"), "run 3 has no waterfall: its yields are given");
    has(shown(&lb_cmd_show, "1 --waterfall 10yr"), "unknown value '10yr'; did you mean '10y'?");
    has(shown(&lb_cmd_show, "1 --waterfall seven"), "it must be one of: 2y, 5y, 10y, 20y, 30y");
    has(shown(&lb_cmd_show, "1 --waterfall 10y --on 2024-01-15"), "--on: 2024-01-15 is not a business day");
    has(shown(&lb_cmd_show, "1 --waterfall 10y --on 2023-09-30"), "--on: 2023-09-30 is not a business day");
    has(shown(&lb_cmd_show, "1 --waterfall 10y --from 2025-01-15"),
        "--from: 2025-01-15 is not a day of run 1");
    has(shown(&lb_cmd_show, "1 --waterfall 10y --from 2024-02-01 --on 2024-02-01"), "--from must lie before");
    has(shown(&lb_cmd_show, "1 --from 2024-02-01"), "--from goes with --waterfall");
    has(shown(&lb_cmd_show, "1 --on 2024-02-01"),
        "--on goes with --holders, --waterfall, --fed-accounts or --consolidated");
    has(shown(&lb_cmd_show, "1 --waterfall 10y --auctions"),
        "give one of --auctions and --waterfall, not both");
    shown_end();
}
END_TEST

START_TEST(every_choice_is_a_maturity)
{
    char line[64];
    begin();
    for (int maturity = 0; maturity < LB_WATERFALL_COUNT; maturity++) {
        const char *word = lb_waterfall_word(maturity);
        snprintf(line, sizeof line, "1 --waterfall %s", word);
        char title[16], wanted[64];
        snprintf(wanted, sizeof wanted, "Why the %s yield moved", lb_fall_title(maturity, title));
        has(shown(&lb_cmd_show, line), wanted);
    }
    shown_end();
}
END_TEST

/* As JSON each day's causes add up to its change. */
START_TEST(json_tells_every_day)
{
    begin();
    json_error_t why;
    json_t *root = json_loads(shown(&lb_cmd_show, "1 --waterfall 20y --json"), 0, &why);
    ck_assert_msg(root != NULL, "%s", why.text);
    json_t *days = json_object_get(root, "days");
    ck_assert_uint_eq(json_array_size(days), 169);
    for (size_t i = 0; i < json_array_size(days); i++) {
        json_t *day = json_array_get(days, i);
        double sum = 0;
        for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
            sum += json_number_value(json_object_get(day, lb_cause_word(cause)));
        }
        ck_assert_double_eq_tol(sum, json_number_value(json_object_get(day, "change_bp")), 1e-8);
    }
    json_t *all = json_object_get(root, "waterfall");
    ck_assert_double_eq_tol(json_number_value(json_object_get(all, "sum_less_whole_bp")), 0, 1e-8);
    ck_assert_str_eq(json_string_value(json_object_get(all, "maturity")), "20y");
    json_decref(root);
    root = json_loads(shown(&lb_cmd_show, "1 --waterfall 20y --json --every month"), 0, &why);
    ck_assert_uint_eq(json_array_size(json_object_get(root, "days")), 9);
    json_decref(root);
    shown_end();
}
END_TEST

START_TEST(the_headline_has_the_way_of_the_ten_year)
{
    begin();
    const char *text = shown(&lb_cmd_show, "1");
    has(text, "\nWhy the 10-year yield moved ");
    has(text, "\nThe 10-year yield on its way ");
    has(text, "\nstart                         2023-09-30  4.59 %\n");
    has(text, "\nend of 2023                   2023-12-29 ");
    has(text, "\nlow                           2024-02-15  4.29 %  -30.0 bp "); /* sin(4.7) */
    has(text, "\nhigh                          2024-05-15  4.89 %  +30.0 bp "); /* sin(7.85) */
    text = shown(&lb_cmd_show, "3");
    has(text, "10-year par yield");
    ck_assert_ptr_null(strstr(text, "Why the"));
    json_t *root = json_loads(shown(&lb_cmd_show, "1 --json"), 0, NULL);
    ck_assert_uint_eq(json_array_size(json_object_get(root, "path")), 5);
    ck_assert(json_is_object(json_object_get(root, "waterfall")));
    json_decref(root);
    shown_end();
}
END_TEST

START_TEST(diff_names_the_cause)
{
    begin();
    const char *text = shown(&lb_cmd_diff, "1 2");
    has(text, "Why the 10-year yield moved ");
    ck_assert_double_eq_tol(shown_figure(text, "    Foreign official"), 1, 1e-9);
    ck_assert_double_eq_tol(shown_figure(text, "  Term premium"), 1, 1e-9);
    ck_assert_double_eq_tol(shown_figure(text, "10-year yield since 2023-09-30"), 1, 1e-9);
    ck_assert_double_eq_tol(shown_figure(text, "    Treasury supply"), 0, 1e-9);
    ck_assert_ptr_null(strstr(shown(&lb_cmd_diff, "1 3"), "Why the"));
    json_t *root = json_loads(shown(&lb_cmd_diff, "1 2 --json"), 0, NULL);
    json_t *difference = json_object_get(json_object_get(root, "waterfall"), "difference_bp");
    ck_assert_double_eq_tol(json_number_value(json_object_get(difference, "foreign_official")), 1, 1e-9);
    ck_assert_double_eq_tol(json_number_value(json_object_get(difference, "treasury_supply")), 0, 1e-9);
    json_decref(root);
    shown_end();
}
END_TEST

CHECK_MAIN("show_waterfall", a_run_is_told_by_cause, a_day_and_a_span_are_told, what_cannot_be_told_says_why,
           every_choice_is_a_maturity, json_tells_every_day, the_headline_has_the_way_of_the_ten_year,
           diff_names_the_cause)
