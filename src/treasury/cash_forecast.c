#include "cash_forecast.h"

#include "base/cents.h"
#include "buyback_operation.h"
#include "cash.h"
#include "debt_params.h"
#include "debt_service.h"
#include "issuance_tables.h"
#include "pace.h"
#include "market/given_curve.h"
#include "treasury_params.h"
#include "world/programme_rules.h"

#include <math.h>
#include <string.h>

enum { MOST_DAYS_TO_SETTLE = 31 /* a buyback */ };
enum { MOST_MONTHS = 6, DAYS_OF_WEEK = 7, SHORTEST_HALF_YEAR = 181 /* between two interest dates */ };

/* The day on which money due on `date` moves, as an index of the forecast; beyond its end: the end + 1. */
static int payment_index(const lb_model *model, const lb_cash_forecast *f, lb_date date)
{
    lb_date paid = date > f->today + f->days ? date : lb_model_settlement_day(model, date);
    int index = paid - f->today;
    return index < 1 ? 1 : index > f->days ? f->days + 1 : index;
}

/* Records that `cents` leave the account on a day (flows are in cash[] until they are summed). */
static void pay(lb_cash_forecast *f, int index, double cents)
{
    if (index <= f->days) {
        f->cash[index] -= cents;
        f->gross[index] += cents;
    }
}

/* The budget and the steady flows beside it: other means of financing, interest received and credited. */
static void add_budget(const lb_model *model, const lb_world *world, lb_cash_forecast *f)
{
    double events = (double)*lb_wc_deficit_a_year(world) / 365.25;
    double level = (double)lb_treasury_nonmarketable(model, world, f->today);
    double credited = level * lb_model_param(model, LB_ACTOR_DEBT, LB_DEBT_NONMARKETABLE_RATE) / 100 / 365.25;
    for (int i = 1; i <= f->days; i++) {
        int64_t at = (int64_t)f->today + i - model->path_start;
        if (at < model->path_days) {
            double other = (double)lb_treasury_other_cash(model, f->today + i - 1, f->today + i, NULL);
            pay(f, i, (double)(model->primary_outlays[at] - model->receipts[at]) + credited - other + events);
        }
    }
}

/* Coupons due on one security within the forecast. */
static void add_coupons(const lb_model *model, const lb_world *world, int s, lb_cash_forecast *f)
{
    const lb_security *terms = &model->securities[s];
    lb_date date = lb_wc_next_coupon(world)[s];
    if (date == LB_DATE_NONE || date > f->today + f->days) {
        return;
    }
    double par = (double)lb_wc_outstanding(world)[s];
    double rate = lb_wc_coupon_dec(world)[s];
    if (terms->type == LB_FRN) {
        rate = *lb_wc_frn_index(world) + lb_wc_spread_dec(world)[s];
    } else if (terms->type == LB_TIPS && terms->base_ref_cpi > 0) {
        par *= lb_model_ref_cpi(model, f->today) / terms->base_ref_cpi;
    }
    double coupon = par * rate / lb_coupon_frequency(terms);
    while (date <= f->today + f->days) {
        pay(f, payment_index(model, f, date), coupon);
        if (date + SHORTEST_HALF_YEAR > f->today + f->days && terms->type != LB_FRN) {
            break;
        }
        date = lb_next_coupon_date(terms, date);
        if (date == LB_DATE_NONE) {
            break;
        }
    }
}

/* Months from that of today; beyond the last one counted: the last. */
static int month_index(const lb_date month_end[MOST_MONTHS - 1], lb_date date)
{
    int months = 0;
    for (int m = 0; m < MOST_MONTHS - 1; m++) {
        months += date > month_end[m];
    }
    return months;
}

static void list_month_ends(lb_date today, lb_date month_end[MOST_MONTHS - 1])
{
    month_end[0] = lb_date_month_end(today);
    for (int m = 1; m < MOST_MONTHS - 1; m++) {
        month_end[m] = lb_date_month_end(month_end[m - 1] + 1);
    }
}

/* Principal that a holder (or all of them) of a security is paid at maturity, cents. */
static double principal(const lb_model *model, const lb_world *world, int s, int sector)
{
    int64_t at = (int64_t)s * LB_SECTOR_COUNT;
    if (sector >= 0) {
        return (double)(lb_wc_holdings(world)[at + sector] + lb_wc_compensation(world)[at + sector]);
    }
    double sum = (double)lb_wc_outstanding(world)[s];
    for (int i = 0; model->securities[s].type == LB_TIPS && i < LB_SECTOR_COUNT; i++) {
        sum += (double)lb_wc_compensation(world)[at + i];
    }
    return sum;
}

/* What the Fed has maturing in each month of the forecast, and what it is supposed to redeem of it: this month as it
 * planned, later as much as it planned for this month, or the cap of a runoff that is known to apply. */
static void fed_redemption_share(const lb_model *model, const lb_world *world, const lb_cash_forecast *f,
                                 const lb_date month_end[MOST_MONTHS - 1], double share[MOST_MONTHS])
{
    double maturing[MOST_MONTHS] = {0};
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        lb_date maturity = model->securities[s].maturity;
        if (maturity > f->today && maturity <= f->today + f->days && lb_wc_outstanding(world)[s] > 0) {
            maturing[month_index(month_end, maturity)] += principal(model, world, s, LB_FED);
        }
    }
    for (int m = 0; m < MOST_MONTHS; m++) {
        int64_t cap = *lb_wc_planned_redemption(world);
        lb_programmes_cap(model, world, m == 0 ? f->today : month_end[m - 1] + 1, &cap);
        double monthly = (double)cap;
        share[m] = maturing[m] > monthly ? monthly / maturing[m] : 1;
    }
}

/* What the Fed is paid and does not roll over at auctions of a security that matures in a later month: its part of the
 * redemptions, and of the rest what programmes put elsewhere. */
static double redeemed_later(const lb_model *model, const lb_world *world, int s, double fed, double share)
{
    double redeemed = fed * share;
    if (model->scenario.programme_count > 0) {
        const lb_security *terms = &model->securities[s];
        lb_principal of = terms->type == LB_BILL ? LB_PRINCIPAL_BILLS : LB_PRINCIPAL_COUPONS;
        redeemed += (fed - redeemed) * lb_programmes_share(model, world, of, terms->maturity);
    }
    return redeemed;
}

/* Coupons, maturities and the debt they end. */
static void add_securities(const lb_model *model, const lb_world *world, lb_cash_forecast *f)
{
    lb_date month_end[MOST_MONTHS - 1];
    double share[MOST_MONTHS];
    list_month_ends(f->today, month_end);
    fed_redemption_share(model, world, f, month_end, share);
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        if (lb_wc_outstanding(world)[s] == 0) {
            continue;
        }
        add_coupons(model, world, s, f);
        lb_date maturity = model->securities[s].maturity;
        if (maturity > f->today + f->days) {
            continue;
        }
        int month = month_index(month_end, maturity);
        double fed = principal(model, world, s, LB_FED);
        double redeemed = month == 0 ? (double)lb_wc_fed_redemption(world)[s]
                                     : redeemed_later(model, world, s, fed, share[month]);
        double paid = principal(model, world, s, -1) - fed + redeemed;
        int index = payment_index(model, f, maturity);
        pay(f, index, paid);
        if (index <= f->days) {
            f->debt[index] -= paid;
        }
    }
}

/* What a cent of par brings: bills at a discount, TIPS at their index. */
static double proceeds(const lb_model *model, const lb_world *world, const lb_offering *offering)
{
    const lb_security *terms = &model->securities[offering->security];
    if (terms->type == LB_BILL) {
        return lb_given_bill_price(world, terms->maturity - offering->settle) / 100;
    }
    bool indexed = terms->type == LB_TIPS && terms->base_ref_cpi > 0;
    return indexed ? lb_model_ref_cpi(model, *lb_wc_date(world)) / terms->base_ref_cpi : 1;
}

/* One auction that settles within the forecast, and its maturity if that falls within too. */
static void add_auction(const lb_model *model, const lb_world *world, const lb_offering *offering, double par,
                        bool announced, lb_cash_forecast *f)
{
    int settle = payment_index(model, f, offering->settle);
    int maturity = payment_index(model, f, model->securities[offering->security].maturity);
    double price = proceeds(model, world, offering);
    f->cash[settle] += par * price;
    f->debt[settle] += par;
    if (maturity <= f->days) {
        pay(f, maturity, par);
        f->debt[maturity] -= par;
    }
    if (!announced && lb_tenor_type(offering->tenor) == LB_BILL) {
        f->effect[offering->tenor][settle] += price;
        if (maturity <= f->days) {
            f->effect[offering->tenor][maturity] -= price;
        }
    }
}

/* Auctions that have not settled: announced ones as they are, the others by the sizes of the plan. */
static void add_auctions(const lb_model *model, const lb_world *world, const int64_t *size,
                         lb_cash_forecast *f)
{
    int end = lb_model_settling_after(model, f->today + f->days);
    for (int o = lb_model_settling_after(model, f->today); o < end; o++) {
        const lb_offering *offering = &model->offerings[o];
        bool announced = offering->announce <= *lb_wc_previous_date(world);
        bool fixed = announced || offering->offering_par > 0;
        int64_t par = announced ? lb_wc_offering_par(world)[o] : offering->offering_par;
        if (!fixed) {
            bool bill = lb_tenor_type(offering->tenor) == LB_BILL;
            par = bill ? size[offering->tenor]
                       : lb_coupon_size(world, offering->tenor, offering->reopening, offering->auction);
        }
        if (offering->tenor != LB_CMB || fixed) {
            add_auction(model, world, offering, (double)par, fixed, f);
        }
    }
}

static void add_buybacks(const lb_model *model, const lb_world *world, lb_cash_forecast *f)
{
    bool waiting = false; /* operations of one day settle together: count them once */
    int end = lb_model_buyback_after(model, f->today + f->days);
    for (int b = lb_model_buyback_after(model, f->today - MOST_DAYS_TO_SETTLE); b < end; b++) {
        const lb_buyback_plan *plan = &model->buybacks[b];
        if (plan->settle > f->today && plan->settle <= f->today + f->days) {
            bool held = plan->simulated && plan->operation <= f->today;
            double par = plan->simulated ? lb_treasury_expected_buyback(model, world, b) : (double)plan->par;
            int index = payment_index(model, f, plan->settle);
            par = held && waiting ? 0 : par;
            waiting = waiting || held;
            pay(f, index, par);
            f->debt[index] -= par;
        }
    }
}

/* The non-marketable debt held by the public moves as given, in the debt but not in the cash. */
static void add_nonmarketable(const lb_model *model, lb_cash_forecast *f)
{
    for (int i = 1; i <= f->days; i++) {
        int64_t at = (int64_t)f->today + i - model->path_start;
        if (at < model->path_days) {
            f->debt[i] += (double)(model->nonmarketable[at] - model->nonmarketable[at - 1]);
        }
    }
}

double lb_treasury_public_debt(const lb_model *model, const lb_world *world)
{
    double sum = (double)lb_treasury_nonmarketable(model, world, *lb_wc_date(world));
    for (int row = LB_INSTR_BILLS; row <= LB_INSTR_INFLATION; row++) {
        sum -= (double)lb_wc_position(world)[row * LB_SECTOR_COUNT + LB_TREASURY];
        sum -= (double)lb_wc_position(world)[row * LB_SECTOR_COUNT + LB_GOVERNMENT_ACCOUNTS];
    }
    return sum;
}

void lb_forecast_cash(const lb_model *model, const lb_world *world, const int64_t *size, int days,
                      lb_cash_forecast *out)
{
    memset(out, 0, sizeof *out);
    out->today = *lb_wc_date(world);
    out->days = days < LB_FORECAST_DAYS ? days : LB_FORECAST_DAYS - 1;
    add_budget(model, world, out);
    add_securities(model, world, out);
    add_auctions(model, world, size, out);
    add_buybacks(model, world, out);
    add_nonmarketable(model, out);
    out->cash[0] = (double)lb_wc_position(world)[LB_INSTR_TGA * LB_SECTOR_COUNT + LB_TREASURY];
    out->debt[0] = lb_treasury_public_debt(model, world);
    for (int i = 1; i <= out->days; i++) {
        out->cash[i] += out->cash[i - 1];
        out->debt[i] += out->debt[i - 1];
        for (int bill = LB_4W; bill <= LB_CMB; bill++) { /* side by side: each sum would wait for itself */
            out->effect[bill][i] += out->effect[bill][i - 1];
        }
    }
}

double lb_cash_target(const lb_model *model, const lb_cash_forecast *forecast, int index)
{
    double published = lb_published_cash_target(forecast->today, forecast->today + index);
    double target = published * LB_BILLION_CENTS;
    if (published <= 0) {
        target = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_CASH_BUFFER) * LB_BILLION_CENTS;
        for (int i = index + 1; i <= index + DAYS_OF_WEEK && i <= forecast->days; i++) {
            target += forecast->gross[i];
        }
    }
    return fmax(target, lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_CASH_FLOOR) * LB_BILLION_CENTS);
}

int64_t lb_coupon_size(const lb_world *world, int tenor, bool reopening, lb_date auction)
{
    int64_t size = lb_published_size(tenor, reopening, auction);
    double raised = (double)size * (1 + *lb_wc_coupon_raise(world));
    bool scaled = auction >= lb_published_sizes_end() && lb_tenor_type(tenor) != LB_TIPS;
    bool replaces = *lb_wc_addon_from(world) != LB_DATE_NONE && auction >= *lb_wc_addon_from(world);
    double factor = lb_wc_size_factor(world)[tenor] * (replaces ? 1 + *lb_wc_addon_raise(world) : 1);
    if (!scaled && factor == 1) {
        return size;
    }
    return (int64_t)floor((scaled ? raised : (double)size) * factor / LB_BILLION_CENTS + 0.5) *
           (int64_t)LB_BILLION_CENTS;
}
