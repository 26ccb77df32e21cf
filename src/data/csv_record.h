/* csv_record.h - typed rows from a csv_table, driven by one list of fields.
 *
 * A reader lists its fields once in an X-macro, X(kind, need, name, header, label, decimals); the list makes
 * the row's struct, the table that reads it and, where rows are written, the table that writes it. */
#ifndef LB_DATA_CSV_RECORD_H
#define LB_DATA_CSV_RECORD_H

#include "data/csv_table.h"
#include "data/warnings.h"

typedef char lb_cusip[10]; /* nine characters and a terminator; "" if missing */
typedef int64_t lb_cents;  /* US dollars times 100 */
typedef int64_t lb_count;
typedef int8_t lb_flag;      /* 1 yes, 0 no, LB_FLAG_NONE missing */
typedef int16_t lb_minutes;  /* minutes after midnight, Eastern time; LB_MINUTES_NONE missing */
typedef const char *lb_text; /* points into the table that the result owns; "" if missing */

#define LB_CENTS_NONE   INT64_MIN
#define LB_COUNT_NONE   INT64_MIN
#define LB_FLAG_NONE    (-1)
#define LB_MINUTES_NONE (-1)

/* What a cell holds, and the type of its member. A missing number or percentage is NAN. */
#define LB_FIELD_KIND_LIST(X)                                                                                \
    X(CUSIP, lb_cusip) /* with a right check digit */                                                        \
    X(DATE, lb_date)   /* YYYY-MM-DD; LB_DATE_NONE missing */                                                \
    X(TEXT, lb_text)                                                                                         \
    X(NUMBER, double)                                                                                        \
    X(PERCENT, double)    /* 4.25 in the file, 0.0425 in the row */                                          \
    X(DOLLARS, lb_cents)  /* dollars, at most two decimals */                                                \
    X(BILLIONS, lb_cents) /* billions of dollars, at most eleven decimals */                                 \
    X(MILLIONS, lb_cents) /* millions of dollars, at most eight decimals */                                  \
    X(COUNT, lb_count)    /* a whole number; LB_COUNT_NONE missing */                                        \
    X(MONTH, lb_date)     /* YYYY-MM: its first day; LB_DATE_NONE missing */                                 \
    X(FLAG, lb_flag)      /* Yes/No, Y/N, 1/0, True/False */                                                 \
    X(TIME, lb_minutes)   /* 13:00 or 01:00 PM */

typedef enum lb_field_kind {
#define X(name, type) LB_FIELD_##name,
    LB_FIELD_KIND_LIST(X)
#undef X
} lb_field_kind;

#define X(name, type) typedef type lb_field_type_##name;
LB_FIELD_KIND_LIST(X)
#undef X

typedef enum lb_field_need {
    LB_NEED_VALUE,  /* the column must be there, and every row must have a value */
    LB_NEED_COLUMN, /* the column must be there; the value may be missing */
    LB_NEED_NOTHING /* without the column the value is missing in every row */
} lb_field_need;

typedef struct lb_field {
    const char *header; /* the column's name */
    const char *label;  /* the long labels some downloads carry instead, separated by '|', or NULL */
    lb_field_kind kind;
    lb_field_need need;
    size_t offset; /* of the member in the row */
    int decimals;  /* digits after the point when written */
} lb_field;

/* One member of a row's struct. */
#define LB_FIELD_MEMBER(kind, need, name, header, label, decimals) lb_field_type_##kind name;
/* One line of a table of lb_field; ROW is the struct's name. */
#define LB_FIELD_ROW(ROW, kind, need, name, header, label, decimals)                                         \
    {header, label, LB_FIELD_##kind, LB_NEED_##need, offsetof(ROW, name), decimals},

/* Sets every field of a row to missing. */
void lb_record_blank(const lb_field *fields, int field_count, void *row);

/* Columns that the reader does not know: kept out of the rows, but told. */
typedef struct lb_read_report {
    int other_columns;
    char other[256]; /* their names, separated by ", ", as many as fit */
} lb_read_report;

/* The column from which `field` was read: its header, else one of its labels, else -1. */
int lb_csv_field_column(const lb_csv_table *table, const lb_field *field);

/* LB_ERR_PARSE unless the `count` shares (decimals; `first` is the field of the first, the others follow it in
 * the list) lie between 0 and 1 each and add to 1 within 0.0005, the rounding of published percentages. */
lb_status lb_csv_shares(const lb_csv_table *table, int row, const lb_field *first, const double *shares,
                        int count, lb_error *err);

/* Rows by (CUSIP, date). */
typedef struct lb_key_index {
    int *order; /* [count] row numbers, sorted by CUSIP, then date */
    int count;
    const char *rows;
    size_t size, cusip_offset, date_offset;
} lb_key_index;

/* The row of `cusip` on `date`, or -1. */
int lb_key_find(const lb_key_index *index, const char *cusip, lb_date date);

/* The earliest row of `cusip`, or -1. */
int lb_key_first(const lb_key_index *index, const char *cusip);

struct lb_record_set;

/* One official layout: what a reader knows about its file. */
typedef struct lb_layout {
    const char *what;    /* what a row is, for messages: "auction" */
    const char *records; /* where the records stand in the JSON flavour: "data" */
    const lb_field *fields;
    int field_count;
    size_t size;                      /* of a row's struct */
    size_t cusip_offset, date_offset; /* the key: no two rows may agree in both */
    bool keyless;                     /* no key: no index */
    bool by_date;                     /* no key, but the dates must rise from row to row */
    /* Rules between the fields of one row; NULL for none. */
    lb_status (*check)(const lb_csv_table *table, int row, void *record, lb_error *err);
    /* Rules over all rows, when they are read and indexed; NULL for none. */
    lb_status (*finish)(const struct lb_layout *layout, struct lb_record_set *set, lb_error *err);
} lb_layout;

/* What a reader returns, as its typed result embeds it. */
typedef struct lb_record_set {
    void *rows; /* [count] structs of the layout */
    int count;
    lb_read_report report;
    lb_warnings warnings; /* from the layout's rules */
    lb_key_index index;
    lb_csv_table *table; /* owns the texts */
} lb_record_set;

/* Reads a file (CSV or JSON, plain or gzip) or bytes in that layout. On failure `set` is empty. */
lb_status lb_records_read(const lb_layout *layout, const char *path, lb_record_set *set, lb_error *err);
lb_status lb_records_parse(const lb_layout *layout, const char *name, const char *bytes, size_t length,
                           lb_record_set *set, lb_error *err);
/* Reads a table, which the set takes over (also on failure). */
lb_status lb_records_table(const lb_layout *layout, lb_csv_table *table, lb_record_set *set, lb_error *err);
void lb_records_free(lb_record_set *set);

/* Defines NAME_read, NAME_parse and NAME_free for a result struct NAME with the members rows, count and set. */
#define LB_DEFINE_READER(NAME, LAYOUT)                                                                       \
    lb_status NAME##_read(const char *path, NAME *out, lb_error *err)                                        \
    {                                                                                                        \
        lb_status status = lb_records_read(&(LAYOUT), path, &out->set, err);                                 \
        out->rows = out->set.rows;                                                                           \
        out->count = out->set.count;                                                                         \
        return status;                                                                                       \
    }                                                                                                        \
    lb_status NAME##_parse(const char *name, const char *bytes, size_t length, NAME *out, lb_error *err)     \
    {                                                                                                        \
        lb_status status = lb_records_parse(&(LAYOUT), name, bytes, length, &out->set, err);                 \
        out->rows = out->set.rows;                                                                           \
        out->count = out->set.count;                                                                         \
        return status;                                                                                       \
    }                                                                                                        \
    void NAME##_free(NAME *result)                                                                           \
    {                                                                                                        \
        lb_records_free(&result->set);                                                                       \
        result->rows = NULL;                                                                                 \
        result->count = 0;                                                                                   \
    }

#endif
