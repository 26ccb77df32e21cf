/* curve_fit.h - a curve from the prices of every security of a day.
 *
 *     lb_fit_options how = lb_fit_defaults(LB_FIT_SVENSSON);
 *     lb_fit_space *space;
 *     lb_fit_space_create(400, &space, &err);
 *     lb_curve_fit(quotes, count, settle, &how, space, &result, outcomes, &err);
 *
 * No start value is asked for and none matters: the decays are searched over their whole range. What cannot be used is
 * left out with a reason. The same quotes give the same bits. docs/model/curve.md has method and sources. */
#ifndef LONGBOND_CURVE_FIT_H
#define LONGBOND_CURVE_FIT_H

#include "longbond/curve.h"
#include "longbond/security.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum lb_fit_method {
    LB_FIT_NELSON_SIEGEL,
    LB_FIT_SVENSSON,
    LB_FIT_SPLINE,
    LB_FIT_METHOD_COUNT
} lb_fit_method;

/* What became of a price: name, word, text. Those after LB_OUT_DESIGN are faults of the data. */
#define LB_OUT_LIST(X)                                                                                       \
    X(LB_OUT_USED, "used", "used in the fit")                                                                \
    X(LB_OUT_TYPE, "type", "not of the fitted kind of security")                                             \
    X(LB_OUT_SHORT, "short", "too near its maturity")                                                        \
    X(LB_OUT_ON_THE_RUN, "on-the-run", "on the run")                                                         \
    X(LB_OUT_FIRST_OFF, "first-off", "first off the run")                                                    \
    X(LB_OUT_DESIGN, "", "")                                                                                 \
    X(LB_OUT_NO_PRICE, "no-price", "no price, or a price of zero")                                           \
    X(LB_OUT_DUPLICATE, "duplicate", "a second price of the same security")                                  \
    X(LB_OUT_CROSSED, "crossed", "bid above ask")                                                            \
    X(LB_OUT_ABSURD, "absurd", "no Treasury security has such a price or yield")                             \
    X(LB_OUT_TERMS, "terms", "terms that cannot be, or not live on the settlement date")                     \
    X(LB_OUT_NEIGHBOURS, "neighbours", "yield far from those of the neighbouring maturities")                \
    X(LB_OUT_CURVE, "curve", "yield far from the fitted curve")

typedef enum lb_out {
#define X(name, word, text) name,
    LB_OUT_LIST(X)
#undef X
        LB_OUT_COUNT
} lb_out;

const char *lb_out_word(int out);
const char *lb_out_text(int out);

/* One security as quoted. */
typedef struct lb_price_quote {
    lb_security security;
    double clean_px;       /* per 100, what is fitted (TIPS: real); NAN or 0: none */
    double bid_px, ask_px; /* per 100, for the crossed check; NAN or 0: none */
    int run;               /* 0 on the run, 1 first off the run, 2 or more older; -1 not known: as older */
} lb_price_quote;

typedef struct lb_fit_options {
    lb_fit_method method;
    lb_security_type type; /* LB_NOTE: notes and bonds; LB_TIPS: the real curve */
    double shortest_yrs;   /* securities with less to maturity are left out; 0.25 */
    bool with_new;         /* on-the-run and first off-the-run are used too */
    double outlier_scales; /* far from the curve: beyond this many robust standard deviations ... */
    double outlier_bp;     /* ... and beyond this many basis points */
    /* Roughness penalty of the spline: the weight of the squared second derivative of the forward rate is
     * 10^long_log10 far out and 10^short_log10 at time 0, with a transition of turn_yrs in between. */
    double short_log10, long_log10, turn_yrs;
} lb_fit_options;

/* The defaults of a method for notes and bonds. */
lb_fit_options lb_fit_defaults(lb_fit_method method);

/* One security after the fit. Yields are NAN where the price was unusable. */
typedef struct lb_fit_outcome {
    int out; /* lb_out */
    double years;
    double yield_dec;       /* street convention, semiannual */
    double curve_yield_dec; /* of the price on the curve */
    double spread_bp;       /* yield - curve yield: positive is cheap */
    double modified_yrs;
} lb_fit_outcome;

typedef struct lb_fit_result {
    lb_curve curve;
    int used, faulty;   /* faulty: left out for another reason than by design */
    double rms_bp;      /* of the spreads of the securities used */
    double core_rms_bp; /* of those used with 1 to 30 years to maturity */
    int core_count;
    double all_rms_bp; /* of all sound notes and bonds (TIPS) of 1 to 30 years, on-the-run included */
    int all_count;
    int evaluations; /* of prices and derivatives */
} lb_fit_result;

/* Working memory for up to `most` quotes: the only allocation; free accepts NULL. */
typedef struct lb_fit_space lb_fit_space;
lb_status lb_fit_space_create(int most, lb_fit_space **out, lb_error *err);
void lb_fit_space_free(lb_fit_space *space);

/* Fits `count` quotes settled on `settle`. outcomes[count] may be NULL. LB_ERR_RANGE for options or counts that
 * cannot be; LB_ERR_NO_SOLUTION if too few prices are usable: the message says how many, of which maturities and what
 * became of the others. Allocates nothing. */
lb_status lb_curve_fit(const lb_price_quote *quotes, int count, lb_date settle, const lb_fit_options *how,
                       lb_fit_space *space, lb_fit_result *out, lb_fit_outcome *outcomes, lb_error *err);

/* Price of one security on a curve, dirty, per 100: notes, bonds, TIPS (real), STRIPS and bills. */
lb_status lb_curve_dirty_px(const lb_curve *curve, const lb_security *security, double *dirty_px,
                            lb_error *err);

#ifdef __cplusplus
}
#endif
#endif
