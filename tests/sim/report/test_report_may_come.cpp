// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the report says of the days to come, of what goes wrong, of what nobody knows, and of the weeks before.
#include "tests/sim/core/print_values.h"
#include "tests/sim/report/html_page.h"
#include "tests/sim/report/plain_advice.h"

#include "sim/advice/further_advice.h"
#include "sim/report/backtest_figure.h"
#include "sim/report/json.h"
#include "sim/report/next_days_figure.h"
#include "sim/report/report.h"
#include "sim/report/robustness_section.h"
#include "sim/report/situation_words.h"
#include "sim/report/tornado_figure.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <tbb/global_control.h>

#include <cmath>
#include <stdexcept>

using namespace lowwater;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestReportMayCome : public QObject {
    Q_OBJECT

private slots:
    void everySectionStandsInEveryForm();
    void theThreeClaimsStayApart();
    void tablesSayWhatTheJsonSays();
    void oneThreadWritesTheSameBytes();
    void hostileTextsAreEscaped();
    void nothingIsThereThatWasNotAskedFor();
    void aRecordTooShortToLookBackOnSaysSo();
    void whatIsPlannedIsSaidOfEveryPart();
    void situationsInWords_data();
    void situationsInWords();
    void interruptionsOfABar_data();
    void interruptionsOfABar();
    void regretsOfHand();
    void whoIsStillStoppedIsSaid();
    void nextDaysAreDescribed();
    void textsOfFiguresKeepApart_data();
    void textsOfFiguresKeepApart();
};

namespace {

Money dollars(std::int64_t count)
{
    return oneDollar * count;
}

SimTime at(const char* text)
{
    return parseTime(text)->time;
}

/// Four weeks of $2 a day at nine and at four in the afternoon.
Scenario fourWeeks()
{
    HistoryBuilder builder;
    for (int half = 0; half < 56; ++half) {
        Charge charge;
        charge.time = at("2026-09-01T09:00:00Z") + 24h * (half / 2) + 7h * (half % 2);
        charge.cost = oneDollar;
        charge.session = "a";
        builder.add(charge);
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.threshold = dollars(4);
    return scenario;
}

Advice fullAdvice(const Scenario& scenario)
{
    LookAhead ahead;
    ahead.wishes.paths = 300;
    auto advice = recommend(scenario, {}, ahead);
    if (!advice)
        throw std::runtime_error{advice.error().describe()};
    if (const auto done = addAll(*advice, scenario, nullptr); !done)
        throw std::runtime_error{done.error().describe()};
    return *std::move(advice);
}

Policy tenBelow(std::int64_t threshold)
{
    Policy policy;
    policy.amount = dollars(10);
    policy.threshold = dollars(threshold);
    return policy;
}

SituationRow rowOf(std::optional<Factor> factor, const std::string& value, Money first, Money second)
{
    const Money least = std::min(first, second);
    SituationRow row{{factor, value, !factor}, {}, first <= second ? 0U : 1U};
    for (const Money cost : {first, second})
        row.choices.push_back({cost, cost, cost - least, 0});
    return row;
}

/// Below 1 costs $1 and, with slow reloads, $9; below 5 costs $3 and $4.
Robustness twoChoices()
{
    Robustness robust;
    robust.choices = {tenBelow(1), tenBelow(5)};
    robust.rows = {rowOf({}, "", dollars(1), dollars(3)), rowOf(Factor::Latency, "15m", dollars(9), dollars(4))};
    robust.worst = {{dollars(5), 1}, {dollars(2), 0}};
    robust.leastWorst = 1;
    robust.tornado = {{Factor::Latency, 0, 1, dollars(1), dollars(9), 0, 3.25, dollars(5)}};
    robust.findOutFirst = Factor::Latency;
    robust.findOutFirstText = "Find out <b>first</b>.";
    robust.replications = 20;
    return robust;
}

/// Two weeks: with the advice nobody stops; with nobody buying agents stop in the first and stand still in the second.
Backtest twoWeeks(std::size_t weeks = 2)
{
    Backtest backtest;
    backtest.from = at("2026-09-08T00:00:00Z");
    backtest.to = backtest.from + 24h * 7 * static_cast<int>(weeks);
    for (const auto follower :
         {Follower::Followed, Follower::Current, Follower::Largest, Follower::ByHandWeekly, Follower::Off}) {
        LivedWeeks lived{follower, std::vector<BacktestWeek>(weeks), {}, oneCent};
        if (follower == Follower::Off) {
            lived.weeks.front().totals.interruptions = 12;
            for (auto& week : lived.weeks)
                week.totals.stoppedAgentTime = 1h;
            lived.totals.interruptions = 12;
            lived.monthlyCost = dollars(123'456);
        }
        backtest.followers.push_back(std::move(lived));
    }
    for (std::size_t week = 0; week < weeks; ++week)
        backtest.decisions.push_back({backtest.from + 24h * 7 * static_cast<int>(week), tenBelow(1), false});
    return backtest;
}

/// So many days, the lowest of all on the second.
NextDays nextDays(std::size_t count)
{
    NextDays next;
    next.paths = 200;
    for (std::size_t i = 0; i < count; ++i) {
        const Money least = i == 1 ? dollars(-2) : dollars(1);
        next.days.push_back({at("2026-10-01T03:00:00Z") + 24h * static_cast<int>(i),
                             {least, dollars(2), dollars(4), dollars(5), dollars(6), dollars(8)}});
    }
    return next;
}

double left(const FigureText& text)
{
    const double width = textWidth(text.text, text.size, text.bold);
    return text.anchor == Anchor::Start ? text.at.x : text.at.x - (text.anchor == Anchor::Middle ? width / 2 : width);
}

double right(const FigureText& text)
{
    return left(text) + textWidth(text.text, text.size, text.bold);
}

/// Texts that leave the figure, or come closer than two points on one line.
QStringList crowded(const Figure& figure)
{
    std::vector<FigureText> texts;
    for (const auto& item : figure.items)
        if (const auto* text = std::get_if<FigureText>(&item))
            texts.push_back(*text);
    QStringList found;
    for (std::size_t a = 0; a < texts.size(); ++a) {
        if (left(texts[a]) < 0 || right(texts[a]) > figure.width || texts[a].at.y > figure.height - 2)
            found << QString::fromStdString("outside: " + texts[a].text);
        for (std::size_t b = a + 1; b < texts.size(); ++b)
            if (std::abs(texts[a].at.y - texts[b].at.y) < 9 && left(texts[a]) < right(texts[b]) + 2 &&
                left(texts[b]) < right(texts[a]) + 2)
                found << QString::fromStdString(texts[a].text + " | " + texts[b].text);
    }
    return found;
}

} // namespace

void TestReportMayCome::everySectionStandsInEveryForm()
{
    const Scenario scenario = fourWeeks();
    const Report report = makeReport(scenario, {}, fullAdvice(scenario));
    const auto html = toHtml(report);
    const auto page = readHtml(html);
    QCOMPARE(page.error, QString{});
    const auto markdown = toMarkdown(report);
    for (const char* heading : {"The next 30 days", "What if something goes wrong?", "What nobody can know yet",
                                "Would it have helped before?"}) {
        QVERIFY2(page.text.contains(QLatin1StringView{heading}), heading);
        QVERIFY2(markdown.find(std::string{"\n## "} + heading + '\n') != std::string::npos, heading);
    }
    for (const char* figure : {"The lowest balance of each of the next 30 days",
                               "What matters most of what is not known", "The backtest, week by week"}) {
        QVERIFY2(html.find(std::string{"-title\">"} + figure + "</title>") != std::string::npos, figure);
        QVERIFY2(markdown.find(std::string{"**"} + figure + ".**") != std::string::npos, figure);
    }
    for (const auto* table : {"What goes wrong, and what comes of it", "Dearer a month than the best choice would be",
                              "What each way of choosing came to"})
        QVERIFY2(page.tables.contains(QLatin1StringView{table}), table);
}

// THEORY.md section 5: the record exactly, what was drawn, and what so many days can tell: 28 / (28 + 30).
void TestReportMayCome::theThreeClaimsStayApart()
{
    const Scenario scenario = fourWeeks();
    const auto page = readHtml(toHtml(makeReport(scenario, {}, fullAdvice(scenario))));
    QVERIFY(page.text.contains("On your record, recommended No interruption exact: 28 days, every request"));
    QVERIFY(page.text.contains("The next 30 days, drawn 99.0 % or better no interruption in 300 of 300 draws"));
    QVERIFY(page.text.contains("What 28 days can tell 48 % chance that the next 30 days hold nothing worse"));
}

void TestReportMayCome::tablesSayWhatTheJsonSays()
{
    const Scenario scenario = fourWeeks();
    const Advice advice = fullAdvice(scenario);
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(recommendJson(advice))).object();
    const auto page = readHtml(toHtml(makeReport(scenario, {}, advice)));
    const auto stress = json["stress"_L1].toArray();
    const auto rows = page.tables["What goes wrong, and what comes of it"_L1];
    QCOMPARE(rows.size(), stress.size());
    for (int i = 0; i < rows.size(); ++i) {
        const int stops = stress[i]["interruptions"_L1].toInt(-1);
        QCOMPARE(rows[i][2].section(u' ', 0, 0), stops == 0 ? u"none"_s : QString::number(stops));
    }
    const auto followers = page.tables["What each way of choosing came to"_L1];
    QCOMPARE(followers.size(), 5);
    QCOMPARE(followers[4][1], QString::number(json["backtest"_L1]["off"_L1]["interruptions"_L1].toInt(-1)));
    QCOMPARE(json["next_days"_L1]["days"_L1].toArray().size(), 30);
    QCOMPARE(json["next_days"_L1]["shares"_L1].toArray().size(),
             json["next_days"_L1]["days"_L1][0]["lowest_usd"_L1].toArray().size());
}

void TestReportMayCome::oneThreadWritesTheSameBytes()
{
    const Scenario scenario = fourWeeks();
    const auto onAll = reportJson(scenario, {}, fullAdvice(scenario));
    const tbb::global_control one{tbb::global_control::max_allowed_parallelism, 1};
    QCOMPARE(reportJson(scenario, {}, fullAdvice(scenario)), onAll);
}

void TestReportMayCome::hostileTextsAreEscaped()
{
    const Scenario scenario = fourWeeks();
    Advice advice = plainAdvice(scenario);
    Stress hostile;
    hostile.kind = StressKind::SlowReloads;
    hostile.assumed = "<script>alert('x')</script> | *a*";
    advice.stress = std::make_shared<const std::vector<Stress>>(std::vector{hostile});
    advice.robustness = std::make_shared<const Robustness>(twoChoices());
    const Report report = makeReport(scenario, {}, advice);
    const auto html = toHtml(report);
    QVERIFY(html.find("<script") == std::string::npos && html.find("<b>") == std::string::npos);
    const auto page = readHtml(html);
    QCOMPARE(page.error, QString{});
    QVERIFY(page.text.contains("Assumed: <script>alert('x')</script> | *a*"));
    QVERIFY(page.text.contains("Find out <b>first</b>."));
    QVERIFY(toMarkdown(report).find("\\<script\\>alert('x')\\</script\\> \\| \\*a\\*") != std::string::npos);
}

void TestReportMayCome::nothingIsThereThatWasNotAskedFor()
{
    const Scenario scenario = fourWeeks();
    const auto page = readHtml(toHtml(makeReport(scenario, {}, plainAdvice(scenario))));
    for (const char* heading : {"The next 30 days ", "What if", "What nobody", "Would it have", "What may come"})
        QVERIFY2(!page.text.contains(QLatin1StringView{heading}), heading);
}

void TestReportMayCome::aRecordTooShortToLookBackOnSaysSo()
{
    const Scenario scenario = fourWeeks();
    Advice advice = plainAdvice(scenario);
    Backtest none;
    none.gap = BacktestGap::TooShort;
    advice.backtest = std::make_shared<const Backtest>(none);
    const auto page = readHtml(toHtml(makeReport(scenario, {}, advice)));
    QVERIFY(page.text.contains("Would it have helped before? The record covers fewer than two weeks"));
    QVERIFY(!page.tables.contains("What each way of choosing came to"_L1));
}

// The days to come, what goes wrong and what nobody knows are of the plan; the weeks before are not.
void TestReportMayCome::whatIsPlannedIsSaidOfEveryPart()
{
    const Scenario scenario = fourWeeks();
    Advice advice = fullAdvice(scenario);
    const auto textOf = [&] { return readHtml(toHtml(makeReport(scenario, {}, advice))).text; };
    QVERIFY(!textOf().contains("Planned for") && !textOf().contains("not as planned"));
    advice.wishes.plannedUsage = "usage x 1.25";
    QCOMPARE(textOf().count("Planned for usage x 1.25."), 3);
    QCOMPARE(textOf().count("On the usage as recorded, not as planned."), 1);
}

void TestReportMayCome::situationsInWords_data()
{
    QTest::addColumn<int>("factor");
    QTest::addColumn<std::string>("value");
    QTest::addColumn<std::string>("shortly");
    QTest::addColumn<std::string>("words");
    const auto row = [](const char* name, int factor, const char* value, const char* shortly, const char* words) {
        QTest::addRow("%s", name) << factor << std::string{value} << std::string{shortly} << std::string{words};
    };
    row("the base", -1, "", "as assumed", "As assumed");
    row("a constant latency", 0, "15m", "15 min", "Reloads take 15 min");
    row("a typical card", 0, "typical-card", "typical card", "Reloads as with a typical card");
    row("another latency left to chance", 0, "uniform:1m..3m", "uniform:1m..3m", "Reloads take uniform:1m..3m");
    row("declines", 1, "4 %", "4 %", "4 % of payments declined");
    row("growth", 2, "x 1.25", "× 1.25", "Usage × 1.25");
    row("one agent more", 3, "+1", "+1", "1 more agent");
    row("two agents more", 3, "+2", "+2", "2 more agents");
}

void TestReportMayCome::situationsInWords()
{
    QFETCH(const int, factor);
    QFETCH(const std::string, value);
    Situation situation;
    situation.value = value;
    if (factor >= 0)
        situation.factor = static_cast<Factor>(factor);
    QTEST(situationValueWords(situation), "shortly");
    QTEST(situationWords(situation), "words");
}

void TestReportMayCome::interruptionsOfABar_data()
{
    QTest::addColumn<double>("fewest");
    QTest::addColumn<double>("most");
    QTest::addColumn<std::string>("text");
    QTest::addRow("none at all") << 0.0 << 0.0 << std::string{"no interruption"};
    QTest::addRow("one in many replays is not none") << 0.0 << 0.01 << std::string{"hardly ever an interruption"};
    QTest::addRow("a range") << 0.0 << 3.25 << std::string{"0 to 3.2 interruptions a month"};
    QTest::addRow("the same throughout") << 4.5 << 4.5 << std::string{"4.5 interruptions a month"};
    QTest::addRow("many without decimals") << 9.0 << 56.4 << std::string{"9.0 to 56 interruptions a month"};
}

void TestReportMayCome::interruptionsOfABar()
{
    QFETCH(const double, fewest);
    QFETCH(const double, most);
    TornadoBar bar;
    bar.fewestInterruptions = fewest;
    bar.mostInterruptions = most;
    QTEST(interruptionsWords(bar), "text");
}

void TestReportMayCome::regretsOfHand()
{
    const Robustness robust = twoChoices();
    const Table table = regretTable(robust, tenBelow(5));
    QStringList lines;
    for (const auto& row : table.rows) {
        QStringList cells;
        for (const auto& cell : row)
            cells << QString::fromStdString(cell.text);
        lines << cells.join(u'|');
    }
    QCOMPARE(lines,
             (QStringList{u"As assumed|best|$2.00"_s, u"Reloads take 15 min|$5.00|best"_s, u"At worst|$5.00|$2.00"_s}));
    QCOMPARE(table.columns[1].note, std::string{"below $1.00"});
    QCOMPARE(table.columns[2].note, std::string{"below $5.00, as now"});
    QVERIFY(regretWords(robust).ends_with("no more than $2.00 is lost with: add $10 below $5.00."));
    const Figure figure = tornadoFigure(robust);
    QCOMPARE(
        figure.description,
        std::string{"A month with add $10 below $1.00 costs $1.00 as assumed. How long a reload takes: from $1.00 (as "
                    "assumed) to $9.00 (15 min), 0 to 3.2 interruptions a month."});
}

void TestReportMayCome::whoIsStillStoppedIsSaid()
{
    const Figure figure = backtestFigure(twoWeeks(), {});
    QVERIFY2(figure.description.ends_with("Nobody buys: 12 and still stopped; $123,456.00 a month."),
             figure.description.c_str());
    QVERIFY2(figure.description.starts_with("2 weeks from Tue 8 Sep 2026 on. This advice: 0 and 0; $0.01 a month."),
             figure.description.c_str());
}

void TestReportMayCome::nextDaysAreDescribed()
{
    const Figure figure = nextDaysFigure(nextDays(30), dollars(7), {});
    QCOMPARE(figure.description,
             std::string{"Lowest of all on Fri 2 Oct 2026: half of the draws fall to between $4.00 and $6.00 that day, "
                         "nine in ten to between $2.00 and $8.00, the lowest of 200 to −$2.00."});
}

void TestReportMayCome::textsOfFiguresKeepApart_data()
{
    QTest::addColumn<Figure>("figure");
    QTest::addRow("thirty days") << nextDaysFigure(nextDays(30), dollars(7), {});
    QTest::addRow("one day, no threshold") << nextDaysFigure(nextDays(2), {}, {});
    QTest::addRow("a year of days") << nextDaysFigure(nextDays(365), dollars(7), {});
    QTest::addRow("two weeks") << backtestFigure(twoWeeks(), {});
    QTest::addRow("a year of weeks") << backtestFigure(twoWeeks(52), {});
    QTest::addRow("one bar") << tornadoFigure(twoChoices());
    Robustness wide = twoChoices();
    wide.rows.push_back(rowOf(Factor::Latency, "typical-card", dollars(123'456), dollars(1)));
    wide.rows.push_back(rowOf(Factor::Agents, "+2", dollars(-1), dollars(1)));
    wide.tornado = {{Factor::Latency, 3, 2, dollars(-1'000'000), dollars(1'234'567), 0, 56, {}},
                    {Factor::Declines, 2, 3, dollars(-1'000'000), dollars(2), 12, 56, {}},
                    {Factor::Growth, 0, 3, dollars(1), dollars(1), 12, 56, {}}};
    QTest::addRow("bars to both sides of large money") << tornadoFigure(wide);
}

void TestReportMayCome::textsOfFiguresKeepApart()
{
    QFETCH(const Figure, figure);
    QCOMPARE(crowded(figure).join(u"; "_s), QString{});
}

QTEST_APPLESS_MAIN(TestReportMayCome)
#include "test_report_may_come.moc"
