// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/billing/routing_text.h"
#include "tests/sim/core/print_values.h"
#include "tests/sim/replay/random_scenario.h"
#include "tests/sim/report/expected_figures.h"
#include "tests/sim/report/html_page.h"
#include "tests/sim/report/plain_advice.h"

#include "sim/replay/scenario_options.h"
#include "sim/report/json.h"
#include "sim/report/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

class TestReport : public QObject {
    Q_OBJECT

private slots:
    void figuresAreThoseOfTheJson_data();
    void figuresAreThoseOfTheJson();
    void figuresOfRandomScenarios();
    void everyNumberComesFromSomewhere();
    void nothingIsRecommended();
    void noInterruption();
    void oneInterruption();
    void thousandsOfInterruptions();
    void aCoarseHistoryShowsNoStops();
    void warningsAreShownWhereThereAreAny();
    void hostileNamesAreEscaped();
    void htmlStandsAlone();
    void htmlIsDarkWhereTheReaderIs();
    void markdownTellsTheSame();
    void assumptionsHoldEveryChangedOption();
    void assumptionsHoldTheWishes();
    void assumptionsHoldTheRouting();
    void timesAreOfTheZone();
};

namespace {

QJsonObject parsed(const std::string& json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

Scenario sample(const std::vector<std::pair<const char*, const char*>>& options)
{
    Scenario scenario;
    static const auto history = readTestHistory(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv").history;
    scenario.history = history;
    for (const auto& [name, value] : options)
        if (!setOption(scenario, name, value))
            qFatal("no such option: %s=%s", name, value);
    return scenario;
}

/// A bare outcome of a day with so many interruptions of ten seconds.
Outcome outcomeWith(std::size_t interruptions)
{
    Outcome outcome;
    outcome.charges = 1;
    outcome.first = outcome.windowStart = parseTime("2026-09-01T09:00:00Z")->time;
    outcome.last = outcome.windowEnd = outcome.first + 24h;
    outcome.lowest = Money::fromDollars(-1);
    outcome.lowestAt = outcome.first;
    for (std::size_t i = 0; i < interruptions; ++i) {
        const SimTime began = outcome.first + 20s * static_cast<int>(i);
        outcome.interruptions.push_back({began, began + 10s, 1, 1, 1, Cause::Latency, 10s});
        outcome.stops.push_back({NameId::Empty, began, began + 10s, static_cast<std::uint32_t>(i)});
        outcome.stoppedAgentTime += 10s;
    }
    outcome.trajectory.add(outcome.first, Money::fromDollars(5));
    outcome.trajectory.finish();
    return outcome;
}

Scenario oneCharge()
{
    HistoryBuilder builder;
    builder.add({parseTime("2026-09-01T09:00:00Z")->time, oneDollar, "s", "t", "m", "p", Pool::Unset, {}});
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    return scenario;
}

Advice adviceOf(const Outcome& outcome)
{
    Advice advice;
    advice.current = std::make_shared<const Outcome>(outcome);
    advice.recordedDays = 2;
    return advice;
}

HtmlPage pageOf(const Report& report)
{
    return readHtml(toHtml(report));
}

/// What of the report's tables differs from what the JSON says.
QStringList differences(const Scenario& scenario, const Advice& advice)
{
    const auto page = pageOf(makeReport(scenario, {}, advice));
    if (!page.error.isEmpty())
        return {page.error};
    const auto now = parsed(simulateJson(*advice.current, {}));
    const auto adviceJson = parsed(recommendJson(advice));
    QStringList found;
    const auto compare = [&found](const QStringList& expected, const QStringList& seen) {
        if (expected != seen)
            found << expected.join(" | ") + "  but found  " + seen.join(" | ");
    };
    if (advice.recommended) {
        const auto then = parsed(simulateJson(*advice.recommended->outcome, {}));
        auto rows = page.tables["Today’s setting and the recommended one"];
        rows.removeIf([](const QStringList& row) { return row.first() == "Work never done"; });
        const auto expected = expectedComparison(now, then, adviceJson);
        for (qsizetype i = 0; i < expected.size(); ++i)
            compare(expected[i], i < rows.size() ? rows[i].mid(0, 3) : QStringList{});
    }
    const auto interruptions = expectedInterruptions(now);
    const auto list = page.tables["Interruptions with today’s setting"];
    for (qsizetype i = 0; i < std::min<qsizetype>(interruptions.size(), 40); ++i)
        compare(interruptions[i], i < list.size() ? list[i].mid(0, 5) : QStringList{});
    const auto amounts = expectedAmounts(adviceJson);
    const auto table = page.tables["Every reload amount on this record"];
    for (qsizetype i = 0; i < amounts.size(); ++i)
        compare(amounts[i], i < table.size() ? table[i].mid(1, 3) + table[i].mid(5, 4) : QStringList{});
    return found;
}

} // namespace

void TestReport::figuresAreThoseOfTheJson_data()
{
    QTest::addColumn<QString>("latency");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("fee");
    for (const char* latency : {"60s", "5m", "1h"})
        for (const char* amount : {"5", "20"})
            for (const char* fee : {"0", "0.30+4.4%"})
                QTest::addRow("latency %s, amount %s, fee %s", latency, amount, fee) << latency << amount << fee;
}

void TestReport::figuresAreThoseOfTheJson()
{
    QFETCH(const QString, latency);
    QFETCH(const QString, amount);
    QFETCH(const QString, fee);
    const auto scenario = sample({{"threshold", "1"},
                                  {"opening-balance", "5"},
                                  {"latency", qPrintable(latency)},
                                  {"amount", qPrintable(amount)},
                                  {"fee", qPrintable(fee)}});
    const auto advice = recommend(scenario);
    QVERIFY2(advice.has_value(), advice ? "" : advice.error().describe().c_str());
    QCOMPARE(differences(scenario, *advice), QStringList{});
}

void TestReport::figuresOfRandomScenarios()
{
    int shown = 0;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        auto scenario = reference::randomScenario(seed);
        scenario.account.latency = Delay::constant(45s);
        const auto outcome = simulate(scenario, SimulateOptions{true, {}});
        if (!outcome)
            continue;
        auto advice = adviceOf(*outcome);
        const auto then = simulate(oneCharge(), SimulateOptions{true, {}});
        advice.recommended =
            Recommendation{Policy{}, oneCent, "Because.", std::make_shared<const Outcome>(*then), {}, {}};
        const auto found = differences(scenario, advice);
        QVERIFY2(found.isEmpty(), qPrintable(QString{"seed %1: "}.arg(seed) + found.join('\n')));
        QVERIFY(!toMarkdown(makeReport(scenario, {}, advice)).empty());
        ++shown;
    }
    QVERIFY(shown > 30);
}

void TestReport::everyNumberComesFromSomewhere()
{
    const auto scenario = sample({{"threshold", "1"}, {"amount", "5"}, {"opening-balance", "5"}, {"latency", "5m"}});
    const auto advice = recommend(scenario);
    QVERIFY(advice.has_value() && advice->recommended);
    const auto page = pageOf(makeReport(scenario, {}, *advice));
    const auto now = parsed(simulateJson(*advice->current, {}));
    const auto then = parsed(simulateJson(*advice->recommended->outcome, {}));
    const auto adviceJson = parsed(recommendJson(*advice));
    // from the JSON, in the words that another program would use for them
    QString known;
    for (const auto& rows :
         {expectedComparison(now, then, adviceJson), expectedInterruptions(now), expectedAmounts(adviceJson)})
        for (const auto& row : rows)
            known += row.join(' ') + ' ';
    for (const auto value : adviceJson["on_record"].toArray())
        known += QString::number(value.toObject()["amount_usd"].toInt()) + ' ';
    // the sentence of the busiest stretch: its dollars, its times, how many charges
    const auto& window = *advice->recommended->window;
    known += QString::fromStdString(window.spent.toString()) + QString{" %1 "}.arg(window.last - window.first);
    for (const auto time : {scenario.history->times()[window.first], scenario.history->times()[window.last],
                            advice->recommended->outcome->lowestAt, advice->current->first, advice->current->last})
        known += QString::fromStdString(formatTime(time)).replace('T', ' ').replace('-', ' ').left(19) + ' ';
    // the longest interruption, the policy and the opening balance, 126 days of 126 + 30
    known += "3 1.00 5.00 927 52.09 10 30 80 ";
    // what was assumed: latency, opening, pause, an hour's worth, cost of money, bother; then version and seed
    known += "5 5.00 30 60 5 0.25 0.1.0 1 ";
    const auto allowed = numbersIn(known.replace(':', ' '));
    auto text = page.text;
    // a change is the difference of its neighbours: the comparison of cells is another test's
    for (const auto& row : page.tables["Today’s setting and the recommended one"])
        text.remove(row.last());
    QStringList unknown;
    for (const auto& number : numbersIn(text.replace(':', ' ')))
        if (!allowed.contains(number) && !allowed.contains('0' + number))
            unknown << number;
    QCOMPARE(unknown, QStringList{});
}

void TestReport::nothingIsRecommended()
{
    auto advice = adviceOf(outcomeWith(2));
    advice.obstacles = {"The monthly limit of $100 is reached.", "So is the other."};
    const auto page = pageOf(makeReport(oneCharge(), {}, advice));
    QCOMPARE(page.error, QString{});
    QVERIFY(page.text.contains("No threshold prevents every interruption."));
    QVERIFY(page.text.contains("What stands in the way The monthly limit of $100 is reached. So is the other."));
    QVERIFY(!page.text.contains("Recommended"));
    QCOMPARE(page.tables["Today’s setting"].first(), (QStringList{"Interruptions in 2 days", "2"}));
}

void TestReport::noInterruption()
{
    const auto page = pageOf(makeReport(oneCharge(), {}, adviceOf(outcomeWith(0))));
    QVERIFY(page.text.contains("With today’s setting your agents would never have stopped in 2 days."));
    QVERIFY(
        page.text.contains("No interruptions with today’s setting Lowest balance −$1.00 on Tue 1 Sep 2026 at 09:00."));
    QVERIFY(!page.tables.contains("Interruptions with today’s setting"));
}

void TestReport::oneInterruption()
{
    const auto page = pageOf(makeReport(oneCharge(), {}, adviceOf(outcomeWith(1))));
    QVERIFY(page.text.contains(
        "With today’s setting one agent would have stopped once in 2 days and stood still for 10 s in all."));
    QVERIFY(page.text.contains(
        "The interruption with today’s setting The balance ran out while a reload was still on its way."));
    QCOMPARE(page.tables["Interruptions with today’s setting"],
             (QList<QStringList>{{"1", "Tue 1 Sep 2026, 09:00:00", "10 s", "1", "10 s", "reload on its way"}}));
    auto never = outcomeWith(1);
    never.interruptions.back().ended.reset();
    never.interruptions.back().cause = Cause::Off;
    const auto stopped = pageOf(makeReport(oneCharge(), {}, adviceOf(never)));
    QVERIFY(stopped.text.contains("would have stopped once in 2 days, on Tue 1 Sep 2026 at 09:00, and never gone on."));
    QVERIFY(stopped.text.contains("never ended"));
}

void TestReport::thousandsOfInterruptions()
{
    const auto html = toHtml(makeReport(oneCharge(), {}, adviceOf(outcomeWith(2'381))));
    const auto page = readHtml(html);
    QVERIFY(page.text.contains("stopped 2,381 times in 2 days"));
    QCOMPARE(page.tables["Today’s setting"].first().last(), QString{"2,381"});
    QCOMPARE(page.tables["Interruptions with today’s setting"].size(), 40);
    QVERIFY(page.text.contains("… and 2,341 more."));
    QVERIFY(html.size() < 200'000);
}

void TestReport::aCoarseHistoryShowsNoStops()
{
    auto scenario = oneCharge();
    HistoryBuilder builder;
    builder.add(scenario.history->charge(0));
    builder.coarsenTo(Resolution::Day);
    scenario.history = std::make_shared<const History>(builder.build());
    const auto page = pageOf(makeReport(scenario, {}, adviceOf(outcomeWith(3))));
    QVERIFY(page.text.contains(
        "This file has sums, not single requests: it can size a reload, not show when agents stop."));
    QCOMPARE(page.tables["Today’s setting"].first(), (QStringList{"Interruptions in 2 days", "–"}));
    QVERIFY(!page.drawings.contains("agents stopped"));
    QVERIFY(!page.text.contains("reload on its way"));
}

void TestReport::warningsAreShownWhereThereAreAny()
{
    const auto scenario = oneCharge();
    QVERIFY(!pageOf(makeReport(scenario, {}, adviceOf(outcomeWith(0)))).text.contains("Warnings"));
    ImportSummary summary;
    for (int i = 0; i < 3; ++i)
        summary.skip("bad_cost", {});
    summary.skip("negative_cost", {});
    summary.warnings = {"Column note is not used."};
    auto advice = adviceOf(outcomeWith(0));
    advice.warnings = {"The record covers 2 days."};
    const auto text = pageOf(makeReport(scenario, summary, advice)).text;
    QVERIFY(text.contains("Warnings 4 lines were left out on import: 3 bad cost and 1 negative cost. Column note is "
                          "not used. The record covers 2 days."));
}

void TestReport::hostileNamesAreEscaped()
{
    ImportSummary summary;
    summary.warnings = {"<script>alert('x')</script> & | *a* `b`\nnext " + std::string(5'000, 'W')};
    const auto report =
        makeReport(oneCharge(), summary, adviceOf(outcomeWith(0)), {"<b>&zone", [](SimTime) { return Duration{0}; }});
    const auto html = toHtml(report);
    QVERIFY(html.find("<script") == std::string::npos);
    const auto page = readHtml(html);
    QCOMPARE(page.error, QString{});
    QVERIFY(page.text.contains("<script>alert('x')</script>"));
    QVERIFY(page.text.contains("times in <b>&zone"));
    const auto markdown = toMarkdown(report);
    QVERIFY(markdown.find("\\<script\\>alert('x')\\</script\\> & \\| \\*a\\* \\`b\\` next") != std::string::npos);
}

void TestReport::htmlStandsAlone()
{
    const auto scenario = sample({{"threshold", "1"}});
    auto html = QString::fromStdString(toHtml(makeReport(scenario, {}, plainAdvice(scenario))));
    html.remove("xmlns=\"http://www.w3.org/2000/svg\"");
    for (const char* foreign : {"http:", "https:", "<script", "<link", "@import", "url(", "src=", "<img", " on"})
        if (std::string_view{foreign} == " on")
            QVERIFY(!html.contains(QRegularExpression{"<[^>]* on[a-z]+="}));
        else
            QVERIFY2(!html.contains(QLatin1String{foreign}), foreign);
    QVERIFY(html.startsWith("<!DOCTYPE html>"));
    QVERIFY(html.contains("<html lang=\"en\">"));
    // every table says what its rows and columns are
    const auto rows = html.count("<tr>");
    QCOMPARE(html.count("scope=\"row\""), rows - html.count("<thead>"));
    QVERIFY(html.count("<caption") == html.count("<table>"));
    QVERIFY(html.size() < 200'000);
}

void TestReport::htmlIsDarkWhereTheReaderIs()
{
    const auto html = QString::fromStdString(toHtml(makeReport(oneCharge(), {}, adviceOf(outcomeWith(0)))));
    const auto light = html.indexOf("--surface:#ffffff");
    const auto dark = html.indexOf("--surface:#13181d");
    const auto query = html.indexOf("@media (prefers-color-scheme:dark)");
    const auto print = html.indexOf("@media print");
    QVERIFY(light > 0 && query > light && dark > query && print > dark);
    QVERIFY2(html.indexOf("--surface:#ffffff", print) > print, "paper is light");
    QVERIFY(html.indexOf("break-inside:avoid", print) > print);
}

void TestReport::markdownTellsTheSame()
{
    const auto scenario = sample({{"threshold", "1"}, {"amount", "5"}, {"opening-balance", "5"}, {"latency", "5m"}});
    const auto report = makeReport(scenario, {}, plainAdvice(scenario));
    const auto markdown = QString::fromStdString(toMarkdown(report));
    auto inMarkdown = numbersIn(QString{markdown}.replace(':', ' '));
    for (const auto& number : numbersIn(pageOf(report).text.replace(':', ' ')))
        QVERIFY2(inMarkdown.contains(number), qPrintable(number));
    QVERIFY(markdown.startsWith("# Add $20 when the balance falls below $2.91."));
    QVERIFY(markdown.contains("**The balance over time.** Now, add $5 below $1.00: the agents stop 6 times."));
    // each table's rows have as many cells as its header
    qsizetype columns = 0;
    for (const auto& line : markdown.split('\n')) {
        const auto bars = QString{line}.remove("\\|").count('|');
        if (bars > 0 && columns > 0)
            QCOMPARE(bars, columns);
        columns = bars;
    }
}

void TestReport::assumptionsHoldEveryChangedOption()
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        auto scenario = reference::randomScenario(seed);
        const auto report = makeReport(scenario, {}, adviceOf(outcomeWith(0)));
        const auto rows = pageOf(report).tables["What was assumed"];
        const auto told = [&rows](const char* label) {
            return std::any_of(rows.begin(), rows.end(),
                               [label](const auto& row) { return row[0] == label && row[2] == "you"; });
        };
        static const QMap<QString, const char*> labels{{"opening-balance", "Opening balance"},
                                                       {"latency", "Money usable after"},
                                                       {"trigger", "A reload is asked for"},
                                                       {"daily-cap", "Limits"},
                                                       {"monthly-cap", "Limits"},
                                                       {"max-reloads", "Limits"},
                                                       {"spend-limit", "Limits"},
                                                       {"fee", "Fees"},
                                                       {"work", "Refused work"},
                                                       {"deposit", "Money put in besides"},
                                                       {"idle-gap", "A new run after a pause of"}};
        for (const auto& [name, text] : changedOptions(scenario)) {
            const auto label = labels.value(QString::fromStdString(name));
            if (label)
                QVERIFY2(told(label), qPrintable(QString{"seed %1: %2"}.arg(seed).arg(label)));
        }
    }
}

void TestReport::assumptionsHoldTheWishes()
{
    const auto scenario = sample({{"threshold", "1"}, {"amount", "5"}});
    Wishes wishes;
    wishes.amounts = {Money::fromDollars(10)};
    wishes.agentHour = *Money::parse("40.5");
    wishes.growthNumerator = 5;
    wishes.growthDenominator = 4;
    const auto advice = recommend(scenario, wishes);
    QVERIFY(advice.has_value() && advice->recommended);
    const auto page = pageOf(makeReport(scenario, {}, *advice));
    const auto rows = page.tables["What was assumed"];
    QVERIFY(rows.contains(QStringList{"An hour of delayed work costs", "$40.50", "you"}));
    QVERIFY(rows.contains(QStringList{"Idle money costs", "5 % a year", "default"}));
    QVERIFY(rows.contains(QStringList{"Usage scaled by", "1.25", "you"}));
    // the stretch is shown as it was scaled, the record as it is
    const auto& window = *advice->recommended->window;
    QVERIFY(page.text.contains("your agents spent $" + QString::fromStdString(window.spent.toString())));
    QVERIFY(page.text.contains("927 charges · $52.09"));
}

void TestReport::assumptionsHoldTheRouting()
{
    auto scenario = oneCharge();
    const auto rowsOf = [&scenario] {
        return pageOf(makeReport(scenario, {}, adviceOf(outcomeWith(1)))).tables["What was assumed"];
    };
    const auto plain = rowsOf();
    QVERIFY(std::none_of(plain.begin(), plain.end(), [](const auto& row) {
        return row[0] == "What pays for a charge" || row[0] == "The plan includes";
    }));
    scenario.routing = test::routingOf("rule tool=cursor:api; window 5h=15:overflow; window month@15=20:block");
    const auto rows = rowsOf();
    QVERIFY(rows.contains(QStringList{
        "What pays for a charge", "tool cursor: the API key; else what the charge says, else usage credits", "you"}));
    QVERIFY(rows.contains(QStringList{"The plan includes",
                                      "$15 in 5 h from the first charge, then usage credits; $20 a billing cycle from "
                                      "day 15 of the month, then blocked",
                                      "you"}));
    QVERIFY(toMarkdown(makeReport(scenario, {}, adviceOf(outcomeWith(1)))).find("no charge falls to the plan") !=
            std::string::npos);
}

void TestReport::timesAreOfTheZone()
{
    const ZoneText tokyo{"Asia/Tokyo", [](SimTime) -> Duration { return 9h; }};
    const auto page = pageOf(makeReport(oneCharge(), {}, adviceOf(outcomeWith(1)), tokyo));
    QVERIFY(page.text.contains("Tue 1 Sep 2026, 18:00:00"));
    QVERIFY(page.text.contains("times in Asia/Tokyo"));
    QVERIFY(page.text.contains("1 Sep – 2 Sep 2026 · 1 charge · $1.00"));
}

QTEST_APPLESS_MAIN(TestReport)
#include "test_report.moc"
