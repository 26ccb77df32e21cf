#include "curve/nss_kernels.h"

#include <string.h>

#include "num/lb_math.h"

/* Written once, as inline functions, and compiled for each instruction set: wider vectors change how many elements
 * go at a time, never what is added to what. */

/* Per date: discount factor, the two decays' exponentials and mean decays. */
typedef struct date_columns {
    double *restrict discount, *restrict slope_1, *restrict power_1, *restrict slope_2, *restrict power_2;
} date_columns;

static date_columns columns_of(const lb_nss_space *space)
{
    double *v = space->date_values;
    return (date_columns){v, v + LB_GRID_MOST_DATES, v + 2 * LB_GRID_MOST_DATES, v + 3 * LB_GRID_MOST_DATES,
                          v + 4 * LB_GRID_MOST_DATES};
}

/* Beyond these the exponential is no normal number; a decay that far is none, a discount that far an absurdity. */
LB_INLINE double clamp_exponent(double x)
{
    x = x < -700.0 ? -700.0 : x;
    return x > 700.0 ? 700.0 : x;
}

LB_INLINE void fill_dates(const lb_flow_grid *grid, const double beta[4], const double tau[2], date_columns c)
{
    const double *restrict years = grid->years;
    const double rate_1 = 1.0 / tau[0], rate_2 = 1.0 / tau[1];
    const double b_0 = beta[0], b_12 = beta[1] + beta[2], b_2 = beta[2], b_3 = beta[3];
    for (int i = 0; i < grid->date_count; i++) {
        double t = years[i];
        double x = t * rate_1, y = t * rate_2;
        double e = lb_exp_kernel(clamp_exponent(-x)), f = lb_exp_kernel(clamp_exponent(-y));
        double p = (1.0 - e) / x, q = (1.0 - f) / y;
        double zero = b_0 + b_12 * p - b_2 * e + b_3 * (q - f);
        c.discount[i] = lb_exp_kernel(clamp_exponent(-zero * t));
        c.slope_1[i] = p;
        c.power_1[i] = e;
        c.slope_2[i] = q;
        c.power_2[i] = f;
    }
}

/* What a payment of 1 on date `i` adds to price (place 6) and derivatives. */
LB_INLINE void date_row(const lb_flow_grid *grid, const double beta[4], const double rate[2],
                        const date_columns *c, int i, double *restrict out)
{
    double t = grid->years[i];
    double w = -t * c->discount[i];
    double e = c->power_1[i], f = c->power_2[i];
    double hump_1 = c->slope_1[i] - e, hump_2 = c->slope_2[i] - f;
    out[0] = w;
    out[1] = w * c->slope_1[i];
    out[2] = w * hump_1;
    out[3] = w * hump_2;
    out[4] = w * (beta[1] * hump_1 + beta[2] * (hump_1 - t * rate[0] * e));
    out[5] = w * (beta[3] * (hump_2 - t * rate[1] * f));
    out[6] = c->discount[i];
    out[7] = 0.0;
}

/* The row of a bond from the running sum of its cycle, the row of its last date and those of the first two. */
LB_INLINE void bond_row(const lb_grid_bond *bond, const double *sum, const double *last, const double *first,
                        const double *second, int width, double *restrict out)
{
    double scale = bond->per_bp * bond->weight;
    for (int j = 0; j < width; j++) {
        double value = bond->half * sum[j] + 100.0 * last[j];
        value = value + (bond->first_extra * first[j] + bond->second_extra * second[j]);
        out[j] = value * scale;
    }
}

LB_INLINE void add_products(const double *row, double normal[LB_NSS_ROW][LB_NSS_ROW])
{
    for (int a = 0; a < LB_NSS_ROW; a++) { /* the last row stays 0: whole vectors */
        for (int b = 0; b < LB_NSS_ROW; b++) {
            normal[a][b] = normal[a][b] + row[a] * row[b];
        }
    }
}

LB_INLINE void evaluate(const lb_flow_grid *grid, const double beta[4], const double log_tau[2],
                        lb_nss_space *space, double normal[LB_NSS_ROW][LB_NSS_ROW])
{
    const double tau[2] = {lb_exp(log_tau[0]), lb_exp(log_tau[1])};
    const double rate[2] = {1.0 / tau[0], 1.0 / tau[1]};
    date_columns c = columns_of(space);
    fill_dates(grid, beta, tau, c);
    double products[LB_NSS_ROW][LB_NSS_ROW] = {{0}};
    for (int k = 0; k < grid->cycle_count; k++) {
        const lb_grid_cycle *cycle = &grid->cycles[k];
        double sum[LB_NSS_ROW] = {0}, row[LB_NSS_ROW] = {0}, first[LB_NSS_ROW] = {0};
        double second[LB_NSS_ROW] = {0};
        int next = cycle->begin;
        for (int i = 0; i < cycle->bond_count; i++) {
            const lb_grid_bond *bond = &grid->bonds[cycle->first_bond + i];
            for (; next <= bond->end; next++) {
                date_row(grid, beta, rate, &c, next, row);
                for (int j = 0; j < LB_NSS_ROW; j++) {
                    sum[j] = sum[j] + row[j];
                }
                if (next == cycle->begin) {
                    memcpy(first, row, sizeof first);
                } else if (next == cycle->begin + 1) {
                    memcpy(second, row, sizeof second);
                }
            }
            if (bond->weight == 0) {
                continue;
            }
            double out[LB_NSS_ROW];
            bond_row(bond, sum, row, first, second, LB_NSS_ROW, out);
            out[6] = out[6] - bond->dirty_px * (bond->per_bp * bond->weight);
            add_products(out, products);
        }
    }
    memcpy(normal, products, sizeof products);
}

/* The columns of one date for all decays. */
LB_INLINE void search_row(double t, double discount, double zero, const double rate[LB_NSS_DECAYS],
                          double *restrict out)
{
    double w = -t * discount;
    out[0] = w;
    for (int g = 0; g < LB_NSS_DECAYS; g++) {
        double x = t * rate[g];
        double e = lb_exp_kernel(clamp_exponent(-x));
        double p = (1.0 - e) / x;
        out[1 + g] = w * p;
        out[1 + LB_NSS_DECAYS + g] = w * (p - e);
    }
    out[LB_NSS_TARGET] = w * zero;
    out[LB_NSS_PRICE] = discount;
}

LB_INLINE void search(const lb_flow_grid *grid, const double beta[4], const double log_tau[2],
                      const double tau_yrs[LB_NSS_DECAYS], lb_nss_space *space,
                      double products[LB_NSS_COLUMNS][LB_NSS_COLUMNS])
{
    const double tau[2] = {lb_exp(log_tau[0]), lb_exp(log_tau[1])};
    date_columns c = columns_of(space);
    fill_dates(grid, beta, tau, c);
    double rate[LB_NSS_DECAYS];
    for (int g = 0; g < LB_NSS_DECAYS; g++) {
        rate[g] = 1.0 / tau_yrs[g];
    }
    memset(products, 0, LB_NSS_COLUMNS * sizeof products[0]);
    for (int k = 0; k < grid->cycle_count; k++) {
        const lb_grid_cycle *cycle = &grid->cycles[k];
        double sum[LB_NSS_COLUMNS] = {0}, row[LB_NSS_COLUMNS] = {0}, first[LB_NSS_COLUMNS] = {0};
        double second[LB_NSS_COLUMNS] = {0}, out[LB_NSS_COLUMNS];
        int next = cycle->begin;
        for (int i = 0; i < cycle->bond_count; i++) {
            const lb_grid_bond *bond = &grid->bonds[cycle->first_bond + i];
            for (; next <= bond->end; next++) {
                double p = c.slope_1[next], q = c.slope_2[next];
                double zero = beta[0] + (beta[1] + beta[2]) * p - beta[2] * c.power_1[next] +
                              beta[3] * (q - c.power_2[next]);
                search_row(grid->years[next], c.discount[next], zero, rate, row);
                for (int j = 0; j < LB_NSS_COLUMNS; j++) {
                    sum[j] = sum[j] + row[j];
                }
                if (next == cycle->begin) {
                    memcpy(first, row, sizeof first);
                } else if (next == cycle->begin + 1) {
                    memcpy(second, row, sizeof second);
                }
            }
            if (bond->weight == 0) {
                continue;
            }
            bond_row(bond, sum, row, first, second, LB_NSS_COLUMNS, out);
            /* The price is linear around this curve: target = quoted - price + its sum of w z. */
            out[LB_NSS_TARGET] =
                out[LB_NSS_TARGET] + (bond->dirty_px * (bond->per_bp * bond->weight) - out[LB_NSS_PRICE]);
            for (int a = 0; a <= LB_NSS_TARGET; a++) {
                for (int b = a / 8 * 8; b < LB_NSS_COLUMNS; b++) {
                    products[a][b] = products[a][b] + out[a] * out[b];
                }
            }
        }
    }
}

#define INSTRUCTION_SET(isa, target)                                                                         \
    target static void evaluate_##isa(const lb_flow_grid *grid, const double beta[4],                        \
                                      const double log_tau[2], lb_nss_space *space,                          \
                                      double normal[LB_NSS_ROW][LB_NSS_ROW])                                 \
    {                                                                                                        \
        evaluate(grid, beta, log_tau, space, normal);                                                        \
    }                                                                                                        \
    target static void search_##isa(const lb_flow_grid *grid, const double beta[4], const double log_tau[2], \
                                    const double tau_yrs[LB_NSS_DECAYS], lb_nss_space *space,                \
                                    double products[LB_NSS_COLUMNS][LB_NSS_COLUMNS])                         \
    {                                                                                                        \
        search(grid, beta, log_tau, tau_yrs, space, products);                                               \
    }                                                                                                        \
    static const lb_nss_kernels isa##_kernels = {evaluate_##isa, search_##isa};

INSTRUCTION_SET(baseline, )
#ifdef __x86_64__
INSTRUCTION_SET(avx2, __attribute__((target("avx2"))))
INSTRUCTION_SET(avx512, __attribute__((target("avx512f,avx512dq"))))
#endif

const lb_nss_kernels *lb_nss_kernels_get(int index)
{
    const lb_nss_kernels *sets[4] = {0};
    int count = 0;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")) {
        sets[count++] = &avx512_kernels;
    }
    if (__builtin_cpu_supports("avx2")) {
        sets[count++] = &avx2_kernels;
    }
#endif
    sets[count++] = &baseline_kernels;
    return index >= 0 && index < count ? sets[index] : NULL;
}
