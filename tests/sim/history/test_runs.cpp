// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/runs.h"

#include <QTest>

#include <random>
#include <sstream>
#include <string>

using namespace lowwater;
using namespace std::chrono_literals;

class TestRuns : public QObject {
    Q_OBJECT

private slots:
    void splits_data();
    void splits();
    void agreesWithTheDefinition();
};

namespace {

/// `0a 30b`: seconds and session, in order of time; a session of its tool alone is written `@tool`.
History historyOf(const std::string& text)
{
    HistoryBuilder builder;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        Charge charge;
        std::size_t digits = 0;
        charge.time = SimTime{std::chrono::seconds{std::stoll(word, &digits)}};
        const std::string who = word.substr(digits);
        (who.starts_with('@') ? charge.tool : charge.session) = who.substr(who.starts_with('@') ? 1 : 0);
        builder.add(charge);
    }
    return builder.build();
}

/// `a(0 2) b(1)`: each run's agent and charges, in the order of the runs.
std::string print(const History& history, const Runs& runs)
{
    std::string text;
    for (const Run& run : runs.list) {
        text += (text.empty() ? "" : " ") + std::string{history.name(run.agent)} + "(";
        for (ChargeIndex i = run.first; i != noCharge; i = runs.nextInRun[i])
            text += (i == run.first ? "" : " ") + std::to_string(i);
        text += ")";
    }
    return text;
}

/// From MODEL.md section 2: a charge is in the run of its session's charge before it if that is at most the gap away.
std::string printByDefinition(const History& history, Duration idleGap)
{
    const auto count = static_cast<ChargeIndex>(history.size());
    std::vector<ChargeIndex> firstOf(count);
    for (ChargeIndex i = 0; i < count; ++i) {
        firstOf[i] = i;
        for (ChargeIndex j = i; j-- > 0;) {
            if (history.name(history.agent(j)) != history.name(history.agent(i)))
                continue;
            if (history.times()[i] - history.times()[j] <= idleGap)
                firstOf[i] = firstOf[j];
            break;
        }
    }
    std::string text;
    for (ChargeIndex first = 0; first < count; ++first) {
        std::string charges;
        for (ChargeIndex i = 0; i < count; ++i)
            if (firstOf[i] == first)
                charges += (charges.empty() ? "" : " ") + std::to_string(i);
        if (!charges.empty())
            text += (text.empty() ? "" : " ") + std::string{history.name(history.agent(first))} + "(" + charges + ")";
    }
    return text;
}

} // namespace

void TestRuns::splits_data()
{
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<int>("gapSeconds");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const char* charges, int gap, const char* expected) {
        QTest::newRow(name) << std::string{charges} << gap << std::string{expected};
    };
    row("no charges", "", 60, "");
    row("one charge", "0a", 60, "a(0)");
    row("exactly the gap apart is one run", "0a 60a 120a", 60, "a(0 1 2)");
    row("a second more is two", "0a 61a", 60, "a(0) a(1)");
    row("the gap is between neighbours, not from the first", "0a 50a 100a 150a", 60, "a(0 1 2 3)");
    row("sessions in turn", "0a 10b 20a 30b", 60, "a(0 2) b(1 3)");
    row("another session's charge does not bridge a gap", "0a 50b 100a", 60, "a(0) b(1) a(2)");
    row("runs are numbered by their first charge", "0b 10a 100a 110b", 60, "b(0) a(1) a(2) b(3)");
    row("with no gap only charges of one time", "0a 0b 0a 1a", 0, "a(0 2) b(1) a(3)");
    row("a tool without a session is the session of its name", "0@cli 10cli 20@ide", 60, "cli(0 1) ide(2)");
    row("charges of nobody", "0 10 100", 60, "(0 1) (2)");
}

void TestRuns::splits()
{
    QFETCH(const std::string, charges);
    QFETCH(const int, gapSeconds);
    QFETCH(const std::string, expected);
    const History history = historyOf(charges);
    const Duration gap = std::chrono::seconds{gapSeconds};
    QCOMPARE(print(history, findRuns(history, gap)), expected);
    QCOMPARE(printByDefinition(history, gap), expected);
}

void TestRuns::agreesWithTheDefinition()
{
    std::mt19937 random{5};
    for (int round = 0; round < 500; ++round) {
        const auto sessions = 1 + random() % 5;
        const auto spread = 1 + random() % 400;
        HistoryBuilder builder;
        for (auto left = random() % 60; left > 0; --left) {
            Charge charge;
            charge.time = SimTime{std::chrono::seconds{random() % spread}};
            const std::string name(1, static_cast<char>('a' + random() % sessions));
            (random() % 4 == 0 ? charge.tool : charge.session) = name;
            builder.add(charge);
        }
        const History history = builder.build();
        const Duration gap = std::chrono::seconds{random() % 40};
        const Runs runs = findRuns(history, gap);
        QCOMPARE(print(history, runs), printByDefinition(history, gap));
        for (ChargeIndex i = 0; i < history.size(); ++i) {
            const Run& run = runs.list[runs.runOf[i]];
            QVERIFY(run.first <= i && i <= run.last);
            QCOMPARE(run.agent, history.agent(i));
            QCOMPARE(runs.nextInRun[i] == noCharge, i == run.last);
        }
    }
}

QTEST_APPLESS_MAIN(TestRuns)
#include "test_runs.moc"
