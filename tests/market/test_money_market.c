/* The money market as pure functions: the figures of MODEL.md C.3, then monotone, bounded, conserving, finite. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "market/money_market.h"

static const double BN = 1e9;

/* January 2026: 24.5 tn of bank assets, 3.65 % on reserves, range 3.50 to 3.75. */
static lb_money_inputs january(double ratio_pct)
{
    return (lb_money_inputs){.reserves_usd = ratio_pct / 100 * 24500 * BN,
                             .bank_assets_usd = 24500 * BN,
                             .iorb_dec = 0.0365,
                             .rrp_dec = 0.035,
                             .srf_dec = 0.0375,
                             .srf = true};
}

/* The starting values of MODEL.md C.3: the defaults are fitted. */
static void starting_values(double *params)
{
    lb_money_defaults(params);
    params[LB_MONEY_SOFR_FLAT] = -10;
    params[LB_MONEY_SOFR_SLOPE] = 3.5;
    params[LB_MONEY_EFFR_FLAT] = -7;
    params[LB_MONEY_EFFR_SLOPE] = 1.2;
}

static lb_money_result clear_with(const double *params, lb_money_inputs in)
{
    lb_money_result out;
    lb_money_clear(params, &in, &out);
    return out;
}

/* MODEL.md C.3, smooth values: abundant -10.0, 30 September 2025 about +8, 31 October 2025 about +5. */
START_TEST(smooth_values_of_the_specification)
{
    double params[LB_MONEY_PARAM_COUNT];
    starting_values(params);
    ck_assert_double_eq_tol(clear_with(params, january(17.5)).smooth_bp, -10.0, 0.05);
    lb_money_inputs quarter_end = january(12);
    quarter_end.calendar = 1;
    quarter_end.collateral_usd = 25 * BN;
    ck_assert_double_eq_tol(clear_with(params, quarter_end).smooth_bp, 8, 1);
    lb_money_inputs month_end = january(11.6);
    month_end.calendar = 0.5;
    month_end.collateral_usd = 50 * BN;
    ck_assert_double_eq_tol(clear_with(params, month_end).smooth_bp, 5, 1);
}
END_TEST

/* MODEL.md C.3: a drain 3 % over what can be lent adds 27 bp; 120 bn against 90 bn about 300 bp, if nothing caps it. */
START_TEST(the_jump_of_the_specification)
{
    double params[LB_MONEY_PARAM_COUNT];
    starting_values(params);
    lb_money_inputs in = january(13 - params[LB_MONEY_LENDING_GAP]);
    ck_assert_double_eq_tol(clear_with(params, in).lending_usd, 90 * BN, 1);
    in.drain_usd = 1.03 * 90 * BN;
    ck_assert_double_eq_tol(clear_with(params, in).jump_bp, 27, 1e-6);
    in.drain_usd = 120 * BN;
    in.srf = false;
    lb_money_result spike = clear_with(params, in);
    ck_assert_double_eq_tol(spike.jump_bp, 300, 1e-6);
    ck_assert_double_gt(spike.sofr_dec, in.iorb_dec + 0.028);
    ck_assert_double_eq(spike.srf_usd, 0);
}
END_TEST

/* A tax day of 150 bn moves nothing where reserves stand at the kink or above, or where reverse repo is large. */
START_TEST(large_drains_pass_where_cash_is_plenty)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    for (double ratio = 13; ratio < 20; ratio += 0.5) {
        lb_money_inputs in = january(ratio);
        in.drain_usd = 150 * BN;
        ck_assert_double_eq(clear_with(params, in).jump_bp, 0);
    }
    lb_money_inputs in = january(11);
    in.drain_usd = 150 * BN;
    ck_assert_double_gt(clear_with(params, in).jump_bp, 0);
    in.on_rrp_usd = 400 * BN;
    ck_assert_double_eq(clear_with(params, in).jump_bp, 0);
}
END_TEST

/* More reserves never make money dearer, with or without a drain; a larger drain never makes it cheaper. */
START_TEST(rates_are_monotone)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    for (double drain = 0; drain <= 300; drain += 50) {
        double sofr = INFINITY, effr = INFINITY, lending = 0;
        for (double ratio = 2; ratio <= 22; ratio += 0.05) {
            lb_money_inputs in = january(ratio);
            in.drain_usd = drain * BN;
            lb_money_result out = clear_with(params, in);
            ck_assert_double_le(out.sofr_dec, sofr);
            ck_assert_double_le(out.effr_dec, effr);
            ck_assert_double_ge(out.lending_usd, lending);
            sofr = out.sofr_dec;
            effr = out.effr_dec;
            lending = out.lending_usd;
            in.drain_usd += 10 * BN;
            ck_assert_double_ge(clear_with(params, in).sofr_dec, out.sofr_dec);
        }
    }
}
END_TEST

/* The facility holds SOFR within stigma and cushion of its rate, and is drawn in proportion to the distance; reverse repo
 * is the floor. */
START_TEST(the_facilities_bound_rates)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    double most = (params[LB_MONEY_SRF_STIGMA] + params[LB_MONEY_SRF_CUSHION]) * 1e-4, before = 0;
    for (double drain = 0; drain < 1000; drain += 20) {
        lb_money_inputs in = january(11.65);
        in.drain_usd = drain * BN;
        lb_money_result out = clear_with(params, in);
        double over = out.sofr_dec - in.srf_dec;
        ck_assert_double_le(over, most + 1e-15);
        ck_assert_double_ge(out.srf_usd, before);
        ck_assert_double_eq_tol(out.srf_usd, over > 0 ? params[LB_MONEY_SRF_SLOPE] * BN * over * 1e4 : 0, 1);
        before = out.srf_usd;
    }
    ck_assert_double_gt(before, 0);
    lb_money_inputs low = january(20);
    low.collateral_usd = -500 * BN;
    ck_assert_double_eq(clear_with(params, low).sofr_dec, low.rrp_dec);
}
END_TEST

START_TEST(regimes_follow_the_kink)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    ck_assert_int_eq(clear_with(params, january(15)).regime, LB_RESERVES_ABUNDANT);
    ck_assert_int_eq(clear_with(params, january(12.5)).regime, LB_RESERVES_AMPLE);
    ck_assert_int_eq(clear_with(params, january(11)).regime, LB_RESERVES_SCARCE);
}
END_TEST

/* 15 June 2024 was a Saturday; 31 August 2025 a Sunday. */
START_TEST(the_calendar_knows_ends_and_tax_dates)
{
    static const struct {
        int year, month, day;
        double pressure;
        double dressing_bn;
    } days[] = {{2025, 9, 30, 1, 32},  {2025, 12, 31, 1, 93}, {2025, 10, 31, 0.5, 20}, {2025, 8, 29, 0.5, 20},
                {2025, 9, 15, 0.5, 0}, {2024, 6, 17, 0.5, 0}, {2024, 6, 18, 0, 0},     {2025, 11, 3, 0, 0},
                {2025, 3, 17, 0, 0},   {2025, 4, 15, 0.5, 0}};
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        lb_date today = lb_date_make(days[i].year, days[i].month, days[i].day);
        lb_date next = lb_following(LB_CALENDAR_FEDERAL, today + 1);
        ck_assert_double_eq(lb_money_calendar(params, today, next), days[i].pressure);
        ck_assert_double_eq(lb_money_rrp_dressing(params, today, next), days[i].dressing_bn * BN);
    }
}
END_TEST

/* The next dollar of a drain takes rrp / (rrp + depth); steps add up; nothing overshoots. */
START_TEST(a_drain_takes_reverse_repo_first)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    double depth = params[LB_MONEY_RRP_DEPTH] * BN;
    for (double rrp = 1; rrp < 3000; rrp *= 3) {
        double after = lb_money_rrp_after(params, rrp * BN, 1e5, 13);
        double share = rrp * BN / (rrp * BN + depth);
        ck_assert_double_eq_tol((rrp * BN - after) / 1e5, share, 2e-2);
        double whole = lb_money_rrp_after(params, rrp * BN, 500 * BN, 13), steps = rrp * BN;
        for (int i = 0; i < 100; i++) {
            steps = lb_money_rrp_after(params, steps, 5 * BN, 13);
        }
        ck_assert_double_eq_tol(whole, steps, 1);
        ck_assert_double_ge(whole, rrp * BN - 500 * BN);
        ck_assert_double_ge(lb_money_rrp_after(params, rrp * BN, 1e5 * BN, 13), 0);
        ck_assert_double_lt(lb_money_rrp_after(params, rrp * BN, 1e5 * BN, 13), 1);
    }
    ck_assert_double_eq(lb_money_rrp_after(params, 0, 100 * BN, 13), 0);
}
END_TEST

/* New cash stays with banks that lack it and goes to reverse repo where they have plenty. */
START_TEST(new_cash_returns_where_reserves_are_abundant)
{
    double params[LB_MONEY_PARAM_COUNT];
    lb_money_defaults(params);
    ck_assert_double_lt(lb_money_rrp_after(params, 0, -100 * BN, 11), 2 * BN);
    ck_assert_double_gt(lb_money_rrp_after(params, 0, -100 * BN, 20), 95 * BN);
    double before = 0;
    for (double ratio = 5; ratio < 25; ratio += 0.5) {
        double after = lb_money_rrp_after(params, 0, -100 * BN, ratio);
        ck_assert_double_ge(after, before);
        ck_assert_double_le(after, 100 * BN);
        before = after;
    }
}
END_TEST

static void check_finite(const double *params, const char *what)
{
    static const double ratios[] = {0, 0.5, 9, 13, 40}, drains[] = {-5000, 0, 120, 5000};
    for (size_t i = 0; i < sizeof ratios / sizeof ratios[0]; i++) {
        for (size_t k = 0; k < sizeof drains / sizeof drains[0]; k++) {
            lb_money_inputs in = january(ratios[i]);
            in.drain_usd = in.collateral_usd = in.need_usd = drains[k] * BN;
            in.on_rrp_usd = i % 2 ? 2500 * BN : 0;
            in.calendar = 1;
            in.srf = k % 2;
            lb_money_result out = clear_with(params, in);
            const double all[] = {out.sofr_dec,
                                  out.effr_dec,
                                  out.smooth_bp,
                                  out.jump_bp,
                                  out.lending_usd,
                                  out.srf_usd,
                                  lb_money_rrp_after(params, in.on_rrp_usd, in.drain_usd, ratios[i])};
            for (size_t n = 0; n < sizeof all / sizeof all[0]; n++) {
                ck_assert_msg(isfinite(all[n]), "%s: value %zu is %g at %g %% and %g bn", what, n, all[n],
                              ratios[i], drains[k]);
            }
            ck_assert_double_ge(all[6], 0);
            ck_assert_double_ge(out.srf_usd, 0);
            ck_assert_double_ge(out.lending_usd, 0);
        }
    }
}

START_TEST(every_parameter_at_its_ends_is_finite)
{
    double params[LB_MONEY_PARAM_COUNT];
    for (int i = 0; i < LB_MONEY_PARAM_COUNT; i++) {
        for (int high = 0; high < 2; high++) {
            lb_money_defaults(params);
            const lb_param *param = &lb_money_param_table.params[i];
            params[i] = high ? param->high : param->low;
            check_finite(params, param->name);
        }
    }
}
END_TEST

CHECK_MAIN("money_market", smooth_values_of_the_specification, the_jump_of_the_specification,
           large_drains_pass_where_cash_is_plenty, rates_are_monotone, the_facilities_bound_rates,
           regimes_follow_the_kink, the_calendar_knows_ends_and_tax_dates, a_drain_takes_reverse_repo_first,
           new_cash_returns_where_reserves_are_abundant, every_parameter_at_its_ends_is_finite)
