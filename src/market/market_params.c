#include "market_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_MARKET_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_market_param_table = {"market", params, LB_MARKET_PARAM_COUNT};
