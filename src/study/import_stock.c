/* import_stock.c - the marketable stock by CUSIP, its totals, and the Fed's part of it. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "longbond/quote.h"

static lb_security_type type_of_class(int debt_class)
{
    switch (debt_class) {
    case LB_DEBT_BILLS:
        return LB_BILL;
    case LB_DEBT_NOTES:
        return LB_NOTE;
    case LB_DEBT_BONDS:
        return LB_BOND;
    case LB_DEBT_TIPS:
        return LB_TIPS;
    default:
        return LB_FRN;
    }
}

/* The official price of the tranche issued on `issue`, NAN if it is not on record. */
static double recorded_price(const lb_import *import, const char *cusip, lb_date issue)
{
    const lb_auctions *auctions = &import->programme.sources.auctions;
    for (int i = 0; i < auctions->count; i++) {
        if (auctions->rows[i].issue_date == issue && !strcmp(auctions->rows[i].cusip, cusip)) {
            return auctions->rows[i].price_px;
        }
    }
    return NAN;
}

/* Price per 100 of original par of a tranche: the official one, or that of its yield at issue. TIPS: less what
 * indexation had added to par by then, so that the rest is discount. */
static lb_status issue_price(lb_import *import, const lb_security *security, const lb_debt_tranche *tranche,
                             double *price_px)
{
    double ratio = 1;
    lb_status status = LB_OK;
    if (security->type == LB_TIPS) {
        status = lb_import_index_ratio(import, security->cusip, tranche->issue_date, &ratio);
    }
    *price_px = recorded_price(import, security->cusip, tranche->issue_date);
    if (status == LB_OK && isnan(*price_px)) {
        import->report->prices_from_yields++;
        lb_pricing market = {.index_ratio = ratio};
        status = lb_auction_price(security, tranche->issue_date, tranche->yield_dec, &market, price_px, NULL,
                                  import->err);
    }
    *price_px -= 100 * (ratio - 1);
    return status;
}

/* Issue discount (premium negative) of a security's tranches not yet accrued at the baseline: in equal parts by
 * day from each tranche's issue to maturity; cents, for what is still outstanding. */
static lb_status discount_left(lb_import *import, const lb_debt_statement *statement,
                               const lb_debt_security *s, const lb_security *security, int64_t *out)
{
    double left = 0;
    for (int i = 0; i < s->tranche_count; i++) {
        const lb_debt_tranche *tranche = &statement->tranches[s->first_tranche + i];
        double par =
            (double)(tranche->amounts.usd[LB_AMOUNT_ISSUED] + tranche->amounts.usd[LB_AMOUNT_REDEEMED]);
        double price = 100;
        lb_status status = issue_price(import, security, tranche, &price);
        if (status != LB_OK) {
            return status;
        }
        left += par * (100 - price) / 100 * (s->maturity - import->baseline) /
                (s->maturity - tranche->issue_date);
    }
    *out = (int64_t)rint(left);
    return LB_OK;
}

/* Original par outstanding: issued less redeemed. */
static int64_t par_of(const lb_debt_security *s)
{
    return s->amounts.usd[LB_AMOUNT_ISSUED] + s->amounts.usd[LB_AMOUNT_REDEEMED];
}

static int64_t inflation_of(const lb_debt_security *s)
{
    return s->debt_class == LB_DEBT_TIPS ? s->amounts.usd[LB_AMOUNT_INFLATION] : 0;
}

static void write_cells(lb_sheet *sheet, const lb_security *security, const char *term,
                        const lb_debt_security *s, int64_t discount, bool is_live)
{
    bool has_coupon = security->type != LB_BILL && security->type != LB_FRN;
    lb_sheet_text(sheet, s->cusip);
    lb_sheet_text(sheet, lb_security_type_word(security->type));
    lb_sheet_text(sheet, term);
    lb_sheet_number(sheet, has_coupon ? security->coupon_dec * 100 : NAN, 6);
    lb_sheet_number(sheet, security->type == LB_FRN ? security->spread_dec * 100 : NAN, 6);
    lb_sheet_date(sheet, security->dated_date);
    lb_sheet_date(sheet, security->issue_date);
    lb_sheet_date(sheet, security->first_coupon);
    lb_sheet_date(sheet, security->maturity);
    lb_sheet_number(sheet, security->type == LB_TIPS ? security->base_ref_cpi : NAN, 5);
    lb_sheet_cents(sheet, par_of(s));
    lb_sheet_cents(sheet, inflation_of(s));
    lb_sheet_cents(sheet, discount);
    lb_sheet_text(sheet, is_live ? "live" : "matured");
    lb_sheet_end_row(sheet);
}

static lb_status write_security(lb_import *import, lb_sheet *sheet, const lb_debt_statement *statement,
                                const lb_debt_security *s, bool is_live)
{
    lb_security_type type = type_of_class(s->debt_class);
    const lb_auction *first = lb_programme_first_auction(&import->programme, s->cusip);
    char term[LB_TERM_WORD] = "";
    if (!first) {
        return lb_fail(import->err, LB_ERR_NOT_FOUND, "%s of the debt statement is not in the auctions table",
                       s->cusip);
    }
    double rate_pct =
        100 * (type == LB_FRN ? statement->tranches[s->first_tranche].yield_dec : s->coupon_dec);
    lb_security security =
        lb_import_security(import, s->cusip, type, first->issue_date, s->maturity, rate_pct);
    int64_t discount = 0;
    lb_status status = lb_term_word(first->security_term, term, import->err);
    if (status == LB_OK) {
        status = lb_security_check(&security, import->err);
    }
    if (status == LB_OK && is_live) {
        status = discount_left(import, statement, s, &security, &discount);
    }
    if (status != LB_OK) {
        return status;
    }
    write_cells(sheet, &security, term, s, discount, is_live);
    import->stock_usd += par_of(s);
    import->stock_inflation_usd += inflation_of(s);
    import->stock_bills_usd += type == LB_BILL ? par_of(s) : 0;
    import->bill_discount_left_usd += type == LB_BILL ? discount : 0;
    return LB_OK;
}

typedef struct stock_row {
    const lb_debt_statement *statement;
    const lb_debt_security *security;
    bool is_live;
} stock_row;

/* Live ones by class, then maturity, then CUSIP; then those that matured on the baseline. */
static int by_class(const void *left, const void *right)
{
    const stock_row *a = left;
    const stock_row *b = right;
    if (a->is_live != b->is_live) {
        return a->is_live ? -1 : 1;
    }
    if (a->security->debt_class != b->security->debt_class) {
        return a->security->debt_class < b->security->debt_class ? -1 : 1;
    }
    if (a->security->maturity != b->security->maturity) {
        return a->security->maturity < b->security->maturity ? -1 : 1;
    }
    return strcmp(a->security->cusip, b->security->cusip);
}

typedef struct class_sums {
    int64_t live, matured, unpresented, ffb;
} class_sums;

static lb_status write_totals(lb_import *import, const class_sums sums[LB_DEBT_CLASS_COUNT])
{
    static const struct {
        int debt_class;
        const char *word;
    } rows[] = {{LB_DEBT_BILLS, "Bills"},
                {LB_DEBT_NOTES, "Notes"},
                {LB_DEBT_BONDS, "Bonds"},
                {LB_DEBT_TIPS, "TIPS"},
                {LB_DEBT_FRNS, "FRN"},
                {LB_DEBT_FFB, "FFB"},
                {LB_DEBT_MARKETABLE, "Total Marketable"}};
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "stock_totals",
                   "Treasury, Monthly Statement of the Public Debt, 30 September 2023", "2023-09-30",
                   "usd, to the cent; inflation compensation included",
                   "class,published_usd,live_usd,matured_unpaid_usd,unpresented_usd,ffb_usd", import->err);
    class_sums all = {0};
    lb_status status = LB_OK;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0] && status == LB_OK; i++) {
        const class_sums *s = rows[i].debt_class == LB_DEBT_MARKETABLE ? &all : &sums[rows[i].debt_class];
        const lb_debt_total *total = lb_import_class_total(&import->september, rows[i].debt_class);
        int64_t derived = s->live + s->matured + s->unpresented + s->ffb;
        int64_t published = total ? total->amounts.usd[LB_AMOUNT_OUTSTANDING] : derived;
        lb_sheet_text(&sheet, rows[i].word);
        lb_sheet_cents(&sheet, published);
        lb_sheet_cents(&sheet, s->live);
        lb_sheet_cents(&sheet, s->matured);
        lb_sheet_cents(&sheet, s->unpresented);
        lb_sheet_cents(&sheet, s->ffb);
        lb_sheet_end_row(&sheet);
        char what[64];
        snprintf(what, sizeof what, "MSPD 2023-09-30, %s", rows[i].word);
        status = lb_import_note(import, LB_CHECK_TOTAL, import->baseline, what, published, derived);
        if (s != &all) {
            all.live += s->live;
            all.matured += s->matured;
            all.unpresented += s->unpresented;
            all.ffb += s->ffb;
        }
    }
    import->unpresented_usd = all.unpresented;
    import->ffb_usd = all.ffb;
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

static lb_status write_rows(lb_import *import, stock_row *rows, int count)
{
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "stock",
        "Treasury: Monthly Statement of the Public Debt of 30 September and 31 August 2023; auctions; "
        "offering announcements; TIPS reference data",
        "2023-09-30", "usd of original par; coupons and spreads percent",
        "cusip,type,term,coupon_pct,spread_pct,dated_date,issue_date,first_coupon,maturity,base_ref_cpi,"
        "outstanding_usd,inflation_usd,discount_left_usd,status",
        import->err);
    class_sums sums[LB_DEBT_CLASS_COUNT] = {0};
    for (int i = 0; i < count; i++) {
        const lb_debt_security *s = rows[i].security;
        lb_status status = write_security(import, &sheet, rows[i].statement, s, rows[i].is_live);
        if (status != LB_OK) {
            lb_sheet_drop(&sheet);
            return status;
        }
        *(rows[i].is_live ? &sums[s->debt_class].live : &sums[s->debt_class].matured) +=
            par_of(s) + inflation_of(s);
    }
    for (int c = 0; c < LB_DEBT_CLASS_COUNT; c++) {
        if (lb_debt_class_marketable(c)) {
            sums[c].unpresented =
                lb_debt_outstanding(&import->september, c, LB_DEBT_MATURED) - sums[c].matured;
        }
    }
    sums[LB_DEBT_FFB].unpresented = 0;
    sums[LB_DEBT_FFB].ffb = lb_debt_outstanding(&import->september, LB_DEBT_FFB, LB_DEBT_BOTH);
    lb_status status = write_totals(import, sums);
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_stock(lb_import *import)
{
    int most = import->september.security_count + import->august.security_count;
    stock_row *rows = calloc((size_t)most + 1, sizeof *rows);
    if (!rows) {
        return lb_fail(import->err, LB_ERR_NO_MEMORY, "no memory for the stock");
    }
    int count = 0;
    for (int i = 0; i < import->september.security_count; i++) {
        rows[count++] = (stock_row){&import->september, &import->september.securities[i], true};
    }
    for (int i = 0; i < import->august.security_count; i++) {
        if (import->august.securities[i].maturity == import->baseline) {
            rows[count++] = (stock_row){&import->august, &import->august.securities[i], false};
        }
    }
    qsort(rows, (size_t)count, sizeof *rows, by_class);
    lb_status status = write_rows(import, rows, count);
    free(rows);
    return status;
}

lb_status lb_import_soma(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "soma",
        "derived from the Federal Reserve Bank of New York's SOMA holdings of 16 February 2022 by the rules "
        "of docs/model/soma-derivation.md (mark C)",
        "2023-09-30",
        "usd; par is original par; redemption: what is redeemed, not rolled, of securities that had matured "
        "but were not yet paid",
        "cusip,par_usd,inflation_usd,redemption_usd", import->err);
    lb_status status = LB_OK;
    for (int i = 0; i < import->soma.holding_count && status == LB_OK; i++) {
        const lb_soma_position *h = &import->soma.holdings[i];
        double ratio = 1; /* as the Fed shows it: of the next calendar day */
        if (h->type == LB_TIPS) {
            status = lb_import_index_ratio(import, h->cusip, import->baseline + 1, &ratio);
        }
        int64_t inflation = (int64_t)rint((double)h->par_usd * (rint(ratio * 1e5) - 1e5) / 1e5);
        lb_sheet_text(&sheet, h->cusip);
        lb_sheet_cents(&sheet, h->par_usd);
        lb_sheet_cents(&sheet, inflation);
        lb_sheet_cents(&sheet, h->redemption_usd);
        lb_sheet_end_row(&sheet);
        import->soma_usd += h->par_usd;
        import->soma_inflation_usd += inflation;
        import->soma_bills_usd += h->type == LB_BILL ? h->par_usd : 0;
    }
    if (status != LB_OK) {
        lb_sheet_drop(&sheet);
        return status;
    }
    status = lb_import_keep(import, &sheet);
    return status == LB_OK ? lb_import_hindcast(import) : status;
}
