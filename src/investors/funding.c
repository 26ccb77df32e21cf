#include "funding.h"

#include "investors/money_day.h"

/* Change of a given path over the days since the previous one. */
static int64_t path_change(const lb_model *model, const lb_world *world, const int64_t *path)
{
    return path[*lb_wc_date(world) - model->path_start] -
           path[*lb_wc_previous_date(world) - model->path_start];
}

/* Deposits return to their level: whoever bought securities raised the money. */
static void level_deposits(const lb_model *model, const lb_books *books)
{
    for (int sector = LB_DEALERS; sector < LB_SECTOR_COUNT; sector++) {
        if (sector == LB_HOUSEHOLDS || sector == LB_GOVERNMENT_ACCOUNTS) {
            continue;
        }
        int64_t opening = model->opening_position[LB_INSTR_DEPOSITS][sector];
        int64_t surplus = *lb_position(books, LB_INSTR_DEPOSITS, sector) - opening;
        lb_post_claim(books, LB_INSTR_EQUITY_SHARES, LB_HOUSEHOLDS, (lb_sector)sector, -surplus);
    }
}

lb_status lb_fund_sectors(const lb_model *model, lb_world *world, const lb_books *books, lb_error *err)
{
    bool simulated = lb_model_simulates_money(model, *lb_w_date(world));
    if (simulated) {
        lb_money_return(world, books);
    } else {
        lb_post_claim(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED,
                      path_change(model, world, model->on_rrp));
    }
    lb_post_claim(books, LB_INSTR_CURRENCY, LB_HOUSEHOLDS, LB_FED,
                  path_change(model, world, model->currency));
    lb_post_claim(books, LB_INSTR_FED_LOANS, LB_FED, LB_BANKS, path_change(model, world, model->fed_loans));
    lb_status status = LB_OK;
    if (simulated) {
        status = lb_money_step(model, world, books, err);
    } else {
        lb_money_follow(model, world, books);
        status = lb_money_check(world, books, err);
    }
    if (status == LB_OK) {
        level_deposits(model, books);
    }
    return status;
}
