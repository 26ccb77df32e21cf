/* import_auctions.c - the auctions since the baseline, what their announcements stated, who bought. */
#include "study/import_state.h"

#include <math.h>
#include <string.h>

#include "data/read_allotments.h"

/* F: every figure is published; D: the announcement date or the amount is by rule. */
static const char *mark_of(const lb_programme_item *item)
{
    return item->offering_by_rule || item->announce_by_rule ? "D" : "F";
}

static void write_auction(lb_sheet *sheet, const lb_programme_item *item)
{
    lb_sheet_text(sheet, item->cusip);
    lb_sheet_text(sheet, lb_security_type_word(item->type));
    lb_sheet_text(sheet, item->original_term);
    lb_sheet_text(sheet, item->published_term);
    lb_sheet_text(sheet, item->tenor);
    lb_sheet_integer(sheet, item->reopening);
    lb_sheet_integer(sheet, item->addon_eligible);
    lb_sheet_date(sheet, item->announce);
    lb_sheet_date(sheet, item->auction);
    lb_sheet_date(sheet, item->issue);
    lb_sheet_date(sheet, item->dated);
    lb_sheet_date(sheet, item->maturity);
    lb_sheet_date(sheet, item->first_coupon);
    lb_sheet_number(sheet, item->coupon_pct, 6);
    lb_sheet_number(sheet, item->spread_pct, 6);
    lb_sheet_cents(sheet, item->offering_usd);
    lb_sheet_number(sheet, item->price_px, 6);
    lb_sheet_number(sheet, item->yield_pct, 6);
    lb_sheet_number(sheet, item->bid_to_cover, 2);
    lb_sheet_number(sheet, item->dealer_pct, 2);
    lb_sheet_number(sheet, item->direct_pct, 2);
    lb_sheet_number(sheet, item->indirect_pct, 2);
    lb_sheet_text(sheet, mark_of(item));
    lb_sheet_end_row(sheet);
}

static lb_status write_announced(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "announced", "Treasury, offering announcements, October 2023 to April 2025",
        "2023-10..2025-04", "usd; maturing amounts are those of the class (bills or coupons) on the date",
        "cusip,announce_date,auction_date,issue_date,currently_outstanding_usd,maturing_date,maturing_usd,"
        "soma_maturing_usd",
        import->err);
    for (int i = 0; i < import->programme.count; i++) {
        const lb_programme_item *item = &import->programme.items[i];
        const lb_announcement *a = item->announced;
        if (!a || item->issue <= import->baseline) {
            continue;
        }
        lb_sheet_text(&sheet, item->cusip);
        lb_sheet_date(&sheet, a->announcement_date);
        lb_sheet_date(&sheet, a->auction_date);
        lb_sheet_date(&sheet, a->issue_date);
        if (a->outstanding_before_usd != LB_CENTS_NONE && a->outstanding_before_usd > 0) {
            lb_sheet_cents(&sheet, a->outstanding_before_usd);
        } else {
            lb_sheet_blank(&sheet);
        }
        bool has_maturing =
            a->maturing_date != LB_DATE_NONE && a->maturing_publicly_held_usd != LB_CENTS_NONE;
        lb_sheet_date(&sheet, has_maturing ? a->maturing_date : LB_DATE_NONE);
        if (has_maturing) {
            lb_sheet_cents(&sheet, a->maturing_publicly_held_usd);
        } else {
            lb_sheet_blank(&sheet);
        }
        if (has_maturing && a->soma_holdings_usd != LB_CENTS_NONE) {
            lb_sheet_cents(&sheet, a->soma_holdings_usd);
        } else {
            lb_sheet_blank(&sheet);
        }
        lb_sheet_end_row(&sheet);
    }
    return lb_import_keep(import, &sheet);
}

static lb_status write_allotments(lb_import *import)
{
    char path[LB_IMPORT_PATH];
    lb_allotments allotments = {0};
    lb_status status = lb_import_path(
        import->data_folder, "auctions/allotments_by_investor_class_2023-07_2026-01.csv", path, import->err);
    if (status == LB_OK) {
        status = lb_allotments_read(path, &allotments, import->err);
    }
    if (status != LB_OK) {
        return status;
    }
    lb_sheet sheet;
    lb_sheet_begin(&sheet, "allotments", "Treasury, Investor Class Auction Allotments, coupons",
                   "2023-07..2026-01", "shares percent of what was sold to the public; usd bn",
                   "issue_date,cusip,tenor,banks_pct,individuals_pct,dealers_pct,pensions_insurers_pct,"
                   "investment_funds_pct,foreign_pct,other_pct,public_size_bn",
                   import->err);
    for (int i = 0; i < allotments.count; i++) {
        const lb_allotment *a = &allotments.rows[i];
        lb_sheet_date(&sheet, a->issue_date);
        lb_sheet_text(&sheet, a->cusip);
        lb_sheet_text(&sheet, a->tenor);
        const double shares[] = {a->banks_dec,
                                 a->individuals_dec,
                                 a->dealers_dec,
                                 a->pensions_insurers_dec,
                                 a->investment_funds_dec,
                                 a->foreign_dec,
                                 a->other_dec};
        for (size_t k = 0; k < sizeof shares / sizeof shares[0]; k++) {
            lb_sheet_number(&sheet, shares[k] * 100, 2);
        }
        lb_sheet_number(&sheet, (double)a->public_usd / 1e11, 6);
        lb_sheet_end_row(&sheet);
    }
    lb_allotments_free(&allotments);
    return lb_import_keep(import, &sheet);
}

lb_status lb_import_auctions(lb_import *import)
{
    lb_sheet sheet;
    lb_sheet_begin(
        &sheet, "auctions",
        "Treasury: auctions query; offering announcements; auction results by bidder class; auctions of "
        "bills, TIPS and FRNs; TIPS reference data. Mark D: announcement date or amount by rule",
        "settling 2023-10-02 .. auctioned 2026-01-30",
        "usd; percent; price per 100 as published (TIPS: adjusted by the index ratio); high_yield_pct: bills "
        "bank discount rate, TIPS real yield, FRNs discount margin",
        "cusip,type,term,auction_term,tenor,reopening,addon_eligible,announce_date,auction_date,issue_date,"
        "dated_date,maturity_date,first_coupon,coupon_pct,spread_pct,offering_usd,price,high_yield_pct,"
        "bid_to_cover,dealer_pct,direct_pct,indirect_pct,mark",
        import->err);
    for (int i = 0; i < import->programme.count; i++) {
        const lb_programme_item *item = &import->programme.items[i];
        if (item->issue >= import->baseline) {
            write_auction(&sheet, item);
            import->report->offerings_by_rule += item->offering_by_rule;
        }
    }
    lb_status status = lb_import_keep(import, &sheet);
    if (status == LB_OK) {
        status = write_announced(import);
    }
    return status == LB_OK ? write_allotments(import) : status;
}
