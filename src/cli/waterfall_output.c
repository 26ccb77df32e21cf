#include "cli/waterfall_output.h"

#include <math.h>

#include "cli/text_table.h"

char *lb_cli_fall_row_title(const lb_fall_row *row, char out[static 96])
{
    snprintf(out, 96, "%*s%.80s", 2 * row->level, "", row->title);
    return out;
}

static const char *yield_text(double dec, char out[static LB_FIGURE_SIZE])
{
    return lb_observable_text("pct", 100 * dec, out);
}

static void print_gap(const lb_cli_call *call, const lb_fall *fall)
{
    fprintf(call->out, "sum of the parts less the whole: %.0e bp\n", 1e4 * lb_fall_gap_dec(fall));
}

static lb_status print_table(const lb_cli_call *call, const lb_fall *fall, lb_error *err)
{
    lb_fall_row rows[LB_FALL_ROWS];
    int count = lb_fall_rows(fall, rows);
    char text[LB_FIGURE_SIZE], date[11], title[96], name[16];
    lb_text_table *table = lb_text_table_new();
    snprintf(title, sizeof title, "Why the %s yield moved", lb_fall_title(fall->maturity, name));
    lb_text_table_column(table, LB_ALIGN_LEFT, title);
    lb_text_table_column(table, LB_ALIGN_RIGHT, lb_date_format(fall->first, date));
    lb_text_table_column(table, LB_ALIGN_RIGHT, lb_date_format(fall->last, date));
    lb_text_table_column(table, LB_ALIGN_RIGHT, "change");
    lb_text_table_cell(table, "%s yield", name);
    lb_text_table_cell(table, "%s", yield_text(fall->start_dec, text));
    lb_text_table_cell(table, "%s", yield_text(fall->end_dec, text));
    lb_text_table_cell(table, "%s", lb_bp_text(1e4 * (fall->end_dec - fall->start_dec), text));
    for (int i = 0; i < count; i++) {
        lb_text_table_cell(table, "%s", lb_cli_fall_row_title(&rows[i], title));
        lb_text_table_cell(table, "%s", "");
        lb_text_table_cell(table, "%s", "");
        lb_text_table_cell(table, "%s", lb_bp_text(rows[i].change_bp, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

lb_status lb_cli_print_fall(const lb_cli_call *call, const lb_fall *fall, lb_error *err)
{
    lb_status status = print_table(call, fall, err);
    if (status == LB_OK) {
        fputc('\n', call->out);
        print_gap(call, fall);
    }
    return status;
}

static lb_status print_stops(const lb_cli_call *call, const lb_stored_waterfall *waterfall, lb_error *err)
{
    static const char *const headings[] = {"yield", "change", "expected real", "expected inflation",
                                           "term premium"};
    lb_fall_stop stops[LB_FALL_STOPS];
    int count = lb_fall_stops(waterfall, stops);
    char text[LB_FIGURE_SIZE], title[48], name[16];
    lb_text_table *table = lb_text_table_new();
    snprintf(title, sizeof title, "The %s yield on its way", lb_fall_title(waterfall->maturity, name));
    lb_text_table_column(table, LB_ALIGN_LEFT, title);
    lb_text_table_column(table, LB_ALIGN_LEFT, "");
    for (int i = 0; i < 5; i++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, headings[i]);
    }
    for (int i = 0; i < count; i++) {
        lb_fall fall = lb_fall_between(waterfall, 0, stops[i].day);
        const double changes[] = {fall.end_dec - fall.start_dec, fall.change_dec[LB_CAUSE_EXPECTED_REAL],
                                  fall.change_dec[LB_CAUSE_EXPECTED_INFLATION], lb_fall_premium_dec(&fall)};
        lb_text_table_cell(table, "%s", stops[i].what);
        lb_text_table_cell(table, "%s", lb_date_format(fall.last, text));
        lb_text_table_cell(table, "%s", yield_text(fall.end_dec, text));
        for (int k = 0; k < 4; k++) {
            lb_text_table_cell(table, "%s", stops[i].day ? lb_bp_text(1e4 * changes[k], text) : "");
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

lb_status lb_cli_print_path(const lb_cli_call *call, const lb_stored_waterfall *waterfall, lb_error *err)
{
    if (!waterfall->any || waterfall->count < 2) {
        return LB_OK;
    }
    lb_fall fall = lb_fall_between(waterfall, 0, waterfall->count - 1);
    fputc('\n', call->out);
    lb_status status = print_table(call, &fall, err);
    if (status == LB_OK) {
        fputc('\n', call->out);
        status = print_stops(call, waterfall, err);
    }
    return status;
}

/* JSON ---------------------------------------------------------------------------------------------------- */

void lb_cli_json_fall(lb_json *json, const lb_fall *fall)
{
    lb_json_put_text(json, "maturity", lb_waterfall_word(fall->maturity));
    lb_json_put_date(json, "from", fall->first);
    lb_json_put_date(json, "to", fall->last);
    lb_json_put_real(json, "start_pct", 100 * fall->start_dec);
    lb_json_put_real(json, "end_pct", 100 * fall->end_dec);
    lb_json_put_real(json, "change_bp", 1e4 * (fall->end_dec - fall->start_dec));
    lb_json_put_real(json, "term_premium_bp", 1e4 * lb_fall_premium_dec(fall));
    lb_json_put_real(json, "sum_less_whole_bp", 1e4 * lb_fall_gap_dec(fall));
    lb_json_key(json, "causes_bp");
    lb_json_object(json);
    for (int cause = 0; cause < LB_CAUSE_COUNT; cause++) {
        lb_json_put_real(json, lb_cause_word(cause), 1e4 * fall->change_dec[cause]);
    }
    lb_json_object_end(json);
}

void lb_cli_json_path(lb_json *json, const lb_stored_waterfall *waterfall)
{
    lb_fall_stop stops[LB_FALL_STOPS];
    if (!waterfall->any || waterfall->count < 2) {
        return;
    }
    lb_fall fall = lb_fall_between(waterfall, 0, waterfall->count - 1);
    lb_json_key(json, "waterfall");
    lb_json_object(json);
    lb_cli_json_fall(json, &fall);
    lb_json_object_end(json);
    lb_json_key(json, "path");
    lb_json_array(json);
    int count = lb_fall_stops(waterfall, stops);
    for (int i = 0; i < count; i++) {
        fall = lb_fall_between(waterfall, 0, stops[i].day);
        lb_json_object(json);
        lb_json_put_text(json, "what", stops[i].what);
        lb_cli_json_fall(json, &fall);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}
