/* build_paths.c - given paths by calendar day: the record, what is expected after it, and what no actor decides yet. */
#include "build.h"

#include "base/error.h"
#include "data/sticky_rows.h"
#include "day/path_params.h"
#include "longbond/curve_bootstrap.h"
#include "market/market_model.h"
#include "num/lb_math.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DAYS_BEFORE = 62, DAYS_AFTER = 400 };

static bool in_path(const lb_model *model, lb_date date)
{
    return date >= model->path_start && date < model->path_start + model->path_days;
}

static double *yields_of(lb_model *model, int day)
{
    return &model->yields[(int64_t)day * LB_CURVE_NODE_COUNT];
}

/* Recorded cells of a daily table into a matrix of NaN. */
static lb_status read_daily(lb_model *model, const char *table, const char *(*word)(int), int columns,
                            double *out, lb_error *err)
{
    for (int64_t i = 0; i < (int64_t)model->path_days * columns; i++) {
        out[i] = NAN;
    }
    lb_rows rows;
    lb_rows_open_snapshot(&rows, table, err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        lb_date date = lb_rows_date(&rows, row, "date");
        for (int c = 0; c < columns && in_path(model, date); c++) {
            out[(int64_t)(date - model->path_start) * columns + c] =
                lb_rows_number_or(&rows, row, word(c), NAN) / 100;
        }
    }
    return lb_rows_close(&rows);
}

/* A node with no cell today moves with the nearest recorded nodes on both sides, linear in maturity; real nodes
 * without a record move with their nominal neighbours (constant breakeven). */
static double moved(const lb_model *model, const double *yesterday, const double *today, const bool *recorded,
                    int node)
{
    (void)model;
    double years = lb_curve_node_years(node);
    int below = -1, above = -1;
    for (int n = LB_NODE_1M; n <= LB_NODE_30Y; n++) {
        if (recorded[n] && lb_curve_node_years(n) <= years) {
            below = n;
        }
        if (recorded[n] && lb_curve_node_years(n) >= years && above < 0) {
            above = n;
        }
    }
    if (below < 0 && above < 0) {
        return yesterday[node];
    }
    below = below < 0 ? above : below;
    above = above < 0 ? below : above;
    double left = lb_curve_node_years(below), right = lb_curve_node_years(above);
    double weight = right > left ? (years - left) / (right - left) : 0;
    double change_below = today[below] - yesterday[below], change_above = today[above] - yesterday[above];
    return yesterday[node] + change_below + weight * (change_above - change_below);
}

/* Fills one day from the day before; returns whether anything was recorded. */
static bool fill_day(lb_model *model, int day)
{
    double *today = yields_of(model, day), *yesterday = yields_of(model, day - 1);
    bool recorded[LB_CURVE_NODE_COUNT], any = false;
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        recorded[node] = !isnan(today[node]);
        any |= recorded[node];
    }
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        if (!recorded[node]) {
            today[node] = any ? moved(model, yesterday, today, recorded, node) : yesterday[node];
        }
    }
    return any;
}

/* Par yield of a tenor that begins `ahead` years from now, as the curve has it: what makes the forward purchase of a
 * security at par fair; up to half a year a simple yield, as the nodes are quoted. */
static double forward_par_dec(const lb_curve *curve, double years, double ahead)
{
    double start = lb_curve_discount(curve, ahead);
    double end = lb_curve_discount(curve, ahead + years);
    if (years <= 0.5) {
        return (start / end - 1) / years;
    }
    double annuity = 0;
    int coupons = (int)floor(2 * years + 0.5);
    for (int k = 1; k <= coupons; k++) {
        annuity += lb_curve_discount(curve, ahead + 0.5 * k);
    }
    return 2 * (start - end) / annuity;
}

lb_status lb_path_curves(const double *latest, lb_date date, lb_curve *nominal, lb_curve *real, lb_error *err)
{
    double years[LB_CURVE_NODE_COUNT];
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        years[node] = lb_curve_node_years(node);
    }
    lb_status status = lb_curve_bootstrap(date, years, latest, LB_NODE_REAL_5Y, nominal, err);
    return status == LB_OK ? lb_curve_bootstrap(date, &years[LB_NODE_REAL_5Y], &latest[LB_NODE_REAL_5Y],
                                                LB_CURVE_NODE_COUNT - LB_NODE_REAL_5Y, real, err)
                           : status;
}

/* After the record (or, in a market that clears, after the baseline) every node is its forward par yield on the last
 * curve; where the market clears that holds for what is expected of short rates, and the opening premium stays. */
static lb_status fill_forwards(lb_model *model, int last, lb_error *err)
{
    lb_curve nominal, real;
    double from[LB_CURVE_NODE_COUNT], premium[LB_CURVE_NODE_COUNT] = {0};
    static const uint8_t matching[] = {LB_NODE_5Y, LB_NODE_10Y, LB_NODE_30Y};
    for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
        /* real yields bear the same premium: breakevens are expected inflation */
        int as = node < LB_NODES ? node : matching[node - LB_NODE_REAL_5Y];
        premium[node] = model->market ? model->market->opening_premium[as] : 0;
        from[node] = yields_of(model, last)[node] - premium[node];
    }
    lb_status status = lb_path_curves(from, model->path_start + last, &nominal, &real, err);
    for (int day = last + 1; status == LB_OK && day < model->path_days; day++) {
        for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
            const lb_curve *curve = node >= LB_NODE_REAL_5Y ? &real : &nominal;
            yields_of(model, day)[node] =
                forward_par_dec(curve, lb_curve_node_years(node), (day - last) / 365.25) + premium[node];
        }
    }
    return status;
}

static lb_status build_yields(lb_model *model, lb_error *err)
{
    lb_status status =
        read_daily(model, "par_yields", lb_curve_node_word, LB_CURVE_NODE_COUNT, model->yields, err);
    if (status != LB_OK) {
        return status;
    }
    int first = 0, last = 0; /* first day with all nodes; last with any */
    for (int day = 0; day < model->path_days; day++) {
        bool full = true;
        for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
            full &= !isnan(yields_of(model, day)[node]);
            last = isnan(yields_of(model, day)[node]) ? last : day;
        }
        first = full && first == 0 ? day + 1 : first;
    }
    if (first == 0 || first - 1 > DAYS_BEFORE) {
        return lb_fail(err, LB_ERR_RECONCILE, "par_yields: no complete curve before the baseline");
    }
    for (int day = 0; day < first - 1; day++) {
        for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
            yields_of(model, day)[node] = yields_of(model, first - 1)[node];
        }
    }
    for (int day = first; day < model->path_days; day++) {
        fill_day(model, day);
    }
    lb_status filled = LB_OK;
    if (model->scenario.yields == LB_YIELDS_CLEARED) {
        last = model->start - model->path_start;
        filled = lb_build_market(model, err);
    }
    if (filled == LB_OK) {
        filled = fill_forwards(model, last, err);
    }
    for (int day = 0; filled == LB_OK && day < model->path_days; day++) {
        bool shifted = model->path_start + day > model->start;
        for (int node = 0; node < LB_CURVE_NODE_COUNT; node++) {
            yields_of(model, day)[node] += shifted ? model->scenario.yield_shift_dec : 0;
        }
    }
    return filled;
}

static const char *rate_word(int rate)
{
    static const char *const words[] = {
#define X(name, word) word,
        LB_RATE_LIST(X)
#undef X
    };
    return words[rate];
}

static lb_status build_rates(lb_model *model, lb_error *err)
{
    lb_status status = read_daily(model, "rates", rate_word, LB_RATE_COUNT, model->rates, err);
    for (int rate = 0; status == LB_OK && rate < LB_RATE_COUNT; rate++) {
        double known = NAN;
        for (int day = model->path_days - 1; day >= 0; day--) { /* the first value also stands before it */
            double value = model->rates[(int64_t)day * LB_RATE_COUNT + rate];
            known = isnan(value) ? known : value;
        }
        for (int day = 0; day < model->path_days; day++) {
            double *value = &model->rates[(int64_t)day * LB_RATE_COUNT + rate];
            known = isnan(*value) ? known : *value;
            *value = known;
        }
        if (isnan(known)) {
            return lb_fail(err, LB_ERR_RECONCILE, "rates: no value of %s", rate_word(rate));
        }
    }
    return status;
}

/* Sets the span of the paths and reads the reference CPI, grown at a constant rate after its record. */
lb_status lb_build_ref_cpi(lb_model *model, lb_error *err)
{
    model->path_start = model->baseline - DAYS_BEFORE;
    model->path_days = model->until - model->path_start + DAYS_AFTER;
    lb_status status = LB_OK;
    model->ref_cpi = lb_model_own(model, (size_t)model->path_days, sizeof(double), &status, err);
    if (status != LB_OK) {
        return status;
    }
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "ref_cpi", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        lb_date date = lb_rows_date(&rows, row, "date");
        if (in_path(model, date)) {
            model->ref_cpi[date - model->path_start] = lb_rows_number(&rows, row, "ref_cpi");
        }
    }
    status = lb_rows_close(&rows);
    double daily = lb_model_param(model, LB_ACTOR_PATHS, LB_PATH_INFLATION) / 100 / 365.25;
    for (int day = 0; status == LB_OK && day < model->path_days; day++) {
        if (model->ref_cpi[day] == 0) {
            if (day == 0) {
                return lb_fail(err, LB_ERR_RECONCILE, "ref_cpi: nothing recorded at the baseline");
            }
            model->ref_cpi[day] = floor(model->ref_cpi[day - 1] * (1 + daily) * 1e5 + 0.5) / 1e5;
        }
    }
    return status;
}

/* Base reference CPI of the TIPS that the programme will issue. */
static lb_status build_base_cpi(lb_model *model, lb_error *err)
{
    for (int s = 0; s < model->security_count; s++) {
        lb_security *security = &model->securities[s];
        if (security->type == LB_TIPS && security->base_ref_cpi == 0) {
            if (!in_path(model, security->dated_date)) {
                return lb_fail(err, LB_ERR_RECONCILE, "%s: no reference CPI on its dated date",
                               security->cusip);
            }
            security->base_ref_cpi = lb_model_ref_cpi(model, security->dated_date);
        }
    }
    return LB_OK;
}

/* Amounts given at some dates: linear in between, flat outside; `step` holds the last one instead. */
static lb_status read_points(lb_model *model, const char *table, const char *column, int scale, bool step,
                             int64_t *out, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, table, err);
    lb_date date = model->path_start;
    int64_t value = 0;
    bool any = false;
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        if (!lb_rows_has(&rows, row, column)) {
            continue;
        }
        lb_date next = lb_rows_date(&rows, row, "date");
        int64_t then = lb_rows_decimal(&rows, row, column, scale);
        value = any ? value : then;
        for (lb_date day = date; day <= next; day++) {
            double share = day == next            ? 1.0
                           : step || next <= date ? 0.0
                                                  : (double)(day - date) / (next - date);
            if (in_path(model, day)) {
                out[day - model->path_start] = value + (int64_t)floor((double)(then - value) * share + 0.5);
            }
        }
        date = next;
        value = then;
        any = true;
    }
    for (lb_date day = date; any && day < model->path_start + model->path_days; day++) {
        if (in_path(model, day)) {
            out[day - model->path_start] = value;
        }
    }
    return lb_rows_close(&rows);
}

/* The G Fund under the debt limit: what is missing against the line between December 2024 and July 2025, the
 * month ends before and after the debt issuance suspension period (21 January to 3 July 2025). */
static void build_suspended(lb_model *model, const int64_t *gas)
{
    lb_date from = lb_date_make(2024, 12, 31), to = lb_date_make(2025, 7, 31);
    if (!in_path(model, from) || !in_path(model, to)) {
        return;
    }
    double before = (double)gas[from - model->path_start], after = (double)gas[to - model->path_start];
    for (lb_date day = from; day <= to; day++) {
        double line = before + (after - before) * (day - from) / (to - from);
        double missing = line - (double)gas[day - model->path_start];
        model->suspended[day - model->path_start] = missing > 0 ? (int64_t)floor(missing + 0.5) : 0;
    }
}

static lb_status build_amounts(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    lb_arena scratch;
    lb_arena_begin(&scratch, model->memory.allocator, 0);
    int64_t *gas = lb_arena_alloc(&scratch, (size_t)model->path_days, sizeof *gas, &status, err);
    if (status == LB_OK) {
        status = read_points(model, "nonmarketable", "public_mn", 8, false, model->nonmarketable, err);
    }
    if (status == LB_OK) {
        status = read_points(model, "nonmarketable", "gas_public_mn", 8, false, gas, err);
    }
    if (status == LB_OK) {
        build_suspended(model, gas);
        status = read_points(model, "rates", "on_rrp_usd_bn", 11, true, model->on_rrp, err);
    }
    if (status == LB_OK) {
        status = read_points(model, "fed_loans", "loans_mn", 8, false, model->fed_loans, err);
    }
    lb_arena_end(&scratch);
    double opening = -(double)model->opening_position[LB_INSTR_CURRENCY][LB_FED];
    double growth = lb_model_param(model, LB_ACTOR_PATHS, LB_PATH_CURRENCY_GROWTH) / 100;
    for (int day = 0; day < model->path_days; day++) {
        double years = (model->path_start + day - model->baseline) / 365.25;
        model->currency[day] = (int64_t)floor(opening * (1 + growth * years) + 0.5);
    }
    return status;
}

/* Where the market clears, overnight rates follow the one-month yield that the baseline expects; else the record, and
 * after it the last value. */
static void follow_expected_path(lb_model *model)
{
    int start = model->start - model->path_start;
    for (int day = start + 1; model->market && day < model->path_days; day++) {
        double moved = yields_of(model, day)[LB_NODE_1M] - yields_of(model, start)[LB_NODE_1M];
        for (int rate = 0; rate < LB_RATE_COUNT; rate++) {
            model->rates[(int64_t)day * LB_RATE_COUNT + rate] =
                model->rates[(int64_t)start * LB_RATE_COUNT + rate] + moved;
        }
    }
}

/* The index of FRNs: the 13-week auctions of the record, in force from the day after; elsewhere the 3-month yield
 * in money-market terms. */
static void build_bill_index(lb_model *model)
{
    for (int day = 0; day < model->path_days; day++) {
        model->bill_index[day] = yields_of(model, day)[LB_NODE_3M] * 360.0 / 365.0;
    }
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        bool after = model->market && offering->auction > model->start; /* on another curve than the run's */
        if (offering->tenor != LB_13W || isnan(offering->recorded_yield_dec) || after) {
            continue;
        }
        int days = model->securities[offering->security].maturity - offering->settle;
        double discount = offering->recorded_yield_dec;
        double index = discount / (1 - discount * days / 360.0);
        for (lb_date day = offering->auction + 1; day <= offering->auction + 8 && in_path(model, day);
             day++) {
            model->bill_index[day - model->path_start] = index;
        }
    }
}

/* GDP at annual rate: quarters stand in their middle, fiscal years too; linear in between. */
static lb_status build_gdp(lb_model *model, lb_error *err)
{
    enum { HALF_QUARTER = 45 };
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "gdp", err);
    lb_date before = LB_DATE_NONE;
    double level = 0;
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        bool quarter = strcmp(lb_rows_text(&rows, row, "mark"), "F") == 0;
        lb_date date = lb_rows_date(&rows, row, "date") + (quarter ? HALF_QUARTER : 0);
        double next = lb_rows_number(&rows, row, "gdp_usd_bn") * 1e9;
        for (lb_date day = before == LB_DATE_NONE ? model->path_start : before; day <= date; day++) {
            double share = before == LB_DATE_NONE ? 1 : (double)(day - before) / (date - before);
            if (in_path(model, day)) {
                model->gdp[day - model->path_start] = level + share * (next - level);
            }
        }
        before = date;
        level = next;
    }
    double growth = lb_model_param(model, LB_ACTOR_PATHS, LB_PATH_GDP_GROWTH) / 100;
    for (lb_date day = before; rows.status == LB_OK && day < model->path_start + model->path_days; day++) {
        if (in_path(model, day)) {
            model->gdp[day - model->path_start] = level * lb_exp(growth * (day - before) / 365.25);
        }
    }
    return lb_rows_close(&rows);
}

/* Assets of all commercial banks: linear between the dates of the table, with GDP after the last. */
static lb_status build_bank_assets(lb_model *model, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "bank_assets", err);
    lb_date before = LB_DATE_NONE;
    double level = 0;
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        lb_date date = lb_rows_date(&rows, row, "date");
        double next = lb_rows_number(&rows, row, "usd_bn") * 1e9;
        for (lb_date day = before == LB_DATE_NONE ? model->path_start : before; day <= date; day++) {
            double share = before == LB_DATE_NONE ? 1 : (double)(day - before) / (date - before);
            if (in_path(model, day)) {
                model->bank_assets[day - model->path_start] = level + share * (next - level);
            }
        }
        before = date;
        level = next;
    }
    if (rows.status == LB_OK && !in_path(model, before)) { /* a short run ends within the table */
        return lb_rows_close(&rows);
    }
    for (lb_date day = before; rows.status == LB_OK && in_path(model, day); day++) {
        model->bank_assets[day - model->path_start] =
            level * lb_model_gdp(model, day) / lb_model_gdp(model, before);
    }
    return lb_rows_close(&rows);
}

static lb_status allocate_paths(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    size_t days = (size_t)model->path_days;
    model->yields = lb_model_own(model, days * LB_CURVE_NODE_COUNT, sizeof(double), &status, err);
    model->rates = lb_model_own(model, days * LB_RATE_COUNT, sizeof(double), &status, err);
    model->bill_index = lb_model_own(model, days, sizeof(double), &status, err);
    model->gdp = lb_model_own(model, days, sizeof(double), &status, err);
    model->bank_assets = lb_model_own(model, days, sizeof(double), &status, err);
    int64_t **const amounts[] = {&model->on_rrp,         &model->nonmarketable, &model->suspended,
                                 &model->currency,       &model->fed_loans,     &model->receipts,
                                 &model->primary_outlays};
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++) {
        *amounts[i] = lb_model_own(model, days, sizeof(int64_t), &status, err);
    }
    return status;
}

lb_status lb_build_paths(lb_model *model, lb_error *err)
{
    lb_status status = allocate_paths(model, err);
    lb_status (*const parts[])(lb_model *, lb_error *) = {build_yields,   build_rates, build_base_cpi,
                                                          build_amounts,  build_gdp,   build_bank_assets,
                                                          lb_build_budget};
    for (size_t i = 0; status == LB_OK && i < sizeof parts / sizeof parts[0]; i++) {
        status = parts[i](model, err);
    }
    if (status == LB_OK) {
        follow_expected_path(model);
        build_bill_index(model);
    }
    return status;
}
