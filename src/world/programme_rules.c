#include "programme_rules.h"

bool lb_programme_covers(const lb_model *model, const lb_world *world, int p, lb_date date)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    int state = lb_wc_programme_state(world)[p];
    bool known = state == LB_PROGRAMME_RUNS || state == LB_PROGRAMME_IS_ANNOUNCED;
    return known && date >= lb_programme_from(model, world, p) &&
           (programme->until == LB_DATE_NONE || date <= programme->until);
}

int64_t lb_programme_left(const lb_model *model, const lb_world *world, int p)
{
    int64_t total = model->scenario.programmes[p].total;
    int64_t used = lb_wc_programme_done(world)[p] + lb_wc_programme_missed(world)[p];
    return total == 0 ? INT64_MAX : total - used;
}

double lb_programme_months(const lb_programme *programme, int64_t left, lb_date from, double open_ended)
{
    bool ends = programme->until != LB_DATE_NONE;
    double months = ends ? (programme->until - from) / LB_DAYS_A_MONTH : open_ended;
    if (left == INT64_MAX || programme->pace == 0) {
        return months;
    }
    double to_total = (double)left / 100 / ((double)programme->pace / 100);
    return ends && months < to_total ? months : to_total;
}

double lb_programme_share(const lb_model *model, const lb_world *world, int p, lb_principal of,
                          lb_date maturity)
{
    const lb_programme *programme = &model->scenario.programmes[p];
    if (programme->kind != LB_PROGRAMME_REINVESTMENT || programme->of != of ||
        programme->into == LB_INTO_AUCTIONS || !lb_programme_covers(model, world, p, maturity)) {
        return 0;
    }
    double months = (maturity - lb_programme_from(model, world, p)) / LB_DAYS_A_MONTH;
    bool ramps = programme->ramp_months > 0 && months < programme->ramp_months;
    return ramps ? programme->share * months / programme->ramp_months : programme->share;
}

double lb_programmes_share(const lb_model *model, const lb_world *world, lb_principal of, lb_date maturity)
{
    double sum = 0;
    for (int p = 0; p < model->scenario.programme_count; p++) {
        sum += lb_programme_share(model, world, p, of, maturity);
    }
    return sum < 1 ? sum : 1;
}

int lb_programmes_cap(const lb_model *model, const lb_world *world, lb_date date, int64_t *cap)
{
    int last = -1;
    for (int p = 0; p < model->scenario.programme_count; p++) {
        if (model->scenario.programmes[p].kind == LB_PROGRAMME_RUNOFF &&
            lb_programme_covers(model, world, p, date)) {
            *cap = model->scenario.programmes[p].cap;
            last = p;
        }
    }
    return last;
}
