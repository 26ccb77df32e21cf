#include "edit_cases.h"

#include <dirent.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/snapshot_table.h"

#define SMALL "snapshot/small.csv"
#define HEAD  "date,yield_pct"
#define ROWS  "2023-09-29,4.59\n2023-09-30,4.6\n"

static const edit_case cases[] = {
    {"# table: small", "# name: small", LB_ERR_PARSE, "a:1:1: \"# table: ...\" should stand here"},
    {"# source: A publication, table 1\n", "", LB_ERR_PARSE, "a:2:1: \"# source: ...\" should stand here"},
    {"# date: 2023", "#date: 2023", LB_ERR_PARSE, "a:3:1: \"# date: ...\" should stand here"},
    {"# unit: percent", "# unit: ", LB_ERR_PARSE, "a:4:9: the unit is missing"},
    {"# sha256", NULL, LB_ERR_PARSE, "a:5:1: \"# sha256: ...\" should stand here"},
    {NULL, "", LB_ERR_PARSE, "a:1:1: \"# table: ...\" should stand here"},
    {"2023-09-29,4.59", "2023-09-29,4.60", LB_ERR_CORRUPT,
     "a:5:11: the rows have the checksum 1ade9f90cf8e6e1c1a383caeb1b086064a3caea28a41d5481725f2980971a46e: "
     "they were "
     "changed after the table was written (import writes tables anew)"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    char *sample = read_sample(SMALL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *text = edit_sample(sample, &cases[i]);
        lb_snapshot_table table;
        lb_error err = {0};
        ck_assert_int_eq(lb_snapshot_parse("a", text, strlen(text), &table, &err), cases[i].status);
        ck_assert_str_eq(err.message, cases[i].message);
        ck_assert_ptr_null(table.rows);
        ck_assert_int_eq(lb_snapshot_parse("a", text, strlen(text), &table, NULL), cases[i].status);
        free(text);
    }
    free(sample);
    lb_snapshot_table table;
    lb_error err;
    ck_assert_int_eq(lb_snapshot_read("/nonexistent", &table, &err), LB_ERR_IO);
    ck_assert_str_eq(err.message, "/nonexistent: cannot be opened: No such file or directory");
}
END_TEST

START_TEST(rows_know_the_lines_of_the_file)
{
    char *sample = read_sample(SMALL);
    lb_snapshot_table table;
    ck_assert_int_eq(lb_snapshot_parse("a", sample, strlen(sample), &table, NULL), LB_OK);
    ck_assert_str_eq(table.provenance.table, "small");
    ck_assert_str_eq(table.provenance.source, "A publication, table 1");
    ck_assert_str_eq(table.provenance.date, "2023-09-29..2023-09-30");
    ck_assert_str_eq(table.provenance.unit, "percent");
    ck_assert_int_eq(lb_csv_rows(table.rows), 2);
    ck_assert_str_eq(lb_csv_text(table.rows, 0, 2), "ten, years");
    lb_error err;
    lb_csv_fail(table.rows, 1, 2, &err, "here");
    ck_assert_str_eq(err.message, "a:8:13: here");
    lb_snapshot_free(&table);
    free(sample);
}
END_TEST

START_TEST(every_embedded_table_is_whole)
{
    ck_assert_int_ge(lb_snapshot_count(), 18);
    for (int i = 0; i < lb_snapshot_count(); i++) {
        char name[49];
        lb_snapshot_table table;
        lb_error err = {0};
        lb_snapshot_name(i, name);
        ck_assert_msg(lb_snapshot_open(name, &table, &err) == LB_OK, "%s", err.message);
        ck_assert_str_eq(table.provenance.table, name);
        ck_assert_int_gt(lb_csv_rows(table.rows), 0);
        lb_snapshot_free(&table);
    }
    lb_snapshot_table table;
    lb_error err;
    ck_assert_int_eq(lb_snapshot_open("stocks", &table, &err), LB_ERR_NOT_FOUND);
    ck_assert_str_eq(err.message, "the snapshot has no table 'stocks'; 'stock' is one");
    ck_assert_int_eq(lb_snapshot_open("perpetuals_of_the_bank", &table, &err), LB_ERR_NOT_FOUND);
    ck_assert_str_eq(err.message, "the snapshot has no table 'perpetuals_of_the_bank'");
}
END_TEST

/* A new empty folder. */
static const char *make_folder(char path[static 64])
{
    snprintf(path, 64, "/tmp/longbond_snapshot_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(path));
    return path;
}

static int count_files(const char *folder)
{
    DIR *dir = opendir(folder);
    int count = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    closedir(dir);
    return count;
}

static lb_status write_small(const char *folder, const char *rows, lb_error *err)
{
    const lb_provenance provenance = {"small", "A publication", "2023-09-29", "percent"};
    return lb_snapshot_write(folder, &provenance, HEAD, rows, strlen(rows), err);
}

START_TEST(what_is_written_is_read)
{
    char folder[64], path[128];
    lb_error err = {0};
    make_folder(folder);
    snprintf(path, sizeof path, "%s/small.csv", folder);
    ck_assert_msg(write_small(folder, ROWS, &err) == LB_OK, "%s", err.message);
    ck_assert_msg(write_small(folder, ROWS, &err) == LB_OK, "%s", err.message); /* over itself */
    ck_assert_int_eq(count_files(folder), 1);
    lb_snapshot_table table;
    ck_assert_msg(lb_snapshot_read(path, &table, &err) == LB_OK, "%s", err.message);
    ck_assert_str_eq(table.provenance.source, "A publication");
    double value;
    ck_assert_int_eq(lb_csv_number(table.rows, 1, 1, &value, NULL), LB_OK);
    ck_assert(value == 4.6);
    lb_snapshot_free(&table);
    unlink(path);
    rmdir(folder);
}
END_TEST

START_TEST(wrong_names_and_rows_are_not_written)
{
    static const struct {
        lb_provenance provenance;
        const char *header, *rows;
        lb_status status;
        const char *message;
    } wrong[] = {
        {{"Small", "s", "d", "u"},
         HEAD,
         ROWS,
         LB_ERR_RANGE,
         "\"Small\" is no name of a table: up to 48 lower-case letters, digits and '_'"},
        {{"../small", "s", "d", "u"},
         HEAD,
         ROWS,
         LB_ERR_RANGE,
         "\"../small\" is no name of a table: up to 48 lower-case letters, digits and '_'"},
        {{"small", "s\n", "d", "u"},
         HEAD,
         ROWS,
         LB_ERR_RANGE,
         "table small: the source should be one line of text"},
        {{"small", "s", "", "u"},
         HEAD,
         ROWS,
         LB_ERR_RANGE,
         "table small: the date should be one line of text"},
        {{"small", "s", "d", "u\r"},
         HEAD,
         ROWS,
         LB_ERR_RANGE,
         "table small: the unit should be one line of text"},
        {{"small", "s", "d", "u"},
         HEAD,
         "1,2,3\n",
         LB_ERR_PARSE,
         "small:7:5: a cell too many: the header has 2 columns (a text with a comma needs double quotes)"},
    };
    char folder[64];
    make_folder(folder);
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        lb_error err = {0};
        ck_assert_int_eq(lb_snapshot_write(folder, &wrong[i].provenance, wrong[i].header, wrong[i].rows,
                                           strlen(wrong[i].rows), &err),
                         wrong[i].status);
        ck_assert_str_eq(err.message, wrong[i].message);
    }
    ck_assert_int_eq(count_files(folder), 0);
    rmdir(folder);
    lb_error err;
    ck_assert_int_eq(write_small("/nonexistent", ROWS, &err), LB_ERR_IO);
    ck_assert_str_eq(err.message, "/nonexistent/small.csv: cannot be written: No such file or directory");
}
END_TEST

START_TEST(a_place_that_cannot_be_taken_is_told)
{
    char folder[64], path[128], far[5000];
    make_folder(folder);
    snprintf(path, sizeof path, "%s/small.csv", folder);
    ck_assert_int_eq(mkdir(path, 0777), 0);
    lb_error err;
    ck_assert_int_eq(write_small(folder, ROWS, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "/small.csv: cannot be written: Is a directory"));
    ck_assert_int_eq(count_files(folder), 1);
    rmdir(path);
    rmdir(folder);
    memset(far, 'x', sizeof far - 1);
    far[sizeof far - 1] = '\0';
    ck_assert_int_eq(write_small(far, ROWS, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "the folder's path is too long: xxx"));
}
END_TEST

/* A disk that fills up: the old table stays, nothing else is left behind. */
START_TEST(a_full_disk_leaves_the_table_as_it_was)
{
    char folder[64], path[128];
    make_folder(folder);
    snprintf(path, sizeof path, "%s/small.csv", folder);
    lb_error err = {0};
    ck_assert_int_eq(write_small(folder, ROWS, &err), LB_OK);
    char rows[4096];
    size_t used = 0;
    while (used + 20 < sizeof rows) {
        used += (size_t)snprintf(rows + used, sizeof rows - used, "2023-10-01,%d\n", (int)used);
    }
    signal(SIGXFSZ, SIG_IGN);
    const struct rlimit limit = {1024, 1024};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    ck_assert_int_eq(write_small(folder, rows, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "/small.csv: cannot be written: File too large"));
    ck_assert_int_eq(count_files(folder), 1);
    lb_snapshot_table table;
    ck_assert_int_eq(lb_snapshot_read(path, &table, &err), LB_OK);
    ck_assert_int_eq(lb_csv_rows(table.rows), 2);
    lb_snapshot_free(&table);
    unlink(path);
    rmdir(folder);
}
END_TEST

CHECK_MAIN("snapshot_table", wrong_tables_are_refused_at_their_place, rows_know_the_lines_of_the_file,
           every_embedded_table_is_whole, what_is_written_is_read, wrong_names_and_rows_are_not_written,
           a_place_that_cannot_be_taken_is_told, a_full_disk_leaves_the_table_as_it_was)
