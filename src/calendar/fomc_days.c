#include "fomc_days.h"

enum { WEDNESDAY = 2, LAST = 5 };

/* Month and day of each statement; source: Board of Governors, FOMC meeting calendars. */
static const struct fomc_year {
    int16_t year;
    int16_t days[8]; /* 100 * month + day */
} published[] = {
    {2022, {126, 316, 504, 615, 727, 921, 1102, 1214}}, {2023, {201, 322, 503, 614, 726, 920, 1101, 1213}},
    {2024, {131, 320, 501, 612, 731, 918, 1107, 1218}}, {2025, {129, 319, 507, 618, 730, 917, 1029, 1210}},
    {2026, {128, 318, 429, 617, 729, 916, 1028, 1209}}, {2027, {127, 317, 428, 609, 728, 915, 1027, 1208}},
};

/* Where the eight meetings fell in 2026 and 2027: month and which Wednesday of it. */
static const struct {
    int8_t month, week;
} pattern[] = {{1, LAST}, {3, 3}, {4, LAST}, {6, 2}, {7, LAST}, {9, 3}, {10, LAST}, {12, 2}};

static bool by_pattern(lb_date date, lb_ymd ymd)
{
    if (lb_date_weekday(date) != WEDNESDAY) {
        return false;
    }
    bool last = ymd.day + 7 > lb_date_days_in_month(ymd.year, ymd.month);
    int week = (ymd.day - 1) / 7 + 1;
    for (size_t i = 0; i < sizeof pattern / sizeof pattern[0]; i++) {
        if (pattern[i].month == ymd.month) {
            return pattern[i].week == LAST ? last : pattern[i].week == week;
        }
    }
    return false;
}

bool lb_is_fomc_day(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    for (size_t y = 0; y < sizeof published / sizeof published[0]; y++) {
        if (published[y].year == ymd.year) {
            for (int i = 0; i < 8; i++) {
                if (published[y].days[i] == 100 * ymd.month + ymd.day) {
                    return true;
                }
            }
            return false;
        }
    }
    return by_pattern(date, ymd);
}
