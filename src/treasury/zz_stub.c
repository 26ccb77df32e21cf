#include "issuance_policy.h"
#include "issue.h"
int64_t lb_treasury_policy_size(const lb_model *model, const lb_world *world, int offering);
int64_t lb_treasury_policy_size(const lb_model *model, const lb_world *world, int offering)
{
    (void)model;
    (void)world;
    (void)offering;
    return 5000000000000;
}
const lb_param_table lb_treasury_param_table = {"treasury", 0, 0};
lb_status lb_treasury_settle_buybacks(const lb_model *model, lb_world *world, const lb_books *books,
                                      lb_error *err)
{
    (void)model;
    (void)world;
    (void)books;
    (void)err;
    return LB_OK;
}
