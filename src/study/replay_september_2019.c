/* replay_september_2019.c - overnight rates in September and October 2019, when repo was short of lenders.
 *
 * The money market of money_market.h on the record's reserves, drains and settlements, day by day (money_anchors.h). Two of
 * its parameters were fitted to 17 September 2019; the other days saw none. MODEL.md C.3; claim A4.10. */
#include <math.h>
#include <stdlib.h>

#include "base/error.h"
#include "study/money_anchors.h"
#include "study/replay_list.h"

enum { DATE, RATIO, DRAIN, LENDING, SOFR, SOFR_PUBLISHED, EFFR, EFFR_PUBLISHED };

static const lb_replay_column columns[] = {
    {"date", "", LB_REPLAY_DATE},
    {"reserves_to_bank_assets_pct", "reserves, % of bank assets", 2},
    {"cash_drain_usd_bn", "two-day drain, bn", 0},
    {"lending_capacity_usd_bn", "can be lent, bn", 0},
    {"sofr_pct", "SOFR, %", 2},
    {"sofr_published_pct", "published", 2},
    {"effr_pct", "EFFR, %", 2},
    {"effr_published_pct", "published", 2},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };
_Static_assert((int)COLUMNS <= (int)LB_REPLAY_COLUMNS, "a row holds a cell of every column");

static void fill(const lb_money_study *study, lb_replay *out)
{
    for (int i = 0; i < study->day_count; i++) {
        const lb_money_day_2019 *day = &study->days[i];
        double *row = lb_replay_row(out);
        row[DATE] = day->date;
        row[RATIO] = day->ratio_pct;
        row[DRAIN] = day->drain_bn;
        row[LENDING] = day->lending_bn;
        row[SOFR] = day->simulated_sofr_pct;
        row[SOFR_PUBLISHED] = day->sofr_pct;
        row[EFFR] = day->simulated_effr_pct;
        row[EFFR_PUBLISHED] = day->effr_pct;
    }
}

static void add_goals(lb_replay *out)
{
    lb_date monday = lb_date_make(2019, 9, 16), tuesday = monday + 1;
    double most = 0, sum = 0;
    int days = 0;
    for (int i = 0; i < out->row_count; i++) {
        const double *row = out->cells[i];
        if (row[DATE] != monday && row[DATE] != tuesday) {
            most = fmax(most, row[SOFR]);
            sum += fabs(row[SOFR] - row[SOFR_PUBLISHED]);
            days++;
        }
    }
    lb_replay_goal_add(out, "SOFR, 17 September (fitted)",
                       "claim A4.10: at least 4; New York Fed 5.25, 99th percentile 9", "%", 2, 4, 9,
                       lb_replay_cell(out, tuesday, SOFR));
    lb_replay_goal_add(out, "SOFR, 16 September", "New York Fed 2.43; within 10 bp", "%", 2, 2.33, 2.53,
                       lb_replay_cell(out, monday, SOFR));
    lb_replay_goal_add(out, "SOFR, the highest of the other days",
                       "New York Fed: 2.55 on 18 September; no second spike", "%", 2, 1.5, 2.55, most);
    lb_replay_goal_add(out, "SOFR less published on the other days, mean size", "", "bp", 1, NAN, NAN,
                       days > 0 ? 100 * sum / days : NAN);
    lb_replay_goal_add(out, "EFFR, 17 September", "New York Fed 2.30: above the target range's 2.25", "%", 2,
                       2.25, 2.40, lb_replay_cell(out, tuesday, EFFR));
}

lb_status lb_replay_september_2019(const lb_replay_watch *watch, lb_replay *out, lb_error *err)
{
    (void)watch; /* no run that takes long */
    lb_replay_begin(out, "Overnight rates in September and October 2019", columns, COLUMNS);
    lb_money_study *study = calloc(1, sizeof *study);
    lb_status status = study ? lb_money_study_run(study, err)
                             : lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the money market");
    if (status == LB_OK) {
        fill(study, out);
        add_goals(out);
        lb_replay_note(
            out, "reserves and the Treasury's account are week averages, linear in between; the drain of 16 "
                 "and 17 "
                 "September and the reserves of both days are published or priors, see calibrate --money");
    }
    free(study);
    return status;
}
