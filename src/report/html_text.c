#include "report/html_text.h"

#include <stddef.h>

/* Length of the UTF-8 sequence at `text`, or 0 if there is none. Overlong forms and surrogates are none. */
static size_t sequence_length(const unsigned char *text)
{
    static const struct {
        unsigned char low, high, second_low, second_high;
        size_t length;
    } kinds[] = {
        {0x20, 0x7e, 0, 0, 1},       {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
        {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
        {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    if (*text == '\t' || *text == '\n' || *text == '\r') {
        return 1;
    }
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (*text < kinds[i].low || *text > kinds[i].high) {
            continue;
        }
        size_t length = kinds[i].length;
        if (length > 1 && (text[1] < kinds[i].second_low || text[1] > kinds[i].second_high)) {
            return 0;
        }
        for (size_t k = 2; k < length; k++) {
            if ((text[k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
    return 0;
}

static const char *entity(unsigned char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return NULL;
    }
}

void lb_html_text(lb_buffer *out, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    while (*at) {
        size_t length = sequence_length(at);
        const char *name = entity(*at);
        if (name) {
            lb_buffer_add(out, name);
        } else if (length == 0) {
            lb_buffer_add(out, "\xEF\xBF\xBD");
        } else {
            lb_buffer_add_bytes(out, (const char *)at, length);
        }
        at += length ? length : 1;
    }
}
