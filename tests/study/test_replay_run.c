/* The runs replays stand on: the same as the files in scenarios/. */
#include "check_main.h"
#include "study/replay_run.h"
#include "world/scenario.h"

#include <math.h>
#include <string.h>

static lb_error err;

static void check_same(const char *file, void (*fill)(lb_scenario *))
{
    static lb_scenario read, made;
    ck_assert_msg(lb_scenario_read(file, &read, &err) == LB_OK, "%s", err.message);
    fill(&made);
    ck_assert_str_eq(made.title, read.title);
    ck_assert_int_eq(made.baseline, read.baseline);
    ck_assert_int_eq(made.until, read.until);
    ck_assert_int_eq(made.issuance, read.issuance);
    ck_assert_int_eq(made.yields, read.yields);
    ck_assert_int_eq(made.money, read.money);
    ck_assert_double_eq(made.yield_shift_dec, read.yield_shift_dec);
    ck_assert_uint_eq(made.seed, read.seed);
    ck_assert_int_eq(made.setting_count, read.setting_count);
    ck_assert_int_eq(made.action_count, read.action_count);
    ck_assert_int_eq(made.programme_count, read.programme_count);
    ck_assert_int_eq(made.watch_count, read.watch_count);
    for (int i = 0; i < read.watch_count; i++) {
        ck_assert_str_eq(made.watch[i], read.watch[i]);
    }
}

START_TEST(scenarios_equal_their_files)
{
    check_same(LONGBOND_SOURCE_DIR "/scenarios/history.yaml", lb_replay_history);
    check_same(LONGBOND_SOURCE_DIR "/scenarios/replays/refill.yaml", lb_replay_refill_scenario);
    check_same(LONGBOND_SOURCE_DIR "/scenarios/replays/rmp.yaml", lb_replay_rmp_scenario);
}
END_TEST

typedef struct seen {
    int64_t days, total;
} seen;

static void count_day(void *context, int64_t done, int64_t total)
{
    seen *s = context;
    s->days++;
    ck_assert_int_eq(done, s->days);
    s->total = total;
}

/* A record has every business day, tells after each, and knows the days in between and outside. */
START_TEST(days_of_a_record)
{
    static lb_scenario scenario;
    lb_replay_record run;
    seen s = {0, 0};
    lb_replay_watch watch = {count_day, &s};
    lb_replay_rmp_scenario(&scenario);
    ck_assert_msg(lb_replay_record_make(&scenario, &watch, &run, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(s.days, s.total);
    ck_assert_int_eq(run.day_count, s.total + 1);
    ck_assert_int_eq(run.days[0].date, lb_date_make(2025, 12, 11));
    ck_assert_int_eq(run.days[run.day_count - 1].date, lb_date_make(2026, 2, 18));
    ck_assert_int_eq(lb_replay_on(&run, lb_date_make(2025, 12, 25))->date, lb_date_make(2025, 12, 24));
    ck_assert_ptr_null(lb_replay_on(&run, lb_date_make(2025, 12, 10)));
    ck_assert(isnan(lb_replay_value(&run, lb_date_make(2026, 3, 18), LB_OBS_tga)));
    ck_assert(isnan(lb_replay_value(&run, lb_date_make(2026, 1, 7), -1)));
    double sum = 0;
    for (lb_date date = lb_date_make(2026, 1, 1); date <= lb_date_make(2026, 1, 7); date++) {
        sum += lb_replay_value(&run, date, LB_OBS_reserves);
    }
    ck_assert_double_eq_tol(lb_replay_week(&run, lb_date_make(2026, 1, 7), LB_OBS_reserves), sum / 7, 1e-6);
    lb_replay_record_free(&run);
}
END_TEST

CHECK_MAIN("replay run", scenarios_equal_their_files, days_of_a_record)
