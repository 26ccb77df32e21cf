/* replay_rmp.c - the Fed's purchases of bills from 12 December 2025 against the H.4.1.
 *
 * Reserve management purchases of 40 bn a month and the month's agency principal (New York Fed, 10 December and 29
 * October 2025). Two runs: the history to 30 January 2026, and one from the eve of the first purchase with the
 * Treasury's own issuance, which reaches February. */
#include <math.h>

#include "base/error.h"
#include "study/replay_run.h"
#include "world/scenario.h"

enum {
    DATE,
    BILLS,
    BILLS_ON,
    PUBLISHED,
    OFF,
    TREASURIES,
    TREASURIES_PUBLISHED,
    MBS,
    MBS_PUBLISHED,
    ASSETS,
    ASSETS_PUBLISHED
};

static const lb_replay_column columns[] = {
    {"date", "usd mn", LB_REPLAY_DATE},
    {"bills_usd_mn", "bills, history", 0},
    {"bills_own_issuance_usd_mn", "from 12 Dec", 0},
    {"bills_published_usd_mn", "published", 0},
    {"bills_difference_usd_mn", "off", 0},
    {"treasuries_usd_mn", "Treasuries", 0},
    {"treasuries_published_usd_mn", "published", 0},
    {"mbs_usd_mn", "agency", 0},
    {"mbs_published_usd_mn", "published", 0},
    {"assets_usd_mn", "Fed assets", 0},
    {"assets_published_usd_mn", "published", 0},
};
enum { COLUMNS = sizeof columns / sizeof columns[0] };
_Static_assert((int)COLUMNS <= (int)LB_REPLAY_COLUMNS, "a row holds a cell of every column");

/* Federal Reserve, H.4.1, releases of 7 August 2025, 8 January to 19 February 2026 (MODEL.md C.1); 4 February: bills
 * are the residual of Treasuries. USD millions. Total assets: WALCL. */
static const struct {
    int year, month, day;
    double bills, treasuries, mbs, assets;
} published[] = {
    {2025, 8, 6, 195493, 4204501, 2120672, 6640843},  {2025, 12, 10, NAN, NAN, 2053665, 6539303},
    {2026, 1, 7, 241757, 4235527, 2039024, 6573602},  {2026, 1, 14, 249922, 4243253, 2039024, 6581700},
    {2026, 1, 21, 258228, 4251156, 2035840, 6584580}, {2026, 1, 28, 273452, 4265977, 2023710, 6587568},
    {2026, 2, 4, 288600, 4281000, NAN, 6605900},      {2026, 2, 11, 305285, 4297606, 2023710, NAN},
    {2026, 2, 18, 313296, 4305596, 2023727, NAN},
};

static void fill(const lb_replay_record *history, const lb_replay_record *on, lb_replay *out)
{
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        lb_date date = lb_date_make(published[i].year, published[i].month, published[i].day);
        const lb_replay_record *run = date <= lb_date_make(2026, 1, 30) ? history : on;
        double *row = lb_replay_row(out);
        row[DATE] = date;
        row[BILLS] = run == history ? lb_replay_value(history, date, LB_OBS_soma_bills) : NAN;
        row[BILLS_ON] = lb_replay_value(on, date, LB_OBS_soma_bills);
        row[PUBLISHED] = published[i].bills;
        row[OFF] = lb_replay_value(run, date, LB_OBS_soma_bills) - published[i].bills;
        row[TREASURIES] = lb_replay_value(run, date, LB_OBS_soma_treasuries);
        row[TREASURIES_PUBLISHED] = published[i].treasuries;
        row[MBS] = lb_replay_value(run, date, LB_OBS_mbs);
        row[MBS_PUBLISHED] = published[i].mbs;
        row[ASSETS] = lb_replay_value(run, date, LB_OBS_fed_assets);
        row[ASSETS_PUBLISHED] = published[i].assets;
    }
}

static void add_goals(const lb_replay_record *history, lb_replay *out)
{
    static const char release[] = "H.4.1; the Desk buys on a few days a month: within a week's purchases";
    lb_date eve = lb_date_make(2025, 12, 11), end = lb_date_make(2026, 1, 30),
            january = lb_date_make(2026, 1, 7), february = lb_date_make(2026, 2, 11);
    double worst = 0;
    for (int i = 0; i < out->row_count; i++) {
        double off = out->cells[i][OFF];
        worst = !isnan(off) && fabs(off) > fabs(worst) ? off : worst;
    }
    double bought = (lb_replay_value(history, end, LB_OBS_soma_bills) -
                     lb_replay_value(history, eve, LB_OBS_soma_bills)) /
                    1e3;
    double principal =
        (lb_replay_value(history, eve, LB_OBS_mbs) - lb_replay_value(history, end, LB_OBS_mbs)) / 1e3;
    double months = (end - eve) * 12 / 365.25;
    lb_replay_goal_add(out, "bills bought from 12 December to 30 January",
                       "40 bn a month and the agency principal", "usd bn", 1, 40 * months + principal - 0.1,
                       40 * months + principal + 0.1, bought);
    lb_replay_goal_add(out, "  of which agency principal", "", "usd bn", 1, NAN, NAN, principal);
    lb_replay_goal_add(out, "bills: largest difference", release, "usd mn", 0, -12700, 12700, worst);
    lb_replay_goal_add(out, "bills, 28 January", release, "usd mn", 0, 273452 - 12700, 273452 + 12700,
                       lb_replay_cell(out, lb_date_make(2026, 1, 28), BILLS));
    lb_replay_goal_add(
        out, "bills, 7 January to 11 February", "H.4.1: +63.5 bn, 55 a month; within a tenth", "usd bn", 1,
        57.2, 69.9, (lb_replay_cell(out, february, BILLS_ON) - lb_replay_cell(out, january, BILLS_ON)) / 1e3);
    lb_replay_goal_add(out, "agency, 7 January to 11 February", "H.4.1: -15.3 bn, once a month; model daily",
                       "usd bn", 1, -20, -10,
                       (lb_replay_cell(out, february, MBS) - lb_replay_cell(out, january, MBS)) / 1e3);
    lb_date december = lb_date_make(2025, 12, 10), last = lb_date_make(2026, 1, 28);
    lb_replay_goal_add(out, "Fed assets, 10 December to 28 January",
                       "WALCL: +48.3 bn; within a week's purchases", "usd bn", 1, 48.3 - 12.7, 48.3 + 12.7,
                       (lb_replay_cell(out, last, ASSETS) - lb_replay_cell(out, december, ASSETS)) / 1e3);
    lb_replay_goal_add(out, "Fed assets, 28 January, over published", "WALCL 6,587.6 bn; within 1 %", "%", 3,
                       -1, 1, 100 * (lb_replay_cell(out, last, ASSETS) / 6587568 - 1));
}

lb_status lb_replay_rmp(const lb_replay_watch *watch, lb_replay *out, lb_error *err)
{
    lb_replay_record history = {0}, on = {0};
    lb_scenario scenario;
    lb_replay_begin(out, "The Fed's purchases of bills from 12 December 2025", columns, COLUMNS);
    lb_status status = lb_replay_record_history(watch, &history, err);
    if (status == LB_OK) {
        lb_replay_rmp_scenario(&scenario);
        status = lb_replay_record_make(&scenario, watch, &on, err);
    }
    if (status == LB_OK) {
        fill(&history, &on, out);
        add_goals(&history, out);
        lb_replay_note(
            out,
            "history: recorded auctions, to 30 January; from 12 Dec: the same record to 11 December 2025, "
            "then the Treasury's own issuance, for the days after the record");
    }
    lb_replay_record_free(&history);
    lb_replay_record_free(&on);
    return status;
}
