/* bank_assets.h - what reserves are measured by until the money market has banks of its own. */
#ifndef LB_FED_BANK_ASSETS_H
#define LB_FED_BANK_ASSETS_H

#include "world/model.h"

/* Total assets of commercial banks, usd: in proportion to GDP, 24.5 tn (H.8, early 2026; MODEL.md C.3) at the 31.1 tn
 * a year of the first quarter of 2026. */
static inline double lb_fed_bank_assets_usd(const lb_model *model, lb_date date)
{
    return 24.5 / 31.1 * lb_model_gdp(model, date);
}

#endif
