#include "economy_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_ECONOMY_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_economy_param_table = {"economy", params, LB_ECONOMY_PARAM_COUNT};
