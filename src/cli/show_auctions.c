/* show_auctions.c - longbond show --auctions: as a list, and where bids are simulated as a desk would note them. */
#include <math.h>
#include <string.h>

#include "cli/show.h"
#include "cli/text_table.h"
#include "store/auction_rows.h"

/* High yield, high discount rate or discount margin, decimal. */
static double stop_of(const lb_auction *auction)
{
    return auction->type == LB_BILL  ? auction->high_discount_dec
           : auction->type == LB_FRN ? auction->high_margin_dec
                                     : auction->high_yield_dec;
}

static const char *class_word(const lb_auction *auction)
{
    static const char *const words[] = {"bill", "note", "bond", "TIPS", "FRN", "strip"};
    return words[auction->type];
}

/* True if the auction is held (a policy may leave one out) and of the --tenor asked for: bills by the term they are sold
 * for, coupon securities by that of their first issue. */
static bool is_wanted(const lb_cli_call *call, const lb_auction *auction)
{
    const lb_cli_value *value = lb_cli_get(call, "--tenor");
    if (!value || auction->offering_usd == 0) {
        return auction->offering_usd != 0;
    }
    char term[24];
    int tenor = lb_tenor_find(value->text);
    if (auction->type == LB_BILL || lb_tenor_type(tenor) == LB_BILL) {
        bool cash_management = auction->cash_management == 1;
        return auction->type == LB_BILL && lb_tenor_type(tenor) == LB_BILL &&
               (cash_management ? tenor == LB_CMB : strcmp(auction->security_term, value->text) == 0);
    }
    return strcmp(auction->original_term, lb_original_term(tenor, term)) == 0 &&
           (auction->type == LB_TIPS) == (lb_tenor_type(tenor) == LB_TIPS) &&
           (auction->type == LB_FRN) == (lb_tenor_type(tenor) == LB_FRN);
}

static lb_status print_list(const lb_cli_call *call, const lb_stored_auctions *auctions, lb_error *err)
{
    static const char *const headings[] = {"auction", "security", "",        "CUSIP",   "size bn",
                                           "high %",  "price",    "SOMA bn", "settles", "matures"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 10; i++) {
        lb_text_table_column(table, i >= 4 && i <= 7 ? LB_ALIGN_RIGHT : LB_ALIGN_LEFT, headings[i]);
    }
    for (int i = 0; i < auctions->count; i++) {
        const lb_auction *auction = &auctions->rows[i];
        if (!is_wanted(call, auction)) {
            continue;
        }
        char text[LB_FIGURE_SIZE];
        lb_text_table_cell(table, "%s", lb_date_format(auction->auction_date, text));
        lb_text_table_cell(table, "%s %s", auction->security_term, class_word(auction));
        lb_text_table_cell(table, "%s", auction->reopening == 1 ? "reopened" : "");
        lb_text_table_cell(table, "%s", auction->cusip);
        lb_text_table_cell(table, "%s", lb_money_text(auction->offering_usd, LB_MONEY_BN, 1, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(100 * stop_of(auction), 3, text));
        lb_text_table_cell(table, "%s", lb_fixed_text(auction->high_px, 6, text));
        lb_text_table_cell(table, "%s", lb_money_text(auction->soma_accepted_usd, LB_MONEY_BN, 3, text));
        lb_text_table_cell(table, "%s", lb_date_format(auction->issue_date, text));
        lb_text_table_cell(table, "%s", lb_date_format(auction->maturity_date, text));
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* The desk's notes ---------------------------------------------------------------------------------------- */

enum { LAST = 6 }; /* auctions that a result is set beside */

/* What a desk computes from a result and from those of the same tenor before it. NaN: not known. */
typedef struct note {
    double dealers_pct, directs_pct, indirects_pct; /* of competitive awards */
    double cover_mean, dealers_mean;                /* of the LAST auctions before, if there are so many */
} note;

static double share_pct(int64_t part, int64_t whole)
{
    return part == LB_CENTS_NONE || whole == LB_CENTS_NONE || whole <= 0 ? NAN
                                                                         : 100 * (double)part / (double)whole;
}

static double dealers_of(const lb_auction *auction)
{
    return share_pct(auction->dealer_accepted_usd, auction->competitive_accepted_usd);
}

/* Auctions stand in the order of their dates. */
static note note_of(const lb_stored_auctions *auctions, int index)
{
    const lb_auction *auction = &auctions->rows[index];
    note out = {dealers_of(auction),
                share_pct(auction->direct_accepted_usd, auction->competitive_accepted_usd),
                share_pct(auction->indirect_accepted_usd, auction->competitive_accepted_usd), 0, 0};
    int count = 0;
    for (int i = index - 1; i >= 0 && count < LAST; i--) {
        const lb_auction *before = &auctions->rows[i];
        if ((before->type == LB_TIPS) == (auction->type == LB_TIPS) &&
            (before->type == LB_FRN) == (auction->type == LB_FRN) && isfinite(before->bid_to_cover) &&
            strcmp(before->original_term, auction->original_term) == 0) {
            out.cover_mean += before->bid_to_cover / LAST;
            out.dealers_mean += dealers_of(before) / LAST;
            count++;
        }
    }
    if (count < LAST || isnan(auctions->desk[index].when_issued_dec)) {
        out.cover_mean = out.dealers_mean = NAN;
    }
    return out;
}

static bool has_notes(const lb_stored_auctions *auctions)
{
    for (int i = 0; i < auctions->count; i++) {
        if (isfinite(auctions->desk[i].when_issued_dec)) {
            return true;
        }
    }
    return false;
}

static void add_note(lb_text_table *table, const lb_stored_auctions *auctions, int index)
{
    const lb_auction *auction = &auctions->rows[index];
    const lb_auction_desk *desk = &auctions->desk[index];
    note n = note_of(auctions, index);
    const double figures[] = {100 * stop_of(auction), 100 * desk->when_issued_dec,
                              desk->tail_bp,          auction->bid_to_cover,
                              n.cover_mean,           n.dealers_pct,
                              n.dealers_mean,         n.directs_pct,
                              n.indirects_pct,        100 * auction->allotted_at_high_dec};
    static const int decimals[] = {3, 3, 1, 2, 2, 1, 1, 1, 1, 1};
    char text[LB_FIGURE_SIZE];
    lb_text_table_cell(table, "%s", lb_date_format(auction->auction_date, text));
    lb_text_table_cell(table, "%s %s", auction->security_term, class_word(auction));
    lb_text_table_cell(table, "%s", auction->reopening == 1 ? "reopened" : "");
    lb_text_table_cell(table, "%s", auction->cusip);
    lb_text_table_cell(table, "%s", lb_money_text(auction->offering_usd, LB_MONEY_BN, 1, text));
    for (int i = 0; i < 10; i++) {
        lb_text_table_cell(table, "%s",
                           (i == 2 ? lb_signed_text : lb_fixed_text)(figures[i], decimals[i], text));
    }
    lb_text_table_cell(table, "%s", lb_money_text(auction->soma_accepted_usd, LB_MONEY_BN, 3, text));
}

static lb_status print_notes(const lb_cli_call *call, const lb_stored_auctions *auctions, lb_error *err)
{
    static const char *const headings[] = {
        "auction", "security",  "",          "CUSIP",     "size bn",   "high %",      "WI %",      "tail bp",
        "cover",   "mean of 6", "dealers %", "mean of 6", "directs %", "indirects %", "at high %", "SOMA bn"};
    lb_text_table *table = lb_text_table_new();
    for (int i = 0; i < 16; i++) {
        lb_text_table_column(table, i < 4 ? LB_ALIGN_LEFT : LB_ALIGN_RIGHT, headings[i]);
    }
    for (int i = 0; i < auctions->count; i++) {
        if (is_wanted(call, &auctions->rows[i])) {
            add_note(table, auctions, i);
        }
    }
    lb_status status = lb_text_table_print(table, call->out, call->colour, err);
    lb_text_table_free(table);
    return status;
}

/* JSON ---------------------------------------------------------------------------------------------------- */

static void put_note(lb_json *json, const lb_stored_auctions *auctions, int index)
{
    note n = note_of(auctions, index);
    lb_json_put_real(json, "when_issued_yield", rint(1e11 * auctions->desk[index].when_issued_dec) / 1e9);
    lb_json_put_real(json, "tail_bp", auctions->desk[index].tail_bp);
    lb_json_put_real(json, "bid_to_cover_mean_of_6", n.cover_mean);
    lb_json_put_real(json, "dealers_pct", n.dealers_pct);
    lb_json_put_real(json, "dealers_pct_mean_of_6", n.dealers_mean);
    lb_json_put_real(json, "directs_pct", n.directs_pct);
    lb_json_put_real(json, "indirects_pct", n.indirects_pct);
}

/* One field in Treasury's name and unit; missing values are null. */
static void put_field(lb_json *json, const lb_field *field, const lb_auction *row)
{
    const void *member = (const char *)row + field->offset;
    switch (field->kind) {
    case LB_FIELD_CUSIP:
        lb_json_put_text(json, field->header, member);
        break;
    case LB_FIELD_TEXT:
        lb_json_put_text(json, field->header, *(const lb_text *)member);
        break;
    case LB_FIELD_DATE:
        lb_json_put_date(json, field->header, *(const lb_date *)member);
        break;
    case LB_FIELD_NUMBER:
        lb_json_put_real(json, field->header, *(const double *)member);
        break;
    case LB_FIELD_PERCENT:
        lb_json_put_real(json, field->header, rint(1e11 * *(const double *)member) / 1e9);
        break;
    case LB_FIELD_DOLLARS:
        lb_json_put_real(
            json, field->header,
            *(const lb_cents *)member == LB_CENTS_NONE ? NAN : (double)*(const lb_cents *)member / 100);
        break;
    case LB_FIELD_FLAG:
        lb_json_put_text(json, field->header, *(const lb_flag *)member == 1 ? "Yes" : "No");
        break;
    default:
        break;
    }
}

static lb_status auctions_json(const lb_cli_call *call, const lb_run_info *info,
                               const lb_stored_auctions *auctions, lb_error *err)
{
    lb_json json;
    lb_cli_json_begin_run(call, &json, info);
    lb_json_key(&json, "auctions");
    lb_json_array(&json);
    for (int i = 0; i < auctions->count; i++) {
        if (!is_wanted(call, &auctions->rows[i])) {
            continue;
        }
        lb_json_object(&json);
        const lb_field *field;
        for (int n = 0; (field = lb_stored_auction_field(n)) != NULL; n++) {
            put_field(&json, field, &auctions->rows[i]);
        }
        if (isfinite(auctions->desk[i].when_issued_dec)) { /* else Treasury's fields are all there is */
            put_note(&json, auctions, i);
        }
        lb_json_object_end(&json);
    }
    lb_json_array_end(&json);
    lb_json_object_end(&json);
    return lb_json_finish(&json, err);
}

lb_status lb_show_auctions(const lb_cli_call *call, lb_store *store, const lb_run_info *info, lb_error *err)
{
    lb_stored_auctions auctions;
    lb_status status = lb_store_auctions(store, info->run, &auctions, err);
    if (status != LB_OK) {
        return status;
    }
    if (lb_cli_given(call, "--json")) {
        status = auctions_json(call, info, &auctions, err);
    } else {
        status = (has_notes(&auctions) ? print_notes : print_list)(call, &auctions, err);
    }
    lb_stored_auctions_free(&auctions);
    return status;
}
