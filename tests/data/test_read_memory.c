/* test_read_memory.c - every reader with the n-th request for memory failing, for all n: it says so, returns an empty
 * result and leaves no block behind. The C library's allocator is stood in for, so there is nothing to test in a
 * build with the address sanitizer. */
#include "edit_cases.h"

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ADDRESS_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ADDRESS_SANITIZER 1
#endif
#endif

#if !defined(HAS_ADDRESS_SANITIZER) && defined(__GLIBC__)

#include <errno.h>

#include "data/read_cbo.h"
#include "data/read_debt_penny.h"
#include "data/read_fedinvest.h"
#include "data/read_mspd.h"
#include "data/read_opdm.h"
#include "data/read_par_yields.h"
#include "data/read_series.h"
#include "data/read_soma.h"
#include "data/read_tic.h"
#include "data/snapshot_table.h"

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void __libc_free(void *block);

static int requests, fails_at, blocks; /* since arm(); 0 never fails */
static bool armed;

static bool fails(void)
{
    if (armed && ++requests == fails_at) {
        errno = ENOMEM;
        return true;
    }
    return false;
}

void *malloc(size_t size)
{
    void *block = fails() ? NULL : __libc_malloc(size);
    blocks += armed && block;
    return block;
}

void *calloc(size_t count, size_t size)
{
    void *block = fails() ? NULL : __libc_calloc(count, size);
    blocks += armed && block;
    return block;
}

void *realloc(void *old, size_t size)
{
    void *block = fails() ? NULL : __libc_realloc(old, size);
    blocks += armed && block && !old;
    return block;
}

void free(void *block)
{
    blocks -= armed && block;
    __libc_free(block);
}

static void arm(int n)
{
    requests = 0;
    blocks = 0;
    fails_at = n;
    armed = true;
}

#define CHECK_MEMORY(PARSE, FREE, RESULT, SAMPLE)                                                            \
    do {                                                                                                     \
        char *sample = read_sample(SAMPLE);                                                                  \
        lb_status status;                                                                                    \
        int n = 0;                                                                                           \
        requests = 0;                                                                                        \
        while (requests >= n) { /* a library may make do without the request */                              \
            RESULT result, empty;                                                                            \
            lb_error err = {0};                                                                              \
            memset(&empty, 0, sizeof empty);                                                                 \
            memset(&result, 0, sizeof result);                                                               \
            arm(++n);                                                                                        \
            status = PARSE("a", sample, strlen(sample), &result, &err);                                      \
            if (status == LB_OK) {                                                                           \
                FREE(&result);                                                                               \
            }                                                                                                \
            armed = false;                                                                                   \
            ck_assert_msg(status == LB_OK || status == LB_ERR_NO_MEMORY, "request %d: %s", n, err.message);  \
            ck_assert_msg(blocks == 0, "request %d: %d blocks left", n, blocks);                             \
            ck_assert_int_eq(memcmp(&result, &empty, sizeof result), 0);                                     \
            ck_assert_int_lt(n, 10000);                                                                      \
        }                                                                                                    \
        ck_assert_msg(n > 3, "%s %d", SAMPLE, n);                                                            \
        free(sample);                                                                                        \
    } while (0)

static lb_status parse_fred(const char *name, const char *bytes, size_t length, lb_series *out, lb_error *err)
{
    return lb_series_parse(&lb_series_fred, name, bytes, length, out, err);
}

START_TEST(readers_survive_every_failed_request)
{
    CHECK_MEMORY(lb_mspd_parse, lb_debt_statement_free, lb_debt_statement, "mspd/statement.csv");
    CHECK_MEMORY(lb_opdm_parse, lb_debt_statement_free, lb_debt_statement, "opdm/statement.prn");
    CHECK_MEMORY(lb_soma_parse, lb_soma_free, lb_soma, "soma/holdings.csv");
    CHECK_MEMORY(lb_tic_parse, lb_tic_free, lb_tic, "tic/blocks.txt");
    CHECK_MEMORY(lb_fedinvest_parse, lb_fedinvest_free, lb_fedinvest, "fedinvest/days.csv");
    CHECK_MEMORY(parse_fred, lb_series_free, lb_series, "series/fred.csv");
    CHECK_MEMORY(lb_par_yields_parse, lb_par_yields_free, lb_par_yields, "par_yields/treasury.csv");
    CHECK_MEMORY(lb_debt_penny_parse, lb_debt_penny_free, lb_debt_penny, "debt_penny/dollars.csv");
    CHECK_MEMORY(lb_cbo_parse, lb_cbo_free, lb_cbo, "cbo/baseline.csv");
    CHECK_MEMORY(lb_snapshot_parse, lb_snapshot_free, lb_snapshot_table, "snapshot/small.csv");
}
END_TEST

CHECK_MAIN("read_memory", readers_survive_every_failed_request)

#else

int main(void)
{
    printf("skipped: needs the C library's own allocator\n");
    return 0;
}

#endif
