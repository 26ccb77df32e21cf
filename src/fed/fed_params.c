#include "fed_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_FED_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_fed_param_table = {"fed", params, LB_FED_PARAM_COUNT};
