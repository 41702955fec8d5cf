// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/redone_work.h"

#include "sim/workload/session_name.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr double kept = 0.98;                      ///< of a value's normal score; the rest is new luck
const double renewed = std::sqrt(1 - kept * kept); ///< so that the scores stay standard normal

double redrawn(const LearnedQuantiles& quantiles, std::uint32_t rank, double uniform)
{
    return quantiles.at(kept * static_cast<double>(quantiles.scores()[rank]) + renewed * normalQuantile(uniform));
}

Money ofNanos(double nanos)
{
    constexpr double most = 9e18;
    if (nanos > most)
        throw std::overflow_error{"a charge would cost more than money can hold"};
    return Money::fromNanos(std::llround(nanos));
}

constexpr double mostMoved = 10e6; ///< microseconds: a burst, to either side; much less than a pause

SimTime timeOf(const Part& part, SimTime recorded)
{
    const WorkingDay& day = *part.day;
    const Duration worked = day.last - day.first;
    Duration since = recorded - day.first;
    if (part.moved != Duration{0} && worked > Duration{0})
        since = (since + part.moved) % worked;
    return part.cut + (day.first - day.cut) + since;
}

} // namespace

Draw drawFrom(std::uint32_t seed, LearnedStream stream, std::uint64_t replication, std::uint64_t index)
{
    return RandomStream{seed, static_cast<std::uint32_t>(stream), replication}.at(index);
}

std::vector<std::uint32_t> shuffled(std::uint32_t count, std::uint32_t seed, LearnedStream stream,
                                    std::uint64_t replication)
{
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[static_cast<std::uint32_t>(drawFrom(seed, stream, replication, i).value * i)]);
    return order;
}

NameId NewSessions::of(NameId recorded)
{
    const auto [found, isNew] = m_names.emplace(recorded, NameId::Empty);
    if (isNew)
        found->second = m_builder.intern(m_prefix + letters(static_cast<std::uint32_t>(m_names.size() - 1)));
    return found->second;
}

Crew::Crew(const WorkingDay& day, std::uint32_t wanted, std::uint32_t had, std::uint32_t seed, std::uint32_t ordinal)
    : m_day{day},
      m_seed{seed},
      m_ordinal{ordinal},
      m_order{shuffled(static_cast<std::uint32_t>(day.agents.size()), seed, LearnedStream::Agent, ordinal)}
{
    const double exact = static_cast<double>(day.agents.size()) * wanted / had;
    m_size = static_cast<std::uint32_t>(exact + drawFrom(seed, LearnedStream::Day, ordinal, 0).choice);
}

Duration Crew::moved(std::uint32_t i) const
{
    constexpr std::uint32_t behindTheOrder = 1;
    const auto worked = static_cast<double>((m_day.last - m_day.first).count());
    const double share = drawFrom(m_seed, LearnedStream::Agent, m_ordinal, ordinalOf(behindTheOrder, i)).value;
    return Duration{static_cast<std::int64_t>(worked * share)};
}

void RedoneWork::redo(const Part& part, NewSessions sessions, std::vector<RedoneCharge>& charges)
{
    std::uint64_t ordinal = 0;
    for (const Stretch& stretch : *part.agent) {
        const NameId session = sessions.of(stretch.agent);
        drawStretch(stretch, part.ordinal, ordinal);
        fitBursts();
        const SimTime begin = m_habits.history->times()[stretch.first];
        double at = 0;
        for (const Step& step : m_steps) {
            at = step.begins ? step.recordedAt + step.moved : at + step.gap;
            charges.push_back({timeOf(part, begin + Duration{std::llround(at)}), step.cost, step.after, session});
        }
    }
}

void RedoneWork::drawStretch(const Stretch& stretch, std::uint64_t replication, std::uint64_t& ordinal)
{
    const auto times = m_habits.history->times();
    m_steps.assign(stretch.charges, {});
    ChargeIndex i = stretch.first;
    double before = 0;
    for (Step& step : m_steps) {
        const Draw luck = drawFrom(m_seed, LearnedStream::Charge, replication, ordinal++);
        step.after = i;
        step.recordedAt = static_cast<double>((times[i] - times[stretch.first]).count());
        const double gap = step.recordedAt - before;
        step.begins = i == stretch.first || gap > static_cast<double>(longestStepGap.count());
        if (step.begins)
            step.moved = i == stretch.first ? 0 : (2 * luck.choice - 1) * mostMoved;
        else if (m_habits.gapRank[i] != noCharge)
            step.gap = redrawn(m_habits.gaps, m_habits.gapRank[i], luck.choice);
        if (m_habits.costRank[i] != noCharge)
            step.cost = ofNanos(redrawn(m_habits.costs, m_habits.costRank[i], luck.value));
        before = step.recordedAt;
        i = m_habits.runs.nextInRun[i];
    }
}

/// Scales the gaps of each burst so that it lasts as long as the recorded one.
void RedoneWork::fitBursts()
{
    for (auto begin = m_steps.begin(); begin != m_steps.end();) {
        const auto end = std::find_if(begin + 1, m_steps.end(), [](const Step& step) { return step.begins; });
        const double drawn =
            std::accumulate(begin, end, 0.0, [](double sum, const Step& step) { return sum + step.gap; });
        const double length = (end - 1)->recordedAt - begin->recordedAt;
        for (auto step = begin; step != end && drawn > 0; ++step)
            step->gap *= length / drawn;
        begin = end;
    }
}

RedoneWriter::RedoneWriter(const History& history, HistoryBuilder& builder) : m_history{history}, m_builder{builder}
{
    const auto count = static_cast<std::uint32_t>(history.names().size());
    m_names.reserve(count);
    for (std::uint32_t id = 0; id < count; ++id)
        m_names.push_back(builder.intern(history.name(NameId{id})));
}

void RedoneWriter::addRecorded(ChargeIndex i)
{
    m_builder.add(m_history.times()[i], m_history.costs()[i], name(m_history.sessions()[i]), name(m_history.tools()[i]),
                  name(m_history.models()[i]), name(m_history.projects()[i]), m_history.pools()[i], m_history.tokens(i),
                  m_history.span(i));
    if (m_history.isUnpriced(i))
        m_builder.markUnpriced();
}

void RedoneWriter::add(const RedoneCharge& charge)
{
    const ChargeIndex i = charge.after;
    Tokens tokens = m_history.tokens(i);
    const double share = factor(charge);
    for (auto* const count :
         {&tokens.input, &tokens.output, &tokens.cacheWrite5m, &tokens.cacheWrite1h, &tokens.cacheRead})
        *count = std::llround(static_cast<double>(*count) * share);
    m_builder.add(charge.time, charge.cost, charge.session, name(m_history.tools()[i]), name(m_history.models()[i]),
                  name(m_history.projects()[i]), m_history.pools()[i], tokens);
    if (m_history.isUnpriced(i))
        m_builder.markUnpriced();
}

Money RedoneWriter::listCost(const RedoneCharge& charge) const
{
    return ofNanos(static_cast<double>(m_history.listCosts()[charge.after].nanos()) * factor(charge));
}

double RedoneWriter::factor(const RedoneCharge& charge) const
{
    const Money recorded = m_history.costs()[charge.after];
    return recorded > Money{} ? static_cast<double>(charge.cost.nanos()) / static_cast<double>(recorded.nanos()) : 1;
}

void sortByTime(std::vector<RedoneCharge>& charges)
{
    std::stable_sort(charges.begin(), charges.end(),
                     [](const RedoneCharge& a, const RedoneCharge& b) { return a.time < b.time; });
}

} // namespace lowwater
