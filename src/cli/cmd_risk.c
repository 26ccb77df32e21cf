/* cmd_risk.c - longbond risk: interest-rate risk of what somebody holds at the baseline. */
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/json_writer.h"
#include "cli/cmd.h"
#include "cli/options.h"
#include "cli/text_table.h"
#include "study/portfolio_risk.h"

/* The holder that was named. */
static lb_status find_holder(const char *word, int *out, lb_error *err)
{
    const char *words[LB_SECTOR_COUNT + 2] = {"all", "private"};
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        words[sector + 2] = lb_sector_word(sector);
    }
    *out = strcmp(word, "all") == 0       ? LB_HELD_BY_ALL
           : strcmp(word, "private") == 0 ? LB_HELD_PRIVATELY
                                          : lb_sector_find(word);
    if (*out == LB_TREASURY || (*out < 0 && strcmp(word, "all") != 0 && strcmp(word, "private") != 0)) {
        const char *near = lb_nearest_name(word, words, LB_SECTOR_COUNT + 2);
        return lb_fail(err, LB_ERR_USAGE, "'%s' holds no securities%s%s%s", word,
                       near ? "; did you mean '" : "; all, private or a sector of `longbond help sectors`",
                       near ? near : "", near ? "'?" : "");
    }
    return LB_OK;
}

static void put_row(lb_text_table *table, const char *name, const lb_class_risk *risk)
{
    if (risk->par_usd == 0) {
        return;
    }
    lb_text_table_cell(table, "%s", name);
    lb_text_table_cell(table, "%.1f", risk->par_usd / 1e9);
    lb_text_table_cell(table, "%.1f", risk->value_usd / 1e9);
    lb_text_table_cell(table, "%.1f", risk->dv01_usd / 1e6);
    lb_text_table_cell(table, "%.2f", 1e4 * risk->dv01_usd / risk->value_usd);
    lb_text_table_cell(table, "%.1f", risk->convexity);
    lb_text_table_cell(table, "%.1f", risk->ten_year_usd / 1e9);
    for (int k = 0; k < LB_PORTFOLIO_KEYS; k++) {
        lb_text_table_cell(table, "%.1f", risk->key_dv01_usd[k] / 1e6);
    }
}

static lb_status print_table(const lb_cli_call *call, const lb_portfolio_risk *risk, lb_error *err)
{
    static const char *const heads[] = {"class",    "par bn",    "value bn",  "DV01 mn",
                                        "duration", "convexity", "10y eq. bn"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 7; i++) {
        lb_text_table_column(table, i == 0 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, heads[i]);
    }
    for (int k = 0; k < LB_PORTFOLIO_KEYS; k++) {
        char head[16];
        snprintf(head, sizeof head, "%gy", lb_portfolio_key_years[k]);
        lb_text_table_column(table, LB_ALIGN_RIGHT, head);
    }
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        put_row(table, lb_security_type_word(type), &risk->of_class[type]);
    }
    put_row(table, "all", &risk->total);
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    fprintf(call->out, "\nDV01 in USD mn a basis point, then by key rate; TIPS to real yields; FRNs at par, "
                       "without rate risk\n");
    return status;
}

static void put_class(lb_json *json, const char *name, const lb_class_risk *risk)
{
    lb_json_key(json, name);
    lb_json_object(json);
    const struct {
        const char *key;
        double value;
    } fields[] = {{"par_usd_millions", risk->par_usd / 1e6},
                  {"value_usd_millions", risk->value_usd / 1e6},
                  {"dv01_usd_millions", risk->dv01_usd / 1e6},
                  {"convexity", risk->convexity},
                  {"ten_year_equivalents_usd_millions", risk->ten_year_usd / 1e6}};
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        lb_json_key(json, fields[i].key);
        lb_json_double(json, fields[i].value);
    }
    lb_json_key(json, "key_dv01_usd_millions");
    lb_json_object(json);
    for (int k = 0; k < LB_PORTFOLIO_KEYS; k++) {
        char key[16];
        snprintf(key, sizeof key, "%gy", lb_portfolio_key_years[k]);
        lb_json_key(json, key);
        lb_json_double(json, risk->key_dv01_usd[k] / 1e6);
    }
    lb_json_object_end(json);
    lb_json_object_end(json);
}

static lb_status print_json(const lb_cli_call *call, const lb_portfolio_risk *risk, lb_error *err)
{
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_json_object(&json);
    for (int type = 0; type < LB_SECURITY_TYPE_COUNT; type++) {
        put_class(&json, lb_security_type_word(type), &risk->of_class[type]);
    }
    put_class(&json, "all", &risk->total);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

static lb_status run_risk(const lb_cli_call *call, lb_error *err)
{
    static const char scenario[] = "title: risk\nbaseline: 2023-09-30\nuntil: 2023-12-29\n";
    int holder = 0;
    lb_model *model = NULL;
    lb_world *world = NULL;
    lb_status status = find_holder(lb_cli_text(call, "--holder"), &holder, err);
    if (status == LB_OK) {
        status = lb_model_parse("risk", scenario, sizeof scenario - 1, &model, err);
    }
    if (status == LB_OK) {
        status = lb_world_open(model, &world, err);
    }
    lb_portfolio_risk risk;
    if (status == LB_OK) {
        status = lb_portfolio_risk_of(model, world, holder, &risk, err);
    }
    if (status == LB_OK) {
        status = lb_cli_given(call, "--json") ? print_json(call, &risk, err) : print_table(call, &risk, err);
    }
    lb_world_close(world);
    lb_model_free(model);
    return status;
}

static const lb_cli_param params[] = {
    {.name = "--holder",
     .type = LB_CLI_TEXT,
     .fallback = "all",
     .meaning = "all, private (all but the Fed and government accounts) or a sector, such as fed"},
    LB_CLI_JSON_PARAM,
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond risk --holder fed", "DV01, key rates and 10-year equivalents of SOMA on 30 September 2023"},
    {0},
};

const lb_cli_command lb_cmd_risk = {
    .name = "risk",
    .purpose = "interest-rate risk of the debt, of SOMA or of any holder",
    .description = "Prices are those of the baseline's par yields, bootstrapped. Also `longbond curve risk`.",
    .params = params,
    .examples = examples,
    .run = run_risk,
};
