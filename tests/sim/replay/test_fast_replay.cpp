// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_scenario.h"
#include "reference/outcome_difference.h"
#include "reference/reference_replay.h"
#include "reference/shrink.h"
#include "tests/sim/replay/hand_rows.h"

#include "sim/replay/simulate.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <utility>

using namespace lowwater;
using namespace lowwater::reference;

namespace {

using MakeScenario = Scenario (*)(std::uint64_t);

/// Both ways with every detail, against each other and against the second implementation.
std::string disagreement(const Scenario& scenario)
{
    for (const bool keepTrajectory : {false, true}) {
        const auto walked = simulate(scenario, {.keepTrajectory = keepTrajectory, .way = Way::Walk});
        const auto lookedUp = simulate(scenario, {.keepTrajectory = keepTrajectory});
        if (auto text = wholeDifference(lookedUp, walked); !text.empty())
            return text;
        if (!walked)
            continue;
        if (walked->reloadCount != walked->reloads.size() || walked->interruptionCount != walked->interruptions.size())
            return "counts: are not those of the lists";
        Outcome totals = *walked;
        totals.reloads.clear();
        totals.interruptions.clear();
        totals.stops.clear();
        for (const Way way : {Way::LookUp, Way::Walk}) {
            const SimulateOptions onlyTotals{.keepTrajectory = keepTrajectory, .way = way, .detail = Detail::Totals};
            if (auto text = wholeDifference(simulate(scenario, onlyTotals), totals); !text.empty())
                return "totals: " + text;
        }
    }
    return firstDifference(simulate(scenario), referenceSimulate(scenario));
}

std::string fieldOf(const std::string& disagreement)
{
    return disagreement.substr(0, disagreement.find_first_of("[:"));
}

std::string report(std::uint64_t seed, const Scenario& scenario)
{
    const std::string field = fieldOf(disagreement(scenario));
    const Scenario smallest =
        shrink(scenario, [&field](const Scenario& smaller) { return fieldOf(disagreement(smaller)) == field; });
    return "scenario " + std::to_string(seed) + " differs in " + disagreement(scenario) + "\nshrunk, it differs in " +
           disagreement(smallest) + '\n' + describeScenario(smallest);
}

/// What the replays of one kind of scenario have gone through.
struct Tally {
    int scenarios = 0;
    int leapt = 0;      ///< passed over charges
    int fellBack = 0;   ///< was interrupted after a leap
    int returned = 0;   ///< leapt again after an interruption of work that is deferred
    int wentOn = 0;     ///< the same where work is dropped
    int plainly = 0;    ///< several reloads without one walked charge
    double charges = 0; ///< the mean share of those passed over

    void add(const Scenario& scenario)
    {
        std::vector<std::pair<ChargeIndex, ChargeIndex>> leaps;
        const auto demand = demandOf(scenario);
        const auto outcome =
            simulate(scenario, *demand,
                     {.onLeap = [&leaps](ChargeIndex from, ChargeIndex to) { leaps.emplace_back(from, to); }});
        ++scenarios;
        if (!outcome || leaps.empty())
            return;
        const auto times = demand->history->times();
        ++leapt;
        const bool whole = leaps.front() == std::pair{ChargeIndex{0}, static_cast<ChargeIndex>(times.size())};
        plainly += whole && outcome->reloadCount > 1 ? 1 : 0;
        for (const auto& [from, to] : leaps)
            charges += (to - from) / static_cast<double>(times.size());
        if (outcome->interruptions.empty())
            return;
        fellBack += times[leaps.front().second - 1] < outcome->interruptions.back().began ? 1 : 0;
        const bool again = times[leaps.back().first] > outcome->interruptions.front().began;
        (scenario.account.work == Work::Defer ? returned : wentOn) += again ? 1 : 0;
    }

    [[nodiscard]] double share(int count) const { return count / static_cast<double>(scenarios); }
};

constexpr quint64 batches = 10;

} // namespace

Q_DECLARE_METATYPE(MakeScenario)

/// The replay that looks charges up against the one that walks to each and against the second implementation.
/// LOWWATER_RANDOM_SCENARIOS sets how many small ones; 2,000 by default. Of the longer ones an eighth of that.
class TestFastReplay : public QObject {
    Q_OBJECT

private slots:
    void onRandomScenarios_data();
    void onRandomScenarios();
    void allBranchesAreTaken_data();
    void allBranchesAreTaken();
    void atTies_data();
    void atTies();
    void moneyThatIsPastTheRangeOnlyInAllIsNoError();
    void canBeCancelled();

private:
    std::map<std::string, Tally> m_tallies;
};

void TestFastReplay::onRandomScenarios_data()
{
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<MakeScenario>("make");
    QTest::addColumn<quint64>("from");
    QTest::addColumn<quint64>("to");
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("LOWWATER_RANDOM_SCENARIOS", &given);
    const quint64 small = given ? static_cast<quint64>(std::max(wanted, 1)) : 2'000;
    const quint64 large = std::max(small / 8, batches);
    const auto add = [](const char* kind, MakeScenario make, quint64 count) {
        for (quint64 batch = 0; batch < batches; ++batch) {
            const quint64 from = 1 + count * batch / batches;
            const quint64 to = count * (batch + 1) / batches;
            QTest::addRow("%s scenarios %llu to %llu", kind, from, to) << std::string{kind} << make << from << to;
        }
    };
    add("small", randomScenario, std::max(small, batches));
    add("long", randomLongScenario, large);
    add("plain", randomPlainScenario, large);
}

void TestFastReplay::onRandomScenarios()
{
    QFETCH(const std::string, kind);
    QFETCH(const MakeScenario, make);
    QFETCH(const quint64, from);
    QFETCH(const quint64, to);
    Tally& tally = m_tallies[kind];
    for (quint64 seed = from; seed <= to; ++seed) {
        const Scenario scenario = make(seed);
        QVERIFY2(validate(scenario).empty(), qPrintable(QString::number(seed)));
        if (!disagreement(scenario).empty())
            QFAIL(report(seed, scenario).c_str());
        tally.add(scenario);
    }
}

void TestFastReplay::allBranchesAreTaken_data()
{
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<double>("leapt");
    QTest::addColumn<double>("fellBack");
    QTest::addColumn<double>("returned");
    QTest::addColumn<double>("wentOn");
    QTest::addColumn<double>("plainly");
    QTest::newRow("small scenarios") << std::string{"small"} << 0.2 << 0.05 << 0.01 << 0.01 << 0.0;
    QTest::newRow("long scenarios") << std::string{"long"} << 0.4 << 0.2 << 0.05 << 0.05 << 0.0;
    QTest::newRow("plain scenarios") << std::string{"plain"} << 0.7 << 0.1 << 0.05 << 0.05 << 0.2;
}

/// Ways that are never taken agree, too.
void TestFastReplay::allBranchesAreTaken()
{
    QFETCH(const std::string, kind);
    QFETCH(const double, leapt);
    QFETCH(const double, fellBack);
    QFETCH(const double, returned);
    QFETCH(const double, wentOn);
    QFETCH(const double, plainly);
    const Tally& tally = m_tallies[kind];
    if (tally.scenarios == 0)
        return; // only this was asked for
    qInfo("%d scenarios: %d leap (%.0f %% of the charges), %d fall back, %d return, %d go on, %d are plain",
          tally.scenarios, tally.leapt, 100 * tally.charges / std::max(tally.leapt, 1), tally.fellBack, tally.returned,
          tally.wentOn, tally.plainly);
    QVERIFY(tally.share(tally.leapt) >= leapt);
    QVERIFY(tally.share(tally.fellBack) >= fellBack);
    QVERIFY(tally.share(tally.returned) >= returned);
    QVERIFY(tally.share(tally.wentOn) >= wentOn);
    QVERIFY(tally.share(tally.plainly) >= plainly);
}

void TestFastReplay::atTies_data()
{
    using test::row;
    test::handColumns();
    // 7, 3 and a request; the other way round 5 would be paid from 3
    row("a charge at the moment of a credit comes after it", "", "09:00 a 3; 09:01 a 4; 09:02 b 5",
        "reload 09:01 -> 09:02 10 to 13; spent 12; ending 8; lowest 3 @09:01; until 09:02");
    row("a balance of exactly the threshold is not low", "", "09:00 a 6; 09:05 a 0; 09:10 b 1",
        "pending 09:10 10; spent 7; ending 3; lowest 3 @09:10; until 09:10");
    row("with threshold 0 a balance of exactly 0 is low", "--threshold=0",
        "09:00 a 9; 09:01 a 0.5; 09:02 a 0.5; 09:10 a 1",
        "reload 09:02 -> 09:03 10 to 10; close calls 1; spent 11; ending 9; lowest 0 @09:02; until 09:10");
    row("of several charges at one moment the second asks", "", "09:00 a 5; 09:00 b 2; 09:00 c 1; 09:02 a 1",
        "reload 09:00 -> 09:01 10 to 12; spent 9; ending 11; lowest 2 @09:00; until 09:02");
    row("nothing is left until the next charge, which the credit just meets", "", "09:00 a 10; 09:01 a 1",
        "reload 09:00 -> 09:01 10 to 10; close calls 1; spent 11; ending 9; lowest 0 @09:00; until 09:01");
    // refused for 30 s, so the run's next charge comes 30 s late
    row("a charge that costs nothing is refused at 0 too", "", "09:00 a 10; 09:00:30 b 0; 09:02 b 1; 09:03 c 1",
        "reload 09:00 -> 09:01 10 to 10; stop 09:00:30 -> 09:01 latency, sessions 1, runs 1, refused 1; "
        "stopped 30s; delayed 30s; refused 1; spent 12; ending 8; lowest 0 @09:00; until 09:03");
    row("a charge that costs nothing is not the one that made the balance lowest", "--mode=off",
        "09:00 a 3; 09:01 a 0; 09:02 a 0", "spent 3; ending 7; lowest 7 @09:00; until 09:02");
    // -5 asks at the start and becomes 5 before the first charge; 3 asks again
    row("a negative opening balance with no latency", "--opening-balance=-5 --latency=0s",
        "09:00 a 1; 09:01 a 1; 09:02 a 1",
        "reload 09:00 -> 09:00 10 to 5; reload 09:01 -> 09:01 10 to 13; close calls 1; storm 2; spent 3; ending 12; "
        "lowest -5 @09:00; until 09:02");
    row("a balance that is low after the credit asks again at once", "--opening-balance=-15 --latency=0s", "09:00 a 1",
        "reload 09:00 -> 09:00 10 to -5; reload 09:00 -> 09:00 10 to 5; close calls 1; storm 2; spent 1; ending 4; "
        "lowest -15 @09:00; until 09:00");
    // the first charge waits for the credit and leaves 4, which is not low; 3 is
    row("a negative opening balance that the first charge meets", "--opening-balance=-5",
        "09:00 a 1; 09:10 b 1; 09:20 b 1",
        "reload 09:00 -> 09:01 10 to 5; reload 09:10 -> 09:11 10 to 13; stop 09:00 -> 09:01 latency, sessions 1, runs "
        "1, "
        "refused 1; stopped 1m; refused 1; storm 2; spent 3; ending 12; lowest -5 @09:00; until 09:20");
    // 6 of September's 8, 8 of October's 8 after the second charge of that month
    row("a charge at a month's first moment belongs to the new month", "--spend-limit=8 --opening-balance=20",
        "09-30T23:58 a 3; 09-30T23:59 a 3; 10-01T00:00 a 7; 10-01T00:01 a 1; 10-01T00:02 a 1",
        "stop 10-01T00:02 -> 11-01T00:00 spend_limit, sessions 1, runs 1, refused 1; stopped 30d23h58m; refused 1; "
        "spent 15; ending 5; lowest 5 @11-01T00:00; until 11-01T00:00");
    // 13 - 10 is low, but a second reload is more than the day's cap: the charges after it are paid down to 0
    row("a reload that is blocked does not hold up the charges after it", "--daily-cap=15 --opening-balance=8",
        "09:00 a 5; 09:02 b 10; 09:03 b 1; 09:04 b 1; 09:05 b 1; 09:06 c 1",
        "reload 09:00 -> 09:01 10 to 13; reload 09-02T00:00 -> 09-02T00:01 10 to 10; "
        "stop 09:06 -> 09-02T00:01 limit, sessions 1, runs 1, refused 1; stopped 14h55m; refused 1; spent 19; "
        "ending 9; lowest 0 @09:05; until 09-02T00:01");
}

void TestFastReplay::atTies()
{
    const std::string text = test::handRowDifference();
    QVERIFY2(text.empty(), text.c_str());
}

/// Where all the money there ever was is past what Money holds, but no balance is.
void TestFastReplay::moneyThatIsPastTheRangeOnlyInAllIsNoError()
{
    Scenario scenario = test::handCase("--opening-balance=5000000000 --amount=5000000000 --threshold=4000000000",
                                       "09:00 a 2000000000; 09:10 a 2000000000; 09:20 a 1");
    const auto walked = simulate(scenario, {.way = Way::Walk});
    QVERIFY(walked.has_value());
    QCOMPARE(wholeDifference(simulate(scenario), walked), std::string{});
}

void TestFastReplay::canBeCancelled()
{
    // a reload of one nano-dollar at a time: as many as the loop allows
    Scenario scenario = test::handCase("--opening-balance=-1 --amount=0.000000001 --latency=0s", "09:00 a 1");
    RunHooks hooks;
    hooks.shouldStop = [] { return true; };
    for (const Way way : {Way::LookUp, Way::Walk}) {
        const auto outcome = simulate(scenario, {.way = way}, hooks);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
    }
}

QTEST_APPLESS_MAIN(TestFastReplay)
#include "test_fast_replay.moc"
