#include "exposure.h"

#include "market_model.h"

#include <math.h>
#include <string.h>

static const double DAYS_A_MONTH = 365.25 / 12;

/* Where a maturity lies between two months of the tables. */
typedef struct place {
    int month;
    double up; /* weight of the month after */
} place;

static place place_of(lb_date maturity, lb_date today)
{
    double months = (maturity - today) / DAYS_A_MONTH;
    months = months < LB_PREMIUM_MONTHS ? months : LB_PREMIUM_MONTHS;
    int month = (int)months;
    return (place){month, months - month};
}

static double tens_at(const lb_premium *p, place at, double coupon_dec)
{
    double low = p->tens[at.month] + coupon_dec * p->tens_annuity[at.month];
    double high = p->tens[at.month + 1] + coupon_dec * p->tens_annuity[at.month + 1];
    return low + at.up * (high - low);
}

double lb_security_tens(const lb_premium *premium, const lb_security *terms, double coupon_dec, lb_date today)
{
    if (terms->type == LB_FRN || terms->maturity <= today) {
        return 0;
    }
    return tens_at(premium, place_of(terms->maturity, today), coupon_dec);
}

/* Cash flows by month: principal, and coupons as dollars a year through that month. */
typedef struct ladder {
    double principal[LB_PREMIUM_MONTHS + 2], coupon[LB_PREMIUM_MONTHS + 2];
} ladder;

static void add_to_ladder(ladder *rungs, place at, double usd, double coupon_dec)
{
    double high = usd * at.up, low = usd - high;
    rungs->principal[at.month] += low;
    rungs->principal[at.month + 1] += high;
    rungs->coupon[at.month] += low * coupon_dec;
    rungs->coupon[at.month + 1] += high * coupon_dec;
}

static void sum_effects(const lb_premium *p, const ladder *rungs, double *effect)
{
    for (int m = 1; m <= LB_PREMIUM_MONTHS + 1; m++) {
        if (rungs->principal[m] == 0) {
            continue;
        }
        for (int node = 0; node < LB_NODES; node++) {
            effect[node] +=
                rungs->principal[m] * p->run_off[m][node] + rungs->coupon[m] * p->run_off_annuity[m][node];
        }
    }
}

void lb_measure_exposure(const lb_model *model, const lb_world *world, const lb_books *books, lb_exposure *out)
{
    const lb_premium *p = &model->market->premium;
    lb_date today = *lb_wc_date(world);
    /* the tables discount on the opening curve: coupons count against it, so that a bond sold at par is worth par */
    double risen = lb_wc_par_yield(world)[LB_NODE_10Y] - lb_model_yields(model, model->start)[LB_NODE_10Y];
    ladder private, fed;
    memset(&private, 0, sizeof private);
    memset(&fed, 0, sizeof fed);
    memset(out, 0, sizeof *out);
    for (int i = 0; i < lb_live_count(books); i++) {
        int s = lb_live(books, i);
        const lb_security *terms = &model->securities[s];
        if (books->outstanding[s] == 0 || terms->type == LB_FRN || terms->maturity <= today) {
            continue;
        }
        double coupon = terms->type == LB_BILL ? 0 : lb_wc_coupon_dec(world)[s] - risen;
        double unit = 0.01; /* cents to dollars, indexed */
        if (terms->type == LB_TIPS) {
            unit *= lb_model_ref_cpi(model, today) / terms->base_ref_cpi;
        }
        place at = place_of(terms->maturity, today);
        double tens = unit * tens_at(p, at, coupon);
        const int64_t *held = lb_holding(books, s, 0);
        for (int sector = LB_FED; sector < LB_SECTOR_COUNT; sector++) {
            out->sector_tens[sector] += tens * (double)held[sector];
        }
        double by_fed = unit * (double)held[LB_FED];
        double by_others = unit * (double)(books->outstanding[s] - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS]);
        add_to_ladder(&private, at, by_others, coupon);
        add_to_ladder(&fed, at, by_fed, coupon);
    }
    sum_effects(p, &private, out->supply);
    sum_effects(p, &fed, out->fed);
}
