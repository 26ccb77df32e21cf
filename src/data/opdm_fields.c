#include "data/opdm_fields.h"

#include <stdio.h>
#include <string.h>

#include "data/number_text.h"
#include "data/opdm_reader.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

void lb_opdm_split(const char *line, lb_opdm_words *out)
{
    out->count = 0;
    while (*line && out->count < LB_OPDM_MOST_WORDS) {
        line += strspn(line, " \t");
        int length = (int)strcspn(line, " \t");
        if (length > 0) {
            out->start[out->count] = line;
            out->length[out->count++] = length;
        }
        line += length;
    }
}

const char *lb_opdm_word(const lb_opdm_words *words, int i, char out[static LB_OPDM_WORD_LENGTH])
{
    snprintf(out, LB_OPDM_WORD_LENGTH, "%.*s", words->length[i], words->start[i]);
    return out;
}

lb_opdm_amount lb_opdm_read_amount(const lb_opdm_words *words, int i, int64_t *value)
{
    const char *text = words->start[i];
    int length = words->length[i];
    bool negative = text[0] == '(';
    bool closed = negative && text[length - 1] == ')';
    text += negative;
    length -= negative + closed;
    *value = 0;
    if (length == 1 && text[0] == '*' && closed == negative) {
        return LB_OPDM_SMALL;
    }
    int digits = 0, since_comma = 0;
    bool comma = false, cut = negative && !closed;
    for (int k = 0; k < length; k++) {
        if (text[k] == ',' && digits > 0) {
            cut = cut || (comma ? since_comma != 3 : digits > 3);
            comma = true;
            since_comma = 0;
        } else if (is_digit(text[k]) && digits < 15) {
            *value = *value * 10 + (text[k] - '0');
            digits++;
            since_comma++;
        } else {
            return LB_OPDM_NO_AMOUNT;
        }
    }
    if (digits == 0) {
        return LB_OPDM_NO_AMOUNT;
    }
    if (cut || (comma ? since_comma != 3 : digits > 3)) {
        *value = 0;
        return LB_OPDM_CUT;
    }
    *value = negative ? -*value : *value;
    return LB_OPDM_WHOLE;
}

void lb_opdm_label(const char *line, int length, int room, char *out)
{
    while (length > 0 && *line == ' ') {
        line++;
        length--;
    }
    int end = length;
    for (int k = 0; k + 1 < length; k++) {
        bool filler = line[k] == '.' && line[k + 1] == '.';
        if (filler || (unsigned char)line[k] >= 0x80) { /* stray bytes stand in for dots */
            end = k;
            break;
        }
    }
    while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '.')) {
        end--;
    }
    int kept = end; /* a footnote: digits and commas behind a blank */
    while (kept > 0 && (is_digit(line[kept - 1]) || line[kept - 1] == ',')) {
        kept--;
    }
    if (kept > 0 && kept < end && end - kept <= 2 && line[kept - 1] == ' ') {
        end = kept;
    }
    while (end > 0 && line[end - 1] == ' ') {
        end--;
    }
    snprintf(out, (size_t)room, "%.*s", end, line);
}

int lb_opdm_edge(const lb_opdm_reader *r, int i)
{
    const char *end = r->words.start[i] + r->words.length[i];
    return (int)(end - lb_opdm_line(r)) - (end[-1] == ')');
}

void lb_opdm_label_before(const lb_opdm_reader *r, int i, char out[static LB_DEBT_NAME_LENGTH])
{
    const char *end = i < r->words.count ? r->words.start[i] : lb_opdm_line(r) + strlen(lb_opdm_line(r));
    lb_opdm_label(lb_opdm_line(r), (int)(end - lb_opdm_line(r)), LB_DEBT_NAME_LENGTH, out);
}

int lb_opdm_trailing(const lb_opdm_reader *r, int most)
{
    int count = 0;
    int64_t value;
    while (count < most && count < r->words.count &&
           lb_opdm_read_amount(&r->words, r->words.count - 1 - count, &value) != LB_OPDM_NO_AMOUNT) {
        count++;
    }
    return count;
}

bool lb_opdm_any_cut(const lb_opdm_reader *r, int count)
{
    int64_t value;
    bool cut = false;
    for (int i = r->words.count - count; i < r->words.count; i++) {
        cut = cut || lb_opdm_read_amount(&r->words, i, &value) == LB_OPDM_CUT;
    }
    return cut;
}

lb_status lb_opdm_read_usd(const lb_opdm_reader *r, int i, int64_t unit, int64_t *out)
{
    char word[LB_OPDM_WORD_LENGTH];
    int64_t value;
    lb_opdm_amount kind = lb_opdm_read_amount(&r->words, i, &value);
    if (kind != LB_OPDM_WHOLE && kind != LB_OPDM_SMALL) {
        return lb_opdm_fail(r, r->words.start[i],
                            "\"%s\" is not an amount with thousands commas, as 22,918,898 or (81) or *",
                            lb_opdm_word(&r->words, i, word));
    }
    const int64_t most = 100000000; /* a hundred trillion dollars */
    if (value > most * (LB_OPDM_MILLION / unit) || value < -most * (LB_OPDM_MILLION / unit)) {
        return lb_opdm_fail(r, r->words.start[i], "\"%s\" is too large for an amount of federal debt",
                            lb_opdm_word(&r->words, i, word));
    }
    *out = value * unit;
    return LB_OK;
}

lb_status lb_opdm_read_columns(const lb_opdm_reader *r, const lb_debt_column *columns, int count,
                               lb_debt_amounts *out)
{
    for (int i = 0; i < count; i++) {
        int word = r->words.count - count + i;
        lb_status status = lb_opdm_read_usd(r, word, LB_OPDM_MILLION, &out->usd[columns[i]]);
        if (status != LB_OK) {
            return status;
        }
        out->known |= (uint8_t)(1u << columns[i]);
    }
    return LB_OK;
}

bool lb_opdm_is_cusip_word(const lb_opdm_reader *r)
{
    const char *text = r->words.start[0];
    int digits = 0;
    for (int i = 0; i < r->words.length[0]; i++) {
        bool digit = text[i] >= '0' && text[i] <= '9';
        if (!digit && !(text[i] >= 'A' && text[i] <= 'Z')) {
            return false;
        }
        digits += digit;
    }
    return r->words.length[0] == 9 && digits >= 5;
}

lb_status lb_opdm_read_cusip(const lb_opdm_reader *r, int i, char out[static 10])
{
    char word[LB_OPDM_WORD_LENGTH];
    lb_opdm_word(&r->words, i, word);
    if (!lb_text_is_cusip(word)) {
        int digit = lb_text_cusip_digit(word);
        return digit >= 0 ? lb_opdm_fail(r, r->words.start[i],
                                         "\"%s\" is no CUSIP: its check digit should be %d", word, digit)
                          : lb_opdm_fail(r, r->words.start[i],
                                         "\"%s\" is no CUSIP: nine digits or capital letters", word);
    }
    memcpy(out, word, 10);
    return LB_OK;
}

bool lb_opdm_read_percent(const lb_opdm_reader *r, int i, double *out)
{
    char word[LB_OPDM_WORD_LENGTH];
    return i < r->words.count && memchr(r->words.start[i], '.', (size_t)r->words.length[i]) &&
           lb_text_scaled(lb_opdm_word(&r->words, i, word), -2, out) == LB_NUMBER_FINE;
}
