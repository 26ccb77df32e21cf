/* build_reconcile.c - the published figures of the day a run begins on, if the snapshot has them. */
#include "build.h"

#include <string.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "day/path_params.h"

lb_status lb_build_reconcile(lb_model *model, lb_error *err)
{
    if (lb_model_param(model, LB_ACTOR_PATHS, LB_PATH_RECONCILE) == 0 || model->start == model->baseline) {
        return LB_OK;
    }
    bool found[LB_RECONCILE_COUNT] = {false};
    int count = 0;
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "reconcile", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        if (lb_rows_date(&rows, row, "date") != model->start) {
            continue;
        }
        const char *word = lb_rows_text(&rows, row, "item");
        for (int item = 0; item < LB_RECONCILE_COUNT; item++) {
            if (strcmp(lb_reconcile_target(item), word) == 0) {
                model->reconcile.cents[item] = lb_rows_decimal(&rows, row, "usd_mn", 8);
                count += !found[item];
                found[item] = true;
            }
        }
    }
    model->reconcile.on = count == LB_RECONCILE_COUNT;
    lb_status status = lb_rows_close(&rows);
    for (int item = 0; status == LB_OK && count > 0 && item < LB_RECONCILE_COUNT; item++) {
        if (!found[item]) {
            status = lb_fail(err, LB_ERR_RECONCILE, "reconcile: no row of %s", lb_reconcile_target(item));
        }
    }
    return status;
}
