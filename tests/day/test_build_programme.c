/* The programme of auctions where the record ends: what was announced by then and is auctioned later is not lost. */
#include "check_main.h"

#include <stdio.h>
#include <string.h>

#include "longbond/simulation.h"
#include "world/model.h"

static lb_model *load(const char *baseline, const char *until)
{
    char text[160];
    lb_model *model;
    lb_error err;
    snprintf(text, sizeof text, "title: t\nbaseline: %s\nuntil: %s\nissuance: policy\n", baseline, until);
    ck_assert_msg(lb_model_parse("test.yaml", text, strlen(text), &model, &err) == LB_OK, "%s", err.message);
    return model;
}

/* The offering of a tenor that settles on a day; there is one. */
static const lb_offering *offering_of(const lb_model *model, int tenor, lb_date settle)
{
    const lb_offering *found = NULL;
    for (int o = 0; o < model->offering_count; o++) {
        if (model->offerings[o].tenor == tenor && model->offerings[o].settle == settle) {
            ck_assert_msg(!found, "two %s settle that day", lb_tenor_word(tenor));
            found = &model->offerings[o];
        }
    }
    ck_assert_msg(found != NULL, "no %s settles that day", lb_tenor_word(tenor));
    return found;
}

/* 13-, 26- and 6-week bills of 5 February 2026 were announced on Thursday 29 January, within the record, and auctioned on
 * 2 and 3 February, after it: sizes of the auctions before (offering announcements of 22 January: 89, 77 and 90 bn). */
START_TEST(bills_announced_at_the_end_of_the_record_are_auctioned)
{
    static const struct {
        int tenor, usd_bn;
    } bills[] = {{LB_13W, 89}, {LB_26W, 77}, {LB_6W, 90}};
    lb_model *model = load("2026-01-30", "2026-03-31");
    for (size_t i = 0; i < sizeof bills / sizeof bills[0]; i++) {
        const lb_offering *bill = offering_of(model, bills[i].tenor, lb_date_make(2026, 2, 5));
        ck_assert_int_eq(bill->announce, lb_date_make(2026, 1, 29));
        ck_assert_int_gt(bill->auction, lb_date_make(2026, 1, 30));
        ck_assert_int_eq(bill->offering_par, bills[i].usd_bn * INT64_C(100000000000));
    }
    lb_model_free(model);
}
END_TEST

/* Every week, across the end of the record: each bill tenor once, on Tuesdays or Thursdays. */
START_TEST(no_week_lacks_or_repeats_a_bill)
{
    static const char *const baselines[] = {"2025-10-31", "2026-01-28", "2026-01-29", "2026-01-30"};
    for (size_t b = 0; b < sizeof baselines / sizeof baselines[0]; b++) {
        lb_model *model = load(baselines[b], "2026-04-30");
        for (int week = 0; week < 8; week++) {
            lb_date thursday = lb_date_make(2026, 1, 15) + 7 * week, tuesday = thursday - 2;
            offering_of(model, LB_13W, thursday);
            offering_of(model, LB_26W, thursday);
            offering_of(model, LB_6W, thursday);
            offering_of(model, LB_4W, tuesday);
            offering_of(model, LB_8W, tuesday);
            offering_of(model, LB_17W, tuesday);
        }
        lb_model_free(model);
    }
}
END_TEST

CHECK_MAIN("build_programme", bills_announced_at_the_end_of_the_record_are_auctioned,
           no_week_lacks_or_repeats_a_bill)
