/* show_programmes.c - longbond show --programmes: a run beside the same run without the Fed's programmes. */
#include "base/error.h"
#include "cli/effect_output.h"
#include "cli/show.h"

static lb_status print_json(const lb_cli_call *call, const lb_run_info *info,
                            const lb_programme_effect *effect, const lb_effect_words *words, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_cli_json_effect(&json, effect, words);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

lb_status lb_show_programmes(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    lb_scenario scenario;
    lb_status status = lb_cli_run_scenario(store, info, &scenario, err);
    if (status == LB_OK && !lb_effect_applies(&scenario)) {
        return lb_fail(err, LB_ERR_NOT_FOUND,
                       "run %lld has no programmes of the Fed whose effect could be measured: it needs "
                       "'programmes' and 'yields: cleared'",
                       (long long)info->run);
    }
    lb_programme_effect effect;
    if (status == LB_OK) {
        status = lb_cli_measure_programmes(&scenario, &effect, err);
    }
    if (status != LB_OK) {
        return status;
    }
    if (info->last < scenario.until && !lb_cli_given(call, "--json")) {
        char last[11];
        fprintf(call->out, "The whole scenario, simulated again: the stored run has come to %s\n\n",
                lb_date_format(info->last, last));
    }
    lb_effect_words words = lb_effect_words_of(&scenario);
    return lb_cli_given(call, "--json") ? print_json(call, info, &effect, &words, err)
                                        : lb_cli_print_effect(call, &effect, &words, err);
}
