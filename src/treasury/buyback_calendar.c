#include "buyback_calendar.h"

#include "base/error.h"

#include <stdlib.h>

enum { CASH_SLOTS = 12, FIRST_YEAR = 2014, LAST_YEAR = 2100 };
enum { MON, TUE, WED, THU };

static const struct {
    const char *word;
    int from, to, tips;
} buckets[] = {
#define X(id, word, from, to, tips) {word, from, to, tips},
    LB_BUYBACK_BUCKET_LIST(X)
#undef X
};

const char *lb_buyback_bucket_word(int bucket)
{
    return buckets[bucket].word;
}

int lb_buyback_bucket_from(int bucket)
{
    return buckets[bucket].from;
}

int lb_buyback_bucket_to(int bucket)
{
    return buckets[bucket].to;
}

int lb_buyback_bucket_is_tips(int bucket)
{
    return buckets[bucket].tips;
}

/* Liquidity support of a quarter: week, weekday, bucket, maximum in bn. Fiscal Data, operations of 13 August to 12
 * November 2025, their last three weeks drawn into two so that quarters of twelve weeks hold them; together 38 bn. */
static const struct {
    int week, weekday, bucket;
    double bn;
} liquidity[] = {
    {0, WED, LB_BUCKET_TIPS, 0.75}, {1, TUE, LB_BUCKET_TO_2Y, 4},   {1, THU, LB_BUCKET_TO_30Y, 2},
    {2, TUE, LB_BUCKET_TO_7Y, 4},   {3, WED, LB_BUCKET_TO_20Y, 2},  {4, WED, LB_BUCKET_TO_30Y, 2},
    {5, THU, LB_BUCKET_TO_20Y, 2},  {6, WED, LB_BUCKET_TIPS, 0.75}, {7, WED, LB_BUCKET_TO_5Y, 4},
    {7, THU, LB_BUCKET_TO_30Y, 2},  {8, TUE, LB_BUCKET_TO_20Y, 2},  {9, THU, LB_BUCKET_TO_10Y, 4},
    {10, TUE, LB_BUCKET_TO_30Y, 2}, {10, WED, LB_BUCKET_TO_3Y, 4},  {11, TUE, LB_BUCKET_TIPS_LONG, 0.5},
    {11, THU, LB_BUCKET_TO_20Y, 2},
};
enum { LIQUIDITY_COUNT = sizeof liquidity / sizeof liquidity[0] };
static const double LIQUIDITY_BN = 38;

/* Cash management around the 15th of a tax month: operations, weeks from the one of that day to the first. Fiscal Data:
 * March to April 2025, June 2025, December 2025; 12 a year. */
static const struct {
    int month, count, first_week;
} cash[] = {{4, 6, -5}, {6, 2, -2}, {9, 2, -2}, {12, 2, -2}};
enum { CASH_COUNT = sizeof cash / sizeof cash[0] };

/* What was announced from a date on: share of the full programme. Liquidity support: sums of the maxima of a quarter's
 * operations, 15, 30 and 38 bn; cash management: of a tax date's operations over two or six times 12.5 bn. Operations
 * from May 2024 on; none in September 2025. Fiscal Data. */
static const struct {
    int year, month, day;
    double liquidity, cash;
} announced[] = {
    {2024, 5, 29, 15.0 / 38, 0},
    {2024, 8, 1, 30.0 / 38, 20.0 / 25},
    {2024, 11, 1, 30.0 / 38, 22.5 / 25},
    {2025, 2, 1, 30.0 / 38, 60.0 / 75},
    {2025, 5, 1, 30.0 / 38, 20.0 / 25},
    {2025, 8, 1, 1, 0},
    {2025, 11, 1, 1, 1},
};

static double announced_share(lb_date date, bool is_cash)
{
    double share = 0;
    for (size_t i = 0; i < sizeof announced / sizeof announced[0]; i++) {
        if (date >= lb_date_make(announced[i].year, announced[i].month, announced[i].day)) {
            share = is_cash ? announced[i].cash : announced[i].liquidity;
        }
    }
    return share;
}

/* What is being listed. */
typedef struct listing {
    lb_date from, to;
    lb_buyback_day *out;
    int capacity, count;
} listing;

static void add(listing *list, lb_date day, int bucket, bool is_cash, double share)
{
    lb_date operation = lb_following(LB_CALENDAR_FEDERAL, day);
    if (operation < list->from || operation > list->to) {
        return;
    }
    if (list->count < list->capacity) {
        list->out[list->count] = (lb_buyback_day){
            .operation = operation,
            .settle = lb_add_business_days(LB_CALENDAR_FEDERAL, operation, 1),
            .bucket = (uint8_t)bucket,
            .cash = is_cash,
            .share = share,
            .announced = share * announced_share(operation, is_cash),
        };
    }
    list->count++;
}

static lb_date monday_of(lb_date date)
{
    return date - lb_date_weekday(date);
}

/* The quarter whose operations start in the week of the 11th of `month`: after the refunding. */
static void add_liquidity(listing *list, int year, int month)
{
    lb_date monday = monday_of(lb_date_make(year, month, 11));
    for (int i = 0; i < LIQUIDITY_COUNT; i++) {
        lb_date day = monday + 7 * liquidity[i].week + liquidity[i].weekday;
        add(list, day, liquidity[i].bucket, false, liquidity[i].bn / LIQUIDITY_BN);
    }
}

static void add_cash(listing *list, int year)
{
    for (int i = 0; i < CASH_COUNT; i++) {
        lb_date due = lb_following(LB_CALENDAR_FEDERAL, lb_date_make(year, cash[i].month, 15));
        lb_date monday = monday_of(due);
        for (int week = cash[i].first_week; week < cash[i].first_week + cash[i].count; week++) {
            add(list, monday + 7 * week + THU, LB_BUCKET_TO_2Y, true, 1.0 / CASH_SLOTS);
        }
    }
}

static int by_operation(const void *left, const void *right)
{
    const lb_buyback_day *a = left, *b = right;
    if (a->operation != b->operation) {
        return a->operation < b->operation ? -1 : 1;
    }
    return a->cash != b->cash ? a->cash - b->cash : a->bucket - b->bucket;
}

lb_status lb_buyback_calendar(lb_date from, lb_date to, lb_buyback_day *out, int capacity, int *count,
                              lb_error *err)
{
    int first = lb_date_ymd(from).year - 1, last = lb_date_ymd(to).year;
    *count = 0;
    if (first + 1 < FIRST_YEAR || last > LAST_YEAR) {
        return lb_fail(err, LB_ERR_RANGE, "the buyback calendar covers %d to %d", FIRST_YEAR, LAST_YEAR);
    }
    listing list = {.from = from, .to = to, .out = out, .capacity = capacity};
    for (int year = first; year <= last; year++) {
        for (int month = 2; month <= 11; month += 3) {
            add_liquidity(&list, year, month);
        }
        add_cash(&list, year);
    }
    *count = list.count;
    if (capacity > 0 && list.count > capacity) {
        return lb_fail(err, LB_ERR_RANGE, "%d buybacks, room for %d", list.count, capacity);
    }
    if (capacity > 0) {
        qsort(out, (size_t)list.count, sizeof *out, by_operation);
    }
    return LB_OK;
}
