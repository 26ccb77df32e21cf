/* show_published.c - longbond show --published: the run beside the record, and the goals. */
#include <math.h>
#include <string.h>

#include "cli/show.h"
#include "cli/text_table.h"
#include "report/comparison.h"

enum { MOST_NAMED = 12 }; /* misses named in the text; JSON has all */

static int decimals_of(const lb_compared *row)
{
    return strcmp(row->unit, "usd mn") == 0 ? 0 : 2;
}

/* The measures of the text; JSON has all. */
static bool is_main(const lb_compared *row)
{
    static const char *const names[] = {"debt_held_by_public",
                                        "marketable",
                                        "bills",
                                        "notes",
                                        "bonds",
                                        "tips",
                                        "frns",
                                        "wam_months",
                                        "bill_share",
                                        "tga",
                                        "soma_bills",
                                        "net_interest_fytd",
                                        "soma_treasuries"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcmp(row->measure, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static lb_status figures_table(const lb_cli_call *call, const lb_comparison *comparison, lb_error *err)
{
    static const char *const headings[] = {
        "simulated v. published", "date", "simulated", "published", "difference", "%", "unit", "", "source"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 9; i++) {
        lb_text_table_column(table, i >= 2 && i <= 5 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, headings[i]);
    }
    const char *before = "";
    for (int i = 0; i < comparison->count; i++) {
        const lb_compared *row = &comparison->rows[i];
        if (!is_main(row) || !lb_comparison_at_quarter_end(comparison, i)) {
            continue;
        }
        char text[LB_FIGURE_SIZE];
        bool same = strcmp(row->measure, before) == 0;
        lb_text_table_cell(table, "%s", same ? "" : row->title);
        lb_text_table_cell(table, "%s", lb_date_format(row->date, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(row->simulated, decimals_of(row), text));
        lb_text_table_cell(table, "%s", lb_fixed_text(row->published, decimals_of(row), text));
        lb_text_table_cell(table, "%s",
                           lb_signed_text(row->simulated - row->published, decimals_of(row), text));
        lb_text_table_cell(table, "%s", lb_signed_text(lb_compared_pct(row), 2, text));
        lb_text_table_cell(table, "%s", row->unit);
        lb_text_table_cell(table, "%c", row->mark);
        lb_text_table_cell(table, "%s", row->source);
        before = row->measure;
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static lb_status goals_table(const lb_cli_call *call, const lb_comparison *comparison, lb_error *err)
{
    static const char *const headings[] = {"goal", "within", "wanted", "reached", "", "largest miss", ""};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, (i >= 1 && i <= 3) || i == 5 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT,
                             headings[i]);
    }
    for (int i = 0; i < comparison->goal_count; i++) {
        const lb_goal *goal = &comparison->goals[i];
        char date[11], figure[LB_FIGURE_SIZE];
        const char *unit = strchr(goal->tolerance, ' ');
        lb_text_table_cell(table, "%s", goal->title);
        lb_text_table_cell(table, "%s", goal->tolerance);
        lb_text_table_cell(table, "%s%%", lb_fixed_text(100 * goal->share_wanted, 0, figure));
        lb_text_table_cell(table, "%d of %d", goal->within, goal->checked);
        lb_text_table_cell(table, "%s", goal->met ? "met" : "missed");
        lb_text_table_cell(table, "%s%s", lb_signed_text(goal->worst, 2, figure), unit ? unit : "");
        lb_text_table_cell(table, "%s%s%s", lb_date_format(goal->worst_date, date),
                           goal->worst_what[0] ? " " : "", goal->worst_what);
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

static const char *kind_title(lb_printed_kind kind)
{
    static const char *const titles[] = {"outstanding before the reopening", "maturing, publicly held",
                                         "maturing, SOMA"};
    return titles[kind];
}

/* The announced amounts that miss: the first of them, and how many there are. */
static lb_status misses_table(const lb_cli_call *call, const lb_comparison *comparison, lb_error *err)
{
    int misses = 0;
    lb_text_table *table = lb_text_table_new();
    lb_text_table_column(table, LB_ALIGN_LEFT, "announced amounts that miss, usd mn");
    lb_text_table_column(table, LB_ALIGN_LEFT, "CUSIP");
    lb_text_table_column(table, LB_ALIGN_LEFT, "date");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "simulated");
    lb_text_table_column(table, LB_ALIGN_RIGHT, "announced");
    for (int i = 0; i < comparison->printed_count; i++) {
        const lb_printed *row = &comparison->printed[i];
        if (!lb_printed_misses(row) || ++misses > MOST_NAMED) {
            continue;
        }
        char text[LB_FIGURE_SIZE];
        lb_text_table_cell(table, "%s%s", kind_title(row->kind),
                           row->kind == LB_PRINTED_OUTSTANDING ? ""
                           : row->bills                        ? ", bills"
                                                               : ", coupons");
        lb_text_table_cell(table, "%s", row->kind == LB_PRINTED_OUTSTANDING ? row->cusip : "");
        lb_text_table_cell(table, "%s", lb_date_format(row->date, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(row->simulated, 0, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(row->published, 0, text));
    }
    lb_status status = LB_OK;
    if (misses > 0) {
        fputc('\n', call->out);
        status = lb_text_table_print(table, call->out, call->colour, err);
    }
    if (misses > MOST_NAMED) {
        fprintf(call->out, "and %d more: --json names them all\n", misses - MOST_NAMED);
    }
    lb_text_table_free(table);
    return status;
}

static void put_figures(lb_json *json, const lb_comparison *comparison)
{
    lb_json_key(json, "figures");
    lb_json_array(json);
    for (int i = 0; i < comparison->count; i++) {
        const lb_compared *row = &comparison->rows[i];
        char mark[2] = {row->mark, '\0'};
        lb_json_object(json);
        lb_json_put_text(json, "measure", row->measure);
        lb_json_put_date(json, "date", row->date);
        lb_json_put_real(json, "simulated", row->simulated);
        lb_json_put_real(json, "published", row->published);
        lb_json_put_real(json, "difference", row->simulated - row->published);
        lb_json_put_real(json, "difference_pct", lb_compared_pct(row));
        lb_json_put_text(json, "unit", row->unit);
        lb_json_put_text(json, "mark", mark);
        lb_json_put_text(json, "source", row->source);
        lb_json_key(json, "quarter_end");
        lb_json_bool(json, lb_comparison_at_quarter_end(comparison, i));
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void put_goals(lb_json *json, const lb_comparison *comparison)
{
    lb_json_key(json, "goals");
    lb_json_array(json);
    for (int i = 0; i < comparison->goal_count; i++) {
        const lb_goal *goal = &comparison->goals[i];
        lb_json_object(json);
        lb_json_put_text(json, "goal", goal->title);
        lb_json_put_text(json, "within", goal->tolerance);
        lb_json_put_real(json, "share_wanted", goal->share_wanted);
        lb_json_put_int(json, "checked", goal->checked);
        lb_json_put_int(json, "reached", goal->within);
        lb_json_put_real(json, "largest_miss", goal->worst);
        lb_json_put_date(json, "largest_miss_date", goal->worst_date);
        if (goal->worst_what[0]) {
            lb_json_put_text(json, "largest_miss_cusip", goal->worst_what);
        }
        lb_json_key(json, "met");
        lb_json_bool(json, goal->met);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

static void put_announced(lb_json *json, const lb_comparison *comparison)
{
    lb_json_key(json, "announced");
    lb_json_array(json);
    for (int i = 0; i < comparison->printed_count; i++) {
        const lb_printed *row = &comparison->printed[i];
        lb_json_object(json);
        lb_json_put_text(json, "what", kind_title(row->kind));
        lb_json_put_text(json, "class", row->bills ? "bills" : "coupons");
        lb_json_put_text(json, "cusip", row->cusip);
        lb_json_put_date(json, "date", row->date);
        lb_json_put_real(json, "simulated_usd_mn", row->simulated);
        lb_json_put_real(json, "announced_usd_mn", row->published);
        lb_json_key(json, "misses");
        lb_json_bool(json, lb_printed_misses(row));
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
}

lb_status lb_show_published(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    lb_comparison comparison;
    lb_status status = lb_compare_run(store, info, NULL, NULL, &comparison, err);
    if (status != LB_OK) {
        return status;
    }
    if (lb_cli_given(call, "--json")) {
        lb_json json;
        lb_cli_json_begin_run(call, &json, info);
        put_figures(&json, &comparison);
        put_goals(&json, &comparison);
        put_announced(&json, &comparison);
        lb_json_object_end(&json);
        status = lb_json_finish(&json, err);
    } else {
        status = figures_table(call, &comparison, err);
        if (status == LB_OK) {
            fputs("\nF published, C computed from published figures, D computed from official data, G prior; "
                  "--json has more measures and all dates\n\n",
                  call->out);
            status = goals_table(call, &comparison, err);
        }
        if (status == LB_OK) {
            status = misses_table(call, &comparison, err);
        }
    }
    lb_comparison_free(&comparison);
    return status;
}
