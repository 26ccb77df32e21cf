#include "check_main.h"

#include "curve/par_nss.h"

#include <math.h>

static const double tenors[] = {0.25, 0.5, 1, 2, 3, 5, 7, 10, 20, 30};
enum { TENORS = sizeof tenors / sizeof tenors[0] };

static lb_par_nss_work *new_work(void)
{
    lb_par_nss_work *work;
    ck_assert_int_eq(lb_par_nss_work_new(&work, NULL), LB_OK);
    return work;
}

/* A flat zero curve has the par yield 2 (e^(z/2) - 1) at every half-year. */
START_TEST(flat_curve_by_hand)
{
    lb_par_nss flat = {.beta_dec = {0.05}, .tau_yrs = {1, 5}};
    for (int i = 1; i < TENORS; i++) {
        ck_assert_double_eq_tol(lb_par_nss_par_dec(&flat, tenors[i]), 2 * (exp(0.025) - 1), 1e-15);
    }
    ck_assert_double_eq_tol(lb_par_nss_par_dec(&flat, 0.25), 4 * (exp(0.0125) - 1), 1e-15);
}
END_TEST

/* Curves of many shapes are found again from their own par yields: to a twentieth of a basis point in these, to half a
 * basis point in the zero yields between. */
START_TEST(own_curves_are_found)
{
    lb_par_nss_work *work = new_work();
    for (int shape = 0; shape < 81; shape++) {
        lb_par_nss truth = {.beta_dec = {0.04 + 0.02 * (shape % 3), -0.03 + 0.02 * (shape / 3 % 3),
                                         -0.02 + 0.02 * (shape / 9 % 3),
                                         shape < 27 ? 0 : -0.02 + 0.01 * (shape / 27)},
                            .tau_yrs = {0.9 + 0.6 * (shape % 5), 9.0}};
        double par[TENORS];
        for (int i = 0; i < TENORS; i++) {
            par[i] = lb_par_nss_par_dec(&truth, tenors[i]);
        }
        lb_par_nss found;
        lb_error err;
        ck_assert_msg(lb_par_nss_fit(work, tenors, par, TENORS, shape >= 27, &found, &err) == LB_OK, "%s",
                      err.message);
        ck_assert_msg(found.rms_dec < 5e-6, "shape %d: %g", shape, found.rms_dec);
        for (int n = 3; n <= 360; n += 3) {
            double miss = lb_par_nss_zero_dec(&found, n / 12.0) - lb_par_nss_zero_dec(&truth, n / 12.0);
            ck_assert_msg(fabs(miss) < 5e-5, "shape %d, %d months: %g", shape, n, miss);
        }
    }
    lb_par_nss_work_free(work);
}
END_TEST

/* Nothing nearby fits better: the decays are a minimum, and the betas of the nonlinear problem too. */
START_TEST(fit_is_a_minimum)
{
    static const double par[] = {0.0012, 0.0019, 0.0029, 0.0087, 0.0138,
                                 0.0236, 0.0303, 0.0359, 0.0440, 0.0453};
    lb_par_nss_work *work = new_work();
    lb_par_nss best;
    ck_assert_int_eq(lb_par_nss_fit(work, tenors, par, TENORS, true, &best, NULL), LB_OK);
    ck_assert(best.rms_dec < 6e-4);
    for (int k = 0; k < 12; k++) {
        lb_par_nss other = best;
        double *moved = k < 8 ? &other.beta_dec[k / 2] : &other.tau_yrs[(k - 8) / 2];
        *moved *= k % 2 ? 1.03 : 0.97;
        double squares = 0;
        for (int i = 0; i < TENORS; i++) {
            double miss = lb_par_nss_par_dec(&other, tenors[i]) - par[i];
            squares += miss * miss;
        }
        ck_assert_msg(sqrt(squares / TENORS) >= best.rms_dec * (1 - 1e-4), "move %d", k);
    }
    lb_par_nss_work_free(work);
}
END_TEST

START_TEST(bad_input_is_named)
{
    static const double par[TENORS] = {0.01, 0.01, 0.01, 0.01, 0.01, 0.9};
    lb_par_nss_work *work = new_work();
    lb_par_nss out;
    lb_error err;
    ck_assert_int_eq(lb_par_nss_fit(work, tenors, par, 3, false, &out, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "3 par yields: the curve needs 4 to 16");
    ck_assert_int_eq(lb_par_nss_fit(work, tenors, par, TENORS, true, &out, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "par yield of 5 years: 90 % is not in -5..50 %");
    static const double odd[] = {1, 2, 2.2, 5};
    ck_assert_int_eq(lb_par_nss_fit(work, odd, par, 4, false, &out, &err), LB_ERR_RANGE);
    lb_par_nss_work_free(work);
}
END_TEST

CHECK_MAIN("par_nss", flat_curve_by_hand, own_curves_are_found, fit_is_a_minimum, bad_input_is_named)
