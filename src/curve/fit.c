#include "longbond/curve_fit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "curve/flow_grid.h"
#include "curve/nss.h"
#include "curve/screen.h"
#include "curve/spline.h"
#include "num/lb_math.h"
#include "longbond/daycount.h"
#include "num/quantile.h"

/* The terms over which the errors of fits are compared. */
#define CORE_SHORTEST_YRS 1.0
#define CORE_LONGEST_YRS  30.0

enum { MOST_ROUNDS = 4, MOST_QUOTES = 4000 }; /* rounds of leaving out and fitting again */

struct lb_fit_space {
    int most;
    lb_flow_grid grid;
    lb_screened *screened;  /* [most] */
    lb_grid_entry *entries; /* [most] */
    int *order;             /* [most] */
    double *sorted;         /* [most] */
    lb_nss_space nss;
    lb_spline_space spline;
};

static const struct {
    const char *word, *text;
} out_texts[LB_OUT_COUNT] = {
#define X(name, word, text) {word, text},
    LB_OUT_LIST(X)
#undef X
};

const char *lb_out_word(int out)
{
    return out >= 0 && out < LB_OUT_COUNT ? out_texts[out].word : "?";
}

const char *lb_out_text(int out)
{
    return out >= 0 && out < LB_OUT_COUNT ? out_texts[out].text : "?";
}

lb_fit_options lb_fit_defaults(lb_fit_method method)
{
    return (lb_fit_options){.method = method,
                            .type = LB_NOTE,
                            .shortest_yrs = 0.25,
                            .outlier_scales = 6,
                            .outlier_bp = 20,
                            .short_log10 = -5,
                            .long_log10 = -2,
                            .turn_yrs = 5};
}

/* Memory ----------------------------------------------------------------------------------------------------- */

lb_status lb_fit_space_create(int most, lb_fit_space **out, lb_error *err)
{
    *out = NULL;
    if (most < 1 || most > MOST_QUOTES) {
        return lb_fail(err, LB_ERR_RANGE, "a day can have 1 to %d quotes, not %d", MOST_QUOTES, most);
    }
    size_t n = (size_t)most, dates = LB_GRID_MOST_DATES;
    lb_fit_space *space = calloc(1, sizeof *space);
    if (!space) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a fit of %d securities", most);
    }
    space->most = most;
    space->grid.years = calloc(dates, sizeof *space->grid.years);
    space->grid.bonds = calloc(n, sizeof *space->grid.bonds);
    space->screened = calloc(n, sizeof *space->screened);
    space->entries = calloc(n, sizeof *space->entries);
    space->order = calloc(n, sizeof *space->order);
    space->sorted = calloc(n, sizeof *space->sorted);
    space->nss.date_values = calloc(5 * dates, sizeof *space->nss.date_values);
    space->spline.integrals = calloc(dates * LB_SPLINE_MOST, sizeof *space->spline.integrals);
    space->spline.discount = calloc(dates, sizeof *space->spline.discount);
    if (!space->grid.years || !space->grid.bonds || !space->screened || !space->entries || !space->order ||
        !space->sorted || !space->nss.date_values || !space->spline.integrals || !space->spline.discount) {
        lb_fit_space_free(space);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a fit of %d securities", most);
    }
    *out = space;
    return LB_OK;
}

void lb_fit_space_free(lb_fit_space *space)
{
    if (!space) {
        return;
    }
    free(space->grid.years);
    free(space->grid.bonds);
    free(space->screened);
    free(space->entries);
    free(space->order);
    free(space->sorted);
    free(space->nss.date_values);
    free(space->spline.integrals);
    free(space->spline.discount);
    free(space);
}

/* Fitting ---------------------------------------------------------------------------------------------------- */

typedef struct fit {
    const lb_price_quote *quotes;
    int count, sound;
    int used, maturities; /* securities used, and their different maturities */
    lb_date settle;
    const lb_fit_options *how;
    lb_fit_space *space;
    lb_fit_result *out;
    lb_error *err;
} fit;

/* The fewest securities each method can do with: two more than it has parameters. */
static int least_securities(lb_fit_method method)
{
    return method == LB_FIT_NELSON_SIEGEL ? 6 : method == LB_FIT_SVENSSON ? 8 : 6;
}

/* Counts what is used; false if it is too little. */
static bool enough(fit *f)
{
    lb_date last = LB_DATE_NONE;
    f->used = f->maturities = 0;
    for (int i = 0; i < f->sound; i++) {
        int quote = f->space->order[i];
        if (f->space->screened[quote].outcome.out == LB_OUT_USED) {
            f->used++;
            f->maturities += f->quotes[quote].security.maturity != last;
            last = f->quotes[quote].security.maturity;
        }
    }
    return f->used >= least_securities(f->how->method) &&
           f->maturities >= least_securities(f->how->method) - 2;
}

/* Says what there is and what became of the rest. */
static lb_status refuse(const fit *f)
{
    char maturities[256] = "", others[256] = "";
    size_t used = 0;
    for (int i = 0; i < f->sound; i++) {
        const lb_screened *s = &f->space->screened[f->space->order[i]];
        char date[11];
        lb_date_format(f->quotes[f->space->order[i]].security.maturity, date);
        if (s->outcome.out == LB_OUT_USED && used + 14 < sizeof maturities) {
            used +=
                (size_t)snprintf(maturities + used, sizeof maturities - used, "%s%s", used ? ", " : "", date);
        }
    }
    used = 0;
    for (int out = LB_OUT_USED + 1; out < LB_OUT_COUNT; out++) {
        int count = 0;
        for (int i = 0; i < f->count; i++) {
            count += f->space->screened[i].outcome.out == out;
        }
        if (count > 0 && used + 40 < sizeof others) {
            used += (size_t)snprintf(others + used, sizeof others - used, "%s%d %s", used ? ", " : "", count,
                                     lb_out_word(out));
        }
    }
    char settle[11];
    return lb_fail(
        f->err, LB_ERR_NO_SOLUTION,
        "%s: %d usable price%s%s%s; this curve needs at least %d, of %d maturities%s (left out: %s)",
        lb_date_format(f->settle, settle), f->used, f->used == 1 ? "" : "s", f->used ? ", maturing " : "",
        f->used ? maturities : "", least_securities(f->how->method), least_securities(f->how->method) - 2,
        f->how->method == LB_FIT_SVENSSON && f->used >= least_securities(LB_FIT_NELSON_SIEGEL)
            ? ": Nelson-Siegel would do"
            : "",
        others[0] ? others : "none");
}

static lb_status build_grid(fit *f)
{
    lb_fit_space *space = f->space;
    for (int i = 0; i < f->sound; i++) {
        int quote = space->order[i];
        const lb_screened *s = &space->screened[quote];
        space->entries[i] = (lb_grid_entry){.security = &f->quotes[quote].security,
                                            .stream = &s->stream,
                                            .quote = quote,
                                            .dirty_px = s->dirty_px,
                                            .dv01_px = s->dv01_px,
                                            .weight = s->outcome.out == LB_OUT_USED};
    }
    return lb_flow_grid_build(&space->grid, space->entries, f->sound, f->settle, f->err);
}

/* The median yield of what is used: where every search begins. */
static double middle_yield(const fit *f)
{
    int n = 0;
    for (int i = 0; i < f->sound; i++) {
        const lb_fit_outcome *outcome = &f->space->screened[f->space->order[i]].outcome;
        if (outcome->out == LB_OUT_USED) {
            f->space->sorted[n++] = outcome->yield_dec;
        }
    }
    lb_sort(f->space->sorted, n);
    return lb_quantile_sorted(f->space->sorted, n, 0.5);
}

static double longest_years(const fit *f, bool used_only)
{
    for (int i = f->sound - 1; i >= 0; i--) {
        const lb_fit_outcome *outcome = &f->space->screened[f->space->order[i]].outcome;
        if (!used_only || outcome->out == LB_OUT_USED) {
            return outcome->years;
        }
    }
    return 0;
}

static lb_status fit_curve(fit *f)
{
    lb_fit_space *space = f->space;
    double start = middle_yield(f);
    if (f->how->method == LB_FIT_SPLINE) {
        const lb_spline_penalty penalty = {f->how->short_log10, f->how->long_log10, f->how->turn_yrs};
        lb_spline_fit spline;
        lb_status status = lb_spline_fit_grid(&space->grid, &penalty, start, longest_years(f, false),
                                              &space->spline, &spline, f->err);
        if (status == LB_OK) {
            lb_spline_to_curve(&spline, f->settle, &f->out->curve);
            f->out->curve.longest_yrs = longest_years(f, true);
            f->out->evaluations += spline.evaluations;
        }
        return status;
    }
    lb_nss_fit nss;
    lb_status status =
        lb_nss_fit_grid(&space->grid, f->how->method == LB_FIT_SVENSSON, start, &space->nss, &nss, f->err);
    if (status == LB_OK) {
        const double tau[2] = {lb_exp(nss.log_tau[0]), lb_exp(nss.log_tau[1])};
        status = lb_curve_svensson(f->settle, nss.beta, tau, &f->out->curve, f->err);
        f->out->curve.longest_yrs = longest_years(f, true);
        f->out->evaluations += nss.evaluations;
    }
    return status;
}

/* After a fit ------------------------------------------------------------------------------------------------ */

/* Yields of all sound securities on the curve, from discount factors taken once for each date. */
static lb_status mark_spreads(fit *f)
{
    const lb_flow_grid *grid = &f->space->grid;
    double *discount = f->space->spline.discount;
    for (int i = 0; i < grid->date_count; i++) {
        discount[i] = lb_curve_discount(&f->out->curve, grid->years[i]);
    }
    for (int c = 0; c < grid->cycle_count; c++) {
        const lb_grid_cycle *cycle = &grid->cycles[c];
        double sum = 0;
        int next = cycle->begin;
        for (int i = 0; i < cycle->bond_count; i++) {
            const lb_grid_bond *bond = &grid->bonds[cycle->first_bond + i];
            for (; next <= bond->end; next++) {
                sum += discount[next];
            }
            double dirty = bond->half * sum + 100 * discount[bond->end];
            dirty += bond->first_extra * discount[cycle->begin];
            dirty += bond->second_extra != 0 ? bond->second_extra * discount[cycle->begin + 1] : 0;
            lb_screened *s = &f->space->screened[bond->quote];
            lb_status status = lb_stream_yield(&s->stream, dirty, &s->outcome.curve_yield_dec, f->err);
            if (status != LB_OK) {
                return status;
            }
            s->outcome.spread_bp = 1e4 * (s->outcome.yield_dec - s->outcome.curve_yield_dec);
        }
    }
    return LB_OK;
}

/* Leaves out what is far from the curve, by the median size of the errors; returns how many. */
static int drop_outliers(fit *f)
{
    int n = 0, dropped = 0;
    double *sizes = f->space->sorted;
    for (int i = 0; i < f->sound; i++) {
        const lb_fit_outcome *outcome = &f->space->screened[f->space->order[i]].outcome;
        if (outcome->out == LB_OUT_USED) {
            sizes[n++] = fabs(outcome->spread_bp);
        }
    }
    lb_sort(sizes, n);
    double limit = f->how->outlier_scales * 1.4826 * lb_quantile_sorted(sizes, n, 0.5);
    limit = limit > f->how->outlier_bp ? limit : f->how->outlier_bp;
    /* The worst distort the rest: only those of at least half the worst size go in one round. */
    double half_worst = 0.5 * sizes[n - 1];
    for (int i = 0; i < f->sound; i++) {
        lb_fit_outcome *outcome = &f->space->screened[f->space->order[i]].outcome;
        double size = fabs(outcome->spread_bp);
        if (outcome->out == LB_OUT_USED && size > limit && size >= half_worst) {
            outcome->out = LB_OUT_CURVE;
            dropped++;
        }
    }
    return dropped;
}

static void sum_up(fit *f)
{
    double used = 0, core = 0, all = 0;
    lb_fit_result *out = f->out;
    for (int i = 0; i < f->count; i++) {
        const lb_screened *s = &f->space->screened[i];
        const lb_fit_outcome *outcome = &s->outcome;
        out->faulty += outcome->out > LB_OUT_DESIGN;
        if (!s->sound) {
            continue;
        }
        double square = outcome->spread_bp * outcome->spread_bp;
        bool is_core = outcome->years >= CORE_SHORTEST_YRS && outcome->years <= CORE_LONGEST_YRS;
        if (outcome->out == LB_OUT_USED) {
            used += square;
            out->used++;
            core += is_core ? square : 0;
            out->core_count += is_core;
        }
        all += is_core ? square : 0;
        out->all_count += is_core;
    }
    out->rms_bp = sqrt(used / out->used);
    out->core_rms_bp = out->core_count ? sqrt(core / out->core_count) : 0;
    out->all_rms_bp = out->all_count ? sqrt(all / out->all_count) : 0;
}

static lb_status check_options(const lb_fit_options *how, int count, const lb_fit_space *space, lb_error *err)
{
    if (count < 0 || count > space->most) {
        return lb_fail(err, LB_ERR_RANGE, "%d quotes: the working memory is for 0 to %d", count, space->most);
    }
    bool fine = how->method < LB_FIT_METHOD_COUNT && how->shortest_yrs >= 0 && how->outlier_scales > 0 &&
                how->outlier_bp > 0 && how->turn_yrs > 0 && fabs(how->short_log10) < 30 &&
                fabs(how->long_log10) < 30;
    return fine ? LB_OK : lb_fail(err, LB_ERR_RANGE, "options of a curve fit that cannot be");
}

lb_status lb_curve_fit(const lb_price_quote *quotes, int count, lb_date settle, const lb_fit_options *how,
                       lb_fit_space *space, lb_fit_result *out, lb_fit_outcome *outcomes, lb_error *err)
{
    lb_status status = check_options(how, count, space, err);
    if (status != LB_OK) {
        return status;
    }
    memset(out, 0, sizeof *out);
    fit f = {.quotes = quotes,
             .count = count,
             .settle = settle,
             .how = how,
             .space = space,
             .out = out,
             .err = err};
    lb_screen_quotes(quotes, count, settle, how, space->screened, space->order, &f.sound);
    for (int round = 0; round < MOST_ROUNDS && status == LB_OK; round++) {
        if (!enough(&f)) {
            status = refuse(&f);
            break;
        }
        status = build_grid(&f);
        status = status == LB_OK ? fit_curve(&f) : status;
        status = status == LB_OK ? mark_spreads(&f) : status;
        if (status != LB_OK || round + 1 == MOST_ROUNDS || drop_outliers(&f) == 0) {
            break;
        }
    }
    if (status == LB_OK) {
        sum_up(&f);
    }
    for (int i = 0; i < count && outcomes; i++) {
        outcomes[i] = space->screened[i].outcome;
    }
    return status;
}

lb_status lb_curve_dirty_px(const lb_curve *curve, const lb_security *security, double *dirty_px,
                            lb_error *err)
{
    lb_position at;
    if (security->type == LB_FRN) {
        return lb_fail(err, LB_ERR_USAGE, "floating rate notes have no price on a curve of fixed payments");
    }
    lb_status status = lb_position_at(security, curve->settle, LB_CONVENTION_STREET, &at, err);
    if (status != LB_OK) {
        return status;
    }
    double sum = 100 * lb_curve_discount_on(curve, security->maturity);
    if (security->type == LB_BILL || security->type == LB_STRIP) {
        *dirty_px = sum;
        return LB_OK;
    }
    int periods = (int)at.stream.periods;
    for (int i = periods; i >= 0; i--) {
        double paid = i == periods ? at.stream.first : at.stream.half_coupon;
        paid += i == periods - 1 ? at.stream.second : 0;
        sum += paid * lb_curve_discount_on(curve, lb_interest_date(security->maturity, 6, i));
    }
    *dirty_px = sum;
    return LB_OK;
}
