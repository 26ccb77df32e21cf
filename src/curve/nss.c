#include "curve/nss.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "curve/nss_kernels.h"
#include "num/linalg.h"
#include "num/lb_math.h"

enum {
    PARAMETERS = 6, /* 4 betas, 2 log decays */
    RESIDUAL = 6,
    REFERENCE_STEPS = 6,
    MOST_STARTS = 6,
    APART = 5,       /* starts differ by as many decays of the search in slope or hump */
    FIRST_STEPS = 6, /* of every start, before most are given up */
    MOST_STEPS = 60
};

/* Log decays nearer than this make slope and humps all but dependent. */
#define LEAST_LOG_DISTANCE  0.2

/* Of a scaled normal matrix: keeps the humps of two near decays from running off against each other. */
#define RIDGE               1e-11

/* Marquardt's damping. */
#define DAMPING_START       1e-3
#define DAMPING_MOST        1e8

/* The fit ends when a step gains less than this part of the sum of squares. */
#define LEAST_GAIN          1e-8

/* After the first steps a start is followed if its sum of squares is within this factor of the best one's, or
 * above it by this mean square. */
#define WORTH_FOLLOWING     1.1
#define WORTH_FOLLOWING_BP2 0.03

/* A pair of decays from the search and the curve that belongs to it. */
typedef struct start {
    double squares;
    double beta[4];
    int slope, hump; /* indices of the decays */
} start;

typedef struct fitter {
    const lb_flow_grid *grid;
    const lb_nss_kernels *kernels;
    lb_nss_space *space;
    bool svensson;
    double low, high; /* bounds of the log decays */
    int evaluations;
} fitter;

/* A descent on its way. */
typedef struct descent {
    lb_nss_fit at;
    double normal[LB_NSS_ROW][LB_NSS_ROW];
    double damping;
    bool refused; /* the last step was */
    bool ended;
} descent;

/* Solves the scaled normal equations of the `count` parameters of `places`; parameters from 4 on are damped.
 * `step` gets the step of all parameters. */
static bool solve_step(const double normal[LB_NSS_ROW][LB_NSS_ROW], const int *places, int count,
                       double damping, double step[PARAMETERS])
{
    double matrix[PARAMETERS * PARAMETERS], right[PARAMETERS], scale[PARAMETERS];
    for (int i = 0; i < count; i++) {
        double square = normal[places[i]][places[i]];
        if (!(square > 0)) {
            return false;
        }
        scale[i] = 1.0 / sqrt(square);
    }
    for (int i = 0; i < count; i++) {
        for (int j = 0; j < count; j++) {
            matrix[i * count + j] = normal[places[i]][places[j]] * scale[i] * scale[j];
        }
        matrix[i * count + i] += RIDGE + (places[i] >= 4 ? damping : 0.0);
        right[i] = -normal[places[i]][RESIDUAL] * scale[i];
    }
    if (lb_cholesky_factor(matrix, count, NULL) != LB_OK) {
        return false;
    }
    lb_cholesky_solve(matrix, count, right);
    memset(step, 0, PARAMETERS * sizeof *step);
    for (int i = 0; i < count; i++) {
        step[places[i]] = right[i] * scale[i];
    }
    return true;
}

static double evaluate(fitter *f, const double beta[4], const double log_tau[2],
                       double normal[LB_NSS_ROW][LB_NSS_ROW])
{
    f->kernels->evaluate(f->grid, beta, log_tau, f->space, normal);
    f->evaluations++;
    return normal[RESIDUAL][RESIDUAL];
}

/* A first curve to linearise around: the betas that fit best for two middling decays. */
static bool find_reference(fitter *f, double start_dec, double beta[4], const double log_tau[2])
{
    static const int places[] = {0, 1, 2, 3};
    double normal[LB_NSS_ROW][LB_NSS_ROW], step[PARAMETERS];
    beta[0] = start_dec;
    beta[1] = beta[2] = beta[3] = 0;
    double best = INFINITY;
    for (int i = 0; i < REFERENCE_STEPS; i++) {
        double squares = evaluate(f, beta, log_tau, normal);
        if (!isfinite(squares) || !solve_step((const double(*)[LB_NSS_ROW])normal, places, 4, 0, step)) {
            return false;
        }
        if (!(squares < best * 0.999)) {
            break;
        }
        best = squares;
        for (int j = 0; j < 4; j++) {
            beta[j] += step[j];
        }
    }
    return true;
}

/* The best betas of a pair of decays in the linear problem and their sum of squares; INFINITY if there are none. */
static void solve_pair(const double products[LB_NSS_COLUMNS][LB_NSS_COLUMNS], bool svensson, start *s)
{
    const int column[4] = {0, 1 + s->slope, 1 + LB_NSS_DECAYS + s->slope, 1 + LB_NSS_DECAYS + s->hump};
    const int count = svensson ? 4 : 3;
    double low[4][4], x[4], scale[4];
    s->squares = INFINITY;
    for (int i = 0; i < count; i++) {
        scale[i] = 1.0 / sqrt(products[column[i]][column[i]]);
    }
    /* Cholesky of the scaled matrix, with the right side carried along. */
    double explained = 0;
    for (int i = 0; i < count; i++) {
        for (int j = 0; j <= i; j++) {
            int a = column[i] < column[j] ? column[i] : column[j],
                b = column[i] < column[j] ? column[j] : column[i];
            double sum = products[a][b] * scale[i] * scale[j] + (i == j ? RIDGE : 0.0);
            for (int k = 0; k < j; k++) {
                sum -= low[i][k] * low[j][k];
            }
            if (i == j && !(sum > 0)) {
                return;
            }
            low[i][j] = i == j ? sqrt(sum) : sum / low[j][j];
        }
        double right = products[column[i]][LB_NSS_TARGET] * scale[i];
        for (int k = 0; k < i; k++) {
            right -= low[i][k] * x[k];
        }
        x[i] = right / low[i][i];
        explained += x[i] * x[i];
    }
    for (int i = count - 1; i >= 0; i--) {
        for (int k = i + 1; k < count; k++) {
            x[i] -= low[k][i] * x[k];
        }
        x[i] /= low[i][i];
    }
    for (int i = 0; i < 4; i++) {
        s->beta[i] = i < count ? x[i] * scale[i] : 0.0;
    }
    s->squares = products[LB_NSS_TARGET][LB_NSS_TARGET] - explained;
}

/* Puts `s` among the starts, which stay sorted and apart: of two in one valley the better one is kept. */
static void keep(start best[MOST_STARTS], int *count, const start *s)
{
    int kept = 0;
    for (int i = 0; i < *count; i++) {
        bool near = abs(best[i].slope - s->slope) < APART && abs(best[i].hump - s->hump) < APART;
        if (near && best[i].squares <= s->squares) {
            return;
        }
    }
    for (int i = 0; i < *count; i++) {
        bool near = abs(best[i].slope - s->slope) < APART && abs(best[i].hump - s->hump) < APART;
        if (!near) {
            best[kept++] = best[i];
        }
    }
    int at = kept < MOST_STARTS ? kept++ : MOST_STARTS;
    *count = kept;
    while (at > 0 && s->squares < best[at - 1].squares) {
        if (at < MOST_STARTS) {
            best[at] = best[at - 1];
        }
        at--;
    }
    if (at < MOST_STARTS) {
        best[at] = *s;
    }
}

/* The decays, evenly spaced in the logarithm. */
static void make_decays(double tau_yrs[LB_NSS_DECAYS])
{
    double step = lb_log(LB_NSS_LONGEST_TAU / LB_NSS_SHORTEST_TAU) / (LB_NSS_DECAYS - 1);
    for (int g = 0; g < LB_NSS_DECAYS; g++) {
        tau_yrs[g] = LB_NSS_SHORTEST_TAU * lb_exp(step * g);
    }
}

/* The local minima of the linear problem over the grid of decays, best first. */
static int find_starts(fitter *f, const double beta[4], const double log_tau[2],
                       const double tau_yrs[LB_NSS_DECAYS], start best[MOST_STARTS])
{
    double products[LB_NSS_COLUMNS][LB_NSS_COLUMNS];
    start tried[LB_NSS_DECAYS][LB_NSS_DECAYS];
    f->kernels->search(f->grid, beta, log_tau, tau_yrs, f->space, products);
    f->evaluations++;
    int humps = f->svensson ? LB_NSS_DECAYS : 1;
    for (int i = 0; i < LB_NSS_DECAYS; i++) {
        for (int j = 0; j < humps; j++) {
            tried[i][j] = (start){.squares = INFINITY, .slope = i, .hump = j};
            if (!f->svensson || i != j) {
                solve_pair((const double(*)[LB_NSS_COLUMNS])products, f->svensson, &tried[i][j]);
            }
        }
    }
    int count = 0;
    for (int i = 0; i < LB_NSS_DECAYS; i++) {
        for (int j = 0; j < humps; j++) {
            bool least = tried[i][j].squares < INFINITY;
            for (int di = -1; di <= 1 && least; di++) {
                for (int dj = -1; dj <= 1 && least; dj++) {
                    int a = i + di, b = j + dj;
                    if ((di || dj) && a >= 0 && a < LB_NSS_DECAYS && b >= 0 && b < humps) {
                        least = tried[i][j].squares <= tried[a][b].squares;
                    }
                }
            }
            if (least) {
                keep(best, &count, &tried[i][j]);
            }
        }
    }
    return count;
}

static double clamp(double x, double low, double high)
{
    return x < low ? low : x > high ? high : x;
}

/* The damped step. A decay that stands at a bound and would leave it is held: the step is then that of the others. */
static bool bounded_step(const fitter *f, const descent *d, double step[PARAMETERS])
{
    int places[PARAMETERS] = {0, 1, 2}, count = 3;
    if (f->svensson) {
        places[count++] = 3;
    }
    const int betas = count;
    bool held[2] = {false, !f->svensson};
    for (;;) {
        count = betas;
        for (int j = 0; j < 2; j++) {
            if (!held[j]) {
                places[count++] = 4 + j;
            }
        }
        if (!solve_step((const double(*)[LB_NSS_ROW])d->normal, places, count, d->damping, step)) {
            return false;
        }
        bool again = false;
        for (int j = 0; j < 2; j++) {
            double x = d->at.log_tau[j];
            bool leaves = (x <= f->low && step[4 + j] < 0) || (x >= f->high && step[4 + j] > 0);
            again = again || (leaves && !held[j]);
            held[j] = held[j] || leaves;
        }
        if (!again) {
            return true;
        }
    }
}

/* Descends towards the nearest minimum for some steps. The betas take their full Gauss-Newton step and only the decays
 * are damped: the step of the decays is then that of the variable projection of L. Kaufman (BIT 15, 1975). */
static void descend(fitter *f, descent *d, int steps)
{
    double tried[LB_NSS_ROW][LB_NSS_ROW], step[PARAMETERS];
    for (int i = 0; i < steps && !d->ended; i++) {
        lb_nss_fit next = d->at;
        next.squares_bp2 = INFINITY;
        if (bounded_step(f, d, step)) {
            for (int j = 0; j < 4; j++) {
                next.beta[j] += step[j];
            }
            for (int j = 0; j < 2; j++) {
                next.log_tau[j] = clamp(next.log_tau[j] + clamp(step[4 + j], -0.7, 0.7), f->low, f->high);
            }
            if (!f->svensson || fabs(next.log_tau[0] - next.log_tau[1]) >= LEAST_LOG_DISTANCE) {
                next.squares_bp2 = evaluate(f, next.beta, next.log_tau, tried);
            }
        }
        if (!(next.squares_bp2 < d->at.squares_bp2)) {
            d->damping = d->damping * 10.0;
            d->refused = true;
            d->ended = d->damping > DAMPING_MOST;
            continue;
        }
        d->ended = d->at.squares_bp2 - next.squares_bp2 < LEAST_GAIN * d->at.squares_bp2;
        d->at = next;
        memcpy(d->normal, tried, sizeof d->normal);
        /* Damping that was just found necessary stays for a step. */
        d->damping = d->refused ? d->damping : d->damping * 0.1;
        d->refused = false;
    }
}

static void begin_descent(fitter *f, const start *from, const double tau_yrs[LB_NSS_DECAYS], descent *d)
{
    *d = (descent){.damping = DAMPING_START};
    d->at.log_tau[0] = lb_log(tau_yrs[from->slope]);
    d->at.log_tau[1] = lb_log(tau_yrs[from->hump]);
    memcpy(d->at.beta, from->beta, sizeof d->at.beta);
    d->at.squares_bp2 = evaluate(f, d->at.beta, d->at.log_tau, d->normal);
}

/* Follows all starts for some steps, then those that are still worth it to their end; the best one replaces `out` if
 * it is better. */
static void follow(fitter *f, const start *starts, int count, const double tau_yrs[LB_NSS_DECAYS],
                   lb_nss_fit *out)
{
    descent descents[MOST_STARTS];
    double least = INFINITY;
    for (int i = 0; i < count; i++) {
        descent *d = &descents[i];
        begin_descent(f, &starts[i], tau_yrs, d);
        descend(f, d, FIRST_STEPS);
        least = d->at.squares_bp2 < least ? d->at.squares_bp2 : least;
    }
    for (int i = 0; i < count; i++) {
        if (!(descents[i].at.squares_bp2 <=
              WORTH_FOLLOWING * least + WORTH_FOLLOWING_BP2 * f->grid->bond_count)) {
            continue;
        }
        descend(f, &descents[i], MOST_STEPS);
        if (descents[i].at.squares_bp2 < out->squares_bp2) {
            *out = descents[i].at;
        }
    }
}

lb_status lb_nss_fit_grid(const lb_flow_grid *grid, bool svensson, double start_dec, lb_nss_space *space,
                          lb_nss_fit *out, lb_error *err)
{
    fitter f = {.grid = grid,
                .kernels = lb_nss_kernels_get(0),
                .space = space,
                .svensson = svensson,
                .low = lb_log(LB_NSS_SHORTEST_TAU),
                .high = lb_log(LB_NSS_LONGEST_TAU)};
    double beta[4], tau_yrs[LB_NSS_DECAYS];
    const double log_tau[2] = {lb_log(1.2), lb_log(7.0)};
    start best[MOST_STARTS];
    make_decays(tau_yrs);
    int starts = 0;
    if (find_reference(&f, start_dec, beta, log_tau)) {
        starts = find_starts(&f, beta, log_tau, tau_yrs, best);
    }
    if (starts == 0) {
        return lb_fail(err, LB_ERR_NO_SOLUTION,
                       "the prices do not determine a %s curve: the maturities lie too near each other",
                       svensson ? "Svensson" : "Nelson-Siegel");
    }
    /* A curve that is nearly right makes the linear problem, and with it the choice of starts, nearly exact. */
    descent near;
    begin_descent(&f, &best[0], tau_yrs, &near);
    descend(&f, &near, FIRST_STEPS);
    *out = near.at;
    starts = find_starts(&f, near.at.beta, near.at.log_tau, tau_yrs, best);
    follow(&f, best, starts, tau_yrs, out);
    out->evaluations = f.evaluations;
    return isfinite(out->squares_bp2)
               ? LB_OK
               : lb_fail(err, LB_ERR_NO_SOLUTION, "no curve of this form comes near the prices");
}
