/* opening_holders.h - who holds which CUSIP at the baseline, where no record by CUSIP exists.
 *
 * The Fed's holdings are known by CUSIP. The other sectors' totals are published; they are spread over the rest
 * of each CUSIP by maturity preference: the matrix nearest to the preferences (iterative proportional fitting)
 * whose rows are the sectors' totals and whose columns are what each CUSIP has left, to the cent. */
#ifndef LB_INVESTORS_OPENING_HOLDERS_H
#define LB_INVESTORS_OPENING_HOLDERS_H

#include "longbond/sectors.h"
#include "longbond/security.h"
#include "world/params.h"

/* Maturity buckets of the preferences. */
enum {
    LB_BUCKET_BILLS,
    LB_BUCKET_0_3Y,
    LB_BUCKET_3_7Y,
    LB_BUCKET_7_15Y,
    LB_BUCKET_15_30Y,
    LB_BUCKET_TIPS,
    LB_BUCKET_FRN,
    LB_BUCKET_COUNT
};

/* The bucket of a security with `years` left to run. */
int lb_preference_bucket(int type, double years);

/* Relative preference of a sector for a bucket, per unit of what is outstanding (1 = as the market). */
double lb_preference(int sector, int bucket);

/* The stock to be spread. */
typedef struct lb_opening_stock {
    const lb_security *securities; /* [count] */
    int count;
    lb_date baseline;
    const int64_t *outstanding; /* [count] cents, original par */
    const int64_t *ratio_e5;    /* [count] index ratio times 100,000 (100,000 unless TIPS) */
} lb_opening_stock;

/* Fills holdings[count][LB_SECTOR_COUNT] (cents of original par; the Fed's column is given and kept) from the
 * stock and sector_total[LB_SECTOR_COUNT] (cents, TIPS indexed; the Treasury's and the Fed's are not read,
 * households take the residual). sector_bills[sector] >= 0 fixes the part of the total that is bills; -1 leaves it to
 * the preference. Deterministic. LB_ERR_RECONCILE when the totals cannot be met, with the sector and the amount. */
lb_status lb_spread_holders(const lb_opening_stock *stock, const int64_t *sector_total,
                            const int64_t *sector_bills, int64_t *holdings, lb_error *err);

#endif
