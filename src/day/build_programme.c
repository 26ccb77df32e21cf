/* build_programme.c - the auctions to come, recorded or by rule, with the securities they create. */
#include "build.h"

#include "base/error.h"
#include "data/sticky_rows.h"
#include "investors/opening_holders.h"
#include "treasury/auction_calendar.h"
#include "treasury/buyback_operation.h"
#include "treasury/cash_forecast.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CENTS = 2, MOST_OFFERINGS = 30000, MOST_SECURITIES = 20000, MOST_BUYBACKS = 4000 };

/* Adds a security that an auction creates; returns its index, or -1 with the status set. */
static int add_security(lb_model *model, const lb_security *security, int tenor, lb_status *status,
                        lb_error *err)
{
    if (model->security_count - model->opening_count >= MOST_SECURITIES) {
        *status = lb_fail(err, LB_ERR_RANGE, "more than %d new securities", MOST_SECURITIES);
        return -1;
    }
    int s = model->security_count++;
    model->securities[s] = *security;
    model->tenor[s] = (uint8_t)tenor;
    model->row[s] = lb_instrument_row(security->type);
    return s;
}

static lb_offering *next_offering(lb_model *model, lb_status *status, lb_error *err)
{
    if (model->offering_count >= MOST_OFFERINGS) {
        *status = lb_fail(err, LB_ERR_RANGE, "more than %d auctions", MOST_OFFERINGS);
        return NULL;
    }
    return &model->offerings[model->offering_count++];
}

static int tenor_with_suffix(const char *term, int type)
{
    char word[32];
    snprintf(word, sizeof word, "%s%s", term, type == LB_TIPS ? " TIPS" : type == LB_FRN ? " FRN" : "");
    return lb_tenor_find(word);
}

/* The security of a recorded auction as its first issue will make it. */
static void read_terms(lb_rows *rows, int row, lb_security *out)
{
    memset(out, 0, sizeof *out);
    lb_security_type type = LB_NOTE;
    lb_rows_cusip(rows, row, "cusip", out->cusip);
    if (rows->status == LB_OK) {
        rows->status = lb_security_type_parse(lb_rows_text(rows, row, "type"), &type, rows->err);
    }
    out->type = (uint8_t)type;
    out->issue_date = lb_rows_date(rows, row, "issue_date");
    out->dated_date = lb_rows_date_or(rows, row, "dated_date", out->issue_date);
    out->first_coupon = lb_rows_date_or(rows, row, "first_coupon", LB_DATE_NONE);
    out->maturity = lb_rows_date(rows, row, "maturity_date");
}

static void read_recorded(lb_model *model, lb_rows *rows, int row, lb_status *status, lb_error *err)
{
    lb_security terms;
    read_terms(rows, row, &terms);
    if (rows->status != LB_OK) {
        return;
    }
    int original = tenor_with_suffix(lb_rows_text(rows, row, "term"), terms.type);
    int tenor = lb_rows_has(rows, row, "tenor")
                    ? tenor_with_suffix(lb_rows_text(rows, row, "tenor"), terms.type)
                    : original;
    if (original < 0 || tenor < 0) {
        lb_rows_fail(rows, row, "term", "no tenor of the list");
        return;
    }
    int s = lb_model_find_cusip(model, model->security_count, terms.cusip);
    s = s >= 0 ? s : add_security(model, &terms, original, status, err);
    lb_offering *offering = *status == LB_OK ? next_offering(model, status, err) : NULL;
    if (!offering) {
        return;
    }
    bool frn = terms.type == LB_FRN;
    *offering = (lb_offering){
        .security = s,
        .tenor = (uint8_t)tenor,
        .reopening = lb_rows_decimal(rows, row, "reopening", 0) != 0,
        .takes_addon = lb_rows_decimal(rows, row, "addon_eligible", 0) != 0,
        .announce = lb_rows_date(rows, row, "announce_date"),
        .auction = lb_rows_date(rows, row, "auction_date"),
        .settle = lb_rows_date(rows, row, "issue_date"),
        .offering_par = lb_rows_decimal(rows, row, "offering_usd", CENTS),
        .recorded_price_px = lb_rows_number_or(rows, row, "price", NAN),
        .recorded_yield_dec = lb_rows_number_or(rows, row, "high_yield_pct", NAN) / 100,
        .recorded_coupon_dec = lb_rows_number_or(rows, row, frn ? "spread_pct" : "coupon_pct", NAN) / 100,
    };
}

/* Reads the recorded auctions; with issuance: policy only those announced before the run begins. `record_end`: the day
 * of the last auction on record. */
static lb_status build_recorded(lb_model *model, lb_date *record_end, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "auctions", err);
    lb_status status = LB_OK;
    bool all = model->scenario.issuance == LB_ISSUANCE_ACTUAL;
    for (int row = 0; status == LB_OK && rows.status == LB_OK && row < rows.count; row++) {
        lb_date announce = lb_rows_date(&rows, row, "announce_date");
        lb_date auction = lb_rows_date(&rows, row, "auction_date");
        *record_end = auction > *record_end ? auction : *record_end;
        bool known = announce <= (all ? model->until : model->start);
        if (known && lb_rows_date(&rows, row, "issue_date") > model->baseline) {
            read_recorded(model, &rows, row, &status, err);
        }
    }
    lb_status read = lb_rows_close(&rows);
    return status == LB_OK ? read : status;
}

/* The security an auction of the rule calendar sells: one that lives already, or a new one. */
static int security_of(lb_model *model, const lb_auction *auction, lb_status *status, lb_error *err)
{
    int type = lb_tenor_type(auction->original);
    for (int s = 0; s < model->security_count; s++) {
        const lb_security *security = &model->securities[s];
        bool same_kind = type == LB_BILL || (model->tenor[s] == auction->original &&
                                             security->dated_date == auction->dated_date);
        if (security->type == type && security->maturity == auction->maturity && same_kind) {
            return s;
        }
    }
    lb_security security = {
        .type = (uint8_t)type,
        .dated_date = auction->dated_date,
        .issue_date = auction->issue_date,
        .first_coupon = auction->first_coupon,
        .maturity = auction->maturity,
    };
    lb_cusip_simulated(auction->original, auction->maturity, security.cusip);
    return add_security(model, &security, auction->original, status, err);
}

/* The size of the tenor's last auction so far, cents; 0 if there is none. */
static int64_t last_size(const lb_model *model, int tenor)
{
    lb_date latest = LB_DATE_NONE;
    int64_t par = 0;
    for (int o = 0; o < model->offering_count; o++) {
        const lb_offering *offering = &model->offerings[o];
        if (offering->tenor == tenor && offering->offering_par > 0 &&
            (latest == LB_DATE_NONE || offering->auction >= latest)) {
            latest = offering->auction;
            par = offering->offering_par;
        }
    }
    return par;
}

/* `par` 0: the policy decides at the announcement. */
static lb_status add_ruled(lb_model *model, const lb_auction *auction, int64_t par, lb_error *err)
{
    lb_status status = LB_OK;
    int s = security_of(model, auction, &status, err);
    lb_offering *offering = status == LB_OK ? next_offering(model, &status, err) : NULL;
    if (offering) {
        *offering = (lb_offering){
            .security = s,
            .tenor = auction->tenor,
            .reopening = auction->reopening,
            .takes_addon = !auction->irregular,
            .announce = auction->announce,
            .auction = auction->auction,
            .settle = auction->settle,
            .offering_par = par,
            .recorded_price_px = NAN,
            .recorded_yield_dec = NAN,
            .recorded_coupon_dec = NAN,
        };
    }
    return status;
}

/* Lists the auctions by rule that are announced after `known_until`, and adds them; with them those that were announced
 * before, at the size of the auction before, when the record of auctions ends in between. */
static lb_status build_ruled(lb_model *model, lb_date known_until, lb_date record_end, lb_error *err)
{
    int count = 0;
    lb_date to = model->until + LB_FORECAST_DAYS; /* what the issuance policy looks ahead to */
    lb_status status = lb_auction_calendar(model->baseline + 1, to, true, NULL, 0, &count, err);
    lb_arena scratch;
    lb_arena_begin(&scratch, model->memory.allocator, 0);
    lb_auction *auctions = lb_arena_alloc(&scratch, (size_t)count, sizeof *auctions, &status, err);
    if (status == LB_OK) {
        status = lb_auction_calendar(model->baseline + 1, to, true, auctions, count, &count, err);
    }
    for (int i = 0; status == LB_OK && i < count; i++) {
        bool announced = auctions[i].announce <= known_until;
        if (!announced || (auctions[i].auction > record_end && auctions[i].tenor != LB_CMB)) {
            status = add_ruled(model, &auctions[i], announced ? last_size(model, auctions[i].tenor) : 0, err);
        }
    }
    lb_arena_end(&scratch);
    return status;
}

static int by_settlement(const void *left, const void *right)
{
    const lb_offering *a = left, *b = right;
    if (a->settle != b->settle) {
        return a->settle < b->settle ? -1 : 1;
    }
    if (a->auction != b->auction) {
        return a->auction < b->auction ? -1 : 1;
    }
    return a->tenor != b->tenor ? (a->tenor < b->tenor ? -1 : 1) : a->security - b->security;
}

static lb_status build_buybacks(lb_model *model, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "buybacks", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count && model->buyback_count < MOST_BUYBACKS;
         row++) {
        lb_date operation = lb_rows_date(&rows, row, "operation_date");
        lb_date settle = lb_rows_date(&rows, row, "settlement_date");
        int64_t par = lb_rows_decimal(&rows, row, "accepted_mn", 8);
        if (settle <= model->baseline || par == 0) {
            continue;
        }
        int from = (int)floor(lb_rows_number(&rows, row, "maturity_from_years") * 12 + 0.5);
        int to = (int)floor(lb_rows_number(&rows, row, "maturity_to_years") * 12 + 0.5);
        model->buybacks[model->buyback_count++] = (lb_buyback_plan){
            .operation = operation,
            .settle = settle,
            .maturity_from = lb_date_add_months(operation, from, false),
            .maturity_to = lb_date_add_months(operation, to, false),
            .tips = strcmp(lb_rows_text(&rows, row, "security"), "tips") == 0,
            .par = par,
        };
    }
    return lb_rows_close(&rows);
}

/* Where auctions follow the policy and yields are cleared, operations after the record's replay are those of the rule's
 * calendar, as far ahead as the issuance policy looks. */
static lb_status build_simulated_buybacks(lb_model *model, lb_error *err)
{
    if (model->scenario.issuance != LB_ISSUANCE_POLICY || model->scenario.yields != LB_YIELDS_CLEARED) {
        return LB_OK;
    }
    while (model->buyback_count > 0 && model->buybacks[model->buyback_count - 1].operation > model->start) {
        model->buyback_count--;
    }
    int kept = model->buyback_count, added = 0;
    lb_status status = lb_treasury_list_buybacks(model->start + 1, model->until + LB_FORECAST_DAYS,
                                                 &model->buybacks[kept], MOST_BUYBACKS - kept, &added, err);
    model->buyback_count = kept + added;
    return status;
}

/* Joins the securities on record to the operations of their date and kind. */
static lb_status build_buyback_records(lb_model *model, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "buyback_takes", err);
    lb_status status = rows.status;
    model->buyback_records =
        lb_model_own(model, (size_t)rows.count + 1, sizeof *model->buyback_records, &status, err);
    for (int row = 0; status == LB_OK && rows.status == LB_OK && row < rows.count; row++) {
        char cusip[10];
        lb_rows_cusip(&rows, row, "cusip", cusip);
        lb_date operation = lb_rows_date(&rows, row, "operation_date");
        bool tips = strcmp(lb_rows_text(&rows, row, "security"), "tips") == 0;
        int64_t par = lb_rows_decimal(&rows, row, "par_usd", CENTS);
        for (int plan = 0; plan < model->buyback_count; plan++) {
            lb_buyback_plan *buyback = &model->buybacks[plan];
            if (buyback->operation != operation || buyback->tips != tips) {
                continue;
            }
            buyback->first_record =
                buyback->record_count == 0 ? model->buyback_record_count : buyback->first_record;
            buyback->record_count++;
            model->buyback_records[model->buyback_record_count++] =
                (lb_buyback_record){lb_model_find_cusip(model, model->security_count, cusip), par};
            break;
        }
    }
    lb_status read = lb_rows_close(&rows);
    return status == LB_OK ? read : status;
}

/* Who buys at auction: each sector in proportion to what it holds of the tenor's bucket at the baseline. */
static void build_allotment(lb_model *model)
{
    double held[LB_BUCKET_COUNT][LB_SECTOR_COUNT] = {{0}}, sum[LB_BUCKET_COUNT] = {0};
    for (int s = 0; s < model->opening_count; s++) {
        const lb_security *security = &model->securities[s];
        int bucket = lb_preference_bucket(security->type, (security->maturity - model->baseline) / 365.25);
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            double par = (double)model->opening_holdings[s * LB_SECTOR_COUNT + sector];
            held[bucket][sector] += par;
            sum[bucket] += par;
        }
    }
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        int bucket = lb_preference_bucket(lb_tenor_type(tenor), lb_tenor_months(tenor) / 12.0);
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            model->allotment[tenor][sector] = sum[bucket] > 0 ? held[bucket][sector] / sum[bucket] : 0;
        }
    }
}

lb_status lb_build_programme(lb_model *model, lb_error *err)
{
    lb_status status = LB_OK;
    model->offerings = lb_model_own(model, MOST_OFFERINGS, sizeof *model->offerings, &status, err);
    model->buybacks = lb_model_own(model, MOST_BUYBACKS, sizeof *model->buybacks, &status, err);
    lb_date record_end = LB_DATE_NONE;
    if (status == LB_OK) {
        status = build_recorded(model, &record_end, err);
    }
    if (status == LB_OK && model->scenario.issuance == LB_ISSUANCE_POLICY) {
        status = build_ruled(model, model->start, record_end, err);
    }
    if (status == LB_OK) {
        qsort(model->offerings, (size_t)model->offering_count, sizeof *model->offerings, by_settlement);
        build_allotment(model);
        status = build_buybacks(model, err);
    }
    if (status == LB_OK) {
        status = build_simulated_buybacks(model, err);
    }
    if (status == LB_OK) {
        status = build_buyback_records(model, err);
    }
    return status;
}
