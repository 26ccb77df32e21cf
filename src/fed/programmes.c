#include "programmes.h"

#include <math.h>

#include "base/cents.h"
#include "income.h"
#include "secondary.h"
#include "soma.h"
#include "world/programme_rules.h"

enum { HORIZON_DAYS = 182 /* six months */ };
static const double SHORT_COUPONS_YRS = 3;
static const int64_t ROUNDING = LB_MILLION_DOLLARS; /* cents cut off trade by trade come to less */

static lb_status note(lb_world *world, lb_event_kind kind, int p, int64_t cents, lb_error *err)
{
    return lb_world_event(world, kind, -1, cents, p, err);
}

/* Starts and ends ---------------------------------------------------------------------------------------------- */

static bool holds(const lb_world *world, const lb_condition *condition)
{
    if (condition->observable < 0) {
        return false;
    }
    double seen = lb_wc_observable(world)[condition->observable]; /* of yesterday: the close */
    return condition->above ? seen > condition->value : seen < condition->value;
}

static lb_status end(lb_world *world, int p, lb_error *err)
{
    lb_w_programme_state(world)[p] = LB_PROGRAMME_HAS_ENDED;
    lb_w_programme_ended(world)[p] = *lb_w_date(world);
    return note(world, LB_EVENT_PROGRAMME_ENDED, p, lb_wc_programme_done(world)[p], err);
}

/* Before its first day, if it was told before. */
static lb_status announce(const lb_programme *programme, lb_world *world, int p, lb_error *err)
{
    bool told = programme->news == LB_ANNOUNCED_ON && programme->announced <= *lb_w_date(world);
    if (lb_wc_programme_state(world)[p] != LB_PROGRAMME_WAITS || !told) {
        return LB_OK;
    }
    lb_w_programme_state(world)[p] = LB_PROGRAMME_IS_ANNOUNCED;
    return note(world, LB_EVENT_PROGRAMME_ANNOUNCED, p, programme->total, err);
}

static lb_status start(const lb_programme *programme, lb_world *world, int p, lb_error *err)
{
    bool due =
        programme->on != LB_DATE_NONE ? programme->on <= *lb_w_date(world) : holds(world, &programme->when);
    if (lb_wc_programme_state(world)[p] >= LB_PROGRAMME_RUNS || !due) {
        return LB_OK;
    }
    lb_w_programme_state(world)[p] = LB_PROGRAMME_RUNS;
    lb_w_programme_started(world)[p] = *lb_w_date(world);
    lb_status status = LB_OK;
    if (programme->news == LB_ANNOUNCED_AT_START) {
        status = note(world, LB_EVENT_PROGRAMME_ANNOUNCED, p, programme->total, err);
    }
    return status == LB_OK ? note(world, LB_EVENT_PROGRAMME_STARTED, p, programme->total, err) : status;
}

/* Its last day has passed (even if it never ran), or it runs and what stops it holds. */
static lb_status stop(const lb_programme *programme, lb_world *world, int p, lb_error *err)
{
    int state = lb_wc_programme_state(world)[p];
    bool over = programme->until != LB_DATE_NONE && *lb_w_date(world) > programme->until;
    bool stopped = state == LB_PROGRAMME_RUNS && holds(world, &programme->stop);
    return state != LB_PROGRAMME_HAS_ENDED && (over || stopped) ? end(world, p, err) : LB_OK;
}

/* A pace or a share of nothing: the programme is not there, and changes no bit. Reserve management without a pace is one:
 * it ends the record's purchases. */
static bool is_off(const lb_programme *programme)
{
    switch (programme->kind) {
    case LB_PROGRAMME_PURCHASES:
    case LB_PROGRAMME_SALES:
    case LB_PROGRAMME_TWIST:
        return programme->pace == 0;
    case LB_PROGRAMME_REINVESTMENT:
        return programme->share == 0;
    default:
        return false;
    }
}

lb_status lb_fed_programmes_strike(const lb_model *model, lb_world *world, lb_error *err)
{
    if (model->scenario.programme_count == 0 || *lb_w_date(world) <= model->start) {
        return LB_OK;
    }
    lb_date month = *lb_w_redemption_month(world), yesterday = *lb_w_previous_date(world);
    int64_t before = lb_fed_cap_in_force(model, world, yesterday, month);
    lb_status status = LB_OK;
    for (int p = 0; status == LB_OK && p < model->scenario.programme_count; p++) {
        const lb_programme *programme = &model->scenario.programmes[p];
        if (is_off(programme)) {
            continue;
        }
        status = announce(programme, world, p, err);
        if (status == LB_OK) {
            status = start(programme, world, p, err);
        }
        if (status == LB_OK) {
            status = stop(programme, world, p, err);
        }
    }
    lb_date last = lb_date_month_end(month), today = *lb_w_date(world) < last ? *lb_w_date(world) : last;
    if (status == LB_OK && before != lb_fed_cap_in_force(model, world, today, month)) {
        lb_fed_plan_rest_of_month(model, world);
    }
    return status;
}

/* Reinvestment ------------------------------------------------------------------------------------------------- */

static void put(const lb_programme *programme, lb_world *world, int p, int64_t cents)
{
    bool bought = programme->into == LB_INTO_BILLS || programme->into == LB_INTO_SHORT_COUPONS;
    lb_w_programme_done(world)[p] += cents;
    lb_w_programme_due(world)[p] += bought ? cents : 0;
    *lb_w_secondary_pool(world) += programme->into == LB_INTO_BILLS ? cents : 0;
    *lb_w_redirected(world) += programme->of == LB_PRINCIPAL_COUPONS ? cents : 0;
    *lb_w_agency_spent(world) += programme->of == LB_PRINCIPAL_MBS && bought ? cents : 0;
}

lb_status lb_fed_redirect(const lb_model *model, lb_world *world, lb_principal of, int security,
                          int64_t aside, int64_t *left, lb_error *err)
{
    lb_date maturity = security < 0 ? *lb_w_date(world) : model->securities[security].maturity;
    double all = lb_programmes_share(model, world, of, maturity), sum = 0;
    lb_status status = LB_OK;
    int64_t given = 0;
    for (int p = 0; status == LB_OK && given < aside && p < model->scenario.programme_count; p++) {
        double share = lb_programme_share(model, world, p, of, maturity);
        sum += share; /* as it was summed for `all`: the last one gets what is left */
        int64_t to = sum < all ? lb_to_cents((double)aside * (sum / all)) : aside;
        int64_t part = share > 0 ? to - given : 0;
        if (part > 0) {
            put(&model->scenario.programmes[p], world, p, part);
            given += part;
            status = lb_world_event(world, LB_EVENT_PROGRAMME_REDIRECTED, security, part, p, err);
        }
    }
    *left = aside - given;
    return status;
}

/* The pace ----------------------------------------------------------------------------------------------------- */

/* Days since the previous business day on which the programme ran. */
static int days_of(const lb_model *model, const lb_world *world, int p)
{
    lb_date from = lb_programme_from(model, world, p) - 1, before = *lb_wc_previous_date(world);
    return *lb_wc_date(world) - (from > before ? from : before);
}

/* Adds what the pace makes due today, within the total; spread evenly over calendar days. Returns the par added. */
static int64_t fall_due(const lb_model *model, lb_world *world, int p)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    int64_t *due = &lb_w_programme_due(world)[p];
    double months = 12 * days_of(model, world, p) / 365.25;
    int64_t par = lb_to_cents((double)programme->pace * months);
    int64_t left = lb_programme_left(model, world, p);
    left -= left == INT64_MAX ? 0 : *due;
    par = par < left ? par : left;
    *due += par;
    return par;
}

/* Reserve management ------------------------------------------------------------------------------------------- */

/* Par to buy so that reserves stay at the floor over the coming six months: the largest shortfall of what is expected
 * of them. Expected are today's reserves and purchases under way, the cash that the Treasury pays out or takes in on the
 * way to its aim, and the growth of currency. Cents. */
static double shortfall(const lb_model *model, const lb_world *world, double floor_pct, lb_cash_aim_fn *aim)
{
    double target[HORIZON_DAYS];
    lb_date today = *lb_wc_date(world);
    const int64_t *position = lb_wc_position(world);
    const int64_t *currency = &model->currency[today - model->path_start];
    aim(model, world, HORIZON_DAYS, target);
    double tga = (double)position[LB_INSTR_TGA * LB_SECTOR_COUNT + LB_TREASURY];
    double reserves = (double)position[LB_INSTR_RESERVES * LB_SECTOR_COUNT + LB_BANKS] +
                      (double)*lb_wc_secondary_pool(world);
    double most = 0, floor_cents = floor_pct / 100 * lb_bank_assets(model, today) * 100;
    for (int i = 0; i < HORIZON_DAYS && today + 1 + i - model->path_start < model->path_days; i++) {
        double expected = reserves + (tga - target[i]) - (double)(currency[i + 1] - currency[0]);
        most = fmax(most, floor_cents - expected);
    }
    return most;
}

/* With a floor, what is due is cut to what the reserves need. */
static void cut_to_need(const lb_model *model, lb_world *world, int p, int64_t *added, lb_cash_aim_fn *aim)
{
    double floor_pct = model->scenario.programmes[p].floor_pct;
    if (floor_pct > 0) {
        double need = shortfall(model, world, floor_pct, aim);
        int64_t most = need < (double)*added ? lb_to_cents(need) : *added;
        lb_w_programme_due(world)[p] -= *added - most;
        *added = most;
    }
}

static bool manages_reserves(const lb_model *model, const lb_world *world, int p)
{
    return model->scenario.programmes[p].kind == LB_PROGRAMME_RESERVES && lb_programme_running(world, p);
}

int lb_fed_programmes_manage_reserves(const lb_model *model, lb_world *world, lb_cash_aim_fn *aim)
{
    int covered = 0;
    for (int p = 0; p < model->scenario.programme_count; p++) {
        if (!manages_reserves(model, world, p)) {
            continue;
        }
        int days = days_of(model, world, p);
        int64_t added = fall_due(model, world, p);
        cut_to_need(model, world, p, &added, aim);
        *lb_w_secondary_pool(world) += model->scenario.programmes[p].buys.bills ? added : 0;
        *lb_w_reserve_purchases(world) += added;
        covered = days > covered ? days : covered;
    }
    return covered;
}

/* True if a programme's due is a part of the pool of bill purchases. */
static bool is_in_pool(const lb_programme *programme)
{
    return (programme->kind == LB_PROGRAMME_RESERVES && programme->buys.bills) ||
           (programme->kind == LB_PROGRAMME_REINVESTMENT && programme->into == LB_INTO_BILLS);
}

/* Records `cents` that could not be traded; a programme for which there is nothing left at all ends, and with it the rest
 * of its total is missed. */
static lb_status miss(const lb_model *model, lb_world *world, int p, int64_t cents, bool nothing_left,
                      lb_error *err)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    int64_t *due = &lb_w_programme_due(world)[p];
    if (nothing_left && programme->total > 0) {
        cents = lb_programme_left(model, world, p);
        *due = 0;
    } else {
        *due -= cents;
    }
    lb_w_programme_missed(world)[p] += cents;
    lb_status status = note(world, LB_EVENT_PROGRAMME_UNFILLED, p, cents, err);
    return status == LB_OK && nothing_left ? end(world, p, err) : status;
}

lb_status lb_fed_programmes_fill(const lb_model *model, lb_world *world, int64_t pool, int64_t bought,
                                 lb_error *err)
{
    lb_status status = LB_OK;
    for (int p = 0; status == LB_OK && pool > 0 && p < model->scenario.programme_count; p++) {
        const lb_programme *programme = &model->scenario.programmes[p];
        int64_t *due = &lb_w_programme_due(world)[p];
        if (!is_in_pool(programme) || *due == 0) {
            continue;
        }
        int64_t part = lb_cents_share(bought, *due, pool);
        *due -= part;
        if (programme->kind != LB_PROGRAMME_RESERVES) { /* principal that found no bills waits for them */
            status = *due > ROUNDING ? note(world, LB_EVENT_PROGRAMME_UNFILLED, p, *due, err) : LB_OK;
            continue;
        }
        lb_w_programme_done(world)[p] += part;
        if (part > 0 && lb_programme_running(world, p)) {
            status = note(world, LB_EVENT_PROGRAMME_BOUGHT, p, part, err);
        }
        if (status == LB_OK && *due > ROUNDING) {
            *lb_w_secondary_pool(world) -= *due;
            status = miss(model, world, p, *due, bought == 0, err);
        }
    }
    return status;
}

/* Trades ------------------------------------------------------------------------------------------------------- */

/* What a programme trades outright, if it does. */
typedef struct sides {
    bool buys, sells;
    lb_fed_basket bought, sold;
} sides;

static sides sides_of(const lb_programme *programme)
{
    lb_programme_kind kind = programme->kind;
    bool twist = kind == LB_PROGRAMME_TWIST, reserves = kind == LB_PROGRAMME_RESERVES;
    if (kind == LB_PROGRAMME_REINVESTMENT) {
        return (sides){.buys = programme->into == LB_INTO_SHORT_COUPONS,
                       .bought = {0, SHORT_COUPONS_YRS, false, true}};
    }
    return (sides){.buys = kind == LB_PROGRAMME_PURCHASES || twist || (reserves && !programme->buys.bills),
                   .sells = kind == LB_PROGRAMME_SALES || twist,
                   .bought = lb_fed_basket_of(&programme->buys),
                   .sold = lb_fed_basket_of(&programme->sells)};
}

/* Trades `par` on both sides of the programme and books it. */
static lb_status trade_par(const lb_model *model, lb_world *world, const lb_books *books, int p, int64_t par,
                           lb_error *err)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    sides of = sides_of(programme);
    lb_fed_trade in = {0}, out = {0};
    lb_status status = LB_OK;
    if (of.sells) {
        status = lb_fed_sell(model, world, books, &of.sold, par, &out, err);
    }
    if (status == LB_OK && of.buys) {
        status = lb_fed_buy(model, world, books, &of.bought, par, &in, err);
    }
    if (status == LB_OK) {
        status = lb_fed_book_trade(world, books, &out, err);
    }
    if (status == LB_OK) {
        status = lb_fed_book_trade(world, books, &in, err);
    }
    lb_w_programme_tens(world)[p] += in.tens;
    lb_w_programme_sold_tens(world)[p] += out.tens;
    lb_w_programme_due(world)[p] -= par;
    if (programme->kind != LB_PROGRAMME_REINVESTMENT) { /* that one counts the principal */
        lb_w_programme_done(world)[p] += par;
    }
    if (status == LB_OK && out.par > 0) {
        status = note(world, LB_EVENT_PROGRAMME_SOLD, p, out.par, err);
    }
    return status == LB_OK && in.par > 0 ? note(world, LB_EVENT_PROGRAMME_BOUGHT, p, in.par, err) : status;
}

/* Par that can be traded today on every side of the programme. */
static int64_t tradable(const lb_model *model, const lb_books *books, const lb_programme *programme)
{
    sides of = sides_of(programme);
    int64_t held = of.sells ? lb_fed_basket_held(model, books, &of.sold) : INT64_MAX;
    int64_t room = of.buys ? lb_fed_basket_room(model, books, &of.bought) : INT64_MAX;
    return held < room ? held : room;
}

static lb_status trade(const lb_model *model, lb_world *world, const lb_books *books, int p, lb_error *err)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    bool principal = programme->kind == LB_PROGRAMME_REINVESTMENT;
    int64_t want = lb_whole_hundreds(lb_wc_programme_due(world)[p]);
    if (want <= 0) {
        return LB_OK;
    }
    int64_t most = tradable(model, books, programme);
    int64_t par = want < most ? want : most;
    lb_status status = par > 0 ? trade_par(model, world, books, p, par, err) : LB_OK;
    if (status == LB_OK && par < want) { /* principal that found no room waits for it */
        status = principal ? note(world, LB_EVENT_PROGRAMME_UNFILLED, p, want - par, err)
                           : miss(model, world, p, want - par, most == 0, err);
    }
    bool whole = programme->total > 0 && lb_programme_left(model, world, p) < LB_HUNDRED_DOLLARS;
    return status == LB_OK && whole && lb_programme_running(world, p) ? end(world, p, err) : status;
}

lb_status lb_fed_programmes_trade(const lb_model *model, lb_world *world, const lb_books *books,
                                  lb_error *err)
{
    lb_status status = LB_OK;
    for (int p = 0; status == LB_OK && p < model->scenario.programme_count; p++) {
        const lb_programme *programme = &model->scenario.programmes[p];
        bool principal = programme->kind == LB_PROGRAMME_REINVESTMENT;
        sides of = sides_of(programme);
        if (!(of.buys || of.sells) || !(lb_programme_running(world, p) || principal)) {
            continue; /* principal paid back before the end is still spent after it */
        }
        if (!principal && programme->kind != LB_PROGRAMME_RESERVES) {
            fall_due(model, world, p);
        }
        status = trade(model, world, books, p, err);
    }
    return status;
}
