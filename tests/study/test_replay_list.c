/* Replays: what the claims say of the taper, the refill's identity, the purchases of bills; goals that hold together. */
#include "check_main.h"
#include "study/replay_list.h"
#include "world/lists.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static lb_error err;

static lb_replay *make(const char *name)
{
    const lb_replay_entry *entry = lb_replay_find(name);
    ck_assert_ptr_nonnull(entry);
    lb_replay *r = calloc(1, sizeof *r);
    ck_assert_msg(entry->make(NULL, r, &err) == LB_OK, "%s", err.message);
    return r;
}

static const lb_replay_goal *goal(const lb_replay *r, const char *begins)
{
    for (int i = 0; i < r->goal_count; i++) {
        if (strncmp(r->goals[i].what, begins, strlen(begins)) == 0) {
            return &r->goals[i];
        }
    }
    ck_abort_msg("no goal %s", begins);
    return NULL;
}

static int column(const lb_replay *r, const char *key)
{
    for (int i = 0; i < r->column_count; i++) {
        if (strcmp(r->columns[i].key, key) == 0) {
            return i;
        }
    }
    ck_abort_msg("no column %s", key);
    return -1;
}

/* CLAIMS A0.01: caps 95 to 60 bn, runoff 77 to 40 (5 either way); A0.02: Treasuries fall by 25 a month, 3 either way, and no
 * agency principal is above its cap of 35. */
START_TEST(the_taper_of_the_claims)
{
    lb_replay *r = make("taper");
    ck_assert_double_eq(goal(r, "caps together to May 2024")->achieved, 95);
    ck_assert_double_eq(goal(r, "caps together from June 2024")->achieved, 60);
    ck_assert_double_eq_tol(goal(r, "runoff a month to May 2024")->achieved, 77, 5);
    ck_assert_double_eq_tol(goal(r, "runoff a month June 2024")->achieved, 40, 5);
    ck_assert_double_eq_tol(goal(r, "SOMA Treasuries a month June 2024")->achieved, -25, 3);
    ck_assert_double_eq(goal(r, "agency principal above its cap")->achieved, 0);
    free(r);
}
END_TEST

/* Whatever the money market does: the changes of all lines of the Fed's balance sheet add up, to the cent. The published
 * figures are those of the H.4.1 (account, 9 July and 24 September 2025) and of the New York Fed (reverse repo). */
START_TEST(the_refill_adds_up)
{
    lb_replay *r = make("refill");
    const char *liabilities[] = {"tga_usd_bn", "on_rrp_usd_bn"};
    int identity = column(r, "identity_cents"), date = column(r, "date");
    int tga = column(r, "tga_published_usd_bn"), rrp = column(r, "on_rrp_published_usd_bn");
    ck_assert_int_gt(r->row_count, 13);
    for (int i = 0; i < r->row_count; i++) {
        ck_assert_double_eq(r->cells[i][identity], 0);
        for (int k = 0; k < 2; k++) {
            ck_assert_double_ge(r->cells[i][column(r, liabilities[k])], 0);
        }
        if (r->cells[i][date] == lb_date_make(2025, 7, 9)) {
            ck_assert_double_eq_tol(r->cells[i][tga], 311.048, 1e-9);
            ck_assert_double_eq_tol(r->cells[i][rrp], 227.273, 1e-9);
        }
        if (r->cells[i][date] == lb_date_make(2025, 9, 24)) {
            ck_assert_double_eq_tol(r->cells[i][tga], 757.970, 1e-9);
            ck_assert_double_eq_tol(r->cells[i][rrp], 29.172, 1e-9);
        }
    }
    ck_assert_double_eq(goal(r, "changes on the Fed's balance sheet")->achieved, 0);
    bool simulated = lb_observable_find("sofr_minus_iorb") >= 0;
    ck_assert_int_eq(lb_replay_judged(goal(r, "  reverse repo (both ends")), simulated);
    free(r);
}
END_TEST

/* New York Fed, 10 December 2025: 40 bn a month; 29 October: agency principal into bills. H.4.1: bills 63.5 bn more on 11
 * February than on 7 January 2026, within a tenth; on 28 January 273,452 mn, within a week's purchases. */
START_TEST(bills_bought_since_december)
{
    lb_replay *r = make("rmp");
    ck_assert_double_eq_tol(goal(r, "bills, 7 January to 11 February")->achieved, 63.5, 6.35);
    ck_assert_double_eq_tol(goal(r, "bills, 28 January")->achieved, 273452, 12700);
    double months = 50 * 12 / 365.25; /* 11 December to 30 January */
    double principal = goal(r, "  of which agency principal")->achieved;
    ck_assert_double_eq_tol(goal(r, "bills bought from 12 December")->achieved, 40 * months + principal, 0.1);
    free(r);
}
END_TEST

/* Every replay of the list: cells and goals are numbers or nothing, bands are bands, words are there. */
START_TEST(every_replay_holds_together)
{
    int count;
    const lb_replay_entry *entries = lb_replays(&count);
    ck_assert_int_ge(count, 4);
    for (int e = 0; e < count; e++) {
        lb_replay *r = make(entries[e].name);
        ck_assert_int_gt(r->row_count, 0);
        ck_assert_int_gt(r->goal_count, 0);
        ck_assert_int_lt(r->row_count, LB_REPLAY_ROWS);
        ck_assert_int_lt(r->goal_count, LB_REPLAY_GOALS);
        ck_assert_int_lt(r->note_count, LB_REPLAY_NOTES);
        for (int i = 0; i < r->goal_count; i++) {
            const lb_replay_goal *g = &r->goals[i];
            ck_assert(g->what[0] != '\0' && !isinf(g->achieved));
            ck_assert_int_eq(isnan(g->low), isnan(g->high));
            ck_assert(isnan(g->low) || (g->low <= g->high && g->source[0] != '\0'));
            ck_assert(strlen(g->what) < LB_REPLAY_TEXT - 1 && strlen(g->source) < LB_REPLAY_TEXT - 1);
        }
        for (int i = 0; i < r->note_count; i++) {
            ck_assert_uint_lt(strlen(r->notes[i]), LB_REPLAY_TEXT - 1);
        }
        for (int i = 0; i < r->row_count; i++) {
            ck_assert(!isnan(r->cells[i][0]));
            for (int k = 0; k < r->column_count; k++) {
                ck_assert(!isinf(r->cells[i][k]));
            }
        }
        free(r);
    }
    ck_assert_ptr_null(lb_replay_find("no such episode"));
}
END_TEST

CHECK_MAIN("replay list", the_taper_of_the_claims, the_refill_adds_up, bills_bought_since_december,
           every_replay_holds_together)
