/* replay_qt.c - the Fed's Treasuries from February 2022 to January 2026 against caps and published levels.
 *
 * To September 2023 the roll-forward of the list of 16 February 2022, from October 2023 the simulated history; where
 * both exist both are shown. MODEL.md C.2, C.1; docs/model/soma-derivation.md. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "study/replay_run.h"
#include "study/soma_hindcast.h"

enum {
    MONTH,
    CAP,
    COUPONS,
    COUPONS_REDEEMED,
    BILLS_REDEEMED,
    REDEEMED,
    LESS_CAP,
    ROLLED,
    DATE,
    SIMULATED,
    DERIVED,
    PUBLISHED,
    OFF,
    OFF_PCT,
    AVERAGE
};

static const lb_replay_column columns[] = {
    {"month", "usd mn", LB_REPLAY_MONTH},
    {"cap_usd_mn", "cap", 0},
    {"coupons_matured_usd_mn", "coupons due", 0},
    {"coupons_redeemed_usd_mn", "redeemed", 0},
    {"bills_redeemed_usd_mn", "bills red.", 0},
    {"redeemed_usd_mn", "together", 0},
    {"redeemed_less_cap_usd", "less cap, $", 2},
    {"rolled_usd_mn", "rolled over", 0},
    {"level_date", "level of", LB_REPLAY_DATE},
    {"simulated_usd_mn", "simulated", 0},
    {"rolled_forward_usd_mn", "derived", 0},
    {"published_usd_mn", "published", 0},
    {"difference_usd_mn", "off", 0},
    {"difference_pct", "off, %", 3},
    {"week_average", "mean of week", LB_REPLAY_MARK},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };
_Static_assert((int)COLUMNS <= (int)LB_REPLAY_COLUMNS, "a row holds a cell of every column");

/* One month of redemptions, cents, from either source. */
typedef struct month {
    lb_date first;
    int64_t cap; /* 0: all is rolled over */
    int64_t coupons, bills, coupons_redeemed, bills_redeemed;
} month;

static int64_t cents(double usd)
{
    return (int64_t)rint(usd * 100);
}

static month derived_month(const lb_soma_month *m)
{
    lb_ymd day = lb_date_ymd(m->first);
    return (month){m->first,
                   cents(lb_soma_cap_usd(day.year, day.month)),
                   cents(m->coupons),
                   cents(m->bills),
                   cents(m->coupons_redeemed),
                   cents(m->bills_redeemed)};
}

static month simulated_month(const lb_replay_month *m)
{
    return (month){m->first, m->cap, m->coupons, m->bills, m->coupons_redeemed, m->bills_redeemed};
}

/* What the month owed: the cap, or all that matured where that is less. */
static int64_t owed(const month *m)
{
    int64_t all = m->coupons + m->bills;
    return m->cap < all ? m->cap : all;
}

static int64_t redeemed(const month *m)
{
    return m->coupons_redeemed + m->bills_redeemed;
}

/* What is known of the months together. */
typedef struct tally {
    int capped, exact, short_of_cap;
    int64_t worst; /* cents */
} tally;

static void count(tally *t, const month *m)
{
    if (m->cap == 0) {
        return;
    }
    int64_t miss = llabs(redeemed(m) - m->cap);
    t->capped++;
    t->exact += miss == 0;
    t->short_of_cap += owed(m) < m->cap;
    t->worst = miss > t->worst ? miss : t->worst;
}

static void put_month(double *row, const month *m)
{
    row[MONTH] = m->first;
    row[CAP] = m->cap > 0 ? (double)m->cap / 1e8 : NAN;
    row[COUPONS] = (double)m->coupons / 1e8;
    row[COUPONS_REDEEMED] = (double)m->coupons_redeemed / 1e8;
    row[BILLS_REDEEMED] = (double)m->bills_redeemed / 1e8;
    row[REDEEMED] = (double)redeemed(m) / 1e8;
    row[LESS_CAP] = m->cap > 0 ? (double)(redeemed(m) - m->cap) / 100 : NAN;
    row[ROLLED] = (double)(m->coupons + m->bills - redeemed(m)) / 1e8;
}

/* The last level published in a month; NULL if none was found. */
static const lb_soma_published *level_of_month(const lb_soma_hindcast *h, lb_date first)
{
    const lb_soma_published *found = NULL;
    for (int i = 0; i < h->published_count; i++) {
        if (h->published[i].date >= first && h->published[i].date <= lb_date_month_end(first)) {
            found = &h->published[i];
        }
    }
    return found;
}

/* The last Wednesday of a month. */
static lb_date last_wednesday(lb_date first)
{
    lb_date day = lb_date_month_end(first);
    while (lb_date_weekday(day) != 2) {
        day--;
    }
    return day;
}

static double run_level(const lb_replay_record *run, lb_date date, bool week_average)
{
    return week_average ? lb_replay_week(run, date, LB_OBS_soma_treasuries)
                        : lb_replay_value(run, date, LB_OBS_soma_treasuries);
}

static void put_levels(double *row, const lb_soma_hindcast *h, const lb_replay_record *run, lb_date first)
{
    const lb_soma_published *p = level_of_month(h, first);
    lb_date date = p ? p->date : last_wednesday(first);
    bool average = p && p->week_average;
    bool derives =
        first < lb_date_make(2025, 12, 1); /* purchases in the market are not in the roll-forward */
    row[DATE] = date;
    row[DERIVED] = derives ? lb_soma_hindcast_level(h, date, average) : NAN;
    row[SIMULATED] = first < lb_date_make(2023, 10, 1) ? row[DERIVED] : run_level(run, date, average);
    row[PUBLISHED] = p ? p->mn : NAN;
    row[OFF] = row[SIMULATED] - row[PUBLISHED];
    row[OFF_PCT] = 100 * row[OFF] / row[PUBLISHED];
    row[AVERAGE] = average;
}

/* Largest absolute value of a column over the rows of [from, to]; how many there are, how many within `band`. */
static double largest(const lb_replay *out, int column, lb_date from, lb_date to, double band, int *all,
                      int *within)
{
    double most = 0;
    *all = *within = 0;
    for (int i = 0; i < out->row_count; i++) {
        const double *row = out->cells[i];
        if (row[MONTH] < from || row[MONTH] > to || isnan(row[column])) {
            continue;
        }
        *all += 1;
        *within += fabs(row[column]) <= band;
        most = fmax(most, fabs(row[column]));
    }
    return most;
}

static void level_goals(lb_replay *out)
{
    static const char treast[] = "H.4.1, TREAST, last Wednesday of the month";
    int all, within;
    lb_date first = lb_date_make(2022, 2, 1), last = lb_date_make(2024, 12, 31);
    double most = largest(out, OFF_PCT, first, last, 0.5, &all, &within);
    lb_replay_goal_add(out, "level, February 2022 to December 2024: largest difference", treast, "%", 3, 0,
                       0.5, most);
    lb_replay_goal_add(out, "  month ends within 0.5 %, of 35", treast, "", 0, 35, 35, within);
    most = largest(out, OFF_PCT, last, lb_date_make(2026, 12, 31), 0.5, &all, &within);
    lb_replay_goal_add(out, "level, 2025 and January 2026, releases found: largest difference",
                       "H.4.1, single releases", "%", 3, 0, 0.5, most);
}

static void redemption_goals(lb_replay *out, const tally *derived, const tally *simulated, double hundreds)
{
    static const char caps[] = "FOMC, plans of 4 May 2022, 1 May 2024, 19 March and 29 October 2025";
    char what[LB_REPLAY_TEXT];
    const tally *tallies[] = {derived, simulated};
    const char *names[] = {"rolled forward, from June 2022", "simulated, from October 2023"};
    for (int i = 0; i < 2; i++) {
        const tally *t = tallies[i];
        snprintf(what, sizeof what,
                 "redemptions to November 2025, %s: months equal to the cap to the cent, of %d", names[i],
                 t->capped);
        lb_replay_goal_add(out, what, caps, "", 0, t->capped, t->capped, t->exact);
        snprintf(what, sizeof what, "  largest difference; months in which less than the cap matured: %d",
                 t->short_of_cap);
        lb_replay_goal_add(out, what, caps, "usd", 2, 0, 0, (double)t->worst / 100);
    }
    lb_replay_goal_add(out, "add-ons less what was to be rolled over on a day: largest",
                       "bids are in hundreds: at most 50 for coupons and 50 for bills", "usd", 2, 0, 100,
                       hundreds);
}

/* Largest difference between what was to be rolled and what the auctions took, on days with auctions. */
static double largest_hundreds(const lb_soma_result *r)
{
    double most = 0;
    for (int i = 0; i < r->maturing_count; i++) {
        most = fmax(most, fabs(r->maturing[i].rolled - r->maturing[i].placed));
    }
    return most;
}

static void overlap_goal(lb_replay *out)
{
    double most = 0;
    for (int i = 0; i < out->row_count; i++) {
        const double *row = out->cells[i];
        if (!isnan(row[DERIVED]) && !isnan(row[SIMULATED])) {
            most = fmax(most, fabs(row[SIMULATED] - row[DERIVED]));
        }
    }
    lb_replay_goal_add(out, "simulated less rolled forward, October 2023 to November 2025: largest", "",
                       "usd mn", 1, NAN, NAN, most);
}

static void fill(const lb_soma_hindcast *h, const lb_replay_record *run, lb_replay *out)
{
    tally derived = {0}, simulated = {0};
    for (int i = 0; i < h->result.month_count; i++) {
        month m = derived_month(&h->result.months[i]);
        count(&derived, &m);
        for (int k = 1; k < run->month_count && m.first >= lb_date_make(2023, 10, 1); k++) {
            if (run->months[k].first == m.first) {
                m = simulated_month(&run->months[k]);
                count(&simulated, &m);
            }
        }
        double *row = lb_replay_row(out);
        put_month(row, &m);
        put_levels(row, h, run, m.first);
    }
    level_goals(out);
    redemption_goals(out, &derived, &simulated, largest_hundreds(&h->result));
    overlap_goal(out);
}

lb_status lb_replay_qt(const lb_replay_watch *watch, lb_replay *out, lb_error *err)
{
    lb_soma_hindcast hindcast;
    lb_replay_record run = {0};
    lb_replay_begin(out, "The Fed's Treasuries by CUSIP, February 2022 to January 2026", columns, COLUMNS);
    lb_status status = lb_soma_hindcast_make(LB_DATE_NONE, lb_date_make(2026, 1, 31), &hindcast, err);
    status = status == LB_OK ? lb_replay_record_history(watch, &run, err) : status;
    if (status == LB_OK) {
        fill(&hindcast, &run, out);
        lb_replay_note(
            out,
            "to September 2023 'simulated' is the roll-forward of the New York Fed's list of 16 February "
            "2022 ('derived'), then the history run from its holdings of 30 September 2023");
        lb_replay_note(
            out, "the levels of 23 February to 16 March 2022 set the last purchases: February 2022 agrees by "
                 "construction, every later month does not");
        lb_replay_note(
            out, "months count by the date of maturity; before June 2022 and from December 2025 there is no "
                 "cap and all is rolled over; purchases in the market begin on 12 December 2025");
        lb_replay_note(
            out, "published: TREAST to 25 December 2024, then the releases of the H.4.1 that were found");
        lb_replay_note(out, "what matures on 31 January 2026 is paid after the run's last day");
    }
    lb_soma_hindcast_free(&hindcast);
    lb_replay_record_free(&run);
    return status;
}
