#include "demand_params.h"

static const lb_param params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_DEMAND_COMMON_LIST(X)
#undef X
#define X(sector, word, slope, half_life, node)                                                              \
    {word "_slope",                                                                                          \
     slope,                                                                                                  \
     0,                                                                                                      \
     100,                                                                                                    \
     "usd bn per bp",                                                                                        \
     LB_MARK_PRIOR,                                                                                          \
     "ten-year equivalents that " word                                                                       \
     " buy for one basis point more at all maturities, before substitution",                                 \
     "prior, MODEL.md B.5"},                                                                                 \
        {word "_half_life",                                                                                  \
         half_life,                                                                                          \
         0.25,                                                                                               \
         2500,                                                                                               \
         "business days",                                                                                    \
         LB_MARK_PRIOR,                                                                                      \
         "half-life of the way of " word " to what they want to hold",                                       \
         "prior, MODEL.md B.5"},
        LB_ELASTIC_SECTOR_LIST(X)
#undef X
};

const lb_param_table lb_demand_param_table = {"investors", params, LB_DEMAND_PARAM_COUNT};
