#include "cli/options.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum { MOST_PARAMS = 64 };

static bool is_option(const lb_cli_param *param)
{
    return param->name[0] == '-';
}

/* The index of the text in a list of choices, -1 if it is not there; `count` gets how many there are. */
static int find_choice(const char *const *choices, const char *text, int *count)
{
    int found = -1;
    *count = 0;
    for (; choices[*count]; ++*count) {
        if (strcmp(choices[*count], text) == 0) {
            found = *count;
        }
    }
    return found;
}

static lb_status parse_choice(const lb_cli_param *param, const char *text, int *out, lb_error *err)
{
    int count;
    *out = find_choice(param->choices, text, &count);
    if (*out >= 0) {
        return LB_OK;
    }
    char quote[LB_EXCERPT_SIZE], all[400];
    lb_excerpt(text, strlen(text), quote);
    const char *near = lb_nearest_name(text, param->choices, count);
    if (near) {
        return lb_fail(err, LB_ERR_USAGE, "unknown value '%s'; did you mean '%s'?", quote, near);
    }
    return lb_fail(err, LB_ERR_USAGE, "unknown value '%s'; it must be one of: %s", quote,
                   lb_join_names(param->choices, count, all, sizeof all));
}

static lb_status check_range(const lb_cli_param *param, const char *text, double typed, lb_error *err)
{
    if ((param->low == 0 && param->high == 0) || (typed >= param->low && typed <= param->high)) {
        return LB_OK;
    }
    char quote[LB_EXCERPT_SIZE];
    return lb_fail(err, LB_ERR_USAGE, "'%s' is out of range; it must be from %g to %g",
                   lb_excerpt(text, strlen(text), quote), param->low, param->high);
}

lb_status lb_cli_parse_value(const lb_cli_param *param, const char *text, lb_cli_value *out, lb_error *err)
{
    size_t length = strlen(text);
    lb_status status = LB_OK;
    *out = (lb_cli_value){.param = param, .text = text};
    switch (param->type) {
    case LB_CLI_CHOICE:
        status = parse_choice(param, text, &out->choice, err);
        break;
    case LB_CLI_DATE:
        status = lb_date_parse(text, length, &out->date, err);
        break;
    case LB_CLI_INTEGER:
        status = lb_parse_integer(text, length, INT64_MIN, INT64_MAX, &out->integer, err);
        if (status == LB_OK) {
            status = check_range(param, text, (double)out->integer, err);
        }
        break;
    case LB_CLI_NUMBER:
        status = lb_parse_number(text, length, &out->number, err);
        if (status == LB_OK) {
            status = check_range(param, text, out->number, err);
        }
        break;
    case LB_CLI_PERCENT:
        status = lb_parse_rate(text, length, LB_RATE_PERCENT, &out->number, err);
        if (status == LB_OK) {
            status = check_range(param, text, out->number * 100, err);
        }
        break;
    case LB_CLI_USD:
        status = lb_parse_usd(text, length, &out->integer, err);
        break;
    case LB_CLI_SPAN:
        status = lb_parse_span(text, length, &out->span, err);
        break;
    case LB_CLI_TEXT:
    case LB_CLI_FILE:
        if (length == 0) {
            status = lb_fail(err, LB_ERR_USAGE, "the value is empty");
        }
        break;
    case LB_CLI_FLAG:
    case LB_CLI_TYPE_COUNT:
        break;
    }
    return status;
}

/* Adds a value to the call; errors begin with the parameter's name. */
static lb_status add_value(lb_cli_call *call, const lb_cli_param *param, const char *text, lb_error *err)
{
    lb_error reason;
    lb_cli_value *value = &call->values[call->count];
    if (lb_cli_parse_value(param, text, value, &reason) != LB_OK) {
        return lb_fail(err, LB_ERR_USAGE, "%s: %s", param->name, reason.message);
    }
    call->count++;
    return LB_OK;
}

static lb_status fail_unknown(const lb_cli_call *call, const char *name, size_t length, lb_error *err)
{
    const char *names[MOST_PARAMS];
    int count = 0;
    for (const lb_cli_param *p = call->command->params; p->name && count < MOST_PARAMS - 1; p++) {
        if (is_option(p) && !(p->flags & LB_CLI_HIDDEN)) {
            names[count++] = p->name;
        }
    }
    names[count++] = "--help";
    char quote[LB_EXCERPT_SIZE];
    lb_excerpt(name, length, quote);
    const char *near = lb_nearest_name(quote, names, count);
    if (near) {
        return lb_fail(err, LB_ERR_USAGE, "unknown option '%s'; did you mean '%s'?", quote, near);
    }
    return lb_fail(err, LB_ERR_USAGE, "unknown option '%s'", quote);
}

static const lb_cli_param *find_option(const lb_cli_command *command, const char *name, size_t length)
{
    for (const lb_cli_param *p = command->params; p->name; p++) {
        if (is_option(p) && strlen(p->name) == length && memcmp(p->name, name, length) == 0) {
            return p;
        }
    }
    return NULL;
}

/* Takes the option at argv[*at] and its value, and leaves *at at the last word it took. */
static lb_status take_option(lb_cli_call *call, int argc, char **argv, int *at, lb_error *err)
{
    const char *word = argv[*at];
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const lb_cli_param *param = find_option(call->command, word, length);
    if (!param) {
        return fail_unknown(call, word, length, err);
    }
    if (!(param->flags & LB_CLI_REPEATED) && lb_cli_get(call, param->name)) {
        return lb_fail(err, LB_ERR_USAGE, "the option '%s' is given twice", param->name);
    }
    const char *text = "";
    if (param->type == LB_CLI_FLAG) {
        if (equals) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' takes no value", param->name);
        }
    } else if (equals) {
        text = equals + 1;
    } else if (*at + 1 < argc) {
        text = argv[++*at];
    } else {
        return lb_fail(err, LB_ERR_USAGE, "the option '%s' needs a value", param->name);
    }
    return add_value(call, param, text, err);
}

/* The positional parameter the next bare word belongs to, or NULL. */
static const lb_cli_param *next_positional(const lb_cli_call *call)
{
    for (const lb_cli_param *p = call->command->params; p->name; p++) {
        if (!is_option(p) && ((p->flags & LB_CLI_REPEATED) || !lb_cli_get(call, p->name))) {
            return p;
        }
    }
    return NULL;
}

static lb_status take_positional(lb_cli_call *call, const char *word, lb_error *err)
{
    const lb_cli_param *param = next_positional(call);
    if (!param) {
        char quote[LB_EXCERPT_SIZE];
        return lb_fail(err, LB_ERR_USAGE, "unexpected argument '%s'", lb_excerpt(word, strlen(word), quote));
    }
    return add_value(call, param, word, err);
}

/* Fills in defaults; fails if something required is missing. */
static lb_status complete(lb_cli_call *call, lb_error *err)
{
    for (const lb_cli_param *p = call->command->params; p->name; p++) {
        if (lb_cli_get(call, p->name)) {
            continue;
        }
        if (p->flags & LB_CLI_REQUIRED) {
            return lb_fail(err, LB_ERR_USAGE, "the %s '%s' is missing", is_option(p) ? "option" : "argument",
                           p->name);
        }
        if (p->fallback) {
            lb_status status = add_value(call, p, p->fallback, err);
            if (status != LB_OK) {
                return status;
            }
            call->values[call->count - 1].is_default = true;
        }
    }
    return LB_OK;
}

lb_status lb_cli_parse(lb_cli_call *call, int argc, char **argv, lb_error *err)
{
    call->count = 0;
    call->values = calloc((size_t)argc + MOST_PARAMS, sizeof *call->values);
    if (!call->values) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "out of memory");
    }
    bool options_end = false;
    for (int i = 0; i < argc; i++) {
        lb_status status = LB_OK;
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = true;
        } else if (!options_end && argv[i][0] == '-' && argv[i][1] != 0) {
            status = take_option(call, argc, argv, &i, err);
        } else {
            status = take_positional(call, argv[i], err);
        }
        if (status != LB_OK) {
            return status;
        }
    }
    return complete(call, err);
}

void lb_cli_call_free(lb_cli_call *call)
{
    free(call->values);
    call->values = NULL;
    call->count = 0;
}

const lb_cli_value *lb_cli_nth(const lb_cli_call *call, const char *name, int n)
{
    for (int i = 0; i < call->count; i++) {
        if (strcmp(call->values[i].param->name, name) == 0 && n-- == 0) {
            return &call->values[i];
        }
    }
    return NULL;
}

const lb_cli_value *lb_cli_get(const lb_cli_call *call, const char *name)
{
    return lb_cli_nth(call, name, 0);
}

const char *lb_cli_text(const lb_cli_call *call, const char *name)
{
    const lb_cli_value *value = lb_cli_get(call, name);
    return value ? value->text : NULL;
}

bool lb_cli_given(const lb_cli_call *call, const char *name)
{
    const lb_cli_value *value = lb_cli_get(call, name);
    return value && !value->is_default;
}
