/* market_for_tests.h - a model with a market, a world at its opening, and a premium made from a flat curve. */
#ifndef LB_TESTS_MARKET_FOR_TESTS_H
#define LB_TESTS_MARKET_FOR_TESTS_H

#include <check.h>
#include <string.h>

#include "longbond/simulation.h"
#include "market/market_model.h"
#include "market/premium.h"
#include "world/model.h"
#include "world/world.h"

/* The scenario that tests of the market start from; more keys may follow. */
#define MARKET_SCENARIO                                                                                      \
    "title: t\nbaseline: 2026-01-30\nuntil: 2026-04-30\nissuance: policy\nyields: cleared\n"

static inline lb_model *market_model(const char *text)
{
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static inline lb_world *market_world(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    return world;
}

/* The three-factor set of MODEL.md B.3.4. */
static inline lb_premium_terms published_terms(void)
{
    return (lb_premium_terms){.kappa = {0.03, 0.35, 0.90},
                              .sigma_dec = {0.0085, 0.0100, 0.0180},
                              .structural_yrs = 10,
                              .schedule_months = 24};
}

/* Continuously compounded, decimal, the same at all terms. */
static inline lb_curve flat_curve(double rate_dec)
{
    lb_curve curve;
    const double beta[4] = {rate_dec, 0, 0, 0}, tau[2] = {1, 1};
    ck_assert_int_eq(lb_curve_svensson(lb_date_make(2026, 1, 30), beta, tau, &curve, NULL), LB_OK);
    return curve;
}

#endif
