#include "data/read_soma.h"

#include <string.h>

enum {
#define X(kind, need, name, header, label, decimals) FIELD_##name,
    LB_SOMA_FIELD_LIST(X)
#undef X
        FIELD_COUNT
};

static const lb_field fields[] = {
#define X(kind, need, name, header, label, decimals)                                                         \
    LB_FIELD_ROW(lb_soma_holding, kind, need, name, header, label, decimals)
    LB_SOMA_FIELD_LIST(X)
#undef X
};

static lb_soma_type type_of(const char *word)
{
    static const char *const words[] = {
#define X(name, word, treasury) word,
        LB_SOMA_TYPE_LIST(X)
#undef X
    };
    for (int i = 0; i < LB_SOMA_OTHER; i++) {
        if (strcmp(words[i], word) == 0) {
            return (lb_soma_type)i;
        }
    }
    return LB_SOMA_OTHER;
}

bool lb_soma_is_treasury(lb_soma_type type)
{
    static const bool treasury_types[] = {
#define X(name, word, treasury) treasury,
        LB_SOMA_TYPE_LIST(X)
#undef X
    };
    return (unsigned)type < LB_SOMA_TYPE_COUNT && treasury_types[type];
}

/* Where to point for a field that may have no column of its own. */
static int place_of(const lb_csv_table *table, int field)
{
    int column = lb_csv_field_column(table, &fields[field]);
    return column >= 0 ? column : lb_csv_field_column(table, &fields[FIELD_cusip]);
}

static lb_status check_holding(const lb_csv_table *table, int row, void *record, lb_error *err)
{
    lb_soma_holding *h = record;
    h->type = type_of(h->type_word);
    if (lb_soma_is_treasury(h->type) && h->maturity == LB_DATE_NONE) {
        return lb_csv_fail(table, row, place_of(table, FIELD_maturity), err,
                           "%s is a Treasury security and should have a maturity date", h->cusip);
    }
    if (lb_soma_is_treasury(h->type) && (h->par_usd == LB_CENTS_NONE || h->par_usd < 0)) {
        return lb_csv_fail(table, row, place_of(table, FIELD_par_usd), err,
                           "%s is a Treasury security and should have a par value of 0 or more", h->cusip);
    }
    const int64_t most = INT64_C(10000000000000000); /* a hundred trillion dollars */
    if (h->par_usd != LB_CENTS_NONE && (h->par_usd > most || h->par_usd < -most)) {
        return lb_csv_fail(table, row, place_of(table, FIELD_par_usd), err,
                           "%s: the par value should be dollars, at most 100000000000000", h->cusip);
    }
    if (lb_soma_is_treasury(h->type) && h->maturity < h->as_of) {
        return lb_csv_fail(table, row, place_of(table, FIELD_maturity), err,
                           "%s has matured: its maturity should lie at or behind the date of the holdings",
                           h->cusip);
    }
    if (h->share < 0 || h->share > 1) {
        return lb_csv_fail(table, row, place_of(table, FIELD_share), err,
                           "%s: the share of the amount outstanding should be a fraction between 0 and 1",
                           h->cusip);
    }
    return LB_OK;
}

static const lb_layout layout = {.what = "holding",
                                 .records = "soma.holdings",
                                 .fields = fields,
                                 .field_count = FIELD_COUNT,
                                 .size = sizeof(lb_soma_holding),
                                 .cusip_offset = offsetof(lb_soma_holding, cusip),
                                 .date_offset = offsetof(lb_soma_holding, as_of),
                                 .check = check_holding};

/* Rules over all rows; takes out->set, which is emptied on failure. */
static lb_status finish(lb_status status, lb_soma *out, lb_error *err)
{
    const lb_csv_table *table = out->set.table;
    out->rows = out->set.rows;
    out->count = out->set.count;
    if (status == LB_OK && out->count == 0) {
        status = lb_csv_fail(table, LB_CSV_HEADER, 0, err,
                             "no rows below the header: the holdings should stand there");
    }
    for (int i = 0; i < out->count && status == LB_OK; i++) {
        const lb_soma_holding *h = &out->rows[i];
        if (h->as_of != out->rows[0].as_of) {
            char date[11];
            status = lb_csv_fail(table, i, place_of(table, FIELD_as_of), err,
                                 "a second date: all rows should be as of %s",
                                 lb_date_format(out->rows[0].as_of, date));
        } else if (h->type == LB_SOMA_OTHER) {
            lb_warn(&out->warnings, lb_csv_name(table), lb_csv_line(table, i, 0),
                    "%s: the unknown type \"%.60s\" is kept as other", h->cusip, h->type_word);
        }
    }
    if (status != LB_OK) {
        lb_soma_free(out);
        return status;
    }
    if (out->set.report.other_columns > 0) {
        lb_warn(&out->warnings, lb_csv_name(table), 1, "unknown columns are left out: %.180s",
                out->set.report.other);
    }
    out->as_of = out->rows[0].as_of;
    return LB_OK;
}

lb_status lb_soma_read(const char *path, lb_soma *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    return finish(lb_records_read(&layout, path, &out->set, err), out, err);
}

lb_status lb_soma_parse(const char *name, const char *bytes, size_t length, lb_soma *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    return finish(lb_records_parse(&layout, name, bytes, length, &out->set, err), out, err);
}

void lb_soma_free(lb_soma *soma)
{
    lb_records_free(&soma->set);
    memset(soma, 0, sizeof *soma);
}

int64_t lb_soma_par(const lb_soma *soma, lb_soma_type type)
{
    int64_t sum = 0;
    for (int i = 0; i < soma->count; i++) {
        const lb_soma_holding *h = &soma->rows[i];
        sum += h->type == type && h->par_usd != LB_CENTS_NONE ? h->par_usd : 0;
    }
    return sum;
}
