#include "study/verify_auctions.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "security/rounding.h"
#include "study/verify_parts.h"

lb_status lb_verify_list(lb_verify *v, const char *cusip, lb_date auction_date, const char *field,
                         double published, double computed, const char *format, ...)
{
    lb_verify_auctions *out = v->out;
    if (out->exception_count == out->exception_room) {
        int room = out->exception_room ? 2 * out->exception_room : 64;
        lb_verify_exception *moved = realloc(out->exceptions, (size_t)room * sizeof *moved);
        if (!moved) {
            return lb_fail(v->err, LB_ERR_NO_MEMORY, "no memory for %d exceptions", room);
        }
        out->exceptions = moved;
        out->exception_room = room;
    }
    lb_verify_exception *e = &out->exceptions[out->exception_count++];
    memset(e, 0, sizeof *e);
    snprintf(e->cusip, sizeof e->cusip, "%s", cusip);
    e->auction_date = auction_date;
    e->field = field;
    e->published = published;
    e->computed = computed;
    va_list args;
    va_start(args, format);
    vsnprintf(e->reason, sizeof e->reason, format, args);
    va_end(args);
    return LB_OK;
}

int lb_verify_decimals(lb_date auction_date)
{
    lb_date since = lb_date_make(LB_SIX_DECIMALS_YEAR, LB_SIX_DECIMALS_MONTH, LB_SIX_DECIMALS_DAY);
    return auction_date < since ? 3 : 6;
}

int64_t lb_verify_units(double value, int decimals)
{
    double scale = 1;
    for (int i = 0; i < decimals; i++) {
        scale *= 10;
    }
    return llround(lb_round_to(value, scale) * scale);
}

lb_status lb_verify_auctions_run(const lb_verify_auctions_input *input, lb_verify_auctions *out,
                                 lb_error *err)
{
    memset(out, 0, sizeof *out);
    if (!input->auctions) {
        return lb_fail(err, LB_ERR_USAGE, "the auctions list is needed to check prices against");
    }
    lb_verify v = {input, out, err};
    lb_status status = lb_verify_bills(&v);
    if (status == LB_OK) {
        status = lb_verify_coupons(&v);
    }
    if (status == LB_OK) {
        status = lb_verify_tips(&v);
    }
    return status;
}

/* All files of one check, as read. */
typedef struct files {
    lb_auctions auctions;
    lb_implied_yields *yields;
    int yields_count;
    lb_bidder_stats *stats;
    int stats_count;
    lb_announcements announcements;
} files;

static void free_files(files *f)
{
    lb_auctions_free(&f->auctions);
    for (int i = 0; i < f->yields_count; i++) {
        lb_implied_yields_free(&f->yields[i]);
    }
    for (int i = 0; i < f->stats_count; i++) {
        lb_bidder_stats_free(&f->stats[i]);
    }
    lb_announcements_free(&f->announcements);
    free(f->yields);
    free(f->stats);
}

static lb_status read_files(const lb_verify_auctions_paths *paths, files *f, lb_error *err)
{
    memset(f, 0, sizeof *f);
    if (!paths->auctions) {
        return lb_fail(err, LB_ERR_USAGE, "the auctions list is needed to check prices against");
    }
    f->yields = calloc((size_t)paths->yields_count + 1, sizeof *f->yields);
    f->stats = calloc((size_t)paths->stats_count + 1, sizeof *f->stats);
    if (!f->yields || !f->stats) {
        return lb_fail(err, LB_ERR_NO_MEMORY, "no memory for the files to verify");
    }
    lb_status status = lb_auctions_read(paths->auctions, &f->auctions, err);
    for (int i = 0; i < paths->yields_count && status == LB_OK; i++, f->yields_count++) {
        status = lb_implied_yields_read(paths->yields[i], &f->yields[i], err);
    }
    for (int i = 0; i < paths->stats_count && status == LB_OK; i++, f->stats_count++) {
        status = lb_bidder_stats_read(paths->stats[i], &f->stats[i], err);
    }
    if (status == LB_OK && paths->announcements) {
        status = lb_announcements_read(paths->announcements, &f->announcements, err);
    }
    return status;
}

lb_status lb_verify_auctions_files(const lb_verify_auctions_paths *paths, lb_ref_cpi_lookup *ref_cpi,
                                   const void *ref_cpi_context, lb_verify_auctions *out, lb_error *err)
{
    memset(out, 0, sizeof *out);
    files f;
    lb_status status = read_files(paths, &f, err);
    if (status == LB_OK) {
        const lb_verify_auctions_input input = {.auctions = &f.auctions,
                                                .yields = f.yields,
                                                .yields_count = f.yields_count,
                                                .stats = f.stats,
                                                .stats_count = f.stats_count,
                                                .announcements =
                                                    paths->announcements ? &f.announcements : NULL,
                                                .ref_cpi = ref_cpi,
                                                .ref_cpi_context = ref_cpi_context};
        status = lb_verify_auctions_run(&input, out, err);
    }
    free_files(&f);
    return status;
}

void lb_verify_auctions_free(lb_verify_auctions *result)
{
    free(result->exceptions);
    memset(result, 0, sizeof *result);
}

static void put_number(lb_json *json, const char *key, double value)
{
    lb_json_key(json, key);
    if (isnan(value)) {
        lb_json_null(json);
    } else {
        lb_json_double(json, value);
    }
}

static void put_text(lb_json *json, const char *key, const char *text)
{
    lb_json_key(json, key);
    lb_json_string(json, text);
}

void lb_verify_auctions_json(lb_json *json, const lb_verify_auctions *result)
{
    const struct {
        const char *key;
        int count;
    } counts[] = {{"bills_checked", result->bills_checked},
                  {"bills_exact", result->bills_exact},
                  {"coupons_checked", result->coupons_checked},
                  {"coupons_identical", result->coupons_identical},
                  {"coupons_within_1e6", result->coupons_within_1e6},
                  {"tips_checked", result->tips_checked},
                  {"tips_exact", result->tips_exact}};
    lb_json_object(json);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        lb_json_key(json, counts[i].key);
        lb_json_int(json, counts[i].count);
    }
    lb_json_key(json, "exceptions");
    lb_json_array(json);
    for (int i = 0; i < result->exception_count; i++) {
        const lb_verify_exception *e = &result->exceptions[i];
        char date[11];
        lb_json_object(json);
        put_text(json, "cusip", e->cusip);
        put_text(json, "auction_date", lb_date_format(e->auction_date, date));
        put_text(json, "field", e->field);
        put_number(json, "published", e->published);
        put_number(json, "computed", e->computed);
        put_text(json, "reason", e->reason);
        lb_json_object_end(json);
    }
    lb_json_array_end(json);
    lb_json_object_end(json);
}
