/* sectors.h - who is in the market, what they hold, and why money moves: the three lists of the books. */
#ifndef LONGBOND_SECTORS_H
#define LONGBOND_SECTORS_H

#ifdef __cplusplus
extern "C" {
#endif

/* Sectors (MODEL.md B.5): identifier, word in files, title, the money it settles with. */
#define LB_SECTOR_LIST(X)                                                                                    \
    X(LB_TREASURY, "treasury", "Treasury", LB_SETTLES_IN_TGA)                                                \
    X(LB_FED, "fed", "Federal Reserve (SOMA)", LB_SETTLES_AT_FED)                                            \
    X(LB_BANKS, "banks", "Banks and credit unions", LB_SETTLES_IN_RESERVES)                                  \
    X(LB_DEALERS, "dealers", "Primary dealers and other brokers", LB_SETTLES_IN_DEPOSITS)                    \
    X(LB_HEDGE_FUNDS, "hedge_funds", "Hedge funds, domestic", LB_SETTLES_IN_DEPOSITS)                        \
    X(LB_HEDGE_FUNDS_OFFSHORE, "hedge_funds_offshore", "Hedge funds, offshore", LB_SETTLES_IN_DEPOSITS)      \
    X(LB_MONEY_FUNDS, "money_funds", "Money market funds", LB_SETTLES_IN_DEPOSITS)                           \
    X(LB_BOND_FUNDS, "bond_funds", "Mutual funds, ETFs and closed-end funds", LB_SETTLES_IN_DEPOSITS)        \
    X(LB_INSURERS, "insurers", "Insurers", LB_SETTLES_IN_DEPOSITS)                                           \
    X(LB_PENSIONS, "pensions", "Pension funds", LB_SETTLES_IN_DEPOSITS)                                      \
    X(LB_STATE_LOCAL, "state_local", "State and local governments", LB_SETTLES_IN_DEPOSITS)                  \
    X(LB_FOREIGN_OFFICIAL, "foreign_official", "Foreign official", LB_SETTLES_IN_DEPOSITS)                   \
    X(LB_FOREIGN_PRIVATE, "foreign_private", "Foreign private", LB_SETTLES_IN_DEPOSITS)                      \
    X(LB_STABLECOINS, "stablecoins", "Stablecoin issuers", LB_SETTLES_IN_DEPOSITS)                           \
    X(LB_CORPORATES, "corporates", "Nonfinancial business", LB_SETTLES_IN_DEPOSITS)                          \
    X(LB_HOUSEHOLDS, "households", "Households and nonprofits", LB_SETTLES_IN_DEPOSITS)                      \
    X(LB_GOVERNMENT_ACCOUNTS, "government_accounts", "Federal government accounts", LB_SETTLES_IN_GAS)       \
    X(LB_OTHER_SECTOR, "other", "Agencies, other financial business", LB_SETTLES_IN_DEPOSITS)

typedef enum lb_sector {
#define X(name, word, title, settles) name,
    LB_SECTOR_LIST(X)
#undef X
        LB_SECTOR_COUNT
} lb_sector;

/* Instruments: the rows of the balance-sheet matrix. Each sector's position is signed: assets are positive,
 * liabilities negative; a row sums to zero over the sectors, to the cent. Securities stand at par (TIPS at
 * original par, their inflation compensation in a row of its own). */
#define LB_INSTRUMENT_LIST(X)                                                                                \
    X(LB_INSTR_BILLS, "bills", "Treasury bills")                                                             \
    X(LB_INSTR_NOTES, "notes", "Treasury notes")                                                             \
    X(LB_INSTR_BONDS, "bonds", "Treasury bonds")                                                             \
    X(LB_INSTR_TIPS, "tips", "TIPS, original par")                                                           \
    X(LB_INSTR_FRNS, "frns", "Floating rate notes")                                                          \
    X(LB_INSTR_INFLATION, "inflation_compensation", "TIPS inflation compensation")                           \
    X(LB_INSTR_UNPRESENTED, "unpresented", "FFB securities and matured debt not presented")                  \
    X(LB_INSTR_NONMARKETABLE, "nonmarketable", "Non-marketable Treasury debt")                               \
    X(LB_INSTR_RESERVES, "reserves", "Reserve balances")                                                     \
    X(LB_INSTR_TGA, "tga", "Treasury General Account")                                                       \
    X(LB_INSTR_CURRENCY, "currency", "Currency in circulation")                                              \
    X(LB_INSTR_ON_RRP, "on_rrp", "Overnight reverse repo (others)")                                          \
    X(LB_INSTR_FOREIGN_RRP, "foreign_rrp", "Foreign reverse repo pool")                                      \
    X(LB_INSTR_FED_OTHER_DEPOSITS, "fed_other_deposits", "Other deposits at the Fed")                        \
    X(LB_INSTR_FED_LOANS, "fed_loans", "Fed loans, BTFP and repo")                                           \
    X(LB_INSTR_SRF, "srf", "Standing repo facility")                                                         \
    X(LB_INSTR_MBS, "mbs", "Agency debt and MBS held by the Fed")                                            \
    X(LB_INSTR_FED_OTHER_ASSETS, "fed_other_assets", "Other Fed assets, premiums included")                  \
    X(LB_INSTR_REPO, "repo", "Private repo")                                                                 \
    X(LB_INSTR_DEPOSITS, "deposits", "Bank deposits")                                                        \
    X(LB_INSTR_EQUITY_SHARES, "other_claims", "Other financial claims")

typedef enum lb_instrument {
#define X(name, word, title) name,
    LB_INSTRUMENT_LIST(X)
#undef X
        LB_INSTRUMENT_COUNT
} lb_instrument;

/* Flows: why a sector's net worth changed. Exchanges at par change nobody's. */
#define LB_FLOW_LIST(X)                                                                                      \
    X(LB_FLOW_RECEIPTS, "receipts", "Taxes and other receipts")                                              \
    X(LB_FLOW_OUTLAYS, "outlays", "Outlays other than interest on the debt")                                 \
    X(LB_FLOW_COUPONS, "coupons", "Coupon interest")                                                         \
    X(LB_FLOW_DISCOUNT, "discount", "Difference of price and par at issue, purchase or buyback")             \
    X(LB_FLOW_ACCRUED, "accrued", "Accrued interest paid at issue or purchase")                              \
    X(LB_FLOW_INDEXATION, "indexation", "TIPS indexation")                                                   \
    X(LB_FLOW_NONMARKETABLE_INTEREST, "nonmarketable_interest", "Interest credited on non-marketable debt")  \
    X(LB_FLOW_OTHER_INTEREST, "other_interest", "Interest received by the Treasury")                         \
    X(LB_FLOW_OTHER_FINANCING, "other_financing", "Means of financing other than debt")                      \
    X(LB_FLOW_FED_INTEREST, "fed_interest", "Interest on reserves, RRP, loans and MBS")                      \
    X(LB_FLOW_FED_EXPENSES, "fed_expenses", "Fed operating expenses and dividends")                          \
    X(LB_FLOW_REMITTANCE, "remittance", "Fed remittances to the Treasury")                                   \
    X(LB_FLOW_REVALUATION, "revaluation", "Amortisation and revaluation")

typedef enum lb_flow {
#define X(name, word, title) name,
    LB_FLOW_LIST(X)
#undef X
        LB_FLOW_COUNT
} lb_flow;

/* Words and titles of the lists; NULL outside them. */
const char *lb_sector_word(int sector);
const char *lb_sector_title(int sector);
const char *lb_instrument_word(int instrument);
const char *lb_instrument_title(int instrument);
const char *lb_flow_word(int flow);
const char *lb_flow_title(int flow);

/* The sector of that word, or -1. */
int lb_sector_find(const char *word);

#ifdef __cplusplus
}
#endif
#endif
