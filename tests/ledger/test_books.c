/* Properties of the books: every posting keeps every row at zero; any single wrong number is found and named. */
#include "check_main.h"

#include <string.h>

#include "ledger/books.h"

enum { SECURITIES = 3 };

typedef struct fixture {
    uint8_t row[SECURITIES];
    int64_t outstanding[SECURITIES];
    int64_t holdings[SECURITIES * LB_SECTOR_COUNT];
    int64_t compensation[SECURITIES * LB_SECTOR_COUNT];
    int64_t position[LB_INSTRUMENT_COUNT * LB_SECTOR_COUNT];
    int64_t flow[LB_FLOW_COUNT * LB_SECTOR_COUNT];
    int64_t opening_worth[LB_SECTOR_COUNT];
    int64_t posting_count;
    lb_date today;
} fixture;

static lb_books books_of(fixture *f)
{
    memset(f, 0, sizeof *f);
    f->row[0] = LB_INSTR_BILLS;
    f->row[1] = LB_INSTR_NOTES;
    f->row[2] = LB_INSTR_TIPS;
    f->today = lb_date_make(2024, 2, 15);
    return (lb_books){.security_count = SECURITIES,
                      .row = f->row,
                      .outstanding = f->outstanding,
                      .holdings = f->holdings,
                      .compensation = f->compensation,
                      .position = f->position,
                      .flow = f->flow,
                      .opening_worth = f->opening_worth,
                      .posting_count = &f->posting_count,
                      .today = &f->today};
}

static const char *cusip(const void *context, int security)
{
    (void)context;
    static const char *const names[] = {"912797AA0", "91282CAA1", "91282CTT2"};
    return names[security];
}

/* A busy day: issues to bank, fund, household and Fed; tax; coupon; index; trade; redemption; claims. */
static void busy_day(const lb_books *books)
{
    lb_post_issue(books, 0, LB_BANKS, 1000000000, 0, 995000000, 0);
    lb_post_issue(books, 0, LB_MONEY_FUNDS, 700000100, 0, 696500099, 0);
    lb_post_issue(books, 1, LB_HOUSEHOLDS, 50000000, 0, 50100000, 12345);
    lb_post_issue(books, 2, LB_FED, 300000000, 1200001, 299000000, 777);
    lb_post_income(books, LB_FLOW_RECEIPTS, LB_HOUSEHOLDS, LB_TREASURY, 88888888);
    lb_post_income(books, LB_FLOW_COUPONS, LB_TREASURY, LB_FED, 5555);
    lb_post_indexation(books, 2, LB_FED, 1500007);
    lb_post_trade(books, 2, LB_FED, LB_PENSIONS, 100000000, 100600000, 33);
    lb_post_redeem(books, 0, LB_BANKS, 400000000, 400000000, 0);
    lb_post_claim(books, LB_INSTR_ON_RRP, LB_MONEY_FUNDS, LB_FED, 250000000);
    lb_post_claim(books, LB_INSTR_MBS, LB_FED, LB_OTHER_SECTOR, -1234567);
    lb_post_accretion(books, LB_FLOW_REVALUATION, LB_INSTR_FED_OTHER_ASSETS, LB_FED, LB_OTHER_SECTOR, -99);
    lb_post_income(books, LB_FLOW_REMITTANCE, LB_FED, LB_TREASURY, 4321);
}

START_TEST(a_busy_day_balances)
{
    fixture f;
    lb_books books = books_of(&f);
    busy_day(&books);
    lb_error err;
    ck_assert_msg(lb_audit(&books, cusip, NULL, &err) == LB_OK, "%s", err.message);
    ck_assert_int_eq(f.posting_count, 13);
    ck_assert_int_eq(f.outstanding[0], 1300000100);
}
END_TEST

START_TEST(money_goes_where_the_payer_banks)
{
    fixture f;
    lb_books books = books_of(&f);
    lb_post_income(&books, LB_FLOW_RECEIPTS, LB_HOUSEHOLDS, LB_TREASURY, 100);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_DEPOSITS, LB_HOUSEHOLDS), -100);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_DEPOSITS, LB_BANKS), 100);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_RESERVES, LB_BANKS), -100);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_RESERVES, LB_FED), 100);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_TGA, LB_TREASURY), 100);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_TGA, LB_FED), -100);
}
END_TEST

/* A rollover at the Fed moves no reserves: redemption and add-on pass through the TGA. */
START_TEST(a_rollover_moves_no_reserves)
{
    fixture f;
    lb_books books = books_of(&f);
    lb_post_issue(&books, 0, LB_FED, 5000, 0, 5000, 0);
    int64_t reserves = *lb_position(&books, LB_INSTR_RESERVES, LB_BANKS);
    int64_t tga = *lb_position(&books, LB_INSTR_TGA, LB_TREASURY);
    lb_post_redeem(&books, 0, LB_FED, 5000, 5000, 0);
    lb_post_issue(&books, 1, LB_FED, 5000, 0, 5000, 0);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_RESERVES, LB_BANKS), reserves);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_TGA, LB_TREASURY), tga);
}
END_TEST

/* One cent put anywhere in the arrays is a breach that names what and whose. */
START_TEST(every_single_wrong_cent_is_found)
{
    fixture f;
    lb_books books = books_of(&f);
    busy_day(&books);
    lb_error err;
    struct {
        int64_t *cells;
        int count;
    } arrays[] = {{f.outstanding, SECURITIES},
                  {f.holdings, SECURITIES * LB_SECTOR_COUNT},
                  {f.compensation, SECURITIES * LB_SECTOR_COUNT},
                  {f.position, LB_INSTRUMENT_COUNT * LB_SECTOR_COUNT},
                  {f.flow, LB_FLOW_COUNT * LB_SECTOR_COUNT},
                  {f.opening_worth, LB_SECTOR_COUNT}};
    for (size_t a = 0; a < sizeof arrays / sizeof arrays[0]; a++) {
        for (int i = 0; i < arrays[a].count; i++) {
            bool treasury_holding = (a == 1 || a == 2) && i % LB_SECTOR_COUNT == LB_TREASURY;
            arrays[a].cells[i] += 1;
            ck_assert_msg(lb_audit(&books, cusip, NULL, &err) == LB_ERR_AUDIT || treasury_holding,
                          "array %zu cell %d: a wrong cent was not found", a, i);
            arrays[a].cells[i] -= 1;
        }
    }
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_OK);
}
END_TEST

START_TEST(a_breach_names_sector_instrument_day_and_amount)
{
    fixture f;
    lb_books books = books_of(&f);
    busy_day(&books);
    *lb_position(&books, LB_INSTR_DEPOSITS, LB_HOUSEHOLDS) += 7;
    *lb_position(&books, LB_INSTR_DEPOSITS, LB_BANKS) -= 7;
    lb_error err;
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "banks"));
    ck_assert_ptr_nonnull(strstr(err.message, "2024-02-15"));
    ck_assert_ptr_nonnull(strstr(err.message, "difference -7"));
    *lb_position(&books, LB_INSTR_DEPOSITS, LB_BANKS) += 7;
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "deposits"));
    f.holdings[LB_PENSIONS] -= 100;
    f.holdings[LB_BANKS] += 100;
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "912797AA0"));
    ck_assert_ptr_nonnull(strstr(err.message, "pensions"));
}
END_TEST

/* The same books with a list of live securities. */
static lb_books listed_books_of(fixture *f, int32_t live[SECURITIES], int32_t *count)
{
    lb_books books = books_of(f);
    *count = 0;
    books.live = live;
    books.live_count = count;
    return books;
}

START_TEST(the_list_holds_what_is_outstanding_in_order)
{
    fixture f;
    int32_t live[SECURITIES], count;
    lb_error err;
    lb_books books = listed_books_of(&f, live, &count);
    lb_post_issue(&books, 2, LB_BANKS, 5000, 100, 5100, 0);
    lb_post_issue(&books, 0, LB_BANKS, 5000, 0, 5000, 0);
    lb_post_issue(&books, 0, LB_DEALERS, 5000, 0, 5000, 0);
    lb_post_issue(&books, 1, LB_BANKS, 5000, 0, 5000, 0);
    ck_assert_int_eq(count, 3);
    for (int i = 0; i < SECURITIES; i++) {
        ck_assert_int_eq(live[i], i);
    }
    lb_post_redeem(&books, 0, LB_BANKS, 5000, 5000, 0);
    lb_post_redeem(&books, 1, LB_BANKS, 5000, 5000, 0);
    ck_assert_int_eq(count, 3); /* until the audit has passed */
    ck_assert_msg(lb_audit(&books, cusip, NULL, &err) == LB_OK, "%s", err.message);
    lb_books_retire(&books);
    ck_assert_int_eq(count, 2);
    ck_assert_int_eq(live[0], 0);
    ck_assert_int_eq(live[1], 2);
    lb_post_issue(&books, 1, LB_BANKS, 7000, 0, 7000, 0); /* and back again */
    ck_assert_int_eq(count, 3);
    ck_assert_int_eq(live[1], 1);
    ck_assert_msg(lb_audit(&books, cusip, NULL, &err) == LB_OK, "%s", err.message);
}
END_TEST

/* What has left the list cannot come back unseen: its class row would not be the sum of the live ones. */
START_TEST(a_posting_to_a_dead_security_is_found)
{
    fixture f;
    int32_t live[SECURITIES], count;
    lb_error err;
    lb_books books = listed_books_of(&f, live, &count);
    busy_day(&books);
    lb_post_redeem(&books, 1, LB_HOUSEHOLDS, 50000000, 50000000, 0);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_OK);
    lb_books_retire(&books);
    lb_post_trade(&books, 1, LB_HOUSEHOLDS, LB_BANKS, 100, 100, 0);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "notes"));
    lb_post_trade(&books, 1, LB_BANKS, LB_HOUSEHOLDS, 100, 100, 0);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_OK);
    lb_post_indexation(&books, 1, LB_HOUSEHOLDS, 1);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
}
END_TEST

/* Nobody may keep compensation of a security of which nothing is outstanding, even if the row agrees. */
START_TEST(compensation_without_par_is_found)
{
    fixture f;
    int32_t live[SECURITIES], count;
    lb_error err;
    lb_books books = listed_books_of(&f, live, &count);
    lb_post_issue(&books, 2, LB_BANKS, 5000, 100, 5100, 0);
    lb_post_redeem(&books, 2, LB_BANKS, 5000, 5100, 0);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_OK);
    lb_post_indexation(&books, 2, LB_BANKS, 3);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "91282CTT2"));
}
END_TEST

/* Indexing all holders at once posts what indexing one after the other does. */
START_TEST(an_index_ratio_reaches_every_holder)
{
    fixture one, all;
    lb_books a = books_of(&one), b = books_of(&all);
    busy_day(&a);
    busy_day(&b);
    int64_t excess_e5 = 1234, sum = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t par = *lb_holding(&a, 2, sector);
        int64_t target = (int64_t)(((__int128)par * excess_e5 + 50000) / 100000);
        sum += par ? target - *lb_compensation(&a, 2, sector) : 0;
        if (par) {
            lb_post_indexation(&a, 2, (lb_sector)sector, target);
        }
    }
    ck_assert_int_eq(lb_post_index_ratio(&b, 2, excess_e5), sum);
    ck_assert_mem_eq(&one, &all, sizeof one);
}
END_TEST

/* Bills gathered from all holders and paid for at once post what a trade with each of them does. */
START_TEST(a_gathered_purchase_is_its_trades)
{
    static const double ratios[] = {0, 1e-9, 0.0123456789, 1.0 / 3, 0.5, 1}, price_px = 98.765432;
    for (size_t r = 0; r < sizeof ratios / sizeof ratios[0]; r++) {
        fixture one, all;
        lb_books a = books_of(&one), b = books_of(&all);
        busy_day(&a);
        busy_day(&b);
        lb_purchase purchase = lb_purchase_by(LB_FED);
        int64_t taken = lb_gather_shares(&b, &purchase, 0, ratios[r], price_px), sum = 0;
        lb_post_purchase(&b, &purchase, LB_INSTR_BILLS);
        for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
            int64_t held = *lb_holding(&a, 0, sector), par = (int64_t)((double)held * ratios[r]);
            if (held && sector != LB_GOVERNMENT_ACCOUNTS) {
                int64_t price = (int64_t)((double)par * price_px / 100 + 0.5);
                lb_post_trade(&a, 0, (lb_sector)sector, LB_FED, par, price, 0);
                sum += par;
            }
        }
        ck_assert_int_eq(taken, sum);
        ck_assert_mem_eq(&one, &all, sizeof one);
    }
}
END_TEST

/* An adjustment in kind: par and its part of the compensation change hands under its flow, no money does. */
START_TEST(a_transfer_moves_no_money)
{
    fixture f;
    lb_books books = books_of(&f);
    busy_day(&books);
    int64_t reserves = *lb_position(&books, LB_INSTR_RESERVES, LB_BANKS);
    int64_t deposits = *lb_position(&books, LB_INSTR_DEPOSITS, LB_PENSIONS),
            tga = *lb_position(&books, LB_INSTR_TGA, LB_FED);
    int64_t worth = lb_net_worth(&books, LB_PENSIONS), postings = f.posting_count,
            outstanding = f.outstanding[2];
    /* after the day the Fed has 200,000,000 cents of par and 1,000,005 of compensation: a quarter goes */
    int64_t compensation = *lb_compensation(&books, 2, LB_FED);
    ck_assert_int_eq(*lb_holding(&books, 2, LB_FED), 200000000);
    lb_post_transfer(&books, LB_FLOW_RECONCILIATION, 2, LB_FED, LB_PENSIONS, 50000000);
    ck_assert_int_eq(*lb_holding(&books, 2, LB_FED), 150000000);
    ck_assert_int_eq(*lb_holding(&books, 2, LB_PENSIONS), 150000000);
    int64_t moved = compensation - *lb_compensation(&books, 2, LB_FED);
    ck_assert_int_eq(moved, compensation / 4);
    ck_assert_int_eq(f.outstanding[2], outstanding);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_RESERVES, LB_BANKS), reserves);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_DEPOSITS, LB_PENSIONS), deposits);
    ck_assert_int_eq(*lb_position(&books, LB_INSTR_TGA, LB_FED), tga);
    ck_assert_int_eq(lb_net_worth(&books, LB_PENSIONS) - worth, 50000000 + moved);
    ck_assert_int_eq(f.flow[LB_FLOW_RECONCILIATION * LB_SECTOR_COUNT + LB_PENSIONS], 50000000 + moved);
    ck_assert_int_eq(f.flow[LB_FLOW_RECONCILIATION * LB_SECTOR_COUNT + LB_FED], -50000000 - moved);
    ck_assert_int_eq(f.posting_count, postings + 1);
    lb_error err;
    ck_assert_msg(lb_audit(&books, cusip, NULL, &err) == LB_OK, "%s", err.message);
    lb_post_transfer(&books, LB_FLOW_RECONCILIATION, 2, LB_FED, LB_PENSIONS,
                     150000000); /* and the rest with all of it */
    ck_assert_int_eq(*lb_compensation(&books, 2, LB_FED), 0);
    ck_assert_msg(lb_audit(&books, cusip, NULL, &err) == LB_OK, "%s", err.message);
    /* more than there is leaves a negative holding, which the audit names */
    lb_post_transfer(&books, LB_FLOW_RECONCILIATION, 1, LB_HOUSEHOLDS, LB_FED, 50000001);
    ck_assert_int_eq(lb_audit(&books, cusip, NULL, &err), LB_ERR_AUDIT);
    ck_assert_ptr_nonnull(strstr(err.message, "households"));
    ck_assert_ptr_nonnull(strstr(err.message, "91282CAA1"));
}
END_TEST

CHECK_MAIN("books", a_transfer_moves_no_money, a_gathered_purchase_is_its_trades,
           the_list_holds_what_is_outstanding_in_order, a_posting_to_a_dead_security_is_found,
           compensation_without_par_is_found, an_index_ratio_reaches_every_holder, a_busy_day_balances,
           money_goes_where_the_payer_banks, a_rollover_moves_no_reserves, every_single_wrong_cent_is_found,
           a_breach_names_sector_instrument_day_and_amount)
