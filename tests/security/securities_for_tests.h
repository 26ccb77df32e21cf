/* securities_for_tests.h - dates from text, securities from a few words, and plenty of random ones. */
#ifndef LB_TESTS_SECURITIES_H
#define LB_TESTS_SECURITIES_H

#include <check.h>
#include <math.h>
#include <string.h>

#include "longbond/batch.h"
#include "longbond/daycount.h"

static inline lb_date day(const char *text)
{
    lb_date date;
    ck_assert_int_eq(lb_date_parse(text, strlen(text), &date, NULL), LB_OK);
    return date;
}

static inline lb_security make(lb_security_type type, double coupon_dec, const char *maturity,
                               const char *dated, const char *first_coupon)
{
    lb_security made;
    lb_error err = {0};
    lb_status status = lb_security_make(type, coupon_dec, day(maturity), dated ? day(dated) : LB_DATE_NONE,
                                        first_coupon ? day(first_coupon) : LB_DATE_NONE, &made, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    return made;
}

static inline lb_quote quote_with(const lb_security *security, lb_pricing how, lb_given given, double value)
{
    lb_quote quote;
    lb_error err = {0};
    ck_assert_msg(lb_security_quote(security, &how, given, value, &quote, &err) == LB_OK, "%s", err.message);
    return quote;
}

/* The 64-bit mixer of Steele, Lea and Flood: enough for test cases. */
typedef struct dice {
    uint64_t state;
} dice;

static inline uint64_t roll(dice *d)
{
    uint64_t z = (d->state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline int roll_int(dice *d, int least, int most)
{
    return least + (int)(roll(d) % (uint64_t)(most - least + 1));
}

static inline double roll_real(dice *d, double least, double most)
{
    return least + (most - least) * ((double)(roll(d) >> 11) / 9007199254740992.0);
}

/* A security of any type but FRN, dated 1990 to 2030, with a regular, short or long first period; and a settlement
 * date in its life, one time in three within the first period. */
static inline lb_security roll_security(dice *d, lb_date *settle)
{
    static const int days[] = {15, 15, 31, 31, 1, 30, 28};
    const lb_security_type types[] = {LB_BILL, LB_NOTE, LB_BOND, LB_TIPS, LB_STRIP};
    lb_security_type type = types[roll_int(d, 0, 4)];
    lb_security made;
    lb_error err = {0};
    lb_date dated = lb_date_make(roll_int(d, 1990, 2030), roll_int(d, 1, 12), roll_int(d, 1, 28));
    lb_status status;
    if (type == LB_BILL) {
        status = lb_security_make(type, 0.0, dated + roll_int(d, 2, 366), dated, LB_DATE_NONE, &made, &err);
    } else {
        int month = roll_int(d, 1, 12), year = lb_date_ymd(dated).year + roll_int(d, 2, 30);
        int most = lb_date_days_in_month(year, month), wanted = days[roll_int(d, 0, 6)];
        lb_date maturity = lb_date_make(year, month, wanted < most ? wanted : most);
        lb_period first;
        ck_assert_int_eq(lb_period_at(maturity, 6, dated, &first, NULL), LB_OK);
        int kind = roll_int(d, 0, 2);
        if (kind == 0) {
            dated = first.begin;
        }
        lb_date first_coupon = kind == 2 && first.full_periods_left > 0
                                   ? lb_interest_date(maturity, 6, first.full_periods_left - 1)
                                   : first.end;
        double coupon = type == LB_STRIP ? 0.0 : roll_int(d, 1, 80) / 800.0;
        status = lb_security_make(type, coupon, maturity, dated,
                                  type == LB_STRIP ? LB_DATE_NONE : first_coupon, &made, &err);
    }
    ck_assert_msg(status == LB_OK, "%s", err.message);
    lb_date end = made.maturity - 1;
    if (made.first_coupon != LB_DATE_NONE && roll_int(d, 0, 2) == 0) {
        end = made.first_coupon;
        end = end < made.maturity ? end : made.maturity - 1;
    }
    *settle = roll_int(d, made.dated_date, end);
    return made;
}

#endif
