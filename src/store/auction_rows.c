/* auction_rows.c - the simulated auctions in the layout of Treasury's auctions_query.
 *
 * A row appears on the day of the announcement with what is known then, gets its results on the day of the
 * auction, and the Fed's add-on on the day of settlement. */
#include "store/store_internal.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "store/auction_rows.h"
#include "treasury/awards.h"

enum { DESK_COLUMNS = 2 }; /* the last of the table's: lb_auction_desk */

static bool is_bill(const lb_security *terms)
{
    return terms->type == LB_BILL;
}

/* "10-Year" for the tenors "10-Year", "10-Year TIPS" and so on: the class stands in columns of its own. */
char *lb_original_term(int tenor, char out[static 24])
{
    const char *word = lb_tenor_word(tenor);
    snprintf(out, 24, "%.*s", (int)strcspn(word, " "), word);
    return out;
}

/* The first day of the days without business that end on `issue`: the date before it was moved to a business
 * day, as far as the month is concerned. */
static lb_date scheduled_issue(lb_date issue)
{
    return lb_add_business_days(LB_CALENDAR_FEDERAL, issue, -1) + 1;
}

/* The term as Treasury calls it: "13-Week", "42-Day" (cash management bills), "9-Year 11-Month". */
static void auction_term(const lb_offering *offering, const lb_security *terms, char out[static 24])
{
    int days = terms->maturity - offering->settle;
    if (is_bill(terms)) {
        if (offering->tenor == LB_CMB) {
            snprintf(out, 24, "%d-Day", days);
        } else {
            snprintf(out, 24, "%d-Week", (days + 3) / 7);
        }
        return;
    }
    if (!offering->reopening) {
        lb_original_term(offering->tenor, out);
        return;
    }
    lb_ymd from = lb_date_ymd(scheduled_issue(offering->settle)), to = lb_date_ymd(terms->maturity);
    int months = 12 * (to.year - from.year) + to.month - from.month;
    if (months % 12 == 0) {
        snprintf(out, 24, "%d-Year", months / 12);
    } else if (months < 12) {
        snprintf(out, 24, "%d-Month", months);
    } else {
        snprintf(out, 24, "%d-Year %d-Month", months / 12, months % 12);
    }
}

/* Par and inflation compensation of one holder. */
static int64_t held(const lb_world *world, int security, int sector)
{
    int64_t at = (int64_t)security * LB_SECTOR_COUNT + sector;
    return lb_wc_holdings(world)[at] + lb_wc_compensation(world)[at];
}

/* What the public and the Fed hold of the securities that are paid back when the offering settles, bills for
 * bills and coupon securities for coupon securities; TIPS with their compensation, as the announcements do. */
static void fill_maturing(const lb_model *model, const lb_world *world, const lb_offering *offering,
                          bool bills, lb_auction *row)
{
    int64_t public = 0, fed = 0;
    for (int i = 0; i < model->security_count; i++) {
        const lb_security *terms = &model->securities[i];
        if (is_bill(terms) == bills && terms->maturity <= offering->settle &&
            terms->maturity > offering->settle - 7 &&
            lb_following(LB_CALENDAR_FEDERAL, terms->maturity) == offering->settle) {
            for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
                *(sector == LB_FED ? &fed : &public) += held(world, i, sector);
            }
        }
    }
    row->maturing_date = offering->settle;
    row->maturing_publicly_held_usd = public;
    row->soma_holdings_usd = fed;
}

/* Par of the same security sold but not yet issued, that will be before this offering: announcements count it. */
static int64_t issued_before(const lb_model *model, const lb_world *world, int index)
{
    const lb_offering *offering = &model->offerings[index];
    int64_t sum = 0;
    for (int o = 0; o < index; o++) { /* offerings stand by settlement */
        const lb_offering *other = &model->offerings[o];
        bool pending = other->settle > *lb_wc_date(world) && other->settle < offering->settle;
        sum += pending && other->security == offering->security ? lb_wc_offering_par(world)[o] : 0;
    }
    return sum;
}

static void fill_announcement(const lb_model *model, const lb_world *world, int index, lb_auction *row)
{
    const lb_offering *offering = &model->offerings[index];
    const lb_security *terms = &model->securities[offering->security];
    row->announcement_date = offering->announce;
    row->dated_date = is_bill(terms) ? LB_DATE_NONE : terms->dated_date;
    row->first_coupon_date = terms->first_coupon;
    row->cash_management = offering->tenor == LB_CMB;
    row->floating_rate = terms->type == LB_FRN;
    row->inflation_indexed = terms->type == LB_TIPS;
    row->reopening = offering->reopening;
    int64_t announced = lb_wc_offering_par(world)[index];
    row->offering_usd = announced ? announced : offering->offering_par;
    if (offering->reopening) {
        row->outstanding_before_usd =
            lb_wc_outstanding(world)[offering->security] + issued_before(model, world, index);
    }
    if (terms->type == LB_TIPS) {
        row->ref_cpi_dated = terms->base_ref_cpi;
    }
    fill_maturing(model, world, offering, is_bill(terms), row);
}

/* A simulated auction has a when-issued market before it and bids in it. */
static bool has_bids(const lb_world *world, int index)
{
    return isfinite(lb_wc_when_issued_dec(world)[index]) &&
           (lb_wc_dealer_tendered(world)[index] > 0 || lb_wc_direct_tendered(world)[index] > 0 ||
            lb_wc_indirect_tendered(world)[index] > 0);
}

/* Bids and awards by class. Bid-to-cover is all bids over all awards, the SOMA's left out of both, to the
 * hundredth as published (TreasuryDirect, "Auction results": subtotal tendered over subtotal accepted). */
static void fill_bids(const lb_world *world, int index, const lb_security *terms, lb_auction *row)
{
    row->dealer_accepted_usd = lb_wc_dealer_par(world)[index];
    row->direct_accepted_usd = lb_wc_direct_par(world)[index];
    row->indirect_accepted_usd = lb_wc_indirect_par(world)[index];
    row->dealer_tendered_usd = lb_wc_dealer_tendered(world)[index];
    row->direct_tendered_usd = lb_wc_direct_tendered(world)[index];
    row->indirect_tendered_usd = lb_wc_indirect_tendered(world)[index];
    row->competitive_accepted_usd =
        row->dealer_accepted_usd + row->direct_accepted_usd + row->indirect_accepted_usd;
    row->competitive_tendered_usd =
        row->dealer_tendered_usd + row->direct_tendered_usd + row->indirect_tendered_usd;
    row->noncompetitive_accepted_usd = lb_wc_noncompetitive_par(world)[index];
    row->fima_accepted_usd = row->fima_tendered_usd = 0;
    row->allotted_at_high_dec = lb_wc_allotted_pct(world)[index] / 100;
    if (terms->type == LB_NOTE || terms->type == LB_BOND || terms->type == LB_TIPS) {
        row->median_yield_dec = lb_wc_median_dec(world)[index];
    }
    int64_t awards = row->competitive_accepted_usd + row->noncompetitive_accepted_usd;
    int64_t bids = row->competitive_tendered_usd + row->noncompetitive_accepted_usd;
    if (awards > 0) {
        row->bid_to_cover = (double)((200 * bids + awards) / (2 * awards)) / 100;
    }
}

static void fill_result(const lb_model *model, const lb_world *world, int index, lb_auction *row)
{
    const lb_offering *offering = &model->offerings[index];
    const lb_security *terms = &model->securities[offering->security];
    double stop = lb_wc_stop_yield_dec(world)[index];
    row->price_px = row->high_px = lb_wc_price_px(world)[index];
    row->accrued_px = lb_wc_accrued_px(world)[index];
    switch (terms->type) {
    case LB_BILL:
        row->high_discount_dec = stop;
        row->accrued_px = NAN;
        break;
    case LB_FRN:
        row->high_margin_dec = stop;
        row->spread_dec = lb_wc_spread_dec(world)[offering->security];
        break;
    default:
        row->high_yield_dec = stop;
        row->coupon_dec = lb_wc_coupon_dec(world)[offering->security];
        break;
    }
    if (has_bids(world, index)) {
        fill_bids(world, index, terms, row);
    }
}

lb_auction_desk lb_auction_desk_row(const lb_model *model, const lb_world *world, int index)
{
    lb_auction_desk desk = {NAN, NAN};
    if (*lb_wc_date(world) >= model->offerings[index].auction && has_bids(world, index)) {
        desk.when_issued_dec = lb_wc_when_issued_dec(world)[index];
        desk.tail_bp = 1e4 * (lb_wc_stop_yield_dec(world)[index] - desk.when_issued_dec);
    }
    return desk;
}

/* The public takes the announced amount, the Fed its add-on: total = competitive + noncompetitive + FIMA + SOMA. */
static void fill_settlement(const lb_model *model, const lb_world *world, int index, lb_auction *row)
{
    row->soma_accepted_usd = row->soma_tendered_usd = lb_wc_addon_par(world)[index];
    if (has_bids(world, index)) {
        int64_t besides = row->noncompetitive_accepted_usd + row->soma_accepted_usd;
        row->total_accepted_usd = row->competitive_accepted_usd + besides;
        row->total_tendered_usd = row->competitive_tendered_usd + besides;
        return;
    }
    row->noncompetitive_accepted_usd =
        lb_noncompetitive_award(model->offerings[index].tenor, row->offering_usd);
    row->competitive_accepted_usd = row->offering_usd - row->noncompetitive_accepted_usd;
    row->fima_accepted_usd = 0;
    row->total_accepted_usd = row->offering_usd + row->soma_accepted_usd;
}

lb_auction lb_auction_row(const lb_model *model, const lb_world *world, int index, lb_auction_texts *texts)
{
    static const char *const words[LB_SECURITY_TYPE_COUNT] = {"Bill", "Note", "Bond", "Note", "Note", "Bond"};
    const lb_offering *offering = &model->offerings[index];
    const lb_security *terms = &model->securities[offering->security];
    lb_date today = *lb_wc_date(world);
    lb_auction row = lb_auction_blank();
    auction_term(offering, terms, texts->term);
    snprintf(row.cusip, sizeof row.cusip, "%s", terms->cusip);
    row.type = (lb_security_type)terms->type;
    row.security_type =
        terms->type == LB_TIPS && offering->tenor == LB_TIPS_30Y ? "Bond" : words[terms->type];
    row.security_term = texts->term;
    row.original_term = lb_original_term(model->tenor[offering->security], texts->original_term);
    row.auction_date = offering->auction;
    row.issue_date = offering->settle;
    row.maturity_date = terms->maturity;
    fill_announcement(model, world, index, &row);
    if (today > offering->announce) { /* what the announcement printed stays as it was */
        row.outstanding_before_usd = row.maturing_publicly_held_usd = row.soma_holdings_usd = LB_CENTS_NONE;
    }
    if (today >= offering->auction) {
        fill_result(model, world, index, &row);
    }
    if (today >= offering->settle) {
        fill_settlement(model, world, index, &row);
    }
    return row;
}

/* Binds one field of a row in the type of its column. */
static void bind_field(lb_store *store, sqlite3_stmt *statement, int index, const lb_field *field,
                       const lb_auction *row)
{
    const void *member = (const char *)row + field->offset;
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        lb_bind_text(store, statement, index, member);
        return;
    case LB_FIELD_TEXT:
        lb_bind_text(store, statement, index, *(const lb_text *)member);
        return;
    case LB_FIELD_DATE:
        lb_bind_date(store, statement, index, *(const lb_date *)member);
        return;
    case LB_FIELD_NUMBER:
        lb_bind_real(store, statement, index, *(const double *)member);
        return;
    case LB_FIELD_PERCENT:
        lb_bind_percent(store, statement, index, *(const double *)member);
        return;
    case LB_FIELD_DOLLARS:
        if (*(const lb_cents *)member != LB_CENTS_NONE) {
            lb_bind_int(store, statement, index, *(const lb_cents *)member / 100);
            return;
        }
        break;
    case LB_FIELD_FLAG:
        if (*(const lb_flag *)member != LB_FLAG_NONE) {
            lb_bind_text(store, statement, index, *(const lb_flag *)member ? "Yes" : "No");
            return;
        }
        break;
    default: /* billions and times stand in none of the columns */
        break;
    }
    lb_bind_real(store, statement, index, NAN);
}

/* The field of a column, looked for from the one behind `last` on (NULL: the first) and round: columns stand in about the
 * order of the fields. */
static const lb_field *field_behind(const lb_field *last, const char *header)
{
    int count;
    const lb_field *fields = lb_auction_fields(&count);
    int from = last ? (int)(last - fields) + 1 : 0;
    for (int i = 0; i < count; i++) {
        const lb_field *field = &fields[(from + i) % count];
        if (strcmp(field->header, header) == 0) {
            return field;
        }
    }
    return NULL;
}

const lb_field *lb_auction_field(const char *header)
{
    return field_behind(NULL, header);
}

const lb_field *lb_stored_auction_field(int n)
{
    const lb_store_table *table = lb_store_table_of(LB_TABLE_AUCTIONS);
    return n + 1 < table->count - DESK_COLUMNS ? lb_auction_field(table->columns[n + 1].name)
                                               : NULL; /* the first is the run */
}

/* The columns behind Treasury's. */
static void bind_desk(lb_store *store, sqlite3_stmt *statement, const lb_store_table *table,
                      const lb_auction_desk *desk)
{
    lb_bind_percent(store, statement, table->count - 1, desk->when_issued_dec);
    lb_bind_real(store, statement, table->count, rint(1e9 * desk->tail_bp) / 1e9);
}

static lb_status insert_auction(lb_store *store, const lb_auction *row, const lb_auction_desk *desk,
                                lb_error *err)
{
    const lb_store_table *table = lb_store_table_of(LB_TABLE_AUCTIONS);
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, LB_TABLE_AUCTIONS, &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, store->run);
    bind_desk(store, statement, table, desk);
    const lb_field *field = NULL;
    for (int i = 1; i < table->count - DESK_COLUMNS; i++) {
        field = field_behind(field, table->columns[i].name);
        if (!field) {
            return lb_fail(err, LB_ERR_INTERNAL,
                           "the auctions table has a column '%s' that Treasury's has not",
                           table->columns[i].name);
        }
        bind_field(store, statement, i + 1, field, row);
    }
    return lb_store_step(store, statement, "write the auctions", err);
}

lb_status lb_store_day_auctions(lb_store *store, const lb_world *world, bool opening, lb_error *err)
{
    const lb_model *model = store->model;
    lb_date today = *lb_wc_date(world);
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < model->offering_count; i++) {
        const lb_offering *offering = &model->offerings[i];
        bool under_way = opening && offering->announce <= today && offering->settle > today;
        if (!under_way && offering->announce != today && offering->auction != today &&
            offering->settle != today) {
            continue;
        }
        lb_auction_texts texts;
        lb_auction row = lb_auction_row(model, world, i, &texts);
        lb_auction_desk desk = lb_auction_desk_row(model, world, i);
        status = insert_auction(store, &row, &desk, err);
        if (status == LB_OK && offering->auction <= today) {
            status = lb_store_security(store, world, offering->security, err);
        }
    }
    return status;
}

/* Reads one field of a row; a text is copied to *texts, which moves on. */
static void read_field(sqlite3_stmt *statement, int index, const lb_field *field, lb_auction *row,
                       char **texts)
{
    void *member = (char *)row + field->offset;
    bool null = sqlite3_column_type(statement, index) == SQLITE_NULL;
    const char *text;
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        lb_column_text(statement, index, member, sizeof(lb_cusip));
        break;
    case LB_FIELD_TEXT:
        text = (const char *)sqlite3_column_text(statement, index);
        *(lb_text *)member = strcpy(*texts, text ? text : "");
        *texts += strlen(*texts) + 1;
        break;
    case LB_FIELD_DATE:
        *(lb_date *)member = lb_column_date(statement, index);
        break;
    case LB_FIELD_NUMBER:
        *(double *)member = lb_column_real(statement, index);
        break;
    case LB_FIELD_PERCENT:
        *(double *)member = lb_column_decimal(statement, index);
        break;
    case LB_FIELD_DOLLARS:
        *(lb_cents *)member = null ? LB_CENTS_NONE : 100 * sqlite3_column_int64(statement, index);
        break;
    case LB_FIELD_FLAG:
        text = (const char *)sqlite3_column_text(statement, index);
        *(lb_flag *)member = !text ? LB_FLAG_NONE : (lb_flag)(text[0] == 'Y');
        break;
    default:
        break;
    }
}

static lb_security_type type_of(const lb_auction *row)
{
    if (row->inflation_indexed == 1) {
        return LB_TIPS;
    }
    if (row->floating_rate == 1) {
        return LB_FRN;
    }
    return strcmp(row->security_type, "Bill") == 0
               ? LB_BILL
               : (strcmp(row->security_type, "Bond") == 0 ? LB_BOND : LB_NOTE);
}

/* Room for the rows of a run and for their texts. */
static lb_status make_room(lb_store *store, int64_t run, lb_stored_auctions *out, lb_error *err)
{
    sqlite3_stmt *statement;
    lb_status status =
        lb_store_prepare(store,
                         "SELECT count(*), total(length(security_type) + length(security_term) + "
                         "length(original_security_term) + 3) FROM auctions WHERE run = ?",
                         "read the auctions", &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, run);
    int64_t rows = 0, bytes = 0;
    if (lb_store_next(store, statement, "read the auctions", &status, err)) {
        rows = sqlite3_column_int64(statement, 0);
        bytes = sqlite3_column_int64(statement, 1);
    }
    sqlite3_finalize(statement);
    if (status == LB_OK && rows > 0) {
        out->rows = calloc((size_t)rows, sizeof *out->rows);
        out->desk = calloc((size_t)rows, sizeof *out->desk);
        out->texts = malloc(4 * (size_t)bytes + 3 * (size_t)rows + 1); /* characters may have four bytes */
        if (!out->rows || !out->desk || !out->texts) {
            return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for %lld auctions", (long long)rows);
        }
        out->count = (int)rows;
    }
    return status;
}

static lb_status read_auctions(lb_store *store, int64_t run, lb_stored_auctions *out, lb_error *err)
{
    const lb_store_table *table = lb_store_table_of(LB_TABLE_AUCTIONS);
    sqlite3_stmt *statement;
    lb_status status =
        lb_store_select(store, LB_TABLE_AUCTIONS, "WHERE run = ? ORDER BY auction_date, maturity_date, cusip",
                        &statement, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_int(store, statement, 1, run);
    char *texts = out->texts;
    int count = 0;
    while (count < out->count && lb_store_next(store, statement, "read the auctions", &status, err)) {
        out->desk[count] = (lb_auction_desk){lb_column_decimal(statement, table->count - 2),
                                             lb_column_real(statement, table->count - 1)};
        lb_auction *row = &out->rows[count++];
        *row = lb_auction_blank();
        for (int i = 1; i < table->count - DESK_COLUMNS; i++) {
            read_field(statement, i, lb_auction_field(table->columns[i].name), row, &texts);
        }
        row->type = type_of(row);
    }
    out->count = count;
    sqlite3_finalize(statement);
    return status;
}

lb_status lb_store_auctions(lb_store *store, int64_t run, lb_stored_auctions *out, lb_error *err)
{
    *out = (lb_stored_auctions){0};
    lb_status status = make_room(store, run, out, err);
    if (status == LB_OK && out->count > 0) {
        status = read_auctions(store, run, out, err);
    }
    if (status != LB_OK) {
        lb_stored_auctions_free(out);
    }
    return status;
}

void lb_stored_auctions_free(lb_stored_auctions *auctions)
{
    free(auctions->rows);
    free(auctions->desk);
    free(auctions->texts);
    *auctions = (lb_stored_auctions){0};
}
