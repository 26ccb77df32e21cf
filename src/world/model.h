/* model.h - lb_model: immutable after the build. Conventions, securities, programme, given paths, parameters. */
#ifndef LB_WORLD_MODEL_H
#define LB_WORLD_MODEL_H

#include "base/arena.h"
#include "longbond/sectors.h"
#include "longbond/simulation.h"
#include "longbond/security.h"
#include "world/lists.h"
#include "world/params.h"
#include "world/scenario.h"

/* One auction of the programme, recorded (issuance: actual) or by rule (issuance: policy). */
typedef struct lb_offering {
    int32_t security; /* index into model->securities */
    uint8_t tenor;    /* lb_tenor */
    bool reopening;
    bool takes_addon; /* SOMA rolls into it (not into irregular bills) */
    lb_date announce, auction, settle;
    int64_t offering_par;       /* cents; 0: the policy decides at the announcement */
    double recorded_price_px;   /* official price per 100, NaN if not on record */
    double recorded_yield_dec;  /* high yield, high discount rate or discount margin, NaN if not on record */
    double recorded_coupon_dec; /* coupon (new issues too) or FRN spread, NaN if not on record */
} lb_offering;

/* One buyback operation of a maturity bucket: recorded with the par accepted, or simulated up to a maximum. */
typedef struct lb_buyback_plan {
    lb_date operation, settle;
    lb_date maturity_from, maturity_to;
    bool tips;
    bool simulated;                     /* an auction decides; otherwise as recorded */
    bool cash;                          /* simulated: cash management, otherwise liquidity support */
    uint8_t bucket;                     /* simulated: lb_buyback_bucket, treasury/buyback_calendar.h */
    int64_t par;                        /* recorded: cents accepted */
    double share;                       /* simulated: of the full programme of a quarter (cash: a year) */
    double announced;                   /* simulated: the same as announced for the date, at most the share */
    int32_t first_record, record_count; /* its securities in model->buyback_records, if they are on record */
} lb_buyback_plan;

/* Par of one security that an operation accepted, as published. */
typedef struct lb_buyback_record {
    int32_t security; /* index, or -1: not a security of this run */
    int64_t par;      /* cents */
} lb_buyback_record;

/* One month of the budget as published (or projected after the record). Cents. */
typedef struct lb_budget_month {
    lb_date first; /* first day of the month */
    int64_t receipts, individual_tax, corporation_tax, payroll_tax, customs;
    int64_t outlays, net_interest;
    bool recorded;
} lb_budget_month;

struct lb_market_model; /* market/market_model.h */

/* Opening holdings and the terms of every security that will ever live in the run. */
struct lb_model {
    lb_scenario scenario;
    lb_date baseline; /* day of the opening stock: state as of its close, 30 September 2023 */
    lb_date start; /* the scenario's baseline: until this day the record is replayed, then the run begins */
    lb_date until; /* last day to simulate */

    int security_count;
    int opening_count;           /* the first securities are those of the opening stock */
    lb_security *securities;     /* [security_count] */
    uint8_t *tenor;              /* [security_count] lb_tenor of the original issue */
    int64_t *opening_holdings;   /* [opening_count][LB_SECTOR_COUNT] cents, original par */
    int64_t *opening_discount;   /* [opening_count] cents of issue discount not yet accrued at the baseline */
    int64_t *opening_redemption; /* [opening_count] cents the Fed redeems of what matured by the baseline */
    double allotment[LB_TENOR_COUNT][LB_SECTOR_COUNT]; /* share of each sector in what the public buys */
    uint8_t *row;                                      /* [security_count] instrument row in the books */
    int64_t opening_position[LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT]; /* rows other than securities */

    int offering_count;
    lb_offering *offerings; /* [offering_count] by settlement date, then auction date, then CUSIP */
    int offering_lead;      /* most days from an announcement or auction to its settlement */
    int buyback_count;
    lb_buyback_plan *buybacks; /* [buyback_count] by day of the operation, which settles within a month */
    int buyback_record_count;
    lb_buyback_record *buyback_records; /* [buyback_record_count] by operation */
    int budget_count;
    lb_budget_month *budget; /* [budget_count] consecutive months from that of the baseline */

    /* given paths by calendar day: index = date - path_start, 0 .. path_days - 1; complete, no gaps */
    lb_date path_start;
    int path_days;
    lb_date *settlement_day;  /* [path_days] the business day on which money due that day moves */
    double *yields;           /* [path_days][LB_CURVE_NODE_COUNT] decimal */
    double *rates;            /* [path_days][LB_RATE_COUNT] decimal */
    double *ref_cpi;          /* [path_days] reference CPI */
    int64_t *on_rrp;          /* [path_days] cents; the recorded amount, the last one afterwards */
    int64_t *nonmarketable;   /* [path_days] cents, non-marketable debt held by the public */
    int64_t *suspended;       /* [path_days] cents of it suspended under the debt limit (G Fund) */
    int64_t *currency;        /* [path_days] cents */
    int64_t *fed_loans;       /* [path_days] cents, Fed loans and emergency programmes */
    int64_t *receipts;        /* [path_days] cents */
    int64_t *primary_outlays; /* [path_days] cents, outlays less net interest */
    double *gdp;              /* [path_days] usd, annual rate */
    double *bank_assets;      /* [path_days] usd, total assets of all commercial banks */
    double *bill_index;       /* [path_days] 13-week index rate of FRNs in force (decimal, money market) */

    int64_t country_held[LB_COUNTRY_COUNT]; /* cents at market value, TIC at the baseline */
    struct lb_market_model *market;         /* what prices duration; NULL with `yields: given` */

    int param_base[LB_ACTOR_COUNT]; /* index of each table's first value in params */
    double *params;                 /* values of all tables in order, after `set:` */

    lb_arena memory; /* of all of the above */
};

/* The value of an actor's parameter in this run. */
static inline double lb_model_param(const lb_model *model, lb_actor actor, int index)
{
    return model->params[model->param_base[actor] + index];
}

/* The first offering that settles after `date`, or offering_count. What is announced or auctioned in (from, to] stands
 * between those after `from` and after `to + offering_lead`. */
static inline int lb_model_settling_after(const lb_model *model, lb_date date)
{
    int low = 0, high = model->offering_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (model->offerings[middle].settle <= date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The first buyback whose operation lies after `date`, or buyback_count. */
static inline int lb_model_buyback_after(const lb_model *model, lb_date date)
{
    int low = 0, high = model->buyback_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (model->buybacks[middle].operation > date) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return low;
}

/* The business day on which money due on a date moves; worked out if the date lies outside the paths. */
static inline lb_date lb_model_settlement_day(const lb_model *model, lb_date date)
{
    bool inside = date >= model->path_start && date - model->path_start < model->path_days;
    return inside ? model->settlement_day[date - model->path_start] : lb_following(LB_CALENDAR_FEDERAL, date);
}

static inline const double *lb_model_yields(const lb_model *model, lb_date date)
{
    return &model->yields[(int64_t)(date - model->path_start) * LB_CURVE_NODE_COUNT];
}

static inline double lb_model_rate(const lb_model *model, lb_date date, lb_rate rate)
{
    return model->rates[(int64_t)(date - model->path_start) * LB_RATE_COUNT + rate];
}

static inline double lb_model_gdp(const lb_model *model, lb_date date)
{
    return model->gdp[date - model->path_start];
}

/* Total assets of all commercial banks in dollars (H.8; after its record they grow with GDP). */
static inline double lb_bank_assets(const lb_model *model, lb_date date)
{
    return model->bank_assets[date - model->path_start];
}

/* True on the days whose curve the market makes. */
static inline bool lb_model_clears(const lb_model *model, lb_date date)
{
    return model->market && date > model->start;
}

/* True on the days on which the money market makes reserves, reverse repo and overnight rates. */
static inline bool lb_model_simulates_money(const lb_model *model, lb_date date)
{
    return model->scenario.money == LB_MONEY_SIMULATED && date > model->start;
}

static inline double lb_model_ref_cpi(const lb_model *model, lb_date date)
{
    return model->ref_cpi[date - model->path_start];
}

#endif
