#include "longbond/daycount.h"

#include "base/error.h"

lb_date lb_interest_date(lb_date maturity, int months, int count)
{
    int64_t back = -(int64_t)months * count;
    if (back < INT32_MIN || back > INT32_MAX) {
        return LB_DATE_NONE;
    }
    return lb_date_add_months(maturity, (int)back, true);
}

/* Whole periods between the period's end and maturity, with the period's two dates; false if there is none. */
static bool locate(lb_date maturity, int months, lb_date day, lb_period *out)
{
    lb_ymd last = lb_date_ymd(maturity);
    lb_ymd now = lb_date_ymd(day);
    if (last.year == 0 || now.year == 0 || day >= maturity || months < 1 || months > 12) {
        return false;
    }
    /* Interest dates are in months that differ by a multiple of `months`; start from the last one that cannot
     * lie before the day's own month and step back over those that are after the day. */
    int count = ((last.year - now.year) * 12 + last.month - now.month) / months;
    lb_date begin = lb_interest_date(maturity, months, count);
    if (begin > day) {
        count++;
        begin = lb_interest_date(maturity, months, count);
    }
    if (begin == LB_DATE_NONE) {
        return false;
    }
    lb_date end = lb_interest_date(maturity, months, count - 1);
    *out = (lb_period){.begin = begin,
                       .end = end,
                       .days_to_end = end - day,
                       .days_in_period = end - begin,
                       .full_periods_left = count - 1};
    return true;
}

lb_status lb_period_at(lb_date maturity, int months, lb_date day, lb_period *out, lb_error *err)
{
    if (!locate(maturity, months, day, out)) {
        char day_text[11], maturity_text[11];
        return lb_fail(
            err, LB_ERR_RANGE,
            "no interest period of %d months at %s for a maturity of %s: the day must come before the "
            "maturity, a period have 1 to 12 months",
            months, lb_date_format(day, day_text), lb_date_format(maturity, maturity_text));
    }
    return LB_OK;
}

int lb_interest_date_count(lb_date maturity, int months, lb_date day)
{
    lb_period period;
    return locate(maturity, months, day, &period) ? period.full_periods_left + 1 : 0;
}

lb_status lb_interest_dates(lb_date maturity, int months, lb_date day, lb_date *out, int capacity,
                            lb_error *err)
{
    lb_period period;
    lb_status status = lb_period_at(maturity, months, day, &period, err);
    if (status != LB_OK) {
        return status;
    }
    int count = period.full_periods_left + 1;
    if (count > capacity) {
        return lb_fail(err, LB_ERR_RANGE, "%d interest dates do not fit in room for %d", count, capacity);
    }
    for (int i = 0; i < count; i++) {
        out[i] = lb_interest_date(maturity, months, count - 1 - i);
    }
    return LB_OK;
}

lb_status lb_years_to_maturity(lb_date maturity, int months, lb_date day, double *years, lb_error *err)
{
    lb_period period;
    lb_status status = lb_period_at(maturity, months, day, &period, err);
    if (status == LB_OK) {
        double periods = period.full_periods_left + (double)period.days_to_end / period.days_in_period;
        *years = periods * months / 12.0;
    }
    return status;
}

double lb_years_act360(lb_date from, lb_date to)
{
    return ((double)to - from) / 360.0;
}

double lb_years_act365(lb_date from, lb_date to)
{
    return ((double)to - from) / 365.0;
}

int lb_days_in_year_after(lb_date date)
{
    lb_date year_later = lb_date_add_months(date, 12, false);
    return year_later == LB_DATE_NONE ? 0 : year_later - date;
}
