#include "check_main.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "data/csv_table.h"

static lb_csv_table *parse(const char *text)
{
    lb_csv_table *table = NULL;
    lb_error err = {0};
    ck_assert_msg(lb_csv_parse("a.csv", text, strlen(text), &table, &err) == LB_OK, "%s", err.message);
    return table;
}

static void refuses_bytes(const char *text, size_t length, const char *message)
{
    lb_csv_table *table = (lb_csv_table *)1;
    lb_error err = {0};
    ck_assert_int_eq(lb_csv_parse("a.csv", text, length, &table, &err), LB_ERR_PARSE);
    ck_assert_ptr_null(table);
    ck_assert_str_eq(err.message, message);
    ck_assert_int_eq(lb_csv_parse("a.csv", text, length, &table, NULL), LB_ERR_PARSE);
}

static void refuses(const char *text, const char *message)
{
    refuses_bytes(text, strlen(text), message);
}

START_TEST(cells_are_trimmed_and_counted)
{
    lb_csv_table *t = parse("\xef\xbb\xbf"
                            "a, b ,\"c\"\r\n1,\" x,\"\"y \",\r\n\r\n  \n3,,null");
    ck_assert_int_eq(lb_csv_rows(t), 2);
    ck_assert_int_eq(lb_csv_columns(t), 3);
    ck_assert_int_eq(lb_csv_find(t, "b"), 1);
    ck_assert_int_eq(lb_csv_find(t, "B"), -1);
    ck_assert_str_eq(lb_csv_text(t, 0, 1), "x,\"y");
    ck_assert_str_eq(lb_csv_text(t, 0, 2), "");
    ck_assert(lb_csv_missing(t, 0, 2) && lb_csv_missing(t, 1, 1) && lb_csv_missing(t, 1, 2));
    ck_assert(!lb_csv_missing(t, 0, 0));
    ck_assert_int_eq(lb_csv_line(t, 1, 0), 5);
    ck_assert_str_eq(lb_csv_name(t), "a.csv");
    lb_csv_free(t);
}
END_TEST

static void place(const lb_csv_table *t, int row, int column, const char *expected)
{
    lb_error err;
    ck_assert_int_eq(lb_csv_fail(t, row, column, &err, "here"), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, expected);
}

START_TEST(every_cell_knows_its_place)
{
    /* a quoted cell over two lines, leading blanks, two-byte characters, CRLF, CR and LF line ends */
    lb_csv_table *t = parse("a,b,c\r\n\"x\ny\", 2,3\n\xc3\xa4\xc3\xa4,\"q\",z\r1,,\"\"\r\n");
    place(t, LB_CSV_HEADER, 2, "a.csv:1:5: here");
    place(t, 0, 0, "a.csv:2:1: here");
    place(t, 0, 1, "a.csv:3:5: here");
    place(t, 0, 2, "a.csv:3:7: here");
    place(t, 1, 1, "a.csv:4:4: here");
    place(t, 1, 2, "a.csv:4:8: here");
    place(t, 2, 0, "a.csv:5:1: here");
    place(t, 2, 1, "a.csv:5:3: here");
    place(t, 2, 2, "a.csv:5:4: here");
    lb_csv_free(t);
}
END_TEST

START_TEST(malformed_files_are_refused_at_their_place)
{
    refuses("", "a.csv:1:1: the file is empty: a header line with the column names should stand here");
    refuses("\n \r\n", "a.csv:1:1: the file is empty: a header line with the column names should stand here");
    refuses("a,b\n1,2\n1\n", "a.csv:3:2: the line ends after 1 of 2 cells: \"b\" should come next");
    refuses("a,b\n1", "a.csv:2:2: the line ends after 1 of 2 cells: \"b\" should come next");
    refuses("a,b\n1,2,3\n", "a.csv:2:5: a cell too many: the header has 2 columns (a text with a comma needs "
                            "double quotes)");
    refuses("a,b\n1,2,", "a.csv:2:5: a cell too many: the header has 2 columns (a text with a comma needs "
                         "double quotes)");
    refuses("a,b\n1,x\"y\"\n",
            "a.csv:2:4: a double quote inside an unquoted cell (quote the whole cell and double "
            "the quote)");
    refuses("a,b\n1,\"x\"yz,\n",
            "a.csv:2:6: text after a closing double quote (a quote inside a quoted cell is "
            "written twice)");
    refuses("a,b\n\"1\n,\"x\"\"\n2",
            "a.csv:3:3: text after a closing double quote (a quote inside a quoted cell is "
            "written twice)");
    refuses("a,b\n1,\"x\n", "a.csv:2:3: the double quote opened here is never closed");
    refuses("a,b, a\n", "a.csv:1:6: the header names \"a\" twice (columns 1 and 3)");
    refuses_bytes("a,b\n1\0,2\n", 9, "a.csv:2:2: a NUL byte: this is not a CSV text file in UTF-8");
}
END_TEST

START_TEST(a_missing_column_is_named)
{
    lb_csv_table *t = parse("cusip,date\n");
    int column;
    lb_error err;
    ck_assert_int_eq(lb_csv_require(t, "date", &column, &err), LB_OK);
    ck_assert_int_eq(column, 1);
    ck_assert_int_eq(lb_csv_require(t, "price", &column, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "a.csv:1:1: the header has no column \"price\"; it has: cusip, date");
    ck_assert_int_eq(lb_csv_require(t, "price", &column, NULL), LB_ERR_PARSE);
    lb_csv_free(t);
}
END_TEST

/* One value per row in column `v`; the numbers are exact or the nearest double to the decimal text. */
START_TEST(numbers_are_exactly_rounded_in_any_locale)
{
    setlocale(LC_ALL, "de_DE.UTF-8");
    static const char *const texts[] = {"0.1",
                                        "-12.5",
                                        ".5",
                                        "1.2E-05",
                                        "1e22",
                                        "9007199254740993",
                                        "0.000",
                                        "123456789.123456789",
                                        "2.2250738585072011e-308",
                                        "99.678628"};
    static const double values[] = {0.1,
                                    -12.5,
                                    0.5,
                                    1.2E-05,
                                    1e22,
                                    9007199254740992.0,
                                    0,
                                    123456789.123456789,
                                    2.2250738585072011e-308,
                                    99.678628};
    for (int i = 0; i < 10; i++) {
        char text[64];
        snprintf(text, sizeof text, "v,w\n%s,\n", texts[i]);
        lb_csv_table *t = parse(text);
        double value = -1;
        ck_assert_int_eq(lb_csv_number(t, 0, 0, &value, NULL), LB_OK);
        ck_assert_msg(value == values[i], "%s", texts[i]);
        lb_csv_free(t);
    }
}
END_TEST

typedef enum kind { DATE, NUMBER, INTEGER, CENTS, CUSIP } kind;

static lb_status typed(const lb_csv_table *t, kind what, lb_error *err)
{
    lb_date date;
    double number;
    int64_t integer;
    char cusip[10];
    switch (what) {
    case DATE:
        return lb_csv_date(t, 0, 0, &date, err);
    case NUMBER:
        return lb_csv_number(t, 0, 0, &number, err);
    case INTEGER:
        return lb_csv_integer(t, 0, 0, &integer, err);
    case CENTS:
        return lb_csv_decimal(t, 0, 0, 8, &integer, err);
    default:
        return lb_csv_cusip(t, 0, 0, cusip, err);
    }
}

START_TEST(wrong_cells_say_what_would_be_right)
{
    static const struct {
        kind what;
        const char *text, *message;
    } cases[] = {
        {DATE, "2025-02-30", "v: \"2025-02-30\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
        {DATE, "02/03/2025", "v: \"02/03/2025\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
        {DATE, "null",
         "v: the value is missing (\"null\"); expected a date as YYYY-MM-DD in the years 1900 to 2200"},
        {NUMBER, "\"1,000\"",
         "v: \"1,000\" is not a number (digits with a point, no thousands commas, no sign but -)"},
        {NUMBER, "$5", "v: \"$5\" is not a number (digits with a point, no thousands commas, no sign but -)"},
        {NUMBER, "5.", "v: \"5.\" is not a number (digits with a point, no thousands commas, no sign but -)"},
        {NUMBER, "nan",
         "v: \"nan\" is not a number (digits with a point, no thousands commas, no sign but -)"},
        {NUMBER, "0x10",
         "v: \"0x10\" is not a number (digits with a point, no thousands commas, no sign but -)"},
        {NUMBER, "-", "v: \"-\" is not a number (digits with a point, no thousands commas, no sign but -)"},
        {NUMBER, "1e400", "v: \"1e400\" is not a number within the range of a double"},
        {NUMBER, "*",
         "v: the value is missing (\"*\"); expected a number (digits with a point, no thousands "
         "commas, no sign but -)"},
        {INTEGER, "1.0", "v: \"1.0\" is not a whole number (digits only, no point or commas)"},
        {INTEGER, "9223372036854775808", "v: \"9223372036854775808\" is not a whole number within 64 bits"},
        {CENTS, "0.123456789", "v: \"0.123456789\" has more than 8 decimals"},
        {CENTS, "92233720368.54775808", "v: \"92233720368.54775808\" is not an amount within 64 bits"},
        {CENTS, "1e3", "v: \"1e3\" is not a decimal number (no exponent, no thousands commas)"},
        {CUSIP, "912810UP2", "v: \"912810UP2\" is no CUSIP: its check digit should be 1"},
        {CUSIP, "91281OUP", "v: \"91281OUP\" is not a CUSIP (nine digits or capital letters)"},
        {CUSIP, "912810up1",
         "v: \"912810up1\" is not a CUSIP (nine digits or capital letters, the last a digit)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[128], expected[256];
        snprintf(text, sizeof text, "v,w\n%s,1\n", cases[i].text);
        snprintf(expected, sizeof expected, "a.csv:2:1: %s", cases[i].message);
        lb_csv_table *t = parse(text);
        lb_error err;
        ck_assert_int_eq(typed(t, cases[i].what, &err), LB_ERR_PARSE);
        ck_assert_str_eq(err.message, expected);
        ck_assert_int_eq(typed(t, cases[i].what, NULL), LB_ERR_PARSE);
        lb_csv_free(t);
    }
}
END_TEST

START_TEST(integers_and_decimals_are_exact)
{
    lb_csv_table *t =
        parse("a,b,c,d,e,f\n9223372036854775807,-12,22918898.0000000100,-0.01,7,92233720368.54775807\n");
    int64_t value;
    ck_assert_int_eq(lb_csv_integer(t, 0, 0, &value, NULL), LB_OK);
    ck_assert(value == INT64_MAX);
    ck_assert_int_eq(lb_csv_integer(t, 0, 1, &value, NULL), LB_OK);
    ck_assert(value == -12);
    ck_assert_int_eq(lb_csv_decimal(t, 0, 2, 8, &value, NULL), LB_OK);
    ck_assert(value == 2291889800000001);
    ck_assert_int_eq(lb_csv_decimal(t, 0, 3, 2, &value, NULL), LB_OK);
    ck_assert(value == -1);
    ck_assert_int_eq(lb_csv_decimal(t, 0, 4, 0, &value, NULL), LB_OK);
    ck_assert(value == 7);
    ck_assert_int_eq(lb_csv_decimal(t, 0, 5, 8, &value, NULL), LB_OK);
    ck_assert(value == INT64_MAX);
    lb_csv_free(t);
}
END_TEST

START_TEST(percentages_are_rounded_once)
{
    lb_csv_table *t = parse("v\n4.534\n0.1234567890123456789\n1e-310\n0\n-0.000\n");
    static const double values[] = {0.04534, 0.001234567890123456789, 1e-312, 0, 0};
    for (int row = 0; row < 5; row++) {
        double value = -1;
        ck_assert_int_eq(lb_csv_scaled(t, row, 0, -2, &value, NULL), LB_OK);
        ck_assert_msg(value == values[row], "row %d: %.17g", row, value);
    }
    lb_csv_free(t);
}
END_TEST

START_TEST(cusips_and_dates_are_read)
{
    /* CUSIPs of the auctions of December 2025; SOMA exports put them in apostrophes */
    lb_csv_table *t = parse("c,d\n912810UP1,1970-01-01\n'91282CPJ4',2000-03-01\n'912797PD3,2025-12-11\n");
    char cusip[10];
    lb_date date;
    static const char *const cusips[] = {"912810UP1", "91282CPJ4", "912797PD3"};
    static const lb_date dates[] = {0, 11017, 20433};
    for (int row = 0; row < 3; row++) {
        ck_assert_int_eq(lb_csv_cusip(t, row, 0, cusip, NULL), LB_OK);
        ck_assert_str_eq(cusip, cusips[row]);
        ck_assert_int_eq(lb_csv_date(t, row, 1, &date, NULL), LB_OK);
        ck_assert_int_eq(date, dates[row]);
    }
    lb_csv_free(t);
}
END_TEST

static void write_file(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, length, file), length);
    fclose(file);
}

START_TEST(files_are_read_plain_and_gzipped)
{
    char path[] = "/tmp/longbond_csv_XXXXXX";
    int handle = mkstemp(path);
    ck_assert_int_ge(handle, 0);
    close(handle);
    write_file(path, "a\n1\n", 4);
    lb_csv_table *t = NULL;
    lb_error err;
    ck_assert_int_eq(lb_csv_read(path, &t, &err), LB_OK);
    ck_assert_int_eq(lb_csv_rows(t), 1);
    lb_csv_free(t);
    gzFile zipped = gzopen(path, "wb");
    gzputs(zipped, "a\n");
    for (int i = 0; i < 200000; i++) {
        gzprintf(zipped, "%d\n", i);
    }
    gzclose(zipped);
    ck_assert_int_eq(lb_csv_read(path, &t, &err), LB_OK);
    ck_assert_int_eq(lb_csv_rows(t), 200000);
    ck_assert_str_eq(lb_csv_text(t, 199999, 0), "199999");
    lb_csv_free(t);
    ck_assert_int_eq(truncate(path, 1000), 0);
    ck_assert_int_eq(lb_csv_read(path, &t, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "the gzip data are damaged or cut short"));
    unlink(path);
    ck_assert_int_eq(lb_csv_read(path, &t, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be opened: No such file"));
    ck_assert_int_eq(lb_csv_read("/tmp", &t, &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "cannot be read: Is a directory"));
}
END_TEST

CHECK_MAIN("csv_table", cells_are_trimmed_and_counted, every_cell_knows_its_place,
           malformed_files_are_refused_at_their_place, a_missing_column_is_named,
           numbers_are_exactly_rounded_in_any_locale, wrong_cells_say_what_would_be_right,
           integers_and_decimals_are_exact, percentages_are_rounded_once, cusips_and_dates_are_read,
           files_are_read_plain_and_gzipped)
