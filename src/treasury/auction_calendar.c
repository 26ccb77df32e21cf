#include "auction_calendar.h"

#include "base/error.h"
#include "calendar/fomc_days.h"
#include "calendar/holidays.h"
#include "data/number_text.h"
#include "longbond/security.h"

#include <stdlib.h>

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY };

/* Business days of the Treasury ------------------------------------------------------------------------------- */

/* Auctions and settlements: business days of the Federal Reserve and the market. Good Friday is never one, not even
 * with an employment report (no auction or issue on any since 1990). */
static bool is_open(lb_date date)
{
    int year = lb_date_ymd(date).year;
    return lb_is_business_day(LB_CALENDAR_FEDERAL, date) && lb_is_business_day(LB_CALENDAR_SIFMA, date) &&
           date != lb_easter_sunday(year) - 2;
}

static lb_date following(lb_date date)
{
    while (!is_open(date)) {
        date++;
    }
    return date;
}

static lb_date preceding(lb_date date)
{
    while (!is_open(date)) {
        date--;
    }
    return date;
}

/* The second business day before a settlement: no auction is later. */
static lb_date latest_auction(lb_date settle)
{
    return preceding(preceding(settle - 1) - 1);
}

static lb_date monday_of(lb_date date)
{
    return date - lb_date_weekday(date);
}

/* One day of the calendar that is like no other, with its reason. */
struct one_off {
    int16_t year;
    int8_t month, day;
};

/* No coupon auction: National Day of Mourning for President Carter (proclamation of 30 December 2024); the
 * auctions of that Thursday were moved forward (offering announcement of 2 January 2025). */
static const struct one_off no_coupons = {2025, 1, 9};

/* The FRN of January 2025 was offered for the Tuesday, not the FOMC's Wednesday as in October 2025 (offering
 * announcement of 23 January 2025). */
static const struct one_off no_frn = {2025, 1, 29};

static bool is_day(const struct one_off *day, lb_date date)
{
    return date == lb_date_make(day->year, day->month, day->day);
}

/* The day before Thanksgiving held no coupon auction until 2023 and has held them since 2024. */
static bool is_quiet_thanksgiving_eve(lb_date date)
{
    lb_ymd next = lb_date_ymd(date + 1);
    return next.year < 2024 && next.month == 11 && lb_date_weekday(date) == WEDNESDAY && next.day >= 22 &&
           next.day <= 28;
}

/* Days for auctions of notes, bonds and TIPS: not those of an FOMC statement. */
static bool takes_coupons(lb_date date)
{
    return is_open(date) && !lb_is_fomc_day(date) && !is_quiet_thanksgiving_eve(date) &&
           !is_day(&no_coupons, date);
}

/* The day of the last auction of a group that must be sold by `limit`: Thursday or, if that is not to be had, the
 * latest day of the same week that is; the week before if its days up to `limit` leave no two for the group. */
static lb_date last_of_group(lb_date limit)
{
    for (lb_date monday = monday_of(limit);; monday -= 7) {
        lb_date end = limit < monday + THURSDAY ? limit : monday + THURSDAY;
        lb_date last = LB_DATE_NONE;
        int days = 0;
        for (lb_date day = monday; day <= end; day++) {
            if (takes_coupons(day)) {
                last = day;
                days++;
            }
        }
        if (days >= 2) {
            return last;
        }
    }
}

/* The latest day before `day` in the same week, or `day` itself if there is none. */
static lb_date day_before(lb_date day)
{
    for (lb_date before = day - 1; before >= monday_of(day); before--) {
        if (takes_coupons(before)) {
            return before;
        }
    }
    return day;
}

/* Announcements are made on that weekday of the week before an auction. */
static lb_date announced(lb_date auction, int weekday)
{
    return preceding(monday_of(auction) - 7 + weekday);
}

/* The list being made --------------------------------------------------------------------------------------- */

typedef struct listing {
    lb_date from, to;
    lb_auction *out;
    int capacity, count;
} listing;

static void add(listing *list, const lb_auction *auction)
{
    if (auction->settle < list->from || auction->settle > list->to) {
        return;
    }
    if (list->count < list->capacity) {
        list->out[list->count] = *auction;
    }
    list->count++;
}

/* Bills ------------------------------------------------------------------------------------------------------ */

/* A Thursday on which a 52-week bill is issued; the others follow every 28 days (record 2001-2026). */
static lb_date year_bill_anchor(void)
{
    return lb_date_make(2023, 10, 5);
}

static bool issues_year_bill(lb_date thursday)
{
    return (thursday - year_bill_anchor()) % 28 == 0;
}

/* The security behind a bill that matures on the weekday `nominal`: Tuesdays come from 17-week bills, Thursdays
 * from 52-week bills every fourth week and otherwise from 26-week bills. */
static void set_bill(lb_auction *auction, lb_tenor tenor, lb_date settle_nominal, int days)
{
    lb_date nominal = settle_nominal + days;
    lb_tenor original = LB_17W;
    if (lb_date_weekday(nominal) == THURSDAY) {
        original = issues_year_bill(nominal - 7 * 52) ? LB_52W : LB_26W;
    }
    auction->tenor = (uint8_t)tenor;
    auction->original = (uint8_t)original;
    auction->settle = following(settle_nominal);
    auction->maturity = following(nominal);
    auction->issue_date = following(nominal - 7 * lb_tenor_weeks(original));
    auction->dated_date = auction->issue_date;
    auction->first_coupon = LB_DATE_NONE;
    auction->reopening = auction->issue_date != auction->settle;
}

/* Bills that settle on a Tuesday: 17 weeks on Wednesday, 4 and 8 weeks on Thursday of the week before. */
static void list_tuesday_bills(listing *list, lb_date tuesday, bool cmb_slots)
{
    lb_auction auction = {.announce = preceding(tuesday - 7), .auction = following(tuesday - 6)};
    set_bill(&auction, LB_17W, tuesday, 7 * 17);
    add(list, &auction);
    auction.auction = preceding(tuesday - 5);
    set_bill(&auction, LB_8W, tuesday, 7 * 8);
    add(list, &auction);
    set_bill(&auction, LB_4W, tuesday, 7 * 4);
    add(list, &auction);
    if (cmb_slots) { /* as those of August 2024 and May 2025: past the next tax date, to a Thursday */
        auction.auction = following(tuesday - 6);
        auction.irregular = true;
        set_bill(&auction, LB_CMB, tuesday, 16);
        add(list, &auction);
    }
}

/* Bills that settle on a Thursday: 13 and 26 weeks on Monday, 6 and 52 weeks on Tuesday. */
static void list_thursday_bills(listing *list, lb_date thursday)
{
    lb_auction auction = {.announce = preceding(thursday - 7)};
    lb_date latest = latest_auction(following(thursday));
    lb_date monday = following(thursday - 3), tuesday = preceding(thursday - 2);
    auction.auction = monday < latest ? monday : latest;
    set_bill(&auction, LB_13W, thursday, 7 * 13);
    add(list, &auction);
    set_bill(&auction, LB_26W, thursday, 7 * 26);
    add(list, &auction);
    auction.auction = tuesday < latest ? tuesday : latest;
    if (issues_year_bill(thursday)) {
        set_bill(&auction, LB_52W, thursday, 7 * 52);
        add(list, &auction);
    }
    if (thursday >= lb_date_make(2023, 6, 15)) { /* weekly since then, a benchmark since 20 February 2025 */
        auction.irregular = thursday < lb_date_make(2025, 2, 20);
        set_bill(&auction, LB_6W, thursday, 7 * 6);
        add(list, &auction);
    }
}

/* Notes, bonds, TIPS and FRNs ------------------------------------------------------------------------------- */

/* Fills in the security first issued with dated date `dated`, `tenor` long, coupons every `months`. */
static void set_coupon(lb_auction *auction, lb_tenor tenor, lb_date dated, lb_date first_settle, int months)
{
    bool month_end = lb_date_is_month_end(dated);
    auction->tenor = (uint8_t)tenor;
    auction->original = (uint8_t)tenor;
    auction->dated_date = dated;
    auction->issue_date = first_settle;
    auction->first_coupon = lb_date_add_months(dated, months, month_end);
    auction->maturity = lb_date_add_months(dated, lb_tenor_months(tenor), month_end);
    auction->reopening = first_settle != auction->settle;
}

/* Months since the last of the months 2, 5, 8, 11 (or 1, 4, 7, 10 with `start` 1). */
static int months_since_new(int month, int start)
{
    return (month - start + 12) % 3;
}

static lb_date month_start(lb_date first, int months)
{
    return lb_date_add_months(first, months, false);
}

static lb_date mid_month(lb_date first)
{
    return first + 14;
}

/* 3, 10 and 30 years: Tuesday, Wednesday, Thursday, for settlement on the 15th. In the refunding months the auctions
 * are in the week before that of the 15th and the announcement is on Wednesday; in May a 15th on a Friday keeps the
 * later week (2020 and 2026), so that the statement follows the tax date. */
static void list_mid_month(listing *list, lb_date first)
{
    lb_date fifteenth = mid_month(first), settle = following(fifteenth);
    int month = lb_date_ymd(first).month, weekday = lb_date_weekday(fifteenth);
    int age = months_since_new(month, 2);
    lb_date limit = latest_auction(settle);
    if (age == 0 && (weekday == THURSDAY || (weekday == FRIDAY && month != 5))) {
        limit = monday_of(fifteenth) - 7 + THURSDAY;
    }
    lb_date last = last_of_group(limit);
    lb_date dated = mid_month(month_start(first, -age)), new_settle = following(dated);
    lb_auction auction = {.settle = settle, .announce = announced(last, age == 0 ? WEDNESDAY : THURSDAY)};
    auction.auction = last;
    set_coupon(&auction, LB_30Y, dated, new_settle, 6);
    add(list, &auction);
    auction.auction = day_before(last);
    set_coupon(&auction, LB_10Y, dated, new_settle, 6);
    add(list, &auction);
    auction.auction = day_before(auction.auction);
    set_coupon(&auction, LB_3Y, fifteenth, settle, 6);
    add(list, &auction);
}

/* 2, 5 and 7 years: Tuesday, Wednesday, Thursday of the last week, for settlement at the month's end. Returns the day
 * of the 7-year auction. */
static lb_date list_month_end(listing *list, lb_date first)
{
    lb_date dated = lb_date_month_end(first), settle = following(dated);
    lb_date last = last_of_group(latest_auction(settle));
    lb_auction auction = {.settle = settle, .announce = announced(last, THURSDAY), .auction = last};
    set_coupon(&auction, LB_7Y, dated, settle, 6);
    add(list, &auction);
    auction.auction = day_before(last);
    set_coupon(&auction, LB_5Y, dated, settle, 6);
    add(list, &auction);
    auction.auction = day_before(auction.auction);
    set_coupon(&auction, LB_2Y, dated, settle, 6);
    add(list, &auction);
    return last;
}

/* 20 years and the TIPS of the month: Wednesday and Thursday of the week before that of the 7-year note. TIPS settle
 * on the last business day of the month, bonds on the first from the month's end on. */
static void list_third_week(listing *list, lb_date first, lb_date seven_year)
{
    static const struct {
        uint8_t tenor;
        int8_t age; /* months since the new issue */
    } tips[12] = {
        {LB_TIPS_10Y, 0}, {LB_TIPS_30Y, 0}, {LB_TIPS_10Y, 2}, {LB_TIPS_5Y, 0},
        {LB_TIPS_10Y, 4}, {LB_TIPS_5Y, 2},  {LB_TIPS_10Y, 0}, {LB_TIPS_30Y, 6},
        {LB_TIPS_10Y, 2}, {LB_TIPS_5Y, 0},  {LB_TIPS_10Y, 4}, {LB_TIPS_5Y, 2},
    };
    int month = lb_date_ymd(first).month;
    lb_date thursday = monday_of(seven_year) - 7 + THURSDAY;
    lb_auction auction = {.announce = announced(thursday, THURSDAY)};
    auction.auction = takes_coupons(thursday) ? thursday : day_before(thursday);
    auction.settle = preceding(lb_date_month_end(first));
    lb_date new_month = month_start(first, -tips[month - 1].age);
    set_coupon(&auction, (lb_tenor)tips[month - 1].tenor, mid_month(new_month),
               preceding(lb_date_month_end(new_month)), 6);
    add(list, &auction);
    auction.auction = day_before(auction.auction);
    auction.settle = following(lb_date_month_end(first));
    new_month = month_start(first, -months_since_new(month, 2));
    set_coupon(&auction, LB_20Y, mid_month(new_month), following(lb_date_month_end(new_month)), 6);
    add(list, &auction);
}

/* 2-year FRN: new in January, April, July and October, settling at the month's end, auctioned on the Wednesday of the
 * 7-year's week; reopened in the two months after, settling on the last Friday. FOMC days do not matter. */
static void list_frn(listing *list, lb_date first, lb_date seven_year)
{
    int age = months_since_new(lb_date_ymd(first).month, 1);
    lb_date dated = lb_date_month_end(month_start(first, -age));
    lb_date month_end = lb_date_month_end(first);
    lb_date friday = month_end - (lb_date_weekday(month_end) + 7 - FRIDAY) % 7;
    lb_auction auction = {.settle = following(age == 0 ? month_end : friday)};
    auction.auction = latest_auction(auction.settle);
    lb_date wednesday = monday_of(seven_year) + WEDNESDAY;
    if (age == 0 && wednesday < auction.auction) {
        auction.auction = preceding(wednesday);
    }
    if (is_day(&no_frn, auction.auction)) {
        auction.auction--;
    }
    auction.announce = announced(auction.auction, THURSDAY);
    set_coupon(&auction, LB_FRN_2Y, dated, following(dated), 3);
    add(list, &auction);
}

/* The list --------------------------------------------------------------------------------------------------- */

static int compare(const void *left, const void *right)
{
    const lb_auction *a = left, *b = right;
    if (a->settle != b->settle) {
        return a->settle < b->settle ? -1 : 1;
    }
    if (a->auction != b->auction) {
        return a->auction < b->auction ? -1 : 1;
    }
    return (int)a->tenor - (int)b->tenor;
}

lb_status lb_auction_calendar(lb_date from, lb_date to, bool cmb_slots, lb_auction *out, int capacity,
                              int *count, lb_error *err)
{
    if (lb_date_ymd(from).year < LB_AUCTIONS_FIRST_YEAR || lb_date_ymd(to).year > LB_AUCTIONS_LAST_YEAR ||
        to < from) {
        char first[11], last[11];
        return lb_fail(err, LB_ERR_RANGE, "the auction calendar covers %d to %d; asked for %s to %s",
                       LB_AUCTIONS_FIRST_YEAR, LB_AUCTIONS_LAST_YEAR, lb_date_format(from, first),
                       lb_date_format(to, last));
    }
    listing list = {.from = from, .to = to, .out = out, .capacity = capacity};
    for (lb_date monday = monday_of(from) - 7; monday <= to; monday += 7) {
        list_tuesday_bills(&list, monday + TUESDAY, cmb_slots);
        list_thursday_bills(&list, monday + THURSDAY);
    }
    lb_ymd begin = lb_date_ymd(from);
    lb_date first = month_start(lb_date_make(begin.year, begin.month, 1), -1);
    for (; first <= to; first = month_start(first, 1)) {
        list_mid_month(&list, first);
        lb_date seven_year = list_month_end(&list, first);
        list_third_week(&list, first, seven_year);
        list_frn(&list, first, seven_year);
    }
    *count = list.count;
    if (list.count > capacity) {
        return capacity == 0 ? LB_OK
                             : lb_fail(err, LB_ERR_RANGE, "%d auctions do not fit into room for %d",
                                       list.count, capacity);
    }
    qsort(out, (size_t)list.count, sizeof *out, compare);
    return LB_OK;
}

void lb_cusip_simulated(int tenor, lb_date maturity, char out[static 10])
{
    static const char digits[] = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    /* 60 years of days, then of months for each tenor, then 20 years more of months */
    enum { BASE = 34, BILLS = 21960, MONTHS = 720, LATER = 240, TENORS = LB_TENOR_COUNT - LB_2Y };
    _Static_assert(BILLS + TENORS * (MONTHS + LATER) <= BASE * BASE * BASE, "three characters");
    bool bill = lb_tenor_type(tenor) == LB_BILL;
    lb_ymd ymd = lb_date_ymd(maturity);
    out[0] = '\0';
    if (ymd.year < 2020 || ymd.year > (bill ? 2079 : 2099)) {
        return;
    }
    int number = maturity - lb_date_make(2020, 1, 1);
    if (!bill) {
        int month = (ymd.year - 2020) * 12 + ymd.month - 1, coupon = tenor - LB_2Y;
        number = month < MONTHS ? BILLS + coupon * MONTHS + month
                                : BILLS + TENORS * MONTHS + coupon * LATER + month - MONTHS;
    }
    for (int i = 0; i < 5; i++) {
        out[i] = "91299"[i];
    }
    out[5] = digits[number / (BASE * BASE) % BASE];
    out[6] = digits[number / BASE % BASE];
    out[7] = digits[number % BASE];
    out[8] = (char)('0' + lb_text_cusip_digit(out));
    out[9] = '\0';
}
