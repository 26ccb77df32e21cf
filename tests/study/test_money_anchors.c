/* The money market beside the record: September 2019, the quiet days, the reverse repo of 2025. */
#include "check_main.h"

#include <math.h>
#include <string.h>

#include "study/money_anchors.h"

static lb_money_study *study(void)
{
    static lb_money_study result;
    static bool done;
    lb_error err;
    if (!done) {
        ck_assert_msg(lb_money_study_run(&result, &err) == LB_OK, "%s", err.message);
        done = true;
    }
    return &result;
}

static const lb_money_day_2019 *day_2019(int month, int day)
{
    lb_date date = lb_date_make(2019, month, day);
    for (int i = 0; i < study()->day_count; i++) {
        if (study()->days[i].date == date) {
            return &study()->days[i];
        }
    }
    ck_abort_msg("no such day of 2019");
    return NULL;
}

/* New York Fed: SOFR 2.43 and 5.25 % on 16 and 17 September 2019; H.8: 17.4 tn of bank assets. CLAIMS.md A4.10. */
START_TEST(september_2019_reaches_four_percent)
{
    ck_assert_double_eq(day_2019(9, 16)->sofr_pct, 2.43);
    ck_assert_double_eq(day_2019(9, 17)->sofr_pct, 5.25);
    ck_assert_double_eq_tol(day_2019(9, 17)->ratio_pct, 7.8, 0.05);
    ck_assert_double_ge(day_2019(9, 17)->simulated_sofr_pct, 4);
    for (int i = 0; i < study()->day_count; i++) { /* and on no other day */
        const lb_money_day_2019 *day = &study()->days[i];
        ck_assert(day->date == lb_date_make(2019, 9, 17) || day->simulated_sofr_pct < 3);
    }
}
END_TEST

/* MODEL.md C.3: observed spreads of the anchor days. */
START_TEST(anchors_are_the_published_ones)
{
    static const double observed[LB_MONEY_ANCHORS] = {-10, 33, 315, 9, 32, 22};
    for (int i = 0; i < LB_MONEY_ANCHORS; i++) {
        const lb_money_anchor *a = &study()->anchors[i];
        ck_assert_double_eq_tol(a->observed_bp, observed[i], 0.5);
        ck_assert(isfinite(a->simulated_bp) && strlen(a->source) > 0);
    }
    ck_assert_double_eq_tol(study()->anchors[4].ratio_pct, 11.6, 0.15);
    ck_assert_double_eq_tol(study()->anchors[5].ratio_pct, 12, 0.3);
}
END_TEST

/* The defaults are the least squares they say they are; in sample and out of sample they beat a constant. */
START_TEST(quiet_days_are_judged_on_days_the_fit_has_not_seen)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    ck_assert_double_eq_tol(params[LB_MONEY_SOFR_FLAT], study()->fitted_flat_bp, 0.1);
    ck_assert_double_eq_tol(params[LB_MONEY_SOFR_SLOPE], study()->fitted_slope_bp, 0.1);
    ck_assert_double_eq_tol(params[LB_MONEY_EFFR_FLAT], study()->fitted_effr_flat_bp, 0.1);
    ck_assert_double_eq_tol(params[LB_MONEY_EFFR_SLOPE], study()->fitted_effr_slope_bp, 0.1);
    ck_assert_double_eq_tol(params[LB_MONEY_RRP_DEPTH], study()->fitted_depth_bn, 5);
    ck_assert_double_eq_tol(params[LB_MONEY_SRF_SLOPE], study()->fitted_srf_slope_bn, 0.05);
    const lb_money_quiet *in = &study()->quiet[0], *out = &study()->quiet[1], *all = &study()->quiet[2],
                         *naive = &study()->quiet[4];
    ck_assert_int_eq(in->count + out->count, all->count);
    ck_assert_int_eq(all->count, naive->count);
    ck_assert_int_gt(out->from, in->to);
    ck_assert_double_gt(all->within_share, naive->within_share);
    ck_assert_double_lt(all->mean_abs_bp, naive->mean_abs_bp);
}
END_TEST

/* July to September 2025, out of sample: nearer to the record than reverse repo that stays, and empty in the end. */
START_TEST(the_refill_of_2025_empties_the_reverse_repo)
{
    const lb_money_study *s = study();
    double miss = 0, naive = 0;
    for (int i = 1; i < s->week_count; i++) {
        miss += fabs(s->weeks[i].simulated_bn - s->weeks[i].recorded_bn);
        naive += fabs(s->weeks[0].recorded_bn - s->weeks[i].recorded_bn);
    }
    const lb_money_drain_week *last = &s->weeks[s->week_count - 1];
    ck_assert_double_lt(miss, naive / 3);
    ck_assert_double_gt(last->drained_bn, 500);
    ck_assert_double_lt(fabs(last->simulated_bn - last->recorded_bn), 30);
}
END_TEST

CHECK_MAIN("money_anchors", september_2019_reaches_four_percent, anchors_are_the_published_ones,
           quiet_days_are_judged_on_days_the_fit_has_not_seen, the_refill_of_2025_empties_the_reverse_repo)
