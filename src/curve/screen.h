/* screen.h - which prices of a day can be used in a fit. */
#ifndef LB_CURVE_SCREEN_H
#define LB_CURVE_SCREEN_H

#include "longbond/curve_fit.h"
#include "security/stream.h"

/* A quote looked at. */
typedef struct lb_screened {
    lb_fit_outcome outcome;
    lb_stream stream;         /* if the price is sound */
    double dirty_px, dv01_px; /* per 100 */
    bool sound;               /* a price of the fitted kind from which a yield follows */
} lb_screened;

/* Looks at every quote. `order` is room for count indices; afterwards its first *sound are those of the sound quotes by
 * maturity. */
void lb_screen_quotes(const lb_price_quote *quotes, int count, lb_date settle, const lb_fit_options *how,
                      lb_screened *screened, int *order, int *sound);

#endif
