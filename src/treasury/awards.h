/* awards.h - how the announced amount of an auction is awarded.
 *
 * The announced amount goes to the public: competitive and noncompetitive bidders, foreign official accounts among the
 * latter. The Fed's add-on comes on top. Which of the public gets what changes neither debt nor cash. */
#ifndef LB_TREASURY_AWARDS_H
#define LB_TREASURY_AWARDS_H

#include <stdint.h>

/* Cents of an offering of `offering` cents that noncompetitive bidders take, in multiples of $100: the tenor's
 * (lb_tenor) mean share in 87 auctions of January and February 2024 and June to October 2025 (Treasury, auctions
 * data: accepted less competitive, SOMA and FIMA). */
int64_t lb_noncompetitive_award(int tenor, int64_t offering);

#endif
