// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/cost_adjustment.h"

#include "sim/core/decimal.h"
#include "sim/import/read_history.h"
#include "sim/import/short_cache.h"

#include <fmt/format.h>

#include <stdexcept>

namespace lowwater {

namespace {

constexpr int scaleDecimals = 9;
constexpr std::int64_t scaleDenominator = 1'000'000'000;
constexpr std::string_view scaleName = "cost scale";
constexpr std::string_view chargedName = "charged";

Error invalid(std::string_view field, std::string_view value, std::string message)
{
    return {ErrorCode::Invalid, {{}, 0, std::string{field}}, std::string{value}, std::move(message)};
}

Result<CostFactor> parseScale(const std::string& text)
{
    if (text.empty())
        return CostFactor{};
    auto scale = parseDecimal(text, scaleDecimals);
    if (scale && *scale == 0)
        return invalid(scaleName, text, "is zero; write a factor above zero, such as 1.08");
    if (scale)
        return CostFactor{*scale, scaleDenominator};
    Error error = std::move(scale).error();
    error.where.field = scaleName;
    return error;
}

/// An open end is empty.
Result<std::optional<SimTime>> parseEnd(std::string_view text)
{
    if (text.empty())
        return std::optional<SimTime>{};
    const auto time = parseTime(text);
    if (!time)
        return time.error();
    return std::optional{time->time};
}

std::string periodText(const ChargedAmount& charged)
{
    if (!charged.from && !charged.to)
        return {};
    if (!charged.to)
        return fmt::format(" from {} on", formatDay(*charged.from));
    if (!charged.from)
        return fmt::format(" before {}", formatDay(*charged.to));
    return fmt::format(" from {} to before {}", formatDay(*charged.from), formatDay(*charged.to));
}

Money sumIn(const History& history, const ChargedAmount& charged)
{
    Money sum;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const SimTime time = history.times()[i];
        if ((!charged.from || time >= *charged.from) && (!charged.to || time < *charged.to))
            sum += history.costs()[i];
    }
    return sum;
}

void applyShortCache(ReadHistory& read, const PriceTable& prices)
{
    auto repriced = repriceForShortCache(read.history, prices);
    auto& warnings = read.summary.warnings;
    if (read.history->resolution() != Resolution::Request)
        warnings.emplace_back("This history does not know when each request was made, so it cannot be repriced for a "
                              "prompt cache of five minutes.");
    else
        warnings.push_back(fmt::format(
            "Repriced for a prompt cache of five minutes, as on credits: ${} became ${}; {} of {} charges changed.",
            repriced.cost.recorded.toString(), repriced.cost.repriced.toString(), repriced.cost.charges,
            read.history->size()));
    read.summary.shortCache = repriced.cost;
    read.history = std::move(repriced.history);
}

} // namespace

Result<ChargedAmount> parseCharged(std::string_view text)
{
    const auto mark = text.find('@');
    const auto amount = Money::parse(text.substr(0, mark));
    if (!amount)
        return amount.error();
    ChargedAmount charged{*amount, {}, {}};
    if (charged.amount <= Money{})
        return invalid({}, text, "is not above 0; write what you were charged, such as 412.50");
    if (mark == std::string_view::npos)
        return charged;
    const auto period = text.substr(mark + 1);
    const auto dots = period.find("..");
    if (dots == std::string_view::npos)
        return invalid({}, text, "has no period; write one such as 412.50@2026-09-01..2026-10-01");
    const auto from = parseEnd(period.substr(0, dots));
    if (!from)
        return from.error();
    const auto to = parseEnd(period.substr(dots + 2));
    if (!to)
        return to.error();
    if (*from && *to && **from >= **to)
        return invalid({}, text, "ends before it begins; the last day is the one after the period");
    charged.from = *from;
    charged.to = *to;
    return charged;
}

Result<CostAdjustment> CostAdjustment::from(const ReadOptions& options)
{
    CostAdjustment adjustment;
    const auto scale = parseScale(options.costScale);
    if (!scale)
        return scale.error();
    adjustment.m_scale = *scale;
    adjustment.m_shortCache = options.shortCache;
    if (options.charged.empty())
        return adjustment;
    if (!options.costScale.empty())
        return invalid(chargedName, options.charged, "scales the costs, and so does the cost scale; give one of them");
    auto charged = parseCharged(options.charged);
    if (!charged) {
        Error error = charged.error();
        error.where.field = chargedName;
        return error;
    }
    adjustment.m_charged = *charged;
    adjustment.m_chargedText = options.charged;
    return adjustment;
}

Result<CostFactor> CostAdjustment::factorFor(const History& history) const
{
    if (!m_charged)
        return m_scale;
    const Money imported = sumIn(history, *m_charged);
    if (imported == Money{})
        return invalid(
            chargedName, m_chargedText,
            fmt::format("cannot be shared out: the imported charges{} cost nothing", periodText(*m_charged)));
    return CostFactor{m_charged->amount.nanos(), imported.nanos()};
}

Result<Done> CostAdjustment::applyTo(ReadHistory& read, const PriceTable& prices) const
{
    try {
        auto& warnings = read.summary.warnings;
        if (m_shortCache)
            applyShortCache(read, prices);
        else if (hasHourCache(*read.history))
            warnings.emplace_back(hourCacheWarning);
        const auto factor = factorFor(*read.history);
        if (!factor)
            return factor.error();
        if (factor->numerator == factor->denominator)
            return Done{};
        read.history = std::make_shared<const History>(
            read.history->scaled(factor->numerator, factor->denominator).listedAt(read.history->listCosts()));
        read.summary.costFactor = *factor;
        if (m_charged)
            warnings.push_back(
                fmt::format("You were charged ${}{}, and the imported charges came to ${}: every cost is "
                            "multiplied by {}.",
                            m_charged->amount.toString(), periodText(*m_charged),
                            Money::fromNanos(factor->denominator).toString(), factor->toString()));
        return Done{};
    } catch (const std::overflow_error&) {
        return Error{ErrorCode::Overflow,
                     {{}, 0, std::string{m_charged ? chargedName : scaleName}},
                     m_charged ? m_chargedText : m_scale.toString(),
                     "makes a cost too large"};
    }
}

} // namespace lowwater
