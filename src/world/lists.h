/* lists.h - the enumerations that the model and the world share: tenors, curve nodes, observables, events. */
#ifndef LB_WORLD_LISTS_H
#define LB_WORLD_LISTS_H

#include <stdbool.h>
#include <stdint.h>

#include "longbond/date.h"
#include "longbond/sectors.h"

/* Auction tenors: identifier, word, months (0: weeks below), weeks, security type. */
#define LB_TENOR_LIST(X)                                                                                     \
    X(LB_4W, "4-Week", 0, 4, LB_BILL)                                                                        \
    X(LB_6W, "6-Week", 0, 6, LB_BILL)                                                                        \
    X(LB_8W, "8-Week", 0, 8, LB_BILL)                                                                        \
    X(LB_13W, "13-Week", 0, 13, LB_BILL)                                                                     \
    X(LB_17W, "17-Week", 0, 17, LB_BILL)                                                                     \
    X(LB_26W, "26-Week", 0, 26, LB_BILL)                                                                     \
    X(LB_52W, "52-Week", 0, 52, LB_BILL)                                                                     \
    X(LB_CMB, "CMB", 0, 0, LB_BILL)                                                                          \
    X(LB_2Y, "2-Year", 24, 0, LB_NOTE)                                                                       \
    X(LB_3Y, "3-Year", 36, 0, LB_NOTE)                                                                       \
    X(LB_5Y, "5-Year", 60, 0, LB_NOTE)                                                                       \
    X(LB_7Y, "7-Year", 84, 0, LB_NOTE)                                                                       \
    X(LB_10Y, "10-Year", 120, 0, LB_NOTE)                                                                    \
    X(LB_20Y, "20-Year", 240, 0, LB_BOND)                                                                    \
    X(LB_30Y, "30-Year", 360, 0, LB_BOND)                                                                    \
    X(LB_TIPS_5Y, "5-Year TIPS", 60, 0, LB_TIPS)                                                             \
    X(LB_TIPS_10Y, "10-Year TIPS", 120, 0, LB_TIPS)                                                          \
    X(LB_TIPS_30Y, "30-Year TIPS", 360, 0, LB_TIPS)                                                          \
    X(LB_FRN_2Y, "2-Year FRN", 24, 0, LB_FRN)

typedef enum lb_tenor {
#define X(name, word, months, weeks, type) name,
    LB_TENOR_LIST(X)
#undef X
        LB_TENOR_COUNT
} lb_tenor;

const char *lb_tenor_word(int tenor);
int lb_tenor_months(int tenor);
int lb_tenor_weeks(int tenor);
int lb_tenor_type(int tenor);        /* lb_security_type */
int lb_tenor_find(const char *word); /* "2-Year", "10-Year TIPS", "CMB"; -1 if none */

/* Nodes of the given curve: identifier, word, years, real or nominal. */
#define LB_CURVE_NODE_LIST(X)                                                                                \
    X(LB_NODE_1M, "1m", 1.0 / 12, 0)                                                                         \
    X(LB_NODE_3M, "3m", 0.25, 0)                                                                             \
    X(LB_NODE_6M, "6m", 0.5, 0)                                                                              \
    X(LB_NODE_1Y, "1y", 1, 0)                                                                                \
    X(LB_NODE_2Y, "2y", 2, 0)                                                                                \
    X(LB_NODE_3Y, "3y", 3, 0)                                                                                \
    X(LB_NODE_5Y, "5y", 5, 0)                                                                                \
    X(LB_NODE_7Y, "7y", 7, 0)                                                                                \
    X(LB_NODE_10Y, "10y", 10, 0)                                                                             \
    X(LB_NODE_20Y, "20y", 20, 0)                                                                             \
    X(LB_NODE_30Y, "30y", 30, 0)                                                                             \
    X(LB_NODE_REAL_5Y, "real_5y", 5, 1)                                                                      \
    X(LB_NODE_REAL_10Y, "real_10y", 10, 1)                                                                   \
    X(LB_NODE_REAL_30Y, "real_30y", 30, 1)

typedef enum lb_curve_node {
#define X(name, word, years, real) name,
    LB_CURVE_NODE_LIST(X)
#undef X
        LB_CURVE_NODE_COUNT
} lb_curve_node;

const char *lb_curve_node_word(int node);
double lb_curve_node_years(int node);

/* Maturities whose every move is attributed: identifier, curve node. */
#define LB_WATERFALL_LIST(X)                                                                                 \
    X(LB_FALL_2Y, LB_NODE_2Y)                                                                                \
    X(LB_FALL_5Y, LB_NODE_5Y)                                                                                \
    X(LB_FALL_10Y, LB_NODE_10Y)                                                                              \
    X(LB_FALL_20Y, LB_NODE_20Y)                                                                              \
    X(LB_FALL_30Y, LB_NODE_30Y)

typedef enum lb_waterfall {
#define X(name, node) name,
    LB_WATERFALL_LIST(X)
#undef X
        LB_WATERFALL_COUNT
} lb_waterfall;

int lb_waterfall_node(int waterfall); /* lb_curve_node */

/* Why a yield moved: the causes of the market as a whole, then one for each investor sector from the banks on
 * (lb_cause_of_sector). Identifier, word, title. All but the first two are parts of the term premium. */
#define LB_CAUSE_LIST(X)                                                                                     \
    X(LB_CAUSE_EXPECTED_REAL, "expected_real", "Expected real short rate")                                   \
    X(LB_CAUSE_EXPECTED_INFLATION, "expected_inflation", "Expected inflation")                               \
    X(LB_CAUSE_TREASURY_SUPPLY, "treasury_supply", "Treasury supply")                                        \
    X(LB_CAUSE_FED, "fed", "Federal Reserve")                                                                \
    X(LB_CAUSE_RISK_BEARING, "risk_bearing", "Risk-bearing capacity")                                        \
    X(LB_CAUSE_FLOW, "flow", "Flow and liquidity")                                                           \
    X(LB_CAUSE_MONEY, "money_premium", "Bills: supply and money demand")                                     \
    X(LB_CAUSE_CONVENIENCE, "convenience", "Convenience of Treasuries")

typedef enum lb_cause {
#define X(name, word, title) name,
    LB_CAUSE_LIST(X)
#undef X
        LB_CAUSE_SECTORS, /* the first of the sectors' */
    LB_CAUSE_COUNT = LB_CAUSE_SECTORS + LB_SECTOR_COUNT - LB_BANKS
} lb_cause;

static inline int lb_cause_of_sector(int sector)
{
    return LB_CAUSE_SECTORS + sector - LB_BANKS;
}

const char *lb_cause_word(int cause); /* a sector's: its word */
const char *lb_cause_title(int cause);

/* Countries with Treasury securities of their own line in the TIC statistics: identifier, word, title, share that is
 * reserves of the central bank or government (the rest is private; priors, mark G: TIC does not split by country). */
#define LB_COUNTRY_LIST(X)                                                                                   \
    X(LB_JAPAN, "japan", "Japan", 0.80)                                                                      \
    X(LB_CHINA, "china", "China, mainland", 0.95)                                                            \
    X(LB_UNITED_KINGDOM, "united_kingdom", "United Kingdom", 0.05)                                           \
    X(LB_CANADA, "canada", "Canada", 0.20)                                                                   \
    X(LB_LUXEMBOURG, "luxembourg", "Luxembourg", 0.02)                                                       \
    X(LB_BELGIUM, "belgium", "Belgium", 0.60)                                                                \
    X(LB_SWITZERLAND, "switzerland", "Switzerland", 0.70)                                                    \
    X(LB_IRELAND, "ireland", "Ireland", 0.05)                                                                \
    X(LB_FRANCE, "france", "France", 0.30)                                                                   \
    X(LB_TAIWAN, "taiwan", "Taiwan", 0.85)                                                                   \
    X(LB_HONG_KONG, "hong_kong", "Hong Kong", 0.60)                                                          \
    X(LB_INDIA, "india", "India", 0.98)                                                                      \
    X(LB_SINGAPORE, "singapore", "Singapore", 0.60)                                                          \
    X(LB_BRAZIL, "brazil", "Brazil", 0.98)                                                                   \
    X(LB_NORWAY, "norway", "Norway", 0.80)                                                                   \
    X(LB_SAUDI_ARABIA, "saudi_arabia", "Saudi Arabia", 0.90)                                                 \
    X(LB_KOREA, "korea", "Korea", 0.80)                                                                      \
    X(LB_GERMANY, "germany", "Germany", 0.40)

typedef enum lb_country {
#define X(name, word, title, official) name,
    LB_COUNTRY_LIST(X)
#undef X
        LB_COUNTRY_COUNT
} lb_country;

const char *lb_country_word(int country);
const char *lb_country_title(int country);
double lb_country_official_share(int country);
int lb_country_find(const char *word); /* -1 if none */

/* Overnight and administered rates of the given path. */
#define LB_RATE_LIST(X)                                                                                      \
    X(LB_RATE_IORB, "iorb")                                                                                  \
    X(LB_RATE_ON_RRP, "on_rrp")                                                                              \
    X(LB_RATE_EFFR, "effr")                                                                                  \
    X(LB_RATE_SOFR, "sofr")                                                                                  \
    X(LB_RATE_UPPER, "target_upper")

typedef enum lb_rate {
#define X(name, word) name,
    LB_RATE_LIST(X)
#undef X
        LB_RATE_COUNT
} lb_rate;

/* Lines of the Fed's income statement, each with its effect on net income: identifier, word, title. The observables
 * fed_ytd_<word> stand in the same order. */
#define LB_FED_LINE_LIST(X)                                                                                  \
    X(LB_LINE_BILLS, "bills", "Bills")                                                                       \
    X(LB_LINE_NOTES, "notes", "Notes")                                                                       \
    X(LB_LINE_BONDS, "bonds", "Bonds")                                                                       \
    X(LB_LINE_TIPS, "tips", "TIPS, coupons")                                                                 \
    X(LB_LINE_COMPENSATION, "compensation", "TIPS, inflation compensation")                                  \
    X(LB_LINE_FRNS, "frns", "Floating rate notes")                                                           \
    X(LB_LINE_PREMIUMS, "premiums", "Amortisation of premiums")                                              \
    X(LB_LINE_MBS, "mbs", "Agency MBS")                                                                      \
    X(LB_LINE_LOANS, "loans", "Loans")                                                                       \
    X(LB_LINE_REPO, "repo", "Repo")                                                                          \
    X(LB_LINE_RESERVES, "reserves", "Reserve balances")                                                      \
    X(LB_LINE_ON_RRP, "on_rrp", "Overnight reverse repo")                                                    \
    X(LB_LINE_FOREIGN_RRP, "foreign_rrp", "Foreign repo pool")                                               \
    X(LB_LINE_SALES, "sales", "Sales of Treasuries, price less cost")                                        \
    X(LB_LINE_EXPENSES, "expenses", "Operating expenses, other income deducted")                             \
    X(LB_LINE_DIVIDENDS, "dividends", "Dividends")

typedef enum lb_fed_line {
#define X(name, word, title) name,
    LB_FED_LINE_LIST(X)
#undef X
        LB_LINE_COUNT
} lb_fed_line;

const char *lb_fed_line_word(int line);
const char *lb_fed_line_title(int line);

/* Observables: recorded after every day. Money in USD millions, rates in percent. */
#define LB_OBSERVABLE_LIST(X)                                                                                \
    X(debt_held_by_public, "usd mn", "Debt held by the public")                                              \
    X(marketable, "usd mn", "Marketable debt")                                                               \
    X(bills, "usd mn", "Bills")                                                                              \
    X(notes, "usd mn", "Notes")                                                                              \
    X(bonds, "usd mn", "Bonds")                                                                              \
    X(tips, "usd mn", "TIPS, indexed")                                                                       \
    X(frns, "usd mn", "Floating rate notes")                                                                 \
    X(nonmarketable_public, "usd mn", "Non-marketable debt held by the public")                              \
    X(wam_months, "months", "Weighted average maturity")                                                     \
    X(bill_share, "pct", "Bills as a share of marketable debt")                                              \
    X(rollover_12m_share, "pct", "Marketable debt maturing within a year")                                   \
    X(average_coupon, "pct", "Average coupon of marketable debt, bills at the 13-week rate")                 \
    X(interest_accrued_day, "usd mn", "Interest accrued on public debt since the day before")                \
    X(net_interest_fytd, "usd mn", "Net interest, fiscal year to date")                                      \
    X(receipts_day, "usd mn", "Receipts")                                                                    \
    X(primary_outlays_day, "usd mn", "Outlays other than interest")                                          \
    X(cash_interest_day, "usd mn", "Coupons paid")                                                           \
    X(net_issuance_day, "usd mn", "Proceeds of issues less redemptions and buybacks")                        \
    X(tga, "usd mn", "Treasury General Account")                                                             \
    X(soma_treasuries, "usd mn", "SOMA Treasuries, compensation included")                                   \
    X(soma_bills, "usd mn", "SOMA bills")                                                                    \
    X(soma_notes_bonds, "usd mn", "SOMA nominal notes and bonds, FRNs included")                             \
    X(soma_tips, "usd mn", "SOMA TIPS, original par")                                                        \
    X(soma_compensation, "usd mn", "SOMA inflation compensation")                                            \
    X(soma_wam_months, "months", "Weighted average maturity of SOMA Treasuries")                             \
    X(soma_bill_share, "pct", "Bills as a share of SOMA Treasuries")                                         \
    X(soma_over_10y_share, "pct", "SOMA Treasuries of more than ten years")                                  \
    X(soma_duration, "years", "Modified duration of SOMA Treasuries at the month end")                       \
    X(soma_market_value, "usd mn", "Market value of SOMA Treasuries at the month end")                       \
    X(soma_unrealised, "usd mn", "SOMA Treasuries, market value less amortised cost at the month end")       \
    X(fed_premium, "usd mn", "Unamortised premiums less discounts of the Fed")                               \
    X(mbs, "usd mn", "Agency debt and MBS held by the Fed")                                                  \
    X(redirected, "usd mn", "Coupon principal that programmes put elsewhere than into auctions")             \
    X(fed_bought_agency, "usd mn", "Agency principal put into Treasuries")                                   \
    X(fed_bought_reserves, "usd mn", "Reserve management purchases")                                         \
    X(fed_assets, "usd mn", "Fed assets")                                                                    \
    X(reserves, "usd mn", "Reserve balances")                                                                \
    X(on_rrp, "usd mn", "Overnight reverse repo")                                                            \
    X(currency, "usd mn", "Currency in circulation")                                                         \
    X(fed_net_income_ytd, "usd mn", "Fed net income, calendar year to date")                                 \
    X(fed_remittances_ytd, "usd mn", "Fed remittances, calendar year to date")                               \
    X(deferred_asset, "usd mn", "Fed deferred asset")                                                        \
    X(fed_ytd_bills, "usd mn", "Fed interest on bills, calendar year to date")                               \
    X(fed_ytd_notes, "usd mn", "Fed interest on notes, calendar year to date")                               \
    X(fed_ytd_bonds, "usd mn", "Fed interest on bonds, calendar year to date")                               \
    X(fed_ytd_tips, "usd mn", "Fed coupons of TIPS, calendar year to date")                                  \
    X(fed_ytd_compensation, "usd mn", "Fed inflation compensation of TIPS, calendar year to date")           \
    X(fed_ytd_frns, "usd mn", "Fed interest on FRNs, calendar year to date")                                 \
    X(fed_ytd_premiums, "usd mn", "Fed amortisation of premiums, calendar year to date")                     \
    X(fed_ytd_mbs, "usd mn", "Fed interest on agency MBS, calendar year to date")                            \
    X(fed_ytd_loans, "usd mn", "Fed interest on loans, calendar year to date")                               \
    X(fed_ytd_repo, "usd mn", "Fed interest on repo, calendar year to date")                                 \
    X(fed_ytd_reserves, "usd mn", "Fed interest on reserves, calendar year to date")                         \
    X(fed_ytd_on_rrp, "usd mn", "Fed interest on overnight reverse repo, calendar year to date")             \
    X(fed_ytd_foreign_rrp, "usd mn", "Fed interest on the foreign repo pool, calendar year to date")         \
    X(fed_ytd_sales, "usd mn", "Fed gains on sales of Treasuries, calendar year to date")                    \
    X(fed_ytd_expenses, "usd mn", "Fed operating expenses, calendar year to date")                           \
    X(fed_ytd_dividends, "usd mn", "Fed dividends, calendar year to date")                                   \
    X(private_bill_share, "pct", "Bills as a share of private marketable debt")                              \
    X(private_wam_months, "months", "Weighted average maturity of private marketable debt")                  \
    X(private_duration, "years", "Modified duration of private marketable debt at the month end")            \
    X(consolidated_wam_months, "months", "Average maturity of Treasury and Fed debt to the public")          \
    X(consolidated_overnight_share, "pct", "Overnight part of Treasury and Fed debt to the public")          \
    X(iorb, "pct", "Interest rate on reserve balances")                                                      \
    X(effr, "pct", "Effective federal funds rate")                                                           \
    X(sofr, "pct", "Secured overnight financing rate")                                                       \
    X(effr_minus_iorb, "bp", "Federal funds rate less the rate on reserves")                                 \
    X(sofr_minus_iorb, "bp", "SOFR less the rate on reserves")                                               \
    X(sofr_smooth_minus_iorb, "bp", "SOFR less the rate on reserves, without jump and limits")               \
    X(bank_assets, "usd mn", "Assets of all commercial banks")                                               \
    X(reserves_to_bank_assets, "pct", "Reserves over bank assets")                                           \
    X(reserve_regime, "regime", "Reserves: 0 abundant, 1 ample, 2 scarce")                                   \
    X(srf, "usd mn", "Standing repo facility")                                                               \
    X(foreign_rrp, "usd mn", "Foreign reverse repo pool")                                                    \
    X(repo_need, "usd mn", "Repo of dealers and hedge funds from others")                                    \
    X(cash_drain, "usd mn", "Cash drained from reserves and reverse repo in two days")                       \
    X(lending_capacity, "usd mn", "What can be lent overnight on short notice")                              \
    X(yield_3m, "pct", "3-month par yield")                                                                  \
    X(yield_2y, "pct", "2-year par yield")                                                                   \
    X(yield_5y, "pct", "5-year par yield")                                                                   \
    X(yield_10y, "pct", "10-year par yield")                                                                 \
    X(yield_20y, "pct", "20-year par yield")                                                                 \
    X(yield_30y, "pct", "30-year par yield")                                                                 \
    X(term_premium_2y, "pct", "2-year term premium")                                                         \
    X(term_premium_5y, "pct", "5-year term premium")                                                         \
    X(term_premium_10y, "pct", "10-year term premium")                                                       \
    X(term_premium_20y, "pct", "20-year term premium")                                                       \
    X(term_premium_30y, "pct", "30-year term premium")                                                       \
    X(private_tens, "usd mn", "Duration held by the public, in 10-year equivalents")                         \
    X(fed_tens, "usd mn", "Duration held by the Fed, in 10-year equivalents")                                \
    X(arbitrageurs_tens, "usd mn", "Duration held by dealers and hedge funds, in 10-year equivalents")       \
    X(unplaced_tens, "usd mn", "Forced sales not yet placed with investors, in 10-year equivalents")         \
    X(risk_aversion, "ratio", "Price of risk over its normal level")                                         \
    X(volatility, "bp", "Implied volatility of yields, MOVE scale")                                          \
    X(debt_to_gdp, "pct", "Debt held by the public over GDP")                                                \
    X(clearing_residual, "bp", "Largest miss of market clearing over the maturities")                        \
    X(clearing_bound, "orders", "Orders of the day that found no security to trade")                         \
    X(tail_last, "bp", "Tail of the latest auction of a nominal coupon")                                     \
    X(bid_to_cover_last, "ratio", "Bid-to-cover of the latest auction of a nominal coupon")                  \
    X(country_japan, "usd mn", "Treasuries of Japan, market value, official and private")                    \
    X(country_china, "usd mn", "Treasuries of China, market value, official and private")                    \
    X(country_united_kingdom, "usd mn", "Treasuries of the United Kingdom, market value")                    \
    X(held_banks, "usd mn", "Held by banks")                                                                 \
    X(held_dealers, "usd mn", "Held by dealers")                                                             \
    X(held_hedge_funds, "usd mn", "Held by domestic hedge funds")                                            \
    X(held_hedge_funds_offshore, "usd mn", "Held by offshore hedge funds")                                   \
    X(held_money_funds, "usd mn", "Held by money funds")                                                     \
    X(held_bond_funds, "usd mn", "Held by bond funds")                                                       \
    X(held_insurers, "usd mn", "Held by insurers")                                                           \
    X(held_pensions, "usd mn", "Held by pensions")                                                           \
    X(held_state_local, "usd mn", "Held by state and local governments")                                     \
    X(held_foreign_official, "usd mn", "Held by foreign official holders")                                   \
    X(held_foreign_private, "usd mn", "Held by foreign private holders")                                     \
    X(held_stablecoins, "usd mn", "Held by stablecoin issuers")                                              \
    X(held_corporates, "usd mn", "Held by nonfinancial business")                                            \
    X(held_households, "usd mn", "Held by households")                                                       \
    X(held_government_accounts, "usd mn", "Held by government accounts")                                     \
    X(held_other, "usd mn", "Held by others")

typedef enum lb_observable {
#define X(name, unit, title) LB_OBS_##name,
    LB_OBSERVABLE_LIST(X)
#undef X
        LB_OBSERVABLE_COUNT
} lb_observable;

const char *lb_observable_word(int observable);
const char *lb_observable_unit(int observable);
const char *lb_observable_title(int observable);
int lb_observable_find(const char *word); /* -1 if none */

/* Events: what a day did, in order. */
#define LB_EVENT_LIST(X)                                                                                     \
    X(LB_EVENT_ANNOUNCED, "announced")                                                                       \
    X(LB_EVENT_AUCTIONED, "auctioned")                                                                       \
    X(LB_EVENT_ISSUED, "issued")                                                                             \
    X(LB_EVENT_ADDON, "soma add-on")                                                                         \
    X(LB_EVENT_MATURED, "matured")                                                                           \
    X(LB_EVENT_REDEEMED_BY_FED, "redeemed by the Fed")                                                       \
    X(LB_EVENT_COUPON, "coupon paid")                                                                        \
    X(LB_EVENT_BUYBACK, "bought back")                                                                       \
    X(LB_EVENT_FED_PURCHASE, "bought by the Fed")                                                            \
    X(LB_EVENT_SIZE, "size changed")                                                                         \
    X(LB_EVENT_REMITTANCE, "remitted")                                                                       \
    X(LB_EVENT_CASH_SHORT, "cash below the floor")                                                           \
    X(LB_EVENT_ACTION, "scenario event")                                                                     \
    X(LB_EVENT_FORCED_SALE, "sold by scenario event")                                                        \
    X(LB_EVENT_FORCED_PURCHASE, "bought by scenario event")                                                  \
    X(LB_EVENT_UNFILLED, "could not be traded")                                                              \
    X(LB_EVENT_WEAK_AUCTION, "weak auction")                                                                 \
    X(LB_EVENT_BUYBACK_HELD, "buyback held")                                                                 \
    X(LB_EVENT_PROGRAMME_ANNOUNCED, "programme announced")                                                   \
    X(LB_EVENT_PROGRAMME_STARTED, "programme started")                                                       \
    X(LB_EVENT_PROGRAMME_ENDED, "programme ended")                                                           \
    X(LB_EVENT_PROGRAMME_BOUGHT, "bought by programme")                                                      \
    X(LB_EVENT_PROGRAMME_SOLD, "sold by programme")                                                          \
    X(LB_EVENT_PROGRAMME_REDIRECTED, "redirected by programme")                                              \
    X(LB_EVENT_PROGRAMME_UNFILLED, "programme could not trade")                                              \
    X(LB_EVENT_RECONCILED, "reconciled")

typedef enum lb_event_kind {
#define X(name, word) name,
    LB_EVENT_LIST(X)
#undef X
        LB_EVENT_KIND_COUNT
} lb_event_kind;

const char *lb_event_word(int kind);

/* True if the value of such an event is the number of the scenario's event that made it (from 0). */
bool lb_event_is_of_action(int kind);
bool lb_event_is_of_programme(int kind); /* the same of the scenario's programmes */
int lb_event_find(const char *word);     /* -1 if none */

/* What a baseline after the opening is reconciled in, in the order of the adjustments: identifier, word, item of the
 * table `reconcile` that gives its target (a total where the item takes what the others leave), title. The value of an
 * event LB_EVENT_RECONCILED is its place in this list. */
#define LB_RECONCILE_LIST(X)                                                                                 \
    X(LB_RECONCILE_SOMA_BILLS, "soma_bills", "soma_bills", "SOMA bills")                                     \
    X(LB_RECONCILE_SOMA_NOTES_BONDS, "soma_notes_bonds", "soma_notes_bonds",                                 \
      "SOMA nominal notes and bonds, FRNs included")                                                         \
    X(LB_RECONCILE_SOMA_TIPS, "soma_tips", "soma_tips", "SOMA TIPS, original par")                           \
    X(LB_RECONCILE_MBS, "mbs", "mbs", "Agency debt and MBS held by the Fed")                                 \
    X(LB_RECONCILE_FED_LOANS, "fed_loans", "fed_loans", "Fed loans and repo")                                \
    X(LB_RECONCILE_OTHER_ASSETS, "other_assets", "fed_assets", "Other Fed assets, premiums included")        \
    X(LB_RECONCILE_CURRENCY, "currency", "currency", "Currency in circulation")                              \
    X(LB_RECONCILE_ON_RRP, "on_rrp", "on_rrp", "Overnight reverse repo (others)")                            \
    X(LB_RECONCILE_FOREIGN_RRP, "foreign_rrp", "foreign_rrp", "Foreign reverse repo pool")                   \
    X(LB_RECONCILE_TGA, "tga", "tga", "Treasury General Account")                                            \
    X(LB_RECONCILE_OTHER_DEPOSITS, "other_deposits", "other_deposits", "Other deposits at the Fed")          \
    X(LB_RECONCILE_RESERVES, "reserves", "reserves", "Reserve balances")                                     \
    X(LB_RECONCILE_DEFERRED_ASSET, "deferred_asset", "deferred_asset", "Fed deferred asset")                 \
    X(LB_RECONCILE_NONMARKETABLE, "nonmarketable_public", "debt_held_by_public",                             \
      "Non-marketable debt held by the public")                                                              \
    X(LB_RECONCILE_INTRAGOVERNMENTAL, "intragovernmental", "intragovernmental",                              \
      "Debt held by federal accounts")

typedef enum lb_reconcile_item {
#define X(id, word, target, title) id,
    LB_RECONCILE_LIST(X)
#undef X
        LB_RECONCILE_COUNT
} lb_reconcile_item;

const char *lb_reconcile_word(int item);
const char *lb_reconcile_target(int item); /* the table's item */
const char *lb_reconcile_title(int item);

typedef struct lb_event {
    int32_t kind;     /* lb_event_kind */
    int32_t security; /* index, or -1 */
    int64_t cents;    /* amount */
    double value;     /* yield, price or size, where it says something; else 0 */
} lb_event;

/* Capacities of fixed lists in the world; more is an error with a name, never a cut. */
enum {
    LB_EVENT_SLOTS = 512, /* the busiest day of a run to 2050 has some 200 */
    LB_ACTION_SLOTS = 64,
    LB_PROGRAMME_SLOTS = 16,
    LB_SHADOW_MONTHS = 336 /* from October 2023: no run goes beyond December 2050 */
};

#endif
