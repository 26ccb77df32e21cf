#include "observe_fed.h"

#include "fed/cost.h"
#include "market/valuation.h"

_Static_assert(LB_OBS_fed_ytd_bills + LB_LINE_COUNT - 1 == (int)LB_OBS_fed_ytd_dividends,
               "the lines of the income statement and their observables stand in one order");

#define MILLIONS lb_observed_millions

static void observe_holdings(const lb_stock_sums *sums, double *out)
{
    int64_t par = 0;
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        par += sums->fed[type];
    }
    int64_t compensation = sums->fed_compensation;
    double principal = (double)sums->fed_principal;
    out[LB_OBS_soma_treasuries] = MILLIONS(par + compensation);
    out[LB_OBS_soma_bills] = MILLIONS(sums->fed[LB_BILL]);
    out[LB_OBS_soma_notes_bonds] = MILLIONS(sums->fed[LB_NOTE] + sums->fed[LB_BOND] + sums->fed[LB_FRN]);
    out[LB_OBS_soma_tips] = MILLIONS(sums->fed[LB_TIPS]);
    out[LB_OBS_soma_compensation] = MILLIONS(compensation);
    out[LB_OBS_soma_wam_months] = sums->fed_month_par / (double)(par + compensation);
    out[LB_OBS_soma_bill_share] = 100 * (double)sums->fed[LB_BILL] / (double)(par + compensation);
    out[LB_OBS_soma_over_10y_share] = 100 * (double)sums->fed_long / principal;
}

static void observe_accounts(const lb_world *world, const lb_books *books, double *out)
{
    int64_t assets = 0;
    for (int instrument = 0; instrument < LB_INSTRUMENT_COUNT; instrument++) {
        int64_t position = *lb_position(books, instrument, LB_FED);
        assets += position > 0 ? position : 0;
    }
    out[LB_OBS_mbs] = MILLIONS(*lb_position(books, LB_INSTR_MBS, LB_FED));
    out[LB_OBS_redirected] = MILLIONS(*lb_wc_redirected(world));
    out[LB_OBS_fed_bought_agency] = MILLIONS(*lb_wc_agency_spent(world));
    out[LB_OBS_fed_bought_reserves] = MILLIONS(*lb_wc_reserve_purchases(world));
    out[LB_OBS_fed_assets] = MILLIONS(assets);
    out[LB_OBS_reserves] = MILLIONS(*lb_position(books, LB_INSTR_RESERVES, LB_BANKS));
    out[LB_OBS_on_rrp] = MILLIONS(-*lb_position(books, LB_INSTR_ON_RRP, LB_FED));
    out[LB_OBS_currency] = MILLIONS(-*lb_position(books, LB_INSTR_CURRENCY, LB_FED));
    out[LB_OBS_fed_net_income_ytd] = MILLIONS(*lb_wc_fed_net_income(world));
    out[LB_OBS_fed_remittances_ytd] = MILLIONS(*lb_wc_fed_remitted(world));
    out[LB_OBS_deferred_asset] = MILLIONS(*lb_wc_deferred_asset(world));
    out[LB_OBS_fed_premium] = MILLIONS(*lb_wc_fed_premium(world));
    for (int line = 0; line < LB_LINE_COUNT; line++) {
        out[LB_OBS_fed_ytd_bills + line] = MILLIONS(lb_wc_fed_line(world)[line]);
    }
}

/* True on the days on which securities are valued: doing it every day would cost a third of the day. */
static bool is_valued(const lb_model *model, const lb_world *world)
{
    lb_date today = *lb_wc_date(world), next = lb_model_settlement_day(model, today + 1);
    bool opens =
        today == model->baseline || (today >= model->start && *lb_wc_previous_date(world) < model->start);
    return opens || next > model->until || lb_date_ymd(next).month != lb_date_ymd(today).month;
}

/* Value and rate risk of what one side holds. */
struct worth {
    double value, risk, cost; /* cents; cents times years; cents */
};

static void add_worth(struct worth *sum, lb_security_worth worth, double principal)
{
    double value = principal * worth.clean_px / 100;
    sum->value += value;
    sum->risk += value * worth.duration_yrs;
}

static void observe_worth(const lb_model *model, const lb_world *world, const lb_books *books, double *out)
{
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    double weights = lb_fed_premium_weights(model, world);
    struct worth fed = {0}, others = {0};
    int count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        int s = lb_live(books, i);
        const int64_t *par = lb_holding(books, s, 0), *compensation = lb_compensation(books, s, 0);
        int64_t all = books->outstanding[s];
        if (all == 0) {
            continue;
        }
        for (int sector = 0; sector < LB_SECTOR_COUNT && model->securities[s].type == LB_TIPS; sector++) {
            all += compensation[sector];
        }
        int64_t soma = par[LB_FED] + compensation[LB_FED];
        int64_t government = par[LB_GOVERNMENT_ACCOUNTS] + compensation[LB_GOVERNMENT_ACCOUNTS];
        lb_security_worth worth = lb_security_worth_of(&valuation, model, world, s);
        add_worth(&others, worth, (double)(all - soma - government));
        if (soma != 0) {
            add_worth(&fed, worth, (double)soma);
            fed.cost += (double)soma * lb_fed_cost_px(model, world, s, weights) / 100;
        }
    }
    out[LB_OBS_soma_duration] = fed.value > 0 ? fed.risk / fed.value : 0;
    out[LB_OBS_soma_market_value] = fed.value / 1e8;
    out[LB_OBS_soma_unrealised] = (fed.value - fed.cost) / 1e8;
    out[LB_OBS_private_duration] = others.value > 0 ? others.risk / others.value : 0;
}

void lb_observe_fed(const lb_model *model, lb_world *world, const lb_books *books, const lb_stock_sums *sums)
{
    double *out = lb_w_observable(world);
    observe_holdings(sums, out);
    observe_accounts(world, books, out);
    if (is_valued(model, world)) {
        observe_worth(model, world, books, out);
    }
}

void lb_observe_consolidated(const lb_books *books, const lb_stock_sums *sums, double *out)
{
    int64_t others = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        others += lb_is_private(sector) ? sums->held[sector] : 0;
    }
    int64_t bills =
        sums->par[LB_BILL] - sums->fed[LB_BILL] - *lb_position(books, LB_INSTR_BILLS, LB_GOVERNMENT_ACCOUNTS);
    int64_t overnight = -*lb_position(books, LB_INSTR_RESERVES, LB_FED) -
                        *lb_position(books, LB_INSTR_ON_RRP, LB_FED) -
                        *lb_position(books, LB_INSTR_FOREIGN_RRP, LB_FED);
    out[LB_OBS_private_bill_share] = 100 * (double)bills / (double)others;
    out[LB_OBS_private_wam_months] = sums->private_month_par / (double)sums->private_unmatured;
    out[LB_OBS_consolidated_wam_months] =
        sums->private_month_par / (double)(sums->private_unmatured + overnight);
    out[LB_OBS_consolidated_overnight_share] = 100 * (double)overnight / (double)(others + overnight);
}
