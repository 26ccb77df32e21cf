#include "study/price_days.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "longbond/daycount.h"

static const int note_terms[] = {2, 3, 5, 7, 10}, bond_terms[] = {30}, tips_terms[] = {5, 10, 30};

/* The shortest usual term that reaches from `date` to the maturity; auctions are settled up to a month after the
 * dated date, so a term may also be a little longer than what is left. */
static int guess_term(const lb_fedinvest_security *security, lb_date date)
{
    const int *terms = security->type == LB_NOTE   ? note_terms
                       : security->type == LB_BOND ? bond_terms
                                                   : tips_terms;
    int count = security->type == LB_NOTE ? 5 : security->type == LB_BOND ? 1 : 3;
    for (int i = 0; i < count; i++) {
        lb_date dated = lb_interest_date(security->maturity, 6, 2 * terms[i]);
        if (dated <= date) {
            return terms[i];
        }
    }
    return terms[count - 1];
}

/* The term that ends at the maturity when it begins nearest before the issue. */
static int term_of_issue(const lb_fedinvest_security *security, lb_date issue)
{
    int months = (int)lround((security->maturity - issue) / 365.25 * 12);
    return (months + 2) / 12 * 12 == months || months % 12 >= 10 || months % 12 <= 1
               ? (months + 2) / 12
               : guess_term(security, issue);
}

static lb_date first_issue(const lb_auctions *auctions, const char *cusip)
{
    lb_date issue = LB_DATE_NONE;
    for (int i = 0; auctions && i < auctions->count; i++) {
        const lb_auction *row = &auctions->rows[i];
        if (strncmp(row->cusip, cusip, 9) == 0 && (issue == LB_DATE_NONE || row->issue_date < issue)) {
            issue = row->issue_date;
        }
    }
    return issue;
}

static void complete(const lb_fedinvest_security *security, lb_date issue, lb_date seen, lb_date first_day,
                     lb_priced_security *out)
{
    *out = (lb_priced_security){.issue = issue, .ranked = true};
    lb_security_type type = (lb_security_type)security->type;
    bool pays = type == LB_NOTE || type == LB_BOND || type == LB_TIPS;
    if (issue == LB_DATE_NONE && seen > first_day) {
        out->issue = issue = seen;
    }
    lb_date dated = LB_DATE_NONE;
    if (pays) {
        out->term_yrs = issue != LB_DATE_NONE ? term_of_issue(security, issue) : guess_term(security, seen);
        dated = lb_interest_date(security->maturity, 6, 2 * out->term_yrs);
        if (issue == LB_DATE_NONE) {
            out->issue = dated;
            out->ranked = false; /* until it is found to be the last of its date */
        }
    }
    if (type >= LB_SECURITY_TYPE_COUNT ||
        lb_security_make(type, pays ? security->rate_dec : 0, security->maturity, dated, LB_DATE_NONE,
                         &out->terms, NULL) != LB_OK) {
        out->terms =
            (lb_security){.type = (uint8_t)type, .maturity = security->maturity}; /* the fit says so */
    }
    memcpy(out->terms.cusip, security->cusip, sizeof out->terms.cusip);
}

/* Of securities whose guessed issue is the same, one may really be that new: the one of the latest CUSIP. */
static void rank_guesses(const lb_fedinvest *prices, lb_priced_security *securities)
{
    for (int i = 0; i < prices->security_count; i++) {
        lb_priced_security *a = &securities[i];
        if (a->ranked || a->term_yrs == 0) {
            continue;
        }
        bool latest = true;
        for (int j = 0; j < prices->security_count && latest; j++) {
            const lb_priced_security *b = &securities[j];
            latest = j == i || b->term_yrs != a->term_yrs || b->issue != a->issue || b->ranked ||
                     b->terms.type != a->terms.type || strcmp(b->terms.cusip, a->terms.cusip) < 0;
        }
        a->ranked = latest;
    }
}

lb_status lb_price_days_build(const lb_fedinvest *prices, const lb_auctions *auctions, lb_price_days *out,
                              lb_error *err)
{
    *out = (lb_price_days){.prices = prices};
    size_t count = (size_t)prices->security_count + 1;
    out->securities = calloc(count, sizeof *out->securities);
    lb_date *seen = calloc(count, sizeof *seen);
    if (!out->securities || !seen) {
        free(seen);
        lb_price_days_free(out);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the terms of %d securities",
                       prices->security_count);
    }
    for (int i = prices->price_count - 1; i >= 0; i--) {
        seen[prices->prices[i].security] = prices->prices[i].date;
    }
    lb_date first_day = prices->day_count ? prices->days[0].date : LB_DATE_NONE;
    for (int i = 0; i < prices->security_count; i++) {
        lb_date issue = first_issue(auctions, prices->securities[i].cusip);
        complete(&prices->securities[i], issue, seen[i], first_day, &out->securities[i]);
    }
    rank_guesses(prices, out->securities);
    for (int d = 0; d < prices->day_count; d++) {
        int n = prices->days[d].price_count;
        out->most_quotes = n > out->most_quotes ? n : out->most_quotes;
    }
    free(seen);
    return LB_OK;
}

void lb_price_days_free(lb_price_days *days)
{
    free(days->securities);
    *days = (lb_price_days){0};
}

lb_date lb_price_day_settle(lb_date date)
{
    return lb_add_business_days(LB_CALENDAR_FEDERAL, date, 1);
}

/* The two latest issues of each term. */
typedef struct newest {
    int on, off; /* indices of quotes, -1 none */
} newest;

enum { MOST_TERM = 31 };

int lb_price_day_quotes(const lb_price_days *days, int day, lb_price_quote *quotes)
{
    const lb_fedinvest_day *d = &days->prices->days[day];
    newest by_term[MOST_TERM + 1];
    const lb_priced_security *of[2][MOST_TERM + 1] = {{0}};
    for (int t = 0; t <= MOST_TERM; t++) {
        by_term[t] = (newest){-1, -1};
    }
    for (int i = 0; i < d->price_count; i++) {
        const lb_fedinvest_price *price = &days->prices->prices[d->first_price + i];
        const lb_priced_security *security = &days->securities[price->security];
        quotes[i] = (lb_price_quote){.security = security->terms,
                                     .clean_px = price->end_of_day_px,
                                     .bid_px = price->sell_px,
                                     .ask_px = price->buy_px,
                                     .run = 2};
        int t = security->term_yrs;
        bool nominal = security->terms.type == LB_NOTE || security->terms.type == LB_BOND;
        if (!nominal || !security->ranked || t < 1 || t > MOST_TERM) {
            continue;
        }
        if (by_term[t].on < 0 || security->issue > of[0][t]->issue) {
            by_term[t].off = by_term[t].on;
            of[1][t] = of[0][t];
            by_term[t].on = i;
            of[0][t] = security;
        } else if (by_term[t].off < 0 || security->issue > of[1][t]->issue) {
            by_term[t].off = i;
            of[1][t] = security;
        }
    }
    for (int t = 0; t <= MOST_TERM; t++) {
        if (by_term[t].on >= 0) {
            quotes[by_term[t].on].run = 0;
        }
        if (by_term[t].off >= 0) {
            quotes[by_term[t].off].run = 1;
        }
    }
    return d->price_count;
}
