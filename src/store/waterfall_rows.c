#include "store/waterfall_rows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "store/store_internal.h"

_Static_assert(LB_OBS_yield_30y - LB_OBS_yield_2y == LB_FALL_30Y - LB_FALL_2Y, "one yield a maturity");
_Static_assert(LB_OBS_term_premium_30y - LB_OBS_term_premium_2y == LB_FALL_30Y - LB_FALL_2Y,
               "one term premium a maturity");

const char *lb_waterfall_word(int maturity)
{
    return lb_curve_node_word(lb_waterfall_node(maturity));
}

int lb_waterfall_find(const char *word)
{
    for (int maturity = 0; maturity < LB_WATERFALL_COUNT; maturity++) {
        if (strcmp(lb_waterfall_word(maturity), word) == 0) {
            return maturity;
        }
    }
    return -1;
}

int lb_waterfall_yield(int maturity)
{
    return LB_OBS_yield_2y + maturity;
}

/* Writing ------------------------------------------------------------------------------------------------- */

lb_status lb_store_day_waterfall(lb_store *store, const lb_world *world, lb_error *err)
{
    if (store->model->scenario.yields == LB_YIELDS_GIVEN) {
        return LB_OK;
    }
    sqlite3_stmt *statement;
    lb_status status = lb_store_insert(store, LB_TABLE_WATERFALL, &statement, err);
    const double *change = lb_wc_waterfall(world);
    for (int i = 0; status == LB_OK && i < LB_WATERFALL_COUNT * LB_CAUSE_COUNT; i++) {
        if (change[i] == 0) {
            continue;
        }
        lb_bind_int(store, statement, 1, store->run);
        lb_bind_date(store, statement, 2, *lb_wc_date(world));
        lb_bind_text(store, statement, 3, lb_waterfall_word(i / LB_CAUSE_COUNT));
        lb_bind_text(store, statement, 4, lb_cause_word(i % LB_CAUSE_COUNT));
        lb_bind_real(store, statement, 5, change[i]);
        status = lb_store_step(store, statement, "write the waterfall", err);
    }
    return status;
}

/* A day ---------------------------------------------------------------------------------------------------- */

/* Room for one more day in arrays that double. */
static bool make_room(lb_stored_waterfall *waterfall)
{
    int count = waterfall->count;
    if (count & (count - 1)) { /* room was made at the last power of two */
        return true;
    }
    size_t room = count ? 2 * (size_t)count : 1;
    lb_date *dates = realloc(waterfall->dates, room * sizeof *dates);
    waterfall->dates = dates ? dates : waterfall->dates;
    double *yield_dec = realloc(waterfall->yield_dec, room * sizeof *yield_dec);
    waterfall->yield_dec = yield_dec ? yield_dec : waterfall->yield_dec;
    void *change_dec = realloc(waterfall->change_dec, room * sizeof *waterfall->change_dec);
    waterfall->change_dec = change_dec ? change_dec : waterfall->change_dec;
    return dates && yield_dec && change_dec;
}

static bool add_day(lb_stored_waterfall *waterfall, lb_date date, double yield_dec)
{
    if (!make_room(waterfall)) {
        return false;
    }
    int day = waterfall->count++;
    waterfall->dates[day] = date;
    waterfall->yield_dec[day] = yield_dec;
    memset(waterfall->change_dec[day], 0, sizeof *waterfall->change_dec);
    return true;
}

bool lb_stored_waterfall_add(lb_stored_waterfall *waterfall, const lb_world *world)
{
    int observable = lb_waterfall_yield(waterfall->maturity);
    if (!add_day(waterfall, *lb_wc_date(world), lb_wc_observable(world)[observable] / 100)) {
        return false;
    }
    const double *change = lb_wc_waterfall(world) + waterfall->maturity * LB_CAUSE_COUNT;
    double *out = waterfall->change_dec[waterfall->count - 1];
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        out[cause] = change[cause];
        waterfall->any = waterfall->any || change[cause] != 0;
    }
    return true;
}

void lb_stored_waterfall_free(lb_stored_waterfall *waterfall)
{
    free(waterfall->dates);
    free(waterfall->yield_dec);
    free(waterfall->change_dec);
    *waterfall = (lb_stored_waterfall){0};
}

int lb_stored_waterfall_at(const lb_stored_waterfall *waterfall, lb_date date)
{
    int day = waterfall->count - 1;
    while (day >= 0 && waterfall->dates[day] > date) {
        day--;
    }
    return day;
}

/* Reading ------------------------------------------------------------------------------------------------- */

/* A statement about the days from `from` to `to` of a run. */
static lb_status select_days(lb_store *store, lb_store_table_id table, const char *where, int64_t run,
                             lb_date from, lb_date to, sqlite3_stmt **out, lb_error *err)
{
    lb_status status = lb_store_select(store, table, where, out, err);
    if (status == LB_OK) {
        lb_bind_int(store, *out, 1, run);
        lb_bind_date(store, *out, 2, from);
        lb_bind_date(store, *out, 3, to);
    }
    return status;
}

static lb_status read_days(lb_store *store, int64_t run, lb_date from, lb_date to, lb_stored_waterfall *out,
                           lb_error *err)
{
    sqlite3_stmt *row;
    lb_status status = select_days(store, LB_TABLE_SERIES,
                                   "WHERE run = ?1 AND (?2 IS NULL OR date >= ?2) AND (?3 IS NULL OR date <= "
                                   "?3) ORDER BY date",
                                   run, from, to, &row, err);
    while (status == LB_OK && lb_store_next(store, row, "read the yields", &status, err)) {
        double yield = lb_column_real(row, 5 + lb_waterfall_yield(out->maturity));
        if (!add_day(out, lb_column_date(row, 1), yield / 100)) {
            status = lb_fail(err, LB_ERR_NO_MEMORY, "no memory to read %s", store->path);
        }
    }
    sqlite3_finalize(row);
    return status;
}

static int find_cause(const char *word)
{
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        if (strcmp(lb_cause_word(cause), word) == 0) {
            return cause;
        }
    }
    return -1; /* of another version: what it did is missing in the sum, and the check says so */
}

static lb_status read_changes(lb_store *store, int64_t run, lb_date from, lb_date to,
                              lb_stored_waterfall *out, lb_error *err)
{
    sqlite3_stmt *row;
    lb_status status =
        select_days(store, LB_TABLE_WATERFALL,
                    "WHERE run = ?1 AND (?2 IS NULL OR date >= ?2) AND (?3 IS NULL OR date <= ?3) AND "
                    "maturity = ?4 ORDER BY date",
                    run, from, to, &row, err);
    if (status != LB_OK) {
        return status;
    }
    lb_bind_text(store, row, 4, lb_waterfall_word(out->maturity));
    int day = 0;
    while (lb_store_next(store, row, "read the waterfall", &status, err)) {
        char word[48];
        lb_date date = lb_column_date(row, 1);
        lb_column_text(row, 3, word, sizeof word);
        int cause = find_cause(word);
        while (day < out->count && out->dates[day] < date) {
            day++;
        }
        if (day < out->count && out->dates[day] == date && cause >= 0) {
            out->change_dec[day][cause] = lb_column_real(row, 4);
            out->any = true;
        }
    }
    sqlite3_finalize(row);
    return status;
}

lb_status lb_store_waterfall(lb_store *store, int64_t run, int maturity, lb_date from, lb_date to,
                             lb_stored_waterfall *out, lb_error *err)
{
    *out = (lb_stored_waterfall){.maturity = maturity};
    lb_status status = read_days(store, run, from, to, out, err);
    if (status == LB_OK) {
        status = read_changes(store, run, from, to, out, err);
    }
    if (status != LB_OK) {
        lb_stored_waterfall_free(out);
    }
    return status;
}
