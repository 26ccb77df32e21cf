/* step.c - worlds from their opening to their end, a business day at a time. */
#include "longbond/simulation.h"

#include "base/cents.h"
#include "base/error.h"
#include "base/hash.h"
#include "day/market_day.h"
#include "day/observe.h"
#include "day/phases.h"
#include "day/reconcile.h"
#include "fed/fed_params.h"
#include "investors/money_day.h"
#include "market/spreads.h"
#include "treasury/buyback_operation.h"
#include "treasury/debt_params.h"
#include "treasury/debt_service.h"
#include "treasury/issue.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Fiscal years begin in October, the Fed's books on 1 January: year-to-date figures start again. */
static void turn_years(lb_world *world, lb_date from, lb_date to)
{
    lb_ymd before = lb_date_ymd(from), now = lb_date_ymd(to);
    if (now.year != before.year) {
        *lb_w_fed_net_income(world) = 0;
        *lb_w_fed_remitted(world) = 0;
        memset(lb_w_fed_line(world), 0, sizeof(int64_t) * LB_LINE_COUNT);
    }
    if (now.month >= 10 && (before.month < 10 || before.year != now.year)) {
        memset(lb_w_accrued_class(world), 0, sizeof(double) * LB_SECURITY_TYPE_COUNT);
        *lb_w_nonmarketable_interest(world) = 0;
        *lb_w_other_interest(world) = 0;
    }
}

static void start_day(lb_world *world, lb_date today)
{
    lb_date before = *lb_w_date(world);
    *lb_w_previous_date(world) = before;
    *lb_w_date(world) = today;
    ++*lb_w_step_count(world);
    int64_t events = *lb_w_event_count(world); /* slots beyond yesterday's are blank already */
    events = events >= 0 && events < LB_EVENT_SLOTS ? events : LB_EVENT_SLOTS;
    memset(lb_w_event(world), 0, sizeof(lb_event) * (size_t)events);
    *lb_w_event_count(world) = 0;
    turn_years(world, before, today);
}

lb_status lb_step_timed(const lb_model *model, lb_world *world, double (*clock)(void), double *seconds,
                        lb_error *err)
{
    start_day(world, lb_model_settlement_day(model, *lb_w_date(world) + 1));
    lb_books books = lb_world_books(world, model->row);
    for (int i = 0; i < LB_PHASE_COUNT; i++) {
        double start = clock ? clock() : 0;
        lb_status status = lb_phases[i].run(model, world, &books, err);
        if (status != LB_OK) {
            return status;
        }
        if (clock) {
            seconds[i] += clock() - start;
        }
    }
    return LB_OK;
}

lb_status lb_step(const lb_model *model, lb_world *world, lb_error *err)
{
    return lb_step_timed(model, world, NULL, NULL, err);
}

/* Securities, holdings and interest periods of the opening stock. */
static void open_stock(const lb_model *model, lb_world *world, const lb_books *books)
{
    lb_date unpaid_since = lb_preceding(LB_CALENDAR_FEDERAL, model->baseline);
    for (int s = 0; s < model->security_count; s++) {
        const lb_security *terms = &model->securities[s];
        lb_treasury_start_period(model, world, s, LB_DATE_NONE, LB_DATE_NONE);
        lb_w_coupon_dec(world)[s] = terms->coupon_dec;
        lb_w_spread_dec(world)[s] = terms->spread_dec;
        if (s >= model->opening_count) {
            continue;
        }
        lb_w_discount_left(world)[s] = (double)model->opening_discount[s];
        lb_w_fed_redemption(world)[s] = model->opening_redemption[s];
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            int64_t par = model->opening_holdings[s * LB_SECTOR_COUNT + sector];
            int row = model->row[s];
            *lb_holding(books, s, sector) = par;
            books->outstanding[s] += par;
            *lb_position(books, row, sector) += par;
            *lb_position(books, row, LB_TREASURY) -= par;
        }
        if (books->outstanding[s] != 0) {
            lb_books_enlist(books, s);
        }
        if (terms->type != LB_BILL) {
            lb_treasury_start_period(model, world, s, lb_last_coupon_date(terms, unpaid_since),
                                     lb_next_coupon_date(terms, unpaid_since));
        }
    }
}

/* Offerings announced or auctioned before the baseline are facts of the opening. */
static lb_status open_programme(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_status status = LB_OK;
    for (int o = 0; status == LB_OK && o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->announce <= model->baseline) {
            lb_w_offering_par(world)[o] = offering->offering_par;
        }
        if (offering->auction <= model->baseline) {
            status = lb_treasury_price_offering(model, world, o, err);
        }
    }
    return status;
}

/* FRN interest accrued by the baseline; TIPS compensation of the opening; both before net worth is struck. */
static void open_accruals(const lb_model *model, lb_world *world, const lb_books *books)
{
    /* the statement of a month end that is no business day carries the last one's index ratio */
    lb_date statement = lb_preceding(LB_CALENDAR_FEDERAL, model->baseline);
    for (int s = 0; s < model->opening_count; s++) {
        const lb_security *terms = &model->securities[s];
        if (terms->type == LB_FRN && books->outstanding[s] != 0) {
            lb_w_accrued_index_px(world)[s] =
                lb_frn_accrued(model, world, s, lb_w_last_coupon(world)[s], model->baseline);
        }
        if (terms->type == LB_TIPS) {
            lb_treasury_index_holders(model, books, s, statement);
        }
    }
    memset(books->flow, 0, sizeof(int64_t) * LB_FLOW_COUNT * LB_SECTOR_COUNT);
}

static lb_status open_world(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_books books = lb_world_books(world, model->row);
    *lb_w_date(world) = model->baseline;
    *lb_w_previous_date(world) = model->baseline;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        lb_w_size_factor(world)[tenor] = 1;
    }
    for (int a = 0; a < LB_ACTION_SLOTS; a++) {
        lb_w_action_started(world)[a] = LB_DATE_NONE;
    }
    for (int p = 0; p < LB_PROGRAMME_SLOTS; p++) {
        lb_w_programme_started(world)[p] = lb_w_programme_ended(world)[p] = LB_DATE_NONE;
    }
    *lb_w_addon_from(world) = LB_DATE_NONE;
    for (int o = 0; o < model->offering_count; o++) {
        lb_w_when_issued_dec(world)[o] = NAN;
    }
    memcpy(books.position, model->opening_position, sizeof model->opening_position);
    memcpy(lb_w_par_yield(world), lb_model_yields(model, model->baseline),
           sizeof(double) * LB_CURVE_NODE_COUNT);
    *lb_w_frn_index(world) = model->bill_index[model->baseline - model->path_start];
    *lb_w_deferred_asset(world) =
        lb_to_cents(lb_model_param(model, LB_ACTOR_FED, LB_FED_OPENING_DEFERRED) * LB_BILLION_CENTS);
    *lb_w_fed_premium(world) =
        lb_to_cents(lb_model_param(model, LB_ACTOR_FED, LB_FED_OPENING_PREMIUM) * LB_BILLION_CENTS);
    open_stock(model, world, &books);
    open_accruals(model, world, &books);
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        books.opening_worth[sector] = lb_net_worth(&books, (lb_sector)sector);
    }
    *books.posting_count = 0;
    lb_status status = open_programme(model, world, err);
    if (status != LB_OK) {
        return status;
    }
    lb_observe(model, world, &books);
    books.live = NULL; /* the opening audit walks every security */
    return lb_audit(&books, lb_model_cusip, model, err);
}

/* From the opening stock through the record to the day on which the run begins; its counts begin there too. */
static lb_status replay_record(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_status status = LB_OK;
    while (status == LB_OK && *lb_w_date(world) < model->start) {
        status = lb_step(model, world, err);
    }
    lb_books books = lb_world_books(world, model->row);
    if (status == LB_OK) {
        status = lb_reconcile(model, world, &books, err);
    }
    *lb_w_agency_spent(world) = *lb_w_reserve_purchases(world) = 0;
    if (status == LB_OK) {
        lb_money_open(model, world, &books);
    }
    if (status == LB_OK && model->market) {
        lb_treasury_open_buybacks(world);
        lb_spreads_open(model, world);
        lb_market_open(model, world, &books);
    }
    if (status == LB_OK) {
        lb_observe(model, world, &books);
    }
    *lb_w_step_count(world) = 0;
    *lb_w_posting_count(world) = 0;
    *lb_w_audit_count(world) = 0;
    return status;
}

static lb_world_sizes sizes_of(const lb_model *model)
{
    return (lb_world_sizes){.securities = model->security_count, .offerings = model->offering_count};
}

static void *world_buffer(const lb_world_sizes *sizes, lb_error *err)
{
    void *buffer = aligned_alloc(64, lb_world_size(sizes));
    if (!buffer) {
        lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a world of %zu bytes", lb_world_size(sizes));
    }
    return buffer;
}

lb_status lb_world_open(const lb_model *model, lb_world **out, lb_error *err)
{
    *out = NULL;
    lb_world_sizes sizes = sizes_of(model);
    void *buffer = world_buffer(&sizes, err);
    if (!buffer) {
        return LB_ERR_NO_MEMORY;
    }
    lb_world *world = lb_world_layout(buffer, &sizes);
    lb_status status = open_world(model, world, err);
    if (status == LB_OK) {
        status = replay_record(model, world, err);
    }
    if (status != LB_OK) {
        free(buffer);
        return status;
    }
    *out = world;
    return LB_OK;
}

lb_status lb_world_restore(const lb_model *model, const void *bytes, size_t length, lb_world **out,
                           lb_error *err)
{
    *out = NULL;
    lb_world_sizes sizes = sizes_of(model);
    lb_status status = lb_world_check(bytes, length, err);
    if (status != LB_OK) {
        return status;
    }
    const lb_world *stored = bytes;
    if (memcmp(&stored->sizes, &sizes, sizeof sizes) != 0) {
        return lb_fail(err, LB_ERR_CORRUPT,
                       "the checkpoint belongs to another scenario (%d securities, here %d)",
                       stored->sizes.securities, sizes.securities);
    }
    void *buffer = world_buffer(&sizes, err);
    if (!buffer) {
        return LB_ERR_NO_MEMORY;
    }
    memcpy(buffer, bytes, length);
    lb_date date = *lb_w_date(buffer);
    if (date < model->start || date > model->until) {
        free(buffer);
        return lb_fail(err, LB_ERR_CORRUPT, "the checkpoint's date lies outside the run");
    }
    *out = buffer;
    return LB_OK;
}

void lb_world_close(lb_world *world)
{
    free(world);
}

lb_date lb_world_date(const lb_world *world)
{
    return *lb_wc_date(world);
}

size_t lb_world_bytes(const lb_world *world)
{
    return world->bytes;
}

uint64_t lb_world_hash(const lb_world *world)
{
    return lb_hash_bytes(world, world->bytes, 0);
}

double lb_world_observable(const lb_world *world, const char *word)
{
    int observable = lb_observable_find(word);
    return observable < 0 ? NAN : lb_wc_observable(world)[observable];
}

int64_t lb_world_postings(const lb_world *world)
{
    return *lb_wc_posting_count(world);
}

int64_t lb_world_audits(const lb_world *world)
{
    return *lb_wc_audit_count(world);
}
