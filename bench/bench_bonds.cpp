/* bench_bonds.cpp - prices, yields, risk and accrued interest of 400 Treasuries: longbond beside QuantLib.
 *
 *     cmake --preset bench && ninja -C build-bench && build-bench/bench/bench_bonds
 *
 * One thread, the same securities and street convention on both sides; work on dates and accrued interest is part of
 * every job. Rates are medians over repetitions of the thread's processor time. Before
 * anything is timed the two are compared; a disagreement beyond rounding ends the run with status 1. */
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include <ql/quantlib.hpp>

#include "longbond/batch.h"
#include "longbond/daycount.h"

namespace ql = QuantLib;

namespace {

constexpr int kCount = 400;
constexpr int kRepetitions = 7;
constexpr double kSeconds = 0.08; /* of each repetition */

volatile double sink; /* keeps results alive */

double cpu_seconds()
{
    timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/* Securities a second of `pass`, which does `each` of them: the median repetition. */
double rate(int each, const std::function<double()> &pass)
{
    std::vector<double> rates;
    sink = pass();
    for (int i = 0; i < kRepetitions; i++) {
        long passes = 0;
        const double begin = cpu_seconds();
        double end = begin;
        while (end - begin < kSeconds) {
            /* Ask for the time rarely: some passes take a microsecond. */
            for (int k = 0; k < 8; k++) {
                sink = pass();
            }
            passes += 8;
            end = cpu_seconds();
        }
        rates.push_back(static_cast<double>(passes) * each / (end - begin));
    }
    std::nth_element(rates.begin(), rates.begin() + kRepetitions / 2, rates.end());
    return rates[kRepetitions / 2];
}

void must(lb_status status, const lb_error &err)
{
    if (status != LB_OK) {
        std::fprintf(stderr, "longbond: %s\n", err.message);
        std::exit(1);
    }
}

ql::Date to_ql(lb_date date)
{
    const lb_ymd ymd = lb_date_ymd(date);
    return ql::Date(ymd.day, static_cast<ql::Month>(ymd.month), ymd.year);
}

/* Notes and bonds from one month to thirty years, of the terms and days that are issued, coupons all over. */
std::vector<lb_security> make_market(lb_date settle)
{
    const int terms[] = {2, 3, 5, 7, 10, 20, 30};
    std::vector<lb_security> market;
    for (int i = 0; i < kCount; i++) {
        const int months = 1 + (358 * i) / (kCount - 1);
        const lb_date around = lb_date_add_months(settle, months, false);
        const lb_ymd ymd = lb_date_ymd(around);
        const lb_date maturity = i % 2 ? lb_date_month_end(around) : lb_date_make(ymd.year, ymd.month, 15);
        int term = 30;
        for (int t : terms) {
            if (12 * t >= months + 1) { /* issued a month ago at the latest */
                term = t;
                break;
            }
        }
        lb_security security;
        lb_error err;
        must(lb_security_make(term > 10 ? LB_BOND : LB_NOTE, (1 + (i * 29) % 61) / 800.0, maturity,
                              lb_interest_date(maturity, 6, 2 * term), LB_DATE_NONE, &security, &err),
             err);
        market.push_back(security);
    }
    return market;
}

struct Peer {
    ql::DayCounter counter = ql::ActualActual(ql::ActualActual::Bond);
    std::vector<ql::ext::shared_ptr<ql::FixedRateBond>> bonds;
    std::vector<ql::Compounding> compounding; /* simple in the last interest period, as in the street */
};

ql::ext::shared_ptr<ql::FixedRateBond> build_peer_bond(const lb_security &s, const ql::DayCounter &counter)
{
    const bool month_end = lb_date_is_month_end(s.maturity);
    const ql::Schedule schedule(to_ql(s.dated_date), to_ql(s.maturity), ql::Period(ql::Semiannual), ql::NullCalendar(),
                                ql::Unadjusted, ql::Unadjusted, ql::DateGeneration::Backward, month_end);
    return ql::ext::make_shared<ql::FixedRateBond>(0, 100.0, schedule, std::vector<ql::Rate>(1, s.coupon_dec), counter,
                                                   ql::Unadjusted, 100.0);
}

Peer make_peer(const std::vector<lb_security> &market, lb_date settle)
{
    Peer peer;
    for (const lb_security &s : market) {
        peer.bonds.push_back(build_peer_bond(s, peer.counter));
        const bool last = lb_interest_date_count(s.maturity, 6, settle) == 1;
        peer.compounding.push_back(last ? ql::SimpleThenCompounded : ql::Compounded);
    }
    return peer;
}

double worst(const std::vector<double> &a, const std::vector<double> &b)
{
    double most = 0.0;
    for (size_t i = 0; i < a.size(); i++) {
        most = std::max(most, std::fabs(a[i] - b[i]));
    }
    return most;
}

struct Row {
    const char *job;
    double peer, single, batch; /* securities a second; 0 where a side has no such job */
};

void print_row(const Row &row)
{
    std::printf("%-34s %12.4g", row.job, row.peer);
    for (double ours : {row.single, row.batch}) {
        if (ours > 0.0) {
            std::printf(" %12.4g %8.0fx", ours, ours / row.peer);
        } else {
            std::printf(" %12s %9s", "-", "");
        }
    }
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

int main()
{
    const lb_date settle = lb_date_make(2025, 6, 17);
    const std::vector<lb_security> market = make_market(settle);
    const ql::Date ql_settle = to_ql(settle);
    ql::Settings::instance().evaluationDate() = ql_settle;
    const Peer peer = make_peer(market, settle);

    lb_error err = {};
    lb_batch *batch;
    must(lb_batch_create(market.data(), market.size(), &batch, &err), err);
    must(lb_batch_settle(batch, settle, LB_CONVENTION_STREET, &err), err);
    lb_pricing how = {};
    how.settle = settle;
    how.convention = LB_CONVENTION_STREET;

    std::vector<double> yields(kCount), prices(kCount), out(kCount), modified(kCount), convexity(kCount), dv01(kCount);
    for (int i = 0; i < kCount; i++) {
        const double years = (market[static_cast<size_t>(i)].maturity - settle) / 365.25;
        yields[static_cast<size_t>(i)] = 0.045 - 0.006 * std::exp(-years / 3.0) + 0.0005 * std::sin(7.0 * i);
    }
    must(lb_batch_clean_px(batch, yields.data(), prices.data(), &err), err);

    /* The peer's jobs. */
    std::vector<double> ql_out(kCount), ql_risk(kCount);
    auto ql_prices = [&] {
        for (size_t i = 0; i < kCount; i++) {
            ql_out[i] = ql::BondFunctions::cleanPrice(*peer.bonds[i], yields[i], peer.counter, peer.compounding[i],
                                                      ql::Semiannual, ql_settle);
        }
        return ql_out[0];
    };
    auto ql_yields = [&] {
        for (size_t i = 0; i < kCount; i++) {
            ql_out[i] = ql::BondFunctions::yield<ql::Brent>(ql::Brent(), *peer.bonds[i], prices[i], peer.counter,
                                                            peer.compounding[i], ql::Semiannual, ql_settle, 1e-10, 0.05);
        }
        return ql_out[0];
    };
    auto ql_risks = [&] {
        for (size_t i = 0; i < kCount; i++) {
            const ql::InterestRate at(yields[i], peer.counter, peer.compounding[i], ql::Semiannual);
            ql_out[i] = ql::BondFunctions::duration(*peer.bonds[i], at, ql::Duration::Modified, ql_settle);
            ql_risk[i] = ql::BondFunctions::convexity(*peer.bonds[i], at, ql_settle) +
                         ql::BondFunctions::basisPointValue(*peer.bonds[i], at, ql_settle);
        }
        return ql_out[0] + ql_risk[0];
    };
    auto ql_accrued = [&] {
        for (size_t i = 0; i < kCount; i++) {
            ql_out[i] = ql::BondFunctions::accruedAmount(*peer.bonds[i], ql_settle);
        }
        return ql_out[0];
    };
    auto ql_build = [&] {
        for (size_t i = 0; i < kCount; i++) {
            ql_out[i] = static_cast<double>(build_peer_bond(market[i], peer.counter)->cashflows().size());
        }
        return ql_out[0];
    };

    /* longbond's, one call at a time: a quote always has price, yield, accrued interest and risk. */
    auto single = [&](lb_given given, const std::vector<double> &values, double lb_quote::*field) {
        return [&, given, field] {
            for (size_t i = 0; i < kCount; i++) {
                lb_quote quote;
                must(lb_security_quote(&market[i], &how, given, values[i], &quote, &err), err);
                out[i] = quote.*field;
            }
            return out[0];
        };
    };
    /* And as a batch, moved to another day of the week in every pass; on `settle` while results are compared. */
    const int days[] = {0, 1, 2, 3, 6};
    size_t turn = 0;
    bool moving = false;
    auto settle_batch = [&] {
        turn = moving ? (turn + 1) % 5 : 0;
        must(lb_batch_settle(batch, settle + days[turn], LB_CONVENTION_STREET, &err), err);
    };
    auto batch_prices = [&] {
        settle_batch();
        must(lb_batch_clean_px(batch, yields.data(), out.data(), &err), err);
        return out[0];
    };
    auto batch_yields = [&] {
        settle_batch();
        must(lb_batch_yield_dec(batch, prices.data(), out.data(), &err), err);
        return out[0];
    };
    auto batch_risks = [&] {
        settle_batch();
        must(lb_batch_risk(batch, yields.data(), modified.data(), convexity.data(), dv01.data(), &err), err);
        return modified[0];
    };
    auto batch_accrued = [&] {
        settle_batch();
        return lb_batch_accrued_px(batch)[0];
    };
    auto build = [&] {
        for (size_t i = 0; i < kCount; i++) {
            lb_security made;
            must(lb_security_make(static_cast<lb_security_type>(market[i].type), market[i].coupon_dec,
                                  market[i].maturity, market[i].dated_date, market[i].first_coupon, &made, &err),
                 err);
            out[i] = made.coupon_dec;
        }
        return out[0];
    };
    auto build_batch = [&] {
        lb_batch *made;
        must(lb_batch_create(market.data(), market.size(), &made, &err), err);
        const double count = static_cast<double>(lb_batch_count(made));
        lb_batch_free(made);
        return count;
    };

    std::printf("QuantLib %s; %d Treasuries of 1 month to 30 years, settled 2025-06-17, one thread\n\n", QL_VERSION,
                kCount);
    ql_prices();
    batch_prices();
    const double price_gap = worst(ql_out, out);
    ql_yields();
    batch_yields();
    const double yield_gap = worst(ql_out, out);
    const double return_gap = worst(out, yields);
    ql_risks();
    batch_risks();
    const double duration_gap = worst(ql_out, modified);
    ql_accrued();
    const std::vector<double> accrued(lb_batch_accrued_px(batch), lb_batch_accrued_px(batch) + kCount);
    const double accrued_gap = worst(ql_out, accrued);
    std::printf("largest difference of longbond and QuantLib\n");
    std::printf("  clean price per 100     %.2g\n", price_gap);
    std::printf("  accrued interest        %.2g\n", accrued_gap);
    std::printf("  yield (Brent 1e-10)     %.2g\n", yield_gap);
    std::printf("  modified duration       %.2g\n", duration_gap);
    std::printf("largest difference of a yield after price and back, longbond alone: %.2g\n\n", return_gap);

    moving = true;
    std::printf("%-34s %12s %12s %9s %12s %9s\n", "securities a second", "QuantLib", "one call", "ratio", "batch", "ratio");
    const auto by_yield = single(LB_GIVEN_YIELD, yields, &lb_quote::clean_px);
    const auto by_price = single(LB_GIVEN_CLEAN_PX, prices, &lb_quote::yield_dec);
    print_row({"clean price from yield", rate(kCount, ql_prices), rate(kCount, by_yield), rate(kCount, batch_prices)});
    print_row({"yield from clean price", rate(kCount, ql_yields), rate(kCount, by_price), rate(kCount, batch_yields)});
    print_row({"duration, convexity, DV01", rate(kCount, ql_risks), rate(kCount, by_yield), rate(kCount, batch_risks)});
    print_row({"accrued interest", rate(kCount, ql_accrued), 0.0, rate(kCount, batch_accrued)});
    print_row({"make the security", rate(kCount, ql_build), rate(kCount, build), rate(kCount, build_batch)});
    lb_batch_free(batch);
    const bool agree = price_gap < 1e-9 && accrued_gap < 1e-11 && yield_gap < 1e-8 && duration_gap < 1e-8;
    if (!agree) {
        std::printf("\nlongbond and QuantLib DISAGREE\n");
    }
    return agree ? 0 : 1;
}
