// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/canonical_csv.h"

#include "sim/core/trimmed.h"
#include "sim/history/csv_columns.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace lowwater {

namespace {

/// RFC 4180, and what a lenient reader would trim or take for something else.
bool needsQuotes(std::string_view text)
{
    if (text.empty())
        return false;
    const auto isPadding = [](char c) { return c == ' ' || c == '\t'; };
    const auto isSpecial = [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; };
    return isPadding(text.front()) || isPadding(text.back()) || std::any_of(text.begin(), text.end(), isSpecial);
}

void appendField(std::string& csv, std::string_view text)
{
    if (!needsQuotes(text)) {
        csv += text;
        return;
    }
    csv += '"';
    for (const char c : text) {
        if (c == '"')
            csv += '"';
        csv += c;
    }
    csv += '"';
}

void appendTokens(std::string& csv, const Tokens& t)
{
    fmt::format_to(std::back_inserter(csv), FMT_COMPILE(",{},{},{},{},{}"), t.input, t.output, t.cacheWrite5m,
                   t.cacheWrite1h, t.cacheRead);
}

/// The sum of a day, which a date alone says.
bool isDay(SimTime time, std::chrono::seconds span)
{
    return span == std::chrono::days{1} && time == startOfDay(time);
}

/// Whether a date alone does not say it all.
bool needsSpans(const History& history)
{
    for (ChargeIndex i = 0; history.hasSpans() && i < history.size(); ++i)
        if (history.span(i).count() != 0 && !isDay(history.times()[i], history.span(i)))
            return true;
    return false;
}

} // namespace

std::string writeCsv(const History& history)
{
    constexpr std::size_t typicalLine = 160;
    constexpr std::int64_t nanosPerDollar = 1'000'000'000;
    std::string csv;
    csv.reserve((history.size() + 1) * typicalLine);
    const bool withSpans = needsSpans(history);
    for (std::size_t column = 0; column < csvColumnCount - (withSpans ? 0 : 1); ++column) {
        csv += column == 0 ? "" : ",";
        csv += csvColumnName(static_cast<CsvColumn>(column));
    }
    csv += '\n';
    const auto isUnpriced = [&](ChargeIndex i) {
        return history.isUnpriced(i) && !trimmed(history.name(history.models()[i])).empty() &&
               history.tokens(i) != Tokens{};
    };
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const SimTime time = history.times()[i];
        const auto span = history.span(i);
        csv += isDay(time, span) ? formatDay(time) : formatTime(time);
        const std::int64_t cost = history.costs()[i].nanos();
        if (isUnpriced(i))
            csv += ',';
        else
            fmt::format_to(std::back_inserter(csv), FMT_COMPILE(",{}.{:09}"), cost / nanosPerDollar,
                           cost % nanosPerDollar);
        for (const NameId id :
             {history.sessions()[i], history.tools()[i], history.models()[i], history.projects()[i]}) {
            csv += ',';
            appendField(csv, history.name(id));
        }
        csv += ',';
        csv += poolName(history.pools()[i]);
        if (history.hasTokens())
            appendTokens(csv, history.tokens(i));
        else
            csv += ",,,,,";
        if (withSpans && (span.count() == 0 || isDay(time, span)))
            csv += ',';
        else if (withSpans)
            fmt::format_to(std::back_inserter(csv), FMT_COMPILE(",{}"), span.count());
        csv += '\n';
    }
    return csv;
}

} // namespace lowwater
