/* markets_for_tests.h - made-up days of quotes on a known curve. */
#ifndef LB_TESTS_MARKETS_FOR_TESTS_H
#define LB_TESTS_MARKETS_FOR_TESTS_H

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "longbond/curve_fit.h"
#include "longbond/daycount.h"
#include "longbond/quote.h"

enum { MARKET_MOST = 320 };

static inline void market_must(lb_status status, const lb_error *err)
{
    ck_assert_msg(status == LB_OK, "%s", err->message);
}

static inline lb_curve market_truth(lb_date settle, double b0, double b1, double b2, double b3, double t1,
                                    double t2)
{
    lb_curve truth;
    lb_error err;
    market_must(
        lb_curve_svensson(settle, (const double[]){b0, b1, b2, b3}, (const double[]){t1, t2}, &truth, &err),
        &err);
    return truth;
}

/* `count` notes and bonds from 4 months to `longest` months at the prices of `truth`; `noise_bp` alternates in sign. */
static inline int make_market(const lb_curve *truth, int count, int longest, double noise_bp,
                              lb_price_quote *out)
{
    for (int i = 0; i < count; i++) {
        int months = 4 + (longest - 4) * i / (count > 1 ? count - 1 : 1);
        lb_date around = lb_date_add_months(truth->settle, months, false);
        lb_ymd ymd = lb_date_ymd(around);
        lb_date maturity = i % 2 ? lb_date_month_end(around) : lb_date_make(ymd.year, ymd.month, 15);
        lb_price_quote *q = &out[i];
        *q = (lb_price_quote){.run = -1};
        lb_error err;
        market_must(lb_security_make(months > 116 ? LB_BOND : LB_NOTE, (1 + (i * 37) % 61) / 800.0, maturity,
                                     LB_DATE_NONE, LB_DATE_NONE, &q->security, &err),
                    &err);
        snprintf(q->security.cusip, sizeof q->security.cusip, "91282%04d", i);
        double dirty;
        market_must(lb_curve_dirty_px(truth, &q->security, &dirty, &err), &err);
        lb_pricing how = {.settle = truth->settle, .convention = LB_CONVENTION_STREET};
        lb_quote at;
        market_must(lb_security_quote(&q->security, &how, LB_GIVEN_DIRTY_PX, dirty, &at, &err), &err);
        double noise = noise_bp * 1e-4 * (i % 2 ? 1 : -1) * (1 + i % 3) / 2;
        market_must(lb_security_quote(&q->security, &how, LB_GIVEN_YIELD, at.yield_dec + noise, &at, &err),
                    &err);
        q->clean_px = at.clean_px;
    }
    return count;
}

#endif
