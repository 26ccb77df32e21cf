/* Shares and ratios of cents against division in 128 bits: the same whole number, always. */
#include "check_main.h"

#include "base/cents.h"
#include "num/philox.h"

enum { DRAWS = 50000 };

/* A number of a random length of up to `most_bits`. */
static int64_t any_size(uint32_t i, uint32_t which, int most_bits)
{
    lb_place place = {.seed = 4, .stream = 1000 + which, .path = i};
    uint64_t bits = lb_random_bits(place, 0), length = lb_random_bits(place, 1) % (uint64_t)most_bits;
    return (int64_t)(bits >> 1 >> (62 - length));
}

static void check_share(int64_t cents, int64_t part, int64_t whole)
{
    __int128 exact = (__int128)cents * part / whole;
    if (exact <= INT64_MAX && exact >= INT64_MIN) {
        ck_assert_int_eq(lb_cents_share(cents, part, whole), (int64_t)exact);
    }
}

START_TEST(shares_are_exact)
{
    for (uint32_t i = 0; i < DRAWS; i++) {
        int64_t whole = any_size(i, 0, 62) + 1, part = any_size(i, 1, 62), cents = any_size(i, 2, 62);
        check_share(cents, part, whole);
        check_share(cents, part % whole, whole); /* a part of the whole, as holdings are */
        check_share(-cents, part % whole, whole);
    }
}
END_TEST

/* Products next to a whole multiple are where an estimate would fall on the wrong side. */
START_TEST(shares_next_to_whole_numbers_are_exact)
{
    for (uint32_t i = 0; i < DRAWS; i++) {
        int64_t whole = any_size(i, 3, 50) + 2, share = any_size(i, 4, 50);
        for (int64_t off = -1; off <= 1; off++) {
            check_share(share, whole + off, whole);
            check_share(share * (share < 1000 ? 3 : 1) + off, whole, whole);
        }
    }
    check_share(INT64_MAX, INT64_MAX, INT64_MAX);
    check_share(INT64_MAX, INT64_MAX - 1, INT64_MAX);
    check_share(0, INT64_MAX, 1);
}
END_TEST

START_TEST(ratios_are_exact)
{
    for (uint32_t i = 0; i < DRAWS; i++) {
        int64_t cents = any_size(i, 5, 62), ratio = any_size(i, 6, 20) - 1000;
        int64_t exact = (int64_t)(((__int128)cents * ratio + 50000) / 100000);
        ck_assert_int_eq(lb_cents_by_ratio(cents, ratio), exact);
    }
    ck_assert_int_eq(lb_cents_by_ratio(100, 500), 1); /* 0.5 cents: upwards */
    ck_assert_int_eq(lb_cents_by_ratio(100, 499), 0);
}
END_TEST

CHECK_MAIN("cents", shares_are_exact, shares_next_to_whole_numbers_are_exact, ratios_are_exact)
