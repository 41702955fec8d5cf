// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/main_window.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/usage/consumer_bars.h"
#include "app/desktop/usage/hour_heat.h"
#include "app/desktop/usage/issue_finder.h"
#include "app/desktop/usage/month_bill_box.h"
#include "app/desktop/usage/own_key_hint.h"
#include "app/desktop/usage/text_grid.h"
#include "app/desktop/usage/usage_page.h"
#include "app/desktop/usage/usage_words.h"
#include "app/desktop/verdict/token_label.h"
#include "sim/replay/scenario_options.h"

#include <QtTest>
#include <QtWidgets>

using namespace lowwater;

namespace {

// Monday to Friday of one week. Claude Code: $12 of a plan that serves $10 a week, so the second charge ($4) reaches
// the allowance and is still served, and the third ($2) overflows. aider: $3 by API key.
constexpr const char* aWeek = "timestamp,cost_usd,session,tool,model,project,input_tokens,output_tokens\n"
                              "2026-09-07T09:00:00Z,6,a,claude-code,claude-opus-5,one,10,20\n"
                              "2026-09-08T09:30:00Z,4,a,claude-code,claude-opus-5,one,10,20\n"
                              "2026-09-10T10:00:00Z,2,b,claude-code,claude-opus-5,two,10,20\n"
                              "2026-09-11T23:15:00Z,3,c,aider,claude-sonnet-5,two,1500000,88\n";

Routing planAndKey()
{
    Routing routing;
    routing.defaultPool = Pool::Plan;
    routing.rules.push_back(*PoolRule::parse("tool=aider:api"));
    routing.planWindows.push_back(*PlanWindow::parse("7d@2026-09-07T00:00:00Z=10:overflow"));
    return routing;
}

std::shared_ptr<const History> weekHistory()
{
    return readCsv(aWeek)->history;
}

struct Opened {
    Theme theme;
    MainWindow window{theme, {}};

    Opened()
    {
        window.resize(1440, 900);
        window.show();
        window.document().adopt(QStringLiteral("week"), *readCsv(aWeek),
                                [](Scenario& scenario) { scenario.routing = planAndKey(); });
        window.actions()[Command::PageUsage].trigger();
    }
    [[nodiscard]] UsagePage& page() { return *window.findChild<UsagePage*>(); }
    [[nodiscard]] bool isDrawn()
    {
        return QTest::qWaitFor([this] { return page().isVisible() && page().picture() != nullptr; });
    }
    [[nodiscard]] bool says(const QString& text)
    {
        const auto labels = page().findChildren<TokenLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const auto* label) { return label->text() == text; });
    }
};

} // namespace

class TestUsageWindow : public QObject {
    Q_OBJECT

private slots:
    void thePoolsAddUpToTheHistory();
    void closingWithAnAllowanceHalfTyped();
    void hoursAreTheZones();
    void sumsSayThatTheyKnowNoHours();
    void theHeadlineSaysWhatPaid();
    void theTrendIsSaid_data();
    void theTrendIsSaid();
    void thePageShowsPlanCreditsAndKey();
    void aSlidersMoveKeepsThePicture();
    void consumersAreByToolModelOrProject();
    void thePagesTakeTurns();
    void whatIsPaidFromTheBalanceIsChosenAndTakenBack();
    void aMessageNamesItsPool();
    void shadesGrowWithTheSum();
    void theMonthsBillAddsUp();
    void thePriceIsTheProvidersOrThePersons();
    void chargedTwiceIsSaid();
    void theHeavyToolIsTriedOnAKey();
};

void TestUsageWindow::thePoolsAddUpToTheHistory()
{
    const auto picture = usagePicture(weekHistory(), planAndKey(), QTimeZone::utc());
    QCOMPARE(picture.costs.plan, oneDollar * 10);
    QCOMPARE(picture.costs.extra, oneDollar * 2);
    QCOMPARE(picture.costs.api, oneDollar * 3);
    QCOMPARE(picture.costs.served(), weekHistory()->totalCost());
    QCOMPARE(picture.days, 5);
    QCOMPARE(picture.bill->lines.size(), std::size_t{1});
    QCOMPARE(picture.progress.front().used, oneDollar * 10);
}

void TestUsageWindow::closingWithAnAllowanceHalfTyped()
{
    Opened opened;
    opened.window.document().edit({}, ScenarioDocument::noMerge,
                                  [](Scenario& scenario) { scenario.routing.planWindows.clear(); });
    opened.window.actions()[Command::PageUsage].trigger();
    for (auto* box : opened.window.findChildren<MoneySpinBox*>()) {
        if (box->accessibleName() != QStringLiteral("Weekly allowance") || !box->isVisible())
            continue;
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("30"));
        opened.window.document().undoStack().setClean();          // as if it had been saved
        opened.window.actions()[Command::CloseHistory].trigger(); // the field is left when there is no history any more
        QVERIFY(!opened.window.document().hasHistory());
        emit box->editingFinished();
        QVERIFY(opened.window.document().scenario().routing.planWindows.empty());
        return;
    }
    QFAIL("no weekly allowance on view");
}

void TestUsageWindow::hoursAreTheZones()
{
    const auto utc = usagePicture(weekHistory(), planAndKey(), QTimeZone::utc());
    QCOMPARE(utc.hours[0][9], oneDollar * 6);  // Monday
    QCOMPARE(utc.hours[4][23], oneDollar * 3); // Friday
    const auto berlin = usagePicture(weekHistory(), planAndKey(), QTimeZone("Europe/Berlin"));
    QCOMPARE(berlin.hours[0][11], oneDollar * 6); // two hours later in summer
    QCOMPARE(berlin.hours[5][1], oneDollar * 3);  // and Saturday
    const auto kathmandu = usagePicture(weekHistory(), planAndKey(), QTimeZone("Asia/Kathmandu"));
    QCOMPARE(kathmandu.hours[1][15], oneDollar * 4); // 09:30 + 5:45
}

void TestUsageWindow::sumsSayThatTheyKnowNoHours()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    QVERIFY(opened.says(QStringLiteral("stronger is more")));
    opened.window.document().adopt(QStringLiteral("days"), *readCsv("timestamp,cost_usd\n2026-09-01,2\n"), {});
    QTRY_VERIFY(opened.says(QStringLiteral("sums, spread evenly over the time they cover: no hours are known")));
}

void TestUsageWindow::theHeadlineSaysWhatPaid()
{
    const auto words = usageHeadline(usagePicture(weekHistory(), planAndKey(), QTimeZone::utc()));
    QCOMPARE(words.headline,
             QStringLiteral("$15.00 in 5 days: $10.00 from the plan, $2.00 from credits, $3.00 by API key."));
    QCOMPARE(words.second,
             QStringLiteral("Claude Code uses the plan first and credits after it; aider has an API key."));
    const auto all = usageHeadline(usagePicture(weekHistory(), {}, QTimeZone::utc()));
    QCOMPARE(all.headline, QStringLiteral("$15.00 in 5 days, all from credits."));
}

void TestUsageWindow::theTrendIsSaid_data()
{
    QTest::addColumn<int>("trend");
    QTest::addColumn<int>("latest");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("weeks");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("isBegun");
    const auto row = [](const char* name, Trend trend, int latest, int before, int weeks, const char* said,
                        bool isBegun = false) {
        QTest::newRow(name) << static_cast<int>(trend) << latest << before << weeks << QString::fromUtf8(said)
                            << isBegun;
    };
    row("too short a record says nothing", Trend::Unknown, 0, 0, 0, "");
    row("half of it", Trend::Falling, 5, 10, 1, "falling: 50 % below the week before");
    row("a fifth more than three weeks", Trend::Rising, 12, 10, 3, "rising: 20 % above the mean of the 3 weeks before");
    row("more than twice", Trend::Rising, 25, 10, 1, "rising: 2.5 times the week before");
    row("from nothing", Trend::Rising, 25, 0, 1, "rising: nothing in the week before");
    row("from nothing for long", Trend::Rising, 25, 0, 4, "rising: nothing in the 4 weeks before", true);
    row("a week begun, a fifth more", Trend::Rising, 12, 10, 1, "rising: already 20 % above the week before", true);
    row("a week begun, more than twice", Trend::Rising, 25, 10, 1, "rising: already 2.5 times the week before", true);
    row("steady", Trend::Steady, 10, 10, 1, "steady: much as the week before");
}

void TestUsageWindow::theTrendIsSaid()
{
    QFETCH(int, trend);
    QFETCH(int, latest);
    QFETCH(int, before);
    QFETCH(int, weeks);
    UsageTrend usage;
    usage.trend = static_cast<Trend>(trend);
    usage.latest = oneDollar * latest;
    usage.before = oneDollar * before;
    usage.weeksBefore = weeks;
    QFETCH(const bool, isBegun);
    usage.latestIsBegun = isBegun;
    QTEST(trendText(usage), "said");
}

void TestUsageWindow::thePageShowsPlanCreditsAndKey()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    QVERIFY(opened.says(QStringLiteral("This week")));
    QVERIFY(opened.says(QStringLiteral("of $10.00")));
    QVERIFY(opened.says(QStringLiteral("Used up in 1 of 1 period; the rest then ran on credits.")) ||
            opened.says(QStringLiteral("Used up in 1 of 1 periods; the rest then ran on credits.")));
    QVERIFY(opened.says(QStringLiteral("in September 2026")));
    QVERIFY(opened.says(QStringLiteral("1.5 M")));
    QVERIFY(opened.says(QStringLiteral("add $20 when below $5.00")));
}

void TestUsageWindow::aSlidersMoveKeepsThePicture()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    const auto picture = opened.page().picture();
    opened.window.document().edit(QStringLiteral("x"), ScenarioDocument::noMerge,
                                  [](Scenario& scenario) { scenario.policy.threshold = oneDollar * 2; });
    QVERIFY(QTest::qWaitFor([&] { return opened.says(QStringLiteral("add $20 when below $2.00")); }));
    QCOMPARE(opened.page().picture(), picture);
}

void TestUsageWindow::consumersAreByToolModelOrProject()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    const auto* bars = opened.page().findChild<ConsumerBars*>();
    QCOMPARE(bars->rows().size(), std::size_t{2});
    QCOMPARE(bars->rows().front().name, QStringLiteral("Claude Code"));
    QCOMPARE(bars->rows().front().agents, std::uint64_t{2});
    for (auto* combo : opened.page().findChildren<QComboBox*>())
        if (combo->findText(QStringLiteral("By project")) >= 0)
            combo->setCurrentIndex(2);
    QCOMPARE(bars->rows().front().name, QStringLiteral("one"));
    QCOMPARE(bars->rows().front().costs.served(), oneDollar * 10);
}

void TestUsageWindow::thePagesTakeTurns()
{
    Opened opened;
    QVERIFY(opened.page().isVisible());
    opened.window.actions()[Command::PageBalance].trigger();
    QVERIFY(!opened.page().isVisible());
    QVERIFY(QTest::qWaitForWindowActive(&opened.window));
    QTest::keyClick(&opened.window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(opened.page().isVisible());
}

void TestUsageWindow::whatIsPaidFromTheBalanceIsChosenAndTakenBack()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    QComboBox* answer = nullptr;
    for (auto* combo : opened.window.findChildren<QComboBox*>())
        if (combo->accessibleName() == QStringLiteral("Paid from this balance"))
            answer = combo;
    QVERIFY(answer != nullptr);
    QCOMPARE(answer->currentText(), QStringLiteral("Rules of my own"));
    const auto pick = [&](const QString& text) {
        answer->setCurrentIndex(answer->findText(text));
        emit answer->activated(answer->currentIndex());
    };
    pick(QStringLiteral("Everything"));
    QVERIFY(QTest::qWaitFor([&] { return opened.page().picture()->costs.extra == oneDollar * 15; }));
    pick(QStringLiteral("Only what is beyond my plan"));
    QCOMPARE(answer->currentText(), QStringLiteral("Only what is beyond my plan"));
    QCOMPARE(opened.window.document().scenario().routing.planWindows.size(), std::size_t{2});
    opened.window.document().undoStack().undo();
    opened.window.document().undoStack().undo();
    QVERIFY(opened.window.document().scenario().routing == planAndKey());
    QCOMPARE(answer->currentText(), QStringLiteral("Rules of my own"));
}

void TestUsageWindow::aMessageNamesItsPool()
{
    Theme theme;
    IssueFinder finder(theme);
    finder.message().setText(QStringLiteral("API Error: Credit balance is too low"));
    QVERIFY2(finder.answer().contains(QStringLiteral("API key")), qPrintable(finder.answer()));
    finder.message().setText(QStringLiteral("Third-party apps now draw from your extra usage"));
    QVERIFY2(finder.answer().contains(QStringLiteral("credits")), qPrintable(finder.answer()));
    finder.message().clear();
    QVERIFY(finder.answer().isEmpty());
}

void TestUsageWindow::shadesGrowWithTheSum()
{
    const Money most = oneDollar * 6;
    QCOMPARE(HourHeat::shadeOf({}, most), std::size_t{0});
    QCOMPARE(HourHeat::shadeOf(oneNano, most), std::size_t{1});
    QCOMPARE(HourHeat::shadeOf(oneDollar * 3, most), std::size_t{4});
    QCOMPARE(HourHeat::shadeOf(most, most), std::size_t{6});
    QCOMPARE(HourHeat::shadeOf({}, {}), std::size_t{0});
}

// The credits' $2 need no reload from an opening balance of $20; the key's $3; with a subscription of $20: $23.
void TestUsageWindow::theMonthsBillAddsUp()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    auto* box = opened.page().findChild<MonthBillBox*>();
    const auto sums = [box] {
        QStringList texts;
        for (const auto& row : box->rows().rows())
            texts << row[1].text;
        return texts.join(u' ');
    };
    QTRY_COMPARE(sums(), QStringLiteral("– $0.00 $3.00 $3.00"));
    QCOMPARE(box->rows().rows().back()[0].text, QStringLiteral("Total in September 2026"));
    QVERIFY(box->hints().isEmpty());
    emit box->subscription().valueChanged(oneDollar * 20);
    QTRY_COMPARE(sums(), QStringLiteral("$20.00 $0.00 $3.00 $23.00"));
    opened.window.document().edit(QStringLiteral("x"), ScenarioDocument::noMerge, [](Scenario& scenario) {
        scenario.account.deposits = {{parseTime("2026-08-31T23:59:59Z")->time, oneDollar * 7}, // of another month
                                     {parseTime("2026-09-01T00:00:00Z")->time, oneDollar * 20}};
    });
    QTRY_COMPARE(sums(), QStringLiteral("$20.00 $20.00 $3.00 $43.00"));
    opened.window.document().undoStack().undo();
    opened.window.document().undoStack().undo();
    QTRY_COMPARE(sums(), QStringLiteral("– $0.00 $3.00 $3.00"));
}

void TestUsageWindow::thePriceIsTheProvidersOrThePersons()
{
    Scenario scenario;
    QVERIFY(!scenario.subscriptionPrice());
    const auto presets = ProviderCatalog::builtIn().presets();
    const auto withPrice = std::find_if(presets.begin(), presets.end(), [](const ProviderPreset& preset) {
        return preset.subscription && preset.subscription->monthly > Money{};
    });
    QVERIFY(withPrice != presets.end());
    scenario.provider.name = withPrice->name;
    QCOMPARE(scenario.subscriptionPrice(), std::optional(withPrice->subscription->monthly));
    QVERIFY(setOption(scenario, "subscription", "100"));
    QCOMPARE(scenario.subscriptionPrice(), std::optional(oneDollar * 100));
    QVERIFY(validate(scenario).empty());
    QVERIFY(setOption(scenario, "subscription", "-1"));
    QCOMPARE(validate(scenario).front().where.field, std::string("subscription"));
}

void TestUsageWindow::chargedTwiceIsSaid()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    auto* box = opened.page().findChild<MonthBillBox*>();
    opened.window.document().edit(QStringLiteral("x"), ScenarioDocument::noMerge, [](Scenario& scenario) {
        scenario.subscription = oneDollar * 20;
        scenario.routing.rules = {*PoolRule::parse("session=b:api"), *PoolRule::parse("project=one:extra"),
                                  *PoolRule::parse("tool=aider:api")};
    });
    // Claude Code: $6 + $4 from credits, $2 by a key; aider $3 by a key
    QTRY_COMPARE(box->hints().size(), qsizetype{2});
    QCOMPARE(box->hints()[0], QStringLiteral("Claude Code was paid from credits ($10.00) and by an API key ($2.00). "
                                             "Unless that is meant, sign it in one way only."));
    QCOMPARE(box->hints()[1], QStringLiteral("The plan costs $20 a month, yet $5.00 of work went to an API key, which "
                                             "it does not cover."));
    QVERIFY(opened.says(QStringLiteral("Charged twice?")));
}

void TestUsageWindow::theHeavyToolIsTriedOnAKey()
{
    Opened opened;
    QVERIFY(opened.isDrawn());
    auto* hint = opened.page().findChild<OwnKeyHint*>();
    QTRY_VERIFY(hint->isVisible());
    QCOMPARE(hint->text(),
             QStringLiteral("Claude Code on an API key of its own: $12.00 The plan served $10.00 of it, and "
                            "$2.00 came off the credits. With a key it would have cost $12.00."));
    const int steps = opened.window.document().undoStack().index();
    hint->tryIt().click();
    QCOMPARE(opened.window.document().undoStack().index(), steps + 1);
    QTRY_COMPARE(opened.page().picture()->costs.api, oneDollar * 15);
    QVERIFY(!hint->isVisible());
    opened.window.document().undoStack().undo();
    QVERIFY(opened.window.document().scenario().routing == planAndKey());
    QTRY_VERIFY(hint->isVisible());
}

QTEST_MAIN(TestUsageWindow)
#include "test_usage_window.moc"
