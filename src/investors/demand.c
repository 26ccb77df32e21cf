#include "demand.h"

#include <math.h>
#include <string.h>

#include "demand_params.h"
#include "num/half_life.h"
#include "num/lb_math.h"

static const double BP = 1e-4, BUSINESS_DAYS_A_MONTH = 21;

static const struct {
    uint8_t sector, first_node;
    int16_t slope, half_life; /* indices of the parameters */
} elastic[] = {
#define X(sector, word, slope, half_life, node)                                                              \
    {sector, node, LB_DEMAND_SLOPE_##sector, LB_DEMAND_HALF_LIFE_##sector},
    LB_ELASTIC_SECTOR_LIST(X)
#undef X
};
enum { ELASTIC = sizeof elastic / sizeof elastic[0] };

static double value(const lb_model *model, int param)
{
    return lb_model_param(model, LB_ACTOR_INVESTORS, param);
}

bool lb_is_elastic(int sector)
{
    for (int i = 0; i < ELASTIC; i++) {
        if (elastic[i].sector == sector) {
            return true;
        }
    }
    return false;
}

bool lb_is_arbitrageur(int sector)
{
    return sector == LB_DEALERS || sector == LB_HEDGE_FUNDS || sector == LB_HEDGE_FUNDS_OFFSHORE;
}

double lb_arbitrageur_tens(const double *tens)
{
    double sum = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        sum += lb_is_arbitrageur(sector) ? tens[sector] : 0;
    }
    return sum;
}

/* Shares by node from the first node of the habitat on. */
static void shares_of(const double *tens, int first, double *share)
{
    double sum = 0;
    for (int node = first; node < LB_NODES; node++) {
        sum += tens[node];
    }
    for (int node = 0; node < LB_NODES; node++) {
        share[node] = node >= first && sum > 0 ? tens[node] / sum : 0;
    }
}

/* Own slopes by habitat; a part of each purchase is paid for by selling the neighbours that are in it. */
static void build_slopes(double slope, double cross, const double *habitat, double out[LB_NODES][LB_NODES])
{
    memset(out, 0, sizeof(double) * LB_NODES * LB_NODES);
    for (int node = 0; node < LB_NODES; node++) {
        double own = slope * habitat[node];
        bool left = node > 0 && habitat[node - 1] > 0, right = node + 1 < LB_NODES && habitat[node + 1] > 0;
        out[node][node] = own;
        if (left) {
            out[node - 1][node] -= cross * own / (left + right);
        }
        if (right) {
            out[node + 1][node] -= cross * own / (left + right);
        }
    }
}

static lb_response difference(const lb_response *a, const lb_response *b)
{
    lb_response out = *a;
    for (int node = 0; node < LB_NODES; node++) {
        for (int k = 0; k < LB_FACTORS; k++) {
            out.node[node][k] -= b->node[node][k];
        }
    }
    return out;
}

void lb_demand_build(const lb_model *model, const double (*sector_tens)[LB_NODES], lb_market_model *market)
{
    lb_demand *demand = &market->demand;
    memset(demand, 0, sizeof *demand);
    double all[LB_NODES] = {0};
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        shares_of(sector_tens[sector], 0, demand->habitat[sector]);
        for (int node = 0; sector != LB_GOVERNMENT_ACCOUNTS && node < LB_NODES; node++) {
            all[node] += sector_tens[sector][node];
        }
    }
    shares_of(all, 0, demand->market);
    shares_of(sector_tens[LB_FED], 0, demand->habitat[LB_FED]);
    for (int i = 0; i < ELASTIC; i++) {
        int sector = elastic[i].sector;
        double half_life = value(model, elastic[i].half_life), habitat[LB_NODES];
        double monthly = lb_half_life_left(BUSINESS_DAYS_A_MONTH, half_life);
        demand->adjust[sector] = 1 - lb_half_life_left(1, half_life);
        shares_of(sector_tens[sector], elastic[i].first_node, habitat);
        build_slopes(value(model, elastic[i].slope) * 1e9 / BP, value(model, LB_DEMAND_CROSS), habitat,
                     demand->slope[sector]);
        for (int node = 0; node < LB_NODES; node++) {
            for (int m = 0; m < LB_NODES; m++) {
                demand->response[sector][m] += demand->slope[sector][node][m];
            }
        }
        demand->passing[sector] = lb_premium_decaying(&market->premium, monthly);
        demand->elastic[sector] = difference(&market->premium.structural, &demand->passing[sector]);
    }
    demand->adjust[LB_DEALERS] = 1 - lb_half_life_left(1, value(model, LB_DEMAND_DEALERS));
}

void lb_demand_price(lb_market_model *market, double gamma)
{
    lb_demand *demand = &market->demand;
    memset(demand->matrix, 0, sizeof demand->matrix);
    for (int i = 0; i < ELASTIC; i++) {
        int sector = elastic[i].sector;
        double *effect = demand->effect[sector];
        for (int m = 0; m < LB_NODES; m++) {
            double bought[LB_NODES], column[LB_NODES] = {0};
            for (int node = 0; node < LB_NODES; node++) {
                bought[node] = demand->slope[sector][node][m];
            }
            lb_premium_add(&market->premium, &demand->elastic[sector], bought, gamma, column);
            for (int node = 0; node < LB_NODES; node++) {
                effect[node * LB_NODES + m] = column[node];
                demand->matrix[node * LB_NODES + m] += column[node];
            }
        }
    }
}

double lb_demand_growth(const lb_model *model, const lb_world *world)
{
    return lb_model_gdp(model, *lb_wc_date(world)) / lb_model_gdp(model, model->start) +
           *lb_wc_absorbed(world);
}

/* Part of an event's trades that is the holder's own: a country sells for its official and its private holders. */
static double share_of(const lb_action *action, int sector)
{
    if (action->kind != LB_ACTION_SELL || action->country < 0) {
        return sector == action->sector;
    }
    double official = lb_country_official_share(action->country);
    return sector == LB_FOREIGN_OFFICIAL ? official : sector == LB_FOREIGN_PRIVATE ? 1 - official : 0;
}

/* Ten-year equivalents that events have moved into (out of: negative) a holder and that have not gone back. */
static double shifted(const lb_model *model, const lb_world *world, int sector)
{
    double sum = 0;
    for (int a = 0; a < model->scenario.action_count; a++) {
        const lb_action *action = &model->scenario.actions[a];
        if (action->kind == LB_ACTION_SELL || action->kind == LB_ACTION_BUY) {
            sum += share_of(action, sector) * lb_wc_action_tens(world)[a];
        }
    }
    return sum;
}

double lb_demand_base(const lb_model *model, const lb_world *world, int sector)
{
    double base = lb_wc_opening_tens(world)[sector] * lb_demand_growth(model, world);
    if (sector == LB_DEALERS) {
        for (int node = 0; node < LB_NODES; node++) {
            base += lb_wc_unplaced_tens(world)[node];
        }
        return base;
    }
    return base + shifted(model, world, sector);
}

double lb_demand_response(const lb_model *model, int sector, const double *u)
{
    const double *response = model->market->demand.response[sector];
    double sum = 0;
    for (int m = 0; m < LB_NODES; m++) {
        sum += response[m] * u[m];
    }
    return sum;
}
