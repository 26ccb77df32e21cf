/* opdm_fields.h - the words and amounts of one line of a printed statement. */
#ifndef LB_DATA_OPDM_FIELDS_H
#define LB_DATA_OPDM_FIELDS_H

#include <stdbool.h>
#include <stdint.h>

enum { LB_OPDM_MOST_WORDS = 64, LB_OPDM_WORD_LENGTH = 40 };

typedef struct lb_opdm_words {
    int count;
    const char *start[LB_OPDM_MOST_WORDS]; /* in the line */
    int length[LB_OPDM_MOST_WORDS];
} lb_opdm_words;

typedef enum lb_opdm_amount {
    LB_OPDM_NO_AMOUNT, /* some other word */
    LB_OPDM_WHOLE,
    LB_OPDM_SMALL, /* "*" or "(*)": rounds to zero */
    LB_OPDM_CUT    /* digits cut off: "115,4", "(1," */
} lb_opdm_amount;

/* Splits a line at blanks; words beyond the last one kept are left out. */
void lb_opdm_split(const char *line, lb_opdm_words *out);

/* Reads word `i` as an amount with thousands commas, in parentheses if negative; `*value` is set for WHOLE
 * (to 0 for SMALL). */
lb_opdm_amount lb_opdm_read_amount(const lb_opdm_words *words, int i, int64_t *value);

/* Copies word `i`, cut to LB_OPDM_WORD_LENGTH, with a terminator. */
const char *lb_opdm_word(const lb_opdm_words *words, int i, char out[static LB_OPDM_WORD_LENGTH]);

/* Copies the label in line[0..length) without leading blanks, the dots that fill up the line and the footnote
 * numbers behind or before them. */
void lb_opdm_label(const char *line, int length, int room, char *out);

#endif
