/* A run stored and read back. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/check_auctions.h"
#include "store/auction_rows.h"
#include "store/export.h"
#include "store/store_internal.h"
#include "store/store_for_tests.h"
#include "store/waterfall_rows.h"

START_TEST(a_run_reads_back)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    lb_world *world;
    int64_t run = whole_run(store, model, &world);
    lb_run_info info;
    lb_error err;
    ck_assert_msg(lb_store_run(store, 0, &info, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(info.run, run);
    ck_assert_int_eq(info.state, LB_RUN_COMPLETE);
    ck_assert_str_eq(info.title, "A fake run");
    ck_assert_int_eq(info.days, fake_steps(model));
    ck_assert_int_eq(info.last, model->until);
    ck_assert_uint_eq(info.hash, lb_world_hash(world));
    ck_assert_int_eq(info.postings, *lb_wc_posting_count(world));
    ck_assert_int_eq(info.audits, fake_steps(model));
    ck_assert_uint_eq(strlen(info.finished), 20);
    char *scenario;
    size_t length;
    ck_assert_int_eq(lb_store_scenario(store, run, &scenario, &length, &err), LB_OK);
    ck_assert_str_eq(scenario, fake_scenario);
    ck_assert_uint_eq(length, strlen(fake_scenario));
    free(scenario);
    lb_stored_series series;
    ck_assert_int_eq(lb_store_series(store, run, &series, &err), LB_OK);
    ck_assert_int_eq(series.count, fake_steps(model) + 1);
    ck_assert_int_eq(series.dates[0], model->baseline);
    ck_assert_mem_eq(series.values[series.count - 1], lb_wc_observable(world),
                     LB_OBSERVABLE_COUNT * sizeof(double));
    ck_assert_int_eq(lb_stored_series_find(&series, model->baseline - 1), -1);
    ck_assert_int_eq(lb_stored_series_find(&series, model->baseline + 1), 0); /* a Sunday */
    ck_assert_int_eq(lb_stored_series_find(&series, model->until + 100), series.count - 1);
    lb_stored_series_free(&series);
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(holdings_and_books_read_back_to_the_cent)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    lb_world *world;
    int64_t run = whole_run(store, model, &world);
    lb_stored_holding *holdings;
    int count, live = 0;
    lb_date at;
    lb_error err;
    ck_assert_int_eq(lb_store_holdings(store, run, LB_DATE_NONE, &at, &holdings, &count, &err), LB_OK);
    ck_assert_int_eq(at, model->until);
    for (int s = 0; s < model->security_count; s++) {
        live += lb_wc_outstanding(world)[s] != 0;
        for (int i = 0; i < count; i++) {
            if (strcmp(holdings[i].cusip, model->securities[s].cusip) == 0) {
                ck_assert_int_eq(holdings[i].outstanding, lb_wc_outstanding(world)[s]);
                ck_assert_int_eq(holdings[i].type, model->securities[s].type);
                ck_assert_int_eq(holdings[i].maturity, model->securities[s].maturity);
                ck_assert_mem_eq(holdings[i].par, lb_wc_holdings(world) + s * LB_SECTOR_COUNT,
                                 sizeof holdings[i].par);
                ck_assert_mem_eq(holdings[i].compensation, lb_wc_compensation(world) + s * LB_SECTOR_COUNT,
                                 sizeof holdings[i].compensation);
            }
        }
    }
    ck_assert_int_eq(count, live);
    free(holdings);
    lb_stored_books books;
    ck_assert_int_eq(lb_store_books(store, run, LB_DATE_NONE, &books, &err), LB_OK);
    ck_assert_mem_eq(books.position, lb_wc_position(world), sizeof books.position);
    ck_assert_mem_eq(books.flow, lb_wc_flow(world), sizeof books.flow);
    /* a day within a month shows the month end before it */
    ck_assert_int_eq(lb_store_books(store, run, lb_date_make(2023, 12, 15), &books, &err), LB_OK);
    ck_assert_int_eq(books.at, lb_date_make(2023, 11, 30));
    ck_assert_int_eq(lb_store_books(store, run, lb_date_make(2023, 9, 1), &books, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "on or before 2023-09-01"));
    lb_date *ends;
    ck_assert_int_eq(lb_store_month_ends(store, run, &ends, &count, &err), LB_OK);
    ck_assert_int_eq(count, 9); /* the baseline and eight months */
    ck_assert_int_eq(ends[0], model->baseline);
    ck_assert_int_eq(ends[6], lb_date_make(2024, 3, 29)); /* the 31st was a Sunday */
    free(ends);
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

static const lb_auction *find_auction(const lb_stored_auctions *auctions, const char *cusip, lb_date date)
{
    for (int i = 0; i < auctions->count; i++) {
        if (strncmp(auctions->rows[i].cusip, cusip, 8) == 0 && auctions->rows[i].auction_date == date) {
            return &auctions->rows[i];
        }
    }
    ck_abort_msg("no auction of %s", cusip);
}

START_TEST(auctions_read_back_in_treasurys_terms)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    lb_world *world;
    int64_t run = whole_run(store, model, &world);
    lb_stored_auctions auctions;
    lb_error err;
    ck_assert_msg(lb_store_auctions(store, run, &auctions, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(auctions.count, FAKE_OFFERINGS);
    for (int i = 0; i < auctions.count; i++) {
        ck_assert_int_eq(lb_auction_identity_check(&auctions.rows[i], LB_AUCTION_TOTAL, NULL, NULL),
                         LB_IDENTITY_HOLDS);
        ck_assert_int_eq(lb_auction_reconcile(&auctions.rows[i], &err), LB_OK);
    }
    const lb_auction *bill = find_auction(&auctions, "912797AC", lb_date_make(2023, 10, 27));
    ck_assert_str_eq(bill->security_type, "Bill");
    ck_assert_str_eq(bill->security_term, "42-Day");
    ck_assert_int_eq(bill->cash_management, 1);
    ck_assert_double_eq(bill->high_discount_dec, 0.05319);
    ck_assert(isnan(bill->high_yield_dec));
    ck_assert_int_eq(bill->outstanding_before_usd, LB_CENTS_NONE);
    /* reopening of a 10-year note one month after its first issue */
    const lb_auction *note = find_auction(&auctions, "91282CAE", lb_date_make(2023, 12, 8));
    ck_assert_str_eq(note->security_term, "9-Year 11-Month");
    ck_assert_str_eq(note->original_term, "10-Year");
    ck_assert_int_eq(note->reopening, 1);
    ck_assert_double_eq(note->high_yield_dec, 0.04296);
    ck_assert_int_eq(note->offering_usd, 37 * 100000000000);
    ck_assert_int_eq(note->outstanding_before_usd, 44 * 100000000000);
    ck_assert_int_eq(note->total_accepted_usd, note->offering_usd + note->soma_accepted_usd);
    /* TIPS are typed Note; the flag tells them */
    const lb_auction *tips = find_auction(&auctions, "91282CAC", lb_date_make(2024, 1, 24));
    ck_assert_str_eq(tips->security_type, "Note");
    ck_assert_int_eq(tips->type, LB_TIPS);
    ck_assert_double_eq(tips->ref_cpi_dated, 296.5);
    /* announced before the baseline: nothing printed before it is known */
    const lb_auction *early = find_auction(&auctions, "91282CAB", lb_date_make(2023, 10, 4));
    ck_assert_int_eq(early->outstanding_before_usd, LB_CENTS_NONE);
    ck_assert_double_eq(early->high_px, 93.5);
    /* its settlement repays nothing; what settles with a maturity says who held it */
    const lb_auction *last = find_auction(&auctions, "91282CAF", lb_date_make(2024, 2, 23));
    ck_assert_int_eq(last->maturing_date, last->issue_date);
    ck_assert_int_eq(last->maturing_publicly_held_usd, 0);
    lb_stored_auctions_free(&auctions);
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(an_auction_shows_only_what_is_known_by_then)
{
    lb_model *model = fake_model_new();
    lb_world *world = fake_world_new(model);
    const lb_offering *offering = &model->offerings[2];
    lb_auction_texts texts;
    while (*lb_wc_date(world) < offering->settle) {
        ck_assert_int_eq(fake_step(model, world, NULL), LB_OK);
        lb_auction row = lb_auction_row(model, world, 2, &texts);
        bool auctioned = *lb_wc_date(world) >= offering->auction,
             settled = *lb_wc_date(world) >= offering->settle;
        ck_assert_int_eq(isnan(row.high_yield_dec), !auctioned);
        ck_assert_int_eq(isnan(row.high_px), !auctioned);
        ck_assert_int_eq(row.soma_accepted_usd == LB_CENTS_NONE, !settled);
        ck_assert_int_eq(row.total_accepted_usd == LB_CENTS_NONE, !settled);
    }
    free(world);
    fake_model_free(model);
}
END_TEST

/* Bid-to-cover as Treasury defines it: of the 10-year note of November 2023 dealers, direct and indirect bidders bid
 * for 2.5 times $40 billion, and $0.1 billion came without competition: (100 + 0.1) / 40 = 2.50. */
START_TEST(simulated_bids_stand_in_treasurys_columns)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    int64_t run = whole_run(store, model, NULL), mn = 100000000;
    lb_stored_auctions auctions;
    lb_error err;
    ck_assert_msg(lb_store_auctions(store, run, &auctions, &err) == LB_OK, "%s", err.message);
    int with_bids = 0;
    for (int i = 0; i < auctions.count; i++) {
        const lb_auction *row = &auctions.rows[i];
        bool bids = isfinite(auctions.desk[i].when_issued_dec);
        bool nominal = row->type == LB_NOTE || row->type == LB_BOND;
        ck_assert_int_eq(bids, nominal);
        ck_assert_int_eq(isnan(auctions.desk[i].tail_bp), !bids);
        ck_assert_int_eq(row->dealer_accepted_usd == LB_CENTS_NONE, !bids);
        ck_assert_int_eq(isnan(row->bid_to_cover), !bids);
        for (int k = 0; bids && k < LB_AUCTION_IDENTITY_COUNT; k++) {
            ck_assert_int_eq(lb_auction_identity_check(row, (lb_auction_identity)k, NULL, NULL),
                             LB_IDENTITY_HOLDS);
        }
        with_bids += bids;
    }
    ck_assert_int_eq(with_bids, 5);
    const lb_auction *note = find_auction(&auctions, "91282CAE", lb_date_make(2023, 11, 8));
    ck_assert_double_eq(note->bid_to_cover, 2.50);
    ck_assert_int_eq(note->noncompetitive_accepted_usd, 100 * mn);
    ck_assert_int_eq(note->dealer_accepted_usd, 7980 * mn);
    ck_assert_int_eq(note->direct_accepted_usd, 5985 * mn);
    ck_assert_int_eq(note->indirect_accepted_usd, 25935 * mn);
    ck_assert_int_eq(note->competitive_tendered_usd, 100000 * mn);
    ck_assert_int_eq(note->soma_accepted_usd, 4000 * mn);
    ck_assert_int_eq(note->total_accepted_usd, 44000 * mn);
    ck_assert_int_eq(note->total_tendered_usd, 104100 * mn);
    ck_assert_double_eq_tol(note->allotted_at_high_dec, 0.4125, 1e-12);
    ck_assert_double_eq_tol(note->median_yield_dec, 0.04469, 1e-12);
    int at = (int)(note - auctions.rows);
    ck_assert_double_eq_tol(auctions.desk[at].when_issued_dec, 0.04507, 1e-12);
    ck_assert_double_eq_tol(auctions.desk[at].tail_bp, 1.2, 1e-9);
    lb_stored_auctions_free(&auctions);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(the_waterfall_reads_back)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    lb_world *world;
    int64_t run = whole_run(store, model, &world);
    lb_stored_waterfall fall;
    lb_error err;
    for (int maturity = 0; maturity < LB_WATERFALL_COUNT; maturity++) {
        lb_status status = lb_store_waterfall(store, run, maturity, LB_DATE_NONE, LB_DATE_NONE, &fall, &err);
        ck_assert_msg(status == LB_OK, "%s", err.message);
        ck_assert_int_eq(fall.count, fake_steps(model) + 1);
        ck_assert(fall.any);
        ck_assert_int_eq(fall.dates[0], model->baseline);
        ck_assert_double_eq(fall.yield_dec[0], lb_wc_opening_yield(world)[maturity]);
        for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
            ck_assert_double_eq(fall.change_dec[0][cause], 0);
            ck_assert_double_eq(fall.change_dec[fall.count - 1][cause],
                                lb_wc_waterfall(world)[maturity * LB_CAUSE_COUNT + cause]);
        }
        lb_stored_waterfall_free(&fall);
    }
    lb_date from = lb_date_make(2024, 1, 6), to = lb_date_make(2024, 1, 20); /* both Saturdays */
    ck_assert_int_eq(lb_store_waterfall(store, run, LB_FALL_30Y, from, to, &fall, &err), LB_OK);
    ck_assert_int_eq(fall.count, 9); /* the 15th was a holiday */
    ck_assert_int_eq(fall.dates[0], lb_date_make(2024, 1, 8));
    ck_assert_double_eq(fall.change_dec[0][LB_CAUSE_TREASURY_SUPPLY], 1e-6 * 67);
    ck_assert_int_eq(lb_stored_waterfall_at(&fall, lb_date_make(2024, 1, 15)), 4);
    ck_assert_int_eq(lb_stored_waterfall_at(&fall, lb_date_make(2024, 1, 7)), -1);
    lb_stored_waterfall_free(&fall);
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

static int64_t count_rows(lb_store *store, const char *sql)
{
    sqlite3_stmt *statement;
    lb_error err;
    ck_assert_msg(lb_store_prepare(store, sql, "test", &statement, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
    int64_t count = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return count;
}

START_TEST(only_causes_that_did_something_are_stored)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    whole_run(store, model, NULL);
    /* seven causes of five yields on each day; the Fed and the flow did nothing */
    ck_assert_int_eq(count_rows(store, "SELECT count(*) FROM waterfall"), 7 * 5 * fake_steps(model));
    ck_assert_int_eq(count_rows(store, "SELECT count(*) FROM waterfall WHERE cause = 'fed'"), 0);
    model->scenario.yields = LB_YIELDS_GIVEN;
    int64_t run = whole_run(store, model, NULL);
    ck_assert_int_eq(count_rows(store, "SELECT count(*) FROM waterfall WHERE run = 2"), 0);
    lb_stored_waterfall fall;
    lb_error err;
    ck_assert_int_eq(lb_store_waterfall(store, run, LB_FALL_10Y, LB_DATE_NONE, LB_DATE_NONE, &fall, &err),
                     LB_OK);
    ck_assert(!fall.any);
    lb_stored_waterfall_free(&fall);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

/* What is added day by day as a run goes on is what the store says afterwards. */
START_TEST(days_added_are_those_read)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    int64_t run = whole_run(store, model, NULL);
    lb_stored_waterfall stored, live = {.maturity = LB_FALL_5Y};
    lb_error err;
    ck_assert_int_eq(lb_store_waterfall(store, run, LB_FALL_5Y, LB_DATE_NONE, LB_DATE_NONE, &stored, &err),
                     LB_OK);
    lb_world *world = fake_world_new(model);
    ck_assert(lb_stored_waterfall_add(&live, world));
    while (*lb_wc_date(world) < model->until) {
        ck_assert_int_eq(fake_step(model, world, NULL), LB_OK);
        ck_assert(lb_stored_waterfall_add(&live, world));
    }
    ck_assert_int_eq(live.count, stored.count);
    ck_assert_mem_eq(live.dates, stored.dates, (size_t)live.count * sizeof *live.dates);
    ck_assert_mem_eq(live.yield_dec, stored.yield_dec, (size_t)live.count * sizeof *live.yield_dec);
    for (int day = 0; day < live.count; day++) {
        for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) { /* a stored zero has no sign */
            ck_assert_double_eq(live.change_dec[day][cause], stored.change_dec[day][cause]);
        }
    }
    free(world);
    lb_stored_waterfall_free(&live);
    lb_stored_waterfall_free(&stored);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(an_older_file_gets_the_waterfall)
{
    fresh_folder();
    lb_model *model = fake_model_new();
    lb_store *store = open_store(file_path("old"), LB_STORE_WRITE);
    int64_t run = whole_run(store, model, NULL);
    lb_store_close(store);
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(file_path("old"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db,
                                  "DROP TABLE waterfall; ALTER TABLE auctions DROP COLUMN tail_bp; "
                                  "ALTER TABLE auctions DROP COLUMN when_issued_yield",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    store = open_store(file_path("old"), LB_STORE_READ);
    lb_stored_waterfall fall;
    lb_stored_auctions auctions;
    lb_error err;
    lb_status status = lb_store_waterfall(store, run, LB_FALL_2Y, LB_DATE_NONE, LB_DATE_NONE, &fall, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    ck_assert(!fall.any);
    lb_stored_waterfall_free(&fall);
    ck_assert_int_eq(lb_store_auctions(store, run, &auctions, &err), LB_OK);
    ck_assert(isnan(auctions.desk[2].when_issued_dec));
    lb_stored_auctions_free(&auctions);
    ck_assert_msg(lb_export_csv(store, run, file_path("out"), &err) == LB_OK, "%s", err.message);
    lb_store_close(store);
    store = open_store(file_path("old"), LB_STORE_WRITE);
    run = whole_run(store, model, NULL);
    ck_assert_int_eq(lb_store_waterfall(store, run, LB_FALL_2Y, LB_DATE_NONE, LB_DATE_NONE, &fall, &err),
                     LB_OK);
    ck_assert(fall.any);
    lb_stored_waterfall_free(&fall);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(events_and_checkpoints_read_back)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    lb_world *world;
    int64_t run = whole_run(store, model, &world);
    lb_stored_event *events;
    int count;
    lb_error err;
    lb_date day = lb_date_make(2024, 1, 4);
    ck_assert_int_eq(lb_store_events(store, run, day, day, &events, &count, &err), LB_OK);
    ck_assert_int_gt(count, 10); /* a bill matured, one event a holder */
    ck_assert_str_eq(events[0].kind, "matured");
    ck_assert_int_eq(strncmp(events[0].cusip, "912797AA", 8), 0);
    free(events);
    void *bytes;
    size_t length;
    lb_date at;
    ck_assert_int_eq(lb_store_checkpoint(store, run, LB_DATE_NONE, &bytes, &length, &at, &err), LB_OK);
    ck_assert_int_eq(at, model->until);
    ck_assert_uint_eq(length, world->bytes);
    ck_assert_mem_eq(bytes, world, length);
    free(bytes);
    /* three are kept */
    ck_assert_int_eq(lb_store_checkpoint(store, run, lb_date_make(2024, 3, 29), &bytes, &length, &at, &err),
                     LB_OK);
    free(bytes);
    ck_assert_int_eq(lb_store_checkpoint(store, run, lb_date_make(2024, 3, 28), &bytes, &length, &at, &err),
                     LB_ERR_NOT_FOUND);
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(sql_users_find_the_long_views)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    int64_t run = whole_run(store, model, NULL);
    sqlite3_stmt *statement;
    lb_error err;
    lb_status status = lb_store_prepare(
        store,
        "SELECT l.value, s.tga, l.unit FROM series_long l JOIN series s ON s.run = l.run AND s.date = l.date "
        "WHERE l.run = 1 AND l.name = 'tga' AND l.date = '2024-02-01'",
        "test", &statement, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
    ck_assert_double_eq(sqlite3_column_double(statement, 0), sqlite3_column_double(statement, 1));
    ck_assert_str_eq((const char *)sqlite3_column_text(statement, 2), "usd mn");
    sqlite3_finalize(statement);
    status =
        lb_store_prepare(store,
                         "SELECT (SELECT sum(usd_mn) FROM holdings_long WHERE date = '2023-10-31' AND part = "
                         "'par'), (SELECT marketable FROM series WHERE date = '2023-10-31')",
                         "test", &statement, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
    ck_assert_double_eq_tol(sqlite3_column_double(statement, 0), sqlite3_column_double(statement, 1), 0.01);
    sqlite3_finalize(statement);
    ck_assert_int_eq(run, 1);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

static lb_status failing_step(const lb_model *model, lb_world *world, lb_error *err)
{
    if (*lb_wc_step_count(world) == 30) {
        return lb_fail(err, LB_ERR_AUDIT, "bills of banks are 500 cents off on 2023-11-14");
    }
    return fake_step(model, world, err);
}

START_TEST(a_breach_keeps_the_days_before_it)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    lb_world *world = fake_world_new(model);
    int64_t run = begin(store, model, world);
    lb_drive drive = {.model = model, .world = world, .store = store, .step = failing_step};
    lb_error err;
    ck_assert_int_eq(lb_drive_run(&drive, &err), LB_ERR_AUDIT);
    ck_assert_str_eq(err.message, "bills of banks are 500 cents off on 2023-11-14");
    lb_run_info info;
    ck_assert_int_eq(lb_store_run(store, run, &info, &err), LB_OK);
    ck_assert_int_eq(info.state, LB_RUN_FAILED);
    ck_assert_int_eq(info.days, 30);
    ck_assert_int_eq(info.breaches, 1);
    ck_assert_str_eq(info.error, "bills of banks are 500 cents off on 2023-11-14");
    ck_assert_int_eq(lb_store_take_up(store, run, model, 3, &err), LB_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "would fail again"));
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(a_run_is_taken_up_only_if_it_can_be)
{
    lb_model *model = fake_model_new();
    lb_store *store = open_store(":memory:", LB_STORE_WRITE);
    int64_t run = whole_run(store, model, NULL);
    lb_error err;
    ck_assert_int_eq(lb_store_take_up(store, run, model, 3, &err), LB_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "is complete"));
    ck_assert_int_eq(lb_store_take_up(store, 7, model, 3, &err), LB_ERR_NOT_FOUND);
    ck_assert_str_eq(err.message, "there is no run 7 in :memory:; it has 1, the last is 1");
    lb_world *world = fake_world_new(model);
    run = begin(store, model, world);
    model->params[0] += 1;
    ck_assert_int_eq(lb_store_take_up(store, run, model, 3, &err), LB_ERR_CORRUPT);
    ck_assert_ptr_nonnull(strstr(err.message, "other data, parameters or programme"));
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(who_resumes_a_run_owns_it)
{
    fresh_folder();
    lb_model *model = fake_model_new();
    lb_store *first = open_store(file_path("runs.sqlite"), LB_STORE_WRITE);
    lb_world *world = fake_world_new(model);
    int64_t run = begin(first, model, world);
    ck_assert_uint_eq(finish_run(file_path("runs.sqlite"), run, model), straight_hash(model));
    lb_error err;
    ck_assert_int_eq(fake_step(model, world, NULL), LB_OK);
    ck_assert_int_eq(lb_store_record(first, world, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "was resumed by another process"));
    lb_store_close(first);
    free(world);
    fake_model_free(model);
}
END_TEST

static uint64_t fingerprint_of(const char *keys)
{
    char text[512];
    snprintf(text, sizeof text, "title: t\nbaseline: 2026-01-30\nuntil: 2026-03-31\nissuance: policy\n%s",
             keys);
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("t.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    uint64_t value = lb_model_fingerprint(model);
    lb_model_free(model);
    return value;
}

/* A run is not taken up with other events or programmes, or another source of yields or money: each line makes another model. */
START_TEST(a_fingerprint_tells_events_programmes_and_sources_apart)
{
#define SALE                    "events:\n  - on: 2026-02-10\n    sell: {holder: foreign_official, amount: "
#define DOES(what)              "programmes:\n  - on: 2026-02-10\n    " what
#define PURCHASES(beside, pace) "programmes:\n  - on: 2026-02-10\n" beside "    purchases: {pace: " pace "}\n"
    static const char *const keys[] = {
        "",
        "yields: given\n",
        "seed: 7\n",
        SALE "10bn}\n",
        SALE "10.01bn}\n",
        SALE "10bn, over: 2 months}\n",
        SALE "10bn, announced: yes}\n",
        SALE "10bn, expected_to_last: 1 year}\n",
        SALE "10bn, maturity: 7y+}\n",
        "events:\n  - on: 2026-02-11\n    sell: {holder: foreign_official, amount: 10bn}\n",
        "events:\n  - on: 2026-02-10\n    sell: {holder: foreign_official.japan, amount: 10bn}\n",
        "events:\n  - on: 2026-02-10\n    buy: {holder: foreign_official, amount: 10bn}\n",
        "events:\n  - when: yield_10y > 5%\n    sell: {holder: foreign_official, amount: 10bn}\n",
        "events:\n  - when: yield_10y < 5%\n    sell: {holder: foreign_official, amount: 10bn}\n",
        "events:\n  - on: 2026-02-10\n    volatility: {change: 10}\n",
        "events:\n  - on: 2026-02-10\n    auction_sizes: {tenors: [2-Year], factor: 2}\n",
        "events:\n  - on: 2026-02-10\n    auction_sizes: {tenors: [3-Year], factor: 2}\n",
        "events:\n  - on: 2026-02-10\n    buybacks: {liquidity_support: 0, cash_management: 0}\n",
        "money: given\n",
        PURCHASES("", "1bn a month"),
        PURCHASES("", "2bn a month"),
        PURCHASES("", "1bn a month, total: 5bn"),
        PURCHASES("", "1bn a month, maturity: bills"),
        PURCHASES("", "1bn a month, maturity: 2y-30y"),
        PURCHASES("", "1bn a month, expected_to_last: 2 years"),
        PURCHASES("    until: 2026-03-02\n", "1bn a month"),
        PURCHASES("    announced: yes\n", "1bn a month"),
        PURCHASES("    announced: 2026-02-02\n", "1bn a month"),
        PURCHASES("    stop: reserves < 2tn\n", "1bn a month"),
        PURCHASES("    stop: reserves > 2tn\n", "1bn a month"),
        DOES("sales: {pace: 1bn a month}\n"),
        DOES("sales: {pace: 1bn a month, maturity: bills}\n"),
        DOES("twist: {pace: 1bn a month, sell: bills, buy: 7y+}\n"),
        DOES("twist: {pace: 1bn a month, sell: 0y-3y, buy: 7y+}\n"),
        DOES("runoff: {cap: 1bn a month}\n"),
        DOES("runoff: {cap: all}\n"),
        DOES("reinvestment: {into: bills}\n"),
        DOES("reinvestment: {into: nothing}\n"),
        DOES("reinvestment: {into: bills, of: mbs}\n"),
        DOES("reinvestment: {into: bills, share: 50%}\n"),
        DOES("reinvestment: {into: bills, over: 2 years}\n"),
        DOES("reserve_management: {pace: 1bn a month}\n"),
        DOES("reserve_management: {pace: 1bn a month, floor: 12%}\n"),
        "programmes:\n  - when: reserves < 2tn\n    purchases: {pace: 1bn a month}\n",
        "programmes:\n  - when: reserves > 2tn\n    purchases: {pace: 1bn a month}\n",
    };
    enum { COUNT = sizeof keys / sizeof keys[0] };
    uint64_t prints[COUNT];
    for (int i = 0; i < COUNT; i++) {
        prints[i] = fingerprint_of(keys[i]);
        for (int j = 0; j < i; j++) {
            ck_assert_msg(prints[i] != prints[j], "the same fingerprint:\n%s%s", keys[i], keys[j]);
        }
    }
    ck_assert_uint_eq(prints[3], fingerprint_of(SALE "10bn}\n"));
    /* what it is called changes nothing */
    ck_assert_uint_eq(prints[3], fingerprint_of("events:\n  - on: 2026-02-10\n    label: A sale\n"
                                                "    sell: {holder: foreign_official, amount: 10bn}\n"));
    ck_assert_uint_eq(fingerprint_of(PURCHASES("", "1bn a month")),
                      fingerprint_of(PURCHASES("    name: QE\n", "3bn a quarter")));
#undef PURCHASES
#undef DOES
#undef SALE
}
END_TEST

CHECK_MAIN("store", a_fingerprint_tells_events_programmes_and_sources_apart, a_run_reads_back,
           holdings_and_books_read_back_to_the_cent, auctions_read_back_in_treasurys_terms,
           an_auction_shows_only_what_is_known_by_then, simulated_bids_stand_in_treasurys_columns,
           the_waterfall_reads_back, only_causes_that_did_something_are_stored, days_added_are_those_read,
           an_older_file_gets_the_waterfall, events_and_checkpoints_read_back, sql_users_find_the_long_views,
           a_breach_keeps_the_days_before_it, a_run_is_taken_up_only_if_it_can_be, who_resumes_a_run_owns_it)
