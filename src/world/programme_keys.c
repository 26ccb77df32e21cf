#include "programme_keys.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "world/scenario_values.h"

/* Far outside anything on record, near enough to catch a slip of the unit. */
static const int64_t most_total = INT64_C(10000000000000000); /* 100tn */
static const double most_floor_pct = 50; /* reserves over bank assets; the record, of 2021, is below 20 */

/* The Fed's own limit for reserve management: bills and, if needed, other Treasuries with three years or less to run
 * (FOMC implementation note of 10 December 2025). */
static const double longest_reserves_yrs = 3;

enum { MOST_RAMP_YRS = 30 };

/* Pace and size ------------------------------------------------------------------------------------------------ */

/* What does the opposite of a negative pace, for the message. */
static const char *opposite_of(lb_programme_kind kind)
{
    switch (kind) {
    case LB_PROGRAMME_PURCHASES:
    case LB_PROGRAMME_RESERVES:
        return "; 'sales' sells";
    case LB_PROGRAMME_SALES:
        return "; 'purchases' buys";
    case LB_PROGRAMME_TWIST:
        return "; exchange 'sell' and 'buy' instead";
    default:
        return "";
    }
}

static lb_status read_pace(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    int64_t pace = 0;
    if (status == LB_OK && *text == '-' && (status = lb_scenario_read_pace(node, 1, &pace, err)) == LB_OK &&
        pace < 0) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "pace: '%s' must not be negative%s", text,
                            opposite_of(programme->kind));
    }
    return status == LB_OK ? lb_scenario_read_pace_or_0(node, 1, &programme->pace, err) : status;
}

static lb_status read_total(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK || strcmp(text, "unlimited") == 0) {
        return status;
    }
    status = lb_yaml_get_usd(node, &programme->total, err);
    if (status == LB_OK &&
        programme->total == 0) { /* 0 would be read as no limit: the opposite of what it says */
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "total: '%s' is nothing; for a programme that does nothing write 'pace: 0', for "
                            "one without a limit leave 'total' out",
                            text);
    }
    if (status == LB_OK && (programme->total < 0 || programme->total > most_total)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "total: '%s' must lie above 0 and be at most 100tn",
                            text);
    }
    return status;
}

static lb_status read_cap(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strcmp(text, "all") == 0) {
        programme->cap = INT64_MAX;
        return LB_OK;
    }
    return status == LB_OK ? lb_scenario_read_pace_or_0(node, 1, &programme->cap, err) : status;
}

static lb_status read_lasting(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    return lb_scenario_read_lasting(node, &programme->lasts_yrs, err);
}

/* A percentage as a number of percent. */
static lb_status read_percent(const lb_yaml_node *node, const char *example, double *out_pct, lb_error *err)
{
    const char *text;
    char quote[LB_EXCERPT_SIZE];
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && !lb_scenario_number_with(text, strlen(text), "%", out_pct)) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "%s: '%s' must be a percentage, as %s", node->key,
                            lb_excerpt(text, strlen(text), quote), example);
    }
    return status;
}

static lb_status read_floor(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK || strcmp(text, "none") == 0) {
        return status;
    }
    status = read_percent(node, "12%", &programme->floor_pct, err);
    if (status == LB_OK && (programme->floor_pct <= 0 || programme->floor_pct > most_floor_pct)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "floor: '%s' must lie above 0%% and be at most %g%%; without a floor write none",
                            text, most_floor_pct);
    }
    return status;
}

/* Maturities --------------------------------------------------------------------------------------------------- */

static const lb_maturities all_bills = {.to_yrs = LB_MATURITY_OPEN_YRS, .bills = true};
static const lb_maturities all_coupons = {.to_yrs = LB_MATURITY_OPEN_YRS};

static lb_status read_maturities(const lb_yaml_node *node, lb_maturities *out, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strcmp(text, "bills") == 0) {
        *out = all_bills;
        return LB_OK;
    }
    out->bills = false;
    return status == LB_OK ? lb_scenario_read_range(node, "bills", &out->from_yrs, &out->to_yrs, err)
                           : status;
}

static lb_status read_buys(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    return read_maturities(node, &programme->buys, err);
}

static lb_status read_sells(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    return read_maturities(node, &programme->sells, err);
}

static lb_status read_twist_buys(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    lb_status status = read_buys(node, programme, err);
    const lb_maturities *buys = &programme->buys, *sells = &programme->sells;
    if (status == LB_OK && buys->bills == sells->bills &&
        fmax(buys->from_yrs, sells->from_yrs) < fmin(buys->to_yrs, sells->to_yrs)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "buy: '%s' overlaps what is sold; a twist buys other maturities than it sells",
                            node->text);
    }
    return status;
}

static lb_status read_reserves_maturity(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    lb_status status = read_buys(node, programme, err);
    if (status == LB_OK && !programme->buys.bills && programme->buys.to_yrs > longest_reserves_yrs) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "maturity: '%s' reaches beyond %g years; reserve management buys bills or up to "
                            "3 years, 'purchases' what is longer",
                            node->text, longest_reserves_yrs);
    }
    return status;
}

/* Reinvestment ------------------------------------------------------------------------------------------------- */

static lb_status read_of(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    static const char *const words[] = {"coupons", "bills", "mbs"};
    int choice = 0;
    lb_status status = lb_yaml_get_choice(node, words, 3, &choice, err);
    if (status == LB_OK) {
        programme->of = (lb_principal)choice;
    }
    return status;
}

static lb_status read_into(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    static const char *const words[] = {"auctions", "bills", "short_coupons", "nothing"};
    int choice = 0;
    lb_status status = lb_yaml_get_choice(node, words, 4, &choice, err);
    if (status == LB_OK && programme->of == LB_PRINCIPAL_MBS && choice == LB_INTO_AUCTIONS) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "into: agency principal is spent in the secondary market, not at auctions; write "
                            "bills, short_coupons or nothing");
    }
    if (status == LB_OK) {
        programme->into = (lb_reinvested_in)choice;
    }
    return status;
}

static lb_status read_share(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    double share_pct = 0;
    lb_status status = read_percent(node, "50%", &share_pct, err);
    if (status == LB_OK && (share_pct < 0 || share_pct > 100)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "share: '%s' must lie between 0%% and 100%%",
                            node->text);
    }
    if (status == LB_OK) {
        programme->share = share_pct / 100;
    }
    return status;
}

static lb_status read_over(const lb_yaml_node *node, lb_programme *programme, lb_error *err)
{
    static const int months[] = {0, 0, 1, 3, 12};
    const char *text;
    lb_span span;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK || strcmp(text, "at once") == 0) {
        return status;
    }
    status = lb_scenario_read_span(node, MOST_RAMP_YRS, &span, err);
    if (status == LB_OK && months[span.unit] == 0) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "over: '%s' must be in months, quarters or years, or at once", text);
    }
    if (status == LB_OK) {
        programme->ramp_months = span.count * months[span.unit];
    }
    return status;
}

/* The table ---------------------------------------------------------------------------------------------------- */

#define OF(kind) (UINT32_C(1) << LB_PROGRAMME_##kind)
#define PACED    (OF(PURCHASES) | OF(SALES) | OF(TWIST))

static const lb_programme_key keys[] = {
    {PACED, "pace", "PACE or 0", NULL, "par traded; 0 switches it off", read_pace},
    {OF(RESERVES), "pace", "PACE or 0", NULL, "par bought; with a floor: at most", read_pace},
    {PACED, "total", "AMOUNT or unlimited", "unlimited", "par in all; then the programme ends", read_total},
    {OF(PURCHASES), "maturity", "bills or RANGE", "0y-30y",
     "what is bought; a range is of coupons: 2y-30y, 3m-2y, 10y+", read_buys},
    {OF(SALES), "maturity", "bills or RANGE", "0y-30y",
     "what is sold; a range is of coupons: 2y-30y, 3m-2y, 10y+", read_sells},
    {OF(TWIST), "sell", "bills or RANGE", NULL, "what is sold; a range is of coupons: 0y-3y", read_sells},
    {OF(TWIST), "buy", "bills or RANGE", NULL, "what is bought for as much; it may not overlap 'sell'",
     read_twist_buys},
    {PACED, "expected_to_last", "permanent or SPAN", "permanent",
     "when the market expects half of it to be gone; this is what is priced", read_lasting},
    {OF(RUNOFF), "cap", "PACE or all", NULL, "principal that is not replaced; all: whatever matures",
     read_cap},
    {OF(REINVESTMENT), "of", "PRINCIPAL", "coupons", "coupons, bills or mbs: what is paid back", read_of},
    {OF(REINVESTMENT), "into", "WHERE", NULL,
     "auctions (add-ons; not of mbs), bills, short_coupons (up to 3 years), nothing", read_into},
    {OF(REINVESTMENT), "share", "PERCENT", "100%", "of that principal; the rest goes where it went",
     read_share},
    {OF(REINVESTMENT), "over", "SPAN or at once", "at once",
     "months, quarters or years in which the share rises in a line from 0", read_over},
    {OF(RESERVES), "floor", "PERCENT or none", "none",
     "of bank assets, which reserves are kept above; none: the pace alone", read_floor},
    {OF(RESERVES), "maturity", "bills or RANGE", "bills",
     "what is bought; a range is of coupons, to 3y at most", read_reserves_maturity},
};

enum { KEYS = sizeof keys / sizeof keys[0] };

const lb_programme_key *lb_programme_keys(int *count)
{
    *count = KEYS;
    return keys;
}

void lb_programme_set_defaults(lb_programme *programme)
{
    switch (programme->kind) {
    case LB_PROGRAMME_PURCHASES:
        programme->buys = all_coupons;
        programme->lasts_yrs = HUGE_VAL;
        break;
    case LB_PROGRAMME_SALES:
        programme->sells = all_coupons;
        programme->lasts_yrs = HUGE_VAL;
        break;
    case LB_PROGRAMME_TWIST:
        programme->lasts_yrs = HUGE_VAL;
        break;
    case LB_PROGRAMME_REINVESTMENT:
        programme->share = 1;
        break;
    case LB_PROGRAMME_RESERVES:
        programme->buys = all_bills;
        programme->lasts_yrs = HUGE_VAL;
        break;
    default:
        break;
    }
}

const char *lb_programme_example(int kind)
{
    static const char *const examples[LB_PROGRAMME_KIND_COUNT] = {
        [LB_PROGRAMME_PURCHASES] = "name: QE\n"
                                   "  on: 2026-03-18\n"
                                   "  announced: yes\n"
                                   "  purchases: {pace: 80bn a month, total: 1tn, maturity: 2y-30y}",
        [LB_PROGRAMME_SALES] = "on: 2026-06-01\n"
                               "  until: 2027-12-31\n"
                               "  stop: reserves < 2.6tn\n"
                               "  sales: {pace: 20bn a month, maturity: 10y+, expected_to_last: permanent}",
        [LB_PROGRAMME_TWIST] =
            "on: 2026-03-18\n"
            "  announced: yes\n"
            "  twist: {pace: 45bn a month, total: 400bn, sell: 0y-3y, buy: 7y-30y, expected_to_last: 3 "
            "years}",
        [LB_PROGRAMME_RUNOFF] = "on: 2026-07-01\n"
                                "  stop: reserves < 2.7tn\n"
                                "  announced: 2026-05-06\n"
                                "  runoff: {cap: 60bn a month}",
        [LB_PROGRAMME_REINVESTMENT] =
            "name: short for long\n"
            "  on: 2026-02-02\n"
            "  announced: yes\n"
            "  reinvestment: {of: coupons, into: bills, share: 100%, over: 2 years}",
        [LB_PROGRAMME_RESERVES] = "when: reserves < 2.8tn\n"
                                  "  reserve_management: {pace: 40bn a month, floor: 12%}",
    };
    return examples[kind];
}
