#include "check_main.h"

#include "data_rows.h"
#include "longbond/inflation.h"
#include "securities_for_tests.h"

START_TEST(coupons_are_the_highest_eighth_not_above_the_yield)
{
    /* Every yield of three decimals in per cent from -1 to 20: no rounding of binary fractions may show. */
    for (int thousandths = -1000; thousandths <= 20000; thousandths++) {
        int eighths = thousandths / 125;
        double expected = (eighths < 1 ? 1 : eighths) / 800.0;
        ck_assert_double_eq(lb_auction_coupon_dec(thousandths / 100000.0), expected);
    }
}
END_TEST

START_TEST(prices_round_as_the_official_ones)
{
    /* MODEL A.10: the ten-year reopening of 10 April 2024 tells rounded accrued interest from unrounded. */
    lb_security note = make(LB_NOTE, 0.04, "2034-02-15", "2024-02-15", NULL);
    double price, accrued;
    ck_assert_int_eq(lb_auction_price(&note, day("2024-04-15"), 0.04560, NULL, &price, &accrued, NULL),
                     LB_OK);
    ck_assert_double_eq_tol(price, 95.590932, 1e-10);
    ck_assert_double_eq_tol(accrued, 0.659341, 1e-10);
    lb_security bill = make(LB_BILL, 0, "1990-02-22", "1989-11-24", NULL);
    ck_assert_int_eq(lb_auction_price(&bill, bill.issue_date, .0761, NULL, &price, NULL, NULL), LB_OK);
    ck_assert_double_eq_tol(price, 98.097500, 1e-10);
    lb_error err;
    ck_assert_int_eq(lb_auction_price(&note, day("2034-02-15"), 0.04, NULL, &price, NULL, &err),
                     LB_ERR_RANGE);
    ck_assert_double_eq_tol(lb_ten_year_equivalents_usd(2e9, 0.16, 0.08), 4e9, 1e-6);
}
END_TEST

START_TEST(tips_of_the_record_price_to_six_decimals)
{
    static struct {
        char cusip[10], auction_date[11];
        lb_security tips;
        lb_date issue;
        double ratio, accrued, adjusted_accrued;
    } found[120];
    data_rows rows;
    int count = 0, compared = 0;
    if (!data_open(&rows, "auctions/auction_announcements_2014-01_2025-04.csv")) {
        return;
    }
    while (data_next(&rows)) {
        if (strcmp(rows.cells[5], "Y") == 0 && strcmp(rows.cells[4], "Y") == 0 && count < 120) {
            snprintf(found[count].cusip, 10, "%.9s", rows.cells[0]);
            snprintf(found[count].auction_date, 11, "%.10s", rows.cells[8]);
            found[count].tips =
                make(LB_TIPS, atof(rows.cells[14]) / 100.0, rows.cells[12], rows.cells[10], rows.cells[13]);
            found[count].issue = day(rows.cells[9]);
            found[count].ratio = atof(rows.cells[38]);
            found[count].accrued = atof(rows.cells[34]) / 10.0;
            found[count].adjusted_accrued = atof(rows.cells[35]) / 10.0;
            double ratio;
            ck_assert_int_eq(lb_index_ratio(atof(rows.cells[36]), atof(rows.cells[37]), &ratio, NULL), LB_OK);
            ck_assert_double_eq(ratio, found[count].ratio);
            count++;
        }
    }
    ck_assert(data_open(&rows, "auctions/Auctions_Query_19791115_20251215.csv"));
    while (data_next(&rows)) {
        double published = atof(rows.cells[6]);
        for (int i = 0; published > 0.0 && i < count; i++) {
            if (strcmp(rows.cells[0], found[i].cusip) || strcmp(rows.cells[3], found[i].auction_date)) {
                continue;
            }
            /* The real yield is not in the file: a multiple of 0.001 %, of which the price admits at most one. */
            lb_pricing how = {.settle = found[i].issue, .index_ratio = found[i].ratio};
            double yield =
                quote_with(&found[i].tips, how, LB_GIVEN_CLEAN_PX, published / found[i].ratio).yield_dec;
            double price, accrued;
            ck_assert_int_eq(lb_auction_price(&found[i].tips, found[i].issue, round(yield * 1e5) / 1e5, &how,
                                              &price, &accrued, NULL),
                             LB_OK);
            ck_assert_double_eq_tol(price, published, 1e-9);
            ck_assert_double_eq_tol(accrued, found[i].adjusted_accrued, 1e-9);
            how.rounding = LB_ROUND_OFFICIAL;
            ck_assert_double_eq_tol(quote_with(&found[i].tips, how, LB_GIVEN_YIELD, yield).accrued_px,
                                    found[i].accrued, 1e-9);
            compared++;
        }
    }
    printf("TIPS reopenings: %d of %d prices and accruals identical\n", compared, count);
    ck_assert_int_ge(compared, 80);
}
END_TEST

START_TEST(bills_of_the_record_price_to_six_decimals)
{
    data_rows rows;
    if (!data_open(&rows, "auctions/Auctions_Query_19791115_20251215.csv")) {
        return;
    }
    int compared = 0;
    data_next(&rows);
    while (data_next(&rows)) {
        double published = atof(rows.cells[6]);
        if (strcmp(rows.cells[1], "Bill") || published <= 0.0 || strcmp(rows.cells[3], "2009") < 0) {
            continue;
        }
        lb_security bill = make(LB_BILL, 0, rows.cells[5], rows.cells[4], NULL);
        lb_pricing how = {.settle = bill.issue_date};
        double discount = quote_with(&bill, how, LB_GIVEN_CLEAN_PX, published).discount_dec;
        double price;
        ck_assert_int_eq(
            lb_auction_price(&bill, bill.issue_date, round(discount * 1e5) / 1e5, NULL, &price, NULL, NULL),
            LB_OK);
        ck_assert_msg(fabs(price - published) < 1e-9, "%s %s: %.6f, published %.6f", rows.cells[0],
                      rows.cells[3], price, published);
        compared++;
    }
    printf("bill auctions since 2009: %d prices identical\n", compared);
    ck_assert_int_ge(compared, 4000);
}
END_TEST

/* Coupons and high yields recovered from the prices of the record (MODEL A.10): they must give them back. */
typedef struct implied {
    char auction_date[11], cusip[10];
    double coupon_dec, yield_dec;
} implied;

enum { MOST_IMPLIED = 1400 };

static int read_implied(const char *path, implied *out, int count)
{
    data_rows rows;
    if (!data_open(&rows, path)) {
        return 0;
    }
    data_next(&rows);
    while (data_next(&rows)) {
        ck_assert_int_lt(count, MOST_IMPLIED);
        snprintf(out[count].auction_date, 11, "%.10s", rows.cells[0]);
        snprintf(out[count].cusip, 10, "%.9s", rows.cells[2]);
        out[count].coupon_dec = round(atof(rows.cells[3]) * 1e3) / 1e5;
        out[count].yield_dec = round(atof(rows.cells[4]) * 1e3) / 1e5;
        count++;
    }
    return count;
}

START_TEST(notes_and_bonds_of_the_record_price_to_six_decimals)
{
    static implied known[MOST_IMPLIED];
    int originals = read_implied("auctions/implied_high_yields.csv", known, 0);
    if (!originals) {
        return;
    }
    int count = read_implied("auctions/implied_high_yields_reopen.csv", known, originals);
    data_rows rows;
    int compared = 0, identical = 0;
    ck_assert(data_open(&rows, "auctions/Auctions_Query_19791115_20251215.csv"));
    while (data_next(&rows)) {
        double published = atof(rows.cells[6]);
        for (int i = 0; published > 0.0 && i < count; i++) {
            if (strcmp(rows.cells[0], known[i].cusip) || strcmp(rows.cells[3], known[i].auction_date)) {
                continue;
            }
            lb_date issue = day(rows.cells[4]);
            lb_period period;
            ck_assert_int_eq(lb_period_at(day(rows.cells[5]), 6, issue, &period, NULL), LB_OK);
            lb_security note;
            double price;
            ck_assert_int_eq(lb_security_make(LB_NOTE, known[i].coupon_dec, day(rows.cells[5]), period.begin,
                                              LB_DATE_NONE, &note, NULL),
                             LB_OK);
            ck_assert_int_eq(lb_auction_price(&note, issue, known[i].yield_dec, NULL, &price, NULL, NULL),
                             LB_OK);
            ck_assert_double_eq_tol(price, published, 1.0001e-6);
            compared++;
            identical += fabs(price - published) < 1e-9;
        }
    }
    printf("note and bond auctions: %d of %d prices identical, all within 1e-6\n", identical, compared);
    ck_assert_int_ge(compared, 1200);
    ck_assert_int_ge(identical * 100, compared * 98);
}
END_TEST

CHECK_MAIN("auction_terms", coupons_are_the_highest_eighth_not_above_the_yield,
           prices_round_as_the_official_ones, notes_and_bonds_of_the_record_price_to_six_decimals,
           tips_of_the_record_price_to_six_decimals, bills_of_the_record_price_to_six_decimals)
