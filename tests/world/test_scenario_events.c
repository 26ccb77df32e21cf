/* The key `events` of scenario files: what each kind becomes, its defaults, and every way to be wrong with its place. */
#include "check_main.h"

#include <glob.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "world/event_keys.h"
#include "world/scenario_values.h"

static void read_text(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    out[fread(out, 1, size - 1, file)] = '\0';
    fclose(file);
}

static const char head[] = "title: x\nbaseline: 2026-01-30\nuntil: 2027-01-29\nevents:\n";

static lb_status parse(const char *events, lb_scenario *out, lb_error *err)
{
    char text[16384];
    snprintf(text, sizeof text, "%s%s", head, events);
    return lb_scenario_parse("s.yaml", text, strlen(text), out, err);
}

/* The only event of this text. */
static lb_action one(const char *event)
{
    lb_scenario scenario;
    lb_error err = {0};
    ck_assert_msg(parse(event, &scenario, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(scenario.action_count, 1);
    return scenario.actions[0];
}

START_TEST(a_sale_with_all_keys)
{
    lb_action a =
        one("  - on: 2026-03-02\n    label: Japan sells\n"
            "    sell: {holder: foreign_official.japan, amount: 1.2tn, over: 6 months, expected_to_last: "
            "3 months, announced: yes, maturity: 7y-10y, motive: reserves}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_SELL);
    ck_assert_int_eq(a.line, 5);
    ck_assert_int_eq(a.column, 5);
    ck_assert_str_eq(a.label, "Japan sells");
    ck_assert_int_eq(a.on, lb_date_make(2026, 3, 2));
    ck_assert_int_eq(a.when_observable, -1);
    ck_assert_int_eq(a.sector, LB_FOREIGN_OFFICIAL);
    ck_assert_int_eq(a.country, LB_JAPAN);
    ck_assert(a.amount == INT64_C(120000000000000));
    ck_assert_int_eq(a.over_days, 183); /* half of 365.25, rounded up */
    ck_assert(a.announced);
    ck_assert_double_eq(a.from_yrs, 7);
    ck_assert_double_eq(a.to_yrs, 10);
    ck_assert_int_eq(a.motive, LB_MOTIVE_RESERVES);
    ck_assert_double_eq(a.lasts_yrs, 0.25);
}
END_TEST

START_TEST(a_sale_of_everything_and_the_defaults)
{
    lb_action a = one("  - on: 2026-01-31\n    sell: {holder: insurers, amount: all}\n");
    ck_assert(a.amount == LB_AMOUNT_ALL);
    ck_assert_str_eq(a.label, "sell insurers");
    ck_assert_int_eq(a.sector, LB_INSURERS);
    ck_assert_int_eq(a.country, -1);
    ck_assert_int_eq(a.over_days, 1);
    ck_assert(a.lasts_yrs == HUGE_VAL);
    ck_assert(!a.announced);
    ck_assert(a.from_yrs == 0 && a.to_yrs == 0);
    ck_assert_int_eq(a.motive, LB_MOTIVE_NONE);
    a = one("  - on: 2026-03-02\n    sell: {amount: all, holder: foreign_official.united_kingdom}\n");
    ck_assert_str_eq(a.label, "sell foreign_official.united_kingdom");
}
END_TEST

START_TEST(the_fed_announces_and_others_do_not)
{
    ck_assert(one("  - on: 2026-03-02\n    buy: {holder: fed, amount: 500bn}\n").announced);
    ck_assert(!one("  - on: 2026-03-02\n    buy: {announced: no, holder: fed, amount: 500bn}\n").announced);
    ck_assert(!one("  - on: 2026-03-02\n    buy: {holder: banks, amount: 500bn}\n").announced);
    ck_assert(one("  - on: 2026-03-02\n    buy: {announced: true, holder: banks, amount: 1bn}\n").announced);
}
END_TEST

START_TEST(maturities)
{
    static const struct {
        const char *text;
        double from_yrs, to_yrs;
    } cases[] = {{"as_outstanding", 0, 0},
                 {"3m-2y", 0.25, 2},
                 {"0y-1y", 0, 1},
                 {"10y+", 10, LB_MATURITY_OPEN_YRS},
                 {"2.5y-30y", 2.5, LB_MATURITY_OPEN_YRS}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[256];
        snprintf(text, sizeof text, "  - on: 2026-03-02\n    buy: {holder: fed, amount: 1bn, maturity: %s}\n",
                 cases[i].text);
        lb_action a = one(text);
        ck_assert_double_eq(a.from_yrs, cases[i].from_yrs);
        ck_assert_double_eq(a.to_yrs, cases[i].to_yrs);
    }
}
END_TEST

START_TEST(conditions_are_in_the_unit_of_the_observable)
{
    static const struct {
        const char *text;
        int observable;
        bool above;
        double value;
    } cases[] = {{"yield_10y > 5%", LB_OBS_yield_10y, true, 5},
                 {"yield_2y<350bp", LB_OBS_yield_2y, false, 3.5},
                 {"reserves < 2.8tn", LB_OBS_reserves, false, 2800000},
                 {"tail_last > 2.5 bp", LB_OBS_tail_last, true, 2.5},
                 {"wam_months < 70 months", LB_OBS_wam_months, false, 70},
                 {"bid_to_cover_last < 2.2", LB_OBS_bid_to_cover_last, false, 2.2},
                 {"clearing_bound > 3", LB_OBS_clearing_bound, true, 3}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[256];
        snprintf(text, sizeof text, "  - when: %s\n    volatility: {change: 1}\n", cases[i].text);
        lb_action a = one(text);
        ck_assert_int_eq(a.on, LB_DATE_NONE);
        ck_assert_int_eq(a.when_observable, cases[i].observable);
        ck_assert(a.when_above == cases[i].above);
        ck_assert_double_eq(a.when_value, cases[i].value);
    }
}
END_TEST

START_TEST(changes)
{
    lb_action a = one("  - on: 2026-06-17\n    policy_rate: {change: -100bp, expected_to_last: 2 years}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_POLICY_RATE);
    ck_assert_double_eq(a.change_dec, -0.01);
    ck_assert_double_eq(a.lasts_yrs, 2);
    ck_assert_str_eq(a.label, "policy_rate -100bp");
    a = one("  - on: 2026-06-17\n    inflation: {change: 0.5%}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_INFLATION);
    ck_assert_double_eq(a.change_dec, 0.005);
    ck_assert(a.lasts_yrs == HUGE_VAL);
    a = one("  - on: 2026-06-17\n    deficit: {change: -300bn a year}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_DEFICIT);
    ck_assert(a.amount_a_year == INT64_C(-30000000000000));
    ck_assert_str_eq(a.label, "deficit -300bn a year");
    a = one("  - on: 2026-06-17\n    deficit: {change: 25bn a month}\n");
    ck_assert(a.amount_a_year == INT64_C(30000000000000));
    a = one("  - on: 2026-06-17\n    volatility: {change: 40bp, expected_to_last: 3 months}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_VOLATILITY);
    ck_assert_double_eq(a.change_bp, 40);
    ck_assert_double_eq(a.lasts_yrs, 0.25);
}
END_TEST

START_TEST(auctions_and_buybacks)
{
    lb_action a =
        one("  - on: 2026-02-04\n    auction_sizes: {tenors: [10-Year, 20-Year, 30-Year], factor: 2}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_AUCTION_SIZES);
    ck_assert_uint_eq(a.tenors, 1u << LB_10Y | 1u << LB_20Y | 1u << LB_30Y);
    ck_assert_double_eq(a.factor, 2);
    ck_assert_str_eq(a.label, "auction_sizes 10-Year, 20-Year, 30-Year");
    a = one("  - on: 2026-05-01\n    auction_demand: {tenors: [30-Year], direct: 0.4, dealers: 0, auctions: "
            "1}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_AUCTION_DEMAND);
    ck_assert_double_eq(a.direct, 0.4);
    ck_assert_double_eq(a.indirect, 1);
    ck_assert_double_eq(a.factor, 0);
    ck_assert_int_eq(a.auctions, 1);
    a = one(
        "  - on: 2026-05-01\n    auction_demand: {indirect: 0.5, tenors: [2-Year, 3-Year, 5-Year, 7-Year, "
        "10-Year TIPS, 4-Week]}\n");
    ck_assert_int_eq(a.auctions, 0);
    ck_assert_str_eq(a.label, "auction_demand 6 tenors");
    a = one("  - on: 2026-02-04\n    buybacks: {liquidity_support: 38bn a quarter, cash_management: 150bn a "
            "year}\n");
    ck_assert_int_eq(a.kind, LB_ACTION_BUYBACKS);
    ck_assert(a.liquidity_a_quarter == INT64_C(3800000000000));
    ck_assert(a.cash_a_year == INT64_C(15000000000000));
    ck_assert_str_eq(a.label, "buybacks");
    a = one("  - on: 2026-02-04\n    buybacks: {liquidity_support: 0, cash_management: 10bn a month}\n");
    ck_assert(a.liquidity_a_quarter == 0);
    ck_assert(a.cash_a_year == INT64_C(12000000000000));
}
END_TEST

START_TEST(events_keep_the_order_of_the_file_and_may_be_none)
{
    lb_scenario s;
    lb_error err = {0};
    ck_assert_int_eq(parse("  - on: 2026-05-01\n    volatility: {change: 1}\n"
                           "  - on: 2026-03-02\n    volatility: {change: 2}\n",
                           &s, &err),
                     LB_OK);
    ck_assert_int_eq(s.action_count, 2);
    ck_assert_double_eq(s.actions[0].change_bp, 1);
    ck_assert_int_eq(s.actions[1].line, 7);
    ck_assert_int_eq(parse("  []\n", &s, &err), LB_OK);
    ck_assert_int_eq(s.action_count, 0);
    char many[65 * 64];
    size_t used = 0;
    for (int i = 0; i < 65; i++) {
        used += (size_t)snprintf(many + used, sizeof many - used,
                                 "  - {on: 2026-03-02, volatility: {change: 1}}\n");
    }
    ck_assert_int_eq(parse(many, &s, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "s.yaml:69:5: more than 64 events");
}
END_TEST

/* What `longbond help events` shows can be typed. */
START_TEST(the_examples_are_events_of_their_kind)
{
    for (int kind = 0; kind < LB_ACTION_KIND_COUNT; kind++) {
        char text[512];
        size_t used = (size_t)snprintf(text, sizeof text, "  - ");
        for (const char *at = lb_event_example(kind); *at; at++) {
            used += (size_t)snprintf(text + used, sizeof text - used, *at == '\n' ? "\n  " : "%c", *at);
        }
        ck_assert_int_eq(one(text).kind, kind);
    }
}
END_TEST

START_TEST(every_default_is_what_an_absent_key_means)
{
    static const struct {
        const char *bare, *with;
    } same[] = {
        {"sell: {holder: banks, amount: 1bn}", "sell: {holder: banks, amount: 1bn, over: 1 day, "
                                               "expected_to_last: permanent, announced: no, maturity: "
                                               "as_held, motive: none}"},
        {"buy: {holder: fed, amount: 1bn}",
         "buy: {holder: fed, amount: 1bn, over: 1 day, expected_to_last: permanent, "
         "announced: yes, maturity: as_outstanding, motive: none}"},
        {"inflation: {change: 1%}", "inflation: {change: 1%, expected_to_last: permanent}"},
        {"auction_demand: {tenors: [CMB], direct: 1}",
         "auction_demand: {tenors: [CMB], direct: 1, indirect: 1, dealers: 1, auctions: all}"},
    };
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        lb_scenario a, b;
        lb_error err = {0};
        char bare[512], with[512];
        snprintf(bare, sizeof bare, "  - on: 2026-03-02\n    %s\n", same[i].bare);
        snprintf(with, sizeof with, "  - on: 2026-03-02\n    %s\n", same[i].with);
        memset(&a, 0, sizeof a);
        memset(&b, 0, sizeof b);
        ck_assert_msg(parse(bare, &a, &err) == LB_OK && parse(with, &b, &err) == LB_OK, "%s", err.message);
        ck_assert_mem_eq(&a.actions[0], &b.actions[0], sizeof a.actions[0]);
    }
}
END_TEST

START_TEST(spans_are_calendar_days)
{
    ck_assert_int_eq(lb_span_days((lb_span){10, LB_DAYS}), 10);
    ck_assert_int_eq(lb_span_days((lb_span){2, LB_WEEKS}), 14);
    ck_assert_int_eq(lb_span_days((lb_span){1, LB_MONTHS}), 30);
    ck_assert_int_eq(lb_span_days((lb_span){2, LB_QUARTERS}), lb_span_days((lb_span){6, LB_MONTHS}));
    ck_assert_int_eq(lb_span_days((lb_span){24, LB_MONTHS}), lb_span_days((lb_span){2, LB_YEARS}));
    ck_assert_int_eq(lb_span_days((lb_span){4, LB_YEARS}), 1461);
}
END_TEST

/* Text of the list, and the message. */
static const struct {
    const char *events, *message;
} wrong[] = {
    /* the entry */
    {"  sell: {}\n", "s.yaml:5:3: events: this must be a list, not a mapping (key: value)"},
    {"  - sell\n", "s.yaml:5:5: this must be a mapping (key: value), not a single value"},
    {"  - on: 2026-03-02\n    sel: {holder: banks, amount: 1bn}\n",
     "s.yaml:6:5: unknown key 'sel' in an event; did you mean 'sell'?"},
    {"  - on: 2026-03-02\n", "s.yaml:5:5: the event does nothing; it needs one of: sell, buy, policy_rate, "},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn}\n    buy: {holder: fed, amount: 1bn}\n",
     "s.yaml:7:5: an event does one thing, not 'sell' and 'buy'; make it two events"},
    {"  - volatility: {change: 1}\n",
     "s.yaml:5:5: the event has no day; it needs 'on' (a date) or 'when' (a condition)"},
    {"  - on: 2026-03-02\n    when: tga < 1bn\n    volatility: {change: 1}\n",
     "s.yaml:6:5: an event has either 'on' or 'when', not both; make it two events"},
    {"  - on: 2026-03-02\n    volatility: 40\n",
     "s.yaml:6:17: volatility: this must be a mapping (key: value), not a single value"},
    {"  - on: 2026-03-02\n    label: ''\n    volatility: {change: 1}\n",
     "s.yaml:6:12: label: it must have 1 to 47 characters"},
    {"  - on: 2026-03-02\n    label: 123456789012345678901234567890123456789012345678\n    volatility: "
     "{change: 1}\n",
     "s.yaml:6:12: label: it must have 1 to 47 characters"},
    /* the day */
    {"  - on: 2026-02-30\n    volatility: {change: 1}\n", "s.yaml:5:9: on: "},
    {"  - on: 2026-01-30\n    volatility: {change: 1}\n",
     "s.yaml:5:9: on: 2026-01-30 does not lie after the baseline, 2026-01-30"},
    {"  - on: 2027-01-30\n    volatility: {change: 1}\n",
     "s.yaml:5:9: on: 2027-01-30 lies after the end of the run, 2027-01-29"},
    {"  - when: yield_10y >= 5%\n    volatility: {change: 1}\n",
     "s.yaml:5:11: when: 'yield_10y >= 5%' must be an observable, > or <, and a value, as yield_10y > 5%"},
    {"  - when: yield_10y\n    volatility: {change: 1}\n", "s.yaml:5:11: when: 'yield_10y' must be"},
    {"  - when: yield_10 > 5%\n    volatility: {change: 1}\n",
     "s.yaml:5:11: there is no observable 'yield_10'; did you mean 'yield_10y'?"},
    {"  - when: yield_10y > 5\n    volatility: {change: 1}\n",
     "s.yaml:5:11: when: '5' is no value of yield_10y; write it as 5% or 500bp"},
    {"  - when: tga < 5%\n    volatility: {change: 1}\n",
     "s.yaml:5:11: when: '5%' is no value of tga; write it as 500bn"},
    {"  - when: volatility > nanbp\n    volatility: {change: 1}\n", "s.yaml:5:11: when: 'nanbp' is no value"},
    /* trades */
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, expected_last: permanent}\n",
     "s.yaml:6:40: unknown key 'expected_last' in event 'sell'; did you mean 'expected_to_last'?"},
    {"  - on: 2026-03-02\n    sell: {amount: 1bn}\n",
     "s.yaml:6:11: the key 'holder' is missing in event 'sell'"},
    {"  - on: 2026-03-02\n    buy: {holder: fed}\n",
     "s.yaml:6:10: the key 'amount' is missing in event 'buy'"},
    {"  - on: 2026-03-02\n    sell: {holder: insurer, amount: 1bn}\n",
     "s.yaml:6:20: holder: there is no holder 'insurer'; did you mean 'insurers'?"},
    {"  - on: 2026-03-02\n    sell: {holder: martians, amount: 1bn}\n",
     "s.yaml:6:20: holder: there is no holder 'martians'; it must be one of: fed, banks, "},
    {"  - on: 2026-03-02\n    sell: {holder: japan, amount: 1bn}\n",
     "s.yaml:6:20: holder: there is no holder 'japan'; did you mean 'foreign_official.japan'?"},
    {"  - on: 2026-03-02\n    sell: {holder: foreign_official.japn, amount: 1bn}\n",
     "s.yaml:6:20: holder: unknown country 'japn'; did you mean 'japan'?"},
    {"  - on: 2026-03-02\n    sell: {holder: foreign_official., amount: 1bn}\n",
     "s.yaml:6:20: holder: unknown country ''; it must be one of: japan, china, "},
    {"  - on: 2026-03-02\n    sell: {holder: banks.japan, amount: 1bn}\n",
     "s.yaml:6:20: holder: only foreign_official is split by country, not 'banks'"},
    {"  - on: 2026-03-02\n    sell: {holder: dealers, amount: 1bn}\n",
     "s.yaml:6:20: holder: 'dealers' take the other side of what others trade"},
    {"  - on: 2026-03-02\n    sell: {holder: treasury, amount: 1bn}\n",
     "s.yaml:6:20: holder: 'treasury' does not trade in the market; see the event 'buybacks'"},
    {"  - on: 2026-03-02\n    sell: {holder: government_accounts, amount: 1bn}\n",
     "s.yaml:6:20: holder: 'government_accounts' does not trade in the market"},
    {"  - on: 2026-03-02\n    buy: {holder: fed, amount: all}\n",
     "s.yaml:6:32: amount: only a sale can be of 'all'"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 0bn}\n",
     "s.yaml:6:35: amount: '0bn' must lie above 0 and be at most 100tn"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: -1bn}\n",
     "s.yaml:6:35: amount: '-1bn' must lie above 0"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 101tn}\n",
     "s.yaml:6:35: amount: '101tn' must lie above 0"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 400}\n",
     "s.yaml:6:35: amount: '400' needs a unit"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, over: 0 days}\n",
     "s.yaml:6:46: over: '0 days' must lie above 0 and be at most 30 years"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, over: 361 months}\n", "s.yaml:6:46: over: "},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, over: soon}\n",
     "s.yaml:6:46: over: 'soon' is not a span of time"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, expected_to_last: ever}\n",
     "s.yaml:6:58: expected_to_last: 'ever' must be permanent or a span of time, as 3 months or 10 years"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, expected_to_last: 0 years}\n",
     "s.yaml:6:58: expected_to_last: '0 years' must lie above 0 and be at most 100 years"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, announced: maybe}\n",
     "s.yaml:6:51: announced: unknown value 'maybe'; it must be one of: no, yes"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, maturity: as_outstanding}\n",
     "s.yaml:6:50: maturity: 'as_outstanding' must be as_held or a range such as 7y-10y, 3m-2y or 10y+"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, maturity: ''}\n",
     "s.yaml:6:50: maturity: '' must be"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, maturity: -1y-2y}\n",
     "s.yaml:6:50: maturity: "},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, maturity: 10y-7y}\n",
     "s.yaml:6:50: maturity: '10y-7y' must begin below its end and lie between 0y and 30y"},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, maturity: 7y-31y}\n",
     "s.yaml:6:50: maturity: "},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, maturity: 30y+}\n",
     "s.yaml:6:50: maturity: "},
    {"  - on: 2026-03-02\n    sell: {holder: banks, amount: 1bn, motive: reserve}\n",
     "s.yaml:6:48: motive: unknown value 'reserve'; did you mean 'reserves'?"},
    /* changes */
    {"  - on: 2026-03-02\n    policy_rate: {change: 1}\n", "s.yaml:6:27: change: '1'"},
    {"  - on: 2026-03-02\n    policy_rate: {change: 0bp}\n", "s.yaml:6:27: change: '0bp' changes nothing"},
    {"  - on: 2026-03-02\n    inflation: {change: 11%}\n",
     "s.yaml:6:25: change: '11%' must lie between -1000bp and 1000bp"},
    {"  - on: 2026-03-02\n    deficit: {change: 300bn}\n", "s.yaml:6:23: change: '300bn' is not a pace"},
    {"  - on: 2026-03-02\n    deficit: {change: 6bn a week}\n",
     "s.yaml:6:23: change: '6bn a week' must be by month, quarter or year"},
    {"  - on: 2026-03-02\n    deficit: {change: 11tn a year}\n",
     "s.yaml:6:23: change: '11tn a year' is more than 10tn a year"},
    {"  - on: 2026-03-02\n    deficit: {change: 0bn a year}\n",
     "s.yaml:6:23: change: '0bn a year' changes nothing"},
    {"  - on: 2026-03-02\n    deficit: {change: 1bn a year, expected_to_last: 1 year}\n",
     "s.yaml:6:35: unknown key 'expected_to_last' in event 'deficit'; it may have: change"},
    {"  - on: 2026-03-02\n    volatility: {change: 0}\n",
     "s.yaml:6:26: change: '0' must lie above 0 and be at most 500"},
    {"  - on: 2026-03-02\n    volatility: {change: 40%}\n",
     "s.yaml:6:26: change: '40%' must be basis points"},
    /* auctions and buybacks */
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [10-Yaer], factor: 2}\n",
     "s.yaml:6:30: unknown value '10-Yaer'; did you mean '10-Year'?"},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: 10-Year, factor: 2}\n",
     "s.yaml:6:29: tenors: this must be a list, not a single value"},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [], factor: 2}\n",
     "s.yaml:6:29: tenors: the list is empty"},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [2-Year, 2-Year], factor: 2}\n",
     "s.yaml:6:38: tenors: '2-Year' stands here twice"},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [4-Week], factor: 2}\n",
     "s.yaml:6:30: tenors: the sizes of bills follow the Treasury's cash; '4-Week' cannot be multiplied"},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [2-Year], factor: 0}\n",
     "s.yaml:6:47: factor: 0 must lie above 0 and be at most 10"},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [2-Year], factor: 10.5}\n", "s.yaml:6:47: factor: "},
    {"  - on: 2026-03-02\n    auction_sizes: {tenors: [2-Year]}\n",
     "s.yaml:6:20: the key 'factor' is missing in event 'auction_sizes'"},
    {"  - on: 2026-03-02\n    auction_demand: {tenors: [2-Year]}\n",
     "s.yaml:6:21: event 'auction_demand' needs one of: direct, indirect, dealers"},
    {"  - on: 2026-03-02\n    auction_demand: {tenors: [2-Year], direct: -0.1}\n",
     "s.yaml:6:48: direct: -0.1 must lie between 0 and 10"},
    {"  - on: 2026-03-02\n    auction_demand: {tenors: [2-Year], indirect: 0.5, auctions: 0}\n",
     "s.yaml:6:65: auctions: "},
    {"  - on: 2026-03-02\n    buybacks: {liquidity_support: 38bn a quarter}\n",
     "s.yaml:6:15: the key 'cash_management' is missing in event 'buybacks'"},
    {"  - on: 2026-03-02\n    buybacks: {liquidity_support: -38bn a quarter, cash_management: 0}\n",
     "s.yaml:6:35: liquidity_support: '-38bn a quarter' must not be negative"},
    {"  - on: 2026-03-02\n    buybacks: {liquidity_support: 4tn a quarter, cash_management: 0}\n",
     "s.yaml:6:35: liquidity_support: '4tn a quarter' is more than 10tn a year"},
};

START_TEST(errors_name_the_place_and_what_is_right)
{
    lb_scenario s;
    lb_error err = {0};
    lb_status status = parse(wrong[_i].events, &s, &err);
    ck_assert_msg(status == LB_ERR_PARSE || status == LB_ERR_RANGE, "case %d was read:\n%s", _i,
                  wrong[_i].events);
    ck_assert_int_eq(lb_status_exit(status), 2);
    size_t length = strlen(wrong[_i].message);
    ck_assert_msg(strncmp(err.message, wrong[_i].message, length) == 0, "case %d: %s\nnot %s", _i,
                  err.message, wrong[_i].message);
}
END_TEST

/* The shipped scenarios are read, say what to look at, and have their place in the guide. */
START_TEST(shipped_scenarios_are_read_and_told)
{
    static char guide[65536], text[65536];
    read_text(LONGBOND_SOURCE_DIR "/docs/guide/scenarios.md", guide, sizeof guide);
    glob_t files;
    ck_assert_int_eq(glob(LONGBOND_SOURCE_DIR "/scenarios/*.yaml", 0, NULL, &files), 0);
    ck_assert_int_eq(glob(LONGBOND_SOURCE_DIR "/scenarios/*/*.yaml", GLOB_APPEND, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++) {
        const char *path = files.gl_pathv[i], *name = strrchr(path, '/') + 1;
        read_text(path, text, sizeof text);
        lb_scenario s;
        lb_error err = {0};
        ck_assert_msg(lb_scenario_read(path, &s, &err) == LB_OK, "%s", err.message);
        ck_assert_msg(text[0] == '#' && strstr(text, "ook at"), "%s does not say what to look at", path);
        ck_assert_msg(strstr(guide, name) != NULL, "%s is not in the guide", name);
    }
    ck_assert_uint_ge(files.gl_pathc, 28);
    globfree(&files);
}
END_TEST

static void told(const char *guide, const char *word)
{
    char quoted[128];
    snprintf(quoted, sizeof quoted, "`%s`", word);
    ck_assert_msg(strstr(guide, quoted) != NULL, "%s is not in the guide", quoted);
}

START_TEST(the_guide_has_every_kind_key_and_motive)
{
    static char guide[65536];
    read_text(LONGBOND_SOURCE_DIR "/docs/guide/scenarios.md", guide, sizeof guide);
    for (int kind = 0; kind < LB_ACTION_KIND_COUNT; kind++) {
        told(guide, lb_action_word(kind));
    }
    int count = 0;
    const lb_event_key *keys = lb_event_keys(&count);
    for (int i = 0; i < count; i++) {
        told(guide, keys[i].key);
    }
    for (int motive = 0; motive < LB_MOTIVE_COUNT; motive++) {
        told(guide, lb_motive_word(motive));
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scenario_events");
    TCase *tests = tcase_create("scenario_events");
    tcase_add_test(tests, a_sale_with_all_keys);
    tcase_add_test(tests, a_sale_of_everything_and_the_defaults);
    tcase_add_test(tests, the_fed_announces_and_others_do_not);
    tcase_add_test(tests, maturities);
    tcase_add_test(tests, conditions_are_in_the_unit_of_the_observable);
    tcase_add_test(tests, changes);
    tcase_add_test(tests, auctions_and_buybacks);
    tcase_add_test(tests, events_keep_the_order_of_the_file_and_may_be_none);
    tcase_add_test(tests, the_examples_are_events_of_their_kind);
    tcase_add_test(tests, every_default_is_what_an_absent_key_means);
    tcase_add_test(tests, spans_are_calendar_days);
    tcase_add_test(tests, shipped_scenarios_are_read_and_told);
    tcase_add_test(tests, the_guide_has_every_kind_key_and_motive);
    tcase_add_loop_test(tests, errors_name_the_place_and_what_is_right, 0,
                        (int)(sizeof wrong / sizeof wrong[0]));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
