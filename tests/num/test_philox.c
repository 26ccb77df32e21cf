#include "check_main.h"

#include "base/hash.h"
#include "num/normal.h"
#include "num/philox.h"
#include "num/quantile.h"

#include <math.h>
#include <string.h>

/* Random123, kat_vectors, "philox4x32 10": counter, key, result. */
START_TEST(known_answers)
{
    static const uint32_t vectors[3][10] = {
        {0, 0, 0, 0, 0, 0, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8},
        {0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x408f276d, 0x41c83b0e,
         0xa20bc7c6, 0x6d5451fd},
        {0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, 0xd16cfe09, 0x94fdcceb,
         0x5001e420, 0x24126ea1},
    };
    for (int i = 0; i < 3; i++) {
        uint32_t out[4];
        lb_philox_block(vectors[i], vectors[i] + 4, out);
        ck_assert_mem_eq(out, vectors[i] + 6, sizeof out);
    }
}
END_TEST

/* The third vector again, through a place: counter = draw / 2, day, path, stream; key = seed. */
START_TEST(places_are_counters)
{
    lb_place place = {
        .seed = 0x299f31d0a4093822u, .stream = 0x03707344, .path = 0x13198a2e, .day = 0x85a308d3};
    ck_assert_uint_eq(lb_random_bits(place, 0x243f6a88u * 2u), 0x94fdccebd16cfe09u);
    ck_assert_uint_eq(lb_random_bits(place, 0x243f6a88u * 2u + 1u), 0x24126ea15001e420u);
}
END_TEST

START_TEST(every_coordinate_counts)
{
    lb_place place = {1, 2, 3, 4};
    uint64_t bits = lb_random_bits(place, 5);
    lb_place others[] = {{0x100000001u, 2, 3, 4}, {2, 2, 3, 4}, {1, 3, 3, 4}, {1, 2, 4, 4}, {1, 2, 3, 5}};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        ck_assert_uint_ne(lb_random_bits(others[i], 5), bits);
    }
    ck_assert_uint_ne(lb_random_bits(place, 4), bits);
    ck_assert_uint_eq(lb_random_bits(place, 5), bits);
}
END_TEST

enum { MANY = 1 << 20 };
static double values[MANY];

/* Mean, variance, fourth moment within five standard errors, and a chi-square over 1,024 cells. */
START_TEST(uniforms_are_uniform)
{
    static int cells[1024];
    double sum = 0.0, squares = 0.0, previous = 0.5, products = 0.0;
    for (int i = 0; i < MANY; i++) {
        lb_place place = {.seed = 9, .stream = 1, .path = (uint32_t)i / 1000, .day = (uint32_t)i / 10 % 100};
        double u = lb_random_uniform(place, (uint32_t)i % 10);
        if (!(u > 0.0 && u < 1.0)) {
            ck_abort_msg("%a", u);
        }
        double d = u - 0.5;
        sum += d;
        squares += d * d;
        products += d * previous;
        previous = d;
        cells[(int)(u * 1024)]++;
    }
    ck_assert_double_lt(fabs(sum / MANY), 5.0 * sqrt(1.0 / 12.0 / MANY));
    ck_assert_double_lt(fabs(squares / MANY - 1.0 / 12.0), 5.0 * sqrt(1.0 / 180.0 / MANY));
    ck_assert_double_lt(fabs(products / MANY), 5.0 / 12.0 / sqrt(MANY));
    double chi_square = 0.0;
    for (int c = 0; c < 1024; c++) {
        double excess = cells[c] - 1024.0;
        chi_square += excess * excess / 1024.0;
    }
    ck_assert_double_gt(chi_square, 1023.0 - 5.0 * sqrt(2.0 * 1023.0));
    ck_assert_double_lt(chi_square, 1023.0 + 5.0 * sqrt(2.0 * 1023.0));
}
END_TEST

/* Kolmogorov's distance to the normal distribution, and moments. */
START_TEST(normals_are_normal)
{
    double sum = 0.0, squares = 0.0, fourths = 0.0;
    for (int i = 0; i < MANY; i++) {
        lb_place place = {.seed = 77, .stream = 2, .path = 5, .day = (uint32_t)i};
        values[i] = lb_random_normal(place, 0);
        double square = values[i] * values[i];
        sum += values[i];
        squares += square;
        fourths += square * square;
    }
    ck_assert_double_lt(fabs(sum / MANY), 5.0 / sqrt(MANY));
    ck_assert_double_lt(fabs(squares / MANY - 1.0), 5.0 * sqrt(2.0 / MANY));
    ck_assert_double_lt(fabs(fourths / MANY - 3.0), 5.0 * sqrt(96.0 / MANY));
    lb_sort(values, MANY);
    double distance = 0.0;
    for (int i = 0; i < MANY; i++) {
        distance = fmax(distance, fabs(lb_norm_cdf(values[i]) - (i + 0.5) / MANY));
    }
    ck_assert_double_lt(distance, 1.95 / sqrt(MANY)); /* exceeded with probability 0.001 */
}
END_TEST

/* Neighbouring streams, paths and days have no correlation. */
START_TEST(neighbours_are_independent)
{
    double products[3] = {0.0};
    int count = 200000;
    for (int i = 0; i < count; i++) {
        lb_place place = {.seed = 3, .stream = 10, .path = 20, .day = (uint32_t)i};
        lb_place next_stream = place, next_path = place, next_day = place;
        next_stream.stream++;
        next_path.path++;
        next_day.day++;
        double x = lb_random_normal(place, 0);
        products[0] += x * lb_random_normal(next_stream, 0);
        products[1] += x * lb_random_normal(next_path, 0);
        products[2] += x * lb_random_normal(next_day, 0);
    }
    for (int k = 0; k < 3; k++) {
        ck_assert_double_lt(fabs(products[k] / count), 5.0 / sqrt(count));
    }
}
END_TEST

START_TEST(bits_are_the_same_everywhere)
{
    lb_hash hash;
    lb_hash_begin(&hash, 0);
    for (uint32_t i = 0; i < 100000; i++) {
        lb_place place = {.seed = i * 0x123456789u, .stream = i % 7, .path = i, .day = i / 3};
        double x[] = {lb_random_uniform(place, i % 5), lb_random_normal(place, i % 9)};
        lb_hash_add(&hash, x, sizeof x);
    }
    char text[17];
    ck_assert_str_eq(lb_hash_text(lb_hash_value(&hash), text), "4e52111e44c5c47b");
}
END_TEST

CHECK_MAIN("philox", known_answers, places_are_counters, every_coordinate_counts, uniforms_are_uniform,
           normals_are_normal, neighbours_are_independent, bits_are_the_same_everywhere)
