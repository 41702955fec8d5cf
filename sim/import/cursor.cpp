// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cursor's usage export: one row per request (FORMATS.md section 4). It is not documented and its header has changed
// many times, so columns are found by name alone.
#include "sim/core/wide.h"
#include "sim/import/format.h"
#include "sim/import/table_reader.h"
#include "sim/import/table_rows.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

constexpr std::string_view name = "cursor";

/// Who pays for a request.
enum class Payer {
    Account, ///< it is billed on demand
    Plan,    ///< what its cost says is its value
    OwnKey,  ///< the person's own key at a provider; what its cost says is Cursor's part
    Nobody   ///< it failed
};

/// By the `Kind`; where there is none, by what stands for the cost.
Payer payerOf(std::string_view kind, std::string_view cost)
{
    const std::string said = inSmallLetters(kind.empty() ? cost : kind);
    const auto has = [&said](std::string_view words) { return said.find(words) != std::string::npos; };
    if (has("not charged") || has("no charge"))
        return Payer::Nobody;
    if (said.starts_with("included") || said.starts_with("free"))
        return Payer::Plan;
    return said == "user api key" ? Payer::OwnKey : Payer::Account;
}

/// What the source says plainly. An included request has the value that Cursor gives it and draws on no balance: in the
/// plan's pool it does neither more nor less, and a plan window counts just such values. On-demand use is left to the
/// person's routing, which knows what it is to be paid from.
Pool poolOf(Payer payer)
{
    switch (payer) {
    case Payer::Plan:
        return Pool::Plan;
    case Payer::OwnKey:
        return Pool::Api;
    case Payer::Account:
    case Payer::Nobody:
        break;
    }
    return Pool::Unset;
}

bool isNothing(std::string_view cost)
{
    const std::string said = inSmallLetters(cost);
    return said == "included" || said == "free" || said == "-";
}

class UsageEvents {
public:
    explicit UsageEvents(const FormatInput& input) : m_rows{input, name} {}

    Result<ReadHistory> read()
    {
        if (const auto done = m_rows.readEach([this] { readRow(); }); !done)
            return done.error();
        warn();
        return m_rows.collector().finish();
    }

private:
    void readRow()
    {
        const auto date = m_rows.time(m_date);
        Charge charge;
        if (!date || !readTokens(charge.tokens))
            return;
        charge.time = date->time;
        if (date->dateOnly)
            charge.span = wholeDay; // some time on it
        charge.tool = name;
        charge.model = m_rows.cell(m_model);
        // In an export of a team, each person is at work beside the others.
        const auto agent = m_rows.cell(m_agent);
        charge.session = agent.empty() ? m_rows.cell(m_user) : agent;
        addCost(charge);
    }

    void addCost(Charge& charge)
    {
        const auto& column = m_rows.cell(m_costToYou).empty() ? m_cost : m_costToYou;
        auto text = m_rows.cell(column);
        const Payer payer = payerOf(m_rows.cell(m_kind), text);
        charge.pool = poolOf(payer);
        const bool hasDigit = text.find_first_of("0123456789") != std::string_view::npos;
        if (hasDigit && payer != Payer::Nobody) {
            if (text.starts_with('$'))
                text.remove_prefix(1);
            const auto cost = m_rows.cost(column, text);
            if (!cost)
                return;
            charge.cost = *cost;
        } else if (payer == Payer::Account && !isNothing(text)) {
            addUnknownCost(column, charge);
            return;
        }
        m_included += payer == Payer::Plan ? 1U : 0U;
        m_rows.collector().charge(charge);
    }

    void addUnknownCost(const TableRows::Column& column, const Charge& charge)
    {
        if (charge.model.empty() || charge.tokens == Tokens{})
            m_rows.collector().skip("missing_cost", column.name, m_rows.cell(column),
                                    "is no cost, and there is no model with tokens to price it by");
        else
            m_rows.collector().priced(charge, false);
    }

    /// Despite their names the two input columns do not overlap: a row's total is the sum of the four. Where the total
    /// says that they do, they are taken to.
    bool readTokens(Tokens& tokens)
    {
        std::int64_t total = 0;
        if (!m_rows.count(m_cacheWrite, tokens.cacheWrite5m) || !m_rows.count(m_input, tokens.input) ||
            !m_rows.count(m_cacheRead, tokens.cacheRead) || !m_rows.count(m_output, tokens.output) ||
            !m_rows.count(m_total, total))
            return false;
        const Wide withoutInput = Wide{tokens.cacheWrite5m} + tokens.cacheRead + tokens.output;
        if (total == 0 || total == withoutInput + tokens.input)
            return true;
        if (total == withoutInput && tokens.cacheWrite5m >= tokens.input)
            tokens.cacheWrite5m -= tokens.input;
        else
            ++m_otherTotals;
        return true;
    }

    void warn()
    {
        if (m_included != 0)
            m_rows.collector().warn(fmt::format(
                "{} {} included in Cursor's plan or free: {} as usage of the plan, at the value that Cursor states, "
                "and {} on no balance.",
                m_included, m_included == 1 ? "request was" : "requests were",
                m_included == 1 ? "it counts" : "they count", m_included == 1 ? "draws" : "draw"));
        if (m_otherTotals != 0)
            m_rows.collector().warn(
                fmt::format("{} {} another total than the sum of {} tokens, which {} kept as given.", m_otherTotals,
                            m_otherTotals == 1 ? "row has" : "rows have", m_otherTotals == 1 ? "its" : "their",
                            m_otherTotals == 1 ? "is" : "are"));
        if (!m_input.at)
            m_rows.collector().warn("This export has each request's tokens as one number; they are left out, as their "
                                    "kinds are not known.");
    }

    TableRows m_rows;
    TableRows::Column m_date = m_rows.column({"Date"});
    TableRows::Column m_user = m_rows.column({"User"});
    TableRows::Column m_agent = m_rows.column({"Cloud Agent ID"});
    TableRows::Column m_kind = m_rows.column({"Kind"});
    TableRows::Column m_model = m_rows.column({"Model"});
    TableRows::Column m_cacheWrite = m_rows.column({"Input (w/ Cache Write)"});
    TableRows::Column m_input = m_rows.column({"Input (w/o Cache Write)"});
    TableRows::Column m_cacheRead = m_rows.column({"Cache Read"});
    TableRows::Column m_output = m_rows.column({"Output Tokens", "Output"});
    TableRows::Column m_total = m_rows.column({"Total Tokens"});
    TableRows::Column m_cost = m_rows.column({"Cost", "Cost ($)"});
    TableRows::Column m_costToYou = m_rows.column({"Cost to you"});
    std::uint64_t m_included = 0;
    std::uint64_t m_otherTotals = 0;
};

bool recognizes(std::string_view text)
{
    return isTableWith(text, {"Date", "Model", "Input (w/ Cache Write)", "Input (w/o Cache Write)"}) ||
           isTableWith(text, {"Date", "Kind", "Max Mode", "Model", "Tokens"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    return UsageEvents{input}.read();
}

} // namespace

extern const Format cursorFormat{name, "Cursor usage (CSV)", recognizes, read};

} // namespace lowwater
