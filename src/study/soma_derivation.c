/* soma_derivation.c - the Fed's Treasury holdings by CUSIP, rolled forward from the last published list. */
#include "study/soma_derivation.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "longbond/inflation.h"

static const int64_t lot_cents = 10000; /* the Desk bids in hundreds of dollars */

/* Month with its redemption plan. */
typedef struct month_plan {
    double rolled_share; /* of coupon maturities */
    double bill_share;   /* of the bills held when the month began that is redeemed */
} month_plan;

enum { MONTHS = 12 * 8 };

typedef struct roll {
    const lb_soma_input *input;
    lb_soma_result *out;
    lb_soma_position *held; /* in order of first purchase */
    double *bill_redeemed;  /* [count] dollars, fixed when the bill's month began */
    int count, capacity;
    int first_year;
    month_plan plans[MONTHS];
    bool planned[MONTHS];
    int next_auction;
    const double *purchases; /* dollars to buy on day start + i; NULL for none */
    int purchase_days;
    int maturing_capacity;
    lb_error *err;
} roll;

double lb_soma_cap_usd(int year, int month)
{
    static const struct {
        int from;
        double cap;
    } caps[] = {{202206, 30e9}, {202209, 60e9}, {202406, 25e9}, {202504, 5e9}, {202512, 0}};
    double cap = 0;
    for (size_t i = 0; i < sizeof caps / sizeof caps[0]; i++) {
        if (year * 100 + month >= caps[i].from) {
            cap = caps[i].cap;
        }
    }
    return cap;
}

static double dollars(int64_t cents)
{
    return (double)cents / 100;
}

static double index_ratio(const roll *r, const lb_soma_position *h, lb_date date)
{
    double ratio = 1;
    lb_index_ratio(r->input->ref_cpi[date - r->input->cpi_start], h->base_ref_cpi, &ratio, NULL);
    return ratio;
}

/* What the Treasury pays at maturity: par, for TIPS indexed and not below par. */
static double principal(const roll *r, const lb_soma_position *h)
{
    double ratio = h->type == LB_TIPS ? fmax(1, index_ratio(r, h, h->maturity)) : 1;
    return dollars(h->par_usd) * ratio;
}

static int month_of(const roll *r, lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    return 12 * (ymd.year - r->first_year) + ymd.month - 1;
}

/* The redemptions of a month, fixed on its first day: the cap falls on coupon securities first, in proportion; what
 * they leave of it falls on the bills held on that day. Months count by the maturity date, not the payment date. */
static void plan_month(roll *r, int month)
{
    double coupons = 0, bills = 0;
    for (int i = 0; i < r->count; i++) {
        const lb_soma_position *h = &r->held[i];
        if (h->par_usd > 0 && month_of(r, h->maturity) == month) {
            *(h->type == LB_BILL ? &bills : &coupons) += principal(r, h);
        }
    }
    int year = r->first_year + month / 12;
    bool before_caps = year * 12 + month % 12 < 2022 * 12 + 5;
    double cap = lb_soma_cap_usd(year, month % 12 + 1);
    month_plan *plan = &r->plans[month];
    plan->rolled_share = before_caps ? 1 : coupons > 0 ? fmax(0, 1 - cap / coupons) : 0;
    double left = before_caps ? 0 : fmax(0, cap - coupons);
    plan->bill_share = bills > 0 ? fmin(1, left / bills) : 0;
    for (int i = 0; i < r->count; i++) {
        const lb_soma_position *h = &r->held[i];
        if (h->par_usd > 0 && h->type == LB_BILL && month_of(r, h->maturity) == month) {
            r->bill_redeemed[i] = dollars(h->par_usd) * plan->bill_share;
        }
    }
    r->planned[month] = true;
}

static lb_status add_holding(roll *r, const lb_soma_position *holding)
{
    if (r->count == r->capacity) {
        int capacity = 2 * r->capacity + 1024;
        lb_soma_position *held = realloc(r->held, (size_t)capacity * sizeof *held);
        r->held = held ? held : r->held;
        double *redeemed = realloc(r->bill_redeemed, (size_t)capacity * sizeof *redeemed);
        r->bill_redeemed = redeemed ? redeemed : r->bill_redeemed;
        if (!held || !redeemed) {
            return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for the SOMA holdings");
        }
        r->capacity = capacity;
    }
    r->bill_redeemed[r->count] = 0;
    r->held[r->count++] = *holding;
    return LB_OK;
}

static lb_status buy_at_auction(roll *r, const lb_programme_item *auction, int64_t par_usd)
{
    for (int i = 0; i < r->count; i++) {
        if (!strcmp(r->held[i].cusip, auction->cusip)) {
            r->held[i].par_usd += par_usd;
            return LB_OK;
        }
    }
    lb_soma_position holding = {.type = auction->type == LB_BOND ? LB_NOTE : auction->type,
                                .maturity = auction->maturity,
                                .par_usd = par_usd};
    memcpy(holding.cusip, auction->cusip, sizeof holding.cusip);
    if (holding.type == LB_TIPS) {
        holding.base_ref_cpi = r->input->base_ref_cpi(r->input->context, auction->cusip);
        if (holding.base_ref_cpi == 0) {
            return lb_fail(r->err, LB_ERR_NOT_FOUND, "no base reference CPI of TIPS %s", auction->cusip);
        }
    }
    return add_holding(r, &holding);
}

/* Order in which left-over hundreds are given: the largest offering first, then the earlier maturity. */
static bool comes_before(const lb_programme_item *a, const lb_programme_item *b)
{
    if (a->offering_usd != b->offering_usd) {
        return a->offering_usd > b->offering_usd;
    }
    return a->maturity != b->maturity ? a->maturity < b->maturity : strcmp(a->cusip, b->cusip) < 0;
}

enum { AUCTIONS_A_DAY = 24 };

/* The day's auctions of one class, in order of comes_before: indices into the input. */
static int auctions_of_day(const roll *r, int first, int last, bool bills, int order[AUCTIONS_A_DAY])
{
    const lb_programme_item *auctions = r->input->auctions;
    int count = 0;
    for (int i = first; i < last && count < AUCTIONS_A_DAY; i++) {
        if ((auctions[i].type == LB_BILL) != bills || !auctions[i].addon_eligible) {
            continue;
        }
        int at = count++;
        while (at > 0 && comes_before(&auctions[i], &auctions[order[at - 1]])) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    return count;
}

/* Splits what is rolled over the auctions that settle today, in proportion to the offering amounts. */
static lb_status allot(roll *r, double rolled, int first, int last, bool bills, double *placed)
{
    int order[AUCTIONS_A_DAY];
    int count = auctions_of_day(r, first, last, bills, order);
    const lb_programme_item *auctions = r->input->auctions;
    double offered = 0;
    for (int i = 0; i < count; i++) {
        offered += dollars(auctions[order[i]].offering_usd);
    }
    int64_t lots = count > 0 ? (int64_t)rint(fmax(rolled, 0) / 100) : 0;
    int64_t given = 0;
    for (int i = 0; i < count; i++) {
        int64_t share =
            (int64_t)((double)(lots * 100) * dollars(auctions[order[i]].offering_usd) / offered / 100);
        r->out->addons_usd[order[i]] = share * lot_cents;
        given += share;
    }
    for (int i = 0; i < count && given < lots; i++, given++) {
        r->out->addons_usd[order[i]] += lot_cents;
    }
    *placed += (double)(given * 100);
    for (int i = 0; i < count; i++) {
        if (r->out->addons_usd[order[i]] > 0) {
            lb_status status = buy_at_auction(r, &auctions[order[i]], r->out->addons_usd[order[i]]);
            if (status != LB_OK) {
                return status;
            }
        }
    }
    return LB_OK;
}

static lb_status note_maturing(roll *r, const lb_soma_maturing *day)
{
    if (r->out->maturing_count == r->maturing_capacity) {
        int capacity = 2 * r->maturing_capacity + 256;
        lb_soma_maturing *grown = realloc(r->out->maturing, (size_t)capacity * sizeof *grown);
        if (!grown) {
            return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for the SOMA maturities");
        }
        r->out->maturing = grown;
        r->maturing_capacity = capacity;
    }
    r->out->maturing[r->out->maturing_count++] = *day;
    return LB_OK;
}

static void note_redemption(roll *r, int month, bool is_bill, double value, double redeemed)
{
    lb_soma_month *m = &r->out->months[month - month_of(r, r->input->start)];
    *(is_bill ? &m->bills : &m->coupons) += value;
    *(is_bill ? &m->bills_redeemed : &m->coupons_redeemed) += redeemed;
}

/* Maturities of the day and the add-ons they pay for. */
static lb_status settle(roll *r, lb_date date)
{
    double full[2] = {0, 0}, rolled[2] = {0, 0};
    for (int i = 0; i < r->count; i++) {
        lb_soma_position *h = &r->held[i];
        if (h->par_usd == 0 || h->maturity > date || lb_treasury_settlement(h->maturity) != date) {
            continue;
        }
        int is_bill = h->type == LB_BILL, month = month_of(r, h->maturity);
        double value = principal(r, h);
        double kept = is_bill ? value - r->bill_redeemed[i] : value * r->plans[month].rolled_share;
        full[is_bill] += value;
        rolled[is_bill] += kept;
        note_redemption(r, month, is_bill, value, value - kept);
        h->par_usd = 0;
    }
    int first = r->next_auction;
    while (r->next_auction < r->input->auction_count && r->input->auctions[r->next_auction].issue <= date) {
        r->next_auction++;
    }
    lb_soma_maturing day = {
        .date = date, .bills = full[1], .coupons = full[0], .rolled = rolled[0] + rolled[1]};
    lb_status status = allot(r, rolled[0], first, r->next_auction, false, &day.placed);
    if (status == LB_OK) {
        status = allot(r, rolled[1], first, r->next_auction, true, &day.placed);
    }
    if (status == LB_OK && (full[0] > 0 || full[1] > 0)) {
        status = note_maturing(r, &day);
    }
    return status;
}

/* Adds what was bought of each security, as far as it is on record. */
static lb_status buy_recorded(roll *r, lb_date date)
{
    for (int p = 0; p < r->input->purchase_count; p++) {
        const lb_soma_purchase *purchase = &r->input->purchases[p];
        int i = 0;
        while (i < r->count && strcmp(r->held[i].cusip, purchase->cusip) != 0) {
            i++;
        }
        if (purchase->date == date && i == r->count) {
            return lb_fail(r->err, LB_ERR_NOT_FOUND, "SOMA bought %s, but does not hold it", purchase->cusip);
        }
        if (purchase->date == date) {
            r->held[i].par_usd += purchase->par_usd;
        }
    }
    return LB_OK;
}

/* May the purchases of February and March 2022 that are not on record by security fall on it: TIPS of the
 * published list, at least 35 days from maturity, of which the SOMA holds less than 70 %? */
static bool may_buy(const lb_soma_position *h, lb_date date)
{
    return h->type == LB_TIPS && h->outstanding_usd > 0 && h->par_usd > 0 && h->maturity - date >= 35 &&
           0.7 * h->outstanding_usd - dollars(h->par_usd) > 0;
}

/* Spends `amount` dollars (compensation counts) in proportion to what is outstanding. */
static void buy_in_market(roll *r, lb_date date, double amount)
{
    double value = 0;
    for (int i = 0; i < r->count; i++) {
        const lb_soma_position *h = &r->held[i];
        if (may_buy(h, date)) {
            value += h->outstanding_usd * (h->type == LB_TIPS ? index_ratio(r, h, date + 1) : 1);
        }
    }
    for (int i = 0; i < r->count; i++) {
        lb_soma_position *h = &r->held[i];
        if (may_buy(h, date)) {
            h->par_usd += (int64_t)rint(amount * h->outstanding_usd / value / 100) * lot_cents;
        }
    }
}

static lb_soma_day sum_day(const roll *r, lb_date date)
{
    lb_soma_day day = {0};
    for (int i = 0; i < r->count; i++) {
        const lb_soma_position *h = &r->held[i];
        double par = dollars(h->par_usd);
        switch (h->type) {
        case LB_BILL:
            day.bills += par;
            break;
        case LB_FRN:
            day.frns += par;
            break;
        case LB_TIPS:
            day.tips += par;
            day.compensation += par > 0 ? par * (index_ratio(r, h, date + 1) - 1) : 0;
            break;
        default:
            day.nominal += par;
        }
    }
    return day;
}

static int by_cusip(const void *left, const void *right)
{
    return strcmp(((const lb_soma_position *)left)->cusip, ((const lb_soma_position *)right)->cusip);
}

/* What will be redeemed of a security that has matured but is paid on a later business day. */
static int64_t planned_redemption(const roll *r, int i, lb_date date)
{
    const lb_soma_position *h = &r->held[i];
    if (h->maturity > date) {
        return 0;
    }
    double usd = h->type == LB_BILL
                     ? r->bill_redeemed[i]
                     : dollars(h->par_usd) * (1 - r->plans[month_of(r, h->maturity)].rolled_share);
    return (int64_t)rint(usd * 100);
}

static lb_status keep_snapshot(roll *r, lb_date date)
{
    lb_soma_position *copy = malloc((size_t)r->count * sizeof *copy + 1);
    if (!copy) {
        return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for the SOMA holdings");
    }
    int count = 0;
    for (int i = 0; i < r->count; i++) {
        if (r->held[i].par_usd > 0) {
            copy[count] = r->held[i];
            copy[count++].redemption_usd = planned_redemption(r, i, date);
        }
    }
    qsort(copy, (size_t)count, sizeof *copy, by_cusip);
    r->out->holdings = copy;
    r->out->holding_count = count;
    return LB_OK;
}

static lb_status begin_roll(roll *r, lb_date until)
{
    const lb_soma_input *input = r->input;
    if (input->cpi_start > input->start || input->cpi_start + input->cpi_days <= until + 1) {
        return lb_fail(r->err, LB_ERR_RANGE, "the reference CPI does not cover the SOMA roll-forward");
    }
    r->first_year = lb_date_ymd(input->start).year;
    if (month_of(r, until) >= MONTHS) {
        return lb_fail(r->err, LB_ERR_RANGE, "the SOMA roll-forward covers at most %d years", MONTHS / 12);
    }
    r->out->start = input->start;
    r->out->days = calloc((size_t)(until - input->start + 1), sizeof *r->out->days);
    r->out->addons_usd = calloc((size_t)input->auction_count + 1, sizeof *r->out->addons_usd);
    int first_month = month_of(r, input->start);
    r->out->month_count = month_of(r, until) - first_month + 1;
    r->out->months = calloc((size_t)r->out->month_count, sizeof *r->out->months);
    if (!r->out->days || !r->out->addons_usd || !r->out->months) {
        return lb_fail(r->err, LB_ERR_NO_MEMORY, "no memory for the SOMA roll-forward");
    }
    for (int i = 0; i < r->out->month_count; i++) {
        int month = first_month + i;
        r->out->months[i].first = lb_date_make(r->first_year + month / 12, month % 12 + 1, 1);
    }
    r->plans[first_month] = (month_plan){.rolled_share = 1};
    r->planned[first_month] = true;
    while (r->next_auction < input->auction_count && input->auctions[r->next_auction].issue <= input->start) {
        r->next_auction++;
    }
    for (int i = 0; i < input->holding_count; i++) {
        lb_status status = add_holding(r, &input->holdings[i]);
        if (status != LB_OK) {
            return status;
        }
    }
    return LB_OK;
}

/* `snapshot` LB_DATE_NONE keeps none. */
static lb_status run(roll *r, lb_date snapshot, lb_date until)
{
    lb_status status = begin_roll(r, until);
    lb_date start = r->input->start;
    for (lb_date date = start; date <= until && status == LB_OK; date++) {
        if (date > start) {
            int month = month_of(r, date);
            if (!r->planned[month]) {
                plan_month(r, month);
            }
            if (lb_treasury_settlement(date) == date) {
                status = settle(r, date);
                if (status == LB_OK) {
                    status = buy_recorded(r, date);
                }
                if (r->purchases && date - start < r->purchase_days && r->purchases[date - start] != 0) {
                    buy_in_market(r, date, r->purchases[date - start]);
                }
            }
        }
        r->out->days[r->out->day_count++] = sum_day(r, date);
        if (date == snapshot && status == LB_OK) {
            status = keep_snapshot(r, date);
        }
    }
    free(r->held);
    free(r->bill_redeemed);
    return status;
}

static double level_on(const lb_soma_input *input, lb_date date)
{
    for (int i = 0; i < input->level_count; i++) {
        if (input->levels[i].date == date) {
            return input->levels[i].usd;
        }
    }
    return NAN;
}

enum { PURCHASE_WEEKS = 4, PURCHASE_DAYS = 7 * PURCHASE_WEEKS + 1 };

/* The last purchases of the programme settled from 17 February to 10 March 2022: each week what the published level
 * exceeds the roll-forward by, in equal parts over its business days; the last week's on 10 March. */
static lb_status find_purchases(const lb_soma_input *input, double purchases[PURCHASE_DAYS], lb_error *err)
{
    lb_soma_result base = {0};
    roll r = {.input = input, .out = &base, .err = err};
    lb_date start = input->start;
    lb_status status = run(&r, LB_DATE_NONE, start + PURCHASE_DAYS - 1);
    double before = 0;
    for (int week = 0; week < PURCHASE_WEEKS && status == LB_OK; week++) {
        lb_date end = start + 7 * (week + 1);
        const lb_soma_day *day = &base.days[end - start];
        double excess =
            level_on(input, end) - (day->bills + day->nominal + day->frns + day->tips + day->compensation);
        if (isnan(excess)) {
            status =
                lb_fail(err, LB_ERR_NOT_FOUND, "TREAST lacks one of the four Wednesdays after the SOMA list");
            break;
        }
        bool is_last = week == PURCHASE_WEEKS - 1;
        lb_date first = end - 6, last = is_last ? end - 6 : end;
        int days = 0;
        for (lb_date date = first; date <= last; date++) {
            days += lb_treasury_settlement(date) == date;
        }
        for (lb_date date = first; date <= last; date++) {
            if (lb_treasury_settlement(date) == date) {
                purchases[date - start] = (excess - before) / days;
            }
        }
        before = excess;
    }
    lb_soma_result_free(&base);
    return status;
}

lb_status lb_soma_derive(const lb_soma_input *input, lb_date snapshot, lb_date until, lb_soma_result *out,
                         lb_error *err)
{
    double purchases[PURCHASE_DAYS] = {0};
    *out = (lb_soma_result){0};
    lb_status status = find_purchases(input, purchases, err);
    if (status != LB_OK) {
        return status;
    }
    roll r = {.input = input, .out = out, .purchases = purchases, .purchase_days = PURCHASE_DAYS, .err = err};
    return run(&r, snapshot, until);
}

void lb_soma_result_free(lb_soma_result *result)
{
    free(result->holdings);
    free(result->days);
    free(result->maturing);
    free(result->months);
    free(result->addons_usd);
    *result = (lb_soma_result){0};
}
