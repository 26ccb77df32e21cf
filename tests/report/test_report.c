/* The page of a run: sound markup, everything in it, nothing fetched, whatever the texts say. */
#include "check_main.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "markup.h"
#include "report/report.h"
#include "stored_fake_run.h"

static const char scenario[] =
    "title: a fake run\nbaseline: 2023-09-30\nuntil: 2024-05-31\nissuance: actual\nyields: given\n"
    "# <b>\"quoted\" & more</b>\n";

static char path[] = "/tmp/longbond-report-XXXXXX";

/* The report of the fake run with an effect, or none; the caller frees. */
static char *page_with(lb_store *store, const lb_programme_effect *effect)
{
    strcpy(path + strlen(path) - 6, "XXXXXX");
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    close(fd);
    lb_error err;
    ck_assert_msg(lb_report_write(store, 0, effect, path, &err) == LB_OK, "%s", err.message);
    FILE *file = fopen(path, "r");
    fseek(file, 0, SEEK_END);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *page = malloc(length + 1);
    ck_assert_uint_eq(fread(page, 1, length, file), length);
    page[length] = '\0';
    fclose(file);
    remove(path);
    return page;
}

static char *page_of(lb_store *store)
{
    return page_with(store, NULL);
}

START_TEST(the_page_is_whole)
{
    lb_model *model = fake_model_new();
    snprintf(model->scenario.title, sizeof model->scenario.title, "%s",
             "Fake <script>alert(1)</script> & co");
    lb_store *store = stored_fake_run(model, scenario);
    char *page = page_of(store);
    int elements;
    ck_assert(markup_is_sound(page, &elements));
    ck_assert_int_gt(elements, 800);
    static const char *const wanted[] = {"<!doctype html>",
                                         "Headline",
                                         "Marketable debt by class",
                                         "Who holds it",
                                         "Maturity wall",
                                         "Weighted average maturity",
                                         "Bill share",
                                         "Interest cost",
                                         "System Open Market Account",
                                         "Treasury General Account",
                                         "Auctions",
                                         "Treasury and Fed as one",
                                         "Debt by remaining maturity",
                                         "Coupons to 1 year",
                                         "Income of the Federal Reserve",
                                         "Deferred asset, closing",
                                         "Money market",
                                         "Reserves, ON RRP and the Treasury&#39;s cash",
                                         "SOFR less the rate on reserves",
                                         "Balance sheet",
                                         "Assumptions and proof",
                                         "10-Year note",
                                         "Cash management bill",
                                         "&lt;b&gt;&quot;quoted&quot; &amp; more&lt;/b&gt;",
                                         "prefers-color-scheme",
                                         "Fake &lt;script&gt;"};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        ck_assert_msg(strstr(page, wanted[i]) != NULL, "no %s", wanted[i]);
    }
    static const char *const unwanted[] = {"<script", "http://", "https://", "url(", "@import",
                                           ">nan<",   "\"nan",   "Lnan",     "\"inf"};
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++) {
        ck_assert_msg(strstr(page, unwanted[i]) == NULL, "there is %s", unwanted[i]);
    }
    free(page);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(short_and_unfinished_runs_have_pages)
{
    lb_model *model = fake_model_new();
    model->until = lb_date_make(2023, 10, 3);
    lb_store *store = stored_fake_run(model, scenario);
    char *page = page_of(store);
    int elements;
    ck_assert(markup_is_sound(page, &elements));
    free(page);
    /* a run that has only begun has nothing to report */
    lb_world *world = fake_world_new(model);
    lb_run_plan plan = {.model = model,
                        .scenario_file = "fake.yaml",
                        .scenario = scenario,
                        .scenario_length = strlen(scenario),
                        .version = "0.1.0",
                        .steps = 100,
                        .checkpoints = 3};
    int64_t run;
    lb_error err;
    ck_assert_int_eq(lb_store_begin(store, &plan, world, &run, &err), LB_OK);
    ck_assert_int_eq(lb_report_write(store, run, NULL, path, &err), LB_ERR_NOT_FOUND);
    ck_assert_ptr_nonnull(strstr(err.message, "has no days to report"));
    free(world);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

/* Where the market clears the page says why the 10-year yield moved; given yields have nothing to say. */
START_TEST(a_cleared_run_says_why_the_yield_moved)
{
    lb_model *model = fake_model_new();
    static const char cleared[] = "title: a fake run\nbaseline: 2023-09-30\nuntil: 2024-05-31\n";
    lb_store *store = stored_fake_run(model, cleared);
    char *page = page_of(store);
    int elements;
    ck_assert(markup_is_sound(page, &elements));
    static const char *const wanted[] = {"Why the 10-year yield moved",
                                         "From start to end",
                                         "Yield on 2023-09-30",
                                         "Yield on 2024-05-31",
                                         ">Expected real short rate<",
                                         ">Risk-bearing capacity<",
                                         ">Other holders<",
                                         ">Mean tail, bp<",
                                         ">+1.2<",
                                         "The 10-year yield on its way",
                                         "10-year term premium",
                                         "The parts less the whole: "};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        ck_assert_msg(strstr(page, wanted[i]) != NULL, "no %s", wanted[i]);
    }
    static const char *const unwanted[] = {">nan<", "\"nan", "Lnan", "Mnan", "\"inf", ">inf<"};
    for (size_t i = 0; i < sizeof unwanted / sizeof unwanted[0]; i++) {
        ck_assert_msg(strstr(page, unwanted[i]) == NULL, "there is %s", unwanted[i]);
    }
    free(page);
    lb_store_close(store);
    store = stored_fake_run(model, scenario);
    page = page_of(store);
    ck_assert_ptr_null(strstr(page, "Why the 10-year yield moved"));
    ck_assert_ptr_null(strstr(page, "What the Fed&#39;s programmes did"));
    free(page);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

/* What the programmes did is on the page: each of them, the figures, the offsets; the claims if the scenario asks. */
START_TEST(an_effect_has_a_section)
{
    static const char base[] = "title: a fake run\nbaseline: 2023-09-30\nuntil: 2024-05-31\n"
                               "programmes:\n  - {name: <b>, on: 2023-10-02, runoff: {cap: all}}\n";
    lb_model *model = fake_model_new();
    lb_programme_effect effect = {.first = lb_date_make(2023, 9, 30),
                                  .last = lb_date_make(2024, 5, 31),
                                  .years = 2,
                                  .year_end = {lb_date_make(2023, 12, 29), lb_date_make(2024, 5, 31)},
                                  .premium_bp = {13, -4},
                                  .offset = {-0.5, -1.5},
                                  .programmes = 1,
                                  .programme = {{.name = "<b>",
                                                 .kind = LB_PROGRAMME_RUNOFF,
                                                 .started = lb_date_make(2023, 10, 2),
                                                 .ended = LB_DATE_NONE,
                                                 .done = 12340000000000}}};
    for (int claims = 0; claims < 2; claims++) {
        char scenario_text[400];
        snprintf(scenario_text, sizeof scenario_text, "%s%s", base, claims ? "claims: [A4]\n" : "");
        lb_store *store = stored_fake_run(model, scenario_text);
        char *page = page_with(store, &effect);
        int elements;
        ck_assert(markup_is_sound(page, &elements));
        static const char *const wanted[] = {"What the Fed&#39;s programmes did",
                                             ">&lt;b&gt;: runoff<",
                                             ">123.4<",
                                             ">2023-10-02<",
                                             ">SOMA Treasuries, with the programmes<",
                                             ">+13.0 bp<",
                                             ">-6.5 bp<",
                                             ">+6.0 bp<",
                                             ">SOMA bills<",
                                             "figures differ from those of"};
        for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
            ck_assert_msg(strstr(page, wanted[i]) != NULL, "no %s", wanted[i]);
        }
        ck_assert_int_eq(strstr(page, ">Claims A4<") != NULL, claims);
        ck_assert_int_eq(strstr(page, "<ol class=\"notes\">") != NULL, claims);
        ck_assert_ptr_null(strstr(page, "nan<"));
        free(page);
        lb_store_close(store);
    }
    fake_model_free(model);
}
END_TEST

/* A fiscal year that is not over stands beside whole ones: it is marked; one that is over is not. */
START_TEST(interest_of_a_year_that_is_not_over_is_marked)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, scenario);
    char *page = page_of(store);
    ck_assert_ptr_nonnull(strstr(page, ">so far</text>"));
    ck_assert_ptr_nonnull(strstr(page, " pale\""));
    ck_assert_ptr_nonnull(strstr(page, "simulated FY2024 to 2024-05-31"));
    free(page);
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

START_TEST(a_place_that_cannot_be_written_is_named)
{
    lb_model *model = fake_model_new();
    lb_store *store = stored_fake_run(model, scenario);
    lb_error err;
    ck_assert_int_eq(lb_report_write(store, 1, NULL, "/nowhere/r.html", &err), LB_ERR_IO);
    ck_assert_ptr_nonnull(strstr(err.message, "/nowhere/r.html cannot be written"));
    lb_store_close(store);
    fake_model_free(model);
}
END_TEST

CHECK_MAIN("report", the_page_is_whole, short_and_unfinished_runs_have_pages,
           a_cleared_run_says_why_the_yield_moved, an_effect_has_a_section,
           interest_of_a_year_that_is_not_over_is_marked, a_place_that_cannot_be_written_is_named)
