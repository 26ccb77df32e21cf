/* fuzz_scenario.c - any bytes as a scenario file: read or refused with a message, never a crash. */
#include <stdint.h>
#include <stdlib.h>

#include "world/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the program of the day relies on, whatever the file says. */
static bool can_be(const lb_programme *programme, const lb_scenario *scenario)
{
    const lb_maturities *buys = &programme->buys, *sells = &programme->sells;
    bool dated = programme->on != LB_DATE_NONE;
    return dated == (programme->when.observable < 0) && programme->name[0] != '\0' &&
           (!dated || (programme->on > scenario->baseline && programme->on <= scenario->until)) &&
           (programme->until == LB_DATE_NONE ||
            (programme->until > programme->on && programme->until <= scenario->until)) &&
           (programme->news == LB_ANNOUNCED_ON) == (programme->announced != LB_DATE_NONE) &&
           (programme->news != LB_ANNOUNCED_ON ||
            (programme->announced >= scenario->baseline && programme->announced < programme->on)) &&
           programme->pace >= 0 && programme->total >= 0 && programme->cap >= 0 &&
           buys->from_yrs <= buys->to_yrs && sells->from_yrs <= sells->to_yrs && programme->share >= 0 &&
           programme->share <= 1 && programme->ramp_months >= 0 && programme->floor_pct >= 0 &&
           programme->lasts_yrs >= 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_scenario scenario;
    lb_error err = {0};
    lb_status status = lb_scenario_parse("fuzz.yaml", (const char *)data, size, &scenario, &err);
    if (status != LB_OK && err.message[0] == '\0') {
        abort(); /* an error without a message */
    }
    if (status == LB_OK && (scenario.until <= scenario.baseline || scenario.title[0] == '\0')) {
        abort(); /* a scenario that cannot be */
    }
    for (int i = 0; status == LB_OK && i < scenario.action_count; i++) {
        const lb_action *action = &scenario.actions[i];
        if ((action->on == LB_DATE_NONE) == (action->when_observable < 0) || action->label[0] == '\0' ||
            (action->on != LB_DATE_NONE &&
             (action->on <= scenario.baseline || action->on > scenario.until)) ||
            action->amount < 0 || action->over_days < 0 || action->from_yrs > action->to_yrs) {
            abort(); /* an event that cannot be */
        }
    }
    for (int i = 0; status == LB_OK && i < scenario.programme_count; i++) {
        if (!can_be(&scenario.programmes[i], &scenario)) {
            abort(); /* a programme that cannot be */
        }
    }
    return 0;
}
