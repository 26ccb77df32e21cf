/* exposure.h - the duration that somebody must hold, measured from the books: security by security, every day. */
#ifndef LB_MARKET_EXPOSURE_H
#define LB_MARKET_EXPOSURE_H

#include "ledger/books.h"
#include "market/premium.h"
#include "world/model.h"
#include "world/world.h"

/* Dollars of ten-year equivalents, and effects on par yields for gamma = 1. */
typedef struct lb_exposure {
    double sector_tens[LB_SECTOR_COUNT];
    double supply
        [LB_NODES]; /* effect of what all but the Fed and government accounts hold, run off over the schedule */
    double fed[LB_NODES]; /* effect of the Fed's holdings, the same way */
} lb_exposure;

/* Ten-year equivalents of one dollar of par (TIPS: of indexed par) of a security today; 0 for FRNs and what matured. */
double lb_security_tens(const lb_premium *premium, const lb_security *terms, double coupon_dec,
                        lb_date today);

/* The same of `par_usd` dollars of par of a security of the run, TIPS with their index ratio. Needs a market model. */
double lb_par_tens(const lb_model *model, const lb_world *world, int security, double par_usd);

/* Measures the books at the close of today. Cost: live securities times sectors. */
void lb_measure_exposure(const lb_model *model, const lb_world *world, const lb_books *books,
                         lb_exposure *out);

#endif
