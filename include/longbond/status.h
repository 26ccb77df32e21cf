/* status.h - what every longbond function answers, and the error that explains it.
 *
 * Every public function returns an lb_status and writes its results through out-pointers. The last
 * parameter is a nullable lb_error: when it is given and the status is not LB_OK, it holds a message a
 * user can act on. The library never prints, exits or aborts on input. */
#ifndef LONGBOND_STATUS_H
#define LONGBOND_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

/* The one list of status codes: name, exit status of the command line, short text. */
#define LB_STATUS_LIST(X)                                                                                    \
    X(LB_OK, 0, "success")                                                                                   \
    X(LB_ERR_USAGE, 2, "wrong usage")                                                                        \
    X(LB_ERR_PARSE, 2, "malformed input")                                                                    \
    X(LB_ERR_RANGE, 2, "value out of range")                                                                 \
    X(LB_ERR_NOT_FOUND, 2, "not found")                                                                      \
    X(LB_ERR_IO, 2, "input or output failed")                                                                \
    X(LB_ERR_NO_MEMORY, 1, "out of memory")                                                                  \
    X(LB_ERR_NO_SOLUTION, 1, "no solution")                                                                  \
    X(LB_ERR_RECONCILE, 1, "totals do not reconcile")                                                        \
    X(LB_ERR_AUDIT, 1, "the books do not balance")                                                           \
    X(LB_ERR_CORRUPT, 2, "corrupt or foreign file")                                                          \
    X(LB_ERR_INTERNAL, 1, "internal error")

typedef enum lb_status {
#define X(name, exit_status, text) name,
    LB_STATUS_LIST(X)
#undef X
        LB_STATUS_COUNT
} lb_status;

/* An error: what, where, what would be right. `file` is empty and line and column are 0 where they do not
 * apply; `message` already begins with "file:line:column: " where they do. */
typedef struct lb_error {
    lb_status status;
    int line;
    int column;
    char file[256];
    char message[768];
} lb_error;

/* Short text of a status ("malformed input"); never NULL, also for a value outside the list. */
const char *lb_status_text(lb_status status);

/* Exit status a command line should use for `status`: 0 success, 2 bad input, 1 anything else. */
int lb_status_exit(lb_status status);

#ifdef __cplusplus
}
#endif
#endif
