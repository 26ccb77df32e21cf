#include "policy_offset.h"

#include "economy_params.h"

static double value(const lb_model *model, lb_economy_param param)
{
    return lb_model_param(model, LB_ACTOR_ECONOMY, param);
}

/* What the 10-year yield makes of one point on the policy rate. */
static double passed_on(const lb_model *model, lb_offset_reading reading)
{
    return reading == LB_OFFSET_PERMANENT ? 1 : value(model, LB_ECONOMY_TEMPORARY);
}

double lb_policy_offset(const lb_model *model, lb_offset_reading reading)
{
    double by_short = value(model, LB_ECONOMY_SHORT), by_long = value(model, LB_ECONOMY_LONG);
    double both = by_short + passed_on(model, reading) * by_long;
    return both > 0 ? -by_long / both : 0;
}

void lb_gap_path(const lb_model *model, lb_offset_reading reading, const double *premium, const double *rate,
                 int quarters, double *gap, double *inflation)
{
    double x = 0, before = 0, prices = 0;
    for (int q = 0; q < quarters; q++) {
        double yield = q > 0 ? premium[q - 1] + passed_on(model, reading) * rate[q - 1] : 0;
        double real = q > 0 ? rate[q - 1] - prices : 0;
        double now = value(model, LB_ECONOMY_GAP_1) * x + value(model, LB_ECONOMY_GAP_2) * before -
                     value(model, LB_ECONOMY_SHORT) * real - value(model, LB_ECONOMY_LONG) * yield;
        before = x;
        x = now;
        prices = value(model, LB_ECONOMY_INERTIA) * prices + value(model, LB_ECONOMY_PHILLIPS) * x;
        if (gap) {
            gap[q] = x;
        }
        if (inflation) {
            inflation[q] = prices;
        }
    }
}
