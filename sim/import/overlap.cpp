// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/overlap.h"

#include "sim/history/spread_evenly.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <map>
#include <utility>

namespace lowwater {

namespace {

enum class Provider : std::uint8_t { Unknown, Anthropic, OpenAi, Other };

struct ModelMark {
    std::string_view part; ///< of a model's name
    Provider provider;
};

constexpr std::array marks{ModelMark{"claude", Provider::Anthropic}, ModelMark{"opus", Provider::Anthropic},
                           ModelMark{"sonnet", Provider::Anthropic}, ModelMark{"haiku", Provider::Anthropic},
                           ModelMark{"gpt", Provider::OpenAi},       ModelMark{"codex", Provider::OpenAi}};

Provider providerOf(std::string_view model)
{
    if (model.empty())
        return Provider::Unknown;
    std::string small{model};
    std::transform(small.begin(), small.end(), small.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto found = std::find_if(marks.begin(), marks.end(), [&small](const ModelMark& mark) {
        return small.find(mark.part) != std::string::npos;
    });
    return found == marks.end() ? Provider::Other : found->provider;
}

/// What one day cost, by provider.
using DaySums = std::array<Money, 4>;

std::map<SimTime, DaySums> sumsByDay(const History& history)
{
    std::vector<Provider> providers;
    for (std::size_t id = 0; id < history.names().size(); ++id)
        providers.push_back(providerOf(history.name(static_cast<NameId>(id))));
    std::map<SimTime, DaySums> days;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        days[startOfDay(history.times()[i])][static_cast<std::size_t>(providers[indexOf(history.models()[i])])] +=
            history.costs()[i];
    return days;
}

/// What may be the same in two days' sums: provider by provider, and then what does not say its provider with the rest.
Money common(DaySums a, DaySums b)
{
    Money sum;
    const auto take = [&](Money& from, Money& to) {
        const Money both = std::min(from, to);
        sum += both;
        from -= both;
        to -= both;
    };
    for (std::size_t i = 0; i < a.size(); ++i)
        take(a[i], b[i]);
    for (std::size_t i = 1; i < a.size(); ++i) {
        take(a[0], b[i]);
        take(a[i], b[0]);
    }
    return sum;
}

Money commonOfDays(const ReadHistory& a, const ReadHistory& b)
{
    const auto daysOfA = sumsByDay(*spreadEvenly(a.history));
    const auto daysOfB = sumsByDay(*spreadEvenly(b.history));
    Money sum;
    for (const auto& [day, sums] : daysOfA)
        if (const auto same = daysOfB.find(day); same != daysOfB.end())
            sum += common(sums, same->second);
    return sum;
}

/// Both are sorted by time; at one time costs may come in any order.
Money commonRequests(const History& a, const History& b)
{
    const auto sorted = [](const History& history) {
        std::vector<std::pair<SimTime, Money>> charges;
        for (ChargeIndex i = 0; i < history.size(); ++i)
            charges.emplace_back(history.times()[i], history.costs()[i]);
        std::sort(charges.begin(), charges.end());
        return charges;
    };
    std::vector<std::pair<SimTime, Money>> both;
    const auto ofA = sorted(a);
    const auto ofB = sorted(b);
    std::set_intersection(ofA.begin(), ofA.end(), ofB.begin(), ofB.end(), std::back_inserter(both));
    Money sum;
    for (const auto& [time, cost] : both)
        sum += cost;
    return sum;
}

std::string nameOf(const ReadHistory& source)
{
    const auto& files = source.summary.files;
    return files.size() == 1 ? files.front() : fmt::format("the {} files of {}", files.size(), source.summary.format);
}

} // namespace

std::vector<std::string> overlapWarnings(std::span<const ReadHistory> sources)
{
    std::vector<std::string> warnings;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        for (std::size_t j = i + 1; j < sources.size(); ++j) {
            const ReadHistory& a = sources[i];
            const ReadHistory& b = sources[j];
            const bool hasSums = a.history->hasSpans() || b.history->hasSpans();
            const Money twice = hasSums ? commonOfDays(a, b) : commonRequests(*a.history, *b.history);
            if (twice > Money{})
                warnings.push_back(
                    fmt::format("{} and {} tell of the same {}: up to ${} may be counted twice. Leave one "
                                "of them out.",
                                nameOf(a), nameOf(b), hasSums ? "days" : "moments", twice.toString()));
        }
    }
    return warnings;
}

} // namespace lowwater
