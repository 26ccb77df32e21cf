/* Rules of issuance against the record: terms, dates, coupons, discount rates. */
#include "check_main.h"
#include "study/programme.h"
#include "study/security_terms.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void expect_term(const char *published, const char *expected)
{
    char word[LB_TERM_WORD];
    lb_error err;
    ck_assert_msg(lb_term_word(published, word, &err) == LB_OK, "%s: %s", published, err.message);
    ck_assert_str_eq(word, expected);
}

START_TEST(test_term_words)
{
    expect_term("10-Year", "10-Year");
    expect_term("9-Year 10-Month", "10-Year");
    expect_term("29-Year 11-Month", "30-Year");
    expect_term("1-Year 11-Month", "2-Year");
    expect_term("52-Week", "52-Week");
    expect_term("42-Day", "6-Week");
    expect_term("44-Day", "6-Week");
    expect_term("119-Day", "17-Week");
    expect_term("21-Day", "CMB");
    expect_term("154-Day", "CMB");
    char word[LB_TERM_WORD];
    lb_error err;
    ck_assert_int_eq(lb_term_word("564 WEEK 588 DAY", word, &err), LB_ERR_PARSE);
    ck_assert_ptr_nonnull(strstr(err.message, "564 WEEK 588 DAY"));
    ck_assert(lb_term_is_regular("6-Week"));
    ck_assert(!lb_term_is_regular("42-Day"));
}
END_TEST

START_TEST(test_settlement_days)
{
    /* Good Friday 2022: bills of 15 April settled on Monday; 30 September 2023 was a Saturday. */
    ck_assert_int_eq(lb_treasury_settlement(lb_date_make(2022, 4, 15)), lb_date_make(2022, 4, 18));
    ck_assert_int_eq(lb_treasury_settlement(lb_date_make(2023, 9, 30)), lb_date_make(2023, 10, 2));
    ck_assert_int_eq(lb_treasury_settlement(lb_date_make(2022, 12, 31)), lb_date_make(2023, 1, 3));
    /* open although federal offices were closed by order */
    ck_assert_int_eq(lb_treasury_settlement(lb_date_make(2025, 12, 26)), lb_date_make(2025, 12, 26));
}
END_TEST

START_TEST(test_dates_by_rule)
{
    /* 20-year bond of 15 August 2043, first issued 31 August 2023 */
    lb_date maturity = lb_date_make(2043, 8, 15);
    lb_date dated = lb_dated_date(LB_BOND, lb_date_make(2023, 8, 31), maturity);
    ck_assert_int_eq(dated, lb_date_make(2023, 8, 15));
    ck_assert_int_eq(lb_first_coupon(LB_BOND, dated, maturity), lb_date_make(2024, 2, 15));
    /* 2-year note of 30 September 2025, issued on Monday 2 October 2023 */
    maturity = lb_date_make(2025, 9, 30);
    dated = lb_dated_date(LB_NOTE, lb_date_make(2023, 10, 2), maturity);
    ck_assert_int_eq(dated, lb_date_make(2023, 9, 30));
    ck_assert_int_eq(lb_first_coupon(LB_NOTE, dated, maturity), lb_date_make(2024, 3, 31));
    /* 7 1/2 % bond of 15 November 2024, issued 15 August 1994: a short first period */
    maturity = lb_date_make(2024, 11, 15);
    dated = lb_dated_date(LB_BOND, lb_date_make(1994, 8, 15), maturity);
    ck_assert_int_eq(dated, lb_date_make(1994, 8, 15));
    ck_assert_int_eq(lb_first_coupon(LB_BOND, dated, maturity), lb_date_make(1994, 11, 15));
    /* FRNs pay by the quarter, bills never */
    dated = lb_dated_date(LB_FRN, lb_date_make(2023, 10, 31), lb_date_make(2025, 10, 31));
    ck_assert_int_eq(lb_first_coupon(LB_FRN, dated, lb_date_make(2025, 10, 31)), lb_date_make(2024, 1, 31));
    ck_assert_int_eq(lb_first_coupon(LB_BILL, dated, lb_date_make(2025, 10, 31)), LB_DATE_NONE);
}
END_TEST

START_TEST(test_bill_rate)
{
    ck_assert_double_eq_tol(lb_bill_rate_pct(99.589722, 28), 5.275, 1e-12);
    ck_assert_double_eq_tol(lb_bill_rate_pct(98.68, 90), 5.28, 1e-12);
    ck_assert(isnan(lb_bill_rate_pct(99.589729, 28)));
    ck_assert(isnan(lb_bill_rate_pct(NAN, 28)));
}
END_TEST

/* Counts of rules that held and of cases. */
typedef struct tally {
    int right, all;
} tally;

static void count(tally *t, bool is_right)
{
    t->right += is_right;
    t->all++;
}

START_TEST(test_rules_against_the_record)
{
    const char *folder = getenv("LONGBOND_DATA");
    if (!folder || !*folder) {
        printf("skipped: LONGBOND_DATA is not set\n");
        return;
    }
    lb_programme programme;
    lb_error err;
    lb_status status =
        lb_programme_read(folder, lb_date_make(2022, 2, 17), lb_date_make(2026, 1, 30), &programme, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    tally dated = {0}, first = {0}, bills = {0}, announced = {0};
    for (int i = 0; i < programme.count; i++) {
        const lb_programme_item *item = &programme.items[i];
        const lb_announcement *a = item->announced;
        if (a && !item->reopening && item->type != LB_BILL && a->dated_date != LB_DATE_NONE) {
            count(&dated, lb_dated_date(item->type, item->issue, item->maturity) == a->dated_date);
            count(&first, lb_first_coupon(item->type, a->dated_date, item->maturity) == a->first_coupon_date);
        }
        if (item->type == LB_BILL && !item->from_later_list && lb_term_is_regular(item->published_term)) {
            count(&bills, lb_bill_maturity(item->issue, atoi(item->published_term)) == item->maturity);
        }
        if (a && item->auction >= lb_date_make(2024, 11, 1)) {
            count(&announced, lb_announcement_date(item->tenor, item->auction) == item->announce);
        }
        ck_assert_int_le(item->announce, item->auction); /* the same day: a cash management bill in need */
        ck_assert_int_le(item->auction, item->issue);
        ck_assert_int_gt(item->offering_usd, 0);
        ck_assert_int_le(item->dated, item->first_issue);
    }
    printf("dated dates %d of %d, first interest dates %d of %d, bill maturities %d of %d, announcements %d "
           "of %d\n",
           dated.right, dated.all, first.right, first.all, bills.right, bills.all, announced.right,
           announced.all);
    ck_assert_int_eq(programme.count, 1687);
    ck_assert_int_eq(dated.right, dated.all);
    ck_assert_int_eq(first.right, first.all);
    ck_assert_int_eq(bills.right, bills.all);
    ck_assert_int_ge(announced.right * 100, announced.all * 95);
    lb_programme_free(&programme);
}
END_TEST

CHECK_MAIN("security_terms", test_term_words, test_settlement_days, test_dates_by_rule, test_bill_rate,
           test_rules_against_the_record)
