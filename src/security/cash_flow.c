#include "base/error.h"
#include "longbond/daycount.h"
#include "security/frn.h"
#include "security/stream.h"

size_t lb_security_cash_flow_count(const lb_security *security, lb_date settle)
{
    if (settle >= security->maturity) {
        return 0;
    }
    if (security->type == LB_BILL || security->type == LB_STRIP) {
        return 1;
    }
    /* No interest is paid on the coupon-frequency dates before the first interest date. */
    lb_date from = settle;
    if (security->first_coupon != LB_DATE_NONE && security->first_coupon - 1 > settle) {
        from = security->first_coupon - 1;
    }
    return (size_t)lb_interest_date_count(security->maturity, lb_security_months(security), from);
}

lb_status lb_security_cash_flows(const lb_security *security, const lb_pricing *how, lb_cash_flow *out,
                                 size_t capacity, size_t *count, lb_error *err)
{
    if (security->type == LB_FRN) {
        return lb_frn_cash_flows(security, how, out, capacity, count, err);
    }
    lb_position position;
    lb_status status = lb_position_at(security, how->settle, how->convention, &position, err);
    if (status != LB_OK) {
        return status;
    }
    size_t flows = lb_security_cash_flow_count(security, how->settle);
    if (flows > capacity) {
        return lb_fail(err, LB_ERR_RANGE, "%zu cash flows do not fit in room for %zu", flows, capacity);
    }
    const lb_stream *stream = &position.stream;
    for (size_t i = 0; i < flows; i++) {
        lb_date date = security->type == LB_BILL
                           ? security->maturity
                           : lb_interest_date(security->maturity, LB_MONTHS_SEMIANNUAL, (int)(flows - 1 - i));
        out[i] = (lb_cash_flow){.date = date,
                                .payment_date = lb_following(LB_CALENDAR_FEDERAL, date),
                                .interest_px = stream->half_coupon,
                                .principal_px = i == flows - 1 ? 100.0 : 0.0};
    }
    /* The first payment may carry the stub of an irregular first period. */
    out[0].interest_px = stream->second != 0.0 ? stream->second + stream->half_coupon : stream->first;
    *count = flows;
    return LB_OK;
}
