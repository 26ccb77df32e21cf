/* What leaves the store is what went in, in layouts others read. */
#include "check_main.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "data/read_auctions.h"
#include "store/export.h"
#include "store/waterfall_rows.h"
#include "stored_fake_run.h"

static char folder[] = "/tmp/longbond-export-XXXXXX";

static const char *file_path(const char *name)
{
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static lb_store *exported(const lb_model *model)
{
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    lb_store *store = stored_fake_run(model, fake_scenario);
    lb_error err;
    ck_assert_msg(lb_export_csv(store, 1, folder, &err) == LB_OK, "%s", err.message);
    return store;
}

START_TEST(every_table_is_written)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    static const int rows[] = {
        1, 0, FAKE_OFFERINGS, FAKE_SECURITIES, 0, 9 * LB_INSTRUMENT_COUNT, 9 * LB_FLOW_COUNT, 0, 0, 5};
    for (int i = 0; lb_export_names[i]; i++) {
        lb_csv_table *table;
        lb_error err;
        ck_assert_msg(lb_csv_read(file_path(lb_export_names[i]), &table, &err) == LB_OK, "%s", err.message);
        int wanted = strcmp(lb_export_names[i], "series.csv") == 0 ? fake_steps(model) + 1 : rows[i];
        if (wanted) {
            ck_assert_msg(lb_csv_rows(table) == wanted, "%s has %d rows", lb_export_names[i],
                          lb_csv_rows(table));
        } else {
            ck_assert_int_gt(lb_csv_rows(table), 20);
        }
        lb_csv_free(table);
    }
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(auctions_are_read_by_the_reader_of_the_official_file)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    lb_auctions auctions;
    lb_error err;
    ck_assert_msg(lb_auctions_read(file_path("auctions.csv"), &auctions, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(auctions.count, FAKE_OFFERINGS);
    int row = lb_key_find(&auctions.set.index, model->securities[10].cusip, model->offerings[3].auction);
    ck_assert_int_ge(row, 0);
    ck_assert_double_eq(auctions.rows[row].high_yield_dec, 0.04773);
    ck_assert_int_eq(auctions.rows[row].offering_usd, 16 * 100000000000);
    ck_assert_int_eq(auctions.rows[row].type, LB_BOND);
    ck_assert_int_eq(auctions.set.report.other_columns, 0);
    lb_auctions_free(&auctions);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

/* Every day of every key yield: the causes add up to what the yield did. */
START_TEST(the_waterfall_adds_to_the_change_of_the_yield)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    lb_csv_table *table;
    lb_stored_series series;
    lb_error err;
    ck_assert_int_eq(lb_csv_read(file_path("waterfall.csv"), &table, &err), LB_OK);
    ck_assert_int_eq(lb_store_series(store, 1, &series, &err), LB_OK);
    double *sums = calloc((size_t)series.count, LB_WATERFALL_COUNT * sizeof *sums);
    for (int row = 0; row < lb_csv_rows(table); row++) {
        const char *date = lb_csv_text(table, row, lb_csv_find(table, "date"));
        const char *maturity = lb_csv_text(table, row, lb_csv_find(table, "maturity"));
        const char *change = lb_csv_text(table, row, lb_csv_find(table, "change_dec"));
        lb_date day;
        ck_assert_int_eq(lb_date_parse(date, strlen(date), &day, &err), LB_OK);
        int at = lb_stored_series_find(&series, day), fall = lb_waterfall_find(maturity);
        ck_assert_int_ge(at, 1); /* the baseline has no change */
        ck_assert_int_ge(fall, 0);
        sums[at * LB_WATERFALL_COUNT + fall] += strtod(change, NULL);
    }
    for (int day = 0; day < series.count; day++) {
        for (int fall = 0; fall < LB_WATERFALL_COUNT; fall++) {
            int yield = lb_waterfall_yield(fall);
            double moved = (series.values[day][yield] - series.values[0][yield]) / 100;
            ck_assert_double_eq_tol(sums[day * LB_WATERFALL_COUNT + fall], moved, 1e-12);
        }
    }
    free(sums);
    lb_stored_series_free(&series);
    lb_csv_free(table);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(tails_are_the_high_less_the_when_issued_yield)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    lb_csv_table *table;
    lb_error err;
    ck_assert_int_eq(lb_csv_read(file_path("auction_tails.csv"), &table, &err), LB_OK);
    for (int row = 0; row < lb_csv_rows(table); row++) {
        double high = strtod(lb_csv_text(table, row, lb_csv_find(table, "high_yield")), NULL);
        double issued = strtod(lb_csv_text(table, row, lb_csv_find(table, "when_issued_yield")), NULL);
        double tail = strtod(lb_csv_text(table, row, lb_csv_find(table, "tail_bp")), NULL);
        ck_assert_double_eq_tol(100 * (high - issued), tail, 1e-6);
        ck_assert_double_eq_tol(tail, 1.2, 1e-6);
    }
    lb_csv_free(table);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(holdings_add_to_what_is_outstanding)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    lb_csv_table *table;
    lb_error err;
    ck_assert_int_eq(lb_csv_read(file_path("holdings.csv"), &table, &err), LB_OK);
    int total = lb_csv_find(table, "total");
    for (int row = 0; row < lb_csv_rows(table); row++) {
        int64_t sum = 0, stated, cents;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            ck_assert_int_eq(
                lb_csv_integer(table, row, lb_csv_find(table, lb_sector_word(sector)), &cents, &err), LB_OK);
            sum += cents;
        }
        ck_assert_int_eq(lb_csv_integer(table, row, total, &stated, &err), LB_OK);
        ck_assert_int_eq(sum, stated);
    }
    lb_csv_free(table);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(json_holds_the_same)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    FILE *file = fopen(file_path("run.json"), "w");
    lb_error err;
    ck_assert_msg(lb_export_json(store, 1, file, &err) == LB_OK, "%s", err.message);
    fclose(file);
    json_error_t why;
    json_t *root = json_load_file(file_path("run.json"), 0, &why);
    ck_assert_msg(root != NULL, "%s", why.text);
    json_t *series = json_object_get(root, "series");
    ck_assert_uint_eq(json_array_size(series), (size_t)fake_steps(model) + 1);
    ck_assert_double_eq(json_number_value(json_object_get(json_array_get(series, 0), "tga")), 657000);
    ck_assert_uint_eq(json_array_size(json_object_get(root, "auctions")), FAKE_OFFERINGS);
    ck_assert(
        json_is_string(json_object_get(json_array_get(json_object_get(root, "waterfall"), 0), "cause")));
    json_t *run = json_array_get(json_object_get(root, "run"), 0);
    ck_assert_str_eq(json_string_value(json_object_get(run, "scenario")), fake_scenario);
    ck_assert_ptr_null(json_object_get(run, "owner"));
    json_decref(root);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(a_folder_that_cannot_be_made_is_named)
{
    lb_model *model = fake_model_new();
    lb_store *store = exported(model);
    lb_error err;
    ck_assert_int_eq(lb_export_csv(store, 1, file_path("run.csv"), &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be made: File exists"));
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        ck_assert_int_eq(lb_export_json(store, 1, full, &err), LB_ERR_IO);
        fclose(full);
    }
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

CHECK_MAIN("export", every_table_is_written, auctions_are_read_by_the_reader_of_the_official_file,
           the_waterfall_adds_to_the_change_of_the_yield, tails_are_the_high_less_the_when_issued_yield,
           holdings_add_to_what_is_outstanding, json_holds_the_same, a_folder_that_cannot_be_made_is_named)
