#include "issuance_policy.h"

#include "base/cents.h"
#include "cash_forecast.h"
#include "issuance_tables.h"
#include "treasury_params.h"

#include <math.h>

static const int SHORT_BILLS[] = {LB_4W, LB_6W, LB_8W};
static const int LONG_BILLS[] = {LB_13W, LB_17W, LB_26W, LB_52W};
enum { SHORT_COUNT = 3, LONG_COUNT = 4 };

/* Marketable debt on 30 September 2023 (Monthly Statement of the Public Debt), bn: limits of sizes grow from it. */
static const double MARKETABLE_BASE = 25753.7;

static double param_cents(const lb_model *model, lb_treasury_param param)
{
    return lb_model_param(model, LB_ACTOR_TREASURY, param) * LB_BILLION_CENTS;
}

static double marketable(const lb_world *world)
{
    double sum = 0;
    for (int row = LB_INSTR_BILLS; row <= LB_INSTR_INFLATION; row++) {
        sum -= (double)lb_wc_position(world)[row * LB_SECTOR_COUNT + LB_TREASURY];
    }
    return sum;
}

static int64_t whole_billions(double cents)
{
    return (int64_t)floor(cents / LB_BILLION_CENTS + 0.5) * (int64_t)LB_BILLION_CENTS;
}

/* The debt limit ----------------------------------------------------------------------------------------------- */

static lb_date limit_begins(void)
{
    return lb_date_make(2025, 1, 2);
}

static lb_date limit_ends(void)
{
    return lb_date_make(2025, 7, 4);
}

double lb_debt_ceiling(const lb_model *model, lb_date date, int64_t opening)
{
    bool binds = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_LIMIT) > 0.5 &&
                 date >= limit_begins() && date < limit_ends();
    if (!binds || opening == 0) {
        return 0;
    }
    double months = (double)(date - limit_begins()) / 365.25 * 12;
    return (double)opening + param_cents(model, LB_TREASURY_MEASURES_OPENING) +
           param_cents(model, LB_TREASURY_MEASURES_MONTHLY) * months;
}

/* How far debt held by the public may still rise at its highest in the window, cents; HUGE_VAL without a limit. */
static double room_under_limit(const lb_model *model, const lb_world *world, const lb_cash_forecast *forecast,
                               int from, int to)
{
    double room = HUGE_VAL;
    bool binds = forecast->today + from < limit_ends() && forecast->today + to >= limit_begins();
    for (int i = from; binds && i <= to; i++) {
        double ceiling = lb_debt_ceiling(model, forecast->today + i, *lb_wc_limit_opening(world));
        if (ceiling > 0) {
            room = fmin(room, ceiling - forecast->debt[i]);
        }
    }
    return room;
}

/* Sizes --------------------------------------------------------------------------------------------------------- */

/* Sizes at the start: those of the last auctions announced before the run begins, else of September 2023. */
static void open_sizes(const lb_model *model, lb_world *world)
{
    int64_t *size = lb_w_size(world);
    for (int tenor = LB_4W; tenor <= LB_52W; tenor++) {
        size[tenor] = lb_bill_base_size(tenor);
    }
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->announce <= model->start && offering->offering_par > 0 && offering->tenor <= LB_52W) {
            size[offering->tenor] = offering->offering_par;
        }
    }
}

/* How much each day of the forecast counts in the comparison of cash and target; sums to one. */
typedef struct plan_window {
    int from, to;
    double weight[LB_FORECAST_DAYS];
} plan_window;

static plan_window window_of(const lb_model *model, const lb_cash_forecast *forecast)
{
    plan_window window = {.from = (int)lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_PLAN_FROM),
                          .to = (int)lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_PLAN_TO)};
    window.to = window.to > window.from ? window.to : window.from;
    double extra = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_QUARTER_END);
    int quarter_end = -1;
    lb_date end = lb_date_month_end(forecast->today + window.from);
    for (; end <= forecast->today + window.to; end = lb_date_month_end(end + 1)) {
        quarter_end = lb_date_ymd(end).month % 3 == 0 ? end - forecast->today : quarter_end;
    }
    extra = quarter_end < 0 ? 0 : extra;
    for (int i = window.from; i <= window.to; i++) {
        window.weight[i] = (1 - extra) / (window.to - window.from + 1) + (i == quarter_end ? extra : 0);
    }
    return window;
}

/* What one cent of the sizes of `tenors` adds to the cash of the window. */
static double mean_effect(const lb_cash_forecast *forecast, const plan_window *window, const int *tenors,
                          int count)
{
    double sum = 0;
    for (int t = 0; t < count; t++) {
        for (int i = window->from; i <= window->to; i++) {
            sum += window->weight[i] * forecast->effect[tenors[t]][i];
        }
    }
    return sum;
}

static double clip(double value, double limit)
{
    return fmax(-limit, fmin(limit, value));
}

static double group_size(const lb_world *world, const int *tenors, int count)
{
    double sum = 0;
    for (int t = 0; t < count; t++) {
        sum += (double)lb_wc_size(world)[tenors[t]];
    }
    return sum;
}

/* Their sizes in September 2023. */
static double group_base(const int *tenors, int count)
{
    double sum = 0;
    for (int t = 0; t < count; t++) {
        sum += (double)lb_bill_base_size(tenors[t]);
    }
    return sum;
}

/* The step of the long bills that brings the ratio of short to long sizes back towards that of September 2023. */
static double rebalance(const lb_model *model, const lb_world *world)
{
    double ratio = group_size(world, SHORT_BILLS, SHORT_COUNT) / group_size(world, LONG_BILLS, LONG_COUNT);
    ratio /= group_base(SHORT_BILLS, SHORT_COUNT) / group_base(LONG_BILLS, LONG_COUNT);
    double band = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_BALANCE);
    return ratio > 1 + band ? LB_BILLION_CENTS : ratio < 1 - band ? -LB_BILLION_CENTS : 0;
}

static bool announced_today(const lb_world *world, const lb_offering *offering)
{
    return offering->announce > *lb_wc_previous_date(world) && offering->announce <= *lb_wc_date(world);
}

/* Moves the sizes of those of `tenors` that are announced today by `step`, and a quarter of the way back to the
 * proportions they had in September 2023; by at most `limit`, within the bounds. */
static void move_sizes(const lb_model *model, lb_world *world, const int *tenors, int count, double step,
                       double limit)
{
    bool today[LB_TENOR_COUNT] = {false};
    int end = lb_model_settling_after(model, *lb_wc_date(world) + model->offering_lead);
    for (int o = lb_model_settling_after(model, *lb_wc_previous_date(world)); o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        today[offering->tenor] = today[offering->tenor] || announced_today(world, offering);
    }
    double growth = fmax(1.0, marketable(world) / (MARKETABLE_BASE * LB_BILLION_CENTS));
    double low = growth * lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_SIZE_LOW);
    double high = growth * lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_SIZE_HIGH);
    double scale = group_size(world, tenors, count) / group_base(tenors, count);
    for (int t = 0; t < count; t++) {
        double base = (double)lb_bill_base_size(tenors[t]);
        double size = (double)lb_w_size(world)[tenors[t]];
        double moved = size + clip(step + (scale * base - size) / 4, limit);
        if (today[tenors[t]]) {
            lb_w_size(world)[tenors[t]] = whole_billions(fmax(low * base, fmin(high * base, moved)));
        }
    }
}

/* The plan of a day --------------------------------------------------------------------------------------------- */

/* Cash missing (positive) or left over against the target, mean of the window, cents. */
static double mean_gap(const lb_model *model, const lb_cash_forecast *forecast, const plan_window *window)
{
    double sum = 0;
    for (int i = window->from; i <= window->to; i++) {
        sum += window->weight[i] * (lb_cash_target(model, forecast, i) - forecast->cash[i]);
    }
    return sum;
}

static void plan_bills(const lb_model *model, lb_world *world, const lb_cash_forecast *forecast)
{
    plan_window window = window_of(model, forecast);
    double gap = mean_gap(model, forecast, &window);
    double room = room_under_limit(model, world, forecast, 1, window.to);
    double wanted = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_GAIN) * gap;
    if (fabs(gap) < param_cents(model, LB_TREASURY_DEADBAND)) {
        wanted = 0;
    }
    wanted = fmin(wanted, room);
    double factor = fabs(gap) > param_cents(model, LB_TREASURY_URGENT) || room < 0
                        ? lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_URGENT_FACTOR)
                        : 1;
    double short_effect = fmax(1, mean_effect(forecast, &window, SHORT_BILLS, SHORT_COUNT));
    double long_effect = fmax(1, mean_effect(forecast, &window, LONG_BILLS, LONG_COUNT));
    double short_limit = factor * param_cents(model, LB_TREASURY_STEP_SHORT);
    double long_limit = factor * param_cents(model, LB_TREASURY_STEP_LONG);
    double short_step = clip(wanted / short_effect, short_limit);
    double long_wanted = (wanted - short_step * short_effect) / long_effect;
    double long_step = clip(long_wanted + (isinf(room) ? rebalance(model, world) : 0), long_limit);
    move_sizes(model, world, SHORT_BILLS, SHORT_COUNT, short_step, short_limit);
    move_sizes(model, world, LONG_BILLS, LONG_COUNT, long_step, long_limit);
}

/* The cash management bill that keeps the account above its minimum until the slot's maturity; 0 if none is
 * needed. */
static int64_t cmb_size(const lb_model *model, const lb_world *world, const lb_offering *offering,
                        const lb_cash_forecast *forecast)
{
    int from = offering->settle - forecast->today;
    int to = model->securities[offering->security].maturity - 1 - forecast->today;
    to = to < forecast->days ? to : forecast->days;
    double least = HUGE_VAL;
    for (int i = from; i <= to; i++) {
        least = fmin(least, forecast->cash[i]);
    }
    double missing = param_cents(model, LB_TREASURY_CASH_MINIMUM) - least;
    missing = fmin(missing, room_under_limit(model, world, forecast, from, to));
    missing = fmin(missing, param_cents(model, LB_TREASURY_CMB_MOST));
    return missing < param_cents(model, LB_TREASURY_CMB_LEAST) ? 0 : whole_billions(missing);
}

static void plan_cmb(const lb_model *model, lb_world *world, const lb_cash_forecast *forecast)
{
    lb_w_size(world)[LB_CMB] = 0;
    int end = lb_model_settling_after(model, *lb_wc_date(world) + model->offering_lead);
    for (int o = lb_model_settling_after(model, *lb_wc_previous_date(world)); o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->tenor == LB_CMB && announced_today(world, offering)) {
            lb_w_size(world)[LB_CMB] = cmb_size(model, world, offering, forecast);
        }
    }
}

/* Bills in per cent of the marketable debt, or of what is held by others than the Fed and government accounts. */
static double bill_share(const lb_model *model, const lb_world *world)
{
    bool private_only = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_SHARE_BASIS) > 0.5;
    double bills = 0, all = 0;
    for (int row = LB_INSTR_BILLS; row <= LB_INSTR_INFLATION; row++) {
        const int64_t *held = &lb_wc_position(world)[row * LB_SECTOR_COUNT];
        double sum = -(double)held[LB_TREASURY];
        sum -= private_only ? (double)(held[LB_FED] + held[LB_GOVERNMENT_ACCOUNTS]) : 0;
        bills += row == LB_INSTR_BILLS ? sum : 0;
        all += sum;
    }
    return 100 * bills / all;
}

/* Refundings after the published ones: once a quarter, with the announcement of the 10-year note. */
static void decide_refunding(const lb_model *model, lb_world *world, lb_date today)
{
    lb_ymd ymd = lb_date_ymd(today);
    lb_date quarter = lb_date_make(ymd.year, (ymd.month - 1) / 3 * 3 + 1, 1);
    if (today < lb_published_sizes_end() - 30 || *lb_w_refunding(world) == quarter) {
        return;
    }
    *lb_w_refunding(world) = quarter;
    double share = bill_share(model, world);
    double step = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_COUPON_STEP) / 100;
    if (share > lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_SHARE_HIGH)) {
        *lb_w_coupon_raise(world) += step;
    } else if (share < lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_SHARE_LOW)) {
        *lb_w_coupon_raise(world) = fmax(-0.5, *lb_w_coupon_raise(world) - step);
    }
}

/* What the Fed still redeems this month, remembered at the month's first plan for the months to come; what programmes
 * redirect goes by the month's own maturities. */
static void note_redemption(lb_world *world)
{
    if (*lb_w_planned_redemption_month(world) == *lb_w_redemption_month(world)) {
        return;
    }
    int64_t sum = 0;
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        sum += lb_wc_fed_redemption(world)[s] - lb_wc_fed_redirect(world)[s];
    }
    *lb_w_planned_redemption_month(world) = *lb_w_redemption_month(world);
    *lb_w_planned_redemption(world) = sum;
}

static void make_plan(const lb_model *model, lb_world *world)
{
    lb_date today = *lb_w_date(world);
    if (lb_w_size(world)[LB_4W] == 0) {
        open_sizes(model, world);
    }
    *lb_w_plan_date(world) = today;
    note_redemption(world);
    decide_refunding(model, world, today);
    int last = (int)lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_PLAN_TO);
    lb_cash_forecast forecast;
    lb_forecast_cash(model, world, lb_w_size(world), last + 8, &forecast);
    if (today >= limit_begins() && *lb_w_limit_opening(world) == 0) {
        *lb_w_limit_opening(world) = (int64_t)forecast.debt[0];
    }
    *lb_w_tga_forecast(world) = forecast.cash[last] / 100;
    plan_cmb(model, world, &forecast);
    plan_bills(model, world, &forecast);
}

int64_t lb_treasury_policy_size(const lb_model *model, lb_world *world, int offering)
{
    if (*lb_w_plan_date(world) != *lb_w_date(world)) {
        make_plan(model, world);
    }
    const lb_offering *sold = &model->offerings[offering];
    if (lb_tenor_type(sold->tenor) == LB_BILL) {
        return lb_w_size(world)[sold->tenor];
    }
    return lb_coupon_size(world, sold->tenor, sold->reopening, sold->auction);
}
