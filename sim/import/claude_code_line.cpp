// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_line.h"

#include "sim/import/claude_code_envelope.h"
#include "sim/import/claude_code_json.h"
#include "sim/import/claude_code_stop.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace lowwater {

using claudecode::Envelope;
using claudecode::LineFields;
using claudecode::UsageFields;
using simdjson::error_code;
using simdjson::SUCCESS;

/// A parser and the line it is at.
struct ClaudeCodeLineReader::Document {
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;

    [[nodiscard]] error_code start(std::string_view line, simdjson::ondemand::object& root)
    {
        constexpr std::size_t least = std::size_t{1} << 16U;
        if (line.size() > parser.capacity()) // grows in steps, not with each line that is a little longer
            SIMDJSON_TRY(parser.allocate(std::max(least, line.size() + line.size() / 2)));
        SIMDJSON_TRY(parser.iterate(line.data(), line.size(), line.size() + simdjson::SIMDJSON_PADDING).get(document));
        return document.get_object().get(root);
    }
    /// Whether nothing follows the object that was walked through.
    [[nodiscard]] bool isAtEnd() { return document.current_location().error() == simdjson::OUT_OF_BOUNDS; }
};

namespace {

constexpr std::string_view synthetic = "<synthetic>";

/// Sixteen bytes that are compared at once.
using Bytes = signed char __attribute__((vector_size(16)));

/// All bits set where the byte is `c`.
Bytes equal(const char* from, char c) noexcept
{
    Bytes bytes;
    std::memcpy(&bytes, from, sizeof bytes);
    return bytes == Bytes{} + static_cast<signed char>(c);
}

/// Years 0 to 9999: what RFC 3339 can write.
constexpr SimTime firstTime{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}.time_since_epoch()};
constexpr SimTime endOfTime{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch()};

/// RFC 3339 alone: no date without a time, no epoch. Finer than a microsecond is cut.
std::optional<SimTime> readTime(std::string_view text)
{
    constexpr std::size_t dateLength = 10;
    constexpr std::size_t secondsLength = 19;
    constexpr std::size_t microsLength = secondsLength + 1 + 6;
    constexpr std::string_view digits = "0123456789";
    if (text.size() < secondsLength || digits.find(text[dateLength]) != std::string_view::npos)
        return std::nullopt;
    std::string cut;
    if (text.size() > microsLength && text[secondsLength] == '.') {
        const auto end = std::min(text.find_first_not_of(digits, secondsLength + 1), text.size());
        if (end > microsLength) {
            cut.append(text.substr(0, microsLength)).append(text.substr(end));
            text = cut;
        }
    }
    const auto parsed = parseTime(text);
    if (!parsed || parsed->time < firstTime || parsed->time >= endOfTime)
        return std::nullopt;
    return parsed->time;
}

/// `2.1.39`, whatever follows.
bool isRelease(std::string_view version)
{
    constexpr std::string_view digits = "0123456789";
    for (int part = 0; part < 3; ++part) {
        const auto end = std::min(version.find_first_not_of(digits), version.size());
        if (end == 0 || (part < 2 && (end == version.size() || version[end] != '.')))
            return false;
        version.remove_prefix(std::min(end + 1, version.size()));
    }
    return true;
}

/// The envelope that the line's usage is in, if it has one.
const Envelope* usageOf(const LineFields& fields)
{
    const auto isAssistant = [](const Envelope& envelope) {
        return envelope.usage.isThere && (envelope.type.empty() || envelope.type == "assistant");
    };
    if (isAssistant(fields.line))
        return &fields.line;
    const bool isProgress = (fields.line.type.empty() || fields.line.type == "progress") &&
                            (fields.dataType.empty() || fields.dataType == "agent_progress");
    return isProgress && isAssistant(fields.nested) ? &fields.nested : nullptr;
}

std::string_view timestampOf(const LineFields& fields, const Envelope& envelope)
{
    return envelope.timestamp.empty() ? fields.line.timestamp : envelope.timestamp;
}

/// What keeps the usage from being a charge.
std::optional<LogSkip> problemOf(const LineFields& fields, const Envelope& envelope, bool hasTime)
{
    const UsageFields& usage = envelope.usage;
    if (envelope.model == synthetic)
        return LogSkip::Synthetic;
    if (fields.line.hasWrongType || envelope.hasWrongType)
        return LogSkip::Malformed;
    if (fields.line.hasEmptyId || envelope.hasEmptyId)
        return LogSkip::EmptyId;
    if (fields.line.version.data() != nullptr && !isRelease(fields.line.version))
        return LogSkip::BadVersion;
    if (!hasTime)
        return envelope.hasBadTimestamp || timestampOf(fields, envelope).data() != nullptr ? LogSkip::BadTimestamp
                                                                                           : LogSkip::MissingTimestamp;
    if (usage.hasBadCount)
        return LogSkip::BadTokens;
    if (!usage.hasInput && !usage.hasOutput)
        return LogSkip::MissingTokens;
    if (envelope.hasBadCost)
        return LogSkip::BadCost;
    return std::nullopt;
}

LoggedUsage loggedUsage(const LineFields& fields, const Envelope& envelope, SimTime time)
{
    const auto orElse = [](std::string_view own, std::string_view other) { return own.empty() ? other : own; };
    const UsageFields& usage = envelope.usage;
    LoggedUsage logged;
    logged.messageId = envelope.messageId;
    logged.requestId = envelope.requestId;
    logged.model = envelope.model;
    logged.session = orElse(envelope.session, fields.line.session);
    logged.agent = orElse(envelope.agent, orElse(fields.dataAgent, fields.line.agent));
    logged.cwd = orElse(envelope.cwd, fields.line.cwd);
    logged.time = time;
    logged.tokens = usage.tokens;
    if (!usage.hasCacheCreation)
        logged.tokens.cacheWrite5m = usage.flatCacheWrite;
    logged.cost = envelope.cost;
    logged.isSidechain = envelope.isSidechain;
    logged.hasSpeed = !usage.speed.empty();
    logged.isFast = usage.speed == "fast";
    logged.isUsRegion = usage.region == "us";
    return logged;
}

constexpr std::array<LogSkipText, 11> skipTexts{
    {{"malformed", "", "is not valid JSON, or has a field of usage in another form than Claude Code's"},
     {"truncated", "", "is not complete: the file ends within it; import it again later"},
     {"too_long", "", "is longer than 256 MiB"},
     {"synthetic", "model", "is <synthetic>: a message of the tool itself, not a paid request"},
     {"missing_timestamp", "timestamp", "is missing; a time such as 2026-09-01T09:00:00Z is expected"},
     {"bad_timestamp", "timestamp", "is not a time such as 2026-09-01T09:00:00Z"},
     {"missing_tokens", "usage", "has neither input_tokens nor output_tokens"},
     {"bad_tokens", "usage", "has a count that is not a whole number from 0 to 1,000,000,000"},
     {"bad_cost", "costUSD", "is not an amount of zero or more dollars"},
     {"bad_version", "version", "does not begin with three numbers such as 2.1.39, so it is no release's line"},
     {"empty_id", "id", "of the message, request, session or model is there, but empty"}}};

} // namespace

const LogSkipText& logSkipText(LogSkip skip) noexcept
{
    return skipTexts[static_cast<std::size_t>(skip)];
}

ClaudeCodeLineReader::ClaudeCodeLineReader()
    : m_document{std::make_unique<Document>()}, m_error{std::make_unique<Document>()}
{
}
ClaudeCodeLineReader::~ClaudeCodeLineReader() = default;

bool ClaudeCodeLineReader::mayBeUsage(std::string_view line) noexcept
{
    // memmem would take most of the import's time. Here: 64 places at once, of which few have both quotes and the g.
    constexpr std::string_view mark = "\"usage\"";
    constexpr std::size_t middle = 4;
    constexpr std::size_t last = mark.size() - 1;
    constexpr std::size_t step = 4 * sizeof(Bytes);
    const char* const begin = line.data();
    for (std::size_t at = 0; at + mark.size() <= line.size(); at += step) {
        Bytes hits{};
        for (std::size_t i = at; i < at + step; i += sizeof(Bytes))
            hits |= equal(begin + i, mark[0]) & equal(begin + i + middle, mark[middle]) &
                    equal(begin + i + last, mark[last]);
        std::array<std::uint64_t, 2> halves{};
        std::memcpy(halves.data(), &hits, sizeof hits);
        if ((halves[0] | halves[1]) == 0)
            continue;
        const std::size_t end = std::min(at + step, line.size() - mark.size() + 1);
        for (std::size_t i = at; i < end; ++i)
            if (std::memcmp(begin + i, mark.data(), mark.size()) == 0)
                return true;
    }
    return false;
}

const LoggedLine& ClaudeCodeLineReader::read(std::string_view line)
{
    m_line = {};
    LineFields fields;
    simdjson::ondemand::object root;
    if (m_document->start(line, root) != SUCCESS || readLine(root, fields) != SUCCESS || !m_document->isAtEnd()) {
        m_line.kind = LoggedLine::Kind::Skipped;
        m_line.skip = LogSkip::Malformed;
        return m_line;
    }
    const Envelope* const envelope = usageOf(fields);
    if (envelope == nullptr)
        return m_line;
    const auto time = readTime(timestampOf(fields, *envelope));
    if (const auto problem = problemOf(fields, *envelope, time.has_value())) {
        m_line.kind = LoggedLine::Kind::Skipped;
        m_line.skip = *problem;
    } else {
        m_line.kind = LoggedLine::Kind::Usage;
    }
    if (time)
        m_line.usage = loggedUsage(fields, *envelope, *time);
    if (time && (envelope->isApiError || envelope->model == synthetic))
        m_line.stop = readStop(line, envelope == &fields.nested);
    return m_line;
}

std::optional<StopReason> ClaudeCodeLineReader::readStop(std::string_view line, bool isNested)
{
    simdjson::ondemand::object root;
    LimitError error;
    if (m_error->start(line, root) != SUCCESS || claudecode::readLimitError(root, isNested, error) != SUCCESS)
        return std::nullopt;
    return stopReason(error);
}

bool ClaudeCodeLineReader::isLogLine(std::string_view line)
{
    simdjson::ondemand::object root;
    bool hasType = false;
    bool hasMark = false;
    bool hasTimestamp = false;
    bool hasMessage = false;
    const auto look = [&](std::string_view key, simdjson::ondemand::value value) -> error_code {
        simdjson::ondemand::json_type type{};
        SIMDJSON_TRY(value.type().get(type));
        hasType = hasType || (key == "type" && type == simdjson::ondemand::json_type::string);
        hasTimestamp = hasTimestamp || key == "timestamp";
        hasMessage = hasMessage || (key == "message" && type == simdjson::ondemand::json_type::object);
        hasMark = hasMark || key == "sessionId" || key == "uuid" || key == "leafUuid" || key == "messageId";
        return SUCCESS;
    };
    return m_document->start(line, root) == SUCCESS && claudecode::eachField(root, look) == SUCCESS &&
           ((hasType && (hasMark || hasTimestamp || hasMessage)) || (hasMessage && hasTimestamp));
}

} // namespace lowwater
