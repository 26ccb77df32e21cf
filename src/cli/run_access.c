#include "cli/run_access.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/hash.h"
#include "cli/text_table.h"

lb_status lb_cli_open_run(const lb_cli_call *call, lb_store **store, lb_run_info *info, lb_error *err)
{
    lb_status status = lb_store_open(lb_cli_text(call, "--db"), LB_STORE_READ, store, err);
    if (status != LB_OK) {
        return status;
    }
    const lb_cli_value *run = lb_cli_get(call, "RUN");
    status = lb_store_run(*store, run ? run->integer : 0, info, err);
    if (status != LB_OK) {
        lb_store_close(*store);
        *store = NULL;
    }
    return status;
}

lb_status lb_cli_run_scenario(lb_store *store, const lb_run_info *info, lb_scenario *out, lb_error *err)
{
    char *text;
    size_t length;
    lb_status status = lb_store_scenario(store, info->run, &text, &length, err);
    if (status == LB_OK) {
        status = lb_scenario_parse(info->scenario_file, text, length, out, err);
        free(text);
    }
    return status;
}

void lb_cli_json_begin(const lb_cli_call *call, lb_json *json)
{
    lb_json_to_file(json, call->out);
    json->indent = 2;
}

void lb_json_put_text(lb_json *json, const char *key, const char *text)
{
    lb_json_key(json, key);
    lb_json_string(json, text);
}

void lb_json_put_int(lb_json *json, const char *key, int64_t value)
{
    lb_json_key(json, key);
    lb_json_int(json, value);
}

void lb_json_put_real(lb_json *json, const char *key, double value)
{
    lb_json_key(json, key);
    if (isfinite(value)) {
        lb_json_double(json, value);
    } else {
        lb_json_null(json);
    }
}

void lb_json_put_date(lb_json *json, const char *key, lb_date date)
{
    char text[11];
    lb_json_key(json, key);
    if (date == LB_DATE_NONE) {
        lb_json_null(json);
    } else {
        lb_json_string(json, lb_date_format(date, text));
    }
}

void lb_json_put_hash(lb_json *json, const char *key, uint64_t hash)
{
    char text[17];
    lb_json_put_text(json, key, lb_hash_text(hash, text));
}

void lb_cli_json_run(lb_json *json, const lb_run_info *info)
{
    lb_json_key(json, "run");
    if (info->run) {
        lb_json_int(json, info->run);
    } else {
        lb_json_null(json);
    }
    lb_json_put_text(json, "title", info->title);
    lb_json_put_text(json, "state", lb_run_state_word(info->state));
    lb_json_put_date(json, "baseline", info->baseline);
    lb_json_put_date(json, "until", info->until);
    lb_json_put_date(json, "last_date", info->last);
    lb_json_put_int(json, "days", info->days);
    lb_json_put_int(json, "steps", info->steps);
    lb_json_put_int(json, "postings", info->postings);
    lb_json_put_int(json, "audits", info->audits);
    lb_json_put_int(json, "breaches", info->breaches);
    lb_json_put_hash(json, "hash", info->hash);
    lb_json_put_text(json, "scenario_file", info->scenario_file);
    lb_json_put_text(json, "version", info->version);
    if (info->started[0]) {
        lb_json_put_text(json, "started", info->started);
    }
    if (info->finished[0]) {
        lb_json_put_text(json, "finished", info->finished);
    }
    if (info->error[0]) {
        lb_json_put_text(json, "error", info->error);
    }
}

void lb_cli_json_begin_run(const lb_cli_call *call, lb_json *json, const lb_run_info *info)
{
    lb_cli_json_begin(call, json);
    lb_json_object(json);
    lb_cli_json_run(json, info);
}

lb_status lb_cli_print_headline(const lb_cli_call *call, const char *title, const lb_headline *headline,
                                const lb_scenario *scenario, lb_error *err)
{
    lb_headline_row rows[LB_HEADLINE_ROWS];
    int count = lb_headline_rows(headline, scenario, rows);
    char first[11], last[11];
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, title);
    lb_text_table_column(table, LB_ALIGN_RIGHT, lb_date_format(headline->first, first));
    lb_text_table_column(table, LB_ALIGN_RIGHT, lb_date_format(headline->last, last));
    lb_text_table_column(table, LB_ALIGN_RIGHT, "change");
    for (int i = 0; i < count; i++) {
        lb_text_table_cell(table, "%s", rows[i].title);
        lb_text_table_cell(table, "%s", rows[i].start);
        lb_text_table_cell(table, "%s", rows[i].end);
        lb_text_table_cell(table, "%s", rows[i].change);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

void lb_cli_json_headline(lb_json *json, const lb_headline *headline, const lb_scenario *scenario)
{
    lb_headline_row rows[LB_HEADLINE_ROWS];
    int count = lb_headline_rows(headline, scenario, rows);
    lb_json_key(json, "headline");
    lb_json_array(json);
    for (int i = 0; i < count; i++) {
        lb_json_object(json);
        lb_json_put_text(json, "name", rows[i].name);
        lb_json_put_text(json, "title", rows[i].title);
        lb_json_put_text(json, "unit", rows[i].unit);
        lb_json_put_real(json, "start", rows[i].start_value);
        lb_json_put_real(json, "end", rows[i].end_value);
        lb_json_put_real(json, "change", rows[i].end_value - rows[i].start_value);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

void lb_cli_print_books(FILE *out, const lb_run_info *info, const char *db)
{
    char postings[LB_FIGURE_SIZE], audits[LB_FIGURE_SIZE], hash[LB_FIGURE_SIZE];
    fprintf(out, "books: %s postings, %s audits, %" PRId64 " breaches", lb_int_text(info->postings, postings),
            lb_int_text(info->audits, audits), info->breaches);
    if (info->run) {
        fprintf(out, "    run %" PRId64 " in %s", info->run, db);
    }
    fprintf(out, "    hash %s\n", lb_hash_groups(info->hash, hash));
}
