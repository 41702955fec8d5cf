// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/provider_presets.h"

#include "sim/billing/built_in_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::array<std::int64_t, 5> usualAmounts{5, 10, 20, 50, 100}; // dollars

} // namespace

const PresetSetting* ProviderPreset::find(std::string_view option) const noexcept
{
    const auto found = std::find_if(settings.begin(), settings.end(),
                                    [&](const PresetSetting& setting) { return setting.option == option; });
    return found == settings.end() ? nullptr : &*found;
}

std::vector<Money> ProviderPreset::amountsToTry() const
{
    const auto& choices = amounts.money;
    if (!choices.list.empty())
        return choices.list;
    std::vector<Money> amountsToTry;
    amountsToTry.reserve(usualAmounts.size() + 2);
    for (const std::int64_t dollars : usualAmounts)
        amountsToTry.push_back(Money::fromDollars(dollars));
    if (const auto* own = find("amount"))
        if (const auto money = Money::parse(own->value))
            amountsToTry.push_back(*money);
    if (choices.least)
        amountsToTry.push_back(*choices.least);
    std::erase_if(amountsToTry, [&choices](Money money) { return money <= Money{} || !choices.allows(money); });
    std::sort(amountsToTry.begin(), amountsToTry.end());
    amountsToTry.erase(std::unique(amountsToTry.begin(), amountsToTry.end()), amountsToTry.end());
    return amountsToTry;
}

const ProviderCatalog& ProviderCatalog::builtIn()
{
    static const ProviderCatalog catalog = [] {
        auto parsed = parse(builtInProvidersJson, "providers.json");
        if (!parsed)
            throw std::logic_error{parsed.error().describe()};
        return *std::move(parsed);
    }();
    return catalog;
}

ProviderCatalog ProviderCatalog::overriddenBy(const ProviderCatalog& own) const
{
    ProviderCatalog catalog = *this;
    for (const auto& preset : own.m_presets) {
        const auto same = std::find_if(catalog.m_presets.begin(), catalog.m_presets.end(),
                                       [&](const ProviderPreset& known) { return known.name == preset.name; });
        if (same == catalog.m_presets.end())
            catalog.m_presets.push_back(preset);
        else
            *same = preset;
    }
    return catalog;
}

const ProviderPreset* ProviderCatalog::find(std::string_view name) const noexcept
{
    const auto found = std::find_if(m_presets.begin(), m_presets.end(),
                                    [&](const ProviderPreset& preset) { return preset.name == name; });
    return found == m_presets.end() ? nullptr : &*found;
}

std::string ProviderCatalog::names() const
{
    std::string text;
    for (const auto& preset : m_presets)
        text += (text.empty() ? "" : ", ") + preset.name;
    return text;
}

} // namespace lowwater
