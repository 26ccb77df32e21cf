/* The baseline of 30 January 2026 against the published figures of data/reconcile.csv, and the ledger entries between. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "data/sticky_rows.h"
#include "day/phases.h"
#include "day/reconcile.h"
#include "longbond/simulation.h"
#include "world/world.h"

static const char published_day[] = "2026-01-30";

static lb_model *load(const char *text)
{
    lb_model *model;
    lb_error err;
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

static lb_model *load_january(bool reconcile, const char *yields)
{
    char text[256];
    snprintf(text, sizeof text,
             "title: t\nbaseline: 2026-01-30\nuntil: 2026-02-27\nissuance: policy\nyields: %s\n"
             "set:\n  paths.reconcile: %d\n",
             yields, reconcile);
    return load(text);
}

static lb_world *open_world(const lb_model *model)
{
    lb_world *world;
    lb_error err;
    ck_assert_msg(lb_world_open(model, &world, &err) == LB_OK, "%s", err.message);
    return world;
}

/* The table's figure of an item, usd mn. */
static double published(const char *item)
{
    lb_rows rows;
    lb_error err = {0};
    double value = NAN;
    lb_rows_open_snapshot(&rows, "reconcile", &err);
    for (int row = 0; row < rows.count; row++) {
        if (!strcmp(lb_rows_text(&rows, row, "item"), item) &&
            !strcmp(lb_rows_text(&rows, row, "date"), published_day)) {
            value = lb_rows_number(&rows, row, "usd_mn");
        }
    }
    ck_assert_msg(lb_rows_close(&rows) == LB_OK, "%s", err.message);
    ck_assert_msg(!isnan(value), "no row of %s", item);
    return value;
}

static double millions(int64_t cents)
{
    return (double)cents / 1e8;
}

/* To the million: what a reader compares, and what no observable shows. */
START_TEST(the_opening_is_what_was_published)
{
    static const struct {
        const char *observable, *item;
    } shown[] = {{"soma_bills", "soma_bills"},
                 {"soma_notes_bonds", "soma_notes_bonds"},
                 {"soma_tips", "soma_tips"},
                 {"mbs", "mbs"},
                 {"fed_assets", "fed_assets"},
                 {"currency", "currency"},
                 {"on_rrp", "on_rrp"},
                 {"tga", "tga"},
                 {"reserves", "reserves"},
                 {"deferred_asset", "deferred_asset"},
                 {"debt_held_by_public", "debt_held_by_public"}};
    for (int given = 0; given < 2; given++) {
        lb_model *model = load_january(true, given ? "given" : "cleared");
        lb_world *world = open_world(model);
        for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
            ck_assert_msg(fabs(lb_world_observable(world, shown[i].observable) - published(shown[i].item)) <
                              0.5,
                          "%s is %.3f, published %.0f", shown[i].observable,
                          lb_world_observable(world, shown[i].observable), published(shown[i].item));
        }
        const int64_t *position = lb_wc_position(world);
        ck_assert_double_eq_tol(millions(lb_reconcile_level(LB_RECONCILE_FED_LOANS, position)),
                                published("fed_loans"), 0.5);
        ck_assert_double_eq_tol(millions(lb_reconcile_level(LB_RECONCILE_FOREIGN_RRP, position)),
                                published("foreign_rrp"), 0.5);
        ck_assert_double_eq_tol(millions(lb_reconcile_level(LB_RECONCILE_OTHER_DEPOSITS, position)),
                                published("other_deposits"), 0.5);
        ck_assert_double_eq_tol(millions(lb_reconcile_level(LB_RECONCILE_INTRAGOVERNMENTAL, position)),
                                published("intragovernmental"), 0.5);
        lb_books books = lb_world_books(world, model->row);
        ck_assert_double_eq_tol(millions(lb_net_worth(&books, LB_FED)), published("fed_net_worth"), 0.5);
        ck_assert_double_eq_tol(
            -millions(lb_net_worth(&books, LB_TREASURY) - *lb_position(&books, LB_INSTR_TGA, LB_TREASURY)),
            published("total_debt"), 0.5);
        /* no entry of its own: 0.1 % of H.4.1 by the securities held and their index ratios */
        ck_assert_double_eq_tol(lb_world_observable(world, "soma_compensation"),
                                published("soma_compensation"), 0.001 * published("soma_compensation"));
        lb_world_close(world);
        lb_model_free(model);
    }
}
END_TEST

/* H.4.1, Debt to the Penny: the published figures themselves, apart from any table of ours. */
START_TEST(the_table_is_the_releases)
{
    ck_assert_double_eq(published("soma_notes_bonds"), 3602109);
    ck_assert_double_eq(published("soma_tips"), 288706);
    ck_assert_double_eq(published("mbs"), 2023710 + 2347);
    ck_assert_double_eq(published("on_rrp"), 9629);
    ck_assert_double_eq(published("debt_held_by_public"), 30919123);
    ck_assert_double_eq(published("intragovernmental"), 7602245);
    ck_assert_double_eq(published("debt_held_by_public") + published("intragovernmental"), 38521368);
    /* between the Wednesdays: bills 273,452 and about 288,600; total assets 6,587,568 and 6,605.9 bn */
    ck_assert(published("soma_bills") > 273452 && published("soma_bills") < 288600);
    ck_assert(published("fed_assets") > 6587568 && published("fed_assets") < 6605900);
    /* the average of 29 January to 4 February: 30 January stands for three days, the rest is linear */
    double friday = published("soma_bills"), wednesday = 288600;
    double week = (273452 + friday) / 2 + 3 * friday + (2 * friday + wednesday) / 3 +
                  (friday + 2 * wednesday) / 3 + wednesday;
    ck_assert_double_eq_tol(week / 7, 298167 - 15620, 0.5);
}
END_TEST

/* Entries of a flow of their own: they sum to zero, explain each sector's net worth, and touch nothing else. */
START_TEST(every_adjustment_is_a_ledger_entry)
{
    lb_model *with = load_january(true, "given"), *without = load_january(false, "given");
    lb_world *a = open_world(with), *b = open_world(without);
    lb_books books = lb_world_books(a, with->row), before = lb_world_books(b, without->row);
    lb_error err;
    ck_assert_msg(lb_audit(&books, lb_model_cusip, with, &err) == LB_OK, "%s", err.message);
    int64_t sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t flow = books.flow[LB_FLOW_RECONCILIATION * LB_SECTOR_COUNT + sector];
        ck_assert_int_eq(before.flow[LB_FLOW_RECONCILIATION * LB_SECTOR_COUNT + sector], 0);
        ck_assert_int_eq(lb_net_worth(&books, (lb_sector)sector) - lb_net_worth(&before, (lb_sector)sector),
                         flow);
        sum += flow;
    }
    ck_assert_int_eq(sum, 0);
    for (int flow = 0; flow < LB_FLOW_RECONCILIATION; flow++) {
        ck_assert_mem_eq(&books.flow[flow * LB_SECTOR_COUNT], &before.flow[flow * LB_SECTOR_COUNT],
                         LB_SECTOR_COUNT * sizeof(int64_t));
    }
    for (int i = 0; i < LB_RECONCILE_COUNT;
         i++) { /* what it says it did is the difference of the balance sheets */
        int64_t change = lb_reconcile_level(i, books.position) - lb_reconcile_level(i, before.position);
        change =
            i == LB_RECONCILE_DEFERRED_ASSET ? *lb_wc_deferred_asset(a) - *lb_wc_deferred_asset(b) : change;
        ck_assert_msg(change == lb_wc_reconciled(a)[i], "%s", lb_reconcile_word(i));
        ck_assert_int_eq(lb_wc_reconciled(b)[i], 0);
    }
    lb_world_close(a);
    lb_world_close(b);
    lb_model_free(with);
    lb_model_free(without);
}
END_TEST

/* Securities: nothing is issued or retired, federal accounts keep theirs, and the Fed's move in proportion. */
START_TEST(securities_change_hands_in_proportion)
{
    lb_model *with = load_january(true, "given"), *without = load_january(false, "given");
    lb_world *a = open_world(with), *b = open_world(without);
    double par[LB_SECURITY_TYPE_COUNT] = {0}, moved[LB_SECURITY_TYPE_COUNT] = {0};
    for (int pass = 0; pass < 2; pass++) {
        for (int s = 0; s < with->security_count; s++) {
            int64_t at = (int64_t)s * LB_SECTOR_COUNT, type = with->securities[s].type;
            double now = (double)lb_wc_holdings(a)[at + LB_FED], was = (double)lb_wc_holdings(b)[at + LB_FED];
            ck_assert_int_eq(lb_wc_outstanding(a)[s], lb_wc_outstanding(b)[s]);
            ck_assert_int_eq(lb_wc_holdings(a)[at + LB_GOVERNMENT_ACCOUNTS],
                             lb_wc_holdings(b)[at + LB_GOVERNMENT_ACCOUNTS]);
            ck_assert(now >= 0 && now <= (double)lb_wc_outstanding(a)[s]);
            if (pass == 0) {
                par[type] += was;
                moved[type] += now - was;
            } else if (type == LB_BILL &&
                       was > 0) { /* the Fed gives bills: the same share of each, to the cent */
                ck_assert_double_eq_tol(now - was, was * moved[type] / par[type], 2);
            }
            ck_assert_int_le(lb_wc_fed_redemption(a)[s], lb_wc_holdings(a)[at + LB_FED]);
        }
    }
    ck_assert_double_lt(moved[LB_BILL], 0);
    lb_world_close(a);
    lb_world_close(b);
    lb_model_free(with);
    lb_model_free(without);
}
END_TEST

START_TEST(each_adjustment_is_an_event_of_the_opening)
{
    lb_model *model = load_january(true, "cleared");
    lb_world *world = open_world(model);
    int found = 0;
    for (int64_t i = 0; i < *lb_wc_event_count(world); i++) {
        const lb_event *event = &lb_wc_event(world)[i];
        if (event->kind == LB_EVENT_RECONCILED) {
            ck_assert_int_eq((int)event->value, found);
            ck_assert_int_eq(event->cents, lb_wc_reconciled(world)[found]);
            ck_assert_int_eq(event->security, -1);
            found++;
        }
    }
    ck_assert_int_eq(found, LB_RECONCILE_COUNT);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* The day after goes on from the new levels: given paths move by their own changes, the deferred asset by income. */
START_TEST(the_run_goes_on_from_there)
{
    lb_model *model = load_january(true, "cleared\nmoney: given");
    lb_world *world = open_world(model);
    double currency = lb_world_observable(world, "currency"), rrp = lb_world_observable(world, "on_rrp");
    double debt = lb_world_observable(world, "debt_held_by_public");
    double marketable =
        lb_world_observable(world, "marketable") - lb_world_observable(world, "held_government_accounts");
    double deferred = lb_world_observable(world, "deferred_asset");
    double income = lb_world_observable(world, "fed_net_income_ytd");
    lb_error err;
    while (lb_world_date(world) < lb_model_end(model)) {
        ck_assert_msg(lb_step(model, world, &err) == LB_OK, "%s", err.message);
    }
    int64_t at = lb_world_date(world) - model->path_start, from = model->start - model->path_start;
    ck_assert_double_eq_tol(lb_world_observable(world, "currency") - currency,
                            millions(model->currency[at] - model->currency[from]), 0.01);
    ck_assert_double_eq_tol(lb_world_observable(world, "on_rrp") - rrp,
                            millions(model->on_rrp[at] - model->on_rrp[from]), 0.01);
    ck_assert_double_eq_tol(lb_world_observable(world, "deferred_asset") - deferred,
                            income - lb_world_observable(world, "fed_net_income_ytd"), 0.01);
    ck_assert_double_eq_tol(lb_world_observable(world, "debt_held_by_public") - debt,
                            lb_world_observable(world, "marketable") -
                                lb_world_observable(world, "held_government_accounts") - marketable,
                            0.01);
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

/* Other baselines, and this one without the switch, begin as simulated. */
START_TEST(other_days_are_untouched)
{
    static const char *const texts[] = {
        "title: a\nbaseline: 2023-09-30\nuntil: 2026-01-30\nissuance: policy\nyields: given\n",
        "title: b\nbaseline: 2026-01-29\nuntil: 2026-02-02\nissuance: policy\nyields: given\n",
        "title: c\nbaseline: 2026-01-30\nuntil: 2026-02-02\nissuance: policy\nset:\n  paths.reconcile: 0\n"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        lb_model *model = load(texts[i]);
        ck_assert(!model->reconcile.on);
        if (i > 0) {
            lb_world *world = open_world(model);
            for (int item = 0; item < LB_RECONCILE_COUNT; item++) {
                ck_assert_int_eq(lb_wc_reconciled(world)[item], 0);
            }
            lb_world_close(world);
        }
        lb_model_free(model);
    }
}
END_TEST

START_TEST(what_cannot_be_reached_is_refused)
{
    for (int sign = -1; sign <= 1; sign += 2) {
        lb_model *model = load_january(true, "given");
        model->reconcile.cents[LB_RECONCILE_SOMA_BILLS] =
            sign * INT64_C(5000000) * 100000000; /* 5 tn of 6.6 */
        lb_world *world;
        lb_error err;
        ck_assert_int_eq(lb_world_open(model, &world, &err), LB_ERR_RECONCILE);
        ck_assert_ptr_nonnull(strstr(err.message, "soma_bills"));
        lb_model_free(model);
    }
}
END_TEST

START_TEST(purchases_stay_within_the_limit_of_a_security)
{
    lb_model *model = load_january(true, "given");
    model->reconcile.cents[LB_RECONCILE_SOMA_BILLS] =
        INT64_C(3500000) * 100000000; /* a target the Fed must buy for */
    lb_world *world = open_world(model);
    ck_assert_double_eq_tol(lb_world_observable(world, "soma_bills"), 3500000, 0.5);
    for (int s = 0; s < model->security_count; s++) {
        if (model->securities[s].type == LB_BILL && lb_wc_outstanding(world)[s] > 0) {
            ck_assert_double_le((double)lb_wc_holdings(world)[(int64_t)s * LB_SECTOR_COUNT + LB_FED],
                                0.7 * (double)lb_wc_outstanding(world)[s] + 1);
        }
    }
    lb_world_close(world);
    lb_model_free(model);
}
END_TEST

CHECK_MAIN("reconcile", the_opening_is_what_was_published, the_table_is_the_releases,
           every_adjustment_is_a_ledger_entry, securities_change_hands_in_proportion,
           each_adjustment_is_an_event_of_the_opening, the_run_goes_on_from_there, other_days_are_untouched,
           what_cannot_be_reached_is_refused, purchases_stay_within_the_limit_of_a_security)
