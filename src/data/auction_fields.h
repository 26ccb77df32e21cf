/* auction_fields.h - the fields of Treasury's auctions table (fiscaldata, v1/accounting/od/auctions_query).
 *
 * X(kind, need, member, name in the interface, label in the downloads, decimals when written), in the order in
 * which Treasury publishes them. `announcemt_date` and `announcemtd_cusip` are spelt so by Treasury. */
#ifndef LB_DATA_AUCTION_FIELDS_H
#define LB_DATA_AUCTION_FIELDS_H

/* clang-format off */
#define LB_AUCTION_FIELD_LIST(X) \
    X(DATE, NOTHING, record_date, "record_date", "Record Date", 0) \
    X(CUSIP, VALUE, cusip, "cusip", "CUSIP", 0) \
    X(TEXT, VALUE, security_type, "security_type", "Security Type", 0) \
    X(TEXT, COLUMN, security_term, "security_term", "Security Term", 0) \
    X(DATE, VALUE, auction_date, "auction_date", "Auction Date", 0) \
    X(DATE, VALUE, issue_date, "issue_date", "Issue Date", 0) \
    X(DATE, VALUE, maturity_date, "maturity_date", "Maturity Date", 0) \
    X(NUMBER, NOTHING, price_px, "price_per100", "Price per $100", 6) \
    X(NUMBER, NOTHING, accrued_px, "accrued_int_per100", "Accrued Interest per $100", 6) \
    X(NUMBER, NOTHING, accrued_per1000, "accrued_int_per1000", "Accrued Interest per $1,000", 5) \
    X(NUMBER, NOTHING, adjusted_accrued_per1000, "adj_accrued_int_per1000", "Adjusted Accrued Interest per $1,000", 5) \
    X(NUMBER, NOTHING, adjusted_px, "adj_price", "Adjusted Price", 6) \
    X(PERCENT, NOTHING, allotted_at_high_dec, "allocation_pctage", "Allocation Percentage", 2) \
    X(NUMBER, NOTHING, allotted_decimals, "allocation_pctage_decimals", "Allocation Percentage Decimals", 0) \
    X(TEXT, NOTHING, announced_cusip, "announcemtd_cusip", "Announced CUSIP", 0) \
    X(DATE, NOTHING, announcement_date, "announcemt_date", "Announcement Date", 0) \
    X(TEXT, NOTHING, auction_format, "auction_format", "Auction Format", 0) \
    X(PERCENT, NOTHING, median_discount_dec, "avg_med_discnt_rate", "Average/Median Discount Rate", 3) \
    X(PERCENT, NOTHING, median_investment_dec, "avg_med_investment_rate", "Average/Median Investment Rate", 3) \
    X(NUMBER, NOTHING, median_px, "avg_med_price", "Average/Median Price", 6) \
    X(PERCENT, NOTHING, median_margin_dec, "avg_med_discnt_margin", "Average/Median Discount Margin", 3) \
    X(PERCENT, NOTHING, median_yield_dec, "avg_med_yield", "Average/Median Yield", 3) \
    X(FLAG, NOTHING, back_dated, "back_dated", "Back Dated", 0) \
    X(DATE, NOTHING, back_dated_date, "back_dated_date", "Back Dated Date", 0) \
    X(NUMBER, NOTHING, bid_to_cover, "bid_to_cover_ratio", "Bid-to-Cover Ratio", 2) \
    X(FLAG, NOTHING, callable, "callable", "Callable", 0) \
    X(DATE, NOTHING, call_date, "call_date", "Call Date", 0) \
    X(DATE, NOTHING, called_date, "called_date", "Called Date", 0) \
    X(FLAG, NOTHING, cash_management, "cash_management_bill_cmb", "Cash Management Bill (CMB)", 0) \
    X(TIME, NOTHING, closing_competitive, "closing_time_comp", "Closing Time (ET) - Competitive", 0) \
    X(TIME, NOTHING, closing_noncompetitive, "closing_time_noncomp", "Closing Time (ET) - Noncompetitive", 0) \
    X(DOLLARS, NOTHING, competitive_accepted_usd, "comp_accepted", "Competitive Accepted", 0) \
    X(NUMBER, NOTHING, bid_decimals, "comp_bid_decimals", "Competitive Bid Decimals", 0) \
    X(DOLLARS, NOTHING, competitive_tendered_usd, "comp_tendered", "Competitive Tendered", 0) \
    X(FLAG, NOTHING, competitive_tenders, "comp_tenders_accepted", "Competitive Tenders Accepted", 0) \
    X(TEXT, NOTHING, corpus_cusip, "corpus_cusip", "Corpus CUSIP", 0) \
    X(TEXT, NOTHING, cpi_base_period, "cpi_base_reference_period", "CPI Base Reference Period", 0) \
    X(DOLLARS, NOTHING, outstanding_before_usd, "currently_outstanding", "Currently Outstanding", 0) \
    X(DATE, NOTHING, dated_date, "dated_date", "Dated Date", 0) \
    X(DOLLARS, NOTHING, direct_accepted_usd, "direct_bidder_accepted", "Direct Bidder Accepted", 0) \
    X(DOLLARS, NOTHING, direct_tendered_usd, "direct_bidder_tendered", "Direct Bidder Tendered", 0) \
    X(DOLLARS, NOTHING, maturing_publicly_held_usd, "est_pub_held_mat_by_type_amt", "Estimated Amount of Publicly Held Maturing Securities by Type", 0) \
    X(FLAG, NOTHING, fima_included, "fima_included", "FIMA Included", 0) \
    X(DOLLARS, NOTHING, fima_accepted_usd, "fima_noncomp_accepted", "FIMA Noncompetitive Accepted", 0) \
    X(DOLLARS, NOTHING, fima_tendered_usd, "fima_noncomp_tendered", "FIMA Noncompetitive Tendered", 0) \
    X(TEXT, NOTHING, first_interest_period, "first_int_period", "First Interest Period", 0) \
    X(DATE, NOTHING, first_coupon_date, "first_int_payment_date", "First Interest Payment Date", 0) \
    X(FLAG, NOTHING, floating_rate, "floating_rate", "Floating Rate", 0) \
    X(DATE, NOTHING, frn_index_date, "frn_index_determination_date", "FRN Index Determination Date", 0) \
    X(PERCENT, NOTHING, frn_index_dec, "frn_index_determination_rate", "FRN Index Determination Rate", 9) \
    X(PERCENT, NOTHING, high_discount_dec, "high_discnt_rate", "High Discount Rate", 3) \
    X(PERCENT, NOTHING, high_investment_dec, "high_investment_rate", "High Investment Rate", 3) \
    X(NUMBER, NOTHING, high_px, "high_price", "High Price", 6) \
    X(PERCENT, NOTHING, high_margin_dec, "high_discnt_margin", "High Discount Margin", 3) \
    X(PERCENT, NOTHING, high_yield_dec, "high_yield", "High Yield", 3) \
    X(NUMBER, NOTHING, index_ratio, "index_ratio_on_issue_date", "Index Ratio On Issue Date", 5) \
    X(DOLLARS, NOTHING, indirect_accepted_usd, "indirect_bidder_accepted", "Indirect Bidder Accepted", 0) \
    X(DOLLARS, NOTHING, indirect_tendered_usd, "indirect_bidder_tendered", "Indirect Bidder Tendered", 0) \
    X(TEXT, NOTHING, interest_frequency, "int_payment_frequency", "Interest Payment Frequency", 0) \
    X(PERCENT, NOTHING, coupon_dec, "int_rate", "Interest Rate", 3) \
    X(PERCENT, NOTHING, low_discount_dec, "low_discnt_rate", "Low Discount Rate", 3) \
    X(PERCENT, NOTHING, low_investment_dec, "low_investment_rate", "Low Investment Rate", 3) \
    X(NUMBER, NOTHING, low_px, "low_price", "Low Price", 6) \
    X(PERCENT, NOTHING, low_margin_dec, "low_discnt_margin", "Low Discount Margin", 3) \
    X(PERCENT, NOTHING, low_yield_dec, "low_yield", "Low Yield", 3) \
    X(DATE, NOTHING, maturing_date, "mat_date", "Maturing Date", 0) \
    X(DOLLARS, NOTHING, max_competitive_award_usd, "max_comp_award", "Maximum Competitive Award", 0) \
    X(DOLLARS, NOTHING, max_noncompetitive_award_usd, "max_noncomp_award", "Maximum Noncompetitive Award", 0) \
    X(DOLLARS, NOTHING, max_single_bid_usd, "max_single_bid", "Maximum Single Bid", 0) \
    X(DOLLARS, NOTHING, min_bid_usd, "min_bid_amt", "Minimum Bid Amount", 0) \
    X(DOLLARS, NOTHING, min_strip_usd, "min_strip_amt", "Minimum Strip Amount", 0) \
    X(DOLLARS, NOTHING, min_to_issue_usd, "min_to_issue", "Minimum To Issue", 0) \
    X(DOLLARS, NOTHING, multiples_to_bid_usd, "multiples_to_bid", "Multiples To Bid", 0) \
    X(DOLLARS, NOTHING, multiples_to_issue_usd, "multiples_to_issue", "Multiples To Issue", 0) \
    X(DOLLARS, NOTHING, nlp_exclusion_usd, "nlp_exclusion_amt", "NLP Exclusion Amount", 0) \
    X(DOLLARS, NOTHING, nlp_threshold_usd, "nlp_reporting_threshold", "NLP Reporting Threshold", 0) \
    X(DOLLARS, NOTHING, noncompetitive_accepted_usd, "noncomp_accepted", "Noncompetitive Accepted", 0) \
    X(FLAG, NOTHING, noncompetitive_tenders, "noncomp_tenders_accepted", "Noncompetitive Tenders Accepted", 0) \
    X(DOLLARS, NOTHING, offering_usd, "offering_amt", "Offering Amount", 0) \
    X(TEXT, NOTHING, original_cusip, "original_cusip", "Original CUSIP", 0) \
    X(DATE, NOTHING, original_dated_date, "original_dated_date", "Original Dated Date", 0) \
    X(DATE, NOTHING, original_issue_date, "original_issue_date", "Original Issue Date", 0) \
    X(TEXT, NOTHING, original_term, "original_security_term", "Original Security Term", 0) \
    X(TEXT, NOTHING, pdf_announcement, "pdf_filenm_announcemt", "Download PDF - Announcement", 0) \
    X(TEXT, NOTHING, pdf_competitive_results, "pdf_filenm_comp_results", "Download PDF - Competitive Results", 0) \
    X(TEXT, NOTHING, pdf_noncompetitive_results, "pdf_filenm_noncomp_results", "Download PDF - Noncompetitive Results", 0) \
    X(DOLLARS, NOTHING, dealer_accepted_usd, "primary_dealer_accepted", "Primary Dealer Accepted", 0) \
    X(DOLLARS, NOTHING, dealer_tendered_usd, "primary_dealer_tendered", "Primary Dealer Tendered", 0) \
    X(NUMBER, NOTHING, ref_cpi_dated, "ref_cpi_on_dated_date", "Reference CPI On Dated Date", 5) \
    X(NUMBER, NOTHING, ref_cpi_issue, "ref_cpi_on_issue_date", "Reference CPI On Issue Date", 5) \
    X(FLAG, NOTHING, reopening, "reopening", "Reopening", 0) \
    X(TEXT, NOTHING, term_day_month, "security_term_day_month", "Security Term Day Month", 0) \
    X(TEXT, NOTHING, term_week_year, "security_term_week_year", "Security Term Week Year", 0) \
    X(TEXT, NOTHING, series, "series", "Series", 0) \
    X(DOLLARS, NOTHING, soma_accepted_usd, "soma_accepted", "SOMA Accepted", 0) \
    X(DOLLARS, NOTHING, soma_holdings_usd, "soma_holdings", "SOMA Holdings", 0) \
    X(FLAG, NOTHING, soma_included, "soma_included", "SOMA Included", 0) \
    X(DOLLARS, NOTHING, soma_tendered_usd, "soma_tendered", "SOMA Tendered", 0) \
    X(PERCENT, NOTHING, spread_dec, "spread", "Spread", 3) \
    X(NUMBER, NOTHING, standard_interest_per1000, "std_int_payment_per1000", "Standard Interest Payment per $1,000", 9) \
    X(FLAG, NOTHING, strippable, "strippable", "Strippable", 0) \
    X(NUMBER, NOTHING, tiin_factor_per1000, "tiin_conversion_factor_per1000", "TIIN Conversion Factor per $1,000", 9) \
    X(DOLLARS, NOTHING, total_accepted_usd, "total_accepted", "Total Accepted", 0) \
    X(DOLLARS, NOTHING, total_tendered_usd, "total_tendered", "Total Tendered", 0) \
    X(DOLLARS, NOTHING, retail_accepted_usd, "treas_retail_accepted", "Treasury Retail Accepted", 0) \
    X(FLAG, NOTHING, retail_tenders, "treas_retail_tenders_accepted", "Treasury Retail Tenders Accepted", 0) \
    X(NUMBER, NOTHING, unadjusted_accrued_per1000, "unadj_accrued_int_per1000", "Unadjusted Accrued Interest per $1,000", 5) \
    X(NUMBER, NOTHING, unadjusted_px, "unadj_price", "Unadjusted Price", 6) \
    X(TEXT, NOTHING, xml_announcement, "xml_filenm_announcemt", "Download XML - Announcement", 0) \
    X(TEXT, NOTHING, xml_competitive_results, "xml_filenm_comp_results", "Download XML - Competitive Results", 0) \
    X(FLAG, NOTHING, inflation_indexed, "inflation_index_security", "Inflation Index Security", 0) \
    X(TEXT, NOTHING, tint_cusip_1, "tint_cusip_1", "Tint CUSIP 1", 0) \
    X(TEXT, NOTHING, tint_cusip_2, "tint_cusip_2", "Tint CUSIP 2", 0) \
    X(TEXT, NOTHING, pdf_special_announcement, "pdf_filenm_spec_announcemt", "PDF Filename - Special Announcement", 0)
/* clang-format on */

#endif
