/* show_reconciliation.c - longbond show --reconciliation: what brought the baseline to the published figures. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "cli/show.h"
#include "cli/text_table.h"
#include "data/sticky_rows.h"
#include "day/reconcile.h"

enum { SOURCE = 160, DERIVATION = 512 };

/* One item as a reader sees it; cents. */
typedef struct adjustment {
    int64_t published, adjusted;
    char mark;
    char source[SOURCE], derivation[DERIVATION];
} adjustment;

/* Adjustments by item from the events of the baseline; returns how many there are. */
static int read_adjustments(const lb_stored_event *events, int count, adjustment *out)
{
    int found = 0;
    for (int i = 0; i < count; i++) {
        int item = (int)events[i].value;
        if (lb_event_find(events[i].kind) == LB_EVENT_RECONCILED && item >= 0 && item < LB_RECONCILE_COUNT) {
            out[item].adjusted = events[i].cents;
            found++;
        }
    }
    return found;
}

/* Source and mark of each item's target; the figure itself is what the stored balance sheet shows, and the table's where
 * that has no row. */
static lb_status read_sources(lb_date date, const lb_stored_books *books, adjustment *out, lb_error *err)
{
    lb_rows rows;
    lb_rows_open_snapshot(&rows, "reconcile", err);
    for (int row = 0; rows.status == LB_OK && row < rows.count; row++) {
        const char *word = lb_rows_text(&rows, row, "item");
        for (int item = 0; item < LB_RECONCILE_COUNT; item++) {
            if (strcmp(word, lb_reconcile_target(item)) != 0 || lb_rows_date(&rows, row, "date") != date) {
                continue;
            }
            bool own = strcmp(word, lb_reconcile_word(item)) == 0;
            out[item].mark = own ? lb_rows_text(&rows, row, "mark")[0] : 'D';
            snprintf(out[item].source, SOURCE, "%s%s", own ? "" : "what the total leaves; ",
                     lb_rows_text(&rows, row, "source"));
            snprintf(out[item].derivation, DERIVATION, "%s", lb_rows_text(&rows, row, "derivation"));
            out[item].published = item == LB_RECONCILE_DEFERRED_ASSET
                                      ? lb_rows_decimal(&rows, row, "usd_mn", 8)
                                      : lb_reconcile_level(item, &books->position[0][0]);
        }
    }
    return lb_rows_close(&rows);
}

static lb_status table_of(const lb_cli_call *call, const adjustment *items, lb_date at, lb_error *err)
{
    char heading[48], date[11], text[LB_FIGURE_SIZE];
    snprintf(heading, sizeof heading, "%s, usd mn", lb_date_format(at, date));
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, heading);
    lb_text_table_column(table, LB_ALIGN_RIGHT, "simulated");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "published");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "adjustment");
    lb_text_table_column(table, LB_ALIGN_LEFT, "");
    lb_text_table_column(table, LB_ALIGN_LEFT, "source");
    for (int i = 0; i < LB_RECONCILE_COUNT; i++) {
        lb_text_table_cell(table, "%s", lb_reconcile_title(i));
        lb_text_table_cell(table, "%s",
                           lb_money_text(items[i].published - items[i].adjusted, LB_MONEY_MN, 0, text));
        lb_text_table_cell(table, "%s", lb_money_text(items[i].published, LB_MONEY_MN, 0, text));
        lb_text_table_cell(table, "%s", lb_signed_text((double)items[i].adjusted / 1e8, 0, text));
        lb_text_table_cell(table, "%c", items[i].mark);
        lb_text_table_cell(table, "%s", items[i].source);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (status == LB_OK) {
        fprintf(call->out,
                "\nEach is a ledger entry of the flow reconciliation. F published, C computed from "
                "published figures, D derived, G prior.\n");
    }
    return status;
}

static lb_status json_of(const lb_cli_call *call, const lb_run_info *info, const adjustment *items,
                         lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_key(&json, "reconciliation");
    lb_json_array(&json);
    for (int i = 0; i < LB_RECONCILE_COUNT; i++) {
        char mark[2] = {items[i].mark, '\0'};
        lb_json_object(&json);
        lb_json_put_text(&json, "item", lb_reconcile_word(i));
        lb_json_put_real(&json, "simulated_usd", (double)(items[i].published - items[i].adjusted) / 100);
        lb_json_put_real(&json, "published_usd", (double)items[i].published / 100);
        lb_json_put_real(&json, "adjustment_usd", (double)items[i].adjusted / 100);
        lb_json_put_text(&json, "mark", mark);
        lb_json_put_text(&json, "source", items[i].source);
        lb_json_put_text(&json, "derivation", items[i].derivation);
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

lb_status lb_show_reconciliation(const lb_cli_call *call, lb_store *store, const lb_run_info *info,
                                 lb_error *err)
{
    adjustment items[LB_RECONCILE_COUNT] = {0};
    lb_stored_books books;
    lb_stored_event *events = NULL;
    int count = 0;
    lb_status status =
        lb_store_events(store, info->run, info->baseline, info->baseline, &events, &count, err);
    if (status == LB_OK && read_adjustments(events, count, items) != LB_RECONCILE_COUNT) {
        char date[11];
        status =
            lb_fail(err, LB_ERR_NOT_FOUND,
                    "--reconciliation: run %" PRId64 " begins on %s as simulated: there are no published "
                    "figures of that day to bring it to, or paths.reconcile is 0",
                    info->run, lb_date_format(info->baseline, date));
    }
    free(events);
    if (status == LB_OK) {
        status = lb_store_books(store, info->run, info->baseline, &books, err);
    }
    if (status == LB_OK) {
        status = read_sources(info->baseline, &books, items, err);
    }
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json") ? json_of(call, info, items, err)
                                              : table_of(call, items, info->baseline, err);
    }
    return status;
}
