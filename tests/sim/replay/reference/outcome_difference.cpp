// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcome_difference.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace lowwater::reference {

namespace {

/// One number of an outcome; formatted only where it differs.
struct Field {
    enum class Kind { Count, Money, Time, Duration, Cause };

    std::string_view list; ///< empty: not in a list
    std::size_t index = 0;
    std::string_view name;
    Kind kind = Kind::Count;
    std::optional<std::int64_t> value;

    [[nodiscard]] bool operator==(const Field&) const = default;
};

std::string pathOf(const Field& field)
{
    if (field.list.empty())
        return std::string{field.name};
    return std::string{field.list} + '[' + std::to_string(field.index) + "]." + std::string{field.name};
}

std::string valueOf(const Field& field)
{
    if (!field.value)
        return "none";
    switch (field.kind) {
    case Field::Kind::Money:
        return Money::fromNanos(*field.value).toString();
    case Field::Kind::Time:
        return formatTime(timeFromMicros(*field.value));
    case Field::Kind::Duration:
        return formatSeconds(Duration{*field.value}) + " s";
    case Field::Kind::Cause:
        return std::string{causeName(static_cast<Cause>(*field.value))};
    case Field::Kind::Count:
        break;
    }
    return std::to_string(*field.value);
}

/// Lists an outcome's numbers, counts of lists first.
class Lister {
public:
    [[nodiscard]] std::vector<Field> take() { return std::move(m_fields); }

    void enter(std::string_view list, std::size_t index)
    {
        m_list = list;
        m_index = index;
    }
    void add(std::string_view name, Money value) { put(name, Field::Kind::Money, value.nanos()); }
    void add(std::string_view name, SimTime value) { put(name, Field::Kind::Time, micros(value)); }
    void add(std::string_view name, Duration value) { put(name, Field::Kind::Duration, value.count()); }
    void add(std::string_view name, Cause value) { put(name, Field::Kind::Cause, static_cast<std::int64_t>(value)); }
    void add(std::string_view name, std::uint64_t value)
    {
        put(name, Field::Kind::Count, static_cast<std::int64_t>(value));
    }
    template <typename T>
    void add(std::string_view name, const std::optional<T>& value)
    {
        add(name, value.value_or(T{}));
        if (!value)
            m_fields.back().value.reset();
    }

private:
    void put(std::string_view name, Field::Kind kind, std::int64_t value)
    {
        m_fields.push_back({m_list, m_index, name, kind, value});
    }

    std::vector<Field> m_fields;
    std::string_view m_list;
    std::size_t m_index = 0;
};

void addTotals(const Outcome& o, Lister& lister)
{
    lister.add("charges", o.charges);
    lister.add("runs", o.runs);
    lister.add("first", o.first);
    lister.add("last", o.last);
    lister.add("cost", o.cost);
    lister.add("windowStart", o.windowStart);
    lister.add("opening", o.opening);
    lister.add("interruptions", o.interruptions.size());
    lister.add("reloads", o.reloads.size());
    lister.add("pending", std::uint64_t{o.pending ? 1U : 0U});
    lister.add("stops", o.stops.size());
}

void addResults(const Outcome& o, Lister& lister)
{
    lister.add("windowEnd", o.windowEnd);
    lister.add("ending", o.ending);
    lister.add("lowest", o.lowest);
    lister.add("lowestAt", o.lowestAt);
    lister.add("meanIdle", o.meanIdle);
    lister.add("spent", o.spent);
    lister.add("deposited", o.deposited);
    lister.add("reloaded", o.reloaded);
    lister.add("fees", o.fees);
    lister.add("declinedAttempts", o.declinedAttempts);
    lister.add("storm", o.storm);
    lister.add("leastWarning", o.leastWarning);
    lister.add("medianWarning", o.medianWarning);
    lister.add("stoppedAgentTime", o.stoppedAgentTime);
    lister.add("delayedWork", o.delayedWork);
    lister.add("refusedAttempts", o.refusedAttempts);
    lister.add("droppedCharges", o.droppedCharges);
    lister.add("strandedCharges", o.strandedCharges);
    lister.add("unserved", o.unserved);
    lister.add("closeCalls", o.closeCalls);
}

void addReload(const Reload& reload, Lister& lister)
{
    lister.add("requested", reload.requested);
    lister.add("credited", reload.credited);
    lister.add("amount", reload.amount);
    lister.add("balanceAfter", reload.balanceAfter);
    lister.add("declines", reload.declined.size());
    for (const SimTime declined : reload.declined)
        lister.add("declined", declined);
}

void addInterruption(const Interruption& interruption, Lister& lister)
{
    lister.add("began", interruption.began);
    lister.add("ended", interruption.ended);
    lister.add("sessions", std::uint64_t{interruption.sessions});
    lister.add("runs", std::uint64_t{interruption.runs});
    lister.add("refused", interruption.refused);
    lister.add("cause", interruption.cause);
    lister.add("agentTime", interruption.agentTime);
    lister.add("delayedWork", interruption.delayedWork);
}

void addStop(const AgentStop& stop, Lister& lister)
{
    lister.add("agent", std::uint64_t{indexOf(stop.agent)});
    lister.add("from", stop.from);
    lister.add("to", stop.to);
    lister.add("interruption", std::uint64_t{stop.interruption});
}

std::vector<Field> fieldsOf(const Outcome& outcome)
{
    Lister lister;
    addTotals(outcome, lister);
    for (std::size_t i = 0; i < outcome.reloads.size(); ++i) {
        lister.enter("reloads", i);
        addReload(outcome.reloads[i], lister);
    }
    if (outcome.pending) {
        lister.enter("pending", 0);
        addReload(*outcome.pending, lister);
    }
    for (std::size_t i = 0; i < outcome.interruptions.size(); ++i) {
        lister.enter("interruptions", i);
        addInterruption(outcome.interruptions[i], lister);
    }
    for (std::size_t i = 0; i < outcome.stops.size(); ++i) {
        lister.enter("stops", i);
        addStop(outcome.stops[i], lister);
    }
    lister.enter({}, 0);
    addResults(outcome, lister);
    return lister.take();
}

std::string moneyText(const std::optional<Money>& money)
{
    return money ? money->toString() : "none";
}

} // namespace

std::string firstDifference(const Result<Outcome>& engine, const Result<Outcome>& reference)
{
    if (!engine || !reference) {
        if (engine.has_value() == reference.has_value() && engine.error().code == reference.error().code)
            return {};
        return "engine: " + (engine ? "a result" : engine.error().describe()) +
               ", reference: " + (reference ? "a result" : reference.error().describe());
    }
    const auto ours = fieldsOf(*engine);
    const auto theirs = fieldsOf(*reference);
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        if (!(ours[i] == theirs[i]))
            return pathOf(ours[i]) + ": " + valueOf(ours[i]) + ", reference " + valueOf(theirs[i]);
    return ours.size() == theirs.size() ? std::string{} : "lists of different lengths";
}

std::string wholeDifference(const Result<Outcome>& lookedUp, const Result<Outcome>& walked)
{
    if (auto text = firstDifference(lookedUp, walked); !text.empty() || !lookedUp || !walked)
        return text;
    const auto differs = [](const char* field, const std::optional<Money>& a, const std::optional<Money>& b) {
        return a == b ? std::string{} : field + (": " + moneyText(a)) + ", walked " + moneyText(b);
    };
    for (auto text : {differs("exposure", lookedUp->exposure, walked->exposure),
                      differs("sameAbove", lookedUp->sameAbove, walked->sameAbove),
                      differs("sameUpTo", lookedUp->sameUpTo, walked->sameUpTo)})
        if (!text.empty())
            return text;
    if (lookedUp->reloadCount != walked->reloadCount || lookedUp->interruptionCount != walked->interruptionCount)
        return "counts: differ";
    const auto& ours = lookedUp->trajectory;
    const auto& theirs = walked->trajectory;
    return std::ranges::equal(ours.times(), theirs.times()) && std::ranges::equal(ours.balances(), theirs.balances())
               ? std::string{}
               : "trajectory: differs";
}

} // namespace lowwater::reference
