#include "addon_response.h"

#include <math.h>

#include "fed/record.h"
#include "treasury/pace.h"
#include "treasury/treasury_params.h"
#include "world/programme_rules.h"

enum { MONTHS = 12 };

/* What is rolled over of a month's coupon maturities: by the published cap, and by the programmes. */
static double rolled(double maturing, double cap)
{
    return fmax(0, maturing - cap);
}

/* `maturing`: of what the Fed holds; `shadow`: of what it would hold besides. */
static double missing_of_month(const lb_model *model, const lb_world *world, lb_date first, double maturing,
                               double shadow)
{
    int64_t usual = lb_fed_cap(model, first), cap = usual;
    lb_date middle = first + 15;
    lb_programmes_cap(model, world, middle, &cap);
    double kept = lb_programmes_share(model, world, LB_PRINCIPAL_COUPONS, middle);
    return rolled(maturing + shadow, (double)usual) - rolled(maturing, (double)cap) * (1 - kept);
}

/* Months since October 2023, when the record begins. */
static int month_number(lb_date date)
{
    lb_ymd ymd = lb_date_ymd(date);
    return 12 * (ymd.year - 2023) + ymd.month - 10;
}

double lb_addons_missing(const lb_model *model, const lb_world *world)
{
    lb_date today = *lb_wc_date(world);
    int now = month_number(today);
    double maturing[MONTHS + 1] = {0};
    for (int i = 0; i < *lb_wc_live_count(world); i++) {
        int s = lb_wc_live(world)[i];
        const lb_security *terms = &model->securities[s];
        int month = month_number(terms->maturity) - now;
        if (terms->type == LB_BILL || terms->maturity <= today || month > MONTHS) {
            continue;
        }
        maturing[month] += (double)lb_wc_holdings(world)[s * LB_SECTOR_COUNT + LB_FED] +
                           (double)lb_wc_compensation(world)[s * LB_SECTOR_COUNT + LB_FED];
    }
    double sum = 0;
    lb_ymd ymd = lb_date_ymd(today);
    lb_date first = lb_date_make(ymd.year, ymd.month, 1);
    for (int month = 1; month <= MONTHS; month++) {
        double shadow = now + month < LB_SHADOW_MONTHS ? lb_wc_addon_shadow(world)[now + month] : 0;
        sum +=
            missing_of_month(model, world, lb_date_add_months(first, month, false), maturing[month], shadow);
    }
    return sum;
}

/* What would have been rolled over today into the auctions' tenors, and would mature again. Months after the last that a
 * run can reach need not be known. */
static void note_shadow(const lb_model *model, lb_world *world)
{
    int now = month_number(*lb_wc_date(world));
    double *shadow = lb_w_addon_shadow(world), by_tenor[LB_TENOR_COUNT];
    double kept = (double)(*lb_wc_redirected(world) - *lb_wc_addon_counted(world));
    kept += shadow[now];
    if (kept == 0 || *lb_wc_date(world) <= model->start) {
        return;
    }
    *lb_w_addon_counted(world) = *lb_wc_redirected(world);
    shadow[now] = 0;
    double sum = lb_treasury_sold_a_year(world, by_tenor);
    for (int tenor = LB_2Y; tenor < LB_TENOR_COUNT; tenor++) {
        int month = now + lb_tenor_months(tenor);
        if (month < LB_SHADOW_MONTHS) {
            shadow[month] += kept * by_tenor[tenor] / sum;
        }
    }
}

static bool programme_news(const lb_world *world)
{
    for (int64_t i = 0; i < *lb_wc_event_count(world); i++) {
        int kind = lb_wc_event(world)[i].kind;
        if (kind >= LB_EVENT_PROGRAMME_ANNOUNCED && kind <= LB_EVENT_PROGRAMME_ENDED) {
            return true;
        }
    }
    return false;
}

/* The first day from which known programmes keep add-ons away: today, or the start of what is only announced. */
static lb_date first_day(const lb_model *model, const lb_world *world)
{
    lb_date first = LB_DATE_NONE, today = *lb_wc_date(world);
    for (int p = 0; p < model->scenario.programme_count; p++) {
        int state = lb_wc_programme_state(world)[p];
        lb_date on = state == LB_PROGRAMME_IS_ANNOUNCED ? model->scenario.programmes[p].on : today;
        bool known = state == LB_PROGRAMME_IS_ANNOUNCED || state == LB_PROGRAMME_RUNS;
        if (known && (first == LB_DATE_NONE || on < first)) {
            first = on;
        }
    }
    return first == LB_DATE_NONE ? today : first;
}

void lb_respond_to_programmes(const lb_model *model, lb_world *world)
{
    if (model->scenario.programme_count == 0 || model->scenario.issuance != LB_ISSUANCE_POLICY) {
        return;
    }
    double response = lb_model_param(model, LB_ACTOR_TREASURY, LB_TREASURY_ADDON_RESPONSE) / 100;
    lb_ymd ymd = lb_date_ymd(*lb_wc_date(world));
    lb_date month = lb_date_make(ymd.year, ymd.month, 1);
    bool refunding = ymd.month % 3 == 2 && *lb_wc_addon_decided(world) != month;
    bool known = *lb_wc_addon_from(world) != LB_DATE_NONE;
    note_shadow(model, world);
    if (response <= 0 || !((refunding && known) || programme_news(world))) {
        return;
    }
    double by_tenor[LB_TENOR_COUNT];
    double raise = response * lb_addons_missing(model, world) / lb_treasury_sold_a_year(world, by_tenor);
    if (raise == 0 && !known) {
        return;
    }
    *lb_w_addon_raise(world) = fmax(-0.5, raise); /* as refundings: never below half of the sizes */
    *lb_w_addon_decided(world) = month;
    if (!known) {
        *lb_w_addon_from(world) = first_day(model, world);
    }
}
