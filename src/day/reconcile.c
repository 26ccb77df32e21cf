/* reconcile.c - the adjustments of a baseline to published figures, item by item. */
#include "day/reconcile.h"

#include <inttypes.h>

#include "base/cents.h"
#include "base/error.h"
#include "day/phases.h"
#include "fed/fed_params.h"

/* Instrument rows of an item of securities: from, to; the Fed's nominal coupons have FRNs among them, as in H.4.1. */
static bool in_class(int item, int row)
{
    switch (item) {
    case LB_RECONCILE_SOMA_BILLS:
        return row == LB_INSTR_BILLS;
    case LB_RECONCILE_SOMA_NOTES_BONDS:
        return row == LB_INSTR_NOTES || row == LB_INSTR_BONDS || row == LB_INSTR_FRNS;
    default:
        return row == LB_INSTR_TIPS;
    }
}

/* Claims: who holds what whoever else owes. */
static const struct {
    uint8_t item, instrument, holder, issuer;
} claims[] = {
    {LB_RECONCILE_MBS, LB_INSTR_MBS, LB_FED, LB_OTHER_SECTOR},
    {LB_RECONCILE_FED_LOANS, LB_INSTR_FED_LOANS, LB_FED, LB_BANKS},
    {LB_RECONCILE_OTHER_ASSETS, LB_INSTR_FED_OTHER_ASSETS, LB_FED, LB_OTHER_SECTOR},
    {LB_RECONCILE_CURRENCY, LB_INSTR_CURRENCY, LB_HOUSEHOLDS, LB_FED},
    {LB_RECONCILE_ON_RRP, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED},
    {LB_RECONCILE_FOREIGN_RRP, LB_INSTR_FOREIGN_RRP, LB_FOREIGN_OFFICIAL, LB_FED},
    {LB_RECONCILE_TGA, LB_INSTR_TGA, LB_TREASURY, LB_FED},
    {LB_RECONCILE_OTHER_DEPOSITS, LB_INSTR_FED_OTHER_DEPOSITS, LB_OTHER_SECTOR, LB_FED},
    {LB_RECONCILE_RESERVES, LB_INSTR_RESERVES, LB_BANKS, LB_FED},
    {LB_RECONCILE_NONMARKETABLE, LB_INSTR_NONMARKETABLE, LB_PENSIONS, LB_TREASURY}, /* the G Fund */
    {LB_RECONCILE_INTRAGOVERNMENTAL, LB_INSTR_NONMARKETABLE, LB_GOVERNMENT_ACCOUNTS, LB_TREASURY},
};
enum { CLAIMS = sizeof claims / sizeof claims[0] };

static int64_t held_by_government(const int64_t *position)
{
    int64_t sum = 0;
    for (int row = LB_INSTR_BILLS; row <= LB_INSTR_NONMARKETABLE; row++) {
        sum += position[row * LB_SECTOR_COUNT + LB_GOVERNMENT_ACCOUNTS];
    }
    return sum;
}

int64_t lb_reconcile_level(int item, const int64_t *position)
{
    int64_t sum = 0;
    switch (item) {
    case LB_RECONCILE_SOMA_BILLS:
    case LB_RECONCILE_SOMA_NOTES_BONDS:
    case LB_RECONCILE_SOMA_TIPS:
        for (int row = LB_INSTR_BILLS; row <= LB_INSTR_FRNS; row++) {
            sum += in_class(item, row) ? position[row * LB_SECTOR_COUNT + LB_FED] : 0;
        }
        return sum;
    case LB_RECONCILE_NONMARKETABLE:
        return -position[LB_INSTR_NONMARKETABLE * LB_SECTOR_COUNT + LB_TREASURY] -
               position[LB_INSTR_NONMARKETABLE * LB_SECTOR_COUNT + LB_GOVERNMENT_ACCOUNTS];
    case LB_RECONCILE_INTRAGOVERNMENTAL:
        return held_by_government(position);
    case LB_RECONCILE_DEFERRED_ASSET:
        return 0;
    default:
        break;
    }
    for (int i = 0; i < CLAIMS; i++) {
        sum +=
            claims[i].item == item ? position[claims[i].instrument * LB_SECTOR_COUNT + claims[i].holder] : 0;
    }
    return sum;
}

/* The total that a target of several rows is set against; the item itself where it is its own target. */
static int64_t level_of_target(const lb_world *world, int item)
{
    const int64_t *position = lb_wc_position(world);
    int64_t sum = 0;
    switch (item) {
    case LB_RECONCILE_OTHER_ASSETS: /* all assets of the Fed */
        for (int row = 0; row < LB_INSTRUMENT_COUNT; row++) {
            int64_t cents = position[row * LB_SECTOR_COUNT + LB_FED];
            sum += cents > 0 ? cents : 0;
        }
        return sum;
    case LB_RECONCILE_NONMARKETABLE: /* debt held by the public */
        for (int row = LB_INSTR_BILLS; row <= LB_INSTR_NONMARKETABLE; row++) {
            sum -= position[row * LB_SECTOR_COUNT + LB_TREASURY];
            sum -= position[row * LB_SECTOR_COUNT + LB_GOVERNMENT_ACCOUNTS];
        }
        return sum;
    case LB_RECONCILE_DEFERRED_ASSET:
        return *lb_wc_deferred_asset(world);
    default:
        return lb_reconcile_level(item, position);
    }
}

static int64_t held_privately(const lb_books *books, int security)
{
    int64_t sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        sum += lb_is_private(sector) ? *lb_holding(books, security, sector) : 0;
    }
    return sum;
}

/* What of a security bears its part of a class's difference: where the Fed gives, its holding; where it gets, what may
 * still go to it - of bills all of that, of others as much as the Fed has already. */
static int64_t weight_of(const lb_model *model, const lb_world *world, const lb_books *books, int item,
                         int security, bool gives)
{
    int64_t held = *lb_holding(books, security, LB_FED), others = held_privately(books, security);
    if (!in_class(item, books->row[security]) || model->securities[security].maturity <= *lb_wc_date(world)) {
        return 0;
    }
    if (gives) {
        return others > 0 ? held : 0;
    }
    double limit = lb_model_param(model, LB_ACTOR_FED, LB_FED_CUSIP_LIMIT) / 100;
    int64_t room = lb_to_cents((double)books->outstanding[security] * limit) - held;
    int64_t free = others - lb_wc_buyback_due(world)[security];
    room = room < free ? room : free;
    room = item == LB_RECONCILE_SOMA_BILLS || room < held ? room : held;
    return room > 0 ? room : 0;
}

/* `par` of one security between the Fed and private holders, in proportion to what they hold; rounded so that the parts
 * sum to it. */
static void move_security(const lb_books *books, int security, int64_t par, bool gives)
{
    int64_t whole = held_privately(books, security), before = 0, moved = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t held = lb_is_private(sector) ? *lb_holding(books, security, sector) : 0;
        if (held == 0 || whole <= 0) {
            continue;
        }
        before += held;
        int64_t part = lb_cents_share(par, before, whole) - moved;
        moved += part;
        lb_post_transfer(books, LB_FLOW_RECONCILIATION, security, gives ? LB_FED : (lb_sector)sector,
                         gives ? (lb_sector)sector : LB_FED, part);
    }
}

/* The Fed's holdings of a class: the difference over its securities by weight, the counterpart private holders. */
static lb_status adjust_class(const lb_model *model, lb_world *world, const lb_books *books, int item,
                              int64_t cents, lb_error *err)
{
    bool gives = cents < 0;
    int64_t par = gives ? -cents : cents, whole = 0, before = 0, moved = 0;
    int count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        whole += weight_of(model, world, books, item, lb_live(books, i), gives);
    }
    if (par > whole) {
        return lb_fail(err, LB_ERR_RECONCILE,
                       "%s: the baseline is %" PRId64 " cents off and only %" PRId64 " can change hands",
                       lb_reconcile_word(item), cents, whole);
    }
    for (int i = 0; i < count; i++) {
        int s = lb_live(books, i);
        int64_t weight = weight_of(model, world, books, item, s, gives);
        if (weight == 0 || whole <= 0) {
            continue;
        }
        before += weight;
        int64_t part = lb_cents_share(par, before, whole) - moved;
        moved += part;
        move_security(books, s, part, gives);
        /* the month's plan is for what it holds, TIPS with their compensation */
        int64_t held = *lb_holding(books, s, LB_FED) + *lb_compensation(books, s, LB_FED);
        int64_t *redeemed = &lb_w_fed_redemption(world)[s];
        *redeemed = *redeemed < held ? *redeemed : held;
    }
    return LB_OK;
}

static lb_status adjust(const lb_model *model, lb_world *world, const lb_books *books, int item,
                        lb_error *err)
{
    int64_t cents = model->reconcile.cents[item] - level_of_target(world, item);
    lb_status status = LB_OK;
    if (item <= LB_RECONCILE_SOMA_TIPS) {
        status = adjust_class(model, world, books, item, cents, err);
    } else if (item == LB_RECONCILE_DEFERRED_ASSET) {
        *lb_w_deferred_asset(world) += cents; /* in the Fed's net worth, which follows from the rows */
    }
    for (int i = 0; i < CLAIMS; i++) {
        if (claims[i].item == item) {
            lb_post_accretion(books, LB_FLOW_RECONCILIATION, (lb_instrument)claims[i].instrument,
                              (lb_sector)claims[i].holder, (lb_sector)claims[i].issuer, cents);
        }
    }
    if (item == LB_RECONCILE_NONMARKETABLE) { /* the given path goes on from here by its changes */
        *lb_w_nonmarketable_shift(world) = lb_reconcile_level(item, lb_wc_position(world)) -
                                           model->nonmarketable[*lb_wc_date(world) - model->path_start];
    }
    if (status == LB_OK) {
        lb_w_reconciled(world)[item] = cents;
        status = lb_world_event(world, LB_EVENT_RECONCILED, -1, cents, item, err);
    }
    return status;
}

lb_status lb_reconcile(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_status status = LB_OK;
    for (int item = 0; model->reconcile.on && status == LB_OK && item < LB_RECONCILE_COUNT; item++) {
        status = adjust(model, world, books, item, err);
    }
    return status == LB_OK && model->reconcile.on ? lb_audit(books, lb_model_cusip, model, err) : status;
}
