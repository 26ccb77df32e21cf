/* opdm_detail.c - table III of opdmMMYYYY.prn: securities by CUSIP and nonmarketable line items. */
#include <stdio.h>

#include "data/date_text.h"
#include "data/opdm_reader.h"

/* Marketable ----------------------------------------------------------------------------------- */

/* The words of a detail line behind the CUSIP: rates, dates, interest dates. */
typedef struct detail {
    char cusip[10];
    double rates[2];
    int rate_count;
    lb_date issue, maturity;
    int interest_dates;
    uint8_t month[2], day[2];
    int first_amount; /* word */
} detail;

/* Dates have two-digit years: an issue date is the last one up to the statement's, a maturity the first one
 * behind it. */
static lb_status read_detail_words(const lb_opdm_reader *r, detail *out)
{
    char word[LB_OPDM_WORD_LENGTH];
    *out = (detail){.issue = LB_DATE_NONE, .maturity = LB_DATE_NONE};
    lb_status status = lb_opdm_read_cusip(r, 0, out->cusip);
    if (status != LB_OK) {
        return status;
    }
    int i = 1;
    while (out->rate_count < 2 && lb_opdm_read_percent(r, i, &out->rates[out->rate_count])) {
        out->rate_count++;
        i++;
    }
    lb_date after = r->out->record_date - 36524; /* a hundred years */
    if (i < r->words.count) {
        out->issue = lb_text_short_date(lb_opdm_word(&r->words, i, word), after);
    }
    if (out->issue == LB_DATE_NONE) {
        return lb_opdm_fail(r, i < r->words.count ? r->words.start[i] : NULL,
                            "%s: an issue date as MM/DD/YY should stand here", out->cusip);
    }
    for (i++; i < r->words.count; i++) {
        lb_opdm_word(&r->words, i, word);
        lb_date date = lb_text_short_date(word, r->out->record_date);
        int k = out->interest_dates;
        if (date != LB_DATE_NONE) {
            out->maturity = out->maturity == LB_DATE_NONE ? date : out->maturity;
        } else if (k < 2 && lb_text_month_day(word, &out->month[k], &out->day[k])) {
            out->interest_dates++;
        } else {
            break;
        }
    }
    out->first_amount = i;
    return LB_OK;
}

static lb_status check_edges(lb_opdm_reader *r, int first, int count)
{
    if (count != LB_OPDM_DETAIL_COLUMNS && count != LB_OPDM_DETAIL_COLUMNS - 1) {
        return lb_opdm_fail(
            r, count > 0 ? r->words.start[first] : NULL,
            "%d amounts: issued, inflation adjustment, redeemed and perhaps outstanding should stand "
            "here",
            count);
    }
    bool unset = r->detail_edge[0] == 0 && count == LB_OPDM_DETAIL_COLUMNS;
    for (int k = 0; k < count; k++) {
        int edge = lb_opdm_edge(r, first + k);
        r->detail_edge[k] = unset ? edge : r->detail_edge[k];
        if (r->detail_edge[0] != 0 && edge != r->detail_edge[k]) {
            return lb_opdm_fail(
                r, r->words.start[first + k],
                "the amount ends in column %d: it should end in column %d, as in the first row", edge,
                r->detail_edge[k]);
        }
    }
    return LB_OK;
}

static lb_status read_security(lb_opdm_reader *r)
{
    static const lb_debt_column columns[] = {LB_AMOUNT_ISSUED, LB_AMOUNT_INFLATION, LB_AMOUNT_REDEEMED,
                                             LB_AMOUNT_OUTSTANDING};
    detail d;
    lb_status status = read_detail_words(r, &d);
    int count = r->words.count - d.first_amount;
    if (status == LB_OK) {
        status = check_edges(r, d.first_amount, count);
    }
    bool coupon = r->debt_class != LB_DEBT_BILLS && r->debt_class != LB_DEBT_FRNS;
    if (status == LB_OK && d.rate_count != 1 + coupon) {
        status = lb_opdm_fail(r, r->words.start[1], "%s: %s should stand before the issue date", d.cusip,
                              coupon ? "an interest rate and a yield" : "one rate");
    }
    if (status != LB_OK) {
        return status;
    }
    lb_debt_security *security;
    lb_debt_tranche *tranche = lb_debt_add_tranche(r->out, d.cusip, r->debt_class, &security);
    if (security->tranche_count == 1) {
        if (d.maturity == LB_DATE_NONE) {
            return lb_opdm_fail(r, NULL, "%s: its first line should have a maturity date as MM/DD/YY",
                                d.cusip);
        }
        security->maturity = d.maturity;
        security->coupon_dec = coupon ? d.rates[0] : 0;
        security->line = r->at + 1;
        security->column = (int)(r->words.start[0] - lb_opdm_line(r)) + 1;
        security->interest_dates = (uint8_t)d.interest_dates;
        memcpy(security->interest_month, d.month, sizeof d.month);
        memcpy(security->interest_day, d.day, sizeof d.day);
    } else if (security->debt_class != r->debt_class ||
               (d.maturity != LB_DATE_NONE && d.maturity != security->maturity) ||
               (coupon && d.rates[0] != security->coupon_dec)) {
        return lb_opdm_fail(r, NULL, "%s: class, interest rate and maturity should be those of line %d",
                            d.cusip, security->line);
    }
    tranche->issue_date = d.issue;
    tranche->yield_dec = d.rates[coupon];
    return lb_opdm_read_columns(r, columns, count, &tranche->amounts);
}

/* True if the last word is a cut-off amount whose whole is `usd`: the digits it has are its first ones. */
static bool is_cut_from(const lb_opdm_reader *r, int64_t usd)
{
    char plain[32], grouped[48], word[LB_OPDM_WORD_LENGTH];
    int digits = snprintf(plain, sizeof plain, "%lld", (long long)(usd / LB_OPDM_MILLION)), used = 0;
    for (int i = 0; i < digits; i++) {
        grouped[used++] = plain[i];
        if ((digits - 1 - i) % 3 == 0 && i + 1 < digits && plain[i] != '-') {
            grouped[used++] = ',';
        }
    }
    grouped[used] = '\0';
    return lb_opdm_begins(grouped, lb_opdm_word(&r->words, r->words.count - 1, word));
}

/* A total row. Figures cut off by the layout are left out, but an amount outstanding that the others give. */
static lb_status read_total(lb_opdm_reader *r, int scope, int group, lb_debt_kind kind, const char *label,
                            const lb_debt_column *columns, int count)
{
    lb_debt_amounts amounts = {0};
    int words = r->words.count;
    int64_t unused;
    bool cut = lb_opdm_trailing(r, count) < count || lb_opdm_any_cut(r, count);
    if (cut && count == LB_OPDM_DETAIL_COLUMNS && columns[0] == LB_AMOUNT_ISSUED && words > count &&
        lb_opdm_read_amount(&r->words, words - 1, &unused) == LB_OPDM_CUT) {
        r->words.count--;
        if (!lb_opdm_any_cut(r, count - 1) &&
            lb_opdm_read_columns(r, columns, count - 1, &amounts) == LB_OK) {
            int64_t *usd = amounts.usd;
            usd[LB_AMOUNT_OUTSTANDING] =
                usd[LB_AMOUNT_ISSUED] + usd[LB_AMOUNT_INFLATION] + usd[LB_AMOUNT_REDEEMED];
            amounts.known |= 1u << LB_AMOUNT_OUTSTANDING;
        }
        r->words.count = words;
        cut = !is_cut_from(r, amounts.usd[LB_AMOUNT_OUTSTANDING]);
        lb_warn(&r->out->warnings, r->text.name, r->at + 1,
                "the amount outstanding of \"%.60s\" is cut off in the file and %s", label,
                cut ? "left out" : "taken from the other figures");
    } else if (cut) {
        lb_warn(&r->out->warnings, r->text.name, r->at + 1,
                "the figures of \"%.60s\" are cut off in the file and left out", label);
    } else {
        lb_status status = lb_opdm_read_columns(r, columns, count, &amounts);
        if (status != LB_OK) {
            return status;
        }
    }
    if (!cut) {
        lb_debt_total *total = lb_debt_add_total(r->out, scope, group, kind, label);
        total->amounts = amounts;
        total->line = r->at + 1;
        for (int i = 0; i < count; i++) {
            total->column[columns[i]] = (int)(r->words.start[words - count + i] - lb_opdm_line(r)) + 1;
        }
    }
    return LB_OK;
}

static bool read_class_heading(lb_opdm_reader *r, const char *label)
{
    static const struct {
        const char *label;
        int debt_class;
    } headings[] = {{"Treasury Bill", LB_DEBT_BILLS},
                    {"Treasury Note", LB_DEBT_NOTES},
                    {"Treasury Bond", LB_DEBT_BONDS},
                    {"Treasury Inflation-Protected", LB_DEBT_TIPS},
                    {"Treasury Floating Rate Note", LB_DEBT_FRNS}};
    for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++) {
        if (lb_opdm_begins(label, headings[i].label)) {
            r->debt_class = headings[i].debt_class;
            return true;
        }
    }
    return lb_opdm_begins(label, "Marketable") || lb_opdm_begins(label, "CUSIP:") ||
           lb_opdm_begins(label, "Issued ");
}

static lb_status read_marketable(lb_opdm_reader *r)
{
    static const lb_debt_column columns[] = {LB_AMOUNT_ISSUED, LB_AMOUNT_INFLATION, LB_AMOUNT_REDEEMED,
                                             LB_AMOUNT_OUTSTANDING};
    if (lb_opdm_is_cusip_word(r)) {
        return r->debt_class < 0
                   ? lb_opdm_fail(r, NULL, "a class heading (\"Treasury Bills\" ...) should come first")
                   : read_security(r);
    }
    char label[LB_DEBT_NAME_LENGTH];
    lb_opdm_label_before(r, r->words.count, label);
    lb_debt_kind kind;
    bool is_total;
    const char *rest;
    if (lb_debt_total_label(label, &kind, &is_total, &rest) && is_total) {
        r->nonmarketable = lb_opdm_begins(rest, "Marketable");
        if (!r->nonmarketable && r->debt_class < 0) {
            return lb_opdm_fail(r, NULL, "a class heading (\"Treasury Bills\" ...) should come first");
        }
        int scope = r->nonmarketable ? (int)LB_DEBT_MARKETABLE : r->debt_class;
        r->debt_class = r->nonmarketable ? -1 : r->debt_class;
        return read_total(r, scope, LB_GROUP_ALL, kind, label, columns, LB_OPDM_DETAIL_COLUMNS);
    }
    if (lb_opdm_begins(label, "Federal Financing Bank") &&
        lb_opdm_trailing(r, LB_OPDM_DETAIL_COLUMNS) == LB_OPDM_DETAIL_COLUMNS) {
        lb_debt_line *line = lb_debt_add_line(r->out, LB_DEBT_FFB, LB_GROUP_ALL, label);
        line->line = r->at + 1;
        return lb_opdm_read_columns(r, columns, LB_OPDM_DETAIL_COLUMNS, &line->amounts);
    }
    if (read_class_heading(r, label)) {
        return LB_OK;
    }
    return lb_opdm_fail(r, NULL, "\"%.60s\": a CUSIP, a total row or a class heading should stand here",
                        label);
}

/* Nonmarketable -------------------------------------------------------------------------------- */

/* The part of a class, or the class, that a heading opens. */
static void open_section(lb_opdm_reader *r, const char *label)
{
    static const struct {
        const char *label;
        int debt_class, group;
    } sections[] = {{"Domestic Series:", LB_DEBT_DOMESTIC, LB_GROUP_ALL},
                    {"Foreign Series:", LB_DEBT_FOREIGN, LB_GROUP_ALL},
                    {"State and Local Government Series:", LB_DEBT_SLGS, LB_GROUP_ALL},
                    {"United States Savings Securities:", LB_DEBT_SAVINGS, LB_GROUP_ALL},
                    {"United States Savings Bonds:", LB_DEBT_SAVINGS, LB_GROUP_SAVINGS_BONDS},
                    {"Government Account Series - Held By", LB_DEBT_GAS, LB_GROUP_PUBLIC},
                    {"Government Account Series - Intra", LB_DEBT_GAS, LB_GROUP_INTRAGOV},
                    {"Other Debt:", LB_DEBT_OTHER_DEBT, LB_GROUP_ALL},
                    {"Not Subject to the", LB_DEBT_OTHER_DEBT, LB_GROUP_NOT_SUBJECT},
                    {"Subject to the", LB_DEBT_OTHER_DEBT, LB_GROUP_SUBJECT}};
    for (size_t i = 0; i < sizeof sections / sizeof sections[0]; i++) {
        if (lb_opdm_begins(label, sections[i].label)) {
            r->debt_class = sections[i].debt_class;
            r->group = sections[i].group;
            return;
        }
    }
    if (!lb_opdm_begins(label, "Nonmarketable")) {
        lb_warn(&r->out->warnings, r->text.name, r->at + 1, "the unknown class \"%.60s\" is kept as other",
                label);
        r->debt_class = LB_DEBT_OTHER_NONMARKETABLE;
        r->group = LB_GROUP_ALL;
    }
}

static lb_status read_nonmarketable_total(lb_opdm_reader *r, lb_debt_kind kind, const char *label,
                                          const char *rest)
{
    static const lb_debt_column columns[] = {LB_AMOUNT_PRIOR, LB_AMOUNT_ISSUED, LB_AMOUNT_REDEEMED,
                                             LB_AMOUNT_OUTSTANDING};
    bool one_column = r->debt_class == LB_DEBT_OTHER_DEBT || lb_opdm_begins(rest, "Nonmarketable") ||
                      lb_opdm_begins(rest, "Public Debt");
    const lb_debt_column *from = one_column ? columns + 3 : columns;
    int count = one_column ? 1 : 4, scope = r->debt_class, group = r->group;
    if (lb_opdm_begins(rest, "Nonmarketable") || lb_opdm_begins(rest, "Public Debt")) {
        scope = lb_opdm_begins(rest, "Public Debt") ? LB_DEBT_PUBLIC_DEBT : LB_DEBT_NONMARKETABLE;
        group = LB_GROUP_ALL;
    } else if (scope < 0) {
        return lb_opdm_fail(r, NULL, "a class heading (\"Domestic Series:\" ...) should come first");
    } else if (scope == LB_DEBT_SAVINGS) {
        group = lb_opdm_begins(rest, "United States Savings Bonds") ? LB_GROUP_SAVINGS_BONDS : LB_GROUP_ALL;
        r->group = LB_GROUP_ALL; /* what follows the bonds is in no part */
    } else if (strcmp(rest, lb_debt_class_text(scope)) == 0) {
        group = LB_GROUP_ALL;
    }
    return read_total(r, scope, group, kind, label, from, count);
}

static lb_status read_nonmarketable(lb_opdm_reader *r)
{
    static const lb_debt_column columns[] = {LB_AMOUNT_PRIOR, LB_AMOUNT_ISSUED, LB_AMOUNT_REDEEMED,
                                             LB_AMOUNT_OUTSTANDING};
    char own[LB_DEBT_NAME_LENGTH], label[2 * LB_DEBT_NAME_LENGTH + 2];
    int count = r->debt_class == LB_DEBT_OTHER_DEBT ? 1 : 4;
    int amounts = lb_opdm_trailing(r, count);
    lb_opdm_label_before(r, r->words.count - amounts, own);
    bool heading = amounts < count && strchr(lb_opdm_line(r), ':');
    if (heading) {
        open_section(r, own);
        return LB_OK;
    }
    lb_debt_kind kind;
    bool is_total;
    const char *rest;
    if (lb_debt_total_label(own, &kind, &is_total, &rest) && is_total) {
        return read_nonmarketable_total(r, kind, own, rest);
    }
    if (amounts == 0) {
        snprintf(r->prefix, sizeof r->prefix, "%s", own);
        return LB_OK;
    }
    if (r->debt_class == LB_DEBT_GAS && lb_opdm_begins(own, "Government Account Series - ")) {
        return read_nonmarketable_total(r, LB_DEBT_UNMATURED, own, own);
    }
    if (r->debt_class < 0) {
        return lb_opdm_fail(r, NULL, "a class heading (\"Domestic Series:\" ...) should come first");
    }
    if (amounts < count) {
        return lb_opdm_fail(
            r, r->words.start[r->words.count - amounts],
            "\"%.60s\": four amounts should stand here: prior month, issued, redeemed, outstanding", own);
    }
    snprintf(label, sizeof label, "%s%s%s", r->prefix, r->prefix[0] ? " " : "", own);
    r->prefix[0] = '\0';
    lb_debt_line *line = lb_debt_add_line(r->out, r->debt_class, r->group, label);
    line->matured = kind == LB_DEBT_MATURED && lb_opdm_begins(own, "Matured ");
    line->line = r->at + 1;
    return lb_opdm_read_columns(r, columns + 4 - count, count, &line->amounts);
}

lb_status lb_opdm_read_debt(lb_opdm_reader *r)
{
    const char *text = lb_opdm_line(r);
    if (strstr(text, "Loan Description") || strstr(text, "Prior Month O")) {
        return LB_OK;
    }
    return r->nonmarketable ? read_nonmarketable(r) : read_marketable(r);
}
