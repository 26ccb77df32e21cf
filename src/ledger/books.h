/* books.h - double entry to the cent: postings and the audit.
 *
 * The books are a view of arrays that live in the world's one buffer. Everything that moves goes through the
 * posting functions below; each names who pays, who receives, what leaves and what arrives, keeps every row of
 * the matrix at zero and records its effect on net worth under a flow. Nothing here allocates. */
#ifndef LB_LEDGER_BOOKS_H
#define LB_LEDGER_BOOKS_H

#include <stdbool.h>
#include <stdint.h>

#include "longbond/date.h"
#include "longbond/sectors.h"

typedef struct lb_books {
    int security_count;
    /* per security [security_count] */
    const uint8_t *row;    /* instrument row of the security's par: LB_INSTR_BILLS .. LB_INSTR_FRNS */
    int64_t *outstanding;  /* cents, original par; Treasury's liability */
    int64_t *holdings;     /* [security_count][LB_SECTOR_COUNT] cents, original par */
    int64_t *compensation; /* [security_count][LB_SECTOR_COUNT] cents, TIPS inflation compensation */
    int32_t *live; /* [security_count] indices, rising, of what is outstanding; NULL: not kept, walk all */
    int32_t *live_count; /* one number; NULL without `live` */
    /* the matrix */
    int64_t *position;      /* [LB_INSTRUMENT_COUNT][LB_SECTOR_COUNT] cents, signed */
    int64_t *flow;          /* [LB_FLOW_COUNT][LB_SECTOR_COUNT] cents, cumulated effect on net worth */
    int64_t *opening_worth; /* [LB_SECTOR_COUNT] cents */
    int64_t *posting_count; /* one number */
    lb_date *today;         /* one date */
} lb_books;

static inline int64_t *lb_holding(const lb_books *books, int security, int sector)
{
    return &books->holdings[(int64_t)security * LB_SECTOR_COUNT + sector];
}

static inline int64_t *lb_compensation(const lb_books *books, int security, int sector)
{
    return &books->compensation[(int64_t)security * LB_SECTOR_COUNT + sector];
}

/* Securities that a walk over all debt has to visit, and the i-th of them. */
static inline int lb_live_count(const lb_books *books)
{
    return books->live ? *books->live_count : books->security_count;
}

static inline int lb_live(const lb_books *books, int i)
{
    return books->live ? books->live[i] : i;
}

static inline int64_t *lb_position(const lb_books *books, int instrument, int sector)
{
    return &books->position[instrument * LB_SECTOR_COUNT + sector];
}

/* Cash from `payer` to `receiver` for nothing in return: an income flow (tax, coupon, outlay, remittance). A
 * negative amount goes the other way under the same flow. */
void lb_post_income(const lb_books *books, lb_flow flow, lb_sector payer, lb_sector receiver, int64_t cents);

/* The Treasury issues `par` of a security, with `compensation` cents of inflation compensation (TIPS), to
 * `buyer` for `price` cents and `accrued` cents of interest. */
void lb_post_issue(const lb_books *books, int security, lb_sector buyer, int64_t par, int64_t compensation,
                   int64_t price, int64_t accrued);

/* The Treasury takes back `par` of a security from `holder` for `price` cents (redemption: its par; buyback:
 * what was agreed) with the holder's inflation compensation on that par, and pays `accrued` interest. */
void lb_post_redeem(const lb_books *books, int security, lb_sector holder, int64_t par, int64_t price,
                    int64_t accrued);

/* `par` of a security goes from `seller` to `buyer` against cash (accrued interest included in `accrued`). */
void lb_post_trade(const lb_books *books, int security, lb_sector seller, lb_sector buyer, int64_t par,
                   int64_t price, int64_t accrued);

/* True of holders but the Treasury, the Fed and government accounts: those the Fed and the Treasury trade with. */
static inline bool lb_is_private(int sector)
{
    return sector != LB_TREASURY && sector != LB_FED && sector != LB_GOVERNMENT_ACCOUNTS;
}

/* `par` of a security goes from one holder to another for nothing, with its part of the inflation compensation, under a
 * flow of net worth: an adjustment, no trade. Neither is the Treasury. */
void lb_post_transfer(const lb_books *books, lb_flow flow, int security, lb_sector from, lb_sector to,
                      int64_t par);

/* What one buyer takes from many sellers in securities of one row, gathered trade by trade: their par and price by
 * seller. */
typedef struct lb_purchase {
    lb_sector buyer;
    int64_t sellers[LB_SECTOR_COUNT];                     /* all bits of those who sell, 0 for others */
    int64_t par[LB_SECTOR_COUNT], price[LB_SECTOR_COUNT]; /* cents */
    int64_t trades;
} lb_purchase;

/* A purchase from every holder but government accounts, of which nothing has been gathered yet. */
lb_purchase lb_purchase_by(lb_sector buyer);

/* Takes the share `ratio` (0..1) of what every seller has of a security without inflation compensation or accrued
 * interest (a bill), whole cents cut off, to be paid at `price_px` per 100 with all that is gathered. Holdings below
 * 2^51 cents. Returns the par taken. */
int64_t lb_gather_shares(const lb_books *books, lb_purchase *purchase, int security, double ratio,
                         double price_px);

/* Pays for and books what has been gathered: the same as lb_post_trade of every trade. `row`: that of the securities. */
void lb_post_purchase(const lb_books *books, const lb_purchase *purchase, lb_instrument row);

/* Inflation compensation of every holder of a TIPS moves to its par times `excess_e5` / 100,000, rounded half up
 * (the index ratio less one, times 100,000): one posting a holder, as lb_post_indexation. Returns the sum of the
 * changes in cents. */
int64_t lb_post_index_ratio(const lb_books *books, int security, int64_t excess_e5);

/* Inflation compensation of one holder's par moves to `target` cents: indexation income from the Treasury. */
void lb_post_indexation(const lb_books *books, int security, lb_sector holder, int64_t target);

/* `holder` pays cash to `issuer` and gets a claim of that amount in `instrument` (deposit, RRP, loan, MBS,
 * non-marketable debt); negative: the claim is paid back. */
void lb_post_claim(const lb_books *books, lb_instrument instrument, lb_sector holder, lb_sector issuer,
                   int64_t cents);

/* A claim grows (shrinks) with no cash: interest credited, amortisation. */
void lb_post_accretion(const lb_books *books, lb_flow flow, lb_instrument instrument, lb_sector holder,
                       lb_sector issuer, int64_t cents);

/* Net worth of a sector: the sum of its column. */
int64_t lb_net_worth(const lb_books *books, lb_sector sector);

/* Adds a security to the list of live ones, in its place; no effect if it is there. Issues do this. */
void lb_books_enlist(const lb_books *books, int security);

/* Takes from the list what is no longer outstanding. Call it after lb_audit: that has proved that nobody holds any of
 * it. A posting to a security outside the list breaks its class row, which the next audit finds. */
void lb_books_retire(const lb_books *books);

/* Proves the books: holders of each live CUSIP sum to its amount outstanding, no holding is negative and nothing
 * outstanding has no compensation; each class row equals its live securities; each row sums to zero; each sector's
 * net worth is its opening worth and its flows. LB_ERR_AUDIT names the first breach: sector, instrument or CUSIP,
 * day, amount. `cusip(context, security)` gives the name of a security for that message. */
lb_status lb_audit(const lb_books *books, const char *(*cusip)(const void *context, int security),
                   const void *context, lb_error *err);

#endif
