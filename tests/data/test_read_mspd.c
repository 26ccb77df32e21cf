#include "edit_cases.h"

#include <math.h>

#include "data/read_mspd.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {NULL, "record_date\n", LB_ERR_PARSE,
     "a:1:1: the header has no column \"Security Type Description\" or \"security_type_desc\"; it has: "
     "record_date"},
    {"src_line_nbr\n", "Record Date\n", LB_ERR_PARSE,
     "a:1:396: \"Record Date\" is another name of column \"record_date\": one of them should go"},
    {NULL,
     "record_date,security_type_desc,security_class1_desc,security_class2_desc,maturity_date,outstanding_"
     "amt\n2023-09-30,Marketable,Notes,91282CAP6,2023-10-15,1\n",
     LB_ERR_PARSE,
     "a:1:1: the header has no column \"issue_date\"; it has: record_date, security_type_desc, "
     "security_class1_desc, security_class2_desc, maturity_date, outstanding_amt"},
    {NULL, "record_date,security_type_desc,security_class1_desc,security_class2_desc,outstanding_amt\n",
     LB_ERR_PARSE, "a:1:1: no rows below the header: the securities should stand there"},
    {"2023-09-30,Marketable", "30 September 2023,Marketable", LB_ERR_PARSE,
     "a:2:1: record_date: \"30 September 2023\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"2023-09-30,Marketable,Notes,91282CAP6", "2023-08-31,Marketable,Notes,91282CAP6", LB_ERR_PARSE,
     "a:7:1: a second record date: all rows should be of one month, 2023-09-30"},
    {"Marketable,Notes,91282CAP6", "Savings,Notes,91282CAP6", LB_ERR_PARSE,
     "a:7:12: \"Savings\" is no security type: Marketable or Nonmarketable should stand here"},
    {"Marketable,Notes,91282CAP6", "Marketable,,91282CAP6", LB_ERR_PARSE,
     "a:7:23: the class is missing: a class or a total row should stand here"},
    {"Marketable,Notes,91282CAP6", "Nonmarketable,Notes,91282CAP6", LB_ERR_PARSE,
     "a:7:12: \"Nonmarketable\" does not go with class \"Notes\": it should be Marketable"},
    {"Marketable,Notes,91282CAP6", "Marketable,Notes,91282CAP7", LB_ERR_PARSE,
     "a:7:29: security_class2_desc: \"91282CAP7\" is no CUSIP: its check digit should be 6"},
    {"2023-10-15", "31-Jan", LB_ERR_PARSE,
     "a:7:67: maturity_date: \"31-Jan\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"0.125,0.193", "1/8,0.193", LB_ERR_PARSE,
     "a:7:44: interest_rate_pct: \"1/8\" is not a number (digits with a point, no thousands commas, no sign "
     "but -)"},
    {"0.125,0.193", "0.125,low", LB_ERR_PARSE,
     "a:7:50: yield_pct: \"low\" is not a number (digits with a point, no thousands commas, no sign but -)"},
    {"04/15,10/15", "15 April,10/15", LB_ERR_PARSE, "a:7:78: \"15 April\" is not an interest date as MM/DD"},
    {"2020-10-15", "null", LB_ERR_PARSE,
     "a:7:56: issue_date: the value is missing (\"null\"); expected a date as YYYY-MM-DD in the years 1900 "
     "to 2200"},
    {"2020-10-15", "2023-10-15", LB_ERR_PARSE,
     "a:7:56: 91282CAP6 is issued at or after its maturity: it should be before"},
    {"Bills Maturity Value,912797HD2,null,null,5.29", "Notes,912797HD2,null,null,5.29", LB_ERR_PARSE,
     "a:3:23: 912797HD2 is of class \"Bills Maturity Value\" on line 2: it should be of one class"},
    {"2023-09-05,2023-10-31", "2023-09-05,2023-11-30", LB_ERR_PARSE,
     "a:3:80: 912797HD2 matures on 2023-10-31 on line 2: all its rows should agree"},
    {"0.5,0.152", "0.625,0.152", LB_ERR_PARSE,
     "a:14:69: 9128286N5 pays 0.500 % on line 13: all its rows should agree"},
    {"53454.7287,0,0", "\"53,454.7287\",0,0", LB_ERR_PARSE,
     "a:7:100: issued_amt: \"53,454.7287\" is not a decimal number (no exponent, no thousands commas)"},
    {"53454.7287,0,0", "53454.728700001,0,0", LB_ERR_PARSE,
     "a:7:100: issued_amt: \"53454.728700001\" has more than 8 decimals"},
    {"53454.7287,0,0", "453454728.7,0,0", LB_ERR_PARSE,
     "a:7:100: \"453454728.7\" is no amount in millions: at most 100000000 is possible"},
    {"53454.7287,0,0", "*,0,0", LB_ERR_PARSE,
     "a:7:29: an amount of 91282CAP6 is \"*\": a security's amounts should be given"},
    {"53454.7287,null,null,null,null,6", "53454.7287,1,null,null,1,6", LB_ERR_PARSE,
     "a:7:138: an amount of the month beside one since issue: only one of them should be given"},
    {"Total Unmatured Treasury "
     "Bills,null,null,null,null,null,null,null,null,null,116948.1786,0,0,116948.1786",
     "Total Unmatured Treasury Bills,null,null,null,null,null,null,null,null,null,116948.1786,0,0,null",
     LB_ERR_PARSE,
     "a:4:23: the row \"Total Unmatured Treasury Bills\" has no amount outstanding: it should have one"},
    {"5492.206,0,0,5492.206", "5492.206,0,0,null", LB_ERR_PARSE,
     "a:20:23: the row \"Federal Financing Bank\" has no amount outstanding: it should have one"},
    {"Total United States Savings Bonds", "Total Stamps", LB_ERR_PARSE,
     "a:31:59: \"Total Stamps\" is no total row of class \"United States Savings Securities\": \"Total "
     "United States Savings Securities\" would be"},
    {"null,null,null,null,6", "null,null,null,null,six", LB_ERR_PARSE,
     "a:7:146: src_line_nbr: \"six\" is not a whole number (digits only, no point or commas)"},
    {"53454.7287,0,0,53454.7287,null", "53454.7287,0,0,null,null", LB_ERR_RECONCILE,
     "a:7:29: 91282CAP6: no amount outstanding in its rows (1): one of them should have it"},
    {"70429.5155", "70429.5255", LB_ERR_RECONCILE,
     "a:2:44: 912797HD2: issued + inflation adjustment + redeemed of its rows (2) differ from the amount "
     "outstanding by 0.01000000 million; they should be equal"},
    {"Bonds,Total Treasury Bonds,", "Notes,Total Unmatured Treasury Notes,", LB_ERR_RECONCILE,
     "a:11:1: Bonds: no total row (\"Total ...\") to reconcile the items (1) with"},
    {"116948.5936,0,0,116948.5936", "116948.5936,0,0,116948.5937", LB_ERR_RECONCILE,
     "a:21:122: Total Marketable: the items (8) add to 298431.04907200 million outstanding; the row says "
     "298431.04897200 and should be equal"},
    {"116948.5936,0,0,116948.5936", "116948.5936,1,0,116948.5936", LB_ERR_RECONCILE,
     "a:6:122: Total Treasury Bills: the items (2) add to 0 million of inflation adjustment; the row says 1 "
     "and should be equal"},
    {"16877.2904448,39.18365322,0,16916.47409802", "16877.2904448,39.18365322,0,16919.47409802",
     LB_ERR_RECONCILE,
     "a:24:146: Total Domestic Series: the items (2) add to 16916.47409802 million outstanding; the row says "
     "16919.47409802 and should be equal"},
    {"2030-01-15", "2030-01-32", LB_ERR_PARSE,
     "a:23:88: maturity_date: \"2030-01-32\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {"Nonmarketable,Total Nonmarketable", "Nonmarketable,Total Unknown", LB_ERR_RECONCILE,
     "a:22:1: Total Nonmarketable: no total row (\"Total ...\") to reconcile the items (17) with"},
    {"null,null,null,null,237.3708989,45", "null,null,null,null,null,45", LB_ERR_PARSE,
     "a:46:26: the row \"United States Notes\" has no amount outstanding: it should have one"},
};

START_TEST(wrong_statements_are_refused_at_their_place)
{
    CHECK_EDITS(lb_mspd_parse, lb_debt_statement, security_count, "mspd/statement.csv", cases);
    CHECK_NO_FILE(lb_mspd_read, lb_debt_statement, security_count);
}
END_TEST

/* Rows of 30 September 2023. */
START_TEST(tranches_of_a_security_are_kept_and_merged)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_mspd_parse, s, "mspd/statement.csv");
    ck_assert_int_eq(s.record_date, lb_date_make(2023, 9, 30));
    ck_assert_int_eq(s.security_count, 5);
    ck_assert_int_eq(s.tranche_count, 9);
    const lb_debt_security *bill = lb_debt_find(&s, "912797HD2");
    ck_assert_ptr_nonnull(bill);
    ck_assert_int_eq(bill->debt_class, LB_DEBT_BILLS);
    ck_assert_int_eq(bill->tranche_count, 2);
    ck_assert_int_eq(bill->interest_dates, 0);
    ck_assert_int_eq(bill->issue_date, lb_date_make(2023, 7, 5));
    ck_assert_int_eq(bill->maturity, lb_date_make(2023, 10, 31));
    ck_assert(bill->amounts.usd[LB_AMOUNT_OUTSTANDING] == 11694817860000);
    ck_assert(s.tranches[bill->first_tranche + 1].yield_dec == 0.0529);
    ck_assert(s.tranches[bill->first_tranche + 1].amounts.usd[LB_AMOUNT_ISSUED] == 7042951550000);
    const lb_debt_security *tips = lb_debt_find(&s, "9128286N5");
    ck_assert(tips->coupon_dec == 0.005 && tips->interest_dates == 2);
    ck_assert(tips->interest_month[0] == 10 && tips->interest_day[0] == 15);
    ck_assert(tips->amounts.usd[LB_AMOUNT_INFLATION] == 682463787200);
    ck_assert(tips->amounts.usd[LB_AMOUNT_OUTSTANDING] == 3903151787200);
    const lb_debt_security *frn = lb_debt_find(&s, "91282CDU2");
    ck_assert(frn->interest_dates == 4 && frn->tranche_count == 3 && frn->coupon_dec == 0);
    ck_assert(s.tranches[frn->first_tranche].yield_dec == -0.00015);
    ck_assert_ptr_null(lb_debt_find(&s, "912810UP1"));
    lb_debt_statement_free(&s);
}
END_TEST

static const lb_debt_line *find_line(const lb_debt_statement *s, const char *name)
{
    for (int i = 0; i < s->line_count; i++) {
        if (strcmp(s->lines[i].name, name) == 0) {
            return &s->lines[i];
        }
    }
    ck_abort_msg("no line %s", name);
    return NULL;
}

START_TEST(lines_know_class_part_and_holder)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_mspd_parse, s, "mspd/statement.csv");
    const lb_debt_line *ffb = find_line(&s, "Federal Financing Bank");
    ck_assert(ffb->debt_class == LB_DEBT_FFB && ffb->intragov && !ffb->matured);
    ck_assert(ffb->amounts.usd[LB_AMOUNT_OUTSTANDING] == 549220600000);
    const lb_debt_line *fund = find_line(&s, "Aviation Insurance Revolving Fund");
    ck_assert(fund->debt_class == LB_DEBT_GAS && fund->group == LB_GROUP_INTRAGOV && fund->intragov);
    const lb_debt_line *tribal =
        find_line(&s, "Tribal Special Fund, Office Of The Special Trustee For American Indians");
    ck_assert(tribal->group == LB_GROUP_PUBLIC && !tribal->intragov);
    ck_assert(find_line(&s, "Series EE")->group == LB_GROUP_SAVINGS_BONDS);
    ck_assert_int_eq(find_line(&s, "Zero-coupon Treasury Bond")->maturity, lb_date_make(2030, 1, 15));
    ck_assert(find_line(&s, "United States Notes")->group == LB_GROUP_NOT_SUBJECT);
    ck_assert(find_line(&s, "Matured Treasury Notes")->matured);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_NOTES, LB_DEBT_MATURED) == 1250000000);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_GAS, LB_DEBT_MATURED) == 8232412645);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_SLGS, LB_DEBT_BOTH) == 2179003543931);
    lb_debt_statement_free(&s);
}
END_TEST

/* "*" stands for less than half a million dollars: one is the difference to the total, several share a line. */
START_TEST(amounts_published_as_an_asterisk_are_settled)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_mspd_parse, s, "mspd/statement.csv");
    ck_assert(find_line(&s, "Matured Treasury Bills")->amounts.usd[LB_AMOUNT_OUTSTANDING] == 41500000);
    const lb_debt_line *one = find_line(&s, "Maritime Guaranteed Loan Escrow Fund");
    ck_assert(one->amounts.usd[LB_AMOUNT_OUTSTANDING] == 8662025);
    ck_assert(!(one->amounts.small & 1u << LB_AMOUNT_OUTSTANDING));
    ck_assert(one->amounts.small & 1u << LB_AMOUNT_ISSUED);
    const lb_debt_line *rest = find_line(&s, "Items below half a million dollars");
    ck_assert(rest->debt_class == LB_DEBT_GAS && rest->intragov);
    ck_assert(rest->amounts.usd[LB_AMOUNT_OUTSTANDING] == 32945433);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_PUBLIC_DEBT, LB_DEBT_BOTH) == 41881384004270);
    ck_assert_int_eq(s.warnings.count, 0);
    lb_debt_statement_free(&s);
}
END_TEST

START_TEST(long_labels_and_one_class_are_enough)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_mspd_parse, s, "mspd/labels.csv");
    ck_assert_int_eq(s.security_count, 1);
    ck_assert(s.securities[0].coupon_dec == 0.075);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_MARKETABLE, LB_DEBT_BOTH) == 960416200000);
    lb_debt_statement_free(&s);
}
END_TEST

static void accepts(const char *find, const char *replace, const char *warning)
{
    char *sample = read_sample("mspd/statement.csv");
    const edit_case edit = {find, replace, LB_OK, ""};
    char *text = edit_sample(sample, &edit);
    lb_debt_statement s;
    lb_error err = {0};
    ck_assert_msg(lb_mspd_parse("a", text, strlen(text), &s, &err) == LB_OK, "%s", err.message);
    ck_assert_int_ge(s.warnings.count, 1);
    ck_assert_str_eq(s.warnings.text[0], warning);
    lb_debt_statement_free(&s);
    free(text);
    free(sample);
}

START_TEST(what_is_unknown_is_kept_as_other_with_a_warning)
{
    accepts("src_line_nbr", "new_field", "a:1: the column \"new_field\" is unknown and left out");
    accepts("2023-09-30,Nonmarketable,Total Domestic Series",
            "2023-09-30,Nonmarketable,Hope Bonds,Hope Bonds,null,null,null,null,null,null,null,null,null,"
            "null,null,null,null,0,0,0,0,23\n2023-09-30,Nonmarketable,Total Domestic Series",
            "a:24: the unknown class \"Hope Bonds\" is kept as other");
}
END_TEST

/* As published for September 2023: the totals of nonmarketable classes are adjusted by up to a million dollars. */
START_TEST(small_differences_of_nonmarketable_totals_are_warnings)
{
    accepts(
        "16877.2904448,39.18365322,0,16916.47409802", "16877.2904448,39.18365322,0,16917.47409802",
        "a:24: Total Domestic Series: the items (2) add to 16916.47409802 million outstanding, the row says "
        "16917.47409802");
}
END_TEST

START_TEST(the_published_month_reconciles)
{
    char path[512];
    if (!official_path("mspd/MSPD_DetailSecty_20230930_20230930.csv", path)) {
        return;
    }
    lb_debt_statement s;
    READ_OFFICIAL_FILE(lb_mspd_read, s, path);
    ck_assert_int_eq(s.security_count, 439);
    ck_assert_int_eq(s.tranche_count, 812);
    /* published: 25,753,682.650781 million marketable; 33,167,333.8254573 million in all */
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_MARKETABLE, LB_DEBT_BOTH) == 2575368265078101);
    ck_assert(llabs(lb_debt_outstanding(&s, LB_DEBT_PUBLIC_DEBT, LB_DEBT_BOTH) - 3316733382545730) <
              200000000);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_NOTES, LB_DEBT_MATURED) == 13496225090000);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_FFB, LB_DEBT_BOTH) == 549220600000);
    ck_assert_int_eq(s.warnings.count, 5);
    /* the published average rate of notes, 2.106 %, is the mean yield at issue, 2.107 %; mean coupon 2.038 % */
    double amount = 0, yield = 0, coupon = 0;
    for (int i = 0; i < s.tranche_count; i++) {
        const lb_debt_security *security = &s.securities[s.tranches[i].security];
        double issued = (double)s.tranches[i].amounts.usd[LB_AMOUNT_ISSUED];
        if (security->debt_class == LB_DEBT_NOTES) {
            amount += issued;
            yield += issued * s.tranches[i].yield_dec;
            coupon += issued * security->coupon_dec;
        }
    }
    ck_assert(fabs(yield / amount - 0.02107) < 0.000005 && fabs(coupon / amount - 0.02038) < 0.000005);
    lb_debt_statement_free(&s);
}
END_TEST

START_TEST(the_month_before_reconciles_too)
{
    char path[512];
    if (!official_path("mspd/MSPD_DetailSecty_20230831_20230831.csv", path)) {
        return;
    }
    lb_debt_statement s;
    READ_OFFICIAL_FILE(lb_mspd_read, s, path);
    ck_assert_int_eq(s.record_date, lb_date_make(2023, 8, 31));
    ck_assert_int_eq(s.security_count, 442);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_MARKETABLE, LB_DEBT_BOTH) == 2547756302076134);
    lb_debt_statement_free(&s);
}
END_TEST

CHECK_MAIN("read_mspd", wrong_statements_are_refused_at_their_place,
           tranches_of_a_security_are_kept_and_merged, lines_know_class_part_and_holder,
           amounts_published_as_an_asterisk_are_settled, long_labels_and_one_class_are_enough,
           what_is_unknown_is_kept_as_other_with_a_warning,
           small_differences_of_nonmarketable_totals_are_warnings, the_published_month_reconciles,
           the_month_before_reconciles_too)
