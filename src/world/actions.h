/* actions.h - what a scenario makes happen: the entries under `events:`, checked and compiled to plain data. */
#ifndef LB_WORLD_ACTIONS_H
#define LB_WORLD_ACTIONS_H

#include <stdint.h>

#include "longbond/date.h"
#include "world/lists.h"

/* Kinds: identifier, key in the scenario, what it does. */
#define LB_ACTION_LIST(X)                                                                                    \
    X(LB_ACTION_SELL, "sell", "a holder sells an amount over a time, whatever the price")                    \
    X(LB_ACTION_BUY, "buy", "a holder buys an amount over a time, whatever the price")                       \
    X(LB_ACTION_POLICY_RATE, "policy_rate", "the expected real policy rate moves")                           \
    X(LB_ACTION_INFLATION, "inflation", "expected inflation moves (the reference CPI does not)")             \
    X(LB_ACTION_DEFICIT, "deficit", "the primary deficit moves by an amount a year")                         \
    X(LB_ACTION_AUCTION_SIZES, "auction_sizes",                                                              \
      "auctions of some tenors are multiplied from the next "                                                \
      "announcement on")                                                                                     \
    X(LB_ACTION_AUCTION_DEMAND, "auction_demand", "bidders stay away from auctions of some tenors")          \
    X(LB_ACTION_BUYBACKS, "buybacks", "the Treasury's buyback programme changes its amounts")                \
    X(LB_ACTION_VOLATILITY, "volatility", "implied volatility rises and decays")

typedef enum lb_action_kind {
#define X(name, word, purpose) name,
    LB_ACTION_LIST(X)
#undef X
        LB_ACTION_KIND_COUNT
} lb_action_kind;

/* Why a holder trades: word, title. It is shown with the event; the horizon is `expected_to_last`. */
#define LB_MOTIVE_LIST(X)                                                                                    \
    X(LB_MOTIVE_NONE, "none", "no motive stated")                                                            \
    X(LB_MOTIVE_RESERVES, "reserves", "reserve management")                                                  \
    X(LB_MOTIVE_FX_DEFENCE, "fx_defence", "defence of the currency")                                         \
    X(LB_MOTIVE_DIVERSIFICATION, "diversification", "diversification")                                       \
    X(LB_MOTIVE_STABLECOINS, "stablecoin_demand", "demand for stablecoins")                                  \
    X(LB_MOTIVE_POLICY, "policy", "monetary policy")                                                         \
    X(LB_MOTIVE_LIQUIDITY, "liquidity", "need of cash")

typedef enum lb_motive {
#define X(name, word, title) name,
    LB_MOTIVE_LIST(X)
#undef X
        LB_MOTIVE_COUNT
} lb_motive;

const char *lb_action_word(int kind);
const char *lb_action_purpose(int kind);
const char *lb_motive_word(int motive);
const char *lb_motive_title(int motive);

enum { LB_ACTION_LABEL = 48 };

/* Amount that means everything the holder has. */
#define LB_AMOUNT_ALL INT64_MAX

/* One entry. Fields that a kind does not use are zero. */
typedef struct lb_action {
    lb_action_kind kind;
    int line, column;            /* of the entry in the scenario */
    char label[LB_ACTION_LABEL]; /* key `label`, else made from the entry: "sell foreign_official.japan" */

    /* when: `on` is a date, or LB_DATE_NONE if a condition starts it */
    lb_date on;
    int when_observable; /* lb_observable; -1: none */
    bool when_above;     /* `yield_10y > 5%`, else below */
    double when_value;   /* in the observable's unit */

    /* sell, buy */
    int sector;              /* lb_sector; a country's is LB_FOREIGN_OFFICIAL (its private part follows) */
    int country;             /* lb_country, -1: none */
    int64_t amount;          /* cents at market value; LB_AMOUNT_ALL: all */
    int over_days;           /* calendar days the trades are spread over; 1: one day */
    bool announced;          /* known on its first day: the market prices what is still to come */
    double from_yrs, to_yrs; /* maturities traded; 0, 0: as held (sales) or as outstanding (purchases) */
    lb_motive motive;

    /* how long the change is expected to last: half-life in years; HUGE_VAL is permanent */
    double lasts_yrs;

    /* policy_rate, inflation: change_dec; deficit: cents a year; volatility: bp on the MOVE scale */
    double change_dec;
    int64_t amount_a_year;
    double change_bp;

    /* auction_sizes, auction_demand */
    uint32_t tenors;         /* bit set of lb_tenor */
    double factor;           /* of sizes; of the dealers' capacity */
    double direct, indirect; /* factors of what those classes bid */
    int auctions;            /* how many auctions feel it; 0: all that follow */

    /* buybacks, cents */
    int64_t liquidity_a_quarter, cash_a_year;
} lb_action;

#endif
