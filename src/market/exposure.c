#include "exposure.h"

#include "market_model.h"

#include <math.h>
#include <string.h>

/* Where a maturity lies between two months of the tables. */
typedef struct place {
    int month;
    double up; /* weight of the month after */
} place;

static inline __attribute__((always_inline)) place place_of(lb_date maturity, lb_date today)
{
    double months = (maturity - today) / LB_DAYS_A_MONTH;
    months = months < LB_PREMIUM_MONTHS ? months : LB_PREMIUM_MONTHS;
    int month = (int)months;
    return (place){month, months - month};
}

static inline __attribute__((always_inline)) double tens_at(const lb_premium *p, place at, double coupon_dec)
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

double lb_par_tens(const lb_model *model, const lb_world *world, int security, double par_usd)
{
    const lb_security *terms = &model->securities[security];
    lb_date today = *lb_wc_date(world);
    double ratio = terms->type == LB_TIPS ? lb_model_ref_cpi(model, today) / terms->base_ref_cpi : 1;
    return par_usd * ratio *
           lb_security_tens(&model->market->premium, terms, lb_wc_coupon_dec(world)[security], today);
}

/* Cash flows by month to all but the Fed and government accounts, and to the Fed: principal, and coupons as dollars a
 * year through that month. */
typedef struct ladder {
    double rungs[LB_PREMIUM_MONTHS + 2][4];
} ladder;

enum { PRIVATE, PRIVATE_COUPON, FED, FED_COUPON };

static inline __attribute__((always_inline)) void add_to_ladder(ladder *l, place at, double by_others,
                                                                double by_fed, double coupon_dec)
{
    double *low = l->rungs[at.month], *high = l->rungs[at.month + 1];
    double others_high = by_others * at.up, others_low = by_others - others_high;
    double fed_high = by_fed * at.up, fed_low = by_fed - fed_high;
    low[PRIVATE] += others_low;
    low[PRIVATE_COUPON] += others_low * coupon_dec;
    low[FED] += fed_low;
    low[FED_COUPON] += fed_low * coupon_dec;
    high[PRIVATE] += others_high;
    high[PRIVATE_COUPON] += others_high * coupon_dec;
    high[FED] += fed_high;
    high[FED_COUPON] += fed_high * coupon_dec;
}

/* Effects of both ladders in one walk over the months that have something; the nodes of a month are independent sums. */
static inline __attribute__((always_inline)) void sum_effects(const lb_premium *p, const ladder *l,
                                                              lb_exposure *out)
{
    double supply[LB_NODES] = {0}, fed[LB_NODES] = {0};
    for (int m = 1; m <= LB_PREMIUM_MONTHS + 1; m++) {
        const double *rung = l->rungs[m], *effect = p->run_off[m], *annuity = p->run_off_annuity[m];
        if (rung[PRIVATE] == 0 && rung[FED] == 0) {
            continue;
        }
        for (int node = 0; node < LB_NODES; node++) {
            supply[node] += rung[PRIVATE] * effect[node] + rung[PRIVATE_COUPON] * annuity[node];
            fed[node] += rung[FED] * effect[node] + rung[FED_COUPON] * annuity[node];
        }
    }
    memcpy(out->supply, supply, sizeof supply);
    memcpy(out->fed, fed, sizeof fed);
}

/* Adds `tens` a cent to every sector's sum. A holding below 2^51 cents ($22tn) becomes a double exactly by way of its
 * bits, which, other than the conversion of an integer, processors do for several sectors at once. */
static inline __attribute__((always_inline)) void add_to_sectors(double *restrict sum,
                                                                 const int64_t *restrict held, double tens)
{
    static const double shift = 0x1.8p52;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t bits = held[sector] + INT64_C(0x4338000000000000); /* those of shift + held */
        double shifted;
        memcpy(&shifted, &bits, sizeof shifted);
        sum[sector] += tens * (shifted - shift);
    }
}

static inline __attribute__((always_inline)) void measure(const lb_model *model, const lb_world *world,
                                                          const lb_books *books, lb_exposure *out)
{
    const lb_premium *p = &model->market->premium;
    lb_date today = *lb_wc_date(world);
    /* the tables discount on the opening curve: coupons count against it, so that a bond sold at par is worth par */
    double risen = lb_wc_par_yield(world)[LB_NODE_10Y] - lb_model_yields(model, model->start)[LB_NODE_10Y];
    double index = lb_model_ref_cpi(model, today);
    const double *coupons = lb_wc_coupon_dec(world);
    ladder all;
    memset(&all, 0, sizeof all);
    memset(out, 0, sizeof *out);
    int count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        int s = lb_live(books, i);
        const lb_security *terms = &model->securities[s];
        if (books->outstanding[s] == 0 || terms->type == LB_FRN || terms->maturity <= today) {
            continue;
        }
        double coupon = terms->type == LB_BILL ? 0 : coupons[s] - risen;
        double unit = 0.01; /* cents to dollars, indexed */
        if (terms->type == LB_TIPS) {
            unit *= index / terms->base_ref_cpi;
        }
        place at = place_of(terms->maturity, today);
        const int64_t *held = lb_holding(books, s, 0);
        add_to_sectors(out->sector_tens, held, unit * tens_at(p, at, coupon));
        double by_fed = unit * (double)held[LB_FED];
        double by_others =
            unit * (double)(books->outstanding[s] - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS]);
        add_to_ladder(&all, at, by_others, by_fed, coupon);
    }
    sum_effects(p, &all, out);
}

static void measure_baseline(const lb_model *model, const lb_world *world, const lb_books *books,
                             lb_exposure *out)
{
    measure(model, world, books, out);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void measure_avx2(const lb_model *model, const lb_world *world,
                                                         const lb_books *books, lb_exposure *out)
{
    measure(model, world, books, out);
}
#endif

/* The sums of sectors and of nodes are independent of each other: the same bits with every instruction set. */
void lb_measure_exposure(const lb_model *model, const lb_world *world, const lb_books *books,
                         lb_exposure *out)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        measure_avx2(model, world, books, out);
        return;
    }
#endif
    measure_baseline(model, world, books, out);
}
