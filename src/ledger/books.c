#include "books.h"

#include "base/cents.h"
#include "base/error.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* What a sector settles with; every payment ends on the Fed's or the banks' balance sheet. */
enum settlement {
    LB_SETTLES_IN_TGA,
    LB_SETTLES_AT_FED,
    LB_SETTLES_IN_RESERVES,
    LB_SETTLES_IN_DEPOSITS,
    LB_SETTLES_IN_GAS
};

static const uint8_t settles_with[] = {
#define X(name, word, title, settles) settles,
    LB_SECTOR_LIST(X)
#undef X
};

static void move(const lb_books *books, lb_instrument instrument, lb_sector from, lb_sector to, int64_t cents)
{
    *lb_position(books, instrument, from) -= cents;
    *lb_position(books, instrument, to) += cents;
}

/* Adds money to (or, negative, takes it from) a sector's means of payment, without the other side. A deposit
 * is matched by reserves of the bank that keeps it; reserves and the TGA are liabilities of the Fed. */
static void credit_money(const lb_books *books, lb_sector sector, int64_t cents)
{
    switch (settles_with[sector]) {
    case LB_SETTLES_IN_TGA:
        move(books, LB_INSTR_TGA, LB_FED, LB_TREASURY, cents);
        break;
    case LB_SETTLES_IN_GAS: /* the Treasury keeps the cash and owes it in the Government Account Series */
        move(books, LB_INSTR_TGA, LB_FED, LB_TREASURY, cents);
        move(books, LB_INSTR_NONMARKETABLE, LB_TREASURY, sector, cents);
        break;
    case LB_SETTLES_IN_RESERVES:
        move(books, LB_INSTR_RESERVES, LB_FED, LB_BANKS, cents);
        break;
    case LB_SETTLES_IN_DEPOSITS:
        move(books, LB_INSTR_DEPOSITS, LB_BANKS, sector, cents);
        move(books, LB_INSTR_RESERVES, LB_FED, LB_BANKS, cents);
        break;
    default: /* the Fed pays by crediting the other side */
        break;
    }
}

static void pay(const lb_books *books, lb_sector payer, lb_sector receiver, int64_t cents)
{
    credit_money(books, payer, -cents);
    credit_money(books, receiver, cents);
    ++*books->posting_count;
}

static void record_flow(const lb_books *books, lb_flow flow, lb_sector loser, lb_sector winner, int64_t cents)
{
    books->flow[flow * LB_SECTOR_COUNT + loser] -= cents;
    books->flow[flow * LB_SECTOR_COUNT + winner] += cents;
}

void lb_post_income(const lb_books *books, lb_flow flow, lb_sector payer, lb_sector receiver, int64_t cents)
{
    pay(books, payer, receiver, cents);
    record_flow(books, flow, payer, receiver, cents);
}

void lb_books_enlist(const lb_books *books, int security)
{
    if (!books->live) {
        return;
    }
    int at = *books->live_count;
    while (at > 0 && books->live[at - 1] > security) { /* new ones are mostly the last */
        at--;
    }
    if (at > 0 && books->live[at - 1] == security) {
        return;
    }
    memmove(&books->live[at + 1], &books->live[at], sizeof(int32_t) * (size_t)(*books->live_count - at));
    books->live[at] = security;
    ++*books->live_count;
}

void lb_books_retire(const lb_books *books)
{
    int count = lb_live_count(books), left = 0;
    for (int i = 0; books->live && i < count; i++) {
        int security = books->live[i];
        books->live[left] = security;
        left += books->outstanding[security] != 0;
    }
    if (books->live && left < count) {
        memset(&books->live[left], 0, sizeof(int32_t) * (size_t)(count - left));
        *books->live_count = left;
    }
}

/* Par and compensation of a security change hands; the rows follow. */
static void deliver(const lb_books *books, int security, lb_sector from, lb_sector to, int64_t par,
                    int64_t compensation)
{
    if (from == LB_TREASURY && books->outstanding[security] == 0) {
        lb_books_enlist(books, security);
    }
    if (from == LB_TREASURY || to == LB_TREASURY) {
        books->outstanding[security] += from == LB_TREASURY ? par : -par;
    }
    if (from != LB_TREASURY) {
        *lb_holding(books, security, from) -= par;
        *lb_compensation(books, security, from) -= compensation;
    }
    if (to != LB_TREASURY) {
        *lb_holding(books, security, to) += par;
        *lb_compensation(books, security, to) += compensation;
    }
    move(books, (lb_instrument)books->row[security], from, to, par);
    move(books, LB_INSTR_INFLATION, from, to, compensation);
}

/* The part of a holder's inflation compensation that belongs to `par` of its holding (all of it for all). */
static int64_t compensation_of(const lb_books *books, int security, lb_sector holder, int64_t par)
{
    int64_t held = *lb_holding(books, security, holder);
    int64_t compensation = *lb_compensation(books, security, holder);
    if (compensation == 0 || par == held) {
        return compensation;
    }
    return lb_cents_share(compensation, par, held);
}

/* A security changes hands against cash: the difference of price and book value is the seller's gain. */
static void exchange(const lb_books *books, int security, lb_sector seller, lb_sector buyer, int64_t par,
                     int64_t compensation, int64_t price, int64_t accrued)
{
    deliver(books, security, seller, buyer, par, compensation);
    pay(books, buyer, seller, price + accrued);
    record_flow(books, LB_FLOW_DISCOUNT, buyer, seller, price - par - compensation);
    record_flow(books, LB_FLOW_ACCRUED, buyer, seller, accrued);
}

void lb_post_issue(const lb_books *books, int security, lb_sector buyer, int64_t par, int64_t compensation,
                   int64_t price, int64_t accrued)
{
    exchange(books, security, LB_TREASURY, buyer, par, compensation, price, accrued);
}

void lb_post_redeem(const lb_books *books, int security, lb_sector holder, int64_t par, int64_t price,
                    int64_t accrued)
{
    int64_t compensation = compensation_of(books, security, holder, par);
    exchange(books, security, holder, LB_TREASURY, par, compensation, price, accrued);
}

void lb_post_trade(const lb_books *books, int security, lb_sector seller, lb_sector buyer, int64_t par,
                   int64_t price, int64_t accrued)
{
    int64_t compensation = compensation_of(books, security, seller, par);
    exchange(books, security, seller, buyer, par, compensation, price, accrued);
}

void lb_post_transfer(const lb_books *books, lb_flow flow, int security, lb_sector from, lb_sector to,
                      int64_t par)
{
    int64_t compensation = compensation_of(books, security, from, par);
    deliver(books, security, from, to, par, compensation);
    record_flow(books, flow, from, to, par + compensation);
    ++*books->posting_count;
}

/* Between whole numbers and doubles below 2^51 by way of their bits: several at once, where conversions go one by one. */
static inline __attribute__((always_inline)) double double_of(int64_t whole)
{
    int64_t bits = whole + INT64_C(0x4338000000000000); /* those of 0x1.8p52 + whole */
    double shifted;
    memcpy(&shifted, &bits, sizeof shifted);
    return shifted - 0x1.8p52;
}

/* The whole number below: the nearest one, less the sign of what is left of it. */
static inline __attribute__((always_inline)) int64_t floor_of(double x)
{
    double shifted = x + 0x1.8p52, left = x - (shifted - 0x1.8p52);
    int64_t bits;
    uint64_t sign;
    memcpy(&bits, &shifted, sizeof bits);
    memcpy(&sign, &left, sizeof sign);
    return bits - INT64_C(0x4338000000000000) - (int64_t)(sign >> 63);
}

static inline __attribute__((always_inline)) int64_t
gather(int64_t *restrict held, lb_purchase *restrict purchase, double ratio, double price_px)
{
    int64_t taken = 0, trades = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t for_sale = held[sector] & purchase->sellers[sector];
        int64_t par = floor_of(double_of(for_sale) * ratio);
        held[sector] -= par;
        purchase->par[sector] += par;
        purchase->price[sector] += floor_of(double_of(par) * price_px / 100 + 0.5);
        taken += par;
        trades += for_sale != 0;
    }
    purchase->trades += trades;
    return taken;
}

static int64_t gather_baseline(int64_t *held, lb_purchase *purchase, double ratio, double price_px)
{
    return gather(held, purchase, ratio, price_px);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static int64_t gather_avx2(int64_t *held, lb_purchase *purchase, double ratio,
                                                           double price_px)
{
    return gather(held, purchase, ratio, price_px);
}
#endif

lb_purchase lb_purchase_by(lb_sector buyer)
{
    lb_purchase purchase = {.buyer = buyer};
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        bool sells = sector != LB_TREASURY && sector != (int)buyer && sector != LB_GOVERNMENT_ACCOUNTS;
        purchase.sellers[sector] = sells ? -1 : 0;
    }
    return purchase;
}

int64_t lb_gather_shares(const lb_books *books, lb_purchase *purchase, int security, double ratio,
                         double price_px)
{
    int64_t *held = lb_holding(books, security, 0);
#ifdef __x86_64__
    int64_t taken = __builtin_cpu_supports("avx2") ? gather_avx2(held, purchase, ratio, price_px)
                                                   : gather_baseline(held, purchase, ratio, price_px);
#else
    int64_t taken = gather_baseline(held, purchase, ratio, price_px);
#endif
    held[purchase->buyer] += taken;
    return taken;
}

void lb_post_purchase(const lb_books *books, const lb_purchase *purchase, lb_instrument row)
{
    lb_sector buyer = purchase->buyer;
    for (int seller = 0; seller < LB_SECTOR_COUNT; seller++) {
        int64_t par = purchase->par[seller], price = purchase->price[seller];
        if (par != 0 || price != 0) {
            move(books, row, (lb_sector)seller, buyer, par);
            credit_money(books, buyer, -price);
            credit_money(books, (lb_sector)seller, price);
            record_flow(books, LB_FLOW_DISCOUNT, buyer, (lb_sector)seller, price - par);
        }
    }
    *books->posting_count += purchase->trades;
}

void lb_post_indexation(const lb_books *books, int security, lb_sector holder, int64_t target)
{
    int64_t *compensation = lb_compensation(books, security, holder);
    int64_t change = target - *compensation;
    *compensation = target;
    move(books, LB_INSTR_INFLATION, LB_TREASURY, holder, change);
    record_flow(books, LB_FLOW_INDEXATION, LB_TREASURY, holder, change);
    ++*books->posting_count;
}

int64_t lb_post_index_ratio(const lb_books *books, int security, int64_t excess_e5)
{
    const int64_t *holdings = lb_holding(books, security, 0);
    int64_t *compensation = lb_compensation(books, security, 0);
    int64_t *position = lb_position(books, LB_INSTR_INFLATION, 0);
    int64_t *flow = &books->flow[LB_FLOW_INDEXATION * LB_SECTOR_COUNT];
    int64_t sum = 0, postings = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        if (holdings[sector] != 0) {
            int64_t target = lb_cents_by_ratio(holdings[sector], excess_e5);
            int64_t change = target - compensation[sector];
            compensation[sector] = target;
            position[sector] += change;
            flow[sector] += change;
            sum += change;
            postings++;
        }
    }
    position[LB_TREASURY] -= sum;
    flow[LB_TREASURY] -= sum;
    *books->posting_count += postings;
    return sum;
}

void lb_post_claim(const lb_books *books, lb_instrument instrument, lb_sector holder, lb_sector issuer,
                   int64_t cents)
{
    pay(books, holder, issuer, cents);
    move(books, instrument, issuer, holder, cents);
}

void lb_post_accretion(const lb_books *books, lb_flow flow, lb_instrument instrument, lb_sector holder,
                       lb_sector issuer, int64_t cents)
{
    move(books, instrument, issuer, holder, cents);
    record_flow(books, flow, issuer, holder, cents);
    ++*books->posting_count;
}

int64_t lb_net_worth(const lb_books *books, lb_sector sector)
{
    int64_t worth = 0;
    for (int instrument = 0; instrument < LB_INSTRUMENT_COUNT; instrument++) {
        worth += *lb_position(books, instrument, sector);
    }
    return worth;
}

/* One breach, told so that it can be found: what, whose, when, how much. */
static lb_status breach(const lb_books *books, lb_error *err, const char *what, const char *whose, int64_t is,
                        int64_t should_be)
{
    char day[11];
    return lb_fail(err, LB_ERR_AUDIT,
                   "books: %s of %s on %s is %" PRId64 " cents, should be %" PRId64 " (difference %" PRId64
                   ")",
                   what, whose, lb_date_format(*books->today, day), is, should_be, is - should_be);
}

/* Adds one security's cells to a row of sums. `sum`: their sum; the return value: their bits or-ed, negative if
 * one of them is, zero if all are. */
static inline __attribute__((always_inline)) int64_t
add_cells(int64_t *restrict row, const int64_t *restrict cells, int64_t *restrict sum)
{
    int64_t total = 0, bits = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        total += cells[sector];
        bits |= cells[sector];
        row[sector] += cells[sector];
    }
    *sum = total;
    return bits;
}

static inline __attribute__((always_inline)) int64_t bits_of(const int64_t *cells)
{
    int64_t bits = 0;
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        bits |= cells[sector];
    }
    return bits;
}

/* The sector whose holding is negative. */
static lb_status negative_holding(const lb_books *books, int security, const char *name, lb_error *err)
{
    const int64_t *holdings = lb_holding(books, security, 0);
    int sector = 0;
    while (sector < LB_SECTOR_COUNT - 1 && holdings[sector] >= 0) {
        sector++;
    }
    char what[96];
    snprintf(what, sizeof what, "the holding by %s", lb_sector_word(sector));
    return breach(books, err, what, name, holdings[sector], 0);
}

typedef int64_t row_sums[LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT];

static inline __attribute__((always_inline)) lb_status audit_cells(const lb_books *books,
                                                                   const char *(*cusip)(const void *, int),
                                                                   const void *context, row_sums row_sum,
                                                                   lb_error *err)
{
    int count = lb_live_count(books);
    for (int i = 0; i < count; i++) {
        int security = lb_live(books, i);
        const int64_t *compensation = lb_compensation(books, security, 0);
        int64_t held, owed = 0;
        int64_t signs = add_cells(row_sum[books->row[security]], lb_holding(books, security, 0), &held);
        if (books->row[security] == LB_INSTR_TIPS || bits_of(compensation) != 0) {
            add_cells(row_sum[LB_INSTR_INFLATION], compensation, &owed);
        }
        if (held != books->outstanding[security]) {
            return breach(books, err, "the sum over the holders", cusip(context, security), held,
                          books->outstanding[security]);
        }
        if (signs < 0) {
            return negative_holding(books, security, cusip(context, security), err);
        }
        if (held == 0 && bits_of(compensation) != 0) {
            return breach(books, err, "the compensation", cusip(context, security), owed, 0);
        }
    }
    return LB_OK;
}

typedef lb_status cells_audit(const lb_books *books, const char *(*cusip)(const void *, int),
                              const void *context, row_sums row_sum, lb_error *err);

static lb_status audit_baseline(const lb_books *books, const char *(*cusip)(const void *, int),
                                const void *context, row_sums row_sum, lb_error *err)
{
    return audit_cells(books, cusip, context, row_sum, err);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static lb_status audit_avx2(const lb_books *books,
                                                            const char *(*cusip)(const void *, int),
                                                            const void *context, row_sums row_sum,
                                                            lb_error *err)
{
    return audit_cells(books, cusip, context, row_sum, err);
}
#endif

static cells_audit *best_audit(void)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        return audit_avx2;
    }
#endif
    return audit_baseline;
}

/* Class rows of the matrix against the securities; the Treasury's side is what all holders hold. */
static lb_status audit_class_rows(const lb_books *books,
                                  int64_t row_sum[LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT], lb_error *err)
{
    for (int row = LB_INSTR_BILLS; row <= LB_INSTR_INFLATION; row++) {
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            int64_t position = *lb_position(books, row, sector);
            if (sector != LB_TREASURY && position != row_sum[row][sector]) {
                return breach(books, err, lb_instrument_word(row), lb_sector_word(sector), position,
                              row_sum[row][sector]);
            }
        }
    }
    return LB_OK;
}

/* What a sector's net worth should be: its opening worth and its flows. */
static int64_t expected_worth(const lb_books *books, int sector)
{
    int64_t expected = books->opening_worth[sector];
    for (int flow = 0; flow < LB_FLOW_COUNT; flow++) {
        expected += books->flow[flow * LB_SECTOR_COUNT + sector];
    }
    return expected;
}

/* A row that does not sum to zero: the sector whose net worth does not follow from its flows is the one to look at. */
static lb_status row_breach(const lb_books *books, int row, int64_t sum, lb_error *err)
{
    char what[128] = "the sum over all sectors";
    for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
        int64_t off = lb_net_worth(books, (lb_sector)sector) - expected_worth(books, sector);
        if (off != 0) {
            snprintf(what, sizeof what, "the sum over all sectors (%s is off by %" PRId64 " cents)",
                     lb_sector_word(sector), off);
            break;
        }
    }
    return breach(books, err, what, lb_instrument_word(row), sum, 0);
}

lb_status lb_audit(const lb_books *books, const char *(*cusip)(const void *, int), const void *context,
                   lb_error *err)
{
    int64_t row_sum[LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT] = {{0}};
    lb_status status = best_audit()(books, cusip, context, row_sum, err);
    if (status == LB_OK) {
        status = audit_class_rows(books, row_sum, err);
    }
    for (int row = 0; status == LB_OK && row < LB_INSTRUMENT_COUNT; row++) {
        int64_t sum = 0;
        for (int sector = 0; sector < LB_SECTOR_COUNT; sector++) {
            sum += *lb_position(books, row, sector);
        }
        if (sum != 0) {
            status = row_breach(books, row, sum, err);
        }
    }
    for (int sector = 0; status == LB_OK && sector < LB_SECTOR_COUNT; sector++) {
        int64_t expected = expected_worth(books, sector);
        int64_t worth = lb_net_worth(books, (lb_sector)sector);
        if (worth != expected) {
            status = breach(books, err, "the net worth", lb_sector_word(sector), worth, expected);
        }
    }
    return status;
}
