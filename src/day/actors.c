#include "actors.h"

#include "day/path_params.h"
#include "fed/fed_params.h"
#include "market/auction_params.h"
#include "market/money_params.h"
#include "market/spread_params.h"
#include "treasury/budget_params.h"
#include "treasury/buyback_params.h"
#include "treasury/treasury_params.h"
#include "treasury/debt_params.h"
#include "market/market_params.h"
#include "investors/demand_params.h"

static const lb_param path_params[] = {
#define X(id, name, value, low, high, unit, mark, meaning, source)                                           \
    {name, value, low, high, unit, mark, meaning, source},
    LB_PATH_PARAM_LIST(X)
#undef X
};

const lb_param_table lb_path_param_table = {"paths", path_params, LB_PATH_PARAM_COUNT};

const lb_param_table *const lb_param_tables[LB_ACTOR_COUNT] = {
    [LB_ACTOR_DEBT] = &lb_debt_param_table,         [LB_ACTOR_BUDGET] = &lb_budget_param_table,
    [LB_ACTOR_TREASURY] = &lb_treasury_param_table, [LB_ACTOR_FED] = &lb_fed_param_table,
    [LB_ACTOR_PATHS] = &lb_path_param_table,        [LB_ACTOR_MARKET] = &lb_market_param_table,
    [LB_ACTOR_INVESTORS] = &lb_demand_param_table,  [LB_ACTOR_AUCTION] = &lb_auction_param_table,
    [LB_ACTOR_BUYBACKS] = &lb_buyback_param_table,  [LB_ACTOR_SPREADS] = &lb_spread_param_table,
    [LB_ACTOR_MONEY] = &lb_money_param_table,
};
