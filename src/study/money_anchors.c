/* money_anchors.c - the money market beside the record: anchor days, quiet days, September 2019, reverse repo of 2025. */
#include "study/money_anchors.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "study/money_record.h"

static const double BN = 1e9, WITHIN_BP = 3;

static lb_date next_business(lb_date date)
{
    return lb_following(LB_CALENDAR_FEDERAL, date + 1);
}

/* Anchor days ------------------------------------------------------------------------------------------------- */

#define HISTORY_SOURCE "New York Fed; H.4.1; drain and settlement of the history run"

/* What is published of each anchor; NAN: from the record and the history run. */
static const struct anchor_facts {
    const char *what, *source;
    double reserves_bn, on_rrp_bn, drain_bn, collateral_bn, sofr_pct, iorb_pct, rrp_pct, upper_pct, srf_bn;
    int year, month, day;
    char observed_mark, input_mark;
    bool kink_2019;
} facts[LB_MONEY_ANCHORS] = {
    {"abundant reserves", "New York Fed (SOFR, reverse repo), H.4.1 (week average), H.8", 4275.806, 1484.192,
     0, 0, 0.05, 0.15, 0.05, 0.25, NAN, 2021, 12, 8, 'F', 'F', false},
    {"corporate tax and coupon settlement",
     "FEDS Note of 27 February 2020; reserves and the first day's part of the drain are priors", 1360, 2.675,
     70, 54, 2.43, 2.10, 2.00, 2.25, NAN, 2019, 9, 16, 'F', 'G', true},
    {"the day after: fitted", "FEDS Note of 27 February 2020; reserves MODEL.md C.3 (prior)", 1360, 2.202,
     120, 54, 5.25, 2.10, 2.00, 2.25, NAN, 2019, 9, 17, 'F', 'F', true},
    {"quarter end", HISTORY_SOURCE, NAN, NAN, NAN, NAN, 4.24, 4.15, 4.00, 4.25, NAN, 2025, 9, 30, 'F', 'C',
     false},
    {"month end and coupon settlement", HISTORY_SOURCE, NAN, NAN, NAN, NAN, 4.22, 3.90, 3.75, 4.00, 50.35,
     2025, 10, 31, 'F', 'C', false},
    {"year end", HISTORY_SOURCE, NAN, NAN, NAN, NAN, 3.87, 3.65, 3.50, 3.75, 74.6, 2025, 12, 31, 'F', 'C',
     false},
};

/* Sums of the history run over the day and the business day before, and the reverse repo at the close before. */
static void inputs_of_day(const lb_money_record *r, lb_money_anchor *a)
{
    lb_date before = lb_preceding(LB_CALENDAR_FEDERAL, a->date - 1);
    const lb_money_record_day *today = lb_money_record_on(r, a->date),
                              *yesterday = lb_money_record_on(r, before);
    a->reserves_bn = lb_value_on(&r->reserves_mn, a->date) / 1e3;
    a->on_rrp_bn = yesterday->on_rrp_bn;
    a->drain_bn = today->drain_bn + yesterday->drain_bn;
    a->collateral_bn = today->settled_bn + yesterday->settled_bn;
}

static void work_out_anchor(const lb_money_record *r, const struct anchor_facts *f, lb_money_anchor *a)
{
    *a = (lb_money_anchor){.date = lb_date_make(f->year, f->month, f->day),
                           .what = f->what,
                           .source = f->source,
                           .observed_mark = f->observed_mark,
                           .input_mark = f->input_mark,
                           .reserves_bn = f->reserves_bn,
                           .on_rrp_bn = f->on_rrp_bn,
                           .drain_bn = f->drain_bn,
                           .collateral_bn = f->collateral_bn,
                           .observed_srf_bn = f->srf_bn};
    if (isnan(f->reserves_bn)) {
        inputs_of_day(r, a);
    }
    double params[LB_MONEY_PARAM_COUNT];
    memcpy(params, r->params, sizeof params);
    params[LB_MONEY_KINK] = f->kink_2019 ? params[LB_MONEY_KINK_2019] : params[LB_MONEY_KINK];
    a->calendar = lb_money_calendar(params, a->date, next_business(a->date));
    lb_money_inputs in = {.reserves_usd = a->reserves_bn * BN,
                          .bank_assets_usd = lb_value_on(&r->bank_assets_bn, a->date) * BN,
                          .collateral_usd = a->collateral_bn * BN,
                          .drain_usd = a->drain_bn * BN,
                          .calendar = a->calendar,
                          .on_rrp_usd = a->on_rrp_bn * BN,
                          .iorb_dec = f->iorb_pct / 100,
                          .rrp_dec = f->rrp_pct / 100,
                          .srf_dec = f->upper_pct / 100,
                          .srf = a->date >= lb_money_srf_start()};
    lb_money_result result;
    lb_money_clear(params, &in, &result);
    a->ratio_pct = result.ratio_pct;
    a->observed_bp = 100 * (f->sofr_pct - f->iorb_pct);
    a->smooth_bp = result.smooth_bp;
    a->simulated_bp = 1e4 * (result.sofr_dec - in.iorb_dec);
    a->lending_bn = result.lending_usd / BN;
    a->simulated_srf_bn = in.srf ? result.srf_usd / BN : NAN;
}

/* Quiet days --------------------------------------------------------------------------------------------------- */

/* Not within a business day of a month's end, no tax date, no day on which coupons settle at mid-month. */
static bool is_quiet(lb_date date)
{
    lb_date next = next_business(date), after = next_business(next),
            before = lb_preceding(LB_CALENDAR_FEDERAL, date - 1);
    int month = lb_date_ymd(date).month;
    bool month_end = lb_date_ymd(before).month != month || lb_date_ymd(after).month != month;
    lb_ymd ymd = lb_date_ymd(date);
    bool coupons = lb_following(LB_CALENDAR_FEDERAL, lb_date_make(ymd.year, ymd.month, 15)) == date;
    return !month_end && !coupons && !lb_money_tax_date(date);
}

static double observed_bp(const lb_money_record_day *day, bool funds)
{
    return 100 * ((funds ? day->effr_pct : day->sofr_pct) - day->iorb_pct);
}

static double shortage(const lb_money_record *r, lb_date date)
{
    return lb_money_shortage(r->params, lb_money_record_ratio(r, date));
}

static bool counts(const lb_money_record_day *day, lb_date from, lb_date to)
{
    return day->market && day->date >= from && day->date <= to && is_quiet(day->date);
}

/* Least squares of the spread on the depth below the kink. */
static void fit_line(const lb_money_record *r, lb_date from, lb_date to, bool funds, double *flat,
                     double *slope)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
    for (int i = 0; i < r->count; i++) {
        if (counts(&r->day[i], from, to)) {
            double x = shortage(r, r->day[i].date), y = observed_bp(&r->day[i], funds);
            n++;
            sx += x;
            sy += y;
            sxx += x * x;
            sxy += x * y;
        }
    }
    *slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    *flat = (sy - *slope * sx) / n;
}

static void judge(const lb_money_record *r, bool funds, double flat, double slope, lb_money_quiet *out)
{
    for (int i = 0; i < r->count; i++) {
        const lb_money_record_day *day = &r->day[i];
        if (!counts(day, out->from, out->to)) {
            continue;
        }
        double miss = flat + slope * shortage(r, day->date) - observed_bp(day, funds);
        out->count++;
        out->within_share += fabs(miss) <= WITHIN_BP;
        out->mean_bp += miss;
        out->mean_abs_bp += fabs(miss);
        if (fabs(miss) > out->max_abs_bp) {
            out->max_abs_bp = fabs(miss);
            out->worst = day->date;
        }
    }
    out->within_share /= out->count;
    out->mean_bp /= out->count;
    out->mean_abs_bp /= out->count;
}

static void judge_all(const lb_money_record *r, lb_money_study *out)
{
    lb_date first = lb_date_make(2023, 10, 1), cut = lb_date_make(2025, 9, 30),
            last = lb_date_make(2026, 1, 30);
    const double *p = r->params;
    const struct {
        const char *what;
        bool in_sample, funds;
        lb_date from, to;
        double flat, slope;
    } cases[LB_MONEY_QUIETS] = {
        {"SOFR", true, false, first, cut, p[LB_MONEY_SOFR_FLAT], p[LB_MONEY_SOFR_SLOPE]},
        {"SOFR", false, false, cut + 1, last, p[LB_MONEY_SOFR_FLAT], p[LB_MONEY_SOFR_SLOPE]},
        {"SOFR, all days", true, false, first, last, p[LB_MONEY_SOFR_FLAT], p[LB_MONEY_SOFR_SLOPE]},
        {"SOFR, MODEL.md C.3's starting values", false, false, first, last, -10, 3.5},
        {"SOFR, as on average", true, false, first, last, NAN, 0},
        {"federal funds", true, true, first, last, p[LB_MONEY_EFFR_FLAT], p[LB_MONEY_EFFR_SLOPE]},
        {"federal funds, MODEL.md C.3's starting values", false, true, first, last, -7, 1.2},
    };
    fit_line(r, first, cut, false, &out->fitted_flat_bp, &out->fitted_slope_bp);
    fit_line(r, first, last, true, &out->fitted_effr_flat_bp, &out->fitted_effr_slope_bp);
    for (int i = 0; i < LB_MONEY_QUIETS; i++) {
        out->quiet[i] = (lb_money_quiet){
            .what = cases[i].what, .in_sample = cases[i].in_sample, .from = cases[i].from, .to = cases[i].to};
        double flat = cases[i].flat;
        if (isnan(flat)) { /* naive: the mean of the quiet days */
            judge(r, false, 0, 0, &out->quiet[i]);
            flat = -out->quiet[i].mean_bp;
            out->quiet[i] = (lb_money_quiet){
                .what = cases[i].what, .in_sample = true, .from = cases[i].from, .to = cases[i].to};
        }
        judge(r, cases[i].funds, flat, cases[i].slope, &out->quiet[i]);
    }
}

/* September 2019 ----------------------------------------------------------------------------------------------- */

/* Cash in reserves and reverse repo by day, for the drain where none was published. */
static double drain_of_2019(const double *cash_bn, int i)
{
    return i < 1 ? 0 : cash_bn[i > 1 ? i - 2 : 0] - cash_bn[i];
}

static lb_status replay_2019(const lb_money_record *r, lb_money_study *out, lb_error *err)
{
    double params[LB_MONEY_PARAM_COUNT], cash_bn[LB_MONEY_2019_DAYS], rrp_bn = 0;
    memcpy(params, r->params, sizeof params);
    params[LB_MONEY_KINK] = params[LB_MONEY_KINK_2019];
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "money_2019", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count && row < LB_MONEY_2019_DAYS; row++) {
        lb_money_day_2019 *day = &out->days[row];
        double reserves_bn = lb_rows_number(&rows, row, "reserves_mn") / 1e3;
        double on_rrp_bn = lb_rows_number(&rows, row, "on_rrp_usd_bn");
        cash_bn[row] = reserves_bn + on_rrp_bn;
        day->date = lb_rows_date(&rows, row, "date");
        day->sofr_pct = lb_rows_number(&rows, row, "sofr");
        day->effr_pct = lb_rows_number(&rows, row, "effr");
        day->drain_bn = lb_rows_number_or(&rows, row, "drain_bn", drain_of_2019(cash_bn, row));
        lb_money_inputs in = {.reserves_usd = reserves_bn * BN,
                              .bank_assets_usd = lb_value_on(&r->bank_assets_bn, day->date) * BN,
                              .collateral_usd = lb_rows_number_or(&rows, row, "collateral_bn", 0) * BN,
                              .drain_usd = day->drain_bn * BN,
                              .calendar = lb_money_calendar(params, day->date, next_business(day->date)),
                              .on_rrp_usd = (row > 0 ? rrp_bn : on_rrp_bn) * BN,
                              .iorb_dec = lb_rows_number(&rows, row, "ioer") / 100,
                              .rrp_dec = lb_rows_number(&rows, row, "on_rrp") / 100,
                              .srf_dec = lb_rows_number(&rows, row, "target_upper") / 100,
                              .srf = false};
        if (rows.status != LB_OK) {
            break;
        }
        lb_money_result result;
        lb_money_clear(params, &in, &result);
        day->ratio_pct = result.ratio_pct;
        day->lending_bn = result.lending_usd / BN;
        day->simulated_sofr_pct = 100 * result.sofr_dec;
        day->simulated_effr_pct = 100 * result.effr_dec;
        out->day_count = row + 1;
        rrp_bn = on_rrp_bn;
    }
    return lb_rows_close(&rows);
}

/* Reverse repo, July to September 2025 -------------------------------------------------------------------------- */

static double week_of_rrp(const lb_money_record *r, lb_date wednesday)
{
    double sum = 0, days = 0;
    for (lb_date date = wednesday - 6; date <= wednesday; date++) {
        const lb_money_record_day *day = lb_money_record_on(r, date);
        if (day && !isnan(day->on_rrp_bn)) {
            sum += day->on_rrp_bn;
            days++;
        }
    }
    return sum / days;
}

static void replay_drain(const lb_money_record *r, lb_money_study *out)
{
    lb_date first = lb_date_make(2025, 7, 9), last = lb_date_make(2025, 9, 24);
    double cash = 0, rrp = 0;
    out->week_count = 0;
    for (lb_date date = first; date <= last; date += 7) {
        lb_money_drain_week *week = &out->weeks[out->week_count++];
        double recorded = week_of_rrp(r, date);
        double now = recorded + lb_value_on(&r->reserves_mn, date - 3) / 1e3;
        rrp = date == first ? recorded
                            : lb_money_rrp_after(r->params, rrp * BN, (cash - now) * BN,
                                                 lb_money_record_ratio(r, date - 10)) /
                                  BN;
        double drained = date == first ? 0 : week[-1].drained_bn + cash - now;
        *week = (lb_money_drain_week){date, drained, recorded, rrp};
        cash = now;
    }
}

/* Week averages of a quarter's end say how balance sheets are shown, not how a drain is met. */
static bool near_quarter_end(lb_date wednesday)
{
    enum { NEAR = 8 };
    lb_date ahead = wednesday + NEAR, behind = wednesday - NEAR;
    int from = lb_date_ymd(behind).month, to = lb_date_ymd(ahead).month;
    return from != to && from % 3 == 0;
}

/* Reverse repo left after each drain over so many weeks, against the record; the depth that misses least. */
static double fit_depth(const lb_money_record *r, int weeks)
{
    enum { STEP = 10, STEPS = 200 };
    lb_date first = lb_date_make(2023, 10, 4), last = lb_date_make(2025, 6, 25);
    double params[LB_MONEY_PARAM_COUNT], least = INFINITY, best = NAN;
    memcpy(params, r->params, sizeof params);
    for (int k = 1; k <= STEPS; k++) {
        double sum = 0;
        params[LB_MONEY_RRP_DEPTH] = k * STEP;
        for (lb_date date = first; date + 7 * weeks <= last; date += 7) {
            lb_date then = date + 7 * weeks;
            if (near_quarter_end(date) || near_quarter_end(then)) {
                continue;
            }
            double before = week_of_rrp(r, date), after = week_of_rrp(r, then);
            double drain = before + lb_value_on(&r->reserves_mn, date - 3) / 1e3 - after -
                           lb_value_on(&r->reserves_mn, then - 3) / 1e3;
            if (drain > 0) {
                double miss = lb_money_rrp_after(params, before * BN, drain * BN, 0) / BN - after;
                sum += miss * miss;
            }
        }
        if (sum < least) {
            least = sum;
            best = k * STEP;
        }
    }
    return best;
}

/* What was drawn from the standing repo facility, usd bn: New York Fed as reported. */
static double fit_srf_slope(const lb_money_record *r)
{
    static const struct {
        int year, month, day;
        double drawn_bn;
    } draws[] = {{2025, 9, 15, 1.5}, {2025, 10, 15, 6.5},   {2025, 10, 31, 50.35},
                 {2025, 12, 1, 26},  {2025, 12, 29, 25.95}, {2025, 12, 31, 74.6}};
    double xx = 0, xy = 0;
    for (size_t i = 0; i < sizeof draws / sizeof draws[0]; i++) {
        const lb_money_record_day *day =
            lb_money_record_on(r, lb_date_make(draws[i].year, draws[i].month, draws[i].day));
        double over_bp = 100 * (day->sofr_pct - day->upper_pct);
        xx += over_bp * over_bp;
        xy += over_bp * draws[i].drawn_bn;
    }
    return xy / xx;
}

lb_status lb_money_study_run(lb_money_study *out, lb_error *err)
{
    *out = (lb_money_study){0};
    lb_money_record *r = calloc(1, sizeof *r);
    if (!r) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the money market's record");
    }
    lb_status status = lb_money_record_read(r, err);
    if (status == LB_OK) {
        status = replay_2019(r, out, err);
    }
    for (int i = 0; status == LB_OK && i < LB_MONEY_ANCHORS; i++) {
        work_out_anchor(r, &facts[i], &out->anchors[i]);
    }
    if (status == LB_OK) {
        judge_all(r, out);
        replay_drain(r, out);
        out->fitted_depth_bn = fit_depth(r, 13);
        out->fitted_weekly_depth_bn = fit_depth(r, 1);
        out->fitted_srf_slope_bn = fit_srf_slope(r);
    }
    free(r);
    return status;
}
