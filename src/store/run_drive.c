#include "store/run_drive.h"

static lb_status step_day(const lb_drive *drive, lb_error *err)
{
    lb_error why = {0};
    lb_status status = drive->step(drive->model, drive->world, &why);
    if (status == LB_OK) {
        return drive->store ? lb_store_record(drive->store, drive->world, err) : LB_OK;
    }
    if (drive->store) {
        lb_store_fail(drive->store, &why, NULL); /* the reason of the step says more than one of the store */
    }
    if (err) {
        *err = why;
    }
    return status;
}

lb_status lb_drive_run(const lb_drive *drive, lb_error *err)
{
    int64_t days = 0;
    while (lb_add_business_days(LB_CALENDAR_FEDERAL, *lb_wc_date(drive->world), 1) <= drive->model->until) {
        lb_status status = step_day(drive, err);
        if (status != LB_OK) {
            return status;
        }
        if (drive->progress) {
            drive->progress(drive->context, ++days);
        }
    }
    return drive->store ? lb_store_finish(drive->store, drive->world, err) : LB_OK;
}
