/* show_consolidated.c - longbond show --consolidated: Treasury and Fed as one, by maturity. */
#include "cli/show.h"
#include "cli/text_table.h"
#include "report/consolidated.h"

static lb_status print_table(const lb_cli_call *call, const lb_consolidated *view, lb_error *err)
{
    lb_text_table *table = lb_text_table_new();
    char heading[32], text[LB_FIGURE_SIZE];
    snprintf(heading, sizeof heading, "%s, bn", lb_date_format(view->at, text));
    lb_text_table_column(table, LB_ALIGN_LEFT, heading);
    for (int side = 0; side < LB_SIDE_COUNT; side++) {
        lb_text_table_column(table, LB_ALIGN_RIGHT, lb_debt_side_title(side));
        lb_text_table_column(table, LB_ALIGN_RIGHT, "%");
    }
    for (int m = 0; m <= LB_MATURITY_COUNT; m++) {
        lb_text_table_cell(table, "%s", m < LB_MATURITY_COUNT ? lb_maturity_title(m) : "All");
        for (int side = 0; side < LB_SIDE_COUNT; side++) {
            const lb_debt_profile *profile = &view->side[side];
            int64_t cents = m < LB_MATURITY_COUNT ? profile->by_maturity[m] : profile->total;
            double share = 100 * (double)cents / (double)profile->total;
            lb_text_table_cell(table, "%s", cents ? lb_money_text(cents, LB_MONEY_BN, 1, text) : "");
            lb_text_table_cell(table, "%s", cents ? lb_fixed_text(share, 1, text) : "");
        }
    }
    static const char *const titles[] = {"Average maturity, months", "Modified duration, years",
                                         "Bill share, %", "Ten-year equivalents"};
    for (int row = 0; row < 4; row++) {
        lb_text_table_cell(table, "%s", titles[row]);
        for (int side = 0; side < LB_SIDE_COUNT; side++) {
            const lb_debt_profile *profile = &view->side[side];
            const double values[] = {profile->wam_months, profile->duration_yrs, profile->bill_share_pct,
                                     profile->tens_usd / 1e9};
            lb_text_table_cell(table, "%s", lb_fixed_text(values[row], row == 1 ? 2 : 1, text));
            lb_text_table_cell(table, "%s", "");
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    if (status == LB_OK) {
        fprintf(
            call->out,
            "\nConsolidated: private holdings, and reserves, ON RRP and the foreign repo pool overnight. The "
            "Fed's currency\nand the TGA are left out. Average maturity as the Treasury counts it: bills "
            "included, TIPS at indexed par, FRNs\nto their maturity. Ten-year equivalents: market value "
            "times "
            "modified duration over that of a new 10-year note;\nthe market's own measure (private_tens, "
            "fed_tens) keeps the curve of the baseline and is some per cent lower.\n");
    }
    return status;
}

static void put_side(lb_json *json, int side, const lb_debt_profile *profile)
{
    lb_json_key(json, lb_debt_side_word(side));
    lb_json_object(json);
    lb_json_key(json, "principal_usd");
    lb_json_object(json);
    for (int m = 0; m < LB_MATURITY_COUNT; m++) {
        lb_json_put_real(json, lb_maturity_word(m), (double)profile->by_maturity[m] / 100);
    }
    lb_json_put_real(json, "total", (double)profile->total / 100);
    lb_json_object_end(json);
    lb_json_put_real(json, "wam_months", profile->wam_months);
    lb_json_put_real(json, "duration_yrs", profile->duration_yrs);
    lb_json_put_real(json, "bill_share_pct", profile->bill_share_pct);
    lb_json_put_real(json, "ten_year_equivalents_usd", profile->tens_usd);
    lb_json_object_end(json);
}

lb_status lb_show_consolidated(const lb_cli_call *call, lb_store *store, const lb_run_info *info,
                               lb_error *err)
{
    const lb_cli_value *on = lb_cli_get(call, "--on");
    lb_consolidated view;
    lb_status status = lb_consolidated_load(store, info->run, on ? on->date : LB_DATE_NONE, &view, err);
    if (status != LB_OK || !lb_cli_given(call, "--json")) {
        return status == LB_OK ? print_table(call, &view, err) : status;
    }
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_put_date(&json, "date", view.at);
    for (int side = 0; side < LB_SIDE_COUNT; side++) {
        put_side(&json, side, &view.side[side]);
    }
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}
