/* A day of quotes made of the input's bytes: whatever they are, the fit answers or refuses; it never crashes, and a
 * curve it answers has finite numbers. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "longbond/curve_fit.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 64, BYTES = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static lb_fit_space *space; /* one for all runs: allocation is not what is tested */
    lb_price_quote quotes[MOST];
    if (size < 1 + BYTES || (!space && lb_fit_space_create(MOST, &space, NULL) != LB_OK)) {
        return 0;
    }
    lb_fit_options how = lb_fit_defaults((lb_fit_method)(data[0] % LB_FIT_METHOD_COUNT));
    how.type = data[0] & 64 ? LB_TIPS : LB_NOTE;
    how.with_new = data[0] & 128;
    const lb_date settle = 20000;
    int count = 0;
    for (size_t at = 1; at + BYTES <= size && count < MOST; at += BYTES) {
        const uint8_t *b = data + at;
        lb_price_quote *q = &quotes[count++];
        *q = (lb_price_quote){.run = b[7] % 4 - 1};
        lb_date maturity = settle - 30 + (b[0] | b[1] << 8) % 12000;
        uint8_t type = b[2] % 8;
        if (lb_security_make((lb_security_type)(type < LB_SECURITY_TYPE_COUNT ? type : LB_NOTE),
                             b[3] / 1000.0, maturity, LB_DATE_NONE, LB_DATE_NONE, &q->security,
                             NULL) != LB_OK) {
            q->security = (lb_security){.type = type, .maturity = maturity};
        }
        q->security.cusip[0] = (char)(b[7] & 15 ? 0 : 'A');
        q->clean_px = b[6] == 255 ? NAN : (b[4] | b[5] << 8) / 300.0 - (b[6] == 254 ? 100 : 0);
        q->bid_px = b[6] == 253 ? 101 : NAN;
        q->ask_px = b[6] == 253 ? 100 : NAN;
    }
    lb_fit_result out;
    lb_fit_outcome outcomes[MOST];
    if (lb_curve_fit(quotes, count, settle, &how, space, &out, outcomes, NULL) != LB_OK) {
        return 0;
    }
    for (double t = 0.25; t <= 30; t += 2.975) {
        if (!isfinite(lb_curve_zero_dec(&out.curve, t)) || !isfinite(lb_curve_forward_dec(&out.curve, t))) {
            abort();
        }
    }
    if (!(out.rms_bp >= 0) || out.used < 6) {
        abort();
    }
    return 0;
}
