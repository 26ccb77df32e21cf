/* price_batch.c - longbond price --batch: a CSV of securities. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "cli/price.h"
#include "cli/text_table.h"
#include "data/csv_table.h"

typedef struct batch {
    lb_csv_table *csv;
    int label_column; /* of `cusip`, -1 without one */
    int columns;
    const lb_cli_param **params; /* of each column, NULL for the label */
    lb_priced *rows;
} batch;

/* The parameter a column header names, with '_' for '-' and without the leading dashes. */
static const lb_cli_param *column_param(const lb_cli_command *command, const char *header)
{
    char name[64];
    if (snprintf(name, sizeof name, "--%s", header) >= (int)sizeof name) {
        return NULL;
    }
    for (char *c = name; *c; c++) {
        *c = *c == '_' ? '-' : *c;
    }
    for (const lb_cli_param *p = command->params; p->name; p++) {
        bool of_the_run = p->type == LB_CLI_FLAG || p->type == LB_CLI_FILE;
        if (!of_the_run && strcmp(p->name, name) == 0) {
            return p;
        }
    }
    return NULL;
}

static lb_status match_columns(const lb_cli_call *call, batch *b, lb_error *err)
{
    b->columns = lb_csv_columns(b->csv);
    b->label_column = lb_csv_find(b->csv, "cusip");
    b->params = calloc((size_t)b->columns, sizeof *b->params);
    b->rows = calloc((size_t)lb_csv_rows(b->csv) + 1, sizeof *b->rows);
    if (!b->params || !b->rows) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    for (int i = 0; i < b->columns; i++) {
        const char *header = lb_csv_text(b->csv, LB_CSV_HEADER, i);
        b->params[i] = column_param(call->command, header);
        if (!b->params[i] && i != b->label_column) {
            char quote[LB_EXCERPT_SIZE];
            return lb_csv_fail(
                b->csv, LB_CSV_HEADER, i, err,
                "unknown column '%s'; columns are named as the options (coupon, maturity, settle, ...)",
                lb_excerpt(header, strlen(header), quote));
        }
    }
    return LB_OK;
}

/* Prices one row: its cells first, then what the command line says for all rows. */
static lb_status price_row(const lb_cli_call *call, const batch *b, int row, lb_cli_value *room,
                           lb_error *err)
{
    lb_cli_call line = {.command = call->command, .out = call->out, .values = room};
    lb_error reason;
    for (int i = 0; i < b->columns; i++) {
        const char *text = lb_csv_text(b->csv, row, i);
        if (!b->params[i] || !text[0]) {
            continue;
        }
        if (lb_cli_parse_value(b->params[i], text, &room[line.count], &reason) != LB_OK) {
            return lb_csv_fail(b->csv, row, i, err, "%s", reason.message);
        }
        line.count++;
    }
    for (int i = 0; i < call->count; i++) {
        room[line.count++] = call->values[i];
    }
    if (lb_price_one(&line, &b->rows[row], &reason) != LB_OK) {
        return lb_csv_fail(b->csv, row, 0, err, "%s", reason.message);
    }
    return LB_OK;
}

static lb_status price_rows(const lb_cli_call *call, batch *b, lb_error *err)
{
    lb_cli_value *room = calloc((size_t)b->columns + (size_t)call->count, sizeof *room);
    if (!room) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    lb_status status = LB_OK;
    for (int row = 0; status == LB_OK && row < lb_csv_rows(b->csv); row++) {
        status = price_row(call, b, row, room, err);
    }
    free(room);
    return status;
}

static const char *label_of(const batch *b, int row)
{
    return b->label_column >= 0 ? lb_csv_text(b->csv, row, b->label_column) : NULL;
}

static lb_status print_batch_json(const lb_cli_call *call, const batch *b, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_array(&json);
    for (int row = 0; row < lb_csv_rows(b->csv); row++) {
        lb_price_json(&json, &b->rows[row], label_of(b, row));
    }
    lb_json_array_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status print_batch_table(const lb_cli_call *call, const batch *b, lb_error *err)
{
    static const char *const heads[] = {"security", "settle",    "clean",     "accrued", "dirty",
                                        "yield %",  "mod. dur.", "convexity", "DV01"};
    lb_text_table *table = lb_text_table_new();
    if (b->label_column >= 0) {
        lb_text_table_column(table, LB_ALIGN_LEFT, "CUSIP");
    }
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        lb_text_table_column(table, i == 0 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    for (int row = 0; row < lb_csv_rows(b->csv); row++) {
        const lb_priced *p = &b->rows[row];
        char name[96], settle[11];
        if (b->label_column >= 0) {
            lb_text_table_cell(table, "%s", label_of(b, row));
        }
        lb_text_table_cell(table, "%s", lb_cli_describe(&p->security, name, sizeof name));
        lb_text_table_cell(table, "%s", lb_date_format(p->how.settle, settle));
        lb_text_table_cell(table, "%.6f", p->quote.clean_px);
        lb_text_table_cell(table, "%.6f", p->quote.accrued_px);
        lb_text_table_cell(table, "%.6f", p->quote.dirty_px);
        lb_text_table_cell(table, "%.4f", lb_price_percent(p->quote.yield_dec));
        lb_text_table_cell(table, "%.4f", p->quote.modified_yrs);
        lb_text_table_cell(table, "%.3f", p->quote.convexity);
        lb_text_table_cell(table, "%.6f", p->quote.dv01_px);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* All fields of all rows; those that do not go with a row's type stay empty. */
static void print_batch_csv(FILE *out, const batch *b)
{
    lb_price_field fields[LB_PRICE_FIELDS];
    for (int row = 0; row < lb_csv_rows(b->csv); row++) {
        const lb_priced *p = &b->rows[row];
        char maturity[11], settle[11], number[32];
        int count = lb_price_fields(p, fields);
        if (row == 0) {
            fprintf(out, "%stype,maturity,settle", b->label_column >= 0 ? "cusip," : "");
            for (int i = 0; i < count; i++) {
                fprintf(out, ",%s", fields[i].key);
            }
            fputc('\n', out);
        }
        fprintf(out, "%s%s%s,%s,%s", b->label_column >= 0 ? label_of(b, row) : "",
                b->label_column >= 0 ? "," : "", lb_cli_security_types[p->security.type],
                lb_date_format(p->security.maturity, maturity), lb_date_format(p->how.settle, settle));
        for (int i = 0; i < count; i++) {
            bool goes = fields[i].types & 1u << p->security.type;
            lb_double_text(fields[i].value, number);
            fprintf(out, ",%s", goes ? number : "");
        }
        fputc('\n', out);
    }
}

lb_status lb_price_batch(const lb_cli_call *call, const char *path, lb_error *err)
{
    batch b = {0};
    lb_status status = lb_csv_read(strcmp(path, "-") == 0 ? "/dev/stdin" : path, &b.csv, err);
    if (status == LB_OK) {
        status = match_columns(call, &b, err);
    }
    if (status == LB_OK) {
        status = price_rows(call, &b, err);
    }
    if (status == LB_OK) {
        if (lb_cli_given(call, "--json")) {
            status = print_batch_json(call, &b, err);
        } else if (lb_cli_given(call, "--csv")) {
            print_batch_csv(call->out, &b);
        } else {
            status = print_batch_table(call, &b, err);
        }
    }
    free(b.params);
    free(b.rows);
    lb_csv_free(b.csv);
    return status;
}
