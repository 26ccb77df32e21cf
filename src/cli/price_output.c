/* price_output.c - a priced security as JSON and as words. */
#include <math.h>
#include <string.h>

#include "cli/price.h"

/* A decimal rate in per cent with 12 decimals, so that 0.0395 reads 3.95: yields are solved to 1e-12. */
double lb_price_percent(double dec)
{
    return rint(dec * 1e14) / 1e12;
}

enum { ALL = (1u << LB_SECURITY_TYPE_COUNT) - 1, TWO_CONVENTIONS = ALL & ~(1u << LB_BILL | 1u << LB_FRN) };

/* Fills `out` with every field; those that do not go with the type are for the caller to leave out. */
int lb_price_fields(const lb_priced *p, lb_price_field out[static LB_PRICE_FIELDS])
{
    const lb_quote *q = &p->quote;
    bool street = p->how.convention == LB_CONVENTION_STREET;
    unsigned tips = p->how.index_ratio > 0 ? 1u << LB_TIPS : 0;
    const lb_price_field fields[] = {
        {"clean_price", ALL, q->clean_px},
        {"accrued", ALL, q->accrued_px},
        {"dirty_price", ALL, q->dirty_px},
        {"yield_pct", ALL & ~(1u << LB_FRN), lb_price_percent(q->yield_dec)},
        {"yield_street_pct", TWO_CONVENTIONS, lb_price_percent(street ? q->yield_dec : p->other_yield_dec)},
        {"yield_treasury_pct", TWO_CONVENTIONS, lb_price_percent(street ? p->other_yield_dec : q->yield_dec)},
        {"discount_rate_pct", 1u << LB_BILL, lb_price_percent(q->discount_dec)},
        {"discount_margin_pct", 1u << LB_FRN, lb_price_percent(q->yield_dec)},
        {"macaulay_duration", ALL, q->macaulay_yrs},
        {"modified_duration", ALL, q->modified_yrs},
        {"convexity", ALL, q->convexity},
        {"dv01", ALL, q->dv01_px},
        {"index_dv01", 1u << LB_FRN, q->index_dv01_px},
        {"index_ratio", tips, q->index_ratio},
        {"adjusted_clean_price", tips, q->adjusted_clean_px},
        {"adjusted_accrued", tips, q->adjusted_accrued_px},
        {"settlement_amount", tips, q->settlement_px},
        {"days_to_next_coupon", ALL & ~(1u << LB_BILL), q->days_to_end},
        {"days_in_period", ALL & ~(1u << LB_BILL), q->days_in_period},
        {"days_to_maturity", ALL, p->security.maturity - p->how.settle},
    };
    memcpy(out, fields, sizeof fields);
    return (int)(sizeof fields / sizeof fields[0]);
}

static void put_json_date(lb_json *json, const char *key, lb_date date)
{
    char text[11];
    lb_json_key(json, key);
    lb_json_string(json, lb_date_format(date, text));
}

void lb_price_json(lb_json *json, const lb_priced *p, const char *label)
{
    lb_price_field fields[LB_PRICE_FIELDS];
    int count = lb_price_fields(p, fields);
    int type = p->security.type;
    lb_json_object(json);
    if (label) {
        lb_json_key(json, "cusip");
        lb_json_string(json, label);
    }
    lb_json_key(json, "type");
    lb_json_string(json, lb_cli_security_types[type]);
    put_json_date(json, "maturity", p->security.maturity);
    put_json_date(json, "settle", p->how.settle);
    if (p->security.first_coupon != LB_DATE_NONE) {
        if (type != LB_FRN) {
            lb_json_key(json, "coupon_pct");
            lb_json_double(json, lb_price_percent(p->security.coupon_dec));
        }
        put_json_date(json, "accrues_from", p->quote.period_begin);
        put_json_date(json, "next_coupon", p->quote.period_end);
    }
    if (lb_price_has_conventions(type)) {
        lb_json_key(json, "convention");
        lb_json_string(json, lb_cli_conventions[p->how.convention]);
    }
    for (int i = 0; i < count; i++) {
        if (fields[i].types & 1u << type) {
            lb_json_key(json, fields[i].key);
            lb_json_double(json, fields[i].value);
        }
    }
    lb_json_object_end(json);
}

/* The lines a desk would write down. */
void lb_price_words(FILE *out, const lb_priced *p)
{
    const lb_quote *q = &p->quote;
    int type = p->security.type;
    char name[96], settle[16];
    fprintf(out, "%s, settled %s\n", lb_cli_describe(&p->security, name, sizeof name),
            lb_cli_date_words(p->how.settle, settle));
    fprintf(out, "clean %.6f   accrued %.6f   dirty %.6f\n", q->clean_px, q->accrued_px, q->dirty_px);
    if (type == LB_BILL) {
        fprintf(out, "discount rate %.4f %%   investment rate %.4f %%", lb_price_percent(q->discount_dec),
                lb_price_percent(q->yield_dec));
    } else if (type == LB_FRN) {
        fprintf(out, "discount margin %.4f %%   index DV01 %.6f", lb_price_percent(q->yield_dec),
                q->index_dv01_px);
    } else {
        bool street = p->how.convention == LB_CONVENTION_STREET;
        fprintf(out, "%syield %.4f %% %s, %.4f %% %s", type == LB_TIPS ? "real " : "",
                lb_price_percent(q->yield_dec), street ? "street" : "Treasury",
                lb_price_percent(p->other_yield_dec), street ? "Treasury" : "street");
    }
    fprintf(out, "   modified duration %.4f   convexity %.3f   DV01 %.6f per 100\n", q->modified_yrs,
            q->convexity, q->dv01_px);
    if (type == LB_TIPS && p->how.index_ratio > 0) {
        fprintf(out,
                "index ratio %.5f   adjusted clean %.6f   adjusted accrued %.6f   settlement amount %.6f\n",
                q->index_ratio, q->adjusted_clean_px, q->adjusted_accrued_px, q->settlement_px);
    }
}
