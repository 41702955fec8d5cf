// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shrink.h"

#include "sim/replay/scenario_options.h"

#include <optional>

namespace lowwater::reference {

namespace {

using Fails = std::function<bool(const Scenario&)>;

std::optional<Scenario> withoutCharges(const Scenario& scenario, std::size_t from, std::size_t count)
{
    std::vector<ChargeIndex> kept;
    for (ChargeIndex i = 0; i < scenario.history->size(); ++i)
        if (i < from || i >= from + count)
            kept.push_back(i);
    if (kept.empty())
        return std::nullopt;
    Scenario smaller = scenario;
    smaller.history = std::make_shared<const History>(scenario.history->subset(kept));
    return smaller;
}

/// Every option as it is but one, which falls back to its default (or loses one of its values).
std::optional<Scenario> withoutOption(const Scenario& scenario, std::size_t left)
{
    Scenario smaller;
    smaller.history = scenario.history;
    smaller.replication = scenario.replication;
    const auto options = changedOptions(scenario);
    for (std::size_t i = 0; i < options.size(); ++i)
        if (i != left && !setOption(smaller, options[i].first, options[i].second))
            return std::nullopt;
    return validate(smaller).empty() ? std::optional{smaller} : std::nullopt;
}

bool dropCharges(Scenario& scenario, const Fails& fails)
{
    bool dropped = false;
    for (std::size_t count = scenario.history->size() / 2; count > 0; count /= 2) {
        for (std::size_t from = 0; from < scenario.history->size();) {
            const auto smaller = withoutCharges(scenario, from, count);
            if (smaller && fails(*smaller)) {
                scenario = *smaller;
                dropped = true;
            } else {
                from += count;
            }
        }
    }
    return dropped;
}

bool dropOptions(Scenario& scenario, const Fails& fails)
{
    bool dropped = false;
    for (std::size_t i = 0; i < changedOptions(scenario).size();) {
        const auto smaller = withoutOption(scenario, i);
        if (smaller && fails(*smaller)) {
            scenario = *smaller;
            dropped = true;
        } else {
            ++i;
        }
    }
    return dropped;
}

} // namespace

Scenario shrink(Scenario scenario, const std::function<bool(const Scenario&)>& fails)
{
    bool smaller = true;
    while (smaller) {
        const bool fewerCharges = dropCharges(scenario, fails);
        const bool fewerOptions = dropOptions(scenario, fails);
        smaller = fewerCharges || fewerOptions;
    }
    return scenario;
}

} // namespace lowwater::reference
