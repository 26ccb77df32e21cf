/* soma_hindcast.c - the Fed's Treasuries by CUSIP from 16 February 2022, rolled forward from the snapshot alone. */
#include "study/soma_hindcast.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "data/sticky_rows.h"

enum { CENTS = 2, MOST_TIPS = 256 };

/* The reference CPI a TIPS was indexed from. */
typedef struct tips_base {
    lb_cusip cusip;
    double ref_cpi;
} tips_base;

/* What is read, while it is rolled. */
typedef struct tables {
    lb_soma_position *holdings;
    lb_programme_item *auctions;
    lb_soma_purchase *purchases;
    lb_soma_level *levels;
    double *ref_cpi;
    lb_date cpi_start;
    int holding_count, auction_count, purchase_count, level_count, cpi_days;
    tips_base tips[MOST_TIPS];
    int tips_count;
    lb_error *err;
} tables;

static double base_of(const void *context, const char *cusip)
{
    const tables *t = context;
    for (int i = 0; i < t->tips_count; i++) {
        if (!strcmp(t->tips[i].cusip, cusip)) {
            return t->tips[i].ref_cpi;
        }
    }
    return 0;
}

static lb_status note_base(tables *t, const char *cusip, double ref_cpi)
{
    if (base_of(t, cusip) != 0) {
        return LB_OK;
    }
    if (t->tips_count == MOST_TIPS) {
        return lb_fail(t->err, LB_ERR_RANGE, "more than %d TIPS", MOST_TIPS);
    }
    tips_base *base = &t->tips[t->tips_count++];
    memcpy(base->cusip, cusip, sizeof base->cusip);
    base->ref_cpi = ref_cpi;
    return LB_OK;
}

/* Room for `more` rows of `size` bytes behind the first `count`; NULL without memory. */
static void *grow(void *rows, int count, int more, size_t size)
{
    return realloc(rows, ((size_t)count + (size_t)more + 1) * size);
}

static lb_security_type read_type(lb_rows *rows, int row)
{
    lb_security_type type = LB_NOTE;
    if (rows->status == LB_OK) {
        rows->status = lb_security_type_parse(lb_rows_text(rows, row, "type"), &type, rows->err);
    }
    return type;
}

static void read_holding(tables *t, lb_rows *rows, int row)
{
    lb_soma_position *p = &t->holdings[t->holding_count++];
    *p = (lb_soma_position){.type = read_type(rows, row),
                            .maturity = lb_rows_date(rows, row, "maturity"),
                            .par_usd = lb_rows_decimal(rows, row, "par_usd", CENTS),
                            .outstanding_usd = lb_rows_number_or(rows, row, "outstanding_usd", 0),
                            .base_ref_cpi = lb_rows_number_or(rows, row, "base_ref_cpi", 0)};
    lb_rows_cusip(rows, row, "cusip", p->cusip);
    if (p->type == LB_TIPS && rows->status == LB_OK) {
        rows->status = note_base(t, p->cusip, p->base_ref_cpi);
    }
}

/* An auction of soma_auctions, or of auctions, where a TIPS is indexed from its dated date. */
static void read_auction(tables *t, lb_rows *rows, int row, bool early)
{
    lb_programme_item *item = &t->auctions[t->auction_count++];
    *item = (lb_programme_item){.type = read_type(rows, row),
                                .issue = lb_rows_date(rows, row, "issue_date"),
                                .maturity = lb_rows_date(rows, row, "maturity_date"),
                                .addon_eligible = lb_rows_decimal(rows, row, "addon_eligible", 0) != 0,
                                .offering_usd = lb_rows_decimal(rows, row, "offering_usd", CENTS)};
    lb_rows_cusip(rows, row, "cusip", item->cusip);
    if (item->type != LB_TIPS || rows->status != LB_OK) {
        return;
    }
    lb_date dated = early ? LB_DATE_NONE : lb_rows_date(rows, row, "dated_date");
    bool known = dated >= t->cpi_start && dated < t->cpi_start + t->cpi_days;
    double base = early   ? lb_rows_number(rows, row, "base_ref_cpi")
                  : known ? t->ref_cpi[dated - t->cpi_start]
                          : 0;
    if (rows->status == LB_OK) {
        rows->status = note_base(t, item->cusip, base);
    }
}

static void read_purchase(tables *t, lb_rows *rows, int row)
{
    lb_soma_purchase *purchase = &t->purchases[t->purchase_count++];
    purchase->date = lb_rows_date(rows, row, "settlement_date");
    lb_rows_cusip(rows, row, "cusip", purchase->cusip);
    purchase->par_usd = lb_rows_decimal(rows, row, "par_usd", CENTS);
}

static lb_status read_holdings(tables *t)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "soma_start", t->err);
    t->holdings = grow(NULL, 0, rows.count, sizeof *t->holdings);
    for (int row = 0; t->holdings && row < rows.count && rows.status == LB_OK; row++) {
        read_holding(t, &rows, row);
    }
    lb_status status = lb_rows_close(&rows);
    return t->holdings ? status : lb_fail(t->err, LB_ERR_NO_MEMORY, "no memory for the SOMA list");
}

static lb_status read_auctions(tables *t, const char *name, bool early)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, name, t->err);
    lb_programme_item *grown = grow(t->auctions, t->auction_count, rows.count, sizeof *grown);
    t->auctions = grown ? grown : t->auctions;
    for (int row = 0; grown && row < rows.count && rows.status == LB_OK; row++) {
        read_auction(t, &rows, row, early);
    }
    lb_status status = lb_rows_close(&rows);
    return grown ? status : lb_fail(t->err, LB_ERR_NO_MEMORY, "no memory for the auctions");
}

static lb_status read_purchases(tables *t)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "soma_purchases", t->err);
    t->purchases = grow(NULL, 0, rows.count, sizeof *t->purchases);
    for (int row = 0; t->purchases && row < rows.count && rows.status == LB_OK; row++) {
        read_purchase(t, &rows, row);
    }
    lb_status status = lb_rows_close(&rows);
    return t->purchases ? status : lb_fail(t->err, LB_ERR_NO_MEMORY, "no memory for the SOMA purchases");
}

static lb_status read_ref_cpi(tables *t)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "ref_cpi", t->err);
    t->ref_cpi = grow(NULL, 0, rows.count, sizeof *t->ref_cpi);
    for (int row = 0; t->ref_cpi && row < rows.count && rows.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&rows, row, "date");
        t->cpi_start = row == 0 ? date : t->cpi_start;
        t->ref_cpi[t->cpi_days++] = lb_rows_number(&rows, row, "ref_cpi");
        if (rows.status == LB_OK && date != t->cpi_start + row) {
            lb_rows_fail(&rows, row, "date", "a day is missing before it");
        }
    }
    lb_status status = lb_rows_close(&rows);
    return t->ref_cpi ? status : lb_fail(t->err, LB_ERR_NO_MEMORY, "no memory for the reference CPI");
}

static lb_status read_levels(tables *t, lb_soma_hindcast *out)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "soma_levels", t->err);
    t->levels = grow(NULL, 0, rows.count, sizeof *t->levels);
    out->published = grow(NULL, 0, rows.count, sizeof *out->published);
    bool has_memory = t->levels && out->published;
    for (int row = 0; has_memory && row < rows.count && rows.status == LB_OK; row++) {
        lb_soma_published *p = &out->published[out->published_count++];
        *p = (lb_soma_published){.date = lb_rows_date(&rows, row, "date"),
                                 .mn = lb_rows_number(&rows, row, "treasuries_mn"),
                                 .week_average = !strcmp(lb_rows_text(&rows, row, "basis"), "week_average")};
        if (!p->week_average) {
            t->levels[t->level_count++] = (lb_soma_level){p->date, p->mn * 1e6};
        }
    }
    lb_status status = lb_rows_close(&rows);
    return has_memory ? status : lb_fail(t->err, LB_ERR_NO_MEMORY, "no memory for the SOMA levels");
}

static lb_status derive(tables *t, lb_date snapshot, lb_date until, lb_soma_hindcast *out)
{
    lb_soma_input input = {.start = lb_date_make(2022, 2, 16),
                           .holdings = t->holdings,
                           .holding_count = t->holding_count,
                           .auctions = t->auctions,
                           .auction_count = t->auction_count,
                           .levels = t->levels,
                           .level_count = t->level_count,
                           .purchases = t->purchases,
                           .purchase_count = t->purchase_count,
                           .cpi_start = t->cpi_start,
                           .ref_cpi = t->ref_cpi,
                           .cpi_days = t->cpi_days,
                           .base_ref_cpi = base_of,
                           .context = t};
    return lb_soma_derive(&input, snapshot, until, &out->result, t->err);
}

lb_status lb_soma_hindcast_make(lb_date snapshot, lb_date until, lb_soma_hindcast *out, lb_error *err)
{
    tables t = {.err = err};
    *out = (lb_soma_hindcast){0};
    lb_status status = read_ref_cpi(&t);
    status = status == LB_OK ? read_holdings(&t) : status;
    status = status == LB_OK ? read_auctions(&t, "soma_auctions", true) : status;
    status = status == LB_OK ? read_auctions(&t, "auctions", false) : status;
    status = status == LB_OK ? read_purchases(&t) : status;
    status = status == LB_OK ? read_levels(&t, out) : status;
    status = status == LB_OK ? derive(&t, snapshot, until, out) : status;
    free(t.holdings);
    free(t.auctions);
    free(t.purchases);
    free(t.levels);
    free(t.ref_cpi);
    return status;
}

void lb_soma_hindcast_free(lb_soma_hindcast *hindcast)
{
    lb_soma_result_free(&hindcast->result);
    free(hindcast->published);
    *hindcast = (lb_soma_hindcast){0};
}

double lb_soma_hindcast_level(const lb_soma_hindcast *hindcast, lb_date date, bool week_average)
{
    const lb_soma_result *r = &hindcast->result;
    int days = week_average ? 7 : 1;
    if (date - days + 1 < r->start || date >= r->start + r->day_count) {
        return NAN;
    }
    double sum = 0;
    for (lb_date day = date - days + 1; day <= date; day++) {
        const lb_soma_day *d = &r->days[day - r->start];
        sum += d->bills + d->nominal + d->frns + d->tips + d->compensation;
    }
    return sum / days / 1e6;
}
