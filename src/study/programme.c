/* programme.c - every auction that settles after a date, put together from the published lists. */
#include "study/programme.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "study/import_files.h"

typedef struct builder {
    lb_programme *programme;
    int capacity;
    lb_date from, until;
    lb_error *err;
} builder;

const lb_auction *lb_programme_first_auction(const lb_programme *programme, const char *cusip)
{
    const lb_auctions *auctions = &programme->sources.auctions;
    int row = lb_key_first(&auctions->set.index, cusip);
    return row >= 0 ? &auctions->rows[row] : NULL;
}

lb_security lb_programme_security(const lb_programme *programme, const char *cusip, lb_security_type type,
                                  lb_date first_issue, lb_date maturity)
{
    lb_security security = {.type = (uint8_t)type, .issue_date = first_issue, .maturity = maturity};
    const lb_announcements *announcements = &programme->sources.announcements;
    int row = lb_key_first(&announcements->set.index, cusip);
    const lb_announcement *announced = row >= 0 ? &announcements->rows[row] : NULL;
    snprintf(security.cusip, sizeof security.cusip, "%s", cusip);
    security.dated_date = lb_dated_date(type, first_issue, maturity);
    /* only the announcement of the first issue has the dated date; a reopening's has the last interest date */
    bool is_first = announced && announced->issue_date == first_issue && type != LB_BILL;
    if (is_first && announced->dated_date != LB_DATE_NONE) {
        security.dated_date = announced->dated_date;
    }
    security.first_coupon = lb_first_coupon(type, security.dated_date, maturity);
    if (is_first && announced->first_coupon_date != LB_DATE_NONE) {
        security.first_coupon = announced->first_coupon_date;
    }
    return security;
}

static lb_programme_item *add_item(builder *b)
{
    lb_programme *programme = b->programme;
    if (programme->count == b->capacity) {
        int capacity = 2 * b->capacity + 256;
        lb_programme_item *grown = realloc(programme->items, (size_t)capacity * sizeof *grown);
        if (!grown) {
            return NULL;
        }
        programme->items = grown;
        b->capacity = capacity;
    }
    lb_programme_item *item = &programme->items[programme->count++];
    *item = (lb_programme_item){.announce = LB_DATE_NONE,
                                .coupon_pct = NAN,
                                .spread_pct = NAN,
                                .price_px = NAN,
                                .yield_pct = NAN,
                                .bid_to_cover = NAN,
                                .dealer_pct = NAN,
                                .direct_pct = NAN,
                                .indirect_pct = NAN,
                                .offering_usd = LB_CENTS_NONE};
    return item;
}

/* The announcement of an auction: by CUSIP and auction date, else the only one with the same three dates, whose
 * CUSIP was then replaced at issue by that of an older security with the same coupon and maturity. */
static const lb_announcement *find_announcement(const lb_announcements *list, const lb_auction *auction)
{
    int row = lb_key_find(&list->set.index, auction->cusip, auction->auction_date);
    if (row >= 0) {
        return &list->rows[row];
    }
    const lb_announcement *found = NULL;
    for (int i = 0; i < list->count; i++) {
        const lb_announcement *a = &list->rows[i];
        if (a->auction_date == auction->auction_date && a->issue_date == auction->issue_date &&
            a->maturity_date == auction->maturity_date) {
            if (found) {
                return NULL;
            }
            found = a;
        }
    }
    return found;
}

static const lb_bidder_stat *find_bidders(const lb_programme_sources *sources, const char *cusip,
                                          lb_date auction)
{
    for (int i = 0; i < 2; i++) {
        int row = lb_key_find(&sources->bidders[i].set.index, cusip, auction);
        if (row >= 0) {
            return &sources->bidders[i].rows[row];
        }
    }
    return NULL;
}

static void take_bidders(lb_programme_item *item, const lb_bidder_stat *stat)
{
    item->yield_pct = stat->high_yield_dec * 100;
    item->bid_to_cover = stat->bid_to_cover;
    item->dealer_pct = stat->dealer_dec * 100;
    item->direct_pct = stat->direct_dec * 100;
    item->indirect_pct = stat->indirect_dec * 100;
    if (item->offering_usd == LB_CENTS_NONE) {
        item->offering_usd = stat->offering_usd;
    }
}

/* The date in a document's name, "A_20251204_2.pdf"; LB_DATE_NONE if there is none. */
static lb_date document_date(const char *name)
{
    int year, month, day;
    if (sscanf(name, "A_%4d%2d%2d_", &year, &month, &day) != 3) {
        return LB_DATE_NONE;
    }
    return lb_date_make(year, month, day);
}

static lb_status add_listed(builder *b, const lb_auction *auction)
{
    const lb_programme_sources *sources = &b->programme->sources;
    lb_programme_item *item = add_item(b);
    if (!item) {
        return lb_fail(b->err, LB_ERR_NO_MEMORY, "no memory for the auctions");
    }
    memcpy(item->cusip, auction->cusip, sizeof item->cusip);
    item->type = auction->type;
    snprintf(item->published_term, sizeof item->published_term, "%s", auction->security_term);
    item->auction = auction->auction_date;
    item->issue = auction->issue_date;
    item->maturity = auction->maturity_date;
    item->price_px = auction->price_px;
    item->announce = document_date(auction->pdf_announcement);

    const lb_announcement *announced = find_announcement(&sources->announcements, auction);
    int later = lb_key_find(&sources->offerings.set.index, auction->cusip, auction->auction_date);
    const lb_bidder_stat *stat = find_bidders(sources, auction->cusip, auction->auction_date);
    if (announced) {
        item->announced = announced;
        item->announce = announced->announcement_date;
        item->offering_usd = announced->offering_usd;
        item->type = announced->type;
    } else if (later >= 0) {
        item->offering_usd = sources->offerings.rows[later].offering_usd;
        item->type = sources->offerings.rows[later].type;
    }
    if (stat) {
        take_bidders(item, stat);
    }
    return LB_OK;
}

/* The maturity of a CUSIP that the auctions table or an item already has; LB_DATE_NONE otherwise. */
static lb_date known_maturity(const lb_programme *programme, const char *cusip)
{
    const lb_auction *first = lb_programme_first_auction(programme, cusip);
    if (first) {
        return first->maturity_date;
    }
    for (int i = 0; i < programme->count; i++) {
        if (!strcmp(programme->items[i].cusip, cusip) && programme->items[i].maturity != LB_DATE_NONE) {
            return programme->items[i].maturity;
        }
    }
    return LB_DATE_NONE;
}

static lb_status add_later_offering(builder *b, const lb_offering *offering)
{
    lb_date maturity = known_maturity(b->programme, offering->cusip);
    lb_programme_item *item = add_item(b);
    if (!item) {
        return lb_fail(b->err, LB_ERR_NO_MEMORY, "no memory for the auctions");
    }
    memcpy(item->cusip, offering->cusip, sizeof item->cusip);
    item->type = offering->type;
    snprintf(item->published_term, sizeof item->published_term, "%s", offering->term);
    item->auction = offering->auction_date;
    item->issue = offering->issue_date;
    item->offering_usd = offering->offering_usd;
    item->from_later_list = true;
    if (maturity == LB_DATE_NONE) {
        lb_ymd issue = lb_date_ymd(offering->issue_date);
        int count = atoi(offering->term);
        if (offering->type == LB_BILL) {
            maturity = lb_bill_maturity(offering->issue_date, count);
        } else if (offering->type == LB_FRN) { /* dated at a month's end, issued up to three days later */
            maturity = lb_date_make(issue.year + count, issue.month, 1) - (issue.day < 15);
            maturity = issue.day < 15 ? maturity : lb_date_month_end(maturity);
        } else {
            maturity = lb_date_make(issue.year + count, issue.month, 15);
        }
    }
    item->maturity = maturity;
    return LB_OK;
}

static lb_status add_later_coupon(builder *b, const lb_bidder_stat *stat)
{
    lb_date maturity = known_maturity(b->programme, stat->cusip);
    lb_programme_item *item = add_item(b);
    if (!item) {
        return lb_fail(b->err, LB_ERR_NO_MEMORY, "no memory for the auctions");
    }
    memcpy(item->cusip, stat->cusip, sizeof item->cusip);
    snprintf(item->published_term, sizeof item->published_term, "%s", stat->term);
    item->auction = stat->auction_date;
    item->from_later_list = true;
    int years = atoi(stat->tenor);
    item->type = years > 10 ? LB_BOND : LB_NOTE;
    /* 3, 10 and 30 years sold in the first half of a month settle on the 15th, all else at its end. */
    lb_ymd sold = lb_date_ymd(stat->auction_date);
    bool at_mid_month = sold.day < 16 && (years == 3 || years == 10 || years == 30);
    lb_date nominal =
        at_mid_month ? lb_date_make(sold.year, sold.month, 15) : lb_date_month_end(stat->auction_date);
    item->issue = lb_treasury_settlement(nominal);
    if (maturity == LB_DATE_NONE) {
        maturity = lb_date_add_months(nominal, 12 * years, !at_mid_month);
    }
    item->maturity = maturity;
    take_bidders(item, stat);
    return LB_OK;
}

static bool is_listed(const lb_programme *programme, const char *cusip, lb_date auction)
{
    return lb_key_find(&programme->sources.auctions.set.index, cusip, auction) >= 0;
}

static lb_status add_all(builder *b)
{
    const lb_programme_sources *sources = &b->programme->sources;
    for (int i = 0; i < sources->auctions.count; i++) {
        const lb_auction *auction = &sources->auctions.rows[i];
        if (auction->issue_date >= b->from && auction->auction_date <= b->until) {
            lb_status status = add_listed(b, auction);
            if (status != LB_OK) {
                return status;
            }
        }
    }
    for (int i = 0; i < sources->offerings.count; i++) {
        const lb_offering *offering = &sources->offerings.rows[i];
        if (offering->auction_date <= b->until &&
            !is_listed(b->programme, offering->cusip, offering->auction_date)) {
            lb_status status = add_later_offering(b, offering);
            if (status != LB_OK) {
                return status;
            }
        }
    }
    for (int k = 0; k < 2; k++) {
        for (int i = 0; i < sources->bidders[k].count; i++) {
            const lb_bidder_stat *stat = &sources->bidders[k].rows[i];
            if (stat->auction_date <= b->until && !is_listed(b->programme, stat->cusip, stat->auction_date)) {
                lb_status status = add_later_coupon(b, stat);
                if (status != LB_OK) {
                    return status;
                }
            }
        }
    }
    return LB_OK;
}

static int by_issue(const void *left, const void *right)
{
    const lb_programme_item *a = left;
    const lb_programme_item *b = right;
    if (a->issue != b->issue) {
        return a->issue < b->issue ? -1 : 1;
    }
    if (a->auction != b->auction) {
        return a->auction < b->auction ? -1 : 1;
    }
    return strcmp(a->cusip, b->cusip);
}

/* What follows from the CUSIP's first auction, and the rules for what is missing. */
static lb_status complete_item(builder *b, int index)
{
    lb_programme *programme = b->programme;
    lb_programme_item *item = &programme->items[index];
    const lb_auction *first = lb_programme_first_auction(programme, item->cusip);
    const char *first_term = first ? first->security_term : item->published_term;
    item->first_issue = first ? first->issue_date : item->issue;
    item->reopening = first && first->auction_date < item->auction;
    for (int i = 0; i < index && !first; i++) {
        const lb_programme_item *earlier = &programme->items[i];
        if (!strcmp(earlier->cusip, item->cusip)) {
            item->reopening = true;
            item->first_issue = earlier->first_issue;
            first_term = earlier->published_term;
            break;
        }
    }
    lb_status status = lb_term_word(item->published_term, item->tenor, b->err);
    if (status == LB_OK) {
        status = lb_term_word(first_term, item->original_term, b->err);
    }
    if (status != LB_OK) {
        return status;
    }
    item->addon_eligible = item->type != LB_BILL || lb_term_is_regular(item->published_term);
    lb_security dates =
        lb_programme_security(programme, item->cusip, item->type, item->first_issue, item->maturity);
    item->dated = dates.dated_date;
    item->first_coupon = dates.first_coupon;
    if (item->announce == LB_DATE_NONE) {
        item->announce = lb_announcement_date(item->tenor, item->auction);
        item->announce_by_rule = true;
    }
    return LB_OK;
}

/* One bill auction of April 2025 is in neither list of amounts: that of its term's auction before. */
static lb_status fill_offering(builder *b, int index)
{
    lb_programme *programme = b->programme;
    lb_programme_item *item = &programme->items[index];
    const lb_programme_item *before = NULL;
    for (int i = 0; i < programme->count; i++) {
        const lb_programme_item *other = &programme->items[i];
        if (other->auction < item->auction && other->offering_usd != LB_CENTS_NONE &&
            !strcmp(other->published_term, item->published_term) && other->type == item->type &&
            (!before || other->auction > before->auction)) {
            before = other;
        }
    }
    if (!before) {
        return lb_fail(b->err, LB_ERR_NOT_FOUND, "no offering amount for %s", item->cusip);
    }
    item->offering_usd = before->offering_usd;
    item->offering_by_rule = true;
    return LB_OK;
}

static lb_status complete_all(builder *b)
{
    lb_programme *programme = b->programme;
    qsort(programme->items, (size_t)programme->count, sizeof *programme->items, by_issue);
    for (int i = 0; i < programme->count; i++) {
        lb_status status = complete_item(b, i);
        if (status == LB_OK && programme->items[i].offering_usd == LB_CENTS_NONE) {
            status = fill_offering(b, i);
        }
        if (status != LB_OK) {
            return status;
        }
    }
    return LB_OK;
}

static lb_status read_sources(const char *folder, lb_programme_sources *sources, lb_error *err)
{
    char path[5][LB_IMPORT_PATH];
    static const char *const files[5] = {"auctions/Auctions_Query_19791115_20251215.csv",
                                         "auctions/auction_announcements_2014-01_2025-04.csv",
                                         "auctions/bill_tips_frn_offerings_2025-04-10_2026-01-31.csv",
                                         "auctions/coupon_auction_bidder_stats_2023-07_2025-05.csv",
                                         "auctions/coupon_auction_bidder_stats_2025-05_2026-01.csv"};
    lb_status status = LB_OK;
    for (int i = 0; i < 5 && status == LB_OK; i++) {
        status = lb_import_path(folder, files[i], path[i], err);
    }
    if (status == LB_OK) {
        status = lb_auctions_read(path[0], &sources->auctions, err);
    }
    if (status == LB_OK) {
        status = lb_announcements_read(path[1], &sources->announcements, err);
    }
    if (status == LB_OK) {
        status = lb_offerings_read(path[2], &sources->offerings, err);
    }
    for (int i = 0; i < 2 && status == LB_OK; i++) {
        status = lb_bidder_stats_read(path[3 + i], &sources->bidders[i], err);
    }
    return status;
}

lb_status lb_programme_read(const char *data_folder, lb_date from, lb_date until, lb_programme *out,
                            lb_error *err)
{
    *out = (lb_programme){0};
    builder b = {.programme = out, .from = from, .until = until, .err = err};
    lb_status status = read_sources(data_folder, &out->sources, err);
    if (status == LB_OK) {
        status = add_all(&b);
    }
    return status == LB_OK ? complete_all(&b) : status;
}

void lb_programme_free(lb_programme *programme)
{
    lb_auctions_free(&programme->sources.auctions);
    lb_announcements_free(&programme->sources.announcements);
    lb_offerings_free(&programme->sources.offerings);
    for (int i = 0; i < 2; i++) {
        lb_bidder_stats_free(&programme->sources.bidders[i]);
    }
    free(programme->items);
    *programme = (lb_programme){0};
}
