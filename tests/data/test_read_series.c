#include "edit_cases.h"

#include <glob.h>
#include <math.h>

#include "data/read_series.h"

#define PARSE_AS(NAME, LAYOUT)                                                                               \
    static lb_status NAME(const char *name, const char *bytes, size_t length, lb_series *out, lb_error *err) \
    {                                                                                                        \
        return lb_series_parse(&(LAYOUT), name, bytes, length, out, err);                                    \
    }
PARSE_AS(parse_fred, lb_series_fred)
PARSE_AS(parse_acm, lb_series_acm)
PARSE_AS(parse_cpi, lb_series_reference_cpi)
PARSE_AS(parse_gdp, lb_series_cbo_gdp)
PARSE_AS(parse_income, lb_series_fed_income)
PARSE_AS(parse_frbus, lb_series_frbus)

static lb_status read_fred(const char *path, lb_series *out, lb_error *err)
{
    return lb_series_read(&lb_series_fred, path, out, err);
}

static const edit_case fred_cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"observation_date", "day", LB_ERR_PARSE,
     "a:1:1: the header has no column \"observation_date\" or \"DATE\" or \"Date\" or \"date\"; it has: day, "
     "DGS10"},
    {NULL, "DATE\n2025-12-29\n", LB_ERR_PARSE,
     "a:1:1: FRED series: a column of values should stand beside the dates"},
    {NULL, "DATE,X\n", LB_ERR_PARSE,
     "a:1:1: FRED series: no rows below the header: the values should stand there"},
    {NULL, "DATE,\n2025-12-29,1\n", LB_ERR_PARSE,
     "a:1:6: a series' name of 1 to 63 characters should stand here"},
    {"2025-12-30", "2025-12-3", LB_ERR_PARSE,
     "a:3:1: observation_date: \"2025-12-3\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"2025-12-30", "2025-12-29", LB_ERR_PARSE,
     "a:3:1: the dates should rise; the row before is of 2025-12-29"},
    {"4.12", "4,12", LB_ERR_PARSE,
     "a:2:14: a cell too many: the header has 2 columns (a text with a comma needs double quotes)"},
    {"4.12", "4.1.2", LB_ERR_PARSE,
     "a:2:12: DGS10: \"4.1.2\" is not a number (digits with a point, no thousands commas, no sign but -)"},
};

static const edit_case acm_cases[] = {
    {"ACMRNY10", "ACMRN10", LB_ERR_PARSE,
     "a:1:1: the header has no column \"ACMRNY10\"; it has: DATE, ACMY01, ACMY02, ACMY03, ACMY04, ACMY05, "
     "ACMY06, ACMY07, ACMY08, ACMY09, ACMY10, ACMTP01, ACMTP02, ACMTP03, ACMTP04, ACMTP05, ACMTP06, ACMTP07, "
     "ACMTP08, ACMTP09, ACMTP10, ACMRNY01, ACMRNY02, ACMRNY03, ACMRNY04, ACMRNY05, ACMRNY06, ACMRNY07, "
     "ACMRNY08, ACMRNY09, ACMRN10"},
    {"2.890118036517864", "2.990118036517864", LB_ERR_PARSE,
     "a:2:12: ACMY01 should be ACMRNY01 + ACMTP01; it differs by 0.1"},
    {"2.890118036517864", ".", LB_ERR_PARSE,
     "a:2:12: ACMY01: the value is missing (\".\"); expected a number (digits with a point, no thousands "
     "commas, no sign but -)"},
};

static const edit_case cpi_cases[] = {
    {"refCpi", "cpi", LB_ERR_PARSE, "a:1:1: the header has no column \"refCpi\"; it has: date, cpi"},
    {"1998-04-16", "1998-04-18", LB_ERR_PARSE, "a:3:1: a gap: 1998-04-16 should follow 1998-04-15"},
    {"161.75", ".", LB_ERR_PARSE,
     "a:3:12: refCpi: the value is missing (\".\"); expected a number (digits with a point, no thousands "
     "commas, no sign but -)"},
    {"161.75", "0", LB_ERR_PARSE, "a:3:12: refCpi: \"0\" should be greater than 0"},
};

static const edit_case gdp_cases[] = {
    {"1983", "1984", LB_ERR_PARSE, "a:3:1: a gap: 1983-01-01 should follow 1982-01-01"},
    {"1983", "FY83", LB_ERR_PARSE, "a:3:1: fiscal_year: \"FY83\" is not a date as YYYY"},
    {"3536.0", "-1", LB_ERR_PARSE, "a:3:6: GDP: \"-1\" should be greater than 0"},
};

static const edit_case income_cases[] = {
    {NULL, "year,interest_income_musd\n2022,170133\n", LB_ERR_PARSE,
     "a:1:1: the header has no column \"int_exp_reverse_repo_musd\"; it has: year, interest_income_musd"},
};

static const edit_case frbus_cases[] = {
    {"1968Q2", "1968-04-01", LB_ERR_PARSE, "a:3:1: OBS: \"1968-04-01\" is not a date as YYYYQn"},
    {"1968Q2", "1968Q3", LB_ERR_PARSE, "a:3:1: a gap: 1968-04-01 should follow 1968-01-01"},
    {"0.163251012766666", "0.1x", LB_ERR_PARSE,
     "a:2:8: ADJLEGRT: \"0.1x\" is not a number (digits with a point, no thousands commas, no sign but -)"},
};

START_TEST(wrong_series_are_refused_at_their_place)
{
    CHECK_EDITS(parse_fred, lb_series, count, "series/fred.csv", fred_cases);
    CHECK_EDITS(parse_acm, lb_series, count, "series/acm.csv", acm_cases);
    CHECK_EDITS(parse_cpi, lb_series, count, "series/cpi.csv", cpi_cases);
    CHECK_EDITS(parse_gdp, lb_series, count, "series/gdp.csv", gdp_cases);
    CHECK_EDITS(parse_income, lb_series, count, "series/gdp.csv", income_cases);
    CHECK_EDITS(parse_frbus, lb_series, count, "series/frbus.csv", frbus_cases);
    CHECK_NO_FILE(read_fred, lb_series, count);
}
END_TEST

START_TEST(both_headers_of_fred_are_read)
{
    lb_series s;
    READ_SAMPLE(parse_fred, s, "series/fred.csv");
    ck_assert_int_eq(s.count, 4);
    ck_assert_str_eq(s.names[0], "DGS10");
    ck_assert(lb_series_value(&s, 0, 0) == 4.12);
    ck_assert(isnan(lb_series_value(&s, 1, 0)) && isnan(lb_series_value(&s, 2, 0)));
    ck_assert_int_eq(lb_series_row(&s, lb_date_make(2026, 1, 1)), 2);
    ck_assert_int_eq(lb_series_row(&s, lb_date_make(2025, 12, 28)), -1);
    ck_assert_int_eq(lb_series_row(&s, lb_date_make(2030, 1, 1)), 3);
    lb_series_free(&s);
    READ_SAMPLE(parse_fred, s, "series/older.csv");
    ck_assert_int_eq(s.column_count, 2);
    ck_assert_int_eq(lb_series_find(&s, "TREAST"), 1);
    ck_assert_int_eq(lb_series_find(&s, "SOFR"), -1);
    ck_assert(lb_series_value(&s, 1, 0) == 732059.0 && isnan(lb_series_value(&s, 1, 1)));
    lb_series_free(&s);
}
END_TEST

START_TEST(quarters_and_years_begin_on_their_first_day)
{
    lb_series s;
    READ_SAMPLE(parse_frbus, s, "series/frbus.csv");
    ck_assert_int_eq(s.dates[1], lb_date_make(1968, 4, 1));
    ck_assert(isnan(lb_series_value(&s, 1, 0)) && lb_series_value(&s, 1, 1) == 4864.1);
    lb_series_free(&s);
    READ_SAMPLE(parse_gdp, s, "series/gdp.csv");
    ck_assert_int_eq(s.dates[0], lb_date_make(1982, 1, 1));
    ck_assert_int_eq(s.period, LB_PERIOD_YEAR);
    lb_series_free(&s);
}
END_TEST

/* Rows, columns and values of the official files. */
START_TEST(the_published_series_are_read)
{
    static const struct {
        const lb_series_layout *layout;
        const char *file;
        int rows, columns, values;
    } files[] = {
        {&lb_series_fred, "fred/DGS10.csv", 16004, 1, 16004},
        {&lb_series_fred, "fred/DFII10.csv", 5629, 1, 5399},
        {&lb_series_fred, "fred/DGS20.csv", 16326, 1, 13941},
        {&lb_series_fred, "fred/WTREGEN.csv", 2081, 1, 1197},
        {&lb_series_fred, "fred/GDP.csv", 183, 1, 183},
        {&lb_series_fred, "curves/KimWright_10y_term_premium_monthend_2022-03_2026-08.csv", 54, 1, 54},
        {&lb_series_acm, "curves/ACM_term_premium_quarterly_1961_2007.csv", 187, 30, 5610},
        {&lb_series_reference_cpi, "tips_cpi/RefCPI_daily_1998-04-15_2026-08-31.csv", 10366, 1, 10366},
        {&lb_series_cbo_gdp, "cbo/cbo_actual_GDP.csv", 44, 1, 44},
        {&lb_series_fed_income, "fiscal/fed_combined_income_2022_2025.csv", 4, 7, 28},
        {&lb_series_frbus, "frbus/FRBUS_HISTDATA_1968Q1_2024Q4_public.csv", 228, 363, 82762},
    };
    char path[512];
    for (size_t i = 0; i < sizeof files / sizeof files[0] && official_path(files[i].file, path); i++) {
        lb_series s;
        lb_error err = {0};
        ck_assert_msg(lb_series_read(files[i].layout, path, &s, &err) == LB_OK, "%s", err.message);
        int values = 0;
        for (int k = 0; k < s.count * s.column_count; k++) {
            values += !isnan(s.values[k]);
        }
        ck_assert_msg(s.count == files[i].rows && s.column_count == files[i].columns &&
                          values == files[i].values,
                      "%s: %d %d %d", files[i].file, s.count, s.column_count, values);
        lb_series_free(&s);
    }
}
END_TEST

START_TEST(published_figures_stand_where_they_should)
{
    char path[512];
    if (!official_path("fred/WTREGEN.csv", path)) {
        return;
    }
    lb_series s;
    READ_OFFICIAL_FILE(read_fred, s, path); /* the largest cash balance: 1,816,687 million on 29 July 2020 */
    ck_assert(lb_series_value(&s, lb_series_row(&s, lb_date_make(2020, 7, 29)), 0) == 1816687);
    lb_series_free(&s);
    lb_error err;
    ck_assert_ptr_nonnull(official_path("cbo/cbo_actual_GDP.csv", path));
    ck_assert_int_eq(lb_series_read(&lb_series_cbo_gdp, path, &s, &err), LB_OK);
    ck_assert(fabs(lb_series_value(&s, s.count - 1, 0) - 30362.0) < 0.05); /* fiscal year 2025 */
    lb_series_free(&s);
}
END_TEST

START_TEST(every_fred_file_is_read)
{
    char path[512];
    if (!official_path("fred/*.csv", path)) {
        return;
    }
    glob_t found;
    ck_assert_int_eq(glob(path, 0, NULL, &found), 0);
    ck_assert_uint_ge(found.gl_pathc, 29);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        lb_series s;
        READ_OFFICIAL_FILE(read_fred, s, found.gl_pathv[i]);
        ck_assert_int_gt(s.count, 40);
        lb_series_free(&s);
    }
    globfree(&found);
}
END_TEST

CHECK_MAIN("read_series", wrong_series_are_refused_at_their_place, both_headers_of_fred_are_read,
           quarters_and_years_begin_on_their_first_day, the_published_series_are_read,
           published_figures_stand_where_they_should, every_fred_file_is_read)
