#ifndef STUB_H
#define STUB_H
#include "world/model.h"
#include "world/world.h"
int64_t lb_treasury_policy_size(const lb_model *model, const lb_world *world, int offering);
extern const lb_param_table lb_treasury_param_table;
#endif
