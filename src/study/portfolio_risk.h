/* portfolio_risk.h - interest-rate risk of what a sector, the public or everybody holds at the opening of a model.
 *
 * Prices come from the baseline's given par yields, bootstrapped: nominal for bills, notes and bonds, real for TIPS. */
#ifndef LB_STUDY_PORTFOLIO_RISK_H
#define LB_STUDY_PORTFOLIO_RISK_H

#include "longbond/curve_risk.h"
#include "world/model.h"
#include "world/world.h"

enum { LB_PORTFOLIO_KEYS = 9 };

/* Terms of the key rates, years. */
extern const double lb_portfolio_key_years[LB_PORTFOLIO_KEYS];

/* Whose holdings: a sector, or one of these. */
enum { LB_HELD_BY_ALL = -1, LB_HELD_PRIVATELY = -2 };

/* One class of securities. FRNs carry no rate risk here: their value is their par. */
typedef struct lb_class_risk {
    double par_usd; /* TIPS indexed */
    double value_usd;
    double dv01_usd; /* fall for 1 bp more on the whole curve (TIPS: the real one) */
    double key_dv01_usd[LB_PORTFOLIO_KEYS];
    double convexity;    /* years squared */
    double ten_year_usd; /* par of the new 10-year note with the same DV01 */
} lb_class_risk;

typedef struct lb_portfolio_risk {
    lb_class_risk of_class[LB_SECURITY_TYPE_COUNT];
    lb_class_risk total; /* convexity weighted by value */
} lb_portfolio_risk;

/* Risk of the holdings of `holder` (an lb_sector, LB_HELD_BY_ALL or LB_HELD_PRIVATELY: all but the Fed and government
 * accounts) in an opened world. */
lb_status lb_portfolio_risk_of(const lb_model *model, const lb_world *world, int holder,
                               lb_portfolio_risk *out, lb_error *err);

#endif
