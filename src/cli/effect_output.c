#include "cli/effect_output.h"

#include <stdio.h>

#include "cli/help.h"
#include "cli/terminal.h"
#include "cli/text_table.h"
#include "longbond/simulation.h"
#include "study/claims_fed.h"

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

static lb_status print_table(const lb_cli_call *call, const lb_effect_table *rows, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < rows->columns; i++) {
        lb_text_table_column(table, rows->figures[i] ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, rows->heading[i]);
    }
    for (int i = 0; i < rows->rows; i++) {
        for (int k = 0; k < rows->columns; k++) {
            lb_text_table_cell(table, "%s", rows->cell[i][k]);
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status print_claims(const lb_cli_call *call, const lb_programme_effect *effect,
                              lb_effect_table *rows, lb_error *err)
{
    lb_effect_claims(effect, rows);
    lb_status status = print_table(call, rows, err);
    fputc('\n', call->out);
    for (int i = 0; status == LB_OK && i < rows->notes; i++) {
        fprintf(call->out, "%2d  ", i + 1);
        lb_cli_print_wrapped(call->out, rows->note[i], 4, 4);
    }
    return status;
}

lb_status lb_cli_print_effect(const lb_cli_call *call, const lb_programme_effect *effect,
                              const lb_effect_words *words, lb_error *err)
{
    lb_effect_table rows;
    lb_status status = LB_OK;
    if (effect->programmes > 0) {
        lb_effect_programmes(effect, &rows);
        status = print_table(call, &rows, err);
        fputc('\n', call->out);
    }
    if (status == LB_OK) {
        lb_effect_figures(effect, words, &rows);
        status = print_table(call, &rows, err);
    }
    if (status == LB_OK) {
        fputc('\n', call->out);
        lb_effect_offsets(effect, &rows);
        status = print_table(call, &rows, err);
    }
    if (status == LB_OK && words->claims) {
        fputc('\n', call->out);
        status = print_claims(call, effect, &rows, err);
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
    for (int i = 0; i < LB_EFFECT_FIGURES; i++) {
        int at = lb_effect_figure(i);
        lb_json_object(json);
        lb_json_put_text(json, "name", lb_observable_word(at));
        lb_json_put_text(json, "unit", lb_observable_unit(at));
        lb_json_put_real(json, "start", effect->start[at]);
        lb_json_put_real(json, "without", effect->without[at]);
        lb_json_put_real(json, "with", effect->with[at]);
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
