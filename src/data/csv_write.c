#include "data/csv_write.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "base/error.h"

enum { VALUE_ROOM = 64 };

/* `scaled` is the value times 10^decimals; prints it with that many decimals (at most 19). */
static void print_scaled(char out[static VALUE_ROOM], int64_t scaled, int decimals)
{
    char digits[48]; /* from the right: decimals, point, whole part, sign */
    int used = 0;
    uint64_t left = scaled < 0 ? 0 - (uint64_t)scaled : (uint64_t)scaled;
    for (int i = 0; i < decimals; i++, left /= 10) {
        digits[used++] = (char)('0' + left % 10);
    }
    if (decimals > 0) {
        digits[used++] = '.';
    }
    do {
        digits[used++] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (scaled < 0) {
        digits[used++] = '-';
    }
    for (int i = 0; i < used; i++) {
        out[i] = digits[used - 1 - i];
    }
    out[used] = '\0';
}

/* Prints value * 10^power rounded half away from zero to `decimals`; false if that leaves no exact integer. */
static bool print_number(char out[static VALUE_ROOM], double value, int power, int decimals)
{
    double scale = 1;
    for (int i = 0; i < power + decimals; i++) {
        scale *= 10;
    }
    double scaled = round(value * scale);
    if (!(fabs(scaled) < 9007199254740992.0)) {
        return false;
    }
    print_scaled(out, (int64_t)scaled, decimals);
    return true;
}

static void print_cents(char out[static VALUE_ROOM], lb_cents cents, int decimals_of_unit)
{
    print_scaled(out, cents, decimals_of_unit);
    char *end = out + strlen(out) - 1; /* 12.00 is written 12 */
    while (*end == '0') {
        *end-- = '\0';
    }
    if (*end == '.') {
        *end = '\0';
    }
}

static void print_time(char out[static VALUE_ROOM], lb_minutes minutes)
{
    int hour = minutes / 60;
    snprintf(out, VALUE_ROOM, "%02d:%02d %s", (hour + 11) % 12 + 1, minutes % 60, hour < 12 ? "AM" : "PM");
}

/* Quotes a text where CSV needs it. */
static void write_text(FILE *out, const char *text)
{
    if (!text[strcspn(text, ",\"\r\n")]) {
        fputs(text[0] ? text : "null", out);
        return;
    }
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"') {
            fputc('"', out);
        }
        fputc(*text, out);
    }
    fputc('"', out);
}

/* The text of one value; "" if it is missing. False if it cannot be printed exactly. */
static bool print_value(const lb_field *field, const void *member, char out[static VALUE_ROOM])
{
    const double *number = member;
    const lb_cents *cents = member;
    out[0] = '\0';
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        snprintf(out, VALUE_ROOM, "%.9s", (const char *)member);
        return true;
    case LB_FIELD_DATE:
    case LB_FIELD_MONTH:
        if (*(const lb_date *)member != LB_DATE_NONE) {
            lb_date_format(*(const lb_date *)member, out);
            out[field->kind == LB_FIELD_MONTH ? strlen("YYYY-MM") : strlen(out)] = '\0';
        }
        return true;
    case LB_FIELD_NUMBER:
        return isnan(*number) || print_number(out, *number, 0, field->decimals);
    case LB_FIELD_PERCENT:
        return isnan(*number) || print_number(out, *number, 2, field->decimals);
    case LB_FIELD_DOLLARS:
    case LB_FIELD_BILLIONS:
    case LB_FIELD_MILLIONS:
        if (*cents != LB_CENTS_NONE) {
            print_cents(out, *cents,
                        field->kind == LB_FIELD_DOLLARS    ? 2
                        : field->kind == LB_FIELD_MILLIONS ? 8
                                                           : 11);
        }
        return true;
    case LB_FIELD_COUNT:
        if (*(const lb_count *)member != LB_COUNT_NONE) {
            snprintf(out, VALUE_ROOM, "%lld", (long long)*(const lb_count *)member);
        }
        return true;
    case LB_FIELD_FLAG:
        if (*(const lb_flag *)member != LB_FLAG_NONE) {
            strcpy(out, *(const lb_flag *)member ? "Yes" : "No");
        }
        return true;
    case LB_FIELD_TIME:
        if (*(const lb_minutes *)member != LB_MINUTES_NONE) {
            print_time(out, *(const lb_minutes *)member);
        }
        return true;
    case LB_FIELD_TEXT:
        break;
    }
    return true;
}

lb_status lb_csv_write(FILE *out, const char *name, const lb_field *fields, int field_count, const void *rows,
                       size_t size, int count, lb_error *err)
{
    for (int i = 0; i < field_count; i++) {
        fputs(i ? "," : "", out);
        write_text(out, fields[i].header);
    }
    fputc('\n', out);
    for (int row = 0; row < count; row++) {
        const char *record = (const char *)rows + (size_t)row * size;
        for (int i = 0; i < field_count; i++) {
            const void *member = record + fields[i].offset;
            char value[VALUE_ROOM];
            if (!print_value(&fields[i], member, value)) {
                return lb_fail(err, LB_ERR_RANGE,
                               "%s: row %d: %s is too large to be written with %d decimals", name, row + 1,
                               fields[i].header, fields[i].decimals);
            }
            fputs(i ? "," : "", out);
            write_text(out, fields[i].kind == LB_FIELD_TEXT ? *(const lb_text *)member : value);
        }
        fputc('\n', out);
    }
    if (fflush(out) != 0 || ferror(out)) {
        return lb_fail_at(err, LB_ERR_IO, name, 0, 0, "cannot be written: %s", strerror(errno));
    }
    return LB_OK;
}
