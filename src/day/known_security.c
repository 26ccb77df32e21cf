#include "known_security.h"

#include "base/error.h"
#include "day/build.h"
#include "treasury/debt_service.h"

#include <math.h>
#include <string.h>

/* Coupon or spread of a security that was first auctioned after the baseline. */
static void add_recorded_terms(const lb_model *model, int s, lb_security *out)
{
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->security == s && !isnan(offering->recorded_coupon_dec)) {
            *(out->type == LB_FRN ? &out->spread_dec : &out->coupon_dec) = offering->recorded_coupon_dec;
            return;
        }
    }
}

lb_status lb_known_security(const char *cusip, lb_date settle, lb_security *out, lb_pricing *how,
                            lb_error *err)
{
    static const char scenario[] = "title: record\nbaseline: 2023-09-30\nuntil: 2026-01-30\n";
    lb_model *model;
    lb_status status = lb_model_parse("record", scenario, sizeof scenario - 1, &model, err);
    if (status != LB_OK) {
        return status;
    }
    int s = lb_model_find_cusip(model, model->security_count, cusip);
    if (s < 0) {
        lb_model_free(model);
        return lb_fail(
            err, LB_ERR_NOT_FOUND,
            "the snapshot has no security %s; it has those outstanding on 2023-09-30 and auctioned to "
            "2026-01-30: give --type, --coupon and --maturity",
            cusip);
    }
    *out = model->securities[s];
    if (s >= model->opening_count) {
        add_recorded_terms(model, s, out);
    }
    *how = (lb_pricing){.settle = settle};
    bool in_path = settle >= model->path_start && settle < model->path_start + model->path_days;
    if (in_path && out->type == LB_TIPS) {
        how->index_ratio = (double)lb_index_ratio_e5(model, out, settle) / 1e5;
    }
    if (in_path && out->type == LB_FRN) {
        how->index_dec = model->bill_index[settle - model->path_start];
    }
    lb_model_free(model);
    return LB_OK;
}
