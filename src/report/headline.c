#include "report/headline.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const uint8_t usual[] = {
    LB_OBS_debt_held_by_public,
    LB_OBS_marketable,
    LB_OBS_bills,
    LB_OBS_notes,
    LB_OBS_bonds,
    LB_OBS_tips,
    LB_OBS_frns,
    LB_OBS_bill_share,
    LB_OBS_wam_months,
    LB_OBS_rollover_12m_share,
    LB_OBS_average_coupon,
    LB_OBS_tga,
    LB_OBS_soma_treasuries,
    LB_OBS_soma_bills,
    LB_OBS_mbs,
    LB_OBS_fed_assets,
    LB_OBS_reserves,
    LB_OBS_on_rrp,
    LB_OBS_deferred_asset,
    LB_OBS_yield_3m,
    LB_OBS_yield_2y,
    LB_OBS_yield_10y,
    LB_OBS_yield_30y,
};
enum { USUAL = sizeof usual / sizeof usual[0] };

static int fiscal_year(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    return ymd.year + (ymd.month >= 10);
}

void lb_headline_day(lb_headline *headline, lb_date date, const double observable[LB_OBSERVABLE_COUNT])
{
    if (headline->first == 0) {
        headline->first = date;
        memcpy(headline->start, observable, sizeof headline->start);
    } else {
        int year = fiscal_year(date);
        if (headline->years == 0 || headline->year[headline->years - 1] != year) {
            headline->years += headline->years < LB_HEADLINE_YEARS;
            headline->year[headline->years - 1] = year;
        }
        headline->net_interest[headline->years - 1] = observable[LB_OBS_net_interest_fytd];
    }
    headline->last = date;
    memcpy(headline->end, observable, sizeof headline->end);
}

void lb_headline_series(lb_headline *headline, const lb_stored_series *series)
{
    for (int day = 0; day < series->count; day++) {
        lb_headline_day(headline, series->dates[day], series->values[day]);
    }
}

static bool is_money(const char *unit)
{
    return strncmp(unit, "usd mn", 6) == 0;
}

char *lb_observable_text(const char *unit, double value, char out[static LB_FIGURE_SIZE])
{
    char figure[LB_FIGURE_SIZE];
    out[0] = '\0';
    if (isnan(value)) {
        return out;
    }
    if (is_money(unit)) {
        snprintf(out, LB_FIGURE_SIZE, "%.40s bn", lb_fixed_text(value / 1000, 1, figure));
    } else if (strcmp(unit, "pct") == 0) {
        snprintf(out, LB_FIGURE_SIZE, "%.40s %%", lb_fixed_text(value, 2, figure));
    } else if (strcmp(unit, "ratio") == 0) {
        lb_fixed_text(value, 2, out);
    } else {
        snprintf(out, LB_FIGURE_SIZE, "%.24s %.20s", lb_fixed_text(value, 1, figure), unit);
    }
    return out;
}

static bool is_yield(int observable)
{
    const char *word = lb_observable_word(observable);
    return strncmp(word, "yield_", 6) == 0 || strncmp(word, "term_premium_", 13) == 0 ||
           observable == LB_OBS_average_coupon;
}

char *lb_change_text(int observable, double change, char out[static LB_FIGURE_SIZE])
{
    char figure[LB_FIGURE_SIZE];
    const char *unit = lb_observable_unit(observable);
    out[0] = '\0';
    if (isnan(change)) {
        return out;
    }
    if (is_money(unit)) {
        snprintf(out, LB_FIGURE_SIZE, "%.40s bn", lb_signed_text(change / 1000, 1, figure));
    } else if (is_yield(observable)) {
        snprintf(out, LB_FIGURE_SIZE, "%.40s bp", lb_signed_text(100 * change, 0, figure));
    } else if (strcmp(unit, "pct") == 0) {
        snprintf(out, LB_FIGURE_SIZE, "%.40s pp", lb_signed_text(change, 2, figure));
    } else if (strcmp(unit, "ratio") == 0) {
        lb_signed_text(change, 2, out);
    } else {
        snprintf(out, LB_FIGURE_SIZE, "%.24s %.20s", lb_signed_text(change, 1, figure), unit);
    }
    return out;
}

char *lb_bp_text(double bp, char out[static LB_FIGURE_SIZE])
{
    char figure[LB_FIGURE_SIZE];
    out[0] = '\0';
    if (!isnan(bp)) {
        snprintf(out, LB_FIGURE_SIZE, "%.40s bp", lb_signed_text(bp, 1, figure));
    }
    return out;
}

bool lb_headline_year_open(const lb_headline *headline)
{
    int last = headline->years - 1;
    return last >= 0 && fiscal_year(headline->last + 1) == headline->year[last];
}

/* Before the first simulated auction of a nominal coupon there is no latest one. */
static double known(const double value[LB_OBSERVABLE_COUNT], int observable)
{
    bool of_auction = observable == LB_OBS_tail_last || observable == LB_OBS_bid_to_cover_last;
    return of_auction && value[LB_OBS_bid_to_cover_last] == 0 ? NAN : value[observable];
}

static void fill_observable(const lb_headline *headline, int observable, lb_headline_row *row)
{
    *row = (lb_headline_row){.name = lb_observable_word(observable),
                             .unit = lb_observable_unit(observable),
                             .start_value = known(headline->start, observable),
                             .end_value = known(headline->end, observable)};
    snprintf(row->title, sizeof row->title, "%s", lb_observable_title(observable));
    lb_observable_text(row->unit, row->start_value, row->start);
    lb_observable_text(row->unit, row->end_value, row->end);
    lb_change_text(observable, row->end_value - row->start_value, row->change);
}

static void fill_interest(const lb_headline *headline, int i, lb_headline_row *row)
{
    bool over = i + 1 < headline->years || !lb_headline_year_open(headline);
    *row = (lb_headline_row){.unit = "usd mn", .start_value = NAN, .end_value = headline->net_interest[i]};
    snprintf(row->word, sizeof row->word, "net_interest_fy%d", headline->year[i]);
    snprintf(row->title, sizeof row->title, "Net interest accrued, fiscal year %d%s", headline->year[i],
             over ? "" : " so far");
    lb_observable_text(row->unit, row->end_value, row->end);
}

static bool is_usual(int observable)
{
    for (int i = 0; i < USUAL; i++) {
        if (usual[i] == observable) {
            return true;
        }
    }
    return observable == LB_OBS_net_interest_fytd; /* has rows of its own */
}

int lb_headline_rows(const lb_headline *headline, const lb_scenario *scenario,
                     lb_headline_row rows[LB_HEADLINE_ROWS])
{
    int count = 0;
    for (int i = 0; i < USUAL; i++) {
        fill_observable(headline, usual[i], &rows[count++]);
    }
    for (int i = 0; scenario && i < scenario->watch_count; i++) {
        int observable = lb_observable_find(scenario->watch[i]);
        if (observable >= 0 && !is_usual(observable)) {
            fill_observable(headline, observable, &rows[count++]);
        }
    }
    for (int i = 0; i < headline->years && count < LB_HEADLINE_ROWS; i++) {
        fill_interest(headline, i, &rows[count]);
        rows[count].name = rows[count].word;
        count++;
    }
    return count;
}
