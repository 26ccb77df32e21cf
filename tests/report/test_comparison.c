/* A run beside tables of published figures made up for the test. */
#include "check_main.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "report/comparison.h"
#include "stored_fake_run.h"

static const char scenario[] =
    "title: a fake run\nbaseline: 2023-09-30\nuntil: 2024-05-31\nissuance: actual\nyields: given\n";
static const char policy[] =
    "title: a fake run\nbaseline: 2023-09-30\nuntil: 2024-05-31\nissuance: policy\nyields: given\n";

static char folder[] = "/tmp/longbond-compare-XXXXXX";
static char published_path[64], announced_path[64];

static FILE *begin_table(char *path, const char *name, const char *header)
{
    if (strcmp(folder + strlen(folder) - 6, "XXXXXX") == 0) {
        ck_assert_ptr_nonnull(mkdtemp(folder));
    }
    snprintf(path, 64, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fprintf(file, "%s\n", header);
    return file;
}

static void end_table(FILE *file)
{
    ck_assert_int_eq(fclose(file), 0);
}

/* The observable of a day of the fake run. */
static double simulated(lb_store *store, int observable, lb_date date)
{
    lb_stored_series series;
    ck_assert_int_eq(lb_store_series(store, 1, &series, NULL), LB_OK);
    double value = series.values[lb_stored_series_find(&series, date)][observable];
    lb_stored_series_free(&series);
    return value;
}

static void no_announcements(void)
{
    end_table(
        begin_table(announced_path, "announced.csv",
                    "cusip,announce_date,auction_date,issue_date,currently_outstanding_usd,maturing_date,"
                    "maturing_usd,soma_maturing_usd"));
}

static lb_comparison compare(lb_store *store)
{
    lb_run_info info;
    lb_comparison comparison;
    lb_error err;
    ck_assert_int_eq(lb_store_run(store, 1, &info, &err), LB_OK);
    ck_assert_msg(lb_compare_run(store, &info, published_path, announced_path, &comparison, &err) == LB_OK,
                  "%s", err.message);
    return comparison;
}

static const lb_goal *find_goal(const lb_comparison *comparison, const char *title)
{
    for (int i = 0; i < comparison->goal_count; i++) {
        if (strncmp(comparison->goals[i].title, title, strlen(title)) == 0) {
            return &comparison->goals[i];
        }
    }
    return NULL;
}

static const char header[] = "measure,date,value,unit,source,mark";

START_TEST(figures_are_set_beside_each_other)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, scenario);
    lb_date end = lb_date_make(2023, 12, 29);
    double debt = simulated(store, LB_OBS_debt_held_by_public, end);
    FILE *file = begin_table(published_path, "published.csv", header);
    fprintf(file, "debt_held_by_public,2023-12-31,%.6f,usd mn,Debt to the Penny,F\n", debt * 1.001);
    fprintf(file, "debt_held_by_public,2023-11-30,%.6f,usd mn,Debt to the Penny,F\n",
            simulated(store, LB_OBS_debt_held_by_public, lb_date_make(2023, 11, 30)) * 1.01);
    fprintf(file, "debt_held_by_public,2023-09-29,1,usd mn,before the run,F\n");
    fprintf(file, "debt_held_by_public,2024-06-28,1,usd mn,after the run,F\n");
    fprintf(file, "unheard_of,2023-12-31,1,usd mn,nothing like it,F\n");
    end_table(file);
    no_announcements();
    lb_comparison comparison = compare(store);
    ck_assert_int_eq(comparison.count, 2);
    const lb_compared *november = &comparison.rows[0], *december = &comparison.rows[1];
    ck_assert_int_eq(november->date, lb_date_make(2023, 11, 30));
    ck_assert_double_eq(december->simulated, debt);
    ck_assert_double_eq_tol(lb_compared_pct(december), -0.0999, 1e-4);
    ck_assert_str_eq(december->source, "Debt to the Penny");
    ck_assert_int_eq(december->mark, 'F');
    ck_assert(!lb_comparison_at_quarter_end(&comparison, 0));
    ck_assert(lb_comparison_at_quarter_end(&comparison, 1));
    const lb_goal *goal = find_goal(&comparison, "Debt held by the public");
    ck_assert_int_eq(goal->checked, 2);
    ck_assert_int_eq(goal->within, 1);
    ck_assert(!goal->met);
    ck_assert_int_eq(goal->worst_date, lb_date_make(2023, 11, 30));
    ck_assert_double_eq_tol(goal->worst, -0.990, 1e-3);
    ck_assert_str_eq(goal->tolerance, "0.3 %");
    lb_comparison_free(&comparison);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(a_week_average_counts_every_day)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, scenario);
    lb_date wednesday = lb_date_make(2023, 10, 11); /* Monday the 9th was a holiday */
    double sum = simulated(store, LB_OBS_tga, wednesday - 6) +
                 4 * simulated(store, LB_OBS_tga, wednesday - 5) +
                 simulated(store, LB_OBS_tga, wednesday - 1) + simulated(store, LB_OBS_tga, wednesday);
    FILE *file = begin_table(published_path, "published.csv", header);
    fprintf(file, "tga_week_average,2023-10-11,%.9f,usd mn,H.4.1,F\n", sum / 7 + 59999);
    fprintf(file, "tga_wednesday,2023-10-11,1,usd mn,H.4.1,F\n"); /* the average covers this week */
    fprintf(file, "tga_wednesday,2023-10-18,1,usd mn,H.4.1,F\n");
    end_table(file);
    no_announcements();
    lb_comparison comparison = compare(store);
    ck_assert_int_eq(comparison.count, 3);
    ck_assert_double_eq_tol(comparison.rows[2].simulated, sum / 7, 1e-6);
    ck_assert_str_eq(comparison.rows[2].title, "Treasury General Account, week average");
    const lb_goal *goal = find_goal(&comparison, "Treasury General Account");
    ck_assert_int_eq(goal->checked, 2);
    ck_assert_int_eq(goal->within, 1);
    ck_assert(!goal->met); /* 80 % are wanted */
    ck_assert_str_eq(goal->tolerance, "60 bn");
    lb_comparison_free(&comparison);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(announced_amounts_are_joined_by_auction)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, scenario);
    end_table(begin_table(published_path, "published.csv", header));
    const lb_offering *reopening = &model->offerings[4];
    const char *cusip = model->securities[reopening->security].cusip;
    char dates[3][11];
    no_announcements();
    FILE *file = fopen(announced_path, "a");
    /* 44 bn outstanding; nothing matures when it settles */
    fprintf(file, "%s,%s,%s,%s,%s,,0,0\n", cusip, lb_date_format(reopening->announce, dates[0]),
            lb_date_format(reopening->auction, dates[1]), lb_date_format(reopening->settle, dates[2]),
            "44100000000");
    fprintf(file, "%s,2023-01-01,2023-01-05,2023-01-10,1,,0,0\n", cusip); /* no auction of the run */
    end_table(file);
    lb_comparison comparison = compare(store);
    ck_assert_int_eq(comparison.printed_count, 1);
    const lb_printed *row = &comparison.printed[0];
    ck_assert_int_eq(row->kind, LB_PRINTED_OUTSTANDING);
    ck_assert_double_eq(row->simulated, 44000);
    ck_assert_double_eq(row->published, 44100);
    ck_assert(!lb_printed_misses(row));
    const lb_goal *goal = find_goal(&comparison, "Outstanding");
    ck_assert_int_eq(goal->within, 1);
    ck_assert(goal->met);
    ck_assert_str_eq(goal->worst_what, cusip);
    lb_comparison_free(&comparison);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(the_policy_has_goals_of_its_own)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, policy);
    lb_date last = lb_date_make(2024, 4, 30);
    FILE *file = begin_table(published_path, "published.csv", header);
    fprintf(file, "marketable,2024-03-31,1,usd mn,MSPD,F\n"); /* only the last counts */
    fprintf(file, "marketable,2024-04-30,%.6f,usd mn,MSPD,F\n",
            simulated(store, LB_OBS_marketable, last) / 1.0149);
    fprintf(file, "bill_share,2024-04-30,%.6f,pct,MSPD,D\n", simulated(store, LB_OBS_bill_share, last) + 1.6);
    end_table(file);
    lb_comparison comparison = compare(store);
    ck_assert_int_eq(comparison.goal_count, 2);
    const lb_goal *debt = find_goal(&comparison, "Marketable debt"),
                  *share = find_goal(&comparison, "Bill share");
    ck_assert_int_eq(debt->checked, 1);
    ck_assert(debt->met);
    ck_assert_double_eq_tol(debt->worst, 1.49, 1e-6);
    ck_assert(!share->met);
    ck_assert_double_eq_tol(share->worst, -1.6, 1e-6);
    ck_assert_str_eq(share->tolerance, "1.5 pp");
    lb_comparison_free(&comparison);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(a_bad_table_is_named)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, scenario);
    FILE *file = begin_table(published_path, "published.csv", header);
    fprintf(file, "tga,2023-13-31,1,usd mn,H.4.1,F\n");
    end_table(file);
    no_announcements();
    lb_run_info info;
    lb_comparison comparison;
    lb_error err;
    ck_assert_int_eq(lb_store_run(store, 1, &info, &err), LB_OK);
    ck_assert_int_eq(lb_compare_run(store, &info, published_path, announced_path, &comparison, &err),
                     LB_ERR_PARSE);
    ck_assert_ptr_nonnull(strstr(err.message, "published.csv:2:5: "));
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

CHECK_MAIN("comparison", figures_are_set_beside_each_other, a_week_average_counts_every_day,
           announced_amounts_are_joined_by_auction, the_policy_has_goals_of_its_own, a_bad_table_is_named)
