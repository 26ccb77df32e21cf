#include "bill_purchases.h"

#include <string.h>

#include "base/cents.h"
#include "base/error.h"
#include "fed_params.h"
#include "market/given_curve.h"

/* The two bill sectors of the Desk's purchases, days to maturity, and the share of each. Source: operating
 * statement of the New York Fed of 29 October 2025 (weights: 12-month average outstanding); MODEL.md C.2. */
static const struct bill_sector {
    int from_days, to_days;
    double share;
} bill_sectors[] = {{28, 122, 0.75}, {123, 366, 0.25}};

enum { BILL_SECTORS = sizeof bill_sectors / sizeof bill_sectors[0], BILL_SLOTS = 256 /* some fifty live */ };

/* The bills of the sectors that the Fed may still buy. */
typedef struct bill_market {
    int count;
    int64_t sector_room[BILL_SECTORS];
    int32_t security[BILL_SLOTS];
    int32_t sector[BILL_SLOTS];
    int64_t room[BILL_SLOTS]; /* cents of par */
} bill_market;

/* Par of a bill that the Fed may still buy in the secondary market: no more than the limit a CUSIP. */
static int64_t room_for_purchase(const lb_books *books, int security, double limit)
{
    int64_t room =
        lb_to_cents((double)books->outstanding[security] * limit) - *lb_holding(books, security, LB_FED);
    return room > 0 ? room : 0;
}

static lb_status open_market(const lb_model *model, const lb_books *books, bill_market *out, lb_error *err)
{
    double limit = lb_model_param(model, LB_ACTOR_FED, LB_FED_CUSIP_LIMIT) / 100;
    int live = lb_live_count(books);
    out->count = 0;
    memset(out->sector_room, 0, sizeof out->sector_room);
    for (int i = 0; i < live; i++) {
        int s = lb_live(books, i);
        int days = model->securities[s].maturity - *books->today;
        for (int k = 0; k < BILL_SECTORS && model->securities[s].type == LB_BILL; k++) {
            if (days < bill_sectors[k].from_days || days > bill_sectors[k].to_days) {
                continue;
            }
            if (out->count == BILL_SLOTS) {
                return lb_fail(err, LB_ERR_RANGE, "more than %d bills for the Fed to buy", BILL_SLOTS);
            }
            int64_t room = room_for_purchase(books, s, limit);
            out->security[out->count] = s;
            out->sector[out->count] = k;
            out->room[out->count++] = room;
            out->sector_room[k] += room;
        }
    }
    return LB_OK;
}

/* Gathers `par` of one bill from its private holders in proportion to what they hold. Returns the par bought. */
static int64_t buy_bill(const lb_model *model, lb_world *world, const lb_books *books, int security,
                        int64_t par, lb_purchase *purchase)
{
    const int64_t *holdings = lb_holding(books, security, 0);
    int64_t private_par = books->outstanding[security] - holdings[LB_FED] - holdings[LB_GOVERNMENT_ACCOUNTS];
    par = par < private_par ? par : private_par;
    double price = lb_given_bill_price(world, model->securities[security].maturity - *lb_w_date(world));
    return private_par > 0
               ? lb_gather_shares(books, purchase, security, (double)par / (double)private_par, price)
               : 0;
}

/* Spends `target` cents on the bills of one sector in proportion to the room in each. Returns the par bought. */
static int64_t buy_sector(const lb_model *model, lb_world *world, const lb_books *books,
                          const bill_market *market, int sector, int64_t target, lb_purchase *purchase)
{
    int64_t room = market->sector_room[sector], bought = 0;
    target = target < room ? target : room;
    for (int i = 0; target > 0 && i < market->count; i++) {
        int64_t part = market->sector[i] == sector ? lb_cents_share(target, market->room[i], room) : 0;
        bought += part > 0 ? buy_bill(model, world, books, market->security[i], part, purchase) : 0;
    }
    return bought;
}

lb_status lb_fed_buy_bills(const lb_model *model, lb_world *world, const lb_books *books, int64_t *out,
                           lb_error *err)
{
    int64_t *pool = lb_w_secondary_pool(world);
    *out = 0;
    if (*pool < LB_HUNDRED_DOLLARS) {
        return LB_OK;
    }
    bill_market market;
    lb_status status = open_market(model, books, &market, err);
    if (status != LB_OK) {
        return status;
    }
    int64_t bought = 0;
    lb_purchase purchase = lb_purchase_by(LB_FED);
    for (int sector = 0; sector < BILL_SECTORS; sector++) {
        int64_t target = lb_to_cents((double)*pool * bill_sectors[sector].share);
        bought += buy_sector(model, world, books, &market, sector, target, &purchase);
    }
    lb_post_purchase(books, &purchase, LB_INSTR_BILLS);
    *pool -= bought;
    *out = bought;
    return lb_world_event(world, LB_EVENT_FED_PURCHASE, -1, bought, 0, err);
}
