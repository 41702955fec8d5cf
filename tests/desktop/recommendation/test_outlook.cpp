// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The days to come on the Recommendation page, in the real window.
#include "app/desktop/outlook/backtest_plot.h"
#include "app/desktop/outlook/next_days_plot.h"
#include "app/desktop/outlook/outlook_search.h"
#include "app/desktop/outlook/outlook_words.h"
#include "app/desktop/recommendation/recommendation_page.h"
#include "app/desktop/recommendation/setting_section.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"
#include "tests/desktop/imports/imports_fixture.h"

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// One agent that spends $2 every minute for half an hour, on each of three days. Reloads take 3 min.
Scenario steadyWork()
{
    QByteArray table = "timestamp,cost_usd,session\n";
    for (int day = 0; day < 3; ++day)
        for (int minute = 0; minute < 30; ++minute)
            table += QByteArray::number(1'788'253'200LL + day * 86'400 + minute * 60) + ",2,a\n";
    Scenario scenario;
    scenario.history = readCsv({table.constData(), static_cast<std::size_t>(table.size())})->history;
    scenario.policy.amount = Money::fromDollars(20);
    scenario.policy.threshold = oneDollar;
    scenario.account.latency = Delay::constant(3min);
    return scenario;
}

struct Opened : PersonsWindow {
    explicit Opened(const Person& person) : PersonsWindow(person)
    {
        const Scenario steady = steadyWork();
        ReadHistory read;
        read.history = steady.history;
        window.document().adopt(QStringLiteral("steady"), std::move(read), [&](Scenario& scenario) {
            scenario.policy = steady.policy;
            scenario.account = steady.account;
        });
        window.actions()[Command::PageRecommendation].trigger();
    }
    [[nodiscard]] RecommendationPage& page() { return *window.findChild<RecommendationPage*>(); }
    [[nodiscard]] SettingMap& map() { return page().settings().map(); }
    [[nodiscard]] bool says(const QString& text)
    {
        const auto labels = page().findChildren<TokenLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const auto* label) { return label->text().contains(text); });
    }
    [[nodiscard]] bool isLookedAhead()
    {
        return QTest::qWaitFor(
            [this] { return page().stress().rows().size() == 7 && !says(QStringLiteral("looking")); }, 30'000);
    }
};

RunResultPtr resultOf(const Scenario& scenario)
{
    auto result = std::make_shared<RunResult>();
    result->scenario = scenario;
    result->demand = demandOf(scenario);
    result->outcome = std::make_shared<const Outcome>(simulate(scenario, *result->demand).value());
    return result;
}

} // namespace

class TestOutlook : public QObject {
    Q_OBJECT

private slots:
    void theThreeLinesStandApart();
    void theDaysAreThoseOfTheReplays();
    void theMapHasTheChance();
    void whatGoesWrongIsToldOfBothSettings();
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
    QVERIFY(opened.says(QStringLiteral("No interruption")));       // on the record
    QVERIFY(opened.says(QStringLiteral("99.7 % without a stop"))); // 0.05^(1/1000), rounded down
    QVERIFY(opened.says(QStringLiteral("or better, 95 % confident; 1,000 of 1,000 draws")));
    QVERIFY(opened.says(QStringLiteral("9.1 %"))); // 3 days of 33
    QVERIFY(opened.says(QStringLiteral("day by day 100 %, 2 days together 100 %, 7 days together 100 %")));
}

void TestOutlook::theDaysAreThoseOfTheReplays()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    const auto& days = opened.page().nextDays().days();
    QCOMPARE(days.size(), std::size_t{30});
    Scenario scenario = steadyWork();
    scenario.policy = recommend(scenario, {}, LookAhead{})->recommended->policy;
    ForecastWishes wishes;
    wishes.paths = 200;
    QCOMPARE(days, lowestByDay(scenario, demandOf(scenario), wishes).value());
    for (std::size_t i = 0; i < days.size(); ++i) { // each sentence has the figures of its day
        const QString sentence = opened.page().nextDays().sentenceOf(i);
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
    Scenario scenario = steadyWork();
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
    const auto& rows = opened.page().stress().rows();
    Scenario scenario = steadyWork();
    const auto now = stressTests(scenario, *demandOf(scenario)).value();
    QCOMPARE(rows.size(), now.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].size(), std::size_t{4}); // what if, now, recommended, burned
        QCOMPARE(rows[i][1].text == QStringLiteral("none"), now[i].totals.isSafe());
    }
    QCOMPARE(rows.front()[2].text, QStringLiteral("none")); // the recommended setting, as recorded
    QVERIFY(rows.front()[1].text != QStringLiteral("none"));
}

void TestOutlook::theBacktestIsTheCommands()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isLookedAhead());
    QTRY_VERIFY(opened.says(QStringLiteral("fewer than two weeks"))); // three days
    QVERIFY(!opened.page().backtest().isVisible());
    // the same half hour on each of 24 days: two whole weeks to live after the first
    HistoryBuilder builder;
    for (int day = 0; day < 24; ++day)
        for (int minute = 0; minute < 30; ++minute) {
            Charge charge;
            charge.time = timeFromMicros((1'788'253'200LL + day * 86'400 + minute * 60) * 1'000'000);
            charge.cost = oneDollar * 2;
            charge.session = "a";
            builder.add(charge);
        }
    ReadHistory read;
    read.history = std::make_shared<const History>(builder.build());
    opened.window.document().adopt(QStringLiteral("longer"), std::move(read));
    QTRY_VERIFY_WITH_TIMEOUT(opened.page().backtest().backtest().has_value(), 30'000);
    const Backtest expected = backtest(opened.document().scenario()).value();
    const Backtest& shown = *opened.page().backtest().backtest();
    QCOMPARE(shown.decisions.size(), expected.decisions.size());
    QCOMPARE(shown.decisions.size(), std::size_t{2});
    QVERIFY(opened.says(QStringLiteral("2 decisions, each from the charges until then alone")));
    for (std::size_t row = 0; row < followerCount; ++row) {
        QCOMPARE(shown.followers[row].totals, expected.followers[row].totals);
        for (std::size_t week = 0; week < 2; ++week) {
            const auto count = expected.followers[row].weeks[week].totals.interruptions;
            const QString sentence = opened.page().backtest().sentenceOf(row, week);
            QCOMPARE(sentence.contains(QStringLiteral("no interruption")), count == 0);
        }
    }
    QCOMPARE(shown.followers.front().totals.interruptions, std::uint64_t{0}); // with this advice none
    QVERIFY(shown.followers[1].totals.interruptions > 0);                     // as set now, below $1
}

void TestOutlook::nothingIsLookedAheadForAPageThatIsNotSeen()
{
    const RunResultPtr result = resultOf(steadyWork());
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
    const RunResultPtr result = resultOf(steadyWork());
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
    QCOMPARE(chanceText(share), text);
}

QTEST_MAIN(TestOutlook)
#include "test_outlook.moc"
