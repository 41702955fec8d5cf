// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater::test {

[[nodiscard]] inline SimTime at(std::string_view text)
{
    return parseTime(text).value().time;
}

[[nodiscard]] inline Money usd(std::string_view text)
{
    return Money::parse(text).value();
}

/// A result put together by hand: what a view is given, without the engine that usually makes it.
class ResultBuilder {
public:
    ResultBuilder& charge(std::string_view time, std::string_view cost, const std::string& session = {},
                          const std::string& tool = {}, const std::string& model = {}, const std::string& project = {},
                          Pool pool = Pool::Unset, const Tokens& tokens = {})
    {
        m_history.add(Charge{at(time), usd(cost), session, tool, model, project, pool, tokens});
        return *this;
    }
    ResultBuilder& resolution(Resolution resolution)
    {
        m_history.coarsenTo(resolution);
        return *this;
    }
    /// One agent, `agent`, stands still from `began` to `ended` (empty: never again; then to `windowEnd`).
    ResultBuilder& stop(std::string_view began, std::string_view ended, Cause cause = Cause::Latency,
                        std::initializer_list<std::uint32_t> agents = {1})
    {
        Interruption interruption{at(began),
                                  std::nullopt,
                                  static_cast<std::uint32_t>(agents.size()),
                                  static_cast<std::uint32_t>(agents.size()),
                                  agents.size(),
                                  cause,
                                  Duration{0}};
        if (!ended.empty())
            interruption.ended = at(ended);
        const SimTime until = ended.empty() ? outcome.windowEnd : at(ended);
        for (const auto agent : agents) {
            outcome.stops.push_back(
                {NameId{agent}, at(began), until, static_cast<std::uint32_t>(outcome.interruptions.size())});
            interruption.agentTime += until - at(began);
        }
        outcome.stoppedAgentTime += interruption.agentTime;
        outcome.interruptions.push_back(interruption);
        return *this;
    }
    ResultBuilder& reload(std::string_view requested, std::string_view credited, std::string_view amount,
                          std::string_view balanceAfter, std::vector<SimTime> declined = {})
    {
        outcome.reloads.push_back({at(requested), at(credited), usd(amount), usd(balanceAfter), std::move(declined)});
        outcome.reloaded += usd(amount);
        return *this;
    }
    ResultBuilder& balance(std::string_view time, std::string_view money)
    {
        outcome.trajectory.add(at(time), usd(money));
        return *this;
    }
    ResultBuilder& summary(std::string_view opening, std::string_view ending, std::string_view lowest,
                           std::string_view lowestAt, std::string_view idle)
    {
        outcome.opening = usd(opening);
        outcome.ending = usd(ending);
        outcome.lowest = usd(lowest);
        outcome.lowestAt = at(lowestAt);
        outcome.meanIdle = usd(idle);
        return *this;
    }

    [[nodiscard]] RunResultPtr build(bool withOutcome = true)
    {
        auto result = std::make_shared<RunResult>();
        scenario.history = std::make_shared<const History>(m_history.build());
        result->scenario = scenario;
        result->summary = std::make_shared<const ImportSummary>();
        const auto extra = extraCharges(scenario.history, scenario.routing);
        if (!extra->empty())
            result->demand = std::make_shared<const Demand>(Demand{extra, {}, {}});
        outcome.trajectory.finish();
        if (withOutcome)
            result->outcome = std::make_shared<const Outcome>(outcome);
        result->error = error;
        return result;
    }

    Scenario scenario;
    Outcome outcome;
    std::optional<Error> error;

private:
    HistoryBuilder m_history;
};

} // namespace lowwater::test
