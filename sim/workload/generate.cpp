// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/generate.h"

#include "sim/workload/laws.h"
#include "sim/workload/session_name.h"
#include "sim/workload/step_tokens.h"
#include "sim/workload/synthesis_range.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

/// Streams of the generator's own (StreamId::Generator is the first). By (agent, day) and, within these, an ordinal.
enum class Stream : std::uint32_t {
    Start = static_cast<std::uint32_t>(StreamId::Generator),
    Session, ///< by session: its length; its model and tool; its project
    Request, ///< by request: its steps
    Pause,   ///< by request: the pause after it
    Cost,    ///< by step
    Model,   ///< by step: time of the model, and which one
    Tool,    ///< by step: time of the tool
    Tokens,  ///< by step
};

struct Choice {
    double share;
    std::string_view name;
};
constexpr std::array<Choice, 3> tools{{{0.6, "claude-code"}, {0.2, "cursor"}, {0.2, "opencode"}}};
constexpr std::array<Choice, 5> projects{
    {{0.35, "storefront"}, {0.25, "billing-api"}, {0.2, "mobile-app"}, {0.12, "data-pipeline"}, {0.08, "docs-site"}}};
constexpr double opusShare = 0.55;
constexpr double sideStepShare = 0.5; ///< of the steps cheaper than ...
constexpr double sideStepDollars = 0.02;

template <std::size_t count>
std::string_view chosen(const std::array<Choice, count>& choices, double uniform)
{
    for (const auto& choice : choices) {
        if (uniform < choice.share)
            return choice.name;
        uniform -= choice.share;
    }
    return choices.back().name;
}

double styleFactor(WorkStyle style)
{
    constexpr std::array<double, 3> factors{1, 2.5, 9};
    return factors[static_cast<std::size_t>(style)];
}

struct Step {
    SimTime time;
    PricedTokens priced;
    SynthesisModel model = SynthesisModel::Opus;
    NameId session = NameId::Empty;
    NameId tool = NameId::Empty;
    NameId project = NameId::Empty;
};

/// One agent's work on one day. Every draw is a function of (seed, agent, day, ordinal) alone.
class AgentDay {
public:
    AgentDay(const Synthesis& synthesis, std::uint32_t agent, std::uint32_t day, HistoryBuilder& names)
        : m_synthesis{synthesis},
          m_agent{agent},
          m_day{day},
          m_names{names},
          m_now{later(startOfDay(synthesis.start) + std::chrono::days{day}, synthesis.workdayStart)},
          m_end{later(m_now, synthesis.workday)}
    {
    }

    /// Appends the steps in order of time.
    void work(std::vector<Step>& steps)
    {
        // The day begins somewhere within a pause, so that agents do not all start at once.
        const Draw start = draw(Stream::Start, 0);
        m_now += m_synthesis.autonomous ? modelTime(start) : partOf(humanPause(start), start.choice);
        std::uint32_t left = 0;
        while (m_now < m_end) {
            if (left == 0)
                left = beginSession();
            --left;
            request(steps);
            if (!m_synthesis.autonomous) {
                const Duration pause = humanPause(draw(Stream::Pause, m_requests));
                m_now += pause;
                m_gap += pause;
            }
            ++m_requests;
        }
    }

private:
    [[nodiscard]] Draw draw(Stream stream, std::uint64_t ordinal) const
    {
        const std::uint64_t agentDay = (std::uint64_t{m_agent} << 32U) | m_day;
        return RandomStream{m_synthesis.seed, static_cast<std::uint32_t>(stream), agentDay}.at(ordinal);
    }

    [[nodiscard]] static Duration partOf(Duration whole, double share)
    {
        const std::int64_t inMilliseconds = whole.count() / 1000;
        return Duration{static_cast<std::int64_t>(static_cast<double>(inMilliseconds) * share) * 1000};
    }

    /// The number of requests in it.
    std::uint32_t beginSession()
    {
        const std::uint64_t ordinal = m_sessions * std::uint64_t{3};
        const Draw kind = draw(Stream::Session, ordinal + 1);
        m_current.session =
            m_names.intern(fmt::format("agent-{}-day-{}-{}", m_agent + 1, m_day + 1, letters(m_sessions)));
        m_current.tool = m_names.intern(chosen(tools, kind.value));
        m_current.project = m_names.intern(chosen(projects, draw(Stream::Session, ordinal + 2).value));
        m_current.model = kind.choice < opusShare ? SynthesisModel::Opus : SynthesisModel::Sonnet;
        ++m_sessions;
        return requestsInSession(draw(Stream::Session, ordinal));
    }

    void request(std::vector<Step>& steps)
    {
        const std::uint32_t count = stepsInRequest(draw(Stream::Request, m_requests));
        for (std::uint32_t i = 0; i < count && m_now < m_end; ++i) {
            const Draw model = draw(Stream::Model, m_steps);
            const auto [dollars, rebuilt] = stepCost(draw(Stream::Cost, m_steps), m_gap);
            Step step = m_current;
            step.time = m_now;
            if (dollars < sideStepDollars && model.choice < sideStepShare)
                step.model = SynthesisModel::Haiku;
            step.priced =
                tokensFor(dollars * styleFactor(m_synthesis.style), rebuilt, step.model, draw(Stream::Tokens, m_steps));
            steps.push_back(step);
            m_gap = modelTime(model) + toolTime(draw(Stream::Tool, m_steps));
            m_now += m_gap;
            ++m_steps;
        }
    }

    const Synthesis& m_synthesis;
    std::uint32_t m_agent;
    std::uint32_t m_day;
    HistoryBuilder& m_names;
    SimTime m_now;
    SimTime m_end;
    Step m_current; ///< what all steps of the session share
    Duration m_gap = 24h;
    std::uint32_t m_sessions = 0;
    std::uint32_t m_requests = 0;
    std::uint32_t m_steps = 0;
};

Result<Done> check(const Synthesis& s)
{
    const auto invalid = [](const char* field, std::string value, std::string message) {
        return Error{ErrorCode::Invalid, {{}, 0, field}, std::move(value), std::move(message)};
    };
    if (auto done = checkSynthesis(s.sessions, s.days, s.start); !done)
        return done;
    if (s.workdayStart < Duration{0} || s.workdayStart >= 24h)
        return invalid("workday start", formatSeconds(s.workdayStart),
                       "is no time of day; write 0 s to less than 24 h");
    if (s.workday <= Duration{0} || s.workday > 24h)
        return invalid("workday", formatSeconds(s.workday), "is out of range; write more than 0 s, at most 24 h");
    // Charges an hour of one agent, as measured.
    const double rate = s.autonomous ? 145 : 49;
    const double hours =
        static_cast<double>(s.sessions) * s.days * std::chrono::duration<double, std::ratio<3600>>{s.workday}.count();
    if (rate * hours > mostSynthesisCharges)
        return tooManyCharges(s.days, rate * hours);
    return Done{};
}

bool isWeekend(SimTime day)
{
    const std::chrono::weekday weekday{std::chrono::sys_days{floor<std::chrono::days>(day.time_since_epoch())}};
    return weekday == std::chrono::Saturday || weekday == std::chrono::Sunday;
}

} // namespace

std::string_view workStyleName(WorkStyle style) noexcept
{
    constexpr std::array<std::string_view, 3> names{"everyday", "heavy", "long-context"};
    return names[static_cast<std::size_t>(style)];
}

Result<History> generate(const Synthesis& synthesis, const RunHooks& hooks)
{
    if (const auto done = check(synthesis); !done)
        return done.error();
    HistoryBuilder builder;
    const std::array<NameId, 3> models{builder.intern(synthesisModelName(SynthesisModel::Opus)),
                                       builder.intern(synthesisModelName(SynthesisModel::Sonnet)),
                                       builder.intern(synthesisModelName(SynthesisModel::Haiku))};
    const std::uint32_t progressStep = synthesis.days / 1000 + 1;
    std::vector<Step> steps;
    for (std::uint32_t day = 0; day < synthesis.days; ++day) {
        if (!synthesis.weekends && isWeekend(startOfDay(synthesis.start) + std::chrono::days{day}))
            continue;
        steps.clear();
        for (std::uint32_t agent = 0; agent < synthesis.sessions; ++agent) {
            if (hooks.stopRequested())
                return Error{ErrorCode::Cancelled, {}, {}, "was not generated to its end"};
            AgentDay{synthesis, agent, day, builder}.work(steps);
        }
        // Agents in order at the same time. A day's work ends before the next one's begins, so this sorts the history.
        std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.time < b.time; });
        for (const auto& step : steps)
            builder.add(step.time, step.priced.cost, step.session, step.tool,
                        models[static_cast<std::size_t>(step.model)], step.project, Pool::Unset, step.priced.tokens);
        if (day % progressStep == 0)
            hooks.progress(static_cast<double>(day + 1) / synthesis.days);
    }
    return builder.build();
}

} // namespace lowwater
