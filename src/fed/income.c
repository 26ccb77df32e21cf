#include "income.h"

#include "base/cents.h"
#include "fed_params.h"
#include "market/given_curve.h"

#include <math.h>

/* Interest for `days` on a balance, money-market basis (actual/360). */
static int64_t money_interest(int64_t balance, double rate_dec, int days)
{
    return lb_to_cents((double)balance * rate_dec * days / 360.0);
}

static int64_t of_year(const lb_model *model, lb_fed_param param, int days)
{
    return lb_to_cents(lb_model_param(model, LB_ACTOR_FED, param) * LB_BILLION_CENTS * days / 365.25);
}

/* Adds to a line of the income statement; what it costs the Fed is negative. Returns the cents for the sum. */
static int64_t add_line(lb_world *world, lb_fed_line line, int64_t cents)
{
    lb_w_fed_line(world)[line] += cents;
    return cents;
}

/* Interest on the SOMA's Treasuries, which the holders of the debt accrue: nothing is paid here. Returns cents. */
static int64_t add_treasuries(lb_world *world)
{
    static const lb_fed_line lines[LB_SECURITY_TYPE_COUNT] = {[LB_BILL] = LB_LINE_BILLS,
                                                              [LB_NOTE] = LB_LINE_NOTES,
                                                              [LB_BOND] = LB_LINE_BONDS,
                                                              [LB_TIPS] = LB_LINE_TIPS,
                                                              [LB_FRN] = LB_LINE_FRNS};
    int64_t sum = add_line(world, LB_LINE_COMPENSATION, *lb_wc_soma_indexed(world));
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        sum += add_line(world, lines[type], lb_to_cents(lb_wc_soma_accrued(world)[type] * 100));
    }
    return sum;
}

/* Interest on the Fed's other assets and liabilities. Returns the Fed's net gain in cents. */
static int64_t post_interest(const lb_model *model, lb_world *world, const lb_books *books, lb_date since,
                             int days)
{
    double moved = lb_short_rate_news(world, LB_NODE_1M);
    double iorb = lb_model_rate(model, since, LB_RATE_IORB) + moved,
           rrp = lb_model_rate(model, since, LB_RATE_ON_RRP) + moved;
    double mbs_rate = lb_model_param(model, LB_ACTOR_FED, LB_FED_MBS_COUPON) / 100;
    double loan_rate = lb_model_param(model, LB_ACTOR_FED, LB_FED_LOAN_RATE) / 100;
    int64_t mbs = money_interest(*lb_position(books, LB_INSTR_MBS, LB_FED), mbs_rate, days);
    int64_t loans = money_interest(*lb_position(books, LB_INSTR_FED_LOANS, LB_FED), loan_rate, days);
    int64_t reserves = money_interest(*lb_position(books, LB_INSTR_RESERVES, LB_BANKS), iorb, days);
    int64_t on_rrp = money_interest(*lb_position(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS), rrp, days);
    int64_t foreign =
        money_interest(*lb_position(books, LB_INSTR_FOREIGN_RRP, LB_FOREIGN_OFFICIAL), rrp, days);
    double srf_rate = lb_model_rate(model, since, LB_RATE_UPPER) + moved;
    int64_t srf = money_interest(*lb_position(books, LB_INSTR_SRF, LB_FED), srf_rate, days);
    if (srf != 0) { /* there is none where the money market is given */
        lb_post_income(books, LB_FLOW_FED_INTEREST, LB_DEALERS, LB_FED, srf);
    }
    lb_post_income(books, LB_FLOW_FED_INTEREST, LB_OTHER_SECTOR, LB_FED, mbs);
    lb_post_income(books, LB_FLOW_FED_INTEREST, LB_BANKS, LB_FED, loans);
    lb_post_income(books, LB_FLOW_FED_INTEREST, LB_FED, LB_BANKS, reserves);
    lb_post_income(books, LB_FLOW_FED_INTEREST, LB_FED, LB_MONEY_FUNDS, on_rrp);
    lb_post_income(books, LB_FLOW_FED_INTEREST, LB_FED, LB_FOREIGN_OFFICIAL, foreign);
    return add_line(world, LB_LINE_MBS, mbs) + add_line(world, LB_LINE_LOANS, loans) +
           add_line(world, LB_LINE_REPO, srf) + add_line(world, LB_LINE_RESERVES, -reserves) +
           add_line(world, LB_LINE_ON_RRP, -on_rrp) + add_line(world, LB_LINE_FOREIGN_RRP, -foreign);
}

/* What is amortised of the premium in these days: in proportion to what is left of it. */
static int64_t amortise(const lb_model *model, lb_world *world, const lb_books *books, int days)
{
    int64_t *left = lb_w_fed_premium(world);
    double life = lb_model_param(model, LB_ACTOR_FED, LB_FED_PREMIUM_LIFE);
    int64_t cents = lb_to_cents((double)*left / life * days / 365.25);
    *left -= cents;
    lb_post_accretion(books, LB_FLOW_REVALUATION, LB_INSTR_FED_OTHER_ASSETS, LB_FED, LB_OTHER_SECTOR, -cents);
    return cents;
}

/* Expenses, dividends and the amortisation of premiums. Returns the Fed's gain in cents: a loss. */
static int64_t post_expenses(const lb_model *model, lb_world *world, const lb_books *books, int days)
{
    int64_t opex = of_year(model, LB_FED_OPEX, days), dividends = of_year(model, LB_FED_DIVIDENDS, days);
    lb_post_income(books, LB_FLOW_FED_EXPENSES, LB_FED, LB_HOUSEHOLDS, opex);
    lb_post_income(books, LB_FLOW_FED_EXPENSES, LB_FED, LB_BANKS, dividends);
    return add_line(world, LB_LINE_EXPENSES, -opex) + add_line(world, LB_LINE_DIVIDENDS, -dividends) +
           add_line(world, LB_LINE_PREMIUMS, -amortise(model, world, books, days));
}

int64_t lb_fed_settle_income(lb_world *world, const lb_books *books, int64_t net)
{
    *lb_w_fed_net_income(world) += net;
    int64_t *deferred = lb_w_deferred_asset(world);
    *deferred -= net;
    if (*deferred >= 0) {
        return 0;
    }
    int64_t remitted = -*deferred;
    *deferred = 0;
    lb_post_income(books, LB_FLOW_REMITTANCE, LB_FED, LB_TREASURY, remitted);
    *lb_w_fed_remitted(world) += remitted;
    return remitted;
}

static lb_status settle(lb_world *world, const lb_books *books, int64_t net, lb_error *err)
{
    int64_t remitted = lb_fed_settle_income(world, books, net);
    return remitted > 0 ? lb_world_event(world, LB_EVENT_REMITTANCE, -1, remitted, 0, err) : LB_OK;
}

lb_status lb_fed_book_trade(lb_world *world, const lb_books *books, const lb_fed_trade *trade, lb_error *err)
{
    int64_t premium = lb_to_cents(trade->premium), realised = lb_to_cents(trade->realised);
    if (premium != 0) {
        *lb_w_fed_premium(world) += premium;
        lb_post_accretion(books, LB_FLOW_REVALUATION, LB_INSTR_FED_OTHER_ASSETS, LB_FED, LB_OTHER_SECTOR,
                          premium);
    }
    return realised != 0 ? settle(world, books, add_line(world, LB_LINE_SALES, realised), err) : LB_OK;
}

lb_status lb_fed_book_income(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_date since = *lb_w_previous_date(world);
    int days = *lb_w_date(world) - since;
    int64_t net = add_treasuries(world) + post_interest(model, world, books, since, days) +
                  post_expenses(model, world, books, days);
    return settle(world, books, net, err);
}
