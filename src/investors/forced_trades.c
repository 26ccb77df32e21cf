#include "forced_trades.h"

#include <math.h>
#include <string.h>

#include "base/cents.h"
#include "market/exposure.h"
#include "market/given_curve.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"

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
    return lb_is_private(sector) && sector != action->sector;
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

/* Par of a security that the buyer may still take: the Fed up to its limit, everybody else whatever there is. Cents. */
static int64_t room_for(const lb_books *books, const lb_action *action, int security, double fed_limit)
{
    if (action->kind != LB_ACTION_BUY || action->sector != LB_FED) {
        return INT64_MAX;
    }
    int64_t most = (int64_t)((double)books->outstanding[security] * fed_limit);
    int64_t room = most - *lb_holding(books, security, LB_FED);
    return room > 0 ? room : 0;
}

/* True if a trade can take from a security: it is within the maturities and the buyer has room for it. */
static bool takes(const lb_model *model, const lb_world *world, const lb_books *books,
                  const lb_action *action, int security, int64_t room)
{
    return books->outstanding[security] != 0 && room >= LB_HUNDRED_DOLLARS &&
           within(action, &model->securities[security], *lb_wc_date(world));
}

/* Market value that each giving sector holds of what can be taken, cents; and how much of their sum lies beyond the room. */
static lb_status value_holdings(const lb_model *model, const lb_world *world, const lb_books *books,
                                const lb_action *action, double fed_limit, double value[LB_SECTOR_COUNT],
                                double *beyond, lb_error *err)
{
    lb_status status = LB_OK;
    memset(value, 0, sizeof(double) * LB_SECTOR_COUNT);
    *beyond = 0;
    for (int i = 0; status == LB_OK && i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        int64_t room = room_for(books, action, s, fed_limit), given = 0;
        if (!takes(model, world, books, action, s, room)) {
            continue;
        }
        double clean, accrued;
        status = lb_market_price(model, world, s, &clean, &accrued, err);
        for (int sector = LB_FED; status == LB_OK && sector < LB_SECTOR_COUNT; sector++) {
            if (gives(action, sector)) {
                value[sector] += (double)*lb_holding(books, s, sector) * (clean + accrued) / 100;
                given += *lb_holding(books, s, sector);
            }
        }
        if (status == LB_OK && given > room) {
            *beyond += (double)(given - room) * (clean + accrued) / 100;
        }
    }
    return status;
}

lb_status lb_forced_supply(const lb_model *model, const lb_world *world, const lb_books *books,
                           const lb_action *action, double fed_limit, lb_forced_stock *out, lb_error *err)
{
    double by_sector[LB_SECTOR_COUNT], beyond;
    lb_status status = value_holdings(model, world, books, action, fed_limit, by_sector, &beyond, err);
    *out = (lb_forced_stock){0};
    for (int sector = 0; status == LB_OK && sector < LB_SECTOR_COUNT; sector++) {
        out->value += by_sector[sector];
    }
    out->most = out->value - beyond;
    for (int i = 0; status == LB_OK && i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        if (!takes(model, world, books, action, s, room_for(books, action, s, fed_limit))) {
            continue;
        }
        double unit = lb_par_tens(model, world, s, 1);
        for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
            out->tens += gives(action, sector) ? 0.01 * unit * (double)*lb_holding(books, s, sector) : 0;
        }
    }
    return status;
}

/* Par that each giving sector trades of a security, cents: its share, cut down where the buyer has not the room. Returns
 * what was cut off. */
static int64_t pars_of(const lb_books *books, int security, int buyer, int64_t room,
                       const double part[LB_SECTOR_COUNT], int64_t par[LB_SECTOR_COUNT])
{
    int64_t sum = 0, cut = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t held = sector >= LB_FED ? *lb_holding(books, security, sector) : 0;
        bool trades = part[sector] > 0 && held != 0 && sector != buyer;
        int64_t share =
            part[sector] >= 1 ? held : lb_whole_hundreds(lb_to_cents((double)held * part[sector]));
        par[sector] = trades ? share : 0;
        sum += par[sector];
    }
    for (int sector = 0; sum > room && sector < LB_SECTOR_COUNT; sector++) {
        int64_t fits = lb_whole_hundreds(lb_cents_share(par[sector], room, sum));
        cut += par[sector] - fits;
        par[sector] = fits;
    }
    return cut;
}

/* What a day's trades came to. */
typedef struct day_trades {
    double cash; /* cents */
    double tens; /* usd */
    bool cut;    /* some security had less room than its share */
} day_trades;

/* Trades the share `part` of what each giving sector holds. Adds up cash and ten-year equivalents. */
static lb_status trade_shares(const lb_model *model, lb_world *world, const lb_books *books,
                              const lb_action *action, double fed_limit, const double part[LB_SECTOR_COUNT],
                              day_trades *day, lb_error *err)
{
    int buyer = action->kind == LB_ACTION_SELL ? LB_DEALERS : action->sector;
    day->cut = false;
    for (int i = 0; i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        int64_t room = room_for(books, action, s, fed_limit), par[LB_SECTOR_COUNT];
        if (!takes(model, world, books, action, s, room)) {
            continue;
        }
        double clean, accrued;
        lb_status status = lb_market_price(model, world, s, &clean, &accrued, err);
        if (status != LB_OK) {
            return status;
        }
        double unit = lb_par_tens(model, world, s, 0.01); /* usd for a cent */
        day->cut = pars_of(books, s, buyer, room, part, par) > 0 || day->cut;
        for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
            if (par[sector] > 0) {
                lb_post_trade(books, s, (lb_sector)sector, (lb_sector)buyer, par[sector],
                              lb_cents_at(par[sector], clean), lb_cents_at(par[sector], accrued));
                day->cash += (double)par[sector] * (clean + accrued) / 100;
                day->tens += (double)par[sector] * unit;
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

/* Trades the amount `wanted`, cents; where the limit of a security cuts its share, the others are tried again. */
static lb_status trade_wanted(const lb_model *model, lb_world *world, const lb_books *books,
                              const lb_action *action, double fed_limit, double wanted, day_trades *day,
                              lb_error *err)
{
    enum { MOST_ROUNDS = 8 };
    double value[LB_SECTOR_COUNT], part[LB_SECTOR_COUNT], beyond, before = -1;
    lb_status status = LB_OK;
    day->cut = true;
    for (int round = 0; status == LB_OK && day->cut && day->cash > before && round < MOST_ROUNDS; round++) {
        before = day->cash;
        status = value_holdings(model, world, books, action, fed_limit, value, &beyond, err);
        if (status == LB_OK) {
            plan_shares(action, wanted - day->cash, value, part);
            status = trade_shares(model, world, books, action, fed_limit, part, day, err);
        }
    }
    return status;
}

static lb_status force(const lb_model *model, lb_world *world, const lb_books *books, double fed_limit, int a,
                       lb_error *err)
{
    const lb_action *action = &model->scenario.actions[a];
    day_trades day = {0};
    double left = (double)(lb_wc_action_total(world)[a] - lb_wc_action_done(world)[a]);
    int days = days_left(world, action, lb_wc_action_started(world)[a]);
    lb_status status = trade_wanted(model, world, books, action, fed_limit, left / days, &day, err);
    if (status != LB_OK) {
        return status;
    }
    note_trade(model, world, a, day.cash, day.tens);
    bool sale = action->kind == LB_ACTION_SELL;
    status = lb_world_event(world, sale ? LB_EVENT_FORCED_SALE : LB_EVENT_FORCED_PURCHASE, -1,
                            lb_to_cents(day.cash), a, err);
    if (status == LB_OK && days == 1) { /* the last day: what is still missing will not be traded */
        int64_t missing = lb_wc_action_total(world)[a] - lb_wc_action_done(world)[a];
        lb_w_action_total(world)[a] = lb_wc_action_done(world)[a];
        if (missing > LB_MILLION_DOLLARS) { /* more than rounding to $100 */
            status = lb_world_event(world, LB_EVENT_UNFILLED, -1, missing, a, err);
        }
    }
    return status;
}

lb_status lb_trade_by_force(const lb_model *model, lb_world *world, const lb_books *books, double fed_limit,
                            lb_error *err)
{
    lb_status status = LB_OK;
    for (int a = 0; status == LB_OK && a < model->scenario.action_count; a++) {
        if (trades_today(model, world, a)) {
            status = force(model, world, books, fed_limit, a, err);
        }
    }
    return status;
}
