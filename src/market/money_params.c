#include "money_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_MONEY_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_money_param_table = {"money", params, LB_MONEY_PARAM_COUNT};
