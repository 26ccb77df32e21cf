#include "budget_days.h"

#include "base/cents.h"
#include "base/error.h"
#include "budget_params.h"

#include <math.h>

enum { FRIDAY = 4, SATURDAY = 5, SUNDAY = 6, WEDNESDAY = 2, MOST_DAYS = 23 };

static const lb_param params_list[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_BUDGET_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_budget_param_table = {"budget", params_list, LB_BUDGET_PARAM_COUNT};

/* Share of a year's individual refunds paid in each month. Source: IRS filing season statistics 2023, cumulated
 * 26.6 bn on 10 February, 127.3 on 3 March, 158.1 on 17 March, 215.4 on 14 April, 236.6 on 21 April, 262.9 on
 * 5 May, 266.8 on 12 May, 309.0 on 20 October; the rest of the year even. */
static const double refund_share[12] = {0.02, 0.34, 0.23, 0.20, 0.07, 0.02,
                                        0.02, 0.02, 0.02, 0.02, 0.02, 0.02};

typedef struct month_days {
    lb_ymd ymd; /* of the first day */
    lb_date first;
    lb_date day[MOST_DAYS];
    int count;
} month_days;

static bool is_business(lb_date date)
{
    return lb_is_business_day(LB_CALENDAR_FEDERAL, date);
}

static month_days days_of(lb_date first)
{
    month_days days = {.ymd = lb_date_ymd(first), .first = first};
    for (lb_date date = first; date <= lb_date_month_end(first); date++) {
        if (is_business(date)) {
            days.day[days.count++] = date;
        }
    }
    return days;
}

/* Adds `amount` to out[0 .. count - 1] in proportion to the weights, exactly. */
static void spread(int64_t amount, const double *weights, int count, int64_t *out)
{
    double total = 0, sum = 0;
    for (int i = 0; i < count; i++) {
        total += weights[i];
    }
    int64_t given = 0;
    for (int i = 0; i < count; i++) {
        sum += weights[i];
        int64_t upto = i == count - 1 ? amount : lb_to_cents((double)amount * (sum / total));
        out[i] += upto - given;
        given = upto;
    }
}

static void spread_evenly(int64_t amount, const month_days *days, int64_t *out)
{
    double weights[MOST_DAYS];
    for (int i = 0; i < days->count; i++) {
        weights[i] = 1;
    }
    spread(amount, weights, days->count, out);
}

/* Adds to `weights` a share that falls off by `ratio` a day over `most` business days, from index `start` on in
 * direction `step`. */
static void add_tail(double *weights, int count, int start, int step, int most, double ratio, double share)
{
    double total = 0, part = 1;
    for (int i = start, n = 0; n < most && i >= 0 && i < count; i += step, n++, part *= ratio) {
        total += part;
    }
    part = 1;
    for (int i = start, n = 0; n < most && i >= 0 && i < count; i += step, n++, part *= ratio) {
        weights[i] += share * part / total;
    }
}

/* How much of a payment comes on its due day, before and after it, and how fast that falls off; the rest is even
 * over the month. */
typedef struct due_shape {
    double due, before, after;
    int days_before, days_after;
} due_shape;

/* Day ratios of the approach and the tail: 30.2 of about 90 bn on 12 April 2024, 49 of about 200 bn on 16 April
 * (Daily Treasury Statements as reported by MNI). */
static const double APPROACH = 0.75, TAIL = 0.8;

static void spread_around(int64_t amount, const month_days *days, lb_date due, const due_shape *shape,
                          int64_t *out)
{
    double weights[MOST_DAYS];
    double even = fmax(0.0, 1 - shape->due - shape->before - shape->after) / days->count;
    int at = days->count - 1;
    for (int i = days->count - 1; i >= 0; i--) {
        weights[i] = even + 1e-12;
        at = days->day[i] >= due ? i : at;
    }
    weights[at] += shape->due;
    add_tail(weights, days->count, at - 1, -1, shape->days_before, APPROACH, shape->before);
    add_tail(weights, days->count, at + 1, 1, shape->days_after, TAIL, shape->after);
    spread(amount, weights, days->count, out);
}

lb_date lb_tax_day(int year)
{
    lb_date emancipation = lb_date_make(year, 4, 16);
    int weekday = lb_date_weekday(emancipation);
    emancipation += weekday == SATURDAY ? -1 : weekday == SUNDAY ? 1 : 0;
    lb_date day = lb_date_make(year, 4, 15);
    while (!is_business(day) || day == emancipation) {
        day++;
    }
    return day;
}

lb_date lb_customs_day(lb_date first)
{
    return lb_add_business_days(LB_CALENDAR_FEDERAL, first - 1, 15);
}

/* Receipts --------------------------------------------------------------------------------------------------- */

static bool is_estimated_month(int month)
{
    return month == 1 || month == 4 || month == 6 || month == 9;
}

static bool is_corporate_month(int month)
{
    return month == 4 || month == 6 || month == 9 || month == 12;
}

/* Withheld taxes: each weekday its weight, a closed day's weight on the next, more after paydays. */
static void spread_withheld(int64_t amount, const month_days *days, const double *params, int64_t *out)
{
    double weights[MOST_DAYS];
    lb_date after_fifteenth = lb_following(LB_CALENDAR_FEDERAL, days->first + 15);
    for (int i = 0; i < days->count; i++) {
        lb_date date = days->day[i];
        weights[i] = 1e-12 + params[LB_BUDGET_MONDAY + lb_date_weekday(date)];
        for (lb_date closed = date - 1; !is_business(closed); closed--) {
            int weekday = lb_date_weekday(closed);
            weights[i] += weekday <= FRIDAY ? params[LB_BUDGET_MONDAY + weekday] : 0;
        }
        weights[i] *= i == 0 || date == after_fifteenth ? params[LB_BUDGET_PAYDAY] : 1;
    }
    spread(amount, weights, days->count, out);
}

static void spread_refunds(int64_t amount, const month_days *days, const double *params, int64_t *out)
{
    double weights[MOST_DAYS];
    for (int i = 0; i < days->count; i++) {
        bool late = days->ymd.month == 2 && days->day[i] >= days->first + 14;
        weights[i] = late ? params[LB_BUDGET_REFUND_LATE] : 1;
    }
    spread(amount, weights, days->count, out);
}

/* Individual income tax and payroll taxes: what is withheld, what is paid by taxpayers, and refunds. */
static void spread_personal(const lb_budget_month *month, const month_days *days, const double *params,
                            int64_t *out)
{
    int calendar_month = days->ymd.month;
    bool estimated = is_estimated_month(calendar_month);
    double seca = estimated ? (double)month->payroll_tax * params[LB_BUDGET_SECA_SHARE] : 0;
    double withheld = ((double)month->payroll_tax - seca) * (1 + params[LB_BUDGET_WITHHELD_RATIO]);
    double refunds = params[LB_BUDGET_REFUNDS] * refund_share[calendar_month - 1] * LB_BILLION_CENTS;
    double total = (double)month->individual_tax + (double)month->payroll_tax;
    double paid = fmax(0.0, total - withheld + refunds);
    int64_t withheld_cents = lb_to_cents(withheld), paid_cents = lb_to_cents(paid);
    spread_withheld(withheld_cents, days, params, out);
    if (estimated) {
        bool april = calendar_month == 4;
        const double *shares = &params[april ? LB_BUDGET_FINAL_DUE : LB_BUDGET_ESTIMATED_DUE];
        due_shape shape = {shares[0], shares[1], shares[2], 5, 10};
        lb_date due =
            april ? lb_tax_day(days->ymd.year) : lb_following(LB_CALENDAR_FEDERAL, days->first + 14);
        spread_around(paid_cents, days, due, &shape, out);
    } else {
        spread_evenly(paid_cents, days, out);
    }
    spread_refunds(month->individual_tax + month->payroll_tax - withheld_cents - paid_cents, days, params,
                   out);
}

static void spread_corporate(const lb_budget_month *month, const month_days *days, const double *params,
                             int64_t *out)
{
    due_shape shape = {params[LB_BUDGET_CORPORATE_OTHER], 0, 0, 0, 0};
    lb_date due = lb_following(LB_CALENDAR_FEDERAL, days->first + 14);
    if (is_corporate_month(days->ymd.month)) {
        shape = (due_shape){params[LB_BUDGET_CORPORATE_DUE], params[LB_BUDGET_CORPORATE_BEFORE], 0, 1, 0};
        due = days->ymd.month == 4 ? lb_tax_day(days->ymd.year) : due;
    }
    spread_around(month->corporation_tax, days, due, &shape, out);
}

static void receipts_of_month(const lb_budget_month *month, const month_days *days, const double *params,
                              int64_t *out)
{
    spread_personal(month, days, params, out);
    spread_corporate(month, days, params, out);
    due_shape monthly_statement = {params[LB_BUDGET_CUSTOMS_MONTHLY], 0, 0, 0, 0};
    spread_around(month->customs, days, lb_customs_day(days->first) + 1, &monthly_statement, out);
    int64_t other = month->receipts - month->individual_tax - month->payroll_tax - month->corporation_tax -
                    month->customs;
    spread_evenly(other, days, out);
}

/* Outlays ------------------------------------------------------------------------------------------------------ */

static double months_between(lb_date from, lb_date to)
{
    lb_ymd a = lb_date_ymd(from), b = lb_date_ymd(to);
    return 12 * (b.year - a.year) + b.month - a.month;
}

/* A monthly amount that grows by `growth` percent of its first value a year. */
static int64_t grown(double usd_bn, double growth, lb_date since, lb_date date)
{
    return lb_to_cents(usd_bn * LB_BILLION_CENTS *
                       fmax(0.0, 1 + growth / 100 * months_between(since, date) / 12));
}

static void pay(const month_days *days, lb_date date, int64_t amount, int64_t *out)
{
    for (int i = 0; i < days->count; i++) {
        if (days->day[i] == date) {
            out[i] += amount;
        }
    }
}

static int64_t benefit_payment(lb_date month, const double *params)
{
    return grown(params[LB_BUDGET_SOCIAL_SECURITY], params[LB_BUDGET_SOCIAL_SECURITY_GROWTH],
                 lb_date_make(2023, 6, 1), month);
}

/* Pays what is due on the first and on the third of this month and the next, if the business day that it is made
 * on, the one before when the due day is none, lies in this month. */
static void pay_moving(const month_days *days, const double *params, int64_t *out)
{
    const lb_date months[] = {days->first, lb_date_month_end(days->first) + 1};
    for (int m = 0; m < 2; m++) {
        int64_t first = grown(params[LB_BUDGET_FIRST], params[LB_BUDGET_FIRST_GROWTH],
                              lb_date_make(2023, 10, 1), months[m]);
        pay(days, lb_preceding(LB_CALENDAR_FEDERAL, months[m]), first, out);
        pay(days, lb_preceding(LB_CALENDAR_FEDERAL, months[m] + 2), benefit_payment(months[m], params), out);
    }
}

/* The sum of pay_moving. */
static int64_t moving_payments(lb_date first, const double *params)
{
    month_days days = days_of(first);
    int64_t out[MOST_DAYS] = {0}, sum = 0;
    pay_moving(&days, params, out);
    for (int i = 0; i < days.count; i++) {
        sum += out[i];
    }
    return sum;
}

/* The `number`-th Wednesday of the month. */
static lb_date wednesday(lb_date first, int number)
{
    return first + (WEDNESDAY - lb_date_weekday(first) + 7) % 7 + 7 * (number - 1);
}

static void outlays_of_month(const lb_budget_month *month, const month_days *days, const double *params,
                             int64_t *out)
{
    out[days->count - 1] += lb_budget_noncash(params, days->first);
    pay_moving(days, params, out);
    for (int number = 2; number <= 4; number++) {
        lb_date date = lb_preceding(LB_CALENDAR_FEDERAL, wednesday(days->first, number));
        pay(days, date, benefit_payment(days->first, params), out);
    }
    out[0] += lb_to_cents(params[LB_BUDGET_FIRST_BUSINESS] * LB_BILLION_CENTS);
    int64_t left = month->outlays - month->net_interest;
    for (int i = 0; i < days->count; i++) {
        left -= out[i];
    }
    spread_evenly(left, days, out);
}

int64_t lb_budget_noncash(const double *params, lb_date first)
{
    if (first == lb_date_make(2024, 6, 1)) {
        return lb_to_cents(params[LB_BUDGET_NONCASH_2024_06] * LB_BILLION_CENTS);
    }
    if (first == lb_date_make(2025, 9, 1)) {
        return -lb_to_cents(params[LB_BUDGET_NONCASH_2025_09] * LB_BILLION_CENTS);
    }
    return 0;
}

/* Months -------------------------------------------------------------------------------------------------------- */

lb_status lb_budget_days(const lb_budget_month *months, int count, lb_date from, lb_date to,
                         const double *params, int64_t *receipts, int64_t *primary_outlays, lb_error *err)
{
    for (lb_date date = from; date <= to; date++) {
        receipts[date - from] = 0;
        primary_outlays[date - from] = 0;
    }
    lb_date covered = from;
    for (int m = 0; m < count && covered <= to; m++) {
        if (months[m].first > covered) {
            break;
        }
        if (lb_date_month_end(months[m].first) < from) {
            continue;
        }
        month_days days = days_of(months[m].first);
        int64_t in[MOST_DAYS] = {0}, out[MOST_DAYS] = {0};
        receipts_of_month(&months[m], &days, params, in);
        outlays_of_month(&months[m], &days, params, out);
        for (int i = 0; i < days.count; i++) {
            if (days.day[i] >= from && days.day[i] <= to) {
                receipts[days.day[i] - from] = in[i];
                primary_outlays[days.day[i] - from] = out[i];
            }
        }
        covered = lb_date_month_end(months[m].first) + 1;
    }
    if (covered <= to) {
        char missing[11];
        return lb_fail(err, LB_ERR_RANGE, "no budget month covers %s", lb_date_format(covered, missing));
    }
    return LB_OK;
}

static int64_t grow(int64_t amount, double growth)
{
    return lb_to_cents((double)amount * (1 + growth / 100));
}

lb_status lb_budget_project(lb_budget_month *months, int known, int count, const double *params,
                            lb_error *err)
{
    if (known < 12) {
        return lb_fail(err, LB_ERR_RANGE, "a projection needs 12 months of the budget; there are %d", known);
    }
    double receipts = params[LB_BUDGET_RECEIPTS_GROWTH];
    for (int m = known; m < count; m++) {
        const lb_budget_month *past = &months[m - 12];
        lb_budget_month *month = &months[m];
        month->first = lb_date_month_end(months[m - 1].first) + 1;
        month->recorded = false;
        month->receipts = grow(past->receipts, receipts);
        month->individual_tax = grow(past->individual_tax, receipts);
        month->corporation_tax = grow(past->corporation_tax, receipts);
        month->payroll_tax = grow(past->payroll_tax, receipts);
        month->customs = grow(past->customs, receipts);
        month->net_interest = grow(past->net_interest, params[LB_BUDGET_INTEREST_GROWTH]);
        int64_t primary = past->outlays - past->net_interest - lb_budget_noncash(params, past->first) -
                          moving_payments(past->first, params);
        month->outlays = grow(primary, params[LB_BUDGET_OUTLAYS_GROWTH]) +
                         moving_payments(month->first, params) + month->net_interest;
    }
    return LB_OK;
}
