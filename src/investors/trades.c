#include "trades.h"

#include <math.h>

#include "base/cents.h"
#include "demand.h"
#include "demand_params.h"
#include "market/exposure.h"
#include "market/given_curve.h"

enum { BUCKETS = 4 };

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
    int16_t sector, bucket;
} holder_order;

/* The orders of one bucket: sellers one by one; buyers all want the same. */
typedef struct bucket_orders {
    int sellers;
    int16_t order[LB_SECTOR_COUNT], sector[LB_SECTOR_COUNT]; /* of each seller */
    int32_t security[LB_SECTOR_COUNT];                       /* of which it has most */
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
            bucket->order[seller] = (int16_t)o;
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
                      lb_cents_at(par, price->clean), lb_cents_at(par, price->accrued));
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
    int64_t wanted = lb_whole_hundreds(lb_to_cents(100 * fabs(order->tens) / unit));
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
            orders[count++] = (holder_order){tens / parts, -1, (int16_t)sector, (int16_t)bucket};
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
