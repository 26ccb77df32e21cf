#include "edit_cases.h"

#include "data/read_opdm.h"

static const int64_t MILLION = 100000000; /* cents */

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the text ends without a security: \"TABLE III - DETAIL ...\" should list them"},
    {NULL, "TABLE I -- SUMMARY OF TREASURY SECURITIES OUTSTANDING\n", LB_ERR_PARSE,
     "a:1:1: the title should end with the date of the statement, as in JANUARY 31, 2022"},
    {NULL, "TABLE I -- SUMMARY OF TREASURY SECURITIES OUTSTANDING, JANUARY 41, 2022\n", LB_ERR_PARSE,
     "a:1:54: the title should end with the date of the statement, as in JANUARY 31, 2022"},
    {NULL, "TABLE III - DETAIL\n", LB_ERR_PARSE,
     "a:1:1: table I with the date of the statement should come first"},
    {NULL, "TABLE I -- X, JANUARY 31, 2022\n  Bills....  1,264\n", LB_ERR_PARSE,
     "a:2:1: table I: the first row should end in three amounts (public, intragovernmental, total)"},
    {"  1,264                  231,264", "  1,264                 231,264", LB_ERR_PARSE,
     "a:10:1: table I: an amount should end in column 111, as in the first row"},
    {"  230,000 ", "  230,00x ", LB_ERR_PARSE,
     "a:9:1: table I: the first row should end in three amounts (public, intragovernmental, total)"},
    {"  118,000 ", "  118,00x ", LB_ERR_PARSE,
     "a:10:55: \"118,00x\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
    {"   118,136\r", "   118,13,\r", LB_ERR_PARSE,
     "a:10:106: \"118,13,\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
    {"118,000                       136                  118,136",
     "118,000                       136                  128,136", LB_ERR_RECONCILE,
     "a:10:106: table I: Notes is 128136 million, held by the public and by government accounts 118136, in "
     "table III 118136; they should be equal"},
    {"31,381,463", "31,381,46", LB_ERR_PARSE,
     "a:28:105: \"31,381,46\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
    {"  Treasury Bills (Maturity", "  Bills (Maturity", LB_ERR_PARSE,
     "a:33:1: \"Bills (Maturity Value6  d\": a CUSIP, a total row or a class heading should stand here"},
    {"Treasury Bills (Maturity", "CUSIP: (Maturity", LB_ERR_PARSE,
     "a:35:1: a class heading (\"Treasury Bills\" ...) should come first"},
    {"  Treasury Bills (Maturity", "  Total Treasury Bills..  1  0  0  1\r\r\n  Treasury Bills (Maturity",
     LB_ERR_PARSE, "a:33:1: a class heading (\"Treasury Bills\" ...) should come first"},
    {"  Domestic Series:\r", "  Total Domestic Series....   1   0   0   1\r", LB_ERR_PARSE,
     "a:76:1: a class heading (\"Domestic Series:\" ...) should come first"},
    {"     912796Q93             0.050", "     912796Q94             0.050", LB_ERR_PARSE,
     "a:35:6: \"912796Q94\" is no CUSIP: its check digit should be 3"},
    {"     912796Q93             0.050", "     9127960000            0.050", LB_ERR_PARSE,
     "a:35:1: \"9127960000            0.050  10/05/21   02/01/22  02/01/22  \": a CUSIP, a total row or a "
     "class heading should stand here"},
    {"     912796Q93             0.050", "     912796O9?             0.050", LB_ERR_PARSE,
     "a:35:1: \"912796O9?             0.050  10/05/21   02/01/22  02/01/22  \": a CUSIP, a total row or a "
     "class heading should stand here"},
    {"0.050  10/05/21", "0.050  10-05-21", LB_ERR_PARSE,
     "a:35:35: 912796Q93: an issue date as MM/DD/YY should stand here"},
    {"02/01/22  02/01/22", "                  ", LB_ERR_PARSE,
     "a:35:1: 912796Q93: its first line should have a maturity date as MM/DD/YY"},
    {"             0             0       110,985", "             0                           ", LB_ERR_PARSE,
     "a:35:71: 2 amounts: issued, inflation adjustment, redeemed and perhaps outstanding should stand here"},
    {"             0             0       110,985", "             0            0        110,985", LB_ERR_PARSE,
     "a:36:104: the amount ends in column 104: it should end in column 103, as in the first row"},
    {"       110,985", "       110,98x", LB_ERR_PARSE,
     "a:35:112: \"110,98x\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
    {"       110,985", "       110,986", LB_ERR_RECONCILE,
     "a:40:112: Total Unmatured Treasury Bills: the items (2) add to 231265 million outstanding; the row "
     "says 231263 and should be equal"},
    {"2.000    2.020", "         2.020", LB_ERR_PARSE,
     "a:46:28: 912828SF8: an interest rate and a yield should stand before the issue date"},
    {"    2.000    2.076", "    2.125    2.076", LB_ERR_PARSE,
     "a:47:1: 912828SF8: class, interest rate and maturity should be those of line 46"},
    {"2.076  03/15/12            ", "2.076  03/15/12   02/16/22 ", LB_ERR_PARSE,
     "a:47:1: 912828SF8: class, interest rate and maturity should be those of line 46"},
    {"231,264             0             0       231,264", "231,264             0             0       231,364",
     LB_ERR_RECONCILE,
     "a:42:112: Total Treasury Bills: the items (3) add to 231264 million outstanding; the row says 231364 "
     "and should be equal"},
    {"  Total Treasury Bonds....", "  Subtotal of Bonds....", LB_ERR_PARSE,
     "a:57:1: \"Subtotal of Bonds\": a CUSIP, a total row or a class heading should stand here"},
    {"(225)       10,128", "(225)       10,12,", LB_ERR_PARSE,
     "a:56:113: \"10,12,\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
    {"       10,353             0          (225)       10,128\r\r\nMark",
     "  999,999,999             0          (225)       10,128\r\r\nMark", LB_ERR_PARSE,
     "a:57:66: \"999,999,999\" is too large for an amount of federal debt"},
    {"    SPV Demand 21 ..", "  Demand:\r\n    SPV Demand 21 ..", LB_ERR_RECONCILE,
     "a:17:107: table I: Domestic Series is 23092 million, held by the public and by government accounts "
     "23092, in table III 0; they should be equal"},
    {"  Domestic Series:", "  Nonmarketable", LB_ERR_PARSE,
     "a:77:1: a class heading (\"Domestic Series:\" ...) should come first"},
    {"     5,002           0            0       5,002", "     5,002           0                    5,002",
     LB_ERR_PARSE,
     "a:78:49: \"Zero-coupon Treasury Bond 01/15/30\": four amounts should stand here: prior month, issued, "
     "redeemed, outstanding"},
    {"    18,089           1            0      18,090", "    18,089           1            0      28,090",
     LB_ERR_RECONCILE,
     "a:79:85: Total Domestic Series: the items (2) add to 33092 million outstanding; the row says 23092 and "
     "should be equal"},
    {"912828SF8      2.000         912820ZW0", "912828SF8      2.000                 ", LB_ERR_PARSE,
     "a:132:1: table V: CUSIP, interest rate, corpus CUSIP, maturity and four amounts should stand here"},
    {"912828SF8      2.000         912820ZW0", "912828SF8      x.000         912820ZW0", LB_ERR_PARSE,
     "a:132:16: \"x.000\" is not an interest rate as 2.000"},
    {"912828SF8      2.000         912820ZW0", "912828SF8      2.000         912820ZW1", LB_ERR_PARSE,
     "a:132:30: \"912820ZW1\" is no CUSIP: its check digit should be 0"},
    {"912820ZW0   02/15/22", "912820ZW0   15/02/22", LB_ERR_PARSE,
     "a:132:42: \"15/02/22\" is not a maturity date as MM/DD/YY"},
    {"74,138,097", "74,138,0xx", LB_ERR_PARSE,
     "a:132:73: \"74,138,0xx\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
    {"74,138,097", "74,038,097", LB_ERR_RECONCILE,
     "a:132:57: 912828SF8: unstripped and stripped should add to the total outstanding; 100000 thousand are "
     "missing"},
    {"912828SF8      2.000 ", "912828YA2      2.000 ", LB_ERR_PARSE,
     "a:132:1: 912828YA2 is not in table III: it should be"},
    {"118,100,498", "118,200,498", LB_ERR_RECONCILE,
     "a:134:56: Total Treasury Notes: the 2 rows add to 118100498 thousand; the row says 118200498 and "
     "should be equal"},
    {"118,038,316         62", "118,038,31,         62", LB_ERR_PARSE,
     "a:134:72: \"118,038,31,\" is not an amount with thousands commas, as 22,918,898 or (81) or *"},
};

START_TEST(wrong_statements_are_refused_at_their_place)
{
    CHECK_EDITS(lb_opdm_parse, lb_debt_statement, security_count, "opdm/statement.prn", cases);
    CHECK_NO_FILE(lb_opdm_read, lb_debt_statement, security_count);
}
END_TEST

/* Lines of the statement of January 2022. */
START_TEST(securities_have_centuries_tranches_and_interest_dates)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_opdm_parse, s, "opdm/statement.prn");
    ck_assert_int_eq(s.record_date, lb_date_make(2022, 1, 31));
    ck_assert(s.unit_usd == MILLION);
    ck_assert_int_eq(s.security_count, 7);
    ck_assert_int_eq(s.tranche_count, 12);
    const lb_debt_security *note = lb_debt_find(&s, "912828SF8");
    ck_assert(note->debt_class == LB_DEBT_NOTES && note->coupon_dec == 0.02 && note->tranche_count == 3);
    ck_assert(s.tranches[note->first_tranche + 1].yield_dec == 0.02076);
    ck_assert(note->amounts.usd[LB_AMOUNT_OUTSTANDING] == 74200 * MILLION);
    ck_assert(note->interest_dates == 2 && note->interest_month[0] == 8 && note->interest_day[1] == 15);
    const lb_debt_security *bond = lb_debt_find(&s, "912810EM6");
    ck_assert_int_eq(bond->issue_date, lb_date_make(1992, 8, 17));
    ck_assert_int_eq(bond->maturity, lb_date_make(2022, 8, 15));
    ck_assert(bond->amounts.usd[LB_AMOUNT_REDEEMED] == -225 * MILLION);
    const lb_debt_security *frn = lb_debt_find(&s, "91282CDU2");
    ck_assert(frn->coupon_dec == 0 && s.tranches[frn->first_tranche].yield_dec == -0.00015);
    const lb_debt_security *bill =
        lb_debt_find(&s, "912796K99"); /* each of its tranches gives its own amount */
    ck_assert(bill->tranche_count == 2 && bill->amounts.usd[LB_AMOUNT_OUTSTANDING] == 120279 * MILLION);
    lb_debt_statement_free(&s);
}
END_TEST

START_TEST(holders_strips_and_the_limit_are_read)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_opdm_parse, s, "opdm/statement.prn");
    ck_assert_int_eq(s.holders_count, 15);
    ck_assert(s.holders[5].debt_class == LB_DEBT_FFB && s.holders[5].intragov_usd == 6053 * MILLION);
    ck_assert(s.holders[6].debt_class == LB_DEBT_MARKETABLE && s.holders[6].public_usd == 462447 * MILLION);
    ck_assert(s.limit_usd == 31381463 * MILLION);
    ck_assert_int_eq(s.strip_count, 3);
    ck_assert_str_eq(s.strips[0].corpus_cusip, "912820ZW0");
    ck_assert(s.strips[0].stripped_usd == 6218200000 && s.strips[2].reconstituted_usd == 500000);
    ck_assert_int_eq(s.strips[2].debt_class, LB_DEBT_BONDS);
    lb_debt_statement_free(&s);
}
END_TEST

START_TEST(line_items_are_read_from_their_sections)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_opdm_parse, s, "opdm/statement.prn");
    int intragov = 0, two_lines = 0;
    for (int i = 0; i < s.line_count; i++) {
        intragov += s.lines[i].group == LB_GROUP_INTRAGOV;
        two_lines += strcmp(s.lines[i].name,
                            "Treasury Time Deposit  - Certificates of Indebtedness (Various rates)") == 0;
    }
    ck_assert_int_eq(intragov, 2);
    ck_assert_int_eq(two_lines, 1);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_SAVINGS, LB_DEBT_MATURED) == 31615 * MILLION);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_GAS, LB_DEBT_MATURED) == 93 * MILLION);
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_OTHER_DEBT, LB_DEBT_BOTH) == 2207 * MILLION);
    lb_debt_statement_free(&s);
}
END_TEST

/* The layout cuts digits off: "55," of 55,995 million. */
START_TEST(figures_cut_off_by_the_layout_are_warnings)
{
    lb_debt_statement s;
    READ_SAMPLE(lb_opdm_parse, s, "opdm/statement.prn");
    ck_assert(lb_debt_outstanding(&s, LB_DEBT_FRNS, LB_DEBT_MATURED) == 55995 * MILLION);
    ck_assert_int_eq(s.warnings.count, 2);
    ck_assert_str_eq(
        s.warnings.text[0],
        "a:68: the amount outstanding of \"Total Matured Treasury Floating\" is cut off in the file and "
        "taken from the other figures");
    ck_assert_str_eq(
        s.warnings.text[1],
        "a:93: the figures of \"Total United States Savings Bonds\" are cut off in the file and left out");
    lb_debt_statement_free(&s);
}
END_TEST

static void accepts(const char *find, const char *replace, const char *warning)
{
    char *sample = read_sample("opdm/statement.prn");
    const edit_case edit = {find, replace, LB_OK, ""};
    char *text = edit_sample(sample, &edit);
    lb_debt_statement s;
    lb_error err = {0};
    ck_assert_msg(lb_opdm_parse("a", text, strlen(text), &s, &err) == LB_OK, "%s", err.message);
    ck_assert_str_eq(s.warnings.text[0], warning);
    lb_debt_statement_free(&s);
    free(text);
    free(sample);
}

START_TEST(what_is_unknown_is_kept_as_other_with_a_warning)
{
    accepts("  Foreign Series....", "  Hope Bonds 19 ....",
            "a:18: table I: the row \"Hope Bonds\" is unknown and left out");
}
END_TEST

/* Published: marketable 22,918,898; total 30,012,386 million on 31 January 2022. */
START_TEST(the_published_months_reconcile)
{
    static const struct {
        const char *file;
        int securities, strips;
        int64_t marketable, total;
    } months[] = {{"mspd/opdm012020.prn", 405, 356, 16720002, 23223813},
                  {"mspd/opdm012021.prn", 421, 359, 21048965, 27784553},
                  {"mspd/opdm012022.prn", 427, 369, 22918898, 30012386}};
    char path[512];
    for (int i = 0; i < 3 && official_path(months[i].file, path); i++) {
        lb_debt_statement s;
        READ_OFFICIAL_FILE(lb_opdm_read, s, path);
        ck_assert_int_eq(s.security_count, months[i].securities);
        ck_assert_int_eq(s.strip_count, months[i].strips);
        int64_t published[2] = {0};
        for (int k = 0; k < s.total_count; k++) {
            int scope = s.totals[k].debt_class;
            if (scope == LB_DEBT_MARKETABLE || scope == LB_DEBT_PUBLIC_DEBT) {
                published[scope == LB_DEBT_PUBLIC_DEBT] = s.totals[k].amounts.usd[LB_AMOUNT_OUTSTANDING];
            }
        }
        ck_assert(published[0] == months[i].marketable * MILLION);
        ck_assert_msg(published[1] == months[i].total * MILLION, "%lld", (long long)(published[1] / MILLION));
        int64_t items = lb_debt_outstanding(&s, LB_DEBT_MARKETABLE, LB_DEBT_BOTH);
        ck_assert(llabs(items - published[0]) < 20 * MILLION);
        lb_debt_statement_free(&s);
    }
}
END_TEST

CHECK_MAIN("read_opdm", wrong_statements_are_refused_at_their_place,
           securities_have_centuries_tranches_and_interest_dates, holders_strips_and_the_limit_are_read,
           line_items_are_read_from_their_sections, figures_cut_off_by_the_layout_are_warnings,
           what_is_unknown_is_kept_as_other_with_a_warning, the_published_months_reconcile)
