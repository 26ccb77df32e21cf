#include "data/csv_record.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "data/date_text.h"
#include "data/json_table.h"

int lb_csv_field_column(const lb_csv_table *table, const lb_field *field)
{
    int column = lb_csv_find(table, field->header);
    for (const char *label = field->label; column < 0 && label;) {
        size_t length = strcspn(label, "|");
        char one[128];
        snprintf(one, sizeof one, "%.*s", (int)length, label);
        column = lb_csv_find(table, one);
        label = label[length] ? label + length + 1 : NULL;
    }
    return column;
}

static void set_missing(const lb_field *field, void *member)
{
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        memset(member, 0, sizeof(lb_cusip));
        break;
    case LB_FIELD_DATE:
    case LB_FIELD_MONTH:
        *(lb_date *)member = LB_DATE_NONE;
        break;
    case LB_FIELD_TEXT:
        *(lb_text *)member = "";
        break;
    case LB_FIELD_NUMBER:
    case LB_FIELD_PERCENT:
        *(double *)member = NAN;
        break;
    case LB_FIELD_DOLLARS:
    case LB_FIELD_BILLIONS:
    case LB_FIELD_MILLIONS:
        *(lb_cents *)member = LB_CENTS_NONE;
        break;
    case LB_FIELD_COUNT:
        *(lb_count *)member = LB_COUNT_NONE;
        break;
    case LB_FIELD_FLAG:
        *(lb_flag *)member = LB_FLAG_NONE;
        break;
    case LB_FIELD_TIME:
        *(lb_minutes *)member = LB_MINUTES_NONE;
        break;
    }
}

void lb_record_blank(const lb_field *fields, int field_count, void *row)
{
    for (int i = 0; i < field_count; i++) {
        set_missing(&fields[i], (char *)row + fields[i].offset);
    }
}

static lb_status read_flag(const lb_csv_table *table, int row, int column, lb_flag *out, lb_error *err)
{
    static const char *const yes[] = {"Yes", "Y", "1", "True"}, *const no[] = {"No", "N", "0", "False"};
    const char *text = lb_csv_text(table, row, column);
    for (int i = 0; i < 4; i++) {
        if (strcasecmp(text, yes[i]) == 0 || strcasecmp(text, no[i]) == 0) {
            *out = strcasecmp(text, yes[i]) == 0;
            return LB_OK;
        }
    }
    return lb_csv_fail(table, row, column, err,
                       "%.80s: \"%.80s\" is not Yes or No (nor Y, N, 1, 0, True, False)",
                       lb_csv_text(table, LB_CSV_HEADER, column), text);
}

/* One or two digits as a number below `limit`; moves `text` behind them. -1 if there are none. */
static int small_number(const char **text, int limit)
{
    int value = 0, digits = 0;
    for (; digits < 2 && **text >= '0' && **text <= '9'; digits++, (*text)++) {
        value = value * 10 + (**text - '0');
    }
    return digits > 0 && value < limit ? value : -1;
}

static lb_status read_time(const lb_csv_table *table, int row, int column, lb_minutes *out, lb_error *err)
{
    const char *text = lb_csv_text(table, row, column), *at = text;
    int hour = small_number(&at, 24);
    bool colon = *at == ':';
    at += colon;
    const char *minutes = at;
    int minute = small_number(&at, 60);
    bool am = strcmp(at, " AM") == 0, pm = strcmp(at, " PM") == 0;
    bool clock_12 = (am || pm) && hour >= 1 && hour <= 12;
    if (hour < 0 || !colon || minute < 0 || at - minutes != 2 || (*at && !clock_12)) {
        return lb_csv_fail(table, row, column, err, "%.80s: \"%.80s\" is not a time as 13:00 or 01:00 PM",
                           lb_csv_text(table, LB_CSV_HEADER, column), text);
    }
    hour = clock_12 ? hour % 12 + 12 * pm : hour;
    *out = (lb_minutes)(hour * 60 + minute);
    return LB_OK;
}

static lb_status read_month(const lb_csv_table *table, int row, int column, lb_date *out, lb_error *err)
{
    const char *text = lb_csv_text(table, row, column);
    *out = lb_text_year_month(text);
    return *out != LB_DATE_NONE
               ? LB_OK
               : lb_csv_fail(table, row, column, err, "%.80s: \"%.80s\" is not a month as YYYY-MM",
                             lb_csv_text(table, LB_CSV_HEADER, column), text);
}

static lb_status read_value(const lb_csv_table *table, int row, int column, const lb_field *field,
                            void *member, lb_error *err)
{
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        return lb_csv_cusip(table, row, column, member, err);
    case LB_FIELD_DATE:
        return lb_csv_date(table, row, column, member, err);
    case LB_FIELD_TEXT:
        *(lb_text *)member = lb_csv_text(table, row, column);
        return LB_OK;
    case LB_FIELD_NUMBER:
        return lb_csv_number(table, row, column, member, err);
    case LB_FIELD_PERCENT:
        return lb_csv_scaled(table, row, column, -2, member, err);
    case LB_FIELD_DOLLARS:
        return lb_csv_decimal(table, row, column, 2, member, err);
    case LB_FIELD_BILLIONS:
        return lb_csv_decimal(table, row, column, 11, member, err);
    case LB_FIELD_MILLIONS:
        return lb_csv_decimal(table, row, column, 8, member, err);
    case LB_FIELD_COUNT:
        return lb_csv_integer(table, row, column, member, err);
    case LB_FIELD_MONTH:
        return read_month(table, row, column, member, err);
    case LB_FIELD_FLAG:
        return read_flag(table, row, column, member, err);
    case LB_FIELD_TIME:
        return read_time(table, row, column, member, err);
    }
    return lb_fail(err, LB_ERR_INTERNAL, "a field of unknown kind %d", (int)field->kind);
}

lb_status lb_csv_shares(const lb_csv_table *table, int row, const lb_field *first, const double *shares,
                        int count, lb_error *err)
{
    double sum = 0;
    for (int i = 0; i < count; i++) {
        if (shares[i] < 0 || shares[i] > 1) {
            return lb_csv_fail(table, row, lb_csv_field_column(table, &first[i]), err,
                               "%s: a share should lie between 0 and 100", first[i].header);
        }
        sum += shares[i];
    }
    if (fabs(sum - 1) > 0.0005) {
        return lb_csv_fail(table, row, lb_csv_field_column(table, first), err,
                           "the %d shares from %s to %s add to %.2f, not to 100", count, first->header,
                           first[count - 1].header, 100 * sum);
    }
    return LB_OK;
}

/* Finds the column of every field and tells the columns that belong to none. */
static lb_status bind_columns(const lb_csv_table *table, const lb_layout *layout, int *columns,
                              lb_read_report *report, lb_error *err)
{
    const lb_field *fields = layout->fields;
    int field_count = layout->field_count, known = 0;
    for (int i = 0; i < field_count; i++) {
        columns[i] = lb_csv_field_column(table, &fields[i]);
        known += columns[i] >= 0;
        if (columns[i] < 0 && fields[i].need != LB_NEED_NOTHING) {
            return lb_csv_require(table, fields[i].header, &columns[i], err);
        }
    }
    memset(report, 0, sizeof *report);
    size_t used = 0;
    for (int c = 0; c < lb_csv_columns(table) && report->other_columns + known < lb_csv_columns(table); c++) {
        bool taken = false;
        for (int i = 0; i < field_count; i++) {
            taken = taken || columns[i] == c;
        }
        if (taken) {
            continue;
        }
        const char *name = lb_csv_text(table, LB_CSV_HEADER, c);
        if (used + strlen(name) + 3 < sizeof report->other) {
            used += (size_t)snprintf(report->other + used, sizeof report->other - used, "%s%s",
                                     used ? ", " : "", name);
        }
        report->other_columns++;
    }
    return LB_OK;
}

static lb_status read_row(const lb_csv_table *table, int row, const lb_layout *layout, const int *columns,
                          char *out, lb_error *err)
{
    const lb_field *fields = layout->fields;
    for (int i = 0; i < layout->field_count; i++) {
        void *member = out + fields[i].offset;
        set_missing(&fields[i], member);
        bool missing = columns[i] < 0 || lb_csv_missing(table, row, columns[i]);
        if (missing && fields[i].need == LB_NEED_VALUE) {
            return lb_csv_fail(table, row, columns[i], err,
                               "%s: every row needs a value here, but it reads \"%s\"", fields[i].header,
                               lb_csv_text(table, row, columns[i]));
        }
        if (missing) {
            continue;
        }
        lb_status status = read_value(table, row, columns[i], &fields[i], member, err);
        if (status != LB_OK) {
            return status;
        }
    }
    return LB_OK;
}

/* Fills set->rows from set->table. */
static lb_status read_rows(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    set->count = lb_csv_rows(set->table);
    set->rows = calloc((size_t)set->count + 1, layout->size);
    int *columns = calloc((size_t)layout->field_count, sizeof *columns);
    lb_status status = LB_OK;
    if (!set->rows || !columns) {
        status =
            lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory for %d rows", lb_csv_name(set->table), set->count);
    } else {
        status = bind_columns(set->table, layout, columns, &set->report, err);
    }
    for (int row = 0; row < set->count && status == LB_OK; row++) {
        char *record = (char *)set->rows + (size_t)row * layout->size;
        status = read_row(set->table, row, layout, columns, record, err);
        if (status == LB_OK && layout->check) {
            status = layout->check(set->table, row, record, err);
        }
    }
    free(columns);
    return status;
}

/* Rows by key ---------------------------------------------------------------------------------------------- */

static const char *cusip_of(const lb_key_index *index, int row)
{
    return index->rows + (size_t)row * index->size + index->cusip_offset;
}

static lb_date date_of(const lb_key_index *index, int row)
{
    lb_date date;
    memcpy(&date, index->rows + (size_t)row * index->size + index->date_offset, sizeof date);
    return date;
}

static int compare_key(const lb_key_index *index, int row, const char *cusip, lb_date date)
{
    int order = strcmp(cusip_of(index, row), cusip);
    lb_date own = date_of(index, row);
    return order ? order : (own > date) - (own < date);
}

/* The first place in the order whose key is not below (cusip, date). */
static int lower_bound(const lb_key_index *index, const char *cusip, lb_date date)
{
    int low = 0, high = index->count;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (compare_key(index, index->order[middle], cusip, date) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int lb_key_find(const lb_key_index *index, const char *cusip, lb_date date)
{
    int place = lower_bound(index, cusip, date);
    return place < index->count && compare_key(index, index->order[place], cusip, date) == 0
               ? index->order[place]
               : -1;
}

int lb_key_first(const lb_key_index *index, const char *cusip)
{
    int place = lower_bound(index, cusip, LB_DATE_NONE);
    return place < index->count && strcmp(cusip_of(index, index->order[place]), cusip) == 0
               ? index->order[place]
               : -1;
}

typedef struct key {
    char cusip[10];
    lb_date date;
    int row;
} key;

static int compare_keys(const void *a, const void *b)
{
    const key *x = a, *y = b;
    int order = strcmp(x->cusip, y->cusip);
    order = order ? order : (x->date > y->date) - (x->date < y->date);
    return order ? order : (x->row > y->row) - (x->row < y->row);
}

/* Sorts the rows by key into set->index; the second of two rows with one key is an error. */
static lb_status sort_rows(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    lb_key_index *index = &set->index;
    *index = (lb_key_index){calloc((size_t)set->count + 1, sizeof *index->order),
                            set->count,
                            set->rows,
                            layout->size,
                            layout->cusip_offset,
                            layout->date_offset};
    key *keys = calloc((size_t)set->count + 1, sizeof *keys);
    if (!index->order || !keys) {
        free(keys);
        return lb_fail(err, LB_ERR_NO_MEMORY, "%s: no memory to sort the rows", lb_csv_name(set->table));
    }
    for (int i = 0; i < set->count; i++) {
        memcpy(keys[i].cusip, cusip_of(index, i), sizeof keys[i].cusip);
        keys[i].date = date_of(index, i);
        keys[i].row = i;
    }
    qsort(keys, (size_t)set->count, sizeof *keys, compare_keys);
    lb_status status = LB_OK;
    for (int i = 0; i < set->count && status == LB_OK; i++) {
        index->order[i] = keys[i].row;
        if (i > 0 && keys[i].date == keys[i - 1].date && strcmp(keys[i].cusip, keys[i - 1].cusip) == 0) {
            char date[11];
            status =
                lb_csv_fail(set->table, keys[i].row, 0, err, "the %s of %s on %s stands on line %d already",
                            layout->what, keys[i].cusip, lb_date_format(keys[i].date, date),
                            lb_csv_line(set->table, keys[i - 1].row, 0));
        }
    }
    free(keys);
    return status;
}

/* LB_ERR_PARSE unless each row's date lies behind that of the row before. */
static lb_status check_dates_rise(const lb_layout *layout, const lb_record_set *set, lb_error *err)
{
    lb_key_index index = {.rows = set->rows, .size = layout->size, .date_offset = layout->date_offset};
    for (int i = 1; i < set->count; i++) {
        if (date_of(&index, i) <= date_of(&index, i - 1)) {
            char date[11];
            return lb_csv_fail(set->table, i, 0, err, "the %s does not lie behind that of %s on line %d",
                               layout->what, lb_date_format(date_of(&index, i - 1), date),
                               lb_csv_line(set->table, i - 1, 0));
        }
    }
    return LB_OK;
}

/* Reading a set -------------------------------------------------------------------------------------------- */

/* Makes the rows and the index of set->table; empties the set on failure. */
static lb_status fill_set(const lb_layout *layout, lb_record_set *set, lb_error *err)
{
    lb_status status = read_rows(layout, set, err);
    if (status == LB_OK && layout->by_date) {
        status = check_dates_rise(layout, set, err);
    } else if (status == LB_OK && !layout->keyless) {
        status = sort_rows(layout, set, err);
    }
    if (status == LB_OK && layout->finish) {
        status = layout->finish(layout, set, err);
    }
    if (status != LB_OK) {
        lb_records_free(set);
    }
    return status;
}

lb_status lb_records_read(const lb_layout *layout, const char *path, lb_record_set *set, lb_error *err)
{
    memset(set, 0, sizeof *set);
    lb_status status = lb_table_read(path, layout->records, &set->table, err);
    return status == LB_OK ? fill_set(layout, set, err) : status;
}

lb_status lb_records_parse(const lb_layout *layout, const char *name, const char *bytes, size_t length,
                           lb_record_set *set, lb_error *err)
{
    memset(set, 0, sizeof *set);
    lb_status status = lb_table_parse(name, bytes, length, layout->records, &set->table, err);
    return status == LB_OK ? fill_set(layout, set, err) : status;
}

lb_status lb_records_table(const lb_layout *layout, lb_csv_table *table, lb_record_set *set, lb_error *err)
{
    memset(set, 0, sizeof *set);
    set->table = table;
    return fill_set(layout, set, err);
}

void lb_records_free(lb_record_set *set)
{
    free(set->rows);
    free(set->index.order);
    lb_csv_free(set->table);
    memset(set, 0, sizeof *set);
}
