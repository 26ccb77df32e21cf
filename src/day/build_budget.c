/* build_budget.c - receipts and outlays by day from the monthly statement. */
#include "build.h"

#include "base/error.h"
#include "data/sticky_rows.h"
#include "treasury/budget_days.h"

enum { MOST_MONTHS = 420 };

/* Recorded months from that of the baseline on. Returns how many there are. */
static lb_status read_months(lb_model *model, lb_error *err)
{
    lb_ymd start = lb_date_ymd(model->baseline);
    lb_date first = lb_date_make(start.year, start.month, 1);
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "budget", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        lb_date month = lb_rows_date(&rows, row, "month");
        if (month < first || model->budget_count == MOST_MONTHS) {
            continue;
        }
        if (month != lb_date_add_months(first, model->budget_count, false)) {
            lb_rows_fail(&rows, row, "month", "months must follow one another from the baseline's");
            break;
        }
        model->budget[model->budget_count++] = (lb_budget_month){
            .first = month,
            .receipts = lb_rows_decimal(&rows, row, "receipts", 8),
            .individual_tax = lb_rows_decimal(&rows, row, "individual_tax", 8),
            .corporation_tax = lb_rows_decimal(&rows, row, "corporation_tax", 8),
            .payroll_tax = lb_rows_decimal(&rows, row, "payroll_tax", 8),
            .customs = lb_rows_decimal(&rows, row, "customs", 8),
            .outlays = lb_rows_decimal(&rows, row, "outlays", 8),
            .net_interest = lb_rows_decimal(&rows, row, "net_interest", 8),
            .recorded = true,
        };
    }
    return lb_rows_close(&rows);
}

/* Takes out of the cash outlays what the published ones hold without cash (lb_budget_days puts it on the last
 * business day of its month). */
static void drop_noncash(lb_model *model, const double *params, lb_date to)
{
    for (int m = 0; m < model->budget_count; m++) {
        lb_date last = lb_preceding(LB_CALENDAR_FEDERAL, lb_date_month_end(model->budget[m].first));
        if (last <= to) {
            model->primary_outlays[last - model->path_start] -=
                lb_budget_noncash(params, model->budget[m].first);
        }
    }
}

lb_status lb_build_budget(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    model->budget = lb_model_own(model, MOST_MONTHS, sizeof *model->budget, &status, err);
    if (status == LB_OK) {
        status = read_months(model, err);
    }
    if (status != LB_OK) {
        return status;
    }
    int known = model->budget_count;
    lb_date to = model->path_start + model->path_days - 1;
    while (model->budget_count < MOST_MONTHS &&
           lb_date_add_months(model->budget[0].first, model->budget_count, false) <= to) {
        model->budget_count++;
    }
    const double *params = &model->params[model->param_base[LB_ACTOR_BUDGET]];
    if (model->budget_count > known) {
        status = lb_budget_project(model->budget, known, model->budget_count, params, err);
    }
    lb_date from = model->budget[0].first;
    int64_t offset = from - model->path_start;
    if (status == LB_OK) {
        status = lb_budget_days(model->budget, model->budget_count, from, to, params,
                                model->receipts + offset, model->primary_outlays + offset, err);
    }
    if (status == LB_OK) {
        drop_noncash(model, params, to);
    }
    return status;
}
