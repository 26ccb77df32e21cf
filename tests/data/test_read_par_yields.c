#include "edit_cases.h"

#include <math.h>

#include "data/read_par_yields.h"

static const edit_case cases[] = {
    {NULL, "", LB_ERR_PARSE,
     "a:1:1: the file is empty: a header line with the column names should stand here"},
    {"date,", "day,", LB_ERR_PARSE,
     "a:1:1: the header has no column \"date\" or \"Date\" or \"DATE\" or \"NEW_DATE\"; it has: day, 1 Mo, "
     "1.5 Mo, 2 Mo, 3 Mo, 4 Mo, 6 Mo, 1 Yr, 2 Yr, 3 Yr, 5 Yr, 7 Yr, 10 Yr, 20 Yr, 30 Yr"},
    {NULL, "date,99 Yr\n2025-01-02,4\n", LB_ERR_PARSE,
     "a:1:1: no column of a maturity: \"10 Yr\", \"DGS10\" or \"BC_10YEAR\" would be one"},
    {NULL, "date,10 Yr\n", LB_ERR_PARSE, "a:1:1: no rows below the header: the yields should stand there"},
    {"1990-01-02", "Jan 2, 1990", LB_ERR_PARSE,
     "a:2:57: a cell too many: the header has 15 columns (a text with a comma needs double quotes)"},
    {"7.83", "78.3", LB_ERR_PARSE, "a:2:15: 3 Mo: \"78.3\" should be a yield in per cent, from -5 to 25"},
    {"7.83", "seven", LB_ERR_PARSE,
     "a:2:15: 3 Mo: \"seven\" is not a number (digits with a point, no thousands commas, no sign but -)"},
    {"1990-01-02", "2025-07-11", LB_ERR_PARSE,
     "a:3:1: the dates should rise from row to row as in the first rows"},
    {NULL, "Date,10 Yr\n07/11/2025,4.43\n07/10/2025,4.35\n07/14/2025,4.35\n", LB_ERR_PARSE,
     "a:4:1: the dates should fall from row to row as in the first rows"},
    {"1.5 Mo", "1 Month", LB_ERR_PARSE,
     "a:1:11: \"1 Month\" is another name of column \"1 Mo\": one of them should go"},
};

START_TEST(wrong_yields_are_refused_at_their_place)
{
    CHECK_EDITS(lb_par_yields_parse, lb_par_yields, count, "par_yields/treasury.csv", cases);
    CHECK_NO_FILE(lb_par_yields_read, lb_par_yields, count);
}
END_TEST

START_TEST(the_three_shapes_are_read)
{
    lb_par_yields y;
    READ_SAMPLE(lb_par_yields_parse, y, "par_yields/treasury.csv");
    ck_assert_int_eq(y.count, 2);
    ck_assert(y.yield_dec[0][LB_TENOR_3MO] == 0.0783 && isnan(y.yield_dec[0][LB_TENOR_1MO]));
    ck_assert(y.yield_dec[1][LB_TENOR_1_5MO] == 0.0439 && y.yield_dec[0][LB_TENOR_30YR] == 0.08);
    lb_par_yields_free(&y);
    READ_SAMPLE(lb_par_yields_parse, y, "par_yields/download.csv"); /* newest first, MM/DD/YYYY */
    ck_assert_int_eq(y.dates[0], lb_date_make(2025, 7, 10));
    ck_assert(y.yield_dec[1][LB_TENOR_10YR] == 0.0443 && y.yield_dec[0][LB_TENOR_10YR] == 0.0435);
    ck_assert_int_eq(y.warnings.count, 1);
    ck_assert_str_eq(y.warnings.text[0], "a:1: the column \"99 Yr\" is unknown and left out");
    lb_par_yields_free(&y);
    READ_SAMPLE(lb_par_yields_parse, y, "par_yields/h15.csv");
    ck_assert(y.yield_dec[0][LB_TENOR_10YR] == 0.0406 && isnan(y.yield_dec[1][LB_TENOR_10YR]));
    ck_assert_int_eq(lb_par_yields_row(&y, lb_date_make(2015, 12, 30)), 1);
    ck_assert_int_eq(lb_par_yields_row(&y, lb_date_make(2015, 12, 31)), -1);
    ck_assert(lb_tenor_yrs(LB_TENOR_6MO) == 0.5 && lb_tenor_yrs(LB_TENOR_30YR) == 30);
    lb_par_yields_free(&y);
}
END_TEST

/* 68,931 cells of Treasury's file equal H.15, none differs. */
START_TEST(the_published_files_agree)
{
    char path[512];
    if (!official_path("curves/treasury_par_yield_curve_daily_1990-01-02_2025-07-11.csv", path)) {
        return;
    }
    lb_par_yields treasury, fred, h15;
    READ_OFFICIAL_FILE(lb_par_yields_read, treasury, path);
    official_path("curves/UST_CMT_daily_1980_2025-05-29_DGS1-30.csv", path);
    READ_OFFICIAL_FILE(lb_par_yields_read, fred, path);
    official_path("curves/FRB_H15_treasury_CMT_daily_1962_2015.csv", path);
    READ_OFFICIAL_FILE(lb_par_yields_read, h15, path);
    ck_assert_int_eq(treasury.count, 8888);
    ck_assert_int_eq(fred.count, 11848);
    ck_assert_int_eq(h15.count, 14088);
    int equal = 0, different = 0, with_data = 0;
    for (int i = 0; i < treasury.count; i++) {
        int row = lb_par_yields_row(&fred, treasury.dates[i]);
        for (int tenor = 0; tenor < LB_TENOR_COUNT && row >= 0; tenor++) {
            double a = treasury.yield_dec[i][tenor], b = fred.yield_dec[row][tenor];
            equal += a == b;
            different += !isnan(a) && !isnan(b) && a != b;
        }
    }
    for (int i = 0; i < h15.count; i++) {
        bool any = false;
        for (int tenor = 0; tenor < LB_TENOR_COUNT; tenor++) {
            any = any || !isnan(h15.yield_dec[i][tenor]);
        }
        with_data += any;
    }
    ck_assert_int_eq(equal, 68931);
    ck_assert_int_eq(different, 0);
    ck_assert_int_eq(with_data, 13485);
    lb_par_yields_free(&treasury);
    lb_par_yields_free(&fred);
    lb_par_yields_free(&h15);
}
END_TEST

CHECK_MAIN("read_par_yields", wrong_yields_are_refused_at_their_place, the_three_shapes_are_read,
           the_published_files_agree)
