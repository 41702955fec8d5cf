// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/provider_presets.h"

#include <QtTest>

#include <algorithm>
#include <optional>

using namespace lowwater;
using namespace std::string_literals;

namespace {

Money dollars(const char* text)
{
    return *Money::parse(text);
}

MoneyChoices choices(std::initializer_list<const char*> list, std::optional<const char*> least = {},
                     std::optional<const char*> most = {}, std::optional<const char*> step = {})
{
    MoneyChoices made;
    for (const char* item : list)
        made.list.push_back(dollars(item));
    const auto money = [](std::optional<const char*> text) {
        return text ? std::optional{dollars(*text)} : std::nullopt;
    };
    made.least = money(least);
    made.most = money(most);
    made.step = money(step);
    return made;
}

std::string onePreset(const std::string& members)
{
    return R"({"lowwater_providers": 1, "sources": {"s": {"where": "a page", "date": "2026-11-22"}}, "providers": {"own": {)" +
           members + "}}}";
}

} // namespace

class TestProviderPresets : public QObject {
    Q_OBJECT

private slots:
    void choicesRoundUp_data();
    void choicesRoundUp();
    void everyValueIsBackedOrAssumed();
    void everyPresetSaysWhatMatters_data();
    void everyPresetSaysWhatMatters();
    void amountsToTry_data();
    void amountsToTry();
    void ownPresetsReplaceByName();
    void malformedFilesSayWhatAndWhere_data();
    void malformedFilesSayWhatAndWhere();
};

void TestProviderPresets::choicesRoundUp_data()
{
    QTest::addColumn<MoneyChoices>("offered");
    QTest::addColumn<std::string>("wanted");
    QTest::addColumn<std::string>("chosen"); // empty: none
    QTest::addColumn<std::string>("text");
    const auto fixed = choices({"5", "10", "20"});
    const auto fixedText = "$5, $10 or $20"s;
    QTest::addRow("on the list") << fixed << "10"s
                                 << "10"s << fixedText;
    QTest::addRow("up to the next on the list") << fixed << "10.01"s
                                                << "20"s << fixedText;
    QTest::addRow("below the list") << fixed << "0"s
                                    << "5"s << fixedText;
    QTest::addRow("above the list") << fixed << "20.000000001"s
                                    << ""s << fixedText;
    QTest::addRow("one alone") << choices({"5"}) << "1.04"s
                               << "5"s
                               << "$5"s;
    const auto range = choices({}, "5", "25000", "0.5");
    const auto rangeText = "from $5 to $25000, in steps of $0.5"s;
    QTest::addRow("up to the least") << range << "1.04"s
                                     << "5"s << rangeText;
    QTest::addRow("up to the step") << range << "7.3"s
                                    << "7.5"s << rangeText;
    QTest::addRow("at the most") << range << "25000"s
                                 << "25000"s << rangeText;
    QTest::addRow("above the most") << range << "25000.1"s
                                    << ""s << rangeText;
    QTest::addRow("anything") << choices({}) << "1.039648501"s
                              << "1.039648501"s
                              << ""s;
    QTest::addRow("a step alone") << choices({}, {}, {}, "0.04") << "1"s
                                  << "1"s
                                  << "in steps of $0.04"s;
    QTest::addRow("a bound alone") << choices({}, {}, "10") << "10"s
                                   << "10"s
                                   << "up to $10"s;
}

void TestProviderPresets::choicesRoundUp()
{
    QFETCH(const MoneyChoices, offered);
    QFETCH(const std::string, wanted);
    QFETCH(const std::string, chosen);
    QFETCH(const std::string, text);
    const Money money = dollars(wanted.c_str());
    const auto found = offered.atOrAbove(money);
    QCOMPARE(found ? found->toString() : ""s, chosen);
    QCOMPARE(offered.allows(money), chosen == wanted);
    QCOMPARE(offered.toString(), text);
}

// The issue: each value with source and date, "not documented" where it is not.
void TestProviderPresets::everyValueIsBackedOrAssumed()
{
    const auto isBacked = [](const Backing& backing) {
        return backing.assumed ? !backing.note.empty() : !backing.source.where.empty() && !backing.source.date.empty();
    };
    for (const auto& preset : ProviderCatalog::builtIn().presets()) {
        for (const auto& setting : preset.settings)
            QVERIFY2(isBacked(setting.backing), (preset.name + ' ' + setting.option).c_str());
        if (preset.autoReload) {
            QVERIFY2(isBacked(preset.amounts.backing), preset.name.c_str());
            QVERIFY2(isBacked(preset.thresholds.backing), preset.name.c_str());
        }
        QVERIFY2(!preset.leastGap || isBacked(preset.leastGapBacking), preset.name.c_str());
        QVERIFY2(!preset.subscription || isBacked(preset.subscription->backing), preset.name.c_str());
    }
}

void TestProviderPresets::everyPresetSaysWhatMatters_data()
{
    QTest::addColumn<std::string>("name");
    for (const auto& preset : ProviderCatalog::builtIn().presets())
        QTest::addRow("%s", preset.name.c_str()) << preset.name;
}

void TestProviderPresets::everyPresetSaysWhatMatters()
{
    QFETCH(const std::string, name);
    const auto& preset = *ProviderCatalog::builtIn().find(name);
    if (!preset.autoReload) {
        QCOMPARE(preset.find("mode")->value, "by_hand"s);
        QVERIFY(!preset.notes.empty());
        return;
    }
    for (const char* option : {"rule", "amount", "threshold", "latency", "trigger", "max-attempts", "fix-delay", "fee"})
        QVERIFY2(preset.find(option) != nullptr, option);
    const Money amount = dollars(preset.find("amount")->value.c_str());
    const Money threshold = dollars(preset.find("threshold")->value.c_str());
    QVERIFY(preset.amounts.money.allows(amount));
    QVERIFY(preset.thresholds.money.allows(threshold));
    QVERIFY(!preset.leastGap || amount - threshold >= *preset.leastGap);
    const auto names = [&preset](const char* mark) {
        return std::any_of(preset.steps.begin(), preset.steps.end(),
                           [mark](const std::string& step) { return step.find(mark) != std::string::npos; });
    };
    QVERIFY2(names("{amount}") && names("{threshold}"), "the setting card needs both numbers");
}

void TestProviderPresets::amountsToTry_data()
{
    QTest::addColumn<std::string>("name");
    QTest::addColumn<std::string>("amounts");
    QTest::addRow("a list") << "claude-guide-pro"s
                            << "5 10 20"s;
    QTest::addRow("from a least amount: the usual ones above it, and it") << "xai"s
                                                                          << "25 50 100"s;
    QTest::addRow("with the preset's own") << "openrouter"s
                                           << "5 10 20 25 50 100"s;
    QTest::addRow("in credits of four cents") << "codex"s
                                              << "5 10 20 50 72 100"s;
}

void TestProviderPresets::amountsToTry()
{
    QFETCH(const std::string, name);
    QFETCH(const std::string, amounts);
    std::string text;
    for (const Money amount : ProviderCatalog::builtIn().find(name)->amountsToTry())
        text += (text.empty() ? "" : " ") + amount.toString();
    QCOMPARE(text, amounts);
}

void TestProviderPresets::ownPresetsReplaceByName()
{
    const auto own = ProviderCatalog::parse(
        R"({"lowwater_providers": 1, "providers": {"xai": {"title": "Mine", "settings": {"fee": {"value": "1"}}},
            "new": {"title": "New", "auto_reload": false, "settings": {}}}})",
        "own.json");
    QVERIFY2(own.has_value(), own ? "" : own.error().describe().c_str());
    const auto& builtIn = ProviderCatalog::builtIn();
    const auto catalog = builtIn.overriddenBy(*own);
    QCOMPARE(catalog.presets().size(), builtIn.presets().size() + 1);
    QCOMPARE(catalog.find("xai")->title, "Mine"s);
    QCOMPARE(catalog.find("xai")->settings.size(), std::size_t{1});
    QCOMPARE(catalog.find("new")->find("mode")->value, "by_hand"s);
    QCOMPARE(builtIn.find("xai")->title, "xAI API"s);
    QVERIFY(builtIn.find("new") == nullptr);
}

void TestProviderPresets::malformedFilesSayWhatAndWhere_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("error");
    QTest::addRow("no JSON") << "{"s
                             << "own.json:1: is not JSON: Missing a name for object member."s;
    QTest::addRow("another version")
        << R"({"lowwater_providers": "2", "providers": {}})"s
        << R"(own.json: lowwater_providers: "2" is not a version that is known here; 1 is)"s;
    QTest::addRow("no title") << onePreset(R"("settings": {})") << R"(own.json: providers.own: has no "title")"s;
    QTest::addRow("a name with spaces")
        << R"({"lowwater_providers": 1, "providers": {"My Own": {"title": "x", "settings": {}}}})"s
        << "own.json: providers.My Own: is not named in small letters, digits and -"s;
    QTest::addRow("a misspelt member")
        << onePreset(R"("title": "x", "setings": {})")
        << "own.json: providers.own.setings: is not known here; known are title, auto_reload, subscription, settings, "
           "amounts, thresholds, least_gap, steps, notes"s;
    QTest::addRow("a setting without a value") << onePreset(R"("title": "x", "settings": {"fee": {"source": "s"}})")
                                               << R"(own.json: providers.own.settings.fee: has no "value")"s;
    QTest::addRow("an unknown source")
        << onePreset(R"("title": "x", "settings": {"fee": {"value": "1", "source": "t"}})")
        << R"(own.json: providers.own.settings.fee.source: "t" is not among the file's "sources")"s;
    QTest::addRow("an amount that is none")
        << onePreset(R"("title": "x", "settings": {}, "amounts": {"list": ["5", "x"]})")
        << R"(own.json: providers.own.amounts.list[1]: "x" is not a number; write a plain decimal such as 12.5)"s;
    QTest::addRow("a list that falls") << onePreset(R"("title": "x", "settings": {}, "amounts": {"list": [10, 5]})")
                                       << "own.json: providers.own.amounts: has a list that does not rise"s;
    QTest::addRow("bounds crossed") << onePreset(R"("title": "x", "settings": {}, "thresholds": {"min": 10, "max": 5})")
                                    << R"(own.json: providers.own.thresholds: has a "min" above its "max")"s;
    QTest::addRow("a step of nothing") << onePreset(R"("title": "x", "settings": {}, "thresholds": {"step": 0})")
                                       << R"(own.json: providers.own.thresholds.step: "0" is not above 0)"s;
    QTest::addRow("a text for yes or no") << onePreset(R"("title": "x", "auto_reload": "no", "settings": {})")
                                          << R"(own.json: providers.own.auto_reload: "no" is not true or false)"s;
}

void TestProviderPresets::malformedFilesSayWhatAndWhere()
{
    QFETCH(const std::string, json);
    QFETCH(const std::string, error);
    const auto catalog = ProviderCatalog::parse(json, "own.json");
    QVERIFY(!catalog.has_value());
    QCOMPARE(QString::fromStdString(catalog.error().describe()), QString::fromStdString(error));
}

QTEST_APPLESS_MAIN(TestProviderPresets)
#include "test_provider_presets.moc"
