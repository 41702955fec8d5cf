// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/threshold_steps.h"
#include "tests/sim/advice/small_world.h"
#include "tests/sim/replay/random_scenario.h"

#include <QTest>
#include <tbb/global_control.h>

#include <algorithm>
#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

ThresholdSteps stepsOf(const Scenario& scenario, const ThresholdRange& range, const StepOptions& options = {})
{
    auto steps = thresholdSteps(scenario, *demandOf(scenario), range, options);
    if (!steps)
        throw std::runtime_error{steps.error().describe()};
    return std::move(*steps);
}

/// What is wrong with the steps as a partition of the range; empty: nothing.
std::string flaw(const ThresholdSteps& steps, const ThresholdRange& range)
{
    Money next = range.from;
    for (const auto& step : steps.steps) {
        if (step.from != next || step.upTo < step.from)
            return "a gap or an overlap at " + next.toString();
        next = step.upTo + range.grain;
    }
    const Money last = range.from + range.grain * ((range.to - range.from).nanos() / range.grain.nanos());
    return next == last + range.grain ? std::string{} : "ends at " + next.toString();
}

/// The totals of the plain loop with the exposure of the step's first threshold, which is what a step says.
Totals plainTotals(const Scenario& scenario, Money threshold, const ThresholdStep& step)
{
    Totals totals = totalsOf(replayAt(scenario, threshold));
    totals.exposure = totalsOf(replayAt(scenario, step.from)).exposure;
    return totals;
}

} // namespace

class TestThresholdSteps : public QObject {
    Q_OBJECT

private slots:
    void everyThresholdOfASmallWorld();
    void everyOptionOfTheModel();
    void coarseGrainsAreTheFineStepsSeenThere();
    void goldenTopUp();
    void aRecordWithTooManyStepsGivesNone();
    void stepsAreToldAsTheyAreFound();
    void theSameOnAnyNumberOfCores();
    void cancellingStops();
    void aRangeThatIsNoneIsRefused();
};

void TestThresholdSteps::everyThresholdOfASmallWorld()
{
    std::mt19937_64 random{1};
    std::size_t interrupted = 0;
    for (int round = 0; round < 300; ++round) {
        Scenario scenario = smallWorld(random, 40);
        scenario.policy.rule = round % 2 == 0 ? Rule::Add : Rule::TopUp;
        scenario.policy.amount = scenario.policy.amount * 4;
        scenario.account.trigger = round % 3 == 0 ? Trigger::Edge : Trigger::Level;
        scenario.account.work = round % 5 < 3 ? Work::Defer : Work::Drop;
        const bool isTopUp = scenario.policy.rule == Rule::TopUp;
        const ThresholdRange range{Money{}, isTopUp ? scenario.policy.amount - oneNano : Money::fromNanos(60)};
        const auto steps = stepsOf(scenario, range);
        QCOMPARE(flaw(steps, range), std::string{});
        for (Money threshold = range.from; threshold <= range.to; threshold += oneNano) {
            const auto* step = steps.at(threshold);
            QVERIFY(step != nullptr && step->from <= threshold && threshold <= step->upTo);
            const Totals plain = plainTotals(scenario, threshold, *step);
            QVERIFY2(step->totals == plain, threshold.toString().c_str());
            interrupted += plain.isSafe() ? 0U : 1U;
        }
        if (steps.endless && !isTopUp)
            QVERIFY(plainTotals(scenario, range.to * 7, steps.steps.back()) == steps.steps.back().totals);
    }
    QVERIFY(interrupted > 1'000);
}

void TestThresholdSteps::everyOptionOfTheModel()
{
    int checked = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Scenario scenario = reference::randomScenario(seed);
        const Money most = scenario.policy.rule == Rule::TopUp ? scenario.policy.amount - oneNano
                                                               : scenario.policy.threshold + scenario.policy.amount;
        auto steps = thresholdSteps(scenario, *demandOf(scenario), {Money{}, most}, {5'000, {}});
        if (!steps || steps->steps.empty())
            continue; // a replay that has no result at some threshold
        QCOMPARE(flaw(*steps, {Money{}, most}), std::string{});
        for (std::int64_t part = 0; part <= 30; ++part) {
            const Money threshold = most.scaled(part, 30);
            const auto* step = steps->at(threshold);
            QVERIFY(step != nullptr);
            for (const Money each : {threshold, step->from, step->upTo})
                QVERIFY2(plainTotals(scenario, each, *step) == step->totals,
                         (reference::describeScenario(scenario) + " at " + each.toString()).c_str());
        }
        ++checked;
    }
    QVERIFY2(checked > 350, std::to_string(checked).c_str());
}

void TestThresholdSteps::coarseGrainsAreTheFineStepsSeenThere()
{
    std::mt19937_64 random{3};
    for (int round = 0; round < 100; ++round) {
        const Scenario scenario = smallWorld(random, 40);
        const auto fine = stepsOf(scenario, {Money{}, Money::fromNanos(100)});
        const ThresholdRange range{Money::fromNanos(2), Money::fromNanos(100), Money::fromNanos(7)};
        const auto coarse = stepsOf(scenario, range);
        QCOMPARE(flaw(coarse, range), std::string{});
        for (Money threshold = range.from; threshold <= range.to; threshold += range.grain) {
            Totals expected = fine.at(threshold)->totals;
            expected.exposure = coarse.at(threshold)->totals.exposure;
            QVERIFY(coarse.at(threshold)->totals == expected);
        }
    }
}

// topup3000.csv: every interval of whole-cent thresholds, `drop`.
void TestThresholdSteps::goldenTopUp()
{
    const auto rows = readGoldenTable("topup3000.csv");
    QCOMPARE(rows.size(), std::size_t{1118});
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 3000, oneCent * 6000, 1800s);
    scenario.policy.rule = Rule::TopUp;
    scenario.account.work = Work::Drop;
    const auto steps = stepsOf(scenario, {Money{}, oneCent * 2999, oneCent});
    QCOMPARE(steps.steps.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& [from, upTo, totals] = steps.steps[i];
        QCOMPARE(from, oneCent * std::stoll(rows[i][0]));
        QCOMPARE(upTo, oneCent * std::stoll(rows[i][1]));
        QCOMPARE(totals.unserved, oneCent * std::stoll(rows[i][3]));
        QCOMPARE(totals.reloads, std::stoull(rows[i][4]));
        QVERIFY(totals.refusedAttempts - std::stoull(rows[i][2]) <= 1); // the charge of nothing at the horizon
    }
}

void TestThresholdSteps::aRecordWithTooManyStepsGivesNone()
{
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 3000, oneCent * 6000, 1800s);
    scenario.policy.rule = Rule::TopUp;
    const ThresholdRange range{Money{}, oneCent * 2999, oneCent};
    const auto all = stepsOf(scenario, range).steps.size();
    QCOMPARE(stepsOf(scenario, range, {all, {}}).steps.size(), all);
    QVERIFY(stepsOf(scenario, range, {all - 1, {}}).steps.empty());
    QVERIFY(stepsOf(scenario, range, {10, {}}).steps.empty());
}

void TestThresholdSteps::stepsAreToldAsTheyAreFound()
{
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 3000, oneCent * 6000, 1800s);
    const ThresholdRange range{Money{}, oneCent * 2999, oneCent};
    std::vector<ThresholdStep> told;
    std::vector<double> progress;
    const auto steps = thresholdSteps(scenario, *demandOf(scenario), range,
                                      {5'000, [&told](const ThresholdStep& step) { told.push_back(step); }},
                                      {{}, [&progress](double share) { progress.push_back(share); }});
    QVERIFY(told.size() >= steps->steps.size());
    const auto farthest =
        std::max_element(told.begin(), told.begin() + 8, [](const auto& a, const auto& b) { return a.from < b.from; });
    QVERIFY2(farthest->from > oneCent * 2000, "the first few steps must be spread over the range");
    std::sort(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    told.erase(std::unique(told.begin(), told.end(), [](const auto& a, const auto& b) { return a.from == b.from; }),
               told.end());
    QCOMPARE(told.size(), steps->steps.size());
    for (std::size_t i = 0; i < told.size(); ++i)
        QVERIFY(told[i].upTo == steps->steps[i].upTo && told[i].totals == steps->steps[i].totals);
    QVERIFY(std::is_sorted(progress.begin(), progress.end()));
    QCOMPARE(progress.back(), 1.0);
}

void TestThresholdSteps::theSameOnAnyNumberOfCores()
{
    const Scenario scenario = scenarioOf(goldenTrace(), oneCent * 2250, oneCent * 6000, 1800s);
    const auto found = [&scenario](std::size_t cores) {
        const tbb::global_control control{tbb::global_control::max_allowed_parallelism, cores};
        return stepsOf(scenario, {Money{}, oneCent * 3000, oneCent});
    };
    const auto one = found(1);
    const auto two = found(2);
    QCOMPARE(one.steps.size(), two.steps.size());
    for (std::size_t i = 0; i < one.steps.size(); ++i)
        QVERIFY(one.steps[i].from == two.steps[i].from && one.steps[i].totals == two.steps[i].totals);
}

void TestThresholdSteps::cancellingStops()
{
    std::mt19937_64 random{4};
    const Scenario scenario = smallWorld(random);
    const auto steps =
        thresholdSteps(scenario, *demandOf(scenario), {Money{}, oneDollar, oneCent}, {}, {[] { return true; }, {}});
    QCOMPARE(steps.error().code, ErrorCode::Cancelled);
}

void TestThresholdSteps::aRangeThatIsNoneIsRefused()
{
    std::mt19937_64 random{4};
    const Scenario scenario = smallWorld(random);
    const auto demand = demandOf(scenario);
    for (const ThresholdRange range :
         {ThresholdRange{oneDollar, oneCent}, ThresholdRange{-oneCent, oneCent}, ThresholdRange{{}, oneCent, Money{}}})
        QCOMPARE(thresholdSteps(scenario, *demand, range).error().code, ErrorCode::Invalid);
}

QTEST_APPLESS_MAIN(TestThresholdSteps)
#include "test_threshold_steps.moc"
