#include "event_keys.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "longbond/security.h"
#include "world/scenario_values.h"

#define CENTS_TN INT64_C(100000000000000)

/* Far outside anything on record, near enough to catch a slip of the unit. */
static const int64_t most_amount = 100 * CENTS_TN; /* of a trade */
static const double most_change_dec = 0.10;        /* of a rate */
static const double most_volatility_bp = 500;      /* the MOVE's record, October 2008, is 265 */
enum { MOST_OVER_YRS = 30, MOST_AUCTIONS = 1000, MOST_FACTOR = 10 };

/* A plain number above 0, or from 0 on, up to `high`. */
static lb_status read_number(const lb_yaml_node *node, bool zero, double high, double *out, lb_error *err)
{
    lb_status status = lb_yaml_get_number(node, out, err);
    if (status == LB_OK && (*out < 0 || (*out == 0 && !zero) || *out > high)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: %s must %s %g", node->key, node->text,
                            zero ? "lie between 0 and" : "lie above 0 and be at most", high);
    }
    return status;
}

/* Who ---------------------------------------------------------------------------------------------------------- */

bool lb_event_holder_allowed(int sector)
{
    return sector == LB_FED || (sector >= LB_BANKS && sector < LB_SECTOR_COUNT && sector != LB_DEALERS &&
                                sector != LB_GOVERNMENT_ACCOUNTS);
}

static lb_status fail_unknown_sector(const lb_yaml_node *node, const char *word, lb_error *err)
{
    const char *names[LB_SECTOR_COUNT];
    int count = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (lb_event_holder_allowed(sector)) {
            names[count++] = lb_sector_word(sector);
        }
    }
    char quote[LB_EXCERPT_SIZE], all[400];
    const char *near = lb_nearest_name(word, names, count);
    lb_excerpt(word, strlen(word), quote);
    if (near) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "holder: there is no holder '%s'; did you mean '%s'?",
                            quote, near);
    }
    return lb_yaml_fail(node, LB_ERR_PARSE, err, "holder: there is no holder '%s'; it must be one of: %s",
                        quote, lb_join_names(names, count, all, sizeof all));
}

static lb_status fail_unknown_country(const lb_yaml_node *node, const char *word, lb_error *err)
{
    const char *names[LB_COUNTRY_COUNT];
    for (int country = 0; country < LB_COUNTRY_COUNT; country++) {
        names[country] = lb_country_word(country);
    }
    char quote[LB_EXCERPT_SIZE], all[400];
    const char *near = lb_nearest_name(word, names, LB_COUNTRY_COUNT);
    lb_excerpt(word, strlen(word), quote);
    if (near) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "holder: unknown country '%s'; did you mean '%s'?",
                            quote, near);
    }
    return lb_yaml_fail(node, LB_ERR_PARSE, err, "holder: unknown country '%s'; it must be one of: %s", quote,
                        lb_join_names(names, LB_COUNTRY_COUNT, all, sizeof all));
}

/* "banks" or "foreign_official.japan". */
static lb_status read_holder(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK) {
        return status;
    }
    char word[64];
    const char *dot = strchr(text, '.');
    snprintf(word, sizeof word, "%.*s", (int)(dot ? dot - text : (long)strlen(text)), text);
    int sector = lb_sector_find(word);
    if (sector == LB_TREASURY || sector == LB_GOVERNMENT_ACCOUNTS) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "holder: '%s' does not trade in the market%s", word,
                            sector == LB_TREASURY ? "; see the event 'buybacks'" : "");
    }
    if (sector ==
        LB_DEALERS) { /* on the other side of every forced sale; what they keep is the market's to decide */
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "holder: '%s' take the other side of what others trade",
                            word);
    }
    if (sector < 0 && lb_country_find(text) >= 0) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "holder: there is no holder '%s'; did you mean 'foreign_official.%s'?", text,
                            text);
    }
    if (sector < 0) {
        return fail_unknown_sector(node, word, err);
    }
    if (dot && sector != LB_FOREIGN_OFFICIAL) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "holder: only foreign_official is split by country, not '%s'", word);
    }
    action->sector = sector;
    action->country = dot ? lb_country_find(dot + 1) : -1;
    action->announced = sector == LB_FED; /* the Fed announces its programmes; others do not */
    return dot && action->country < 0 ? fail_unknown_country(node, dot + 1, err) : LB_OK;
}

/* Trades ------------------------------------------------------------------------------------------------------- */

static lb_status read_amount(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strcmp(text, "all") == 0) {
        if (action->kind != LB_ACTION_SELL) {
            return lb_yaml_fail(node, LB_ERR_PARSE, err, "amount: only a sale can be of 'all'");
        }
        action->amount = LB_AMOUNT_ALL;
        return LB_OK;
    }
    if (status == LB_OK) {
        status = lb_yaml_get_usd(node, &action->amount, err);
    }
    if (status == LB_OK && (action->amount <= 0 || action->amount > most_amount)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "amount: '%s' must lie above 0 and be at most 100tn",
                            text);
    }
    return status;
}

static lb_status read_over(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    lb_span span;
    lb_status status = lb_scenario_read_span(node, MOST_OVER_YRS, &span, err);
    if (status == LB_OK) {
        action->over_days = (int)lb_span_days(span);
    }
    return status;
}

static lb_status read_lasting(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return lb_scenario_read_lasting(node, &action->lasts_yrs, err);
}

static lb_status read_announced(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    static const char *const words[] = {"no", "yes", "false", "true"};
    int choice = 0;
    lb_status status = lb_yaml_get_choice(node, words, 4, &choice, err);
    if (status == LB_OK) {
        action->announced = choice & 1;
    }
    return status;
}

static lb_status read_maturity(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *whole = action->kind == LB_ACTION_SELL ? "as_held" : "as_outstanding";
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK || strcmp(text, whole) == 0) {
        return status;
    }
    return lb_scenario_read_range(node, whole, &action->from_yrs, &action->to_yrs, err);
}

static lb_status read_motive(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *words[LB_MOTIVE_COUNT];
    for (int motive = 0; motive < LB_MOTIVE_COUNT; motive++) {
        words[motive] = lb_motive_word(motive);
    }
    int choice = 0;
    lb_status status = lb_yaml_get_choice(node, words, LB_MOTIVE_COUNT, &choice, err);
    if (status == LB_OK) {
        action->motive = (lb_motive)choice;
    }
    return status;
}

/* Changes ------------------------------------------------------------------------------------------------------ */

static lb_status fail_zero(const lb_yaml_node *node, lb_error *err)
{
    return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: '%s' changes nothing", node->key, node->text);
}

static lb_status read_change(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    lb_status status = lb_yaml_get_rate(node, &action->change_dec, err);
    if (status == LB_OK && fabs(action->change_dec) > most_change_dec) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "change: '%s' must lie between -1000bp and 1000bp",
                            node->text);
    }
    return status == LB_OK && action->change_dec == 0 ? fail_zero(node, err) : status;
}

static lb_status read_deficit(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    lb_status status = lb_scenario_read_pace(node, 12, &action->amount_a_year, err);
    return status == LB_OK && action->amount_a_year == 0 ? fail_zero(node, err) : status;
}

static lb_status read_volatility(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK) {
        return status;
    }
    char quote[LB_EXCERPT_SIZE];
    lb_excerpt(text, strlen(text), quote);
    if (!lb_scenario_number_with(text, strlen(text), "bp", &action->change_bp) &&
        !lb_scenario_number_with(text, strlen(text), "", &action->change_bp)) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "change: '%s' must be basis points on the scale of the MOVE, as 40", quote);
    }
    if (action->change_bp <= 0 || action->change_bp > most_volatility_bp) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "change: '%s' must lie above 0 and be at most %g", quote,
                            most_volatility_bp);
    }
    return LB_OK;
}

/* Auctions and buybacks ---------------------------------------------------------------------------------------- */

static lb_status read_tenor(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *words[LB_TENOR_COUNT];
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        words[tenor] = lb_tenor_word(tenor);
    }
    int tenor = 0;
    lb_status status = lb_yaml_get_choice(node, words, LB_TENOR_COUNT, &tenor, err);
    if (status != LB_OK) {
        return status;
    }
    if (action->tenors & UINT32_C(1) << tenor) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "tenors: '%s' stands here twice", words[tenor]);
    }
    if (action->kind == LB_ACTION_AUCTION_SIZES && lb_tenor_type(tenor) == LB_BILL) {
        return lb_yaml_fail(
            node, LB_ERR_PARSE, err,
            "tenors: the sizes of bills follow the Treasury's cash; '%s' cannot be multiplied", words[tenor]);
    }
    action->tenors |= UINT32_C(1) << tenor;
    return LB_OK;
}

static lb_status read_tenors(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    lb_status status = lb_yaml_expect(node, LB_YAML_SEQUENCE, err);
    if (status == LB_OK && !node->first) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "tenors: the list is empty");
    }
    for (const lb_yaml_node *n = status == LB_OK ? node->first : NULL; status == LB_OK && n; n = n->next) {
        status = read_tenor(n, action, err);
    }
    return status;
}

static lb_status read_size_factor(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return read_number(node, false, MOST_FACTOR, &action->factor, err);
}

static lb_status read_dealers(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return read_number(node, true, MOST_FACTOR, &action->factor, err);
}

static lb_status read_direct(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return read_number(node, true, MOST_FACTOR, &action->direct, err);
}

static lb_status read_indirect(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return read_number(node, true, MOST_FACTOR, &action->indirect, err);
}

static lb_status read_auctions(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    const char *text;
    int64_t count = 0;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strcmp(text, "all") != 0) {
        status = lb_yaml_get_integer(node, 1, MOST_AUCTIONS, &count, err);
    }
    if (status == LB_OK) {
        action->auctions = (int)count;
    }
    return status;
}

static lb_status read_liquidity_support(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return lb_scenario_read_pace_or_0(node, 3, &action->liquidity_a_quarter, err);
}

static lb_status read_cash_management(const lb_yaml_node *node, lb_action *action, lb_error *err)
{
    return lb_scenario_read_pace_or_0(node, 12, &action->cash_a_year, err);
}

/* The table ---------------------------------------------------------------------------------------------------- */

#define OF(kind) (UINT32_C(1) << LB_ACTION_##kind)
#define TRADES   (OF(SELL) | OF(BUY))
#define SHOCKS   (OF(POLICY_RATE) | OF(INFLATION) | OF(VOLATILITY))

static const lb_event_key keys[] = {
    {TRADES, "holder", "HOLDER", NULL, "who trades; a country: foreign_official.japan", read_holder},
    {OF(SELL), "amount", "AMOUNT or all", NULL, "market value; all: all that is held", read_amount},
    {OF(BUY), "amount", "AMOUNT", NULL, "market value", read_amount},
    {TRADES, "over", "SPAN", "1 day", "the time the trades are spread over", read_over},
    {OF(POLICY_RATE) | OF(INFLATION), "change", "RATE", NULL, "move of the expected rate, as -100bp",
     read_change},
    {OF(DEFICIT), "change", "PACE", NULL, "of the primary deficit; minus is consolidation", read_deficit},
    {OF(VOLATILITY), "change", "BP", NULL, "rise on the scale of the MOVE index", read_volatility},
    {TRADES | SHOCKS, "expected_to_last", "permanent or SPAN", "permanent",
     "when the market expects half of it to be gone; this is what is priced", read_lasting},
    {TRADES, "announced", "yes or no", "fed: yes, others: no",
     "known on its first day: what is still to come is priced", read_announced},
    {OF(SELL), "maturity", "as_held or RANGE", "as_held", "what is sold; a range: 7y-10y, 3m-2y, 10y+",
     read_maturity},
    {OF(BUY), "maturity", "as_outstanding or RANGE", "as_outstanding",
     "what is bought; a range: 7y-10y, 3m-2y, 10y+", read_maturity},
    {TRADES, "motive", "MOTIVE", "none", "why; shown with the event", read_motive},
    {OF(AUCTION_SIZES), "tenors", "[TENOR, ...]", NULL, "notes, bonds, TIPS, FRNs: 10-Year, 10-Year TIPS",
     read_tenors},
    {OF(AUCTION_SIZES), "factor", "NUMBER", NULL, "of their sizes, above 0", read_size_factor},
    {OF(AUCTION_DEMAND), "tenors", "[TENOR, ...]", NULL, "also bills: 4-Week, 30-Year", read_tenors},
    {OF(AUCTION_DEMAND), "direct", "NUMBER", "1", "factor of what direct bidders bid", read_direct},
    {OF(AUCTION_DEMAND), "indirect", "NUMBER", "1", "factor of what indirect bidders bid", read_indirect},
    {OF(AUCTION_DEMAND), "dealers", "NUMBER", "1", "factor of the primary dealers' capacity", read_dealers},
    {OF(AUCTION_DEMAND), "auctions", "N or all", "all", "how many auctions feel it", read_auctions},
    {OF(BUYBACKS), "liquidity_support", "PACE or 0", NULL, "most that is bought; 0 switches it off",
     read_liquidity_support},
    {OF(BUYBACKS), "cash_management", "PACE or 0", NULL, "most that is bought; 0 switches it off",
     read_cash_management},
};

enum { KEYS = sizeof keys / sizeof keys[0] };

const lb_event_key *lb_event_keys(int *count)
{
    *count = KEYS;
    return keys;
}

const char *lb_event_example(int kind)
{
    static const char *const examples[LB_ACTION_KIND_COUNT] = {
        [LB_ACTION_SELL] = "on: 2026-03-02\n"
                           "  sell: {holder: foreign_official.japan, amount: 1.2tn, over: 6 months, motive: "
                           "fx_defence}",
        [LB_ACTION_BUY] = "when: yield_10y > 5%\n"
                          "  buy: {holder: fed, amount: 500bn, over: 3 months, expected_to_last: 1 year, "
                          "maturity: 7y-30y}",
        [LB_ACTION_POLICY_RATE] = "on: 2026-06-17\n"
                                  "  policy_rate: {change: -100bp, expected_to_last: 2 years}",
        [LB_ACTION_INFLATION] = "on: 2026-04-01\n"
                                "  inflation: {change: 50bp, expected_to_last: 3 years}",
        [LB_ACTION_DEFICIT] = "on: 2026-10-01\n"
                              "  deficit: {change: -300bn a year}",
        [LB_ACTION_AUCTION_SIZES] = "on: 2026-02-04\n"
                                    "  auction_sizes: {tenors: [10-Year, 20-Year, 30-Year], factor: 2}",
        [LB_ACTION_AUCTION_DEMAND] = "on: 2026-05-01\n"
                                     "  auction_demand: {tenors: [30-Year], direct: 0.4, indirect: 0.5, "
                                     "dealers: 0.7, auctions: 1}",
        [LB_ACTION_BUYBACKS] = "on: 2026-02-04\n"
                               "  buybacks: {liquidity_support: 38bn a quarter, cash_management: 0}",
        [LB_ACTION_VOLATILITY] = "on: 2026-03-02\n"
                                 "  volatility: {change: 40, expected_to_last: 3 months}",
    };
    return examples[kind];
}
