// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/workload/made_up_people.h"

#include "sim/core/text_file.h"
#include "sim/history/canonical_csv.h"
#include "sim/workload/generate.h"
#include "sim/workload/generate_like.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;
using Person = std::function<std::shared_ptr<const History>()>;

class TestGenerateLike : public QObject {
    Q_OBJECT

private slots:
    void reproducesThePerson_data();
    void reproducesThePerson();
    void otherNumbersOfAgentsSpendInProportion_data();
    void otherNumbersOfAgentsSpendInProportion();
    void keepsTheMomentsOfOnOffAgents();
    void sameSeedSameBytes();
    void anotherSeedAnotherHistory();
    void moreDaysLeaveTheFirstAsTheyWere();
    void worksInThePersonsHours();
    void restsAtWeekendsWhereThePersonDoes();
    void oneChargeIsEnough();
    void keepsToolModelProjectAndPool();
    void aLuckOfIdleDaysIsAnError();
    void sumsOfADayCannotBeLearnedFrom();
    void outOfRange();
    void stopsWhenAsked();
};

Q_DECLARE_METATYPE(Person)

namespace {

const SimTime monday = timeFromMicros(1'780'272'000'000'000); // 2026-06-01

/// What a threshold depends on, and how much there is.
struct Figures {
    static constexpr std::array<const char*, 5> names{"E(60 s)", "E(5 min)", "E(1 h)", "a day's spend",
                                                      "a day's charges"};
    std::array<double, 5> values{};
};

/// E(w) by going through all windows.
double mostWithin(const History& history, Duration window)
{
    const auto times = history.times();
    double most = 0;
    double spent = 0;
    for (std::size_t first = 0, end = 0; first < times.size(); ++first) {
        for (; end < times.size() && times[end] < times[first] + window; ++end)
            spent += history.costs()[end].toDouble();
        most = std::max(most, spent);
        spent -= history.costs()[first].toDouble();
    }
    return most;
}

Figures figuresOf(const History& history, double days)
{
    return {{mostWithin(history, 1min), mostWithin(history, 5min), mostWithin(history, 1h),
             history.totalCost().toDouble() / days, static_cast<double>(history.size()) / days}};
}

Figures median(std::vector<Figures> all)
{
    Figures figures;
    for (std::size_t i = 0; i < figures.values.size(); ++i) {
        std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(all.size() / 2), all.end(),
                         [i](const Figures& a, const Figures& b) { return a.values[i] < b.values[i]; });
        figures.values[i] = all[all.size() / 2].values[i];
    }
    return figures;
}

bool near(const Figures& ours, const Figures& theirs, double share)
{
    bool all = true;
    for (std::size_t i = 0; i < ours.values.size(); ++i) {
        const double off = ours.values[i] / theirs.values[i] - 1;
        qInfo("%s: %.2f, the person's %.2f (%+.0f %%)", Figures::names[i], ours.values[i], theirs.values[i], off * 100);
        all = all && std::abs(off) <= share;
    }
    return all;
}

History like(const Habits& habits, std::uint32_t seed, std::optional<std::uint32_t> sessions = {})
{
    LikeSynthesis synthesis;
    synthesis.sessions = sessions;
    synthesis.days = static_cast<std::uint32_t>(habits.days.size());
    synthesis.start = habits.days.front().cut - habits.dayCut;
    synthesis.seed = seed;
    return *generateLike(habits, synthesis);
}

Figures medianOfSeeds(const Habits& habits, std::optional<std::uint32_t> sessions = {})
{
    std::vector<Figures> all;
    for (std::uint32_t seed = 1; seed <= 21; ++seed)
        all.push_back(figuresOf(like(habits, seed, sessions), static_cast<double>(habits.days.size())));
    return median(all);
}

Person generated(std::uint32_t sessions, WorkStyle style, bool autonomous, std::uint32_t seed = 1)
{
    return [=] {
        Synthesis synthesis;
        synthesis.sessions = sessions;
        synthesis.style = style;
        synthesis.autonomous = autonomous;
        synthesis.start = monday;
        synthesis.seed = seed;
        return std::make_shared<const History>(*generate(synthesis));
    };
}

Charge oneDollarAt(SimTime time)
{
    Charge charge;
    charge.time = time;
    charge.cost = oneDollar;
    return charge;
}

std::shared_ptr<const History> sample()
{
    return readCsv(*readFile(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv"))->history;
}

std::shared_ptr<const History> onOff()
{
    OnOffAgents law;
    law.minutes = 12 * 24 * 60.0;
    return onOffHistory(law);
}

} // namespace

void TestGenerateLike::reproducesThePerson_data()
{
    QTest::addColumn<Person>("person");
    QTest::addColumn<quint32>("agents");
    QTest::addRow("the sample: three days of real work, months apart from a few charges") << Person{sample} << 2U;
    QTest::addRow("five everyday agents") << generated(5, WorkStyle::Everyday, false) << 5U;
    QTest::addRow("five everyday agents, other luck") << generated(5, WorkStyle::Everyday, false, 4) << 5U;
    QTest::addRow("five heavy agents") << generated(5, WorkStyle::Heavy, false, 2) << 5U;
    QTest::addRow("five agents of long contexts") << generated(5, WorkStyle::LongContext, false, 3) << 5U;
    QTest::addRow("three autonomous agents") << generated(3, WorkStyle::Everyday, true) << 3U;
    QTest::addRow("one attended agent") << generated(1, WorkStyle::Everyday, false) << 1U;
    QTest::addRow("one agent at night") << Person{[] { return nightWorker(); }} << 1U;
    QTest::addRow("an agent with sub-agents") << Person{[] { return withSubAgents(); }} << 7U;
    QTest::addRow("three agents on and off") << Person{onOff} << 3U;
}

// Issue: within 15 % in the median of fresh seeds.
void TestGenerateLike::reproducesThePerson()
{
    QFETCH(const Person, person);
    QFETCH(const quint32, agents);
    const auto habits = learnHabits(person());
    QCOMPARE(habits->agents, agents);
    const auto days = static_cast<double>(habits->days.size());
    QVERIFY(near(medianOfSeeds(*habits), figuresOf(*habits->history, days), 0.15));
}

void TestGenerateLike::otherNumbersOfAgentsSpendInProportion_data()
{
    QTest::addColumn<quint32>("recorded");
    QTest::addColumn<quint32>("wanted");
    QTest::addColumn<bool>("autonomous");
    QTest::addRow("five instead of three") << 3U << 5U << false;
    QTest::addRow("three instead of five") << 5U << 3U << false;
    QTest::addRow("five instead of three, autonomous") << 3U << 5U << true;
    QTest::addRow("two instead of one") << 1U << 2U << false;
}

// Agents of a known law: those learned from so many are compared with others, really of that law. The dearest minute of
// more agents has seen more than any record of fewer can tell.
void TestGenerateLike::otherNumbersOfAgentsSpendInProportion()
{
    QFETCH(const quint32, recorded);
    QFETCH(const quint32, wanted);
    QFETCH(const bool, autonomous);
    std::vector<Figures> learned;
    std::vector<Figures> real;
    for (std::uint32_t seed = 1; seed <= 7; ++seed) {
        const auto habits = learnHabits(generated(recorded, WorkStyle::Everyday, autonomous, seed)());
        learned.push_back(figuresOf(like(*habits, 100 + seed, wanted), 30));
        real.push_back(figuresOf(*generated(wanted, WorkStyle::Everyday, autonomous, 50 + seed)(), 30));
    }
    QVERIFY(near(median(learned), median(real), 0.25));
}

// THEORY.md section 6: N = 3, on 6, off 18, c = 0.5, t = 30 has the mean 11.25 and the variance 32.2806855; charges of
// 0.25 twice a minute add 3 x 2 x 0.25 x 30 x 0.25^2 = 2.8125.
void TestGenerateLike::keepsTheMomentsOfOnOffAgents()
{
    OnOffAgents law;
    law.minutes = 60 * 24 * 60.0;
    const auto habits = learnHabits(onOffHistory(law));
    double sum = 0;
    double squares = 0;
    double windows = 0;
    for (std::uint32_t seed = 1; seed <= 5; ++seed) {
        const History history = like(*habits, seed);
        std::map<std::int64_t, double> spent; // by half hour
        for (auto at = habits->days[1].cut; at < habits->days[59].cut; at += 30min)
            spent[at.time_since_epoch() / 30min] = 0;
        for (ChargeIndex i = 0; i < history.size(); ++i)
            if (const auto window = spent.find(history.times()[i].time_since_epoch() / 30min); window != spent.end())
                window->second += history.costs()[i].toDouble();
        for (const auto& [window, dollars] : spent) {
            sum += dollars;
            squares += dollars * dollars;
            windows += 1;
        }
    }
    const double mean = sum / windows;
    const double variance = squares / windows - mean * mean;
    qInfo("mean %.3f, variance %.3f of %.0f windows", mean, variance, windows);
    QVERIFY(std::abs(mean / 11.25 - 1) < 0.05);
    QVERIFY(std::abs(variance / (32.2806855 + 2.8125) - 1) < 0.1);
}

void TestGenerateLike::sameSeedSameBytes()
{
    const auto habits = learnHabits(withSubAgents());
    const auto again = learnHabits(withSubAgents());
    QCOMPARE(writeCsv(like(*habits, 1)), writeCsv(like(*again, 1)));
}

void TestGenerateLike::anotherSeedAnotherHistory()
{
    const auto habits = learnHabits(nightWorker());
    const History one = like(*habits, 1);
    const History two = like(*habits, 2);
    QVERIFY(writeCsv(one) != writeCsv(two));
    // New luck, not the recorded charges in another order.
    std::set<std::int64_t> recorded;
    for (const Money cost : habits->history->costs())
        recorded.insert(cost.nanos());
    std::size_t known = 0;
    for (const Money cost : one.costs())
        known += recorded.count(cost.nanos());
    QVERIFY(known < one.size() / 100);
}

void TestGenerateLike::moreDaysLeaveTheFirstAsTheyWere()
{
    const auto habits = learnHabits(withSubAgents());
    LikeSynthesis synthesis;
    synthesis.start = monday;
    synthesis.days = 5;
    const auto five = writeCsv(*generateLike(*habits, synthesis));
    synthesis.days = 40;
    const auto forty = writeCsv(*generateLike(*habits, synthesis));
    QVERIFY(forty.size() > five.size());
    QVERIFY(forty.starts_with(five));
}

// From 22 to about 4 o'clock, give or take the quarter of an hour by which whole days are moved.
void TestGenerateLike::worksInThePersonsHours()
{
    const auto habits = learnHabits(nightWorker());
    QCOMPARE(habits->dayCut, Duration{13h});
    for (const std::uint32_t sessions : {1U, 3U}) {
        const History history = like(*habits, 1, sessions);
        QVERIFY(history.size() > 1000 * sessions);
        for (const SimTime time : history.times()) {
            const Duration since = (time - 21h - 45min).time_since_epoch() % Duration{24h};
            QVERIFY2(since < 7h, formatTime(time).c_str());
        }
    }
}

void TestGenerateLike::restsAtWeekendsWhereThePersonDoes()
{
    const auto habits = learnHabits(nightWorker());
    LikeSynthesis synthesis;
    synthesis.start = monday + std::chrono::days{3};
    synthesis.days = 60;
    const auto history = generateLike(*habits, synthesis);
    std::set<std::int64_t> nights;
    for (const SimTime time : history->times()) {
        const SimTime evening = startOfDay(time - 12h);
        QCOMPARE(static_cast<int>(dayClassOf(evening)), static_cast<int>(DayClass::Weekday));
        nights.insert(micros(evening));
    }
    QVERIFY(nights.size() > 35); // of 44 or so
}

void TestGenerateLike::oneChargeIsEnough()
{
    HistoryBuilder builder;
    builder.add(oneDollarAt(monday + 9h));
    const auto habits = learnHabits(std::make_shared<const History>(builder.build()));
    QCOMPARE(habits->agents, 1U);
    const History history = like(*habits, 1, 3);
    QCOMPARE(history.size(), std::size_t{3});
    for (const Money cost : history.costs())
        QVERIFY(cost > Money{});
}

void TestGenerateLike::keepsToolModelProjectAndPool()
{
    HistoryBuilder builder;
    Charge charge = oneDollarAt(monday + 9h);
    charge.tool = "cursor";
    charge.model = "gpt";
    charge.project = "shop";
    charge.pool = Pool::Api;
    charge.tokens.cacheRead = 500;
    builder.add(charge);
    charge.time += 1min;
    charge.cost = Money{};
    builder.add(charge);
    builder.markUnpriced();
    const auto habits = learnHabits(std::make_shared<const History>(builder.build()));
    const History history = like(*habits, 1);
    const Charge first = history.charge(0);
    QCOMPARE(first.session, std::string{"agent-1-day-1-a"});
    QCOMPARE(first.tool, charge.tool);
    QCOMPARE(first.model, charge.model);
    QCOMPARE(first.project, charge.project);
    QCOMPARE(static_cast<int>(first.pool), static_cast<int>(Pool::Api));
    QCOMPARE(first.tokens.cacheRead, std::llround(500 * first.cost.toDouble()));
    QCOMPARE(history.costs()[1], Money{}); // what was free stays free
    QVERIFY(!history.isUnpriced(0) && history.isUnpriced(1));
    QCOMPARE(history.times()[1] - history.times()[0], Duration{1min});
}

void TestGenerateLike::aLuckOfIdleDaysIsAnError()
{
    HistoryBuilder builder;
    builder.add(oneDollarAt(monday + 9h));
    builder.add(oneDollarAt(monday + std::chrono::days{700} + 9h));
    const auto habits = learnHabits(std::make_shared<const History>(builder.build()));
    QCOMPARE(habits->workedDays(), 2U);
    LikeSynthesis synthesis;
    synthesis.start = monday;
    synthesis.days = 1;
    const auto history = generateLike(*habits, synthesis);
    QVERIFY(!history);
    QCOMPARE(history.error().describe(),
             std::string{"days: \"1\" has no day with work in it, of which the record has 2 "
                         "in 701; ask for more days"});
}

void TestGenerateLike::sumsOfADayCannotBeLearnedFrom()
{
    HistoryBuilder builder;
    Charge day = oneDollarAt(monday);
    day.span = 24h;
    builder.add(day);
    const auto habits = learnHabits(std::make_shared<const History>(builder.build()));
    LikeSynthesis synthesis;
    synthesis.start = monday;
    const auto history = generateLike(*habits, synthesis);
    QVERIFY(!history);
    QCOMPARE(history.error().code, ErrorCode::Invalid);
}

void TestGenerateLike::outOfRange()
{
    const auto habits = learnHabits(nightWorker());
    LikeSynthesis synthesis;
    synthesis.start = monday;
    synthesis.sessions = 1001;
    QCOMPARE(generateLike(*habits, synthesis).error().describe(),
             std::string{"sessions: \"1001\" is out of range; write 1 to 1000"});
    const auto nothing = learnHabits(std::make_shared<const History>());
    QCOMPARE(nothing.error().code, ErrorCode::Empty);
}

void TestGenerateLike::stopsWhenAsked()
{
    const auto habits = learnHabits(nightWorker());
    LikeSynthesis synthesis;
    synthesis.start = monday;
    const auto history = generateLike(*habits, synthesis, {.shouldStop = [] { return true; }, .onProgress = {}});
    QCOMPARE(history.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestGenerateLike)
#include "test_generate_like.moc"
