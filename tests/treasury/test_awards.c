#include "check_main.h"

#include "treasury/awards.h"
#include "world/lists.h"

START_TEST(shares_lie_in_the_recorded_ranges)
{
    const int64_t bn = 100000000000;
    /* 4-week bill of 31 January 2024: 95 bn, 5.7 to 9.5 per cent noncompetitive in the record */
    ck_assert_int_eq(lb_noncompetitive_award(LB_4W, 95 * bn), 6393500000 * 100);
    /* 30-year bond: 0.12 to 0.20 per cent */
    ck_assert_int_eq(lb_noncompetitive_award(LB_30Y, 25 * bn), 4250000000);
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        ck_assert_int_gt(lb_noncompetitive_award(tenor, 40 * bn), 0);
        ck_assert_int_lt(lb_noncompetitive_award(tenor, 40 * bn), 4 * bn);
    }
}
END_TEST

START_TEST(awards_are_multiples_of_100_dollars)
{
    for (int64_t offering = 0; offering < 100000000000000; offering = offering * 3 + 123456700) {
        int64_t award = lb_noncompetitive_award(LB_13W, offering);
        ck_assert_int_eq(award % 10000, 0);
        ck_assert_int_le(award, offering);
        double exact = 0.0286 * (double)offering;
        ck_assert_double_le((double)award, exact + 1);
        ck_assert_double_gt((double)award, exact - 20001);
    }
}
END_TEST

CHECK_MAIN("awards", shares_lie_in_the_recorded_ranges, awards_are_multiples_of_100_dollars)
