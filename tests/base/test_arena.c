#include "check_main.h"

#include "base/arena.h"
#include "failing_allocator.h"

#include <stdint.h>
#include <string.h>

START_TEST(memory_is_zeroed_aligned_and_apart)
{
    lb_arena arena;
    lb_status status = LB_OK;
    unsigned char *items[500];
    failing_allocator failing;
    failing_begin(&failing, 0);
    lb_arena_begin(&arena, &failing.allocator, 1000);
    for (size_t i = 0; i < 500; i++) {
        items[i] = lb_arena_alloc(&arena, i % 37, i % 11 + 1, &status, NULL);
        ck_assert_ptr_nonnull(items[i]);
        ck_assert_uint_eq((uintptr_t)items[i] % LB_ARENA_ALIGNMENT, 0);
        for (size_t k = 0; k < i % 37 * (i % 11 + 1); k++) {
            ck_assert_uint_eq(items[i][k], 0);
        }
        memset(items[i], (int)(i % 255) + 1, i % 37 * (i % 11 + 1));
    }
    for (size_t i = 0; i < 500; i++) { /* nobody wrote into a neighbour */
        for (size_t k = 0; k < i % 37 * (i % 11 + 1); k++) {
            if (items[i][k] != i % 255 + 1) {
                ck_abort_msg("item %zu", i);
            }
        }
    }
    ck_assert_int_eq(status, LB_OK);
    ck_assert_int_gt(failing.blocks, 1);
    ck_assert_uint_ge(arena.total, 500u * 18u);
    lb_arena_end(&arena);
    ck_assert_int_eq(failing.blocks, 0);
    ck_assert_uint_eq(arena.total, 0);
}
END_TEST

START_TEST(a_request_may_be_larger_than_a_block)
{
    lb_arena arena;
    lb_status status = LB_OK;
    lb_arena_begin(&arena, NULL, 128);
    double *numbers = lb_arena_alloc(&arena, 100000, sizeof *numbers, &status, NULL);
    ck_assert_int_eq(status, LB_OK);
    numbers[99999] = 1.0;
    lb_arena_end(&arena);
    numbers = lb_arena_alloc(&arena, 3, sizeof *numbers, &status, NULL); /* used again */
    ck_assert_ptr_nonnull(numbers);
    lb_arena_end(&arena);
    lb_arena_end(&arena);
}
END_TEST

START_TEST(failure_sticks)
{
    failing_allocator failing;
    for (int n = 1; n <= 3; n++) {
        lb_arena arena;
        lb_status status = LB_OK;
        lb_error err;
        failing_begin(&failing, n);
        lb_arena_begin(&arena, &failing.allocator, 64);
        int got = 0;
        for (int i = 0; i < 5; i++) {
            got += lb_arena_alloc(&arena, 1, 64, &status, &err) != NULL;
        }
        ck_assert_int_eq(got, n - 1);
        ck_assert_int_eq(status, LB_ERR_NO_MEMORY);
        ck_assert_str_eq(err.message, "no memory for 1 items of 64 bytes");
        ck_assert_int_eq(failing.requests, n); /* nothing was asked for after the failure */
        lb_arena_end(&arena);
        ck_assert_int_eq(failing.blocks, 0);
    }
}
END_TEST

START_TEST(absurd_sizes_fail)
{
    static const size_t cases[][2] = {
        {SIZE_MAX, 1}, {SIZE_MAX / 2 + 1, 2}, {1, SIZE_MAX}, {SIZE_MAX - 100, 1}, {SIZE_MAX / 8, 8}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        lb_arena arena;
        lb_status status = LB_OK;
        failing_allocator failing;
        failing_begin(&failing, 1); /* whatever reaches it fails */
        lb_arena_begin(&arena, &failing.allocator, 0);
        ck_assert_ptr_null(lb_arena_alloc(&arena, cases[i][0], cases[i][1], &status, NULL));
        ck_assert_int_eq(status, LB_ERR_NO_MEMORY);
        lb_arena_end(&arena);
    }
}
END_TEST

CHECK_MAIN("arena", memory_is_zeroed_aligned_and_apart, a_request_may_be_larger_than_a_block, failure_sticks,
           absurd_sizes_fail)
