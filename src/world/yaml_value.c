#include "yaml_tree.h"

#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* The answer of a parser of text, with the place and the key of the value. */
static lb_status place(const lb_yaml_node *node, lb_status status, const lb_error *reason, lb_error *err)
{
    if (status == LB_OK) {
        return LB_OK;
    }
    char quote[LB_EXCERPT_SIZE];
    return lb_yaml_fail(node, status, err, "%s%s%s",
                        node->key ? lb_excerpt(node->key, strlen(node->key), quote) : "",
                        node->key ? ": " : "", reason->message);
}

/* The text of a scalar that may not be empty. */
static lb_status value_text(const lb_yaml_node *node, lb_error *err)
{
    lb_status status = lb_yaml_expect(node, LB_YAML_SCALAR, err);
    if (status == LB_OK && node->length == 0 && !node->quoted) {
        lb_error reason;
        return place(node, lb_fail(&reason, LB_ERR_PARSE, "there is no value"), &reason, err);
    }
    return status;
}

lb_status lb_yaml_get_text(const lb_yaml_node *node, const char **out, lb_error *err)
{
    lb_status status = value_text(node, err);
    if (status == LB_OK) {
        *out = node->text;
    }
    return status;
}

lb_status lb_yaml_get_bool(const lb_yaml_node *node, bool *out, lb_error *err)
{
    static const char *const names[] = {"false", "true"};
    int index = 0;
    lb_status status = lb_yaml_get_choice(node, names, 2, &index, err);
    if (status == LB_OK) {
        *out = index == 1;
    }
    return status;
}

lb_status lb_yaml_get_date(const lb_yaml_node *node, lb_date *out, lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK ? place(node, lb_date_parse(node->text, node->length, out, &reason), &reason, err)
                           : status;
}

lb_status lb_yaml_get_number(const lb_yaml_node *node, double *out, lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK
               ? place(node, lb_parse_number(node->text, node->length, out, &reason), &reason, err)
               : status;
}

lb_status lb_yaml_get_integer(const lb_yaml_node *node, int64_t low, int64_t high, int64_t *out,
                              lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK ? place(node, lb_parse_integer(node->text, node->length, low, high, out, &reason),
                                   &reason, err)
                           : status;
}

lb_status lb_yaml_get_rate(const lb_yaml_node *node, double *out_dec, lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK
               ? place(node, lb_parse_rate(node->text, node->length, LB_RATE_NEEDS_UNIT, out_dec, &reason),
                       &reason, err)
               : status;
}

lb_status lb_yaml_get_usd(const lb_yaml_node *node, int64_t *out_usd, lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK
               ? place(node, lb_parse_usd(node->text, node->length, out_usd, &reason), &reason, err)
               : status;
}

lb_status lb_yaml_get_span(const lb_yaml_node *node, lb_span *out, lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK ? place(node, lb_parse_span(node->text, node->length, out, &reason), &reason, err)
                           : status;
}

lb_status lb_yaml_get_pace(const lb_yaml_node *node, lb_pace *out, lb_error *err)
{
    lb_error reason;
    lb_status status = value_text(node, err);
    return status == LB_OK ? place(node, lb_parse_pace(node->text, node->length, out, &reason), &reason, err)
                           : status;
}

lb_status lb_yaml_get_choice(const lb_yaml_node *node, const char *const *names, int count, int *out,
                             lb_error *err)
{
    lb_status status = value_text(node, err);
    if (status != LB_OK) {
        return status;
    }
    for (int i = 0; i < count; i++) {
        if (strcmp(node->text, names[i]) == 0) {
            *out = i;
            return LB_OK;
        }
    }
    char quote[LB_EXCERPT_SIZE], all[400];
    lb_error reason;
    const char *near = lb_nearest_name(node->text, names, count);
    lb_excerpt(node->text, node->length, quote);
    if (near) {
        status = lb_fail(&reason, LB_ERR_PARSE, "unknown value '%s'; did you mean '%s'?", quote, near);
    } else {
        status = lb_fail(&reason, LB_ERR_PARSE, "unknown value '%s'; it must be one of: %s", quote,
                         lb_join_names(names, count, all, sizeof all));
    }
    return place(node, status, &reason, err);
}
