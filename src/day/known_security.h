/* known_security.h - securities of the snapshot by CUSIP: those outstanding at the baseline and those auctioned since. */
#ifndef LB_DAY_KNOWN_SECURITY_H
#define LB_DAY_KNOWN_SECURITY_H

#include "longbond/quote.h"

/* Terms of `cusip`, and in `how` the settlement date and what pricing it then needs: index ratio of a TIPS, index
 * rate of an FRN. LB_ERR_NOT_FOUND if the snapshot does not know it. */
lb_status lb_known_security(const char *cusip, lb_date settle, lb_security *out, lb_pricing *how,
                            lb_error *err);

#endif
