/* The runoff 2022 to 2025: caps as announced, levels as published. */
#include "check_main.h"
#include "study/replay_run.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static lb_error err;

static int column(const lb_replay *r, const char *key)
{
    for (int i = 0; i < r->column_count; i++) {
        if (strcmp(r->columns[i].key, key) == 0) {
            return i;
        }
    }
    ck_abort_msg("no column %s", key);
    return -1;
}

static lb_replay *make(void)
{
    lb_replay *r = calloc(1, sizeof *r);
    ck_assert_msg(lb_replay_qt(NULL, r, &err) == LB_OK, "%s", err.message);
    return r;
}

/* FOMC, plans of 4 May 2022 (30 bn a month in June to August, then 60), 1 May 2024 (25 from June), 19 March 2025 (5 from
 * April) and 29 October 2025 (none from December); USD millions. */
static double cap_of(lb_date month)
{
    static const struct {
        int year, month;
        double cap;
    } steps[] = {{2025, 12, NAN}, {2025, 4, 5000}, {2024, 6, 25000}, {2022, 9, 60000}, {2022, 6, 30000}};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        if (month >= lb_date_make(steps[i].year, steps[i].month, 1)) {
            return steps[i].cap;
        }
    }
    return NAN;
}

START_TEST(every_month_redeems_its_cap_to_the_cent)
{
    lb_replay *r = make();
    int month = column(r, "month"), redeemed = column(r, "redeemed_usd_mn"), capped = 0;
    int parts[] = {column(r, "coupons_redeemed_usd_mn"), column(r, "bills_redeemed_usd_mn")};
    for (int i = 0; i < r->row_count; i++) {
        double cap = cap_of((lb_date)r->cells[i][month]);
        double wanted = isnan(cap) ? 0 : cap;
        capped += !isnan(cap);
        ck_assert_int_eq(llrint(r->cells[i][redeemed] * 1e8), llrint(wanted * 1e8));
        ck_assert_int_eq(llrint(r->cells[i][parts[0]] * 1e8) + llrint(r->cells[i][parts[1]] * 1e8),
                         llrint(wanted * 1e8));
    }
    ck_assert_int_eq(r->row_count, 48);
    ck_assert_int_eq(capped, 42);
    free(r);
}
END_TEST

/* Coupons first: bills are redeemed only for what coupons leave of the cap. September 2022 was the first such month. */
START_TEST(bills_only_for_the_rest)
{
    lb_replay *r = make();
    int cap = column(r, "cap_usd_mn"), coupons = column(r, "coupons_matured_usd_mn"),
        of_coupons = column(r, "coupons_redeemed_usd_mn"), of_bills = column(r, "bills_redeemed_usd_mn");
    for (int i = 0; i < r->row_count; i++) {
        const double *row = r->cells[i];
        if (isnan(row[cap])) {
            ck_assert_double_eq(row[of_bills], 0);
            continue;
        }
        double wanted = fmin(row[cap], row[coupons]);
        ck_assert_double_eq_tol(row[of_coupons], wanted, 1e-7);
        ck_assert_double_eq_tol(row[of_bills], row[cap] - wanted, 1e-7);
    }
    ck_assert_double_gt(r->cells[7][of_bills], 10000); /* New York Fed: 16.4 bn of bills in September 2022 */
    free(r);
}
END_TEST

/* The goal: within 0.5 % of TREAST at every month end from February 2022 to December 2024. */
START_TEST(levels_within_half_a_per_cent)
{
    lb_replay *r = make();
    int month = column(r, "month"), simulated = column(r, "simulated_usd_mn"),
        published = column(r, "published_usd_mn");
    int compared = 0;
    for (int i = 0; i < r->row_count && r->cells[i][month] < lb_date_make(2025, 1, 1); i++) {
        const double *row = r->cells[i];
        ck_assert_double_eq_tol(row[simulated] / row[published], 1, 0.005);
        compared++;
    }
    ck_assert_int_eq(compared, 35);
    /* H.4.1: 25 May 2022 5,769,417, 25 December 2024 4,308,893 */
    ck_assert_double_eq(r->cells[3][published], 5769417);
    ck_assert_double_eq(r->cells[34][published], 4308893);
    free(r);
}
END_TEST

/* What matures and is not redeemed is reinvested: all but the hundreds that wait in two pools. */
START_TEST(the_rest_is_rolled_over)
{
    lb_replay_record run;
    ck_assert_msg(lb_replay_record_history(NULL, &run, &err) == LB_OK, "%s", err.message);
    int64_t rest = -run.addons;
    for (int i = 0; i < run.month_count; i++) {
        const lb_replay_month *m = &run.months[i];
        rest += m->coupons + m->bills - m->coupons_redeemed - m->bills_redeemed;
    }
    ck_assert_int_ge(rest, 0);
    ck_assert_int_lt(rest, 2 * 100 * 100);
    lb_replay_record_free(&run);
}
END_TEST

CHECK_MAIN("replay qt", every_month_redeems_its_cap_to_the_cent, bills_only_for_the_rest,
           levels_within_half_a_per_cent, the_rest_is_rolled_over)
