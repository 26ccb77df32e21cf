#include "treasury_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_TREASURY_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_treasury_param_table = {"treasury", params, LB_TREASURY_PARAM_COUNT};
