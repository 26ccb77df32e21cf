/* holder_groups.h - the eighteen sectors in eleven groups, few enough for a chart or a table. */
#ifndef LB_REPORT_HOLDER_GROUPS_H
#define LB_REPORT_HOLDER_GROUPS_H

#include <stdint.h>

#include "longbond/sectors.h"

/* X(identifier, title, short title for narrow columns), in the order in which charts stack them */
#define LB_HOLDER_GROUP_LIST(X)                                                                              \
    X(LB_GROUP_FED, "Federal Reserve", "Fed")                                                                \
    X(LB_GROUP_FOREIGN_OFFICIAL, "Foreign official", "For. off.")                                            \
    X(LB_GROUP_FOREIGN_PRIVATE, "Foreign private", "For. priv.")                                             \
    X(LB_GROUP_HOUSEHOLDS, "Households and business", "Househ.")                                             \
    X(LB_GROUP_MONEY_FUNDS, "Money market funds", "Money f.")                                                \
    X(LB_GROUP_BOND_FUNDS, "Mutual funds and ETFs", "Funds")                                                 \
    X(LB_GROUP_BANKS, "Banks", "Banks")                                                                      \
    X(LB_GROUP_STATE_LOCAL, "State and local governments", "State")                                          \
    X(LB_GROUP_INSURERS, "Insurers and pension funds", "Ins., pens.")                                        \
    X(LB_GROUP_DEALERS, "Dealers and hedge funds", "Dealers, HF")                                            \
    X(LB_GROUP_OTHER, "Other", "Other")

typedef enum lb_holder_group {
#define X(name, title, brief) name,
    LB_HOLDER_GROUP_LIST(X)
#undef X
        LB_HOLDER_GROUP_COUNT
} lb_holder_group;

const char *lb_holder_group_title(int group);
const char *lb_holder_group_brief(int group);

/* The group of a sector; -1 for the Treasury, which holds nothing. */
int lb_holder_group_of(int sector);

#endif
