#include "report/comparison.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "store/auction_rows.h"

/* Measures ------------------------------------------------------------------------------------------------ */

typedef enum basis { LEVEL, WEEK_AVERAGE, DEFICIT } basis;

/* What a measure's name means: an observable, and how it is taken. */
static int find_measure(const char *measure, basis *how, const char **suffix)
{
    static const struct {
        const char *ending, *words;
        basis how;
    } endings[] = {{"_week_average", ", week average", WEEK_AVERAGE}, {"_wednesday", ", Wednesday", LEVEL}};
    char word[48];
    *how = LEVEL;
    *suffix = "";
    snprintf(word, sizeof word, "%s", measure);
    if (strcmp(word, "deficit_fytd") == 0) {
        *how = DEFICIT;
        return LB_OBS_net_interest_fytd;
    }
    for (int i = 0; i < 2; i++) {
        size_t length = strlen(word), ending = strlen(endings[i].ending);
        if (length > ending && strcmp(word + length - ending, endings[i].ending) == 0) {
            word[length - ending] = '\0';
            *how = endings[i].how;
            *suffix = endings[i].words;
        }
    }
    return lb_observable_find(word);
}

/* The mean over the seven days that end with `date`; a day without business counts as the one before. */
static double week_average(const lb_stored_series *series, int observable, lb_date date)
{
    double sum = 0;
    for (lb_date day = date - 6; day <= date; day++) {
        int at = lb_stored_series_find(series, day);
        if (at < 0) {
            return NAN;
        }
        sum += series->values[at][observable];
    }
    return sum / 7;
}

/* Outlays less receipts and net interest since the fiscal year began; NaN if the run does not reach back. */
static double deficit_fytd(const lb_stored_series *series, lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    lb_date begin = lb_date_make(ymd.month >= 10 ? ymd.year : ymd.year - 1, 10, 1);
    int last = lb_stored_series_find(series, date);
    if (last < 0 || series->dates[0] >= begin) {
        return NAN;
    }
    double sum = series->values[last][LB_OBS_net_interest_fytd];
    for (int day = last; day > 0 && series->dates[day] >= begin; day--) {
        sum += series->values[day][LB_OBS_primary_outlays_day] - series->values[day][LB_OBS_receipts_day];
    }
    return sum;
}

static double simulate(const lb_stored_series *series, int observable, basis how, lb_date date)
{
    if (how == WEEK_AVERAGE) {
        return week_average(series, observable, date);
    }
    if (how == DEFICIT) {
        return deficit_fytd(series, date);
    }
    int at = lb_stored_series_find(series, date);
    return at < 0 ? NAN : series->values[at][observable];
}

/* Reading the record -------------------------------------------------------------------------------------- */

static void open_table(lb_rows *rows, const char *name, const char *path, lb_error *err)
{
    if (path) {
        lb_rows_open_file(rows, path, err);
    } else {
        lb_rows_open_snapshot(rows, name, err);
    }
}

/* Fills a row; false if the run has nothing to compare it with. */
static bool read_published(lb_rows *rows, int row, const lb_stored_series *series, lb_compared *out)
{
    basis how;
    const char *suffix;
    *out = (lb_compared){.date = lb_rows_date(rows, row, "date"),
                         .published = lb_rows_number(rows, row, "value")};
    snprintf(out->measure, sizeof out->measure, "%s", lb_rows_text(rows, row, "measure"));
    snprintf(out->unit, sizeof out->unit, "%s", lb_rows_text(rows, row, "unit"));
    snprintf(out->source, sizeof out->source, "%s", lb_rows_text(rows, row, "source"));
    out->mark = lb_rows_text(rows, row, "mark")[0];
    int observable = find_measure(out->measure, &how, &suffix);
    /* a figure of a Saturday or Sunday belongs to the business day before it */
    if (rows->status != LB_OK || observable < 0 || out->date <= series->dates[0] ||
        lb_preceding(LB_CALENDAR_FEDERAL, out->date) > series->dates[series->count - 1]) {
        return false;
    }
    snprintf(out->title, sizeof out->title, "%s%s",
             how == DEFICIT ? "Deficit, fiscal year to date" : lb_observable_title(observable), suffix);
    out->simulated = simulate(series, observable, how, out->date);
    return !isnan(out->simulated);
}

static int by_measure_and_date(const void *a, const void *b)
{
    const lb_compared *x = a, *y = b;
    basis how;
    const char *suffix;
    int order = find_measure(x->measure, &how, &suffix) - find_measure(y->measure, &how, &suffix);
    order = order ? order : strcmp(x->measure, y->measure);
    return order ? order : (x->date > y->date) - (x->date < y->date);
}

static lb_status read_all_published(lb_comparison *out, const lb_stored_series *series, const char *path,
                                    lb_error *err)
{
    lb_rows rows;
    open_table(&rows, "published", path, err);
    out->rows = calloc((size_t)rows.count + 1, sizeof *out->rows);
    if (!out->rows) {
        lb_rows_close(&rows);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the published figures");
    }
    for (int row = 0; row < rows.count; row++) {
        out->count += read_published(&rows, row, series, &out->rows[out->count]);
    }
    qsort(out->rows, (size_t)out->count, sizeof *out->rows, by_measure_and_date);
    return lb_rows_close(&rows);
}

static const lb_auction *find_auction(const lb_stored_auctions *auctions, const char *cusip, lb_date date)
{
    for (int i = 0; i < auctions->count; i++) {
        if (auctions->rows[i].auction_date == date && strcmp(auctions->rows[i].cusip, cusip) == 0) {
            return &auctions->rows[i];
        }
    }
    return NULL;
}

static void add_announced(lb_comparison *out, lb_printed row, int64_t simulated, double published_usd)
{
    for (int i = 0; i < out->printed_count && row.kind != LB_PRINTED_OUTSTANDING; i++) {
        const lb_printed *before = &out->printed[i];
        if (before->kind == row.kind && before->date == row.date && before->bills == row.bills) {
            return; /* every security of the settlement date announces the same amount */
        }
    }
    bool empty = simulated == 0 && published_usd == 0; /* nothing matures: nothing to compare */
    if (simulated != LB_CENTS_NONE && !isnan(published_usd) && !empty) {
        row.simulated = (double)simulated / 1e8;
        row.published = published_usd / 1e6;
        out->printed[out->printed_count++] = row;
    }
}

/* True if one of the securities paid back on `settle` is a TIPS. */
static bool tips_mature(const lb_stored_security *securities, int count, lb_date settle)
{
    for (int i = 0; i < count; i++) {
        if (securities[i].terms.type == LB_TIPS &&
            lb_following(LB_CALENDAR_FEDERAL, securities[i].terms.maturity) == settle) {
            return true;
        }
    }
    return false;
}

static int by_kind_and_date(const void *a, const void *b)
{
    const lb_printed *x = a, *y = b;
    if (x->kind != y->kind) {
        return x->kind < y->kind ? -1 : 1;
    }
    return x->date != y->date ? (x->date < y->date ? -1 : 1) : strcmp(x->cusip, y->cusip);
}

static void read_announced_row(lb_rows *rows, int row, const lb_stored_auctions *auctions,
                               const lb_stored_security *securities, int security_count, lb_comparison *out)
{
    char cusip[10];
    lb_rows_cusip(rows, row, "cusip", cusip);
    const lb_auction *auction = find_auction(auctions, cusip, lb_rows_date(rows, row, "auction_date"));
    if (!auction || rows->status != LB_OK) {
        return;
    }
    lb_printed amount = {
        .kind = LB_PRINTED_OUTSTANDING, .bills = auction->type == LB_BILL, .date = auction->auction_date};
    memcpy(amount.cusip, cusip, sizeof cusip);
    add_announced(out, amount, auction->outstanding_before_usd,
                  lb_rows_number_or(rows, row, "currently_outstanding_usd", NAN));
    amount.date = auction->issue_date;
    amount.tips = !amount.bills && tips_mature(securities, security_count, auction->issue_date);
    amount.kind = LB_PRINTED_MATURING;
    add_announced(out, amount, auction->maturing_publicly_held_usd,
                  lb_rows_number_or(rows, row, "maturing_usd", NAN));
    amount.kind = LB_PRINTED_SOMA_MATURING;
    add_announced(out, amount, auction->soma_holdings_usd,
                  lb_rows_number_or(rows, row, "soma_maturing_usd", NAN));
}

static lb_status read_all_announced(lb_store *store, int64_t run, const char *path, lb_comparison *out,
                                    lb_error *err)
{
    lb_stored_auctions auctions = {0};
    lb_stored_security *securities = NULL;
    int security_count = 0;
    lb_rows rows = {0};
    lb_status status = lb_store_auctions(store, run, &auctions, err);
    if (status == LB_OK) {
        status = lb_store_securities(store, run, &securities, &security_count, err);
    }
    if (status == LB_OK) {
        open_table(&rows, "announced", path, err);
        out->printed = calloc(3 * (size_t)rows.count + 1, sizeof *out->printed);
        for (int row = 0; out->printed && row < rows.count; row++) {
            read_announced_row(&rows, row, &auctions, securities, security_count, out);
        }
        status = lb_rows_close(&rows);
    }
    if (status == LB_OK && !out->printed) {
        status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the announced amounts");
    }
    if (status == LB_OK) {
        qsort(out->printed, (size_t)out->printed_count, sizeof *out->printed, by_kind_and_date);
    }
    free(securities);
    lb_stored_auctions_free(&auctions);
    return status;
}

/* Goals --------------------------------------------------------------------------------------------------- */

typedef enum goal_dates { EACH, FISCAL_YEAR_ENDS, LAST_ONE, WEEKS } goal_dates;

static const struct rule {
    const char *title, *measure, *measure_after; /* the second where the first has ended */
    lb_issuance issuance;
    bool relative;    /* tolerance in per cent of the published figure; else in its unit */
    double tolerance; /* "usd mn", "months", percentage points */
    double share;
    goal_dates dates;
} rules[] = {
    {"Debt held by the public, month ends", "debt_held_by_public", NULL, LB_ISSUANCE_ACTUAL, true, 0.3, 1,
     EACH},
    {"SOMA Treasuries, Wednesdays", "soma_treasuries", NULL, LB_ISSUANCE_ACTUAL, true, 0.5, 1, EACH},
    {"Net interest, fiscal years", "net_interest_fytd", NULL, LB_ISSUANCE_ACTUAL, true, 2, 1,
     FISCAL_YEAR_ENDS},
    {"Weighted average maturity", "wam_months", NULL, LB_ISSUANCE_ACTUAL, false, 0.5, 1, EACH},
    {"Treasury General Account, weeks", "tga_week_average", "tga_wednesday", LB_ISSUANCE_ACTUAL, false, 60000,
     0.8, WEEKS},
    {"Marketable debt, last published", "marketable", NULL, LB_ISSUANCE_POLICY, true, 1.5, 1, LAST_ONE},
    {"Bill share, last published", "bill_share", NULL, LB_ISSUANCE_POLICY, false, 1.5, 1, LAST_ONE},
};

static const struct announced_rule {
    const char *title;
    lb_printed_kind kind;
    double tolerance_pct, share;
} announced_rules[LB_PRINTED_KINDS] = {
    {"Outstanding of each reopened security", LB_PRINTED_OUTSTANDING, 0.5, 0.95},
    {"Maturing on each settlement date, public", LB_PRINTED_MATURING, 0.5, 0.95},
    {"Maturing nominal issues, SOMA", LB_PRINTED_SOMA_MATURING, 1, 0.95},
};

static bool counts(const lb_comparison *comparison, const struct rule *rule, int row)
{
    const lb_compared *at = &comparison->rows[row];
    bool first = strcmp(at->measure, rule->measure) == 0;
    if (!first && (!rule->measure_after || strcmp(at->measure, rule->measure_after) != 0)) {
        return false;
    }
    for (int i = 0; i < comparison->count; i++) {
        const lb_compared *other = &comparison->rows[i];
        bool same = strcmp(other->measure, rule->measure) == 0;
        if (same && other->date > at->date - 3 && rule->dates == WEEKS && !first) {
            return false; /* the first measure still covers this week */
        }
        if (same && other->date > at->date && rule->dates == LAST_ONE) {
            return false;
        }
    }
    return rule->dates != FISCAL_YEAR_ENDS || lb_date_ymd(at->date).month == 9;
}

static void check(lb_goal *goal, double miss, double tolerance, lb_date date, const char *what)
{
    goal->checked++;
    goal->within += fabs(miss) <= tolerance;
    if (goal->checked == 1 || fabs(miss) > fabs(goal->worst)) {
        goal->worst = miss;
        goal->worst_date = date;
        snprintf(goal->worst_what, sizeof goal->worst_what, "%s", what);
    }
}

static void conclude(lb_comparison *comparison, lb_goal *goal)
{
    goal->met = goal->within >= goal->share_wanted * goal->checked;
    if (goal->checked > 0) {
        comparison->goals[comparison->goal_count++] = *goal;
    }
}

static void add_goal(lb_comparison *comparison, const struct rule *rule)
{
    lb_goal goal = {.title = rule->title, .share_wanted = rule->share};
    const char *unit = "";
    for (int row = 0; row < comparison->count; row++) {
        if (counts(comparison, rule, row)) {
            const lb_compared *at = &comparison->rows[row];
            unit = at->unit;
            check(&goal, rule->relative ? lb_compared_pct(at) : at->simulated - at->published,
                  rule->tolerance, at->date, "");
        }
    }
    if (rule->relative) {
        snprintf(goal.tolerance, sizeof goal.tolerance, "%g %%", rule->tolerance);
    } else if (strcmp(unit, "usd mn") == 0) {
        snprintf(goal.tolerance, sizeof goal.tolerance, "%g bn", rule->tolerance / 1000);
        goal.worst /= 1000;
    } else {
        snprintf(goal.tolerance, sizeof goal.tolerance, "%g %.9s", rule->tolerance,
                 strcmp(unit, "pct") == 0 ? "pp" : unit);
    }
    conclude(comparison, &goal);
}

static double announced_pct(const lb_printed *row)
{
    return row->published != 0   ? 100 * (row->simulated / row->published - 1)
           : row->simulated == 0 ? 0
                                 : INFINITY;
}

/* The goal for the Fed speaks of nominal notes and bonds. */
static bool belongs(const lb_printed *row, lb_printed_kind kind)
{
    return row->kind == kind && (kind != LB_PRINTED_SOMA_MATURING || (!row->bills && !row->tips));
}

static void add_announced_goal(lb_comparison *comparison, const struct announced_rule *rule)
{
    lb_goal goal = {.title = rule->title, .share_wanted = rule->share};
    snprintf(goal.tolerance, sizeof goal.tolerance, "%g %%", rule->tolerance_pct);
    for (int i = 0; i < comparison->printed_count; i++) {
        const lb_printed *row = &comparison->printed[i];
        if (belongs(row, rule->kind)) {
            check(&goal, announced_pct(row), rule->tolerance_pct, row->date,
                  rule->kind == LB_PRINTED_OUTSTANDING ? row->cusip : "");
        }
    }
    conclude(comparison, &goal);
}

bool lb_printed_misses(const lb_printed *row)
{
    return belongs(row, row->kind) && !(fabs(announced_pct(row)) <= announced_rules[row->kind].tolerance_pct);
}

static void add_goals(lb_comparison *comparison)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        if (rules[i].issuance == comparison->issuance) {
            add_goal(comparison, &rules[i]);
        }
    }
    for (int i = 0; i < LB_PRINTED_KINDS && comparison->issuance == LB_ISSUANCE_ACTUAL; i++) {
        add_announced_goal(comparison, &announced_rules[i]);
    }
}

/* The whole ----------------------------------------------------------------------------------------------- */

static lb_status read_issuance(lb_store *store, const lb_run_info *info, lb_issuance *out, lb_error *err)
{
    char *text;
    size_t length;
    lb_status status = lb_store_scenario(store, info->run, &text, &length, err);
    if (status == LB_OK) {
        lb_scenario scenario;
        status = lb_scenario_parse(info->scenario_file, text, length, &scenario, err);
        *out = status == LB_OK ? scenario.issuance : LB_ISSUANCE_ACTUAL;
        free(text);
    }
    return status;
}

lb_status lb_compare_run(lb_store *store, const lb_run_info *info, const char *published_path,
                         const char *announced_path, lb_comparison *out, lb_error *err)
{
    *out = (lb_comparison){0};
    lb_stored_series series = {0};
    lb_status status = read_issuance(store, info, &out->issuance, err);
    if (status == LB_OK) {
        status = lb_store_series(store, info->run, &series, err);
    }
    if (status == LB_OK && series.count == 0) {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "run %lld has no days", (long long)info->run);
    }
    if (status == LB_OK) {
        status = read_all_published(out, &series, published_path, err);
    }
    if (status == LB_OK && out->issuance == LB_ISSUANCE_ACTUAL) {
        status = read_all_announced(store, info->run, announced_path, out, err);
    }
    lb_stored_series_free(&series);
    if (status != LB_OK) {
        lb_comparison_free(out);
        return status;
    }
    add_goals(out);
    return LB_OK;
}

void lb_comparison_free(lb_comparison *comparison)
{
    free(comparison->rows);
    free(comparison->printed);
    *comparison = (lb_comparison){0};
}

/* The end of the calendar quarter that a date lies in. */
static lb_date quarter_end(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    return lb_date_month_end(lb_date_make(ymd.year, (ymd.month + 2) / 3 * 3, 1));
}

bool lb_comparison_at_quarter_end(const lb_comparison *comparison, int row)
{
    const lb_compared *at = &comparison->rows[row];
    lb_date end = quarter_end(at->date);
    bool last = true;
    for (int i = row + 1; i < comparison->count && strcmp(comparison->rows[i].measure, at->measure) == 0;
         i++) {
        if (comparison->rows[i].date <= end) {
            return false; /* a later figure of the same quarter */
        }
        last = false;
    }
    return last || at->date > end - 7;
}

double lb_compared_pct(const lb_compared *row)
{
    return 100 * (row->simulated / row->published - 1);
}
