// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/runaway.h"

#include <algorithm>
#include <string>
#include <vector>

namespace lowwater {

namespace {

struct Window {
    Money spent;
    ChargeIndex first = 0;
};

/// Those that begin at a charge.
std::vector<Window> windowsOf(const Demand& demand, Duration length)
{
    const auto times = demand.history->times();
    std::vector<Window> windows;
    windows.reserve(times.size());
    for (std::size_t first = 0, end = 0; first < times.size(); ++first) {
        while (end < times.size() && times[end] - times[first] < length)
            ++end;
        windows.push_back({demand.spentBefore[end] - demand.spentBefore[first], static_cast<ChargeIndex>(first)});
    }
    return windows;
}

bool isLess(const Window& a, const Window& b)
{
    return a.spent != b.spent ? a.spent < b.spent : a.first > b.first;
}

std::shared_ptr<const Demand> demandWith(const Demand& demand, const std::vector<Charge>& more, Duration idleGap)
{
    const History& history = *demand.history;
    HistoryBuilder builder;
    builder.coarsenTo(history.resolution());
    for (ChargeIndex i = 0; i < history.size(); ++i)
        builder.add(history.charge(i));
    for (const Charge& charge : more)
        builder.add(charge);
    auto together = std::make_shared<Demand>();
    together->history = std::make_shared<const History>(builder.build());
    together->runs = findRuns(*together->history, idleGap);
    together->spentBefore.reserve(together->history->size() + 1);
    Money spent;
    together->spentBefore.push_back(spent);
    for (const Money cost : together->history->costs())
        together->spentBefore.push_back(spent += cost);
    together->spentIndex = SpentIndex{together->history->times(), together->spentBefore};
    return together;
}

/// Begins the names of its sessions; no recorded session does.
std::string prefixFor(const History& history)
{
    std::string prefix = "runaway-";
    for (std::uint32_t id = 0; id < history.names().size(); ++id)
        if (history.name(NameId{id}).starts_with(prefix)) {
            prefix.insert(0, "other-");
            id = 0;
        }
    return prefix;
}

/// What it would do if nothing stopped it.
std::vector<Charge> stepsOf(const Runaway& runaway, Money cost, SimTime begin, const std::string& prefix)
{
    std::vector<Charge> steps;
    for (std::uint32_t agent = 0; agent < runaway.agents; ++agent) {
        Charge step;
        step.cost = cost;
        step.session = prefix + std::to_string(agent + 1);
        step.pool = Pool::Extra;
        for (Duration at = runaway.stepEvery * (agent + 1) / runaway.agents; at < runaway.lasts;
             at += runaway.stepEvery) {
            step.time = later(begin, at);
            steps.push_back(step);
        }
    }
    return steps;
}

} // namespace

SimTime busiestMoment(const Demand& demand, Duration window)
{
    const auto windows = windowsOf(demand, window);
    return demand.history->times()[std::max_element(windows.begin(), windows.end(), isLess)->first];
}

SimTime usualMoment(const Demand& demand, Duration window)
{
    auto windows = windowsOf(demand, window);
    const auto middle = windows.begin() + static_cast<std::ptrdiff_t>((windows.size() - 1) / 2);
    std::nth_element(windows.begin(), middle, windows.end(), isLess);
    return demand.history->times()[middle->first];
}

Money stepCostOf(const Runaway& runaway, const Demand& demand)
{
    const auto count = static_cast<std::int64_t>(demand.history->size());
    return runaway.stepCost.value_or(demand.spentBefore.back().scaled(1, count).roundedUpTo(oneCent));
}

RunawayDemand withRunaway(const Scenario& scenario, const Demand& demand, const Runaway& runaway, SimTime begin,
                          const RunHooks& hooks)
{
    const std::string prefix = prefixFor(*demand.history);
    const auto all = demandWith(demand, stepsOf(runaway, stepCostOf(runaway, demand), begin, prefix), scenario.idleGap);
    const SimTime noticed = later(begin, runaway.lasts);
    std::vector<Charge> made;
    SimulateOptions options;
    options.detail = Detail::Totals;
    options.onEvent = [&](const Event& event) {
        const SimTime asked = event.time - scenario.account.billingLag;
        if (event.kind != EventKind::Post || asked >= noticed ||
            !all->history->name(all->history->agent(event.charge)).starts_with(prefix))
            return;
        made.push_back(all->history->charge(event.charge));
        made.back().time = asked;
    };
    if (const auto outcome = simulate(scenario, *all, options, hooks); !outcome)
        throw outcome.error();
    Money burned;
    for (const Charge& charge : made)
        burned += charge.cost;
    return {demandWith(demand, made, scenario.idleGap), burned};
}

} // namespace lowwater
