#include "data/read_opdm.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/date_text.h"
#include "data/opdm_reader.h"

/* Tables I and II ----------------------------------------------------------------------------------------- */

/* What a row of table I is about: a class, LB_DEBT_MARKETABLE ..., or -1. */
static int holders_class(const char *label)
{
    static const struct {
        const char *label;
        int debt_class;
    } rows[] = {{"Bills", LB_DEBT_BILLS},
                {"Notes", LB_DEBT_NOTES},
                {"Bonds", LB_DEBT_BONDS},
                {"Treasury Inflation-Protected Securities", LB_DEBT_TIPS},
                {"Floating Rate Notes", LB_DEBT_FRNS},
                {"Federal Financing Bank", LB_DEBT_FFB},
                {"Total Marketable", LB_DEBT_MARKETABLE},
                {"Domestic Series", LB_DEBT_DOMESTIC},
                {"Foreign Series", LB_DEBT_FOREIGN},
                {"State and Local Government Series", LB_DEBT_SLGS},
                {"United States Savings Securities", LB_DEBT_SAVINGS},
                {"Government Account Series", LB_DEBT_GAS},
                {"Other", LB_DEBT_OTHER_DEBT},
                {"Total Nonmarketable", LB_DEBT_NONMARKETABLE},
                {"Total Public Debt Outstanding", LB_DEBT_PUBLIC_DEBT}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t length = strlen(rows[i].label);
        /* a footnote letter may follow */
        if (strncmp(label, rows[i].label, length) == 0 && strlen(label) <= length + 3) {
            return rows[i].debt_class;
        }
    }
    return -1;
}

/* The three amounts of table I stand at fixed columns; footnotes stand between them. */
static lb_status find_holder_words(lb_opdm_reader *r, int words[static LB_OPDM_HOLDERS_COLUMNS])
{
    if (r->holder_edge[0] == 0) {
        for (int k = 0; k < LB_OPDM_HOLDERS_COLUMNS; k++) {
            r->holder_edge[k] = lb_opdm_edge(r, r->words.count - LB_OPDM_HOLDERS_COLUMNS + k);
        }
    }
    for (int k = 0; k < LB_OPDM_HOLDERS_COLUMNS; k++) {
        words[k] = -1;
        for (int i = 0; i < r->words.count; i++) {
            words[k] = lb_opdm_edge(r, i) == r->holder_edge[k] ? i : words[k];
        }
        if (words[k] < 0) {
            return lb_opdm_fail(r, NULL, "table I: an amount should end in column %d, as in the first row",
                                r->holder_edge[k]);
        }
    }
    return LB_OK;
}

static lb_status read_holders(lb_opdm_reader *r)
{
    char label[LB_DEBT_NAME_LENGTH];
    int amounts = lb_opdm_trailing(r, LB_OPDM_HOLDERS_COLUMNS);
    if (amounts == 0 || lb_opdm_begins(lb_opdm_line(r), "(Millions")) {
        return LB_OK; /* a heading */
    }
    if (r->holder_edge[0] == 0 && amounts < LB_OPDM_HOLDERS_COLUMNS) {
        return lb_opdm_fail(r, NULL,
                            "table I: the first row should end in three amounts (public, "
                            "intragovernmental, total)");
    }
    int words[LB_OPDM_HOLDERS_COLUMNS];
    lb_status status = find_holder_words(r, words);
    if (status != LB_OK) {
        return status;
    }
    lb_opdm_label_before(r, words[0], label);
    lb_debt_holders *holders = &r->out->holders[r->out->holders_count++];
    int debt_class = holders_class(label);
    if (debt_class < 0) {
        lb_warn(&r->out->warnings, r->text.name, r->at + 1,
                "table I: the row \"%.60s\" is unknown and left out", label);
        r->out->holders_count--;
        return LB_OK;
    }
    holders->debt_class = (uint8_t)debt_class;
    holders->line = r->at + 1;
    holders->column = (int)(r->words.start[words[2]] - lb_opdm_line(r)) + 1;
    int64_t *const to[] = {&holders->public_usd, &holders->intragov_usd, &holders->total_usd};
    for (int k = 0; k < LB_OPDM_HOLDERS_COLUMNS && status == LB_OK; k++) {
        status = lb_opdm_read_usd(r, words[k], LB_OPDM_MILLION, to[k]);
    }
    return status;
}

static lb_status read_limit(lb_opdm_reader *r)
{
    const char *text = lb_opdm_line(r) + strspn(lb_opdm_line(r), " ");
    int64_t *to = lb_opdm_begins(text, "Total Public Debt Subject to Limit") ? &r->out->subject_to_limit_usd
                  : lb_opdm_begins(text, "Statutory Debt Limit")             ? &r->out->limit_usd
                                                                             : NULL;
    return to ? lb_opdm_read_usd(r, r->words.count - 1, LB_OPDM_MILLION, to) : LB_OK;
}

/* Table V ------------------------------------------------------------------------------------------------- */

static lb_status read_strip(lb_opdm_reader *r)
{
    char word[LB_OPDM_WORD_LENGTH];
    lb_debt_strip *strip = &r->out->strips[r->out->strip_count];
    if (r->words.count != 4 + LB_OPDM_STRIP_COLUMNS) {
        return lb_opdm_fail(r, NULL,
                            "table V: CUSIP, interest rate, corpus CUSIP, maturity and four amounts should "
                            "stand here");
    }
    lb_status status = lb_opdm_read_cusip(r, 0, strip->cusip);
    if (status == LB_OK && !lb_opdm_read_percent(r, 1, &strip->coupon_dec)) {
        status = lb_opdm_fail(r, r->words.start[1], "\"%s\" is not an interest rate as 2.000",
                              lb_opdm_word(&r->words, 1, word));
    }
    status = status == LB_OK ? lb_opdm_read_cusip(r, 2, strip->corpus_cusip) : status;
    strip->maturity = lb_text_short_date(lb_opdm_word(&r->words, 3, word), r->out->record_date);
    if (status == LB_OK && strip->maturity == LB_DATE_NONE) {
        status = lb_opdm_fail(r, r->words.start[3], "\"%s\" is not a maturity date as MM/DD/YY", word);
    }
    int64_t *const to[] = {&strip->outstanding_usd, &strip->unstripped_usd, &strip->stripped_usd,
                           &strip->reconstituted_usd};
    for (int k = 0; k < LB_OPDM_STRIP_COLUMNS && status == LB_OK; k++) {
        status = lb_opdm_read_usd(r, 4 + k, LB_OPDM_THOUSAND, to[k]);
    }
    const lb_debt_security *security = status == LB_OK ? lb_debt_find(r->out, strip->cusip) : NULL;
    if (status != LB_OK) {
        return status;
    }
    if (!security) {
        return lb_opdm_fail(r, NULL, "%s is not in table III: it should be", strip->cusip);
    }
    strip->debt_class = security->debt_class;
    r->out->strip_count++;
    int64_t gap = strip->outstanding_usd - strip->unstripped_usd - strip->stripped_usd;
    if (gap > 2 * LB_OPDM_THOUSAND || gap < -2 * LB_OPDM_THOUSAND) {
        return lb_fail_at(
            r->err, LB_ERR_RECONCILE, r->text.name, r->at + 1, (int)(r->words.start[4] - lb_opdm_line(r)) + 1,
            "%s: unstripped and stripped should add to the total outstanding; %lld thousand are "
            "missing",
            strip->cusip, (long long)(gap / LB_OPDM_THOUSAND));
    }
    return LB_OK;
}

/* The rows since the last total must add to this one, all rows to the grand total. */
static lb_status check_strip_total(lb_opdm_reader *r, const char *label)
{
    bool grand = lb_opdm_begins(label, "Grand");
    int from = grand ? 0 : r->strip_from;
    int64_t sums[LB_OPDM_STRIP_COLUMNS] = {0};
    for (int i = from; i < r->out->strip_count; i++) {
        const lb_debt_strip *strip = &r->out->strips[i];
        sums[0] += strip->outstanding_usd;
        sums[1] += strip->unstripped_usd;
        sums[2] += strip->stripped_usd;
        sums[3] += strip->reconstituted_usd;
    }
    r->strip_from = r->out->strip_count;
    int64_t tolerance = (r->out->strip_count - from + 1) * LB_OPDM_THOUSAND / 2;
    for (int k = 0; k < LB_OPDM_STRIP_COLUMNS; k++) {
        int64_t published;
        int word = r->words.count - LB_OPDM_STRIP_COLUMNS + k;
        lb_status status = lb_opdm_read_usd(r, word, LB_OPDM_THOUSAND, &published);
        if (status != LB_OK) {
            return status;
        }
        if (sums[k] - published > tolerance || published - sums[k] > tolerance) {
            return lb_fail_at(r->err, LB_ERR_RECONCILE, r->text.name, r->at + 1,
                              (int)(r->words.start[word] - lb_opdm_line(r)) + 1,
                              "%s: the %d rows add to %lld thousand; the row says %lld and should be equal",
                              label, r->out->strip_count - from, (long long)(sums[k] / LB_OPDM_THOUSAND),
                              (long long)(published / LB_OPDM_THOUSAND));
        }
    }
    return LB_OK;
}

static lb_status read_strips(lb_opdm_reader *r)
{
    if (lb_opdm_is_cusip_word(r)) {
        return read_strip(r);
    }
    char label[LB_DEBT_NAME_LENGTH];
    lb_opdm_label_before(r, r->words.count, label);
    bool total = lb_opdm_begins(label, "Total ") || lb_opdm_begins(label, "Grand Total");
    return total && r->words.count > LB_OPDM_STRIP_COLUMNS &&
                   lb_opdm_trailing(r, LB_OPDM_STRIP_COLUMNS) == LB_OPDM_STRIP_COLUMNS
               ? check_strip_total(r, label)
               : LB_OK;
}

/* The whole ----------------------------------------------------------------------------------------------- */

/* Table I must agree with the total rows of table III and add across. */
static lb_status check_holders(const lb_opdm_reader *r)
{
    for (int i = 0; i < r->out->holders_count; i++) {
        const lb_debt_holders *row = &r->out->holders[i];
        int64_t gap = row->total_usd - row->public_usd - row->intragov_usd;
        int64_t items = lb_debt_outstanding(r->out, row->debt_class, LB_DEBT_BOTH);
        for (int k = 0; k < r->out->total_count; k++) {
            const lb_debt_total *total = &r->out->totals[k];
            bool same = total->debt_class == row->debt_class && total->group == LB_GROUP_ALL;
            items = same && total->kind == LB_DEBT_BOTH ? total->amounts.usd[LB_AMOUNT_OUTSTANDING] : items;
        }
        if (gap > 2 * LB_OPDM_MILLION || gap < -2 * LB_OPDM_MILLION ||
            row->total_usd - items > 2 * LB_OPDM_MILLION || items - row->total_usd > 2 * LB_OPDM_MILLION) {
            return lb_fail_at(
                r->err, LB_ERR_RECONCILE, r->text.name, row->line, row->column,
                "table I: %s is %lld million, held by the public and by government accounts %lld, in "
                "table III %lld; they should be equal",
                lb_debt_class_text(row->debt_class), (long long)(row->total_usd / LB_OPDM_MILLION),
                (long long)((row->public_usd + row->intragov_usd) / LB_OPDM_MILLION),
                (long long)(items / LB_OPDM_MILLION));
        }
    }
    return LB_OK;
}

/* Switches to the table whose title the line is; false if it is none. */
static bool open_table(lb_opdm_reader *r)
{
    static const struct {
        const char *title;
        lb_opdm_table table;
    } titles[] = {{"TABLE I -", LB_OPDM_HOLDERS},  {"TABLE II -", LB_OPDM_LIMIT},
                  {"TABLE III -", LB_OPDM_DETAIL}, {"TABLE IV -", LB_OPDM_HISTORY},
                  {"TABLE V -", LB_OPDM_STRIPS},   {" - FOOTNOTES", LB_OPDM_AFTER}};
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        if (strstr(lb_opdm_line(r), titles[i].title)) {
            r->table = titles[i].table;
            return true;
        }
    }
    return false;
}

/* The date behind the title of table I: "..., JANUARY 31, 2022". */
static lb_status read_record_date(lb_opdm_reader *r)
{
    const char *comma = strchr(lb_opdm_line(r), ',');
    r->out->record_date = comma ? lb_text_long_date(comma + 1 + strspn(comma + 1, " ")) : LB_DATE_NONE;
    if (r->out->record_date == LB_DATE_NONE) {
        return lb_opdm_fail(r, comma,
                            "the title should end with the date of the statement, as in JANUARY 31, 2022");
    }
    return LB_OK;
}

static lb_status read_line(lb_opdm_reader *r)
{
    lb_opdm_split(lb_opdm_line(r), &r->words);
    if (open_table(r)) {
        if (r->table == LB_OPDM_HOLDERS) {
            return read_record_date(r);
        }
        return r->table != LB_OPDM_AFTER && r->out->record_date == LB_DATE_NONE
                   ? lb_opdm_fail(r, NULL, "table I with the date of the statement should come first")
                   : LB_OK;
    }
    if (r->words.count == 0) {
        return LB_OK;
    }
    switch (r->table) {
    case LB_OPDM_HOLDERS:
        return read_holders(r);
    case LB_OPDM_LIMIT:
        return read_limit(r);
    case LB_OPDM_DETAIL:
        return lb_opdm_read_debt(r);
    case LB_OPDM_STRIPS:
        return read_strips(r);
    default:
        return LB_OK;
    }
}

static lb_status read_text(lb_opdm_reader *r)
{
    lb_status status = lb_debt_statement_init(r->out, r->text.count, r->err);
    if (status != LB_OK) {
        return status;
    }
    r->out->unit_usd = LB_OPDM_MILLION;
    r->out->holders = calloc((size_t)r->text.count + 1, sizeof *r->out->holders);
    r->out->strips = calloc((size_t)r->text.count + 1, sizeof *r->out->strips);
    if (!r->out->holders || !r->out->strips) {
        return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for a statement of %d lines", r->text.count);
    }
    for (r->at = 0; r->at < r->text.count; r->at++) {
        status = read_line(r);
        if (status != LB_OK) {
            return status;
        }
    }
    if (r->out->security_count == 0) {
        return lb_fail_at(r->err, LB_ERR_PARSE, r->text.name, r->text.count ? r->text.count : 1, 1,
                          "the text ends without a security: \"TABLE III - DETAIL ...\" should list them");
    }
    status = lb_debt_statement_close(r->out, r->text.name, r->err);
    return status == LB_OK ? check_holders(r) : status;
}

static lb_status finish(lb_opdm_reader *r)
{
    lb_status status = read_text(r);
    lb_text_free(&r->text);
    if (status != LB_OK) {
        lb_debt_statement_free(r->out);
    }
    return status;
}

lb_status lb_opdm_read(const char *path, lb_debt_statement *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_opdm_reader r = {.out = out, .err = err, .debt_class = -1};
    lb_status status = lb_text_read(path, &r.text, err);
    return status == LB_OK ? finish(&r) : status;
}

lb_status lb_opdm_parse(const char *name, const char *bytes, size_t length, lb_debt_statement *out,
                        lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_opdm_reader r = {.out = out, .err = err, .debt_class = -1};
    lb_status status = lb_text_parse(name, bytes, length, &r.text, err);
    return status == LB_OK ? finish(&r) : status;
}
