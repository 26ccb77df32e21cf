#include "announced.h"

#include "base/error.h"
#include "data/sticky_rows.h"
#include "treasury/debt_service.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const titles[LB_ANNOUNCED_KIND_COUNT] = {
    "amount outstanding of reopened securities",
    "amount maturing, held by the public",
    "SOMA holdings of maturing bills",
    "SOMA holdings of maturing notes, bonds and TIPS",
};

const char *lb_announced_kind_title(lb_announced_kind kind)
{
    return titles[kind];
}

/* Adds a row unless the same date and class is there already (each auction of a date repeats it). */
static void add_row(lb_announced *out, lb_announced_kind kind, const char *cusip, bool bills, lb_date date,
                    double published_usd)
{
    for (int i = 0; kind != LB_ANNOUNCED_OUTSTANDING && i < out->count; i++) {
        const lb_announced_row *row = &out->rows[i];
        if (row->kind == kind && row->date == date && row->bills == bills) {
            return;
        }
    }
    lb_announced_row *row = &out->rows[out->count++];
    *row = (lb_announced_row){
        .kind = kind, .bills = bills, .date = date, .published_usd = published_usd, .simulated_usd = NAN};
    snprintf(row->cusip, sizeof row->cusip, "%s", cusip);
}

static bool in_run(const lb_model *model, lb_date date)
{
    return date >= model->baseline && date <= model->until;
}

/* Bills have CUSIPs 912795 to 912797; notes and bonds 912810, 912828 and 91282C. */
static bool is_bill(const char *cusip)
{
    return strncmp(cusip, "91279", 5) == 0;
}

static void read_row(lb_announced *out, const lb_model *model, lb_rows *rows, int row)
{
    char cusip[10];
    lb_rows_cusip(rows, row, "cusip", cusip);
    lb_date issue = lb_rows_date(rows, row, "issue_date");
    lb_date announce = lb_rows_date(rows, row, "announce_date");
    if (rows->status != LB_OK || announce <= model->baseline) {
        return; /* what was announced by the baseline is no test of the run */
    }
    bool bills = is_bill(cusip);
    if (lb_rows_has(rows, row, "currently_outstanding_usd") && in_run(model, issue)) {
        add_row(out, LB_ANNOUNCED_OUTSTANDING, cusip, bills, issue,
                lb_rows_number(rows, row, "currently_outstanding_usd"));
    }
    lb_date maturing = lb_rows_date_or(rows, row, "maturing_date", LB_DATE_NONE);
    if (maturing == LB_DATE_NONE || !in_run(model, maturing)) {
        return;
    }
    if (lb_rows_has(rows, row, "maturing_usd")) {
        add_row(out, LB_ANNOUNCED_PUBLIC, cusip, bills, maturing, lb_rows_number(rows, row, "maturing_usd"));
    }
    if (lb_rows_has(rows, row, "soma_maturing_usd")) {
        add_row(out, bills ? LB_ANNOUNCED_SOMA_BILLS : LB_ANNOUNCED_SOMA_COUPONS, cusip, bills, maturing,
                lb_rows_number(rows, row, "soma_maturing_usd"));
    }
}

lb_status lb_announced_open(const lb_model *model, lb_announced *out, lb_error *err)
{
    *out = (lb_announced){0};
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "announced", err);
    out->rows = calloc((size_t)rows.count * 3 + 1, sizeof *out->rows);
    if (!out->rows) {
        lb_rows_close(&rows);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the announcements");
    }
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        read_row(out, model, &rows, row);
    }
    lb_status status = lb_rows_close(&rows);
    if (status != LB_OK) {
        lb_announced_free(out);
    }
    return status;
}

void lb_announced_free(lb_announced *announced)
{
    free(announced->rows);
    *announced = (lb_announced){0};
}

/* Principal per dollar of par that a security pays on its maturity. */
static double principal_ratio(const lb_model *model, const lb_security *security)
{
    if (security->type != LB_TIPS) {
        return 1;
    }
    double ratio = (double)lb_index_ratio_e5(model, security, security->maturity) / 1e5;
    return ratio > 1 ? ratio : 1;
}

/* What matures on the row's date in the hands of the Fed, or of all others, dollars. */
static double maturing_usd(const lb_announced_row *row, const lb_model *model, const lb_world *world)
{
    double sum = 0;
    for (int s = 0; s < model->security_count; s++) {
        const lb_security *security = &model->securities[s];
        if (security->maturity != row->date || (security->type == LB_BILL) != row->bills) {
            continue;
        }
        int64_t fed = lb_wc_holdings(world)[s * LB_SECTOR_COUNT + LB_FED];
        int64_t par = row->kind == LB_ANNOUNCED_PUBLIC ? lb_wc_outstanding(world)[s] - fed : fed;
        sum += (double)par / 100 * principal_ratio(model, security);
    }
    return sum;
}

static double outstanding_usd(const lb_announced_row *row, const lb_model *model, const lb_world *world)
{
    for (int s = 0; s < model->security_count; s++) {
        if (strcmp(model->securities[s].cusip, row->cusip) == 0) {
            return (double)lb_wc_outstanding(world)[s] / 100;
        }
    }
    return 0;
}

void lb_announced_watch(lb_announced *announced, const lb_model *model, const lb_world *world)
{
    lb_date today = lb_world_date(world);
    lb_date next = lb_add_business_days(LB_CALENDAR_FEDERAL, today, 1);
    for (int i = 0; i < announced->count; i++) {
        lb_announced_row *row = &announced->rows[i];
        lb_date paid = lb_following(LB_CALENDAR_FEDERAL, row->date);
        if (paid != next) {
            continue; /* what stands at the close of the day before the settlement */
        }
        row->simulated_usd = row->kind == LB_ANNOUNCED_OUTSTANDING ? outstanding_usd(row, model, world)
                                                                   : maturing_usd(row, model, world);
    }
}

lb_announced_score lb_announced_summarise(const lb_announced *announced, lb_announced_kind kind,
                                          double tolerance)
{
    lb_announced_score score = {0};
    for (int i = 0; i < announced->count; i++) {
        const lb_announced_row *row = &announced->rows[i];
        if (row->kind != kind || isnan(row->simulated_usd)) {
            continue;
        }
        double error = fabs(row->simulated_usd - row->published_usd);
        score.count++;
        score.within += error <= tolerance * fabs(row->published_usd);
        score.error_usd += error;
        score.published_usd += row->published_usd;
    }
    score.share = score.count > 0 ? (double)score.within / score.count : 0;
    return score;
}
