/* fuzz_yaml.c - any bytes as a YAML document, every value read as every type. */
#include <stdlib.h>

#include "world/yaml_tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void visit(const lb_yaml_node *node)
{
    static const char *const names[] = {"title", "until", "policy"};
    lb_error err;
    lb_date date;
    int64_t whole;
    double number;
    lb_span span;
    lb_pace pace;
    int index;
    const char *text;
    lb_yaml_get_text(node, &text, &err);
    lb_yaml_get_date(node, &date, &err);
    lb_yaml_get_number(node, &number, &err);
    lb_yaml_get_integer(node, -5, 5, &whole, &err);
    lb_yaml_get_rate(node, &number, &err);
    lb_yaml_get_usd(node, &whole, &err);
    lb_yaml_get_span(node, &span, &err);
    lb_yaml_get_pace(node, &pace, &err);
    lb_yaml_get_choice(node, names, 3, &index, &err);
    lb_yaml_check_keys(node, names, 3, "document", &err);
    int count = 0;
    for (const lb_yaml_node *n = node->first; n; n = n->next) {
        visit(n);
        count++;
    }
    if (count != node->count) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    lb_yaml *document = NULL;
    lb_error err;
    if (lb_yaml_parse("fuzz.yaml", (const char *)data, size, &document, &err) == LB_OK) {
        visit(lb_yaml_root(document));
    } else if (err.message[0] == 0 || document) {
        abort(); /* a refusal must say why and leave nothing behind */
    }
    lb_yaml_free(document);
    return 0;
}
