#include "phases.h"

#include "day/market_day.h"
#include "day/news.h"
#include "day/observe.h"
#include "fed/fed_params.h"
#include "fed/income.h"
#include "fed/programmes.h"
#include "fed/soma.h"
#include "investors/funding.h"
#include "investors/forced_trades.h"
#include "investors/trades.h"
#include "market/pressure.h"
#include "market/spreads.h"
#include "treasury/buyback_operation.h"
#include "treasury/cash.h"
#include "treasury/cash_forecast.h"
#include "treasury/debt_service.h"
#include "treasury/issue.h"

#include <string.h>

/* 1 The curve of the day, accruals, index ratios, FRN resets. */
static lb_status open_day(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    (void)err;
    lb_date today = *lb_w_date(world);
    if (!lb_model_clears(model, today)) { /* else yesterday's curve stands until the market makes another */
        memcpy(lb_w_par_yield(world), lb_model_yields(model, today), sizeof(double) * LB_CURVE_NODE_COUNT);
    }
    *lb_w_frn_index(world) = lb_frn_index_in_force(model, world, today);
    lb_treasury_accrue(model, world, books);
    return LB_OK;
}

/* 2 Scenario events, programmes of the Fed. */
static lb_status hear_news(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    bool clears = lb_model_clears(model, *lb_w_date(world));
    lb_status status = clears ? lb_news_strike(model, world, books, err) : LB_OK;
    return status == LB_OK ? lb_fed_programmes_strike(model, world, err) : status;
}

/* 5 Forced trades, then every holder on its way to what it wants. */
static lb_status decide(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    if (!lb_model_clears(model, *lb_w_date(world))) {
        return LB_OK;
    }
    lb_pressure_fade(model, world);
    double limit = lb_model_param(model, LB_ACTOR_FED, LB_FED_CUSIP_LIMIT) / 100;
    lb_status status = lb_trade_by_force(model, world, books, limit, err);
    return status == LB_OK ? lb_trade_to_targets(model, world, books, err) : status;
}

/* 6 One curve. */
static lb_status clear(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    if (!lb_model_clears(model, *lb_w_date(world))) {
        return LB_OK;
    }
    lb_status status = lb_market_clear(model, world, books, err);
    if (status == LB_OK) {
        lb_spreads_step(model, world);
    }
    return status;
}

/* 3 Expected real short rate and expected inflation: the baseline's path, moved by events. */
static lb_status expect(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    (void)books;
    (void)err;
    if (lb_model_clears(model, *lb_w_date(world))) {
        lb_market_expect(model, world);
    }
    return LB_OK;
}

/* 4 What is due today: coupons, maturities, auction and buyback settlements, the budget. */
static lb_status settle(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_fed_plan_month(model, world);
    lb_status status = lb_treasury_pay_coupons(model, world, books, err);
    if (status == LB_OK) {
        status = lb_treasury_redeem(model, world, books, lb_fed_collect, err);
    }
    int first, last;
    lb_treasury_settling(model, world, &first, &last);
    lb_fed_allocate_addons(model, world, first, last);
    if (status == LB_OK) {
        status = lb_treasury_settle_auctions(model, world, books, first, last, err);
    }
    if (status == LB_OK) {
        status = lb_treasury_settle_buybacks(model, world, books, err);
    }
    if (status == LB_OK) {
        lb_treasury_run_budget(model, world, books);
    }
    return status;
}

/* The cash balances that the Treasury aims at, as far as it looks ahead; the last one beyond. */
static void aim_cash(const lb_model *model, const lb_world *world, int days, double *target)
{
    enum { WEEK = 7 };
    lb_cash_forecast forecast;
    lb_forecast_cash(model, world, lb_wc_size(world), LB_FORECAST_DAYS - 1, &forecast);
    for (int i = 0; i < days; i++) {
        bool known = i + 1 + WEEK <= forecast.days; /* an aim looks a week further */
        target[i] = lb_cash_target(model, &forecast, known ? i + 1 : forecast.days - WEEK);
    }
}

/* 7 Announcements, auctions, buybacks, SOMA operations. */
static lb_status operate(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_status status = lb_treasury_announce(model, world, err);
    if (status == LB_OK) {
        status = lb_treasury_hold_auctions(model, world, err);
    }
    if (status == LB_OK) {
        status = lb_treasury_hold_buybacks(model, world, err);
    }
    return status == LB_OK ? lb_fed_operate(model, world, books, aim_cash, err) : status;
}

/* 9 Who funds what: the Fed's income, the money market or the given paths, deposits back to their level. */
static lb_status fund(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_status status = lb_fed_book_income(model, world, books, *lb_w_soma_accrued_day(world), err);
    if (status == LB_OK) {
        status = lb_fund_sectors(model, world, books, err);
    }
    return status;
}

/* 12 Observables and the audit. */
static lb_status record(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_observe(model, world, books);
    lb_status status = lb_audit(books, lb_model_cusip, model, err);
    if (status == LB_OK) {
        ++*lb_w_audit_count(world);
        lb_books_retire(books);
    }
    return status;
}

/* A phase with nothing in it yet. */
static lb_status not_built(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    (void)model;
    (void)world;
    (void)books;
    (void)err;
    return LB_OK;
}

const lb_phase lb_phases[LB_PHASE_COUNT] = {
    {"open", "date, curve of the day, index ratios, FRN resets, accruals", true, open_day},
    {"news", "scenario events, programmes of the Fed", true, hear_news},
    {"expect", "expected real short rate and inflation: the baseline's path, moved by events", true, expect},
    {"settle", "coupons, maturities, auction and buyback settlements, the budget", true, settle},
    {"decide", "forced trades, holders on their way to their targets", true, decide},
    {"clear", "one curve: expectations and the premium of the duration that must be held", true, clear},
    {"operate", "announcements, auctions, buybacks, SOMA operations", true, operate},
    {"squeeze", "margin calls, redemptions, runs (empty: no leveraged actor exists yet)", false, not_built},
    {"fund", "reserves, RRP, repo, overnight rates, currency, the Fed's income, deposits", true, fund},
    {"mark", "prices, profit and loss, capital (empty: books are at par)", false, not_built},
    {"tick", "economy at month and quarter ends (empty: the budget follows the record)", false, not_built},
    {"record", "observables, audit", true, record},
};

const char *lb_model_cusip(const void *model, int security)
{
    return ((const lb_model *)model)->securities[security].cusip;
}
