#include "issuance_tables.h"

#include <stddef.h>

static const int64_t BILLION = 100000000000;

/* One size in force from an auction month on; new issues and reopenings apart. Refunding statements of 2 August 2023,
 * 1 November 2023 and 31 January 2024 (nominal and FRN sizes unchanged at every later one to February 2026), and
 * the TIPS paragraphs of each. All marks F; checked against every recorded auction. */
enum which { NEW, REOPENED, EITHER };

static const struct size_step {
    uint8_t tenor, which;
    int16_t usd_bn;
    int32_t month; /* 100 * year + month */
} steps[] = {
    {LB_2Y, EITHER, 48, 202309},         {LB_2Y, EITHER, 51, 202310},
    {LB_2Y, EITHER, 54, 202311},         {LB_2Y, EITHER, 57, 202312},
    {LB_2Y, EITHER, 60, 202401},         {LB_2Y, EITHER, 63, 202402},
    {LB_2Y, EITHER, 66, 202403},         {LB_2Y, EITHER, 69, 202404},
    {LB_3Y, EITHER, 44, 202309},         {LB_3Y, EITHER, 46, 202310},
    {LB_3Y, EITHER, 48, 202311},         {LB_3Y, EITHER, 50, 202312},
    {LB_3Y, EITHER, 52, 202401},         {LB_3Y, EITHER, 54, 202402},
    {LB_3Y, EITHER, 56, 202403},         {LB_3Y, EITHER, 58, 202404},
    {LB_5Y, EITHER, 49, 202309},         {LB_5Y, EITHER, 52, 202310},
    {LB_5Y, EITHER, 55, 202311},         {LB_5Y, EITHER, 58, 202312},
    {LB_5Y, EITHER, 61, 202401},         {LB_5Y, EITHER, 64, 202402},
    {LB_5Y, EITHER, 67, 202403},         {LB_5Y, EITHER, 70, 202404},
    {LB_7Y, EITHER, 37, 202309},         {LB_7Y, EITHER, 38, 202310},
    {LB_7Y, EITHER, 39, 202311},         {LB_7Y, EITHER, 40, 202312},
    {LB_7Y, EITHER, 41, 202401},         {LB_7Y, EITHER, 42, 202402},
    {LB_7Y, EITHER, 43, 202403},         {LB_7Y, EITHER, 44, 202404},
    {LB_10Y, NEW, 38, 202308},           {LB_10Y, NEW, 40, 202311},
    {LB_10Y, NEW, 42, 202402},           {LB_10Y, REOPENED, 35, 202309},
    {LB_10Y, REOPENED, 37, 202312},      {LB_10Y, REOPENED, 39, 202403},
    {LB_20Y, NEW, 16, 202308},           {LB_20Y, REOPENED, 13, 202309},
    {LB_30Y, NEW, 23, 202308},           {LB_30Y, NEW, 24, 202311},
    {LB_30Y, NEW, 25, 202402},           {LB_30Y, REOPENED, 20, 202309},
    {LB_30Y, REOPENED, 21, 202312},      {LB_30Y, REOPENED, 22, 202403},
    {LB_FRN_2Y, NEW, 24, 202307},        {LB_FRN_2Y, NEW, 26, 202310},
    {LB_FRN_2Y, NEW, 28, 202401},        {LB_FRN_2Y, NEW, 30, 202404},
    {LB_FRN_2Y, REOPENED, 24, 202308},   {LB_FRN_2Y, REOPENED, 26, 202311},
    {LB_FRN_2Y, REOPENED, 28, 202402},   {LB_TIPS_5Y, NEW, 22, 202310},
    {LB_TIPS_5Y, NEW, 23, 202404},       {LB_TIPS_5Y, NEW, 24, 202410},
    {LB_TIPS_5Y, NEW, 25, 202504},       {LB_TIPS_5Y, NEW, 26, 202510},
    {LB_TIPS_5Y, REOPENED, 20, 202312},  {LB_TIPS_5Y, REOPENED, 21, 202406},
    {LB_TIPS_5Y, REOPENED, 22, 202412},  {LB_TIPS_5Y, REOPENED, 23, 202506},
    {LB_TIPS_5Y, REOPENED, 24, 202512},  {LB_TIPS_10Y, NEW, 17, 202307},
    {LB_TIPS_10Y, NEW, 18, 202401},      {LB_TIPS_10Y, NEW, 19, 202407},
    {LB_TIPS_10Y, NEW, 20, 202501},      {LB_TIPS_10Y, NEW, 21, 202507},
    {LB_TIPS_10Y, REOPENED, 15, 202309}, {LB_TIPS_10Y, REOPENED, 16, 202403},
    {LB_TIPS_10Y, REOPENED, 17, 202409}, {LB_TIPS_10Y, REOPENED, 18, 202503},
    {LB_TIPS_10Y, REOPENED, 19, 202509}, {LB_TIPS_30Y, NEW, 9, 202402},
    {LB_TIPS_30Y, REOPENED, 8, 202308},
};

int64_t lb_published_size(int tenor, bool reopening, lb_date auction)
{
    lb_ymd ymd = lb_date_ymd(auction);
    int month = 100 * ymd.year + ymd.month;
    int usd_bn = 0;
    const struct size_step *step = steps, *end = steps + sizeof steps / sizeof steps[0];
    while (step < end && step->tenor != tenor) {
        step++;
    }
    for (; step < end && step->tenor == tenor; step++) { /* a tenor's steps stand together */
        bool fits = step->which == EITHER || (step->which == REOPENED) == reopening;
        if (fits && (step->month <= month || usd_bn == 0)) {
            usd_bn = step->usd_bn;
        }
    }
    return usd_bn * BILLION;
}

lb_date lb_published_sizes_end(void)
{
    return lb_date_make(2026, 5, 1); /* statement of 4 February 2026: February to April 2026 */
}

int64_t lb_bill_base_size(int tenor)
{
    /* offering announcements of the last week of September 2023 */
    static const int16_t usd_bn[LB_TENOR_COUNT] = {
        [LB_4W] = 85, [LB_6W] = 60, [LB_8W] = 75, [LB_13W] = 69, [LB_17W] = 52, [LB_26W] = 62, [LB_52W] = 42,
    };
    return usd_bn[tenor] * BILLION;
}

/* Marketable borrowing estimates: day of the release, quarter end, assumed cash balance. All marks F: Treasury press
 * releases of 31 July and 30 October 2023 (jy1851), 29 January (jy2054), 29 April (jy2304), 29 July and 28 October
 * 2024 (jy2688), 3 February (sb0007), 28 April, 28 July and 3 November 2025 (sb0300), 2 February 2026 (sb0377). */
static const struct cash_target {
    int32_t released, quarter_end; /* yyyymmdd */
    int16_t usd_bn;
} targets[] = {
    {20230731, 20230930, 650}, {20230731, 20231231, 750}, {20231030, 20240331, 750},
    {20240129, 20240630, 750}, {20240429, 20240930, 850}, {20240729, 20241231, 700},
    {20241028, 20250331, 850}, {20250203, 20250630, 850}, {20250428, 20250930, 850},
    {20250728, 20251231, 850}, {20251103, 20260331, 850}, {20260202, 20260630, 900},
};

static lb_date from_number(int32_t yyyymmdd)
{
    return lb_date_make(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);
}

double lb_published_cash_target(lb_date known, lb_date date)
{
    enum { TARGETS = sizeof targets / sizeof targets[0] };
    if (date > from_number(targets[TARGETS - 1].quarter_end)) {
        return 0; /* most days of a long run */
    }
    lb_ymd known_ymd = lb_date_ymd(known), date_ymd = lb_date_ymd(date);
    int32_t known_number = 10000 * known_ymd.year + 100 * known_ymd.month + known_ymd.day;
    int32_t date_number = 10000 * date_ymd.year + 100 * date_ymd.month + date_ymd.day;
    double last = 0;
    for (int i = 0; i < TARGETS && targets[i].released <= known_number; i++) {
        if (date_number <= targets[i].quarter_end) {
            lb_date end = from_number(targets[i].quarter_end);
            lb_date before = i == 0 ? LB_DATE_NONE : from_number(targets[i - 1].quarter_end);
            double weight = before == LB_DATE_NONE ? 1 : (double)(date - before) / (double)(end - before);
            return before == LB_DATE_NONE ? targets[i].usd_bn : last + weight * (targets[i].usd_bn - last);
        }
        last = targets[i].usd_bn;
    }
    return 0;
}
