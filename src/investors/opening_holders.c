#include "opening_holders.h"

#include "base/error.h"

#include <inttypes.h>
#include <math.h>

enum { MOST_SWEEPS = 2000 };

/* Relative preferences: priors (mark G) ordered after the average maturities of MODEL.md B.5. */
static const double preferences[LB_SECTOR_COUNT][LB_BUCKET_COUNT] = {
    /*                          bills  0-3y  3-7y 7-15y 15-30y TIPS  FRN */
    [LB_BANKS] = {0.5, 1.2, 1.5, 0.9, 0.5, 0.3, 1.0},
    [LB_DEALERS] = {0.8, 1.0, 1.0, 1.0, 1.0, 1.2, 1.0},
    [LB_HEDGE_FUNDS] = {0.3, 1.2, 1.2, 1.0, 0.8, 1.0, 0.5},
    [LB_HEDGE_FUNDS_OFFSHORE] = {0.3, 1.2, 1.2, 1.0, 0.8, 1.0, 0.5},
    [LB_MONEY_FUNDS] = {8.0, 0.3, 0.0, 0.0, 0.0, 0.0, 5.0},
    [LB_BOND_FUNDS] = {0.6, 1.0, 1.2, 1.2, 1.2, 2.5, 0.8},
    [LB_INSURERS] = {0.3, 0.8, 1.0, 1.2, 2.0, 1.0, 0.3},
    [LB_PENSIONS] = {0.3, 0.6, 0.9, 1.2, 3.0, 1.5, 0.3},
    [LB_STATE_LOCAL] = {1.5, 1.2, 0.7, 0.4, 0.3, 0.2, 1.0},
    [LB_FOREIGN_OFFICIAL] = {0.35, 1.2, 1.3, 1.0, 0.5, 0.6, 0.8},
    [LB_FOREIGN_PRIVATE] = {0.6, 1.0, 1.0, 1.1, 1.1, 0.8, 0.8},
    [LB_STABLECOINS] = {1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0},
    [LB_CORPORATES] = {2.0, 0.8, 0.2, 0.1, 0.1, 0.0, 1.0},
    [LB_HOUSEHOLDS] = {1.2, 1.0, 0.8, 0.8, 0.9, 1.0, 0.6},
    [LB_GOVERNMENT_ACCOUNTS] = {0.3, 1.0, 1.0, 1.0, 1.5, 0.5, 0.1},
    [LB_OTHER_SECTOR] = {1.0, 1.0, 0.8, 0.6, 0.5, 0.5, 1.0},
};

int lb_preference_bucket(int type, double years)
{
    if (type == LB_BILL) {
        return LB_BUCKET_BILLS;
    }
    if (type == LB_TIPS) {
        return LB_BUCKET_TIPS;
    }
    if (type == LB_FRN) {
        return LB_BUCKET_FRN;
    }
    return years <= 3    ? LB_BUCKET_0_3Y
           : years <= 7  ? LB_BUCKET_3_7Y
           : years <= 15 ? LB_BUCKET_7_15Y
                         : LB_BUCKET_15_30Y;
}

double lb_preference(int sector, int bucket)
{
    return preferences[sector][bucket];
}

/* The sector-by-bucket matrix that is being fitted; fixed cells are left alone. */
typedef struct fit {
    double cell[LB_SECTOR_COUNT][LB_BUCKET_COUNT];
    bool fixed[LB_SECTOR_COUNT][LB_BUCKET_COUNT];
    double row[LB_SECTOR_COUNT];
    double column[LB_BUCKET_COUNT];
} fit;

static void start_fit(fit *f, const int64_t *sector_total, const int64_t *sector_bills)
{
    double total = 0;
    for (int bucket = 0; bucket < LB_BUCKET_COUNT; bucket++) {
        total += f->column[bucket];
    }
    double others = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        f->row[sector] = (double)sector_total[sector];
        others += sector == LB_HOUSEHOLDS ? 0 : f->row[sector];
        for (int bucket = 0; bucket < LB_BUCKET_COUNT; bucket++) {
            f->cell[sector][bucket] = preferences[sector][bucket] * f->column[bucket] * f->row[sector];
        }
        if (sector_bills[sector] >= 0) {
            f->cell[sector][LB_BUCKET_BILLS] = (double)sector_bills[sector];
            f->fixed[sector][LB_BUCKET_BILLS] = true;
        }
    }
    f->row[LB_HOUSEHOLDS] = total - others;
    for (int bucket = 0; bucket < LB_BUCKET_COUNT; bucket++) {
        f->cell[LB_HOUSEHOLDS][bucket] =
            preferences[LB_HOUSEHOLDS][bucket] * f->column[bucket] * f->row[LB_HOUSEHOLDS];
    }
}

/* Factor that brings the free cells of one line to its total; 1 where there are none. */
static double line_factor(double total, double fixed, double sum)
{
    return sum > 0 ? (total - fixed > 0 ? (total - fixed) / sum : 0.0) : 1.0;
}

static double sweep(fit *f)
{
    double worst = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        double fixed = 0, sum = 0;
        for (int bucket = 0; bucket < LB_BUCKET_COUNT; bucket++) {
            *(f->fixed[sector][bucket] ? &fixed : &sum) += f->cell[sector][bucket];
        }
        double factor = line_factor(f->row[sector], fixed, sum);
        worst = fmax(worst, fabs(fixed + sum - f->row[sector]));
        for (int bucket = 0; bucket < LB_BUCKET_COUNT; bucket++) {
            f->cell[sector][bucket] *= f->fixed[sector][bucket] ? 1.0 : factor;
        }
    }
    for (int bucket = 0; bucket < LB_BUCKET_COUNT; bucket++) {
        double fixed = 0, sum = 0;
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            *(f->fixed[sector][bucket] ? &fixed : &sum) += f->cell[sector][bucket];
        }
        double factor = line_factor(f->column[bucket], fixed, sum);
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            f->cell[sector][bucket] *= f->fixed[sector][bucket] ? 1.0 : factor;
        }
    }
    return worst;
}

/* Rounds down sector by sector within a CUSIP; households keep the rest. */
static void split_security(const fit *f, int bucket, int64_t left, int64_t *row)
{
    int64_t given = 0;
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        if (sector == LB_HOUSEHOLDS) {
            continue;
        }
        row[sector] = (int64_t)floor((double)left * (f->cell[sector][bucket] / f->column[bucket]));
        given += row[sector];
    }
    row[LB_HOUSEHOLDS] = left - given;
}

/* Indexed principal of a holding, as the books will carry it. */
static int64_t indexed(const lb_opening_stock *stock, int s, int64_t par)
{
    int64_t excess = stock->ratio_e5[s] - 100000;
    return par + (int64_t)(((__int128)par * excess + 50000) / 100000);
}

/* Moves what rounding left from the households' part of a nominal security until a sector has its total. */
static lb_status complete_sector(const lb_opening_stock *stock, int64_t total, int sector, int64_t *holdings,
                                 lb_error *err)
{
    int64_t held = 0, most = -1;
    int largest = -1;
    for (int s = 0; s < stock->count; s++) {
        int64_t par = holdings[s * LB_SECTOR_COUNT + sector];
        held += indexed(stock, s, par);
        if (stock->ratio_e5[s] == 100000 && par > most) {
            largest = s;
            most = par;
        }
    }
    int64_t missing = total - held;
    int64_t *from = &holdings[largest * LB_SECTOR_COUNT + LB_HOUSEHOLDS];
    int64_t *to = &holdings[largest * LB_SECTOR_COUNT + sector];
    if (largest < 0 || *from < missing || *to + missing < 0) {
        return lb_fail(err, LB_ERR_RECONCILE,
                       "opening holdings of %s: %" PRId64 " cents of %" PRId64 " find no security",
                       lb_sector_word(sector), missing, total);
    }
    *from -= missing;
    *to += missing;
    return LB_OK;
}

static int bucket_of(const lb_opening_stock *stock, int s)
{
    const lb_security *security = &stock->securities[s];
    return lb_preference_bucket(security->type, (security->maturity - stock->baseline) / 365.25);
}

lb_status lb_spread_holders(const lb_opening_stock *stock, const int64_t *sector_total,
                            const int64_t *sector_bills, int64_t *holdings, lb_error *err)
{
    fit f = {0};
    for (int s = 0; s < stock->count; s++) {
        int64_t left = stock->outstanding[s] - holdings[s * LB_SECTOR_COUNT + LB_FED];
        f.column[bucket_of(stock, s)] += (double)indexed(stock, s, left);
    }
    start_fit(&f, sector_total, sector_bills);
    double worst = sweep(&f);
    for (int i = 0; i < MOST_SWEEPS && worst > 1; i++) {
        worst = sweep(&f);
    }
    for (int s = 0; s < stock->count; s++) {
        int64_t *row = &holdings[s * LB_SECTOR_COUNT];
        split_security(&f, bucket_of(stock, s), stock->outstanding[s] - row[LB_FED], row);
    }
    lb_status status = LB_OK;
    for (int sector = LB_BANKS; status == LB_OK && sector < LB_SECTOR_COUNT; sector++) {
        if (sector != LB_HOUSEHOLDS) {
            status = complete_sector(stock, sector_total[sector], sector, holdings, err);
        }
    }
    return status;
}
