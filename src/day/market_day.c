#include "market_day.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "day/market_parts.h"
#include "day/news.h"
#include "investors/demand.h"
#include "market/clearing.h"
#include "market/exposure.h"
#include "market/market_model.h"
#include "market/market_params.h"
#include "market/pressure.h"
#include "num/half_life.h"
#include "num/lb_math.h"
#include "treasury/pace.h"

enum { MEAN_DAYS = 125 }; /* an exponential mean as old as that of 250 days */
static const double BP = 1e-4;

/* What is due at the usual pace and not yet issued, so that the lumps of the calendar move nothing. */
static void track_issuance(const lb_model *model, lb_world *world, const double *monthly)
{
    double days = *lb_w_date(world) - *lb_w_previous_date(world);
    /* drifts between the usual pace of auctions and the calendar are forgotten */
    double keep = lb_half_life_left(days / 365.25, lb_market_value(model, LB_MARKET_PACE));
    double *pending = lb_w_pending_issue(world);
    for (int tenor = LB_2Y; tenor < LB_TENOR_COUNT; tenor++) {
        pending[tenor] = pending[tenor] * keep + monthly[tenor] * days / LB_DAYS_A_MONTH;
    }
    const lb_event *event = lb_wc_event(world);
    for (int64_t i = 0; i < *lb_wc_event_count(world); i++) {
        int tenor = event[i].kind == LB_EVENT_ISSUED ? model->tenor[event[i].security] : 0;
        if (monthly[tenor] > 0) { /* bills and FRNs carry no duration and have no pace */
            pending[tenor] -= (double)event[i].cents / 100;
        }
    }
}

/* Effect of what private holders have and, at the present pace of auctions, will have; unit price of risk. */
static void supply_effect(const lb_model *model, const lb_world *world, const lb_exposure *exposure,
                          const double *monthly, double *out)
{
    const lb_premium *p = &model->market->premium;
    memcpy(out, exposure->supply, sizeof(double) * LB_NODES);
    for (int tenor = LB_2Y; tenor < LB_TENOR_COUNT; tenor++) {
        for (int node = 0; node < LB_NODES; node++) {
            out[node] += monthly[tenor] * p->issuing[tenor][node] +
                         lb_wc_pending_issue(world)[tenor] * p->issued[tenor][node];
        }
    }
}

/* Holders at large grow into what is supplied beyond GDP, with the half-life that the premium expects of it. */
static void absorb(const lb_model *model, lb_world *world, const double *supply)
{
    double years = (*lb_w_date(world) - *lb_w_previous_date(world)) / 365.25;
    double half_life = lb_market_value(model, LB_MARKET_STRUCTURAL);
    double beyond =
        supply[LB_NODE_10Y] / lb_wc_opening_supply(world)[LB_NODE_10Y] - lb_demand_growth(model, world);
    *lb_w_absorbed(world) += beyond * (1 - lb_half_life_left(years, half_life));
}

static double debt_share(const lb_model *model, const lb_world *world)
{
    return lb_treasury_public_debt(model, world) / 100 / lb_model_gdp(model, *lb_wc_date(world));
}

/* Mean yields of the year before the baseline, as far as the given path reaches back. */
static void open_means(const lb_model *model, lb_world *world)
{
    lb_date first = model->start - 365 > model->path_start ? model->start - 365 : model->path_start;
    for (int node = 0; node < LB_NODES; node++) {
        double sum = 0;
        for (lb_date day = first; day <= model->start; day++) {
            sum += lb_model_yields(model, day)[node];
        }
        lb_w_mean_yield(world)[node] = sum / (model->start - first + 1);
    }
}

void lb_market_open(const lb_model *model, lb_world *world, const lb_books *books)
{
    lb_exposure exposure;
    double monthly[LB_TENOR_COUNT];
    lb_treasury_monthly_sizes(world, *lb_w_date(world), monthly);
    lb_treasury_pending_sizes(model, world, monthly, lb_w_pending_issue(world));
    lb_measure_exposure(model, world, books, &exposure);
    supply_effect(model, world, &exposure, monthly, lb_w_opening_supply(world));
    memcpy(lb_w_opening_fed(world), exposure.fed, sizeof exposure.fed);
    memcpy(lb_w_opening_tens(world), exposure.sector_tens, sizeof exposure.sector_tens);
    memcpy(lb_w_sector_tens(world), exposure.sector_tens, sizeof exposure.sector_tens);
    memcpy(lb_w_premium_dec(world), model->market->opening_premium, sizeof(double) * LB_NODES);
    for (int node = 0; node < LB_NODES; node++) {
        lb_w_expected_dec(world)[node] = lb_w_par_yield(world)[node] - lb_w_premium_dec(world)[node];
    }
    for (int fall = 0; fall < LB_WATERFALL_COUNT; fall++) {
        lb_w_opening_yield(world)[fall] = lb_w_par_yield(world)[lb_waterfall_node(fall)];
    }
    open_means(model, world);
    *lb_w_opening_bill_share(world) = lb_private_bill_share(model, world);
    *lb_w_opening_debt_share(world) = debt_share(model, world);
    *lb_w_capital(world) = lb_market_value(model, LB_MARKET_CAPITAL) * 1e9;
    *lb_w_felt_volatility(world) = 1;
    *lb_w_risk_aversion(world) = 1;
    memcpy(lb_w_country_held(world), model->country_held, sizeof model->country_held);
}

/* Treasury supply and the Fed, from what is measured. */
static void add_stocks(const lb_model *model, const lb_world *world, const lb_exposure *exposure,
                       const double *supply, lb_yield_parts *out)
{
    double gamma = lb_price_of_risk(model, world), grown = lb_demand_growth(model, world);
    for (int node = 0; node < LB_NODES; node++) {
        double fed = -gamma * (exposure->fed[node] - lb_wc_opening_fed(world)[node]);
        double private = gamma * (supply[node] - grown * lb_wc_opening_supply(world)[node]);
        out->cause[LB_CAUSE_FED][node] += fed;
        out->cause[LB_CAUSE_TREASURY_SUPPLY][node] += private - fed;
    }
}

/* Holders that are not where they want to be hold more (less) for a while. */
static void add_distances(const lb_model *model, const lb_world *world, lb_yield_parts *out)
{
    const lb_market_model *market = model->market;
    double gamma = lb_price_of_risk(model, world);
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        if (!lb_is_elastic(sector)) {
            continue;
        }
        double tens[LB_NODES];
        double distance = lb_wc_sector_tens(world)[sector] - lb_demand_base(model, world, sector);
        for (int node = 0; node < LB_NODES; node++) {
            tens[node] = distance * market->demand.habitat[sector][node];
        }
        lb_premium_add(&market->premium, &market->demand.passing[sector], tens, -gamma,
                       out->cause[lb_cause_of_sector(sector)]);
    }
}

/* Breakeven of the path at a nominal node: that of five, ten and thirty years, linear in between. */
static double path_inflation(const double *path, int node)
{
    double five = path[LB_NODE_5Y] - path[LB_NODE_REAL_5Y], ten = path[LB_NODE_10Y] - path[LB_NODE_REAL_10Y];
    double thirty = path[LB_NODE_30Y] - path[LB_NODE_REAL_30Y], years = lb_curve_node_years(node);
    if (years <= 5) {
        return five;
    }
    return years <= 10 ? five + (ten - five) * (years - 5) / 5 : ten + (thirty - ten) * (years - 10) / 20;
}

void lb_market_expect(const lb_model *model, lb_world *world)
{
    memset(lb_w_news_real(world), 0, sizeof(double) * LB_NODES);
    memset(lb_w_news_inflation(world), 0, sizeof(double) * LB_NODES);
    lb_news_expectations(model, world, lb_w_news_real(world), lb_w_news_inflation(world));
}

/* Expected rates: how the baseline's path moves with the calendar, and what events changed. */
static void add_expectations(const lb_model *model, const lb_world *world, lb_yield_parts *out)
{
    const double *now = lb_model_yields(model, *lb_wc_date(world)),
                 *then = lb_model_yields(model, model->start);
    const double *real = lb_wc_news_real(world), *inflation = lb_wc_news_inflation(world);
    for (int node = 0; node < LB_NODES; node++) {
        double prices = path_inflation(now, node) - path_inflation(then, node);
        out->cause[LB_CAUSE_EXPECTED_INFLATION][node] = prices + inflation[node];
        out->cause[LB_CAUSE_EXPECTED_REAL][node] = now[node] - then[node] - prices + real[node];
        out->outside[node] += real[node] + inflation[node];
    }
}

static void add_pressures(const lb_model *model, const lb_world *world, lb_yield_parts *out)
{
    double convenience = lb_market_value(model, LB_MARKET_CONVENIENCE) * BP *
                         lb_log(debt_share(model, world) / *lb_wc_opening_debt_share(world));
    lb_pressure_flow(model, world, out->cause[LB_CAUSE_FLOW]);
    lb_pressure_concession(model, world, &model->market->premium, out->cause[LB_CAUSE_FLOW]);
    lb_pressure_bills(model, world, out->cause[LB_CAUSE_MONEY]);
    for (int node = 0; node < LB_NODES; node++) {
        out->cause[LB_CAUSE_CONVENIENCE][node] = convenience;
        out->outside[node] += out->cause[LB_CAUSE_FLOW][node] + out->cause[LB_CAUSE_MONEY][node] +
                              out->cause[LB_CAUSE_CONVENIENCE][node];
    }
}

/* The cause with most effect at a node: whom to look at when a day does not clear. */
static const char *largest_cause(const lb_yield_parts *p, int node)
{
    int largest = 0;
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        bool more = !(fabs(p->cause[cause][node]) <= fabs(p->cause[largest][node])); /* a NAN is more */
        largest = more ? cause : largest;
    }
    return lb_cause_word(largest);
}

/* The premium of duration at which everything is held; elastic responses and the price of risk become causes. */
static lb_status solve(const lb_model *model, lb_world *world, lb_yield_parts *p, double *change,
                       lb_error *err)
{
    const lb_demand *demand = &model->market->demand;
    double stock[LB_NODES] = {0};
    int worst = 0;
    lb_error why = {0};
    for (int cause = LB_CAUSE_TREASURY_SUPPLY; cause < LB_CAUSE_COUNT; cause++) {
        bool duration = cause <= LB_CAUSE_FED || cause >= LB_CAUSE_SECTORS;
        for (int node = 0; duration && node < LB_NODES; node++) {
            stock[node] += p->cause[cause][node];
        }
    }
    double aversion = lb_risk_aversion(model, world);
    *lb_w_risk_aversion(world) = aversion;
    lb_clearing_day day = {demand->matrix, aversion, model->market->opening_premium, stock, p->outside};
    lb_status status = lb_clear(&day, change, lb_w_clearing_residual(world), &worst, &why);
    if (status != LB_OK) {
        return lb_fail(err, status, "%s; most there is by '%s'", why.message, largest_cause(p, worst));
    }
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        for (int node = 0; lb_is_elastic(sector) && node < LB_NODES; node++) {
            double bought = 0;
            for (int m = 0; m < LB_NODES; m++) {
                bought += demand->effect[sector][node * LB_NODES + m] * (change[m] + p->outside[m]);
            }
            p->cause[lb_cause_of_sector(sector)][node] -= bought;
            stock[node] -= bought;
        }
    }
    for (int node = 0; node < LB_NODES; node++) {
        p->cause[LB_CAUSE_RISK_BEARING][node] =
            (aversion - 1) * (model->market->opening_premium[node] + stock[node]);
    }
    return status;
}

/* Yields without a bound would price a security below zero or above anything seen: the day has not cleared. Far below
 * zero the price of a bond grows without limit (at -45 % a new 30-year bond costs a million times par, more cents than
 * the books can count); no government has paid less than -1 %. */
static lb_status check_bounds(const lb_world *world, const lb_yield_parts *p, lb_error *err)
{
    static const double least = -0.05, most = 0.5;
    for (int node = 0; node < LB_NODES; node++) {
        double yield = lb_wc_par_yield(world)[node];
        if (yield >= least && yield <= most) {
            continue;
        }
        char date[11];
        return lb_fail(err, LB_ERR_NO_SOLUTION,
                       "%s: the market does not clear: the %s yield would be %.1f %%, most of it by '%s'",
                       lb_date_format(*lb_wc_date(world), date), lb_curve_node_word(node), 100 * yield,
                       largest_cause(p, node));
    }
    return LB_OK;
}

/* Yields and their parts; real yields follow the nominal ones but for inflation. */
static void set_yields(const lb_model *model, lb_world *world, const lb_yield_parts *p, const double *change)
{
    static const uint8_t nominal[] = {LB_NODE_5Y, LB_NODE_10Y, LB_NODE_30Y};
    const double *path = lb_model_yields(model, *lb_w_date(world));
    const double *real = lb_wc_news_real(world), *inflation = lb_wc_news_inflation(world);
    for (int node = 0; node < LB_NODES; node++) {
        double unexpected = change[node] + p->outside[node];
        lb_w_unexpected_dec(world)[node] = unexpected;
        lb_w_par_yield(world)[node] = path[node] + unexpected;
        lb_w_mean_yield(world)[node] +=
            (lb_w_par_yield(world)[node] - lb_w_mean_yield(world)[node]) / MEAN_DAYS;
        lb_w_expected_dec(world)[node] =
            path[node] - model->market->opening_premium[node] + real[node] + inflation[node];
        lb_w_premium_dec(world)[node] = lb_w_par_yield(world)[node] - lb_w_expected_dec(world)[node];
    }
    for (int i = 0; i < 3; i++) {
        lb_w_par_yield(world)[LB_NODE_REAL_5Y + i] =
            path[LB_NODE_REAL_5Y + i] + lb_w_unexpected_dec(world)[nominal[i]] - inflation[nominal[i]];
    }
    for (int fall = 0; fall < LB_WATERFALL_COUNT; fall++) {
        for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
            lb_w_waterfall(world)[fall * LB_CAUSE_COUNT + cause] = p->cause[cause][lb_waterfall_node(fall)];
        }
    }
}

lb_status lb_market_clear(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    double yesterday[LB_NODES], monthly[LB_TENOR_COUNT], supply[LB_NODES], change[LB_NODES];
    lb_yield_parts p;
    lb_exposure exposure;
    memset(&p, 0, sizeof p);
    memcpy(yesterday, lb_w_par_yield(world), sizeof yesterday);
    lb_treasury_monthly_sizes(world, *lb_w_date(world), monthly);
    track_issuance(model, world, monthly);
    lb_measure_exposure(model, world, books, &exposure);
    memcpy(lb_w_sector_tens(world), exposure.sector_tens, sizeof exposure.sector_tens);
    supply_effect(model, world, &exposure, monthly, supply);

    absorb(model, world, supply);
    add_stocks(model, world, &exposure, supply, &p);
    lb_add_actions(model, world, &p);
    lb_add_programmes(model, world, books, &p);
    add_distances(model, world, &p);
    add_expectations(model, world, &p);
    add_pressures(model, world, &p);

    lb_status status = solve(model, world, &p, change, err);
    if (status != LB_OK) {
        return status;
    }
    set_yields(model, world, &p, change);
    /* capital grows with the book: losses are those of the leverage of the baseline */
    double arbitrageurs = lb_arbitrageur_tens(lb_wc_opening_tens(world));
    lb_pressure_mark(model, world, yesterday, arbitrageurs, model->market->premium.ten_year_duration);
    return check_bounds(world, &p, err);
}
