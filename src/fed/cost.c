#include "cost.h"

#include "fed_params.h"

double lb_fed_treasury_premium(const lb_model *model, const lb_world *world)
{
    return (double)*lb_wc_fed_premium(world) *
           lb_model_param(model, LB_ACTOR_FED, LB_FED_PREMIUM_TREASURIES) / 100;
}

/* Par and inflation compensation of a SOMA holding, cents. */
static double principal_of(const lb_world *world, int security)
{
    int64_t at = (int64_t)security * LB_SECTOR_COUNT + LB_FED;
    return (double)(lb_wc_holdings(world)[at] + lb_wc_compensation(world)[at]);
}

/* What was first issued after net purchases ended came by add-ons, at the price of the auction: about par. */
static bool bears_premium(const lb_model *model, const lb_world *world, int security)
{
    const lb_security *terms = &model->securities[security];
    return terms->type != LB_BILL && terms->type != LB_FRN && terms->maturity > *lb_wc_date(world) &&
           terms->issue_date <= lb_date_make(2022, 3, 9);
}

double lb_fed_premium_weight(const lb_model *model, const lb_world *world, int security)
{
    int days = model->securities[security].maturity - *lb_wc_date(world);
    return bears_premium(model, world, security) ? principal_of(world, security) * days / 365.25 : 0;
}

double lb_fed_premium_weights(const lb_model *model, const lb_world *world)
{
    double sum = 0;
    for (int i = 0; i < *lb_wc_live_count(world); i++) { /* of others nobody holds anything */
        sum += lb_fed_premium_weight(model, world, lb_wc_live(world)[i]);
    }
    return sum;
}

double lb_fed_cost_px(const lb_model *model, const lb_world *world, int security, double weights)
{
    int64_t outstanding = lb_wc_outstanding(world)[security];
    if (model->securities[security].type == LB_BILL && outstanding > 0) {
        return 100 * (1 - lb_wc_discount_left(world)[security] / (double)outstanding);
    }
    int days = model->securities[security].maturity - *lb_wc_date(world);
    if (weights <= 0 || !bears_premium(model, world, security)) {
        return 100;
    }
    return 100 * (1 + lb_fed_treasury_premium(model, world) * days / 365.25 / weights);
}
