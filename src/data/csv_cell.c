/* csv_cell.c - the typed cells of csv_table.h: text in, exact value or an error with its place out. */
#include <string.h>

#include "data/csv_table.h"
#include "data/number_text.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool lb_csv_missing(const lb_csv_table *table, int row, int column)
{
    static const char *const words[] = {"", "null", "*", ".", "ND", "NA", "NaN"};
    const char *text = lb_csv_text(table, row, column);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(text, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* "column: "text" is not ...": the one form of all cell errors. */
static lb_status refuse(const lb_csv_table *table, int row, int column, lb_error *err, const char *what)
{
    const char *header = lb_csv_text(table, LB_CSV_HEADER, column);
    const char *text = lb_csv_text(table, row, column);
    if (lb_csv_missing(table, row, column)) {
        return lb_csv_fail(table, row, column, err, "%.80s: the value is missing (\"%.20s\"); expected %s",
                           header, text, what);
    }
    return lb_csv_fail(table, row, column, err, "%.80s: \"%.80s\" is not %s", header, text, what);
}

lb_status lb_csv_date(const lb_csv_table *table, int row, int column, lb_date *out, lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    if (lb_date_parse(text, strlen(text), out, NULL) != LB_OK) {
        return refuse(table, row, column, err, "a date as YYYY-MM-DD in the years 1900 to 2200");
    }
    return LB_OK;
}

lb_status lb_csv_scaled(const lb_csv_table *table, int row, int column, int power, double *out, lb_error *err)
{
    switch (lb_text_scaled(lb_csv_text(table, row, column), power, out)) {
    case LB_NUMBER_FINE:
        return LB_OK;
    case LB_NUMBER_TOO_LARGE:
        return refuse(table, row, column, err, "a number within the range of a double");
    default:
        return refuse(table, row, column, err,
                      "a number (digits with a point, no thousands commas, no sign but -)");
    }
}

lb_status lb_csv_number(const lb_csv_table *table, int row, int column, double *out, lb_error *err)
{
    return lb_csv_scaled(table, row, column, 0, out, err);
}

lb_status lb_csv_integer(const lb_csv_table *table, int row, int column, int64_t *out, lb_error *err)
{
    switch (lb_text_integer(lb_csv_text(table, row, column), out)) {
    case LB_NUMBER_FINE:
        return LB_OK;
    case LB_NUMBER_TOO_LARGE:
        return refuse(table, row, column, err, "a whole number within 64 bits");
    default:
        return refuse(table, row, column, err, "a whole number (digits only, no point or commas)");
    }
}

lb_status lb_csv_decimal(const lb_csv_table *table, int row, int column, int scale, int64_t *out,
                         lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    switch (lb_text_decimal(text, scale, out)) {
    case LB_NUMBER_FINE:
        return LB_OK;
    case LB_NUMBER_DECIMALS:
        return lb_csv_fail(table, row, column, err, "%.80s: \"%.80s\" has more than %d decimals",
                           lb_csv_text(table, LB_CSV_HEADER, column), text, scale);
    case LB_NUMBER_TOO_LARGE:
        return refuse(table, row, column, err, "an amount within 64 bits");
    default:
        return refuse(table, row, column, err, "a decimal number (no exponent, no thousands commas)");
    }
}

lb_status lb_csv_cusip(const lb_csv_table *table, int row, int column, char out[static 10], lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    text += *text == '\'';
    size_t length = strlen(text);
    length -= length > 0 && text[length - 1] == '\'';
    if (length != 9) {
        return refuse(table, row, column, err, "a CUSIP (nine digits or capital letters)");
    }
    int digit = lb_text_cusip_digit(text);
    if (digit < 0 || !is_digit(text[8])) {
        return refuse(table, row, column, err, "a CUSIP (nine digits or capital letters, the last a digit)");
    }
    if (text[8] - '0' != digit) {
        return lb_csv_fail(table, row, column, err,
                           "%.80s: \"%.9s\" is no CUSIP: its check digit should be %d",
                           lb_csv_text(table, LB_CSV_HEADER, column), text, digit);
    }
    memcpy(out, text, 9);
    out[9] = '\0';
    return LB_OK;
}
