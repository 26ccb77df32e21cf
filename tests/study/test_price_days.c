/* Prices of a day as quotes: when they settle, which are new. */
#include "study/price_days.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../check_main.h"

#define HEADER "CUSIP,SECURITY.TYPE,RATE,MATURITY.DATE,CALL.DATE,BUY,SELL,END.OF.DAY,Date\n"

static const char small[] =
    HEADER "912828MM9,MARKET BASED NOTE,0.750%,2011-11-30,NA,0,99.75,99.5,2010-01-04\n"
           "912828MQ0,MARKET BASED NOTE,1.000%,2011-12-31,NA,0,99.875,99.75,2010-01-04\n"
           "912810FT0,MARKET BASED BOND,4.500%,2036-02-15,NA,0,98,98.25,2010-01-04\n"
           "912828MM9,MARKET BASED NOTE,0.750%,2011-11-30,NA,0,99.75,99.5,2010-02-01\n"
           "912828MQ0,MARKET BASED NOTE,1.000%,2011-12-31,NA,0,99.875,99.75,2010-02-01\n"
           "912828MJ6,MARKET BASED NOTE,0.875%,2012-01-31,NA,0,100,100,2010-02-01\n";

static lb_fedinvest parse(const char *text)
{
    lb_fedinvest prices;
    lb_error err;
    lb_status status = lb_fedinvest_parse("small.csv", text, strlen(text), &prices, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    return prices;
}

START_TEST(the_newest_are_on_the_run)
{
    lb_fedinvest prices = parse(small);
    lb_price_days days;
    ck_assert_int_eq(lb_price_days_build(&prices, NULL, &days, NULL), LB_OK);
    lb_price_quote quotes[3];
    ck_assert_int_eq(days.most_quotes, 3);
    ck_assert_int_eq(lb_price_day_quotes(&days, 0, quotes), 3);
    ck_assert_int_eq(quotes[0].run, 1);
    ck_assert_int_eq(quotes[1].run, 0);
    ck_assert_double_eq(quotes[1].clean_px, 99.75);
    ck_assert_int_eq(lb_price_day_quotes(&days, 1, quotes), 3);
    ck_assert_int_eq(quotes[0].run, 2);
    ck_assert_int_eq(quotes[1].run, 1);
    ck_assert_int_eq(quotes[2].run, 0); /* appears on the second day: issued then */
    ck_assert_int_eq(quotes[2].security.dated_date, lb_date_make(2010, 1, 31));
    ck_assert_int_eq(days.securities[3].term_yrs, 2);
    ck_assert_int_eq(lb_price_day_settle(lb_date_make(2010, 1, 15)),
                     lb_date_make(2010, 1, 19)); /* King's day */
    lb_price_days_free(&days);
    lb_fedinvest_free(&prices);
}
END_TEST

/* True if a bill's price is 100 (1 - d days / 360) for a discount rate on the grid of 0.0025 per cent. */
static bool on_grid(double px, int days)
{
    double steps = round((100 - px) * 360 / days / 0.0025);
    return fabs(100 - steps * 0.0025 * days / 360 - px) < 1.1e-6;
}

/* The bills tell when each price settles. Those within two months are left alone: there the grid is too fine. */
START_TEST(end_of_day_prices_settle_the_next_business_day)
{
    const char *data = getenv("LONGBOND_DATA");
    if (!data) {
        printf("skipped: LONGBOND_DATA is not set\n");
        return;
    }
    char path[512];
    snprintf(path, sizeof path, "%s/prices/fedinvest_daily_prices_2010_2013.csv.gz", data);
    lb_fedinvest prices;
    ck_assert_int_eq(lb_fedinvest_read(path, &prices, NULL), LB_OK);
    int bills = 0, next_day = 0, same_day = 0, sell_same_day = 0, sells = 0;
    for (int i = 0; i < prices.price_count; i++) {
        const lb_fedinvest_price *p = &prices.prices[i];
        const lb_fedinvest_security *s = &prices.securities[p->security];
        if (s->type != LB_BILL || s->maturity < p->date + 60) {
            continue;
        }
        if (p->end_of_day_px < 100) {
            bills++;
            next_day += on_grid(p->end_of_day_px, s->maturity - lb_price_day_settle(p->date));
            same_day += on_grid(p->end_of_day_px, s->maturity - p->date);
        }
        if (p->sell_px < 100) {
            sells++;
            sell_same_day += on_grid(p->sell_px, s->maturity - p->date);
        }
    }
    ck_assert_int_gt(bills, 20000);
    ck_assert_int_gt(next_day, bills * 99 / 100);
    ck_assert_int_lt(same_day, bills / 100);
    ck_assert_int_gt(sell_same_day, sells * 99 / 100);
    lb_fedinvest_free(&prices);
}
END_TEST

CHECK_MAIN("price_days", the_newest_are_on_the_run, end_of_day_prices_settle_the_next_business_day)
