#include "check_main.h"

#include "base/sha256.h"

#include <string.h>

/* Values of FIPS 180-2, Appendix B, and of the empty message (NIST CAVP SHA256ShortMsg, Len = 0). */
START_TEST(published_values)
{
    char text[65];
    ck_assert_str_eq(lb_sha256_bytes(NULL, 0, text),
                     "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    ck_assert_str_eq(lb_sha256_bytes("abc", 3, text),
                     "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    ck_assert_str_eq(lb_sha256_bytes(two_blocks, strlen(two_blocks), text),
                     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
END_TEST

START_TEST(a_million_letters_in_odd_pieces)
{
    static char letters[1000];
    memset(letters, 'a', sizeof letters);
    lb_sha256 sha;
    char text[65];
    lb_sha256_begin(&sha);
    for (int i = 0; i < 1000; i++) {
        lb_sha256_add(&sha, letters, 337);
        lb_sha256_add(&sha, letters, 663);
    }
    ck_assert_str_eq(lb_sha256_end(&sha, text),
                     "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
END_TEST

/* Where the padding falls into one block or two. */
START_TEST(pieces_make_the_whole)
{
    unsigned char buffer[140];
    for (int i = 0; i < 140; i++) {
        buffer[i] = (unsigned char)(i * 3 + 1);
    }
    for (size_t length = 0; length <= sizeof buffer; length++) {
        char whole[65], pieces[65];
        lb_sha256 sha;
        lb_sha256_begin(&sha);
        for (size_t at = 0; at < length; at++) {
            lb_sha256_add(&sha, buffer + at, 1);
        }
        ck_assert_str_eq(lb_sha256_end(&sha, pieces), lb_sha256_bytes(buffer, length, whole));
    }
}
END_TEST

CHECK_MAIN("sha256", published_values, a_million_letters_in_odd_pieces, pieces_make_the_whole)
