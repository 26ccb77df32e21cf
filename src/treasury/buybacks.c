#include "buybacks.h"

#include "base/cents.h"
#include "base/error.h"
#include "treasury_params.h"

#include <math.h>

/* A security and what the operation takes of it. */
typedef struct candidate {
    int32_t security;
    int64_t private_par; /* cents held by others than the Fed and government accounts */
    int64_t limit;       /* cents, whole millions */
    int64_t par;         /* cents taken */
} candidate;

/* How strictly the purchase limit is read. */
enum strictness { STRICT, WITHOUT_FLOAT, WITHOUT_FED_SHARE, STRICTNESS_COUNT };

static bool in_bucket(const lb_model *model, const lb_world *world, const lb_buyback_plan *plan, int s)
{
    const lb_security *terms = &model->securities[s];
    bool kind = plan->tips ? terms->type == LB_TIPS : terms->type == LB_NOTE || terms->type == LB_BOND;
    return kind && terms->maturity >= plan->maturity_from && terms->maturity <= plan->maturity_to &&
           lb_wc_outstanding(world)[s] > 0;
}

/* What was issued lately: the latest issue of each tenor, and the offerings of the months before, without bills. */
enum { RECENT_SLOTS = 512 };
typedef struct recency {
    lb_date since; /* what was sold after this day is recent */
    lb_date latest[LB_TENOR_COUNT];
    int first, last; /* offerings that settled after `since`: indices first .. last - 1 */
    int count;       /* of their securities other than bills; -1: more than fit, search them all */
    int32_t sold[RECENT_SLOTS];
} recency;

static void find_recent(const lb_model *model, const lb_world *world, lb_date operation, recency *out)
{
    int months = (int)lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_BUYBACK_RECENT);
    out->since = lb_date_add_months(operation, -months, false);
    for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
        out->latest[tenor] = LB_DATE_NONE;
    }
    int live = *lb_wc_live_count(world); /* the latest coupons outlive their tenor's next issue */
    for (int i = 0; i < live; i++) {
        int s = lb_wc_live(world)[i];
        lb_date issue = model->securities[s].issue_date, *latest = &out->latest[model->tenor[s]];
        if (issue <= operation && (*latest == LB_DATE_NONE || issue > *latest)) {
            *latest = issue;
        }
    }
    out->first = lb_model_settling_after(model, out->since);
    out->last = lb_model_settling_after(model, operation);
    out->count = 0;
    for (int o = out->first; o < out->last && out->count >= 0; o++) {
        int s = model->offerings[o].security;
        if (model->securities[s].type == LB_BILL) {
            continue;
        }
        if (out->count == RECENT_SLOTS) {
            out->count = -1;
        } else {
            out->sold[out->count++] = s;
        }
    }
}

/* The latest of its tenor, or sold since: not for buybacks. */
static bool is_recent(const lb_model *model, const recency *recent, int s)
{
    const lb_security *terms = &model->securities[s];
    lb_date latest = recent->latest[model->tenor[s]];
    if (terms->issue_date > recent->since || latest == LB_DATE_NONE || latest <= terms->issue_date) {
        return true;
    }
    for (int i = 0; i < recent->count; i++) {
        if (recent->sold[i] == s) {
            return true;
        }
    }
    for (int o = recent->first; recent->count < 0 && o < recent->last; o++) {
        if (model->offerings[o].security == s) {
            return true;
        }
    }
    return false;
}

/* ODM's rule: G = min(A - B - D, A - 10/7 B), whole millions, nothing below ten; A outstanding, B held by the Fed,
 * D the float that must stay. */
static int64_t purchase_limit(const lb_model *model, int64_t outstanding, int64_t fed, int64_t private_par,
                              enum strictness strictness)
{
    int64_t limit = private_par;
    if (strictness == STRICT) {
        double left = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_BUYBACK_FLOAT) * LB_BILLION_CENTS;
        limit -= (int64_t)floor(left + 0.5);
    }
    if (strictness != WITHOUT_FED_SHARE) {
        int64_t by_share = outstanding - fed - fed * 3 / 7;
        limit = by_share < limit ? by_share : limit;
    }
    limit = limit / LB_MILLION_DOLLARS * LB_MILLION_DOLLARS;
    return limit >= 10 * LB_MILLION_DOLLARS ? limit : 0;
}

static int64_t set_limits(const lb_model *model, const lb_world *world, candidate *list, int count,
                          enum strictness strictness)
{
    int64_t sum = 0;
    for (int i = 0; i < count; i++) {
        int s = list[i].security;
        int64_t fed = lb_wc_holdings(world)[(int64_t)s * LB_SECTOR_COUNT + LB_FED];
        list[i].limit =
            purchase_limit(model, lb_wc_outstanding(world)[s], fed, list[i].private_par, strictness);
        sum += list[i].limit;
    }
    return sum;
}

/* True if one more million would leave `a` with less of its private par taken than it would `b`. */
static bool is_behind(const candidate *a, const candidate *b)
{
    return (__int128)(a->par + LB_MILLION_DOLLARS) * b->private_par <
           (__int128)(b->par + LB_MILLION_DOLLARS) * a->private_par;
}

/* Gives whole millions in proportion to private par, none above its limit; what rounding and limits leave goes round
 * again, at last one million at a time to whoever is furthest behind. */
static void allocate(candidate *list, int count, int64_t par)
{
    int64_t left = par / LB_MILLION_DOLLARS * LB_MILLION_DOLLARS;
    for (bool moved = true; moved && left > 0;) {
        int64_t open = 0, given = 0;
        for (int i = 0; i < count; i++) {
            open += list[i].par < list[i].limit ? list[i].private_par : 0;
        }
        for (int i = 0; i < count && open > 0; i++) {
            int64_t room = list[i].limit - list[i].par;
            if (room > 0) {
                int64_t share = (int64_t)((__int128)left * list[i].private_par / open);
                share = share / LB_MILLION_DOLLARS * LB_MILLION_DOLLARS;
                share = share < room ? share : room;
                list[i].par += share;
                given += share;
            }
        }
        left -= given;
        moved = given > 0;
    }
    while (left > 0) {
        int next = -1;
        for (int i = 0; i < count; i++) {
            if (list[i].par < list[i].limit && (next < 0 || is_behind(&list[i], &list[next]))) {
                next = i;
            }
        }
        list[next].par += LB_MILLION_DOLLARS;
        left -= LB_MILLION_DOLLARS;
    }
}

static int64_t private_holdings(const lb_world *world, int s)
{
    const int64_t *held = &lb_wc_holdings(world)[(int64_t)s * LB_SECTOR_COUNT];
    return lb_wc_outstanding(world)[s] - held[LB_FED] - held[LB_GOVERNMENT_ACCOUNTS];
}

/* The published securities of an operation, if this run has them all in private hands. */
static bool recorded_takes(const lb_model *model, const lb_world *world, const lb_buyback_plan *plan,
                           lb_buyback_take *out, int *count)
{
    int64_t sum = 0;
    *count = 0;
    for (int i = 0; i < plan->record_count && i < LB_BUYBACK_SLOTS; i++) {
        const lb_buyback_record *record = &model->buyback_records[plan->first_record + i];
        if (record->security < 0 || private_holdings(world, record->security) < record->par) {
            return false;
        }
        out[(*count)++] = (lb_buyback_take){record->security, record->par};
        sum += record->par;
    }
    return sum == plan->par;
}

/* What is left below a million comes from whoever keeps most. */
static void add_rest(candidate *list, int count, int64_t rest)
{
    int most = 0;
    for (int i = 1; i < count; i++) {
        most = list[i].private_par - list[i].par > list[most].private_par - list[most].par ? i : most;
    }
    if (rest > 0) {
        list[most].par += rest;
    }
}

/* The eligible securities of a plan, without limits. */
static lb_status list_candidates(const lb_model *model, const lb_world *world, const lb_buyback_plan *plan,
                                 candidate list[static LB_BUYBACK_SLOTS], int *count, lb_error *err)
{
    recency recent;
    find_recent(model, world, plan->operation, &recent);
    *count = 0;
    char day[11];
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        if (!in_bucket(model, world, plan, s) || lb_wc_buyback_excluded(world)[s] ||
            is_recent(model, &recent, s)) {
            continue;
        }
        if (*count == LB_BUYBACK_SLOTS) {
            return lb_fail(err, LB_ERR_RANGE, "more than %d securities for the buyback of %s",
                           LB_BUYBACK_SLOTS, lb_date_format(plan->operation, day));
        }
        list[(*count)++] = (candidate){.security = s, .private_par = private_holdings(world, s)};
    }
    return LB_OK;
}

lb_status lb_treasury_buyback_eligible(const lb_model *model, const lb_world *world, int plan,
                                       lb_buyback_candidate out[static LB_BUYBACK_SLOTS], int *count,
                                       lb_error *err)
{
    candidate list[LB_BUYBACK_SLOTS] = {0};
    lb_status status = list_candidates(model, world, &model->buybacks[plan], list, count, err);
    if (status == LB_OK) {
        set_limits(model, world, list, *count, STRICT);
    }
    for (int i = 0; status == LB_OK && i < *count; i++) {
        out[i] = (lb_buyback_candidate){list[i].security, list[i].private_par, list[i].limit};
    }
    return status;
}

lb_status lb_treasury_buyback_takes(const lb_model *model, const lb_world *world, int plan,
                                    lb_buyback_take out[static LB_BUYBACK_SLOTS], int *count, lb_error *err)
{
    const lb_buyback_plan *buyback = &model->buybacks[plan];
    if (buyback->record_count > 0 && recorded_takes(model, world, buyback, out, count)) {
        return LB_OK;
    }
    candidate list[LB_BUYBACK_SLOTS] = {0};
    int n = 0;
    char day[11];
    lb_status status = list_candidates(model, world, buyback, list, &n, err);
    if (status != LB_OK) {
        return status;
    }
    int64_t room = 0;
    for (int strictness = STRICT; strictness < STRICTNESS_COUNT && room < buyback->par; strictness++) {
        room = set_limits(model, world, list, n, (enum strictness)strictness);
    }
    if (room < buyback->par) {
        return lb_fail(err, LB_ERR_RECONCILE,
                       "the buyback of %s took %.2f bn, but %d eligible securities hold %.2f bn privately",
                       lb_date_format(buyback->operation, day), (double)buyback->par / LB_BILLION_CENTS, n,
                       (double)room / LB_BILLION_CENTS);
    }
    allocate(list, n, buyback->par);
    add_rest(list, n, buyback->par % LB_MILLION_DOLLARS);
    *count = 0;
    for (int i = 0; i < n; i++) {
        if (list[i].par > 0) {
            out[(*count)++] = (lb_buyback_take){list[i].security, list[i].par};
        }
    }
    return LB_OK;
}
