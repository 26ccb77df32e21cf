#include "spread_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_SPREAD_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_spread_param_table = {"spreads", params, LB_SPREAD_PARAM_COUNT};
