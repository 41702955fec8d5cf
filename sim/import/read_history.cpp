// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/read_history.h"

#include "sim/core/text_file.h"
#include "sim/history/spread_evenly.h"
#include "sim/import/claude_code.h"
#include "sim/import/cost_adjustment.h"
#include "sim/import/detect_format.h"
#include "sim/import/formats.h"
#include "sim/import/overlap.h"
#include "sim/import/prepaid_credits.h"
#include "sim/import/sorted_sources.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

/// A source that tells of the balance and of no charge.
Result<ReadHistory> readCredits(std::string_view text, const std::string& file)
{
    auto credits = readPrepaidCredits(text, file);
    if (!credits)
        return credits.error();
    ReadHistory read;
    read.history = std::make_shared<const History>(HistoryBuilder{}.build());
    read.summary.format = prepaidCreditsFormat;
    read.summary.files.push_back(file);
    for (const Error& error : credits->leftOut)
        read.summary.warnings.push_back(error.describe());
    read.credits = *std::move(credits);
    return read;
}

using SeenIds = std::map<const Format*, std::set<std::string, std::less<>>>;

/// The format asked for, or else the one that the text is in; null: a table with columns to be found.
const Format* formatFor(std::string_view text, const ReadOptions& options)
{
    if (!options.format.empty())
        return formatNamed(options.format);
    return options.columnNames.empty() ? formatOf(text) : nullptr; // who names the columns means a table
}

Result<ReadHistory> readTable(const SourceTable& table, const ReadOptions& options, SeenIds& seen,
                              const RunHooks& hooks)
{
    std::string fileText;
    std::string_view text = table.text;
    if (table.isFile) {
        auto file = readFile(table.name);
        if (!file)
            return file.error();
        fileText = *std::move(file);
        text = fileText;
    }
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    const auto bare = text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
    if (const Format* format = formatFor(bare, options))
        return format->read({bare, table.name, options, seen[format], hooks});
    if (options.format.empty()) {
        if (isPrepaidCredits(text))
            return readCredits(text, table.name);
        if (const std::string other = otherFormatOf(text); !other.empty())
            return Error{
                ErrorCode::Malformed,
                {table.name, 0, {}},
                {},
                fmt::format("looks like {} of a form that is not known; the known ones are {}", other, formatNames())};
    }
    const PriceTable& prices = options.priceTable();
    return readCsv(
        text,
        {table.name, options.columnNames, [&prices](const PricedRequest& request) { return prices.cost(request); }},
        hooks);
}

Result<ReadHistory> readLogs(const SortedSources& sources, const ReadOptions& options, const RunHooks& hooks)
{
    auto read = readClaudeCode(sources.logs(), options.priceTable(), {.threads = options.threads}, hooks);
    if (read)
        read->summary.warnings.insert(read->summary.warnings.begin(), sources.warnings().begin(),
                                      sources.warnings().end());
    return read;
}

void addSummary(ImportSummary& sum, const ImportSummary& part)
{
    sum.format = sum.files.empty() || sum.format == part.format ? part.format : "mixed";
    sum.files.insert(sum.files.end(), part.files.begin(), part.files.end());
    sum.lines += part.lines;
    sum.charges += part.charges;
    sum.merged += part.merged;
    sum.notUsage += part.notUsage;
    for (const auto& [reason, count] : part.skipped)
        sum.skipped[reason] += count;
    sum.rounded += part.rounded;
    sum.addUnpriced(part.unpricedModels);
    for (const auto& warning : part.warnings)
        sum.warnings.push_back(part.files.size() == 1 ? fmt::format("{}: {}", part.files.front(), warning) : warning);
    const auto room = ImportSummary::maxSkippedLines - sum.skippedLines.size();
    std::copy_n(part.skippedLines.begin(), std::min(room, part.skippedLines.size()),
                std::back_inserter(sum.skippedLines));
    sum.unsorted = sum.unsorted || part.unsorted;
}

void addCharges(HistoryBuilder& builder, const History& history)
{
    std::vector<NameId> ids(history.names().size());
    for (std::size_t id = 0; id < ids.size(); ++id)
        ids[id] = builder.intern(history.name(static_cast<NameId>(id)));
    const auto idOf = [&](NameId id) { return ids[indexOf(id)]; };
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        builder.add(history.times()[i], history.costs()[i], idOf(history.sessions()[i]), idOf(history.tools()[i]),
                    idOf(history.models()[i]), idOf(history.projects()[i]), history.pools()[i], history.tokens(i),
                    history.span(i));
        if (history.isUnpriced(i))
            builder.markUnpriced();
    }
    builder.coarsenTo(history.resolution());
}

ReadHistory merged(const std::vector<ReadHistory>& parts)
{
    ReadHistory sum;
    HistoryBuilder builder;
    for (const auto& part : parts) {
        addSummary(sum.summary, part.summary);
        addCharges(builder, *part.history);
        sum.stops.insert(sum.stops.end(), part.stops.begin(), part.stops.end()); // only logs have any
        if (part.credits && !sum.credits)
            sum.credits.emplace();
        if (part.credits)
            sum.credits->add(*part.credits);
    }
    for (auto& warning : overlapWarnings(parts))
        sum.summary.warnings.push_back(std::move(warning));
    sum.history = std::make_shared<const History>(builder.build());
    return sum;
}

/// The progress of one of several sources as a share of all.
RunHooks hooksOf(const RunHooks& hooks, std::size_t index, std::size_t count)
{
    if (count == 1 || !hooks.onProgress)
        return hooks;
    const auto onPart = [&hooks, index, count, last = -1](double share) mutable {
        constexpr int steps = 1000;
        const double whole = (static_cast<double>(index) + share) / static_cast<double>(count);
        if (const int step = static_cast<int>(whole * steps); step != last) {
            last = step;
            hooks.progress(whole);
        }
    };
    return {hooks.shouldStop, onPart};
}

void spread(ReadHistory& recorded)
{
    const auto lines = recorded.history->size();
    recorded.history = spreadEvenly(recorded.history);
    if (recorded.history->size() != lines)
        recorded.summary.warnings.push_back(
            fmt::format("Lines that sum up a time are spread evenly over it: {} {} replayed as {} charges.", lines,
                        lines == 1 ? "line is" : "lines are", recorded.history->size()));
}

} // namespace

Result<ReadHistory> readRecorded(const std::vector<Source>& sources, const ReadOptions& options, const RunHooks& hooks)
{
    if (sources.empty())
        return Error{ErrorCode::Missing, {{}, 0, "history"}, {}, "is missing; name a file to read"};
    if (!options.format.empty() && options.format != csvFormat && options.format != claudeCodeFormat &&
        formatNamed(options.format) == nullptr)
        return Error{ErrorCode::Invalid,
                     {{}, 0, "format"},
                     options.format,
                     fmt::format("is not a known format; the known ones are {}", formatNames())};
    SortedSources sorted{options.format, hooks};
    for (const auto& source : sources)
        if (const auto done = sorted.add(source); !done)
            return done.error();
    const std::size_t count = sorted.tables().size() + (sorted.logsAt() ? 1 : 0);
    std::vector<ReadHistory> parts;
    SeenIds seen;
    for (std::size_t i = 0; i < count; ++i) {
        const auto partHooks = hooksOf(hooks, i, count);
        const bool isTable = !sorted.logsAt() || i != *sorted.logsAt();
        const std::size_t table = sorted.logsAt() && i > *sorted.logsAt() ? i - 1 : i;
        auto part = isTable ? readTable(sorted.tables()[table], options, seen, partHooks)
                            : readLogs(sorted, options, partHooks);
        if (!part)
            return part;
        parts.push_back(*std::move(part));
    }
    return parts.size() == 1 ? std::move(parts.front()) : merged(parts);
}

Result<ReadHistory> adjustCosts(ReadHistory recorded, const ReadOptions& options)
{
    const auto adjustment = CostAdjustment::from(options);
    if (!adjustment)
        return adjustment.error();
    if (const auto done = adjustment->applyTo(recorded, options.priceTable()); !done)
        return done.error();
    if (options.spread)
        spread(recorded);
    try {
        (void)recorded.history->totalCost(); // whoever uses it may add it up
    } catch (const std::overflow_error&) {
        return Error{ErrorCode::Overflow, {{}, 0, "history"}, {}, "costs more in all than Lowwater can count"};
    }
    return recorded;
}

Result<ReadHistory> readHistory(const std::vector<Source>& sources, const ReadOptions& options, const RunHooks& hooks)
{
    if (const auto adjustment = CostAdjustment::from(options); !adjustment) // before a long reading, not after it
        return adjustment.error();
    auto recorded = readRecorded(sources, options, hooks);
    return recorded ? adjustCosts(*std::move(recorded), options) : recorded;
}

} // namespace lowwater
