#include "news.h"

#include <math.h>

#include "base/cents.h"
#include "fed/fed_params.h"
#include "investors/forced_trades.h"
#include "market/market_model.h"
#include "num/half_life.h"
#include "num/lb_math.h"

static const double DAYS_A_YEAR = 365.25;

static bool begins(const lb_world *world, const lb_action *action)
{
    if (action->on != LB_DATE_NONE) {
        return action->on <= *lb_wc_date(world);
    }
    double seen = lb_wc_observable(world)[action->when_observable]; /* of yesterday: the close */
    return action->when_above ? seen > action->when_value : seen < action->when_value;
}

/* What a country has and no earlier sale of its will take, cents. */
static int64_t country_left(const lb_model *model, const lb_world *world, int country)
{
    int64_t left = lb_wc_country_held(world)[country];
    for (int a = 0; a < model->scenario.action_count; a++) {
        const lb_action *other = &model->scenario.actions[a];
        if (other->kind == LB_ACTION_SELL && other->country == country) {
            left -= lb_wc_action_total(world)[a] - lb_wc_action_done(world)[a];
        }
    }
    return left > 0 ? left : 0;
}

/* What a sale or purchase will come to. */
static lb_status begin_trades(const lb_model *model, lb_world *world, const lb_books *books, int a,
                              lb_error *err)
{
    const lb_action *action = &model->scenario.actions[a];
    double limit = lb_model_param(model, LB_ACTOR_FED, LB_FED_CUSIP_LIMIT) / 100;
    lb_forced_stock stock = {0};
    lb_status status = lb_forced_supply(model, world, books, action, limit, &stock, err);
    int64_t there = lb_to_cents(stock.most);
    if (action->country >= 0 && action->kind == LB_ACTION_SELL) {
        int64_t own = country_left(model, world, action->country);
        there = own < there ? own : there;
    }
    int64_t missing = action->amount == LB_AMOUNT_ALL || action->amount <= there ? 0 : action->amount - there;
    lb_w_action_total(world)[a] = action->amount < there ? action->amount : there;
    lb_w_action_density(world)[a] = stock.value > 0 ? stock.tens / stock.value : 0;
    if (status == LB_OK && missing > 0) { /* more than there is: the market prices what can be traded */
        status = lb_world_event(world, LB_EVENT_UNFILLED, -1, missing, a, err);
    }
    return status;
}

static void begin_sizes(const lb_action *action, lb_world *world)
{
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        if (action->tenors >> tenor & 1) {
            lb_w_size_factor(world)[tenor] *= action->factor;
        }
    }
}

static lb_status begin(const lb_model *model, lb_world *world, const lb_books *books, int a, lb_error *err)
{
    const lb_action *action = &model->scenario.actions[a];
    lb_status status = LB_OK;
    lb_w_action_started(world)[a] = *lb_w_date(world);
    switch (action->kind) {
    case LB_ACTION_SELL:
    case LB_ACTION_BUY:
        status = begin_trades(model, world, books, a, err);
        break;
    case LB_ACTION_DEFICIT:
        *lb_w_deficit_a_year(world) += action->amount_a_year;
        break;
    case LB_ACTION_AUCTION_SIZES:
        begin_sizes(action, world);
        break;
    case LB_ACTION_VOLATILITY:
        *lb_w_volatility_shock(world) += action->change_bp;
        break;
    case LB_ACTION_BUYBACKS:
        *lb_w_buyback_liquidity(world) = action->liquidity_a_quarter;
        *lb_w_buyback_cash(world) = action->cash_a_year;
        break;
    default: /* expectations and auction demand look at what has begun */
        break;
    }
    return status == LB_OK ? lb_world_event(world, LB_EVENT_ACTION, -1, lb_w_action_total(world)[a], a, err)
                           : status;
}

/* What does not last forever fades. */
static void fade(const lb_model *model, lb_world *world)
{
    int days = *lb_w_date(world) - *lb_w_previous_date(world);
    double shock = 0;
    for (int a = 0; a < model->scenario.action_count; a++) {
        const lb_action *action = &model->scenario.actions[a];
        lb_date started = lb_wc_action_started(world)[a];
        if (started == LB_DATE_NONE) {
            continue;
        }
        /* the Fed keeps what it bought until an event sells it: the market goes on expecting that it will not stay */
        double keep = action->sector == LB_FED ? 1 : model->market->actions[a].daily_keep;
        for (int day = 0; keep < 1 && day < days; day++) {
            lb_w_action_tens(world)[a] *= keep;
        }
        if (action->kind == LB_ACTION_VOLATILITY) {
            double years = (*lb_w_date(world) - started) / DAYS_A_YEAR;
            shock += action->change_bp * lb_half_life_left(years, action->lasts_yrs);
        }
    }
    *lb_w_volatility_shock(world) = shock;
}

lb_status lb_news_strike(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    lb_status status = LB_OK;
    fade(model, world);
    for (int a = 0; status == LB_OK && a < model->scenario.action_count; a++) {
        if (lb_wc_action_started(world)[a] == LB_DATE_NONE && begins(world, &model->scenario.actions[a])) {
            status = begin(model, world, books, a, err);
        }
    }
    return status;
}

/* Mean over `years` ahead of a change that was `change` when it began and fades with its half-life. */
static double mean_ahead(const lb_action *action, double elapsed_yrs, double years)
{
    if (action->lasts_yrs == HUGE_VAL) {
        return action->change_dec;
    }
    double rate = LB_LN_2 / action->lasts_yrs;
    return action->change_dec * lb_exp(-rate * elapsed_yrs) * -lb_expm1(-rate * years) / (rate * years);
}

void lb_news_expectations(const lb_model *model, const lb_world *world, double *real_rate, double *inflation)
{
    for (int a = 0; a < model->scenario.action_count; a++) {
        const lb_action *action = &model->scenario.actions[a];
        bool real = action->kind == LB_ACTION_POLICY_RATE;
        lb_date started = lb_wc_action_started(world)[a];
        if ((!real && action->kind != LB_ACTION_INFLATION) || started == LB_DATE_NONE) {
            continue;
        }
        double elapsed = (*lb_wc_date(world) - started) / DAYS_A_YEAR;
        for (int node = 0; node < LB_NODES; node++) {
            (real ? real_rate : inflation)[node] += mean_ahead(action, elapsed, lb_curve_node_years(node));
        }
    }
}
