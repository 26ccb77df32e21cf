#include "forced_trades.h"

#include <math.h>

#include "base/cents.h"
#include "market/exposure.h"
#include "market/given_curve.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"

enum { HUNDRED_DOLLARS = 100 * 100 };

static int64_t cash_of(int64_t par, double px)
{
    return lb_to_cents((double)par * px / 100);
}

static bool trades_today(const lb_model *model, const lb_world *world, int a)
{
    const lb_action *action = &model->scenario.actions[a];
    bool kind = action->kind == LB_ACTION_SELL || action->kind == LB_ACTION_BUY;
    return kind && lb_wc_action_started(world)[a] != LB_DATE_NONE &&
           lb_wc_action_done(world)[a] < lb_wc_action_total(world)[a];
}

/* Business days from today to the last day of the trades, today included, by the calendar's mean. */
static int days_left(const lb_world *world, const lb_action *action, lb_date started)
{
    int calendar = started + action->over_days - *lb_wc_date(world);
    int days = (calendar * 5 + 6) / 7;
    return days > 1 ? days : 1;
}

static bool within(const lb_action *action, const lb_security *terms, lb_date today)
{
    double years = (terms->maturity - today) / 365.25;
    return terms->maturity > today &&
           (action->to_yrs == 0 || (years > action->from_yrs && years <= action->to_yrs));
}

/* Holders on the side that gives securities: the seller, or everybody private but the buyer. */
static bool gives(const lb_action *action, int sector)
{
    if (action->kind == LB_ACTION_SELL) {
        return sector == action->sector || (action->country >= 0 && sector == LB_FOREIGN_PRIVATE);
    }
    return sector >= LB_BANKS && sector != LB_GOVERNMENT_ACCOUNTS && sector != action->sector;
}

/* Part of a sector's holding that is the event's to trade: a country's sales come from official and private holders
 * in its proportions. */
static double part_of(const lb_action *action, int sector, const double *value)
{
    if (action->kind != LB_ACTION_SELL || action->country < 0) {
        return 1;
    }
    double official = lb_country_official_share(action->country);
    double weight = sector == LB_FOREIGN_OFFICIAL ? official : 1 - official;
    return value[sector] > 0
               ? weight * (value[LB_FOREIGN_OFFICIAL] + value[LB_FOREIGN_PRIVATE]) / value[sector]
               : 0;
}

/* Market value that each giving sector holds within the event's maturities, cents. */
static lb_status value_holdings(const lb_model *model, const lb_world *world, const lb_books *books,
                                const lb_action *action, double value[LB_SECTOR_COUNT], lb_error *err)
{
    lb_status status = LB_OK;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        value[sector] = 0;
    }
    for (int i = 0; status == LB_OK && i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        if (books->outstanding[s] == 0 || !within(action, &model->securities[s], *lb_wc_date(world))) {
            continue;
        }
        double clean, accrued;
        status = lb_market_price(model, world, s, &clean, &accrued, err);
        for (int sector = LB_FED; status == LB_OK && sector < LB_SECTOR_COUNT; sector++) {
            if (gives(action, sector)) {
                value[sector] += (double)*lb_holding(books, s, sector) * (clean + accrued) / 100;
            }
        }
    }
    return status;
}

lb_status lb_forced_supply(const lb_model *model, const lb_world *world, const lb_books *books,
                           const lb_action *action, double *value, double *tens, lb_error *err)
{
    double by_sector[LB_SECTOR_COUNT];
    lb_status status = value_holdings(model, world, books, action, by_sector, err);
    *value = 0;
    *tens = 0;
    for (int sector = 0; status == LB_OK && sector < LB_SECTOR_COUNT; sector++) {
        *value += by_sector[sector];
    }
    for (int i = 0; status == LB_OK && i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        const lb_security *terms = &model->securities[s];
        if (books->outstanding[s] == 0 || !within(action, terms, *lb_wc_date(world))) {
            continue;
        }
        double ratio =
            terms->type == LB_TIPS ? lb_model_ref_cpi(model, *lb_wc_date(world)) / terms->base_ref_cpi : 1;
        double unit = ratio * lb_security_tens(&model->market->premium, terms, lb_wc_coupon_dec(world)[s],
                                               *lb_wc_date(world));
        for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
            *tens += gives(action, sector) ? 0.01 * unit * (double)*lb_holding(books, s, sector) : 0;
        }
    }
    return status;
}

/* Trades the share `part` of what each giving sector holds. Adds up cash and ten-year equivalents. */
static lb_status trade_shares(const lb_model *model, lb_world *world, const lb_books *books,
                              const lb_action *action, const double part[LB_SECTOR_COUNT], double *cash,
                              double *tens, lb_error *err)
{
    int buyer = action->kind == LB_ACTION_SELL ? LB_DEALERS : action->sector;
    lb_date today = *lb_wc_date(world);
    for (int i = 0; i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        const lb_security *terms = &model->securities[s];
        if (books->outstanding[s] == 0 || !within(action, terms, today)) {
            continue;
        }
        double clean, accrued, unit = 0.01;
        lb_status status = lb_market_price(model, world, s, &clean, &accrued, err);
        if (status != LB_OK) {
            return status;
        }
        if (terms->type == LB_TIPS) {
            unit *= lb_model_ref_cpi(model, today) / terms->base_ref_cpi;
        }
        unit *= lb_security_tens(&model->market->premium, terms, lb_wc_coupon_dec(world)[s], today);
        for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
            int64_t held = *lb_holding(books, s, sector);
            if (part[sector] <= 0 || held == 0 || sector == buyer) {
                continue;
            }
            int64_t par = part[sector] >= 1
                              ? held
                              : lb_to_cents((double)held * part[sector]) / HUNDRED_DOLLARS * HUNDRED_DOLLARS;
            if (par > 0) {
                lb_post_trade(books, s, (lb_sector)sector, (lb_sector)buyer, par, cash_of(par, clean),
                              cash_of(par, accrued));
                *cash += (double)par * (clean + accrued) / 100;
                *tens += (double)par * unit;
            }
        }
    }
    return LB_OK;
}

/* Shares of the holdings that go today, none more than all of it. */
static void plan_shares(const lb_action *action, double wanted, const double value[LB_SECTOR_COUNT],
                        double part[LB_SECTOR_COUNT])
{
    double sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        sum += value[sector];
    }
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        double share = sum > 0 ? wanted / sum * part_of(action, sector, value) : 0;
        part[sector] = gives(action, sector) ? fmin(share, 1) : 0;
    }
}

static void note_trade(const lb_model *model, lb_world *world, int a, double cash, double tens)
{
    const lb_action *action = &model->scenario.actions[a];
    const double *direction = model->market->actions[a].direction;
    double sign = action->kind == LB_ACTION_SELL ? 1 : -1;
    double pressing[LB_NODES],
        weight = action->announced ? lb_market_value(model, LB_MARKET_ANNOUNCED_FLOW) : 1;
    for (int node = 0; node < LB_NODES; node++) {
        pressing[node] = sign * weight * tens * direction[node];
    }
    lb_pressure_add(world, pressing);
    lb_w_action_done(world)[a] += lb_to_cents(cash);
    lb_w_action_tens(world)[a] -= sign * tens;
    if (action->country >= 0) {
        lb_w_country_held(world)[action->country] -= lb_to_cents(sign * cash);
    }
}

static lb_status force(const lb_model *model, lb_world *world, const lb_books *books, int a, lb_error *err)
{
    const lb_action *action = &model->scenario.actions[a];
    double value[LB_SECTOR_COUNT], part[LB_SECTOR_COUNT], cash = 0, tens = 0;
    double left = (double)(lb_wc_action_total(world)[a] - lb_wc_action_done(world)[a]);
    int days = days_left(world, action, lb_wc_action_started(world)[a]);
    lb_status status = value_holdings(model, world, books, action, value, err);
    if (status == LB_OK) {
        plan_shares(action, left / days, value, part);
        status = trade_shares(model, world, books, action, part, &cash, &tens, err);
    }
    if (status != LB_OK) {
        return status;
    }
    note_trade(model, world, a, cash, tens);
    bool sale = action->kind == LB_ACTION_SELL;
    status = lb_world_event(world, sale ? LB_EVENT_FORCED_SALE : LB_EVENT_FORCED_PURCHASE, -1,
                            lb_to_cents(cash), a, err);
    if (status == LB_OK && days == 1) { /* the last day: what is still missing will not be traded */
        int64_t missing = lb_wc_action_total(world)[a] - lb_wc_action_done(world)[a];
        lb_w_action_total(world)[a] = lb_wc_action_done(world)[a];
        if (missing > 100000000) { /* more than rounding to $100: a million dollars */
            status = lb_world_event(world, LB_EVENT_UNFILLED, -1, missing, a, err);
        }
    }
    return status;
}

lb_status lb_trade_by_force(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_status status = LB_OK;
    for (int a = 0; status == LB_OK && a < model->scenario.action_count; a++) {
        if (trades_today(model, world, a)) {
            status = force(model, world, books, a, err);
        }
    }
    return status;
}
