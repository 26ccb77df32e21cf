/* The key `programmes` of scenario files: what each kind becomes, its defaults, and every way to be wrong with its
 * place. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "world/programme_keys.h"
#include "world/scenario.h"
#include "world/scenario_values.h"

#define BN INT64_C(100000000000) /* cents */

static const char head[] = "title: x\nbaseline: 2026-01-30\nuntil: 2030-01-31\nprogrammes:\n";

static lb_status parse(const char *programmes, lb_scenario *out, lb_error *err)
{
    char text[16384];
    snprintf(text, sizeof text, "%s%s", head, programmes);
    return lb_scenario_parse("s.yaml", text, strlen(text), out, err);
}

static lb_scenario parsed(const char *programmes)
{
    lb_scenario scenario;
    lb_error err = {0};
    ck_assert_msg(parse(programmes, &scenario, &err) == LB_OK, "%s", err.message);
    return scenario;
}

/* The only programme of this text. */
static lb_programme one(const char *programme)
{
    lb_scenario scenario = parsed(programme);
    ck_assert_int_eq(scenario.programme_count, 1);
    return scenario.programmes[0];
}

/* A programme that begins on 2 March 2026 and does this. */
static lb_programme doing(const char *what)
{
    char text[512];
    snprintf(text, sizeof text, "  - on: 2026-03-02\n    %s\n", what);
    return one(text);
}

START_TEST(purchases_with_all_keys)
{
    lb_programme p =
        one("  - name: QE 5\n    on: 2026-03-18\n    until: 2027-03-17\n    stop: yield_10y < 3.5%\n"
            "    announced: 2026-01-30\n"
            "    purchases: {pace: 80bn a month, total: 1tn, maturity: 2y-30y, expected_to_last: 2 years}\n");
    ck_assert_int_eq(p.kind, LB_PROGRAMME_PURCHASES);
    ck_assert_int_eq(p.line, 5);
    ck_assert_int_eq(p.column, 5);
    ck_assert_str_eq(p.name, "QE 5");
    ck_assert_int_eq(p.on, lb_date_make(2026, 3, 18));
    ck_assert_int_eq(p.when.observable, -1);
    ck_assert_int_eq(p.until, lb_date_make(2027, 3, 17));
    ck_assert_int_eq(p.stop.observable, LB_OBS_yield_10y);
    ck_assert(!p.stop.above);
    ck_assert_double_eq(p.stop.value, 3.5);
    ck_assert_int_eq(p.news, LB_ANNOUNCED_ON);
    ck_assert_int_eq(p.announced, lb_date_make(2026, 1, 30));
    ck_assert(p.pace == 80 * BN);
    ck_assert(p.total == 1000 * BN);
    ck_assert(!p.buys.bills);
    ck_assert_double_eq(p.buys.from_yrs, 2);
    ck_assert_double_eq(p.buys.to_yrs, LB_MATURITY_OPEN_YRS);
    ck_assert_double_eq(p.lasts_yrs, 2);
}
END_TEST

START_TEST(purchases_and_their_defaults)
{
    lb_programme p = doing("purchases: {pace: 80bn a month}");
    ck_assert_str_eq(p.name, "purchases");
    ck_assert_int_eq(p.until, LB_DATE_NONE);
    ck_assert_int_eq(p.stop.observable, -1);
    ck_assert_int_eq(p.news, LB_SURPRISE);
    ck_assert_int_eq(p.announced, LB_DATE_NONE);
    ck_assert(p.total == 0);
    ck_assert(!p.buys.bills && p.buys.from_yrs == 0 && p.buys.to_yrs == LB_MATURITY_OPEN_YRS);
    ck_assert(p.sells.to_yrs == 0 && p.cap == 0 && p.share == 0 && p.floor_pct == 0);
    ck_assert(p.lasts_yrs == HUGE_VAL);
}
END_TEST

START_TEST(sales_and_twist)
{
    lb_programme p = doing("sales: {pace: 60bn a quarter, maturity: bills}");
    ck_assert_int_eq(p.kind, LB_PROGRAMME_SALES);
    ck_assert(p.pace == 20 * BN);
    ck_assert(p.sells.bills && p.buys.to_yrs == 0);
    p = doing("sales: {pace: 240bn a year, maturity: 10y+}");
    ck_assert(p.pace == 20 * BN);
    ck_assert(!p.sells.bills && p.sells.from_yrs == 10 && p.sells.to_yrs == LB_MATURITY_OPEN_YRS);
    ck_assert(p.lasts_yrs == HUGE_VAL);
    p = doing("twist: {buy: 7y-30y, pace: 45bn a month, total: 400bn, sell: 3m-3y}"); /* in any order */
    ck_assert_int_eq(p.kind, LB_PROGRAMME_TWIST);
    ck_assert(p.total == 400 * BN);
    ck_assert(p.sells.from_yrs == 0.25 && p.sells.to_yrs == 3 && p.buys.from_yrs == 7);
    p = doing("twist: {pace: 45bn a month, sell: 7y-30y, buy: bills}");
    ck_assert(p.buys.bills && !p.sells.bills);
    p = doing(
        "twist: {pace: 45bn a month, sell: 7y-10y, buy: 10y+}"); /* above 10 y, so that they touch only */
    ck_assert(p.sells.to_yrs == p.buys.from_yrs);
}
END_TEST

START_TEST(runoff)
{
    lb_programme p = doing("runoff: {cap: 60bn a month}");
    ck_assert_int_eq(p.kind, LB_PROGRAMME_RUNOFF);
    ck_assert(p.cap == 60 * BN);
    ck_assert(doing("runoff: {cap: all}").cap == INT64_MAX);
    ck_assert(doing("runoff: {cap: 0}").cap == 0);
}
END_TEST

START_TEST(reinvestment)
{
    lb_programme p = doing("reinvestment: {into: bills}");
    ck_assert_int_eq(p.kind, LB_PROGRAMME_REINVESTMENT);
    ck_assert_int_eq(p.of, LB_PRINCIPAL_COUPONS);
    ck_assert_int_eq(p.into, LB_INTO_BILLS);
    ck_assert_double_eq(p.share, 1);
    ck_assert_int_eq(p.ramp_months, 0);
    p = doing("reinvestment: {into: short_coupons, of: mbs, share: 62.5%, over: 2 years}");
    ck_assert_int_eq(p.of, LB_PRINCIPAL_MBS);
    ck_assert_int_eq(p.into, LB_INTO_SHORT_COUPONS);
    ck_assert_double_eq(p.share, 0.625);
    ck_assert_int_eq(p.ramp_months, 24);
    ck_assert_int_eq(doing("reinvestment: {into: nothing, over: 3 quarters}").ramp_months, 9);
    ck_assert_int_eq(doing("reinvestment: {of: bills, into: auctions}").into, LB_INTO_AUCTIONS);
}
END_TEST

START_TEST(reserve_management)
{
    lb_programme p = doing("reserve_management: {pace: 40bn a month}");
    ck_assert_int_eq(p.kind, LB_PROGRAMME_RESERVES);
    ck_assert(p.pace == 40 * BN && p.floor_pct == 0);
    ck_assert(p.buys.bills && p.buys.to_yrs == LB_MATURITY_OPEN_YRS);
    ck_assert(p.lasts_yrs == HUGE_VAL);
    p = doing("reserve_management: {pace: 40bn a month, floor: 12%, maturity: 0y-3y}");
    ck_assert_double_eq(p.floor_pct, 12);
    ck_assert(!p.buys.bills && p.buys.from_yrs == 0 && p.buys.to_yrs == 3);
}
END_TEST

START_TEST(conditions_begin_and_stop)
{
    lb_programme p = one("  - when: reserves < 2.8tn\n    stop: tail_last > 2.5bp\n    announced: yes\n"
                         "    until: 2026-02-02\n    purchases: {pace: 1bn a month}\n");
    ck_assert_int_eq(p.on, LB_DATE_NONE);
    ck_assert_int_eq(p.when.observable, LB_OBS_reserves);
    ck_assert(!p.when.above);
    ck_assert_double_eq(p.when.value, 2800000);
    ck_assert_int_eq(p.stop.observable, LB_OBS_tail_last);
    ck_assert(p.stop.above);
    ck_assert_double_eq(p.stop.value, 2.5);
    ck_assert_int_eq(p.news, LB_ANNOUNCED_AT_START);
}
END_TEST

START_TEST(a_programme_may_be_off)
{
    ck_assert(doing("purchases: {pace: 0}").pace == 0);
    ck_assert(doing("sales: {pace: 0bn a month}").pace == 0);
    ck_assert(doing("reserve_management: {pace: 0}").pace == 0);
    ck_assert_double_eq(doing("reinvestment: {into: bills, share: 0%}").share, 0);
}
END_TEST

START_TEST(names_that_are_not_given_are_numbered)
{
    lb_scenario s = parsed("  - {on: 2026-03-02, purchases: {pace: 1bn a month}}\n"
                           "  - {on: 2026-03-02, purchases: {pace: 2bn a month}}\n"
                           "  - {on: 2026-03-02, name: sales, purchases: {pace: 3bn a month}}\n"
                           "  - {on: 2026-03-02, sales: {pace: 4bn a month}}\n");
    ck_assert_int_eq(s.programme_count, 4);
    ck_assert_str_eq(s.programmes[0].name, "purchases");
    ck_assert_str_eq(s.programmes[1].name, "purchases 2");
    ck_assert_str_eq(s.programmes[2].name, "sales");
    ck_assert_str_eq(s.programmes[3].name, "sales 2");
    for (int i = 0; i < 4; i++) { /* in the order of the file */
        ck_assert(s.programmes[i].pace == (i + 1) * BN);
        ck_assert_int_eq(s.programmes[i].line, 5 + i);
    }
}
END_TEST

START_TEST(at_most_sixteen)
{
    lb_scenario s;
    lb_error err = {0};
    char many[17 * 64];
    size_t used = 0;
    for (int i = 0; i < 17; i++) {
        used +=
            (size_t)snprintf(many + used, sizeof many - used, "  - {on: 2026-03-02, purchases: {pace: 0}}\n");
    }
    ck_assert_int_eq(parse(many, &s, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "s.yaml:21:5: more than 16 programmes");
    many[used - strlen("  - {on: 2026-03-02, purchases: {pace: 0}}\n")] = '\0';
    s = parsed(many);
    ck_assert_int_eq(s.programme_count, 16);
    ck_assert_str_eq(s.programmes[15].name, "purchases 16");
    ck_assert_int_eq(parsed("  []\n").programme_count, 0);
}
END_TEST

/* What `longbond help programmes` shows can be typed. */
START_TEST(the_examples_are_programmes_of_their_kind)
{
    for (int kind = 0; kind < LB_PROGRAMME_KIND_COUNT; kind++) {
        char text[512];
        size_t used = (size_t)snprintf(text, sizeof text, "  - ");
        for (const char *at = lb_programme_example(kind); *at; at++) {
            used += (size_t)snprintf(text + used, sizeof text - used, *at == '\n' ? "\n  " : "%c", *at);
        }
        ck_assert_int_eq(one(text).kind, kind);
    }
}
END_TEST

/* Each default of the table, written out, is what its absence means. */
START_TEST(every_default_is_what_an_absent_key_means)
{
    static const char *const required[LB_PROGRAMME_KIND_COUNT] = {
        [LB_PROGRAMME_PURCHASES] = "pace: 1bn a month",
        [LB_PROGRAMME_SALES] = "pace: 1bn a month",
        [LB_PROGRAMME_TWIST] = "pace: 1bn a month, sell: bills, buy: 7y+",
        [LB_PROGRAMME_RUNOFF] = "cap: all",
        [LB_PROGRAMME_REINVESTMENT] = "into: bills",
        [LB_PROGRAMME_RESERVES] = "pace: 1bn a month",
    };
    int count = 0, defaults = 0;
    const lb_programme_key *keys = lb_programme_keys(&count);
    for (int i = 0; i < count; i++) {
        for (int kind = 0; keys[i].fallback && kind < LB_PROGRAMME_KIND_COUNT; kind++) {
            if (!(keys[i].kinds >> kind & 1)) {
                continue;
            }
            char bare[256], with[256];
            const char *word = lb_programme_word(kind);
            snprintf(bare, sizeof bare, "%s: {%s}", word, required[kind]);
            snprintf(with, sizeof with, "%s: {%s, %s: %s}", word, required[kind], keys[i].key,
                     keys[i].fallback);
            lb_programme a = doing(bare), b = doing(with);
            ck_assert_msg(a.pace == b.pace && a.total == b.total && a.cap == b.cap &&
                              a.buys.bills == b.buys.bills && a.buys.from_yrs == b.buys.from_yrs &&
                              a.buys.to_yrs == b.buys.to_yrs && a.sells.bills == b.sells.bills &&
                              a.sells.from_yrs == b.sells.from_yrs && a.sells.to_yrs == b.sells.to_yrs &&
                              a.lasts_yrs == b.lasts_yrs && a.of == b.of && a.into == b.into &&
                              a.share == b.share && a.ramp_months == b.ramp_months &&
                              a.floor_pct == b.floor_pct,
                          "%s is not %s", with, bare);
            defaults++;
        }
    }
    ck_assert_int_ge(defaults, 13);
}
END_TEST

/* Lists in which no two programmes contradict each other. */
static const char *const together[] = {
    /* one runoff after another */
    "  - {on: 2026-03-02, until: 2026-05-31, runoff: {cap: 30bn a month}}\n"
    "  - {on: 2026-06-01, runoff: {cap: 60bn a month}}\n",
    /* a condition may end the first before the second begins */
    "  - {on: 2026-03-02, stop: reserves < 2.9tn, runoff: {cap: 30bn a month}}\n"
    "  - {on: 2026-06-01, runoff: {cap: 60bn a month}}\n",
    /* a condition may begin the second later, or never */
    "  - {on: 2026-03-02, runoff: {cap: 30bn a month}}\n"
    "  - {when: reserves > 3tn, runoff: {cap: 60bn a month}}\n",
    /* shares of 100 %, for each principal */
    "  - {on: 2026-03-02, reinvestment: {into: bills, share: 60%}}\n"
    "  - {on: 2026-03-02, reinvestment: {into: nothing, share: 40%}}\n"
    "  - {on: 2026-03-02, reinvestment: {of: mbs, into: bills}}\n"
    "  - {on: 2026-03-02, reinvestment: {of: bills, into: bills}}\n",
    "  - {on: 2026-03-02, until: 2026-12-31, reinvestment: {into: bills}}\n"
    "  - {on: 2027-01-01, reinvestment: {into: short_coupons}}\n",
    /* thirds that are not exact */
    "  - {on: 2026-03-02, reinvestment: {into: bills, share: 33.3%}}\n"
    "  - {on: 2026-03-02, reinvestment: {into: nothing, share: 33.3%}}\n"
    "  - {on: 2026-03-02, reinvestment: {into: short_coupons, share: 33.4%}}\n",
};

START_TEST(programmes_side_by_side)
{
    parsed(together[_i]);
}
END_TEST

#define ON "  - on: 2026-03-02\n    "

/* Text of the list, and the message. */
static const struct {
    const char *programmes, *message;
} wrong[] = {
    /* the entry */
    {"  purchases: {}\n", "s.yaml:5:3: programmes: this must be a list, not a mapping (key: value)"},
    {"  - purchases\n", "s.yaml:5:5: this must be a mapping (key: value), not a single value"},
    {ON "purchase: {pace: 1bn a month}\n",
     "s.yaml:6:5: unknown key 'purchase' in a programme; did you mean 'purchases'?"},
    {"  - on: 2026-03-02\n",
     "s.yaml:5:5: the programme does nothing; it needs one of: purchases, sales, twist, runoff, "
     "reinvestment, reserve_management"},
    {ON "purchases: {pace: 0}\n    runoff: {cap: all}\n",
     "s.yaml:7:5: a programme does one thing, not 'purchases' and 'runoff'; make it two programmes"},
    {ON "purchases: 80bn a month\n",
     "s.yaml:6:16: purchases: this must be a mapping (key: value), not a single value"},
    {ON "purchases: {pace: 1bn a month, until: 2027-03-02}\n",
     "s.yaml:6:36: 'until' stands beside 'purchases', not in it"},
    {ON "name: ''\n    runoff: {cap: all}\n", "s.yaml:6:11: name: it must have 1 to 47 characters"},
    {ON "name: 123456789012345678901234567890123456789012345678\n    runoff: {cap: all}\n",
     "s.yaml:6:11: name: it must have 1 to 47 characters"},
    {ON "name: QE\n    sales: {pace: 0}\n" ON "name: QE\n    purchases: {pace: 0}\n",
     "s.yaml:9:11: name: the programme in line 5 is called 'QE' too; names must differ"},
    /* the days */
    {"  - purchases: {pace: 0}\n",
     "s.yaml:5:5: the programme has no first day; it needs 'on' (a date) or 'when' (a condition)"},
    {ON "when: tga < 1bn\n    purchases: {pace: 0}\n",
     "s.yaml:6:5: a programme has either 'on' or 'when', not both; make it two programmes"},
    {"  - on: 2026-02-30\n    purchases: {pace: 0}\n", "s.yaml:5:9: on: "},
    {"  - on: 2026-01-30\n    purchases: {pace: 0}\n",
     "s.yaml:5:9: on: 2026-01-30 does not lie after the baseline, 2026-01-30"},
    {"  - on: 2030-02-01\n    purchases: {pace: 0}\n",
     "s.yaml:5:9: on: 2030-02-01 lies after the end of the run, 2030-01-31"},
    {ON "until: 2026-03-02\n    purchases: {pace: 0}\n",
     "s.yaml:6:12: until: 2026-03-02 does not lie after 'on', 2026-03-02"},
    {ON "until: 2030-02-01\n    purchases: {pace: 0}\n",
     "s.yaml:6:12: until: 2030-02-01 lies after the end of the run, 2030-01-31"},
    {"  - when: tga < 1bn\n    until: 2026-01-30\n    purchases: {pace: 0}\n",
     "s.yaml:6:12: until: 2026-01-30 does not lie after the baseline, 2026-01-30"},
    {ON "stop: reserves < 11%\n    purchases: {pace: 0}\n",
     "s.yaml:6:11: stop: '11%' is no value of reserves; write it as 500bn"},
    {ON "stop: reserve < 2tn\n    purchases: {pace: 0}\n",
     "s.yaml:6:11: there is no observable 'reserve'; did you mean 'reserves'?"},
    {ON "stop: 2027-01-01\n    purchases: {pace: 0}\n",
     "s.yaml:6:11: stop: '2027-01-01' must be an observable, > or <, and a value, as yield_10y > 5%"},
    {"  - when: yield_10y >= 5%\n    purchases: {pace: 0}\n", "s.yaml:5:11: when: 'yield_10y >= 5%' must be"},
    {ON "announced: maybe\n    purchases: {pace: 0}\n",
     "s.yaml:6:16: announced: 'maybe' must be no, yes or a date before 'on'"},
    {ON "announced: 2026-02-30\n    purchases: {pace: 0}\n", "s.yaml:6:16: announced: "},
    {ON "announced: 2026-03-02\n    purchases: {pace: 0}\n",
     "s.yaml:6:16: announced: 2026-03-02 does not lie before 'on', 2026-03-02; on the first day itself it is "
     "yes"},
    {ON "announced: 2026-01-29\n    purchases: {pace: 0}\n",
     "s.yaml:6:16: announced: 2026-01-29 lies before the baseline, 2026-01-30"},
    {"  - when: tga < 1bn\n    announced: 2026-02-02\n    purchases: {pace: 0}\n",
     "s.yaml:6:16: announced: a date needs 'on'; with 'when' it must be yes or no"},
    /* purchases, sales, twist */
    {ON "purchases: {total: 1tn}\n", "s.yaml:6:16: the key 'pace' is missing in programme 'purchases'"},
    {ON "purchases: {pace: 80bn}\n", "s.yaml:6:23: pace: '80bn' is not a pace; write it as 60bn a month"},
    {ON "purchases: {pace: -80bn a month}\n",
     "s.yaml:6:23: pace: '-80bn a month' must not be negative; 'sales' sells"},
    {ON "sales: {pace: -80bn a month}\n",
     "s.yaml:6:19: pace: '-80bn a month' must not be negative; 'purchases' buys"},
    {ON "purchases: {pace: 20bn a week}\n",
     "s.yaml:6:23: pace: '20bn a week' must be by month, quarter or year"},
    {ON "purchases: {pace: 80tn a month}\n", "s.yaml:6:23: pace: '80tn a month' is more than 10tn a year"},
    {ON "purchases: {paces: 80bn a month}\n",
     "s.yaml:6:17: unknown key 'paces' in programme 'purchases'; did you mean 'pace'?"},
    {ON "purchases: {pace: 1bn a month, total: -1bn}\n",
     "s.yaml:6:43: total: '-1bn' must lie above 0 and be at most 100tn"},
    {ON "purchases: {pace: 1bn a month, total: 0bn}\n",
     "s.yaml:6:43: total: '0bn' is nothing; for a programme that does nothing write 'pace: 0', for one "
     "without a limit leave 'total' out"},
    {ON "purchases: {pace: 1bn a month, total: 101tn}\n", "s.yaml:6:43: total: '101tn' must lie above 0"},
    {ON "purchases: {pace: 1bn a month, total: 400}\n", "s.yaml:6:43: total: '400' needs a unit"},
    {ON "purchases: {pace: 1bn a month, maturity: bill}\n",
     "s.yaml:6:46: maturity: 'bill' must be bills or a range such as 7y-10y, 3m-2y or 10y+"},
    {ON "purchases: {pace: 1bn a month, maturity: 30y-2y}\n",
     "s.yaml:6:46: maturity: '30y-2y' must begin below its end and lie between 0y and 30y"},
    {ON "purchases: {pace: 1bn a month, expected_to_last: ever}\n",
     "s.yaml:6:54: expected_to_last: 'ever' must be permanent or a span of time, as 3 months or 10 years"},
    {ON "twist: {pace: 1bn a month, sell: bills}\n",
     "s.yaml:6:12: the key 'buy' is missing in programme 'twist'"},
    {ON "twist: {pace: 1bn a month, sell: 0y-8y, buy: 7y-30y}\n",
     "s.yaml:6:50: buy: '7y-30y' overlaps what is sold; a twist buys other maturities than it sells"},
    {ON "twist: {pace: 1bn a month, sell: bills, buy: bills}\n",
     "s.yaml:6:50: buy: 'bills' overlaps what is sold"},
    {ON "twist: {pace: -1bn a month, sell: bills, buy: 7y+}\n",
     "s.yaml:6:19: pace: '-1bn a month' must not be negative; exchange 'sell' and 'buy' instead"},
    /* runoff */
    {ON "runoff: {}\n", "s.yaml:6:13: the key 'cap' is missing in programme 'runoff'"},
    {ON "runoff: {cap: -60bn a month}\n", "s.yaml:6:19: cap: '-60bn a month' must not be negative"},
    {ON "runoff: {cap: 60bn}\n", "s.yaml:6:19: cap: '60bn' is not a pace"},
    {"  - {on: 2026-03-02, runoff: {cap: all}}\n  - {on: 2026-06-01, runoff: {cap: 60bn a month}}\n",
     "s.yaml:6:5: the runoff in line 5 still runs on 2026-06-01, so there would be two caps; give it an "
     "'until' before"},
    {"  - {on: 2026-06-01, runoff: {cap: all}}\n"
     "  - {on: 2026-03-02, until: 2026-06-01, runoff: {cap: 60bn a month}}\n",
     "s.yaml:5:5: the runoff in line 6 still runs on 2026-06-01"},
    {"  - {on: 2026-03-02, stop: tga < 1bn, runoff: {cap: all}}\n"
     "  - {on: 2026-03-02, runoff: {cap: 60bn a month}}\n",
     "s.yaml:6:5: the runoff in line 5 still runs on 2026-03-02"},
    /* reinvestment */
    {ON "reinvestment: {of: mbs}\n", "s.yaml:6:19: the key 'into' is missing in programme 'reinvestment'"},
    {ON "reinvestment: {into: bill}\n", "s.yaml:6:26: into: unknown value 'bill'; did you mean 'bills'?"},
    {ON "reinvestment: {into: gold}\n",
     "s.yaml:6:26: into: unknown value 'gold'; it must be one of: auctions, bills, short_coupons, nothing"},
    {ON "reinvestment: {of: coupon, into: bills}\n",
     "s.yaml:6:24: of: unknown value 'coupon'; did you mean 'coupons'?"},
    {ON "reinvestment: {into: auctions, of: mbs}\n",
     "s.yaml:6:26: into: agency principal is spent in the secondary market, not at auctions; write bills, "
     "short_coupons or nothing"},
    {ON "reinvestment: {into: bills, share: 0.5}\n",
     "s.yaml:6:40: share: '0.5' must be a percentage, as 50%"},
    {ON "reinvestment: {into: bills, share: 101%}\n",
     "s.yaml:6:40: share: '101%' must lie between 0% and 100%"},
    {ON "reinvestment: {into: bills, share: -1%}\n", "s.yaml:6:40: share: '-1%' must lie between"},
    {ON "reinvestment: {into: bills, over: 6 weeks}\n",
     "s.yaml:6:39: over: '6 weeks' must be in months, quarters or years, or at once"},
    {ON "reinvestment: {into: bills, over: 31 years}\n",
     "s.yaml:6:39: over: '31 years' must lie above 0 and be at most 30 years"},
    {"  - {on: 2026-03-02, reinvestment: {into: bills, share: 60%}}\n"
     "  - {on: 2026-04-01, reinvestment: {into: nothing, share: 50%}}\n",
     "s.yaml:6:5: reinvestments of coupons have shares of 110% together from 2026-04-01 on, with the one in "
     "line 5; lower a share, or give one an 'until' before"},
    {"  - {on: 2026-03-02, reinvestment: {of: mbs, into: bills, share: 40%}}\n" /* no two, but three */
     "  - {on: 2026-05-01, reinvestment: {of: mbs, into: nothing, share: 40%}}\n"
     "  - {on: 2026-04-01, until: 2026-06-30, reinvestment: {of: mbs, into: bills, share: 40%}}\n",
     "s.yaml:6:5: reinvestments of mbs have shares of 120% together from 2026-05-01 on"},
    /* reserve management */
    {ON "reserve_management: {floor: 12%}\n",
     "s.yaml:6:25: the key 'pace' is missing in programme 'reserve_management'"},
    {ON "reserve_management: {pace: 40bn a month, floor: 12}\n",
     "s.yaml:6:53: floor: '12' must be a percentage, as 12%"},
    {ON "reserve_management: {pace: 40bn a month, floor: 0%}\n",
     "s.yaml:6:53: floor: '0%' must lie above 0% and be at most 50%; without a floor write none"},
    {ON "reserve_management: {pace: 40bn a month, maturity: 0y-5y}\n",
     "s.yaml:6:56: maturity: '0y-5y' reaches beyond 3 years; reserve management buys bills or up to 3 years, "
     "'purchases' what is longer"},
    {ON "reserve_management: {pace: 40bn a month, total: 1tn}\n",
     "s.yaml:6:46: unknown key 'total' in programme 'reserve_management'; it may have: pace, floor, "
     "maturity"},
};

START_TEST(errors_name_the_place_and_what_is_right)
{
    lb_scenario s;
    lb_error err = {0};
    lb_status status = parse(wrong[_i].programmes, &s, &err);
    ck_assert_msg(status == LB_ERR_PARSE || status == LB_ERR_RANGE, "case %d was read:\n%s", _i,
                  wrong[_i].programmes);
    ck_assert_int_eq(lb_status_exit(status), 2);
    size_t length = strlen(wrong[_i].message);
    ck_assert_msg(strncmp(err.message, wrong[_i].message, length) == 0, "case %d: %s\nnot %s", _i,
                  err.message, wrong[_i].message);
}
END_TEST

static void told(const char *guide, const char *word)
{
    char quoted[128];
    snprintf(quoted, sizeof quoted, "`%s`", word);
    ck_assert_msg(strstr(guide, quoted) != NULL, "%s is not in the guide", quoted);
}

/* The part of the guide on programmes, since events have keys of the same names. */
static const char *guide_part(void)
{
    static char text[131072];
    FILE *file = fopen(LONGBOND_SOURCE_DIR "/docs/guide/scenarios.md", "r");
    ck_assert_ptr_nonnull(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    const char *part = strstr(text, "\n## Programmes\n");
    ck_assert_ptr_nonnull(part);
    return part;
}

START_TEST(the_guide_has_every_kind_and_key)
{
    const char *guide = guide_part();
    for (int kind = 0; kind < LB_PROGRAMME_KIND_COUNT; kind++) {
        told(guide, lb_programme_word(kind));
    }
    int count = 0;
    const lb_programme_key *keys = lb_programme_keys(&count);
    for (int i = 0; i < count; i++) {
        told(guide, keys[i].key);
    }
    static const char *const own[] = {"name", "on", "when", "until", "stop", "announced"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        told(guide, own[i]);
    }
}
END_TEST

START_TEST(the_examples_of_the_guide_can_be_typed)
{
    static const char begin[] = "```yaml\nprogrammes:\n";
    int examples = 0, kinds = 0;
    for (const char *at = guide_part(); (at = strstr(at, begin)) != NULL; examples++) {
        at += strlen(begin);
        const char *end = strstr(at, "```");
        ck_assert_ptr_nonnull(end);
        char text[8192];
        snprintf(text, sizeof text, "%.*s", (int)(end - at), at);
        lb_scenario s = parsed(text);
        for (int i = 0; i < s.programme_count; i++) {
            kinds |= 1 << s.programmes[i].kind;
        }
    }
    ck_assert_int_ge(examples, 1);
    ck_assert_int_eq(kinds, (1 << LB_PROGRAMME_KIND_COUNT) - 1); /* one of each kind */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scenario_programmes");
    TCase *tests = tcase_create("scenario_programmes");
    tcase_add_test(tests, purchases_with_all_keys);
    tcase_add_test(tests, purchases_and_their_defaults);
    tcase_add_test(tests, sales_and_twist);
    tcase_add_test(tests, runoff);
    tcase_add_test(tests, reinvestment);
    tcase_add_test(tests, reserve_management);
    tcase_add_test(tests, conditions_begin_and_stop);
    tcase_add_test(tests, a_programme_may_be_off);
    tcase_add_test(tests, names_that_are_not_given_are_numbered);
    tcase_add_test(tests, at_most_sixteen);
    tcase_add_test(tests, the_examples_are_programmes_of_their_kind);
    tcase_add_test(tests, every_default_is_what_an_absent_key_means);
    tcase_add_test(tests, the_guide_has_every_kind_and_key);
    tcase_add_test(tests, the_examples_of_the_guide_can_be_typed);
    tcase_add_loop_test(tests, programmes_side_by_side, 0, (int)(sizeof together / sizeof together[0]));
    tcase_add_loop_test(tests, errors_name_the_place_and_what_is_right, 0,
                        (int)(sizeof wrong / sizeof wrong[0]));
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
