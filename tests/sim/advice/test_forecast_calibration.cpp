// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/forecast.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <stdexcept>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t unit = 100;     ///< nano-dollars: what a day costs, and the amount
constexpr std::uint32_t recorded = 20; ///< days
constexpr std::uint32_t horizon = 10;
const SimTime monday = timeFromMicros(1'788'134'400'000'000); // 2026-08-31

/// A user whose days are drawn from a known law: at 09:00 a cost c, uniform from 1 to 99; ten minutes later the rest
/// of 100. As a day costs as much as a reload brings and a reload takes an hour, each begins with phase above the
/// threshold; the second charge comes before the reload that the first one asks for where c > phase. So a path's least
/// safe threshold is u + the most of c over its days - phase.
struct User {
    explicit User(std::uint32_t seed)
    {
        std::mt19937_64 random{seed};
        HistoryBuilder builder;
        for (std::uint32_t day = 0; day < recorded; ++day) {
            const auto first = 1 + static_cast<std::int64_t>(random() % (unit - 1));
            firstCosts.push_back(first);
            Charge charge;
            charge.time = monday + std::chrono::days{day} + 9h;
            charge.cost = Money::fromNanos(first);
            builder.add(charge);
            charge.time += 10min;
            charge.cost = Money::fromNanos(unit - first);
            builder.add(charge);
        }
        scenario.history = std::make_shared<const History>(builder.build());
        scenario.account.latency = Delay::constant(1h);
        scenario.seed = seed;
    }

    /// Of no interruption at u + above: over all phases, that no day drawn has a first cost above phase + above.
    /// Weekdays are drawn from weekdays.
    [[nodiscard]] double chanceAt(std::int64_t above) const
    {
        double sum = 0;
        for (std::int64_t phase = 0; phase < unit; ++phase) {
            double all = 1;
            for (std::uint32_t day = recorded; day < recorded + horizon; ++day) {
                double fine = 0;
                double ofClass = 0;
                for (std::uint32_t old = 0; old < recorded; ++old) {
                    if ((old % 7 >= 5) != (day % 7 >= 5))
                        continue;
                    ++ofClass;
                    fine += firstCosts[old] <= phase + above ? 1 : 0;
                }
                all *= fine / ofClass;
            }
            sum += all;
        }
        return sum / unit;
    }

    Scenario scenario;
    std::vector<std::int64_t> firstCosts;
};

/// Deviations of a binomial that a count may be below what is expected.
constexpr double most = 4;

} // namespace

/// LOWWATER_RANDOM_SCENARIOS, given, makes it a thousand users; 150 by default.
class TestForecastCalibration : public QObject {
    Q_OBJECT

private slots:
    void boundsHoldAsOftenAsTheySay();
    void theLimitOfTheDataHoldsAsOftenAsItSays();
};

void TestForecastCalibration::boundsHoldAsOftenAsTheySay()
{
    const int users = qEnvironmentVariableIsSet("LOWWATER_RANDOM_SCENARIOS") ? 1'000 : 150;
    ForecastWishes wishes;
    wishes.horizonDays = horizon;
    wishes.paths = 300;
    wishes.target = 0.9;
    wishes.blockDays = {1};
    int boundsHeld = 0;
    int thresholdsHeld = 0;
    for (int seed = 1; seed <= users; ++seed) {
        const User user{static_cast<std::uint32_t>(seed)};
        const auto found = forecast(user.scenario, demandOf(user.scenario), {{Money::fromNanos(unit)}, {}}, wishes);
        QVERIFY(found.has_value());
        const auto& answer = found->blocks.front().amounts.front();
        std::int64_t above = 0; // where about nine of ten are safe
        while (user.chanceAt(above) < wishes.target)
            ++above;
        const auto chance = answer.chanceAt(Money::fromNanos(1 + above), wishes.confidence);
        boundsHeld += chance->lowerBound <= user.chanceAt(above) ? 1 : 0;
        const auto threshold = answer.thresholdFor(wishes.target, wishes.confidence);
        QVERIFY(threshold.has_value());
        thresholdsHeld += user.chanceAt(std::max(threshold->nanos() - 1, std::int64_t{0})) >= wishes.target ? 1 : 0;
    }
    qInfo("of %d users the bound held for %d, the threshold for %d", users, boundsHeld, thresholdsHeld);
    const double least =
        users * wishes.confidence - most * std::sqrt(users * wishes.confidence * (1 - wishes.confidence));
    QVERIFY(boundsHeld >= least);
    QVERIFY(thresholdsHeld >= least);
    QVERIFY2(users < 1'000 || boundsHeld < 0.999 * users, "the bound is wildly loose");
    QVERIFY2(users < 1'000 || thresholdsHeld < 0.999 * users, "the threshold is wildly high");
}

/// The next days hold nothing worse than the worst of those recorded with chance n / (n + horizon).
void TestForecastCalibration::theLimitOfTheDataHoldsAsOftenAsItSays()
{
    constexpr int users = 1'000;
    std::mt19937_64 random{1};
    ForecastWishes wishes;
    wishes.horizonDays = horizon;
    wishes.paths = 1;
    const User user{1};
    const auto found = forecast(user.scenario, demandOf(user.scenario), {{Money::fromNanos(unit)}, {}}, wishes);
    QVERIFY(found.has_value());
    int nothingWorse = 0;
    for (int i = 0; i < users; ++i) {
        std::vector<std::uint64_t> days(recorded + horizon);
        std::generate(days.begin(), days.end(), std::ref(random));
        nothingWorse += std::max_element(days.begin(), days.end()) - days.begin() < recorded ? 1 : 0;
    }
    const double expected = found->dataLimit * users;
    QVERIFY(std::abs(nothingWorse - expected) < most * std::sqrt(expected * (1 - found->dataLimit)));
}

QTEST_APPLESS_MAIN(TestForecastCalibration)
#include "test_forecast_calibration.moc"
