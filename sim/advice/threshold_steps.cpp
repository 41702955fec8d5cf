// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/threshold_steps.h"

#include "sim/advice/shared_hooks.h"
#include "sim/replay/exposure.h"
#include "sim/replay/plain_replay.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <map>
#include <mutex>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::int64_t mostStretches = 64; ///< walked side by side; fixed, so that no result hangs on the cores

class Walk {
public:
    Walk(const Scenario& scenario, const Demand& demand, const ThresholdRange& range, const StepOptions& options,
         const RunHooks& hooks)
        : m_scenario{scenario},
          m_demand{demand},
          m_range{range},
          m_options{options},
          m_plain{scenario, demand},
          m_last{(range.to - range.from).nanos() / range.grain.nanos()},
          m_starts(static_cast<std::size_t>(std::min(mostStretches, m_last + 1))),
          m_stretches(m_starts.size()),
          m_hooks{hooks, m_starts.size() * 2}
    {
    }

    ThresholdSteps run()
    {
        inSpreadOrder(m_starts.size(), [this](std::size_t stretch) {
            m_starts[stretch] = foundOrKnown(startOf(stretch));
            m_hooks.advance();
        });
        inSpreadOrder(m_starts.size(), [this](std::size_t stretch) {
            fill(stretch);
            m_hooks.advance();
        });
        return joined();
    }

private:
    /// A step by the numbers of its thresholds in the range.
    struct Found {
        std::int64_t first = 0;
        std::int64_t last = -1; ///< before `first`: not looked for any more
        bool endless = false;
        Totals totals;
    };

    [[nodiscard]] Money threshold(std::int64_t number) const { return m_range.from + m_range.grain * number; }
    [[nodiscard]] std::int64_t startOf(std::size_t stretch) const
    {
        return Money::fromNanos(m_last)
            .scaled(static_cast<std::int64_t>(stretch), static_cast<std::int64_t>(m_starts.size()))
            .nanos();
    }
    /// The number of the highest threshold at or below.
    [[nodiscard]] std::int64_t numberUpTo(Money highest) const
    {
        return (highest - m_range.from).nanos() / m_range.grain.nanos();
    }

    /// Where the first steps are wide, few replays find them all.
    Found foundOrKnown(std::int64_t number)
    {
        {
            const std::lock_guard lock{m_mutex};
            const auto after = m_known.upper_bound(number);
            if (after != m_known.begin() && std::prev(after)->second.last >= number)
                return std::prev(after)->second;
        }
        Found step = found(number);
        const std::lock_guard lock{m_mutex};
        m_known.emplace(step.first, step);
        return step;
    }

    /// The step of the threshold with this number.
    Found found(std::int64_t number)
    {
        m_hooks.throwIfStopped();
        if (isTooMany(m_replays.fetch_add(1)))
            return {};
        Scenario scenario = m_scenario;
        scenario.policy.threshold = threshold(number);
        return stepOf(replayTotals(scenario, m_demand, m_hooks.forReplay()));
    }

    Found stepOf(const ThresholdTotals& same)
    {
        Found step{0, m_last, !same.upTo, same.totals};
        if (same.above && *same.above >= m_range.from)
            step.first = numberUpTo(*same.above) + 1;
        if (same.upTo && *same.upTo < m_range.to)
            step.last = numberUpTo(*same.upTo);
        Scenario scenario = m_scenario;
        scenario.policy.threshold = threshold(step.first);
        step.totals.exposure = exposure(scenario, step.totals.deposited);
        if (m_options.onStep) {
            const std::lock_guard lock{m_mutex};
            m_options.onStep(asStep(step));
        }
        return step;
    }

    /// The steps of `count` thresholds from this number on, each once, as far as they can be replayed together: the
    /// first of them at least.
    std::vector<Found> foundFrom(std::int64_t number, std::int64_t count)
    {
        std::vector<Found> steps;
        if (count > 1) {
            std::vector<Money> thresholds;
            for (std::int64_t i = 0; i < count; ++i)
                thresholds.push_back(threshold(number + i));
            const auto plain = m_plain.totals(m_scenario.policy.amount, thresholds, m_hooks.forReplay());
            for (std::int64_t i = 0; i < count && plain[static_cast<std::size_t>(i)]; ++i) {
                if (!steps.empty() && steps.back().last >= number + i)
                    continue;
                if (isTooMany(m_replays.fetch_add(1)))
                    break;
                const Outcome& outcome = *plain[static_cast<std::size_t>(i)];
                steps.push_back(stepOf({totalsOf(outcome), outcome.sameAbove, outcome.sameUpTo}));
            }
        }
        if (steps.empty())
            steps.push_back(found(number));
        return steps;
    }

    /// The stretches may find a step more than once each.
    [[nodiscard]] bool isTooMany(std::size_t replays) const
    {
        return replays >= m_options.mostSteps && replays - m_options.mostSteps >= m_starts.size();
    }

    [[nodiscard]] ThresholdStep asStep(const Found& step) const
    {
        return {threshold(step.first), threshold(step.last), step.totals};
    }

    /// What lies between this stretch's first step and the next stretch's.
    void fill(std::size_t stretch)
    {
        const bool isLast = stretch + 1 == m_starts.size();
        const std::int64_t end = isLast ? m_last + 1 : m_starts[stretch + 1].first;
        constexpr std::int64_t mostTogether = 64;
        std::int64_t together = 1;
        for (std::int64_t next = m_starts[stretch].last + 1; next < end;) {
            const auto steps = foundFrom(next, std::min(together, end - next));
            for (const auto& step : steps) {
                if (step.last < step.first)
                    return;
                m_stretches[stretch].push_back(step);
            }
            // Where each threshold is a step of its own, many are asked together; where steps are wide, in vain.
            const std::int64_t passed = steps.back().last + 1 - next;
            next += passed;
            const bool isNarrow = passed <= static_cast<std::int64_t>(steps.size()) * 2;
            together = isNarrow ? std::min(together * 2, mostTogether) : 1;
        }
    }

    [[nodiscard]] ThresholdSteps joined()
    {
        ThresholdSteps result;
        if (m_replays > 0 && isTooMany(m_replays - 1))
            return result;
        std::int64_t next = 0;
        const auto add = [&](const Found& step) {
            if (step.last < next)
                return;
            result.steps.push_back(asStep(step));
            result.endless = step.endless;
            next = step.last + 1;
        };
        for (std::size_t stretch = 0; stretch < m_starts.size(); ++stretch) {
            add(m_starts[stretch]);
            for (const auto& step : m_stretches[stretch])
                add(step);
        }
        if (result.steps.size() > m_options.mostSteps)
            return {};
        return result;
    }

    const Scenario& m_scenario;
    const Demand& m_demand;
    const ThresholdRange& m_range;
    const StepOptions& m_options;
    PlainReplays m_plain;
    std::int64_t m_last; ///< the number of the range's last threshold
    std::vector<Found> m_starts;
    std::vector<std::vector<Found>> m_stretches;
    SharedHooks m_hooks;
    std::atomic<std::size_t> m_replays = 0;
    std::mutex m_mutex;
    std::map<std::int64_t, Found> m_known; ///< the stretches' first steps by their first threshold
};

} // namespace

const ThresholdStep* ThresholdSteps::at(Money threshold) const
{
    const auto after = std::upper_bound(steps.begin(), steps.end(), threshold,
                                        [](Money value, const ThresholdStep& step) { return value < step.from; });
    if (after == steps.begin() || threshold > std::prev(after)->upTo)
        return nullptr;
    return &*std::prev(after);
}

Result<ThresholdSteps> thresholdSteps(const Scenario& scenario, const Demand& demand, const ThresholdRange& range,
                                      const StepOptions& options, const RunHooks& hooks)
{
    if (range.from < Money{} || range.to < range.from || range.grain <= Money{})
        return Error{ErrorCode::Invalid,
                     {{}, 0, "threshold"},
                     range.from.toString() + ':' + range.to.toString() + ':' + range.grain.toString(),
                     "is no range: from 0 on, rising, by steps above 0"};
    try {
        return Walk{scenario, demand, range, options, hooks}.run();
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
