#include "cli/effect_output.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cli/help.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "cli/waterfall_output.h"
#include "longbond/simulation.h"
#include "study/claims_fed.h"

static const uint8_t shown[] = {
    LB_OBS_soma_treasuries,
    LB_OBS_soma_bills,
    LB_OBS_soma_bill_share,
    LB_OBS_soma_wam_months,
    LB_OBS_soma_duration,
    LB_OBS_fed_tens,
    LB_OBS_mbs,
    LB_OBS_private_tens,
    LB_OBS_private_bill_share,
    LB_OBS_private_wam_months,
    LB_OBS_private_duration,
    LB_OBS_bill_share,
    LB_OBS_wam_months,
    LB_OBS_consolidated_wam_months,
    LB_OBS_yield_3m,
    LB_OBS_yield_10y,
    LB_OBS_term_premium_2y,
    LB_OBS_term_premium_5y,
    LB_OBS_term_premium_10y,
    LB_OBS_term_premium_20y,
    LB_OBS_term_premium_30y,
    LB_OBS_reserves,
    LB_OBS_reserves_to_bank_assets,
    LB_OBS_on_rrp,
    LB_OBS_sofr_minus_iorb,
    LB_OBS_deferred_asset,
};
enum { SHOWN = sizeof shown / sizeof shown[0] };

static void day_passed(void *context, int64_t days)
{
    lb_progress_update(context, days);
}

lb_status lb_cli_measure_programmes(const lb_scenario *scenario, lb_programme_effect *effect, lb_error *err)
{
    int64_t days = (int64_t)(scenario->until - scenario->baseline) * 250 / 365;
    lb_progress progress = lb_progress_begin("the same run without programmes", "days", days);
    lb_status status = lb_measure_programmes(scenario, day_passed, &progress, effect, err);
    lb_progress_end(&progress);
    return status;
}

static lb_status print_figures(const lb_cli_call *call, const lb_programme_effect *effect,
                               const lb_effect_words *words, lb_error *err)
{
    char text[LB_FIGURE_SIZE], first[11];
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, words->title);
    lb_text_table_column(table, LB_ALIGN_RIGHT, lb_date_format(effect->first, first));
    lb_text_table_column(table, LB_ALIGN_RIGHT, words->without);
    lb_text_table_column(table, LB_ALIGN_RIGHT, words->with);
    lb_text_table_column(table, LB_ALIGN_RIGHT, "difference");
    for (int i = 0; i < SHOWN; i++) {
        const char *unit = lb_observable_unit(shown[i]);
        lb_text_table_cell(table, "%s", lb_observable_title(shown[i]));
        lb_text_table_cell(table, "%s", lb_observable_text(unit, effect->start[shown[i]], text));
        lb_text_table_cell(table, "%s", lb_observable_text(unit, effect->without[shown[i]], text));
        lb_text_table_cell(table, "%s", lb_observable_text(unit, effect->with[shown[i]], text));
        double change = effect->with[shown[i]] - effect->without[shown[i]];
        lb_text_table_cell(table, "%s", lb_change_text(shown[i], change, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* What each programme did, and what it could not do: a programme that finds nothing more to trade has ended. */
static lb_status print_outcomes(const lb_cli_call *call, const lb_programme_effect *effect, lb_error *err)
{
    static const char *const headings[] = {
        "Programme, usd bn", "", "began", "ended", "par or principal", "could not trade", "still to trade"};
    char text[LB_FIGURE_SIZE];
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, i >= 4 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, headings[i]);
    }
    for (int p = 0; p < effect->programmes; p++) {
        const lb_programme_outcome *one = &effect->programme[p];
        const char *word = lb_programme_word(one->kind);
        lb_text_table_cell(table, "%s", one->name);
        lb_text_table_cell(table, "%s", strcmp(one->name, word) == 0 ? "" : word);
        lb_text_table_cell(table, "%s",
                           one->started == LB_DATE_NONE ? "never" : lb_date_format(one->started, text));
        lb_text_table_cell(table, "%s", one->ended == LB_DATE_NONE ? "" : lb_date_format(one->ended, text));
        const int64_t cents[] = {one->done, one->missed, one->due};
        for (int i = 0; i < 3; i++) {
            lb_text_table_cell(table, "%s", lb_money_text(cents[i], LB_MONEY_BN, 1, text));
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (status == LB_OK) {
        fputc('\n', call->out);
    }
    return status;
}

/* The premium year by year, and the policy rate that keeps output and inflation where they were. */
static lb_status print_offsets(const lb_cli_call *call, const lb_programme_effect *effect, lb_error *err)
{
    char text[LB_FIGURE_SIZE], heading[40];
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "Policy rate that keeps output and inflation where they were");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "10-year premium");
    for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
        static const char *const readings[] = {"taken for permanent", "for temporary"};
        snprintf(heading, sizeof heading, "%s (%.2f)", readings[reading], effect->offset[reading]);
        lb_text_table_column(table, LB_ALIGN_RIGHT, heading);
    }
    for (int i = 0; i < effect->years; i++) {
        lb_text_table_cell(table, "%s", lb_date_format(effect->year_end[i], text));
        lb_text_table_cell(table, "%s", lb_cli_bp_text(effect->premium_bp[i], text));
        for (int reading = 0; reading < LB_OFFSET_READINGS; reading++) {
            lb_text_table_cell(table, "%s",
                               lb_cli_bp_text(effect->offset[reading] * effect->premium_bp[i], text));
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static int claim_digits(const lb_claim_row *row)
{
    return row->unit[0] == 't' ? 2 : 1;
}

static char *claim_text(const lb_claim_row *row, double value, char out[static LB_FIGURE_SIZE])
{
    char figure[LB_FIGURE_SIZE];
    out[0] = '\0';
    if (!isnan(value)) {
        snprintf(out, LB_FIGURE_SIZE, "%.24s %.16s", lb_fixed_text(value, claim_digits(row), figure),
                 row->unit);
    }
    return out;
}

static lb_status print_claim_table(const lb_cli_call *call, const lb_claim_row *rows, int count,
                                   lb_error *err)
{
    char text[LB_FIGURE_SIZE], low[LB_FIGURE_SIZE], high[LB_FIGURE_SIZE];
    lb_text_table *table = lb_text_table_new();
    static const char *const headings[] = {"Claims A4", "", "said", "band", "here", "", "note"};
    int notes = 0;
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, i >= 2 && i <= 4 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, headings[i]);
    }
    for (int i = 0; i < count; i++) {
        const lb_claim_row *row = &rows[i];
        int digits = claim_digits(row);
        lb_text_table_cell(table, "%s", row->id);
        lb_text_table_cell(table, "%s", row->what);
        lb_text_table_cell(table, "%s", row->published);
        lb_text_table_cell(table, isnan(row->low) ? "" : "%s to %s", lb_fixed_text(row->low, digits, low),
                           lb_fixed_text(row->high, digits, high));
        lb_text_table_cell(table, "%s", claim_text(row, row->value, text));
        lb_text_table_cell(table, "%s",
                           row->verdict == LB_CLAIM_SHOWN ? "" : lb_claim_verdict_word(row->verdict));
        lb_text_table_cell(table, row->how[0] ? "%d" : "", row->how[0] ? ++notes : 0);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_claims(const lb_cli_call *call, const lb_programme_effect *effect, lb_error *err)
{
    lb_claim_row rows[LB_CLAIM_ROWS];
    int count = lb_claims_fed(effect, rows), notes = 0;
    lb_status status = print_claim_table(call, rows, count, err);
    fputc('\n', call->out);
    for (int i = 0; status == LB_OK && i < count; i++) {
        if (rows[i].how[0]) {
            fprintf(call->out, "%2d  ", ++notes);
            lb_cli_print_wrapped(call->out, rows[i].how, 4, 4);
        }
    }
    return status;
}

lb_status lb_cli_print_effect(const lb_cli_call *call, const lb_programme_effect *effect,
                              const lb_effect_words *words, lb_error *err)
{
    lb_status status = effect->programmes > 0 ? print_outcomes(call, effect, err) : LB_OK;
    if (status == LB_OK) {
        status = print_figures(call, effect, words, err);
    }
    if (status == LB_OK) {
        fputc('\n', call->out);
        status = print_offsets(call, effect, err);
    }
    if (status == LB_OK && words->claims) {
        fputc('\n', call->out);
        status = print_claims(call, effect, err);
    }
    return status;
}

static void put_years(lb_json *json, const lb_programme_effect *effect)
{
    lb_json_key(json, "years");
    lb_json_array(json);
    for (int i = 0; i < effect->years; i++) {
        lb_json_object(json);
        lb_json_put_date(json, "date", effect->year_end[i]);
        lb_json_put_real(json, "term_premium_10y_bp", effect->premium_bp[i]);
        lb_json_put_real(json, "offset_permanent_bp",
                         effect->offset[LB_OFFSET_PERMANENT] * effect->premium_bp[i]);
        lb_json_put_real(json, "offset_temporary_bp",
                         effect->offset[LB_OFFSET_TEMPORARY] * effect->premium_bp[i]);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void put_claims(lb_json *json, const lb_programme_effect *effect)
{
    lb_claim_row rows[LB_CLAIM_ROWS];
    int count = lb_claims_fed(effect, rows);
    lb_json_key(json, "claims");
    lb_json_array(json);
    for (int i = 0; i < count; i++) {
        lb_json_object(json);
        lb_json_put_text(json, "id", rows[i].id);
        lb_json_put_text(json, "what", rows[i].what);
        lb_json_put_text(json, "said", rows[i].published);
        lb_json_put_text(json, "unit", rows[i].unit);
        lb_json_put_real(json, "low", rows[i].low);
        lb_json_put_real(json, "high", rows[i].high);
        lb_json_put_real(json, "value", rows[i].value);
        lb_json_put_text(json, "verdict", lb_claim_verdict_word(rows[i].verdict));
        lb_json_put_text(json, "arithmetic", rows[i].how);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void put_outcomes(lb_json *json, const lb_programme_effect *effect)
{
    lb_json_key(json, "each");
    lb_json_array(json);
    for (int p = 0; p < effect->programmes; p++) {
        const lb_programme_outcome *one = &effect->programme[p];
        lb_json_object(json);
        lb_json_put_text(json, "name", one->name);
        lb_json_put_text(json, "kind", lb_programme_word(one->kind));
        lb_json_put_date(json, "started", one->started);
        lb_json_put_date(json, "ended", one->ended);
        lb_json_put_real(json, "done_usd", (double)one->done / 100);
        lb_json_put_real(json, "could_not_trade_usd", (double)one->missed / 100);
        lb_json_put_real(json, "still_to_trade_usd", (double)one->due / 100);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

void lb_cli_json_effect(lb_json *json, const lb_programme_effect *effect, const lb_effect_words *words)
{
    lb_json_key(json, "programmes");
    lb_json_object(json);
    lb_json_put_date(json, "first", effect->first);
    lb_json_put_date(json, "last", effect->last);
    lb_json_put_text(json, "without", words->without);
    lb_json_put_text(json, "with", words->with);
    if (effect->programmes > 0) {
        put_outcomes(json, effect);
    }
    lb_json_key(json, "figures");
    lb_json_array(json);
    for (int i = 0; i < SHOWN; i++) {
        lb_json_object(json);
        lb_json_put_text(json, "name", lb_observable_word(shown[i]));
        lb_json_put_text(json, "unit", lb_observable_unit(shown[i]));
        lb_json_put_real(json, "start", effect->start[shown[i]]);
        lb_json_put_real(json, "without", effect->without[shown[i]]);
        lb_json_put_real(json, "with", effect->with[shown[i]]);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
    lb_json_put_real(json, "offset_permanent", effect->offset[LB_OFFSET_PERMANENT]);
    lb_json_put_real(json, "offset_temporary", effect->offset[LB_OFFSET_TEMPORARY]);
    put_years(json, effect);
    lb_json_object_end(json);
    if (words->claims) {
        put_claims(json, effect);
    }
}
