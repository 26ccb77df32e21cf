#include "observe_money.h"

#include "day/observe_fed.h"
#include "investors/money_day.h"
#include "market/given_curve.h"
#include "market/money_market.h"

void lb_observe_money(const lb_model *model, lb_world *world, const lb_books *books)
{
    double *out = lb_w_observable(world);
    lb_date today = *lb_wc_date(world);
    double iorb = lb_model_rate(model, today, LB_RATE_IORB) + lb_short_rate_news(world, LB_NODE_1M);
    double effr = *lb_wc_effr_dec(world), sofr = *lb_wc_sofr_dec(world);
    out[LB_OBS_iorb] = 100 * iorb;
    out[LB_OBS_effr] = 100 * effr;
    out[LB_OBS_sofr] = 100 * sofr;
    out[LB_OBS_effr_minus_iorb] = 1e4 * (effr - iorb);
    out[LB_OBS_sofr_minus_iorb] = 1e4 * (sofr - iorb);
    out[LB_OBS_bank_assets] = lb_bank_assets(model, today) / 1e6;
    out[LB_OBS_reserves_to_bank_assets] = 100 * out[LB_OBS_reserves] / out[LB_OBS_bank_assets];
    out[LB_OBS_srf] = lb_observed_millions(*lb_position(books, LB_INSTR_SRF, LB_FED));
    out[LB_OBS_foreign_rrp] = lb_observed_millions(-*lb_position(books, LB_INSTR_FOREIGN_RRP, LB_FED));
    out[LB_OBS_repo_need] = lb_observed_millions(lb_money_repo_need(books));
    out[LB_OBS_sofr_smooth_minus_iorb] = *lb_wc_sofr_smooth_bp(world);
    out[LB_OBS_reserve_regime] = *lb_wc_reserve_regime(world);
    out[LB_OBS_cash_drain] = lb_observed_millions(*lb_wc_cash_drain(world));
    out[LB_OBS_lending_capacity] = *lb_wc_lending_capacity(world) / 1e6;
}
