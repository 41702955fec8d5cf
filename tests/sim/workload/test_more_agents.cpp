// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/workload/made_up_people.h"

#include "sim/history/canonical_csv.h"
#include "sim/workload/generate.h"
#include "sim/workload/more_agents.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <string_view>

using namespace lowwater;
using namespace std::chrono_literals;

class TestMoreAgents : public QObject {
    Q_OBJECT

private slots:
    void noneLeavesTheRecord();
    void theRecordedChargesStayAsTheyAre();
    void theySpendInProportion_data();
    void theySpendInProportion();
    void theyWorkWhenThePersonDoes();
    void sameSeedSameBytes();
    void moreOfThemLeaveTheFirstAsTheyWere();
    void sessionsAreNewOnesEachTime();
    void listCostsGrowWithTheCosts();
};

namespace {

constexpr std::string_view extra = "extra-agent-";

std::shared_ptr<const History> threeAgents()
{
    Synthesis synthesis;
    synthesis.sessions = 3;
    synthesis.start = timeFromMicros(1'780'272'000'000'000); // 2026-06-01
    return std::make_shared<const History>(*generate(synthesis));
}

/// Those charges whose session is as wanted.
std::string linesOf(const History& history, const std::function<bool(std::string_view)>& isWanted)
{
    HistoryBuilder builder;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        if (isWanted(history.name(history.sessions()[i])))
            builder.add(history.charge(i));
    return writeCsv(builder.build());
}

bool isExtra(std::string_view session)
{
    return session.starts_with(extra);
}

} // namespace

void TestMoreAgents::noneLeavesTheRecord()
{
    const auto habits = learnHabits(nightWorker());
    QCOMPARE(withAgents(*habits, 0), habits->history);
}

void TestMoreAgents::theRecordedChargesStayAsTheyAre()
{
    const auto habits = learnHabits(withSubAgents());
    const auto more = withAgents(*habits, 2);
    QVERIFY(more->size() > habits->history->size());
    QVERIFY(std::is_sorted(more->times().begin(), more->times().end()));
    QCOMPARE(linesOf(*more, [](std::string_view name) { return !isExtra(name); }), writeCsv(*habits->history));
}

void TestMoreAgents::theySpendInProportion_data()
{
    QTest::addColumn<quint32>("more");
    QTest::addRow("one more than three") << 1U;
    QTest::addRow("two more than three") << 2U;
    QTest::addRow("five more than three") << 5U;
}

void TestMoreAgents::theySpendInProportion()
{
    QFETCH(const quint32, more);
    const auto habits = learnHabits(threeAgents());
    QCOMPARE(habits->agents, 3U);
    const auto together = withAgents(*habits, more);
    const double share = together->totalCost().toDouble() / habits->history->totalCost().toDouble();
    QVERIFY2(std::abs(share / (1 + more / 3.0) - 1) < 0.05, std::to_string(share).c_str());
    const double charges = static_cast<double>(together->size()) / static_cast<double>(habits->history->size());
    QVERIFY2(std::abs(charges / (1 + more / 3.0) - 1) < 0.05, std::to_string(charges).c_str());
}

void TestMoreAgents::theyWorkWhenThePersonDoes()
{
    const auto habits = learnHabits(nightWorker());
    const auto more = withAgents(*habits, 3);
    QCOMPARE(more->times().front(), habits->history->times().front());
    QCOMPARE(more->times().back(), habits->history->times().back());
    for (const SimTime time : more->times()) {
        const auto number = static_cast<std::size_t>((time - habits->days.front().cut) / 24h);
        QVERIFY(time >= habits->days[number].first && time <= habits->days[number].last);
    }
}

void TestMoreAgents::sameSeedSameBytes()
{
    const auto habits = learnHabits(withSubAgents());
    QCOMPARE(writeCsv(*withAgents(*habits, 2)), writeCsv(*withAgents(*learnHabits(withSubAgents()), 2)));
    QVERIFY(writeCsv(*withAgents(*habits, 2)) != writeCsv(*withAgents(*habits, 2, 2)));
}

void TestMoreAgents::moreOfThemLeaveTheFirstAsTheyWere()
{
    const auto habits = learnHabits(threeAgents());
    const auto isFirst = [](std::string_view name) { return name.starts_with("extra-agent-1-"); };
    const auto first = linesOf(*withAgents(*habits, 3), isFirst);
    QVERIFY(first.size() > 10'000);
    QCOMPARE(linesOf(*withAgents(*habits, 5), isFirst), first);
}

void TestMoreAgents::sessionsAreNewOnesEachTime()
{
    const auto habits = learnHabits(nightWorker());
    const auto more = withAgents(*habits, 1);
    const auto evenMore = withAgents(*learnHabits(more), 1);
    const auto fromTheFirst = linesOf(*more, isExtra);
    QCOMPARE(linesOf(*evenMore, isExtra), fromTheFirst);
    QVERIFY(linesOf(*evenMore, [](std::string_view name) { return name.starts_with("further-extra-agent-"); }).size() >
            fromTheFirst.size() / 4);
}

// Costs at half the list price.
void TestMoreAgents::listCostsGrowWithTheCosts()
{
    const auto listed = nightWorker();
    const History half = listed->scaled(1, 2).listedAt(listed->costs());
    const auto more = withAgents(*learnHabits(std::make_shared<const History>(half)), 1);
    for (ChargeIndex i = 0; i < more->size(); ++i)
        QVERIFY(std::abs(more->listCosts()[i].toDouble() - 2 * more->costs()[i].toDouble()) < 5e-7);
}

QTEST_APPLESS_MAIN(TestMoreAgents)
#include "test_more_agents.moc"
