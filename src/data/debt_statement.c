#include "data/debt_statement.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"

enum { EXTRA_LINES = 3 * LB_DEBT_CLASS_COUNT * LB_GROUP_COUNT };

#define BIT(column) (1u << (column))

static const int64_t MILLION = 100000000; /* cents */

/* Classes ------------------------------------------------------------------------------------------------- */

const char *lb_debt_class_text(int debt_class)
{
    static const char *const texts[] = {
#define X(name, marketable, text, noun) text,
        LB_DEBT_CLASS_LIST(X)
#undef X
            "Total Marketable",
        "Total Nonmarketable", "Total Public Debt Outstanding"};
    return debt_class >= 0 && debt_class <= LB_DEBT_PUBLIC_DEBT ? texts[debt_class] : "unknown class";
}

bool lb_debt_class_marketable(int debt_class)
{
    static const bool marketable_classes[] = {
#define X(name, marketable, text, noun) marketable,
        LB_DEBT_CLASS_LIST(X)
#undef X
            true};
    return debt_class >= 0 && debt_class <= LB_DEBT_MARKETABLE && marketable_classes[debt_class];
}

/* True if `scope`, a class or LB_DEBT_MARKETABLE ..., covers a class. */
static bool covers(int scope, int debt_class)
{
    switch (scope) {
    case LB_DEBT_MARKETABLE:
        return lb_debt_class_marketable(debt_class);
    case LB_DEBT_NONMARKETABLE:
        return !lb_debt_class_marketable(debt_class);
    case LB_DEBT_PUBLIC_DEBT:
        return true;
    default:
        return scope == debt_class;
    }
}

bool lb_debt_total_label(const char *label, lb_debt_kind *kind, bool *is_total, const char **rest)
{
    *is_total = strncmp(label, "Total ", 6) == 0;
    *kind = LB_DEBT_BOTH;
    label += *is_total ? 6 : 0;
    if (strncmp(label, "Unmatured ", 10) == 0) {
        *kind = LB_DEBT_UNMATURED;
        label += 10;
    } else if (strncmp(label, "Matured ", 8) == 0) {
        *kind = LB_DEBT_MATURED;
        label += 8;
    }
    *rest = label;
    return *is_total || *kind != LB_DEBT_BOTH;
}

/* Building ------------------------------------------------------------------------------------------------ */

lb_status lb_debt_statement_init(lb_debt_statement *statement, int rows, lb_error *err)
{
    memset(statement, 0, sizeof *statement);
    statement->record_date = LB_DATE_NONE;
    statement->unit_usd = 1;
    size_t room = (size_t)rows + 1;
    statement->securities = calloc(room, sizeof *statement->securities);
    statement->tranches = calloc(room, sizeof *statement->tranches);
    statement->lines = calloc(room + EXTRA_LINES, sizeof *statement->lines);
    statement->totals = calloc(room, sizeof *statement->totals);
    if (!statement->securities || !statement->tranches || !statement->lines || !statement->totals) {
        lb_debt_statement_free(statement);
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for a statement of %d rows", rows);
    }
    return LB_OK;
}

void lb_debt_statement_free(lb_debt_statement *statement)
{
    free(statement->securities);
    free(statement->tranches);
    free(statement->lines);
    free(statement->totals);
    free(statement->holders);
    free(statement->strips);
    memset(statement, 0, sizeof *statement);
}

static int find_index(const lb_debt_statement *statement, const char *cusip)
{
    for (int i = statement->security_count - 1; i >= 0; i--) { /* the last one is the likely one */
        if (strcmp(statement->securities[i].cusip, cusip) == 0) {
            return i;
        }
    }
    return -1;
}

const lb_debt_security *lb_debt_find(const lb_debt_statement *statement, const char *cusip)
{
    int index = find_index(statement, cusip);
    return index >= 0 ? &statement->securities[index] : NULL;
}

lb_debt_tranche *lb_debt_add_tranche(lb_debt_statement *statement, const char *cusip, int debt_class,
                                     lb_debt_security **security)
{
    int index = find_index(statement, cusip);
    if (index < 0) {
        index = statement->security_count++;
        lb_debt_security *added = &statement->securities[index];
        snprintf(added->cusip, sizeof added->cusip, "%s", cusip);
        added->debt_class = (uint8_t)debt_class;
        added->issue_date = LB_DATE_NONE;
        added->maturity = LB_DATE_NONE;
    }
    *security = &statement->securities[index];
    (*security)->tranche_count++;
    lb_debt_tranche *tranche = &statement->tranches[statement->tranche_count++];
    tranche->security = index;
    tranche->issue_date = LB_DATE_NONE;
    return tranche;
}

lb_debt_line *lb_debt_add_line(lb_debt_statement *statement, int debt_class, int group, const char *name)
{
    lb_debt_line *line = &statement->lines[statement->line_count++];
    line->debt_class = (uint8_t)debt_class;
    line->group = (uint8_t)group;
    line->intragov = group == LB_GROUP_INTRAGOV || debt_class == LB_DEBT_FFB;
    line->maturity = LB_DATE_NONE;
    snprintf(line->name, sizeof line->name, "%s", name);
    return line;
}

lb_debt_total *lb_debt_add_total(lb_debt_statement *statement, int debt_class, int group, lb_debt_kind kind,
                                 const char *name)
{
    lb_debt_total *total = &statement->totals[statement->total_count++];
    total->debt_class = (uint8_t)debt_class;
    total->group = (uint8_t)group;
    total->kind = (uint8_t)kind;
    snprintf(total->name, sizeof total->name, "%s", name);
    return total;
}

/* Sums ---------------------------------------------------------------------------------------------------- */

typedef struct item_sum {
    int64_t usd;
    int items;
    int small; /* of them published as "*" */
} item_sum;

/* a + b, held short of overflow: amounts beyond it reconcile with nothing anyway. */
static int64_t plus(int64_t a, int64_t b)
{
    const int64_t most = INT64_MAX / 4;
    int64_t sum;
    if (__builtin_add_overflow(a, b, &sum)) {
        sum = a > 0 ? most : -most;
    }
    return sum > most ? most : sum < -most ? -most : sum;
}

static void add_amount(item_sum *sum, const lb_debt_amounts *amounts, int column)
{
    sum->usd = plus(sum->usd, amounts->usd[column]);
    sum->items++;
    sum->small += (amounts->small & BIT(column)) != 0;
}

static item_sum sum_items(const lb_debt_statement *st, int scope, int group, int kind, int column)
{
    item_sum sum = {0};
    for (int i = 0; i < st->security_count && group == LB_GROUP_ALL && kind != LB_DEBT_MATURED; i++) {
        if (covers(scope, st->securities[i].debt_class)) {
            add_amount(&sum, &st->securities[i].amounts, column);
        }
    }
    for (int i = 0; i < st->line_count; i++) {
        const lb_debt_line *line = &st->lines[i];
        if (covers(scope, line->debt_class) && (group == LB_GROUP_ALL || group == line->group) &&
            (kind == LB_DEBT_BOTH || (kind == LB_DEBT_MATURED) == line->matured)) {
            add_amount(&sum, &line->amounts, column);
        }
    }
    return sum;
}

int64_t lb_debt_outstanding(const lb_debt_statement *statement, int debt_class, lb_debt_kind kind)
{
    return sum_items(statement, debt_class, LB_GROUP_ALL, (int)kind, LB_AMOUNT_OUTSTANDING).usd;
}

static const lb_debt_total *find_total(const lb_debt_statement *st, int scope, int group, int kind)
{
    for (int i = 0; i < st->total_count; i++) {
        const lb_debt_total *total = &st->totals[i];
        if (total->debt_class == scope && total->group == group && total->kind == kind) {
            return total;
        }
    }
    return NULL;
}

/* Closing ------------------------------------------------------------------------------------------------- */

/* How far `figures` published figures that should add to zero may be from it: nothing where the edition has
 * cents, else their rounding, which is the worst case for few figures and seven standard deviations for many. */
static int64_t rounding(const lb_debt_statement *st, int figures)
{
    if (st->unit_usd == 1) {
        return 0;
    }
    double units = fmin(0.5 * figures, 0.5 + 2.0 * sqrt((double)figures));
    return (int64_t)(units * (double)st->unit_usd);
}

/* The CSV edition prints at most 15 significant digits, so that totals of ten trillion lose the last cents. */
static int64_t printed_rounding(const lb_debt_statement *st, int64_t usd)
{
    int64_t size = usd < 0 ? -usd : usd;
    if (st->unit_usd != 1 || size < 10000000 * MILLION) {
        return 0;
    }
    return size < 100000000 * MILLION ? 5 : 50;
}

static bool within(int64_t difference, int64_t tolerance)
{
    return difference <= tolerance && difference >= -tolerance;
}

/* Cents as millions, with eight decimals unless whole. */
static const char *millions(int64_t usd, char out[static 32])
{
    int64_t size = usd < 0 ? -usd : usd;
    int used = snprintf(out, 32, "%s%lld", usd < 0 ? "-" : "", (long long)(size / MILLION));
    if (size % MILLION != 0) {
        snprintf(out + used, 32 - (size_t)used, ".%08lld", (long long)(size % MILLION));
    }
    return out;
}

/* Brings the tranches of each security together, in the order they came. */
static lb_status sort_tranches(lb_debt_statement *st, lb_error *err)
{
    lb_debt_tranche *sorted = calloc((size_t)st->tranche_count + 1, sizeof *sorted);
    if (!sorted) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for %d tranches", st->tranche_count);
    }
    int at = 0;
    for (int i = 0; i < st->security_count; i++) {
        st->securities[i].first_tranche = at;
        at += st->securities[i].tranche_count;
        st->securities[i].tranche_count = 0;
    }
    for (int i = 0; i < st->tranche_count; i++) {
        lb_debt_security *security = &st->securities[st->tranches[i].security];
        sorted[security->first_tranche + security->tranche_count++] = st->tranches[i];
    }
    free(st->tranches);
    st->tranches = sorted;
    return LB_OK;
}

static lb_status sum_security(const lb_debt_statement *st, lb_debt_security *security, const char *name,
                              lb_error *err)
{
    lb_debt_amounts *sum = &security->amounts;
    for (int i = 0; i < security->tranche_count; i++) {
        const lb_debt_tranche *tranche = &st->tranches[security->first_tranche + i];
        sum->known |= tranche->amounts.known;
        for (int column = 0; column < LB_AMOUNT_COUNT; column++) {
            sum->usd[column] = plus(sum->usd[column], tranche->amounts.usd[column]);
        }
        if (security->issue_date == LB_DATE_NONE || tranche->issue_date < security->issue_date) {
            security->issue_date = tranche->issue_date;
        }
    }
    if (!(sum->known & BIT(LB_AMOUNT_OUTSTANDING))) {
        return lb_fail_at(err, LB_ERR_RECONCILE, name, security->line, security->column,
                          "%s: no amount outstanding in its rows (%d): one of them should have it",
                          security->cusip, security->tranche_count);
    }
    int64_t difference = plus(plus(sum->usd[LB_AMOUNT_ISSUED], sum->usd[LB_AMOUNT_INFLATION]),
                              plus(sum->usd[LB_AMOUNT_REDEEMED], -sum->usd[LB_AMOUNT_OUTSTANDING]));
    if (!within(difference, rounding(st, 3 * security->tranche_count + 1))) {
        char text[32];
        return lb_fail_at(
            err, LB_ERR_RECONCILE, name, security->line, security->column,
            "%s: issued + inflation adjustment + redeemed of its rows (%d) differ from the amount "
            "outstanding by %s million; they should be equal",
            security->cusip, security->tranche_count, millions(difference, text));
    }
    return LB_OK;
}

/* Makes an item of each published amount of matured debt that is not one already. */
static void add_matured_lines(lb_debt_statement *st)
{
    for (int i = 0; i < st->total_count; i++) {
        const lb_debt_total *total = &st->totals[i];
        bool present = total->kind != LB_DEBT_MATURED || total->debt_class >= LB_DEBT_CLASS_COUNT;
        for (int j = 0; j < st->line_count && !present; j++) {
            present = st->lines[j].matured && st->lines[j].debt_class == total->debt_class &&
                      st->lines[j].group == total->group;
        }
        if (!present) {
            lb_debt_line *line = lb_debt_add_line(st, total->debt_class, total->group, total->name + 6);
            line->matured = true;
            line->amounts = total->amounts;
            line->line = total->line;
        }
    }
}

/* Settles the outstanding amounts published as "*" in one part of a class: a single one is the difference to
 * the total row, several become one line that holds it. A difference that does not fit is left for the check of
 * the totals. */
static void settle_part(lb_debt_statement *st, int debt_class, int group, bool matured)
{
    const lb_debt_total *both = find_total(st, debt_class, group, LB_DEBT_BOTH);
    const lb_debt_total *unmatured = find_total(st, debt_class, group, LB_DEBT_UNMATURED);
    if ((matured && !(both && unmatured)) || (!both && !unmatured)) {
        return;
    }
    enum { C = LB_AMOUNT_OUTSTANDING };
    item_sum sum = sum_items(st, debt_class, group, matured ? LB_DEBT_MATURED : LB_DEBT_UNMATURED, C);
    int64_t target = unmatured
                         ? unmatured->amounts.usd[C]
                         : both->amounts.usd[C] - sum_items(st, debt_class, group, LB_DEBT_MATURED, C).usd;
    int64_t residual = matured ? both->amounts.usd[C] - target - sum.usd : target - sum.usd;
    if (sum.small == 0 || !within(residual, sum.small * (MILLION / 2))) {
        return;
    }
    for (int i = 0; i < st->line_count; i++) {
        lb_debt_line *line = &st->lines[i];
        if (line->debt_class == debt_class && (group == LB_GROUP_ALL || line->group == group) &&
            line->matured == matured && (line->amounts.small & BIT(C))) {
            line->amounts.small &= (uint8_t)~BIT(C);
            line->amounts.usd[C] = sum.small == 1 ? residual : 0;
        }
    }
    if (sum.small > 1) {
        lb_debt_line *rest = lb_debt_add_line(st, debt_class, group, "Items below half a million dollars");
        rest->matured = matured;
        rest->amounts.known = BIT(C);
        rest->amounts.usd[C] = residual;
        rest->line = unmatured ? unmatured->line : both->line;
    }
}

static void settle_small(lb_debt_statement *st)
{
    for (int debt_class = 0; debt_class < LB_DEBT_CLASS_COUNT; debt_class++) {
        for (int group = LB_GROUP_COUNT - 1; group >= LB_GROUP_ALL;
             group--) { /* the parts before the whole */
            settle_part(st, debt_class, group, true);
            settle_part(st, debt_class, group, false);
        }
    }
}

/* The totals of nonmarketable classes are published adjusted so that the table adds when it is rounded to
 * millions (September 2023: by exactly $1,000,000): such a difference is a warning. */
static const int64_t NONMARKETABLE_ADJUSTMENT = 2 * 100000000;

static lb_status check_total(lb_debt_statement *st, const lb_debt_total *total, int column, const char *name,
                             lb_error *err)
{
    static const char *const words[] = {"of the prior month", "issued", "of inflation adjustment", "redeemed",
                                        "outstanding"};
    if (!(total->amounts.known & BIT(column))) {
        return LB_OK;
    }
    item_sum sum = sum_items(st, total->debt_class, total->group, total->kind, column);
    int64_t published = total->amounts.usd[column];
    int64_t tolerance = rounding(st, sum.items + 1) + printed_rounding(st, published) +
                        (sum.small + ((total->amounts.small & BIT(column)) != 0)) * (MILLION / 2);
    if (within(sum.usd - published, tolerance)) {
        return LB_OK;
    }
    char have[32], want[32];
    millions(sum.usd, have);
    millions(published, want);
    if (!lb_debt_class_marketable(total->debt_class) &&
        within(sum.usd - published, tolerance + NONMARKETABLE_ADJUSTMENT)) {
        lb_warn(&st->warnings, name, total->line,
                "%.70s: the items (%d) add to %s million %s, the row says %s", total->name, sum.items, have,
                words[column], want);
        return LB_OK;
    }
    return lb_fail_at(err, LB_ERR_RECONCILE, name, total->line, total->column[column],
                      "%.70s: the items (%d) add to %s million %s; the row says %s and should be equal",
                      total->name, sum.items, have, words[column], want);
}

/* Where the first item of a class or scope stands. */
static int first_line(const lb_debt_statement *st, int scope)
{
    for (int i = 0; i < st->security_count; i++) {
        if (covers(scope, st->securities[i].debt_class)) {
            return st->securities[i].line;
        }
    }
    for (int i = 0; i < st->line_count; i++) {
        if (covers(scope, st->lines[i].debt_class)) {
            return st->lines[i].line;
        }
    }
    return 0;
}

/* Every class needs a total row to reconcile with; those of one line have none. */
static lb_status require_total(const lb_debt_statement *st, int scope, const char *name, lb_error *err)
{
    item_sum sum = sum_items(st, scope, LB_GROUP_ALL, LB_DEBT_BOTH, LB_AMOUNT_OUTSTANDING);
    bool single =
        scope == LB_DEBT_FFB || scope == LB_DEBT_OTHER_MARKETABLE || scope == LB_DEBT_OTHER_NONMARKETABLE;
    if (sum.items == 0 || single || find_total(st, scope, LB_GROUP_ALL, LB_DEBT_BOTH)) {
        return LB_OK;
    }
    int line = first_line(st, scope);
    return lb_fail_at(err, LB_ERR_RECONCILE, name, line, line > 0,
                      "%s: no total row (\"Total ...\") to reconcile the items (%d) with",
                      lb_debt_class_text(scope), sum.items);
}

static lb_status check_totals(lb_debt_statement *st, const char *name, lb_error *err)
{
    for (int scope = 0; scope <= LB_DEBT_NONMARKETABLE; scope++) {
        lb_status status = require_total(st, scope, name, err);
        if (status != LB_OK) {
            return status;
        }
    }
    for (int i = 0; i < st->total_count; i++) {
        for (int column = LB_AMOUNT_COUNT - 1; column >= 0; column--) {
            lb_status status = check_total(st, &st->totals[i], column, name, err);
            if (status != LB_OK) {
                return status;
            }
        }
    }
    return LB_OK;
}

lb_status lb_debt_statement_close(lb_debt_statement *statement, const char *name, lb_error *err)
{
    lb_status status = sort_tranches(statement, err);
    for (int i = 0; i < statement->security_count && status == LB_OK; i++) {
        status = sum_security(statement, &statement->securities[i], name, err);
    }
    if (status != LB_OK) {
        return status;
    }
    add_matured_lines(statement);
    if (statement->unit_usd == 1) {
        settle_small(statement);
    }
    return check_totals(statement, name, err);
}
