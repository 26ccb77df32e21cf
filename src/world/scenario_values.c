#include "scenario_values.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* Far outside anything on record, near enough to catch a slip of the unit. */
static const int64_t most_pace = INT64_C(1000000000000000); /* 10tn a year */
enum { MOST_LASTING_YRS = 100, LONGEST_YRS = 30 };

/* Spans and numbers with a unit -------------------------------------------------------------------------------- */

int64_t lb_span_days(lb_span span)
{
    int64_t n = span.count;
    switch (span.unit) {
    case LB_DAYS:
        return n;
    case LB_WEEKS:
        return 7 * n;
    case LB_MONTHS:
        return (487 * n + 8) / 16; /* 365.25 / 12 = 487 / 16 */
    case LB_QUARTERS:
        return (1461 * n + 8) / 16;
    default:
        return (1461 * n + 2) / 4;
    }
}

double lb_span_years(lb_span span)
{
    static const double a_year[] = {365.25, 365.25 / 7, 12, 4, 1};
    return span.count / a_year[span.unit];
}

bool lb_scenario_number_with(const char *text, size_t length, const char *unit, double *out)
{
    size_t tail = strlen(unit);
    if (length <= tail || memcmp(text + length - tail, unit, tail) != 0) {
        return false;
    }
    length -= tail;
    if (tail && text[length - 1] == ' ') {
        length--;
    }
    return lb_parse_number(text, length, out, NULL) == LB_OK;
}

lb_status lb_scenario_read_span(const lb_yaml_node *node, int most_yrs, lb_span *out, lb_error *err)
{
    lb_status status = lb_yaml_get_span(node, out, err);
    if (status == LB_OK && (out->count == 0 || lb_span_years(*out) > most_yrs)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: '%s' must lie above 0 and be at most %d years",
                            node->key, node->text, most_yrs);
    }
    return status;
}

lb_status lb_scenario_read_pace(const lb_yaml_node *node, int months, int64_t *out, lb_error *err)
{
    static const int per_months[] = {0, 0, 1, 3, 12};
    lb_pace pace;
    lb_status status = lb_yaml_get_pace(node, &pace, err);
    if (status != LB_OK) {
        return status;
    }
    int per = per_months[pace.per];
    if (per == 0) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "%s: '%s' must be by month, quarter or year, as 60bn a month", node->key,
                            node->text);
    }
    if (pace.usd / per > most_pace / 12 || pace.usd / per < -(most_pace / 12)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: '%s' is more than 10tn a year", node->key,
                            node->text);
    }
    *out = pace.usd * months / per;
    return LB_OK;
}

lb_status lb_scenario_read_pace_or_0(const lb_yaml_node *node, int months, int64_t *out, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strcmp(text, "0") == 0) {
        *out = 0;
        return LB_OK;
    }
    if (status == LB_OK) {
        status = lb_scenario_read_pace(node, months, out, err);
    }
    if (status == LB_OK && *out < 0) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: '%s' must not be negative", node->key, text);
    }
    return status;
}

lb_status lb_scenario_read_lasting(const lb_yaml_node *node, double *out_yrs, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && strcmp(text, "permanent") == 0) {
        *out_yrs = HUGE_VAL;
        return LB_OK;
    }
    lb_span span;
    char quote[LB_EXCERPT_SIZE];
    if (status == LB_OK && (*text < '0' || *text > '9')) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "%s: '%s' must be permanent or a span of time, as 3 months or 10 years",
                            node->key, lb_excerpt(text, strlen(text), quote));
    }
    if (status == LB_OK) {
        status = lb_scenario_read_span(node, MOST_LASTING_YRS, &span, err);
    }
    if (status == LB_OK) {
        *out_yrs = lb_span_years(span);
    }
    return status;
}

/* Maturities --------------------------------------------------------------------------------------------------- */

/* "7y" or "18m" in years. */
static bool read_years(const char *text, size_t length, double *out)
{
    bool months = length > 1 && text[length - 1] == 'm';
    if (!lb_scenario_number_with(text, length, months ? "m" : "y", out) || *out < 0) {
        return false;
    }
    *out /= months ? 12 : 1;
    return true;
}

lb_status lb_scenario_read_range(const lb_yaml_node *node, const char *or_word, double *from_yrs,
                                 double *to_yrs, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK) {
        return status;
    }
    double from = 0, to = LB_MATURITY_OPEN_YRS;
    char quote[LB_EXCERPT_SIZE];
    size_t length = strlen(text);
    lb_excerpt(text, length, quote);
    const char *dash = strchr(text, '-');
    bool read = dash ? read_years(text, (size_t)(dash - text), &from) &&
                           read_years(dash + 1, length - (size_t)(dash + 1 - text), &to)
                     : length > 1 && text[length - 1] == '+' && read_years(text, length - 1, &from);
    if (!read) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "%s: '%s' must be %s or a range such as 7y-10y, 3m-2y or 10y+", node->key, quote,
                            or_word);
    }
    if (from >= to || from >= LONGEST_YRS || (dash && to > LONGEST_YRS)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err,
                            "%s: '%s' must begin below its end and lie between 0y and %dy", node->key, quote,
                            LONGEST_YRS);
    }
    *from_yrs = from;
    *to_yrs = to >= LONGEST_YRS ? LB_MATURITY_OPEN_YRS : to;
    return LB_OK;
}

/* Days and conditions ------------------------------------------------------------------------------------------ */

lb_status lb_scenario_read_day(const lb_yaml_node *node, const lb_scenario *scenario, lb_date *out,
                               lb_error *err)
{
    char text[11];
    lb_status status = lb_yaml_get_date(node, out, err);
    if (status == LB_OK && *out <= scenario->baseline) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: %s does not lie after the baseline, %s", node->key,
                            node->text, lb_date_format(scenario->baseline, text));
    }
    if (status == LB_OK && *out > scenario->until) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: %s lies after the end of the run, %s", node->key,
                            node->text, lb_date_format(scenario->until, text));
    }
    return status;
}

lb_status lb_scenario_fail_observable(const lb_yaml_node *node, const char *word, lb_error *err)
{
    const char *names[LB_OBSERVABLE_COUNT];
    for (int i = 0; i < LB_OBSERVABLE_COUNT; i++) {
        names[i] = lb_observable_word(i);
    }
    const char *near = lb_nearest_name(word, names, LB_OBSERVABLE_COUNT);
    return lb_yaml_fail(node, LB_ERR_PARSE, err, "there is no observable '%s'%s%s%s", word,
                        near ? "; did you mean '" : "; see `longbond help observables`", near ? near : "",
                        near ? "'?" : "");
}

/* A level as a condition gives it, in the unit of an observable ("usd mn": 500bn is 500000); false if the text is none.
 * *how is an example of one. */
static bool read_level(const char *text, const char *unit, double *out, const char **how)
{
    size_t length = strlen(text);
    int64_t cents;
    if (strcmp(unit, "usd mn") == 0) {
        *how = "500bn";
        bool read = lb_parse_usd(text, length, &cents, NULL) == LB_OK;
        *out = read ? (double)cents / 1e8 : 0;
        return read;
    }
    if (strcmp(unit, "pct") == 0) {
        *how = "5% or 500bp";
        if (lb_scenario_number_with(text, length, "bp", out)) {
            *out /= 100;
            return true;
        }
        return lb_scenario_number_with(text, length, "%", out);
    }
    if (strcmp(unit, "bp") == 0) {
        *how = "25bp";
        return lb_scenario_number_with(text, length, "bp", out);
    }
    if (strcmp(unit, "months") == 0) {
        *how = "70 months";
        return lb_scenario_number_with(text, length, "months", out);
    }
    *how = "2.5";
    return lb_scenario_number_with(text, length, "", out);
}

lb_status lb_scenario_read_condition(const lb_yaml_node *node, lb_condition *out, lb_error *err)
{
    const char *text, *how = NULL;
    char quote[LB_EXCERPT_SIZE], word[LB_EXCERPT_SIZE];
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status != LB_OK) {
        return status;
    }
    lb_excerpt(text, strlen(text), quote);
    size_t length = strcspn(text, " <>=!");
    const char *sign = text + length + strspn(text + length, " ");
    const char *value = *sign ? sign + 1 + strspn(sign + 1, " ") : sign;
    if (length == 0 || (*sign != '>' && *sign != '<') || *value == '\0' || *value == '=') {
        return lb_yaml_fail(node, LB_ERR_PARSE, err,
                            "%s: '%s' must be an observable, > or <, and a value, as yield_10y > 5%%",
                            node->key, quote);
    }
    lb_excerpt(text, length, word);
    int observable = lb_observable_find(word);
    if (observable < 0) {
        return lb_scenario_fail_observable(node, word, err);
    }
    if (!read_level(value, lb_observable_unit(observable), &out->value, &how)) {
        return lb_yaml_fail(node, LB_ERR_PARSE, err, "%s: '%s' is no value of %s; write it as %s", node->key,
                            lb_excerpt(value, strlen(value), quote), word, how);
    }
    out->observable = observable;
    out->above = *sign == '>';
    return LB_OK;
}

lb_status lb_scenario_read_label(const lb_yaml_node *node, char *out, size_t size, lb_error *err)
{
    const char *text;
    lb_status status = lb_yaml_get_text(node, &text, err);
    if (status == LB_OK && (*text == '\0' || strlen(text) >= size)) {
        return lb_yaml_fail(node, LB_ERR_RANGE, err, "%s: it must have 1 to %zu characters", node->key,
                            size - 1);
    }
    if (status == LB_OK) {
        snprintf(out, size, "%s", text);
    }
    return status;
}
