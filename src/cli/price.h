/* price.h - what longbond price does with one security, shared by its single and its batch form. */
#ifndef LB_CLI_PRICE_H
#define LB_CLI_PRICE_H

#include "base/json_writer.h"
#include "cli/terms.h"

/* One security priced, with what the output says of it. */
typedef struct lb_priced {
    lb_security security;
    lb_pricing how;
    lb_quote quote;
    double other_yield_dec; /* at the same price, in the other convention */
} lb_priced;

/* A figure of a quote: its JSON key and CSV heading, and the types it goes with (bits). */
typedef struct lb_price_field {
    const char *key;
    unsigned types;
    double value;
} lb_price_field;

enum { LB_PRICE_FIELDS = 24 };

/* Prices the security that `call` describes. */
lb_status lb_price_one(const lb_cli_call *call, lb_priced *out, lb_error *err);

/* Prices every row of the CSV file `path` ("-": standard input) and prints them. */
lb_status lb_price_batch(const lb_cli_call *call, const char *path, lb_error *err);

/* Fills `out` with every figure, also those that do not go with the type; returns how many. */
int lb_price_fields(const lb_priced *p, lb_price_field out[static LB_PRICE_FIELDS]);

/* One JSON object; `cusip` may be NULL. */
void lb_price_json(lb_json *json, const lb_priced *p, const char *cusip);

/* The lines a desk would write down. */
void lb_price_words(FILE *out, const lb_priced *p);

/* A decimal rate in per cent with 12 decimals, so that 0.0395 reads 3.95: yields are solved to 1e-12. */
double lb_price_percent(double dec);

/* True if the two conventions can differ for a type. */
bool lb_price_has_conventions(int type);

#endif
