#include "debt_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_DEBT_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_debt_param_table = {"debt", params, LB_DEBT_PARAM_COUNT};
