// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/robustness.h"

#include "sim/advice/monthly_cost.h"
#include "sim/advice/recommend.h"
#include "sim/advice/shared_hooks.h"
#include "sim/advice/situations.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr Duration month = std::chrono::hours{24 * 30};
constexpr Duration day = std::chrono::hours{24};

/// What one replay adds to the mean.
struct Sample {
    Money monthlyCost;
    Money bother;
    double interruptionsPerMonth = 0;
};

ChoiceOutcome meanOf(const std::vector<Sample>& samples)
{
    const auto count = static_cast<std::int64_t>(samples.size());
    ChoiceOutcome mean;
    Money bother;
    for (const auto& sample : samples) { // in the order of the replications, whatever thread made them
        mean.monthlyCost += sample.monthlyCost;
        bother += sample.bother;
        mean.interruptionsPerMonth += sample.interruptionsPerMonth;
    }
    mean.monthlyCost = mean.monthlyCost.scaled(1, count);
    mean.rankingCost = mean.monthlyCost + bother.scaled(1, count);
    mean.interruptionsPerMonth /= static_cast<double>(count);
    return mean;
}

bool leftToChance(const Scenario& scenario)
{
    const auto& account = scenario.account;
    return !account.latency.isConstant() || account.declineRate > 0 || !account.resumeLag.isConstant();
}

class Situations {
public:
    Situations(const Scenario& scenario, const std::vector<Policy>& choices, const Wishes& wishes,
               const RobustnessOptions& options, const RunHooks& hooks)
        : m_scenario{scenario},
          m_choices{choices},
          m_wishes{wishes},
          m_options{options},
          m_setups{situationsFor(scenario, wishes, options)},
          m_shared{hooks, m_setups.size()},
          m_base{grown(m_setups.front())},
          m_rows(m_setups.size())
    {
    }

    std::vector<SituationRow> replayAll()
    {
        if (!showsStops(m_base->history->resolution()))
            return {};
        replayRow(0);
        inSpreadOrder(m_rows.size() - 1, [this](std::size_t i) { replayRow(i + 1); });
        return std::move(m_rows);
    }

private:
    [[nodiscard]] std::shared_ptr<const Demand> grown(const SituationSetup& setup) const
    {
        Scenario scenario = m_scenario;
        scenario.history = setup.growthNumerator == setup.growthDenominator
                               ? setup.history
                               : std::make_shared<const History>(
                                     setup.history->scaled(setup.growthNumerator, setup.growthDenominator));
        return demandOf(scenario);
    }

    void replayRow(std::size_t index)
    {
        const auto& setup = m_setups[index];
        auto& row = m_rows[index];
        row.situation = setup.situation;
        if (index > 0 && setup.situation.isBase)
            row.choices = m_rows.front().choices;
        else
            row.choices = replayed(setup);
        const auto cheaper = [](const ChoiceOutcome& a, const ChoiceOutcome& b) {
            return a.rankingCost < b.rankingCost;
        };
        const auto best = std::min_element(row.choices.begin(), row.choices.end(), cheaper);
        row.best = static_cast<std::size_t>(best - row.choices.begin());
        const Money least = best->rankingCost;
        for (auto& choice : row.choices)
            choice.regret = choice.rankingCost - least;
        m_shared.advance();
        if (m_options.onRow) {
            const std::lock_guard lock{m_telling};
            m_options.onRow(index, row);
        }
    }

    [[nodiscard]] std::vector<ChoiceOutcome> replayed(const SituationSetup& setup)
    {
        Scenario scenario = m_scenario;
        scenario.account.openingBalance = m_scenario.openingBalance();
        scenario.account.latency = setup.latency;
        scenario.account.declineRate = setup.declineRate;
        const bool sameUsage = !setup.situation.factor || *setup.situation.factor == Factor::Latency ||
                               *setup.situation.factor == Factor::Declines;
        const auto demand = sameUsage ? m_base : grown(setup);
        const std::size_t runs = leftToChance(scenario) ? std::max<std::size_t>(m_options.replications, 1) : 1;
        std::vector<std::vector<Sample>> samples(m_choices.size(), std::vector<Sample>(runs));
        inSpreadOrder(m_choices.size() * runs, [&](std::size_t i) {
            m_shared.throwIfStopped();
            Scenario one = scenario;
            one.policy = m_choices[i / runs];
            one.replication = m_scenario.replication + i % runs;
            samples[i / runs][i % runs] = sampleOf(replayTotals(one, *demand, m_shared.forReplay()).totals);
        });
        std::vector<ChoiceOutcome> outcomes;
        outcomes.reserve(samples.size());
        for (const auto& ofChoice : samples)
            outcomes.push_back(meanOf(ofChoice));
        return outcomes;
    }

    [[nodiscard]] Sample sampleOf(const Totals& totals) const
    {
        const Duration window = std::max(totals.window, day); // as perMonth has it
        return {monthlyCost(totals, m_wishes), monthlyBother(totals, m_wishes),
                static_cast<double>(totals.interruptions) * static_cast<double>(month.count()) /
                    static_cast<double>(window.count())};
    }

    const Scenario& m_scenario;
    const std::vector<Policy>& m_choices;
    const Wishes& m_wishes;
    const RobustnessOptions& m_options;
    std::vector<SituationSetup> m_setups;
    SharedHooks m_shared;
    std::shared_ptr<const Demand> m_base;
    std::vector<SituationRow> m_rows;
    std::mutex m_telling;
};

void findWorst(Robustness& robust)
{
    for (std::size_t choice = 0; choice < robust.choices.size(); ++choice) {
        WorstRegret worst;
        for (std::size_t row = 0; row < robust.rows.size(); ++row)
            if (robust.rows[row].choices[choice].regret > worst.regret)
                worst = {robust.rows[row].choices[choice].regret, row};
        robust.worst.push_back(worst);
    }
    const auto least = std::min_element(robust.worst.begin(), robust.worst.end(),
                                        [](const auto& a, const auto& b) { return a.regret < b.regret; });
    robust.leastWorst = static_cast<std::size_t>(least - robust.worst.begin());
}

/// How far a factor moves the recommended choice, from the base on.
TornadoBar barOf(const Robustness& robust, Factor factor)
{
    const auto& base = robust.rows.front().choices[robust.recommended];
    TornadoBar bar{
        factor, 0, 0, base.monthlyCost, base.monthlyCost, base.interruptionsPerMonth, base.interruptionsPerMonth, {}};
    for (std::size_t i = 1; i < robust.rows.size(); ++i) {
        if (robust.rows[i].situation.factor != factor)
            continue;
        const auto& choice = robust.rows[i].choices[robust.recommended];
        if (choice.monthlyCost < bar.low) {
            bar.low = choice.monthlyCost;
            bar.lowRow = i;
        }
        if (choice.monthlyCost > bar.high) {
            bar.high = choice.monthlyCost;
            bar.highRow = i;
        }
        bar.fewestInterruptions = std::min(bar.fewestInterruptions, choice.interruptionsPerMonth);
        bar.mostInterruptions = std::max(bar.mostInterruptions, choice.interruptionsPerMonth);
        bar.worstRegret = std::max(bar.worstRegret, choice.regret);
    }
    return bar;
}

void findTornado(Robustness& robust)
{
    for (std::size_t i = 0; i < factorCount; ++i) {
        const auto factor = static_cast<Factor>(i);
        if (std::any_of(robust.rows.begin(), robust.rows.end(),
                        [factor](const SituationRow& row) { return row.situation.factor == factor; }))
            robust.tornado.push_back(barOf(robust, factor));
    }
    const auto width = [](const TornadoBar& bar) { return bar.high - bar.low; };
    std::stable_sort(robust.tornado.begin(), robust.tornado.end(),
                     [width](const TornadoBar& a, const TornadoBar& b) { return width(a) > width(b); });
    const auto regret =
        std::max_element(robust.tornado.begin(), robust.tornado.end(),
                         [](const TornadoBar& a, const TornadoBar& b) { return a.worstRegret < b.worstRegret; });
    if (regret->worstRegret > indifference)
        robust.findOutFirst = regret->factor;
    else if (width(robust.tornado.front()) > indifference)
        robust.findOutFirst = robust.tornado.front().factor;
}

} // namespace

std::string_view factorName(Factor factor) noexcept
{
    switch (factor) {
    case Factor::Latency:
        return "latency";
    case Factor::Declines:
        return "declines";
    case Factor::Growth:
        return "growth";
    case Factor::Agents:
        break;
    }
    return "agents";
}

std::vector<Policy> choicesOf(const Advice& advice, const Policy& current)
{
    std::vector<Policy> choices;
    for (const auto& amount : advice.onRecord) {
        if (!amount.threshold)
            continue;
        Policy policy = current;
        policy.mode = Mode::Auto;
        policy.amount = amount.amount;
        policy.threshold = *amount.threshold;
        choices.push_back(policy);
    }
    if (std::find(choices.begin(), choices.end(), current) == choices.end())
        choices.push_back(current);
    return choices;
}

Result<Robustness> robustness(const Scenario& scenario, const std::vector<Policy>& choices, std::size_t recommended,
                              const Wishes& wishes, const RobustnessOptions& options, const RunHooks& hooks)
{
    if (!scenario.history)
        return Error{ErrorCode::Empty, {}, {}, "there is no history to replay"};
    try {
        Robustness robust;
        robust.choices = choices;
        robust.recommended = recommended;
        robust.replications = std::max<std::uint64_t>(options.replications, 1);
        robust.rows = Situations{scenario, choices, wishes, options, hooks}.replayAll();
        if (robust.rows.empty())
            return robust;
        findWorst(robust);
        findTornado(robust);
        robust.findOutFirstText = findOutText(robust, options);
        return robust;
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
