/* report_tables.c - the tables of a report. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/holder_groups.h"
#include "report/html_page.h"
#include "report/html_text.h"
#include "report/report_data.h"

/* Overview ------------------------------------------------------------------------------------------------ */

static void add_key(lb_buffer *out, const char *name, const char *value, const char *change)
{
    lb_buffer_add(out, "<div><dt>");
    lb_html_text(out, name);
    lb_buffer_add(out, "</dt><dd>");
    lb_html_text(out, value);
    lb_buffer_add(out, "<small>");
    lb_html_text(out, change);
    lb_buffer_add(out, "</small></dd></div>\n");
}

static void add_observable_key(lb_buffer *out, const lb_headline *headline, int observable, const char *name)
{
    char value[LB_FIGURE_SIZE], change[LB_FIGURE_SIZE];
    double start = headline->start[observable], end = headline->end[observable];
    lb_observable_text(lb_observable_unit(observable), end, value);
    add_key(out, name, value, lb_change_text(observable, end - start, change));
}

static void add_interest_key(lb_buffer *out, const lb_headline *headline)
{
    int last = headline->years - 1; /* the last whole fiscal year, if there is one */
    bool open = lb_headline_year_open(headline);
    last -= last > 0 && open;
    if (last >= 0) {
        char name[48], value[LB_FIGURE_SIZE];
        snprintf(name, sizeof name, "Net interest, FY%d", headline->year[last]);
        add_key(out, name, lb_observable_text("usd mn", headline->net_interest[last], value),
                open && last + 1 == headline->years ? "accrued so far" : "accrued");
    }
}

static void add_keys(lb_buffer *out, const lb_headline *headline)
{
    lb_buffer_add(out, "<dl class=\"keys\">\n");
    add_observable_key(out, headline, LB_OBS_debt_held_by_public, "Debt held by the public");
    add_interest_key(out, headline);
    add_observable_key(out, headline, LB_OBS_wam_months, "Average maturity");
    add_observable_key(out, headline, LB_OBS_bill_share, "Bill share");
    add_observable_key(out, headline, LB_OBS_soma_treasuries, "SOMA Treasuries");
    add_observable_key(out, headline, LB_OBS_tga, "Treasury cash");
    lb_buffer_add(out, "</dl>\n");
}

static void add_headline(lb_buffer *out, const lb_report_data *data)
{
    lb_headline_row rows[LB_HEADLINE_ROWS];
    char first[11], last[11];
    int count = lb_headline_rows(&data->headline, &data->scenario, rows);
    const char *const headings[] = {"", lb_date_format(data->headline.first, first),
                                    lb_date_format(data->headline.last, last), "Change"};
    lb_page_section(out, "Headline", NULL);
    lb_page_table(out, headings, 4);
    for (int i = 0; i < count; i++) {
        lb_page_row(out);
        lb_page_name(out, rows[i].title);
        lb_page_figure_cell(out, rows[i].start);
        lb_page_figure_cell(out, rows[i].end);
        lb_page_figure_cell(out, rows[i].change);
        lb_page_row_end(out);
    }
    lb_page_table_end(out);
    lb_page_section_end(out);
}

void lb_report_overview(lb_buffer *out, const lb_report_data *data)
{
    char from[11], to[11], hash[LB_FIGURE_SIZE];
    lb_buffer_add(out, "<h1>");
    lb_html_text(out, data->info.title);
    lb_buffer_format(
        out, "</h1>\n<p class=\"meta\">Simulated day by day from %s to %s, %s issuance. Run %lld, longbond ",
        lb_date_format(data->info.baseline, from), lb_date_format(data->info.last, to),
        data->scenario.issuance == LB_ISSUANCE_ACTUAL ? "recorded" : "rule-based", (long long)data->info.run);
    lb_html_text(out, data->info.version);
    lb_buffer_format(out, ", hash %s.", lb_hash_groups(data->info.hash, hash));
    if (data->info.state != LB_RUN_COMPLETE) {
        lb_buffer_format(out, " The run is not complete: %d of %d days.", data->info.days, data->info.steps);
        if (data->info.error[0] != '\0') {
            lb_buffer_add(out, " It failed: ");
            lb_html_text(out, data->info.error);
            lb_buffer_add(out, ".");
        }
    }
    lb_buffer_add(out, "</p>\n");
    add_keys(out, &data->headline);
    add_headline(out, data);
}

/* The record ---------------------------------------------------------------------------------------------- */

enum { MOST_QUARTERS = 12 };

static lb_date quarter_end(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    return lb_date_month_end(lb_date_make(ymd.year, (ymd.month + 2) / 3 * 3, 1));
}

/* The quarter ends that any measure has a figure for, in order: the last MOST_QUARTERS of them. */
static int find_quarters(const lb_comparison *comparison, lb_date quarters[MOST_QUARTERS])
{
    lb_date from = LB_DATE_NONE, to = LB_DATE_NONE;
    for (int i = 0; i < comparison->count; i++) {
        if (lb_comparison_at_quarter_end(comparison, i)) {
            lb_date end = quarter_end(comparison->rows[i].date);
            from = from == LB_DATE_NONE || end < from ? end : from;
            to = end > to ? end : to;
        }
    }
    int count = 0;
    for (lb_date end = to; from != LB_DATE_NONE && end >= from && count < MOST_QUARTERS; count++) {
        end = lb_date_add_months(end, -3, true);
    }
    for (int i = 0; i < count; i++) {
        quarters[i] = lb_date_add_months(to, -3 * (count - 1 - i), true);
    }
    return count;
}

/* The difference of a measure at the end of a quarter: per cent, or the unit's own for what is a ratio already; empty
 * if the record has none. */
static void difference_text(const lb_comparison *comparison, const char *measure, lb_date quarter,
                            char out[static LB_FIGURE_SIZE])
{
    out[0] = '\0';
    for (int i = 0; i < comparison->count; i++) {
        const lb_compared *row = &comparison->rows[i];
        if (strcmp(row->measure, measure) == 0 && quarter_end(row->date) == quarter &&
            lb_comparison_at_quarter_end(comparison, i)) {
            bool ratio = strcmp(row->unit, "usd mn") != 0;
            lb_signed_text(ratio ? row->simulated - row->published : lb_compared_pct(row), 2, out);
        }
    }
}

/* A measure's row, unless the record has nothing of it. */
static void add_differences(lb_buffer *out, const lb_comparison *comparison, const char *measure,
                            const char *title, const lb_date *quarters, int count)
{
    char text[LB_FIGURE_SIZE];
    bool any = false;
    for (int q = 0; q < count && !any; q++) {
        difference_text(comparison, measure, quarters[q], text);
        any = text[0] != '\0';
    }
    if (!any) {
        return;
    }
    lb_page_row(out);
    lb_page_name(out, title);
    for (int q = 0; q < count; q++) {
        difference_text(comparison, measure, quarters[q], text);
        lb_page_figure_cell(out, text);
    }
    lb_page_row_end(out);
}

static void add_difference_table(lb_buffer *out, const lb_comparison *comparison)
{
    static const char *const measures[][2] = {
        {"debt_held_by_public", "Debt held by the public, %"},
        {"marketable", "Marketable debt, %"},
        {"bills", "Bills, %"},
        {"notes", "Notes, %"},
        {"bonds", "Bonds, %"},
        {"tips", "TIPS, %"},
        {"frns", "FRNs, %"},
        {"bill_share", "Bill share, pp"},
        {"wam_months", "Average maturity, months"},
        {"net_interest_fytd", "Net interest, FYTD, %"},
        {"soma_treasuries", "SOMA Treasuries, %"},
        {"tga", "TGA, %"},
    };
    lb_date quarters[MOST_QUARTERS];
    char names[MOST_QUARTERS][32];
    const char *headings[MOST_QUARTERS + 1] = {"Simulated less published"};
    int count = find_quarters(comparison, quarters);
    for (int q = 0; q < count; q++) {
        lb_ymd ymd = lb_date_ymd(quarters[q]);
        snprintf(names[q], sizeof names[q], "%dQ%d", ymd.year, ymd.month / 3);
        headings[q + 1] = names[q];
    }
    lb_page_table(out, headings, count + 1);
    for (size_t i = 0; i < sizeof measures / sizeof measures[0]; i++) {
        add_differences(out, comparison, measures[i][0], measures[i][1], quarters, count);
    }
    lb_page_table_end(out);
}

static void add_goals(lb_buffer *out, const lb_comparison *comparison)
{
    static const char *const headings[] = {"Goal", "Within", "Wanted", "Reached", "Largest miss", "On", ""};
    lb_page_table(out, headings, 7);
    for (int i = 0; i < comparison->goal_count; i++) {
        const lb_goal *goal = &comparison->goals[i];
        char text[80], figure[LB_FIGURE_SIZE], date[11];
        const char *unit = strchr(goal->tolerance, ' ');
        lb_page_row(out);
        lb_page_name(out, goal->title);
        lb_page_figure_cell(out, goal->tolerance);
        snprintf(text, sizeof text, "%.0f %%", 100 * goal->share_wanted);
        lb_page_figure_cell(out, text);
        snprintf(text, sizeof text, "%d of %d", goal->within, goal->checked);
        lb_page_figure_cell(out, text);
        snprintf(text, sizeof text, "%s%s", lb_signed_text(goal->worst, 2, figure), unit ? unit : "");
        lb_page_figure_cell(out, text);
        lb_page_figure_cell(out, lb_date_format(goal->worst_date, date));
        (goal->met ? lb_page_text_cell : lb_page_missed_cell)(out, goal->met ? "met" : "missed");
        lb_page_row_end(out);
    }
    lb_page_table_end(out);
}

void lb_report_record(lb_buffer *out, const lb_report_data *data)
{
    if (data->comparison.count == 0) {
        return;
    }
    lb_page_section(
        out, "Beside the record",
        "Official figures: Debt to the Penny, Monthly Statement of the Public Debt, Monthly Treasury "
        "Statement, H.4.1, offering announcements. Nothing is tuned to them afterwards.");
    add_difference_table(out, &data->comparison);
    if (data->comparison.goal_count > 0) {
        lb_buffer_add(out, "<div style=\"height:22px\"></div>\n");
        add_goals(out, &data->comparison);
    }
    lb_page_section_end(out);
}

/* Auctions ------------------------------------------------------------------------------------------------ */

enum { MOST_TENORS = 48 };

typedef struct tenor_sums {
    char name[48];
    int days; /* to maturity at first sight: the order of the table */
    int auctions;
    int64_t offered, soma;
    const lb_auction *last; /* with a result */
    int bids;               /* auctions with simulated bids, and sums over them: */
    double tail_bp, cover, dealers_dec;
} tenor_sums;

static double stop_of(const lb_auction *auction)
{
    return auction->type == LB_BILL  ? auction->high_discount_dec
           : auction->type == LB_FRN ? auction->high_margin_dec
                                     : auction->high_yield_dec;
}

/* Bills by the term they are auctioned for, coupon securities by that of their first issue. */
static void name_tenor(const lb_auction *auction, char out[static 48])
{
    static const char *const words[] = {"bill", "note", "bond", "TIPS", "FRN", ""};
    bool bill = auction->type == LB_BILL;
    if (auction->cash_management == 1) {
        snprintf(out, 48, "Cash management bill");
    } else {
        snprintf(out, 48, "%.24s %s", bill ? auction->security_term : auction->original_term,
                 words[auction->type]);
    }
}

static void add_bids(tenor_sums *sums, const lb_auction *auction, const lb_auction_desk *desk)
{
    if (isfinite(desk->tail_bp) && auction->competitive_accepted_usd > 0) {
        sums->bids++;
        sums->tail_bp += desk->tail_bp;
        sums->cover += auction->bid_to_cover;
        sums->dealers_dec += (double)auction->dealer_accepted_usd / (double)auction->competitive_accepted_usd;
    }
}

static int sum_tenors(const lb_stored_auctions *auctions, tenor_sums sums[MOST_TENORS])
{
    int count = 0;
    for (int i = 0; i < auctions->count; i++) {
        const lb_auction *auction = &auctions->rows[i];
        char name[48];
        int at = 0;
        if (auction->offering_usd == 0) {
            continue; /* a policy left it out */
        }
        name_tenor(auction, name);
        while (at < count && strcmp(sums[at].name, name) != 0) {
            at++;
        }
        if (at == MOST_TENORS) {
            continue;
        }
        if (at == count) {
            sums[count] = (tenor_sums){.days = auction->maturity_date - auction->issue_date};
            memcpy(sums[count++].name, name, sizeof name);
        }
        sums[at].auctions++;
        sums[at].offered += auction->offering_usd > 0 ? auction->offering_usd : 0;
        sums[at].soma += auction->soma_accepted_usd > 0 ? auction->soma_accepted_usd : 0;
        sums[at].last = isnan(stop_of(auction)) ? sums[at].last : auction;
        add_bids(&sums[at], auction, &auctions->desk[i]);
    }
    return count;
}

static void sort_tenors(tenor_sums *sums, int count)
{
    for (int i = 1; i < count; i++) {
        tenor_sums row = sums[i];
        int at = i;
        for (; at > 0 && sums[at - 1].days > row.days; at--) {
            sums[at] = sums[at - 1];
        }
        sums[at] = row;
    }
}

static void add_tenor(lb_buffer *out, const tenor_sums *sums, bool bids)
{
    char text[LB_FIGURE_SIZE];
    lb_page_row(out);
    lb_page_name(out, sums->name);
    lb_page_figure_cell(out, lb_int_text(sums->auctions, text));
    lb_page_figure_cell(out, lb_money_text(sums->offered, LB_MONEY_BN, 0, text));
    lb_page_figure_cell(out, lb_money_text(sums->offered / sums->auctions, LB_MONEY_BN, 1, text));
    lb_page_figure_cell(out, lb_money_text(sums->soma, LB_MONEY_BN, 1, text));
    lb_page_figure_cell(out, sums->last ? lb_date_format(sums->last->auction_date, text) : "");
    lb_page_figure_cell(out, sums->last ? lb_money_text(sums->last->offering_usd, LB_MONEY_BN, 1, text) : "");
    lb_page_figure_cell(out, sums->last ? lb_fixed_text(100 * stop_of(sums->last), 3, text) : "");
    lb_page_figure_cell(out, sums->last ? lb_fixed_text(sums->last->high_px, 4, text) : "");
    if (bids) { /* a mean of none is empty */
        lb_page_figure_cell(out, lb_signed_text(sums->tail_bp / sums->bids, 1, text));
        lb_page_figure_cell(out, lb_fixed_text(sums->cover / sums->bids, 2, text));
        lb_page_figure_cell(out, lb_fixed_text(100 * sums->dealers_dec / sums->bids, 1, text));
    }
    lb_page_row_end(out);
}

void lb_report_auctions(lb_buffer *out, const lb_report_data *data)
{
    static const char *const headings[] = {
        "Security", "Auctions", "Offered, bn", "Average, bn",   "SOMA add-ons, bn", "Last with a result",
        "Size, bn", "High, %",  "Price",       "Mean tail, bp", "Mean cover",       "Mean dealers, %"};
    tenor_sums sums[MOST_TENORS];
    int count = sum_tenors(&data->auctions, sums);
    if (count == 0) {
        return;
    }
    sort_tenors(sums, count);
    bool bids = false; /* of any auction simulated */
    for (int i = 0; i < count; i++) {
        bids = bids || sums[i].bids > 0;
    }
    lb_page_section(
        out, "Auctions",
        "High: discount rate for bills, discount margin for FRNs, yield otherwise (real for TIPS). Each "
        "auction stands in the run store in Treasury's own layout.");
    lb_page_table(out, headings, bids ? 12 : 9);
    for (int i = 0; i < count; i++) {
        add_tenor(out, &sums[i], bids);
    }
    lb_page_table_end(out);
    lb_page_section_end(out);
}

/* Balance sheet ------------------------------------------------------------------------------------------- */

enum { COLUMNS = LB_HOLDER_GROUP_COUNT + 1 };

static void add_matrix_row(lb_buffer *out, const char *title, const int64_t *sectors, bool sum)
{
    int64_t columns[COLUMNS] = {0};
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        columns[lb_holder_group_of(sector) + 1] += sectors[sector];
    }
    lb_buffer_add(out, sum ? "<tr class=\"sum\">" : "<tr>");
    lb_page_name(out, title);
    for (int i = 0; i < COLUMNS; i++) {
        char text[LB_FIGURE_SIZE] = "";
        if (columns[i] != 0) {
            lb_money_text(columns[i], LB_MONEY_BN, 0, text);
        }
        lb_page_figure_cell(out, text);
    }
    lb_page_row_end(out);
}

void lb_report_balance_sheet(lb_buffer *out, const lb_report_data *data)
{
    const char *headings[COLUMNS + 1] = {"USD billion", "Treasury"};
    char intro[160], date[11];
    int64_t worth[LB_SECTOR_COUNT] = {0};
    for (int group = 0; group < LB_HOLDER_GROUP_COUNT; group++) {
        headings[group + 2] = lb_holder_group_brief(group);
    }
    snprintf(intro, sizeof intro,
             "On %s. Assets are positive, liabilities negative; each row sums to zero over the sectors, to "
             "the cent.",
             lb_date_format(data->books.at, date));
    lb_page_section(out, "Balance sheet", intro);
    lb_page_table(out, headings, COLUMNS + 1);
    for (int row = 0; row < LB_INSTRUMENT_COUNT; row++) {
        add_matrix_row(out, lb_instrument_title(row), data->books.position[row], false);
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            worth[sector] += data->books.position[row][sector];
        }
    }
    add_matrix_row(out, "Net worth in these rows", worth, true);
    lb_page_table_end(out);
    lb_page_section_end(out);
}

/* Assumptions --------------------------------------------------------------------------------------------- */

static void add_fact(lb_buffer *out, const char *name, const char *text)
{
    lb_buffer_add(out, "<dt>");
    lb_html_text(out, name);
    lb_buffer_add(out, "</dt><dd>");
    lb_html_text(out, text);
    lb_buffer_add(out, "</dd>\n");
}

static void add_scenario_facts(lb_buffer *out, const lb_report_data *data)
{
    const lb_scenario *scenario = &data->scenario;
    char text[160];
    add_fact(out, "Scenario", data->info.scenario_file);
    add_fact(out, "Issuance",
             scenario->issuance == LB_ISSUANCE_ACTUAL ? "actual: every recorded offering"
                                                      : "policy: sizes and bills by longbond's own rule");
    for (int i = 0; i < scenario->action_count; i++) {
        add_fact(out, "Event", scenario->actions[i].label);
    }
    for (int i = 0; i < scenario->programme_count; i++) {
        add_fact(out, "Programme", scenario->programmes[i].name);
    }
    if (scenario->yields == LB_YIELDS_CLEARED) {
        add_fact(out, "Yields",
                 "made by the market every day: rates expected at the baseline, and the premium of the "
                 "duration held");
    } else if (scenario->yield_shift_dec != 0) {
        snprintf(text, sizeof text, "the given path of yields, shifted by %+.1f bp",
                 1e4 * scenario->yield_shift_dec);
        add_fact(out, "Yields", text);
    } else {
        add_fact(out, "Yields", "the given path: recorded yields, forwards afterwards");
    }
    for (int i = 0; i < scenario->setting_count; i++) {
        snprintf(text, sizeof text, "%s: %s", scenario->settings[i].name, scenario->settings[i].text);
        add_fact(out, i == 0 ? "Set" : "", text);
    }
    if (scenario->setting_count == 0) {
        add_fact(out, "Set", "nothing: all parameters at their defaults ('longbond params')");
    }
    snprintf(text, sizeof text, "%llu", (unsigned long long)scenario->seed);
    add_fact(out, "Seed", text);
}

void lb_report_assumptions(lb_buffer *out, const lb_report_data *data)
{
    const lb_run_info *info = &data->info;
    char text[160], postings[LB_FIGURE_SIZE], audits[LB_FIGURE_SIZE], hash[LB_FIGURE_SIZE];
    lb_page_section(out, "Assumptions and proof", NULL);
    lb_buffer_add(out, "<dl class=\"facts\">\n");
    add_scenario_facts(out, data);
    snprintf(text, sizeof text, "%s postings, %s audits, %lld breaches",
             lb_int_text(info->postings, postings), lb_int_text(info->audits, audits),
             (long long)info->breaches);
    add_fact(out, "Books", text);
    add_fact(out, "Hash", lb_hash_groups(info->hash, hash));
    snprintf(text, sizeof text, "longbond %s, model %s, run %lld of %s", info->version,
             lb_hash_groups(info->fingerprint, hash), (long long)info->run, info->started);
    add_fact(out, "Made by", text);
    lb_buffer_add(out, "</dl>\n<details><summary>The scenario in full</summary>\n<pre>");
    lb_html_text(out, data->scenario_text);
    lb_buffer_add(out, "</pre></details>\n");
    lb_page_section_end(out);
}
