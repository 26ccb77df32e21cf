/* import_stock.c - the marketable stock by CUSIP, its totals, and the Fed's part of it. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static const char *const type_words[] = {
#define X(name, word, text) word,
    LB_SECURITY_TYPE_LIST(X)
#undef X
};

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
static double issue_price(const lb_import *import, const char *cusip, lb_date issue)
{
    const lb_auctions *auctions = &import->programme.sources.auctions;
    for (int i = 0; i < auctions->count; i++) {
        if (auctions->rows[i].issue_date == issue && !strcmp(auctions->rows[i].cusip, cusip)) {
            return auctions->rows[i].price_px;
        }
    }
    return NAN;
}

/* Issue discount (premium negative) of a security's tranches not yet accrued at the baseline: in equal parts by
 * day from each tranche's issue to maturity; cents of what is still outstanding. */
static int64_t discount_left(lb_import *import, const lb_debt_statement *statement,
                             const lb_debt_security *security)
{
    double left = 0;
    for (int i = 0; i < security->tranche_count; i++) {
        const lb_debt_tranche *tranche = &statement->tranches[security->first_tranche + i];
        double par =
            (double)(tranche->amounts.usd[LB_AMOUNT_ISSUED] + tranche->amounts.usd[LB_AMOUNT_REDEEMED]);
        int days = security->maturity - tranche->issue_date;
        double price = issue_price(import, security->cusip, tranche->issue_date);
        if (isnan(price) && security->debt_class == LB_DEBT_BILLS) {
            price = 100 * (1 - tranche->yield_dec * days / 360);
        }
        if (isnan(price)) {
            import->report->prices_missing++;
            continue;
        }
        left += par * (100 - price) / 100 * (security->maturity - import->baseline) / days;
    }
    return (int64_t)rint(left);
}

/* Original par outstanding: issued less redeemed. */
static int64_t par_of(const lb_debt_security *security)
{
    return security->amounts.usd[LB_AMOUNT_ISSUED] + security->amounts.usd[LB_AMOUNT_REDEEMED];
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
    lb_status status = lb_term_word(first->security_term, term, import->err);
    if (status != LB_OK) {
        return status;
    }
    const lb_announcements *announcements = &import->programme.sources.announcements;
    int row = lb_key_first(&announcements->set.index, s->cusip);
    const lb_announcement *announced = row >= 0 ? &announcements->rows[row] : NULL;
    lb_date dated = lb_dated_date(type, first->issue_date, s->maturity);
    if (announced && announced->issue_date == first->issue_date && announced->dated_date != LB_DATE_NONE) {
        dated = announced->dated_date;
    }
    lb_date first_coupon = lb_first_coupon(type, dated, s->maturity);
    const lb_tips_terms *tips = lb_import_tips(import, s->cusip);
    int64_t inflation = type == LB_TIPS ? s->amounts.usd[LB_AMOUNT_INFLATION] : 0;
    int64_t discount = is_live ? discount_left(import, statement, s) : 0;

    lb_sheet_text(sheet, s->cusip);
    lb_sheet_text(sheet, type_words[type]);
    lb_sheet_text(sheet, term);
    lb_sheet_number(sheet, type == LB_BILL || type == LB_FRN ? NAN : s->coupon_dec * 100, 6);
    lb_sheet_number(sheet, type == LB_FRN ? statement->tranches[s->first_tranche].yield_dec * 100 : NAN, 6);
    lb_sheet_date(sheet, dated);
    lb_sheet_date(sheet, first->issue_date);
    lb_sheet_date(sheet, first_coupon);
    lb_sheet_date(sheet, s->maturity);
    lb_sheet_number(sheet, tips ? (double)tips->base_ref_cpi / 1e5 : NAN, 5);
    lb_sheet_cents(sheet, par_of(s));
    lb_sheet_cents(sheet, inflation);
    lb_sheet_cents(sheet, discount);
    lb_sheet_text(sheet, is_live ? "live" : "matured");
    lb_sheet_end_row(sheet);

    import->stock_usd += par_of(s) + inflation;
    if (type == LB_BILL) {
        import->stock_bills_usd += par_of(s);
        import->bill_discount_left_usd += discount;
    }
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
        int64_t inflation = s->debt_class == LB_DEBT_TIPS ? s->amounts.usd[LB_AMOUNT_INFLATION] : 0;
        *(rows[i].is_live ? &sums[s->debt_class].live : &sums[s->debt_class].matured) +=
            par_of(s) + inflation;
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
        "usd; par is original par; redemption_usd: of what matured and is paid after the date, not rolled "
        "over",
        "cusip,par_usd,inflation_usd,redemption_usd", import->err);
    int64_t par = 0, compensation = 0;
    for (int i = 0; i < import->soma.holding_count; i++) {
        const lb_soma_holding *h = &import->soma.holdings[i];
        int64_t inflation = 0;
        if (h->type == LB_TIPS) { /* as the Fed shows it: index ratio of the next calendar day */
            int64_t ratio = lb_soma_index_ratio(import->ref_cpi[import->baseline + 1 - import->cpi_start],
                                                h->base_ref_cpi);
            inflation = (int64_t)rint((double)h->par_usd * (double)(ratio - 100000) / 1e5);
        }
        lb_sheet_text(&sheet, h->cusip);
        lb_sheet_cents(&sheet, h->par_usd);
        lb_sheet_cents(&sheet, inflation);
        lb_sheet_cents(&sheet, h->redeemed_usd);
        lb_sheet_end_row(&sheet);
        par += h->par_usd;
        compensation += inflation;
        import->soma_bills_usd += h->type == LB_BILL ? h->par_usd : 0;
    }
    import->soma_usd = par + compensation;
    return lb_import_keep(import, &sheet);
}
