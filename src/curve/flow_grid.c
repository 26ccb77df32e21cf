#include "curve/flow_grid.h"

#include "base/error.h"
#include "longbond/daycount.h"

enum { END_OF_MONTH = 32 };

static int find_cycle(lb_flow_grid *grid, lb_date maturity)
{
    lb_ymd ymd = lb_date_ymd(maturity);
    int month = ymd.month % 6;
    int day = lb_date_is_month_end(maturity) ? END_OF_MONTH : ymd.day;
    for (int i = 0; i < grid->cycle_count; i++) {
        if (grid->cycles[i].month == month && grid->cycles[i].day == day) {
            return i;
        }
    }
    grid->cycles[grid->cycle_count] = (lb_grid_cycle){.month = month, .day = day, .longest = LB_DATE_NONE};
    return grid->cycle_count++;
}

/* Orders the bonds by cycle and last date, and among equals as they came. */
static bool comes_before(const lb_grid_bond *a, const lb_grid_bond *b)
{
    if (a->cycle != b->cycle) {
        return a->cycle < b->cycle;
    }
    return a->end != b->end ? a->end < b->end : a->quote < b->quote;
}

/* Merge sort would need room; the gaps of M. Ciura make this one quick for some hundred. */
static void sort_bonds(lb_grid_bond *bonds, int count)
{
    static const int gaps[] = {1750, 701, 301, 132, 57, 23, 10, 4, 1};
    for (size_t g = 0; g < sizeof gaps / sizeof gaps[0]; g++) {
        for (int i = gaps[g]; i < count; i++) {
            lb_grid_bond moving = bonds[i];
            int at = i;
            while (at >= gaps[g] && comes_before(&moving, &bonds[at - gaps[g]])) {
                bonds[at] = bonds[at - gaps[g]];
                at -= gaps[g];
            }
            bonds[at] = moving;
        }
    }
}

static lb_status lay_dates(lb_flow_grid *grid, lb_date settle, lb_error *err)
{
    grid->date_count = 0;
    for (int c = 0; c < grid->cycle_count; c++) {
        lb_grid_cycle *cycle = &grid->cycles[c];
        int count = lb_interest_date_count(cycle->longest, 6, settle);
        if (grid->date_count + count > LB_GRID_MOST_DATES) {
            return lb_fail(err, LB_ERR_RANGE, "the securities are paid on more than %d different dates",
                           LB_GRID_MOST_DATES);
        }
        cycle->begin = grid->date_count;
        for (int i = 0; i < count; i++) {
            lb_date date = lb_interest_date(cycle->longest, 6, count - 1 - i);
            grid->years[grid->date_count++] = (date - settle) / 365.25;
        }
    }
    return LB_OK;
}

lb_status lb_flow_grid_build(lb_flow_grid *out, const lb_grid_entry *entries, int count, lb_date settle,
                             lb_error *err)
{
    out->cycle_count = 0;
    out->bond_count = count;
    for (int i = 0; i < count; i++) {
        const lb_security *security = entries[i].security;
        lb_grid_bond *bond = &out->bonds[i];
        bond->cycle = find_cycle(out, security->maturity);
        lb_grid_cycle *cycle = &out->cycles[bond->cycle];
        cycle->longest = security->maturity > cycle->longest ? security->maturity : cycle->longest;
    }
    lb_status status = lay_dates(out, settle, err);
    for (int i = 0; i < count && status == LB_OK; i++) {
        const lb_stream *stream = entries[i].stream;
        lb_grid_bond *bond = &out->bonds[i];
        *bond = (lb_grid_bond){.quote = entries[i].quote,
                               .cycle = bond->cycle,
                               .end = out->cycles[bond->cycle].begin + (int)stream->periods,
                               .half = stream->half_coupon,
                               .first_extra = stream->first - stream->half_coupon,
                               .second_extra = stream->second,
                               .dirty_px = entries[i].dirty_px,
                               .per_bp = 1.0 / entries[i].dv01_px,
                               .weight = entries[i].weight};
    }
    if (status != LB_OK) {
        return status;
    }
    sort_bonds(out->bonds, count);
    for (int i = 0; i < count; i++) {
        lb_grid_cycle *cycle = &out->cycles[out->bonds[i].cycle];
        cycle->first_bond = cycle->bond_count == 0 ? i : cycle->first_bond;
        cycle->bond_count++;
    }
    return LB_OK;
}
