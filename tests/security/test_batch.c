#include "check_main.h"

#include <stdio.h>

#include "base/error.h"
#include "securities_for_tests.h"
#include "security/batch_kernels.h"

enum { MANY = 1000 };

typedef struct market {
    lb_security securities[MANY];
    double yield_dec[MANY];
    lb_date settle;
    size_t count;
} market;

/* Securities that live on one day, old and young, some in an irregular first period. */
static void roll_market(dice *d, market *m)
{
    m->settle = lb_date_make(roll_int(d, 2000, 2024), roll_int(d, 1, 12), roll_int(d, 1, 28));
    m->count = 0;
    while (m->count < MANY) {
        lb_date ignored;
        lb_security security = roll_security(d, &ignored);
        if (m->settle >= security.dated_date && m->settle < security.maturity) {
            m->yield_dec[m->count] = roll_real(d, -0.02, m->count % 20 ? 0.15 : 2.0);
            m->securities[m->count++] = security;
        }
    }
}

static lb_batch *batch_of(const market *m)
{
    lb_batch *batch;
    lb_error err = {0};
    ck_assert_msg(lb_batch_create(m->securities, m->count, &batch, &err) == LB_OK, "%s", err.message);
    return batch;
}

static void settle_on(lb_batch *batch, lb_date settle, lb_convention convention)
{
    lb_error err = {0};
    ck_assert_msg(lb_batch_settle(batch, settle, convention, &err) == LB_OK, "%s", err.message);
}

static void same_bits(double a, double b)
{
    ck_assert_msg(memcmp(&a, &b, sizeof a) == 0, "%.17g and %.17g differ", a, b);
}

START_TEST(batch_and_single_quote_agree_to_the_bit)
{
    dice d = {21};
    static market m;
    for (int trial = 0; trial < 10; trial++) {
        roll_market(&d, &m);
        lb_batch *batch = batch_of(&m);
        ck_assert_uint_eq(lb_batch_count(batch), MANY);
        for (int convention = 0; convention < 2; convention++) {
            settle_on(batch, m.settle, (lb_convention)convention);
            double clean[MANY], found[MANY], modified[MANY], convexity[MANY], dv01[MANY];
            lb_error err = {0};
            ck_assert_msg(lb_batch_clean_px(batch, m.yield_dec, clean, &err) == LB_OK, "%s", err.message);
            ck_assert_msg(lb_batch_yield_dec(batch, clean, found, &err) == LB_OK, "%s", err.message);
            ck_assert_int_eq(lb_batch_risk(batch, m.yield_dec, modified, convexity, dv01, &err), LB_OK);
            const double *accrued = lb_batch_accrued_px(batch);
            for (size_t i = 0; i < m.count; i++) {
                lb_pricing how = {.settle = m.settle, .convention = (lb_convention)convention};
                lb_quote quote = quote_with(&m.securities[i], how, LB_GIVEN_YIELD, m.yield_dec[i]);
                same_bits(accrued[i], quote.accrued_px);
                same_bits(clean[i], quote.clean_px);
                same_bits(modified[i], quote.modified_yrs);
                same_bits(convexity[i], quote.convexity);
                same_bits(dv01[i], quote.dv01_px);
                lb_quote back = quote_with(&m.securities[i], how, LB_GIVEN_CLEAN_PX, clean[i]);
                same_bits(found[i], back.yield_dec);
            }
        }
        lb_batch_free(batch);
    }
}
END_TEST

START_TEST(every_instruction_set_gives_the_same_bits)
{
    dice d = {22};
    static market m;
    static double clean[4][MANY], found[4][MANY], risk[4][3][MANY];
    int sets = 0;
    roll_market(&d, &m);
    lb_batch *batch = batch_of(&m);
    for (int convention = 0; convention < 2; convention++) {
        settle_on(batch, m.settle, (lb_convention)convention);
        for (sets = 0; lb_batch_kernels_get(sets); sets++) {
            lb_batch_use_kernels(batch, lb_batch_kernels_get(sets));
            ck_assert_int_eq(lb_batch_clean_px(batch, m.yield_dec, clean[sets], NULL), LB_OK);
            ck_assert_int_eq(lb_batch_yield_dec(batch, clean[0], found[sets], NULL), LB_OK);
            ck_assert_int_eq(
                lb_batch_risk(batch, m.yield_dec, risk[sets][0], risk[sets][1], risk[sets][2], NULL), LB_OK);
            ck_assert_mem_eq(clean[sets], clean[0], sizeof clean[0]);
            ck_assert_mem_eq(found[sets], found[0], sizeof found[0]);
            ck_assert_mem_eq(risk[sets], risk[0], sizeof risk[0]);
        }
    }
    printf("instruction sets compared: %d, best %s\n", sets, lb_batch_kernels_get(0)->name);
    ck_assert_int_ge(sets, 1);
    ck_assert_ptr_null(lb_batch_kernels_get(-1));
    lb_batch_free(batch);
}
END_TEST

START_TEST(settling_again_forgets_the_day_before)
{
    /* Through the first periods of irregular notes and back: the same as fresh batches. */
    lb_security notes[] = {make(LB_NOTE, .0850, "1995-05-15", "1990-03-01", "1990-11-15"),
                           make(LB_NOTE, .0850, "1992-03-31", "1990-04-02", NULL),
                           make(LB_BILL, 0, "1991-01-10", "1990-01-15", NULL),
                           make(LB_NOTE, .0875, "2000-05-31", "1990-03-01", "1990-05-31")};
    const char *days[] = {"1990-04-15", "1990-12-31", "1990-05-20", "1990-04-02", "1990-11-15", "1990-10-01"};
    lb_batch *lasting;
    ck_assert_int_eq(lb_batch_create(notes, 4, &lasting, NULL), LB_OK);
    const double yields[] = {.08, .09, .07, .085};
    for (int i = 0; i < 6; i++) {
        lb_batch *fresh;
        ck_assert_int_eq(lb_batch_create(notes, 4, &fresh, NULL), LB_OK);
        settle_on(lasting, day(days[i]), LB_CONVENTION_STREET);
        settle_on(fresh, day(days[i]), LB_CONVENTION_STREET);
        double a[4], b[4];
        ck_assert_int_eq(lb_batch_clean_px(lasting, yields, a, NULL), LB_OK);
        ck_assert_int_eq(lb_batch_clean_px(fresh, yields, b, NULL), LB_OK);
        ck_assert_mem_eq(a, b, sizeof a);
        lb_batch_free(fresh);
    }
    lb_batch_free(lasting);
}
END_TEST

START_TEST(century_bonds_are_members)
{
    lb_security bonds[] = {make(LB_BOND, .05, "2119-11-15", "2019-11-15", NULL),
                           make(LB_BOND, .05, "2069-11-15", "2019-11-15", NULL)};
    lb_batch *batch;
    ck_assert_int_eq(lb_batch_create(bonds, 2, &batch, NULL), LB_OK);
    settle_on(batch, day("2020-01-15"), LB_CONVENTION_STREET);
    double clean[2], back[2];
    const double yields[] = {.04, .06};
    ck_assert_int_eq(lb_batch_clean_px(batch, yields, clean, NULL), LB_OK);
    ck_assert_int_eq(lb_batch_yield_dec(batch, clean, back, NULL), LB_OK);
    for (int i = 0; i < 2; i++) {
        lb_pricing how = {.settle = day("2020-01-15"), .convention = LB_CONVENTION_STREET};
        same_bits(clean[i], quote_with(&bonds[i], how, LB_GIVEN_YIELD, yields[i]).clean_px);
        ck_assert_double_eq_tol(back[i], yields[i], 1e-14);
    }
    lb_batch_free(batch);
}
END_TEST

START_TEST(errors_name_the_element)
{
    lb_error err;
    lb_batch *batch;
    lb_security members[] = {make(LB_NOTE, .04, "2030-05-15", "2023-05-15", NULL),
                             make(LB_BILL, 0, "2024-06-13", "2023-12-14", NULL),
                             make(LB_FRN, 0, "2026-01-31", NULL, NULL)};
    ck_assert_int_eq(lb_batch_create(members, 3, &batch, &err), LB_ERR_USAGE);
    ck_assert_ptr_nonnull(strstr(err.message, "security 2 of the batch is an FRN"));
    members[2] = members[0];
    members[2].coupon_dec = 4.0;
    ck_assert_int_eq(lb_batch_create(members, 3, &batch, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_batch_create(members, 2, &batch, &err), LB_OK);
    double values[] = {.04, .05}, out[2], two[2], three[2];
    ck_assert_int_eq(lb_batch_clean_px(batch, values, out, &err), LB_ERR_USAGE);
    ck_assert_int_eq(lb_batch_yield_dec(batch, values, out, &err), LB_ERR_USAGE);
    ck_assert_int_eq(lb_batch_settle(batch, day("2024-06-13"), LB_CONVENTION_STREET, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "2024-06-13 is on or after the maturity"));
    ck_assert_int_eq(lb_batch_clean_px(batch, values, out, &err), LB_ERR_USAGE);
    ck_assert_int_eq(lb_batch_settle(batch, day("2023-06-01"), LB_CONVENTION_STREET, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "before the dated date"));
    ck_assert_int_eq(lb_batch_settle(batch, LB_DATE_NONE, LB_CONVENTION_STREET, &err), LB_ERR_RANGE);
    settle_on(batch, day("2024-01-02"), LB_CONVENTION_STREET);
    values[1] = NAN;
    ck_assert_int_eq(lb_batch_clean_px(batch, values, out, &err), LB_ERR_RANGE);
    ck_assert_ptr_nonnull(strstr(err.message, "security 1 of the batch"));
    ck_assert_int_eq(lb_batch_risk(batch, values, out, two, three, &err), LB_ERR_RANGE);
    const double bad[] = {0.0, -5.0, NAN, INFINITY, 1e200};
    for (int i = 0; i < 5; i++) {
        double prices[] = {bad[i], 99.0};
        ck_assert_int_eq(lb_batch_yield_dec(batch, prices, out, &err), LB_ERR_NO_SOLUTION);
        ck_assert_ptr_nonnull(strstr(err.message, "security 0 of the batch"));
    }
    lb_batch_free(batch);
    lb_batch_free(NULL);
}
END_TEST

START_TEST(memory_of_the_caller_serves_as_well)
{
    static _Alignas(64) char memory[1 << 20];
    dice d = {23};
    static market m;
    roll_market(&d, &m);
    lb_batch *placed, *created = batch_of(&m);
    lb_error err;
    size_t bytes = lb_batch_bytes(m.count);
    ck_assert_uint_gt(bytes, 0);
    ck_assert_uint_le(bytes, sizeof memory);
    ck_assert_int_eq(lb_batch_place(memory, bytes - 1, m.securities, m.count, &placed, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_batch_place(memory + 8, bytes, m.securities, m.count, &placed, &err), LB_ERR_RANGE);
    ck_assert_int_eq(lb_batch_place(memory, bytes, m.securities, m.count, &placed, &err), LB_OK);
    settle_on(placed, m.settle, LB_CONVENTION_TREASURY);
    settle_on(created, m.settle, LB_CONVENTION_TREASURY);
    static double a[MANY], b[MANY];
    ck_assert_int_eq(lb_batch_clean_px(placed, m.yield_dec, a, NULL), LB_OK);
    ck_assert_int_eq(lb_batch_clean_px(created, m.yield_dec, b, NULL), LB_OK);
    ck_assert_mem_eq(a, b, sizeof a);
    lb_batch_free(created);
    /* None at all is a batch too. */
    ck_assert_int_eq(lb_batch_place(memory, sizeof memory, NULL, 0, &placed, &err), LB_OK);
    settle_on(placed, m.settle, LB_CONVENTION_TREASURY);
    ck_assert_int_eq(lb_batch_clean_px(placed, NULL, NULL, NULL), LB_OK);
    ck_assert_uint_eq(lb_batch_bytes(SIZE_MAX), 0);
}
END_TEST

CHECK_MAIN("batch", batch_and_single_quote_agree_to_the_bit, every_instruction_set_gives_the_same_bits,
           settling_again_forgets_the_day_before, century_bonds_are_members, errors_name_the_element,
           memory_of_the_caller_serves_as_well)
