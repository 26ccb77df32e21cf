#include "check_main.h"
#include "data_rows.h"

#include "treasury/budget_days.h"
#include "treasury/budget_params.h"

enum { MOST_MONTHS = 400, MOST_PATH = 13000 };
static const int64_t MILLION = 100000000, BILLION = 100000000000;

static void defaults(double *params)
{
    for (int i = 0; i < LB_BUDGET_PARAM_COUNT; i++) {
        params[i] = lb_budget_param_table.params[i].value;
    }
}

static int64_t sum(const int64_t *path, lb_date start, lb_date first)
{
    int64_t total = 0;
    for (lb_date day = first; day <= lb_date_month_end(first); day++) {
        total += path[day - start];
    }
    return total;
}

/* 26 USC 7503 with Emancipation Day: IRS due dates 18 April 2022 and 2023, 15 April 2024. 2028: 15 and 16 are a
 * weekend, Monday is kept for the holiday. */
START_TEST(tax_days)
{
    ck_assert_int_eq(lb_tax_day(2022), lb_date_make(2022, 4, 18));
    ck_assert_int_eq(lb_tax_day(2023), lb_date_make(2023, 4, 18));
    ck_assert_int_eq(lb_tax_day(2024), lb_date_make(2024, 4, 15));
    ck_assert_int_eq(lb_tax_day(2025), lb_date_make(2025, 4, 15));
    ck_assert_int_eq(lb_tax_day(2028), lb_date_make(2028, 4, 18));
}
END_TEST

/* CBP, periodic monthly statement dates 2025 (CSMS 63430997): the 15th working day. */
START_TEST(customs_days)
{
    static const int days_2025[12] = {23, 24, 21, 21, 21, 23, 22, 21, 22, 22, 24, 19};
    for (int month = 1; month <= 12; month++) {
        ck_assert_int_eq(lb_date_ymd(lb_customs_day(lb_date_make(2025, month, 1))).day, days_2025[month - 1]);
    }
}
END_TEST

/* A made-up year: every month receives 400 bn and spends 550 bn, 70 of it interest. */
static int made_up(lb_budget_month *months, int count)
{
    for (int m = 0; m < count; m++) {
        months[m] = (lb_budget_month){.first = lb_date_make(2023 + (8 + m) / 12, (8 + m) % 12 + 1, 1),
                                      .receipts = 400 * BILLION,
                                      .individual_tax = 200 * BILLION,
                                      .corporation_tax = 30 * BILLION,
                                      .payroll_tax = 140 * BILLION,
                                      .customs = 7 * BILLION + 1,
                                      .outlays = 550 * BILLION + 3,
                                      .net_interest = 70 * BILLION,
                                      .recorded = true};
    }
    return count;
}

static int64_t receipts[MOST_PATH], outlays[MOST_PATH];

START_TEST(months_sum_to_the_cent)
{
    double params[LB_BUDGET_PARAM_COUNT];
    static lb_budget_month months[MOST_MONTHS];
    lb_error err;
    int count = made_up(months, 340);
    lb_date start = lb_date_make(2023, 9, 1), end = lb_date_month_end(months[count - 1].first);
    for (int extreme = -1; extreme < 2 * LB_BUDGET_PARAM_COUNT; extreme++) {
        defaults(params);
        if (extreme >= 0) {
            const lb_param *param = &lb_budget_param_table.params[extreme / 2];
            params[extreme / 2] = extreme % 2 ? param->high : param->low;
        }
        ck_assert_int_eq(lb_budget_days(months, count, start, end, params, receipts, outlays, &err), LB_OK);
        for (int m = 0; m < count; m++) {
            ck_assert_int_eq(sum(receipts, start, months[m].first), 400 * BILLION);
            ck_assert_int_eq(sum(outlays, start, months[m].first), 480 * BILLION + 3);
        }
    }
    for (lb_date day = start; day <= end; day++) {
        if (!lb_is_business_day(LB_CALENDAR_FEDERAL, day)) {
            ck_assert_int_eq(receipts[day - start], 0);
            ck_assert_int_eq(outlays[day - start], 0);
        }
    }
}
END_TEST

/* A window that cuts months shows the same days as the whole. */
START_TEST(a_window_shows_the_same_days)
{
    double params[LB_BUDGET_PARAM_COUNT];
    lb_budget_month months[12];
    static int64_t in[60], out[60];
    lb_error err;
    defaults(params);
    made_up(months, 12);
    lb_date start = months[0].first, from = lb_date_make(2024, 1, 10), to = lb_date_make(2024, 3, 5);
    lb_date end = lb_date_month_end(months[11].first);
    ck_assert_int_eq(lb_budget_days(months, 12, start, end, params, receipts, outlays, &err), LB_OK);
    ck_assert_int_eq(lb_budget_days(months, 12, from, to, params, in, out, &err), LB_OK);
    for (lb_date day = from; day <= to; day++) {
        ck_assert_int_eq(in[day - from], receipts[day - start]);
        ck_assert_int_eq(out[day - from], outlays[day - start]);
    }
    ck_assert_int_eq(lb_budget_days(months, 12, from, end + 1, params, receipts, outlays, &err),
                     LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "no budget month covers 2024-09-01");
    ck_assert_int_eq(lb_budget_days(months + 1, 11, start, end, params, receipts, outlays, &err),
                     LB_ERR_RANGE);
}
END_TEST

/* Payments due on 1 September 2024 (a Sunday before Labor Day) and 1 June 2024 (a Saturday) are made in the month
 * before (CBO, Monthly Budget Review, August 2024); Social Security's 3 January 2027 is paid on 31 December. */
START_TEST(payments_move_before_weekends)
{
    double params[LB_BUDGET_PARAM_COUNT];
    static lb_budget_month months[41];
    lb_error err;
    defaults(params);
    made_up(months, 41);
    lb_date start = months[0].first;
    ck_assert_int_eq(lb_budget_days(months, 41, start, lb_date_month_end(months[40].first), params, receipts,
                                    outlays, &err),
                     LB_OK);
    ck_assert_int_gt(outlays[lb_date_make(2024, 8, 30) - start], 75 * BILLION);
    ck_assert_int_lt(outlays[lb_date_make(2024, 9, 4) - start], 45 * BILLION);
    ck_assert_int_gt(outlays[lb_date_make(2024, 5, 31) - start], 75 * BILLION);
    ck_assert_int_gt(outlays[lb_date_make(2023, 12, 29) - start], 72 * BILLION); /* New Year is a holiday */
    ck_assert_int_gt(outlays[lb_date_make(2024, 2, 14) - start], 25 * BILLION);  /* second Wednesday */
    ck_assert_int_lt(outlays[lb_date_make(2024, 2, 7) - start], 25 * BILLION);
    ck_assert_int_gt(outlays[lb_date_make(2026, 12, 31) - start], 100 * BILLION);
}
END_TEST

START_TEST(projection_grows_and_moves)
{
    double params[LB_BUDGET_PARAM_COUNT];
    static lb_budget_month months[36];
    lb_error err;
    defaults(params);
    made_up(months, 12);
    ck_assert_int_eq(lb_budget_project(months, 12, 36, params, &err), LB_OK);
    ck_assert_int_eq(months[12].first, lb_date_make(2024, 9, 1));
    ck_assert_int_eq(months[12].receipts, 416 * BILLION);
    ck_assert_int_eq(months[24].receipts, 43264 * (BILLION / 100));
    ck_assert(!months[12].recorded);
    /* September 2023 paid what was due on Sunday 1 October; September 2024 does not: less by more than 72 bn */
    ck_assert_int_lt(months[12].outlays, months[0].outlays - 40 * BILLION);
    ck_assert_int_gt(months[11 + 12].outlays, months[12].outlays);
    ck_assert_int_eq(lb_budget_project(months, 11, 36, params, &err), LB_ERR_RANGE);
}
END_TEST

/* The published months: exact sums, and the days that the press reported from the Daily Treasury Statements. */
START_TEST(published_months)
{
    data_rows rows;
    static lb_budget_month months[64];
    int count = 0;
    if (!data_open(&rows, "fiscal/mts_monthly_receipts_outlays_2023-07_2026-01.csv")) {
        return;
    }
    while (data_next(&rows)) {
        lb_date first;
        char text[11];
        snprintf(text, sizeof text, "%.7s-01", rows.cells[0]);
        if (lb_date_parse(text, 10, &first, NULL) == LB_OK) {
            int64_t value[9];
            for (int i = 1; i < 9; i++) {
                value[i] = atoll(rows.cells[i]) * MILLION;
            }
            months[count++] = (lb_budget_month){first,    value[1], value[2], value[3], value[4],
                                                value[5], value[6], value[7], true};
        }
    }
    ck_assert_int_eq(count, 31);
    double params[LB_BUDGET_PARAM_COUNT];
    lb_error err;
    defaults(params);
    lb_date start = months[0].first, end = lb_date_month_end(months[count - 1].first);
    ck_assert_int_eq(lb_budget_days(months, count, start, end, params, receipts, outlays, &err), LB_OK);
    for (int m = 0; m < count; m++) {
        ck_assert_int_eq(sum(receipts, start, months[m].first), months[m].receipts);
        ck_assert_int_eq(sum(outlays, start, months[m].first), months[m].outlays - months[m].net_interest);
    }
    printf("individual and corporate payments around 15 April 2024, all receipts by day (bn):");
    for (lb_date day = lb_date_make(2024, 4, 8); day <= lb_date_make(2024, 4, 19); day++) {
        printf(" %.0f", (double)receipts[day - start] / (double)BILLION);
    }
    printf("\n");
    /* 15 April 2024: 154.8 bn of individual and corporate payments not withheld (MNI); withheld taxes come on top */
    ck_assert_int_gt(receipts[lb_date_make(2024, 4, 15) - start], 145 * BILLION);
    ck_assert_int_lt(receipts[lb_date_make(2024, 4, 15) - start], 195 * BILLION);
    /* 22 April 2025: 11.7 bn of customs and certain excise taxes */
    ck_assert_int_gt(receipts[lb_date_make(2025, 4, 22) - start], 11 * BILLION);
}
END_TEST

CHECK_MAIN("budget_days", tax_days, customs_days, months_sum_to_the_cent, a_window_shows_the_same_days,
           payments_move_before_weekends, projection_grows_and_moves, published_months)
