/* The importer on the official files: published totals, the committed tables byte for byte, and every way to fail. */
#include "check_main.h"
#include "base/sha256.h"
#include "data/snapshot_embedded.h"
#include "data/sticky_rows.h"
#include "longbond/inflation.h"
#include "study/import_snapshot.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH = 1024 };

static const char transcribed[] = LONGBOND_SOURCE_DIR "/data/transcribed";

static const char *data_folder(void)
{
    const char *folder = getenv("LONGBOND_DATA");
    if (!folder || !*folder) {
        printf("skipped: LONGBOND_DATA is not set\n");
        return NULL;
    }
    return folder;
}

static void join(char out[PATH], const char *folder, const char *file)
{
    int length = snprintf(out, PATH, "%s/%s", folder, file);
    ck_assert_int_lt(length, PATH);
}

static void make_folder(char out[PATH])
{
    join(out, LONGBOND_BINARY_DIR, "import_XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(out));
}

/* Removes a folder of plain files, links and one level of folders like it. */
static void remove_folder(const char *folder)
{
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        char path[PATH];
        struct stat status;
        if (entry->d_name[0] == '.') {
            continue;
        }
        join(path, folder, entry->d_name);
        if (lstat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
            remove_folder(path);
        } else {
            unlink(path);
        }
    }
    closedir(dir);
    rmdir(folder);
}

static int count_files(const char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        count += entry->d_name[0] != '.';
    }
    closedir(dir);
    return count;
}

/* Links every entry of `from` into the new folder `to`. */
static void link_entries(const char *from, const char *to)
{
    DIR *dir = opendir(from);
    ck_assert_ptr_nonnull(dir);
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        char source[PATH], target[PATH];
        if (entry->d_name[0] != '.') {
            join(source, from, entry->d_name);
            join(target, to, entry->d_name);
            ck_assert_int_eq(symlink(source, target), 0);
        }
    }
    closedir(dir);
}

static char *read_text(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(*length + 1);
    ck_assert_uint_eq(fread(text, 1, *length, file), *length);
    text[*length] = '\0';
    fclose(file);
    return text;
}

/* Replaces a linked file by a copy in which the first `what` has become `instead`. */
static void change(const char *path, const char *what, const char *instead)
{
    size_t length;
    char *text = read_text(path, &length);
    char *at = strstr(text, what);
    ck_assert_msg(at != NULL, "%s does not contain %s", path, what);
    unlink(path);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    fwrite(text, 1, (size_t)(at - text), file);
    fputs(instead, file);
    fputs(at + strlen(what), file);
    fclose(file);
    free(text);
}

/* Imports with one figure of one input changed; the error goes to `err`. Nothing may have been written. */
static lb_status import_changed(const char *folder, const char *file, const char *what, const char *instead,
                                lb_error *err)
{
    char data[PATH], tables[PATH], out[PATH], path[PATH], sub[64];
    make_folder(data);
    make_folder(tables);
    make_folder(out);
    link_entries(transcribed, tables);
    link_entries(folder, data);
    const char *slash = strchr(file, '/');
    if (slash) { /* an official file: its folder becomes one of links */
        snprintf(sub, sizeof sub, "%.*s", (int)(slash - file), file);
        char link[PATH], target[PATH];
        join(link, data, sub);
        join(target, folder, sub);
        unlink(link);
        ck_assert_int_eq(mkdir(link, 0755), 0);
        link_entries(target, link);
        join(path, data, file);
    } else {
        join(path, tables, file);
    }
    if (what) {
        change(path, what, instead);
    } else {
        unlink(path);
    }
    lb_status status = lb_import_snapshot(data, tables, out, NULL, err);
    ck_assert_msg(status == LB_OK || count_files(out) == 0, "%s: tables written in spite of an error", file);
    remove_folder(data);
    remove_folder(tables);
    remove_folder(out);
    return status;
}

static void expect_failure(const char *file, const char *what, const char *instead, lb_status status,
                           const char *message)
{
    lb_error err = {0};
    lb_status got = import_changed(getenv("LONGBOND_DATA"), file, what, instead, &err);
    ck_assert_msg(got == status, "%s: status %d, %s", file, (int)got, err.message);
    ck_assert_msg(strstr(err.message, message) != NULL, "\"%s\" does not contain \"%s\"", err.message,
                  message);
}

START_TEST(test_committed_tables_are_a_fresh_import)
{
    const char *folder = data_folder();
    if (!folder) {
        return;
    }
    char out[PATH];
    lb_error err = {0};
    lb_import_report report;
    make_folder(out);
    lb_status status = lb_import_snapshot(folder, transcribed, out, &report, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    ck_assert_int_eq(report.table_count, lb_embedded_file_count);
    ck_assert_int_eq(count_files(out), lb_embedded_file_count);
    for (int i = 0; i < lb_embedded_file_count; i++) {
        char path[PATH];
        size_t length;
        const lb_embedded_file *embedded = &lb_embedded_files[i];
        join(path, out, embedded->name);
        char *text = read_text(path, &length);
        ck_assert_msg(length == embedded->length && memcmp(text, embedded->bytes, length) == 0,
                      "data/%s is not what an import writes", embedded->name);
        free(text);
    }
    lb_import_report_free(&report);
    remove_folder(out);
}
END_TEST

/* Published totals, and how near the derived holdings of the Fed come to what was published. */
START_TEST(test_report)
{
    const char *folder = data_folder();
    if (!folder) {
        return;
    }
    char out[PATH];
    lb_error err = {0};
    lb_import_report report;
    make_folder(out);
    ck_assert_int_eq(lb_import_snapshot(folder, transcribed, out, &report, &err), LB_OK);
    bool has_marketable = false;
    for (int i = 0; i < report.check_count; i++) {
        const lb_import_check *check = &report.checks[i];
        if (check->kind == LB_CHECK_TOTAL && strstr(check->what, "Total Marketable")) {
            has_marketable = true;
            ck_assert_double_eq_tol(check->published_mn, 25753682.650781, 1e-6);
            ck_assert_double_eq_tol(check->derived_mn, 25753682.650781, 1e-6);
        }
    }
    ck_assert(has_marketable);
    lb_import_statistics level =
        lb_import_summarise(&report, LB_CHECK_SOMA_LEVEL, LB_DATE_NONE, LB_DATE_NONE, 0);
    ck_assert_int_eq(level.count, 149);
    ck_assert_double_le(level.mean_abs_mn, 483);
    ck_assert_double_le(level.max_abs_mn, 1404);
    lb_date turn = lb_date_make(2023, 9, 30);
    lb_import_statistics coupons =
        lb_import_summarise(&report, LB_CHECK_SOMA_COUPONS, turn + 1, LB_DATE_NONE, 100);
    ck_assert_int_eq(coupons.count, 38);
    ck_assert_double_ge(coupons.within_one * coupons.count, 37.5); /* all 38: the goal is 95 % within 1 % */
    lb_import_statistics bills = lb_import_summarise(&report, LB_CHECK_SOMA_BILLS, LB_DATE_NONE, turn, 100);
    ck_assert_int_eq(bills.count, 169);
    ck_assert_double_ge(bills.within_one * bills.count, 168.5);
    ck_assert_int_eq(report.offerings_by_rule, 1);
    lb_import_report_free(&report);
    remove_folder(out);
}
END_TEST

/* The SOMA of 30 September 2023 by class, as the derivation is documented; needs no official file. */
START_TEST(test_soma_of_the_snapshot)
{
    lb_rows rows;
    lb_error err = {0};
    double par = 0, compensation = 0, redemption = 0;
    lb_rows_open_snapshot(&rows, "soma", &err);
    for (int row = 0; row < rows.count; row++) {
        par += lb_rows_number(&rows, row, "par_usd");
        compensation += lb_rows_number(&rows, row, "inflation_usd");
        redemption += lb_rows_number(&rows, row, "redemption_usd");
    }
    ck_assert_int_eq(rows.count, 407);
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    ck_assert_double_eq_tol(par / 1e6, 238827 + 4219978 + 17754 + 365096, 2);
    ck_assert_double_eq_tol(compensation / 1e6, 110771, 1);
    /* 22,482 mn were announced to mature; September's coupons were below the cap, so nothing was rolled */
    ck_assert_double_eq_tol(redemption / 1e6, 22482, 0.01 * 22482);
}
END_TEST

/* Sums within the snapshot: rows against totals, sectors against the stock, all without the official files. */
START_TEST(test_tables_agree)
{
    lb_rows rows;
    lb_error err = {0};
    int64_t stock = 0, sectors = 0, live = 0, matured = 0;
    lb_rows_open_snapshot(&rows, "stock", &err);
    int live_rows = 0;
    for (int row = 0; row < rows.count; row++) {
        int64_t usd = lb_rows_decimal(&rows, row, "outstanding_usd", 2) +
                      lb_rows_decimal(&rows, row, "inflation_usd", 2);
        bool is_live = !strcmp(lb_rows_text(&rows, row, "status"), "live");
        live_rows += is_live;
        *(is_live ? &live : &matured) += usd;
        stock += usd;
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    ck_assert_int_eq(live_rows, 439);
    lb_rows_open_snapshot(&rows, "stock_totals", &err);
    int last = rows.count - 1;
    ck_assert_str_eq(lb_rows_text(&rows, last, "class"), "Total Marketable");
    ck_assert_int_eq(lb_rows_decimal(&rows, last, "live_usd", 2), live);
    ck_assert_int_eq(lb_rows_decimal(&rows, last, "matured_unpaid_usd", 2), matured);
    int64_t published = lb_rows_decimal(&rows, last, "published_usd", 2);
    ck_assert_int_eq(published, 2575368265078100);
    int64_t rest =
        lb_rows_decimal(&rows, last, "unpresented_usd", 2) + lb_rows_decimal(&rows, last, "ffb_usd", 2);
    ck_assert_int_le(llabs(published - stock - rest), 50);
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    lb_rows_open_snapshot(&rows, "sectors", &err);
    for (int row = 0; row < rows.count; row++) {
        bool is_total = !strcmp(lb_rows_text(&rows, row, "item"), "total");
        sectors += is_total ? lb_rows_decimal(&rows, row, "par_usd", 2) : 0;
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    ck_assert_int_eq(sectors, stock);
}
END_TEST

/* The statement's compensation is par times (index ratio of the month's last business day less one), 29 September:
 * to a cent for each of at most twelve tranches. */
START_TEST(test_compensation_of_tips)
{
    lb_rows rows;
    lb_error err = {0};
    double cpi = 0;
    int count = 0;
    lb_rows_open_snapshot(&rows, "ref_cpi", &err);
    for (int row = 0; row < rows.count; row++) {
        if (!strcmp(lb_rows_text(&rows, row, "date"), "2023-09-29")) {
            cpi = lb_rows_number(&rows, row, "ref_cpi");
        }
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    lb_rows_open_snapshot(&rows, "stock", &err);
    for (int row = 0; row < rows.count; row++) {
        if (!strcmp(lb_rows_text(&rows, row, "type"), "tips")) {
            double ratio = 1;
            lb_index_ratio(cpi, lb_rows_number(&rows, row, "base_ref_cpi"), &ratio, NULL);
            double par = lb_rows_number(&rows, row, "outstanding_usd");
            ck_assert_double_eq_tol(lb_rows_number(&rows, row, "inflation_usd"), par * (ratio - 1), 0.12);
            count++;
        }
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    ck_assert_int_eq(count, 51);
}
END_TEST

/* Rows of a table of dates and amounts: dates do not fall, amounts are positive; returns their number. */
static int check_path(const char *table, const char *column)
{
    lb_rows rows;
    lb_error err = {0};
    lb_date before = LB_DATE_NONE;
    lb_rows_open_snapshot(&rows, table, &err);
    int count = rows.count;
    for (int row = 0; row < count; row++) {
        lb_date date = lb_rows_date(&rows, row, "date");
        ck_assert_msg(row == 0 || date >= before, "%s, row %d: the date falls", table, row);
        ck_assert_msg(lb_rows_number(&rows, row, column) > 0, "%s, row %d: %s", table, row, column);
        before = date;
    }
    ck_assert_msg(lb_rows_close(&rows) == LB_OK, "%s", err.message);
    return count;
}

/* The figure of a date (and country, if the table has any); NAN if there is none. */
static double figure(const char *table, const char *column, const char *country, const char *date)
{
    lb_rows rows;
    lb_error err = {0};
    double value = NAN;
    lb_rows_open_snapshot(&rows, table, &err);
    for (int row = 0; row < rows.count; row++) {
        bool is_country = !country || !strcmp(lb_rows_text(&rows, row, "country"), country);
        if (is_country && !strcmp(lb_rows_text(&rows, row, "date"), date)) {
            ck_assert_msg(isnan(value), "%s has two rows of %s", table, date);
            value = lb_rows_number(&rows, row, column);
        }
    }
    ck_assert_msg(lb_rows_close(&rows) == LB_OK, "%s", err.message);
    return value;
}

/* Kim and Wright as the Board published them: month ends from August 2023 to January 2026. */
START_TEST(test_term_premium_of_the_snapshot)
{
    ck_assert_int_eq(check_path("term_premium", "premium_10y_pct"), 30);
    ck_assert_double_eq(figure("term_premium", "premium_10y_pct", NULL, "2023-09-29"), 0.4700);
    ck_assert_double_eq(figure("term_premium", "premium_10y_pct", NULL, "2023-10-31"), 0.6231);
    ck_assert_double_eq(figure("term_premium", "premium_10y_pct", NULL, "2026-01-30"), 0.6148);
}
END_TEST

/* TIC as published; each month has the same 21 rows, and its countries are part of the total. */
START_TEST(test_countries_of_the_snapshot)
{
    enum { ROWS = 21 };
    lb_rows rows;
    lb_error err = {0};
    ck_assert_int_eq(check_path("countries", "usd_bn"), 29 * ROWS);
    ck_assert_double_eq(figure("countries", "usd_bn", "japan", "2025-12-31"), 1185.5);
    ck_assert_double_eq(figure("countries", "usd_bn", "china", "2025-12-31"), 683.5);
    ck_assert_double_eq(figure("countries", "usd_bn", "united_kingdom", "2025-12-31"), 866.0);
    ck_assert_double_eq(figure("countries", "usd_bn", "total", "2025-12-31"), 9271.0);
    ck_assert_double_eq(figure("countries", "usd_bn", "official", "2025-12-31"), 3887.0);
    ck_assert_double_eq(figure("countries", "usd_bn", "japan", "2023-09-30"), 1086.4);
    lb_rows_open_snapshot(&rows, "countries", &err);
    for (int first = 0; first + ROWS <= rows.count; first += ROWS) {
        double sum = 0;
        for (int i = 0; i < ROWS; i++) {
            ck_assert_str_eq(lb_rows_text(&rows, first + i, "country"), lb_rows_text(&rows, i, "country"));
            ck_assert_str_eq(lb_rows_text(&rows, first + i, "date"), lb_rows_text(&rows, first, "date"));
            sum += i < ROWS - 2 ? lb_rows_number(&rows, first + i, "usd_bn") : 0;
        }
        double total = lb_rows_number(&rows, first + ROWS - 2, "usd_bn");
        ck_assert_double_lt(sum, total);
        ck_assert_double_lt(lb_rows_number(&rows, first + ROWS - 1, "usd_bn"), total);
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
}
END_TEST

/* The opening table of the sectors reads the same publication. */
START_TEST(test_countries_and_sectors_agree)
{
    lb_rows rows;
    lb_error err = {0};
    int found = 0;
    lb_rows_open_snapshot(&rows, "sectors", &err);
    for (int row = 0; row < rows.count; row++) {
        const char *sector = lb_rows_text(&rows, row, "sector");
        bool is_official = !strcmp(sector, "foreign_official");
        bool is_offshore = !strcmp(sector, "hedge_funds_offshore");
        if (strcmp(lb_rows_text(&rows, row, "item"), "total") != 0 || !(is_official || is_offshore)) {
            continue;
        }
        const char *country = is_official ? "official" : "cayman_islands";
        ck_assert_double_eq(figure("countries", "usd_bn", country, "2023-09-30"),
                            lb_rows_number(&rows, row, "usd_bn"));
        found++;
    }
    ck_assert_int_eq(lb_rows_close(&rows), LB_OK);
    ck_assert_int_eq(found, 2);
}
END_TEST

static double rounded_share(double amount_bn, double gdp_bn)
{
    return rint(1000 * amount_bn / gdp_bn) / 10;
}

/* BEA's quarters; then CBO's years, with which its totals of 2027 to 2036 in trillions (revenue 70.2, outlays 94.6,
 * deficits 24.4) are the shares of GDP it published beside them. */
START_TEST(test_gdp_of_the_snapshot)
{
    ck_assert_int_eq(check_path("gdp", "gdp_usd_bn"), 15 + 11);
    ck_assert_double_eq(figure("gdp", "gdp_usd_bn", NULL, "2022-01-01"), 25250.347);
    ck_assert_double_eq(figure("gdp", "gdp_usd_bn", NULL, "2025-07-01"), 31095.089);
    double sum = 0, before = 31095.089;
    for (int year = 2026; year <= 2036; year++) {
        char date[16];
        snprintf(date, sizeof date, "%d-04-01", year);
        double gdp = figure("gdp", "gdp_usd_bn", NULL, date);
        ck_assert_msg(gdp > before, "GDP falls in %d", year);
        before = gdp;
        sum += year > 2026 ? gdp : 0;
    }
    ck_assert_double_eq(rounded_share(70200, sum), 17.7);
    ck_assert_double_eq(rounded_share(94600, sum), 23.8);
    ck_assert_double_eq(rounded_share(24400, sum), 6.1);
    ck_assert_double_eq(rounded_share(1859.2, figure("gdp", "gdp_usd_bn", NULL, "2026-04-01")), 5.8);
}
END_TEST

START_TEST(test_checksums_of_the_tables)
{
    for (int i = 0; i < lb_embedded_file_count; i++) {
        const lb_embedded_file *file = &lb_embedded_files[i];
        const char *text = (const char *)file->bytes;
        const char *sum = strstr(text, "# sha256: ");
        char digest[65];
        ck_assert_msg(sum != NULL, "%s has no checksum", file->name);
        sum += strlen("# sha256: ");
        const char *body = strchr(sum, '\n') + 1;
        lb_sha256_bytes(body, file->length - (size_t)(body - text), digest);
        ck_assert_msg(strncmp(sum, digest, 64) == 0, "data/%s: the checksum should be %s", file->name,
                      digest);
    }
}
END_TEST

START_TEST(test_changed_figures_are_refused)
{
    if (!data_folder()) {
        return;
    }
    /* 10 mn less of one note in the statement itself */
    expect_failure("mspd/MSPD_DetailSecty_20230930_20230930.csv", "42952.3735,0,0,42952.3735",
                   "42942.3735,0,0,42942.3735", LB_ERR_RECONCILE, "MSPD_DetailSecty_20230930");
    /* the summary of the same day says otherwise by 2 mn */
    expect_failure("debt_by_class.csv", "5259329.3914", "5259331.3914", LB_ERR_RECONCILE,
                   "debt_by_class.csv, bills_public_mn: published 5260408.9244");
    /* the sectors hold much more than there is */
    expect_failure("sector_holdings.csv", "1428.059", "9428.059", LB_ERR_RECONCILE, "do not fit the stock");
    /* the debt of the last business day */
    expect_failure("fiscal/debt_to_penny_1993-04_2024-11-26.csv", "\"2023-09-29\",\"26330142",
                   "\"2023-09-29\",\"26330149", LB_ERR_RECONCILE, "debt_to_penny");
    /* foreign holders of Z.1 and TIC */
    expect_failure("sector_holdings.csv", "7509.115", "7519.115", LB_ERR_RECONCILE, "foreign total");
    /* GDP of BEA and of CBO */
    expect_failure("fred/GDP.csv", "2024-07-01,29511.664", "2024-07-01,29512.664", LB_ERR_RECONCILE,
                   "fiscal year 2024");
    /* a country of TIC */
    expect_failure("reconcile_2026-01-30.csv", "reserves,2925200", "reserves,2925201", LB_ERR_RECONCILE,
                   "assets less liabilities");
    expect_failure("reconcile_2026-01-30.csv", "intragovernmental,7602245", "intragovernmental,7602246",
                   LB_ERR_RECONCILE, "total debt");
    expect_failure("fiscal/debt_to_penny_monthend_2024-11_2026-01.csv",
                   "2026-01-30,38521368,30919123,7602245", "2026-01-30,38521369,30919124,7602245",
                   LB_ERR_RECONCILE, "debt held by the public");
    expect_failure("tic/mfhhis01.txt", "1185.5", "1285.5", LB_ERR_RECONCILE, "mfhhis01.txt");
}
END_TEST

START_TEST(test_bad_inputs_name_the_file)
{
    if (!data_folder()) {
        return;
    }
    expect_failure("buybacks.csv", ",2000,16524,2000,", ",2000,16524,2001,", LB_ERR_PARSE, "buybacks.csv:5:");
    expect_failure("fed_loans.csv", "201102", "201,102", LB_ERR_PARSE, "fed_loans.csv:2");
    expect_failure("bank_assets.csv", "17135.0", "17,135", LB_ERR_PARSE, "bank_assets.csv:3");
    expect_failure("bank_assets.csv", "2019-06-26", "2019-03-26", LB_ERR_PARSE, "bank_assets.csv:4");
    expect_failure("money_2019.csv", "120,54", "12O,54", LB_ERR_PARSE, "money_2019.csv:5");
    expect_failure("money_2019.csv", "2019-09-03", "2019-09-04", LB_ERR_NOT_FOUND, "2019-09-03");
    expect_failure("opening_positions.csv", "foreign_rrp,", "foreign_rpr,", LB_ERR_PARSE,
                   "opening_positions.csv:5:");
    expect_failure("sector_holdings.csv", "insurers", "insurance", LB_ERR_PARSE, "sector_holdings.csv:7:");
    expect_failure("reconcile_2026-01-30.csv", "on_rrp,", "on_rpr,", LB_ERR_PARSE,
                   "reconcile_2026-01-30.csv:10:");
    expect_failure("frn_spreads.csv", "91282CMX6", "91282CMX7", LB_ERR_PARSE, "frn_spreads.csv:2:1");
    expect_failure("average_maturity.csv", NULL, NULL, LB_ERR_IO, "average_maturity.csv");
    expect_failure("soma/SOMA_holdings_2022-02-16.csv", "\"14061293800\"", "\"14061x93800\"", LB_ERR_PARSE,
                   "SOMA_holdings_2022-02-16.csv:2:");
    expect_failure("tips_cpi/RefCPI_daily_1998-04-15_2026-08-31.csv", "1998-04-16,161.75\n", "", LB_ERR_PARSE,
                   "RefCPI_daily");
    expect_failure("cbo_debt_share.csv", "\n2030,", "\n2031,", LB_ERR_PARSE, "cbo_debt_share.csv:6:");
    expect_failure("cbo_debt_share.csv", "107.726", "0", LB_ERR_PARSE, "cbo_debt_share.csv:6:");
    expect_failure("curves/KimWright_10y_term_premium_monthend_2022-03_2026-08.csv", "2024-03-28,0.2732\n",
                   "", LB_ERR_NOT_FOUND, "2024-03-31");
    expect_failure("fred/TREAST.csv", "2022-03-02,", "2022-03-01,", LB_ERR_NOT_FOUND, "TREAST");
}
END_TEST

CHECK_MAIN("import_snapshot", test_committed_tables_are_a_fresh_import, test_report,
           test_soma_of_the_snapshot, test_tables_agree, test_compensation_of_tips,
           test_term_premium_of_the_snapshot, test_countries_of_the_snapshot,
           test_countries_and_sectors_agree, test_gdp_of_the_snapshot, test_checksums_of_the_tables,
           test_changed_figures_are_refused, test_bad_inputs_name_the_file)
