// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/top_consumers.h"

#include "sim/core/wide.h"

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

NameId nameOf(const History& history, ConsumerBy by, ChargeIndex i)
{
    switch (by) {
    case ConsumerBy::Tool:
        return history.tools()[i];
    case ConsumerBy::Model:
        return history.models()[i];
    case ConsumerBy::Project:
        return history.projects()[i];
    case ConsumerBy::Agent:
        break;
    }
    return history.agent(i);
}

/// Each consumer's number of distinct agents.
void countAgents(const History& history, ConsumerBy by, std::vector<Consumer>& byName)
{
    std::vector<std::pair<NameId, NameId>> pairs;
    pairs.reserve(history.size());
    for (ChargeIndex i = 0; i < history.size(); ++i)
        pairs.emplace_back(nameOf(history, by, i), history.agent(i));
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    for (const auto& [name, agent] : pairs)
        ++byName[indexOf(name)].agents;
}

} // namespace

std::vector<Consumer> topConsumers(const History& history, const Routed& routed, ConsumerBy by)
{
    std::vector<Consumer> consumers(history.names().size());
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        auto& consumer = consumers[indexOf(nameOf(history, by, i))];
        consumer.sum.add(history, i);
        consumer.costs.add(routed.fates[i], history.costs()[i]);
    }
    countAgents(history, by, consumers);
    const Money total = history.totalCost();
    for (std::size_t id = 0; id < consumers.size(); ++id) {
        auto& consumer = consumers[id];
        consumer.name = static_cast<NameId>(id);
        if (total > Money{})
            consumer.permille = divideHalfEven(Wide{consumer.sum.cost.nanos()} * 1000, total.nanos());
    }
    std::erase_if(consumers, [](const Consumer& consumer) { return consumer.sum.charges == 0; });
    std::sort(consumers.begin(), consumers.end(), [&history](const Consumer& a, const Consumer& b) {
        return a.sum.cost != b.sum.cost ? a.sum.cost > b.sum.cost : history.name(a.name) < history.name(b.name);
    });
    return consumers;
}

} // namespace lowwater
