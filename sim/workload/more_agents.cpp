// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/more_agents.h"

#include "sim/workload/redone_work.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace lowwater {

namespace {

/// One that no recorded session begins with.
std::string prefixFor(const History& history)
{
    std::string prefix = "extra-agent-";
    const auto isTaken = [&] {
        for (std::uint32_t id = 0; id < history.names().size(); ++id)
            if (history.name(NameId{id}).starts_with(prefix))
                return true;
        return false;
    };
    while (isTaken())
        prefix.insert(0, "further-");
    return prefix;
}

std::vector<RedoneCharge> chargesOf(const Habits& habits, std::uint32_t extra, std::uint32_t seed,
                                    HistoryBuilder& builder)
{
    const std::string prefix = prefixFor(*habits.history);
    std::vector<RedoneCharge> charges;
    RedoneWork redone{habits, seed};
    for (std::uint32_t number = 0; number < habits.days.size(); ++number) {
        const WorkingDay& day = habits.days[number];
        if (day.agents.empty())
            continue;
        const Crew crew{day, extra, habits.agents, seed, number};
        for (std::uint32_t agent = 0; agent < crew.size(); ++agent)
            redone.redo({&day, &crew.agent(agent), ordinalOf(agent, number), day.cut, crew.moved(agent)},
                        {builder, fmt::format("{}{}-day-{}-", prefix, agent + 1, number + 1)}, charges);
    }
    sortByTime(charges);
    return charges;
}

} // namespace

std::shared_ptr<const History> withAgents(const Habits& habits, std::uint32_t extra, std::uint32_t seed)
{
    if (extra == 0)
        return habits.history;
    const History& history = *habits.history;
    HistoryBuilder builder;
    RedoneWriter writer{history, builder};
    const auto charges = chargesOf(habits, extra, seed, builder);
    builder.reserve(history.size() + charges.size());
    builder.coarsenTo(history.resolution());
    std::vector<Money> listCosts;
    listCosts.reserve(history.size() + charges.size());
    auto next = charges.begin();
    for (ChargeIndex i = 0; i <= history.size(); ++i) {
        for (; next != charges.end() && (i == history.size() || next->time < history.times()[i]); ++next) {
            writer.add(*next);
            listCosts.push_back(writer.listCost(*next));
        }
        if (i == history.size())
            break;
        writer.addRecorded(i);
        listCosts.push_back(history.listCosts()[i]);
    }
    History together = builder.build();
    const bool areCosts = history.listCosts().data() == history.costs().data();
    return std::make_shared<const History>(areCosts ? std::move(together) : together.listedAt(listCosts));
}

} // namespace lowwater
