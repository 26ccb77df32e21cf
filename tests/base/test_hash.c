#include "check_main.h"

#include "base/hash.h"

#include <string.h>

enum { SANITY_SIZE = 101 };
static const uint64_t prime_32 = 2654435761u;

/* The buffer of the sanity check of xxhsum. */
static void fill_sanity(unsigned char *buffer)
{
    uint32_t generator = (uint32_t)prime_32;
    for (int i = 0; i < SANITY_SIZE; i++) {
        buffer[i] = (unsigned char)(generator >> 24);
        generator *= generator;
    }
}

START_TEST(published_values)
{
    unsigned char buffer[SANITY_SIZE];
    fill_sanity(buffer);
    ck_assert_uint_eq(lb_hash_bytes(NULL, 0, 0), 0xEF46DB3751D8E999u);
    ck_assert_uint_eq(lb_hash_bytes(NULL, 0, prime_32), 0xAC75FDA2929B17EFu);
    ck_assert_uint_eq(lb_hash_bytes(buffer, 1, 0), 0x4FCE394CC88952D8u);
    ck_assert_uint_eq(lb_hash_bytes(buffer, 1, prime_32), 0x739840CB819FA723u);
    ck_assert_uint_eq(lb_hash_bytes(buffer, 14, 0), 0xCFFA8DB881BC3A3Du);
    ck_assert_uint_eq(lb_hash_bytes(buffer, 14, prime_32), 0x5B9611585EFCC9CBu);
    ck_assert_uint_eq(lb_hash_bytes(buffer, SANITY_SIZE, 0), 0x0EAB543384F878ADu);
    ck_assert_uint_eq(lb_hash_bytes(buffer, SANITY_SIZE, prime_32), 0xCAA65939306F1E21u);
    ck_assert_uint_eq(lb_hash_bytes("abc", 3, 0), 0x44BC2CF5AD770999u);
    const char *phrase = "Nobody inspects the spammish repetition";
    ck_assert_uint_eq(lb_hash_bytes(phrase, strlen(phrase), 0), 0xFBCEA83C8A378BF1u);
}
END_TEST

START_TEST(pieces_make_the_whole)
{
    unsigned char buffer[200];
    for (int i = 0; i < 200; i++) {
        buffer[i] = (unsigned char)(i * i + 7 * i);
    }
    for (size_t length = 0; length <= 200; length++) {
        uint64_t whole = lb_hash_bytes(buffer, length, 99);
        for (size_t piece = 1; piece <= length; piece += piece < 40 ? 1 : 13) {
            lb_hash hash;
            lb_hash_begin(&hash, 99);
            for (size_t at = 0; at < length; at += piece) {
                lb_hash_add(&hash, buffer + at, at + piece <= length ? piece : length - at);
                lb_hash_add(&hash, NULL, 0);
            }
            if (lb_hash_value(&hash) != whole || lb_hash_value(&hash) != whole) {
                ck_abort_msg("%zu bytes in pieces of %zu", length, piece);
            }
        }
    }
}
END_TEST

START_TEST(every_bit_counts)
{
    unsigned char buffer[72] = {0};
    uint64_t none = lb_hash_bytes(buffer, sizeof buffer, 0);
    for (size_t bit = 0; bit < 8 * sizeof buffer; bit++) {
        buffer[bit / 8] ^= (unsigned char)(1u << bit % 8);
        ck_assert_uint_ne(lb_hash_bytes(buffer, sizeof buffer, 0), none);
        buffer[bit / 8] ^= (unsigned char)(1u << bit % 8);
    }
    ck_assert_uint_ne(lb_hash_bytes(buffer, sizeof buffer - 1, 0), none);
    ck_assert_uint_ne(lb_hash_bytes(buffer, sizeof buffer, 1), none);
}
END_TEST

START_TEST(text_is_hexadecimal)
{
    char text[17];
    ck_assert_str_eq(lb_hash_text(0x0EAB543384F878ADu, text), "0eab543384f878ad");
    ck_assert_str_eq(lb_hash_text(0, text), "0000000000000000");
}
END_TEST

CHECK_MAIN("hash", published_values, pieces_make_the_whole, every_bit_counts, text_is_hexadecimal)
