#include "edit_cases.h"

#include "data/read_tic.h"

static const int64_t TENTH = 10000000000; /* 0.1 billion in cents */

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the text ends without a block: a line of months (Dec, Nov, ...) should begin one"},
    {"\tDec\tNov\t", "\tDec\tXov\t", LB_ERR_PARSE,
     "a:4:6: \"Xov\": a month from Jan to Dec should stand here, at most 13"},
    {"\tDec\tNov\t", "\tDec\t\tNov", LB_ERR_PARSE, "a:4:6: a month is missing here"},
    {"Country\t2025", "Land\t2025", LB_ERR_PARSE,
     "a:5:1: \"Land\": \"Country\" and the years should stand below the months"},
    {"Country\t2025\t2025", "Country\t2025\t25", LB_ERR_PARSE, "a:5:14: \"25\" is not a year as YYYY"},
    {"Country\t2025\t2025", "Country\t2025\t2026", LB_ERR_PARSE,
     "a:5:14: the months should run backwards, each once or, where the series breaks, twice"},
    {"\t------\t------\t\n\t\t\t\nJapan\t1185", "Japan\t1185", LB_ERR_PARSE,
     "a:6:1: a line of dashes should stand below the years"},
    {"1185.5", "1,185.5", LB_ERR_PARSE,
     "a:8:7: \"1,185.5\" is not an amount in billions: digits with a point, n.a. or * should stand here"},
    {"1185.5", "n.a.", LB_ERR_RECONCILE,
     "a:12:13: 2025-12-31: the countries add to 8085.5 billion; 9271.0 are published and should be equal"},
    {"United Kingdom 2/", "Japan", LB_ERR_PARSE, "a:9:1: Japan stands in this block already"},
    {"Japan\t1185", "\t1185", LB_ERR_PARSE,
     "a:8:1: a country's name of up to 47 characters should stand here"},
    {"Grand Total\t9271", "Total\t9271", LB_ERR_PARSE,
     "a:14:11: \"\" is not an amount in billions: digits with a point, n.a. or * should stand here"},
    {"Grand Total\t9271", "Grand Total\tn.a.", LB_ERR_PARSE,
     "a:12:13: Grand Total: an amount should stand here"},
    {"9271", "9371", LB_ERR_RECONCILE,
     "a:12:13: 2025-12-31: the countries add to 9271.0 billion; 9371.0 are published and should be equal"},
    {"3887", "3787", LB_ERR_RECONCILE,
     "a:15:15: 2025-12-31: official bills and bonds add to 3887.0 billion; 3787.0 are published and should "
     "be equal"},
    {"Of which:\t\t\t\nFor", "For", LB_ERR_PARSE,
     "a:14:1: \"For. Official\": \"Of which:\" should stand here"},
    {"Treasury Bills\t388.5", "Bills\t388.5", LB_ERR_PARSE,
     "a:16:1: \"Bills\": \"Treasury Bills\" should stand here"},
    {"\t\tVII", "\t\t7.5", LB_ERR_PARSE,
     "a:20:3: an amount outside a block: a line of months (Dec, Nov, ...) should begin one"},
    {"\tJul\tJun\tJun\t", "\tJun\tJul\tJun\t", LB_ERR_PARSE,
     "a:22:14: the months should run backwards, each once or, where the series breaks, twice"},
    {"Japan\t600", "Japan\t1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14\t15\t16\t600", LB_ERR_PARSE,
     "a:24:43: more than 16 columns separated by tabs"},
    {"Japan\t600", "A country whose name is much longer than any in the record\t600", LB_ERR_PARSE,
     "a:24:1: a country's name of up to 47 characters should stand here"},
    {"For. Official\t3887", NULL, LB_ERR_PARSE, "a:14:1: the text ends here: For. Official should follow"},
};

START_TEST(wrong_tables_are_refused_at_their_place)
{
    CHECK_EDITS(lb_tic_parse, lb_tic, month_count, "tic/blocks.txt", cases);
    CHECK_NO_FILE(lb_tic_read, lb_tic, month_count);
}
END_TEST

START_TEST(names_of_countries_are_not_endless)
{
    static char text[16384];
    size_t used = (size_t)snprintf(text, sizeof text, "\tDec\nCountry\t2025\n\t---\n");
    for (int i = 0; i <= 400; i++) {
        used += (size_t)snprintf(text + used, sizeof text - used, "C%d\t1\n", i);
    }
    lb_tic t;
    lb_error err;
    ck_assert_int_eq(lb_tic_parse("a", text, used, &t, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "a:404:1: more than 400 names of countries");
}
END_TEST

START_TEST(blocks_become_months_by_rising_date)
{
    lb_tic t;
    READ_SAMPLE(lb_tic_parse, t, "tic/blocks.txt");
    ck_assert_int_eq(t.month_count, 5);
    ck_assert_int_eq(t.country_count, 6);
    ck_assert_int_eq(t.holding_count, 16);
    ck_assert_int_eq(t.months[0].month_end, lb_date_make(2006, 6, 30));
    ck_assert(t.months[0].superseded && !t.months[1].superseded);
    ck_assert_int_eq(t.months[1].month_end, lb_date_make(2006, 6, 30));
    int june = lb_tic_find_month(&t, lb_date_make(2006, 6, 30));
    ck_assert_int_eq(june, 1);
    ck_assert(lb_tic_usd(&t, june, lb_tic_find_country(&t, "Japan")) == 6010 * TENTH);
    ck_assert(lb_tic_usd(&t, 0, lb_tic_find_country(&t, "Luxembourg")) == INT64_MIN); /* n.a. */
    ck_assert(lb_tic_usd(&t, june, lb_tic_find_country(&t, "Luxembourg")) == 0); /* less than 50 million */
    int december = lb_tic_find_month(&t, lb_date_make(2025, 12, 31));
    ck_assert(lb_tic_usd(&t, december, lb_tic_find_country(&t, "China, Mainland")) == 6835 * TENTH);
    ck_assert(lb_tic_usd(&t, december, lb_tic_find_country(&t, "United Kingdom")) == 8660 * TENTH);
    ck_assert(lb_tic_usd(&t, december, lb_tic_find_country(&t, "Korea, South")) == INT64_MIN);
    ck_assert(t.months[december].official_bills_usd == 3885 * TENTH);
    ck_assert(t.months[december].official_bonds_usd == 34985 * TENTH);
    ck_assert_int_eq(lb_tic_find_month(&t, lb_date_make(2010, 1, 31)), -1);
    ck_assert_int_eq(lb_tic_find_country(&t, "Atlantis"), -1);
    lb_tic_free(&t);
}
END_TEST

/* As published for June 2006: the older series is off by 2.5 billion. */
START_TEST(a_superseded_series_that_does_not_add_is_a_warning)
{
    lb_tic t;
    READ_SAMPLE(lb_tic_parse, t, "tic/blocks.txt");
    ck_assert_int_eq(t.warnings.count, 1);
    ck_assert_str_eq(t.warnings.text[0],
                     "a:27: 2006-06-30 (superseded series): the countries add to 661.5 billion, "
                     "published are 664.1");
    lb_tic_free(&t);
}
END_TEST

START_TEST(the_published_history_adds)
{
    char path[512];
    if (!official_path("tic/mfhhis01.txt", path)) {
        return;
    }
    lb_tic t;
    READ_OFFICIAL_FILE(lb_tic_read, t, path);
    ck_assert_int_eq(t.month_count,
                     321); /* January 2000 and February 2000 are not there; 11 months stand twice */
    int superseded = 0;
    for (int i = 0; i < t.month_count; i++) {
        superseded += t.months[i].superseded;
    }
    ck_assert_int_eq(superseded, 11);
    int december = lb_tic_find_month(&t, lb_date_make(2025, 12, 31));
    ck_assert(lb_tic_usd(&t, december, lb_tic_find_country(&t, "Japan")) == 11855 * TENTH);
    ck_assert(lb_tic_usd(&t, december, lb_tic_find_country(&t, "United Kingdom")) == 8660 * TENTH);
    ck_assert(lb_tic_usd(&t, december, lb_tic_find_country(&t, "China, Mainland")) == 6835 * TENTH);
    ck_assert(t.months[december].total_usd == 92710 * TENTH);
    ck_assert(t.months[december].official_usd == 38870 * TENTH);
    ck_assert_int_eq(t.warnings.count, 1);
    lb_tic_free(&t);
}
END_TEST

CHECK_MAIN("read_tic", wrong_tables_are_refused_at_their_place, names_of_countries_are_not_endless,
           blocks_become_months_by_rising_date, a_superseded_series_that_does_not_add_is_a_warning,
           the_published_history_adds)
