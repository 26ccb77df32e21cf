#include "check_main.h"
#include "data_rows.h"

#include "calendar/fomc_days.h"
#include "data/number_text.h"
#include "longbond/security.h"
#include "treasury/auction_calendar.h"

enum { MOST_AUCTIONS = 4096, MOST_RECORDED = 1600 };

static lb_date day(const char *text)
{
    lb_date date;
    return lb_date_parse(text, 10, &date, NULL) == LB_OK ? date : LB_DATE_NONE;
}

/* The auction of that tenor that settles on `settle`, from a list. */
static const lb_auction *find(const lb_auction *list, int count, int tenor, const char *settle)
{
    for (int i = 0; i < count; i++) {
        if (list[i].tenor == tenor && list[i].settle == day(settle)) {
            return &list[i];
        }
    }
    return NULL;
}

static int generate(const char *from, const char *to, bool cmb, lb_auction *out)
{
    int count = 0;
    lb_error err;
    lb_status status = lb_auction_calendar(day(from), day(to), cmb, out, MOST_AUCTIONS, &count, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    return count;
}

/* Offering announcements of 1 November 2023, 30 October 2024, 30 April 2025 and 8 January 2026, and bills. */
START_TEST(published_auctions_are_generated)
{
    static const struct {
        int tenor;
        const char *announce, *auction, *settle, *dated, *first_coupon, *maturity;
        bool reopening;
    } cases[] = {
        {LB_3Y, "2023-11-01", "2023-11-07", "2023-11-15", "2023-11-15", "2024-05-15", "2026-11-15", false},
        {LB_30Y, "2023-11-01", "2023-11-09", "2023-11-15", "2023-11-15", "2024-05-15", "2053-11-15", false},
        {LB_10Y, "2024-10-30", "2024-11-05", "2024-11-15", "2024-11-15", "2025-05-15", "2034-11-15", false},
        {LB_10Y, "2025-04-30", "2025-05-06", "2025-05-15", "2025-05-15", "2025-11-15", "2035-05-15", false},
        {LB_10Y, "2024-01-04", "2024-01-10", "2024-01-16", "2023-11-15", "2024-05-15", "2033-11-15", true},
        {LB_20Y, "2023-11-16", "2023-11-20", "2023-11-30", "2023-11-15", "2024-05-15", "2043-11-15", false},
        {LB_2Y, "2024-02-22", "2024-02-26", "2024-02-29", "2024-02-29", "2024-08-31", "2026-02-28", false},
        {LB_TIPS_10Y, "2024-03-14", "2024-03-21", "2024-03-28", "2024-01-15", "2024-07-15", "2034-01-15",
         true},
        {LB_FRN_2Y, "2024-03-21", "2024-03-27", "2024-04-01", "2024-01-31", "2024-04-30", "2026-01-31", true},
        {LB_26W, "2024-05-23", "2024-05-28", "2024-05-30", NULL, NULL, "2024-11-29", true},
        {LB_17W, "2025-11-04", "2025-11-05", "2025-11-12", NULL, NULL, "2026-03-10", false},
        {LB_4W, "2024-11-26", "2024-11-27", "2024-12-03", NULL, NULL, "2024-12-31", true},
        {LB_6W, "2024-06-13", "2024-06-17", "2024-06-20", NULL, NULL, "2024-08-01", true},
        {LB_52W, "2024-11-21", "2024-11-26", "2024-11-29", NULL, NULL, "2025-11-28", false},
    };
    static lb_auction list[MOST_AUCTIONS];
    int count = generate("2023-10-01", "2026-01-31", false, list);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const lb_auction *a = find(list, count, cases[i].tenor, cases[i].settle);
        ck_assert_msg(a != NULL, "no %s settles on %s", lb_tenor_word(cases[i].tenor), cases[i].settle);
        ck_assert_int_eq(a->announce, day(cases[i].announce));
        ck_assert_int_eq(a->auction, day(cases[i].auction));
        ck_assert_int_eq(a->maturity, day(cases[i].maturity));
        ck_assert_int_eq(a->reopening, cases[i].reopening);
        if (cases[i].dated) {
            ck_assert_int_eq(a->dated_date, day(cases[i].dated));
            ck_assert_int_eq(a->first_coupon, day(cases[i].first_coupon));
        }
    }
    ck_assert(find(list, count, LB_6W, "2025-02-13")->irregular);
    ck_assert(!find(list, count, LB_6W, "2025-02-20")->irregular);
}
END_TEST

/* Every date of a quarter century is a business day in its order, and every reopened security has its issue. */
START_TEST(dates_are_in_order)
{
    static lb_auction list[MOST_AUCTIONS * 3];
    int count = 0, again = 0;
    lb_error err;
    ck_assert_int_eq(lb_auction_calendar(day("2023-01-01"), day("2035-12-31"), true, list, MOST_AUCTIONS * 3,
                                         &count, &err),
                     LB_OK);
    ck_assert_int_gt(count, 5000);
    ck_assert_int_eq(lb_auction_calendar(day("2023-01-01"), day("2035-12-31"), true, NULL, 0, &again, &err),
                     LB_OK);
    ck_assert_int_eq(again, count);
    for (int i = 0; i < count; i++) {
        const lb_auction *a = &list[i];
        ck_assert(lb_is_business_day(LB_CALENDAR_FEDERAL, a->announce));
        ck_assert(lb_is_business_day(LB_CALENDAR_FEDERAL, a->auction));
        ck_assert(lb_is_business_day(LB_CALENDAR_FEDERAL, a->settle));
        ck_assert_int_lt(a->announce, a->auction);
        ck_assert_int_lt(a->auction, a->settle);
        ck_assert_int_le(a->dated_date, a->issue_date);
        ck_assert_int_le(a->issue_date, a->settle);
        ck_assert_int_eq(a->reopening, a->issue_date < a->settle);
        ck_assert_int_lt(a->settle, a->maturity);
        if (lb_tenor_type(a->tenor) != LB_BILL && a->tenor != LB_FRN_2Y) {
            ck_assert(!lb_is_fomc_day(a->auction));
        }
        if (i > 0) {
            ck_assert_int_le(list[i - 1].settle, a->settle);
        }
        if (a->reopening && a->issue_date >= day("2023-01-01")) {
            bool found = false;
            for (int j = 0; j < i && !found; j++) {
                found = !list[j].reopening && list[j].tenor == a->original &&
                        list[j].maturity == a->maturity && list[j].settle == a->issue_date &&
                        list[j].dated_date == a->dated_date && list[j].first_coupon == a->first_coupon;
            }
            char text[11];
            ck_assert_msg(found, "%s settling %s reopens nothing", lb_tenor_word(a->tenor),
                          lb_date_format(a->settle, text));
        }
    }
}
END_TEST

/* A year holds 52 or 53 of each weekly bill, 13 or 14 year bills and twelve of each note. */
START_TEST(a_year_is_complete)
{
    static lb_auction list[MOST_AUCTIONS];
    int count = generate("2027-01-01", "2027-12-31", false, list);
    int per_tenor[LB_TENOR_COUNT] = {0};
    for (int i = 0; i < count; i++) {
        per_tenor[list[i].tenor]++;
    }
    for (int tenor = LB_4W; tenor <= LB_26W; tenor++) {
        ck_assert_int_ge(per_tenor[tenor], 51);
        ck_assert_int_le(per_tenor[tenor], 53);
    }
    ck_assert_int_eq(per_tenor[LB_52W], 13);
    ck_assert_int_eq(per_tenor[LB_CMB], 0);
    for (int tenor = LB_2Y; tenor <= LB_30Y; tenor++) {
        ck_assert_int_ge(per_tenor[tenor], 11);
        ck_assert_int_le(per_tenor[tenor], 13);
    }
    ck_assert_int_eq(per_tenor[LB_TIPS_5Y], 4);
    ck_assert_int_eq(per_tenor[LB_TIPS_10Y], 6);
    ck_assert_int_eq(per_tenor[LB_TIPS_30Y], 2);
}
END_TEST

START_TEST(the_span_is_limited)
{
    lb_auction one;
    int count;
    lb_error err;
    ck_assert_int_eq(lb_auction_calendar(day("2022-12-31"), day("2023-12-31"), false, &one, 1, &count, &err),
                     LB_ERR_RANGE);
    ck_assert_int_eq(lb_auction_calendar(day("2024-01-01"), day("2023-12-31"), false, &one, 1, &count, &err),
                     LB_ERR_RANGE);
    ck_assert_int_eq(lb_auction_calendar(day("2024-01-01"), day("2024-12-31"), false, &one, 1, &count, &err),
                     LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "do not fit"));
}
END_TEST

START_TEST(simulated_cusips_are_valid_and_distinct)
{
    static char seen[34 * 34 * 34];
    static const char digits[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    char cusip[10];
    for (lb_date date = day("2020-01-01"); date <= day("2099-12-31"); date++) {
        for (int tenor = LB_26W; tenor < LB_TENOR_COUNT; tenor++) {
            bool bill = lb_tenor_type(tenor) == LB_BILL;
            if ((bill && tenor != LB_26W) || (!bill && lb_date_ymd(date).day != 15) ||
                (bill && lb_date_ymd(date).year > 2079)) {
                continue;
            }
            lb_cusip_simulated(tenor, date, cusip);
            ck_assert(lb_text_is_cusip(cusip));
            ck_assert_int_eq(strncmp(cusip, "91299", 5), 0);
            int number = 0;
            for (int i = 5; i < 8; i++) {
                number = number * 34 + (int)(strchr(digits, cusip[i]) - digits);
            }
            ck_assert_int_eq(seen[number]++, 0);
        }
    }
    lb_cusip_simulated(LB_30Y, day("2054-02-15"), cusip);
    char other[10];
    lb_cusip_simulated(LB_30Y, day("2054-02-28"), other);
    ck_assert_str_eq(cusip, other);
    lb_cusip_simulated(LB_4W, day("2019-12-31"), cusip);
    ck_assert_str_eq(cusip, "");
}
END_TEST

/* The record ------------------------------------------------------------------------------------------------ */

typedef struct recorded {
    char cusip[10];
    int tenor;
    int reopening; /* -1: not on record */
    lb_date announce, auction, settle, maturity;
    lb_date dated, first_coupon;
} recorded;

typedef struct record {
    recorded rows[MOST_RECORDED];
    int count;
    lb_date from, to;
} record;

static recorded *record_at(record *rec, const char *cusip, lb_date auction)
{
    for (int i = 0; i < rec->count; i++) {
        if (rec->rows[i].auction == auction && strcmp(rec->rows[i].cusip, cusip) == 0) {
            return &rec->rows[i];
        }
    }
    ck_assert_int_lt(rec->count, MOST_RECORDED);
    recorded *row = &rec->rows[rec->count++];
    *row = (recorded){.tenor = -1, .reopening = -1, .auction = auction, .announce = LB_DATE_NONE};
    row->settle = row->maturity = row->dated = row->first_coupon = LB_DATE_NONE;
    snprintf(row->cusip, sizeof row->cusip, "%s", cusip);
    return row;
}

/* Whole years of the term first sold: 9-Year 10-Month is 10. */
static int original_years(const char *term)
{
    int years = atoi(term);
    return years == 0 ? 0 : (strstr(term, "Month") ? years + 1 : years);
}

static int tenor_of(const char *type, const char *term, bool tips, bool frn)
{
    if (strcmp(type, "Bill") == 0) {
        if (strcmp(term, "119-Day") == 0) {
            return LB_17W;
        }
        if (strcmp(term, "41-Day") == 0 || strcmp(term, "42-Day") == 0 || strcmp(term, "43-Day") == 0) {
            return LB_6W;
        }
        int tenor = strstr(term, "Week") ? lb_tenor_find(term) : -1;
        return tenor; /* cash management bills: -1 */
    }
    char word[32];
    snprintf(word, sizeof word, "%d-Year%s", original_years(term), tips ? " TIPS" : frn ? " FRN" : "");
    return lb_tenor_find(word);
}

static bool in_window(const record *rec, lb_date auction)
{
    return auction >= rec->from && auction <= rec->to;
}

static void read_announcements(record *rec)
{
    data_rows rows;
    if (!data_open(&rows, "auctions/auction_announcements_2014-01_2025-04.csv")) {
        return;
    }
    while (data_next(&rows)) {
        lb_date auction = day(rows.cells[8]);
        if (strcmp(rows.cells[0], "CUSIP") == 0 || !in_window(rec, auction)) {
            continue;
        }
        recorded *row = record_at(rec, rows.cells[0], auction);
        row->reopening = rows.cells[4][0] == 'Y';
        row->tenor = rows.cells[5][0] == 'Y' ? LB_TIPS_5Y : rows.cells[6][0] == 'Y' ? LB_FRN_2Y : -1;
        row->announce = day(rows.cells[7]);
        row->dated = day(rows.cells[10]);
        row->first_coupon = day(rows.cells[13]);
    }
}

static void read_offerings(record *rec)
{
    data_rows rows;
    data_open(&rows, "auctions/bill_tips_frn_offerings_2025-04-10_2026-01-31.csv");
    while (data_next(&rows)) {
        lb_date auction = day(rows.cells[0]);
        if (strcmp(rows.cells[0], "auction_date") == 0 || !in_window(rec, auction)) {
            continue;
        }
        bool tips = strcmp(rows.cells[2], "TIPS") == 0, frn = strcmp(rows.cells[2], "FRN") == 0;
        recorded *row = record_at(rec, rows.cells[4], auction);
        row->tenor = tenor_of(rows.cells[2], rows.cells[3], tips, frn);
        row->settle = day(rows.cells[1]);
        if (tips || frn) {
            row->reopening = strstr(rows.cells[3], "Month") != NULL;
        }
    }
}

static void read_results(record *rec)
{
    data_rows rows;
    data_open(&rows, "auctions/coupon_auction_bidder_stats_2025-05_2026-01.csv");
    while (data_next(&rows)) {
        lb_date auction = day(rows.cells[0]);
        if (strcmp(rows.cells[0], "date") == 0 || !in_window(rec, auction)) {
            continue;
        }
        recorded *row = record_at(rec, rows.cells[4], auction);
        row->tenor = tenor_of("Note", rows.cells[2], false, false);
        row->reopening = strstr(rows.cells[2], "Month") != NULL;
    }
}

/* The auction list: newest first, so that an earlier row with the CUSIP makes a bill a reopening. */
static void read_list(record *rec)
{
    data_rows rows;
    data_open(&rows, "auctions/Auctions_Query_19791115_20251215.csv");
    while (data_next(&rows)) {
        lb_date auction = day(rows.cells[3]);
        if (auction == LB_DATE_NONE) {
            continue;
        }
        bool bill = strcmp(rows.cells[1], "Bill") == 0;
        for (int i = 0; bill && i < rec->count; i++) {
            if (strcmp(rec->rows[i].cusip, rows.cells[0]) == 0 && rec->rows[i].auction > auction &&
                rec->rows[i].announce == LB_DATE_NONE) {
                rec->rows[i].reopening = 1;
            }
        }
        if (!in_window(rec, auction)) {
            continue;
        }
        recorded *row = record_at(rec, rows.cells[0], auction);
        bool tips = row->tenor >= LB_TIPS_5Y && row->tenor <= LB_TIPS_30Y, frn = row->tenor == LB_FRN_2Y;
        row->tenor = tenor_of(rows.cells[1], rows.cells[2], tips, frn);
        row->settle = day(rows.cells[4]);
        row->maturity = day(rows.cells[5]);
        if (row->announce == LB_DATE_NONE) { /* not among the announcements */
            row->reopening = bill ? 0 : strstr(rows.cells[2], "Month") != NULL;
        }
    }
}

static bool differs(lb_date on_record, lb_date rule)
{
    return on_record != LB_DATE_NONE && on_record != rule;
}

/* True if the rule's auction equals the record in all that is on record. */
static bool equals(const recorded *row, const lb_auction *a)
{
    bool terms = true;
    if (row->reopening == 0 && lb_tenor_type(row->tenor) != LB_BILL) {
        terms = !differs(row->dated, a->dated_date) && !differs(row->first_coupon, a->first_coupon);
    }
    return terms && !differs(row->announce, a->announce) && row->auction == a->auction &&
           !differs(row->settle, a->settle) && !differs(row->maturity, a->maturity) &&
           (row->reopening < 0 || row->reopening == a->reopening);
}

static void print_exception(const recorded *row, const lb_auction *a)
{
    char d[8][11];
    printf("  %s %s: announced %s auction %s settle %s maturity %s reopening %d", lb_tenor_word(row->tenor),
           row->cusip, lb_date_format(row->announce, d[0]), lb_date_format(row->auction, d[1]),
           lb_date_format(row->settle, d[2]), lb_date_format(row->maturity, d[3]), row->reopening);
    if (a) {
        printf("; by rule %s %s %s %s %d", lb_date_format(a->announce, d[4]),
               lb_date_format(a->auction, d[5]), lb_date_format(a->settle, d[6]),
               lb_date_format(a->maturity, d[7]), a->reopening);
    }
    printf("\n");
}

START_TEST(rules_reproduce_the_record)
{
    static record rec;
    rec = (record){.from = day("2023-10-01"), .to = day("2026-01-31")};
    read_announcements(&rec);
    if (rec.count == 0) {
        return;
    }
    read_offerings(&rec);
    read_results(&rec);
    read_list(&rec);
    static lb_auction list[MOST_AUCTIONS];
    static bool used[MOST_AUCTIONS];
    int count = generate("2023-10-01", "2026-02-15", false, list);
    int total[LB_TENOR_COUNT] = {0}, equal[LB_TENOR_COUNT] = {0}, unmatched[LB_TENOR_COUNT] = {0};
    for (int i = 0; i < rec.count; i++) {
        const recorded *row = &rec.rows[i];
        if (row->tenor < 0) {
            continue;
        }
        int nearest = -1;
        for (int j = 0; j < count; j++) {
            int gap = abs(list[j].auction - row->auction);
            if (list[j].tenor == row->tenor && !used[j] && gap <= 5 &&
                (nearest < 0 || gap < abs(list[nearest].auction - row->auction))) {
                nearest = j;
            }
        }
        total[row->tenor]++;
        if (nearest >= 0) {
            used[nearest] = true;
        }
        if (nearest >= 0 && equals(row, &list[nearest])) {
            equal[row->tenor]++;
        } else {
            print_exception(row, nearest >= 0 ? &list[nearest] : NULL);
        }
    }
    for (int j = 0; j < count; j++) {
        if (!used[j] && list[j].auction >= rec.from && list[j].auction <= rec.to) {
            char text[11];
            printf("  by rule only: %s auction %s\n", lb_tenor_word(list[j].tenor),
                   lb_date_format(list[j].auction, text));
            unmatched[list[j].tenor]++;
        }
    }
    int all = 0, all_equal = 0;
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        if (tenor == LB_CMB) {
            continue;
        }
        printf("%-12s %3d of %3d equal the record\n", lb_tenor_word(tenor), equal[tenor], total[tenor]);
        all += total[tenor];
        all_equal += equal[tenor];
        ck_assert_int_gt(total[tenor], 0);
        ck_assert_msg(100 * equal[tenor] >= 97 * (total[tenor] + unmatched[tenor]), "%s: %d of %d",
                      lb_tenor_word(tenor), equal[tenor], total[tenor] + unmatched[tenor]);
    }
    printf("all          %3d of %3d\n", all_equal, all);
    ck_assert_int_ge(all, 1000);
}
END_TEST

CHECK_MAIN("auction_calendar", published_auctions_are_generated, dates_are_in_order, a_year_is_complete,
           the_span_is_limited, simulated_cusips_are_valid_and_distinct, rules_reproduce_the_record)
