/* money_record.c - the record of the money market by day, from the snapshot and the history run. */
#include "study/money_record.h"

#include <math.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "longbond/simulation.h"

static lb_status read_points(const char *table, const char *column, int shift, lb_dated_values *out,
                             lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, table, err);
    out->count = 0;
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        if (out->count == LB_MONEY_POINTS) {
            lb_rows_fail(&rows, row, column, "more than %d rows", LB_MONEY_POINTS);
            break;
        }
        if (lb_rows_has(&rows, row, column)) {
            out->date[out->count] = lb_rows_date(&rows, row, "date") + shift;
            out->value[out->count++] = lb_rows_number(&rows, row, column);
        }
    }
    return lb_rows_close(&rows);
}

double lb_value_on(const lb_dated_values *p, lb_date date)
{
    int i = 0;
    while (i < p->count - 1 && p->date[i] < date) {
        i++;
    }
    if (i == 0 || p->date[i] <= date) {
        return p->value[i];
    }
    double share = (double)(date - p->date[i - 1]) / (p->date[i] - p->date[i - 1]);
    return p->value[i - 1] + share * (p->value[i] - p->value[i - 1]);
}

double lb_money_record_ratio(const lb_money_record *r, lb_date date)
{
    return lb_value_on(&r->reserves_mn, date) / lb_value_on(&r->bank_assets_bn, date) / 10;
}

static lb_status read_rates(lb_money_record *r, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "rates", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        if (r->count == LB_MONEY_RECORD_DAYS) {
            lb_rows_fail(&rows, row, "date", "more than %d days", LB_MONEY_RECORD_DAYS);
            break;
        }
        lb_money_record_day *day = &r->day[r->count++];
        day->date = lb_rows_date(&rows, row, "date");
        day->iorb_pct = lb_rows_number(&rows, row, "iorb");
        day->sofr_pct = lb_rows_number_or(&rows, row, "sofr", NAN);
        day->effr_pct = lb_rows_number_or(&rows, row, "effr", NAN);
        day->upper_pct = lb_rows_number(&rows, row, "target_upper");
        day->on_rrp_bn = lb_rows_number_or(&rows, row, "on_rrp_usd_bn", NAN);
        day->market = !isnan(day->sofr_pct) && !isnan(day->effr_pct);
    }
    return lb_rows_close(&rows);
}

static int index_of(const lb_money_record *r, lb_date date)
{
    int i = date - r->day[0].date;
    return i >= 0 && i < r->count ? i : -1;
}

const lb_money_record_day *lb_money_record_on(const lb_money_record *r, lb_date date)
{
    int i = index_of(r, date);
    return i < 0 ? NULL : &r->day[i];
}

/* What the history run has of each day: cash that left reserves and reverse repo, Treasuries settled with the public. */
static lb_status run_history(lb_money_record *r, lb_error *err)
{
    static const char text[] = "title: history\nbaseline: 2023-09-30\nuntil: 2026-01-30\nissuance: actual\n"
                               "yields: given\n";
    lb_model *model = NULL;
    lb_world *world = NULL;
    lb_status status = lb_model_parse("history", text, sizeof text - 1, &model, err);
    if (status == LB_OK) {
        status = lb_world_open(model, &world, err);
    }
    double cash = NAN, held = NAN;
    while (status == LB_OK) {
        double now = (lb_world_observable(world, "reserves") + lb_world_observable(world, "on_rrp")) / 1e3;
        double public_bn = (lb_world_observable(world, "debt_held_by_public") -
                            lb_world_observable(world, "nonmarketable_public") -
                            lb_world_observable(world, "soma_treasuries")) /
                           1e3;
        int i = index_of(r, lb_world_date(world));
        if (i >= 0) {
            r->day[i].drain_bn = isnan(cash) ? 0 : cash - now;
            r->day[i].settled_bn = isnan(held) ? 0 : public_bn - held;
        }
        cash = now;
        held = public_bn;
        if (lb_world_date(world) >= lb_model_end(model)) {
            break;
        }
        status = lb_step(model, world, err);
    }
    lb_world_close(world);
    lb_model_free(model);
    return status;
}

lb_status lb_money_record_read(lb_money_record *r, lb_error *err)
{
    enum { TO_MIDDLE = -3 };
    lb_money_defaults(r->params);
    lb_status status = read_points("bank_assets", "usd_bn", 0, &r->bank_assets_bn, err);
    if (status == LB_OK) {
        status = read_points("fed_weekly", "reserves_mn", TO_MIDDLE, &r->reserves_mn, err);
    }
    if (status == LB_OK) {
        status = read_rates(r, err);
    }
    return status == LB_OK ? run_history(r, err) : status;
}
