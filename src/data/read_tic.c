#include "data/read_tic.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/date_text.h"
#include "data/number_text.h"
#include "data/text_lines.h"

enum { MOST_CELLS = 16, MOST_MONTHS = 13, MOST_COUNTRIES = 400, BILLION_SCALE = 11 };

static const int64_t TENTH = INT64_C(10000000000);          /* 0.1 billion in cents */
static const int64_t MOST_USD = INT64_C(10000000000000000); /* 100,000 billion */

typedef struct cell {
    char *text;     /* trimmed, without quotes */
    const char *at; /* where it begins in the line */
} cell;

typedef struct reader {
    lb_text_lines text;
    lb_tic *out;
    lb_error *err;
    int at; /* line, from 0 */
    cell cells[MOST_CELLS];
    int cell_count;
    int months[MOST_MONTHS]; /* of the block: 1 to 12 */
    int month_count;
    int first_month; /* index of the block's first column in out->months */
    int total_line, official_line;
    int total_column[MOST_MONTHS], official_column[MOST_MONTHS];
} reader;

#define fail_here(r, place, ...) lb_text_fail(&(r)->text, (r)->at, place, (r)->err, __VA_ARGS__)

/* Cells ---------------------------------------------------------------------------------------------------- */

/* Drops blanks around a cell and the double quotes around its text. */
static char *clean(char *text)
{
    text += strspn(text, " ");
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == ' ') {
        text[--length] = '\0';
    }
    if (length >= 2 && text[0] == '"' && text[length - 1] == '"') {
        text[length - 1] = '\0';
        return clean(text + 1);
    }
    return text;
}

/* Splits the current line at tabs, in place. */
static lb_status split(reader *r)
{
    char *line = r->text.line[r->at];
    r->cell_count = 0;
    while (line) {
        if (r->cell_count == MOST_CELLS) {
            return fail_here(r, line, "more than %d columns separated by tabs", MOST_CELLS);
        }
        cell *c = &r->cells[r->cell_count++];
        c->at = line;
        char *text = line;
        line = strchr(line, '\t');
        if (line) {
            *line++ = '\0';
        }
        c->text = clean(text);
    }
    return LB_OK;
}

static const char *text_of(const reader *r, int cell_index)
{
    return cell_index < r->cell_count ? r->cells[cell_index].text : "";
}

static const char *place_of(const reader *r, int cell_index)
{
    return cell_index < r->cell_count ? r->cells[cell_index].at : r->cells[r->cell_count - 1].at;
}

/* True if the cells from `from` on are empty. */
static bool empty_from(const reader *r, int from)
{
    bool empty = true;
    for (int i = from; i < r->cell_count; i++) {
        empty = empty && r->cells[i].text[0] == '\0';
    }
    return empty;
}

/* Moves to the next line and splits it. */
static lb_status next_line(reader *r, const char *expected)
{
    if (r->at + 1 >= r->text.count) {
        return fail_here(r, NULL, "the text ends here: %s should follow", expected);
    }
    r->at++;
    return split(r);
}

/* Blocks --------------------------------------------------------------------------------------------------- */

static bool is_month_line(const reader *r)
{
    return text_of(r, 0)[0] == '\0' && lb_text_month(text_of(r, 1)) > 0;
}

static lb_status read_months(reader *r)
{
    r->month_count = 0;
    for (int i = 1; i < r->cell_count && text_of(r, i)[0]; i++) {
        int month = lb_text_month(text_of(r, i));
        if (month == 0 || r->month_count == MOST_MONTHS) {
            return fail_here(r, place_of(r, i),
                             "\"%.20s\": a month from Jan to Dec should stand here, at most %d",
                             text_of(r, i), MOST_MONTHS);
        }
        r->months[r->month_count++] = month;
    }
    return empty_from(r, r->month_count + 1)
               ? LB_OK
               : fail_here(r, place_of(r, r->month_count + 1), "a month is missing here");
}

/* The years under the months make the block's columns. */
static lb_status read_years(reader *r)
{
    lb_status status = next_line(r, "\"Country\" and the years");
    if (status != LB_OK) {
        return status;
    }
    if (strcmp(text_of(r, 0), "Country") != 0) {
        return fail_here(r, NULL, "\"%.40s\": \"Country\" and the years should stand below the months",
                         text_of(r, 0));
    }
    r->first_month = r->out->month_count;
    for (int i = 0; i < r->month_count; i++) {
        lb_date year = lb_text_year(text_of(r, i + 1));
        if (year == LB_DATE_NONE) {
            return fail_here(r, place_of(r, i + 1), "\"%.20s\" is not a year as YYYY", text_of(r, i + 1));
        }
        lb_date month_end = lb_date_month_end(lb_date_make(lb_date_ymd(year).year, r->months[i], 1));
        int index = r->out->month_count;
        const lb_tic_month *before = index > 0 ? &r->out->months[index - 1] : NULL;
        bool again = before && before->month_end == month_end && !before->superseded && i > 0;
        if (before && month_end >= before->month_end && !again) {
            return fail_here(r, place_of(r, i + 1),
                             "the months should run backwards, each once or, where the series breaks, twice");
        }
        r->out->months[index].month_end = month_end;
        r->out->months[index].superseded = again;
        r->out->month_count++;
    }
    status = next_line(r, "a line of dashes");
    if (status == LB_OK && (text_of(r, 0)[0] || strncmp(text_of(r, 1), "---", 3) != 0)) {
        return fail_here(r, NULL, "a line of dashes should stand below the years");
    }
    return status;
}

/* Reads the value of block column `i`; `*known` is false for "n.a.". */
static lb_status read_value(const reader *r, int i, int64_t *out, bool *known)
{
    const char *text = text_of(r, i + 1);
    *out = 0;
    *known = strcmp(text, "n.a.") != 0;
    if (!*known || strcmp(text, "*") == 0) { /* "*": less than $50 million */
        return LB_OK;
    }
    if (lb_text_decimal(text, BILLION_SCALE, out) != LB_NUMBER_FINE || *out > MOST_USD || *out < -MOST_USD) {
        return fail_here(
            r, place_of(r, i + 1),
            "\"%.40s\" is not an amount in billions: digits with a point, n.a. or * should stand here", text);
    }
    return LB_OK;
}

/* A row of amounts that must all be there, into a member of the months; `columns` gets their places. */
static lb_status read_amounts(reader *r, size_t offset, int columns[static MOST_MONTHS])
{
    for (int i = 0; i < r->month_count; i++) {
        columns[i] = (int)(place_of(r, i + 1) - r->text.line[r->at]) + 1;
        int64_t usd;
        bool known;
        lb_status status = read_value(r, i, &usd, &known);
        if (status == LB_OK && !known) {
            status = fail_here(r, place_of(r, i + 1), "%s: an amount should stand here", text_of(r, 0));
        }
        if (status != LB_OK) {
            return status;
        }
        memcpy((char *)&r->out->months[r->first_month + i] + offset, &usd, sizeof usd);
    }
    return LB_OK;
}

/* Drops a footnote number ("United Kingdom 2/") from a name. */
static void drop_footnote(char *name)
{
    size_t length = strlen(name);
    if (length < 2 || name[length - 1] != '/') {
        return;
    }
    length--;
    while (length > 0 && name[length - 1] >= '0' && name[length - 1] <= '9') {
        length--;
    }
    while (length > 0 && name[length - 1] == ' ') {
        length--;
    }
    name[length] = '\0';
}

int lb_tic_find_country(const lb_tic *tic, const char *name)
{
    for (int i = 0; i < tic->country_count; i++) {
        if (strcmp(tic->countries[i], name) == 0) {
            return i;
        }
    }
    return -1;
}

static lb_status read_country(reader *r)
{
    lb_tic *out = r->out;
    char *name = r->cells[0].text;
    drop_footnote(name);
    if (!name[0] || strlen(name) >= LB_TIC_NAME_LENGTH) {
        return fail_here(r, NULL, "a country's name of up to %d characters should stand here",
                         LB_TIC_NAME_LENGTH - 1);
    }
    int country = lb_tic_find_country(out, name);
    if (country < 0 && out->country_count == MOST_COUNTRIES) {
        return fail_here(r, NULL, "more than %d names of countries", MOST_COUNTRIES);
    }
    if (country < 0) {
        country = out->country_count++;
        snprintf(out->countries[country], LB_TIC_NAME_LENGTH, "%s", name);
    }
    for (int i = out->holding_count - 1; i >= 0 && out->holdings[i].month >= r->first_month; i--) {
        if (out->holdings[i].country == country) {
            return fail_here(r, NULL, "%s stands in this block already", name);
        }
    }
    for (int i = 0; i < r->month_count; i++) {
        int64_t usd;
        bool known;
        lb_status status = read_value(r, i, &usd, &known);
        if (status != LB_OK) {
            return status;
        }
        if (known) {
            out->holdings[out->holding_count++] = (lb_tic_holding){r->first_month + i, country, usd};
        }
    }
    return LB_OK;
}

/* The four lines below a block. */
static lb_status read_official(reader *r)
{
    static const struct {
        const char *label;
        size_t offset;
    } rows[] = {{"For. Official", offsetof(lb_tic_month, official_usd)},
                {"Treasury Bills", offsetof(lb_tic_month, official_bills_usd)},
                {"T-Bonds & Notes", offsetof(lb_tic_month, official_bonds_usd)}};
    lb_status status;
    do {
        status = next_line(r, "\"Of which:\"");
    } while (status == LB_OK && empty_from(r, 0));
    if (status == LB_OK && strcmp(text_of(r, 0), "Of which:") != 0) {
        return fail_here(r, NULL, "\"%.40s\": \"Of which:\" should stand here", text_of(r, 0));
    }
    for (int i = 0; i < 3 && status == LB_OK; i++) {
        status = next_line(r, rows[i].label);
        if (status == LB_OK && strcmp(text_of(r, 0), rows[i].label) != 0) {
            status = fail_here(r, NULL, "\"%.40s\": \"%s\" should stand here", text_of(r, 0), rows[i].label);
        }
        int unused[MOST_MONTHS];
        r->official_line = i == 0 ? r->at + 1 : r->official_line;
        if (status == LB_OK) {
            status = read_amounts(r, rows[i].offset, i == 0 ? r->official_column : unused);
        }
    }
    return status;
}

static lb_status check_sum(const reader *r, int month, int line, int column, int64_t sum, int64_t published,
                           int64_t tolerance, const char *what)
{
    if (sum - published <= tolerance && published - sum <= tolerance) {
        return LB_OK;
    }
    const lb_tic_month *m = &r->out->months[month];
    char date[11];
    lb_date_format(m->month_end, date);
    if (m->superseded) {
        lb_warn(&r->out->warnings, r->text.name, line,
                "%s (superseded series): %s add to %.1f billion, published are %.1f", date, what,
                (double)sum / 1e11, (double)published / 1e11);
        return LB_OK;
    }
    return lb_fail_at(r->err, LB_ERR_RECONCILE, r->text.name, line, column,
                      "%s: %s add to %.1f billion; %.1f are published and should be equal", date, what,
                      (double)sum / 1e11, (double)published / 1e11);
}

static lb_status check_block(const reader *r, int first_holding)
{
    const lb_tic *out = r->out;
    for (int m = r->first_month; m < out->month_count; m++) {
        const lb_tic_month *month = &out->months[m];
        int64_t sum = 0;
        int figures = 1, k = m - r->first_month;
        for (int i = first_holding; i < out->holding_count; i++) {
            sum += out->holdings[i].month == m ? out->holdings[i].usd : 0;
            figures += out->holdings[i].month == m;
        }
        lb_status status = check_sum(r, m, r->total_line, r->total_column[k], sum, month->total_usd,
                                     figures * (TENTH / 2), "the countries");
        if (status == LB_OK) {
            status = check_sum(r, m, r->official_line, r->official_column[k],
                               month->official_bills_usd + month->official_bonds_usd, month->official_usd,
                               3 * (TENTH / 2), "official bills and bonds");
        }
        if (status != LB_OK) {
            return status;
        }
    }
    return LB_OK;
}

static lb_status read_block(reader *r)
{
    int first_holding = r->out->holding_count;
    lb_status status = read_months(r);
    status = status == LB_OK ? read_years(r) : status;
    while (status == LB_OK) {
        status = next_line(r, "\"Grand Total\"");
        if (status != LB_OK || strcmp(text_of(r, 0), "Grand Total") == 0) {
            break;
        }
        if (!empty_from(r, 0)) {
            status = read_country(r);
        }
    }
    r->total_line = r->at + 1;
    status = status == LB_OK ? read_amounts(r, offsetof(lb_tic_month, total_usd), r->total_column) : status;
    status = status == LB_OK ? read_official(r) : status;
    return status == LB_OK ? check_block(r, first_holding) : status;
}

/* The whole ------------------------------------------------------------------------------------------------ */

/* Between blocks stand titles, series labels and footnotes, but no figures. */
static lb_status check_between(const reader *r)
{
    if (text_of(r, 0)[0] && empty_from(r, 1)) {
        return LB_OK;
    }
    for (int i = 1; i < r->cell_count; i++) {
        int64_t unused;
        if (lb_text_decimal(text_of(r, i), BILLION_SCALE, &unused) == LB_NUMBER_FINE) {
            return fail_here(r, place_of(r, i),
                             "an amount outside a block: a line of months (Dec, Nov, ...) should begin one");
        }
    }
    return LB_OK;
}

/* Turns the order of the file, newest first, round. */
static lb_status order_by_month(lb_tic *out, lb_error *err)
{
    lb_tic_holding *sorted = calloc((size_t)out->holding_count + 1, sizeof *sorted);
    if (!sorted) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for %d holdings", out->holding_count);
    }
    for (int i = 0; i < out->month_count / 2; i++) {
        lb_tic_month other = out->months[i];
        out->months[i] = out->months[out->month_count - 1 - i];
        out->months[out->month_count - 1 - i] = other;
    }
    for (int i = 0; i < out->holding_count; i++) {
        out->holdings[i].month = out->month_count - 1 - out->holdings[i].month;
        out->months[out->holdings[i].month].holding_count++;
    }
    int at = 0;
    for (int m = 0; m < out->month_count; m++) {
        out->months[m].first_holding = at;
        at += out->months[m].holding_count;
        out->months[m].holding_count = 0;
    }
    for (int i = 0; i < out->holding_count; i++) {
        lb_tic_month *month = &out->months[out->holdings[i].month];
        sorted[month->first_holding + month->holding_count++] = out->holdings[i];
    }
    free(out->holdings);
    out->holdings = sorted;
    return LB_OK;
}

static lb_status read_text(reader *r)
{
    size_t lines = (size_t)r->text.count + 1;
    r->out->months = calloc(lines * MOST_MONTHS, sizeof *r->out->months);
    r->out->countries = calloc(lines, sizeof *r->out->countries);
    r->out->holdings = calloc(lines * MOST_MONTHS, sizeof *r->out->holdings);
    if (!r->out->months || !r->out->countries || !r->out->holdings) {
        return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for %d lines", r->text.count);
    }
    for (r->at = 0; r->at < r->text.count; r->at++) {
        lb_status status = split(r);
        if (status == LB_OK) {
            status = is_month_line(r) ? read_block(r) : check_between(r);
        }
        if (status != LB_OK) {
            return status;
        }
    }
    if (r->out->month_count == 0) {
        return lb_fail_at(r->err, LB_ERR_PARSE, r->text.name, r->text.count ? r->text.count : 1, 1,
                          "the text ends without a block: a line of months (Dec, Nov, ...) should begin one");
    }
    return order_by_month(r->out, r->err);
}

static lb_status finish(reader *r)
{
    lb_status status = read_text(r);
    lb_text_free(&r->text);
    if (status != LB_OK) {
        lb_tic_free(r->out);
    }
    return status;
}

lb_status lb_tic_read(const char *path, lb_tic *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    reader r = {.out = out, .err = err};
    lb_status status = lb_text_read(path, &r.text, err);
    return status == LB_OK ? finish(&r) : status;
}

lb_status lb_tic_parse(const char *name, const char *bytes, size_t length, lb_tic *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    reader r = {.out = out, .err = err};
    lb_status status = lb_text_parse(name, bytes, length, &r.text, err);
    return status == LB_OK ? finish(&r) : status;
}

void lb_tic_free(lb_tic *tic)
{
    free(tic->months);
    free(tic->countries);
    free(tic->holdings);
    memset(tic, 0, sizeof *tic);
}

int lb_tic_find_month(const lb_tic *tic, lb_date month_end)
{
    for (int i = tic->month_count - 1; i >= 0; i--) {
        if (tic->months[i].month_end == month_end && !tic->months[i].superseded) {
            return i;
        }
    }
    return -1;
}

int64_t lb_tic_usd(const lb_tic *tic, int month, int country)
{
    const lb_tic_month *m = &tic->months[month];
    for (int i = 0; i < m->holding_count; i++) {
        if (tic->holdings[m->first_holding + i].country == country) {
            return tic->holdings[m->first_holding + i].usd;
        }
    }
    return INT64_MIN;
}
