/* frn.h - quoting floating rate notes. */
#ifndef LB_SECURITY_FRN_H
#define LB_SECURITY_FRN_H

#include "longbond/quote.h"

/* lb_security_quote and lb_security_cash_flows for FRNs. */
lb_status lb_frn_quote(const lb_security *frn, const lb_pricing *how, lb_given given, double value,
                       lb_quote *out, lb_error *err);
lb_status lb_frn_cash_flows(const lb_security *frn, const lb_pricing *how, lb_cash_flow *out, size_t capacity,
                            size_t *count, lb_error *err);

#endif
