/* reader_cases.h - what the tests of all readers share: bad texts and the messages they must give. */
#ifndef LB_TESTS_READER_CASES_H
#define LB_TESTS_READER_CASES_H

#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "longbond/status.h"

typedef struct reader_case {
    const char *text;    /* the file */
    const char *message; /* all of the message */
} reader_case;

/* CHECK_REFUSED(lb_auctions, cases): every text is refused with its message, with and without an lb_error, and
 * leaves an empty result. */
#define CHECK_REFUSED(READER, CASES)                                                                         \
    for (size_t case_i = 0; case_i < sizeof(CASES) / sizeof((CASES)[0]); case_i++) {                         \
        const char *case_text = (CASES)[case_i].text;                                                        \
        READER result;                                                                                       \
        lb_error err = {0};                                                                                  \
        ck_assert_int_eq(READER##_parse("a.csv", case_text, strlen(case_text), &result, &err),               \
                         LB_ERR_PARSE);                                                                      \
        ck_assert_str_eq(err.message, (CASES)[case_i].message);                                              \
        ck_assert_int_eq(result.count, 0);                                                                   \
        ck_assert_ptr_null(result.rows);                                                                     \
        ck_assert_int_eq(READER##_parse("a.csv", case_text, strlen(case_text), &result, NULL),               \
                         LB_ERR_PARSE);                                                                      \
        READER##_free(&result);                                                                              \
    }

/* Parses a text that is right. */
#define PARSE_RIGHT(READER, RESULT, TEXT)                                                                    \
    do {                                                                                                     \
        lb_error err = {0};                                                                                  \
        const char *right_text = (TEXT);                                                                     \
        ck_assert_msg(READER##_parse("a.csv", right_text, strlen(right_text), &(RESULT), &err) == LB_OK,     \
                      "%s", err.message);                                                                    \
    } while (0)

/* The path of an official file below LONGBOND_DATA in `path`; NULL (with a printed line) if that is unset. */
static inline const char *official_file(const char *below, char path[static 512])
{
    const char *folder = getenv("LONGBOND_DATA");
    if (!folder || !folder[0]) {
        printf("skipped: set LONGBOND_DATA to check %s\n", below);
        return NULL;
    }
    snprintf(path, 512, "%s/%s", folder, below);
    return path;
}

/* Reads an official file. */
#define READ_OFFICIAL(READER, RESULT, PATH)                                                                  \
    do {                                                                                                     \
        lb_error err = {0};                                                                                  \
        ck_assert_msg(READER##_read(PATH, &(RESULT), &err) == LB_OK, "%s", err.message);                     \
    } while (0)

#endif
