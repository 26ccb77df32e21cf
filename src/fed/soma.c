#include "soma.h"

#include "base/cents.h"
#include "bill_purchases.h"
#include "fed_params.h"
#include "longbond/inflation.h"
#include "programmes.h"
#include "record.h"
#include "world/programme_rules.h"

#include <math.h>

/* What the Fed will be paid for a security: par, for TIPS times the index ratio at maturity, at least par. */
static int64_t principal_at_maturity(const lb_model *model, lb_world *world, int security)
{
    const lb_security *terms = &model->securities[security];
    int64_t par = lb_w_holdings(world)[security * LB_SECTOR_COUNT + LB_FED];
    if (terms->type != LB_TIPS || par == 0) {
        return par;
    }
    double ratio = 1; /* of five decimals, as it is paid */
    lb_index_ratio(lb_model_ref_cpi(model, terms->maturity), terms->base_ref_cpi, &ratio, NULL);
    int64_t ratio_e5 = (int64_t)rint(ratio * 1e5);
    return ratio_e5 > 100000 ? lb_cents_by_ratio(par, ratio_e5) : par;
}

int64_t lb_fed_cap_in_force(const lb_model *model, const lb_world *world, lb_date date, lb_date month)
{
    int64_t cap = lb_fed_cap(model, month);
    lb_programmes_cap(model, world, date, &cap);
    return cap;
}

/* What of the month that begins on `first` is still to mature: how much of it the cap redeems, coupons before bills. */
static void plan_cap(const lb_model *model, lb_world *world, lb_date first, int64_t cap)
{
    lb_date last = lb_date_month_end(first);
    int64_t *redemption = lb_w_fed_redemption(world);
    int64_t coupons = 0, bills = 0;
    const int32_t *live = lb_wc_live(world);
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = live[i];
        lb_date maturity = model->securities[s].maturity;
        if (maturity >= first && maturity <= last) {
            redemption[s] = principal_at_maturity(model, world, s);
            lb_w_fed_redirect(world)[s] = 0;
            *(model->securities[s].type == LB_BILL ? &bills : &coupons) += redemption[s];
        }
    }
    int64_t due[2] = {coupons < cap ? coupons : cap, 0}, all[2] = {coupons, bills}, seen[2] = {0, 0};
    due[1] = bills < cap - due[0] ? bills : cap - due[0];
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = live[i];
        lb_date maturity = model->securities[s].maturity;
        if (maturity >= first && maturity <= last && redemption[s] > 0) {
            /* what is due up to here less what was due before: the parts add to the cap to the cent */
            int is_bill = model->securities[s].type == LB_BILL;
            int64_t before = lb_cents_share(due[is_bill], seen[is_bill], all[is_bill]);
            seen[is_bill] += redemption[s];
            redemption[s] = lb_cents_share(due[is_bill], seen[is_bill], all[is_bill]) - before;
        }
    }
}

/* Which part of the principal that would be rolled over programmes put elsewhere, of what matures by the month's end. */
static void plan_redirects(const lb_model *model, lb_world *world)
{
    lb_date last = lb_date_month_end(*lb_w_redemption_month(world));
    int64_t *redemption = lb_w_fed_redemption(world), *redirect = lb_w_fed_redirect(world);
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        const lb_security *terms = &model->securities[s];
        if (terms->maturity > last) {
            continue;
        }
        lb_principal of = terms->type == LB_BILL ? LB_PRINCIPAL_BILLS : LB_PRINCIPAL_COUPONS;
        double share = lb_programmes_share(model, world, of, terms->maturity);
        if (share == 0 && redirect[s] == 0) {
            continue;
        }
        redemption[s] -= redirect[s];
        int64_t rolled = principal_at_maturity(model, world, s) - redemption[s];
        redirect[s] = rolled > 0 ? lb_to_cents((double)rolled * share) : 0;
        redemption[s] += redirect[s];
    }
}

void lb_fed_plan_rest_of_month(const lb_model *model, lb_world *world)
{
    lb_date first = *lb_w_redemption_month(world), last = lb_date_month_end(first);
    lb_date date =
        *lb_w_date(world) < last ? *lb_w_date(world) : last; /* its last days may be paid in the next */
    int64_t cap = lb_fed_cap_in_force(model, world, date, first);
    int64_t left = cap - *lb_w_programme_redeemed(world);
    plan_cap(model, world, first, left > 0 ? left : 0);
}

void lb_fed_plan_month(const lb_model *model, lb_world *world)
{
    lb_ymd today = lb_date_ymd(*lb_w_date(world));
    lb_date first = lb_date_make(today.year, today.month, 1);
    if (*lb_w_redemption_month(world) != first) {
        *lb_w_redemption_month(world) = first;
        *lb_w_programme_redeemed(world) = 0;
        lb_fed_plan_rest_of_month(model, world);
    }
    bool programmes = model->scenario.programme_count > 0;
    if (programmes && lb_fed_cap_in_force(model, world, *lb_w_date(world), first) == INT64_MAX) {
        lb_fed_plan_rest_of_month(model, world); /* what has been bought since runs off too */
    }
    if (programmes && *lb_w_date(world) > model->start) {
        plan_redirects(model, world); /* every day: holdings that mature this month can still be bought */
    }
}

/* Programmes count what the month's cap has taken, and a runoff what it has. */
static void note_redeemed(const lb_model *model, lb_world *world, int security, int64_t cents)
{
    if (model->scenario.programme_count == 0 || *lb_w_date(world) <= model->start) {
        return;
    }
    lb_date maturity = model->securities[security].maturity;
    int64_t cap = 0;
    int runoff = lb_programmes_cap(model, world, *lb_w_date(world), &cap);
    *lb_w_programme_redeemed(world) += maturity >= *lb_w_redemption_month(world) ? cents : 0;
    if (runoff >= 0) {
        lb_w_programme_done(world)[runoff] += cents;
    }
}

lb_status lb_fed_collect(const lb_model *model, lb_world *world, int security, int64_t principal,
                         lb_error *err)
{
    int64_t *redemption = &lb_w_fed_redemption(world)[security];
    int64_t *redirect = &lb_w_fed_redirect(world)[security];
    int64_t redeemed = *redemption < principal ? *redemption : principal;
    int64_t aside = *redirect < redeemed ? *redirect : redeemed, left = 0;
    *redemption = 0;
    *redirect = 0;
    bool bill = model->securities[security].type == LB_BILL;
    *(bill ? lb_w_bill_rollover_pool(world) : lb_w_rollover_pool(world)) += principal - redeemed;
    lb_status status = LB_OK;
    if (aside > 0) {
        lb_principal of = bill ? LB_PRINCIPAL_BILLS : LB_PRINCIPAL_COUPONS;
        status = lb_fed_redirect(model, world, of, security, aside, &left, err);
    }
    int64_t gone = redeemed - aside + left;
    note_redeemed(model, world, security, gone);
    bool notes = status == LB_OK && gone > 0;
    return notes ? lb_world_event(world, LB_EVENT_REDEEMED_BY_FED, security, gone, 0, err) : status;
}

int64_t lb_fed_split_addon(int64_t total, const int64_t *weights, int count, int64_t *shares)
{
    int64_t sum = 0;
    for (int i = 0; i < count; i++) {
        sum += weights[i];
    }
    int64_t whole = lb_whole_hundreds(total);
    int64_t left = whole;
    for (int i = 0; i < count; i++) {
        int64_t share = (int64_t)((__int128)whole * weights[i] / sum);
        shares[i] = lb_whole_hundreds(share);
        left -= shares[i];
    }
    /* each pass gives one hundred to the largest weight that has none yet (the first of equals) */
    int64_t below = INT64_MAX;
    int after = -1;
    while (left > 0) {
        int next = -1;
        for (int i = 0; i < count; i++) {
            bool open = weights[i] < below || (weights[i] == below && i > after);
            if (open && (next < 0 || weights[i] > weights[next])) {
                next = i;
            }
        }
        shares[next] += LB_HUNDRED_DOLLARS;
        left -= LB_HUNDRED_DOLLARS;
        below = weights[next];
        after = next;
    }
    return total - whole;
}

/* True if the Fed's maturing bills (or coupons) may be rolled into this offering. */
static bool takes_addon(const lb_offering *offering, bool bills)
{
    bool is_bill = lb_tenor_type(offering->tenor) == LB_BILL;
    return is_bill == bills && offering->takes_addon;
}

static void allocate_pool(const lb_model *model, lb_world *world, int first, int last, bool bills,
                          int64_t *pool)
{
    enum { MOST = 64 };
    int64_t weights[MOST] = {0}, shares[MOST] = {0};
    int index[MOST];
    int count = 0;
    for (int o = first; o < last && count < MOST; o++) {
        if (takes_addon(&model->offerings[o], bills) && lb_w_offering_par(world)[o] > 0) {
            index[count] = o;
            weights[count++] = lb_w_offering_par(world)[o];
        }
    }
    if (count == 0 || *pool < LB_HUNDRED_DOLLARS) {
        return;
    }
    *pool = lb_fed_split_addon(*pool, weights, count, shares);
    for (int i = 0; i < count; i++) {
        lb_w_addon_par(world)[index[i]] = shares[i];
    }
}

void lb_fed_allocate_addons(const lb_model *model, lb_world *world, int first, int last)
{
    allocate_pool(model, world, first, last, false, lb_w_rollover_pool(world));
    allocate_pool(model, world, first, last, true, lb_w_bill_rollover_pool(world));
}

/* Agency securities amortise and prepay at the turnover floor (MODEL.md C.2 item 4). Returns the principal. */
static int64_t pay_down_mbs(const lb_model *model, lb_world *world, const lb_books *books, int days)
{
    double monthly = lb_fed_agency_paydown(model, *lb_w_date(world));
    double balance = (double)*lb_position(books, LB_INSTR_MBS, LB_FED);
    double due = balance * monthly * 12 * days / 365.25 + *lb_w_mbs_factor_left(world);
    int64_t cents = lb_to_cents(due);
    *lb_w_mbs_factor_left(world) = due - (double)cents;
    lb_post_claim(books, LB_INSTR_MBS, LB_FED, LB_OTHER_SECTOR, -cents);
    return cents;
}

/* Agency principal of the day: programmes take their shares, the rest goes where the record has it. */
static lb_status reinvest_agency(const lb_model *model, lb_world *world, const lb_books *books, int days,
                                 lb_error *err)
{
    lb_date today = *lb_w_date(world);
    int64_t principal = pay_down_mbs(model, world, books, days), left = 0;
    double share = today > model->start ? lb_programmes_share(model, world, LB_PRINCIPAL_MBS, today) : 0;
    int64_t aside = share > 0 ? lb_to_cents((double)principal * share) : 0;
    lb_status status = LB_OK;
    if (aside > 0) {
        status = lb_fed_redirect(model, world, LB_PRINCIPAL_MBS, -1, aside, &left, err);
    }
    int64_t into_bills = lb_fed_agency_into_bills(model, today, days, principal - aside + left);
    *lb_w_secondary_pool(world) += into_bills;
    *lb_w_agency_spent(world) += into_bills;
    return status;
}

lb_status lb_fed_operate(const lb_model *model, lb_world *world, const lb_books *books, lb_cash_aim_fn *aim,
                         lb_error *err)
{
    lb_date today = *lb_w_date(world);
    int days = today - *lb_w_previous_date(world);
    lb_status status = reinvest_agency(model, world, books, days, err);
    int managed = lb_fed_programmes_manage_reserves(model, world, aim);
    int64_t purchases = lb_fed_record_purchases(model, today, days - managed);
    *lb_w_secondary_pool(world) += purchases;
    *lb_w_reserve_purchases(world) += purchases;
    int64_t pool = *lb_w_secondary_pool(world), bought = 0;
    if (status == LB_OK) {
        status = lb_fed_buy_bills(model, world, books, &bought, err);
    }
    if (status == LB_OK) {
        status = lb_fed_programmes_fill(model, world, pool, bought, err);
    }
    return status == LB_OK ? lb_fed_programmes_trade(model, world, books, err) : status;
}
