// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/import_summary.h"

#include "sim/core/decimal.h"
#include "sim/core/wide.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

constexpr std::size_t modelsNamed = 5;

} // namespace

std::string CostFactor::toString() const
{
    constexpr int decimals = 9;
    constexpr std::int64_t unit = 1'000'000'000;
    std::int64_t whole = numerator / denominator;
    std::int64_t fraction = divideHalfEven(Wide{numerator % denominator} * unit, denominator);
    if (fraction == unit) {
        fraction = 0;
        ++whole; // below 2^63: with a remainder the denominator is 2 or more
    }
    return std::to_string(whole) + formatDecimal(fraction, decimals).substr(1);
}

std::uint64_t ImportSummary::skippedTotal() const
{
    std::uint64_t total = 0;
    for (const auto& [reason, count] : skipped)
        total += count;
    return total;
}

void ImportSummary::skip(const std::string& reason, SkippedLine line)
{
    ++skipped[reason];
    if (skippedLines.size() < maxSkippedLines)
        skippedLines.push_back(std::move(line));
}

void ImportSummary::addUnpriced(std::string_view model, const Tokens& tokens)
{
    auto& entry = unpricedModels[std::string{model}];
    entry.tokens.add(tokens);
    ++entry.charges;
    ++unpriced;
}

void ImportSummary::addUnpriced(const std::map<std::string, UnpricedModel>& models)
{
    for (const auto& [model, more] : models) {
        auto& entry = unpricedModels[model];
        entry.tokens.add(more.tokens);
        entry.charges += more.charges;
        unpriced += more.charges;
    }
}

std::string ImportSummary::unpricedWarning() const
{
    if (unpriced == 0)
        return {};
    std::vector<std::pair<std::uint64_t, std::string>> ranked;
    for (const auto& [model, entry] : unpricedModels)
        ranked.emplace_back(entry.charges, model.empty() ? "(not said)" : model);
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string names;
    for (std::size_t i = 0; i < std::min(ranked.size(), modelsNamed); ++i)
        names += fmt::format("{}{} ({})", i == 0 ? "" : ", ", ranked[i].second, ranked[i].first);
    if (ranked.size() > modelsNamed)
        names += fmt::format(" and {} more", ranked.size() - modelsNamed);
    return fmt::format("{} {} no price and {} as $0: {}. Give the {} a price in a file of your own (--prices).",
                       unpriced, unpriced == 1 ? "charge has" : "charges have", unpriced == 1 ? "counts" : "count",
                       names, ranked.size() == 1 ? "model" : "models");
}

} // namespace lowwater
