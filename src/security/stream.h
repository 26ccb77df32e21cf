/* stream.h - a security seen from a settlement date. */
#ifndef LB_SECURITY_STREAM_H
#define LB_SECURITY_STREAM_H

#include "longbond/quote.h"
#include "security/yield_math.h"

/* The dates and day counts behind a stream, in the names of lb_quote. */
typedef struct lb_position {
    lb_stream stream;
    lb_date period_begin, period_end;
    int days_to_end, days_in_period, full_periods;
    char formula;
} lb_position;

/* The longest bill: a year, and a week for cash management bills that straddle one. */
enum { LB_BILL_MOST_DAYS = 373 };

/* Places `security` (no FRN) at `settle`: the formula of section II that applies follows from dated date, first
 * interest date and settlement alone. LB_ERR_RANGE unless dated date <= settle < maturity. */
lb_status lb_position_at(const lb_security *security, lb_date settle, lb_convention convention,
                         lb_position *out, lb_error *err);

/* Dirty price at a yield within the limits of yield_math.h. */
double lb_stream_price(const lb_stream *stream, double yield_dec);

/* Price and slopes, with curvature. */
lb_slopes lb_stream_risk(const lb_stream *stream, double yield_dec);

/* The yield that gives `dirty`. LB_ERR_NO_SOLUTION if there is none within the limits. */
lb_status lb_stream_yield(const lb_stream *stream, double dirty, double *yield_dec, lb_error *err);

/* "912810TV0, bond 4.75 % of 2053-11-15" for messages. */
enum { LB_SECURITY_NAME_SIZE = 80 };
const char *lb_security_name(const lb_security *security, char out[LB_SECURITY_NAME_SIZE]);

/* LB_OK if the security is live on `settle`: dated, not yet matured. */
lb_status lb_check_settle(const lb_security *security, lb_date settle, lb_error *err);

#endif
