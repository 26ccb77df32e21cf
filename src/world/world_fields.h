/* world_fields.h - everything that changes, listed once.
 *
 * LB_WORLD_FIELDS(X) generates the layout of the world's buffer, the typed accessors lb_w_<name>(), the table behind
 * `longbond help state`, snapshot, hash and export. Columns: type, name, dimension, unit, meaning. The dimension
 * names one of LB_WORLD_DIMENSIONS. */
#ifndef LB_WORLD_FIELDS_H
#define LB_WORLD_FIELDS_H

/* Dimensions: name, size from the sizes struct of the world. */
#define LB_WORLD_DIMENSIONS(X)                                                                               \
    X(ONE, 1)                                                                                                \
    X(SECURITY, sizes->securities)                                                                           \
    X(SECURITY_SECTOR, sizes->securities *LB_SECTOR_COUNT)                                                   \
    X(OFFERING, sizes->offerings)                                                                            \
    X(INSTRUMENT_SECTOR, LB_INSTRUMENT_COUNT *LB_SECTOR_COUNT)                                               \
    X(FLOW_SECTOR, LB_FLOW_COUNT *LB_SECTOR_COUNT)                                                           \
    X(SECTOR, LB_SECTOR_COUNT)                                                                               \
    X(FED_LINE, LB_LINE_COUNT)                                                                               \
    X(CLASS, LB_SECURITY_TYPE_COUNT)                                                                         \
    X(TENOR, LB_TENOR_COUNT)                                                                                 \
    X(CURVE_NODE, LB_CURVE_NODE_COUNT)                                                                       \
    X(OBSERVABLE, LB_OBSERVABLE_COUNT)                                                                       \
    X(EVENT_SLOT, LB_EVENT_SLOTS)                                                                            \
    X(WATERFALL, LB_WATERFALL_COUNT *LB_CAUSE_COUNT)                                                         \
    X(WATERFALL_YIELD, LB_WATERFALL_COUNT)                                                                   \
    X(COUNTRY, LB_COUNTRY_COUNT)                                                                             \
    X(ACTION, LB_ACTION_SLOTS)                                                                               \
    X(PROGRAMME, LB_PROGRAMME_SLOTS)                                                                         \
    X(SHADOW_MONTH, LB_SHADOW_MONTHS)                                                                        \
    X(RECONCILE, LB_RECONCILE_COUNT)

#define LB_WORLD_FIELDS(X)                                                                                   \
    /* clock and counters */                                                                                 \
    X(lb_date, date, ONE, "date", "the day just simulated; the baseline before the first")                   \
    X(lb_date, previous_date, ONE, "date", "the day simulated before it")                                    \
    X(int64_t, step_count, ONE, "days", "business days simulated")                                           \
    X(int64_t, posting_count, ONE, "postings", "ledger postings made")                                       \
    X(int64_t, audit_count, ONE, "audits", "audits passed")                                                  \
    /* securities: model->securities has their terms */                                                      \
    X(int64_t, outstanding, SECURITY, "cents", "original par outstanding")                                   \
    X(int64_t, holdings, SECURITY_SECTOR, "cents", "original par by holder")                                 \
    X(int64_t, compensation, SECURITY_SECTOR, "cents", "inflation compensation by holder (TIPS)")            \
    X(double, coupon_dec, SECURITY, "decimal", "annual coupon, known from the first auction on")             \
    X(double, spread_dec, SECURITY, "decimal", "FRN spread, known from the first auction on")                \
    X(lb_date, last_coupon, SECURITY, "date", "start of the running interest period")                        \
    X(lb_date, next_coupon, SECURITY, "date", "end of the running interest period")                          \
    X(double, accrued_index_px, SECURITY, "per 100", "FRN interest accrued in the running period")           \
    X(double, discount_left, SECURITY, "cents", "discount (premium negative) at issue not yet accrued")      \
    X(double, period_share, SECURITY, "ratio", "share of a year's coupon that the running period pays")      \
    X(int32_t, live, SECURITY, "index", "what is outstanding, in the model's order: live_count of them")     \
    X(int32_t, live_count, ONE, "securities", "securities outstanding")                                      \
    X(int64_t, buyback_par, SECURITY, "cents", "par bought back, cumulated")                                 \
    X(int64_t, buyback_due, SECURITY, "cents", "par accepted in a buyback that has not settled")             \
    X(double, buyback_due_px, SECURITY, "per 100", "its clean price, real for TIPS")                         \
    X(uint8_t, buyback_excluded, SECURITY, "flag", "1: kept out of buybacks, futures ask for it")            \
    /* offerings: model->offerings has their dates */                                                        \
    X(int64_t, offering_par, OFFERING, "cents", "announced offering amount")                                 \
    X(int64_t, addon_par, OFFERING, "cents", "SOMA add-on")                                                  \
    X(double, stop_yield_dec, OFFERING, "decimal", "high yield (bills: high discount rate, FRNs: margin)")   \
    X(double, price_px, OFFERING, "per 100", "price of the auction")                                         \
    X(double, accrued_px, OFFERING, "per 100", "accrued interest to be paid at settlement")                  \
    X(double, when_issued_dec, OFFERING, "decimal",                                                          \
      "when-issued yield at the deadline; NAN if not simulated")                                             \
    X(double, median_dec, OFFERING, "decimal", "median yield of the accepted competitive bids")              \
    X(double, allotted_pct, OFFERING, "pct", "share of the bids at the high yield that was accepted")        \
    X(int64_t, noncompetitive_par, OFFERING, "cents", "noncompetitive awards")                               \
    X(int64_t, dealer_par, OFFERING, "cents", "primary dealers' awards")                                     \
    X(int64_t, direct_par, OFFERING, "cents", "direct bidders' awards")                                      \
    X(int64_t, indirect_par, OFFERING, "cents", "indirect bidders' awards")                                  \
    X(int64_t, dealer_tendered, OFFERING, "cents", "primary dealers' bids")                                  \
    X(int64_t, direct_tendered, OFFERING, "cents", "direct bidders' bids")                                   \
    X(int64_t, indirect_tendered, OFFERING, "cents", "indirect bidders' bids")                               \
    /* books */                                                                                              \
    X(int64_t, position, INSTRUMENT_SECTOR, "cents", "balance-sheet matrix, assets positive")                \
    X(int64_t, flow, FLOW_SECTOR, "cents", "cumulated effect on net worth by flow")                          \
    X(int64_t, opening_worth, SECTOR, "cents", "net worth at the baseline")                                  \
    X(int64_t, reconciled, RECONCILE, "cents", "adjustment of the baseline to the published figure by item") \
    /* Treasury */                                                                                           \
    X(int64_t, size, TENOR, "cents", "current auction size by tenor (issuance: policy)")                     \
    X(double, accrued_day, ONE, "usd", "interest accrued on marketable debt since the day before")           \
    X(double, accrued_class, CLASS, "usd", "interest accrued by class, fiscal year to date")                 \
    X(double, nonmarketable_interest, ONE, "usd", "interest credited on public non-marketable debt, FYTD")   \
    X(int64_t, nonmarketable_shift, ONE, "cents",                                                            \
      "non-marketable debt held by the public over its given path, since the baseline was reconciled")       \
    X(double, other_interest, ONE, "usd", "interest received by the Treasury, FYTD")                         \
    X(double, tga_forecast, ONE, "usd", "cash expected at the end of the planning window")                   \
    X(lb_date, plan_date, ONE, "date", "day of the last issuance plan (issuance: policy)")                   \
    X(int64_t, limit_opening, ONE, "cents", "debt held by the public when the debt limit began to bind")     \
    X(double, coupon_raise, ONE, "ratio", "coupon sizes over the last published ones, less one")             \
    X(lb_date, refunding, ONE, "date", "quarter of the last refunding decision after the published ones")    \
    X(int64_t, buyback_liquidity, ONE, "cents", "liquidity buybacks a quarter; negative: as announced")      \
    X(int64_t, buyback_cash, ONE, "cents", "cash management buybacks a year; negative: as announced")        \
    X(int64_t, buyback_maximum, ONE, "cents", "maximum of the latest buyback operation")                     \
    X(int64_t, buyback_offered, ONE, "cents", "offered in it")                                               \
    X(int64_t, buyback_accepted, ONE, "cents", "accepted in it")                                             \
    X(int32_t, buyback_eligible, ONE, "securities", "eligible for it")                                       \
    X(int32_t, buyback_issues, ONE, "securities", "of which something was accepted")                         \
    X(double, buyback_spread, ONE, "decimal", "mean yield over the curve of what was accepted")              \
    X(lb_date, planned_redemption_month, ONE, "date", "month that planned_redemption was noted in")          \
    X(int64_t, planned_redemption, ONE, "cents", "principal the Fed redeems that month, for the forecast")   \
    /* Fed */                                                                                                \
    X(lb_date, redemption_month, ONE, "date", "first day of the month the redemption plan is for")           \
    X(int64_t, fed_redemption, SECURITY, "cents", "principal maturing this month that the Fed redeems")      \
    X(int64_t, fed_redirect, SECURITY, "cents", "part of it that a programme puts elsewhere")                \
    X(int64_t, bill_rollover_pool, ONE, "cents", "matured SOMA bills waiting for a bill settlement")         \
    X(int64_t, rollover_pool, ONE, "cents", "matured SOMA coupon principal waiting for a settlement")        \
    X(int64_t, secondary_pool, ONE, "cents", "bills still to be bought: principal, reserve management")      \
    X(int64_t, deferred_asset, ONE, "cents", "cumulated Fed losses not yet recovered")                       \
    X(double, mbs_factor_left, ONE, "cents", "fraction of a cent of MBS principal carried forward")          \
    X(int64_t, fed_net_income, ONE, "cents", "net income, calendar year to date")                            \
    X(int64_t, fed_remitted, ONE, "cents", "remittances, calendar year to date")                             \
    X(int64_t, agency_spent, ONE, "cents", "agency principal put into Treasuries since the baseline")        \
    X(int64_t, reserve_purchases, ONE, "cents", "reserve management purchases due since the baseline")       \
    X(int64_t, fed_line, FED_LINE, "cents", "lines of the income statement, calendar year to date")          \
    X(int64_t, fed_premium, ONE, "cents", "premiums less discounts on securities not yet amortised")         \
    X(double, soma_accrued, CLASS, "usd",                                                                    \
      "interest accrued on SOMA Treasuries since the day before; TIPS without compensation")                 \
    X(int64_t, soma_indexed, ONE, "cents", "inflation compensation SOMA gained since the day before")        \
    X(int64_t, redirected, ONE, "cents",                                                                     \
      "coupon principal that programmes kept from auctions since the baseline")                              \
    X(double, addon_raise, ONE, "ratio",                                                                     \
      "coupon sizes raised for add-ons that the Fed no longer takes, over the sizes without")                \
    X(lb_date, addon_from, ONE, "date", "first auction day of those sizes; none: not decided")               \
    X(lb_date, addon_decided, ONE, "date", "first day of the month of that decision")                        \
    X(double, addon_shadow, SHADOW_MONTH, "cents",                                                           \
      "add-ons kept from auctions, by the month since October 2023 in which they would have matured")        \
    X(int64_t, addon_counted, ONE, "cents", "principal of programmes that addon_shadow knows")               \
    X(uint8_t, programme_state, PROGRAMME, "state", "0 waits, 1 announced, 2 runs, 3 has ended")             \
    X(lb_date, programme_started, PROGRAMME, "date", "its first day; none before")                           \
    X(lb_date, programme_ended, PROGRAMME, "date", "the day it ended; none before")                          \
    X(int64_t, programme_due, PROGRAMME, "cents", "par due by its pace and not yet traded")                  \
    X(int64_t, programme_done, PROGRAMME, "cents", "par it has traded (reinvestment, runoff: principal)")    \
    X(int64_t, programme_missed, PROGRAMME, "cents", "par it could not trade")                               \
    X(int64_t, programme_redeemed, ONE, "cents",                                                             \
      "principal the Fed has redeemed this month, counted while programmes run")                             \
    X(double, programme_tens, PROGRAMME, "usd", "duration it has bought, in ten-year equivalents")           \
    X(double, programme_sold_tens, PROGRAMME, "usd", "duration it has sold")                                 \
    /* market */                                                                                             \
    X(double, par_yield, CURVE_NODE, "decimal", "par yields of the day by curve node")                       \
    X(double, expected_dec, CURVE_NODE, "decimal", "expected short rate over the node's term, in par terms") \
    X(double, premium_dec, CURVE_NODE, "decimal", "term premium: par yield less the expected short rate")    \
    X(double, waterfall, WATERFALL, "decimal",                                                               \
      "change of the yield since the baseline by maturity and cause")                                        \
    X(double, opening_yield, WATERFALL_YIELD, "decimal",                                                     \
      "yields at the baseline that the waterfall starts at")                                                 \
    X(double, sector_tens, SECTOR, "usd", "duration held, in ten-year equivalents")                          \
    X(double, opening_tens, SECTOR, "usd", "the same at the baseline")                                       \
    X(double, opening_supply, CURVE_NODE, "per usd",                                                         \
      "effect of the duration held at the baseline, at unit price of risk")                                  \
    X(double, opening_fed, CURVE_NODE, "per usd", "the same of the Fed's")                                   \
    X(double, opening_bill_share, ONE, "ratio", "bills over GDP at the baseline")                            \
    X(double, opening_debt_share, ONE, "ratio", "debt held by the public over GDP at the baseline")          \
    X(double, absorbed, ONE, "ratio",                                                                        \
      "supply beyond GDP that holders have grown into, over that at the baseline")                           \
    X(double, news_real, CURVE_NODE, "decimal",                                                              \
      "what events changed in expected real short rates, mean over the node's term")                         \
    X(double, news_inflation, CURVE_NODE, "decimal", "the same of expected inflation")                       \
    X(double, unexpected_dec, CURVE_NODE, "decimal", "yields less what the baseline expected of the day")    \
    X(double, pending_issue, TENOR, "usd", "par due at the usual pace and not yet issued")                   \
    X(double, mean_yield, CURVE_NODE, "decimal", "mean of the past year's par yields")                       \
    X(double, last_tail_bp, ONE, "bp", "tail of the latest auction of a nominal coupon")                     \
    X(double, last_bid_to_cover, ONE, "ratio", "its bid-to-cover")                                           \
    X(double, unplaced_tens, CURVE_NODE, "usd",                                                              \
      "forced sales not yet placed, in ten-year equivalents by node")                                        \
    X(double, yield_variance, CURVE_NODE, "decimal2", "variance of daily yield changes beyond the normal")   \
    X(double, felt_volatility, ONE, "ratio",                                                                 \
      "implied volatility over its normal level, as the price of risk follows it")                           \
    X(double, volatility_shock, ONE, "bp", "what events added to volatility and has not decayed")            \
    X(double, capital, ONE, "usd", "capital of dealers and hedge funds that bears duration")                 \
    X(double, risk_aversion, ONE, "ratio", "price of risk over its normal level")                            \
    X(double, clearing_residual, ONE, "decimal", "largest miss of the clearing equation today")              \
    X(int64_t, clearing_bound, ONE, "orders", "orders of today that found no security to trade")             \
    X(double, spread_to_curve, SECURITY, "decimal", "yield over the curve: on-the-run, age, buybacks")       \
    X(double, spread_effect, SECURITY, "decimal", "part of it that lasts and that no rule explains")         \
    X(int64_t, country_held, COUNTRY, "cents", "held by a country, market value as TIC reports it")          \
    X(lb_date, action_started, ACTION, "date", "day a scenario event began; none before")                    \
    X(double, action_density, ACTION, "tens per cent",                                                       \
      "ten-year equivalents, usd, in a cent of what it trades")                                              \
    X(int64_t, deficit_a_year, ONE, "cents", "what events add to the primary deficit a year")                \
    X(double, size_factor, TENOR, "ratio", "auction sizes over those of the policy, by events")              \
    X(int64_t, action_total, ACTION, "cents", "market value it will trade")                                  \
    X(int64_t, action_done, ACTION, "cents", "market value traded for a scenario event")                     \
    X(double, action_tens, ACTION, "usd", "duration traded for it, in ten-year equivalents")                 \
    X(int32_t, action_auctions, ACTION, "auctions", "auctions that have felt it")                            \
    X(double, frn_index, ONE, "decimal", "13-week index rate of FRNs in force")                              \
    /* money market */                                                                                       \
    X(double, effr_dec, ONE, "decimal", "effective federal funds rate")                                      \
    X(double, sofr_dec, ONE, "decimal", "secured overnight financing rate")                                  \
    X(double, sofr_smooth_bp, ONE, "bp", "SOFR less IORB without jump, floor and ceiling")                   \
    X(double, lending_capacity, ONE, "usd", "what can be lent overnight on short notice")                    \
    X(int32_t, reserve_regime, ONE, "regime", "0 abundant, 1 ample, 2 scarce")                               \
    X(int64_t, reserves_before, ONE, "cents", "reserves at the last close, temporary operations undone")     \
    X(int64_t, drain_day, ONE, "cents", "cash drained from reserves and reverse repo today")                 \
    X(int64_t, cash_drain, ONE, "cents", "the same of the last two days")                                    \
    X(int64_t, public_par, ONE, "cents", "par of Treasuries held by the public at the last close")           \
    X(int64_t, collateral_day, ONE, "cents", "its change today")                                             \
    X(int64_t, financed, SECTOR, "cents", "Treasuries of dealers and hedge funds that repo finances")        \
    X(double, usual_need, ONE, "usd", "financing need of dealers and hedge funds as usual")                  \
    X(int64_t, rrp_dressing, ONE, "cents", "reverse repo that returns on the next business day")             \
    X(double, bill_share_ref, ONE, "ratio", "bills in money funds' bills, repo and reverse repo")            \
    X(double, bill_spread_ref, ONE, "decimal", "1-month bill over reverse repo at the baseline")             \
    /* record */                                                                                             \
    X(double, observable, OBSERVABLE, "see list", "what the day showed")                                     \
    X(lb_event, event, EVENT_SLOT, "event", "what happened today, in order")                                 \
    X(int64_t, event_count, ONE, "events", "events of today")

#endif
