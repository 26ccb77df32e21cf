#include "lists.h"

#include <string.h>

#include "longbond/security.h"

struct tenor_row {
    const char *word;
    int months, weeks, type;
};

static const struct tenor_row tenors[] = {
#define X(name, word, months, weeks, type) {word, months, weeks, type},
    LB_TENOR_LIST(X)
#undef X
};

const char *lb_tenor_word(int tenor)
{
    return tenors[tenor].word;
}

int lb_tenor_months(int tenor)
{
    return tenors[tenor].months;
}

int lb_tenor_weeks(int tenor)
{
    return tenors[tenor].weeks;
}

int lb_tenor_type(int tenor)
{
    return tenors[tenor].type;
}

int lb_tenor_find(const char *word)
{
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        if (strcmp(tenors[tenor].word, word) == 0) {
            return tenor;
        }
    }
    return -1;
}

struct node_row {
    const char *word;
    double years;
};

static const struct node_row nodes[] = {
#define X(name, word, years, real) {word, years},
    LB_CURVE_NODE_LIST(X)
#undef X
};

const char *lb_curve_node_word(int node)
{
    return nodes[node].word;
}

double lb_curve_node_years(int node)
{
    return nodes[node].years;
}

struct observable_row {
    const char *word, *unit, *title;
};

static const struct observable_row observables[] = {
#define X(name, unit, title) {#name, unit, title},
    LB_OBSERVABLE_LIST(X)
#undef X
};

const char *lb_observable_word(int observable)
{
    return observables[observable].word;
}

const char *lb_observable_unit(int observable)
{
    return observables[observable].unit;
}

const char *lb_observable_title(int observable)
{
    return observables[observable].title;
}

int lb_observable_find(const char *word)
{
    for (int observable = 0; observable < LB_OBSERVABLE_COUNT; observable++) {
        if (strcmp(observables[observable].word, word) == 0) {
            return observable;
        }
    }
    return -1;
}

const char *lb_event_word(int kind)
{
    static const char *const words[] = {
#define X(name, word) word,
        LB_EVENT_LIST(X)
#undef X
    };
    return words[kind];
}

static const struct {
    const char *word, *target, *title;
} reconcile_items[] = {
#define X(id, word, target, title) {word, target, title},
    LB_RECONCILE_LIST(X)
#undef X
};

const char *lb_reconcile_word(int item)
{
    return reconcile_items[item].word;
}

const char *lb_reconcile_target(int item)
{
    return reconcile_items[item].target;
}

const char *lb_reconcile_title(int item)
{
    return reconcile_items[item].title;
}

bool lb_event_is_of_action(int kind)
{
    return kind == LB_EVENT_ACTION || kind == LB_EVENT_FORCED_SALE || kind == LB_EVENT_FORCED_PURCHASE ||
           kind == LB_EVENT_UNFILLED;
}

bool lb_event_is_of_programme(int kind)
{
    return kind >= LB_EVENT_PROGRAMME_ANNOUNCED && kind <= LB_EVENT_PROGRAMME_UNFILLED;
}

int lb_event_find(const char *word)
{
    for (int kind = 0; kind < LB_EVENT_KIND_COUNT; kind++) {
        if (strcmp(lb_event_word(kind), word) == 0) {
            return kind;
        }
    }
    return -1;
}

int lb_waterfall_node(int waterfall)
{
    static const int8_t at[] = {
#define X(name, node) node,
        LB_WATERFALL_LIST(X)
#undef X
    };
    return at[waterfall];
}

static const struct {
    const char *word, *title;
} causes[] = {
#define X(name, word, title) {word, title},
    LB_CAUSE_LIST(X)
#undef X
};

const char *lb_cause_word(int cause)
{
    return cause < LB_CAUSE_SECTORS ? causes[cause].word
                                    : lb_sector_word(cause - LB_CAUSE_SECTORS + LB_BANKS);
}

const char *lb_cause_title(int cause)
{
    return cause < LB_CAUSE_SECTORS ? causes[cause].title
                                    : lb_sector_title(cause - LB_CAUSE_SECTORS + LB_BANKS);
}

static const struct {
    const char *word, *title;
    double official;
} countries[] = {
#define X(name, word, title, official) {word, title, official},
    LB_COUNTRY_LIST(X)
#undef X
};

const char *lb_country_word(int country)
{
    return countries[country].word;
}

const char *lb_country_title(int country)
{
    return countries[country].title;
}

double lb_country_official_share(int country)
{
    return countries[country].official;
}

int lb_country_find(const char *word)
{
    for (int country = 0; country < LB_COUNTRY_COUNT; country++) {
        if (strcmp(countries[country].word, word) == 0) {
            return country;
        }
    }
    return -1;
}

struct line_row {
    const char *word, *title;
};

static const struct line_row lines[] = {
#define X(name, word, title) {word, title},
    LB_FED_LINE_LIST(X)
#undef X
};

const char *lb_fed_line_word(int line)
{
    return lines[line].word;
}

const char *lb_fed_line_title(int line)
{
    return lines[line].title;
}
