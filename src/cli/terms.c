#include "cli/terms.h"

#include <math.h>
#include <string.h>

#include "base/error.h"
#include "day/known_security.h"
#include "longbond/inflation.h"

const char *const lb_cli_security_types[] = {
#define X(name, word, text) word,
    LB_SECURITY_TYPE_LIST(X)
#undef X
        NULL};

const char *const lb_cli_conventions[] = {"treasury", "street", NULL};

enum {
    COUPONED = 1u << LB_NOTE | 1u << LB_BOND | 1u << LB_TIPS,
    TIPS = 1u << LB_TIPS,
    FRN = 1u << LB_FRN,
    DATED = COUPONED | FRN
};

/* Options that go with some types only, and those a type cannot do without. */
static const struct {
    const char *name;
    unsigned types, needed;
} rules[] = {
    {"--coupon", COUPONED, COUPONED},
    {"--dated", DATED, 0},
    {"--first-coupon", DATED, 0},
    {"--index-ratio", TIPS, 0},
    {"--ref-cpi", TIPS, 0},
    {"--base-ref-cpi", TIPS, 0},
    {"--index", FRN, FRN},
    {"--spread", FRN, FRN},
    {"--accrued", FRN, 0},
};

static lb_status require(const lb_cli_call *call, const char *name, lb_error *err)
{
    return lb_cli_get(call, name) ? LB_OK : lb_fail(err, LB_ERR_USAGE, "the option '%s' is missing", name);
}

static lb_status check_rules(const lb_cli_call *call, lb_security_type type, lb_error *err)
{
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        bool given = lb_cli_given(call, rules[i].name);
        if (given && !(rules[i].types & 1u << type)) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' does not go with --type %s", rules[i].name,
                           lb_cli_security_types[type]);
        }
        if (!given && rules[i].needed & 1u << type) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' is missing; --type %s needs it", rules[i].name,
                           lb_cli_security_types[type]);
        }
    }
    return LB_OK;
}

static lb_status set_index_ratio(const lb_cli_call *call, lb_pricing *how, lb_error *err)
{
    const lb_cli_value *ratio = lb_cli_get(call, "--index-ratio");
    const lb_cli_value *ref = lb_cli_get(call, "--ref-cpi");
    const lb_cli_value *base = lb_cli_get(call, "--base-ref-cpi");
    if (ratio && (ref || base)) {
        return lb_fail(err, LB_ERR_USAGE, "give --index-ratio, or --ref-cpi and --base-ref-cpi, not both");
    }
    if (!ref != !base) {
        return lb_fail(err, LB_ERR_USAGE, "--ref-cpi and --base-ref-cpi go together");
    }
    if (ref) {
        return lb_index_ratio(ref->number, base->number, &how->index_ratio, err);
    }
    if (ratio && !(ratio->number > 0)) {
        return lb_fail(err, LB_ERR_USAGE, "--index-ratio: '%s' must be above 0", ratio->text);
    }
    how->index_ratio = ratio ? ratio->number : 0;
    return LB_OK;
}

static lb_date date_of(const lb_cli_call *call, const char *name)
{
    const lb_cli_value *value = lb_cli_get(call, name);
    return value ? value->date : LB_DATE_NONE;
}

static double number_of(const lb_cli_call *call, const char *name)
{
    const lb_cli_value *value = lb_cli_get(call, name);
    return value ? value->number : 0;
}

/* A security named by its CUSIP: the options that describe one do not go with it. */
static lb_status terms_of_cusip(const lb_cli_call *call, lb_security *security, lb_pricing *how,
                                lb_error *err)
{
    static const char *const described[] = {"--type",         "--maturity", "--coupon",      "--dated",
                                            "--first-coupon", "--spread",   "--base-ref-cpi"};
    for (size_t i = 0; i < sizeof described / sizeof described[0]; i++) {
        if (lb_cli_given(call, described[i])) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' does not go with a CUSIP", described[i]);
        }
    }
    lb_status status = require(call, "--settle", err);
    if (status == LB_OK) {
        status = lb_known_security(lb_cli_text(call, "CUSIP"), date_of(call, "--settle"), security, how, err);
    }
    if (status == LB_OK && lb_cli_given(call, "--index")) {
        how->index_dec = number_of(call, "--index");
    }
    if (status == LB_OK && lb_cli_given(call, "--index-ratio")) {
        how->index_ratio = number_of(call, "--index-ratio");
    }
    if (status == LB_OK) {
        how->accrued_px = number_of(call, "--accrued");
    }
    return status;
}

lb_status lb_cli_terms(const lb_cli_call *call, lb_security *security, lb_pricing *how, lb_error *err)
{
    if (lb_cli_given(call, "CUSIP")) {
        return terms_of_cusip(call, security, how, err);
    }
    lb_status status = require(call, "--type", err);
    if (status == LB_OK) {
        status = require(call, "--maturity", err);
    }
    if (status == LB_OK) {
        status = require(call, "--settle", err);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_security_type type = (lb_security_type)lb_cli_get(call, "--type")->choice;
    status = check_rules(call, type, err);
    if (status == LB_OK) {
        status = lb_security_make(type, number_of(call, "--coupon"), date_of(call, "--maturity"),
                                  date_of(call, "--dated"), date_of(call, "--first-coupon"), security, err);
    }
    if (status != LB_OK) {
        return status;
    }
    security->spread_dec = number_of(call, "--spread");
    security->base_ref_cpi = number_of(call, "--base-ref-cpi");
    *how = (lb_pricing){
        .settle = date_of(call, "--settle"),
        .index_dec = number_of(call, "--index"),
        .accrued_px = number_of(call, "--accrued"),
    };
    return set_index_ratio(call, how, err);
}

const char *lb_cli_date_words(lb_date date, char out[static 16])
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    lb_ymd ymd = lb_date_ymd(date);
    snprintf(out, 16, "%d %s %d", ymd.day, months[ymd.month - 1], ymd.year);
    return out;
}

/* "4 1/8 % " for eighths, "4.13 % " for other coupons. */
static void describe_coupon(double coupon_dec, char *out, size_t size)
{
    static const char *const fractions[] = {"", "1/8", "1/4", "3/8", "1/2", "5/8", "3/4", "7/8"};
    double eighths = coupon_dec * 800;
    double whole = floor(eighths + 0.5);
    int part = (int)fmod(whole, 8);
    if (fabs(eighths - whole) > 1e-9) {
        snprintf(out, size, "%.6g %% ", coupon_dec * 100);
    } else if (whole >= 8 || part == 0) {
        snprintf(out, size, "%.0f%s%s %% ", floor(whole / 8), part ? " " : "", fractions[part]);
    } else {
        snprintf(out, size, "%s %% ", fractions[part]);
    }
}

const char *lb_cli_describe(const lb_security *security, char *out, size_t size)
{
    static const char *const names[] = {"bill", "note", "bond", "TIPS", "FRN", "STRIPS"};
    char coupon[32] = "", date[16];
    if (COUPONED & 1u << security->type) {
        describe_coupon(security->coupon_dec, coupon, sizeof coupon);
    }
    snprintf(out, size, "%s%s of %s", coupon, names[security->type],
             lb_cli_date_words(security->maturity, date));
    return out;
}
