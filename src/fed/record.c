#include "record.h"

#include "base/cents.h"
#include "fed_params.h"

/* From a day on, until the next step of the same table, a parameter is in force. Latest first. */
typedef struct step {
    int year, month, day;
    lb_fed_param param;
} step;

enum { NOTHING = -1 };

static int in_force(const step *steps, size_t count, lb_date date)
{
    for (size_t i = 0; i < count; i++) {
        if (date >= lb_date_make(steps[i].year, steps[i].month, steps[i].day)) {
            return (int)steps[i].param;
        }
    }
    return NOTHING;
}

static double cents_a_month(const lb_model *model, int param)
{
    return lb_model_param(model, LB_ACTOR_FED, param) * LB_BILLION_CENTS;
}

int64_t lb_fed_cap(const lb_model *model, lb_date date)
{
    static const step caps[] = {
        {2025, 12, 1, LB_FED_CAP_2025_12}, {2025, 4, 1, LB_FED_CAP_2025_04}, {2024, 6, 1, LB_FED_CAP_2024_06},
        {2022, 9, 1, LB_FED_CAP_2022_09},  {2022, 6, 1, LB_FED_CAP_2022_06},
    };
    int param = in_force(caps, sizeof caps / sizeof caps[0], date);
    return param == NOTHING ? 0 : lb_to_cents(cents_a_month(model, param));
}

/* Operating statements of the New York Fed of 29 October and 10 December 2025: the first operations of both. */
static const step purchases[] = {
    {2026, 4, 15, LB_FED_RMP_LATER},
    {2025, 12, 12, LB_FED_RMP},
};

enum { PURCHASES = sizeof purchases / sizeof purchases[0] };

static double months(int days)
{
    return 12 * days / 365.25;
}

double lb_fed_agency_paydown(const lb_model *model, lb_date date)
{
    static const step turnover[] = {
        {2025, 1, 1, LB_FED_MBS_TURNOVER_2025},
        {1, 1, 1, LB_FED_MBS_TURNOVER},
    };
    int param = in_force(turnover, sizeof turnover / sizeof turnover[0], date);
    return lb_model_param(model, LB_ACTOR_FED, param) / 100 +
           lb_model_param(model, LB_ACTOR_FED, LB_FED_MBS_SCHEDULED) / 1200;
}

int64_t lb_fed_agency_into_bills(const lb_model *model, lb_date date, int days, int64_t principal)
{
    if (in_force(purchases, PURCHASES, date) != NOTHING) {
        return principal;
    }
    int64_t cap = lb_to_cents(cents_a_month(model, LB_FED_MBS_CAP) * months(days));
    return principal > cap ? principal - cap : 0;
}

int64_t lb_fed_record_purchases(const lb_model *model, lb_date date, int days)
{
    int pace = in_force(purchases, PURCHASES, date);
    return pace == NOTHING ? 0 : lb_to_cents(cents_a_month(model, pace) * months(days));
}
