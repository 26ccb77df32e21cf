#include "awards.h"

#include "world/lists.h"

/* Hundredths of a per cent of the announced amount. */
static const uint16_t shares[LB_TENOR_COUNT] = {
    [LB_4W] = 673,     [LB_6W] = 169,      [LB_8W] = 204,      [LB_13W] = 286,   [LB_17W] = 79,
    [LB_26W] = 264,    [LB_52W] = 242,     [LB_CMB] = 13,      [LB_2Y] = 62,     [LB_3Y] = 35,
    [LB_5Y] = 20,      [LB_7Y] = 27,       [LB_10Y] = 30,      [LB_20Y] = 92,    [LB_30Y] = 17,
    [LB_TIPS_5Y] = 23, [LB_TIPS_10Y] = 37, [LB_TIPS_30Y] = 67, [LB_FRN_2Y] = 11,
};

int64_t lb_noncompetitive_award(int tenor, int64_t offering)
{
    const int64_t multiple = 10000; /* $100 */
    return offering / (10000 * multiple) * shares[tenor] * multiple +
           offering % (10000 * multiple) * shares[tenor] / 10000 / multiple * multiple;
}
