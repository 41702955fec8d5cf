// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/charge_collector.h"

#include "sim/core/trimmed.h"
#include "sim/history/utf8.h"
#include "sim/import/read_history.h"
#include "sim/import/rounded_money.h"

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

constexpr std::size_t longestText = 400;
constexpr std::size_t longestValue = 80;
constexpr std::size_t progressSteps = 1000;

/// Fit for a message: well-formed and of bounded length.
std::string shown(std::string_view text, std::size_t bytes)
{
    return std::string{cutUtf8(repairedUtf8(cutUtf8(text, bytes)), bytes)};
}

Error cancelled(const std::string& file)
{
    return {ErrorCode::Cancelled, {file, 0, {}}, {}, "was not read to its end"};
}

} // namespace

ChargeCollector::ChargeCollector(const FormatInput& input, std::string_view format) : m_input{input}
{
    m_read.summary.format = format;
    m_read.summary.files.push_back(input.file);
}

void ChargeCollector::line(std::uint64_t number, std::string_view text)
{
    m_line = number;
    m_text = text;
    ++m_read.summary.lines;
}

void ChargeCollector::charge(const Charge& charge)
{
    Charge added = charge;
    for (std::string* name : {&added.session, &added.tool, &added.model, &added.project})
        repairName(*name); // it comes from outside
    m_builder.add(added);
    ++m_read.summary.charges;
}

void ChargeCollector::priced(Charge charge, bool isSum, const Serving& serving)
{
    repairName(charge.model);
    if (charge.tokens == Tokens{}) // costs nothing, whatever the model
        return this->charge(charge);
    if (trimmed(charge.model).empty())
        return skip("missing_cost", "model", {}, "is empty, so that nothing can price the tokens");
    try {
        const auto price = m_input.options.priceTable().cost(
            {charge.model, charge.time, charge.tokens, serving.fast, serving.region, isSum, serving.batch});
        charge.cost = price ? price->cost : Money{};
        charge.unpriced = !price;
        if (!price) {
            m_read.summary.addUnpriced(charge.model, charge.tokens);
        } else {
            m_read.summary.rounded += price->rounded ? 1U : 0U;
            ++m_priced;
            m_pricedSums += isSum ? 1U : 0U;
        }
    } catch (const std::overflow_error&) {
        skip("bad_cost", "tokens", {}, "are so many that they cost more than Lowwater can count");
        return;
    }
    this->charge(charge);
}

void ChargeCollector::skip(const char* reason, std::string_view field, std::string_view value, std::string message)
{
    m_read.summary.skip(reason, {Error{ErrorCode::Invalid,
                                       {m_input.file, m_line, std::string{field}},
                                       shown(value, longestValue),
                                       std::move(message)},
                                 shown(m_text, longestText)});
}

bool ChargeCollector::isNew(std::string_view id)
{
    return id.empty() || m_input.seen.emplace(id).second;
}

std::optional<Money> ChargeCollector::money(std::string_view number)
{
    const auto read = roundedMoney(number);
    if (!read)
        return std::nullopt;
    m_read.summary.rounded += read->rounded ? 1U : 0U;
    return read->money;
}

Result<Done> ChargeCollector::at(std::size_t position)
{
    if (position < m_nextStep)
        return Done{};
    if (m_input.hooks.stopRequested())
        return cancelled(m_input.file);
    const std::size_t size = m_input.text.size() + 1;
    m_input.hooks.progress(static_cast<double>(position) / static_cast<double>(size));
    m_nextStep = position + size / progressSteps + 1;
    return Done{};
}

ReadHistory ChargeCollector::finish()
{
    auto& summary = m_read.summary;
    summary.unsorted = m_builder.wasUnsorted();
    if (summary.rounded != 0)
        warn(fmt::format("{} costs had more than nine decimals and were rounded half to even.", summary.rounded));
    if (m_priced != 0)
        warn(fmt::format("{} {} without a cost and {} priced by model and tokens, at list price.", m_priced,
                         m_priced == 1 ? "charge came" : "charges came", m_priced == 1 ? "was" : "were"));
    if (m_pricedSums != 0)
        warn("Where a line sums up several requests, long prompts cannot be told from short ones; models that charge "
             "more for long prompts are priced as for short ones.");
    if (auto unpriced = summary.unpricedWarning(); !unpriced.empty())
        warn(std::move(unpriced));
    m_read.history = std::make_shared<const History>(m_builder.build());
    return std::move(m_read);
}

} // namespace lowwater
