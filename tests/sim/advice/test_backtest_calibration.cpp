// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/backtest.h"
#include "sim/advice/forecast.h"
#include "sim/advice/recommend.h"
#include "sim/workload/generate.h"
#include "sim/workload/work_days.h"

#include <QTest>

#include <algorithm>
#include <stdexcept>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

constexpr std::uint32_t days = 180;
constexpr std::uint32_t week = 7;
const SimTime tuesday = timeFromMicros(1'788'220'800'000'000); // 2026-09-01

History generated(const Synthesis& synthesis)
{
    auto made = generate(synthesis);
    if (!made)
        throw std::runtime_error{made.error().describe()};
    return std::move(*made);
}

/// Its days of one class.
void addTo(HistoryBuilder& builder, const History& history, DayClass dayClass)
{
    for (ChargeIndex i = 0; i < history.size(); ++i)
        if (classOfWeekday(weekdayOf(history.times()[i])) == dayClass)
            builder.add(history.charge(i));
}

/// Two agents in office hours on weekdays.
History officeWorker(std::uint32_t seed)
{
    return generated({.sessions = 2, .days = days, .start = tuesday, .seed = seed, .weekends = false});
}

/// One agent in the evenings of the week, four all day at weekends.
History weekendWorker(std::uint32_t seed)
{
    HistoryBuilder builder;
    addTo(builder,
          generated({.sessions = 1, .days = days, .start = tuesday, .seed = seed, .workdayStart = 18h, .workday = 3h}),
          DayClass::Weekday);
    addTo(builder, generated({.sessions = 4, .days = days, .start = tuesday, .seed = seed, .workday = 10h}),
          DayClass::Weekend);
    return builder.build();
}

/// Two agents that nobody looks after, each night from ten to two, heavy work.
History nightWorker(std::uint32_t seed)
{
    return generated({.sessions = 2,
                      .days = days,
                      .start = tuesday,
                      .seed = seed,
                      .style = WorkStyle::Heavy,
                      .autonomous = true,
                      .workdayStart = 22h,
                      .workday = 4h});
}

using User = History (*)(std::uint32_t seed);
const std::vector<std::pair<const char*, User>>& users()
{
    static const std::vector<std::pair<const char*, User>> all{
        {"office", officeWorker}, {"weekend", weekendWorker}, {"night", nightWorker}};
    return all;
}

Scenario scenarioOf(User user, std::uint32_t seed)
{
    Scenario scenario;
    scenario.history = std::make_shared<const History>(user(seed));
    scenario.account.latency = Delay::constant(5min);
    scenario.seed = seed;
    return scenario;
}

ForecastWishes nextWeek(double target, double confidence)
{
    ForecastWishes wishes;
    wishes.horizonDays = week;
    wishes.paths = 300;
    wishes.target = target;
    wishes.confidence = confidence;
    wishes.blockDays = {1};
    return wishes;
}

/// The threshold at which the forecast has just this chance for the week to come: neither more nor less, hence half
/// the paths' confidence.
Decide decideByForecast(double target)
{
    return [target](const Scenario& known, const RunHooks& hooks) -> Result<std::optional<Policy>> {
        const auto wishes = nextWeek(target, 0.5);
        const auto found = forecast(known, demandOf(known), {{known.policy.amount}, {}}, wishes, hooks);
        if (!found)
            return found.error();
        const auto threshold = found->blocks.front().amounts.front().thresholdFor(target, wishes.confidence);
        if (!threshold)
            return std::optional<Policy>{};
        Policy policy = known.policy;
        policy.threshold = *threshold;
        return std::optional{policy};
    };
}

Decide decideByRecommendationForAWeek()
{
    return [](const Scenario& known, const RunHooks& hooks) -> Result<std::optional<Policy>> {
        Wishes wishes;
        wishes.amounts = {known.policy.amount};
        const auto advice = recommend(known, wishes, LookAhead{nextWeek(0.9, 0.5)}, hooks);
        if (!advice)
            return advice.error();
        return advice->recommended ? std::optional{advice->recommended->policy} : std::nullopt;
    };
}

/// Of each lived week whether an agent stopped in it.
std::vector<bool> interruptedWeeks(const Scenario& scenario, const Decide& decide)
{
    const auto lived = backtest(scenario, {}, decide);
    if (!lived)
        throw std::runtime_error{lived.error().describe()};
    std::vector<bool> interrupted;
    for (const auto& each : lived->followers.front().weeks)
        interrupted.push_back(each.totals.interruptions > 0);
    return interrupted;
}

/// Counts of events with these chances, independent of each other, leave the band on either side with at most 0.5 %.
struct Band {
    std::size_t least = 0;
    std::size_t most = 0;
};

Band bandOf(const std::vector<double>& chances)
{
    std::vector<double> shares{1}; // of each count
    for (const double chance : chances) {
        shares.push_back(0);
        for (std::size_t count = shares.size(); count-- > 0;)
            shares[count] = shares[count] * (1 - chance) + (count > 0 ? shares[count - 1] * chance : 0);
    }
    constexpr double side = 0.005;
    Band band{0, chances.size()};
    for (double below = shares[0]; below <= side; below += shares[band.least])
        ++band.least;
    for (double above = shares[band.most]; above <= side; above += shares[band.most])
        --band.most;
    return band;
}

/// A decision after so many weeks knows n days: of nothing can it be surer than n / (n + 7) (THEORY.md section 5).
double dataLimitAfter(std::size_t weeks)
{
    const auto known = static_cast<double>(weeks * week);
    return known / (known + week);
}

struct Count {
    std::vector<double> promised; ///< chances of an interruption
    std::size_t interrupted = 0;
};

/// The weeks of which the record could promise as much as is asked for.
Count countJudged(const std::vector<bool>& weeks, double target)
{
    Count count;
    for (std::size_t i = 0; i < weeks.size(); ++i) {
        if (dataLimitAfter(i + 1) < target)
            continue;
        count.promised.push_back(1 - target);
        count.interrupted += weeks[i] ? 1U : 0U;
    }
    return count;
}

bool isHeavy()
{
    return qEnvironmentVariableIsSet("LOWWATER_RANDOM_SCENARIOS");
}

} // namespace

/// The backtest against what was promised, on people whose days are drawn from one law each: days are independent, so
/// that weeks under a decision made before them are too. What is promised is the chance of a week, as a week is what is
/// lived: the balance comes into it at any phase, as the paths begin.
class TestBacktestCalibration : public QObject {
    Q_OBJECT

private slots:
    void bandsAreThoseOfTheBinomial();
    void weeksAreInterruptedAsOftenAsPromised_data();
    void weeksAreInterruptedAsOftenAsPromised();
    void whatIsSafeOnTheRecordFailsNoMoreOftenThanRecordsAreBroken();
};

/// Of 20 with chance a half: 2^-20 (1 + 20 + 190 + 1140) = 0.0013 are 3 or fewer, 0.0059 are 4 or fewer.
void TestBacktestCalibration::bandsAreThoseOfTheBinomial()
{
    const Band band = bandOf(std::vector<double>(20, 0.5));
    QCOMPARE(band.least, std::size_t{4});
    QCOMPARE(band.most, std::size_t{16});
    QCOMPARE(bandOf({0, 0, 1}).least, std::size_t{1});
    QCOMPARE(bandOf({0, 0, 1}).most, std::size_t{1});
}

void TestBacktestCalibration::weeksAreInterruptedAsOftenAsPromised_data()
{
    QTest::addColumn<double>("target");
    QTest::addRow("seven weeks of ten without an interruption") << 0.7;
    QTest::addRow("eight weeks of ten without an interruption") << 0.8;
    QTest::addRow("nine weeks of ten without an interruption") << 0.9;
}

/// Each user in a band of their own, and all together. LOWWATER_RANDOM_SCENARIOS, given, makes them more.
void TestBacktestCalibration::weeksAreInterruptedAsOftenAsPromised()
{
    QFETCH(const double, target);
    const std::uint32_t seeds = isHeavy() ? 20 : 1;
    Count all;
    for (const auto& [name, user] : users()) {
        std::size_t outside = 0;
        Count ofHabit;
        for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
            const auto count = countJudged(interruptedWeeks(scenarioOf(user, seed), decideByForecast(target)), target);
            const Band band = bandOf(count.promised);
            const bool isWithin = band.least <= count.interrupted && count.interrupted <= band.most;
            outside += isWithin ? 0U : 1U;
            if (seed == 1) {
                qInfo("%s: %zu of %zu weeks interrupted, from %zu to %zu expected", name, count.interrupted,
                      count.promised.size(), band.least, band.most);
                QVERIFY2(isWithin, name);
            }
            ofHabit.interrupted += count.interrupted;
            ofHabit.promised.insert(ofHabit.promised.end(), count.promised.begin(), count.promised.end());
        }
        qInfo("%s: of %u users %zu outside; %zu of %zu weeks", name, seeds, outside, ofHabit.interrupted,
              ofHabit.promised.size());
        QVERIFY2(outside <= 2, name); // of twenty, three would be one time in a thousand
        all.interrupted += ofHabit.interrupted;
        all.promised.insert(all.promised.end(), ofHabit.promised.begin(), ofHabit.promised.end());
    }
    const Band band = bandOf(all.promised);
    qInfo("all: %zu of %zu weeks interrupted, from %zu to %zu expected", all.interrupted, all.promised.size(),
          band.least, band.most);
    QVERIFY(band.least > 0 || target > 0.8); // two sides, where there are weeks enough
    QVERIFY(band.least <= all.interrupted && all.interrupted <= band.most);
}

/// What is recommended would not have been interrupted on any of the k weeks known, so that the next one is only where
/// it is worse than all of them: of weeks that are alike, with a chance of 1 / (k + 1), and independently (the records
/// of a sequence).
void TestBacktestCalibration::whatIsSafeOnTheRecordFailsNoMoreOftenThanRecordsAreBroken()
{
    for (const auto& [name, user] : users()) {
        const auto weeks = interruptedWeeks(scenarioOf(user, 1), decideByRecommendationForAWeek());
        std::vector<double> chances;
        for (std::size_t i = 0; i < weeks.size(); ++i)
            chances.push_back(1 - dataLimitAfter(i + 1));
        const Band band = bandOf(chances);
        const auto interrupted = static_cast<std::size_t>(std::count(weeks.begin(), weeks.end(), true));
        qInfo("%s: %zu of %zu weeks interrupted, at most %zu expected", name, interrupted, weeks.size(), band.most);
        QVERIFY2(interrupted <= band.most, name);
    }
}

QTEST_APPLESS_MAIN(TestBacktestCalibration)
#include "test_backtest_calibration.moc"
