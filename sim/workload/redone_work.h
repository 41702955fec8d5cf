// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/random.h"
#include "sim/workload/habits.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lowwater {

/// Streams of the generators that learn, behind those of generate.cpp.
enum class LearnedStream : std::uint32_t {
    Deck = static_cast<std::uint32_t>(StreamId::Generator) + 8, ///< by (class, deal): the order of its days
    Day,                                                        ///< by day: how far it is moved; how many agents
    Agent,                                                      ///< by day: who works, and how far each is moved
    Charge, ///< by (agent, day): each charge's cost and the gap before it
};

[[nodiscard]] Draw drawFrom(std::uint32_t seed, LearnedStream stream, std::uint64_t replication, std::uint64_t index);

/// 0 ... count - 1 in an order drawn from the stream.
[[nodiscard]] std::vector<std::uint32_t> shuffled(std::uint32_t count, std::uint32_t seed, LearnedStream stream,
                                                  std::uint64_t replication);

[[nodiscard]] constexpr std::uint64_t ordinalOf(std::uint32_t major, std::uint32_t minor) noexcept
{
    return (std::uint64_t{major} << 32U) | minor;
}

/// A charge made after a recorded one.
struct RedoneCharge {
    SimTime time;
    Money cost;
    ChargeIndex after = 0;
    NameId session = NameId::Empty;
};

/// The sessions of a made-up agent on one day: a new one for each recorded one, `PREFIXa`, `PREFIXb` ...
class NewSessions {
public:
    NewSessions(HistoryBuilder& builder, std::string prefix) : m_builder{builder}, m_prefix{std::move(prefix)} {}
    [[nodiscard]] NameId of(NameId recorded);

private:
    HistoryBuilder& m_builder;
    std::string m_prefix;
    std::map<NameId, NameId> m_names;
};

/// Who works on a day that is to have the work of `wanted` agents for every `had`: each of the day's agents once, or
/// some of them left out, or some of them again and again at other times of the same working hours.
class Crew {
public:
    Crew(const WorkingDay& day, std::uint32_t wanted, std::uint32_t had, std::uint32_t seed, std::uint32_t ordinal);

    [[nodiscard]] std::uint32_t size() const noexcept { return m_size; }
    [[nodiscard]] const AgentDay& agent(std::uint32_t i) const { return m_day.agents[m_order[i % m_order.size()]]; }
    /// How much later than the recorded one within the hours the day was worked, around which it wraps.
    [[nodiscard]] Duration moved(std::uint32_t i) const;

private:
    const WorkingDay& m_day;
    std::uint32_t m_seed;
    std::uint32_t m_ordinal;
    std::vector<std::uint32_t> m_order;
    std::uint32_t m_size = 0;
};

/// One agent's part of a recorded day, to be worked anew.
struct Part {
    const WorkingDay* day = nullptr;
    const AgentDay* agent = nullptr;
    std::uint64_t ordinal = 0; ///< of its draws: (agent, day)
    SimTime cut;               ///< when the day begins that it becomes
    Duration moved{0};         ///< see Crew::moved; 0: at its own time
};

/// Works parts of days anew. Each cost and each gap within a burst keeps its place among all nearly (a rank correlation
/// of 0.98), and is drawn from what was learned; a burst lasts as long as it did and begins about when it did.
class RedoneWork {
public:
    RedoneWork(const Habits& habits, std::uint32_t seed) : m_habits{habits}, m_seed{seed} {}

    /// Appends the part's charges. Throws std::overflow_error where one would cost more than Money holds.
    void redo(const Part& part, NewSessions sessions, std::vector<RedoneCharge>& charges);

private:
    void drawStretch(const Stretch& stretch, std::uint64_t replication, std::uint64_t& ordinal);
    void fitBursts();

    const Habits& m_habits;
    std::uint32_t m_seed;
    struct Step {
        ChargeIndex after = 0;
        double recordedAt = 0; ///< microseconds from the stretch's first charge
        double gap = 0;        ///< before it, in microseconds
        double moved = 0;      ///< what a burst that begins here is moved by, in microseconds
        bool begins = false;   ///< a burst
        Money cost;
    };
    std::vector<Step> m_steps; ///< of the stretch
};

/// Writes charges made after a history's into a builder, with that one's names.
class RedoneWriter {
public:
    RedoneWriter(const History& history, HistoryBuilder& builder);

    /// The charge as it was recorded.
    void addRecorded(ChargeIndex i);
    /// Tool, model, project and pool as recorded; the tokens as many more as the cost is larger.
    void add(const RedoneCharge& charge);
    /// At list price, as much more as the cost is larger.
    [[nodiscard]] Money listCost(const RedoneCharge& charge) const;

private:
    [[nodiscard]] NameId name(NameId id) const { return m_names[indexOf(id)]; }
    /// What the cost has become, as a share of what it was.
    [[nodiscard]] double factor(const RedoneCharge& charge) const;

    const History& m_history;
    HistoryBuilder& m_builder;
    std::vector<NameId> m_names; ///< in the builder, by the history's
};

/// By time; those at the same time keep their order.
void sortByTime(std::vector<RedoneCharge>& charges);

} // namespace lowwater
