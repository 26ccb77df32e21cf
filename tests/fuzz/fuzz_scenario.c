/* fuzz_scenario.c - any bytes as a scenario file: read or refused with a message, never a crash. */
#include <stdint.h>
#include <stdlib.h>

#include "world/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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
    return 0;
}
