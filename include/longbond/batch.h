/* batch.h - many securities at once: prices, yields and risk as loops over arrays.
 *
 *     lb_batch_create(securities, count, &batch, &err);
 *     lb_batch_settle(batch, settle, LB_CONVENTION_STREET, &err);      once a day
 *     lb_batch_clean_px(batch, yield_dec, clean_px, &err);             as often as one likes
 *
 * The results are, bit for bit, those of lb_security_quote without rounding, on every processor. All arrays have
 * one element per security, in the order of creation. Bills, notes, bonds, STRIPS and TIPS (real prices and real
 * yields: index ratios are the caller's) can be members; FRNs cannot, they have no yield. A batch is used by one
 * thread at a time. */
#ifndef LONGBOND_BATCH_H
#define LONGBOND_BATCH_H

#include "longbond/quote.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct lb_batch lb_batch;

/* Bytes that lb_batch_place needs for `count` securities; 0 if that cannot be. */
size_t lb_batch_bytes(size_t count);

/* Prepares `count` securities (copied) in the caller's `memory` of at least lb_batch_bytes(count) bytes, aligned
 * to 64; allocates nothing, so it may be called in a day loop. *out lives in `memory`. LB_ERR_RANGE as in
 * lb_security_check or for too little room, LB_ERR_USAGE for an FRN; the message names the element. */
lb_status lb_batch_place(void *memory, size_t bytes, const lb_security *securities, size_t count,
                         lb_batch **out, lb_error *err);

/* The same in memory of its own, to be released with lb_batch_free (which accepts NULL). */
lb_status lb_batch_create(const lb_security *securities, size_t count, lb_batch **out, lb_error *err);
void lb_batch_free(lb_batch *batch);

/* Moves the batch to a settlement date: periods, day counts, accrued interest. LB_ERR_RANGE if a member is not
 * yet dated or has matured by then: the message names it and the batch is left unsettled. */
lb_status lb_batch_settle(lb_batch *batch, lb_date settle, lb_convention convention, lb_error *err);

size_t lb_batch_count(const lb_batch *batch);

/* Accrued interest of the settled batch, per 100: valid until the next settle. */
const double *lb_batch_accrued_px(const lb_batch *batch);

/* Clean prices from yields. LB_ERR_RANGE names the first yield outside -99 %..2,000 %, LB_ERR_USAGE says that the
 * batch is not settled. */
lb_status lb_batch_clean_px(const lb_batch *batch, const double *yield_dec, double *clean_px, lb_error *err);

/* Yields from clean prices, to 1e-12. LB_ERR_NO_SOLUTION names the first price that no yield gives. */
lb_status lb_batch_yield_dec(const lb_batch *batch, const double *clean_px, double *yield_dec, lb_error *err);

/* Modified duration (years), convexity (years squared) and DV01 (per 100) at the given yields: lb_quote's fields.
 * All three arrays must be given. Errors as in lb_batch_clean_px. */
lb_status lb_batch_risk(const lb_batch *batch, const double *yield_dec, double *modified_yrs,
                        double *convexity, double *dv01_px, lb_error *err);

#ifdef __cplusplus
}
#endif
#endif
