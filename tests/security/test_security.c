#include "check_main.h"

#include "securities_for_tests.h"

START_TEST(words_name_types_and_mistakes_are_explained)
{
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        lb_security_type parsed;
        ck_assert_int_eq(lb_security_type_parse(lb_security_type_word(type), &parsed, NULL), LB_OK);
        ck_assert_int_eq(parsed, type);
    }
    ck_assert_str_eq(lb_security_type_word(99), "?");
    lb_error err;
    lb_security_type type;
    ck_assert_int_eq(lb_security_type_parse("nots", &type, &err), LB_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "did you mean note"));
    ck_assert_ptr_nonnull(strstr(err.message, "bill, note, bond, tips, frn, strip"));
}
END_TEST

START_TEST(usual_dates_fill_the_gaps)
{
    lb_security note = make(LB_NOTE, 0.04125, "2032-11-15", NULL, NULL);
    ck_assert_int_eq(note.dated_date, day("2022-11-15"));
    ck_assert_int_eq(note.first_coupon, day("2023-05-15"));
    ck_assert_int_eq(note.issue_date, note.dated_date);
    ck_assert_int_eq(lb_security_months(&note), 6);
    lb_security bond = make(LB_BOND, 0.0475, "2053-02-28", NULL, NULL);
    ck_assert_int_eq(bond.dated_date, day("2023-02-28"));
    ck_assert_int_eq(bond.first_coupon, day("2023-08-31"));
    lb_security bill = make(LB_BILL, 0.0, "2025-06-12", NULL, NULL);
    ck_assert_int_eq(bill.maturity - bill.dated_date, 364);
    ck_assert_int_eq(bill.first_coupon, LB_DATE_NONE);
    lb_security frn = make(LB_FRN, 0.0, "2026-01-31", NULL, NULL);
    ck_assert_int_eq(frn.dated_date, day("2024-01-31"));
    ck_assert_int_eq(frn.first_coupon, day("2024-04-30"));
    ck_assert_int_eq(lb_security_months(&frn), 3);
    lb_security strip = make(LB_STRIP, 0.0, "2040-08-15", NULL, NULL);
    ck_assert_int_eq(strip.first_coupon, LB_DATE_NONE);
    /* A dated date between interest dates makes a short first period, a later first coupon a long one. */
    lb_security brief = make(LB_NOTE, 0.085, "1992-03-31", "1990-04-02", NULL);
    ck_assert_int_eq(brief.first_coupon, day("1990-09-30"));
    /* Only the first coupon: a full period. */
    lb_security full = make(LB_NOTE, 0.085, "1992-03-31", NULL, "1990-09-30");
    ck_assert_int_eq(full.dated_date, day("1990-03-31"));
}
END_TEST

START_TEST(impossible_terms_are_refused)
{
    lb_security made;
    lb_error err;
    const lb_date none = LB_DATE_NONE, may = day("2032-05-15");
    ck_assert_int_eq(lb_security_make(LB_NOTE, 4.125, may, none, none, &made, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "0.04125"));
    ck_assert_int_eq(lb_security_make(LB_NOTE, NAN, may, none, none, &made, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make(LB_BILL, 0.01, may, none, none, &made, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make(LB_NOTE, 0.04, none, none, none, &made, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make(LB_NOTE, 0.04, may, may, none, &made, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make(LB_NOTE, 0.04, may, day("2030-05-15"), day("2030-12-15"), &made, &err),
                     LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "counted back"));
    ck_assert_int_eq(lb_security_make(LB_NOTE, 0.04, may, day("2029-05-15"), day("2030-11-15"), &made, &err),
                     LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make(LB_STRIP, 0.0, may, none, may, &made, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make((lb_security_type)17, 0.0, may, none, none, &made, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_security_make(LB_BOND, 0.04, may, day("1902-05-15"), none, &made, &err),
                     LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "127 years"));
    ck_assert_int_eq(lb_security_make(LB_BILL, 0, may, day("2031-05-01"), none, &made, &err), LB_ERR_RANGE);
    lb_security good = make(LB_NOTE, 0.04, "2032-05-15", NULL, NULL);
    good.issue_date = good.dated_date - 1;
    ck_assert_int_eq(lb_security_check(&good, &err), LB_ERR_RANGE);
    good = make(LB_NOTE, 0.04, "2032-05-15", NULL, NULL);
    good.first_coupon = none;
    ck_assert_int_eq(lb_security_check(&good, &err), LB_ERR_RANGE);
    good = make(LB_FRN, 0.0, "2026-01-31", NULL, NULL);
    good.spread_dec = NAN;
    ck_assert_int_eq(lb_security_check(&good, &err), LB_ERR_RANGE);
}
END_TEST

CHECK_MAIN("security", words_name_types_and_mistakes_are_explained, usual_dates_fill_the_gaps,
           impossible_terms_are_refused)
