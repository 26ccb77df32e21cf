#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "world/yaml_tree.h"

static lb_error err;

static lb_yaml *parse(const char *text)
{
    lb_yaml *document = NULL;
    lb_status status = lb_yaml_parse("t.yaml", text, strlen(text), &document, &err);
    ck_assert_msg(status == LB_OK, "%s", err.message);
    return document;
}

/* The message for a text that must be refused. */
static const char *refuse_bytes(const char *text, size_t length)
{
    lb_yaml *document = NULL;
    ck_assert_msg(lb_yaml_parse("t.yaml", text, length, &document, &err) != LB_OK, "'%s' was read", text);
    ck_assert_ptr_null(document);
    return err.message;
}

static const char *refuse(const char *text)
{
    return refuse_bytes(text, strlen(text));
}

START_TEST(every_key_and_value_knows_its_place)
{
    lb_yaml *document = parse("# a comment\n"
                              "title:    Japan sells\n"
                              "events:\n"
                              "  - on: 2026-03-02\n"
                              "    sell: {holder: japan, amount: 1.2tn}\n"
                              "watch: [yield.10y, \"tail 30y\"]\n");
    const lb_yaml_node *root = lb_yaml_root(document);
    ck_assert_str_eq(lb_yaml_name(document), "t.yaml");
    ck_assert_int_eq(root->kind, LB_YAML_MAPPING);
    ck_assert_int_eq(root->count, 3);
    const lb_yaml_node *title = root->first;
    ck_assert_str_eq(title->key, "title");
    ck_assert_str_eq(title->text, "Japan sells");
    ck_assert_int_eq(title->line, 2);
    ck_assert_int_eq(title->column, 11);
    ck_assert_int_eq(title->key_column, 1);
    const lb_yaml_node *event = lb_yaml_find(root, "events")->first;
    ck_assert_int_eq(event->kind, LB_YAML_MAPPING);
    ck_assert_ptr_null(event->key);
    ck_assert_int_eq(event->line, 4);
    ck_assert_int_eq(event->column, 5);
    const lb_yaml_node *amount = lb_yaml_find(lb_yaml_find(event, "sell"), "amount");
    ck_assert_int_eq(amount->key_line, 5);
    ck_assert_int_eq(amount->key_column, 27);
    ck_assert_int_eq(amount->column, 35);
    const lb_yaml_node *watch = lb_yaml_find(root, "watch");
    ck_assert_int_eq(watch->count, 2);
    ck_assert(!watch->first->quoted);
    ck_assert(watch->first->next->quoted);
    ck_assert_ptr_null(watch->first->next->next);
    ck_assert_ptr_null(lb_yaml_find(root, "title2"));
    ck_assert_ptr_null(lb_yaml_find(watch, "title"));
    lb_yaml_free(document);
    lb_yaml_free(NULL);
}
END_TEST

START_TEST(what_is_not_the_subset_is_refused)
{
    ck_assert_str_eq(refuse("a: 1\nb: 2\na: 3\n"),
                     "t.yaml:3:1: the key 'a' stands here a second time; the first is in line 1");
    ck_assert_str_eq(refuse("a: &x 1\n"),
                     "t.yaml:1:4: anchors (&name) are not supported; write the value out");
    ck_assert_str_eq(refuse("a: *x\n"), "t.yaml:1:4: aliases (*name) are not supported; write the value out");
    ck_assert_str_eq(refuse("a: !!str 1\n"),
                     "t.yaml:1:4: tags (!name) are not supported; write the plain value");
    ck_assert_str_eq(refuse("- &x {a: 1}\n"),
                     "t.yaml:1:3: anchors (&name) are not supported; write the value out");
    ck_assert_str_eq(refuse("? [a]\n: 1\n"), "t.yaml:1:3: a key must be a plain word");
    ck_assert_str_eq(refuse("a: 1\n---\nb: 2\n"),
                     "t.yaml:2:1: a second document begins here; a file holds one");
    ck_assert_str_eq(refuse("a: \"x\\0y\"\n"), "t.yaml:1:4: a text may not contain the zero character");
    ck_assert_str_eq(refuse(""), "t.yaml: the file is empty");
    ck_assert_str_eq(refuse("# only a comment\n"), "t.yaml: the file is empty");
}
END_TEST

START_TEST(broken_yaml_names_the_place)
{
    ck_assert_str_eq(
        refuse("a: [1, 2\nb: 3\n"),
        "t.yaml:2:2: not valid YAML: while parsing a flow sequence: did not find expected ',' or ']'");
    ck_assert_str_eq(refuse("a:\n\t- 1\n"), "t.yaml:2:1: not valid YAML: while scanning for the next token: "
                                            "found character that cannot start any token");
    refuse_bytes("a: 1\nb: \xff\xfe\n", 11);
    ck_assert_str_eq(err.message, "t.yaml:2:4: invalid leading UTF-8 octet");
    ck_assert_str_eq(refuse("a: \x01\n"), "t.yaml:1:4: control characters are not allowed");
    refuse("a: \"never closed\n");
    ck_assert_int_eq(err.status, LB_ERR_PARSE);
}
END_TEST

START_TEST(size_and_depth_have_limits)
{
    char deep[64];
    memset(deep, '[', sizeof deep);
    ck_assert_str_eq(refuse_bytes(deep, sizeof deep),
                     "t.yaml:1:17: mappings and lists stand too deep inside one another");
    deep[LB_YAML_MOST_DEPTH] = ']';
    memset(deep, '[', LB_YAML_MOST_DEPTH);
    memset(deep + LB_YAML_MOST_DEPTH, ']', LB_YAML_MOST_DEPTH);
    deep[2 * LB_YAML_MOST_DEPTH] = 0;
    lb_yaml_free(parse(deep));

    size_t most = (size_t)LB_YAML_MOST_BYTES + 1;
    char *large = malloc(most);
    memset(large, ' ', most);
    refuse_bytes(large, most);
    ck_assert_int_eq(err.status, LB_ERR_RANGE);
    for (size_t i = 0; i + 2 < most; i += 2) {
        memcpy(large + i, ",x", 2);
    }
    large[0] = '[';
    refuse_bytes(large, most - 1);
    ck_assert_ptr_nonnull(strstr(err.message, "the file has too many values"));
    free(large);
}
END_TEST

START_TEST(unknown_keys_suggest_the_nearest)
{
    static const char *const names[] = {"holder", "amount", "over", "expected_to_last"};
    lb_yaml *document = parse("sell: {holder: japan, expected_last: permanent}\n");
    const lb_yaml_node *sell = lb_yaml_root(document)->first;
    ck_assert_int_eq(lb_yaml_check_keys(sell, names, 4, "event 'sell'", &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "t.yaml:1:23: unknown key 'expected_last' in event 'sell'; did you mean "
                                  "'expected_to_last'?");
    ck_assert_int_eq(lb_yaml_check_keys(sell, names, 2, "event 'sell'", &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message,
                     "t.yaml:1:23: unknown key 'expected_last' in event 'sell'; it may have: holder, amount");
    const lb_yaml_node *found;
    ck_assert_int_eq(lb_yaml_require(sell, "holder", "event 'sell'", &found, &err), LB_OK);
    ck_assert_int_eq(lb_yaml_require(sell, "amount", "event 'sell'", &found, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message, "t.yaml:1:7: the key 'amount' is missing in event 'sell'");
    ck_assert_int_eq(lb_yaml_check_keys(sell->first, names, 4, "event", &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message,
                     "t.yaml:1:16: holder: this must be a mapping (key: value), not a single value");
    lb_yaml_free(document);
}
END_TEST

START_TEST(values_have_types)
{
    lb_yaml *document = parse("on: 2026-03-02\n"
                              "amount: 1.2tn\n"
                              "over: 6 months\n"
                              "above: 25bp\n"
                              "pace: 60bn a week\n"
                              "factor: 0.5\n"
                              "count: 12\n"
                              "flag: true\n"
                              "mode: policy\n"
                              "note: \"\"\n");
    const lb_yaml_node *root = lb_yaml_root(document);
    lb_date date;
    int64_t whole;
    double number;
    lb_span span;
    lb_pace pace;
    bool flag = false;
    int index;
    const char *text;
    static const char *const modes[] = {"actual", "policy"};
    ck_assert_int_eq(lb_yaml_get_date(lb_yaml_find(root, "on"), &date, &err), LB_OK);
    ck_assert_int_eq(date, lb_date_make(2026, 3, 2));
    ck_assert_int_eq(lb_yaml_get_usd(lb_yaml_find(root, "amount"), &whole, &err), LB_OK);
    ck_assert(whole == INT64_C(120000000000000));
    ck_assert_int_eq(lb_yaml_get_span(lb_yaml_find(root, "over"), &span, &err), LB_OK);
    ck_assert(span.count == 6 && span.unit == LB_MONTHS);
    ck_assert_int_eq(lb_yaml_get_rate(lb_yaml_find(root, "above"), &number, &err), LB_OK);
    ck_assert_double_eq(number, 0.0025);
    ck_assert_int_eq(lb_yaml_get_pace(lb_yaml_find(root, "pace"), &pace, &err), LB_OK);
    ck_assert(pace.usd == INT64_C(6000000000000) && pace.per == LB_WEEKS);
    ck_assert_int_eq(lb_yaml_get_number(lb_yaml_find(root, "factor"), &number, &err), LB_OK);
    ck_assert_double_eq(number, 0.5);
    ck_assert_int_eq(lb_yaml_get_integer(lb_yaml_find(root, "count"), 1, 12, &whole, &err), LB_OK);
    ck_assert_int_eq(whole, 12);
    ck_assert_int_eq(lb_yaml_get_bool(lb_yaml_find(root, "flag"), &flag, &err), LB_OK);
    ck_assert(flag);
    ck_assert_int_eq(lb_yaml_get_choice(lb_yaml_find(root, "mode"), modes, 2, &index, &err), LB_OK);
    ck_assert_int_eq(index, 1);
    ck_assert_int_eq(lb_yaml_get_text(lb_yaml_find(root, "note"), &text, &err), LB_OK);
    ck_assert_str_eq(text, "");
    lb_yaml_free(document);
}
END_TEST

/* The message when `text`, the value of the key "v", is read by `get`. */
#define REFUSED(text, call)                                                                                  \
    do {                                                                                                     \
        lb_yaml *document = parse("v: " text "\n");                                                          \
        const lb_yaml_node *v = lb_yaml_root(document)->first;                                               \
        ck_assert_msg((call) != LB_OK, "%s was read by %s", text, #call);                                    \
        lb_yaml_free(document);                                                                              \
    } while (0)

START_TEST(wrong_values_say_what_is_right)
{
    lb_date date;
    int64_t whole;
    double number;
    lb_span span;
    lb_pace pace;
    bool flag;
    int index;
    const char *text;
    static const char *const modes[] = {"actual", "policy"};
    REFUSED("2026-02-30", lb_yaml_get_date(v, &date, &err));
    ck_assert_msg(strncmp(err.message, "t.yaml:1:4: v: ", 15) == 0, "%s", err.message);
    REFUSED("400", lb_yaml_get_usd(v, &whole, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: '400' needs a unit: 400mn, 400bn, 400tn or 400usd");
    REFUSED("5", lb_yaml_get_rate(v, &number, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: '5' needs a unit: 5% or 5bp");
    REFUSED("x", lb_yaml_get_number(v, &number, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: 'x' is not a number; write it as 12 or 1.25");
    REFUSED("13", lb_yaml_get_integer(v, 1, 12, &whole, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: 13 is out of range; it must be from 1 to 12");
    REFUSED("soon", lb_yaml_get_span(v, &span, &err));
    REFUSED("soon", lb_yaml_get_pace(v, &pace, &err));
    REFUSED("yes", lb_yaml_get_bool(v, &flag, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: unknown value 'yes'; it must be one of: false, true");
    REFUSED("polcy", lb_yaml_get_choice(v, modes, 2, &index, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: unknown value 'polcy'; did you mean 'policy'?");
    REFUSED("", lb_yaml_get_text(v, &text, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:3: v: there is no value");
    REFUSED("[1]", lb_yaml_get_number(v, &number, &err));
    ck_assert_str_eq(err.message, "t.yaml:1:4: v: this must be a single value, not a list");
    REFUSED("1", lb_yaml_fail_key(v, LB_ERR_RANGE, &err, "%d is odd", 1));
    ck_assert_str_eq(err.message, "t.yaml:1:1: 1 is odd");
}
END_TEST

START_TEST(files_are_read)
{
    char path[] = "test_yaml_tree.tmp";
    FILE *out = fopen(path, "w");
    ck_assert_ptr_nonnull(out);
    fputs("title: x\nuntil: soon\n", out);
    fclose(out);
    lb_yaml *document = NULL;
    ck_assert_int_eq(lb_yaml_read(path, &document, &err), LB_OK);
    lb_date date;
    ck_assert_int_eq(lb_yaml_get_date(lb_yaml_find(lb_yaml_root(document), "until"), &date, &err),
                     LB_ERR_PARSE);
    ck_assert_str_eq(err.file, path);
    ck_assert_int_eq(err.line, 2);
    ck_assert_int_eq(err.column, 8);
    lb_yaml_free(document);
    remove(path);
    ck_assert_int_eq(lb_yaml_read("no/such.yaml", &document, &err), LB_ERR_IO);
    ck_assert_str_eq(err.message, "no/such.yaml: cannot be opened: No such file or directory");
    ck_assert_int_eq(lb_yaml_read(".", &document, &err), LB_ERR_IO);
}
END_TEST

CHECK_MAIN("yaml_tree", every_key_and_value_knows_its_place, what_is_not_the_subset_is_refused,
           broken_yaml_names_the_place, size_and_depth_have_limits, unknown_keys_suggest_the_nearest,
           values_have_types, wrong_values_say_what_is_right, files_are_read)
