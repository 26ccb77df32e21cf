/* buyback_calendar.h - when the Treasury would buy back what, and at most how much, by rule.
 *
 * The rule is the calendar of August to November 2025 and the tax dates; docs/model/buybacks.md. */
#ifndef LB_TREASURY_BUYBACK_CALENDAR_H
#define LB_TREASURY_BUYBACK_CALENDAR_H

#include "longbond/date.h"

/* Maturity buckets: identifier, word, months from, months to, TIPS. */
#define LB_BUYBACK_BUCKET_LIST(X)                                                                            \
    X(LB_BUCKET_TO_2Y, "1 month to 2 years", 1, 24, 0)                                                       \
    X(LB_BUCKET_TO_3Y, "2 to 3 years", 24, 36, 0)                                                            \
    X(LB_BUCKET_TO_5Y, "3 to 5 years", 36, 60, 0)                                                            \
    X(LB_BUCKET_TO_7Y, "5 to 7 years", 60, 84, 0)                                                            \
    X(LB_BUCKET_TO_10Y, "7 to 10 years", 84, 120, 0)                                                         \
    X(LB_BUCKET_TO_20Y, "10 to 20 years", 120, 240, 0)                                                       \
    X(LB_BUCKET_TO_30Y, "20 to 30 years", 240, 360, 0)                                                       \
    X(LB_BUCKET_TIPS, "TIPS, 1 to 10 years", 12, 120, 1)                                                     \
    X(LB_BUCKET_TIPS_LONG, "TIPS, 10 to 30 years", 120, 360, 1)

typedef enum lb_buyback_bucket {
#define X(id, word, from, to, tips) id,
    LB_BUYBACK_BUCKET_LIST(X)
#undef X
        LB_BUYBACK_BUCKET_COUNT
} lb_buyback_bucket;

const char *lb_buyback_bucket_word(int bucket);
int lb_buyback_bucket_from(int bucket); /* months */
int lb_buyback_bucket_to(int bucket);   /* months */
int lb_buyback_bucket_is_tips(int bucket);

/* One operation. Shares are of the full programme: `share` of a quarter's liquidity support or of a year's cash
 * management, `announced` (at most as much) of what was announced for its date. */
typedef struct lb_buyback_day {
    lb_date operation, settle; /* settlement is the next business day */
    uint8_t bucket;
    bool cash;
    double share, announced;
} lb_buyback_day;

/* Lists the operations that are held in from..to, by date. Writes at most `capacity` to `out` (both may be 0 to count)
 * and their number to `count`. LB_ERR_RANGE: capacity too small and not 0, or dates outside 2014 to 2100. */
lb_status lb_buyback_calendar(lb_date from, lb_date to, lb_buyback_day *out, int capacity, int *count,
                              lb_error *err);

#endif
