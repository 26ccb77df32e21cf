/* store_rows.c - what a world becomes in the tables: holdings, balance sheet, flows, securities, events. */
#include "store/store_internal.h"

#include <math.h>

#include "base/error.h"
#include "fed/cost.h"
#include "market/valuation.h"
#include "store/auction_rows.h"

/* One row of a table whose columns from `first` on are the sectors. */
static lb_status insert_sectors(lb_store *store, sqlite3_stmt *statement, int first, const int64_t *values,
                                const char *doing, lb_error *err)
{
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        lb_bind_int(store, statement, first + sector, values[sector]);
    }
    return lb_store_step(store, statement, doing, err);
}

/* What a security is worth and what it cost the Fed; NaN in the rows of inflation compensation. */
struct priced {
    lb_security_worth worth;
    double fed_cost_px;
};

static const struct priced not_priced = {{NAN, NAN}, NAN};

static lb_status insert_holding(lb_store *store, const lb_world *world, int security, const char *part,
                                const int64_t *values, const struct priced *priced, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, LB_TABLE_HOLDINGS, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    int64_t total = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        total += values[sector];
    }
    lb_bind_int(store, statement, 1, store->run);
    lb_bind_date(store, statement, 2, *lb_wc_date(world));
    lb_bind_text(store, statement, 3, store->model->securities[security].cusip);
    lb_bind_text(store, statement, 4, part);
    lb_bind_int(store, statement, 5, total);
    lb_bind_real(store, statement, 6 + LB_SECTOR_COUNT, priced->worth.clean_px);
    lb_bind_real(store, statement, 7 + LB_SECTOR_COUNT, priced->worth.duration_yrs);
    lb_bind_real(store, statement, 8 + LB_SECTOR_COUNT, priced->fed_cost_px);
    return insert_sectors(store, statement, 6, values, "write the holdings", err);
}

static bool any(const int64_t *values)
{
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (values[sector] != 0) {
            return true;
        }
    }
    return false;
}

static lb_status insert_holdings(lb_store *store, const lb_world *world, lb_error *err)
{
    const lb_model *model = store->model;
    lb_status status = LB_OK;
    lb_valuation valuation;
    lb_valuation_open(world, &valuation);
    double weights = lb_fed_premium_weights(model, world);
    for (int i = 0; status == LB_OK && i < model->security_count; i++) {
        const int64_t *par = lb_wc_holdings(world) + (int64_t)i * LB_SECTOR_COUNT;
        const int64_t *compensation = lb_wc_compensation(world) + (int64_t)i * LB_SECTOR_COUNT;
        if (any(par)) {
            struct priced priced = {lb_security_worth_of(&valuation, model, world, i),
                                    par[LB_FED] ? lb_fed_cost_px(model, world, i, weights) : NAN};
            status = insert_holding(store, world, i, "par", par, &priced, err);
        }
        if (status == LB_OK && any(compensation)) {
            status = insert_holding(store, world, i, "compensation", compensation, &not_priced, err);
        }
    }
    return status;
}

/* A matrix whose rows are named by `word`. */
static lb_status insert_matrix(lb_store *store, const lb_world *world, lb_store_table_id table, int rows,
                               const char *(*word)(int), const int64_t *values, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, table, &statement, err);
    for (int row = 0; status == LB_OK && row < rows; row++) {
        lb_bind_int(store, statement, 1, store->run);
        lb_bind_date(store, statement, 2, *lb_wc_date(world));
        lb_bind_text(store, statement, 3, word(row));
        status = insert_sectors(store, statement, 4, values + row * LB_SECTOR_COUNT, "write the books", err);
    }
    return status;
}

lb_status lb_store_month_end(lb_store *store, const lb_world *world, lb_error *err)
{
    lb_status status = insert_holdings(store, world, err);
    if (status == LB_OK) {
        status = insert_matrix(store, world, LB_TABLE_BALANCE_SHEET, LB_INSTRUMENT_COUNT, lb_instrument_word,
                               lb_wc_position(world), err);
    }
    if (status == LB_OK) {
        status =
            insert_matrix(store, world, LB_TABLE_FLOWS, LB_FLOW_COUNT, lb_flow_word, lb_wc_flow(world), err);
    }
    return status;
}

lb_status lb_store_security(lb_store *store, const lb_world *world, int security, lb_error *err)
{
    static const char *const classes[] = {
#define X(name, word, text) word,
        LB_SECURITY_TYPE_LIST(X)
#undef X
    };
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, LB_TABLE_SECURITIES, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    const lb_model *model = store->model;
    const lb_security *terms = &model->securities[security];
    char term[24];
    lb_bind_int(store, statement, 1, store->run);
    lb_bind_text(store, statement, 2, terms->cusip);
    lb_bind_text(store, statement, 3, classes[terms->type]);
    lb_bind_text(store, statement, 4, lb_original_term(model->tenor[security], term));
    lb_bind_text(store, statement, 5, security < model->opening_count ? "Yes" : "No");
    lb_bind_date(store, statement, 6, terms->dated_date);
    lb_bind_date(store, statement, 7, terms->issue_date);
    lb_bind_date(store, statement, 8, terms->first_coupon);
    lb_bind_date(store, statement, 9, terms->maturity);
    bool bears_coupon = terms->type == LB_NOTE || terms->type == LB_BOND || terms->type == LB_TIPS;
    lb_bind_percent(store, statement, 10, bears_coupon ? lb_wc_coupon_dec(world)[security] : NAN);
    lb_bind_percent(store, statement, 11, terms->type == LB_FRN ? lb_wc_spread_dec(world)[security] : NAN);
    lb_bind_real(store, statement, 12, terms->type == LB_TIPS ? terms->base_ref_cpi : NAN);
    return lb_store_step(store, statement, "write the securities", err);
}

lb_status lb_store_opening_securities(lb_store *store, const lb_world *opening, lb_error *err)
{
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < store->model->security_count; i++) {
        if (lb_wc_outstanding(opening)[i] > 0) {
            status = lb_store_security(store, opening, i, err);
        }
    }
    return status;
}

/* The events of a day, or only those of one kind (-1: all). */
static lb_status insert_events(lb_store *store, const lb_world *world, int kind, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, LB_TABLE_EVENTS, &statement, err);
    int64_t count = *lb_wc_event_count(world);
    for (int64_t i = 0; status == LB_OK && i < count && i < LB_EVENT_SLOTS; i++) {
        const lb_event *event = &lb_wc_event(world)[i];
        if (event->kind < 0 || event->kind >= LB_EVENT_KIND_COUNT ||
            event->security >= store->model->security_count) {
            return lb_fail(err, LB_ERR_INTERNAL, "event %d of the day is of no known kind or security",
                           (int)i);
        }
        if (kind >= 0 && event->kind != kind) {
            continue;
        }
        lb_bind_int(store, statement, 1, store->run);
        lb_bind_date(store, statement, 2, *lb_wc_date(world));
        lb_bind_int(store, statement, 3, i + 1);
        lb_bind_text(store, statement, 4, lb_event_word(event->kind));
        if (event->security >= 0) {
            lb_bind_text(store, statement, 5, store->model->securities[event->security].cusip);
        } else if (store->rc == SQLITE_OK) {
            store->rc = sqlite3_bind_null(statement, 5);
        }
        lb_bind_int(store, statement, 6, event->cents);
        lb_bind_real(store, statement, 7, event->value);
        status = lb_store_step(store, statement, "write the events", err);
    }
    return status;
}

lb_status lb_store_day_events(lb_store *store, const lb_world *world, lb_error *err)
{
    return insert_events(store, world, -1, err);
}

lb_status lb_store_opening_events(lb_store *store, const lb_world *opening, lb_error *err)
{
    return insert_events(store, opening, LB_EVENT_RECONCILED, err);
}
