/* replay_run.c - a run for a replay: every day's observables, the Fed's books, what of its maturities was redeemed. */
#include "study/replay_run.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cents.h"
#include "base/error.h"
#include "day/build.h"
#include "fed/record.h"
#include "treasury/debt_service.h"
#include "world/scenario.h"

static void add_watches(lb_scenario *scenario, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        snprintf(scenario->watch[scenario->watch_count++], sizeof scenario->watch[0], "%s", words[i]);
    }
}

void lb_replay_history(lb_scenario *out)
{
    *out = (lb_scenario){.title = "History, October 2023 to January 2026",
                         .baseline = lb_date_make(2023, 9, 30),
                         .until = lb_date_make(2026, 1, 30),
                         .issuance = LB_ISSUANCE_ACTUAL,
                         .yields = LB_YIELDS_GIVEN,
                         .money = LB_MONEY_GIVEN};
    static const char *const watches[] = {"debt_held_by_public", "wam_months", "bill_share",
                                          "soma_treasuries",     "tga",        "net_interest_fytd"};
    add_watches(out, watches, sizeof watches / sizeof watches[0]);
}

void lb_replay_refill_scenario(lb_scenario *out)
{
    *out = (lb_scenario){.title = "Debt-limit refill, July to September 2025",
                         .baseline = lb_date_make(2025, 6, 30),
                         .until = lb_date_make(2025, 10, 1),
                         .issuance = LB_ISSUANCE_ACTUAL,
                         .yields = LB_YIELDS_GIVEN,
                         .money = LB_MONEY_SIMULATED};
    static const char *const watches[] = {"tga", "on_rrp", "reserves", "soma_treasuries", "currency"};
    add_watches(out, watches, sizeof watches / sizeof watches[0]);
}

void lb_replay_rmp_scenario(lb_scenario *out)
{
    *out = (lb_scenario){.title = "Reserve management purchases, December 2025 to February 2026",
                         .baseline = lb_date_make(2025, 12, 11),
                         .until = lb_date_make(2026, 2, 18),
                         .issuance = LB_ISSUANCE_POLICY,
                         .yields = LB_YIELDS_GIVEN,
                         .money = LB_MONEY_GIVEN};
    static const char *const watches[] = {"soma_bills", "soma_treasuries", "mbs", "fed_assets"};
    add_watches(out, watches, sizeof watches / sizeof watches[0]);
}

/* The Fed's par, cents, of every security at the close of the day before: what matures today is paid first of all. */
static void note_holdings(const lb_model *model, const lb_world *world, int64_t *before)
{
    for (int s = 0; s < model->security_count; s++) {
        before[s] = lb_wc_holdings(world)[(int64_t)s * LB_SECTOR_COUNT + LB_FED];
    }
}

static lb_replay_month *month_of(lb_replay_record *record, lb_date date)
{
    lb_ymd first = lb_date_ymd(record->months[0].first), day = lb_date_ymd(date);
    int index = 12 * (day.year - first.year) + day.month - first.month;
    return index >= 0 && index < record->month_count ? &record->months[index] : NULL;
}

/* What matured and was redeemed today, into the months of the maturities. */
static void note_maturities(const lb_model *model, const lb_world *world, const int64_t *before,
                            lb_replay_record *record)
{
    const lb_event *events = lb_wc_event(world);
    for (int64_t i = 0; i < *lb_wc_event_count(world); i++) {
        const lb_event *event = &events[i];
        record->addons += event->kind == LB_EVENT_ADDON ? event->cents : 0;
        bool matured = event->kind == LB_EVENT_MATURED, redeemed = event->kind == LB_EVENT_REDEEMED_BY_FED;
        if (!matured && !redeemed) {
            continue;
        }
        const lb_security *terms = &model->securities[event->security];
        lb_replay_month *month = month_of(record, terms->maturity);
        bool bill = terms->type == LB_BILL;
        if (month && redeemed) {
            *(bill ? &month->bills_redeemed : &month->coupons_redeemed) += event->cents;
        } else if (month) {
            int64_t par = before[event->security], ratio = 100000;
            if (terms->type == LB_TIPS && par > 0) {
                ratio = lb_index_ratio_e5(model, terms, terms->maturity);
            }
            *(bill ? &month->bills : &month->coupons) += ratio > 100000 ? lb_cents_by_ratio(par, ratio) : par;
        }
    }
}

static void note_day(const lb_world *world, lb_replay_record *record)
{
    lb_replay_day *day = &record->days[record->day_count++];
    day->date = lb_world_date(world);
    memcpy(day->observable, lb_wc_observable(world), sizeof day->observable);
    for (int i = 0; i < LB_INSTRUMENT_COUNT; i++) {
        day->fed[i] = lb_wc_position(world)[i * LB_SECTOR_COUNT + LB_FED];
    }
    day->fed_flows = 0;
    for (int i = 0; i < LB_FLOW_COUNT; i++) {
        day->fed_flows += lb_wc_flow(world)[i * LB_SECTOR_COUNT + LB_FED];
    }
}

static lb_status make_room(const lb_model *model, lb_replay_record *out, int64_t **before, lb_error *err)
{
    lb_ymd from = lb_date_ymd(lb_model_start(model)), to = lb_date_ymd(lb_model_end(model));
    out->month_count = 12 * (to.year - from.year) + to.month - from.month + 1;
    out->days = calloc((size_t)lb_model_steps(model) + 1, sizeof *out->days);
    out->months = calloc((size_t)out->month_count, sizeof *out->months);
    *before = calloc((size_t)model->security_count, sizeof **before);
    if (!out->days || !out->months || !*before) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the days of a replay");
    }
    lb_date first = lb_date_make(from.year, from.month, 1);
    for (int i = 0; i < out->month_count; i++) {
        out->months[i].first = lb_date_add_months(first, i, false);
        out->months[i].cap = lb_fed_cap(model, out->months[i].first);
    }
    return LB_OK;
}

static lb_status run(const lb_model *model, lb_world *world, const lb_replay_watch *watch, int64_t *before,
                     lb_replay_record *out, lb_error *err)
{
    lb_status status = LB_OK;
    int total = lb_model_steps(model);
    note_day(world, out);
    while (status == LB_OK && out->day_count <= total) {
        note_holdings(model, world, before);
        status = lb_step(model, world, err);
        if (status == LB_OK) {
            note_maturities(model, world, before, out);
            note_day(world, out);
        }
        if (watch && watch->day) {
            watch->day(watch->context, out->day_count - 1, total);
        }
    }
    return status;
}

lb_status lb_replay_record_make(const lb_scenario *scenario, const lb_replay_watch *watch,
                                lb_replay_record *out, lb_error *err)
{
    lb_model *model = NULL;
    lb_world *world = NULL;
    int64_t *before = NULL;
    *out = (lb_replay_record){0};
    lb_status status = lb_model_build(scenario, NULL, &model, err);
    status = status == LB_OK ? lb_world_open(model, &world, err) : status;
    status = status == LB_OK ? make_room(model, out, &before, err) : status;
    status = status == LB_OK ? run(model, world, watch, before, out, err) : status;
    free(before);
    lb_world_close(world);
    lb_model_free(model);
    return status;
}

lb_status lb_replay_record_history(const lb_replay_watch *watch, lb_replay_record *out, lb_error *err)
{
    lb_scenario scenario;
    lb_replay_history(&scenario);
    return lb_replay_record_make(&scenario, watch, out, err);
}

void lb_replay_record_free(lb_replay_record *record)
{
    free(record->days);
    free(record->months);
    *record = (lb_replay_record){0};
}

const lb_replay_day *lb_replay_on(const lb_replay_record *record, lb_date date)
{
    int low = 0, high = record->day_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (record->days[middle].date <= date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 ? &record->days[low - 1] : NULL;
}

double lb_replay_value(const lb_replay_record *record, lb_date date, int observable)
{
    bool past = record->day_count == 0 || date > record->days[record->day_count - 1].date + 4;
    const lb_replay_day *day = past ? NULL : lb_replay_on(record, date);
    return day && observable >= 0 ? day->observable[observable] : NAN;
}

double lb_replay_week(const lb_replay_record *record, lb_date date, int observable)
{
    double sum = 0;
    for (int back = 0; back < 7; back++) {
        sum += lb_replay_value(record, date - back, observable);
    }
    return sum / 7;
}
