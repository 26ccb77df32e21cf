#include "curve/spline.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "num/linalg.h"
#include "num/lb_math.h"

enum { MOST_STEPS = 30, ROW = LB_SPLINE_MOST };

/* A step that changes no coefficient by more than this ends the fit: quadratic convergence leaves nothing behind. */
#define LEAST_STEP_DEC 1e-9

/* Knots where there are that many maturities; those near the end of the data give way to it. */
static const double usual_knots[] = {0.5, 1,  1.5, 2,  2.5, 3,  3.5, 4,  5,  6,  7, 8,
                                     9,   10, 12,  14, 16,  18, 20,  22, 24, 26, 28};
#define LAST_GAP_YRS 1.0

static void make_basis(lb_spline_basis *basis, double end)
{
    int inner = 0;
    for (int i = 0; i < LB_SPLINE_ORDER; i++) {
        basis->knots[i] = 0;
    }
    for (size_t i = 0; i < sizeof usual_knots / sizeof usual_knots[0]; i++) {
        if (usual_knots[i] <= end - LAST_GAP_YRS) {
            basis->knots[LB_SPLINE_ORDER + inner++] = usual_knots[i];
        }
    }
    basis->count = inner + LB_SPLINE_ORDER;
    for (int i = 0; i <= LB_SPLINE_ORDER; i++) {
        basis->knots[basis->count + i] = end;
    }
}

/* The knot interval of t: knots[span] <= t < knots[span + 1], the last one closed. */
static int span_of(const lb_spline_basis *basis, double t)
{
    int span = LB_SPLINE_ORDER - 1;
    while (span + 1 < basis->count && basis->knots[span + 1] <= t) {
        span++;
    }
    return span;
}

/* The B-splines of `order` that do not vanish on `span`, those of index span - order + 1 .. span, at t
 * (C. de Boor, J. Approximation Theory 6, 1972). */
static void splines_at(const lb_spline_basis *basis, int span, int order, double t, double *out)
{
    double left[LB_SPLINE_ORDER + 1], right[LB_SPLINE_ORDER + 1];
    out[0] = 1;
    for (int k = 1; k < order; k++) {
        left[k] = t - basis->knots[span + 1 - k];
        right[k] = basis->knots[span + k] - t;
        double carried = 0;
        for (int i = 0; i < k; i++) {
            double share = out[i] / (right[i + 1] + left[k - i]);
            out[i] = carried + right[i + 1] * share;
            carried = left[k - i] * share;
        }
        out[k] = carried;
    }
}

/* Integrals of all B-splines from 0 to t. */
static void integrals_at(const lb_spline_basis *basis, double t, double *out)
{
    double higher[LB_SPLINE_ORDER + 1];
    int span = span_of(basis, t);
    splines_at(basis, span, LB_SPLINE_ORDER + 1, t, higher);
    double above = 0; /* the higher splines of index above k */
    for (int k = basis->count - 1; k >= 0; k--) {
        int i = k - (span - LB_SPLINE_ORDER); /* higher[i] is the spline of index span - order + i */
        if (i >= 0 && i <= LB_SPLINE_ORDER && k <= span) {
            above += higher[i];
        }
        double share = k < span - LB_SPLINE_ORDER + 1 ? 1.0 : above;
        out[k] = share * (basis->knots[k + LB_SPLINE_ORDER] - basis->knots[k]) * 0.25;
    }
}

/* Coefficients of the derivative, one order lower: out[k] belongs to index k, k >= times differentiated. */
static void differentiate(const lb_spline_basis *basis, int order, const double *coefs, double *out)
{
    for (int k = 1; k < basis->count; k++) {
        double gap = basis->knots[k + order - 1] - basis->knots[k];
        out[k] = gap > 0 ? (order - 1) * (coefs[k] - coefs[k - 1]) / gap : 0.0;
    }
    out[0] = 0;
}

/* The sum of `coefs` times the splines of `order` on `span` at t. */
static double spline_value(const lb_spline_basis *basis, int span, int order, const double *coefs, double t)
{
    double values[LB_SPLINE_ORDER + 1], sum = 0;
    splines_at(basis, span, order, t, values);
    for (int i = 0; i < order; i++) {
        sum += coefs[span - order + 1 + i] * values[i];
    }
    return sum;
}

/* Adds the integral of lambda f''^2, f'' linear on each interval, by three Gauss points for the sake of lambda. */
static void add_penalty(const lb_spline_basis *basis, const lb_spline_penalty *penalty, double scale,
                        double normal[ROW][ROW + 1])
{
    static const double point[3] = {-0.7745966692414834, 0, 0.7745966692414834};
    static const double weight[3] = {5.0 / 18, 8.0 / 18, 5.0 / 18};
    for (int span = LB_SPLINE_ORDER - 1; span < basis->count; span++) {
        double begin = basis->knots[span], length = basis->knots[span + 1] - begin;
        double second[3][LB_SPLINE_ORDER]; /* of the four splines alive, at the three points */
        for (int j = 0; j < LB_SPLINE_ORDER; j++) {
            double unit[LB_SPLINE_MOST] = {0}, once[LB_SPLINE_MOST], twice[LB_SPLINE_MOST];
            unit[span - LB_SPLINE_ORDER + 1 + j] = 1;
            differentiate(basis, LB_SPLINE_ORDER, unit, once);
            differentiate(basis, LB_SPLINE_ORDER - 1, once, twice);
            for (int q = 0; q < 3; q++) {
                double t = begin + length * 0.5 * (1 + point[q]);
                second[q][j] = spline_value(basis, span, 2, twice, t);
            }
        }
        for (int q = 0; q < 3; q++) {
            double t = begin + length * 0.5 * (1 + point[q]);
            double log10 = penalty->long_log10 -
                           (penalty->long_log10 - penalty->short_log10) * lb_exp(-t / penalty->turn_yrs);
            double w = scale * length * weight[q] * lb_exp(log10 * 2.302585092994046);
            for (int a = 0; a < LB_SPLINE_ORDER; a++) {
                for (int b = 0; b < LB_SPLINE_ORDER; b++) {
                    normal[span - LB_SPLINE_ORDER + 1 + a][span - LB_SPLINE_ORDER + 1 + b] +=
                        w * second[q][a] * second[q][b];
                }
            }
        }
    }
}

/* Adds the weighted squares of the yield errors of all bonds at `coefs`; the last column gets the derivative.
 * Returns their sum. */
static double add_errors(const lb_flow_grid *grid, const lb_spline_fit *fit, lb_spline_space *space,
                         double normal[ROW][ROW + 1])
{
    const int n = fit->basis.count;
    double squares = 0;
    for (int i = 0; i < grid->date_count; i++) {
        const double *integral = space->integrals + (size_t)i * ROW;
        double level = 0;
        for (int k = 0; k < n; k++) {
            level += fit->coefs[k] * integral[k];
        }
        space->discount[i] = lb_exp(-level);
    }
    for (int c = 0; c < grid->cycle_count; c++) {
        const lb_grid_cycle *cycle = &grid->cycles[c];
        double sum[ROW + 1] = {0}, row[ROW];
        int next = cycle->begin;
        for (int i = 0; i < cycle->bond_count; i++) {
            const lb_grid_bond *bond = &grid->bonds[cycle->first_bond + i];
            for (; next <= bond->end; next++) {
                const double *integral = space->integrals + (size_t)next * ROW;
                double discount = space->discount[next];
                for (int k = 0; k < n; k++) {
                    sum[k] -= discount * integral[k];
                }
                sum[ROW] += discount;
            }
            if (bond->weight == 0) {
                continue;
            }
            const double *last = space->integrals + (size_t)bond->end * ROW;
            const double *first = space->integrals + (size_t)cycle->begin * ROW;
            const double *second = first + (bond->second_extra != 0 ? ROW : 0);
            double d_last = space->discount[bond->end], d_first = space->discount[cycle->begin];
            double d_second = bond->second_extra != 0 ? space->discount[cycle->begin + 1] : 0;
            double price = bond->half * sum[ROW] + 100 * d_last + bond->first_extra * d_first +
                           bond->second_extra * d_second;
            double error = (price - bond->dirty_px) * bond->per_bp;
            for (int k = 0; k < n; k++) {
                row[k] = bond->per_bp *
                         (bond->half * sum[k] - 100 * d_last * last[k] -
                          bond->first_extra * d_first * first[k] - bond->second_extra * d_second * second[k]);
            }
            squares += error * error;
            for (int a = 0; a < n; a++) {
                for (int b = 0; b <= a; b++) {
                    normal[a][b] += row[a] * row[b];
                }
                normal[a][ROW] += row[a] * error;
            }
        }
    }
    return squares;
}

static double used_weight(const lb_flow_grid *grid)
{
    double used = 0;
    for (int i = 0; i < grid->bond_count; i++) {
        used += grid->bonds[i].weight;
    }
    return used;
}

/* One Gauss-Newton step of the coefficients; returns its size, NAN if there is none. */
static double take_step(const double rough[ROW][ROW + 1], double normal[ROW][ROW + 1], lb_spline_fit *fit)
{
    const int n = fit->basis.count;
    double matrix[ROW * ROW], right[ROW], size = 0;
    for (int a = 0; a < n; a++) {
        double pull = normal[a][ROW];
        for (int b = 0; b < n; b++) {
            pull += rough[a][b] * fit->coefs[b];
        }
        for (int b = 0; b <= a; b++) {
            matrix[a * n + b] = normal[a][b] + rough[a][b];
        }
        right[a] = -pull;
    }
    if (lb_cholesky_factor(matrix, n, NULL) != LB_OK) {
        return NAN;
    }
    lb_cholesky_solve(matrix, n, right);
    for (int k = 0; k < n; k++) {
        fit->coefs[k] += right[k];
        size = fabs(right[k]) > size ? fabs(right[k]) : size;
    }
    return isfinite(size) ? size : NAN;
}

lb_status lb_spline_fit_grid(const lb_flow_grid *grid, const lb_spline_penalty *penalty, double start_dec,
                             double long_end_yrs, lb_spline_space *space, lb_spline_fit *out, lb_error *err)
{
    static const double none[ROW][ROW + 1];
    double rough[ROW][ROW + 1], normal[ROW][ROW + 1];
    make_basis(&out->basis, long_end_yrs);
    memcpy(rough, none, sizeof rough);
    /* Yield errors are in basis points, coefficients decimal: hence 1e8. */
    add_penalty(&out->basis, penalty, 1e8 * used_weight(grid), rough);
    for (int i = 0; i < grid->date_count; i++) {
        integrals_at(&out->basis, grid->years[i], space->integrals + (size_t)i * ROW);
    }
    for (int k = 0; k < out->basis.count; k++) {
        out->coefs[k] = start_dec;
    }
    out->evaluations = 0;
    for (int i = 0; i < MOST_STEPS; i++) {
        memcpy(normal, none, sizeof normal);
        out->squares_bp2 = add_errors(grid, out, space, normal);
        out->evaluations++;
        double size = take_step((const double(*)[ROW + 1]) rough, normal, out);
        if (isnan(size)) {
            return lb_fail(err, LB_ERR_NO_SOLUTION,
                           "the prices do not determine a spline: the maturities lie too near each other");
        }
        if (size < LEAST_STEP_DEC) {
            return LB_OK;
        }
    }
    return lb_fail(err, LB_ERR_NO_SOLUTION, "the spline does not settle on these prices in %d steps",
                   MOST_STEPS);
}

void lb_spline_to_curve(const lb_spline_fit *fit, lb_date settle, lb_curve *out)
{
    const lb_spline_basis *basis = &fit->basis;
    double coefs[LB_SPLINE_ORDER][LB_SPLINE_MOST];
    memcpy(coefs[0], fit->coefs, sizeof coefs[0]);
    for (int d = 1; d < LB_SPLINE_ORDER; d++) {
        differentiate(basis, LB_SPLINE_ORDER + 1 - d, coefs[d - 1], coefs[d]);
    }
    memset(out, 0, sizeof *out);
    out->settle = settle;
    out->kind = LB_CURVE_PIECES;
    out->longest_yrs = basis->knots[basis->count];
    double level = 0;
    for (int span = LB_SPLINE_ORDER - 1; span < basis->count; span++) {
        double begin = basis->knots[span], x = basis->knots[span + 1] - begin;
        lb_curve_piece *piece = &out->pieces[out->piece_count++];
        *piece = (lb_curve_piece){.start_yrs = begin, .level = level};
        double factorial = 1;
        for (int d = 0; d < LB_SPLINE_ORDER; d++) {
            factorial *= d > 1 ? d : 1;
            piece->f[d] = spline_value(basis, span, LB_SPLINE_ORDER - d, coefs[d], begin) / factorial;
        }
        level += x * (piece->f[0] + x * (piece->f[1] / 2 + x * (piece->f[2] / 3 + x * piece->f[3] / 4)));
    }
    out->pieces[out->piece_count++] =
        (lb_curve_piece){.start_yrs = out->longest_yrs, .level = level, .f = {fit->coefs[basis->count - 1]}};
}
