// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The Recommendation page in the real window.
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/outlook/robustness_words.h"
#include "app/desktop/recommendation/envelope_plot.h"
#include "app/desktop/recommendation/frontier_plot.h"
#include "app/desktop/usage/wide_grid.h"
#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"
#include "tests/desktop/recommendation/steady_work.h"

#include <QToolButton>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

struct Opened : SteadyWindow {
    using SteadyWindow::SteadyWindow;
    [[nodiscard]] bool says(const QString& text) { return saying(text) > 0; }
    [[nodiscard]] bool isComplete()
    {
        return QTest::qWaitFor([this] { return map().grid() && map().grid()->complete(); }, 20'000);
    }
    [[nodiscard]] bool isAdvised()
    {
        return QTest::qWaitFor([this] { return button(QStringLiteral("Apply"))->isEnabled(); }, 20'000);
    }
    [[nodiscard]] QPushButton* button(const QString& text)
    {
        for (auto* each : page().findChildren<QPushButton*>())
            if (each->text() == text)
                return each;
        return nullptr;
    }
    [[nodiscard]] const Policy& policy() { return document().scenario().policy; }
};

/// A setting that stops the agents at every threshold of the map, so that no cell is found at once.
RunResultPtr longResult()
{
    Scenario scenario;
    HistoryBuilder builder;
    for (int i = 0; i < 60'000; ++i)
        builder.add(timeFromMicros(1'788'253'200'000'000 + i * 3'000'000LL), oneCent * 5, NameId::Empty, NameId::Empty,
                    NameId::Empty, NameId::Empty, Pool::Unset, {});
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.threshold = Money{};
    scenario.account.latency = Delay::constant(11min);
    return resultOf(scenario);
}

} // namespace

class TestRecommendationPage : public QObject {
    Q_OBJECT

private slots:
    void itSaysWhatToSetAndWhy();
    void theChoicesAreTheAdvices();
    void applyIsOneUndoStep();
    void aClickedCellIsWhatTheSlidersGive();
    void theKeysWalkTheMap();
    void theBoundariesAreExact();
    void otherWaysStandBeside();
    void theRecommendedBalanceLiesOverThePresentOne();
    void aMoveOfTheSlidersReplaysNoSetting();
    void nothingIsReplayedForAPageThatIsNotSeen();
    void stoppingKeepsWhatThereIs();
    void aComparisonCutShortIsAskedForAgain();
    void theTableSaysTheSame();
    void sumsGetNoMap();
    void aLatencyLeftToChanceIsAdvisedOnByTheDaysToCome();
    void everythingFocusableHasAName();
};

void TestRecommendationPage::itSaysWhatToSetAndWhy()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isAdvised());
    QVERIFY(opened.says(QStringLiteral("Your agents once spent $4.00 in 3 min, the time a reload takes.")));
    QVERIFY(opened.says(QStringLiteral("Why $4.01")));
    QVERIFY(opened.says(QStringLiteral("No interruption")));
    QVERIFY(opened.says(QStringLiteral("9.1 %"))); // 3 days of 33
    // one number in sentence, chart and threshold: the envelope's point of three minutes is $6 with the last request
    const auto& points = opened.page().envelope().points();
    const auto threeMinutes =
        std::find_if(points.begin(), points.end(), [](const auto& p) { return p.window == 3min; });
    QVERIFY(threeMinutes != points.end());
    QCOMPARE(threeMinutes->most, Money::fromDollars(6));
}

void TestRecommendationPage::theChoicesAreTheAdvices()
{
    const Person person;
    Opened opened(person);
    QTRY_VERIFY_WITH_TIMEOUT(!opened.page().choices().grid().rows().empty(), 20'000);
    const Advice advice = recommend(steadyScenario(), {}, LookAhead{}).value();
    QCOMPARE(advice.choices.size(), std::size_t{3});
    std::size_t row = 0;
    QString all;
    for (const Choice& choice : advice.choices) {
        const QString phrase = choiceText(choice.policy);
        while (row < opened.page().choices().grid().rows().size() &&
               opened.page().choices().grid().rows()[row][1].text != phrase)
            ++row; // a setting that two kinds choose has one row
        if (row == opened.page().choices().grid().rows().size())
            row = 0;
        const auto& cells = opened.page().choices().grid().rows()[row];
        QCOMPARE(cells[1].text, phrase);
        QCOMPARE(cells[3].text, words::formatMoney(choice.future.monthlyCost));
        all += cells[0].text;
    }
    for (const auto* kind : {"Safest", "Balanced", "Cheapest"})
        QVERIFY2(all.contains(QLatin1String(kind)), qPrintable(all));
    const auto& first = opened.page().choices().grid().rows().front();
    QVERIFY(first.back().go); // it is not the present setting
    auto* use = opened.button(QStringLiteral("Use it"));
    QVERIFY(use != nullptr && use->accessibleName().contains(policyPhrase(advice.choices.front().policy)));
    use->click();
    QTRY_COMPARE(opened.policy().threshold, advice.choices.front().policy.threshold);
    QCOMPARE(opened.policy().amount, advice.choices.front().policy.amount);
    QTRY_COMPARE(opened.page().choices().grid().rows().front().back().text, QStringLiteral("as set now"));
    opened.document().undoStack().undo();
    QCOMPARE(opened.policy().threshold, oneDollar);
}

void TestRecommendationPage::applyIsOneUndoStep()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isAdvised());
    const Policy before = opened.policy();
    click(opened.button(QStringLiteral("Apply")));
    QCOMPARE(opened.policy().threshold, oneCent * 401);
    QCOMPARE(opened.document().undoStack().undoText(), QStringLiteral("Apply the recommendation"));
    opened.document().undoStack().undo();
    QCOMPARE(opened.policy(), before);
}

void TestRecommendationPage::aClickedCellIsWhatTheSlidersGive()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isComplete());
    const auto grid = opened.map().grid();
    for (const auto& [amount, threshold] : {std::pair<std::size_t, std::size_t>{0, 0}, {3, 1}, {7, 5}}) {
        QTest::mouseMove(&opened.map(), opened.map().cellRect(amount, threshold).center().toPoint());
        QTest::mouseClick(&opened.map(), Qt::LeftButton, {},
                          opened.map().cellRect(amount, threshold).center().toPoint());
        QCOMPARE(opened.policy().amount, grid->amounts[amount]);
        QCOMPARE(opened.policy().threshold, grid->thresholds[threshold]);
        const auto outcome = simulate(opened.document().scenario());
        QVERIFY(outcome.has_value());
        QCOMPARE(grid->at(amount, threshold)->totals, totalsOf(*outcome));
    }
    QCOMPARE(opened.document().undoStack().undoText(), QStringLiteral("Choose a setting"));
}

void TestRecommendationPage::theKeysWalkTheMap()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isComplete());
    opened.map().setFocus();
    for (int i = 0; i < 40; ++i) {
        QTest::keyClick(&opened.map(), Qt::Key_Left);
        QTest::keyClick(&opened.map(), Qt::Key_Down);
    }
    QCOMPARE(opened.map().cursor(), (std::pair<std::size_t, std::size_t>{0, 0}));
    QTest::keyClick(&opened.map(), Qt::Key_Right);
    QTest::keyClick(&opened.map(), Qt::Key_Up);
    QTest::keyClick(&opened.map(), Qt::Key_Up);
    const auto grid = opened.map().grid();
    QVERIFY(opened.page().settings().explanation().startsWith(
        QStringLiteral("Add $%1 when below").arg(QString::fromStdString(grid->amounts[1].toString()))));
    QTest::keyClick(&opened.map(), Qt::Key_Return);
    QCOMPARE(opened.policy().amount, grid->amounts[1]);
    QCOMPARE(opened.policy().threshold, grid->thresholds[2]);
}

void TestRecommendationPage::theBoundariesAreExact()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isComplete());
    const auto grid = opened.map().grid();
    for (std::size_t i = 0; i < grid->amounts.size(); ++i) {
        const auto& boundary = grid->boundaries[i];
        QVERIFY(boundary.phaseFree.has_value());
        for (std::size_t j = 0; j < grid->thresholds.size(); ++j) // safe from s* on, and nowhere below
            QCOMPARE(grid->at(i, j)->totals.isSafe(),
                     boundary.leastSafe && std::max(grid->thresholds[j], oneNano) >= *boundary.leastSafe);
    }
    QCOMPARE(grid->boundaries.back().phaseFree->nanos(), Money::fromDollars(4).nanos() + 1);
}

void TestRecommendationPage::otherWaysStandBeside()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isAdvised());
    const auto names = [&] {
        QStringList list;
        for (const auto& row : opened.page().comparison().grid().rows())
            list << row.front().text;
        return list;
    };
    QTRY_COMPARE(names(), (QStringList{"Now", "Recommended", "By hand, weekly", "By hand, daily", "Off"}));
    QCOMPARE(opened.page().comparison().grid().rows()[1][2].text, QStringLiteral("none"));
}

void TestRecommendationPage::theRecommendedBalanceLiesOverThePresentOne()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isAdvised());
    click(opened.button(QStringLiteral("Show on the balance")));
    QVERIFY(opened.window.actions()[Command::ShowRecommended].isChecked());
    opened.window.actions()[Command::PageBalance].trigger();
    auto* legend = opened.window.findChild<ChartLegend*>();
    QTRY_VERIFY(legend->texts().contains(QStringLiteral("recommended policy")) ||
                legend->texts().contains(QStringLiteral("recommended")));
    opened.window.actions()[Command::ShowRecommended].trigger();
    QTRY_VERIFY(!legend->texts().contains(QStringLiteral("recommended policy")) &&
                !legend->texts().contains(QStringLiteral("recommended")));
}

void TestRecommendationPage::aMoveOfTheSlidersReplaysNoSetting()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isComplete());
    const auto grid = opened.page().replayed();
    opened.document().edit(QStringLiteral("x"), ScenarioDocument::noMerge,
                           [](Scenario& scenario) { scenario.policy.threshold = oneCent * 55; });
    QTest::qWait(400);
    QCOMPARE(opened.page().replayed(), grid);
    opened.document().edit(QStringLiteral("y"), ScenarioDocument::noMerge,
                           [](Scenario& scenario) { scenario.account.latency = Delay::constant(10min); });
    QTRY_VERIFY(opened.page().replayed() != grid);
}

void TestRecommendationPage::nothingIsReplayedForAPageThatIsNotSeen()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isComplete());
    const auto grid = opened.page().replayed();
    opened.window.actions()[Command::PageBalance].trigger();
    opened.document().edit(QStringLiteral("y"), ScenarioDocument::noMerge,
                           [](Scenario& scenario) { scenario.account.latency = Delay::constant(10min); });
    QTest::qWait(400);
    QCOMPARE(opened.page().replayed(), grid);
    opened.window.actions()[Command::PageRecommendation].trigger();
    QTRY_VERIFY(opened.page().replayed() != grid);
    QVERIFY(opened.isComplete());
}

void TestRecommendationPage::stoppingKeepsWhatThereIs()
{
    const RunResultPtr result = longResult();
    SettingSearch search;
    SettingGridPtr grid;
    connect(&search, &SettingSearch::gridChanged, this, [&grid](const SettingGridPtr& next) { grid = next; });
    search.setResult(result, oneDollar * 10, oneDollar * 100);
    search.setWanted(true);
    QVERIFY(QTest::qWaitFor([&] { return grid && search.isBusy(); }, 20'000));
    search.cancel();
    QVERIFY(!search.isBusy());
    const auto kept = grid;
    QVERIFY(kept);
    QTest::qWait(100);
    QCOMPARE(grid, kept);
    search.setWanted(true); // asked for again: it begins anew
    QVERIFY(QTest::qWaitFor([&] { return grid && grid != kept && grid->complete(); }, 60'000));
}

void TestRecommendationPage::aComparisonCutShortIsAskedForAgain()
{
    const RunResultPtr result = longResult();
    SettingSearch search;
    ComparisonPtr rows;
    connect(&search, &SettingSearch::comparisonChanged, this, [&rows](const ComparisonPtr& next) { rows = next; });
    bool started = false;
    connect(&search, &SettingSearch::busyChanged, this, [&started](bool busy) { started = started || busy; });
    search.setResult(result, oneDollar * 10, oneDollar * 100);
    search.setWanted(true);
    QVERIFY(QTest::qWaitFor([&] { return started; }, 20'000));
    QVERIFY(!rows);
    search.setWanted(false);
    QTest::qWait(100);
    QVERIFY(!rows);
    search.setWanted(true);
    QVERIFY(QTest::qWaitFor([&] { return rows != nullptr; }, 60'000));
}

void TestRecommendationPage::theTableSaysTheSame()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isComplete());
    auto* asTable = opened.page().findChild<QToolButton*>();
    QVERIFY(asTable != nullptr);
    click(asTable);
    SettingTable& table = opened.page().settings().table();
    QVERIFY(table.isVisible() && !opened.map().isVisible());
    const auto grid = opened.map().grid();
    const auto& model = table.settings();
    QCOMPARE(model.rowCount(), static_cast<int>(grid->thresholds.size()));
    QCOMPARE(model.columnCount(), static_cast<int>(grid->amounts.size()));
    for (std::size_t i = 0; i < grid->amounts.size(); ++i)
        for (std::size_t j = 0; j < grid->thresholds.size(); ++j)
            QCOMPARE(model.index(model.rowOf(j), static_cast<int>(i)).data().toString(),
                     QString::number(grid->at(i, j)->totals.interruptions));
    // the highest threshold on top, as in the map; the keys explain, Enter sets
    table.setFocus();
    table.setCurrentIndex(model.index(0, 0));
    QTest::keyClick(&table, Qt::Key_Right);
    const QString sentence = opened.page().settings().explanation();
    QVERIFY(sentence.startsWith(QStringLiteral("Add $%1 when below $%2:")
                                    .arg(QString::fromStdString(grid->amounts[1].toString()),
                                         QString::fromStdString(grid->thresholds.back().toString()))));
    QCOMPARE(table.currentIndex().data(Qt::AccessibleTextRole).toString(), sentence);
    QTest::keyClick(&table, Qt::Key_Return);
    QCOMPARE(opened.policy().amount, grid->amounts[1]);
    QCOMPARE(opened.policy().threshold, grid->thresholds.back());
}

void TestRecommendationPage::sumsGetNoMap()
{
    const Person person;
    Opened opened(person, "timestamp,cost_usd\n2026-09-01,20\n2026-09-02,30\n");
    QTRY_VERIFY(opened.says(QStringLiteral("A recommendation needs single requests.")));
    QVERIFY(!opened.map().grid());
    QVERIFY(!opened.button(QStringLiteral("Apply"))->isEnabled());
    QVERIFY(!opened.button(QStringLiteral("Show on the balance"))->isEnabled());
}

void TestRecommendationPage::aLatencyLeftToChanceIsAdvisedOnByTheDaysToCome()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isAdvised());
    opened.document().edit(QStringLiteral("x"), ScenarioDocument::noMerge, [](Scenario& scenario) {
        scenario.account.latency = Delay::parse("uniform:1m..5m").value();
    });
    // a reload may take 5 min: before the last request in that time four of $2 fit; in 4 min three of them
    QTRY_VERIFY_WITH_TIMEOUT(!opened.says(QStringLiteral("Why $4.01")), 20'000);
    QVERIFY(opened.isAdvised());
    click(opened.button(QStringLiteral("Apply")));
    QVERIFY(opened.policy().threshold > oneDollar * 6 && opened.policy().threshold <= oneCent * 801);
    QTRY_VERIFY(opened.map().grid() && opened.map().grid()->complete()); // the map is by replay
}

void TestRecommendationPage::everythingFocusableHasAName()
{
    const Person person;
    Opened opened(person);
    QVERIFY(opened.isAdvised());
    for (auto* widget : opened.page().findChildren<QWidget*>())
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0) {
            auto* button = qobject_cast<QAbstractButton*>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                     widget->metaObject()->className());
        }
}

QTEST_MAIN(TestRecommendationPage)
#include "test_recommendation_page.moc"
