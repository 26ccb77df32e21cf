/* replay_taper.c - the slower runoff from June 2024: caps, what really ran off, what was reinvested.
 *
 * CLAIMS.md A0.01 and A0.02: the caps fell from 95 to 60 bn a month; agency securities paid down less than half of
 * theirs, so that nothing was reinvested in Treasuries and the Fed's Treasuries went on falling. */
#include <math.h>

#include "base/error.h"
#include "data/sticky_rows.h"
#include "study/replay_run.h"

enum {
    MONTH,
    CAP_TREASURIES,
    CAP_AGENCY,
    CAPS,
    REDEEMED,
    CHANGE,
    PUBLISHED,
    PAYDOWN,
    PAYDOWN_PUBLISHED,
    REINVESTED,
    TOGETHER
};

static const lb_replay_column columns[] = {
    {"month", "usd bn", LB_REPLAY_MONTH},
    {"cap_treasuries_usd_bn", "cap, Treasuries", 0},
    {"cap_agency_usd_bn", "cap, agency", 0},
    {"caps_usd_bn", "caps", 0},
    {"redeemed_usd_bn", "redeemed", 2},
    {"treasuries_change_usd_bn", "SOMA Treasuries", 2},
    {"treasuries_change_published_usd_bn", "published", 2},
    {"agency_principal_usd_bn", "agency principal", 2},
    {"agency_principal_published_usd_bn", "published", 2},
    {"reinvested_usd_bn", "reinvested", 2},
    {"runoff_usd_bn", "runoff together", 2},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };
_Static_assert((int)COLUMNS <= (int)LB_REPLAY_COLUMNS, "a row holds a cell of every column");

/* Agency securities: at most 35 bn a month from September 2022 (FOMC, 4 May 2022), unchanged on 1 May 2024; what was
 * above it was reinvested in agency securities before June 2024 and would have gone into Treasuries from then on. */
static const double agency_cap_bn = 35;

/* Published weekly levels. */
typedef struct weekly {
    int count;
    lb_date date[256];
    double treasuries[256], mbs[256]; /* USD millions, NAN where not on record */
} weekly;

static lb_status read_weekly(weekly *out, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "fed_weekly", err);
    out->count = 0;
    for (int row = 0; row < rows.count && row < 256 && rows.status == LB_OK; row++) {
        out->date[out->count] = lb_rows_date(&rows, row, "date");
        out->treasuries[out->count] = lb_rows_number_or(&rows, row, "treasuries_mn", NAN);
        out->mbs[out->count++] = lb_rows_number_or(&rows, row, "mbs_mn", NAN);
    }
    return lb_rows_close(&rows);
}

/* The level of the Wednesday on or after the last day of the month before: nothing settles between a month's last day
 * and that Wednesday that is not either of them, so changes from one to the next hold twelve a year. */
static double level(const weekly *w, const double *values, lb_date first)
{
    for (int i = 0; i < w->count; i++) {
        if (w->date[i] >= first - 1) {
            return values[i];
        }
    }
    return NAN;
}

static void fill(const lb_replay_record *run, const weekly *w, lb_replay *out)
{
    for (int i = 1; i < run->month_count && run->months[i].first < lb_date_make(2025, 4, 1); i++) {
        const lb_replay_month *m = &run->months[i];
        lb_date last = lb_date_month_end(m->first), next = last + 1;
        double *row = lb_replay_row(out);
        row[MONTH] = m->first;
        row[CAP_TREASURIES] = (double)m->cap / 1e11;
        row[CAP_AGENCY] = agency_cap_bn;
        row[CAPS] = row[CAP_TREASURIES] + agency_cap_bn;
        row[REDEEMED] = (double)(m->coupons_redeemed + m->bills_redeemed) / 1e11;
        row[CHANGE] = (lb_replay_value(run, last, LB_OBS_soma_treasuries) -
                       lb_replay_value(run, m->first - 1, LB_OBS_soma_treasuries)) /
                      1e3;
        row[PUBLISHED] = (level(w, w->treasuries, next) - level(w, w->treasuries, m->first)) / 1e3;
        row[PAYDOWN] =
            (lb_replay_value(run, m->first - 1, LB_OBS_mbs) - lb_replay_value(run, last, LB_OBS_mbs)) / 1e3;
        row[PAYDOWN_PUBLISHED] = (level(w, w->mbs, m->first) - level(w, w->mbs, next)) / 1e3;
        row[REINVESTED] = fmax(0, row[PAYDOWN] - agency_cap_bn);
        row[TOGETHER] = row[PAYDOWN] - row[CHANGE];
    }
}

/* Mean of a column over the months of [from, to] that have it. */
static double mean(const lb_replay *out, int column, lb_date from, lb_date to)
{
    double sum = 0;
    int count = 0;
    for (int i = 0; i < out->row_count; i++) {
        const double *row = out->cells[i];
        if (row[MONTH] >= from && row[MONTH] <= to && !isnan(row[column])) {
            sum += row[column];
            count++;
        }
    }
    return count > 0 ? sum / count : NAN;
}

static void add_goals(lb_replay *out)
{
    lb_date start = lb_date_make(2023, 10, 1), may = lb_date_make(2024, 5, 1),
            june = lb_date_make(2024, 6, 1), march = lb_date_make(2025, 3, 1),
            december = lb_date_make(2024, 12, 1);
    static const char plans[] = "FOMC, 4 May 2022 and 1 May 2024";
    static const char first[] = "claim A0.01", second[] = "claim A0.02";
    lb_replay_goal_add(out, "caps together to May 2024", plans, "usd bn", 0, 95, 95,
                       mean(out, CAPS, start, may));
    lb_replay_goal_add(out, "caps together from June 2024", plans, "usd bn", 0, 60, 60,
                       mean(out, CAPS, june, march));
    lb_replay_goal_add(out, "runoff a month to May 2024, Treasuries and agency", first, "usd bn", 1, 72, 82,
                       mean(out, TOGETHER, start, may));
    lb_replay_goal_add(out, "runoff a month June 2024 to March 2025", first, "usd bn", 1, 35, 45,
                       mean(out, TOGETHER, june, march));
    lb_replay_goal_add(out, "SOMA Treasuries a month to May 2024", "cap of 60", "usd bn", 1, -63, -57,
                       mean(out, CHANGE, start, may));
    lb_replay_goal_add(out, "SOMA Treasuries a month June 2024 to March 2025", second, "usd bn", 1, -28, -22,
                       mean(out, CHANGE, june, march));
    lb_replay_goal_add(out, "  the same to December 2024, less published", "TREAST", "usd bn", 2, -1, 1,
                       mean(out, CHANGE, june, december) - mean(out, PUBLISHED, june, december));
    lb_replay_goal_add(out, "agency principal a month from June 2024", second, "usd bn", 2, 15, 17,
                       mean(out, PAYDOWN, june, march));
    lb_replay_goal_add(out, "  published", "H.4.1, WSHOMCB", "usd bn", 2, NAN, NAN,
                       mean(out, PAYDOWN_PUBLISHED, june, march));
    lb_replay_goal_add(out, "agency principal above its cap, reinvested in Treasuries", second, "usd bn", 1,
                       0, 0, mean(out, REINVESTED, june, march));
}

lb_status lb_replay_taper(const lb_replay_watch *watch, lb_replay *out, lb_error *err)
{
    lb_replay_record run = {0};
    weekly w;
    lb_replay_begin(out, "The slower runoff from June 2024", columns, COLUMNS);
    lb_status status = read_weekly(&w, err);
    status = status == LB_OK ? lb_replay_record_history(watch, &run, err) : status;
    if (status == LB_OK) {
        fill(&run, &w, out);
        add_goals(out);
        lb_replay_note(
            out, "changes of SOMA Treasuries hold inflation compensation (some 1 bn a month), which no cap "
                 "counts; redeemed: by the date of maturity");
        lb_replay_note(
            out,
            "published: from the Wednesday on or after a month's end to the next one; single months hold "
            "neighbouring days, their mean does not; TREAST ends in December 2024");
    }
    lb_replay_record_free(&run);
    return status;
}
