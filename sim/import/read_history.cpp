// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/read_history.h"

#include "sim/core/decimal.h"
#include "sim/core/text_file.h"
#include "sim/import/detect_format.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr int scaleDecimals = 9;
constexpr std::int64_t scaleDenominator = 1'000'000'000;

Result<std::int64_t> parseScale(const std::string& text)
{
    if (text.empty())
        return scaleDenominator;
    auto scale = parseDecimal(text, scaleDecimals);
    if (scale && *scale == 0)
        scale = Error{ErrorCode::Invalid, {}, text, "is zero; write a factor above zero, such as 1.08"};
    if (!scale)
        scale.error().where.field = "cost scale";
    return scale;
}

Result<ReadHistory> readSource(const Source& source, const ReadOptions& options, const RunHooks& hooks)
{
    std::string fileText;
    if (!source.inMemory) {
        std::error_code ignored;
        if (std::filesystem::is_directory(source.name, ignored))
            return Error{
                ErrorCode::Io, {source.name, 0, {}}, {}, "is a folder; folders are not read yet, name the files in it"};
        auto file = readFile(source.name);
        if (!file)
            return file.error();
        fileText = *std::move(file);
    }
    const std::string_view text = source.inMemory ? source.text : fileText;
    if (options.format.empty()) {
        if (const std::string other = otherFormatOf(text); !other.empty())
            return Error{ErrorCode::Malformed,
                         {source.name, 0, {}},
                         {},
                         fmt::format("looks like {}, which is not read yet; give a CSV table", other)};
    }
    return readCsv(text, {source.name, options.columnNames}, hooks);
}

void addSummary(ImportSummary& sum, const ImportSummary& part)
{
    sum.format = part.format;
    sum.files.insert(sum.files.end(), part.files.begin(), part.files.end());
    sum.lines += part.lines;
    sum.charges += part.charges;
    sum.merged += part.merged;
    sum.notUsage += part.notUsage;
    for (const auto& [reason, count] : part.skipped)
        sum.skipped[reason] += count;
    sum.rounded += part.rounded;
    sum.unpriced += part.unpriced;
    for (const auto& warning : part.warnings)
        sum.warnings.push_back(fmt::format("{}: {}", part.files.front(), warning));
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
    for (ChargeIndex i = 0; i < history.size(); ++i)
        builder.add(history.times()[i], history.costs()[i], idOf(history.sessions()[i]), idOf(history.tools()[i]),
                    idOf(history.models()[i]), idOf(history.projects()[i]), history.pools()[i], history.tokens(i));
    builder.coarsenTo(history.resolution());
}

ReadHistory merged(const std::vector<ReadHistory>& parts)
{
    ReadHistory sum;
    HistoryBuilder builder;
    for (const auto& part : parts) {
        addSummary(sum.summary, part.summary);
        addCharges(builder, *part.history);
    }
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

} // namespace

Result<ReadHistory> readHistory(const std::vector<Source>& sources, const ReadOptions& options, const RunHooks& hooks)
{
    if (sources.empty())
        return Error{ErrorCode::Missing, {{}, 0, "history"}, {}, "is missing; name a file to read"};
    if (!options.format.empty() && options.format != "csv")
        return Error{
            ErrorCode::Invalid, {{}, 0, "format"}, options.format, "is not a known format; the known one is csv"};
    const auto scale = parseScale(options.costScale);
    if (!scale)
        return scale.error();

    std::vector<ReadHistory> parts;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        auto part = readSource(sources[i], options, hooksOf(hooks, i, sources.size()));
        if (!part)
            return part;
        parts.push_back(*std::move(part));
    }
    ReadHistory result = parts.size() == 1 ? std::move(parts.front()) : merged(parts);
    if (*scale == scaleDenominator)
        return result;
    try {
        result.history = std::make_shared<const History>(result.history->scaled(*scale, scaleDenominator));
    } catch (const std::overflow_error&) {
        return Error{ErrorCode::Overflow, {{}, 0, "cost scale"}, options.costScale, "makes a cost too large"};
    }
    return result;
}

} // namespace lowwater
