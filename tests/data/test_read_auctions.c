#include "reader_cases.h"

#include <math.h>
#include <unistd.h>

#include "data/check_auctions.h"
#include "data/write_auctions.h"

#define HEAD "cusip,security_type,security_term,auction_date,issue_date,maturity_date"
#define ROW  "912810UP1,Bond,29-Year 11-Month,2025-12-11,2025-12-15,2055-11-15"

/* Two rows of Treasury's download of December 2025. */
START_TEST(the_download_with_long_labels_is_read)
{
    lb_auctions a;
    PARSE_RIGHT(
        lb_auctions, a,
        "\xef\xbb\xbf"
        "CUSIP,Security Type,Security Term,Auction Date,Issue Date,Maturity Date,Price per $100,Download PDF "
        "- "
        "Announcement,Download PDF - Competitive Results,Download PDF - Noncompetitive Results,Download XML "
        "- "
        "Announcement,Download XML - Competitive Results\n"
        "912810UP1,Bond,29-Year 11-Month,2025-12-11,2025-12-15,2055-11-15,null,A_20251204_2.pdf,null,null,A_"
        "20251204_2.xml,null\n"
        "91282CPP0,Note,3-Year,2025-12-08,2025-12-15,2028-12-15,99.678628,A_20251204_4.pdf,R_20251208_3.pdf,"
        "NCR_20251208_3.pdf,A_20251204_4.xml,R_20251208_3.xml\n");
    ck_assert_int_eq(a.count, 2);
    ck_assert_int_eq(a.set.report.other_columns, 0);
    ck_assert_str_eq(a.rows[0].cusip, "912810UP1");
    ck_assert_int_eq(a.rows[0].type, LB_BOND);
    ck_assert(isnan(a.rows[0].price_px));
    ck_assert_str_eq(a.rows[0].pdf_competitive_results, "");
    ck_assert_int_eq(a.rows[0].offering_usd == LB_CENTS_NONE, 1);
    ck_assert(a.rows[1].price_px == 99.678628);
    ck_assert_int_eq(a.rows[1].maturity_date, lb_date_make(2028, 12, 15));
    ck_assert_str_eq(a.rows[1].security_term, "3-Year");
    ck_assert_str_eq(a.rows[1].xml_competitive_results, "R_20251208_3.xml");
    ck_assert_int_eq(lb_key_find(&a.set.index, "91282CPP0", lb_date_make(2025, 12, 8)), 1);
    ck_assert_int_eq(lb_key_find(&a.set.index, "91282CPP0", lb_date_make(2025, 12, 9)), -1);
    ck_assert_int_eq(lb_key_first(&a.set.index, "912810UP1"), 0);
    ck_assert_int_eq(lb_key_first(&a.set.index, "912810UQ9"), -1);
    lb_auctions_free(&a);
}
END_TEST

/* The interface's record of the 10-year note of 9 August 2023, cut to some fields, with what JSON allows. */
static const char *const record =
    "{\n \"data\": [{\n"
    "  \"cusip\":\"91282CHT1\",\"security_type\":\"Note\",\"security_term\":\"10-Year\",\n"
    "  \"auction_date\":\"2023-08-09\",\"issue_date\":\"2023-08-15\",\"maturity_date\":\"2033-08-15\",\n"
    "  \"announcemt_date\":\"2023-08-02\",\"high_yield\":\"3.999000\",\"int_rate\":\"3.875000\",\n"
    "  \"reopening\":\"No\",\"inflation_index_security\":\"No\",\"floating_rate\":\"No\",\n"
    "  \"closing_time_comp\":\"01:00 PM\",\"offering_amt\":\"38000000000\",\"soma_accepted\":\"null\",\n"
    "  \"bid_to_cover_ratio\":\"2.56\",\"callable\":null,\"series\":\"F-2033\",\"new_field\":\"7\"}],\n"
    " \"meta\":{\"count\":1},\"links\":{\"self\":\"&page[1]\"}}\n";

START_TEST(the_interfaces_json_is_read)
{
    lb_auctions a;
    PARSE_RIGHT(lb_auctions, a, record);
    ck_assert_int_eq(a.count, 1);
    ck_assert_int_eq(a.set.report.other_columns, 1);
    ck_assert_str_eq(a.set.report.other, "new_field");
    const lb_auction *row = &a.rows[0];
    ck_assert_int_eq(row->announcement_date, lb_date_make(2023, 8, 2));
    ck_assert(row->high_yield_dec == 0.03999 && row->coupon_dec == 0.03875 && row->bid_to_cover == 2.56);
    ck_assert_int_eq(row->closing_competitive, 13 * 60);
    ck_assert(row->offering_usd == 3800000000000);
    ck_assert(row->soma_accepted_usd == LB_CENTS_NONE);
    ck_assert_int_eq(row->callable, LB_FLAG_NONE);
    ck_assert_int_eq(row->reopening, 0);
    ck_assert_str_eq(row->series, "F-2033");
    ck_assert_int_eq(row->type, LB_NOTE);
    lb_auctions_free(&a);
}
END_TEST

START_TEST(flags_tell_tips_and_floaters)
{
    lb_auctions a;
    PARSE_RIGHT(lb_auctions, a,
                HEAD ",inflation_index_security,floating_rate\n"
                     "912828B25,Note,10-Year,2014-01-23,2014-01-31,2024-01-15,Yes,No\n"
                     "91282CMX6,Note,2-Year,2025-04-23,2025-04-30,2027-04-30,No,Yes\n"
                     "912797PH4,Bill,4-Week,2025-04-10,2025-04-15,2025-05-13,*,*\n");
    ck_assert_int_eq(a.rows[0].type, LB_TIPS);
    ck_assert_int_eq(a.rows[1].type, LB_FRN);
    ck_assert_int_eq(a.rows[2].type, LB_BILL);
    lb_auctions_free(&a);
}
END_TEST

static const reader_case cases[] = {
    {"", "a.csv:1:1: the file is empty: a header line with the column names should stand here"},
    {"cusip,security_type,security_term,auction_date,issue_date\n",
     "a.csv:1:1: the header has no column \"maturity_date\"; it has: cusip, security_type, security_term, "
     "auction_date, issue_date"},
    {HEAD "\n" ROW "\n912810UP,Bond,29-Year,2025-12-12,2025-12-15,2055-11-15\n",
     "a.csv:3:1: cusip: \"912810UP\" is not a CUSIP (nine digits or capital letters)"},
    {HEAD "\nnull,Bond,29-Year,2025-12-12,2025-12-15,2055-11-15\n",
     "a.csv:2:1: cusip: every row needs a value here, but it reads \"null\""},
    {HEAD "\n912810UP1,Bund,29-Year,2025-12-12,2025-12-15,2055-11-15\n",
     "a.csv:2:11: \"Bund\" is no security type: Bill, Note, Bond, TIPS, FRN or CMB"},
    {HEAD "\n912810UP1,,29-Year,2025-12-12,2025-12-15,2055-11-15\n",
     "a.csv:2:11: security_type: every row needs a value here, but it reads \"\""},
    {HEAD "\n912810UP1,Bond,29-Year,null,2025-12-15,2055-11-15\n",
     "a.csv:2:24: auction_date: every row needs a value here, but it reads \"null\""},
    {HEAD "\n912810UP1,Bond,29-Year,2025-12-12,*,2055-11-15\n",
     "a.csv:2:35: issue_date: every row needs a value here, but it reads \"*\""},
    {HEAD "\n912810UP1,Bond,29-Year,2025-12-12,2025-12-15,\n",
     "a.csv:2:46: maturity_date: every row needs a value here, but it reads \"\""},
    {HEAD "\n912810UP1,Bond,29-Year,12/12/2025,2025-12-15,2055-11-15\n",
     "a.csv:2:24: auction_date: \"12/12/2025\" is not a date as YYYY-MM-DD in the years 1900 to 2200"},
    {HEAD "\n912810UP1,Bond,29-Year,2025-12-12,2025-12-11,2055-11-15\n",
     "a.csv:2:35: the issue date lies before the auction on 2025-12-12"},
    {HEAD "\n912810UP1,Bond,29-Year,2025-12-12,2025-12-15,2025-12-15\n",
     "a.csv:2:46: the maturity does not lie after the issue on 2025-12-15"},
    {HEAD "\n" ROW "\n" ROW "\n",
     "a.csv:3:1: the auction of 912810UP1 on 2025-12-11 stands on line 2 already"},
    {HEAD ",reopening\n" ROW ",Maybe\n",
     "a.csv:2:66: reopening: \"Maybe\" is not Yes or No (nor Y, N, 1, 0, True, False)"},
    {HEAD ",inflation_index_security,floating_rate\n" ROW ",Yes,Yes\n",
     "a.csv:2:70: a security cannot be both inflation-indexed and floating"},
    {HEAD ",closing_time_comp\n" ROW ",13:00 PM\n",
     "a.csv:2:66: closing_time_comp: \"13:00 PM\" is not a time as 13:00 or 01:00 PM"},
    {HEAD ",closing_time_comp\n" ROW ",1:5\n",
     "a.csv:2:66: closing_time_comp: \"1:5\" is not a time as 13:00 or 01:00 PM"},
    {HEAD ",closing_time_comp\n" ROW ",24:00\n",
     "a.csv:2:66: closing_time_comp: \"24:00\" is not a time as 13:00 or 01:00 PM"},
    {HEAD ",high_yield\n" ROW ",4.5%\n", "a.csv:2:66: high_yield: \"4.5%\" is not a number (digits with a "
                                         "point, no thousands commas, no sign but -)"},
    {HEAD ",offering_amt\n" ROW ",\"22,000\"\n",
     "a.csv:2:66: offering_amt: \"22,000\" is not a decimal number (no exponent, no thousands commas)"},
    {HEAD ",offering_amt\n" ROW ",1.005\n", "a.csv:2:66: offering_amt: \"1.005\" has more than 2 decimals"},
    {"{\"data\":[{\"cusip\":\"912810UP1\"}]}",
     "a.csv:1:9: the header has no column \"security_type\"; it has: cusip"},
    {"{\"rows\":[]}", "a.csv:1:1: the object has no \"data\" (the records should stand at \"data\")"},
    {"{\"data\":[\n}", "a.csv:2:1: not valid JSON: unexpected token near '}'"},
};

START_TEST(what_is_wrong_is_named_with_its_place)
{
    CHECK_REFUSED(lb_auctions, cases);
}
END_TEST

START_TEST(wrong_json_values_are_named_with_their_place)
{
    char text[2048];
    snprintf(text, sizeof text, "%s", record);
    memcpy(strstr(text, "3.999000"), "3,999000", 8);
    lb_auctions a;
    lb_error err;
    ck_assert_int_eq(lb_auctions_parse("a.json", text, strlen(text), &a, &err), LB_ERR_PARSE);
    ck_assert_str_eq(err.message,
                     "a.json:5:47: high_yield: \"3,999000\" is not a number (digits with a point, no "
                     "thousands commas, no sign but -)");
}
END_TEST

/* Sets one field to something that is not its default. */
static void set_field(const lb_field *field, int i, void *member)
{
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        memcpy(member, "91282CHT1", 10);
        break;
    case LB_FIELD_DATE:
        *(lb_date *)member = lb_date_make(2023, 8, 9) + i;
        break;
    case LB_FIELD_TEXT:
        *(lb_text *)member = "a \"quoted\", text";
        break;
    case LB_FIELD_NUMBER:
        *(double *)member = 100 + i;
        break;
    case LB_FIELD_PERCENT:
        *(double *)member = i % 2 ? 0.0425 : -0.0013;
        break;
    case LB_FIELD_FLAG:
        *(lb_flag *)member = (lb_flag)(i % 2);
        break;
    case LB_FIELD_TIME:
        *(lb_minutes *)member = (lb_minutes)(i % 2 ? 5 : 750);
        break;
    default:
        *(lb_cents *)member = 1234567890100 + i;
    }
}

static bool same_double(double x, double y)
{
    return x == y || (isnan(x) && isnan(y));
}

static bool same_field(const lb_field *field, const void *x, const void *y)
{
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        return strcmp(x, y) == 0;
    case LB_FIELD_DATE:
        return *(const lb_date *)x == *(const lb_date *)y;
    case LB_FIELD_TEXT:
        return strcmp(*(const lb_text *)x, *(const lb_text *)y) == 0;
    case LB_FIELD_NUMBER:
    case LB_FIELD_PERCENT:
        return same_double(*(const double *)x, *(const double *)y);
    case LB_FIELD_FLAG:
        return *(const lb_flag *)x == *(const lb_flag *)y;
    case LB_FIELD_TIME:
        return *(const lb_minutes *)x == *(const lb_minutes *)y;
    default:
        return *(const lb_cents *)x == *(const lb_cents *)y;
    }
}

/* One auction with every field set, one with the required ones only. */
static void make_two(lb_auction rows[2])
{
    int field_count = 0;
    const lb_field *fields = lb_auction_fields(&field_count);
    rows[0] = rows[1] = lb_auction_blank();
    for (int i = 0; i < field_count; i++) {
        set_field(&fields[i], i, (char *)&rows[0] + fields[i].offset);
    }
    rows[0].security_type = "Note";
    rows[0].type = LB_TIPS;
    rows[0].inflation_indexed = 1;
    rows[0].floating_rate = 0;
    rows[0].price_px = 99.678628;
    rows[0].high_yield_dec = 0.03999;
    rows[0].offering_usd = 3800000000001;
    rows[0].closing_competitive = 13 * 60;
    memcpy(rows[1].cusip, "912797PH4", 10);
    rows[1].security_type = "Bill";
    rows[1].security_term = "4-Week";
    rows[1].type = LB_BILL;
    rows[1].auction_date = lb_date_make(2025, 4, 10);
    rows[1].issue_date = lb_date_make(2025, 4, 15);
    rows[1].maturity_date = lb_date_make(2025, 5, 13);
}

START_TEST(written_auctions_read_back_alike)
{
    int field_count = 0;
    const lb_field *fields = lb_auction_fields(&field_count);
    ck_assert_int_eq(field_count, 114);
    lb_auction rows[2];
    make_two(rows);
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ck_assert_int_eq(lb_auctions_write(out, "out.csv", rows, 2, NULL), LB_OK);
    fclose(out);
    lb_auctions back;
    PARSE_RIGHT(lb_auctions, back, text);
    ck_assert_int_eq(back.count, 2);
    ck_assert_int_eq(back.set.report.other_columns, 0);
    for (int row = 0; row < 2; row++) {
        for (int i = 0; i < field_count; i++) {
            size_t at = fields[i].offset;
            ck_assert_msg(same_field(&fields[i], (char *)&rows[row] + at, (char *)&back.rows[row] + at), "%s",
                          fields[i].header);
        }
        ck_assert_int_eq(back.rows[row].type, rows[row].type);
    }
    ck_assert_ptr_nonnull(strstr(text, ",99.678628,"));
    ck_assert_ptr_nonnull(strstr(text, ",38000000000.01,"));
    ck_assert_ptr_nonnull(strstr(text, ",3.999,"));
    ck_assert_ptr_nonnull(strstr(text, ",01:00 PM,"));
    lb_auctions_free(&back);
    free(text);
}
END_TEST

START_TEST(what_cannot_be_written_is_refused)
{
    lb_auction row = lb_auction_blank();
    row.price_px = 1e300;
    lb_error err;
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    ck_assert_int_eq(lb_auctions_write(out, "out.csv", &row, 1, &err), LB_ERR_RANGE);
    ck_assert_str_eq(err.message, "out.csv: row 1: price_per100 is too large to be written with 6 decimals");
    fclose(out);
    free(text);
    FILE *full = fopen("/dev/full", "w");
    if (full) {
        row = lb_auction_blank();
        ck_assert_int_eq(lb_auctions_write(full, "out.csv", &row, 1, &err), LB_ERR_IO);
        ck_assert_ptr_nonnull(strstr(err.message, "out.csv: cannot be written: "));
        fclose(full);
    }
}
END_TEST

/* A result with the amounts of an invented auction: 42 bn competitive, 0.2 non-competitive, 0.1 FIMA, 5 SOMA. */
static lb_auction invented(void)
{
    lb_auction a = lb_auction_blank();
    memcpy(a.cusip, "91282CHT1", 10);
    a.auction_date = lb_date_make(2023, 8, 9);
    a.competitive_tendered_usd = 10480000000000;
    a.competitive_accepted_usd = 4200000000000;
    a.noncompetitive_accepted_usd = 20000000000;
    a.fima_accepted_usd = 10000000000;
    a.soma_accepted_usd = 500000000000;
    a.total_accepted_usd = 4730000000000;
    a.dealer_accepted_usd = 500000000000;
    a.direct_accepted_usd = 800000000000;
    a.indirect_accepted_usd = 2900000000000;
    a.bid_to_cover = 2.48; /* 105.1 / 42.3 = 2.4846 */
    return a;
}

START_TEST(identities_hold_or_name_what_breaks)
{
    lb_error err;
    lb_auction a = invented();
    double published = 0, computed = 0;
    for (int i = 0; i < LB_AUCTION_IDENTITY_COUNT; i++) {
        ck_assert_int_eq(lb_auction_identity_check(&a, (lb_auction_identity)i, &published, &computed),
                         LB_IDENTITY_HOLDS);
    }
    ck_assert(published == 2.48 && computed == 2.48);
    ck_assert_int_eq(lb_auction_reconcile(&a, &err), LB_OK);
    a.soma_accepted_usd += 1;
    ck_assert_int_eq(lb_auction_reconcile(&a, &err), LB_ERR_RECONCILE);
    ck_assert_str_eq(err.message,
                     "auction of 91282CHT1 on 2023-08-09: total = competitive + noncompetitive + FIMA + "
                     "SOMA accepted: published 47300000000.00, computed 47300000000.01");
    a = invented();
    a.direct_accepted_usd -= 100;
    ck_assert_int_eq(lb_auction_reconcile(&a, &err), LB_ERR_RECONCILE);
    ck_assert_ptr_nonnull(strstr(err.message, "competitive = dealers + direct + indirect accepted"));
    a = invented();
    a.bid_to_cover = 2.49;
    ck_assert_int_eq(lb_auction_reconcile(&a, &err), LB_ERR_RECONCILE);
    ck_assert_ptr_nonnull(strstr(err.message, "published 2.49, computed 2.48"));
    a.fima_accepted_usd = LB_CENTS_NONE;
    ck_assert_int_eq(lb_auction_identity_check(&a, LB_AUCTION_BID_TO_COVER, NULL, NULL), LB_IDENTITY_UNKNOWN);
    ck_assert_int_eq(lb_auction_reconcile(&a, NULL), LB_OK);
    ck_assert_str_eq(lb_auction_identity_text((lb_auction_identity)99), "unknown identity");
}
END_TEST

START_TEST(an_exact_half_of_the_cover_is_rounded_up)
{
    lb_auction a = invented();
    a.noncompetitive_accepted_usd = 0;
    a.fima_accepted_usd = 0;
    a.competitive_tendered_usd = 2485;
    a.competitive_accepted_usd = 1000;
    a.bid_to_cover = 2.49;
    ck_assert_int_eq(lb_auction_identity_check(&a, LB_AUCTION_BID_TO_COVER, NULL, NULL), LB_IDENTITY_HOLDS);
    a.competitive_accepted_usd = 0;
    ck_assert_int_eq(lb_auction_identity_check(&a, LB_AUCTION_BID_TO_COVER, NULL, NULL), LB_IDENTITY_UNKNOWN);
}
END_TEST

/* Counts of data/README: 10,780 auctions, 7,862 priced. */
START_TEST(the_official_list_is_read_whole)
{
    char path[512];
    if (!official_file("auctions/Auctions_Query_19791115_20251215.csv", path)) {
        return;
    }
    lb_auctions a;
    READ_OFFICIAL(lb_auctions, a, path);
    int priced = 0, bills = 0, notes = 0, bonds = 0;
    for (int i = 0; i < a.count; i++) {
        priced += !isnan(a.rows[i].price_px);
        bills += a.rows[i].type == LB_BILL;
        notes += a.rows[i].type == LB_NOTE;
        bonds += a.rows[i].type == LB_BOND;
    }
    ck_assert_int_eq(a.count, 10780);
    ck_assert_int_eq(priced, 7862);
    ck_assert_int_eq(bills, 8079);
    ck_assert_int_eq(notes, 2269);
    ck_assert_int_eq(bonds, 432);
    lb_auctions_free(&a);
}
END_TEST

CHECK_MAIN("read_auctions", the_download_with_long_labels_is_read, the_interfaces_json_is_read,
           flags_tell_tips_and_floaters, what_is_wrong_is_named_with_its_place,
           wrong_json_values_are_named_with_their_place, written_auctions_read_back_alike,
           what_cannot_be_written_is_refused, identities_hold_or_name_what_breaks,
           an_exact_half_of_the_cover_is_rounded_up, the_official_list_is_read_whole)
