#include "buyback_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_BUYBACK_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_buyback_param_table = {"buybacks", params, LB_BUYBACK_PARAM_COUNT};
