#include "debt_service.h"

#include "base/cents.h"
#include "market/given_curve.h"
#include <math.h>
#include <string.h>

int lb_coupon_frequency(const lb_security *security)
{
    return security->type == LB_BILL || security->type == LB_STRIP ? 0 : security->type == LB_FRN ? 4 : 2;
}

lb_date lb_next_coupon_date(const lb_security *security, lb_date date)
{
    int frequency = lb_coupon_frequency(security);
    if (frequency == 0 || date >= security->maturity) {
        return LB_DATE_NONE;
    }
    if (security->first_coupon != LB_DATE_NONE && date < security->first_coupon) {
        return security->first_coupon;
    }
    bool month_end = lb_date_is_month_end(security->maturity);
    int months = 12 / frequency;
    int periods = (int)((security->maturity - date) / (LB_DAYS_A_MONTH * months));
    lb_date next = lb_date_add_months(security->maturity, -periods * months, month_end);
    while (next > date) {
        next = lb_date_add_months(security->maturity, -++periods * months, month_end);
    }
    while (next <= date) {
        next = lb_date_add_months(security->maturity, -(--periods) * months, month_end);
    }
    return next;
}

lb_date lb_last_coupon_date(const lb_security *security, lb_date date)
{
    int frequency = lb_coupon_frequency(security);
    lb_date next = lb_next_coupon_date(security, date);
    if (frequency == 0 || next == LB_DATE_NONE || next == security->first_coupon) {
        return security->dated_date;
    }
    bool month_end = lb_date_is_month_end(security->maturity);
    return lb_date_add_months(next, -12 / frequency, month_end);
}

int64_t lb_index_ratio_e5(const lb_model *model, const lb_security *security, lb_date date)
{
    double ratio = lb_model_ref_cpi(model, date) / security->base_ref_cpi;
    int64_t e6 =
        (int64_t)floor(ratio * 1e6 + 1e-4); /* a ratio that is exact in decimals must not fall below itself */
    return (e6 + 5) / 10;
}

/* Fraction of the coupon period [last, next] that lies in (from, to]. */
static double period_share(lb_date last, lb_date next, lb_date from, lb_date to)
{
    lb_date begin = from > last ? from : last;
    lb_date end = to < next ? to : next;
    return end > begin ? (double)(end - begin) / (double)(next - last) : 0.0;
}

/* Share of a year's coupon that a period pays: half for a regular one, by days for a short or long first one. */
static double coupon_of_period(const lb_security *security, lb_date last, lb_date next)
{
    bool month_end = lb_date_is_month_end(security->maturity);
    lb_date regular = lb_date_add_months(next, -6, month_end);
    if (last == regular) {
        return 0.5;
    }
    if (last > regular) { /* short: 31 CFR 356 App. B I.A.3 */
        return 0.5 * (double)(next - last) / (double)(next - regular);
    }
    lb_date before = lb_date_add_months(next, -12, month_end); /* long: I.A.4 */
    return 0.5 + 0.5 * (double)(regular - last) / (double)(regular - before);
}

static double coupon_accrual(const lb_security *security, const lb_world *world, int s, lb_date from,
                             lb_date to)
{
    lb_date last = lb_wc_last_coupon(world)[s], next = lb_wc_next_coupon(world)[s];
    if (next == LB_DATE_NONE) {
        return 0;
    }
    double share = lb_wc_period_share(world)[s] * period_share(last, next, from, to);
    if (to > next && next < security->maturity) { /* a period began on a day without business */
        lb_date after = lb_next_coupon_date(security, next);
        share += 0.5 * period_share(next, after, from, to);
    }
    return share * lb_wc_coupon_dec(world)[s];
}

double lb_frn_index_in_force(const lb_model *model, const lb_world *world, lb_date day)
{
    return model->bill_index[day - model->path_start] + lb_short_rate_news(world, LB_NODE_3M) * 360 / 365;
}

double lb_frn_accrued(const lb_model *model, const lb_world *world, int s, lb_date from, lb_date to)
{
    double sum = 0;
    for (lb_date day = from; day < to; day++) {
        double rate = lb_frn_index_in_force(model, world, day) + lb_wc_spread_dec(world)[s];
        sum += rate > 0 ? 100.0 * rate / 360.0 : 0.0;
    }
    return sum;
}

int64_t lb_treasury_index_holders(const lb_model *model, const lb_books *books, int s, lb_date day)
{
    return lb_post_index_ratio(books, s, lb_index_ratio_e5(model, &model->securities[s], day) - 100000);
}

void lb_treasury_start_period(const lb_model *model, lb_world *world, int s, lb_date last, lb_date next)
{
    const lb_security *terms = &model->securities[s];
    bool fixed = terms->type != LB_FRN && terms->type != LB_BILL && next != LB_DATE_NONE;
    lb_w_last_coupon(world)[s] = last;
    lb_w_next_coupon(world)[s] = next;
    lb_w_period_share(world)[s] = fixed ? coupon_of_period(terms, last, next) : 0;
}

/* Interest one security accrues in (from, to], in dollars: coupon or index, discount, inflation. */
static double accrue_security(const lb_model *model, lb_world *world, const lb_books *books, int s,
                              lb_date from, lb_date to)
{
    const lb_security *terms = &model->securities[s];
    double usd = (double)books->outstanding[s] / 100;
    lb_date end = to < terms->maturity ? to : terms->maturity;
    double *discount_left = &lb_w_discount_left(world)[s];
    double accrued = 0;
    if (*discount_left != 0) {
        double amortised = *discount_left * (double)(end - from) / (double)(terms->maturity - from);
        *discount_left -= amortised;
        accrued = amortised / 100;
    }
    if (terms->type == LB_FRN) {
        double px = lb_frn_accrued(model, world, s, from, end);
        lb_w_accrued_index_px(world)[s] += px;
        accrued += usd * px / 100;
    } else if (terms->type == LB_TIPS) {
        int64_t ratio_e5 = lb_index_ratio_e5(model, terms, end);
        accrued += usd * ((double)ratio_e5 / 1e5) * coupon_accrual(terms, world, s, from, end);
        accrued += (double)lb_post_index_ratio(books, s, ratio_e5 - 100000) / 100;
    } else if (terms->type != LB_BILL) {
        accrued += usd * coupon_accrual(terms, world, s, from, end);
    }
    return accrued;
}

/* What SOMA earned on a security that accrued `accrued` dollars in all; of TIPS the compensation apart. */
static void accrue_soma(const lb_model *model, lb_world *world, const lb_books *books, int s, double accrued,
                        int64_t compensation_before)
{
    int64_t fed = *lb_holding(books, s, LB_FED);
    if (fed != 0) {
        int64_t indexed = *lb_compensation(books, s, LB_FED) - compensation_before;
        lb_w_soma_accrued(world)[model->securities[s].type] +=
            accrued * ((double)fed / (double)books->outstanding[s]) - (double)indexed / 100;
        *lb_w_soma_indexed(world) += indexed;
    }
}

void lb_treasury_accrue(const lb_model *model, lb_world *world, const lb_books *books)
{
    lb_date from = *lb_w_previous_date(world), to = *lb_w_date(world);
    double day = 0;
    memset(lb_w_soma_accrued(world), 0, sizeof(double) * LB_SECURITY_TYPE_COUNT);
    *lb_w_soma_indexed(world) = 0;
    int count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        int s = lb_live(books, i);
        if (books->outstanding[s] == 0 || model->securities[s].maturity <= from) {
            continue;
        }
        int64_t compensation = *lb_compensation(books, s, LB_FED);
        double accrued = accrue_security(model, world, books, s, from, to);
        lb_w_accrued_class(world)[model->securities[s].type] += accrued;
        day += accrued;
        accrue_soma(model, world, books, s, accrued, compensation);
    }
    *lb_w_accrued_day(world) = day;
}

/* Interest per 100 of par that the period ending at next_coupon pays. */
static double coupon_px(const lb_model *model, const lb_world *world, int s)
{
    const lb_security *terms = &model->securities[s];
    if (terms->type == LB_FRN) {
        return lb_wc_accrued_index_px(world)[s];
    }
    double px = 100 * lb_wc_coupon_dec(world)[s] * lb_wc_period_share(world)[s];
    lb_date next = lb_wc_next_coupon(world)[s];
    return terms->type == LB_TIPS ? px * (double)lb_index_ratio_e5(model, terms, next) / 1e5 : px;
}

static int64_t pay_coupon(const lb_model *model, lb_world *world, const lb_books *books, int s)
{
    double px = coupon_px(model, world, s);
    int64_t paid = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t par = *lb_holding(books, s, sector);
        if (par != 0) {
            int64_t cents = lb_cents_at(par, px);
            lb_post_income(books, LB_FLOW_COUPONS, LB_TREASURY, (lb_sector)sector, cents);
            paid += cents;
        }
    }
    return paid;
}

lb_status lb_treasury_pay_coupons(const lb_model *model, lb_world *world, const lb_books *books,
                                  lb_error *err)
{
    lb_date today = *lb_w_date(world);
    const lb_date *last = lb_wc_last_coupon(world), *next = lb_wc_next_coupon(world);
    lb_status status = LB_OK;
    int count = lb_live_count(books);
    for (int i = 0; status == LB_OK && i < count; i++) {
        int s = lb_live(books, i);
        if (next[s] > today || next[s] == LB_DATE_NONE || books->outstanding[s] == 0) {
            continue;
        }
        int64_t paid = pay_coupon(model, world, books, s);
        lb_treasury_start_period(model, world, s, next[s],
                                 lb_next_coupon_date(&model->securities[s], next[s]));
        if (model->securities[s].type == LB_FRN) { /* days since a coupon date without business */
            lb_date end = today < model->securities[s].maturity ? today : model->securities[s].maturity;
            lb_w_accrued_index_px(world)[s] = lb_frn_accrued(model, world, s, last[s], end);
        }
        status = lb_world_event(world, LB_EVENT_COUPON, s, paid, 0, err);
    }
    return status;
}

/* What a holder gets for its par at maturity: TIPS at least par. */
static int64_t redemption_value(const lb_books *books, int s, int sector)
{
    int64_t par = *lb_holding(books, s, sector);
    int64_t compensation = *lb_compensation(books, s, sector);
    return par + (compensation > 0 ? compensation : 0);
}

lb_status lb_treasury_redeem(const lb_model *model, lb_world *world, const lb_books *books,
                             lb_matured_fn *matured, lb_error *err)
{
    lb_date today = *lb_w_date(world);
    lb_status status = LB_OK;
    int count = lb_live_count(books);
    for (int i = 0; status == LB_OK && i < count; i++) {
        int s = lb_live(books, i);
        if (model->securities[s].maturity > today || books->outstanding[s] == 0) {
            continue;
        }
        int64_t fed_principal = 0, total = 0;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            int64_t par = *lb_holding(books, s, sector);
            if (par == 0) {
                continue;
            }
            int64_t value = redemption_value(books, s, sector);
            lb_post_redeem(books, s, (lb_sector)sector, par, value, 0);
            total += value;
            fed_principal = sector == LB_FED ? value : fed_principal;
        }
        if (fed_principal > 0) {
            status = matured(model, world, s, fed_principal, err);
        }
        if (status == LB_OK) {
            status = lb_world_event(world, LB_EVENT_MATURED, s, total, 0, err);
        }
    }
    return status;
}
