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

namespace
{

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
std::vector<lb_security> make_securities(lb_date settle)
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

using Numbers = std::vector<double>;

/* What both sides work on. */
struct Market {
    lb_date settle;
    std::vector<lb_security> securities;
    Numbers yields, prices; /* that belong together on `settle` */
};

/* QuantLib's side. Every job works on all securities and leaves its results behind. */
struct Peer {
    const Market &market;
    ql::Date settle;
    ql::DayCounter counter = ql::ActualActual(ql::ActualActual::Bond);
    std::vector<ql::ext::shared_ptr<ql::FixedRateBond>> bonds;
    std::vector<ql::Compounding> compounding; /* simple in the last interest period, as in the street */
    Numbers result = Numbers(kCount), more = Numbers(kCount);

    explicit Peer(const Market &of) : market(of), settle(to_ql(of.settle))
    {
        ql::Settings::instance().evaluationDate() = settle;
        for (const lb_security &security : market.securities) {
            const bool last = lb_interest_date_count(security.maturity, 6, market.settle) == 1;
            bonds.push_back(build(security));
            compounding.push_back(last ? ql::SimpleThenCompounded : ql::Compounded);
        }
    }

    ql::ext::shared_ptr<ql::FixedRateBond> build(const lb_security &security) const
    {
        const ql::Schedule schedule(to_ql(security.dated_date), to_ql(security.maturity),
                                    ql::Period(ql::Semiannual), ql::NullCalendar(), ql::Unadjusted,
                                    ql::Unadjusted, ql::DateGeneration::Backward,
                                    lb_date_is_month_end(security.maturity));
        return ql::ext::make_shared<ql::FixedRateBond>(0, 100.0, schedule, Numbers(1, security.coupon_dec),
                                                       counter, ql::Unadjusted, 100.0);
    }

    double price()
    {
        for (size_t i = 0; i < kCount; i++) {
            result[i] = ql::BondFunctions::cleanPrice(*bonds[i], market.yields[i], counter, compounding[i],
                                                      ql::Semiannual, settle);
        }
        return result[0];
    }

    double yield()
    {
        for (size_t i = 0; i < kCount; i++) {
            result[i] =
                ql::BondFunctions::yield<ql::Brent>(ql::Brent(), *bonds[i], market.prices[i], counter,
                                                    compounding[i], ql::Semiannual, settle, 1e-10, 0.05);
        }
        return result[0];
    }

    double risk()
    {
        for (size_t i = 0; i < kCount; i++) {
            const ql::InterestRate at(market.yields[i], counter, compounding[i], ql::Semiannual);
            result[i] = ql::BondFunctions::duration(*bonds[i], at, ql::Duration::Modified, settle);
            more[i] = ql::BondFunctions::convexity(*bonds[i], at, settle) +
                      ql::BondFunctions::basisPointValue(*bonds[i], at, settle);
        }
        return result[0] + more[0];
    }

    double accrued()
    {
        for (size_t i = 0; i < kCount; i++) {
            result[i] = ql::BondFunctions::accruedAmount(*bonds[i], settle);
        }
        return result[0];
    }

    double make()
    {
        for (size_t i = 0; i < kCount; i++) {
            result[i] = static_cast<double>(build(market.securities[i])->cashflows().size());
        }
        return result[0];
    }
};

/* longbond's side: one call at a time, where a quote always has price, yield, accrued interest and risk; and as a
 * batch, moved to another day of the week in every pass once `moving`. */
struct Ours {
    const Market &market;
    lb_batch *batch = nullptr;
    lb_error err = {};
    bool moving = false;
    size_t turn = 0;
    Numbers result = Numbers(kCount), convexity = Numbers(kCount), dv01 = Numbers(kCount);

    explicit Ours(const Market &of) : market(of)
    {
        must(lb_batch_create(market.securities.data(), market.securities.size(), &batch, &err), err);
    }
    Ours(const Ours &) = delete;
    Ours &operator=(const Ours &) = delete;
    ~Ours()
    {
        lb_batch_free(batch);
    }

    double quote(lb_given given, const Numbers &values, double lb_quote::*field)
    {
        lb_pricing how = {};
        how.settle = market.settle;
        how.convention = LB_CONVENTION_STREET;
        for (size_t i = 0; i < kCount; i++) {
            lb_quote one;
            must(lb_security_quote(&market.securities[i], &how, given, values[i], &one, &err), err);
            result[i] = one.*field;
        }
        return result[0];
    }

    void settle()
    {
        const int days[] = {0, 1, 2, 3, 6};
        turn = moving ? (turn + 1) % 5 : 0;
        must(lb_batch_settle(batch, market.settle + days[turn], LB_CONVENTION_STREET, &err), err);
    }

    double price()
    {
        settle();
        must(lb_batch_clean_px(batch, market.yields.data(), result.data(), &err), err);
        return result[0];
    }

    double yield()
    {
        settle();
        must(lb_batch_yield_dec(batch, market.prices.data(), result.data(), &err), err);
        return result[0];
    }

    double risk()
    {
        settle();
        must(lb_batch_risk(batch, market.yields.data(), result.data(), convexity.data(), dv01.data(), &err),
             err);
        return result[0];
    }

    double accrued()
    {
        settle();
        return lb_batch_accrued_px(batch)[0];
    }

    double make()
    {
        for (size_t i = 0; i < kCount; i++) {
            const lb_security &of = market.securities[i];
            lb_security made;
            must(lb_security_make(static_cast<lb_security_type>(of.type), of.coupon_dec, of.maturity,
                                  of.dated_date, of.first_coupon, &made, &err),
                 err);
            result[i] = made.coupon_dec;
        }
        return result[0];
    }

    double make_batch()
    {
        lb_batch *made;
        must(lb_batch_create(market.securities.data(), market.securities.size(), &made, &err), err);
        const double count = static_cast<double>(lb_batch_count(made));
        lb_batch_free(made);
        return count;
    }
};

double worst(const Numbers &a, const Numbers &b)
{
    double most = 0.0;
    for (size_t i = 0; i < a.size(); i++) {
        most = std::max(most, std::fabs(a[i] - b[i]));
    }
    return most;
}

/* Prints how far the two sides are apart; false if further than rounding explains. */
bool compare(Peer &peer, Ours &ours)
{
    peer.price();
    ours.price();
    const double price = worst(peer.result, ours.result);
    peer.yield();
    ours.yield();
    const double yield = worst(peer.result, ours.result);
    const double back = worst(ours.result, ours.market.yields);
    peer.risk();
    ours.risk();
    const double duration = worst(peer.result, ours.result);
    peer.accrued();
    ours.accrued();
    const double *accruals = lb_batch_accrued_px(ours.batch);
    const double accrued = worst(peer.result, Numbers(accruals, accruals + kCount));
    std::printf("largest difference of longbond and QuantLib\n"
                "  clean price per 100     %.2g\n"
                "  accrued interest        %.2g\n"
                "  yield (Brent 1e-10)     %.2g\n"
                "  modified duration       %.2g\n"
                "largest difference of a yield after price and back, longbond alone: %.2g\n\n",
                price, accrued, yield, duration, back);
    return price < 1e-9 && accrued < 1e-11 && yield < 1e-8 && duration < 1e-8;
}

struct Row {
    const char *job;
    double peer, single, batch; /* securities a second; 0 where a side has no such job */
};

void print_row(const Row &row)
{
    std::printf("%-28s %10.4g", row.job, row.peer);
    for (double ours : {row.single, row.batch}) {
        if (ours > 0.0) {
            std::printf(" %11.4g %7.0fx", ours, ours / row.peer);
        } else {
            std::printf(" %11s %8s", "-", "");
        }
    }
    std::printf("\n");
    std::fflush(stdout);
}

void time_all(Peer &peer, Ours &ours)
{
    const Market &market = ours.market;
    ours.moving = true;
    const double by_yield =
        rate(kCount, [&] { return ours.quote(LB_GIVEN_YIELD, market.yields, &lb_quote::clean_px); });
    const double by_price =
        rate(kCount, [&] { return ours.quote(LB_GIVEN_CLEAN_PX, market.prices, &lb_quote::yield_dec); });
    std::printf("%-28s %10s %11s %8s %11s %8s\n", "securities a second", "QuantLib", "one call", "ratio",
                "batch", "ratio");
    print_row({"clean price from yield", rate(kCount, [&] { return peer.price(); }), by_yield,
               rate(kCount, [&] { return ours.price(); })});
    print_row({"yield from clean price", rate(kCount, [&] { return peer.yield(); }), by_price,
               rate(kCount, [&] { return ours.yield(); })});
    print_row({"duration, convexity, DV01", rate(kCount, [&] { return peer.risk(); }), by_yield,
               rate(kCount, [&] { return ours.risk(); })});
    print_row({"accrued interest", rate(kCount, [&] { return peer.accrued(); }), 0.0,
               rate(kCount, [&] { return ours.accrued(); })});
    print_row({"make the security", rate(kCount, [&] { return peer.make(); }),
               rate(kCount, [&] { return ours.make(); }), rate(kCount, [&] { return ours.make_batch(); })});
}

} // namespace

int main()
{
    Market market;
    market.settle = lb_date_make(2025, 6, 17);
    market.securities = make_securities(market.settle);
    for (size_t i = 0; i < kCount; i++) {
        const double years = (market.securities[i].maturity - market.settle) / 365.25;
        market.yields.push_back(0.045 - 0.006 * std::exp(-years / 3.0) +
                                0.0005 * std::sin(7.0 * static_cast<double>(i)));
    }
    Ours ours(market);
    ours.price();
    market.prices = ours.result;
    Peer peer(market);
    std::printf("QuantLib %s; %d Treasuries of 1 month to 30 years, settled 2025-06-17, one thread\n\n",
                QL_VERSION, kCount);
    const bool agree = compare(peer, ours);
    time_all(peer, ours);
    if (!agree) {
        std::printf("\nlongbond and QuantLib DISAGREE\n");
    }
    return agree ? 0 : 1;
}
