/* Auctions as a desk would note them. */
#include "check_main.h"

#include <jansson.h>

#include "shown_run.h"

/* Seven reopenings of the 10-year note: $1 billion four times (bids 2.5 and 0.1 billion: cover 2.60), 2 billion twice
 * (5.1 / 2 = 2.55), then 40 billion (100.1 / 40 = 2.50); and one of TIPS of the same term between them. */
static void begin(void)
{
    static const int64_t bn[] = {1, 1, 1, 1, 2, 2, 40};
    lb_model *model = fake_model_new();
    model->offering_count = 0;
    for (int i = 0; i < 7; i++) {
        fake_offering(model, 3, true, fake_date(2023, 10, 2) + 28 * i, bn[i], 95, 0.045);
        if (i == 3) {
            fake_offering(model, 5, true, fake_date(2023, 12, 27), 18, 96, 0.018);
        }
    }
    shown_begin();
    shown_run(model, "cleared", fake_step);
    fake_model_free(model);
}

static json_t *auctions_of(const char *arguments)
{
    json_error_t why;
    json_t *root = json_loads(shown(&lb_cmd_show, arguments), 0, &why);
    ck_assert_msg(root != NULL, "%s", why.text);
    json_t *auctions = json_incref(json_object_get(root, "auctions"));
    json_decref(root);
    return auctions;
}

static double number(json_t *auctions, size_t index, const char *key)
{
    json_t *value = json_object_get(json_array_get(auctions, index), key);
    return json_is_number(value) ? json_number_value(value) : NAN;
}

START_TEST(a_result_stands_beside_the_mean_of_six)
{
    begin();
    json_t *auctions = auctions_of("--auctions --tenor 10-Year --json");
    ck_assert_uint_eq(json_array_size(auctions), 7);
    for (size_t i = 0; i < 7; i++) {
        ck_assert_double_eq(number(auctions, i, "bid_to_cover_ratio"), i < 4 ? 2.60 : i < 6 ? 2.55 : 2.50);
        ck_assert_double_eq_tol(number(auctions, i, "tail_bp"), 1.2, 1e-6);
        ck_assert_double_eq_tol(number(auctions, i, "when_issued_yield"), 4.488, 1e-9);
        ck_assert_double_eq_tol(number(auctions, i, "dealers_pct"), 20, 1e-9);
        ck_assert_double_eq_tol(number(auctions, i, "directs_pct"), 15, 1e-9);
        ck_assert_double_eq_tol(number(auctions, i, "indirects_pct"), 65, 1e-9);
        if (i < 6) { /* a mean of fewer would not be one of six */
            ck_assert(isnan(number(auctions, i, "bid_to_cover_mean_of_6")));
        }
    }
    ck_assert_double_eq_tol(number(auctions, 6, "bid_to_cover_mean_of_6"), (4 * 2.60 + 2 * 2.55) / 6, 1e-9);
    ck_assert_double_eq_tol(number(auctions, 6, "dealers_pct_mean_of_6"), 20, 1e-9);
    json_decref(auctions);
    const char *text = shown(&lb_cmd_show, "--auctions");
    ck_assert_msg(
        strstr(text, " cover  mean of 6  dealers %  mean of 6  directs %  indirects %  at high %") != NULL,
        "%s", text);
    ck_assert_msg(strstr(text, "  4.500  4.488     +1.2   2.50       2.58       20.0       20.0       15.0"
                               "         65.0       41.2    4.000") != NULL,
                  "%s", text);
    shown_end();
}
END_TEST

START_TEST(one_tenor_is_picked)
{
    begin();
    json_t *auctions = auctions_of("--auctions --json");
    ck_assert_uint_eq(json_array_size(auctions), 8);
    json_decref(auctions);
    shown_end();
    shown_begin();
    lb_model *model = fake_model_new();
    shown_run(model, "cleared", fake_step);
    fake_model_free(model);
    static const struct {
        const char *tenor;
        size_t count;
    } picks[] = {{"10-Year", 3}, {"CMB", 1}, {"2-Year", 1}, {"20-Year", 1}, {"30-Year", 0}, {"4-Week", 0}};
    for (size_t i = 0; i < sizeof picks / sizeof picks[0]; i++) {
        char line[80];
        snprintf(line, sizeof line, "--auctions --json --tenor %s", picks[i].tenor);
        auctions = auctions_of(line);
        ck_assert_msg(json_array_size(auctions) == picks[i].count, "%s: %zu", picks[i].tenor,
                      json_array_size(auctions));
        json_decref(auctions);
    }
    ck_assert_ptr_nonnull(
        strstr(shown(&lb_cmd_show, "--auctions --tenor 30-year"), "did you mean '30-Year'?"));
    ck_assert_ptr_nonnull(strstr(shown(&lb_cmd_show, "--tenor 30-Year"), "--tenor goes with --auctions"));
    shown_end();
}
END_TEST

CHECK_MAIN("show_auctions", a_result_stands_beside_the_mean_of_six, one_tenor_is_picked)
