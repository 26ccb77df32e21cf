/* money_day.c - the money market of a day in the books. */
#include "money_day.h"

#include <math.h>
#include <string.h>

#include "base/cents.h"
#include "base/error.h"
#include "market/given_curve.h"
#include "market/money_market.h"
#include "num/half_life.h"

static const double CENT = 0.01;
static const lb_sector leveraged[] = {LB_HEDGE_FUNDS, LB_HEDGE_FUNDS_OFFSHORE};
enum { LEVERAGED = sizeof leveraged / sizeof leveraged[0] };

static const double *params_of(const lb_model *model)
{
    return &model->params[model->param_base[LB_ACTOR_MONEY]];
}

static double param(const lb_model *model, lb_money_param index)
{
    return lb_model_param(model, LB_ACTOR_MONEY, index);
}

/* An administered rate of today: the given path, moved by news of the policy rate. */
static double administered(const lb_model *model, const lb_world *world, lb_rate rate)
{
    return lb_model_rate(model, *lb_wc_date(world), rate) + lb_short_rate_news(world, LB_NODE_1M);
}

/* Reserves over banks' assets, in percent. */
static double ratio_pct(const lb_model *model, const lb_world *world, int64_t reserves)
{
    return CENT * (double)reserves / lb_bank_assets(model, *lb_wc_date(world)) * 100;
}

static int64_t reserves_of(const lb_books *books)
{
    return *lb_position(books, LB_INSTR_RESERVES, LB_BANKS);
}

/* Treasuries of a sector at par with inflation compensation. */
static int64_t treasuries_of(const lb_books *books, lb_sector sector)
{
    int64_t sum = *lb_position(books, LB_INSTR_INFLATION, sector);
    for (int row = LB_INSTR_BILLS; row <= LB_INSTR_FRNS; row++) {
        sum += *lb_position(books, row, sector);
    }
    return sum;
}

/* What the Treasury owes to others than the Fed: the collateral that somebody must fund. */
static int64_t public_par(const lb_books *books)
{
    return -treasuries_of(books, LB_TREASURY) - treasuries_of(books, LB_FED);
}

int64_t lb_money_repo_need(const lb_books *books)
{
    int64_t sum = -*lb_position(books, LB_INSTR_REPO, LB_DEALERS);
    for (int i = 0; i < LEVERAGED; i++) {
        sum -= *lb_position(books, LB_INSTR_REPO, leveraged[i]);
    }
    return sum;
}

/* Bills, reverse repo and repo of money funds; repo at its opening level grown with GDP: what leveraged holders finance
 * beyond brings its own lenders, who want no bills. Cents. */
static double funds_assets(const lb_model *model, const lb_world *world, const lb_books *books)
{
    double growth = lb_model_gdp(model, *lb_wc_date(world)) / lb_model_gdp(model, model->start);
    return (double)(*lb_position(books, LB_INSTR_BILLS, LB_MONEY_FUNDS) +
                    *lb_position(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS)) +
           growth * (double)model->opening_position[LB_INSTR_REPO][LB_MONEY_FUNDS];
}

static double bill_spread(const lb_model *model, const lb_world *world)
{
    return lb_wc_par_yield(world)[LB_NODE_1M] - administered(model, world, LB_RATE_ON_RRP);
}

void lb_money_open(const lb_model *model, lb_world *world, const lb_books *books)
{
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        lb_w_financed(world)[sector] = treasuries_of(books, (lb_sector)sector);
    }
    *lb_w_reserves_before(world) = reserves_of(books);
    *lb_w_public_par(world) = public_par(books);
    *lb_w_usual_need(world) = CENT * (double)lb_money_repo_need(books);
    double assets = funds_assets(model, world, books);
    double bills = (double)*lb_position(books, LB_INSTR_BILLS, LB_MONEY_FUNDS);
    *lb_w_bill_share_ref(world) = assets > 0 ? bills / assets : 0;
    *lb_w_bill_spread_ref(world) = bill_spread(model, world);
    lb_money_follow(model, world, books);
}

void lb_money_follow(const lb_model *model, lb_world *world, const lb_books *books)
{
    const double *params = params_of(model);
    double on_rrp_usd = CENT * (double)*lb_position(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS);
    double ratio = ratio_pct(model, world, reserves_of(books));
    *lb_w_sofr_smooth_bp(world) = lb_money_quiet_bp(params, ratio);
    *lb_w_lending_capacity(world) = lb_money_lending(params, ratio, on_rrp_usd);
    *lb_w_reserve_regime(world) = (int32_t)lb_money_regime(params, ratio);
    *lb_w_effr_dec(world) = lb_model_rate(model, *lb_w_date(world), LB_RATE_EFFR);
    *lb_w_sofr_dec(world) = lb_model_rate(model, *lb_w_date(world), LB_RATE_SOFR);
}

/* Dealers draw (negative: pay back) standing repo and pay back money funds' repo with it. */
static void draw_standing_repo(const lb_books *books, int64_t cents)
{
    lb_post_claim(books, LB_INSTR_SRF, LB_FED, LB_DEALERS, cents);
    lb_post_claim(books, LB_INSTR_REPO, LB_MONEY_FUNDS, LB_DEALERS, -cents);
}

void lb_money_return(lb_world *world, const lb_books *books)
{
    draw_standing_repo(books, -*lb_position(books, LB_INSTR_SRF, LB_FED));
    lb_post_claim(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED, -*lb_w_rrp_dressing(world));
    *lb_w_rrp_dressing(world) = 0;
}

/* Part of what foreign officials got today in forced sales goes to their pool at the Fed, which returns to its level. */
static void park_foreign(const lb_model *model, lb_world *world, const lb_books *books)
{
    int64_t pool = *lb_position(books, LB_INSTR_FOREIGN_RRP, LB_FOREIGN_OFFICIAL);
    int64_t level = model->opening_position[LB_INSTR_FOREIGN_RRP][LB_FOREIGN_OFFICIAL];
    double keep = lb_half_life_left(1, param(model, LB_MONEY_FOREIGN_RETURN));
    double change = (double)(level - pool) * (1 - keep);
    const lb_event *event = lb_wc_event(world);
    for (int64_t i = 0; i < *lb_wc_event_count(world); i++) {
        if (event[i].kind != LB_EVENT_FORCED_SALE) {
            continue;
        }
        const lb_action *action = &model->scenario.actions[(int)event[i].value];
        double official = action->country >= 0                    ? lb_country_official_share(action->country)
                          : action->sector == LB_FOREIGN_OFFICIAL ? 1
                                                                  : 0;
        change += (double)event[i].cents * official * param(model, LB_MONEY_FOREIGN_PARKED);
    }
    lb_post_claim(books, LB_INSTR_FOREIGN_RRP, LB_FOREIGN_OFFICIAL, LB_FED, lb_to_cents(change));
}

/* Hedge funds finance changes of what they hold with dealers, dealers theirs and the hedge funds' with money funds. */
static void finance(lb_world *world, const lb_books *books)
{
    int64_t *financed = lb_w_financed(world), passed_on = 0;
    for (int i = 0; i < LEVERAGED; i++) {
        int64_t held = treasuries_of(books, leveraged[i]), change = held - financed[leveraged[i]];
        lb_post_claim(books, LB_INSTR_REPO, LB_DEALERS, leveraged[i], change);
        financed[leveraged[i]] = held;
        passed_on += change;
    }
    int64_t held = treasuries_of(books, LB_DEALERS);
    passed_on += held - financed[LB_DEALERS];
    financed[LB_DEALERS] = held;
    lb_post_claim(books, LB_INSTR_REPO, LB_MONEY_FUNDS, LB_DEALERS, passed_on);
}

/* What left reserves today is first taken from reverse repo. */
static void meet_drain(const lb_model *model, lb_world *world, const lb_books *books)
{
    int64_t drain = *lb_w_reserves_before(world) - reserves_of(books);
    int64_t rrp = *lb_position(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS);
    *lb_w_cash_drain(world) = drain + *lb_w_drain_day(world);
    *lb_w_drain_day(world) = drain;
    double before = ratio_pct(model, world, *lb_w_reserves_before(world));
    double after = lb_money_rrp_after(params_of(model), CENT * (double)rrp, CENT * (double)drain, before);
    lb_post_claim(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED, lb_to_cents(after / CENT) - rrp);
}

/* The bill of which a sector has most, or -1. */
static int most_bills(const lb_model *model, const lb_books *books, lb_date today, lb_sector seller)
{
    int most = -1, count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        int s = lb_live(books, i);
        if (books->row[s] == LB_INSTR_BILLS && model->securities[s].maturity > today &&
            (most < 0 || *lb_holding(books, s, seller) > *lb_holding(books, most, seller))) {
            most = s;
        }
    }
    return most;
}

/* Money funds move their bills to the share that the bill's yield over the reverse repo rate asks for: households are the
 * other side. Reverse repo pays for what it would give of a drain; money from sales returns there as new cash does. */
static void choose_bills(const lb_model *model, lb_world *world, const lb_books *books)
{
    double spread_bp = (bill_spread(model, world) - *lb_wc_bill_spread_ref(world)) * 1e4;
    double share = *lb_wc_bill_share_ref(world) + param(model, LB_MONEY_BILL_KAPPA) / 100 * spread_bp;
    share = share < 0 ? 0 : share > 1 ? 1 : share;
    double gap = share * funds_assets(model, world, books) -
                 (double)*lb_position(books, LB_INSTR_BILLS, LB_MONEY_FUNDS);
    gap *= 1 - lb_half_life_left(1, param(model, LB_MONEY_BILL_HALF_LIFE));
    if (fabs(gap) < LB_BILLION_CENTS) { /* not worth a trade */
        return;
    }
    lb_date today = *lb_wc_date(world);
    lb_sector seller = gap > 0 ? LB_HOUSEHOLDS : LB_MONEY_FUNDS,
              buyer = gap > 0 ? LB_MONEY_FUNDS : LB_HOUSEHOLDS;
    int s = most_bills(model, books, today, seller);
    int64_t held = s < 0 ? 0 : *lb_holding(books, s, seller);
    int64_t par = lb_whole_hundreds((int64_t)fmin(fabs(gap), (double)held));
    if (par <= 0) {
        return;
    }
    int64_t price = lb_cents_at(par, lb_given_bill_price(world, model->securities[s].maturity - today));
    lb_post_trade(books, s, seller, buyer, par, price, 0);
    int64_t rrp = *lb_position(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS);
    double paid = CENT * (double)(gap > 0 ? price : -price);
    double after = lb_money_rrp_after(params_of(model), CENT * (double)rrp, paid,
                                      ratio_pct(model, world, reserves_of(books)));
    lb_post_claim(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED, lb_to_cents(after / CENT) - rrp);
}

/* What the rates of the day are made of; `on_rrp_usd` before the drain. */
static lb_money_inputs inputs_of(const lb_model *model, const lb_world *world, const lb_books *books,
                                 double on_rrp_usd)
{
    lb_date today = *lb_wc_date(world);
    int64_t collateral = public_par(books) - *lb_wc_public_par(world);
    return (lb_money_inputs){
        .reserves_usd = CENT * (double)reserves_of(books),
        .bank_assets_usd = lb_bank_assets(model, today),
        .need_usd = CENT * (double)lb_money_repo_need(books) - *lb_wc_usual_need(world),
        .collateral_usd = CENT * (double)(collateral + *lb_wc_collateral_day(world)),
        .drain_usd = CENT * (double)*lb_wc_cash_drain(world),
        .calendar = lb_money_calendar(params_of(model), today, lb_model_settlement_day(model, today + 1)),
        .on_rrp_usd = on_rrp_usd,
        .iorb_dec = administered(model, world, LB_RATE_IORB),
        .rrp_dec = administered(model, world, LB_RATE_ON_RRP),
        .srf_dec = administered(model, world, LB_RATE_UPPER),
        .srf = today >= lb_money_srf_start(),
    };
}

/* What tomorrow's market is compared with; before temporary operations. */
static void remember(const lb_model *model, lb_world *world, const lb_books *books)
{
    int64_t par = public_par(books);
    double need = CENT * (double)lb_money_repo_need(books);
    double keep = lb_half_life_left(1, param(model, LB_MONEY_NEED_MEMORY));
    *lb_w_reserves_before(world) = reserves_of(books);
    *lb_w_collateral_day(world) = par - *lb_w_public_par(world);
    *lb_w_public_par(world) = par;
    *lb_w_usual_need(world) = need + (*lb_w_usual_need(world) - need) * keep;
}

/* Rates of the day, and what they draw from the Fed until tomorrow. */
static void close_market(const lb_model *model, lb_world *world, const lb_books *books, double on_rrp_usd)
{
    lb_money_inputs in = inputs_of(model, world, books, on_rrp_usd);
    lb_money_result result;
    remember(model, world, books);
    lb_money_clear(params_of(model), &in, &result);
    *lb_w_effr_dec(world) = result.effr_dec;
    *lb_w_sofr_dec(world) = result.sofr_dec;
    *lb_w_sofr_smooth_bp(world) = result.smooth_bp;
    *lb_w_lending_capacity(world) = result.lending_usd;
    *lb_w_reserve_regime(world) = (int32_t)result.regime;
    lb_date today = *lb_wc_date(world);
    double added = lb_money_rrp_dressing(params_of(model), today, lb_model_settlement_day(model, today + 1));
    *lb_w_rrp_dressing(world) = lb_to_cents(added / CENT);
    lb_post_claim(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED, *lb_w_rrp_dressing(world));
    int64_t lent = *lb_position(books, LB_INSTR_REPO, LB_MONEY_FUNDS);
    int64_t drawn = lb_to_cents(result.srf_usd / CENT);
    draw_standing_repo(books, drawn < lent ? drawn : lent > 0 ? lent : 0);
}

lb_status lb_money_check(const lb_world *world, const lb_books *books, lb_error *err)
{
    int64_t reserves = reserves_of(books);
    if (reserves > 0) {
        return LB_OK;
    }
    char date[11];
    return lb_fail(
        err, LB_ERR_RANGE,
        "%s: no reserves are left (%.0f mn), and reverse repo cannot give more; let runoff or sales end "
        "sooner ('until', 'stop'), or have the Fed buy ('reserve_management')",
        lb_date_format(*lb_wc_date(world), date), (double)reserves / 1e8);
}

lb_status lb_money_step(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    double on_rrp_usd = CENT * (double)*lb_position(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS);
    park_foreign(model, world, books);
    finance(world, books);
    meet_drain(model, world, books);
    choose_bills(model, world, books);
    lb_status status = lb_money_check(world, books, err);
    if (status != LB_OK) {
        return status;
    }
    close_market(model, world, books, on_rrp_usd);
    return LB_OK;
}
