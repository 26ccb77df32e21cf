/* Holders' demand: how slopes are laid over maturities, what the target does, responses. */
#include "check_main.h"

#include <math.h>

#include "investors/demand.h"
#include "investors/demand_params.h"
#include "market/market_for_tests.h"

static const double BP = 1e-4;

typedef struct holder {
    int sector, slope, first_node;
} holder;

static const holder holders[] = {
#define X(sector, word, slope, half_life, node) {sector, LB_DEMAND_SLOPE_##sector, node},
    LB_ELASTIC_SECTOR_LIST(X)
#undef X
};
enum { HOLDERS = sizeof holders / sizeof holders[0] };

static double value(const lb_model *model, int param)
{
    return lb_model_param(model, LB_ACTOR_INVESTORS, param);
}

/* For every holder: own slopes positive where it lives, neighbours sold for the share that is paid by them, no more. */
START_TEST(slopes_have_their_signs_and_sums)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    double cross = value(model, LB_DEMAND_CROSS);
    for (int i = 0; i < HOLDERS; i++) {
        const double(*slope)[LB_NODES] = model->market->demand.slope[holders[i].sector];
        double all = 0;
        for (int m = 0; m < LB_NODES; m++) {
            double own = slope[m][m], sold = 0;
            ck_assert(m < holders[i].first_node ? own == 0 : own > 0);
            for (int node = 0; node < LB_NODES; node++) {
                if (node == m) {
                    continue;
                }
                ck_assert_double_le(slope[node][m], 0);
                ck_assert(abs(node - m) == 1 || slope[node][m] == 0);
                sold -= slope[node][m];
            }
            ck_assert_double_eq_tol(sold, cross * own, 1e-9 * own + 1);
            all += own;
        }
        double wanted = value(model, holders[i].slope) * 1e9 / BP; /* the parameter: bn for each bp */
        ck_assert_double_eq_tol(all, wanted, 1e-9 * wanted);
    }
    lb_model_free(model);
}
END_TEST

/* MODEL.md B.5: slopes of all holders sum to 5 to 10 bn of ten-year equivalents a bp, cross terms at least 30 % of own. */
START_TEST(default_slopes_are_those_of_the_model)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    double sum = 0;
    for (int i = 0; i < HOLDERS; i++) {
        sum += value(model, holders[i].slope);
    }
    ck_assert_double_ge(sum, 5);
    ck_assert_double_le(sum, 10);
    ck_assert_double_ge(value(model, LB_DEMAND_CROSS), 0.3);
    lb_model_free(model);
}
END_TEST

/* "bought for one basis point more at all maturities, before substitution" */
START_TEST(a_parallel_rise_buys_the_slope)
{
    lb_model *model = market_model(MARKET_SCENARIO "set:\n  investors.cross_share: 0\n");
    double u[LB_NODES];
    for (int node = 0; node < LB_NODES; node++) {
        u[node] = BP;
    }
    for (int i = 0; i < HOLDERS; i++) {
        double wanted = value(model, holders[i].slope) * 1e9;
        ck_assert_double_eq_tol(lb_demand_response(model, holders[i].sector, u), wanted, 1e-9 * wanted);
    }
    lb_model_free(model);
}
END_TEST

START_TEST(habitats_sum_to_one)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    const lb_demand *demand = &model->market->demand;
    double market = 0;
    for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
        double sum = 0;
        for (int node = 0; node < LB_NODES; node++) {
            ck_assert_double_ge(demand->habitat[sector][node], 0);
            sum += demand->habitat[sector][node];
        }
        ck_assert_double_eq_tol(sum, 1, 1e-12);
    }
    for (int node = 0; node < LB_NODES; node++) {
        market += demand->market[node];
    }
    ck_assert_double_eq_tol(market, 1, 1e-12);
    lb_model_free(model);
}
END_TEST

START_TEST(responses_are_linear)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    double one[LB_NODES], two[LB_NODES], both[LB_NODES], none[LB_NODES] = {0};
    for (int node = 0; node < LB_NODES; node++) {
        one[node] = BP * (node - 3);
        two[node] = BP * ((node * 7) % 5);
        both[node] = 2 * one[node] + two[node];
    }
    for (int i = 0; i < HOLDERS; i++) {
        int sector = holders[i].sector;
        double a = lb_demand_response(model, sector, one), b = lb_demand_response(model, sector, two);
        ck_assert_double_eq_tol(lb_demand_response(model, sector, both), 2 * a + b,
                                1e-9 * (fabs(a) + fabs(b)));
        ck_assert_double_eq(lb_demand_response(model, sector, none), 0);
    }
    lb_model_free(model);
}
END_TEST

/* The target is the opening holding times GDP over that of the opening, plus what holders at large have grown into. */
START_TEST(targets_grow_with_gdp)
{
    lb_model *model = market_model("title: t\nbaseline: 2026-01-30\nuntil: 2028-01-31\nissuance: policy\n");
    lb_world *world = market_world(model);
    for (int i = 0; i < HOLDERS; i++) {
        ck_assert_double_eq(lb_demand_base(model, world, holders[i].sector),
                            lb_wc_opening_tens(world)[holders[i].sector]);
    }
    double before = 1;
    for (int month = 3; month <= 24; month += 3) {
        *lb_w_date(world) = model->start + month * 30;
        double grown = lb_model_gdp(model, *lb_wc_date(world)) / lb_model_gdp(model, model->start);
        ck_assert_double_gt(grown, before);
        before = grown;
        ck_assert_double_eq_tol(lb_demand_growth(model, world), grown, 1e-12);
        for (int i = 0; i < HOLDERS; i++) {
            double opening = lb_wc_opening_tens(world)[holders[i].sector];
            ck_assert_double_eq_tol(lb_demand_base(model, world, holders[i].sector), grown * opening,
                                    1e-12 * opening);
        }
    }
    *lb_w_absorbed(world) = 0.01;
    ck_assert_double_eq_tol(lb_demand_growth(model, world), before + 0.01, 1e-12);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Half of the way in the half-life: (1 - share)^half-life = 1/2. Who has none does not trade towards a target. */
START_TEST(holders_adjust_with_their_half_life)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    const lb_demand *demand = &model->market->demand;
    static const struct {
        int sector, half_life;
    } row[] = {
#define X(sector, word, slope, half_life, node) {sector, LB_DEMAND_HALF_LIFE_##sector},
        LB_ELASTIC_SECTOR_LIST(X)
#undef X
            {LB_DEALERS, LB_DEMAND_DEALERS}};
    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        double left = pow(1 - demand->adjust[row[i].sector], value(model, row[i].half_life));
        ck_assert_double_eq_tol(left, 0.5, 1e-9);
    }
    ck_assert_double_eq(demand->adjust[LB_FED], 0);
    ck_assert_double_eq(demand->adjust[LB_GOVERNMENT_ACCOUNTS], 0);
    ck_assert(!lb_is_elastic(LB_FED) && !lb_is_elastic(LB_DEALERS) && lb_is_elastic(LB_PENSIONS));
    ck_assert(lb_is_arbitrageur(LB_DEALERS) && !lb_is_arbitrageur(LB_BANKS));
    lb_model_free(model);
}
END_TEST

/* The matrix of the clearing is the effect of what each buys, at the price of risk of the run. */
START_TEST(the_matrix_is_the_sum_of_effects)
{
    lb_model *model = market_model(MARKET_SCENARIO);
    const lb_premium *p = &model->market->premium;
    const lb_demand *demand = &model->market->demand;
    double matrix[LB_NODES * LB_NODES] = {0};
    for (int i = 0; i < HOLDERS; i++) {
        int sector = holders[i].sector;
        for (int m = 0; m < LB_NODES; m++) {
            double bought[LB_NODES], column[LB_NODES] = {0};
            for (int node = 0; node < LB_NODES; node++) {
                bought[node] = demand->slope[sector][node][m];
            }
            lb_premium_add(p, &p->structural, bought, p->gamma, column);
            lb_premium_add(p, &demand->passing[sector], bought, -p->gamma, column);
            for (int node = 0; node < LB_NODES; node++) {
                matrix[node * LB_NODES + m] += column[node];
            }
        }
    }
    for (int i = 0; i < LB_NODES * LB_NODES; i++) {
        ck_assert_double_eq_tol(demand->matrix[i], matrix[i], 1e-12);
    }
    ck_assert_double_gt(matrix[LB_NODE_10Y * LB_NODES + LB_NODE_10Y], 0);
    lb_model_free(model);
}
END_TEST

/* holders.md: a country sells from official and private holders in its proportions, and a seller does not buy back. */
START_TEST(a_country_s_sale_is_its_holders_change_of_mind)
{
    lb_model *model = market_model(MARKET_SCENARIO "events:\n  - on: 2026-03-02\n    sell: {holder: "
                                                   "foreign_official.japan, amount: 100bn, over: 1 month}\n"
                                                   "  - on: 2026-03-02\n    buy: {holder: "
                                                   "foreign_official.japan, amount: 100bn, over: 1 month}\n");
    lb_world *world = market_world(model);
    double official = lb_demand_base(model, world, LB_FOREIGN_OFFICIAL),
           private = lb_demand_base(model, world, LB_FOREIGN_PRIVATE),
           banks = lb_demand_base(model, world, LB_BANKS), part = lb_country_official_share(LB_JAPAN);
    lb_w_action_tens(world)[0] = -5e10;
    ck_assert_double_eq_tol(lb_demand_base(model, world, LB_FOREIGN_OFFICIAL), official - part * 5e10, 1e3);
    ck_assert_double_eq_tol(lb_demand_base(model, world, LB_FOREIGN_PRIVATE), private - (1 - part) * 5e10,
                            1e3);
    lb_w_action_tens(world)[0] = 0;
    lb_w_action_tens(world)[1] = 5e10; /* what a country buys its reserves hold */
    ck_assert_double_eq_tol(lb_demand_base(model, world, LB_FOREIGN_OFFICIAL), official + 5e10, 1e3);
    ck_assert_double_eq(lb_demand_base(model, world, LB_FOREIGN_PRIVATE), private);
    ck_assert_double_eq(lb_demand_base(model, world, LB_BANKS), banks);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("demand", slopes_have_their_signs_and_sums, default_slopes_are_those_of_the_model,
           a_parallel_rise_buys_the_slope, habitats_sum_to_one, responses_are_linear, targets_grow_with_gdp,
           holders_adjust_with_their_half_life, a_country_s_sale_is_its_holders_change_of_mind,
           the_matrix_is_the_sum_of_effects)
