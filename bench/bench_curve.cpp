/* bench_curve.cpp - a Svensson fit of 300 bonds and a bootstrap of 12 par yields: longbond beside QuantLib.
 *
 *     cmake --preset bench && ninja -C build-bench && build-bench/bench/bench_curve [repetitions of the peer's fit, 3]
 *
 * One thread, the thread's processor time, medians. Both sides fit the same prices: those of a Svensson curve with
 * 2 bp of noise in the yields. longbond starts cold, from the terms and prices, without a start value; QuantLib's
 * bonds stand ready and it is told where the solution lies. Its fit weighs by inverse duration too. */
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <random>
#include <vector>

#include <ql/quantlib.hpp>

#include "longbond/curve_bootstrap.h"
#include "longbond/curve_fit.h"
#include "longbond/daycount.h"
#include "longbond/quote.h"

namespace ql = QuantLib;

namespace
{

constexpr int kBonds = 300;
constexpr int kZeros = 360;
volatile double sink; /* keeps results alive */

double cpu_seconds()
{
    timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

/* Median seconds of one call, each repetition at least `least` seconds long. */
double seconds(int repetitions, double least, const std::function<void()> &job)
{
    std::vector<double> times;
    for (int i = 0; i < repetitions; i++) {
        const double begin = cpu_seconds();
        double end = begin;
        int calls = 0;
        do {
            job();
            calls++;
            end = cpu_seconds();
        } while (end - begin < least);
        times.push_back((end - begin) / calls);
    }
    std::nth_element(times.begin(), times.begin() + repetitions / 2, times.end());
    return times[static_cast<size_t>(repetitions) / 2];
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

/* Bonds of three months to thirty years at the prices of a curve, their yields moved by 2 bp of noise. */
std::vector<lb_price_quote> make_market(lb_date settle)
{
    const double beta[4] = {0.046, -0.004, -0.022, 0.018}, tau[2] = {1.7, 9.0};
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 2e-4);
    lb_curve truth;
    lb_error err;
    must(lb_curve_svensson(settle, beta, tau, &truth, &err), err);
    std::vector<lb_price_quote> market;
    for (int i = 0; i < kBonds; i++) {
        const int months = 4 + (353 * i) / (kBonds - 1);
        const lb_date around = lb_date_add_months(settle, months, false);
        const lb_ymd ymd = lb_date_ymd(around);
        const lb_date maturity = i % 2 ? lb_date_month_end(around) : lb_date_make(ymd.year, ymd.month, 15);
        lb_price_quote quote = {};
        quote.run = -1;
        must(lb_security_make(months > 118 ? LB_BOND : LB_NOTE, (1 + (i * 37) % 61) / 800.0, maturity,
                              LB_DATE_NONE, LB_DATE_NONE, &quote.security, &err),
             err);
        double dirty;
        must(lb_curve_dirty_px(&truth, &quote.security, &dirty, &err), err);
        lb_pricing how = {};
        how.settle = settle;
        how.convention = LB_CONVENTION_STREET;
        lb_quote at;
        must(lb_security_quote(&quote.security, &how, LB_GIVEN_DIRTY_PX, dirty, &at, &err), err);
        must(
            lb_security_quote(&quote.security, &how, LB_GIVEN_YIELD, at.yield_dec + noise(random), &at, &err),
            err);
        quote.clean_px = at.clean_px;
        market.push_back(quote);
    }
    return market;
}

/* QuantLib's fit and the root mean square error of its yields, in basis points. */
struct Peer {
    const std::vector<lb_price_quote> &market;
    ql::Date settle;
    ql::DayCounter counter = ql::ActualActual(ql::ActualActual::Bond);
    std::vector<ql::ext::shared_ptr<ql::FixedRateBond>> bonds;
    std::vector<ql::ext::shared_ptr<ql::BondHelper>> helpers;
    double rms_bp = 0;

    Peer(const std::vector<lb_price_quote> &quotes, lb_date day) : market(quotes), settle(to_ql(day))
    {
        ql::Settings::instance().evaluationDate() = settle - 1;
        for (const lb_price_quote &quote : market) {
            const lb_security &s = quote.security;
            const ql::Schedule schedule(to_ql(s.dated_date), to_ql(s.maturity), ql::Period(ql::Semiannual),
                                        ql::NullCalendar(), ql::Unadjusted, ql::Unadjusted,
                                        ql::DateGeneration::Backward, lb_date_is_month_end(s.maturity));
            bonds.push_back(ql::ext::make_shared<ql::FixedRateBond>(
                1, 100.0, schedule, std::vector<ql::Rate>(1, s.coupon_dec), counter, ql::Following, 100.0));
            helpers.push_back(ql::ext::make_shared<ql::BondHelper>(
                ql::Handle<ql::Quote>(ql::ext::make_shared<ql::SimpleQuote>(quote.clean_px)), bonds.back()));
        }
    }

    void fit()
    {
        ql::Array guess(6);
        const double near_solution[] = {0.045, -0.005, -0.02, 0.02, 0.5, 0.125};
        std::copy(near_solution, near_solution + 6, guess.begin());
        ql::SvenssonFitting method(ql::Array(), ql::ext::make_shared<ql::LevenbergMarquardt>());
        curve = ql::ext::make_shared<ql::FittedBondDiscountCurve>(settle, helpers, counter, method, 1e-10,
                                                                  10000, guess);
        sink = curve->discount(1.0);
    }

    void measure()
    {
        double squares = 0;
        for (size_t i = 0; i < bonds.size(); i++) {
            const ql::FixedRateBond &bond = *bonds[i];
            const double price = ql::CashFlows::npv(bond.cashflows(), *curve, false, settle, settle) -
                                 bond.accruedAmount(settle);
            const auto yield = [&](double px) {
                return ql::BondFunctions::yield(bond, px, counter, ql::Compounded, ql::Semiannual, settle,
                                                1e-12);
            };
            const double d = 1e4 * (yield(price) - yield(market[i].clean_px));
            squares += d * d;
        }
        rms_bp = std::sqrt(squares / static_cast<double>(bonds.size()));
    }

    ql::ext::shared_ptr<ql::FittedBondDiscountCurve> curve;
};

constexpr double kNodes[] = {0.25, 0.5, 1, 2, 3, 5, 7, 10, 15, 20, 25, 30};
constexpr int kNodeCount = 12;

double node_par(int k)
{
    return 0.04 + 0.008 * (1 - std::exp(-kNodes[k] / 8));
}

double peer_bootstrap_seconds(ql::Date settle)
{
    std::vector<ql::ext::shared_ptr<ql::RateHelper>> helpers;
    const ql::Calendar calendar = ql::UnitedStates(ql::UnitedStates::GovernmentBond);
    for (int k = 0; k < kNodeCount; k++) {
        const int months = static_cast<int>(std::lround(12 * kNodes[k]));
        if (kNodes[k] < 1) {
            helpers.push_back(ql::ext::make_shared<ql::DepositRateHelper>(
                ql::Handle<ql::Quote>(ql::ext::make_shared<ql::SimpleQuote>(node_par(k))),
                months * ql::Months, 1, calendar, ql::ModifiedFollowing, false, ql::Actual360()));
            continue;
        }
        const ql::Schedule schedule(settle, settle + months * ql::Months, ql::Period(ql::Semiannual),
                                    ql::NullCalendar(), ql::Unadjusted, ql::Unadjusted,
                                    ql::DateGeneration::Backward, false);
        helpers.push_back(ql::ext::make_shared<ql::FixedRateBondHelper>(
            ql::Handle<ql::Quote>(ql::ext::make_shared<ql::SimpleQuote>(100.0)), 1, 100.0, schedule,
            std::vector<ql::Rate>(1, node_par(k)), ql::ActualActual(ql::ActualActual::Bond), ql::Unadjusted,
            100.0));
    }
    return seconds(7, 0.1, [&] {
        ql::PiecewiseYieldCurve<ql::Discount, ql::LogLinear> curve(settle, helpers, ql::Actual365Fixed());
        double sum = 0;
        for (int m = 1; m <= kZeros; m++) {
            sum += curve.zeroRate(m / 12.0, ql::Compounded, ql::Semiannual, true).rate();
        }
        sink = sum;
    });
}

double own_bootstrap_seconds(lb_date settle, double *worst_par)
{
    double par[kNodeCount], months[kZeros], zeros[kZeros];
    for (int k = 0; k < kNodeCount; k++) {
        par[k] = node_par(k);
    }
    for (int m = 0; m < kZeros; m++) {
        months[m] = (m + 1) / 12.0;
    }
    lb_curve curve;
    lb_error err;
    const double time = seconds(7, 0.1, [&] {
        for (int i = 0; i < 100; i++) { /* asking for the time costs too */
            must(lb_curve_bootstrap(settle, kNodes, par, kNodeCount, &curve, &err), err);
            lb_curve_zeros_semiannual_dec(&curve, months, kZeros, zeros);
            sink = zeros[i];
        }
    });
    *worst_par = 0;
    for (int k = 0; k < kNodeCount; k++) {
        *worst_par = std::max(*worst_par, std::fabs(lb_curve_par_dec(&curve, kNodes[k]) - par[k]));
    }
    return time / 100;
}

} // namespace

int main(int argc, char **argv)
{
    const int peer_repetitions = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
    const lb_date settle = lb_date_make(2025, 6, 17);
    const std::vector<lb_price_quote> market = make_market(settle);
    lb_error err;
    lb_fit_space *space;
    must(lb_fit_space_create(kBonds, &space, &err), err);

    std::printf("%-42s %14s %14s %10s\n", "", "longbond", "QuantLib", "ratio");
    Peer peer(market, settle);
    const double peer_fit = seconds(peer_repetitions, 0, [&] { peer.fit(); });
    peer.measure();
    lb_fit_result result = {};
    for (const lb_fit_method method : {LB_FIT_SVENSSON, LB_FIT_SPLINE}) {
        const lb_fit_options how = lb_fit_defaults(method);
        const double own = seconds(9, 0.1, [&] {
            must(lb_curve_fit(market.data(), kBonds, settle, &how, space, &result, nullptr, &err), err);
        });
        const bool svensson = method == LB_FIT_SVENSSON;
        std::printf("%-42s %11.3f ms",
                    svensson ? "Svensson fit of 300 bonds (peer: near guess)" : "spline fit of 300 bonds",
                    1e3 * own);
        if (svensson) {
            std::printf(" %11.1f ms %9.0fx\n%-42s %11.4f bp %11.4f bp  (noise 2 bp)", 1e3 * peer_fit,
                        peer_fit / own, "  root mean square yield error", result.rms_bp, peer.rms_bp);
            if (!(result.rms_bp <= peer.rms_bp + 1e-3) || result.used != kBonds) {
                std::fprintf(stderr, "\nthe fit is worse than the peer's\n");
                return 1;
            }
        }
        std::printf("\n");
    }
    lb_fit_space_free(space);

    double worst = 0;
    const double own = own_bootstrap_seconds(settle, &worst);
    const double theirs = peer_bootstrap_seconds(to_ql(settle));
    std::printf("%-42s %11.3f us %11.1f us %9.0fx\n", "bootstrap of 12 par yields, 360 zeros", 1e6 * own,
                1e6 * theirs, theirs / own);
    std::printf("%-42s %11.1e\n", "  par yields given back within", worst);
    return worst <= 1e-12 ? 0 : 1;
}
