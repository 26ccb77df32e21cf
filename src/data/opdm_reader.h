/* opdm_reader.h - the state of a reader of opdmMMYYYY.prn and what its parts share. */
#ifndef LB_DATA_OPDM_READER_H
#define LB_DATA_OPDM_READER_H

#include <string.h>

#include "data/debt_statement.h"
#include "data/opdm_fields.h"
#include "data/text_lines.h"

enum { LB_OPDM_HOLDERS_COLUMNS = 3, LB_OPDM_DETAIL_COLUMNS = 4, LB_OPDM_STRIP_COLUMNS = 4 };

#define LB_OPDM_MILLION  INT64_C(100000000) /* cents */
#define LB_OPDM_THOUSAND INT64_C(100000)

typedef enum lb_opdm_table {
    LB_OPDM_BEFORE,
    LB_OPDM_HOLDERS,
    LB_OPDM_LIMIT,
    LB_OPDM_DETAIL,
    LB_OPDM_HISTORY,
    LB_OPDM_STRIPS,
    LB_OPDM_AFTER
} lb_opdm_table;

typedef struct lb_opdm_reader {
    lb_text_lines text;
    lb_debt_statement *out;
    lb_error *err;
    int at; /* line, from 0 */
    lb_opdm_words words;
    lb_opdm_table table;
    int holder_edge
        [LB_OPDM_HOLDERS_COLUMNS]; /* column where the amounts of table I end; 0 before the first row */
    int detail_edge[LB_OPDM_DETAIL_COLUMNS]; /* the same for table III by CUSIP */
    bool nonmarketable;                      /* the second part of table III */
    int debt_class, group;                   /* of the rows being read; -1 before the first heading */
    char prefix[LB_DEBT_NAME_LENGTH];        /* first line of a label on two lines */
    int strip_from;                          /* first row of the part of table V being read */
} lb_opdm_reader;

#define lb_opdm_fail(r, at_text, ...) lb_text_fail(&(r)->text, (r)->at, at_text, (r)->err, __VA_ARGS__)

/* The current line. */
static inline const char *lb_opdm_line(const lb_opdm_reader *r)
{
    return r->text.line[r->at];
}

static inline bool lb_opdm_begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* Column behind the last digit of word `i`: amounts are aligned there, parentheses stick out. */
int lb_opdm_edge(const lb_opdm_reader *r, int i);

/* The line's label up to word `i`. */
void lb_opdm_label_before(const lb_opdm_reader *r, int i, char out[static LB_DEBT_NAME_LENGTH]);

/* Number of amounts, whole or not, that end the line, at most `most`. */
int lb_opdm_trailing(const lb_opdm_reader *r, int most);

/* True if one of the last `count` words has its digits cut off. */
bool lb_opdm_any_cut(const lb_opdm_reader *r, int count);

/* Word `i` as cents, written in units of `unit` cents; LB_ERR_PARSE at its place. */
lb_status lb_opdm_read_usd(const lb_opdm_reader *r, int i, int64_t unit, int64_t *out);

/* Reads the last words as the given columns, in millions. */
lb_status lb_opdm_read_columns(const lb_opdm_reader *r, const lb_debt_column *columns, int count,
                               lb_debt_amounts *out);

/* True if the line begins with a word like a CUSIP, right or wrong. */
bool lb_opdm_is_cusip_word(const lb_opdm_reader *r);
lb_status lb_opdm_read_cusip(const lb_opdm_reader *r, int i, char out[static 10]);

/* Word `i` as a decimal if it is a percentage with a point. */
bool lb_opdm_read_percent(const lb_opdm_reader *r, int i, double *out);

/* Reads the current line as one of table III (opdm_detail.c). */
lb_status lb_opdm_read_debt(lb_opdm_reader *r);

#endif
