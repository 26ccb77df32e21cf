/* auction_params.h - parameters of the demand at auctions: one list (enumeration and table derive). */
#ifndef LB_MARKET_AUCTION_PARAMS_H
#define LB_MARKET_AUCTION_PARAMS_H

#include "world/params.h"

/* What the parameters are given for: identifier, word. The first seven are the nominal coupon tenors. */
#define LB_AUCTION_GROUP_LIST(X)                                                                             \
    X(2Y, "2y")                                                                                              \
    X(3Y, "3y")                                                                                              \
    X(5Y, "5y")                                                                                              \
    X(7Y, "7y")                                                                                              \
    X(10Y, "10y")                                                                                            \
    X(20Y, "20y")                                                                                            \
    X(30Y, "30y")                                                                                            \
    X(BILL, "bill")                                                                                          \
    X(TIPS, "tips")                                                                                          \
    X(FRN, "frn")

typedef enum lb_auction_group {
#define X(id, word) LB_AUCTION_##id,
    LB_AUCTION_GROUP_LIST(X)
#undef X
        LB_AUCTION_GROUP_COUNT,
    LB_AUCTION_COUPON_GROUPS = LB_AUCTION_BILL
} lb_auction_group;

#define LB_AUCTION_FIT "fit to the results of auctions until 2024-12-31 (docs/model/auctions.md)"
#define LB_AUCTION_D6  "MODEL.md D.6, shape of the 10-year schedules"
#define LB_AUCTION_OTHER                                                                                     \
    "prior: no results by class for bills, TIPS and FRNs are in the data; order of published results"

/* Awards of a usual auction by class, dealers, direct, indirect (MODEL.md D.6): weights of their demand. */
#define LB_AUCTION_USUAL_SHARES                                                                              \
    {                                                                                                        \
        0.15, 0.175, 0.675                                                                                   \
    }

/* Five parameters of a group: multiples of dealers, direct and indirect bidders, shift in bp, width. */
#define LB_AUCTION_GROUP_PARAMS(X, id, word, dealer, direct, indirect, shift, shift_mark, shift_source,      \
                                width, mark, source)                                                         \
    X(LB_AUCTION_DEALER_##id, "dealer_" word, dealer, 0.5, 20, "ratio", mark,                                \
      "primary dealers' bids over the competitive amount, " word, source)                                    \
    X(LB_AUCTION_DIRECT_##id, "direct_" word, direct, 0.001, 20, "ratio", mark,                              \
      "direct bidders' bids over the competitive amount, " word, source)                                     \
    X(LB_AUCTION_INDIRECT_##id, "indirect_" word, indirect, 0.001, 20, "ratio", mark,                        \
      "indirect bidders' bids over the competitive amount, " word, source)                                   \
    X(LB_AUCTION_SHIFT_##id, "shift_" word, shift, -50, 50, "bp", shift_mark,                                \
      "yield by which all schedules are shifted in a usual auction, " word, shift_source)                    \
    X(LB_AUCTION_WIDTH_##id, "width_" word, width, 0.1, 10, "ratio", mark,                                   \
      "width of the schedules over that of MODEL.md D.6, " word, source)

/* One parameter for each class of bidders. */
#define LB_AUCTION_CLASS_PARAMS(X, ID, name, dealer, direct, indirect, low, high, unit, mark, meaning,       \
                                source)                                                                      \
    X(LB_AUCTION_##ID##_DEALER, name "_dealer", dealer, low, high, unit, mark, meaning ", dealers", source)  \
    X(LB_AUCTION_##ID##_DIRECT, name "_direct", direct, low, high, unit, mark, meaning ", direct bidders",   \
      source)                                                                                                \
    X(LB_AUCTION_##ID##_INDIRECT, name "_indirect", indirect, low, high, unit, mark,                         \
      meaning ", indirect bidders", source)

/* X(identifier, name, default, low, high, unit, mark, meaning, source) */
/* clang-format off */
#define LB_AUCTION_PARAM_LIST(X) \
    LB_AUCTION_GROUP_PARAMS(X, 2Y, "2y", 1.318, 0.484, 0.790, 0.652, LB_MARK_PRIOR, "prior: no published average of the 2-year tail", 2.615, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, 3Y, "3y", 1.381, 0.418, 0.740, -0.310, LB_MARK_COMPUTED, LB_AUCTION_FIT, 2.608, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, 5Y, "5y", 1.175, 0.411, 0.781, 0.343, LB_MARK_COMPUTED, LB_AUCTION_FIT, 3.042, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, 7Y, "7y", 1.228, 0.433, 0.854, 0.974, LB_MARK_COMPUTED, LB_AUCTION_FIT, 3.003, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, 10Y, "10y", 1.263, 0.394, 0.770, 1.405, LB_MARK_COMPUTED, LB_AUCTION_FIT, 3.175, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, 20Y, "20y", 1.196, 0.450, 0.818, 0.716, LB_MARK_COMPUTED, LB_AUCTION_FIT, 3.150, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, 30Y, "30y", 1.188, 0.373, 0.743, 0.693, LB_MARK_COMPUTED, LB_AUCTION_FIT, 3.159, LB_MARK_DATA, LB_AUCTION_FIT) \
    LB_AUCTION_GROUP_PARAMS(X, BILL, "bill", 1.95, 0.18, 0.72, -0.8, LB_MARK_PRIOR, LB_AUCTION_OTHER, 1.5, LB_MARK_PRIOR, LB_AUCTION_OTHER) \
    LB_AUCTION_GROUP_PARAMS(X, TIPS, "tips", 1.15, 0.45, 0.82, 0.3, LB_MARK_PRIOR, LB_AUCTION_OTHER, 4.0, LB_MARK_PRIOR, LB_AUCTION_OTHER) \
    LB_AUCTION_GROUP_PARAMS(X, FRN, "frn", 2.05, 0.12, 0.75, -0.3, LB_MARK_PRIOR, LB_AUCTION_OTHER, 1.0, LB_MARK_PRIOR, LB_AUCTION_OTHER) \
    LB_AUCTION_CLASS_PARAMS(X, MU, "mu", 3.5, 0.6, -2.1, -10, 10, "bp", LB_MARK_COMPUTED, "middle of the schedule at width 1, above the when-issued yield", LB_AUCTION_D6) \
    LB_AUCTION_CLASS_PARAMS(X, SIGMA, "sigma", 3.0, 2.5, 2.0, 0.1, 10, "bp", LB_MARK_COMPUTED, "standard deviation of the schedule at width 1", LB_AUCTION_D6) \
    LB_AUCTION_CLASS_PARAMS(X, REOPENING, "reopening", 0.0189, 0.0686, 0.0550, -1, 1, "log", LB_MARK_DATA, "what a reopening adds to the log of the multiple", LB_AUCTION_FIT) \
    LB_AUCTION_CLASS_PARAMS(X, LEVEL, "level", 0.0312, -0.0757, -0.0495, -1, 1, "log per 100 bp", LB_MARK_DATA, "what a yield above its mean of the past year adds to the log of the multiple", LB_AUCTION_FIT) \
    LB_AUCTION_CLASS_PARAMS(X, RECENT, "recent", 0.4820, 0.4820, 0.4820, -1, 1, "share", LB_MARK_DATA, "part of the deviation in the coupon auctions of the past 45 days that stays in the log of the multiple", LB_AUCTION_FIT) \
    LB_AUCTION_CLASS_PARAMS(X, SHOCK, "shock", -0.0207, 0.0918, 0.0870, -0.5, 0.5, "log", LB_MARK_DATA, "what one standard deviation of common demand adds to the log of the multiple", LB_AUCTION_FIT) \
    LB_AUCTION_CLASS_PARAMS(X, MIX, "mix", -0.0477, 0.2791, -0.0437, -0.5, 0.5, "log", LB_MARK_DATA, "what one standard deviation of direct bidders' own demand adds to the log of the multiple", LB_AUCTION_FIT) \
    LB_AUCTION_CLASS_PARAMS(X, SWAP, "swap", 0.0501, 0, -0.0589, -0.5, 0.5, "log", LB_MARK_DATA, "what one standard deviation of dealers' own demand adds to the log of the multiple", LB_AUCTION_FIT) \
    X(LB_AUCTION_SHADING, "shading", 1.935, 0, 20, "bp", LB_MARK_COMPUTED, "yield that all bidders ask for more, at width 1, when demand falls short by one (log, weighted with awards)", LB_AUCTION_FIT) \
    X(LB_AUCTION_VOLATILITY_POWER, "volatility_power", 0.234, 0, 2, "ratio", LB_MARK_DATA, "power of volatility in the width of the schedules", LB_AUCTION_FIT) \
    X(LB_AUCTION_VOLATILITY_USUAL, "volatility_usual", 6.096, 1, 50, "bp a day", LB_MARK_DATA, "volatility at which the widths are those of the tenors", LB_AUCTION_FIT) \
    X(LB_AUCTION_SIZE_POWER, "size_power", 0.1, -1, 1, "ratio", LB_MARK_PRIOR, "power with which the multiples of direct and indirect bidders fall as the size grows against a year before", "prior: growth of 2023-24 was met in full within 0.1 to 0.2; a sudden doubling is outside the record") \
    X(LB_AUCTION_STRAIN_USUAL, "strain_usual", 0.5, 0, 5, "share", LB_MARK_PRIOR, "use of dealers' capacity at the baseline", "prior: below the kink of MODEL.md F.3") \
    X(LB_AUCTION_STRAIN_KINK, "strain_kink", 0.75, 0.1, 5, "share", LB_MARK_PRIOR, "use of dealers' capacity from which their schedules widen", "MODEL.md F.3 (U*), after Duffie et al., SR 1070") \
    X(LB_AUCTION_STRAIN_MOST, "strain_most", 0.5, 0, 1, "share", LB_MARK_PRIOR, "capacity used beyond the kink from which more changes nothing", "prior: dealers still bid, as their obligation says") \
    X(LB_AUCTION_STRAIN_WIDTH, "strain_width", 8, 0, 200, "ratio", LB_MARK_PRIOR, "what the square of capacity used beyond the kink adds to the width of dealers' schedules", "prior: width half as large again at full use (MODEL.md D.6, F.3)") \
    X(LB_AUCTION_STRAIN_YIELD, "strain_yield", 32, 0, 1000, "bp", LB_MARK_PRIOR, "what it adds to the middle of dealers' schedules, at width 1", "prior: 2 bp at full use (MODEL.md D.6, F.3)") \
    X(LB_AUCTION_DEALER_LEAST, "dealer_least", 1.10, 0, 5, "ratio", LB_MARK_PRIOR, "least multiple of primary dealers: their obligation to bid", "MODEL.md D.6: each bids its share at a reasonable price") \
    X(LB_AUCTION_LIMIT, "limit", 100, 50, 1000, "bp", LB_MARK_PRIOR, "yield above the when-issued one beyond which nobody bids: an auction not covered there fails", "prior: no auction of the record went beyond 6 bp (MODEL.md G4)")
/* clang-format on */

typedef enum lb_auction_param {
#define X(id, name, value, low, high, unit, mark, meaning, source) id,
    LB_AUCTION_PARAM_LIST(X)
#undef X
        LB_AUCTION_PARAM_COUNT,
    LB_AUCTION_GROUP_STRIDE = LB_AUCTION_DEALER_3Y - LB_AUCTION_DEALER_2Y
} lb_auction_param;

extern const lb_param_table lb_auction_param_table;

#endif
