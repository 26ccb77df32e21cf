/* money_market.h - overnight rates from reserves, collateral and the calendar (MODEL.md C.3), as pure functions.
 *
 * Above a kink in reserves over bank assets rates are flat, below it they rise smoothly; a drain of cash in two days
 * beyond what can be lent on short notice makes SOFR jump. Equations and sources: docs/model/money-market.md.
 * `params` always holds the values of money_params.h in the order of that list. */
#ifndef LB_MARKET_MONEY_MARKET_H
#define LB_MARKET_MONEY_MARKET_H

#include <stdbool.h>

#include "longbond/date.h"
#include "market/money_params.h"

/* What the money market of a day is made of. Amounts in dollars, rates decimal. */
typedef struct lb_money_inputs {
    double reserves_usd;    /* at the close, without temporary operations; not negative */
    double bank_assets_usd; /* all commercial banks; positive */
    double need_usd;        /* dealers' and hedge funds' repo beyond the usual; may be negative */
    double collateral_usd;  /* Treasuries settled with the public in two days, net; may be negative */
    double drain_usd;       /* cash drained from reserves and reverse repo in two days; may be negative */
    double calendar;        /* 0 to 1, lb_money_calendar */
    double on_rrp_usd;      /* overnight reverse repo before the drain; not negative */
    double iorb_dec, rrp_dec, srf_dec;
    bool srf; /* the standing repo facility exists (from 29 July 2021) */
} lb_money_inputs;

typedef enum lb_reserve_regime {
    LB_RESERVES_ABUNDANT,
    LB_RESERVES_AMPLE,
    LB_RESERVES_SCARCE
} lb_reserve_regime;

typedef struct lb_money_result {
    double ratio_pct; /* reserves over bank assets */
    lb_reserve_regime regime;
    double effr_dec, sofr_dec;
    double smooth_bp;   /* SOFR less the rate on reserves without the jump, the floor and the ceiling */
    double jump_bp;     /* what the shortfall of lending adds */
    double lending_usd; /* what can be lent on short notice */
    double srf_usd;     /* drawn from the standing repo facility */
} lb_money_result;

/* Defaults of all parameters to out[LB_MONEY_PARAM_COUNT]. */
void lb_money_defaults(double *out);

/* Pressure of the calendar, 0 to 1: the last business day of a quarter 1, of another month less, a corporate tax date
 * less. `next` is the business day after `today`. */
double lb_money_calendar(const double *params, lb_date today, lb_date next);

/* True on the business day on which corporate tax is due: 15 April, June, September, December or the next one. */
bool lb_money_tax_date(lb_date today);

/* How deep reserves lie below the kink, in widths of it, smoothly: 0 far above it. */
double lb_money_shortage(const double *params, double ratio_pct);

/* Smooth part of SOFR less the rate on reserves, of reserves alone (bp): what a quiet day has. */
double lb_money_quiet_bp(const double *params, double ratio_pct);

/* What banks and dealers can lend on short notice at a ratio of reserves, with the reverse repo that can come back. */
double lb_money_lending(const double *params, double ratio_pct, double on_rrp_usd);

/* Abundant above the kink, scarce far below it. */
lb_reserve_regime lb_money_regime(const double *params, double ratio_pct);

/* The day's rates, what can be lent and what is drawn from the standing repo facility. */
void lb_money_clear(const double *params, const lb_money_inputs *in, lb_money_result *out);

/* Reverse repo after a drain of cash (negative: new cash) at a ratio of reserves. A drain is met by reverse repo with
 * the share rrp / (rrp + depth) of each further dollar, integrated exactly: never below zero, the same in one step or
 * in many. New cash goes there only where reserves are abundant. */
double lb_money_rrp_after(const double *params, double on_rrp_usd, double drain_usd, double ratio_pct);

/* Reverse repo that money funds add for one day at the end of a month, a quarter or a year; else 0. Dollars. */
double lb_money_rrp_dressing(const double *params, lb_date today, lb_date next);

/* The day the standing repo facility was announced to begin. */
lb_date lb_money_srf_start(void);

#endif
