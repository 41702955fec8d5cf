// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The days to come on the Recommendation page, in the real window.
#include "app/desktop/outlook/backtest_plot.h"
#include "app/desktop/outlook/next_days_plot.h"
#include "app/desktop/outlook/outlook_search.h"
#include "app/desktop/outlook/outlook_words.h"
#include "app/desktop/outlook/regret_plot.h"
#include "app/desktop/outlook/robustness_words.h"
#include "app/desktop/outlook/tornado_plot.h"
#include "app/desktop/words/format.h"
#include "sim/workload/more_agents.h"
#include "tests/desktop/recommendation/steady_work.h"

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

struct Opened : SteadyWindow {
    using SteadyWindow::SteadyWindow;
    [[nodiscard]] bool isLookedAhead()
    {
        return QTest::qWaitFor(
            [this] { return page().ahead().stress().rows().size() == 7 && !mentions(QStringLiteral("looking")); },
            30'000);
    }
};

} // namespace

class TestOutlook : public QObject {
    Q_OBJECT

private slots:
    void theThreeLinesStandApart();
    void theDaysAreThoseOfTheReplays();
    void theMapHasTheChance();
    void whatGoesWrongIsToldOfBothSettings();
    void whatMayBeOtherwiseIsTheEngines();
    void theBacktestIsTheCommands();
    void nothingIsLookedAheadForAPageThatIsNotSeen();
    void anotherAccountForgetsWhatWasKnown();
    void chancesAreNeverRoundedUp_data();
    void chancesAreNeverRoundedUp();
};

void TestOutlook::theThreeLinesStandApart()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    QVERIFY(opened.mentions(QStringLiteral("No interruption")));       // on the record
    QVERIFY(opened.mentions(QStringLiteral("99.7 % without a stop"))); // 0.05^(1/1000), rounded down
    QVERIFY(opened.mentions(QStringLiteral("or better, 95 % confident; 1,000 of 1,000 draws")));
    QVERIFY(opened.mentions(QStringLiteral("9.1 %"))); // 3 days of 33
    QVERIFY(opened.mentions(QStringLiteral("day by day 100 %, 2 days together 100 %, 7 days together 100 %")));
}

void TestOutlook::theDaysAreThoseOfTheReplays()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    const auto& days = opened.page().ahead().nextDays().days();
    QCOMPARE(days.size(), std::size_t{30});
    Scenario scenario = steadyScenario();
    scenario.policy = recommend(scenario, {}, LookAhead{})->recommended->policy;
    ForecastWishes wishes;
    wishes.paths = 200;
    QCOMPARE(days, lowestByDay(scenario, demandOf(scenario), wishes).value());
    for (std::size_t i = 0; i < days.size(); ++i) { // each sentence has the figures of its day
        const QString sentence = opened.page().ahead().nextDays().sentenceOf(i);
        QVERIFY2(sentence.contains(words::formatMoney(days[i].quantiles.front())), qPrintable(sentence));
    }
}

void TestOutlook::theMapHasTheChance()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    QVERIFY(QTest::qWaitFor([&] { return opened.map().grid() && opened.map().grid()->complete(); }, 20'000));
    const auto grid = opened.map().grid();
    Scenario scenario = steadyScenario();
    const auto forecasts = forecast(scenario, demandOf(scenario), {grid->amounts, {}}, {}).value();
    for (std::size_t i = 0; i < grid->amounts.size(); ++i)
        for (std::size_t j = 0; j < grid->thresholds.size(); ++j) {
            const auto chance = forecasts.blocks.front().amounts[i].chanceAt(grid->thresholds[j], 0.95);
            QCOMPARE(grid->at(i, j)->chance, std::optional{chance->share()});
        }
    auto* measure = opened.page().settings().findChild<QComboBox*>();
    measure->setCurrentIndex(1);
    QCOMPARE(opened.map().measure(), SettingMeasure::Chance);
    const MeasureScale scale{SettingMeasure::Chance, *grid};
    QCOMPARE(scale.shadeOf(*grid->at(0, grid->thresholds.size() - 1)), std::size_t{0}); // safe whatever comes
    QCOMPARE(scale.text(*grid->at(0, grid->thresholds.size() - 1)), QStringLiteral("100 %"));
}

void TestOutlook::whatGoesWrongIsToldOfBothSettings()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    const auto& rows = opened.page().ahead().stress().rows();
    Scenario scenario = steadyScenario();
    const auto now = stressTests(scenario, *demandOf(scenario)).value();
    QCOMPARE(rows.size(), now.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].size(), std::size_t{4}); // what if, now, recommended, burned
        QCOMPARE(rows[i][1].text == QStringLiteral("none"), now[i].totals.isSafe());
    }
    QCOMPARE(rows.front()[2].text, QStringLiteral("none")); // the recommended setting, as recorded
    QVERIFY(rows.front()[1].text != QStringLiteral("none"));
}

void TestOutlook::whatMayBeOtherwiseIsTheEngines()
{
    const Person person;
    Opened opened(person);
    OutlookSections& ahead = opened.page().ahead();
    QTRY_VERIFY_WITH_TIMEOUT(ahead.tornado().robustness() != nullptr, 30'000);
    const Robustness& shown = *ahead.tornado().robustness();
    const Scenario scenario = steadyScenario();
    const Advice advice = recommend(scenario, {}, LookAhead{}).value();
    const auto choices = choicesOf(advice, scenario.policy);
    const auto recommended = std::find(choices.begin(), choices.end(), advice.recommended->policy);
    RobustnessOptions options;
    const auto habits = learnHabits(scenario.history, scenario.idleGap).value();
    options.withMoreAgents = {withAgents(habits, 1, scenario.seed), withAgents(habits, 2, scenario.seed)};
    const Robustness expected =
        robustness(scenario, choices, static_cast<std::size_t>(recommended - choices.begin()), {}, options).value();
    QCOMPARE(shown.choices, expected.choices);
    QCOMPARE(shown.rows.size(), std::size_t{1 + 4 + 4 + 3 + 3}); // as assumed; latencies, declines, growth, agents
    for (std::size_t i = 0; i < shown.rows.size(); ++i)
        QCOMPARE(shown.rows[i].choices, expected.rows[i].choices);
    QVERIFY(opened.mentions(findOutSentence(expected)));
    for (std::size_t bar = 1; bar < expected.tornado.size(); ++bar) { // the widest first
        QVERIFY(ahead.tornado().barRect(bar - 1).width() >= ahead.tornado().barRect(bar).width());
        QVERIFY(ahead.tornado().accessibleDescription().contains(barSentence(expected, bar)));
    }
    // at 15 min a reload comes 7 requests later than at 3 min: none of these thresholds holds out, and the text says so
    const std::size_t slow = 3;
    QCOMPARE(situationText(expected.rows[slow].situation), QStringLiteral("15 min"));
    const QString sentence = regretSentence(expected, expected.recommended, slow);
    QVERIFY2(sentence.startsWith(QStringLiteral("How long a reload takes: 15 min. With $100 below $4.01: ")),
             qPrintable(sentence));
    QVERIFY(expected.rows[slow].choices[expected.recommended].interruptionsPerMonth > 0);
}

void TestOutlook::theBacktestIsTheCommands()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    QTRY_VERIFY(opened.mentions(QStringLiteral("fewer than two weeks"))); // three days
    QVERIFY(!opened.page().ahead().backtest().isVisible());
    // the same half hour on each of 24 days: two whole weeks to live after the first
    opened.window.document().adopt(QStringLiteral("longer"), readTable(steadyTable(24)));
    QTRY_VERIFY_WITH_TIMEOUT(opened.page().ahead().backtest().backtest().has_value(), 30'000);
    const Backtest expected = backtest(opened.document().scenario()).value();
    const Backtest& shown = *opened.page().ahead().backtest().backtest();
    QCOMPARE(shown.decisions.size(), expected.decisions.size());
    QCOMPARE(shown.decisions.size(), std::size_t{2});
    QVERIFY(opened.mentions(QStringLiteral("2 decisions, each from the charges until then alone")));
    for (std::size_t row = 0; row < followerCount; ++row) {
        QCOMPARE(shown.followers[row].totals, expected.followers[row].totals);
        for (std::size_t week = 0; week < 2; ++week) {
            const auto& lived = expected.followers[row].weeks[week].totals;
            const bool stood = lived.stoppedAgentTime > Duration{0};
            const QString sentence = opened.page().ahead().backtest().sentenceOf(row, week);
            QCOMPARE(sentence.contains(QStringLiteral("no interruption")), lived.interruptions == 0 && !stood);
            QCOMPARE(sentence.contains(QStringLiteral("still stopped")), lived.interruptions == 0 && stood);
        }
    }
    QVERIFY(opened.page().ahead().backtest().sentenceOf(4, 1).contains(QStringLiteral("still stopped"))); // nobody buys
    QCOMPARE(shown.followers.front().totals.interruptions, std::uint64_t{0}); // with this advice none
    QVERIFY(shown.followers[1].totals.interruptions > 0);                     // as set now, below $1
}

void TestOutlook::nothingIsLookedAheadForAPageThatIsNotSeen()
{
    const RunResultPtr result = resultOf(steadyScenario());
    OutlookSearch search;
    OutlookPtr outlook;
    connect(&search, &OutlookSearch::outlookChanged, this, [&outlook](const OutlookPtr& next) { outlook = next; });
    search.setResult(result);
    search.setAdvice(std::make_shared<const Advice>(recommend(result->scenario).value()));
    QTest::qWait(600);
    QVERIFY(!outlook);
    search.setWanted(true);
    QVERIFY(QTest::qWaitFor([&] { return outlook && outlook->forecast; }, 20'000));
    search.setWanted(false); // in the midst of it or not
    search.setWanted(true);
    QVERIFY(QTest::qWaitFor([&] { return outlook && outlook->isComplete; }, 30'000));
    QVERIFY(!outlook->error);
}

void TestOutlook::anotherAccountForgetsWhatWasKnown()
{
    const RunResultPtr result = resultOf(steadyScenario());
    OutlookSearch search;
    OutlookPtr outlook;
    connect(&search, &OutlookSearch::outlookChanged, this, [&outlook](const OutlookPtr& next) { outlook = next; });
    search.setResult(result);
    search.setAdvice(std::make_shared<const Advice>(recommend(result->scenario).value()));
    search.setWanted(true);
    QVERIFY(QTest::qWaitFor([&] { return outlook && outlook->isComplete; }, 30'000));
    const OutlookPtr known = outlook;
    Scenario other = result->scenario;
    other.policy.threshold = oneDollar * 3;
    search.setResult(resultOf(other)); // the chances stay what they were
    QCOMPARE(outlook, known);
    other.account.latency = Delay::constant(10min);
    search.setResult(resultOf(other));
    QVERIFY(!outlook);
}

void TestOutlook::chancesAreNeverRoundedUp_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("all draws") << 1.0 << QStringLiteral("100 %");
    QTest::newRow("all but one of ten thousand") << 0.9999 << QStringLiteral("99.9 %");
    QTest::newRow("a bound") << 0.997009 << QStringLiteral("99.7 %");
    QTest::newRow("a tenth, exactly") << 0.991 << QStringLiteral("99.1 %");
    QTest::newRow("none") << 0.0 << QStringLiteral("0.0 %");
}

void TestOutlook::chancesAreNeverRoundedUp()
{
    QFETCH(const double, share);
    QFETCH(const QString, text);
    QCOMPARE(words::formatChance(share), text);
}

QTEST_MAIN(TestOutlook)
#include "test_outlook.moc"
