#include "market_parts.h"

#include <math.h>

#include "fed/secondary.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "world/programme_rules.h"

double lb_price_of_risk(const lb_model *model, const lb_world *world)
{
    return model->market->premium.gamma * lb_model_gdp(model, model->start) /
           lb_model_gdp(model, *lb_wc_date(world));
}

static int cause_of(int sector)
{
    return sector == LB_FED ? LB_CAUSE_FED : lb_cause_of_sector(sector);
}

/* A trade that is under way, with the persistence the market expects: what is done, and what is announced. */
typedef struct under_way {
    const lb_action_price *price;
    double done, left; /* ten-year equivalents bought (sold: negative), and still to come */
    lb_date until;     /* of what is still to come */
    bool by_fed;       /* in the measured stocks as if it stayed: only the difference comes here */
} under_way;

static void add_under_way(const lb_model *model, const lb_world *world, const under_way *trade,
                          double *effect)
{
    const lb_premium *p = &model->market->premium;
    const lb_action_price *price = trade->price;
    double gamma = lb_price_of_risk(model, world), tens[LB_NODES];
    for (int node = 0; node < LB_NODES; node++) {
        tens[node] = trade->done * price->direction[node];
    }
    lb_premium_add(p, &price->done, tens, -gamma, effect);
    if (trade->by_fed) {
        lb_premium_add(p, &p->structural, tens, gamma, effect);
    }
    if (price->ahead) {
        int months = (int)ceil((trade->until - *lb_wc_date(world)) / LB_DAYS_A_MONTH);
        months = months < 0 ? 0 : months > price->ramp_months ? price->ramp_months : months;
        for (int node = 0; node < LB_NODES; node++) {
            tens[node] = trade->left * price->direction[node];
        }
        lb_premium_add(p, &price->ahead[months], tens, -gamma, effect);
    }
}

void lb_add_actions(const lb_model *model, const lb_world *world, lb_yield_parts *out)
{
    for (int a = 0; a < model->scenario.action_count; a++) {
        const lb_action *action = &model->scenario.actions[a];
        lb_date started = lb_wc_action_started(world)[a];
        bool trades = action->kind == LB_ACTION_SELL || action->kind == LB_ACTION_BUY;
        if (!trades || started == LB_DATE_NONE) {
            continue;
        }
        double left = (double)(lb_wc_action_total(world)[a] - lb_wc_action_done(world)[a]) *
                      lb_wc_action_density(world)[a];
        under_way trade = {.price = &model->market->actions[a],
                           .done = lb_wc_action_tens(world)[a],
                           .left = action->kind == LB_ACTION_SELL ? -left : left,
                           .until = started + action->over_days,
                           .by_fed = action->sector == LB_FED};
        add_under_way(model, world, &trade, out->cause[cause_of(action->sector)]);
    }
}

/* Par in dollars that the market expects a programme still to trade, no more than the `most` cents there are; `until`: by
 * when. */
static double programme_left(const lb_model *model, const lb_world *world, int p, int64_t most,
                             lb_date *until)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    int state = lb_wc_programme_state(world)[p];
    lb_date today = *lb_wc_date(world);
    *until = today;
    if ((state != LB_PROGRAMME_IS_ANNOUNCED && state != LB_PROGRAMME_RUNS) ||
        programme->news == LB_SURPRISE) {
        return 0;
    }
    lb_date from = state == LB_PROGRAMME_RUNS ? today : programme->on; /* what is announced has a date */
    int64_t left = lb_programme_left(model, world, p);
    left = left != INT64_MAX && left > most ? most : left;
    double months = lb_programme_months(programme, left, from, lb_market_value(model, LB_MARKET_OPEN_ENDED));
    *until = from + (lb_date)ceil(months * LB_DAYS_A_MONTH);
    return fmin((double)programme->pace / 100 * fmax(months, 0), (double)most / 100);
}

/* Cents of par that a programme's sides that are priced could trade today. */
static int64_t tradable(const lb_model *model, const lb_books *books, int p)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    const bool *trades = model->market->programmes[p].trades;
    lb_fed_basket bought = lb_fed_basket_of(&programme->buys), sold = lb_fed_basket_of(&programme->sells);
    int64_t room = trades[0] ? lb_fed_basket_room(model, books, &bought) : INT64_MAX;
    int64_t held = trades[1] ? lb_fed_basket_held(model, books, &sold) : INT64_MAX;
    return room < held ? room : held;
}

/* A side of a programme: what it has traded, and what is known to come, at the duration that such securities have today. */
static under_way side_of(const lb_model *model, const lb_world *world, const lb_books *books, int p,
                         bool purchase)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    const lb_programme_price *price = &model->market->programmes[p];
    lb_fed_basket basket = lb_fed_basket_of(purchase ? &programme->buys : &programme->sells);
    under_way side = {.price = purchase ? &price->buys : &price->sells, .by_fed = true};
    bool told = programme->news != LB_SURPRISE;
    double left = programme_left(model, world, p, told ? tradable(model, books, p) : 0, &side.until);
    left *= left > 0 ? lb_fed_basket_density(model, world, books, &basket, purchase) : 0;
    side.left = purchase ? left : -left;
    side.done = purchase ? lb_wc_programme_tens(world)[p] : -lb_wc_programme_sold_tens(world)[p];
    return side;
}

void lb_add_programmes(const lb_model *model, const lb_world *world, const lb_books *books,
                       lb_yield_parts *out)
{
    for (int p = 0; p < model->scenario.programme_count; p++) {
        for (int i = 0; i < 2; i++) {
            if (model->market->programmes[p].trades[i]) {
                under_way side = side_of(model, world, books, p, i == 0);
                add_under_way(model, world, &side, out->cause[LB_CAUSE_FED]);
            }
        }
    }
}
