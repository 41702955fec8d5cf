// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/apply_preset.h"
#include "sim/report/json.h"
#include "sim/report/setting_card.h"

#include <QtTest>

#include <algorithm>

using namespace lowwater;
using namespace std::string_literals;

class TestSettingCard : public QObject {
    Q_OBJECT

private slots:
    void fillsInTheNumbers_data();
    void fillsInTheNumbers();
    void everyScenarioHasACard();
    void assumptionsAreThoseNotChanged();
    void scenarioFilesKeepTheProvider_data();
    void scenarioFilesKeepTheProvider();
    void aFilesOwnFieldsWinOverItsProvider();
};

void TestSettingCard::fillsInTheNumbers_data()
{
    QTest::addColumn<std::string>("provider");
    QTest::addColumn<Policy>("policy");
    QTest::addColumn<std::string>("card");
    Policy policy;
    policy.amount = Money::fromDollars(10);
    policy.threshold = Money::fromNanos(1'040'000'000);
    QTest::addRow("as the guide has it")
        << "claude-guide-pro"s << policy
        << "Claude Pro, as the guide has it\n"
           "1. Open claude.ai/settings/usage: your profile icon, Settings, Usage.\n"
           "2. In \"Extra usage credits\", turn auto-reload on.\n"
           "3. Choose $10 as the reload amount.\n"
           "4. Set the threshold to $1.04: a reload is bought when the balance falls below it.\n"s;
    QTest::addRow("a rule that this provider does not have")
        << "claude"s << policy
        << "Claude Pro and Max, as documented\n"
           "1. This provider fills up to a balance; it does not add an amount.\n"s;
    policy.rule = Rule::TopUp;
    policy.amount = Money::fromNanos(15'500'000'000);
    QTest::addRow("the other rule that a provider does not have")
        << "openrouter"s << policy
        << "OpenRouter\n1. This provider adds an amount; it does not fill up to a balance.\n"s;
    QTest::addRow("as documented")
        << "claude"s << policy
        << "Claude Pro and Max, as documented\n"
           "1. Open claude.ai/settings/usage on the web and find \"Usage credits\"; enable it.\n"
           "2. Turn auto-reload on.\n"
           "3. \"When balance falls below\": $1.04.\n"
           "4. \"Reload balance to\": $15.50.\n"
           "5. Set a monthly spend limit with \"Adjust limit\", or leave it unlimited.\n"s;
    QTest::addRow("where nothing reloads by itself")
        << "cursor"s << policy
        << "Cursor\n1. There is no auto-reload to set: buy credits by hand before they run out.\n"s;
    policy.mode = Mode::Off;
    QTest::addRow("where nobody wants it to") << "openrouter"s << policy << "OpenRouter\n1. Turn auto-reload off.\n"s;
}

void TestSettingCard::fillsInTheNumbers()
{
    QFETCH(const std::string, provider);
    QFETCH(const Policy, policy);
    QFETCH(const std::string, card);
    QCOMPARE(QString::fromStdString(settingCard(*ProviderCatalog::builtIn().find(provider), policy)),
             QString::fromStdString(card));
}

void TestSettingCard::everyScenarioHasACard()
{
    Scenario scenario;
    scenario.policy.threshold = Money::fromNanos(1'040'000'000);
    QCOMPARE(settingCard(scenario), "Any provider\n1. Turn auto-reload on: add $20 below $1.04.\n"s);
    QVERIFY(chooseProvider(scenario, "openrouter").has_value());
    QCOMPARE(settingCard(scenario), settingCard(*scenario.provider.preset(), scenario.policy));
    QVERIFY(settingCard(scenario).starts_with("OpenRouter\n1. Open openrouter.ai"));
}

void TestSettingCard::assumptionsAreThoseNotChanged()
{
    Scenario scenario;
    QCOMPARE(presetAssumptions(scenario).size(), std::size_t{0});
    QVERIFY(chooseProvider(scenario, "openrouter").has_value());
    const auto mentions = [&scenario](const std::string& start) {
        const auto texts = presetAssumptions(scenario);
        return std::any_of(texts.begin(), texts.end(),
                           [&](const std::string& text) { return text.starts_with(start); });
    };
    QVERIFY(mentions("latency 60s (not documented"));
    QVERIFY(!mentions("amount"));
    scenario.account.latency = Delay::constant(std::chrono::seconds{90});
    QVERIFY(!mentions("latency"));
}

void TestSettingCard::scenarioFilesKeepTheProvider_data()
{
    QTest::addColumn<std::string>("provider");
    for (const auto& preset : ProviderCatalog::builtIn().presets())
        QTest::addRow("%s", preset.name.c_str()) << preset.name;
}

void TestSettingCard::scenarioFilesKeepTheProvider()
{
    QFETCH(const std::string, provider);
    Scenario scenario;
    QVERIFY(chooseProvider(scenario, provider).has_value());
    scenario.policy.threshold = Money::fromNanos(500'000'000);
    scenario.account.maxReloads.reset(); // unset by the person, though the preset may set them
    scenario.account.dailyCap.reset();
    scenario.account.openingBalance.reset();
    Scenario again;
    const auto read = readScenarioJson(scenarioJson(scenario), "s.json", again);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QVERIFY(again == scenario);
}

void TestSettingCard::aFilesOwnFieldsWinOverItsProvider()
{
    Scenario scenario;
    QVERIFY(
        readScenarioJson(R"({"lowwater_scenario": 1, "amount": "50", "provider": "openrouter"})", "s.json", scenario)
            .has_value());
    QCOMPARE(scenario.policy.amount, Money::fromDollars(50));
    QCOMPARE(scenario.policy.threshold, Money::fromDollars(2));
    const auto unknown = readScenarioJson(R"({"lowwater_scenario": 1, "provider": "nobody"})", "s.json", scenario);
    QVERIFY(!unknown.has_value());
    QVERIFY2(unknown.error().describe().starts_with("s.json: provider: \"nobody\" is not a provider"),
             unknown.error().describe().c_str());
}

QTEST_APPLESS_MAIN(TestSettingCard)
#include "test_setting_card.moc"
