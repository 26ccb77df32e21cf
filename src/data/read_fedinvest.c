#include "data/read_fedinvest.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "data/date_text.h"
#include "data/number_text.h"
#include "data/text_lines.h"

enum column { CUSIP, TYPE, RATE, MATURITY, CALL, BUY, SELL, END_OF_DAY, DATE, COLUMN_COUNT };

static const char *const headers[COLUMN_COUNT] = {
    "CUSIP", "SECURITY.TYPE", "RATE", "MATURITY.DATE", "CALL.DATE", "BUY", "SELL", "END.OF.DAY", "Date"};

typedef struct reader {
    lb_text_lines text;
    lb_fedinvest *out;
    lb_error *err;
    int at; /* line, from 0 */
    char *cells[COLUMN_COUNT];
    int cell_count;
    lb_date date; /* LB_DATE_NONE until the first row; fixed for the download of one day */
    bool one_day;
    char date_text[12]; /* of the row before */
    int *table;         /* [table_mask + 1] index of a security by hash of its CUSIP, -1 free */
    size_t table_mask;
} reader;

#define fail_at(r, column, ...) lb_text_fail(&(r)->text, (r)->at, (r)->cells[column], (r)->err, __VA_ARGS__)

/* Cells ---------------------------------------------------------------------------------------------------- */

/* Splits the current line at commas, in place. The layout quotes nothing. */
static lb_status split(reader *r, int expected)
{
    char *at = r->text.line[r->at];
    r->cell_count = 0;
    while (at && r->cell_count < COLUMN_COUNT) {
        r->cells[r->cell_count++] = at;
        at = strchr(at, ',');
        if (at) {
            *at++ = '\0';
        }
    }
    if (r->cell_count < expected || at || r->cell_count > expected) {
        return lb_text_fail(
            &r->text, r->at, at ? at : r->cells[r->cell_count - 1], r->err,
            "%d columns should stand in a line, as in CUSIP, type, rate, maturity, call date, buy, "
            "sell, end of day%s",
            expected, expected == COLUMN_COUNT ? ", date" : "");
    }
    return LB_OK;
}

static bool is_missing(const char *text)
{
    return text[0] == '\0' || strcmp(text, "NA") == 0;
}

static lb_status read_date(const reader *r, int column, lb_date *out)
{
    const char *text = r->cells[column];
    *out = r->one_day ? lb_text_us_date(text) : LB_DATE_NONE;
    if (!r->one_day && lb_date_parse(text, strlen(text), out, NULL) != LB_OK) {
        *out = LB_DATE_NONE;
    }
    return *out != LB_DATE_NONE ? LB_OK
                                : fail_at(r, column, "%s: \"%.40s\" is not a date as %s", headers[column],
                                          text, r->one_day ? "MM/DD/YYYY" : "YYYY-MM-DD");
}

/* "4.125%" */
static lb_status read_rate(const reader *r, double *out)
{
    char *text = r->cells[RATE];
    size_t length = strlen(text);
    bool percent = length > 0 && text[length - 1] == '%';
    if (percent) {
        text[length - 1] = '\0';
    }
    if (!percent || lb_text_scaled(text, -2, out) != LB_NUMBER_FINE) {
        return fail_at(r, RATE, "RATE: \"%.40s\" is not a rate as 4.125%%", text);
    }
    return LB_OK;
}

static lb_status read_price(const reader *r, int column, double *out)
{
    const char *text = r->cells[column];
    if (lb_text_scaled(text, 0, out) != LB_NUMBER_FINE || *out < 0 || *out > 10000) {
        return fail_at(r, column, "%s: \"%.40s\" is not a price per 100 (0 where there is none)",
                       headers[column], text);
    }
    *out = *out == 0 ? NAN : *out;
    return LB_OK;
}

/* Securities ----------------------------------------------------------------------------------------------- */

static uint8_t type_of(const char *word)
{
    static const struct {
        const char *word;
        lb_security_type type;
    } words[] = {{"MARKET BASED BILL", LB_BILL},
                 {"MARKET BASED NOTE", LB_NOTE},
                 {"MARKET BASED BOND", LB_BOND},
                 {"TIPS", LB_TIPS},
                 {"MARKET BASED FRN", LB_FRN}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (strcmp(words[i].word, word) == 0) {
            return (uint8_t)words[i].type;
        }
    }
    return LB_SECURITY_TYPE_COUNT;
}

/* The slot of a CUSIP in the table: its security or a free one. */
static size_t slot_of(const reader *r, const char *cusip)
{
    size_t slot = lb_hash_bytes(cusip, 9, 0) & r->table_mask;
    while (r->table[slot] >= 0 && memcmp(r->out->securities[r->table[slot]].cusip, cusip, 9) != 0) {
        slot = (slot + 1) & r->table_mask;
    }
    return slot;
}

static lb_status read_terms(const reader *r, lb_fedinvest_security *out)
{
    memset(out, 0, sizeof *out);
    memcpy(out->cusip, r->cells[CUSIP], 9);
    out->type = type_of(r->cells[TYPE]);
    out->call_date = LB_DATE_NONE;
    lb_status status = read_rate(r, &out->rate_dec);
    status = status == LB_OK ? read_date(r, MATURITY, &out->maturity) : status;
    return status == LB_OK && !is_missing(r->cells[CALL]) ? read_date(r, CALL, &out->call_date) : status;
}

static lb_status check_cusip(const reader *r)
{
    const char *text = r->cells[CUSIP];
    if (lb_text_is_cusip(text)) {
        return LB_OK;
    }
    int digit = strlen(text) == 9 ? lb_text_cusip_digit(text) : -1;
    return digit >= 0
               ? fail_at(r, CUSIP, "CUSIP: \"%s\" is no CUSIP: its check digit should be %d", text, digit)
               : fail_at(r, CUSIP, "CUSIP: \"%.40s\" is not a CUSIP (nine digits or capital letters)", text);
}

/* Finds or adds the row's security; its terms must be those of the rows before. */
static lb_status read_security(reader *r, int *index)
{
    lb_status status = check_cusip(r);
    lb_fedinvest_security terms;
    status = status == LB_OK ? read_terms(r, &terms) : status;
    if (status != LB_OK) {
        return status;
    }
    size_t slot = slot_of(r, terms.cusip);
    if (r->table[slot] < 0) {
        *index = r->out->security_count++;
        r->table[slot] = *index;
        r->out->securities[*index] = terms;
        if (terms.type == LB_SECURITY_TYPE_COUNT) {
            lb_warn(&r->out->warnings, r->text.name, r->at + 1,
                    "%s: the unknown type \"%.60s\" is kept as other", terms.cusip, r->cells[TYPE]);
        }
        return LB_OK;
    }
    *index = r->table[slot];
    const lb_fedinvest_security *known = &r->out->securities[*index];
    bool same = known->type == terms.type && known->rate_dec == terms.rate_dec &&
                known->maturity == terms.maturity && known->call_date == terms.call_date;
    return same
               ? LB_OK
               : fail_at(r, TYPE, "%s: type, rate, maturity and call date should be those of its rows before",
                         terms.cusip);
}

/* Rows ----------------------------------------------------------------------------------------------------- */

/* The row's day: the next one, or the one of the row before. */
static lb_status read_day(reader *r)
{
    lb_date date = r->date;
    if (!r->one_day && strncmp(r->date_text, r->cells[DATE], sizeof r->date_text) != 0) {
        lb_status status = read_date(r, DATE, &date);
        if (status != LB_OK) {
            return status;
        }
        memcpy(r->date_text, r->cells[DATE], 11);
    }
    if (r->date != LB_DATE_NONE && date < r->date) {
        return fail_at(r, DATE, "Date: the days should rise; the row before is of a later day");
    }
    if (r->out->day_count == 0 || date > r->date) {
        r->out->days[r->out->day_count++] = (lb_fedinvest_day){date, r->out->price_count, 0};
    }
    r->date = date;
    return LB_OK;
}

static lb_status read_row(reader *r)
{
    lb_status status = split(r, r->one_day ? COLUMN_COUNT - 1 : COLUMN_COUNT);
    status = status == LB_OK ? read_day(r) : status;
    lb_fedinvest_price price = {0};
    status = status == LB_OK ? read_security(r, &price.security) : status;
    status = status == LB_OK ? read_price(r, BUY, &price.buy_px) : status;
    status = status == LB_OK ? read_price(r, SELL, &price.sell_px) : status;
    status = status == LB_OK ? read_price(r, END_OF_DAY, &price.end_of_day_px) : status;
    if (status != LB_OK) {
        return status;
    }
    if (r->out->securities[price.security].maturity < r->date) {
        return fail_at(r, MATURITY, "%s has matured: its maturity should not lie before the day of the price",
                       r->cells[CUSIP]);
    }
    price.date = r->date;
    r->out->prices[r->out->price_count++] = price;
    r->out->days[r->out->day_count - 1].price_count++;
    return LB_OK;
}

/* Names are compared without case and with ' ', '_' and '.' alike. */
static bool same_header(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        bool both_blank = strchr(" _.", *a) && strchr(" _.", *b);
        if (!both_blank && toupper((unsigned char)*a) != toupper((unsigned char)*b)) {
            return false;
        }
    }
    return *a == *b;
}

static lb_status read_header(reader *r)
{
    lb_status status = split(r, COLUMN_COUNT);
    for (int i = 0; i < COLUMN_COUNT && status == LB_OK; i++) {
        if (!same_header(r->cells[i], headers[i])) {
            status = fail_at(r, i, "\"%.40s\": the column %s should stand here", r->cells[i], headers[i]);
        }
    }
    return status;
}

static lb_status make_room(reader *r)
{
    size_t rows = (size_t)r->text.count + 1;
    r->table_mask = 1;
    while (r->table_mask < 2 * rows) {
        r->table_mask = 2 * r->table_mask + 1;
    }
    r->table = malloc((r->table_mask + 1) * sizeof *r->table);
    r->out->securities = calloc(rows, sizeof *r->out->securities);
    r->out->prices = calloc(rows, sizeof *r->out->prices);
    r->out->days = calloc(rows, sizeof *r->out->days);
    if (!r->table || !r->out->securities || !r->out->prices || !r->out->days) {
        return lb_fail(r->err, LB_ERR_NO_MEMORY, "%s: no memory for %d rows", r->text.name, r->text.count);
    }
    memset(r->table, 0xff, (r->table_mask + 1) * sizeof *r->table);
    return LB_OK;
}

static lb_status read_text(reader *r)
{
    lb_status status = make_room(r);
    if (status == LB_OK && r->text.count == 0) {
        status =
            lb_fail_at(r->err, LB_ERR_PARSE, r->text.name, 1, 1, "the file is empty: %s should stand here",
                       r->one_day ? "a price" : "a header line");
    }
    if (status == LB_OK && !r->one_day) {
        status = read_header(r);
        r->at = 1;
    }
    for (; r->at < r->text.count && status == LB_OK; r->at++) {
        status = read_row(r);
    }
    return status;
}

static lb_status finish(reader *r)
{
    lb_status status = read_text(r);
    lb_text_free(&r->text);
    free(r->table);
    if (status != LB_OK) {
        lb_fedinvest_free(r->out);
    }
    return status;
}

lb_status lb_fedinvest_read(const char *path, lb_fedinvest *out, lb_error *err)
{
    return lb_fedinvest_day_read(path, LB_DATE_NONE, out, err);
}

lb_status lb_fedinvest_parse(const char *name, const char *bytes, size_t length, lb_fedinvest *out,
                             lb_error *err)
{
    return lb_fedinvest_day_parse(name, bytes, length, LB_DATE_NONE, out, err);
}

lb_status lb_fedinvest_day_read(const char *path, lb_date date, lb_fedinvest *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    reader r = {.out = out, .err = err, .date = date, .one_day = date != LB_DATE_NONE};
    lb_status status = lb_text_read(path, &r.text, err);
    return status == LB_OK ? finish(&r) : status;
}

lb_status lb_fedinvest_day_parse(const char *name, const char *bytes, size_t length, lb_date date,
                                 lb_fedinvest *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    reader r = {.out = out, .err = err, .date = date, .one_day = date != LB_DATE_NONE};
    lb_status status = lb_text_parse(name, bytes, length, &r.text, err);
    return status == LB_OK ? finish(&r) : status;
}

void lb_fedinvest_free(lb_fedinvest *prices)
{
    free(prices->securities);
    free(prices->prices);
    free(prices->days);
    memset(prices, 0, sizeof *prices);
}

const lb_fedinvest_price *lb_fedinvest_find(const lb_fedinvest *prices, const char *cusip, lb_date date)
{
    int low = 0, high = prices->day_count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (prices->days[middle].date < date) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == prices->day_count || prices->days[low].date != date) {
        return NULL;
    }
    for (int i = 0; i < prices->days[low].price_count; i++) {
        const lb_fedinvest_price *price = &prices->prices[prices->days[low].first_price + i];
        if (strcmp(prices->securities[price->security].cusip, cusip) == 0) {
            return price;
        }
    }
    return NULL;
}
