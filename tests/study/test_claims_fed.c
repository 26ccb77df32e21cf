/* The claims of the article of February 2026 on short for long (CLAIMS A4), beside the shipped scenarios. Bands are those of
 * the claims' table; what the model misses is tested for its sign and its arithmetic alone. */
#include "check_main.h"

#include "fed/programmes_for_tests.h"
#include "study/claims_fed.h"

static void measure(const char *name, lb_programme_effect *effect)
{
    char file[300];
    lb_scenario scenario;
    lb_error err;
    snprintf(file, sizeof file, LONGBOND_SOURCE_DIR "/scenarios/fed-short-for-long/%s.yaml", name);
    ck_assert_msg(lb_scenario_read(file, &scenario, &err) == LB_OK, "%s", err.message);
    ck_assert(scenario.claims_fed);
    ck_assert_msg(lb_measure_programmes(&scenario, NULL, NULL, effect, &err) == LB_OK, "%s", err.message);
}

/* The n-th row of a claim. */
static const lb_claim_row *row_of(const lb_claim_row *rows, int count, const char *id, int n)
{
    for (int i = 0; i < count; i++) {
        if (strcmp(rows[i].id, id) == 0 && n-- == 0) {
            return &rows[i];
        }
    }
    ck_abort_msg("no row %d of %s", n, id);
    return NULL;
}

static void holds(const lb_claim_row *row, double low, double high)
{
    ck_assert_msg(row->value >= low && row->value <= high, "%s %s: %.3f, not %.3f to %.3f", row->id,
                  row->what, row->value, low, high);
    ck_assert_int_eq(row->verdict, LB_CLAIM_HOLDS);
}

/* A verdict is the band's, and without a band or a figure there is none. */
static void check_verdicts(const lb_claim_row *rows, int count)
{
    ck_assert_int_le(count, LB_CLAIM_ROWS);
    for (int i = 0; i < count; i++) {
        const lb_claim_row *row = &rows[i];
        bool judged = !isnan(row->low) && !isnan(row->value);
        bool inside = row->value >= row->low && row->value <= row->high;
        ck_assert_int_eq(row->verdict, !judged ? LB_CLAIM_SHOWN : inside ? LB_CLAIM_HOLDS : LB_CLAIM_MISSED);
        ck_assert_int_gt((int)strlen(lb_claim_verdict_word(row->verdict)), 4);
        ck_assert_int_lt((int)strlen(row->how), LB_CLAIM_TEXT - 1); /* not cut off */
    }
}

/* CLAIMS A4.01 to A4.05: the Fed of 30 January 2026. */
static void check_start(const lb_claim_row *rows, int count)
{
    holds(row_of(rows, count, "A4.01", 0), 6.6 - 0.05, 6.6 + 0.05);
    holds(row_of(rows, count, "A4.02", 0), 11.5, 12.5);
    holds(row_of(rows, count, "A4.03", 0), 8.9 - 0.2, 8.9 + 0.2);
    holds(row_of(rows, count, "A4.04", 0), 36, 40);
    holds(row_of(rows, count, "A4.05", 0), 6.75 - 0.2, 6.75 + 0.2);
}

/* A4.06: 1.9 tn mature, bills of 3.8 tn, 60 % by the article and 64.5 % by its own amounts (MODEL.md C.5), 4 years. */
static void check_transition(const lb_claim_row *rows, int count)
{
    holds(row_of(rows, count, "A4.06", 0), 1.8, 2.0);
    holds(row_of(rows, count, "A4.06", 1), 3.5, 4.1);
    holds(row_of(rows, count, "A4.06", 2), 60, 65);
    holds(row_of(rows, count, "A4.06", 3), 4, 5);
    ck_assert_int_eq(row_of(rows, count, "A4.06", 4)->verdict, LB_CLAIM_SHOWN);
}

/* A4.09: an offset is its coefficient times the premium above it, of the other sign. */
static void check_offsets(const lb_programme_effect *effect, const lb_claim_row *rows, int count, int first,
                          double premium_bp)
{
    for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
        const lb_claim_row *row = row_of(rows, count, "A4.09", first + reading);
        ck_assert_double_eq(row->value, effect->offset[reading] * premium_bp);
        ck_assert_double_lt(effect->offset[reading], 0);
    }
}

START_TEST(uncoordinated_is_what_the_article_says_where_it_adds_up)
{
    static lb_programme_effect effect;
    lb_claim_row rows[LB_CLAIM_ROWS];
    measure("uncoordinated", &effect);
    int count = lb_claims_fed(&effect, rows);
    check_verdicts(rows, count);
    check_start(rows, count);
    check_transition(rows, count);
    const double *start = effect.start, *end = effect.with;
    double parts = start[LB_OBS_soma_bills] + end[LB_OBS_redirected] + end[LB_OBS_fed_bought_agency] +
                   end[LB_OBS_fed_bought_reserves];
    /* what waits to be spent at the end is less than a month of it */
    ck_assert_double_ge(parts, end[LB_OBS_soma_bills] - 1);
    ck_assert_double_le(parts - end[LB_OBS_soma_bills], 100e3);
    /* A4.07: more duration, a higher premium, all the way */
    const lb_claim_row *tens = row_of(rows, count, "A4.07", 0), *mean = row_of(rows, count, "A4.07", 1),
                       *at_once = row_of(rows, count, "A4.07", 2);
    ck_assert_double_gt(lb_effect_tens_bn(&effect), 0);
    ck_assert_double_eq_tol(tens->value, (lb_effect_tens_bn(&effect) + lb_effect_mbs_tens_bn(&effect)) / 1e3,
                            1e-12);
    ck_assert_double_gt(mean->value, 0);
    ck_assert_double_eq(mean->value, effect.last_year_bp);
    ck_assert_double_ge(effect.widest_bp, mean->value);
    ck_assert_double_eq_tol(at_once->value, effect.bp_per_trillion * tens->value, 1e-9);
    for (int i = 0; i < effect.years; i++) {
        ck_assert_double_gt(effect.premium_bp[i], 0);
    }
    ck_assert_int_ne(mean->verdict, LB_CLAIM_SHOWN);
    ck_assert_int_ne(at_once->verdict, LB_CLAIM_SHOWN);
    check_offsets(&effect, rows, count, 0, mean->value);
    check_offsets(&effect, rows, count, 2, at_once->value);
    ck_assert_int_ne(row_of(rows, count, "A4.09", 0)->verdict, LB_CLAIM_SHOWN);
    /* A4.08 is about a Treasury that answers */
    ck_assert_int_eq(row_of(rows, count, "A4.08", 0)->verdict, LB_CLAIM_SHOWN);
    ck_assert_int_eq(row_of(rows, count, "A4.08", 1)->verdict, LB_CLAIM_SHOWN);
    ck_assert_int_lt((int)end[LB_OBS_private_bill_share], (int)effect.without[LB_OBS_private_bill_share]);
}
END_TEST

START_TEST(coordinated_leaves_private_holders_as_they_were)
{
    static lb_programme_effect effect;
    lb_claim_row rows[LB_CLAIM_ROWS];
    measure("coordinated", &effect);
    int count = lb_claims_fed(&effect, rows);
    check_verdicts(rows, count);
    check_start(rows, count);
    check_transition(rows, count);
    holds(row_of(rows, count, "A4.08", 0), 24 - 1, 24 + 1);
    /* the debt shortens; how far is not what the article says, and is shown with a verdict */
    const lb_claim_row *wam = row_of(rows, count, "A4.08", 1);
    ck_assert_double_lt(wam->value, effect.start[LB_OBS_wam_months]);
    ck_assert_double_lt(wam->value, effect.without[LB_OBS_wam_months]);
    ck_assert_int_ne(wam->verdict, LB_CLAIM_SHOWN);
    ck_assert_int_gt((int)strlen(wam->how), 20);
    /* and nothing else: a twentieth of a point on ten years at most, now and then and on average */
    ck_assert_double_le(fabs(effect.last_year_bp), 5);
    ck_assert_double_le(fabs(effect.widest_bp), 5);
    ck_assert_double_le(
        fabs(effect.with[LB_OBS_private_bill_share] - effect.without[LB_OBS_private_bill_share]), 1);
    ck_assert_int_eq(row_of(rows, count, "A4.07", 1)->verdict, LB_CLAIM_SHOWN);
    ck_assert_int_eq(row_of(rows, count, "A4.09", 0)->verdict, LB_CLAIM_SHOWN);
}
END_TEST

/* The rows on an effect made up: bands are inclusive, and what is beside two runs is taken from the right one. */
START_TEST(rows_are_arithmetic_of_the_effect)
{
    static lb_programme_effect effect;
    lb_claim_row rows[LB_CLAIM_ROWS];
    memset(&effect, 0, sizeof effect);
    effect.start[LB_OBS_fed_assets] = 6.55e6;
    effect.start[LB_OBS_reserves_to_bank_assets] = 12.51;
    effect.start[LB_OBS_marketable] = 30e6;
    effect.start[LB_OBS_mbs] = 2e6;
    effect.with[LB_OBS_mbs] = 1e6;
    effect.with[LB_OBS_private_tens] = 12e6;
    effect.without[LB_OBS_private_tens] = 11e6;
    effect.with[LB_OBS_private_bill_share] = 17;
    effect.without[LB_OBS_private_bill_share] = 24;
    effect.with[LB_OBS_soma_treasuries] = 6e6;
    effect.with[LB_OBS_soma_bills] = 3.6e6;
    effect.bp_per_trillion = 25;
    effect.mbs_tens = 0.5;
    effect.last_year_bp = 40;
    effect.offset[LB_OFFSET_PERMANENT] = -0.7;
    effect.offset[LB_OFFSET_TEMPORARY] = -1.51;
    int count = lb_claims_fed(&effect, rows);
    check_verdicts(rows, count);
    ck_assert_int_eq(row_of(rows, count, "A4.01", 0)->verdict, LB_CLAIM_HOLDS);
    ck_assert_int_eq(row_of(rows, count, "A4.02", 0)->verdict, LB_CLAIM_MISSED);
    ck_assert_double_eq(row_of(rows, count, "A4.06", 2)->value, 60);
    ck_assert_double_eq(row_of(rows, count, "A4.07", 0)->value, 1 + 0.5);
    ck_assert_double_eq(row_of(rows, count, "A4.07", 2)->value, 25 * 1.5);
    ck_assert_double_eq(row_of(rows, count, "A4.09", 1)->value, -1.51 * 40);
    ck_assert_double_eq(row_of(rows, count, "A4.08", 0)->value, 17);
    ck_assert_int_eq(row_of(rows, count, "A4.08", 0)->verdict, LB_CLAIM_SHOWN);
    effect.pair =
        true; /* beside a Treasury that answers: A4.08 is of that run, A4.07 and A4.09 of the other */
    count = lb_claims_fed(&effect, rows);
    ck_assert_double_eq(row_of(rows, count, "A4.08", 0)->value, 24);
    ck_assert_int_eq(row_of(rows, count, "A4.08", 0)->verdict, LB_CLAIM_HOLDS);
    ck_assert_int_eq(row_of(rows, count, "A4.07", 1)->verdict, LB_CLAIM_HOLDS);
    effect.with[LB_OBS_soma_wam_months] = NAN; /* nothing to show is no miss */
    count = lb_claims_fed(&effect, rows);
    ck_assert_int_eq(row_of(rows, count, "A4.06", 3)->verdict, LB_CLAIM_SHOWN);
    for (int verdict = LB_CLAIM_HOLDS; verdict <= LB_CLAIM_SHOWN; verdict++) {
        for (int other = LB_CLAIM_HOLDS; other < verdict; other++) {
            ck_assert_str_ne(lb_claim_verdict_word((lb_claim_verdict)verdict),
                             lb_claim_verdict_word((lb_claim_verdict)other));
        }
    }
}
END_TEST

CHECK_MAIN("claims_fed", uncoordinated_is_what_the_article_says_where_it_adds_up,
           coordinated_leaves_private_holders_as_they_were, rows_are_arithmetic_of_the_effect)
