/* edit_cases.h - wrong files made from right ones: each case edits one place of a sample and gives the message.
 *
 * The samples are those of the fuzzers' corpora, so that there is one of each layout. */
#ifndef LB_TESTS_EDIT_CASES_H
#define LB_TESTS_EDIT_CASES_H

#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "longbond/status.h"

typedef struct edit_case {
    const char *find;    /* its first occurrence in the sample is replaced; NULL: the whole sample */
    const char *replace; /* NULL: the sample ends there */
    lb_status status;
    const char *message; /* all of it */
} edit_case;

/* The sample tests/fuzz/corpus/`below`, with a terminator; the caller frees it. */
static inline char *read_sample(const char *below)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/tests/fuzz/corpus/%s", LONGBOND_SOURCE_DIR, below);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    char *text = calloc(1, 1 << 20);
    ck_assert_ptr_nonnull(text);
    size_t length = fread(text, 1, (1 << 20) - 1, file);
    ck_assert(length > 0);
    fclose(file);
    return text;
}

/* The sample as the case edits it; the caller frees it. */
static inline char *edit_sample(const char *sample, const edit_case *edit)
{
    const char *at = edit->find ? strstr(sample, edit->find) : sample;
    ck_assert_msg(at != NULL, "the sample has no \"%s\"", edit->find);
    const char *rest = edit->find && edit->replace ? at + strlen(edit->find) : "";
    const char *replace = edit->replace ? edit->replace : "";
    size_t before = (size_t)(at - sample), length = before + strlen(replace) + strlen(rest) + 1;
    char *text = malloc(length);
    ck_assert_ptr_nonnull(text);
    snprintf(text, length, "%.*s%s%s", (int)before, sample, replace, rest);
    return text;
}

/* Every edited sample is refused with its status and message, with and without an lb_error, and leaves an empty
 * result. PARSE(name, bytes, length, result, err) returns the status; COUNT is a member that must be 0. */
#define CHECK_EDITS(PARSE, RESULT, COUNT, SAMPLE, CASES)                                                     \
    do {                                                                                                     \
        char *sample = read_sample(SAMPLE);                                                                  \
        for (size_t case_i = 0; case_i < sizeof(CASES) / sizeof((CASES)[0]); case_i++) {                     \
            char *text = edit_sample(sample, &(CASES)[case_i]);                                              \
            RESULT result;                                                                                   \
            memset(&result, 0x55, sizeof result);                                                            \
            lb_error err = {0};                                                                              \
            lb_status status = PARSE("a", text, strlen(text), &result, &err);                                \
            ck_assert_str_eq(err.message, (CASES)[case_i].message);                                          \
            ck_assert_int_eq(status, (CASES)[case_i].status);                                                \
            ck_assert_int_eq(err.status, status);                                                            \
            ck_assert_int_eq(result.COUNT, 0);                                                               \
            ck_assert_int_eq(PARSE("a", text, strlen(text), &result, NULL), status);                         \
            free(text);                                                                                      \
        }                                                                                                    \
        free(sample);                                                                                        \
    } while (0)

/* A sample that is right. */
#define READ_SAMPLE(PARSE, RESULT, SAMPLE)                                                                   \
    do {                                                                                                     \
        char *sample = read_sample(SAMPLE);                                                                  \
        lb_error err = {0};                                                                                  \
        ck_assert_msg(PARSE("a", sample, strlen(sample), &(RESULT), &err) == LB_OK, "%s", err.message);      \
        free(sample);                                                                                        \
    } while (0)

/* A file that is not there. */
#define CHECK_NO_FILE(READ, RESULT, COUNT)                                                                   \
    do {                                                                                                     \
        RESULT result;                                                                                       \
        lb_error err = {0};                                                                                  \
        ck_assert_int_eq(READ("/nonexistent/file", &result, &err), LB_ERR_IO);                               \
        ck_assert_str_eq(err.message, "/nonexistent/file: cannot be opened: No such file or directory");     \
        ck_assert_int_eq(result.COUNT, 0);                                                                   \
    } while (0)

/* The path of an official file below LONGBOND_DATA in `path`; NULL (with a printed line) if that is unset. */
static inline const char *official_path(const char *below, char path[static 512])
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
#define READ_OFFICIAL_FILE(READ, RESULT, PATH)                                                               \
    do {                                                                                                     \
        lb_error err = {0};                                                                                  \
        ck_assert_msg(READ(PATH, &(RESULT), &err) == LB_OK, "%s", err.message);                              \
    } while (0)

#endif
