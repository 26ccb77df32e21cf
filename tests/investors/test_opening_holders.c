/* The spread of holders: both margins exact, the Fed untouched, more preference means more holdings. */
#include "check_main.h"

#include <string.h>

#include "investors/opening_holders.h"

enum { COUNT = 40 };

typedef struct market {
    lb_security securities[COUNT];
    int64_t outstanding[COUNT];
    int64_t total[LB_SECTOR_COUNT], bills[LB_SECTOR_COUNT];
    int64_t holdings[COUNT * LB_SECTOR_COUNT];
    int64_t ratio_e5[COUNT];
    lb_opening_stock stock;
} market;

static void make_market(market *m)
{
    memset(m, 0, sizeof *m);
    lb_date baseline = lb_date_make(2023, 9, 30);
    m->stock = (lb_opening_stock){m->securities, COUNT, baseline, m->outstanding, m->ratio_e5};
    int64_t whole = 0;
    for (int s = 0; s < COUNT; s++) {
        m->securities[s].type = s < 10 ? LB_BILL : s < 30 ? LB_NOTE : s < 36 ? LB_TIPS : LB_FRN;
        m->securities[s].maturity = baseline + 30 + s * 250;
        m->ratio_e5[s] = m->securities[s].type == LB_TIPS ? 100000 + 1234 * s : 100000;
        m->outstanding[s] = 5000000000013 + 1234567890 * (int64_t)s;
        m->holdings[s * LB_SECTOR_COUNT + LB_FED] = s % 3 == 0 ? 700000000000 : 0;
        whole += m->outstanding[s] - m->holdings[s * LB_SECTOR_COUNT + LB_FED];
    }
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        m->bills[sector] = -1;
        bool holder = sector >= LB_BANKS && sector != LB_HOUSEHOLDS;
        m->total[sector] = holder ? whole / 40 + sector : 0;
    }
    m->bills[LB_MONEY_FUNDS] = m->total[LB_MONEY_FUNDS] / 10 * 9;
    m->bills[LB_STABLECOINS] = m->total[LB_STABLECOINS];
}

START_TEST(rows_and_columns_are_exact)
{
    market m;
    make_market(&m);
    lb_error err;
    ck_assert_msg(lb_spread_holders(&m.stock, m.total, m.bills, m.holdings, &err) == LB_OK, "%s",
                  err.message);
    for (int s = 0; s < COUNT; s++) {
        int64_t sum = 0;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            ck_assert_int_ge(m.holdings[s * LB_SECTOR_COUNT + sector], 0);
            sum += m.holdings[s * LB_SECTOR_COUNT + sector];
        }
        ck_assert_int_eq(sum, m.outstanding[s]);
        ck_assert_int_eq(m.holdings[s * LB_SECTOR_COUNT + LB_FED], s % 3 == 0 ? 700000000000 : 0);
    }
    for (int sector = LB_BANKS; sector < LB_SECTOR_COUNT; sector++) {
        int64_t sum = 0;
        for (int s = 0; s < COUNT; s++) {
            int64_t par = m.holdings[s * LB_SECTOR_COUNT + sector];
            sum += par + (int64_t)(((__int128)par * (m.ratio_e5[s] - 100000) + 50000) / 100000);
        }
        if (sector != LB_HOUSEHOLDS) {
            ck_assert_int_eq(sum, m.total[sector]);
        }
    }
}
END_TEST

START_TEST(known_bills_are_kept)
{
    market m;
    make_market(&m);
    ck_assert_int_eq(lb_spread_holders(&m.stock, m.total, m.bills, m.holdings, NULL), LB_OK);
    int64_t funds = 0, coins_elsewhere = 0;
    for (int s = 0; s < COUNT; s++) {
        funds += s < 10 ? m.holdings[s * LB_SECTOR_COUNT + LB_MONEY_FUNDS] : 0;
        coins_elsewhere += s >= 10 ? m.holdings[s * LB_SECTOR_COUNT + LB_STABLECOINS] : 0;
    }
    ck_assert_int_le(llabs(funds - m.bills[LB_MONEY_FUNDS]), COUNT);
    ck_assert_int_le(coins_elsewhere, COUNT);
}
END_TEST

START_TEST(totals_that_cannot_be_met_are_refused_by_name)
{
    market m;
    make_market(&m);
    m.total[LB_INSURERS] *= 100;
    lb_error err;
    ck_assert_int_eq(lb_spread_holders(&m.stock, m.total, m.bills, m.holdings, &err), LB_ERR_RECONCILE);
    ck_assert_msg(strstr(err.message, "cents") != NULL, "%s", err.message);
}
END_TEST

CHECK_MAIN("opening_holders", rows_and_columns_are_exact, known_bills_are_kept,
           totals_that_cannot_be_met_are_refused_by_name)
