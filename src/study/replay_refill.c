/* replay_refill.c - the Treasury fills its account from July to September 2025: who paid.
 *
 * What the account gains, others on the Fed's balance sheet lose: the reverse repo first, then reserves. Every change
 * is counted in cents, and their sum is checked against the flows of the Fed's books. Two runs: from 30 June, the last
 * day of a quarter, on which the reverse repo is more than twice as high as a day later; and from 9 July, the account's
 * low, when that has passed. */
#include <math.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "study/replay_run.h"
#include "world/scenario.h"

enum {
    DATE,
    TGA,
    TGA_PUBLISHED,
    RRP,
    RRP_JULY,
    RRP_PUBLISHED,
    RESERVES,
    RESERVES_PUBLISHED,
    CURRENCY,
    OTHER,
    SOMA,
    OTHER_ASSETS,
    WORTH,
    RESIDUAL,
    SOFR,
    SOFR_PUBLISHED
};

static const lb_replay_column columns[] = {
    {"date", "usd bn", LB_REPLAY_DATE},
    {"tga_usd_bn", "TGA", 1},
    {"tga_published_usd_bn", "published", 1},
    {"on_rrp_usd_bn", "ON RRP", 1},
    {"on_rrp_from_july_usd_bn", "from 9 July", 1},
    {"on_rrp_published_usd_bn", "published", 1},
    {"reserves_week_average_usd_bn", "reserves, week", 1},
    {"reserves_published_usd_bn", "published", 1},
    {"currency_change_usd_bn", "currency, chg", 1},
    {"other_liabilities_change_usd_bn", "other, chg", 1},
    {"soma_change_usd_bn", "SOMA, chg", 1},
    {"other_assets_change_usd_bn", "assets, chg", 1},
    {"net_worth_change_usd_bn", "worth, chg", 1},
    {"identity_cents", "sum, cents", 0},
    {"sofr_minus_iorb_bp", "SOFR-IORB, bp", 1},
    {"sofr_minus_iorb_published_bp", "published", 1},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };
_Static_assert((int)COLUMNS <= (int)LB_REPLAY_COLUMNS, "a row holds a cell of every column");

static const double used_up_bn = 30; /* the record hovers between 10 and 50 afterwards */

/* The record by day; NAN where nothing was published. */
enum { MOST_DAYS = 160 };
typedef struct record {
    lb_date from;
    double tga[MOST_DAYS], rrp[MOST_DAYS], reserves[MOST_DAYS], sofr_bp[MOST_DAYS];
} record;

static void read_column(const record *r, const char *table, const char *column, double scale, double *out,
                        lb_status *status, lb_error *err)
{
    if (*status != LB_OK) {
        return;
    }
    lb_rows rows;
    lb_rows_open_snapshot(&rows, table, err);
    for (int row = 0; row < rows.count && rows.status == LB_OK; row++) {
        lb_date date = lb_rows_date(&rows, row, "date");
        if (date >= r->from && date < r->from + MOST_DAYS) {
            out[date - r->from] = lb_rows_number_or(&rows, row, column, NAN) * scale;
        }
    }
    *status = lb_rows_close(&rows);
}

static lb_status read_record(record *r, lb_error *err)
{
    double iorb[MOST_DAYS];
    r->from = lb_date_make(2025, 6, 25);
    for (int i = 0; i < MOST_DAYS; i++) {
        r->tga[i] = r->rrp[i] = r->reserves[i] = r->sofr_bp[i] = iorb[i] = NAN;
    }
    lb_status status = LB_OK;
    read_column(r, "cash", "wednesday_mn", 1e-3, r->tga, &status, err);
    read_column(r, "rates", "on_rrp_usd_bn", 1, r->rrp, &status, err);
    read_column(r, "fed_weekly", "reserves_mn", 1e-3, r->reserves, &status, err);
    read_column(r, "rates", "sofr", 100, r->sofr_bp, &status, err);
    read_column(r, "rates", "iorb", 100, iorb, &status, err);
    for (int i = 0; i < MOST_DAYS; i++) {
        r->sofr_bp[i] -= iorb[i];
    }
    /* Treasury, Marketable Borrowing Estimates: cash at quarter ends */
    r->tga[lb_date_make(2025, 6, 30) - r->from] = 457;
    r->tga[lb_date_make(2025, 9, 30) - r->from] = 891;
    return status;
}

/* The Fed's books of a day in the groups of the table, cents; liabilities as positive amounts. */
typedef struct groups {
    int64_t tga, rrp, reserves, currency, other, soma, other_assets, worth;
} groups;

static groups group(const lb_replay_day *day)
{
    const int64_t *fed = day->fed;
    groups g = {.tga = -fed[LB_INSTR_TGA],
                .rrp = -fed[LB_INSTR_ON_RRP],
                .reserves = -fed[LB_INSTR_RESERVES],
                .currency = -fed[LB_INSTR_CURRENCY],
                .worth = day->fed_flows};
    for (int i = 0; i < LB_INSTRUMENT_COUNT; i++) {
        if (i == LB_INSTR_TGA || i == LB_INSTR_ON_RRP || i == LB_INSTR_RESERVES || i == LB_INSTR_CURRENCY) {
            continue;
        }
        bool soma = i <= LB_INSTR_INFLATION;
        bool liability = i == LB_INSTR_FOREIGN_RRP || i == LB_INSTR_FED_OTHER_DEPOSITS;
        *(soma ? &g.soma : liability ? &g.other : &g.other_assets) += liability ? -fed[i] : fed[i];
    }
    return g;
}

/* What the changes since `a` leave unexplained: assets less liabilities less what was earned. */
static int64_t residual(const groups *a, const groups *b)
{
    int64_t assets = b->soma - a->soma + b->other_assets - a->other_assets;
    int64_t liabilities = b->tga - a->tga + b->rrp - a->rrp + b->reserves - a->reserves + b->currency -
                          a->currency + b->other - a->other;
    return assets - liabilities - (b->worth - a->worth);
}

/* The two runs. */
typedef struct runs {
    lb_replay_record june, july;
} runs;

static void put_day(const runs *all, const record *r, lb_date date, lb_replay *out)
{
    const lb_replay_record *run = &all->june;
    const lb_replay_day *day = lb_replay_on(run, date);
    if (!day) {
        return;
    }
    groups first = group(&run->days[0]), now = group(day);
    double *row = lb_replay_row(out);
    row[DATE] = date;
    row[TGA] = (double)now.tga / 1e11;
    row[TGA_PUBLISHED] = r->tga[date - r->from];
    row[RRP] = (double)now.rrp / 1e11;
    row[RRP_JULY] = lb_replay_value(&all->july, date, LB_OBS_on_rrp) / 1e3;
    row[RRP_PUBLISHED] = r->rrp[date - r->from];
    row[RESERVES] = lb_replay_week(run, date, LB_OBS_reserves) / 1e3;
    row[RESERVES_PUBLISHED] = r->reserves[date - r->from];
    row[CURRENCY] = (double)(now.currency - first.currency) / 1e11;
    row[OTHER] = (double)(now.other - first.other) / 1e11;
    row[SOMA] = (double)(now.soma - first.soma) / 1e11;
    row[OTHER_ASSETS] = (double)(now.other_assets - first.other_assets) / 1e11;
    row[WORTH] = (double)(now.worth - first.worth) / 1e11;
    row[RESIDUAL] = (double)residual(&first, &now);
    row[SOFR] = lb_replay_value(run, date, LB_OBS_sofr_minus_iorb);
    row[SOFR_PUBLISHED] = r->sofr_bp[date - r->from];
}

/* Baseline, every Wednesday, the quarter's end. */
static void fill(const runs *all, const record *r, lb_replay *out)
{
    lb_date quarter_end = lb_date_make(2025, 9, 30);
    put_day(all, r, all->june.days[0].date, out);
    for (lb_date date = lb_date_make(2025, 7, 2); date <= lb_date_make(2025, 10, 1); date += 7) {
        if (date > quarter_end) {
            put_day(all, r, quarter_end, out);
        }
        put_day(all, r, date, out);
    }
}

static double change(const lb_replay *out, int column, lb_date from, lb_date to)
{
    return lb_replay_cell(out, to, column) - lb_replay_cell(out, from, column);
}

/* The first day on which the reverse repo is used up, NAN if it is not. */
static double used_up(const lb_replay_record *run)
{
    for (int i = 0; i < run->day_count; i++) {
        if (-(double)run->days[i].fed[LB_INSTR_ON_RRP] / 1e11 < used_up_bn) {
            return run->days[i].date;
        }
    }
    return NAN;
}

static double worst_residual(const lb_replay_record *run)
{
    groups first = group(&run->days[0]);
    double worst = 0;
    for (int i = 1; i < run->day_count; i++) {
        groups now = group(&run->days[i]);
        worst = fmax(worst, fabs((double)residual(&first, &now)));
    }
    return worst;
}

/* Share of the account's rise from `from` to `to` that the reverse repo paid, per cent. */
static double paid_by_rrp(const lb_replay_record *run, lb_date from, lb_date to)
{
    const lb_replay_day *a = lb_replay_on(run, from), *b = lb_replay_on(run, to);
    double account = -(double)(b->fed[LB_INSTR_TGA] - a->fed[LB_INSTR_TGA]);
    return account > 0 ? 100 * (double)(b->fed[LB_INSTR_ON_RRP] - a->fed[LB_INSTR_ON_RRP]) / account : NAN;
}

static double rise(const lb_replay_record *run, lb_date from, lb_date to, int observable)
{
    return (lb_replay_value(run, to, observable) - lb_replay_value(run, from, observable)) / 1e3;
}

static const char h41[] = "H.4.1, New York Fed; within 60 bn as the account";

/* Bands: 60 bn as the goal for the account itself. */
static void june_goals(const runs *all, lb_replay *out)
{
    lb_date june = lb_date_make(2025, 6, 30), september = lb_date_make(2025, 9, 30),
            empty = lb_date_make(2025, 8, 14);
    lb_replay_goal_add(out, "changes on the Fed's balance sheet: largest unexplained sum of any day",
                       "identity", "cents", 0, 0, 0,
                       fmax(worst_residual(&all->june), worst_residual(&all->july)));
    lb_replay_goal_add(out, "from 30 June: account to 30 September", "Treasury: 457 to 891 bn; within 60 bn",
                       "usd bn", 1, 434 - 60, 434 + 60, change(out, TGA, june, september));
    double rrp = change(out, RRP_PUBLISHED, june, september);
    lb_replay_goal_add(out, "  reverse repo (both ends are quarter ends)", h41, "usd bn", 1, rrp - 60,
                       rrp + 60, change(out, RRP, june, september));
    lb_replay_goal_add(out, "  reverse repo below 30 bn for the first time",
                       "New York Fed: 14 August; within two weeks", "", LB_REPLAY_DATE, empty - 14,
                       empty + 14, used_up(&all->june));
}

static void july_goals(const runs *all, const record *r, lb_replay *out)
{
    lb_date july = lb_date_make(2025, 7, 9), late = lb_date_make(2025, 9, 24),
            empty = lb_date_make(2025, 8, 14);
    const lb_replay_record *run = &all->july;
    double account = change(out, TGA_PUBLISHED, july, late), rrp = change(out, RRP_PUBLISHED, july, late);
    lb_replay_goal_add(out, "from 9 July (the account's low): account to 24 September", h41, "usd bn", 1,
                       account - 60, account + 60, rise(run, july, late, LB_OBS_tga));
    lb_replay_goal_add(out, "  reverse repo", h41, "usd bn", 1, rrp - 60, rrp + 60,
                       rise(run, july, late, LB_OBS_on_rrp));
    double reserves = change(out, RESERVES_PUBLISHED, july + 7, late);
    double simulated =
        (lb_replay_week(run, late, LB_OBS_reserves) - lb_replay_week(run, july + 7, LB_OBS_reserves)) / 1e3;
    lb_replay_goal_add(out, "  reserves, weeks to 16 July and 24 September", h41, "usd bn", 1, reserves - 60,
                       reserves + 60, simulated);
    lb_replay_goal_add(out, "  reverse repo below 30 bn for the first time",
                       "New York Fed: 14 August; within two weeks", "", LB_REPLAY_DATE, empty - 14,
                       empty + 14, used_up(run));
    double recorded = 100 * (r->rrp[july - r->from] - r->rrp[empty - r->from]) /
                      (r->tga[empty - 1 - r->from] - r->tga[july - r->from]);
    lb_replay_goal_add(out, "  paid by the reverse repo of the account's rise to 13 August",
                       "first of all: at least three quarters", "%", 0, 75, 125,
                       paid_by_rrp(run, july, empty - 1));
    lb_replay_goal_add(out, "    on record, reverse repo of 14 August", "H.4.1, New York Fed", "%", 0, NAN,
                       NAN, recorded);
}

static lb_status make_runs(const lb_replay_watch *watch, runs *all, lb_error *err)
{
    lb_scenario scenario;
    lb_replay_refill_scenario(&scenario);
    lb_status status = lb_replay_record_make(&scenario, watch, &all->june, err);
    if (status == LB_OK) {
        scenario.baseline = lb_date_make(2025, 7, 9);
        status = lb_replay_record_make(&scenario, watch, &all->july, err);
    }
    return status;
}

lb_status lb_replay_refill(const lb_replay_watch *watch, lb_replay *out, lb_error *err)
{
    runs all = {0};
    record r;
    lb_replay_begin(out, "The Treasury's account after the debt limit, July to September 2025", columns,
                    COLUMNS);
    lb_status status = read_record(&r, err);
    status = status == LB_OK ? make_runs(watch, &all, err) : status;
    if (status == LB_OK) {
        fill(&all, &r, out);
        june_goals(&all, out);
        july_goals(&all, &r, out);
        lb_replay_note(
            out, "changes since 30 June 2025, a quarter's end on which the reverse repo is high; published: "
                 "account on Wednesdays and quarter ends, reserves as averages of the week");
        lb_replay_note(
            out, "account + reverse repo + reserves + currency + other = SOMA + other assets - net worth, in "
                 "cents");
    }
    lb_replay_record_free(&all.june);
    lb_replay_record_free(&all.july);
    return status;
}
