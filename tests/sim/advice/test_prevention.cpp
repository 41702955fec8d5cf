// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/prevention.h"
#include "sim/advice/thresholds.h"
#include "tests/sim/advice/small_world.h"

#include <QTest>

#include <numeric>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

constexpr auto threshold = static_cast<std::size_t>(Slider::Threshold);
constexpr auto amount = static_cast<std::size_t>(Slider::Amount);
constexpr auto opening = static_cast<std::size_t>(Slider::OpeningBalance);
constexpr auto latency = static_cast<std::size_t>(Slider::Latency);

std::vector<Preventions> all(const Scenario& scenario, const Outcome& outcome, const PreventionOptions& options = {})
{
    std::vector<std::size_t> indices(outcome.interruptions.size());
    std::iota(indices.begin(), indices.end(), std::size_t{0});
    return findPreventions(scenario, *demandOf(scenario), outcome, indices, options).value();
}

/// $10 at the start, then $1 a minute; reloads of $10 that take 3 min, asked for below $2.
Scenario steady(int minutes)
{
    std::vector<TimedCost> charges;
    for (int minute = 0; minute < minutes; ++minute)
        charges.push_back({std::chrono::minutes{minute}, oneDollar});
    Scenario scenario = scenarioOf(charges, oneDollar * 10, oneDollar * 10, 3min);
    scenario.policy.threshold = oneDollar * 2;
    return scenario;
}

/// The prevention written down again: nothing touches the interruption, fewer begin up to its end.
bool holds(const Interruption& old, const Outcome& before, const Outcome& after)
{
    std::size_t then = 0;
    std::size_t now = 0;
    for (const auto& interruption : before.interruptions)
        then += !old.ended || interruption.began <= *old.ended ? 1U : 0U;
    for (const auto& interruption : after.interruptions) {
        const bool startsInTime = !old.ended || interruption.began <= *old.ended;
        if (startsInTime && (!interruption.ended || *interruption.ended >= old.began))
            return false;
        now += startsInTime ? 1U : 0U;
    }
    return now < then;
}

Scenario with(const Scenario& scenario, const Prevention& prevention)
{
    Scenario changed = scenario;
    switch (prevention.slider) {
    case Slider::Threshold:
        changed.policy.threshold = prevention.money;
        break;
    case Slider::Amount:
        changed.policy.amount = prevention.money;
        break;
    case Slider::OpeningBalance:
        changed.account.openingBalance = prevention.money;
        break;
    case Slider::Latency:
        changed.account.latency = Delay::constant(prevention.latency);
        break;
    }
    return changed;
}

} // namespace

class TestPrevention : public QObject {
    Q_OBJECT

private slots:
    void aSteadyBurnByHand();
    void whatIsFoundPreventsAndNothingLessThatWasTriedDoes();
    void anInterruptionThatMovesIsSaidToMove();
    void theSlidersThatCannotHelpAreLeftOut();
    void eachSliderIsToldOfInItsTurn();
    void workIsBounded();
    void wrongIndicesAndCancelling();
};

// The balance is 1 after the ninth charge (8 min), which asks; the credit comes at 11 min. The tenth charge (9 min)
// takes it to 0, the eleventh (10 min) is refused until 11 min.
void TestPrevention::aSteadyBurnByHand()
{
    const Scenario scenario = steady(12);
    const Outcome outcome = replayAt(scenario, scenario.policy.threshold);
    QCOMPARE(outcome.interruptions.size(), std::size_t{1});
    QCOMPARE(outcome.interruptions.front().began, SimTime{10min});
    QCOMPARE(outcome.interruptions.front().ended, std::optional{SimTime{11min}});
    const auto found = all(scenario, outcome);
    QCOMPARE(found.size(), std::size_t{1});
    const auto& by = found.front().bySlider;
    // Asking a minute earlier lands at 10 min, before that charge: above a balance of 2, so the next cent.
    QCOMPARE(by[threshold]->money, oneDollar * 2 + oneCent);
    QCOMPARE(by[threshold]->totals.interruptions, 0U);
    QVERIFY(!by[threshold]->onlyMoves);
    QVERIFY(!by[amount].has_value()); // the first reload comes when it comes
    // A dollar and a cent more: below 2 a minute later, but three more charges are covered until the credit. One cent
    // more does it: 1.01 after 8 min asks, and after 9 min 0.01 is left, which lets the next one through.
    QCOMPARE(by[opening]->money, oneDollar * 10 + by[opening]->moneyStep);
    QCOMPARE(by[latency]->latency, Duration{2min}); // asked at 8 min, there at 10 min
}

void TestPrevention::whatIsFoundPreventsAndNothingLessThatWasTriedDoes()
{
    std::mt19937_64 random{1};
    int prevented = 0;
    for (int round = 0; round < 60; ++round) {
        Scenario scenario = smallWorld(random, 40);
        // Cents, so that the sliders' steps are fine.
        std::vector<TimedCost> charges;
        for (ChargeIndex i = 0; i < scenario.history->size(); ++i)
            charges.push_back({scenario.history->times()[i].time_since_epoch(),
                               Money::fromNanos(scenario.history->costs()[i].nanos() * oneCent.nanos())});
        scenario = scenarioOf(charges, oneCent * 9, oneCent * 6, 3s);
        scenario.policy.threshold = oneCent;
        const Outcome outcome = replayAt(scenario, oneCent);
        PreventionOptions options;
        options.amounts = {oneCent * 10, oneCent * 12, oneCent * 30};
        for (const auto& entry : all(scenario, outcome, options)) {
            const auto& old = outcome.interruptions[entry.interruption];
            for (const auto& prevention : entry.bySlider) {
                if (!prevention)
                    continue;
                ++prevented;
                const Scenario changed = with(scenario, *prevention);
                const Outcome after = replayAt(changed, changed.policy.threshold);
                QVERIFY(holds(old, outcome, after));
                QVERIFY(prevention->totals == totalsOf(after));
                QCOMPARE(prevention->onlyMoves, after.interruptions.size() >= outcome.interruptions.size());
            }
            if (entry.bySlider[threshold])
                for (Money less = oneCent * 2; less < entry.bySlider[threshold]->money; less += oneCent)
                    QVERIFY(!holds(old, outcome, replayAt(scenario, less)));
        }
    }
    QVERIFY(prevented > 100);
}

// Once anything is refused, more threshold or balance can only shift when reloads fall (THEORY.md section 1).
void TestPrevention::anInterruptionThatMovesIsSaidToMove()
{
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 2250, oneCent * 6000, 1800s);
    scenario.policy.threshold = oneDollar * 5;
    const Outcome outcome = replayAt(scenario, scenario.policy.threshold);
    QVERIFY(outcome.interruptions.size() > 2);
    int moves = 0;
    int helps = 0;
    for (const auto& entry : all(scenario, outcome)) {
        for (const auto& prevention : entry.bySlider) {
            if (!prevention)
                continue;
            QCOMPARE(prevention->onlyMoves, prevention->totals.interruptions >= outcome.interruptions.size());
            ++(prevention->onlyMoves ? moves : helps);
        }
    }
    QVERIFY(moves > 0);
    QVERIFY(helps > 0);
}

void TestPrevention::theSlidersThatCannotHelpAreLeftOut()
{
    Scenario scenario = steady(30);
    scenario.policy.mode = Mode::Off;
    const Outcome outcome = replayAt(scenario, scenario.policy.threshold);
    QCOMPARE(outcome.interruptions.size(), std::size_t{1});
    const auto found = all(scenario, outcome);
    QVERIFY(!found.front().bySlider[threshold] && !found.front().bySlider[amount] && !found.front().bySlider[latency]);
    QVERIFY(found.front().bySlider[opening].has_value());
    QVERIFY(found.front().bySlider[opening]->money > oneDollar * 29); // thirty charges, the last may overdraw
    scenario.policy.mode = Mode::Auto;
    scenario.account.latency = Delay::uniform(2min, 4min);
    const Outcome chancy = replayAt(scenario, scenario.policy.threshold);
    for (const auto& entry : all(scenario, chancy))
        QVERIFY(!entry.bySlider[latency].has_value());
}

void TestPrevention::eachSliderIsToldOfInItsTurn()
{
    const Scenario scenario = steady(12);
    const Outcome outcome = replayAt(scenario, scenario.policy.threshold);
    std::vector<Slider> searched;
    std::vector<bool> latencyKnown;
    PreventionOptions options;
    options.onSlider = [&](Slider slider, std::span<const Preventions> known) {
        searched.push_back(slider);
        latencyKnown.push_back(known.front().bySlider[latency].has_value());
    };
    const auto found = all(scenario, outcome, options);
    QVERIFY(found.front().bySlider[latency].has_value());
    QCOMPARE(searched, (std::vector{Slider::Threshold, Slider::Amount, Slider::OpeningBalance, Slider::Latency}));
    QCOMPARE(latencyKnown, (std::vector{false, false, false, true}));
}

void TestPrevention::workIsBounded()
{
    const Scenario scenario = steady(60);
    const Outcome outcome = replayAt(scenario, scenario.policy.threshold);
    PreventionOptions coarse;
    coarse.mostValues = 4;
    for (const auto& entry : all(scenario, outcome, coarse))
        if (entry.bySlider[opening])
            QVERIFY(entry.bySlider[opening]->moneyStep >= oneDollar * 2); // $10 in at most half of four values
}

void TestPrevention::wrongIndicesAndCancelling()
{
    const Scenario scenario = steady(12);
    const Outcome outcome = replayAt(scenario, scenario.policy.threshold);
    const auto demand = demandOf(scenario);
    const std::vector<std::size_t> beyond{1};
    QCOMPARE(findPreventions(scenario, *demand, outcome, beyond).error().code, ErrorCode::Invalid);
    const std::vector<std::size_t> first{0};
    QCOMPARE(findPreventions(scenario, *demand, outcome, first, {}, {[] { return true; }, {}}).error().code,
             ErrorCode::Cancelled);
    QVERIFY(findPreventions(scenario, *demand, outcome, {}).value().empty());
}

QTEST_APPLESS_MAIN(TestPrevention)
#include "test_prevention.moc"
