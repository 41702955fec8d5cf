// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/outlook/outlook_sections.h"
#include "app/desktop/recommendation/recommendation_page.h"
#include "app/desktop/recommendation/setting_section.h"
#include "app/desktop/verdict/token_label.h"
#include "tests/desktop/imports/imports_fixture.h"

#include <algorithm>

namespace lowwater {

/// One agent that spends $2 every minute for half an hour, on each of some days.
inline QByteArray steadyTable(int days = 3)
{
    QByteArray table = "timestamp,cost_usd,session\n";
    for (int day = 0; day < days; ++day)
        for (int minute = 0; minute < 30; ++minute)
            table += QByteArray::number(1'788'253'200LL + day * 86'400 + minute * 60) + ",2,a\n";
    return table;
}

inline ReadHistory readTable(const QByteArray& table)
{
    return readCsv({table.constData(), static_cast<std::size_t>(table.size())}).value();
}

/// Reloads take 3 min: before the last request that must not be refused in that time, two of $2 fit.
inline void setUpSteady(Scenario& scenario)
{
    scenario.policy.amount = Money::fromDollars(20);
    scenario.policy.threshold = oneDollar;
    scenario.account.latency = Delay::constant(std::chrono::minutes{3});
}

inline Scenario steadyScenario()
{
    Scenario scenario;
    scenario.history = readTable(steadyTable()).history;
    setUpSteady(scenario);
    return scenario;
}

inline RunResultPtr resultOf(const Scenario& scenario)
{
    auto result = std::make_shared<RunResult>();
    result->scenario = scenario;
    result->demand = demandOf(scenario);
    result->outcome = std::make_shared<const Outcome>(simulate(scenario, *result->demand).value());
    return result;
}

/// A person's window that shows what is recommended for steady work.
struct SteadyWindow : PersonsWindow {
    explicit SteadyWindow(const Person& person, const QByteArray& table = steadyTable()) : PersonsWindow(person)
    {
        window.document().adopt(QStringLiteral("steady"), readTable(table), setUpSteady);
        window.actions()[Command::PageRecommendation].trigger();
    }
    [[nodiscard]] RecommendationPage& page() { return *window.findChild<RecommendationPage*>(); }
    [[nodiscard]] SettingMap& map() { return page().settings().map(); }
    /// How many texts of the window are just this.
    [[nodiscard]] qsizetype saying(const QString& text)
    {
        const auto labels = window.findChildren<TokenLabel*>();
        return std::count_if(labels.begin(), labels.end(), [&](const auto* label) { return label->text() == text; });
    }
    /// Whether a text of the page has it.
    [[nodiscard]] bool mentions(const QString& text)
    {
        const auto labels = page().findChildren<TokenLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const auto* label) { return label->text().contains(text); });
    }
};

} // namespace lowwater
