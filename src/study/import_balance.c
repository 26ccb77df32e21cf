/* import_balance.c - the balances of the opening day other than marketable securities. */
#include "study/import_state.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "longbond/sectors.h"

typedef struct balance {
    lb_sheet sheet;
    int64_t fed_liabilities_usd; /* without reserves; cents */
    int64_t fed_assets_usd;      /* without Treasuries */
} balance;

/* A position: `asset` holds what `liability` owes. */
static void add_position(balance *b, const char *instrument, const char *asset, const char *liability,
                         int64_t usd, const char *mark, const char *source)
{
    lb_sheet_text(&b->sheet, instrument);
    lb_sheet_text(&b->sheet, asset);
    lb_sheet_text(&b->sheet, liability);
    lb_sheet_millions(&b->sheet, usd);
    lb_sheet_text(&b->sheet, mark);
    lb_sheet_text(&b->sheet, source);
    lb_sheet_end_row(&b->sheet);
    b->fed_assets_usd += strcmp(asset, "fed") == 0 ? usd : 0;
    b->fed_liabilities_usd += strcmp(liability, "fed") == 0 ? usd : 0;
}

static bool is_instrument(const char *word)
{
    for (int i = 0; i < LB_INSTRUMENT_COUNT; i++) {
        if (!strcmp(lb_instrument_word(i), word)) {
            return true;
        }
    }
    return false;
}

/* Transcribed positions; the Fed's net worth is no position but part of the identity of reserves. */
static lb_status add_transcribed(lb_import *import, balance *b, int64_t *net_worth_usd)
{
    lb_rows input;
    lb_import_open(&input, import->transcribed_folder, "opening_positions.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        const char *instrument = lb_rows_text(&input, row, "instrument");
        const char *asset = lb_rows_text(&input, row, "asset_sector");
        const char *liability = lb_rows_text(&input, row, "liability_sector");
        int64_t usd = lb_rows_decimal(&input, row, "usd_mn", 8);
        if (!strcmp(instrument, "fed_net_worth")) {
            *net_worth_usd = usd;
            continue;
        }
        if (!is_instrument(instrument)) {
            lb_rows_fail(&input, row, "instrument", "\"%s\" is no instrument of include/longbond/sectors.h",
                         instrument);
        } else if (lb_sector_find(asset) < 0 || lb_sector_find(liability) < 0) {
            lb_rows_fail(&input, row, "asset_sector", "\"%s\" or \"%s\" is no sector", asset, liability);
        }
        add_position(b, instrument, asset, liability, usd, lb_rows_text(&input, row, "mark"),
                     lb_rows_text(&input, row, "source"));
    }
    return lb_rows_close(&input);
}

/* Fed loans on a day, linear between the transcribed points. */
static lb_status loans_on(lb_import *import, lb_date date, double *loans_mn)
{
    lb_rows input;
    lb_date before = LB_DATE_NONE;
    double value = 0;
    lb_import_open(&input, import->transcribed_folder, "fed_loans.csv", import->err);
    for (int row = 0; row < input.count && input.status == LB_OK; row++) {
        lb_date day = lb_rows_date(&input, row, "date");
        double loans = lb_rows_number(&input, row, "loans_mn");
        if (day >= date && before != LB_DATE_NONE) {
            *loans_mn = value + (loans - value) * (date - before) / (day - before);
            break;
        }
        before = day;
        value = loans;
    }
    return lb_rows_close(&input);
}

static lb_status value_on(lb_import *import, const char *file, lb_date date, double *out)
{
    lb_series series;
    lb_status status = lb_import_series(import->data_folder, file, &series, import->err);
    if (status == LB_OK) {
        *out = lb_import_value(&series, date);
        if (isnan(*out)) {
            char text[11];
            status = lb_fail(import->err, LB_ERR_NOT_FOUND, "%s has no value on %s", file,
                             lb_date_format(date, text));
        }
    }
    lb_series_free(&series);
    return status;
}

static int64_t whole_millions(double usd_mn)
{
    return (int64_t)rint(usd_mn) * LB_CENTS_PER_MILLION;
}

/* What the Fed lends and its other assets: total assets of the last Wednesday less Treasuries, agency securities
 * and loans of that day, unchanged to the month's end. */
static lb_status add_fed_assets(lb_import *import, balance *b)
{
    lb_date wednesday = lb_date_make(2023, 9, 27);
    double total = 0, loans = 0, loans_wednesday = 0;
    double agency = (double)b->fed_assets_usd / LB_CENTS_PER_MILLION;
    double treasuries = lb_import_value(&import->treast, wednesday);
    lb_status status = value_on(import, "fred/WALCL.csv", wednesday, &total);
    if (status == LB_OK) {
        status = loans_on(import, wednesday, &loans_wednesday);
    }
    if (status == LB_OK) {
        status = loans_on(import, import->baseline, &loans);
    }
    if (status != LB_OK) {
        return status;
    }
    add_position(b, "fed_loans", "fed", "banks", whole_millions(loans), "D", "fed_loans.csv, linear");
    add_position(
        b, "fed_other_assets", "fed", "other", whole_millions(total - treasuries - agency - loans_wednesday),
        "D",
        "H.4.1 of 28 Sep 2023: total assets less Treasuries, agency securities and loans; unamortised "
        "premiums included");
    return LB_OK;
}

static int64_t outstanding(const lb_import *import, int debt_class)
{
    const lb_debt_total *total = lb_import_class_total(&import->september, debt_class);
    return total ? total->amounts.usd[LB_AMOUNT_OUTSTANDING] : 0;
}

/* Outstanding of a part of a class that has its own total row; 0 if there is none. */
static int64_t group_outstanding(const lb_import *import, int debt_class, int group)
{
    for (int i = 0; i < import->september.total_count; i++) {
        const lb_debt_total *total = &import->september.totals[i];
        if (total->debt_class == debt_class && total->group == group && total->kind == LB_DEBT_BOTH) {
            return total->amounts.usd[LB_AMOUNT_OUTSTANDING];
        }
    }
    return 0;
}

/* Treasury's liabilities besides the marketable stock, by who holds them. */
static lb_status add_treasury_debt(lb_import *import, balance *b)
{
    static const char source[] = "Monthly Statement of the Public Debt, 30 September 2023";
    int64_t intragov = group_outstanding(import, LB_DEBT_GAS, LB_GROUP_INTRAGOV);
    int64_t thrift = group_outstanding(import, LB_DEBT_GAS, LB_GROUP_PUBLIC);
    int64_t savings = outstanding(import, LB_DEBT_SAVINGS);
    int64_t slgs = outstanding(import, LB_DEBT_SLGS);
    int64_t all = outstanding(import, LB_DEBT_NONMARKETABLE);
    add_position(b, "nonmarketable", "government_accounts", "treasury", intragov, "F", source);
    add_position(b, "nonmarketable", "pensions", "treasury", thrift, "F", source);
    add_position(b, "nonmarketable", "households", "treasury", savings, "F", source);
    add_position(b, "nonmarketable", "state_local", "treasury", slgs, "F", source);
    add_position(b, "nonmarketable", "other", "treasury", all - intragov - thrift - savings - slgs, "F",
                 source);
    add_position(b, "unpresented", "government_accounts", "treasury", import->ffb_usd, "F",
                 "Monthly Statement of the Public Debt: Federal Financing Bank");
    add_position(b, "unpresented", "households", "treasury", import->unpresented_usd, "F",
                 "Monthly Statement of the Public Debt: matured before, not presented");
    return intragov > 0 && thrift > 0 && savings > 0 && slgs > 0
               ? LB_OK
               : lb_fail(import->err, LB_ERR_NOT_FOUND,
                         "the debt statement lacks a total of a non-marketable class");
}

static lb_status fill(lb_import *import, balance *b)
{
    int64_t net_worth = 0;
    double on_rrp_bn = 0;
    lb_status status = add_transcribed(import, b, &net_worth);
    if (status == LB_OK) {
        status = add_fed_assets(import, b);
    }
    if (status == LB_OK) {
        status = value_on(import, "fred/RRPONTSYD.csv", lb_date_make(2023, 9, 29), &on_rrp_bn);
    }
    if (status != LB_OK) {
        return status;
    }
    add_position(b, "on_rrp", "money_funds", "fed", whole_millions(on_rrp_bn * 1000), "F",
                 "Federal Reserve Bank of New York, overnight reverse repo of 29 Sep 2023");
    int64_t treasuries = import->soma_usd + import->soma_inflation_usd;
    add_position(b, "reserves", "banks", "fed",
                 treasuries + b->fed_assets_usd - b->fed_liabilities_usd - net_worth, "D",
                 "the Fed's assets less its other liabilities and net worth");
    return add_treasury_debt(import, b);
}

lb_status lb_import_balance(lb_import *import)
{
    balance b = {0};
    lb_sheet_begin(&b.sheet, "balance_sheet",
                   "Federal Reserve H.4.1 of September 2023 (marks F and D); Monthly Statement of the Public "
                   "Debt; priors "
                   "(mark G)",
                   "2023-09-30", "usd mn; an asset of the first sector, a liability of the second",
                   "instrument,asset_sector,liability_sector,usd_mn,mark,source", import->err);
    lb_status status = fill(import, &b);
    if (status != LB_OK) {
        lb_sheet_drop(&b.sheet);
        return status;
    }
    return lb_import_keep(import, &b.sheet);
}
