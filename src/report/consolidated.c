#include "report/consolidated.h"

#include <math.h>
#include <stdlib.h>

#include "num/lb_math.h"

static const struct {
    const char *word, *title;
    int months;
} maturities[] = {
#define X(name, word, title, months) {word, title, months},
    LB_MATURITY_LIST(X)
#undef X
};

static const char *const sides[][2] = {
#define X(name, word, title) {word, title},
    LB_DEBT_SIDE_LIST(X)
#undef X
};

const char *lb_maturity_word(int maturity)
{
    return maturities[maturity].word;
}

const char *lb_maturity_title(int maturity)
{
    return maturities[maturity].title;
}

const char *lb_debt_side_word(int side)
{
    return sides[side][0];
}

const char *lb_debt_side_title(int side)
{
    return sides[side][1];
}

static int maturity_of(const lb_stored_holding *holding, lb_date at)
{
    if (holding->type == LB_BILL) {
        return LB_MATURITY_BILLS;
    }
    int maturity = LB_MATURITY_1;
    while (maturity < LB_MATURITY_30 &&
           holding->maturity > lb_date_add_months(at, maturities[maturity].months, false)) {
        maturity++;
    }
    return maturity;
}

/* Sums that the figures of a side come from. */
struct sums {
    double month_par, unmatured, value, risk;
};

static void add(lb_debt_profile *profile, struct sums *sums, const lb_stored_holding *holding, lb_date at,
                int64_t principal)
{
    int days = holding->maturity - at; /* matured and not yet paid: debt, but of no maturity */
    profile->by_maturity[maturity_of(holding, at)] += principal;
    profile->total += principal;
    sums->unmatured += days > 0 ? (double)principal : 0;
    sums->month_par += days > 0 ? (double)principal * days / 365.25 * 12 : 0;
    if (principal != 0) { /* a security without a price leaves the sides that hold it without value */
        double value = (double)principal * holding->clean_px / 100;
        sums->value += value;
        sums->risk += value * holding->duration_yrs;
    }
}

static void add_holding(lb_consolidated *out, struct sums *sums, const lb_stored_holding *holding)
{
    int64_t all = 0;
    for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
        all += holding->par[sector] + holding->compensation[sector];
    }
    int64_t fed = holding->par[LB_FED] + holding->compensation[LB_FED];
    int64_t government = holding->par[LB_GOVERNMENT_ACCOUNTS] + holding->compensation[LB_GOVERNMENT_ACCOUNTS];
    int64_t others = all - fed - government;
    const int64_t principal[LB_SIDE_COUNT] = {all, fed, government, others, others};
    for (int side = 0; side < LB_SIDE_COUNT; side++) {
        add(&out->side[side], &sums[side], holding, out->at, principal[side]);
    }
}

/* What the Fed owes overnight at interest. */
static void add_overnight(lb_debt_profile *profile, struct sums *sums, const lb_stored_books *books)
{
    static const lb_instrument owed[] = {LB_INSTR_RESERVES, LB_INSTR_ON_RRP, LB_INSTR_FOREIGN_RRP};
    int64_t cents = 0;
    for (size_t i = 0; i < sizeof owed / sizeof owed[0]; i++) {
        cents -= books->position[owed[i]][LB_FED];
    }
    profile->by_maturity[LB_MATURITY_OVERNIGHT] = cents;
    profile->total += cents;
    sums->unmatured += (double)cents;
    sums->value += (double)cents;
}

void lb_consolidated_of(const lb_stored_holding *holdings, int count, const lb_stored_books *books,
                        double yield_10y_dec, lb_consolidated *out)
{
    struct sums sums[LB_SIDE_COUNT] = {0};
    *out = (lb_consolidated){.at = books->at};
    for (int i = 0; i < count; i++) {
        add_holding(out, sums, &holdings[i]);
    }
    add_overnight(&out->side[LB_SIDE_CONSOLIDATED], &sums[LB_SIDE_CONSOLIDATED], books);
    /* modified duration of a new 10-year note at par */
    double note = (1 - lb_exp(-20 * lb_log1p(yield_10y_dec / 2))) / yield_10y_dec;
    for (int side = 0; side < LB_SIDE_COUNT; side++) {
        lb_debt_profile *profile = &out->side[side];
        profile->wam_months = sums[side].month_par / sums[side].unmatured;
        profile->duration_yrs = sums[side].risk / sums[side].value;
        profile->tens_usd = sums[side].risk / 100 / note;
        profile->bill_share_pct =
            100 * (double)profile->by_maturity[LB_MATURITY_BILLS] / (double)profile->total;
    }
}

lb_status lb_consolidated_load(lb_store *store, int64_t run, lb_date date, lb_consolidated *out,
                               lb_error *err)
{
    lb_stored_holding *holdings = NULL;
    lb_stored_series series = {0};
    lb_stored_books books;
    int count = 0;
    lb_date at;
    lb_status status = lb_store_holdings(store, run, date, &at, &holdings, &count, err);
    if (status == LB_OK) {
        status = lb_store_books(store, run, at, &books, err);
    }
    if (status == LB_OK) {
        status = lb_store_series(store, run, &series, err);
    }
    if (status == LB_OK) {
        int day = lb_stored_series_find(&series, at);
        lb_consolidated_of(holdings, count, &books,
                           day < 0 ? NAN : series.values[day][LB_OBS_yield_10y] / 100, out);
    }
    lb_stored_series_free(&series);
    free(holdings);
    return status;
}
