#include "buyback_effects.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "longbond/simulation.h"
#include "world/model.h"
#include "world/world.h"

/* Worlds of one model that go apart. */
typedef struct worlds {
    lb_model *model;
    lb_world *with, *without, *unfinanced;
} worlds;

/* As announced (-1), or off (0). */
static void set_programme(lb_world *world, int64_t amount)
{
    *lb_w_buyback_liquidity(world) = amount;
    *lb_w_buyback_cash(world) = amount;
}

static lb_status copy(const lb_model *model, const lb_world *world, lb_world **out, lb_error *err)
{
    return lb_world_restore(model, world, lb_world_bytes(world), out, err);
}

static lb_status open_model(const char *baseline, const char *until, lb_model **out, lb_error *err)
{
    char text[160];
    int length = snprintf(text, sizeof text,
                          "title: buybacks\nbaseline: %s\nuntil: %s\nissuance: policy\nyields: cleared\n"
                          "money: given\n", /* what money funds then do with their bills is another matter */
                          baseline, until);
    return lb_model_parse("buybacks", text, (size_t)length, out, err);
}

static lb_status step_to(const lb_model *model, lb_world *world, lb_date day, lb_error *err)
{
    lb_status status = LB_OK;
    while (status == LB_OK && lb_world_date(world) < day) {
        status = lb_step(model, world, err);
    }
    return status;
}

/* The first operation in ten to twenty years, nominal. */
static int find_operation(const lb_model *model)
{
    for (int plan = 0; plan < model->buyback_count; plan++) {
        const lb_buyback_plan *buyback = &model->buybacks[plan];
        double years = (buyback->maturity_from - buyback->operation) / 365.25;
        if (buyback->simulated && !buyback->tips && years > 9.5 && years < 10.5) {
            return plan;
        }
    }
    return -1;
}

/* What buybacks and only eligibility did to spreads within the operation's maturities. */
static void compare_spreads(const worlds *w, const lb_buyback_plan *plan, lb_buyback_effects *out)
{
    int bought = 0, eligible = 0;
    for (int s = 0; s < w->model->security_count; s++) {
        lb_date maturity = w->model->securities[s].maturity;
        double fall = 1e4 * (lb_wc_spread_to_curve(w->without)[s] - lb_wc_spread_to_curve(w->with)[s]);
        if (maturity < plan->maturity_from || maturity > plan->maturity_to || fall == 0) {
            continue;
        }
        int64_t par = lb_wc_buyback_due(w->with)[s];
        *(par > 0 ? &out->bought_bp : &out->eligible_bp) += fall;
        *(par > 0 ? &bought : &eligible) += 1;
        out->par_usd += par;
    }
    out->bought_bp /= bought > 0 ? bought : 1;
    out->eligible_bp /= eligible > 0 ? eligible : 1;
}

static int64_t deposits(const lb_books *books)
{
    int64_t sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t position = *lb_position(books, LB_INSTR_DEPOSITS, sector);
        sum += position > 0 ? position : 0;
    }
    return sum;
}

/* The bill that the financing sells. */
static int bill_of(const lb_model *model, const lb_world *world)
{
    for (int s = 0; s < model->security_count; s++) {
        if (model->securities[s].type == LB_BILL && lb_wc_outstanding(world)[s] > 0 &&
            model->securities[s].maturity > lb_world_date(world) + 7 &&
            model->securities[s].maturity < lb_world_date(world) + 28) {
            return s;
        }
    }
    return -1;
}

/* Settles the operation in one world without financing, then in another with bills sold for the same cash: those who were
 * paid in reserves (banks) buy for what banks were paid, money funds for the rest. */
static lb_status settle_and_finance(worlds *w, lb_buyback_effects *out, lb_error *err)
{
    lb_date settled = lb_add_business_days(LB_CALENDAR_FEDERAL, lb_world_date(w->with), 1);
    lb_status status = copy(w->model, w->with, &w->unfinanced, err);
    status = status == LB_OK ? step_to(w->model, w->unfinanced, settled, err) : status;
    status = status == LB_OK ? step_to(w->model, w->without, settled, err) : status;
    int bill = bill_of(w->model, w->with);
    if (status != LB_OK || bill < 0) {
        return status != LB_OK ? status : lb_fail(err, LB_ERR_NOT_FOUND, "no bill to finance a buyback with");
    }
    lb_books with = lb_world_books(w->with, w->model->row),
             without = lb_world_books(w->without, w->model->row);
    lb_books alone = lb_world_books(w->unfinanced, w->model->row);
    out->paid_usd =
        *lb_position(&without, LB_INSTR_TGA, LB_TREASURY) - *lb_position(&alone, LB_INSTR_TGA, LB_TREASURY);
    out->alone_reserves_usd = *lb_position(&alone, LB_INSTR_RESERVES, LB_BANKS) -
                              *lb_position(&without, LB_INSTR_RESERVES, LB_BANKS);
    int64_t to_others = deposits(&alone) - deposits(&without), to_banks = out->paid_usd - to_others;
    lb_post_issue(&with, bill, LB_BANKS, to_banks + to_banks / 100, 0, to_banks, 0);
    lb_post_issue(&with, bill, LB_MONEY_FUNDS, to_others + to_others / 100, 0, to_others, 0);
    status = step_to(w->model, w->with, settled, err);
    out->reserves_usd = *lb_position(&with, LB_INSTR_RESERVES, LB_BANKS) -
                        *lb_position(&without, LB_INSTR_RESERVES, LB_BANKS);
    out->deposits_usd = deposits(&with) - deposits(&without);
    out->cash_usd =
        *lb_position(&with, LB_INSTR_TGA, LB_TREASURY) - *lb_position(&without, LB_INSTR_TGA, LB_TREASURY);
    return status;
}

static void close_worlds(worlds *w)
{
    lb_world_close(w->with);
    lb_world_close(w->without);
    lb_world_close(w->unfinanced);
    lb_model_free(w->model);
}

/* In spring 2025, when the Fed bought nothing: its purchases of bills, at prices that a buyback moves by a hair, would bring some
 * hundred dollars more or less into the comparison. */
static lb_status one_operation(lb_buyback_effects *out, lb_error *err)
{
    worlds w = {0};
    lb_status status = open_model("2025-01-31", "2025-07-31", &w.model, err);
    int plan = status == LB_OK ? find_operation(w.model) : -1;
    if (status == LB_OK && plan < 0) {
        status = lb_fail(err, LB_ERR_NOT_FOUND, "no buyback of 10 to 20 years in the half-year");
    }
    if (status == LB_OK) {
        status = lb_world_open(w.model, &w.with, err);
    }
    if (status == LB_OK) {
        out->operation = w.model->buybacks[plan].operation;
        set_programme(w.with, 0);
        status = step_to(w.model, w.with, out->operation - 1, err);
    }
    status = status == LB_OK ? copy(w.model, w.with, &w.without, err) : status;
    if (status == LB_OK) {
        set_programme(w.with, -1);
        status = step_to(w.model, w.with, out->operation, err);
        set_programme(w.with, 0);
    }
    status = status == LB_OK ? step_to(w.model, w.without, out->operation, err) : status;
    if (status == LB_OK) {
        compare_spreads(&w, &w.model->buybacks[plan], out);
        status = settle_and_finance(&w, out, err);
    }
    close_worlds(&w);
    return status;
}

static lb_status one_year(lb_buyback_effects *out, lb_error *err)
{
    worlds w = {0};
    lb_status status = open_model("2026-01-30", "2027-01-29", &w.model, err);
    status = status == LB_OK ? lb_world_open(w.model, &w.with, err) : status;
    status = status == LB_OK ? copy(w.model, w.with, &w.without, err) : status;
    if (status == LB_OK) {
        set_programme(w.without, 0);
        for (int s = 0; s < w.model->security_count; s++) {
            out->year_par_usd -= lb_wc_buyback_par(w.with)[s];
        }
        status = step_to(w.model, w.with, lb_model_end(w.model), err);
    }
    status = status == LB_OK ? step_to(w.model, w.without, lb_model_end(w.model), err) : status;
    if (status == LB_OK) {
        const double *with = lb_wc_observable(w.with), *without = lb_wc_observable(w.without);
        for (int s = 0; s < w.model->security_count; s++) {
            out->year_par_usd += lb_wc_buyback_par(w.with)[s];
        }
        out->year_wam = with[LB_OBS_wam_months] - without[LB_OBS_wam_months];
        out->year_bills_usd = (with[LB_OBS_bills] - without[LB_OBS_bills]) * 1e6;
        out->year_ten_bp = 100 * (with[LB_OBS_yield_10y] - without[LB_OBS_yield_10y]);
    }
    close_worlds(&w);
    return status;
}

lb_status lb_study_buybacks(lb_buyback_effects *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    lb_status status = one_operation(out, err);
    return status == LB_OK ? one_year(out, err) : status;
}
