/* replay_list.c - the list of replays and what fills their results. */
#include "study/replay_list.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const lb_replay_entry entries[] = {
#define X(name, what, function) {name, what, function},
    LB_REPLAY_LIST(X)
#undef X
};

const lb_replay_entry *lb_replays(int *count)
{
    *count = (int)(sizeof entries / sizeof entries[0]);
    return entries;
}

const lb_replay_entry *lb_replay_find(const char *name)
{
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
        if (strcmp(entries[i].name, name) == 0) {
            return &entries[i];
        }
    }
    return NULL;
}

bool lb_replay_judged(const lb_replay_goal *goal)
{
    return !isnan(goal->low) && !isnan(goal->achieved);
}

bool lb_replay_met(const lb_replay_goal *goal)
{
    return lb_replay_judged(goal) && goal->achieved >= goal->low && goal->achieved <= goal->high;
}

void lb_replay_begin(lb_replay *out, const char *title, const lb_replay_column *columns, int count)
{
    out->row_count = out->goal_count = out->note_count = 0;
    out->columns = columns;
    out->column_count = count;
    snprintf(out->title, sizeof out->title, "%s", title);
}

double *lb_replay_row(lb_replay *out)
{
    double *row = out->cells[out->row_count < LB_REPLAY_ROWS ? out->row_count++ : LB_REPLAY_ROWS - 1];
    for (int i = 0; i < LB_REPLAY_COLUMNS; i++) {
        row[i] = NAN;
    }
    return row;
}

lb_replay_goal *lb_replay_goal_add(lb_replay *out, const char *what, const char *source, const char *unit,
                                   int decimals, double low, double high, double achieved)
{
    lb_replay_goal *goal =
        &out->goals[out->goal_count < LB_REPLAY_GOALS ? out->goal_count++ : LB_REPLAY_GOALS - 1];
    *goal = (lb_replay_goal){.low = low, .high = high, .achieved = achieved, .decimals = decimals};
    snprintf(goal->what, sizeof goal->what, "%s", what);
    snprintf(goal->source, sizeof goal->source, "%s", source);
    snprintf(goal->unit, sizeof goal->unit, "%s", unit);
    return goal;
}

void lb_replay_note(lb_replay *out, const char *format, ...)
{
    int at = out->note_count < LB_REPLAY_NOTES ? out->note_count++ : LB_REPLAY_NOTES - 1;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(out->notes[at], sizeof out->notes[at], format, arguments);
    va_end(arguments);
}

double lb_replay_cell(const lb_replay *replay, lb_date date, int column)
{
    for (int i = 0; i < replay->row_count; i++) {
        if (replay->cells[i][0] == date) {
            return replay->cells[i][column];
        }
    }
    return NAN;
}
