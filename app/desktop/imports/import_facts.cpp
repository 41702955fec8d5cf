// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import_facts.h"

#include "sim/history/runs.h"
#include "sim/import/short_cache.h"
#include "sim/replay/scenario.h"

#include <chrono>
#include <map>

namespace lowwater {

namespace {

/// A sum for each model that has charges; `add` adds one charge.
template <typename Add>
void sumUp(const History& history, std::map<std::string, ModelSum>& byName, Add add)
{
    std::vector<ModelSum*> byId(history.names().size());
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const NameId id = history.models()[i];
        auto& sum = byId[indexOf(id)];
        if (sum == nullptr)
            sum = &byName[std::string{history.name(id)}];
        add(*sum, i);
    }
}

std::vector<ModelSum> modelSums(const History& recorded, const History& history)
{
    std::map<std::string, ModelSum> byName;
    sumUp(recorded, byName, [&recorded](ModelSum& sum, ChargeIndex i) {
        ++sum.charges;
        sum.last = recorded.times()[i];
    });
    sumUp(history, byName, [&history](ModelSum& sum, ChargeIndex i) {
        sum.tokens += TokenSums{history.tokens(i)}.all();
        sum.cost += history.costs()[i];
    });
    std::vector<ModelSum> sums;
    for (auto& [name, sum] : byName) {
        sum.model = name;
        sums.push_back(std::move(sum));
    }
    return sums;
}

std::size_t projectsOf(const History& history)
{
    std::vector<bool> met(history.names().size());
    std::size_t count = 0;
    for (const NameId id : history.projects()) {
        count += met[indexOf(id)] ? 0U : 1U;
        met[indexOf(id)] = true;
    }
    return count;
}

std::vector<SimTime> quartersOf(const History& history)
{
    std::vector<SimTime> quarters;
    for (const SimTime time : history.times()) {
        const SimTime quarter = std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(time);
        if (quarters.empty() || quarters.back() != quarter)
            quarters.push_back(quarter);
    }
    return quarters;
}

} // namespace

ImportFacts factsOf(const History& recorded, const History& history)
{
    return {modelSums(recorded, history), history.totalCost(),    findRuns(history, Scenario{}.idleGap).list.size(),
            projectsOf(history),          hasHourCache(recorded), quartersOf(history)};
}

} // namespace lowwater
