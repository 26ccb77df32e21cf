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
    return lb_to_cents(lb_model_param(model, LB_ACTOR_FED, param) * 1e11 * days / 365.25);
}

/* Interest on the Fed's other assets and liabilities. Returns the Fed's net gain in cents. */
static int64_t post_interest(const lb_model *model, const lb_world *world, const lb_books *books,
                             lb_date since, int days)
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
    return mbs + loans + srf - reserves - on_rrp - foreign;
}

/* Expenses, dividends and the amortisation of premiums. Returns the Fed's cost in cents. */
static int64_t post_expenses(const lb_model *model, const lb_books *books, int days)
{
    int64_t opex = of_year(model, LB_FED_OPEX, days), dividends = of_year(model, LB_FED_DIVIDENDS, days);
    int64_t premium = lb_to_cents(lb_model_param(model, LB_ACTOR_FED, LB_FED_OPENING_PREMIUM) * 1e11 /
                                  lb_model_param(model, LB_ACTOR_FED, LB_FED_PREMIUM_LIFE) * days / 365.25);
    lb_post_income(books, LB_FLOW_FED_EXPENSES, LB_FED, LB_HOUSEHOLDS, opex);
    lb_post_income(books, LB_FLOW_FED_EXPENSES, LB_FED, LB_BANKS, dividends);
    lb_post_accretion(books, LB_FLOW_REVALUATION, LB_INSTR_FED_OTHER_ASSETS, LB_FED, LB_OTHER_SECTOR,
                      -premium);
    return opex + dividends + premium;
}

lb_status lb_fed_book_income(const lb_model *model, lb_world *world, const lb_books *books,
                             double soma_accrued_usd, lb_error *err)
{
    lb_date since = *lb_w_previous_date(world);
    int days = *lb_w_date(world) - since;
    int64_t net = lb_to_cents(soma_accrued_usd * 100) + post_interest(model, world, books, since, days);
    net -= post_expenses(model, books, days);
    *lb_w_fed_net_income(world) += net;
    int64_t *deferred = lb_w_deferred_asset(world);
    *deferred -= net;
    if (*deferred >= 0) {
        return LB_OK;
    }
    int64_t remitted = -*deferred;
    *deferred = 0;
    lb_post_income(books, LB_FLOW_REMITTANCE, LB_FED, LB_TREASURY, remitted);
    *lb_w_fed_remitted(world) += remitted;
    return lb_world_event(world, LB_EVENT_REMITTANCE, -1, remitted, 0, err);
}
