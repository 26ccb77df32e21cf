#include "report/holder_groups.h"

const char *lb_holder_group_title(int group)
{
    static const char *const titles[] = {
#define X(name, title, brief) title,
        LB_HOLDER_GROUP_LIST(X)
#undef X
    };
    return titles[group];
}

const char *lb_holder_group_brief(int group)
{
    static const char *const briefs[] = {
#define X(name, title, brief) brief,
        LB_HOLDER_GROUP_LIST(X)
#undef X
    };
    return briefs[group];
}

int lb_holder_group_of(int sector)
{
    switch ((lb_sector)sector) {
    case LB_FED:
        return LB_GROUP_FED;
    case LB_BANKS:
        return LB_GROUP_BANKS;
    case LB_DEALERS:
    case LB_HEDGE_FUNDS:
    case LB_HEDGE_FUNDS_OFFSHORE:
        return LB_GROUP_DEALERS;
    case LB_MONEY_FUNDS:
        return LB_GROUP_MONEY_FUNDS;
    case LB_BOND_FUNDS:
        return LB_GROUP_BOND_FUNDS;
    case LB_INSURERS:
    case LB_PENSIONS:
        return LB_GROUP_INSURERS;
    case LB_STATE_LOCAL:
        return LB_GROUP_STATE_LOCAL;
    case LB_FOREIGN_OFFICIAL:
        return LB_GROUP_FOREIGN_OFFICIAL;
    case LB_FOREIGN_PRIVATE:
        return LB_GROUP_FOREIGN_PRIVATE;
    case LB_CORPORATES:
    case LB_HOUSEHOLDS:
        return LB_GROUP_HOUSEHOLDS;
    case LB_STABLECOINS:
    case LB_GOVERNMENT_ACCOUNTS:
    case LB_OTHER_SECTOR:
        return LB_GROUP_OTHER;
    default:
        return -1;
    }
}
