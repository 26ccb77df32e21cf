#include "buyback_operation.h"

#include "base/cents.h"
#include "base/error.h"
#include "base/hash.h"
#include "buyback_calendar.h"
#include "buyback_params.h"
#include "longbond/quote.h"
#include "market/given_curve.h"
#include "num/lb_math.h"
#include "num/philox.h"

#include <math.h>

static const double BP = 1e-4, PCT = 0.01, YEAR_DAYS = 365.25;
enum { STREAM_OFFERS = 411 }; /* lb_place.stream of the draws */

static double param(const lb_model *model, lb_buyback_param index)
{
    return lb_model_param(model, LB_ACTOR_BUYBACKS, index);
}

/* Plans ------------------------------------------------------------------------------------------------------ */

lb_status lb_treasury_list_buybacks(lb_date from, lb_date to, lb_buyback_plan *out, int capacity, int *count,
                                    lb_error *err)
{
    enum { YEAR_MOST = 128 }; /* a year has 76 */
    lb_buyback_day days[YEAR_MOST];
    lb_status status = LB_OK;
    *count = 0;
    for (lb_date start = from; status == LB_OK && start <= to;) {
        lb_date next = lb_date_add_months(start, 12, false);
        int listed = 0;
        status = lb_buyback_calendar(start, next <= to ? next - 1 : to, days, YEAR_MOST, &listed, err);
        if (status == LB_OK && *count + listed > capacity) {
            status = lb_fail(err, LB_ERR_RANGE, "more than %d buybacks", capacity);
        }
        for (int i = 0; status == LB_OK && i < listed; i++) {
            int bucket = days[i].bucket;
            lb_date operation = days[i].operation;
            out[(*count)++] = (lb_buyback_plan){
                .operation = operation,
                .settle = days[i].settle,
                .maturity_from = lb_date_add_months(operation, lb_buyback_bucket_from(bucket), false),
                .maturity_to = lb_date_add_months(operation, lb_buyback_bucket_to(bucket), false),
                .tips = lb_buyback_bucket_is_tips(bucket) != 0,
                .simulated = true,
                .cash = days[i].cash,
                .bucket = (uint8_t)bucket,
                .share = days[i].share,
                .announced = days[i].announced,
            };
        }
        start = next;
    }
    return status;
}

void lb_treasury_open_buybacks(lb_world *world)
{
    *lb_w_buyback_liquidity(world) = -1;
    *lb_w_buyback_cash(world) = -1;
}

int64_t lb_treasury_buyback_maximum(const lb_model *model, const lb_world *world, int plan)
{
    const lb_buyback_plan *buyback = &model->buybacks[plan];
    int64_t set = buyback->cash ? *lb_wc_buyback_cash(world) : *lb_wc_buyback_liquidity(world);
    double programme =
        param(model, buyback->cash ? LB_BUYBACK_CASH : LB_BUYBACK_LIQUIDITY) * LB_BILLION_CENTS;
    double most = set < 0 ? programme * buyback->announced : (double)set * buyback->share;
    return (int64_t)floor(most / (double)LB_MILLION_DOLLARS + 0.5) * LB_MILLION_DOLLARS;
}

double lb_treasury_expected_buyback(const lb_model *model, const lb_world *world, int plan)
{
    const lb_buyback_plan *buyback = &model->buybacks[plan];
    if (buyback->operation > *lb_wc_date(world)) {
        double fill = param(model, buyback->cash ? LB_BUYBACK_FILL_CASH : LB_BUYBACK_FILL) * PCT;
        return fill * (double)lb_treasury_buyback_maximum(model, world, plan);
    }
    double due = 0;
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        due += (double)lb_wc_buyback_due(world)[s] * lb_wc_buyback_due_px(world)[s] / 100;
    }
    return due;
}

/* Offers ----------------------------------------------------------------------------------------------------- */

/* Terms with the coupon of the run. */
static lb_security terms_of(const lb_model *model, const lb_world *world, int s)
{
    lb_security terms = model->securities[s];
    terms.coupon_dec = lb_wc_coupon_dec(world)[s];
    return terms;
}

/* Modified duration near the curve: that of a coupon paid twice a year to the maturity, at the par yield of the maturity;
 * the running interest period counts as any other. */
static double modified_of(const lb_model *model, const lb_world *world, int s)
{
    static const double LEAST_YIELD = 1e-6; /* the formula divides by the yield */
    const lb_security *terms = &model->securities[s];
    double years = (terms->maturity - *lb_wc_date(world)) / YEAR_DAYS;
    double y = terms->type == LB_TIPS ? lb_given_real_yield(world, years) : lb_given_yield(world, years);
    y = fabs(y) < LEAST_YIELD ? LEAST_YIELD : y;
    double coupon = lb_wc_coupon_dec(world)[s];
    double discount = lb_exp(-2 * years * lb_log1p(y / 2));
    double annuity = (1 - discount) / y, later = years * discount / (1 + y / 2);
    double price = coupon * annuity + discount;
    return (coupon / y * (annuity - later) + later) / price;
}

/* The amount offered of one security: its part of the private holdings, with the draw of the security and the day. */
static int64_t offered_par(const lb_model *model, const lb_buyback_plan *plan, const lb_buyback_candidate *of)
{
    double spread = param(model, LB_BUYBACK_SPREAD_OF_OFFERS);
    lb_place place = {.seed = model->scenario.seed,
                      .stream = STREAM_OFFERS,
                      .path = (uint32_t)lb_hash_bytes(model->securities[of->security].cusip, 9, 0),
                      .day = (uint32_t)plan->operation};
    double factor = lb_exp(spread * lb_random_normal(place, 0) - spread * spread / 2);
    double share = param(model, LB_BUYBACK_OFFERS_2Y + plan->bucket) * PCT * factor;
    double millions = floor(share * (double)of->private_par / (double)LB_MILLION_DOLLARS);
    int64_t par = (int64_t)millions * LB_MILLION_DOLLARS;
    return par < of->private_par ? par : of->private_par;
}

lb_status lb_treasury_buyback_offers(const lb_model *model, const lb_world *world, int plan,
                                     lb_buyback_candidate eligible[static LB_BUYBACK_SLOTS],
                                     lb_buyback_offer offers[static LB_BUYBACK_SLOTS], int *count,
                                     lb_error *err)
{
    lb_status status = lb_treasury_buyback_eligible(model, world, plan, eligible, count, err);
    int kept = 0;
    for (int i = 0; status == LB_OK && i < *count; i++) {
        if (eligible[i].private_par <= 0) {
            continue;
        }
        eligible[kept] = eligible[i];
        offers[kept++] = (lb_buyback_offer){
            .spread_dec = lb_wc_spread_to_curve(world)[eligible[i].security],
            .modified_yrs = modified_of(model, world, eligible[i].security),
            .private_par = eligible[i].private_par,
            .offered = offered_par(model, &model->buybacks[plan], &eligible[i]),
            .limit = eligible[i].limit,
        };
    }
    *count = kept;
    return status;
}

lb_buyback_rules lb_treasury_buyback_rules(const lb_model *model, int64_t maximum)
{
    return (lb_buyback_rules){
        .maximum = maximum,
        .reserve_dec = param(model, LB_BUYBACK_RESERVE) * BP,
        .markup_dec = param(model, LB_BUYBACK_MARKUP) * BP / PCT,
    };
}

/* Operations ------------------------------------------------------------------------------------------------- */

/* Clean price (TIPS: real) for settlement on `settle` at a spread over the par curve at the maturity: what lb_market_price
 * says of the security's own spread. */
static lb_status price_at(const lb_model *model, const lb_world *world, int s, double spread_dec,
                          lb_date settle, double *clean_px, lb_error *err)
{
    lb_security terms = terms_of(model, world, s);
    double years = (terms.maturity - *lb_wc_date(world)) / YEAR_DAYS;
    double yield = terms.type == LB_TIPS ? lb_given_real_yield(world, years) : lb_given_yield(world, years);
    lb_pricing how = {.settle = settle, .convention = LB_CONVENTION_STREET};
    lb_quote quote;
    lb_status status = lb_security_quote(&terms, &how, LB_GIVEN_YIELD, yield + spread_dec, &quote, err);
    *clean_px = status == LB_OK ? quote.clean_px : 0;
    return status;
}

/* What is accepted waits for its settlement; two operations of a day that take the same security share a mean price. */
static lb_status note_due(const lb_model *model, lb_world *world, const lb_buyback_plan *plan,
                          const lb_buyback_candidate *eligible, const lb_buyback_offer *offers, int count,
                          lb_error *err)
{
    lb_status status = LB_OK;
    for (int i = 0; status == LB_OK && i < count; i++) {
        if (offers[i].accepted == 0) {
            continue;
        }
        int s = eligible[i].security;
        double px;
        status = price_at(model, world, s, offers[i].accepted_spread, plan->settle, &px, err);
        double before = (double)lb_w_buyback_due(world)[s], par = (double)offers[i].accepted;
        lb_w_buyback_due_px(world)[s] = (lb_w_buyback_due_px(world)[s] * before + px * par) / (before + par);
        lb_w_buyback_due(world)[s] += offers[i].accepted;
    }
    return status;
}

/* The fall of a yield for a rise of the price; below effect_from it shrinks with the square of the duration. */
static double yield_effect(double price_dec, double modified_yrs, double from_yrs)
{
    double ratio = modified_yrs / from_yrs;
    return ratio < 1 ? price_dec / from_yrs * ratio * ratio : price_dec / modified_yrs;
}

/* Bought securities richen, and with them all that could have been. */
static void move_spreads(const lb_model *model, lb_world *world, const lb_buyback_candidate *eligible,
                         const lb_buyback_offer *offers, int count, int64_t accepted)
{
    double private_par = 0, from_yrs = param(model, LB_BUYBACK_SHORT);
    for (int i = 0; i < count; i++) {
        private_par += (double)offers[i].private_par;
    }
    double all_dec = param(model, LB_BUYBACK_ELIGIBLE) * BP / PCT * (double)accepted / private_par;
    double bought_dec = param(model, LB_BUYBACK_BOUGHT) * BP / LB_BILLION_CENTS;
    for (int i = 0; i < count; i++) {
        double price_dec = all_dec + bought_dec * (double)offers[i].accepted;
        lb_w_spread_to_curve(world)[eligible[i].security] -=
            yield_effect(price_dec, offers[i].modified_yrs, from_yrs);
    }
}

static lb_status note_result(lb_world *world, const lb_buyback_rules *rules, const lb_buyback_result *result,
                             int most, lb_error *err)
{
    *lb_w_buyback_maximum(world) = rules->maximum;
    *lb_w_buyback_offered(world) = result->offered;
    *lb_w_buyback_accepted(world) = result->accepted;
    *lb_w_buyback_eligible(world) = result->eligible;
    *lb_w_buyback_issues(world) = result->issues;
    *lb_w_buyback_spread(world) = result->spread_dec;
    return lb_world_event(world, LB_EVENT_BUYBACK_HELD, most, result->accepted,
                          (double)result->offered / (double)LB_MILLION_DOLLARS, err);
}

static lb_status hold(const lb_model *model, lb_world *world, int plan, lb_error *err)
{
    lb_buyback_candidate eligible[LB_BUYBACK_SLOTS];
    lb_buyback_offer offers[LB_BUYBACK_SLOTS];
    int count = 0, most = -1;
    lb_buyback_rules rules =
        lb_treasury_buyback_rules(model, lb_treasury_buyback_maximum(model, world, plan));
    if (rules.maximum == 0) {
        return LB_OK;
    }
    lb_status status = lb_treasury_buyback_offers(model, world, plan, eligible, offers, &count, err);
    if (status != LB_OK) {
        return status;
    }
    lb_buyback_result result;
    lb_buyback_auction(&rules, offers, count, &result);
    for (int i = 0; i < count; i++) {
        most = offers[i].accepted > 0 && (most < 0 || offers[i].accepted > offers[most].accepted) ? i : most;
    }
    status = note_result(world, &rules, &result, most < 0 ? -1 : eligible[most].security, err);
    if (status == LB_OK && result.accepted > 0) {
        status = note_due(model, world, &model->buybacks[plan], eligible, offers, count, err);
        move_spreads(model, world, eligible, offers, count, result.accepted);
    }
    return status;
}

lb_status lb_treasury_hold_buybacks(const lb_model *model, lb_world *world, lb_error *err)
{
    lb_date today = *lb_w_date(world);
    lb_status status = LB_OK;
    int plan = lb_model_buyback_after(model, *lb_w_previous_date(world));
    while (status == LB_OK && plan < model->buyback_count && model->buybacks[plan].operation <= today) {
        status = model->buybacks[plan].simulated ? hold(model, world, plan, err) : LB_OK;
        plan++;
    }
    return status;
}
