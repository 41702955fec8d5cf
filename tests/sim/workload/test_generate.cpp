// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/canonical_csv.h"
#include "sim/workload/generate.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>

using namespace lowwater;
using namespace std::chrono_literals;
using namespace std::string_literals;

class TestGenerate : public QObject {
    Q_OBJECT

private slots:
    void sameSeedSameBytes();
    void anotherSeedAnotherHistory();
    void moreDaysLeaveTheFirstAsTheyWere();
    void moreAgentsLeaveTheFirstAsTheyWere();
    void isSortedAndHasEveryColumn();
    void worksInTheWorkingHours_data();
    void worksInTheWorkingHours();
    void weekendsOff();
    void theTimeOfDayOfTheStartIsIgnored();
    void agentsWorkSideBySideInSessionsOfTheirOwn();
    void outOfRange_data();
    void outOfRange();
    void edgesOfTheRangesAreAllowed();
    void stopsWhenAsked();
    void reportsProgress();
    void styleNames();
};

namespace {

const SimTime tuesday = timeFromMicros(1'788'220'800'000'000); // 2026-09-01

Synthesis small()
{
    Synthesis synthesis;
    synthesis.sessions = 3;
    synthesis.days = 4;
    synthesis.start = tuesday;
    return synthesis;
}

/// `agent-3` of `agent-3-day-12-b`
std::string agentOf(std::string_view session)
{
    return std::string{session.substr(0, session.find("-day-"))};
}

std::string linesOf(const History& history, const std::set<std::string>& agents)
{
    HistoryBuilder builder;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        if (const Charge charge = history.charge(i); agents.count(agentOf(charge.session)) != 0)
            builder.add(charge);
    return writeCsv(builder.build());
}

} // namespace

void TestGenerate::sameSeedSameBytes()
{
    QCOMPARE(writeCsv(*generate(small())), writeCsv(*generate(small())));
}

void TestGenerate::anotherSeedAnotherHistory()
{
    Synthesis other = small();
    other.seed = 2;
    QVERIFY(writeCsv(*generate(small())) != writeCsv(*generate(other)));
}

void TestGenerate::moreDaysLeaveTheFirstAsTheyWere()
{
    Synthesis longer = small();
    longer.days = 7;
    const auto four = writeCsv(*generate(small()));
    const auto seven = writeCsv(*generate(longer));
    QVERIFY(seven.size() > four.size());
    QVERIFY(seven.starts_with(four));
}

void TestGenerate::moreAgentsLeaveTheFirstAsTheyWere()
{
    Synthesis more = small();
    more.sessions = 5;
    const std::set<std::string> three{"agent-1", "agent-2", "agent-3"};
    QCOMPARE(linesOf(*generate(more), three), linesOf(*generate(small()), three));
}

void TestGenerate::isSortedAndHasEveryColumn()
{
    const auto history = generate(small());
    QVERIFY(std::is_sorted(history->times().begin(), history->times().end()));
    QCOMPARE(history->resolution(), Resolution::Request);
    std::set<std::string> models;
    std::set<std::string> tools;
    std::set<std::string> projects;
    for (ChargeIndex i = 0; i < history->size(); ++i) {
        const Charge charge = history->charge(i);
        QVERIFY(charge.cost > Money{});
        QVERIFY(!charge.session.empty());
        QVERIFY(charge.tokens.output > 0);
        models.insert(charge.model);
        tools.insert(charge.tool);
        projects.insert(charge.project);
    }
    QCOMPARE(models, (std::set<std::string>{"claude-haiku-4-5", "claude-opus-4-5", "claude-sonnet-4-5"}));
    QCOMPARE(tools, (std::set<std::string>{"claude-code", "cursor", "opencode"}));
    QVERIFY(projects.size() >= 3 && projects.count("") == 0);
}

void TestGenerate::worksInTheWorkingHours_data()
{
    QTest::addColumn<qint64>("startHour");
    QTest::addColumn<qint64>("hours");
    QTest::addRow("nine to five") << qint64{9} << qint64{8};
    QTest::addRow("a short day") << qint64{6} << qint64{1};
    QTest::addRow("a night shift past midnight") << qint64{22} << qint64{8};
    QTest::addRow("around the clock") << qint64{0} << qint64{24};
    QTest::addRow("around the clock from late on") << qint64{23} << qint64{24};
}

void TestGenerate::worksInTheWorkingHours()
{
    QFETCH(const qint64, startHour);
    QFETCH(const qint64, hours);
    for (const bool autonomous : {false, true}) {
        Synthesis synthesis = small();
        synthesis.autonomous = autonomous;
        synthesis.workdayStart = std::chrono::hours{startHour};
        synthesis.workday = std::chrono::hours{hours};
        const auto history = generate(synthesis);
        QVERIFY(history->size() > 0);
        std::set<std::int64_t> days;
        for (const SimTime time : history->times()) {
            const SimTime shifted = time - synthesis.workdayStart;
            QVERIFY(shifted >= tuesday && shifted - startOfDay(shifted) < synthesis.workday);
            days.insert(micros(startOfDay(shifted)));
        }
        QCOMPARE(days.size(), std::size_t{4});
        QVERIFY(std::is_sorted(history->times().begin(), history->times().end()));
    }
}

// Of the ten days from Tuesday, 1 September 2026, the fifth and sixth are a Saturday and a Sunday.
void TestGenerate::weekendsOff()
{
    Synthesis synthesis = small();
    synthesis.days = 10;
    const auto all = generate(synthesis);
    synthesis.weekends = false;
    const auto weekdays = generate(synthesis);
    std::set<std::string> days;
    for (const SimTime time : weekdays->times())
        days.insert(formatDay(time));
    QCOMPARE(days, (std::set<std::string>{"2026-09-01", "2026-09-02", "2026-09-03", "2026-09-04", "2026-09-07",
                                          "2026-09-08", "2026-09-09", "2026-09-10"}));
    HistoryBuilder builder;
    for (ChargeIndex i = 0; i < all->size(); ++i)
        if (const auto day = formatDay(all->times()[i]); day != "2026-09-05" && day != "2026-09-06")
            builder.add(all->charge(i));
    QCOMPARE(writeCsv(*weekdays), writeCsv(builder.build()));
}

void TestGenerate::theTimeOfDayOfTheStartIsIgnored()
{
    Synthesis synthesis = small();
    synthesis.start = tuesday + 17h;
    QCOMPARE(writeCsv(*generate(synthesis)), writeCsv(*generate(small())));
}

// A session belongs to one agent, one day and one project, and an agent's sessions follow each other.
void TestGenerate::agentsWorkSideBySideInSessionsOfTheirOwn()
{
    const auto history = generate(small());
    std::map<std::string, std::string> current; // session by agent
    std::map<std::string, std::string> project; // by session
    std::set<std::string> done;
    for (ChargeIndex i = 0; i < history->size(); ++i) {
        const Charge charge = history->charge(i);
        std::string& session = current[agentOf(charge.session)];
        if (session != charge.session) {
            done.insert(session);
            session = charge.session;
        }
        QVERIFY(done.count(charge.session) == 0);
        QCOMPARE(project.emplace(charge.session, charge.project).first->second, charge.project);
        const auto day = (startOfDay(charge.time) - tuesday) / 24h + 1;
        QVERIFY(charge.session.find("-day-" + std::to_string(day) + '-') != std::string::npos);
    }
    QCOMPARE(current.size(), std::size_t{3});
    QCOMPARE(agentOf(history->charge(0).session).substr(0, 6), "agent-"s);
    QVERIFY(project.count("agent-1-day-1-a") == 1 && project.count("agent-1-day-1-b") == 1);
}

void TestGenerate::outOfRange_data()
{
    QTest::addColumn<Synthesis>("synthesis");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* name, auto change, const char* says) {
        Synthesis synthesis = small();
        change(synthesis);
        QTest::addRow("%s", name) << synthesis << std::string{says};
    };
    row(
        "no agents", [](Synthesis& s) { s.sessions = 0; }, "sessions: \"0\" is out of range; write 1 to 1000");
    row(
        "too many agents", [](Synthesis& s) { s.sessions = 1001; },
        "sessions: \"1001\" is out of range; write 1 to 1000");
    row(
        "no days", [](Synthesis& s) { s.days = 0; }, "days: \"0\" is out of range; write 1 to 3660");
    row(
        "too many days", [](Synthesis& s) { s.days = 3661; }, "days: \"3661\" is out of range; write 1 to 3660");
    row(
        "before 1970", [](Synthesis& s) { s.start = timeFromMicros(-1); },
        "start: \"1969-12-31\" is out of range; write a day of the years 1970 to 9900");
    row(
        "a day that does not begin in a day", [](Synthesis& s) { s.workdayStart = 24h; },
        "workday start: \"86400\" is no time of day; write 0 s to less than 24 h");
    row(
        "a day without hours", [](Synthesis& s) { s.workday = 0s; },
        "workday: \"0\" is out of range; write more than 0 s, at most 24 h");
    row(
        "a day of more than 24 hours", [](Synthesis& s) { s.workday = 24h + 1us; },
        "workday: \"86400.000001\" is out of range; write more than 0 s, at most 24 h");
    row(
        "more charges than there is room for",
        [](Synthesis& s) {
            s.sessions = 1000;
            s.days = 3660;
        },
        "days: \"3660\" would give about 1435 million charges; ask for at most 100 million");
}

void TestGenerate::outOfRange()
{
    QFETCH(const Synthesis, synthesis);
    QFETCH(const std::string, says);
    const auto history = generate(synthesis);
    QVERIFY(!history.has_value());
    QCOMPARE(history.error().describe(), says);
}

void TestGenerate::edgesOfTheRangesAreAllowed()
{
    Synthesis one = small();
    one.sessions = 1;
    one.days = 1;
    one.start = timeFromMicros(0);
    QVERIFY(generate(one).has_value());
    Synthesis decade = one;
    decade.days = 3660;
    decade.workday = 1min;
    QVERIFY(generate(decade).has_value());
    Synthesis crowd = one;
    crowd.sessions = 1000;
    crowd.workday = 1min;
    QVERIFY(generate(crowd).has_value());
}

void TestGenerate::stopsWhenAsked()
{
    const auto history = generate(small(), {.shouldStop = [] { return true; }, .onProgress = {}});
    QVERIFY(!history.has_value());
    QCOMPARE(history.error().code, ErrorCode::Cancelled);
}

void TestGenerate::reportsProgress()
{
    std::vector<double> shares;
    Synthesis synthesis = small();
    synthesis.sessions = 1;
    synthesis.days = 2500;
    synthesis.workday = 1min;
    const auto history =
        generate(synthesis, {.shouldStop = {}, .onProgress = [&shares](double share) { shares.push_back(share); }});
    QVERIFY(history.has_value());
    QVERIFY(shares.size() > 500 && shares.size() <= 1000);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()) && shares.back() <= 1);
}

void TestGenerate::styleNames()
{
    QCOMPARE(std::string{workStyleName(WorkStyle::Everyday)}, "everyday"s);
    QCOMPARE(std::string{workStyleName(WorkStyle::Heavy)}, "heavy"s);
    QCOMPARE(std::string{workStyleName(WorkStyle::LongContext)}, "long-context"s);
}

QTEST_APPLESS_MAIN(TestGenerate)
#include "test_generate.moc"
