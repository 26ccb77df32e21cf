#include "check_main.h"

#include "data_rows.h"
#include "securities_for_tests.h"

static lb_security frn_of(const char *dated, const char *issue, const char *maturity, double spread_dec)
{
    lb_security frn = make(LB_FRN, 0.0, maturity, dated, NULL);
    frn.issue_date = day(issue);
    frn.spread_dec = spread_dec;
    return frn;
}

START_TEST(index_and_new_issues_match_the_published_examples)
{
    double index = lb_frn_index_dec(.00095, 91); /* IV.A */
    ck_assert_double_eq_tol(index, .00095022819, 1e-15);
    ck_assert_double_eq_tol(lb_frn_daily_accrual_px(index, .0012), .000597286, 1e-15);
    ck_assert_double_eq(lb_frn_daily_accrual_px(index, -.0015), 0.0);
    lb_security par = frn_of("2012-07-31", "2012-07-31", "2014-07-31", .0012);
    lb_pricing how = {.settle = day("2012-07-31"), .rounding = LB_ROUND_OFFICIAL, .index_dec = index};
    lb_quote quote = quote_with(&par, how, LB_GIVEN_YIELD, .0012);
    ck_assert_double_eq_tol(quote.clean_px, 100.000000, 1e-10);
    ck_assert_double_eq(quote.accrued_px, 0.0);
    ck_assert_int_eq(quote.full_periods, 7);
    ck_assert_int_eq(quote.days_in_period, 92);
    lb_security premium =
        frn_of("2012-07-31", "2012-07-31", "2014-07-31", -.0015); /* IV.B: the floor binds */
    ck_assert_double_eq_tol(quote_with(&premium, how, LB_GIVEN_YIELD, -.0015).clean_px, 100.111551, 1e-10);
}
END_TEST

START_TEST(reopenings_and_late_issues_match_the_published_examples)
{
    lb_security frn = frn_of("2012-07-31", "2012-07-31", "2014-07-31", .0012); /* IV.C */
    /* The bill auctions behind the example: its accruals are theirs. */
    const char *auctions[] = {"2012-07-23", "2012-07-30", "2012-08-06",
                              "2012-08-13", "2012-08-20", "2012-08-27"};
    const double discounts[] = {.00095, .00110, .00100, .00110, .00105, .00105};
    const int terms[] = {91, 91, 91, 91, 92, 91};
    lb_frn_fixing fixings[6];
    for (int i = 0; i < 6; i++) {
        fixings[i] = (lb_frn_fixing){day(auctions[i]), lb_frn_index_dec(discounts[i], terms[i])};
    }
    lb_date reopening = day("2012-08-31");
    lb_frn_history history = {fixings, 6, &reopening, 1};
    double accrued;
    ck_assert_int_eq(lb_frn_accrued_px(&frn, &history, reopening, &accrued, NULL), LB_OK);
    ck_assert_double_eq_tol(accrued, .019432992, 1e-12);
    lb_pricing how = {.settle = reopening, .rounding = LB_ROUND_OFFICIAL, .history = &history};
    lb_quote quote = quote_with(&frn, how, LB_GIVEN_YIELD, .0010);
    ck_assert_double_eq_tol(quote.dirty_px, 100.058173, 1e-10);
    ck_assert_double_eq_tol(quote.clean_px, 100.038740, 1e-10);
    /* The lockout: on the issue date itself the auction of the day before does not count yet. */
    double index;
    ck_assert_int_eq(lb_frn_index_on(&frn, &history, day("2012-07-31"), &index, NULL), LB_OK);
    ck_assert_double_eq(index, fixings[0].index_dec);
    ck_assert_int_eq(lb_frn_index_on(&frn, &history, day("2012-08-01"), &index, NULL), LB_OK);
    ck_assert_double_eq(index, fixings[1].index_dec);
    lb_frn_history no_past = {fixings + 1, 5, NULL, 0};
    lb_error err;
    ck_assert_int_eq(lb_frn_index_on(&frn, &no_past, day("2012-07-31"), &index, &err), LB_ERR_NOT_FOUND);

    lb_security late = frn_of("2011-12-31", "2012-01-03", "2013-12-31", .01); /* IV.E */
    how = (lb_pricing){.settle = day("2012-01-03"), .rounding = LB_ROUND_OFFICIAL, .index_dec = .00025001580};
    quote = quote_with(&late, how, LB_GIVEN_YIELD, .01);
    ck_assert_double_eq_tol(quote.accrued_px, .008541681, 1e-12);
    ck_assert_double_eq_tol(quote.dirty_px, 100.008521, 1e-10);
    ck_assert_double_eq_tol(quote.clean_px, 99.999979, 1e-10);
}
END_TEST

START_TEST(margins_return_and_risk_is_the_derivative)
{
    dice d = {11};
    for (int trial = 0; trial < 2000; trial++) {
        lb_security frn = frn_of("2022-01-31", "2022-01-31", "2024-01-31", roll_real(&d, -.002, .005));
        lb_pricing how = {.settle = roll_int(&d, frn.dated_date, frn.maturity - 1),
                          .rounding = LB_ROUND_NONE,
                          .index_dec = roll_real(&d, 0.0, .08)};
        double margin = roll_real(&d, -.01, .03), step = 1e-5;
        lb_quote quote = quote_with(&frn, how, LB_GIVEN_YIELD, margin);
        double sharpness = 1e-12 + 1e-14 / quote.modified_yrs;
        ck_assert_double_eq_tol(quote_with(&frn, how, LB_GIVEN_CLEAN_PX, quote.clean_px).yield_dec, margin,
                                sharpness);
        ck_assert_double_eq_tol(quote_with(&frn, how, LB_GIVEN_DIRTY_PX, quote.dirty_px).yield_dec, margin,
                                sharpness);
        double up = quote_with(&frn, how, LB_GIVEN_YIELD, margin + step).dirty_px;
        double down = quote_with(&frn, how, LB_GIVEN_YIELD, margin - step).dirty_px;
        ck_assert_double_eq_tol(quote.dv01_px, (down - up) / (2 * step) * 1e-4, 1e-9);
        ck_assert_double_eq_tol(quote.convexity,
                                (up - 2 * quote.dirty_px + down) / (step * step) / quote.dirty_px, 2e-3);
        if (how.index_dec > .003) {
            how.accrued_px = quote.accrued_px != 0.0 ? quote.accrued_px : 1e-300;
            lb_pricing higher = how, lower = how;
            higher.index_dec += step;
            lower.index_dec -= step;
            double slope = (quote_with(&frn, lower, LB_GIVEN_YIELD, margin).dirty_px -
                            quote_with(&frn, higher, LB_GIVEN_YIELD, margin).dirty_px) /
                           (2 * step);
            ck_assert_double_eq_tol(quote.index_dv01_px, slope * 1e-4, 1e-8);
            ck_assert(fabs(quote.index_dv01_px) < 0.25 * 92.0 / 90.0 * 1e-2 + 2.0 * fabs(margin) * 1e-2);
        }
    }
}
END_TEST

START_TEST(cash_flows_and_errors)
{
    lb_security frn = frn_of("2022-01-31", "2022-01-31", "2024-01-31", .0005);
    lb_pricing how = {.settle = day("2023-05-15"), .index_dec = .05};
    lb_cash_flow flows[8];
    size_t count;
    ck_assert_uint_eq(lb_security_cash_flow_count(&frn, how.settle), 3);
    ck_assert_int_eq(lb_security_cash_flows(&frn, &how, flows, 8, &count, NULL), LB_OK);
    ck_assert_uint_eq(count, 3);
    ck_assert_int_eq(flows[0].date, day("2023-07-31"));
    /* 92 days in the quarter, 15 of them accrued. */
    ck_assert_double_eq_tol(flows[0].interest_px, 92 * 100 * .0505 / 360, 1e-7);
    ck_assert_double_eq(flows[2].principal_px, 100.0);
    ck_assert_double_eq(flows[1].principal_px, 0.0);
    lb_error err;
    ck_assert_int_eq(lb_security_cash_flows(&frn, &how, flows, 2, &count, &err), LB_ERR_RANGE);
    lb_quote quote;
    how.settle = frn.maturity;
    ck_assert_int_eq(lb_security_quote(&frn, &how, LB_GIVEN_YIELD, 0, &quote, &err), LB_ERR_RANGE);
    how.settle = frn.dated_date;
    how.index_dec = NAN;
    ck_assert_int_eq(lb_security_quote(&frn, &how, LB_GIVEN_YIELD, 0, &quote, &err), LB_ERR_RANGE);
    how.index_dec = .05;
    ck_assert_int_eq(lb_security_quote(&frn, &how, LB_GIVEN_CLEAN_PX, 1e11, &quote, &err),
                     LB_ERR_NO_SOLUTION);
    lb_frn_history empty = {0};
    how.history = &empty;
    ck_assert_int_eq(lb_security_quote(&frn, &how, LB_GIVEN_YIELD, 0, &quote, &err), LB_ERR_NOT_FOUND);
}
END_TEST

/* Everything the record has on floating rate notes: 13-week auctions, announcements, prices. */
enum { MOST_FIXINGS = 800, MOST_FRNS = 200 };

typedef struct frn_auction {
    char cusip[10], auction_date[11];
    lb_security frn;
    lb_date issue;
    bool reopening;
    double price_px; /* 0: not published */
} frn_auction;

static int read_frns(frn_auction *frns)
{
    data_rows rows;
    int count = 0;
    if (!data_open(&rows, "auctions/auction_announcements_2014-01_2025-04.csv")) {
        return 0;
    }
    while (data_next(&rows)) {
        if (strcmp(rows.cells[6], "Y") == 0 && count < MOST_FRNS) {
            frn_auction *at = &frns[count++];
            memset(at, 0, sizeof *at);
            snprintf(at->cusip, sizeof at->cusip, "%.9s", rows.cells[0]);
            snprintf(at->auction_date, sizeof at->auction_date, "%.10s", rows.cells[8]);
            at->issue = day(rows.cells[9]);
            at->reopening = strcmp(rows.cells[4], "Y") == 0;
            at->frn = make(LB_FRN, 0.0, rows.cells[12], rows.cells[10], rows.cells[13]);
            at->frn.issue_date = at->reopening ? day(rows.cells[11]) : at->issue;
            at->frn.spread_dec = atof(rows.cells[15]) / 100.0;
        }
    }
    return count;
}

/* Prices of the FRNs into `frns`; the index of every 13-week auction, ascending, into `fixings`. */
static int read_prices(frn_auction *frns, int frn_count, lb_frn_fixing *fixings)
{
    data_rows rows;
    int count = 0;
    ck_assert(data_open(&rows, "auctions/Auctions_Query_19791115_20251215.csv"));
    while (data_next(&rows)) {
        double price = atof(rows.cells[6]);
        if (strcmp(rows.cells[2], "13-Week") == 0 && price > 0.0 && strcmp(rows.cells[3], "2013") >= 0) {
            int days = day(rows.cells[5]) - day(rows.cells[4]);
            double discount = round((100.0 - price) / 100.0 * 360.0 / days * 20000.0) / 20000.0;
            ck_assert_int_lt(count, MOST_FIXINGS);
            fixings[count++] = (lb_frn_fixing){day(rows.cells[3]), lb_frn_index_dec(discount, days)};
        }
        for (int i = 0; i < frn_count; i++) {
            if (strcmp(rows.cells[0], frns[i].cusip) == 0 &&
                strcmp(rows.cells[3], frns[i].auction_date) == 0) {
                frns[i].price_px = price;
            }
        }
    }
    for (int i = 0; i < count / 2; i++) { /* the file is newest first */
        lb_frn_fixing swap = fixings[i];
        fixings[i] = fixings[count - 1 - i];
        fixings[count - 1 - i] = swap;
    }
    return count;
}

START_TEST(reopenings_of_the_record_price_to_six_decimals)
{
    static frn_auction frns[MOST_FRNS];
    static lb_frn_fixing fixings[MOST_FIXINGS];
    int frn_count = read_frns(frns);
    if (!frn_count) {
        return;
    }
    int fixing_count = read_prices(frns, frn_count, fixings);
    int compared = 0, identical = 0;
    for (int i = 0; i < frn_count; i++) {
        const frn_auction *at = &frns[i];
        if (!at->reopening || at->price_px <= 0.0) {
            continue;
        }
        lb_date issues[4];
        lb_frn_history history = {fixings, (size_t)fixing_count, issues, 0};
        for (int k = 0; k < frn_count; k++) {
            if (frns[k].reopening && strcmp(frns[k].cusip, at->cusip) == 0 && frns[k].issue <= at->issue) {
                issues[history.issue_count++] = frns[k].issue;
            }
        }
        /* The margin is not in the file: it is a multiple of 0.001 %, of which the price admits at most one. */
        lb_pricing how = {.settle = at->issue, .history = &history};
        double margin = quote_with(&at->frn, how, LB_GIVEN_CLEAN_PX, at->price_px).yield_dec;
        double price;
        ck_assert_int_eq(
            lb_auction_price(&at->frn, at->issue, round(margin * 1e5) / 1e5, &how, &price, NULL, NULL),
            LB_OK);
        compared++;
        identical += fabs(price - at->price_px) < 1e-9;
        ck_assert_double_eq_tol(price, at->price_px, 1.0001e-6);
        if (strcmp(at->cusip, "912828M23") == 0 && at->issue == day("2015-12-28")) {
            /* Published beside the result: margin 0.330 %, accrued interest 0.056846705. */
            double accrued;
            ck_assert_int_eq(lb_frn_accrued_px(&at->frn, &history, at->issue, &accrued, NULL), LB_OK);
            ck_assert_double_eq_tol(accrued, .056846705, 1e-12);
            ck_assert_double_eq_tol(margin, .00330, 1e-8);
        }
    }
    printf("FRN reopenings: %d of %d prices identical, all within 1e-6\n", identical, compared);
    ck_assert_int_ge(compared, 90);
    ck_assert_int_ge(identical * 100, compared * 95);
}
END_TEST

CHECK_MAIN("frn", index_and_new_issues_match_the_published_examples,
           reopenings_and_late_issues_match_the_published_examples, margins_return_and_risk_is_the_derivative,
           cash_flows_and_errors, reopenings_of_the_record_price_to_six_decimals)
