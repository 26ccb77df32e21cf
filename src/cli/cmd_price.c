/* cmd_price.c - longbond price: from yield to price and back. */
#include "base/error.h"
#include "cli/cmd.h"
#include "cli/price.h"

/* What the caller may know, and for which types. */
static const struct {
    const char *name;
    lb_given given;
    unsigned types;
} givens[] = {
    {"--yield", LB_GIVEN_YIELD, ~(1u << LB_FRN)},        {"--price", LB_GIVEN_CLEAN_PX, ~0u},
    {"--dirty-price", LB_GIVEN_DIRTY_PX, ~0u},           {"--discount", LB_GIVEN_DISCOUNT, 1u << LB_BILL},
    {"--discount-margin", LB_GIVEN_YIELD, 1u << LB_FRN},
};
enum { GIVENS = sizeof givens / sizeof givens[0] };

/* The one known quantity of `call`. */
static lb_status find_given(const lb_cli_call *call, lb_security_type type, lb_given *given, double *value,
                            lb_error *err)
{
    int found = -1;
    for (int i = 0; i < GIVENS; i++) {
        const lb_cli_value *v = lb_cli_get(call, givens[i].name);
        if (!v) {
            continue;
        }
        if (!(givens[i].types & 1u << type)) {
            return lb_fail(err, LB_ERR_USAGE, "the option '%s' does not go with --type %s", givens[i].name,
                           lb_cli_security_types[type]);
        }
        if (found >= 0) {
            return lb_fail(err, LB_ERR_USAGE, "give one of %s and %s, not both", givens[found].name,
                           givens[i].name);
        }
        found = i;
        *given = givens[i].given;
        *value = v->number;
    }
    if (found < 0) {
        return lb_fail(err, LB_ERR_USAGE, "one of %s is needed",
                       type == LB_BILL  ? "--discount, --price, --yield"
                       : type == LB_FRN ? "--discount-margin, --price, --dirty-price"
                                        : "--yield, --price, --dirty-price");
    }
    return LB_OK;
}

/* True if the two conventions can differ for a type. */
bool lb_price_has_conventions(int type)
{
    return type != LB_BILL && type != LB_FRN;
}

lb_status lb_price_one(const lb_cli_call *call, lb_priced *out, lb_error *err)
{
    lb_status status = lb_cli_terms(call, &out->security, &out->how, err);
    lb_given given = LB_GIVEN_YIELD;
    double value = 0;
    if (status == LB_OK) {
        status = find_given(call, (lb_security_type)out->security.type, &given, &value, err);
    }
    if (status != LB_OK) {
        return status;
    }
    out->how.convention = (lb_convention)lb_cli_get(call, "--convention")->choice;
    out->how.rounding = lb_cli_given(call, "--official") ? LB_ROUND_OFFICIAL : LB_ROUND_NONE;
    status = lb_security_quote(&out->security, &out->how, given, value, &out->quote, err);
    if (status == LB_OK && lb_price_has_conventions(out->security.type)) {
        lb_pricing other_how = out->how;
        other_how.convention =
            out->how.convention == LB_CONVENTION_STREET ? LB_CONVENTION_TREASURY : LB_CONVENTION_STREET;
        lb_quote other;
        status = lb_security_quote(&out->security, &other_how, LB_GIVEN_CLEAN_PX, out->quote.clean_px, &other,
                                   err);
        out->other_yield_dec = status == LB_OK ? other.yield_dec : 0;
    }
    return status;
}

static lb_status run_price(const lb_cli_call *call, lb_error *err)
{
    if (lb_cli_given(call, "--json") && lb_cli_given(call, "--csv")) {
        return lb_fail(err, LB_ERR_USAGE, "give one of --json and --csv, not both");
    }
    const char *path = lb_cli_text(call, "--batch");
    if (path) {
        return lb_price_batch(call, path, err);
    }
    if (lb_cli_given(call, "--csv")) {
        return lb_fail(err, LB_ERR_USAGE, "--csv goes with --batch");
    }
    lb_priced p;
    lb_status status = lb_price_one(call, &p, err);
    if (status != LB_OK) {
        return status;
    }
    if (!lb_cli_given(call, "--json")) {
        lb_price_words(call->out, &p);
        return LB_OK;
    }
    lb_json json;
    lb_json_to_file(&json, call->out);
    json.indent = 2;
    lb_price_json(&json, &p, NULL);
    return lb_json_finish(&json, err);
}

static const lb_cli_param params[] = {
    LB_CLI_TERMS_PARAMS,
    {.name = "--yield",
     .type = LB_CLI_PERCENT,
     .low = -99,
     .high = 10000,
     .meaning = "given: yield to maturity, per cent, compounded twice a year (bills: investment rate; TIPS: "
                "real yield)"},
    {.name = "--price",
     .type = LB_CLI_NUMBER,
     .meaning = "given: clean price per 100 (TIPS: before indexing)"},
    {.name = "--dirty-price", .type = LB_CLI_NUMBER, .meaning = "given: price with accrued interest per 100"},
    {.name = "--discount",
     .type = LB_CLI_PERCENT,
     .low = -99,
     .high = 100,
     .meaning = "given: bank discount rate of a bill, per cent on 360 days"},
    {.name = "--discount-margin",
     .type = LB_CLI_PERCENT,
     .low = -99,
     .high = 100,
     .meaning = "given: discount margin of an FRN, per cent"},
    {.name = "--convention",
     .type = LB_CLI_CHOICE,
     .choices = lb_cli_conventions,
     .fallback = "street",
     .meaning = "how the days to the next interest date are discounted, at simple interest as in auctions or "
                "compounded"},
    {.name = "--official",
     .type = LB_CLI_FLAG,
     .meaning = "round as Treasury publishes (prices to 6 decimals)"},
    {.name = "--batch",
     .type = LB_CLI_FILE,
     .meaning = "price every row of a CSV file (- for standard input) whose header names these options "
                "without dashes; an empty cell means what the command line says; a column cusip is passed "
                "through"},
    LB_CLI_JSON_PARAM,
    {.name = "--csv", .type = LB_CLI_FLAG, .meaning = "with --batch: print CSV instead of a table"},
    {0},
};

static const lb_cli_example examples[] = {
    {"longbond price --type note --coupon 4.125 --maturity 2032-11-15 --settle 2024-01-31 --yield 3.95",
     "a note from its yield"},
    {"longbond price 91282CKQ3 --settle 2024-05-20 --yield 4.42", "a security of the snapshot"},
    {"longbond price --type bill --maturity 2024-05-02 --settle 2024-02-01 --discount 5.215 --json",
     "a bill from its discount rate, as JSON"},
    {"longbond price --type tips --coupon 1.75 --maturity 2034-01-15 --settle 2024-02-01 --price 99.5 "
     "--index-ratio 1.00213",
     "real yield and settlement amount of a TIPS"},
    {"longbond price --type frn --maturity 2026-01-31 --settle 2024-02-01 --index 5.17 --spread 0.245 "
     "--discount-margin 0.2",
     "an FRN from its discount margin"},
    {"longbond price --batch securities.csv --settle 2024-01-31 --csv", "a whole file on one day"},
    {0},
};

const lb_cli_command lb_cmd_price = {
    .name = "price",
    .purpose = "price, yield and risk of a Treasury security",
    .description = "Works from what is given (yield, clean or dirty price, discount rate, discount margin) "
                   "to everything else by the formulas of 31 CFR Part 356, Appendix B. Prices and accrued "
                   "interest are dollars per 100 of par, durations years, DV01 the fall of the dirty price "
                   "for one basis point. yield_street_pct and yield_treasury_pct are the yields of the same "
                   "price in the two conventions.",
    .params = params,
    .examples = examples,
    .run = run_price,
};
