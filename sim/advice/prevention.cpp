// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/prevention.h"

#include "sim/advice/amounts_to_try.h"
#include "sim/advice/safe_thresholds.h"
#include "sim/advice/shared_hooks.h"

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::size_t triedTogether = 16; ///< fixed, so that what is tried does not hang on the cores

/// One value of a slider, and how far it is from those tried beside it.
struct Candidate {
    Money money;
    Duration latency{0};
    Money moneyStep;
    Duration latencyStep{0};
};

/// 1, 2 or 5 times a power of ten cents: the least with which so many values reach over the range.
Money stepOver(Money range, std::size_t values)
{
    const auto count = static_cast<std::int64_t>(std::max<std::size_t>(values, 1));
    for (Money decade = oneCent;; decade = decade * 10)
        for (const std::int64_t times : {1, 2, 5})
            if (range.nanos() / (decade * times).nanos() < count)
                return decade * times;
}

/// The multiples of a fitting step in (from, to].
void addGrid(std::vector<Candidate>& candidates, Money from, Money to, std::size_t values)
{
    if (to <= from)
        return;
    const Money step = stepOver(to - from, values);
    for (Money money = (from + oneNano).roundedUpTo(step); money <= to; money += step)
        candidates.push_back({money, {}, step, {}});
}

class Finder {
public:
    Finder(const Scenario& scenario, const Demand& demand, const Outcome& outcome, std::span<const std::size_t> indices,
           const PreventionOptions& options, const RunHooks& hooks)
        : m_scenario{scenario},
          m_demand{demand},
          m_outcome{outcome},
          m_options{options},
          m_hooks{hooks, sliderCount * options.mostValues}
    {
        m_scenario.account.openingBalance = scenario.openingBalance();
        for (const std::size_t index : indices)
            m_found.push_back({index, {}});
    }

    std::vector<Preventions> run()
    {
        for (std::size_t slider = 0; slider < sliderCount; ++slider) {
            const auto candidates = candidatesOf(static_cast<Slider>(slider));
            for (std::size_t first = 0; first < candidates.size() && anyOpen(slider); first += triedTogether)
                tryTogether(static_cast<Slider>(slider),
                            std::span{candidates}.subspan(first, std::min(triedTogether, candidates.size() - first)));
            m_hooks.advance(m_options.mostValues);
            if (m_options.onSlider)
                m_options.onSlider(static_cast<Slider>(slider), m_found);
        }
        return std::move(m_found);
    }

private:
    struct Tried {
        Totals totals;
        std::vector<Interruption> interruptions;
    };

    [[nodiscard]] std::vector<Candidate> candidatesOf(Slider slider) const
    {
        const bool buysNothing = m_scenario.policy.mode == Mode::Off;
        switch (slider) {
        case Slider::Threshold:
            return buysNothing ? std::vector<Candidate>{} : thresholds();
        case Slider::Amount:
            return buysNothing ? std::vector<Candidate>{} : amounts();
        case Slider::OpeningBalance:
            return openingBalances();
        case Slider::Latency:
            break;
        }
        return buysNothing ? std::vector<Candidate>{} : latencies();
    }

    /// Up to the least safe one; where none is, up to where every look finds the balance low.
    [[nodiscard]] std::vector<Candidate> thresholds() const
    {
        const Money now = m_scenario.policy.threshold;
        Money top = std::max(m_scenario.openingBalance(), Money{}) + m_scenario.policy.amount;
        if (exactThresholdHolds(m_scenario))
            if (const auto safe = leastSafeThreshold(m_demand, m_scenario.policy.amount, m_scenario.openingBalance(),
                                                     m_scenario.account.latency.base()))
                top = safe->roundedUpTo(oneCent);
        if (const auto highest = highestThreshold(m_scenario))
            top = std::min(top, *highest);
        std::vector<Candidate> candidates;
        addGrid(candidates, now, top, m_options.mostValues);
        const auto* preset = m_scenario.provider.preset();
        return preset != nullptr ? offered(candidates, preset->thresholds.money) : candidates;
    }

    /// Each at the next one that the provider offers, each once.
    static std::vector<Candidate> offered(const std::vector<Candidate>& candidates, const MoneyChoices& choices)
    {
        std::vector<Candidate> kept;
        for (Candidate candidate : candidates) {
            const auto money = choices.atOrAbove(candidate.money);
            if (!money || (!kept.empty() && kept.back().money == *money))
                continue;
            candidate.money = *money;
            kept.push_back(candidate);
        }
        return kept;
    }

    [[nodiscard]] std::vector<Candidate> amounts() const
    {
        std::vector<Candidate> candidates;
        Wishes wishes;
        wishes.amounts = m_options.amounts;
        for (const Money amount : amountsToTry(wishes, m_scenario))
            if (amount > m_scenario.policy.amount && candidates.size() < m_options.mostValues)
                candidates.push_back({amount, {}, {}, {}});
        return candidates;
    }

    /// A little more shifts when reloads fall, so the first amount's worth is searched finely; all that is spent, and
    /// one knows that nothing else helps.
    [[nodiscard]] std::vector<Candidate> openingBalances() const
    {
        const Money now = m_scenario.openingBalance();
        const Money all = std::max(now, m_demand.spentBefore.back() + oneDollar);
        const Money near = std::min(all, now + m_scenario.policy.amount);
        std::vector<Candidate> candidates;
        addGrid(candidates, now, near, m_options.mostValues / 2);
        addGrid(candidates, near, all, m_options.mostValues / 2);
        return candidates;
    }

    [[nodiscard]] std::vector<Candidate> latencies() const
    {
        std::vector<Candidate> candidates;
        const auto& latency = m_scenario.account.latency;
        if (!latency.isConstant() || latency.base() <= Duration{0})
            return candidates;
        const auto values = static_cast<std::int64_t>(std::max<std::size_t>(m_options.mostValues, 1));
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(latency.base()).count();
        const Duration step = std::chrono::seconds{(seconds + values - 1) / values};
        for (std::int64_t steps = (latency.base().count() - 1) / step.count(); steps >= 0; --steps)
            candidates.push_back({{}, step * steps, {}, step});
        return candidates;
    }

    [[nodiscard]] Scenario changed(Slider slider, const Candidate& candidate) const
    {
        Scenario scenario = m_scenario;
        switch (slider) {
        case Slider::Threshold:
            scenario.policy.threshold = candidate.money;
            break;
        case Slider::Amount:
            scenario.policy.amount = candidate.money;
            break;
        case Slider::OpeningBalance:
            scenario.account.openingBalance = candidate.money;
            break;
        case Slider::Latency:
            scenario.account.latency = Delay::constant(candidate.latency);
            break;
        }
        return scenario;
    }

    void tryTogether(Slider slider, std::span<const Candidate> candidates)
    {
        std::vector<Tried> tried(candidates.size());
        inSpreadOrder(candidates.size(), [&](std::size_t i) {
            m_hooks.throwIfStopped();
            auto outcome = simulate(changed(slider, candidates[i]), m_demand, {}, m_hooks.forReplay());
            if (!outcome)
                throw outcome.error();
            tried[i] = {totalsOf(*outcome), std::move(outcome->interruptions)};
        });
        for (auto& entry : m_found) {
            auto& prevention = entry.bySlider[static_cast<std::size_t>(slider)];
            for (std::size_t i = 0; i < tried.size() && !prevention; ++i)
                if (isPrevented(m_outcome.interruptions.at(entry.interruption), tried[i].interruptions))
                    prevention = Prevention{slider,
                                            candidates[i].money,
                                            candidates[i].latency,
                                            candidates[i].moneyStep,
                                            candidates[i].latencyStep,
                                            tried[i].totals,
                                            tried[i].totals.interruptions >= m_outcome.interruptions.size()};
        }
    }

    [[nodiscard]] bool isPrevented(const Interruption& old, const std::vector<Interruption>& now) const
    {
        const SimTime end = old.ended.value_or(SimTime::max());
        const auto beganUpTo = [end](const std::vector<Interruption>& all) {
            return std::count_if(all.begin(), all.end(), [end](const Interruption& i) { return i.began <= end; });
        };
        const bool touches = std::any_of(now.begin(), now.end(), [&](const Interruption& i) {
            return i.began <= end && i.ended.value_or(SimTime::max()) >= old.began;
        });
        return !touches && beganUpTo(now) < beganUpTo(m_outcome.interruptions);
    }

    [[nodiscard]] bool anyOpen(std::size_t slider) const
    {
        return std::any_of(m_found.begin(), m_found.end(),
                           [slider](const Preventions& entry) { return !entry.bySlider[slider]; });
    }

    Scenario m_scenario;
    const Demand& m_demand;
    const Outcome& m_outcome;
    const PreventionOptions& m_options;
    SharedHooks m_hooks;
    std::vector<Preventions> m_found;
};

} // namespace

std::string_view sliderName(Slider slider) noexcept
{
    switch (slider) {
    case Slider::Threshold:
        return "threshold";
    case Slider::Amount:
        return "amount";
    case Slider::OpeningBalance:
        return "opening_balance";
    case Slider::Latency:
        break;
    }
    return "latency";
}

Result<std::vector<Preventions>> findPreventions(const Scenario& scenario, const Demand& demand, const Outcome& outcome,
                                                 std::span<const std::size_t> indices, const PreventionOptions& options,
                                                 const RunHooks& hooks)
{
    for (const std::size_t index : indices)
        if (index >= outcome.interruptions.size())
            return Error{ErrorCode::Invalid, {{}, 0, "interruption"}, std::to_string(index), "is not one of them"};
    try {
        return Finder{scenario, demand, outcome, indices, options, hooks}.run();
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
