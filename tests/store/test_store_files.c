/* Files that are no store, damaged, full or of an older version. */
#include "check_main.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/auction_rows.h"
#include "store/export.h"
#include "store/store_for_tests.h"
#include "store/store_internal.h"
#include "store/waterfall_rows.h"

static void write_file(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

static size_t read_file(const char *path, unsigned char **bytes)
{
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    *bytes = malloc(length + 1);
    ck_assert_uint_eq(fread(*bytes, 1, length, file), length);
    fclose(file);
    return length;
}

/* Both ways of opening refuse the file with this message, and leave it as it is. */
static void check_refused(const char *path, lb_status wanted, const char *said)
{
    unsigned char *before, *after;
    size_t length = read_file(path, &before);
    for (int mode = LB_STORE_READ; mode <= LB_STORE_WRITE; mode++) {
        lb_store *store;
        lb_error err;
        ck_assert_int_eq(lb_store_open(path, (lb_store_mode)mode, &store, &err), wanted);
        ck_assert_ptr_null(store);
        ck_assert_msg(strstr(err.message, said) && strstr(err.message, path), "%s", err.message);
    }
    ck_assert_uint_eq(read_file(path, &after), length);
    ck_assert_mem_eq(before, after, length);
    free(before);
    free(after);
}

START_TEST(foreign_files_are_refused_untouched)
{
    fresh_folder();
    static const char text[] =
        "title: not a database, but longer than the head of one, which has a hundred bytes; "
        "so here are some more words";
    write_file(file_path("text"), text, sizeof text);
    check_refused(file_path("text"), LB_ERR_CORRUPT, "is no run store: it is not an SQLite database");
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(file_path("other"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "CREATE TABLE songs (title)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
    check_refused(file_path("other"), LB_ERR_CORRUPT, "an SQLite database of another program");
    ck_assert_int_eq(sqlite3_open(file_path("newer"), &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db,
                                  "CREATE TABLE runs (run); PRAGMA application_id = 0x4c424e44; "
                                  "PRAGMA user_version = 2",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    check_refused(file_path("newer"), LB_ERR_CORRUPT,
                  "written by another version of longbond: its schema is 2");
}
END_TEST

START_TEST(what_cannot_be_opened_says_why)
{
    fresh_folder();
    lb_store *store;
    lb_error err;
    ck_assert_int_eq(lb_store_open(file_path("none"), LB_STORE_READ, &store, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "there is no run store"));
    ck_assert_int_eq(access(file_path("none"), F_OK), -1);
    ck_assert_int_eq(lb_store_open(folder, LB_STORE_WRITE, &store, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "is a folder"));
    ck_assert_int_eq(lb_store_open(file_path("no/where"), LB_STORE_WRITE, &store, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be opened"));
    write_file(file_path("empty"), "", 0);
    ck_assert_int_eq(lb_store_open(file_path("empty"), LB_STORE_READ, &store, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "there are no runs in it"));
    store = open_store(file_path("empty"), LB_STORE_WRITE);
    lb_run_info info;
    ck_assert_int_eq(lb_store_run(store, 0, &info, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "there are no runs in"));
    lb_store_close(store);
}
END_TEST

/* Opens a file that may be damaged and reads everything; any status but success must come with a message. */
static lb_status read_all(const char *path)
{
    lb_store *store;
    lb_error err = {0};
    lb_run_info *runs = NULL;
    int count = 0, n;
    lb_date at;
    void *bytes = NULL;
    size_t length;
    lb_status status = lb_store_open(path, LB_STORE_READ, &store, &err);
    if (status == LB_OK) {
        status = lb_store_runs(store, &runs, &count, &err);
    }
    for (int i = 0; status == LB_OK && i < count; i++) {
        lb_stored_series series;
        lb_stored_auctions auctions;
        lb_stored_holding *holdings = NULL;
        lb_stored_books books;
        lb_stored_event *events = NULL;
        status = lb_store_series(store, runs[i].run, &series, &err);
        lb_stored_series_free(&series);
        status = status ? status : lb_store_auctions(store, runs[i].run, &auctions, &err);
        if (status == LB_OK) {
            lb_stored_auctions_free(&auctions);
        }
        status =
            status ? status : lb_store_holdings(store, runs[i].run, LB_DATE_NONE, &at, &holdings, &n, &err);
        status = status ? status : lb_store_books(store, runs[i].run, LB_DATE_NONE, &books, &err);
        for (int maturity = 0; status == LB_OK && maturity < LB_WATERFALL_COUNT; maturity++) {
            lb_stored_waterfall fall;
            status =
                lb_store_waterfall(store, runs[i].run, maturity, LB_DATE_NONE, LB_DATE_NONE, &fall, &err);
            lb_stored_waterfall_free(&fall);
        }
        status = status ? status : lb_store_events(store, runs[i].run, 0, 30000, &events, &n, &err);
        status = status ? status
                        : lb_store_checkpoint(store, runs[i].run, LB_DATE_NONE, &bytes, &length, &at, &err);
        free(holdings);
        free(events);
        free(bytes);
        bytes = NULL;
    }
    free(runs);
    lb_store_close(store);
    if (status != LB_OK) {
        ck_assert_msg(err.message[0] != '\0', "no message");
    }
    return status;
}

START_TEST(cut_files_are_reported)
{
    fresh_folder();
    lb_model *model = fake_model_new();
    lb_store *store = open_store(file_path("whole"), LB_STORE_WRITE);
    whole_run(store, model, NULL);
    lb_store_close(store);
    unsigned char *bytes;
    size_t length = read_file(file_path("whole"), &bytes);
    ck_assert_int_eq(read_all(file_path("whole")), LB_OK);
    char whole[256];
    strcpy(whole, file_path("whole"));
    for (size_t cut = 1; cut < length; cut += length / 61) {
        write_file(file_path("cut"), bytes, cut);
        lb_status status = read_all(file_path("cut"));
        ck_assert_msg(status == LB_ERR_CORRUPT || status == LB_ERR_IO, "%zu of %zu bytes: %d", cut, length,
                      status);
    }
    free(bytes);
    fake_model_free(model);
}
END_TEST

START_TEST(damaged_files_never_crash)
{
    fresh_folder();
    lb_model *model = fake_model_new();
    lb_store *store = open_store(file_path("whole"), LB_STORE_WRITE);
    whole_run(store, model, NULL);
    lb_store_close(store);
    unsigned char *bytes;
    size_t length = read_file(file_path("whole"), &bytes);
    uint64_t random = 88172645463325252u;
    int refused = 0;
    for (int i = 0; i < 150; i++) {
        size_t place[8];
        unsigned char was[8];
        for (int k = 0; k < 8; k++) { /* the first pages hold the schema: hit them more often */
            random = random * 6364136223846793005u + 1442695040888963407u;
            place[k] = (size_t)(random >> 33) % (k < 3 ? 8192 : length);
            was[k] = bytes[place[k]];
            bytes[place[k]] ^= (unsigned char)(1 + (random >> 25 & 0x7f));
        }
        write_file(file_path("damaged"), bytes, length);
        refused += read_all(file_path("damaged")) != LB_OK;
        for (int k = 7; k >= 0; k--) {
            bytes[place[k]] = was[k];
        }
    }
    /* What is promised is that nothing crashes and every refusal has a message. A stored number that became another number reads
     * as such, and which bytes are hit moves with the length of the file and its time stamps: about half are refused (75 to
     * 77 of 150). A third proves that the damage reaches the checks. */
    ck_assert_int_gt(refused, 50);
    free(bytes);
    fake_model_free(model);
}
END_TEST

START_TEST(a_full_disk_leaves_whole_months)
{
    fresh_folder();
    lb_model *model = fake_model_new();
    uint64_t wanted = straight_hash(model);
    int failed = 0;
    for (int pages = 22; pages < 50; pages += 2) {
        unlink(file_path("full"));
        lb_store *store = open_store(file_path("full"), LB_STORE_WRITE);
        char sql[64];
        snprintf(sql, sizeof sql, "PRAGMA max_page_count = %d", pages);
        lb_world *world = fake_world_new(model);
        int64_t run = begin(store, model, world);
        ck_assert_int_eq(sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK);
        lb_drive drive = {.model = model, .world = world, .store = store, .step = fake_step};
        lb_error err;
        lb_status status = lb_drive_run(&drive, &err);
        lb_store_close(store);
        free(world);
        if (status != LB_OK) {
            failed++;
            ck_assert_int_eq(status, LB_ERR_IO);
            ck_assert_msg(strstr(err.message, "the disk is full") != NULL, "%s", err.message);
            ck_assert_uint_eq(finish_run(file_path("full"), run, model), wanted);
        }
    }
    ck_assert_int_gt(failed, 2);
    fake_model_free(model);
}
END_TEST

START_TEST(an_older_file_gets_the_new_columns)
{
    fresh_folder();
    lb_model *model = fake_model_new();
    lb_store *store = open_store(file_path("old"), LB_STORE_WRITE);
    int64_t run = whole_run(store, model, NULL);
    lb_store_close(store);
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(file_path("old"), &db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_exec(db, "DROP VIEW series_long; ALTER TABLE series DROP COLUMN tga", NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    store = open_store(file_path("old"), LB_STORE_READ);
    lb_stored_series series;
    lb_error err;
    ck_assert_msg(lb_store_series(store, run, &series, &err) == LB_OK, "%s", err.message);
    ck_assert(isnan(series.values[5][LB_OBS_tga]));
    ck_assert_double_eq(series.values[5][LB_OBS_mbs], 2479726 - 720 * 5);
    lb_stored_series_free(&series);
    lb_store_close(store);
    store = open_store(file_path("old"), LB_STORE_WRITE);
    run = whole_run(store, model, NULL);
    ck_assert_int_eq(lb_store_series(store, run, &series, &err), LB_OK);
    ck_assert_double_eq(series.values[0][LB_OBS_tga], 657000);
    lb_stored_series_free(&series);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

CHECK_MAIN("store_files", foreign_files_are_refused_untouched, what_cannot_be_opened_says_why,
           cut_files_are_reported, damaged_files_never_crash, a_full_disk_leaves_whole_months,
           an_older_file_gets_the_new_columns)
