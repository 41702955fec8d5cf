// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/generate_like.h"

#include "sim/workload/redone_work.h"
#include "sim/workload/synthesis_range.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr Duration mostMoved = 15min; ///< a day's charges together, to either side

/// The recorded days, dealt.
class Deck {
public:
    Deck(const Habits& habits, std::uint32_t seed) : m_habits{habits}, m_seed{seed} {}

    /// A class that was not recorded is like the other one.
    const WorkingDay& next(DayClass wanted)
    {
        auto from = static_cast<std::size_t>(wanted);
        if (m_habits.daysOf[from].empty())
            from = m_habits.daysOf.size() - 1 - from;
        const auto& days = m_habits.daysOf[from];
        Pile& pile = m_piles[from];
        if (pile.left.empty())
            pile.left = shuffled(static_cast<std::uint32_t>(days.size()), m_seed, LearnedStream::Deck,
                                 ordinalOf(static_cast<std::uint32_t>(from), pile.dealt++));
        const std::uint32_t day = days[pile.left.back()];
        pile.left.pop_back();
        return m_habits.days[day];
    }

private:
    struct Pile {
        std::vector<std::uint32_t> left;
        std::uint32_t dealt = 0; ///< how often
    };

    const Habits& m_habits;
    std::uint32_t m_seed;
    std::array<Pile, 2> m_piles;
};

Result<Done> check(const Habits& habits, const LikeSynthesis& synthesis)
{
    if (!showsStops(habits.history->resolution()))
        return Error{ErrorCode::Invalid,
                     {},
                     {},
                     "the history sums up times too long to show how agents work; one of requests does"};
    return checkSynthesis(synthesis.sessions.value_or(habits.agents), synthesis.days, synthesis.start);
}

/// One synthetic day's charges are appended.
void work(const Habits& habits, const LikeSynthesis& synthesis, const WorkingDay& day, std::uint32_t number,
          HistoryBuilder& builder, std::vector<RedoneCharge>& charges)
{
    const Crew crew{day, synthesis.sessions.value_or(habits.agents), habits.agents, synthesis.seed, number};
    const double share = 2 * drawFrom(synthesis.seed, LearnedStream::Day, number, 0).value - 1;
    const SimTime date = startOfDay(synthesis.start) + std::chrono::days{number};
    const SimTime cut = date + habits.dayCut + Duration{std::llround(share * static_cast<double>(mostMoved.count()))};
    RedoneWork redone{habits, synthesis.seed};
    for (std::uint32_t agent = 0; agent < crew.size(); ++agent) {
        const bool again = agent >= day.agents.size();
        redone.redo({&day, &crew.agent(agent), ordinalOf(agent, number), cut, again ? crew.moved(agent) : Duration{0}},
                    {builder, fmt::format("agent-{}-day-{}-", agent + 1, number + 1)}, charges);
    }
}

} // namespace

Result<History> generateLike(const Habits& habits, const LikeSynthesis& synthesis, const RunHooks& hooks)
{
    if (const auto done = check(habits, synthesis); !done)
        return done.error();
    HistoryBuilder builder;
    RedoneWriter writer{*habits.history, builder};
    Deck deck{habits, synthesis.seed};
    std::vector<RedoneCharge> charges;
    for (std::uint32_t number = 0; number < synthesis.days; ++number) {
        if (hooks.stopRequested())
            return Error{ErrorCode::Cancelled, {}, {}, "was not generated to its end"};
        const auto dayClass = dayClassOf(startOfDay(synthesis.start) + std::chrono::days{number});
        work(habits, synthesis, deck.next(dayClass), number, builder, charges);
        const double share = (number + 1.0) / synthesis.days;
        if (static_cast<double>(charges.size()) > mostSynthesisCharges)
            return tooManyCharges(synthesis.days, static_cast<double>(charges.size()) / share);
        hooks.progress(share);
    }
    if (charges.empty())
        return Error{ErrorCode::Empty,
                     {{}, 0, "days"},
                     std::to_string(synthesis.days),
                     fmt::format("has no day with work in it, of which the record has {} in {}; ask for more days",
                                 habits.workedDays(), habits.days.size())};
    sortByTime(charges);
    for (const RedoneCharge& charge : charges)
        writer.add(charge);
    return builder.build();
}

} // namespace lowwater
