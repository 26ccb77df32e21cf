#include "trades.h"

#include <math.h>

#include "base/cents.h"
#include "demand.h"
#include "demand_params.h"
#include "market/exposure.h"
#include "market/given_curve.h"
#include "market/market_params.h"
#include "market/pressure.h"

enum { HUNDRED_DOLLARS = 100 * 100, BUCKETS = 4 };

/* Remaining days of the buckets that trade in turn: one, three, seven, fifteen and thirty-one years. */
static const int bucket_days[BUCKETS + 1] = {365, 1096, 2557, 5479, 11323};

/* The bucket of a nominal coupon, or -1. */
static int bucket_of(const lb_security *terms, lb_date today)
{
    int days = terms->maturity - today, bucket = BUCKETS - 1;
    if ((terms->type != LB_NOTE && terms->type != LB_BOND) || days <= bucket_days[0] ||
        days > bucket_days[BUCKETS]) {
        return -1;
    }
    while (days <= bucket_days[bucket]) {
        bucket--;
    }
    return bucket;
}

static int64_t held_by_arbitrageurs(const lb_books *books, int s)
{
    return *lb_holding(books, s, LB_DEALERS) + *lb_holding(books, s, LB_HEDGE_FUNDS) +
           *lb_holding(books, s, LB_HEDGE_FUNDS_OFFSHORE);
}

/* An order of the day: ten-year equivalents in dollars (negative: to sell), in one bucket. */
typedef struct holder_order {
    double tens;
    int32_t security; /* -1: none found */
    int8_t sector, bucket;
} holder_order;

/* The orders of one bucket: sellers one by one; buyers all want the same. */
typedef struct bucket_orders {
    int sellers;
    int8_t order[LB_SECTOR_COUNT], sector[LB_SECTOR_COUNT]; /* of each seller */
    int32_t security[LB_SECTOR_COUNT];                      /* of which it has most */
    int64_t held[LB_SECTOR_COUNT];
    bool buyers;
    int32_t to_buy; /* the security of which arbitrageurs have most */
    int64_t to_buy_held;
} bucket_orders;

static void sort_by_bucket(const holder_order *orders, int count, bucket_orders buckets[static BUCKETS])
{
    for (int i = 0; i < BUCKETS; i++) {
        buckets[i].sellers = 0;
        buckets[i].buyers = false;
        buckets[i].to_buy = -1;
        buckets[i].to_buy_held = 0;
    }
    for (int o = 0; o < count; o++) {
        bucket_orders *bucket = &buckets[orders[o].bucket];
        if (orders[o].tens > 0) {
            bucket->buyers = true;
        } else {
            int seller = bucket->sellers++;
            bucket->order[seller] = (int8_t)o;
            bucket->sector[seller] = orders[o].sector;
            bucket->security[seller] = -1;
            bucket->held[seller] = 0;
        }
    }
}

/* Hands what was found to the orders. */
static void assign_securities(const bucket_orders buckets[static BUCKETS], holder_order *orders, int count)
{
    for (int o = 0; o < count; o++) {
        if (orders[o].tens > 0) {
            orders[o].security = buckets[orders[o].bucket].to_buy;
        }
    }
    for (int i = 0; i < BUCKETS; i++) {
        for (int seller = 0; seller < buckets[i].sellers; seller++) {
            orders[buckets[i].order[seller]].security = buckets[i].security[seller];
        }
    }
}

/* Finds every order its security: buyers that of which arbitrageurs have most, sellers that of which they themselves do. */
static void find_securities(const lb_model *model, const lb_world *world, const lb_books *books,
                            holder_order *orders, int count)
{
    lb_date today = *lb_wc_date(world);
    bucket_orders buckets[BUCKETS];
    sort_by_bucket(orders, count, buckets);
    int live = lb_live_count(books);
    for (int i = 0; i < live; i++) {
        int s = lb_live(books, i);
        int at = bucket_of(&model->securities[s], today);
        if (at < 0) {
            continue;
        }
        bucket_orders *bucket = &buckets[at];
        const int64_t *holdings = lb_holding(books, s, 0);
        if (bucket->buyers) {
            int64_t held = held_by_arbitrageurs(books, s);
            bucket->to_buy = held > bucket->to_buy_held ? s : bucket->to_buy;
            bucket->to_buy_held = held > bucket->to_buy_held ? held : bucket->to_buy_held;
        }
        for (int seller = 0; seller < bucket->sellers; seller++) {
            int64_t held = holdings[bucket->sector[seller]];
            if (held > bucket->held[seller]) {
                bucket->held[seller] = held;
                bucket->security[seller] = s;
            }
        }
    }
    assign_securities(buckets, orders, count);
}

static int64_t cash_of(int64_t par, double px)
{
    return lb_to_cents((double)par * px / 100);
}

/* A security and what it costs today: the market's price does not change while holders trade. */
typedef struct priced {
    int32_t security; /* -1: none yet */
    double clean, accrued;
} priced;

/* One trade at the price; of nothing: none. */
static void trade(const lb_books *books, const priced *price, int seller, int buyer, int64_t par)
{
    if (par > 0) {
        lb_post_trade(books, price->security, (lb_sector)seller, (lb_sector)buyer, par,
                      cash_of(par, price->clean), cash_of(par, price->accrued));
    }
}

/* `par` of a security from the arbitrageurs, dealers first. */
static void buy_from_arbitrageurs(const lb_books *books, const priced *price, int buyer, int64_t par)
{
    static const uint8_t sellers[] = {LB_DEALERS, LB_HEDGE_FUNDS_OFFSHORE, LB_HEDGE_FUNDS};
    for (size_t i = 0; i < sizeof sellers && par > 0; i++) {
        int64_t held = *lb_holding(books, price->security, sellers[i]);
        int64_t part = held < par ? held : par;
        if (part > 0 && sellers[i] != buyer) {
            trade(books, price, sellers[i], buyer, part);
            par -= part;
        }
    }
}

static int first_bucket(int sector)
{
    return sector == LB_INSURERS ? 3 : sector == LB_PENSIONS ? 2 : 0;
}

/* `price`: of the security last priced for the order's bucket. */
static lb_status execute(const lb_model *model, lb_world *world, const lb_books *books,
                         const holder_order *order, priced *price, lb_error *err)
{
    int s = order->security, sector = order->sector;
    if (s < 0) {
        ++*lb_w_clearing_bound(world);
        return LB_OK;
    }
    double unit = lb_security_tens(&model->market->premium, &model->securities[s], lb_wc_coupon_dec(world)[s],
                                   *lb_wc_date(world));
    bool sells = order->tens < 0;
    int64_t wanted = lb_to_cents(100 * fabs(order->tens) / unit) / HUNDRED_DOLLARS * HUNDRED_DOLLARS;
    int64_t there = sells ? *lb_holding(books, s, sector) : held_by_arbitrageurs(books, s);
    if (wanted > there) {
        ++*lb_w_clearing_bound(world);
        wanted = there;
    }
    if (price->security != s) {
        price->security = s;
        lb_status status = lb_market_price(model, world, s, &price->clean, &price->accrued, err);
        if (status != LB_OK) {
            return status;
        }
    }
    if (sells) {
        trade(books, price, sector, sector == LB_DEALERS ? LB_HEDGE_FUNDS_OFFSHORE : LB_DEALERS, wanted);
    } else {
        buy_from_arbitrageurs(books, price, sector, wanted);
    }
    return LB_OK;
}

/* What a holder wants to buy today: its part of the way to its target, ten-year equivalents in dollars. Slopes grow with
 * the economy, as those who bear risk do. */
static double wanted_today(const lb_model *model, const lb_world *world, int sector)
{
    double grown = lb_model_gdp(model, *lb_wc_date(world)) / lb_model_gdp(model, model->start);
    double response = grown * lb_demand_response(model, sector, lb_wc_unexpected_dec(world));
    double target = lb_demand_base(model, world, sector) + response;
    return model->market->demand.adjust[sector] * (target - lb_wc_sector_tens(world)[sector]);
}

lb_status lb_trade_to_targets(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    double least = lb_model_param(model, LB_ACTOR_INVESTORS, LB_DEMAND_LEAST) * 1e6;
    holder_order orders[LB_SECTOR_COUNT + BUCKETS];
    int count = 0;
    *lb_w_clearing_bound(world) = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        double tens = model->market->demand.adjust[sector] > 0 ? wanted_today(model, world, sector) : 0;
        if (fabs(tens) < least) {
            continue;
        }
        /* dealers place what they hold in all maturities every day, others in one after another */
        int first = first_bucket(sector), parts = sector == LB_DEALERS ? BUCKETS : 1;
        for (int part = 0; part < parts; part++) {
            int bucket = first + (int)((*lb_wc_step_count(world) + part) % (BUCKETS - first));
            orders[count++] = (holder_order){tens / parts, -1, (int8_t)sector, (int8_t)bucket};
        }
    }
    find_securities(model, world, books, orders, count);
    priced prices[BUCKETS];
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
        prices[bucket].security = -1;
    }
    lb_status status = LB_OK;
    for (int o = 0; status == LB_OK && o < count; o++) {
        status = execute(model, world, books, &orders[o], &prices[orders[o].bucket], err);
    }
    return status;
}

/* Forced trades ------------------------------------------------------------------------------------------------ */

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
