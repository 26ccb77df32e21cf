/* The tables of an effect: what stands in which cell, on figures that can be worked out by hand. */
#include "check_main.h"

#include <math.h>
#include <string.h>

#include "report/effect_rows.h"

static lb_programme_effect sample(void)
{
    lb_programme_effect effect = {.first = lb_date_make(2026, 1, 30),
                                  .last = lb_date_make(2027, 3, 31),
                                  .years = 2,
                                  .year_end = {lb_date_make(2026, 12, 31), lb_date_make(2027, 3, 31)},
                                  .premium_bp = {20, -10},
                                  .offset = {-0.5, -1.5},
                                  .programmes = 2};
    effect.start[LB_OBS_soma_bills] = 280900;
    effect.without[LB_OBS_soma_bills] = 1000000;
    effect.with[LB_OBS_soma_bills] = 1250000;
    effect.without[LB_OBS_term_premium_10y] = 1.21;
    effect.with[LB_OBS_term_premium_10y] = 1.38;
    effect.without[LB_OBS_soma_bill_share] = 30;
    effect.with[LB_OBS_soma_bill_share] = 63.5;
    effect.programme[0] = (lb_programme_outcome){.name = "short for long",
                                                 .kind = LB_PROGRAMME_REINVESTMENT,
                                                 .started = lb_date_make(2026, 2, 2),
                                                 .ended = lb_date_make(2027, 1, 4),
                                                 .done = 25000000000000,
                                                 .missed = 1000000000000,
                                                 .due = 50000000000};
    effect.programme[1] =
        (lb_programme_outcome){.kind = LB_PROGRAMME_RUNOFF, .started = LB_DATE_NONE, .ended = LB_DATE_NONE};
    strcpy(effect.programme[1].name, lb_programme_word(LB_PROGRAMME_RUNOFF));
    return effect;
}

static void row_is(const lb_effect_table *table, int row, const char *const *cells)
{
    for (int i = 0; i < table->columns; i++) {
        ck_assert_str_eq(table->cell[row][i], cells[i]);
    }
}

START_TEST(programmes_say_what_they_did_and_could_not)
{
    lb_programme_effect effect = sample();
    lb_effect_table table;
    lb_effect_programmes(&effect, &table);
    ck_assert_int_eq(table.columns, 7);
    ck_assert_int_eq(table.rows, 2);
    row_is(&table, 0,
           (const char *const[]){"short for long", "reinvestment", "2026-02-02", "2027-01-04", "250.0",
                                 "10.0", "0.5"});
    row_is(&table, 1, (const char *const[]){"runoff", "", "never", "", "0.0", "0.0", "0.0"});
}
END_TEST

/* Each observable once; the difference is with less without, in the unit that changes of it have. */
START_TEST(figures_are_with_less_without)
{
    lb_programme_effect effect = sample();
    lb_effect_words words = {"What they did", "run 1", "run 2", "run 2 less run 1", false};
    lb_effect_table table;
    bool seen[LB_OBSERVABLE_COUNT] = {0};
    lb_effect_figures(&effect, &words, &table);
    ck_assert_int_eq(table.rows, LB_EFFECT_FIGURES);
    ck_assert_str_eq(table.heading[0], "What they did");
    ck_assert_str_eq(table.heading[1], "2026-01-30");
    ck_assert_str_eq(table.heading[2], "run 1");
    ck_assert_str_eq(table.heading[3], "run 2");
    for (int i = 0; i < table.rows; i++) {
        int at = lb_effect_figure(i);
        ck_assert(!seen[at]);
        seen[at] = true;
        ck_assert_str_eq(table.cell[i][0], lb_observable_title(at));
        if (at == LB_OBS_soma_bills) {
            row_is(&table, i,
                   (const char *const[]){"SOMA bills", "280.9 bn", "1,000.0 bn", "1,250.0 bn", "+250.0 bn"});
        } else if (at == LB_OBS_term_premium_10y) {
            ck_assert_str_eq(table.cell[i][4], "+17 bp");
        } else if (at == LB_OBS_soma_bill_share) {
            ck_assert_str_eq(table.cell[i][4], "+33.50 pp");
        }
    }
    ck_assert(seen[LB_OBS_soma_bills] && seen[LB_OBS_term_premium_10y] && seen[LB_OBS_soma_bill_share]);
}
END_TEST

START_TEST(offsets_are_the_premium_times_the_weight)
{
    lb_programme_effect effect = sample();
    lb_effect_table table;
    lb_effect_offsets(&effect, &table);
    ck_assert_int_eq(table.rows, 2);
    row_is(&table, 0, (const char *const[]){"2026-12-31", "+20.0 bp", "-10.0 bp", "-30.0 bp"});
    row_is(&table, 1, (const char *const[]){"2027-03-31", "-10.0 bp", "+5.0 bp", "+15.0 bp"});
}
END_TEST

/* Every claim has its row, its notes are numbered through, and no text is cut off. */
START_TEST(claims_have_their_notes)
{
    lb_programme_effect effect = sample();
    lb_claim_row rows[LB_CLAIM_ROWS];
    lb_effect_table table;
    int count = lb_claims_fed(&effect, rows), notes = 0;
    lb_effect_claims(&effect, &table);
    ck_assert_int_eq(table.rows, count);
    for (int i = 0; i < count; i++) {
        ck_assert_str_eq(table.cell[i][0], rows[i].id);
        ck_assert_str_eq(table.cell[i][1], rows[i].what);
        ck_assert_str_eq(table.cell[i][2], rows[i].published);
        ck_assert_int_eq(table.cell[i][3][0] == '\0', isnan(rows[i].low));
        ck_assert_int_eq(table.cell[i][5][0] == '\0', rows[i].verdict == LB_CLAIM_SHOWN);
        if (rows[i].how[0]) {
            ck_assert_str_eq(table.note[notes], rows[i].how);
            ck_assert_int_eq(atoi(table.cell[i][6]), ++notes);
        } else {
            ck_assert_str_eq(table.cell[i][6], "");
        }
    }
    ck_assert_int_eq(table.notes, notes);
    ck_assert_int_gt(notes, 0);
}
END_TEST

CHECK_MAIN("effect_rows", programmes_say_what_they_did_and_could_not, figures_are_with_less_without,
           offsets_are_the_premium_times_the_weight, claims_have_their_notes)
