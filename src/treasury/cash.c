#include "cash.h"

#include "base/cents.h"
#include "treasury/debt_params.h"

#include <math.h>

int64_t lb_treasury_nonmarketable(const lb_model *model, const lb_world *world, lb_date date)
{
    return model->nonmarketable[date - model->path_start] + *lb_wc_nonmarketable_shift(world);
}

/* Interest is credited on savings bonds, SLGS and the G Fund; investment of the G Fund that is suspended (debt
 * limit) and restored moves no cash; the rest of the given change does. */
static void move_nonmarketable(const lb_model *model, lb_world *world, const lb_books *books, lb_date from,
                               lb_date to)
{
    int64_t before = lb_treasury_nonmarketable(model, world, from);
    int64_t after = lb_treasury_nonmarketable(model, world, to);
    double rate = lb_model_param(model, LB_ACTOR_DEBT, LB_DEBT_NONMARKETABLE_RATE) / 100;
    int64_t credited = lb_to_cents((double)before * rate * (to - from) / 365.25);
    lb_post_accretion(books, LB_FLOW_NONMARKETABLE_INTEREST, LB_INSTR_NONMARKETABLE, LB_HOUSEHOLDS,
                      LB_TREASURY, credited);
    int64_t suspended = model->suspended[to - model->path_start] - model->suspended[from - model->path_start];
    lb_post_accretion(books, LB_FLOW_OTHER_FINANCING, LB_INSTR_NONMARKETABLE, LB_HOUSEHOLDS, LB_TREASURY,
                      -suspended);
    lb_post_claim(books, LB_INSTR_NONMARKETABLE, LB_HOUSEHOLDS, LB_TREASURY,
                  after - before - credited + suspended);
    *lb_w_nonmarketable_interest(world) += (double)credited / 100;
}

/* Interest received, the item of September, less interest on government accounts that no trust fund's receipt
 * offsets: part of the published deficit. */
static int64_t interest_between(const lb_model *model, lb_date from, lb_date to)
{
    double september = lb_model_param(model, LB_ACTOR_DEBT, LB_DEBT_SEPTEMBER_INTEREST) * LB_BILLION_CENTS;
    double yearly = lb_model_param(model, LB_ACTOR_DEBT, LB_DEBT_OTHER_INTEREST) * LB_BILLION_CENTS -
                    september -
                    lb_model_param(model, LB_ACTOR_DEBT, LB_DEBT_ACCOUNT_INTEREST) * LB_BILLION_CENTS;
    double received = yearly * (to - from) / 365.25;
    for (lb_date day = from + 1; day <= to; day++) {
        received += lb_date_ymd(day).month == 9 ? september / 30 : 0;
    }
    return lb_to_cents(received);
}

static int64_t other_financing(const lb_model *model, lb_date from, lb_date to)
{
    lb_debt_param param =
        to < lb_date_make(2025, 10, 1) ? LB_DEBT_OTHER_FINANCING_2025 : LB_DEBT_OTHER_FINANCING;
    return lb_to_cents(lb_model_param(model, LB_ACTOR_DEBT, param) * LB_BILLION_CENTS * (to - from) / 365.25);
}

int64_t lb_treasury_other_cash(const lb_model *model, lb_date from, lb_date to, int64_t *interest)
{
    int64_t received = interest_between(model, from, to);
    if (interest) {
        *interest = received;
    }
    return received - other_financing(model, from, to);
}

void lb_treasury_run_budget(const lb_model *model, lb_world *world, const lb_books *books)
{
    lb_date from = *lb_w_previous_date(world), to = *lb_w_date(world);
    int64_t receipts = 0, outlays = 0, interest;
    for (lb_date day = from + 1; day <= to; day++) {
        receipts += model->receipts[day - model->path_start];
        outlays += model->primary_outlays[day - model->path_start];
    }
    outlays += lb_to_cents((double)*lb_wc_deficit_a_year(world) * (to - from) / 365.25);
    int64_t other = lb_treasury_other_cash(model, from, to, &interest);
    lb_post_income(books, LB_FLOW_RECEIPTS, LB_HOUSEHOLDS, LB_TREASURY, receipts);
    lb_post_income(books, LB_FLOW_OUTLAYS, LB_TREASURY, LB_HOUSEHOLDS, outlays);
    lb_post_income(books, LB_FLOW_OTHER_INTEREST, LB_OTHER_SECTOR, LB_TREASURY, interest);
    lb_post_income(books, LB_FLOW_OTHER_FINANCING, LB_TREASURY, LB_OTHER_SECTOR, interest - other);
    *lb_w_other_interest(world) += (double)interest / 100;
    move_nonmarketable(model, world, books, from, to);
}
