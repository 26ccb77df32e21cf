#include "observe.h"

#include "base/cents.h"
#include "investors/demand.h"
#include "investors/money_day.h"
#include "longbond/security.h"
#include "market/given_curve.h"
#include "market/pressure.h"
#include "market/premium.h"
#include "treasury/debt_service.h"

static double millions(int64_t cents)
{
    return (double)cents / 1e8;
}

/* Sums over the live securities that several observables share. */
struct stock_sums {
    int64_t par[LB_SECURITY_TYPE_COUNT]; /* indexed principal by class */
    int64_t fed[LB_SECURITY_TYPE_COUNT]; /* SOMA original par by class */
    int64_t held[LB_SECTOR_COUNT];       /* indexed principal by holder */
    int64_t fed_compensation;            /* of SOMA, with the next day's index ratio, as the H.4.1 shows it */
    int64_t within_year, unmatured;
    double month_par, fed_month_par; /* months to maturity times indexed principal, cents */
    double rate_par;
};

/* What the matrix knows already; the audit proves that its rows are the sums over the securities. */
static void read_matrix(const lb_books *books, struct stock_sums *sums)
{
    static const struct {
        lb_security_type type;
        lb_instrument row;
    } classes[] = {{LB_BILL, LB_INSTR_BILLS},
                   {LB_NOTE, LB_INSTR_NOTES},
                   {LB_BOND, LB_INSTR_BONDS},
                   {LB_TIPS, LB_INSTR_TIPS},
                   {LB_FRN, LB_INSTR_FRNS}};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        int row = classes[i].row;
        sums->par[classes[i].type] = -*lb_position(books, row, LB_TREASURY);
        sums->fed[classes[i].type] = *lb_position(books, row, LB_FED);
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            sums->held[sector] += *lb_position(books, row, sector);
        }
    }
    sums->par[LB_TIPS] -= *lb_position(books, LB_INSTR_INFLATION, LB_TREASURY);
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        sums->held[sector] += *lb_position(books, LB_INSTR_INFLATION, sector);
    }
}

static double issue_rate(const lb_model *model, const lb_world *world, int s)
{
    switch (model->securities[s].type) {
    case LB_BILL:
        return *lb_wc_frn_index(world); /* rates at issue are not kept: see the observable's title */
    case LB_FRN:
        return *lb_wc_frn_index(world) + lb_wc_spread_dec(world)[s];
    default:
        return lb_wc_coupon_dec(world)[s];
    }
}

static void add_security(const lb_model *model, const lb_world *world, const lb_books *books, int s,
                         struct stock_sums *sums)
{
    const lb_security *terms = &model->securities[s];
    int64_t principal = books->outstanding[s];
    int64_t fed = *lb_holding(books, s, LB_FED), fed_principal = fed;
    if (terms->type == LB_TIPS) {
        int64_t excess = lb_index_ratio_e5(model, terms, *lb_wc_date(world) + 1) - 100000;
        sums->fed_compensation += lb_cents_by_ratio(fed, excess);
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            principal += *lb_compensation(books, s, sector);
        }
        fed_principal += *lb_compensation(books, s, LB_FED);
    }
    int days = terms->maturity - *lb_wc_date(world); /* matured, not yet paid: debt, but of no maturity */
    sums->unmatured += days > 0 ? principal : 0;
    days = days > 0 ? days : 0;
    double months = days / 365.25 * 12;
    sums->within_year += days <= 365 ? principal : 0;
    sums->month_par += months * (double)principal;
    sums->fed_month_par += months * (double)fed_principal;
    sums->rate_par += issue_rate(model, world, s) * (double)principal;
}

/* Marketable debt; Treasury's WAM convention: bills included, TIPS at indexed par, FRNs at maturity. */
static void observe_stock(const lb_model *model, const lb_world *world, const lb_books *books,
                          const struct stock_sums *sums, double *out)
{
    int64_t securities = 0;
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        securities += sums->par[type];
    }
    int64_t unpresented = -*lb_position(books, LB_INSTR_UNPRESENTED, LB_TREASURY);
    int64_t nonmarketable = model->nonmarketable[*lb_wc_date(world) - model->path_start];
    int64_t government = sums->held[LB_GOVERNMENT_ACCOUNTS] +
                         *lb_position(books, LB_INSTR_UNPRESENTED, LB_GOVERNMENT_ACCOUNTS);
    out[LB_OBS_debt_held_by_public] = millions(securities + unpresented - government + nonmarketable);
    out[LB_OBS_marketable] = millions(securities + unpresented);
    out[LB_OBS_bills] = millions(sums->par[LB_BILL]);
    out[LB_OBS_notes] = millions(sums->par[LB_NOTE]);
    out[LB_OBS_bonds] = millions(sums->par[LB_BOND]);
    out[LB_OBS_tips] = millions(sums->par[LB_TIPS]);
    out[LB_OBS_frns] = millions(sums->par[LB_FRN]);
    out[LB_OBS_nonmarketable_public] = millions(nonmarketable);
    out[LB_OBS_wam_months] = sums->month_par / (double)sums->unmatured;
    out[LB_OBS_bill_share] = 100 * (double)sums->par[LB_BILL] / (double)(securities + unpresented);
    out[LB_OBS_rollover_12m_share] = 100 * (double)sums->within_year / (double)securities;
    out[LB_OBS_average_coupon] = 100 * sums->rate_par / (double)securities;
}

static void observe_fed(const lb_world *world, const lb_books *books, const struct stock_sums *sums,
                        double *out)
{
    int64_t par = 0, assets = 0;
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        par += sums->fed[type];
    }
    for (int instrument = 0; instrument < LB_INSTRUMENT_COUNT; instrument++) {
        int64_t position = *lb_position(books, instrument, LB_FED);
        assets += position > 0 ? position : 0;
    }
    int64_t compensation = sums->fed_compensation;
    out[LB_OBS_soma_treasuries] = millions(par + compensation);
    out[LB_OBS_soma_bills] = millions(sums->fed[LB_BILL]);
    out[LB_OBS_soma_notes_bonds] = millions(sums->fed[LB_NOTE] + sums->fed[LB_BOND] + sums->fed[LB_FRN]);
    out[LB_OBS_soma_tips] = millions(sums->fed[LB_TIPS]);
    out[LB_OBS_soma_compensation] = millions(compensation);
    out[LB_OBS_soma_wam_months] = sums->fed_month_par / (double)(par + compensation);
    out[LB_OBS_mbs] = millions(*lb_position(books, LB_INSTR_MBS, LB_FED));
    out[LB_OBS_fed_assets] = millions(assets);
    out[LB_OBS_reserves] = millions(*lb_position(books, LB_INSTR_RESERVES, LB_BANKS));
    out[LB_OBS_on_rrp] = millions(-*lb_position(books, LB_INSTR_ON_RRP, LB_FED));
    out[LB_OBS_currency] = millions(-*lb_position(books, LB_INSTR_CURRENCY, LB_FED));
    out[LB_OBS_fed_net_income_ytd] = millions(*lb_wc_fed_net_income(world));
    out[LB_OBS_fed_remittances_ytd] = millions(*lb_wc_fed_remitted(world));
    out[LB_OBS_deferred_asset] = millions(*lb_wc_deferred_asset(world));
}

/* The money market: rates as the day made or the record has them. */
static void observe_money(const lb_model *model, const lb_world *world, const lb_books *books, double *out)
{
    lb_date today = *lb_wc_date(world);
    double iorb = lb_model_rate(model, today, LB_RATE_IORB) + lb_short_rate_news(world, LB_NODE_1M);
    double effr = *lb_wc_effr_dec(world), sofr = *lb_wc_sofr_dec(world);
    out[LB_OBS_iorb] = 100 * iorb;
    out[LB_OBS_effr] = 100 * effr;
    out[LB_OBS_sofr] = 100 * sofr;
    out[LB_OBS_effr_minus_iorb] = 1e4 * (effr - iorb);
    out[LB_OBS_sofr_minus_iorb] = 1e4 * (sofr - iorb);
    out[LB_OBS_bank_assets] = lb_bank_assets(model, today) / 1e6;
    out[LB_OBS_reserves_to_bank_assets] = 100 * out[LB_OBS_reserves] / out[LB_OBS_bank_assets];
    out[LB_OBS_srf] = millions(*lb_position(books, LB_INSTR_SRF, LB_FED));
    out[LB_OBS_foreign_rrp] = millions(-*lb_position(books, LB_INSTR_FOREIGN_RRP, LB_FED));
    out[LB_OBS_repo_need] = millions(lb_money_repo_need(books));
    out[LB_OBS_sofr_smooth_minus_iorb] = *lb_wc_sofr_smooth_bp(world);
    out[LB_OBS_reserve_regime] = *lb_wc_reserve_regime(world);
    out[LB_OBS_cash_drain] = millions(*lb_wc_cash_drain(world));
    out[LB_OBS_lending_capacity] = *lb_wc_lending_capacity(world) / 1e6;
}

/* Money of the day: the change of cumulated flows since the day before is what the phases posted today. */
static void observe_budget(const lb_model *model, const lb_world *world, const lb_books *books, double *out)
{
    lb_date from = *lb_wc_previous_date(world), to = *lb_wc_date(world);
    int64_t receipts = 0, outlays = 0;
    for (lb_date day = from + 1; day <= to; day++) {
        receipts += model->receipts[day - model->path_start];
        outlays += model->primary_outlays[day - model->path_start];
    }
    double accrued_fytd = *lb_wc_nonmarketable_interest(world) - *lb_wc_other_interest(world);
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        accrued_fytd += lb_wc_accrued_class(world)[type];
    }
    out[LB_OBS_receipts_day] = millions(receipts);
    out[LB_OBS_primary_outlays_day] = millions(outlays);
    out[LB_OBS_interest_accrued_day] = *lb_wc_accrued_day(world) / 1e6;
    out[LB_OBS_net_interest_fytd] = accrued_fytd / 1e6;
    out[LB_OBS_tga] = millions(*lb_position(books, LB_INSTR_TGA, LB_TREASURY));
    int64_t coupons = 0, issued = 0;
    const lb_event *event = lb_wc_event(world);
    for (int64_t i = 0; i < *lb_wc_event_count(world); i++) {
        coupons += event[i].kind == LB_EVENT_COUPON ? event[i].cents : 0;
        issued += event[i].kind == LB_EVENT_ISSUED || event[i].kind == LB_EVENT_ADDON ? event[i].cents : 0;
        issued -= event[i].kind == LB_EVENT_MATURED || event[i].kind == LB_EVENT_BUYBACK ? event[i].cents : 0;
    }
    out[LB_OBS_cash_interest_day] = millions(coupons);
    out[LB_OBS_net_issuance_day] = millions(issued);
}

static void observe_curve(const lb_world *world, double *out)
{
    const double *yields = lb_wc_par_yield(world);
    out[LB_OBS_yield_3m] = 100 * yields[LB_NODE_3M];
    out[LB_OBS_yield_2y] = 100 * yields[LB_NODE_2Y];
    out[LB_OBS_yield_5y] = 100 * yields[LB_NODE_5Y];
    out[LB_OBS_yield_10y] = 100 * yields[LB_NODE_10Y];
    out[LB_OBS_yield_20y] = 100 * yields[LB_NODE_20Y];
    out[LB_OBS_yield_30y] = 100 * yields[LB_NODE_30Y];
}

/* What the market shows beside yields. */
static void observe_market(const lb_model *model, const lb_world *world, double *out)
{
    static const struct {
        uint8_t observable, node;
    } premia[] = {{LB_OBS_term_premium_2y, LB_NODE_2Y},
                  {LB_OBS_term_premium_5y, LB_NODE_5Y},
                  {LB_OBS_term_premium_10y, LB_NODE_10Y},
                  {LB_OBS_term_premium_20y, LB_NODE_20Y},
                  {LB_OBS_term_premium_30y, LB_NODE_30Y}};
    for (size_t i = 0; i < sizeof premia / sizeof premia[0]; i++) {
        out[premia[i].observable] = 100 * lb_wc_premium_dec(world)[premia[i].node];
    }
    const double *tens = lb_wc_sector_tens(world);
    double private = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        private += sector == LB_GOVERNMENT_ACCOUNTS ? 0 : tens[sector];
    }
    out[LB_OBS_private_tens] = private / 1e6;
    out[LB_OBS_fed_tens] = tens[LB_FED] / 1e6;
    out[LB_OBS_arbitrageurs_tens] = lb_arbitrageur_tens(tens) / 1e6;
    out[LB_OBS_unplaced_tens] = lb_pressure_unplaced(world) / 1e6;
    out[LB_OBS_risk_aversion] = *lb_wc_risk_aversion(world);
    out[LB_OBS_volatility] = lb_volatility_bp(model, world);
    out[LB_OBS_clearing_residual] = *lb_wc_clearing_residual(world) * 1e4;
    out[LB_OBS_country_japan] = millions(lb_wc_country_held(world)[LB_JAPAN]);
    out[LB_OBS_country_china] = millions(lb_wc_country_held(world)[LB_CHINA]);
    out[LB_OBS_country_united_kingdom] = millions(lb_wc_country_held(world)[LB_UNITED_KINGDOM]);
    out[LB_OBS_tail_last] = *lb_wc_last_tail_bp(world);
    out[LB_OBS_bid_to_cover_last] = *lb_wc_last_bid_to_cover(world);
    out[LB_OBS_clearing_bound] = (double)*lb_wc_clearing_bound(world);
}

void lb_observe(const lb_model *model, lb_world *world, const lb_books *books)
{
    struct stock_sums sums = {0};
    read_matrix(books, &sums);
    int count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        int s = lb_live(books, i);
        if (books->outstanding[s] != 0) {
            add_security(model, world, books, s, &sums);
        }
    }
    double *out = lb_w_observable(world);
    observe_stock(model, world, books, &sums, out);
    observe_fed(world, books, &sums, out);
    observe_money(model, world, books, out);
    observe_budget(model, world, books, out);
    observe_curve(world, out);
    out[LB_OBS_debt_to_gdp] =
        100 * out[LB_OBS_debt_held_by_public] * 1e6 / lb_model_gdp(model, *lb_wc_date(world));
    if (model->market) {
        observe_market(model, world, out);
    }
    /* the holders' observables stand in the order of the sectors, from the banks on */
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        out[LB_OBS_held_banks + sector - LB_BANKS] = millions(sums.held[sector]);
    }
}
