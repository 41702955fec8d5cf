// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/sweep.h"

#include "sim/advice/shared_hooks.h"
#include "sim/replay/exposure.h"
#include "sim/replay/option_text.h"
#include "sim/replay/plain_replay.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <mutex>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::size_t cellsTogether = 64; ///< walked by one thread, so that neighbours can share a replay
constexpr std::int64_t mostValues = 1'000'000;

class Sweep {
public:
    Sweep(const Scenario& scenario, const Demand& demand, std::span<const SweepCell> cells, const SweepOptions& options,
          const RunHooks& hooks)
        : m_scenario{scenario},
          m_demand{demand},
          m_cells{cells},
          m_options{options},
          m_rows(cells.size()),
          m_hooks{hooks, cells.size()}
    {
    }

    std::vector<SweepRow> run()
    {
        if (m_cells.empty())
            return {};
        std::vector<std::size_t> starts{0};
        for (std::size_t i = 1; i < m_cells.size(); ++i)
            if (m_cells[i].amount != m_cells[i - 1].amount || i - starts.back() == cellsTogether)
                starts.push_back(i);
        starts.push_back(m_cells.size());
        inSpreadOrder(starts.size() - 1, [&](std::size_t group) { walk(starts[group], starts[group + 1]); });
        return std::move(m_rows);
    }

private:
    /// Cells of one amount: together as far as that goes, the others by themselves.
    void walk(std::size_t first, std::size_t end)
    {
        Scenario scenario = m_scenario;
        scenario.policy.amount = m_cells[first].amount;
        std::vector<Money> thresholds;
        for (std::size_t i = first; i < end; ++i)
            thresholds.push_back(m_cells[i].threshold);
        const auto plain = m_plain.totals(scenario.policy.amount, thresholds, m_hooks.forReplay());
        for (std::size_t i = first; i < end; ++i)
            if (plain[i - first])
                found(i, totalsOf(*plain[i - first]));
        std::optional<ThresholdTotals> same;
        for (std::size_t i = first; i < end; ++i) {
            if (plain[i - first])
                continue;
            m_hooks.throwIfStopped();
            scenario.policy.threshold = m_cells[i].threshold;
            if (same && (!same->above || scenario.policy.threshold > *same->above) &&
                (!same->upTo || scenario.policy.threshold <= *same->upTo))
                same->totals.exposure = exposure(scenario, same->totals.deposited);
            else
                same = replayTotals(scenario, m_demand, m_hooks.forReplay());
            found(i, same->totals);
        }
    }

    void found(std::size_t cell, const Totals& totals)
    {
        m_rows[cell] = {m_cells[cell], totals};
        m_hooks.advance();
        if (!m_options.onRows)
            return;
        const std::lock_guard lock{m_telling};
        m_options.onRows(cell, std::span{m_rows}.subspan(cell, 1));
    }

    const Scenario& m_scenario;
    const Demand& m_demand;
    std::span<const SweepCell> m_cells;
    const SweepOptions& m_options;
    PlainReplays m_plain{m_scenario, m_demand};
    std::vector<SweepRow> m_rows;
    SharedHooks m_hooks;
    std::mutex m_telling;
};

Result<Money> parsePart(std::string_view text, std::string_view part)
{
    auto money = Money::parse(text);
    if (money)
        return money;
    Error error = money.error();
    error.value = std::string{part};
    return error;
}

/// Appends start, start + step ... stop.
Result<Done> parseRange(std::string_view part, std::vector<Money>& values)
{
    const auto bad = [part](std::string message) {
        return Error{ErrorCode::Invalid, {}, std::string{part}, std::move(message)};
    };
    const auto first = part.find(':');
    const auto second = part.find(':', first + 1);
    if (second == std::string_view::npos || part.find(':', second + 1) != std::string_view::npos)
        return bad("is not start:stop:step, such as 0.5:60:0.5");
    const auto start = parsePart(part.substr(0, first), part);
    const auto stop = parsePart(part.substr(first + 1, second - first - 1), part);
    const auto step = parsePart(part.substr(second + 1), part);
    for (const auto* const parsed : {&start, &stop, &step})
        if (!*parsed)
            return parsed->error();
    if (*step <= Money{})
        return bad("has a step that is not above 0");
    if (*start < Money{} || *stop < *start)
        return bad("is no range: its start is 0 or more, its stop not below that");
    const std::int64_t count = (*stop - *start).nanos() / step->nanos() + 1;
    if (count > mostValues - static_cast<std::int64_t>(values.size()))
        return bad("has more than a million values");
    for (std::int64_t i = 0; i < count; ++i)
        values.push_back(*start + *step * i);
    return Done{};
}

} // namespace

std::vector<SweepCell> sweepCells(std::span<const Money> amounts, std::span<const Money> thresholds, Rule rule,
                                  const SweepShard& shard)
{
    std::vector<SweepCell> cells;
    for (const Money amount : amounts)
        for (const Money threshold : thresholds)
            if (rule == Rule::Add || threshold < amount)
                cells.push_back({amount, threshold});
    const auto startOf = [&](std::size_t part) {
        return cells.begin() + static_cast<std::ptrdiff_t>(cells.size() * part / shard.of);
    };
    return {startOf(shard.part - 1), startOf(shard.part)};
}

Result<std::vector<SweepRow>> sweep(const Scenario& scenario, const Demand& demand, std::span<const SweepCell> cells,
                                    const SweepOptions& options, const RunHooks& hooks)
{
    try {
        return Sweep{scenario, demand, cells, options, hooks}.run();
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

std::string sweepCsv(std::span<const SweepRow> rows)
{
    std::string text = "amount_usd,threshold_usd,interruptions,stopped_agent_seconds,delayed_work_seconds,"
                       "refused_attempts,reloads,fees_usd,mean_idle_usd,lowest_usd,storm,spent_usd,unserved_usd\n";
    for (const auto& [cell, totals] : rows)
        fmt::format_to(std::back_inserter(text), "{},{},{},{},{},{},{},{},{},{},{},{},{}\n", cell.amount.toString(),
                       cell.threshold.toString(), totals.interruptions, formatSeconds(totals.stoppedAgentTime),
                       formatSeconds(totals.delayedWork), totals.refusedAttempts, totals.reloads,
                       totals.fees.toString(), totals.meanIdle.toString(), totals.lowest.toString(), totals.storm,
                       totals.spent.toString(), totals.unserved.toString());
    return text;
}

Result<std::vector<Money>> parseMoneyGrid(std::string_view text)
{
    std::vector<Money> values;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        const auto part = text.substr(begin, comma - begin);
        begin = comma + 1;
        if (part.find(':') != std::string_view::npos) {
            if (const auto done = parseRange(part, values); !done)
                return done.error();
            continue;
        }
        const auto value = parsePart(part, part);
        if (!value)
            return value.error();
        values.push_back(*value);
    }
    return values;
}

Result<SweepShard> parseShard(std::string_view text)
{
    const auto slash = text.find('/');
    constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();
    const auto bad =
        Error{ErrorCode::Invalid, {}, std::string{text}, "is not a part of a number of parts, such as 2/8"};
    if (slash == std::string_view::npos)
        return bad;
    const auto of = parseCount(text.substr(slash + 1), 1, most);
    if (!of)
        return bad;
    const auto part = parseCount(text.substr(0, slash), 1, *of);
    if (!part)
        return bad;
    return SweepShard{static_cast<std::uint32_t>(*part), static_cast<std::uint32_t>(*of)};
}

} // namespace lowwater
