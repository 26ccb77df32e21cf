/* number_text.h - numbers and CUSIPs written in official files, exactly and in any locale. */
#ifndef LB_DATA_NUMBER_TEXT_H
#define LB_DATA_NUMBER_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/* Why a text is not the number asked for. */
typedef enum lb_number_fault {
    LB_NUMBER_FINE,
    LB_NUMBER_MALFORMED, /* not written as a number of this kind */
    LB_NUMBER_DECIMALS,  /* more non-zero decimals than asked for */
    LB_NUMBER_TOO_LARGE  /* beyond 64 bits or a double */
} lb_number_fault;

/* The double nearest to a text like -12, 0.5, .5, 1.2E-05 times 10^power; power -2 reads a percentage as a
 * decimal without a second rounding. Refuses +, commas, '$', hexadecimal, inf and nan. */
lb_number_fault lb_text_scaled(const char *text, int power, double *out);

/* The same for a whole number: an optional - and digits. */
lb_number_fault lb_text_integer(const char *text, int64_t *out);

/* value * 10^scale as an integer, refused if it has more non-zero decimals than `scale` (0..18) or an exponent. */
lb_number_fault lb_text_decimal(const char *text, int scale, int64_t *out);

/* The check digit that belongs to the first eight characters of a CUSIP (modulus 10, double add double), or
 * -1 if one of them is no digit or capital letter. Stops at a terminator. */
int lb_text_cusip_digit(const char *text);

/* True if `text` is exactly a CUSIP: eight digits or capital letters and their check digit. */
bool lb_text_is_cusip(const char *text);

#endif
