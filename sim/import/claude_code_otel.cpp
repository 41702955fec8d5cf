// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Code's OpenTelemetry events as JSON lines (FORMATS.md section 5.6), in the forms that exporters give them: one
// event a line, or a batch of them as the OpenTelemetry Collector writes it to a file.
#include "sim/import/charge_collector.h"
#include "sim/import/format.h"
#include "sim/import/json_lines.h"
#include "sim/import/json_record.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

constexpr std::string_view name = "claude-code-otel";
constexpr std::string_view program = "claude-code";
constexpr std::string_view prefix = "claude_code.";
constexpr std::string_view request = "api_request";

/// `"text"` or `{"stringValue": "text"}`, a number likewise; empty for anything else.
std::string_view plainText(const rapidjson::Value& value)
{
    if (value.IsString())
        return {value.GetString(), value.GetStringLength()};
    const JsonRecord any{value, {}};
    for (const std::string_view kind : {"stringValue", "intValue", "doubleValue"})
        if (any.has(kind))
            return any.text(kind);
    return {};
}

/// One event, with its attributes beside its other members, in `attributes`, or there as a list of keys and values.
class Event {
public:
    explicit Event(const rapidjson::Value& value) : m_record{value, {}}, m_attributes{m_record.object("attributes")} {}

    /// Empty where the event does not have it.
    [[nodiscard]] std::string_view text(std::string_view key) const
    {
        if (const auto* const value = m_attributes.find(key); value != nullptr)
            return plainText(*value);
        if (m_attributes.value().IsArray())
            for (const auto& item : m_attributes.value().GetArray()) {
                const JsonRecord attribute{item, {}};
                const auto* const value = attribute.find("value");
                if (value != nullptr && attribute.text("key") == key)
                    return plainText(*value);
            }
        const auto* const value = m_record.find(key);
        return value == nullptr ? std::string_view{} : plainText(*value);
    }

    /// The first of these that is there.
    [[nodiscard]] std::string_view text(std::initializer_list<std::string_view> keys) const
    {
        for (const std::string_view key : keys)
            if (const auto found = text(key); !found.empty())
                return found;
        return {};
    }

    [[nodiscard]] const JsonRecord& record() const { return m_record; }

    /// Whether it is an event of Claude Code's, as far as its names tell.
    [[nodiscard]] bool isOurs() const
    {
        const auto names = this->names();
        return std::any_of(names.begin(), names.end(), [](std::string_view n) { return n.starts_with(prefix); });
    }

    /// The full name, or the short one without another that is not Claude Code's.
    [[nodiscard]] bool isRequest() const
    {
        const auto names = this->names();
        return std::any_of(names.begin(), names.end(), [this](std::string_view n) {
            return (n == request && (isOurs() || text({"body", "name"}) == n || text({"body", "name"}).empty())) ||
                   (n.starts_with(prefix) && n.substr(prefix.size()) == request);
        });
    }

private:
    [[nodiscard]] std::array<std::string_view, 4> names() const
    {
        return {text("event.name"), text("event_name"), text("name"), text("body")};
    }

    JsonRecord m_record;
    JsonRecord m_attributes;
};

/// Calls it for each event of a line.
template <typename Each>
void forEachEvent(const rapidjson::Value& line, Each each)
{
    const JsonRecord envelope{line, {}};
    if (!envelope.has("resourceLogs"))
        return each(Event{line});
    for (const auto& resource : envelope.items("resourceLogs"))
        for (const auto& scope : resource.items("scopeLogs"))
            for (const auto& record : scope.items("logRecords"))
                each(Event{record.value()});
}

/// Exporters write nanoseconds, as epoch or as decimals: finer than a microsecond is cut.
Result<ParsedTime> timeIn(std::string_view text)
{
    constexpr std::size_t microsecondDigits = 16;
    constexpr std::size_t nanosecondDigits = 19;
    constexpr std::size_t decimals = 6;
    constexpr std::int64_t nanosPerMicro = 1000;
    if (const auto count = countIn(text); count && text.size() >= microsecondDigits && text.size() <= nanosecondDigits)
        return ParsedTime{timeFromMicros(text.size() == nanosecondDigits ? *count / nanosPerMicro : *count), false};
    std::string shorter{text};
    if (const auto point = shorter.find('.'); point != std::string::npos) {
        const auto end = std::min(shorter.find_first_not_of("0123456789", point + 1), shorter.size());
        if (end - point > decimals + 1)
            shorter.erase(point + 1 + decimals, end - point - 1 - decimals);
    }
    return writableTime(shorter);
}

SimTime timeOf(const Event& event)
{
    constexpr std::array<std::string_view, 6> keys{"event.timestamp", "timeUnixNano", "timestamp",
                                                   "@timestamp",      "time",         "observedTimeUnixNano"};
    for (const std::string_view key : keys) {
        const auto text = event.text(key);
        if (text.empty() || text == "0") // an unset timeUnixNano
            continue;
        const auto time = timeIn(text);
        if (!time)
            throw LeftOut{"bad_timestamp", std::string{key}, std::string{text}, time.error().message};
        return time->time;
    }
    throw LeftOut{
        "missing_timestamp", "event.timestamp", {}, "is missing; a time such as 2026-09-01T09:00:00Z is expected"};
}

/// Doubles may end in `.0`.
std::int64_t tokensOf(const Event& event, std::string_view key)
{
    constexpr std::string_view noDecimals = ".0";
    auto text = event.text(key);
    if (text.empty())
        return 0;
    const auto count = countIn(text.ends_with(noDecimals) ? text.substr(0, text.size() - noDecimals.size()) : text);
    if (!count)
        throw LeftOut{"bad_tokens", std::string{key}, std::string{text}, "is not a count of tokens, such as 1234"};
    return *count;
}

class Events {
public:
    explicit Events(const FormatInput& input) : m_input{input}, m_collector{input, name} {}

    Result<ReadHistory> read()
    {
        const auto done = readJsonLines(m_input, m_collector, true, [this](const JsonLine& line) { readLine(line); });
        if (!done)
            return done.error();
        if (m_hasCosts)
            m_collector.warn("Costs are Claude Code's own estimates at list price, as its telemetry has them.");
        return m_collector.finish();
    }

private:
    void readLine(const JsonLine& line)
    {
        bool isEmpty = true;
        forEachEvent(line.value, [&](const Event& event) {
            isEmpty = false;
            readRecord(m_collector, line.number, {}, [&] { readEvent(event); });
        });
        if (isEmpty)
            readRecord(m_collector, line.number, {}, [this] { m_collector.notUsage(); });
    }

    void readEvent(const Event& event)
    {
        if (!event.isRequest())
            return m_collector.notUsage();
        Charge charge;
        charge.time = timeOf(event);
        charge.session = event.text({"session.id", "session_id"});
        charge.tool = program;
        charge.model = event.text("model");
        charge.tokens.input = tokensOf(event, "input_tokens");
        charge.tokens.output = tokensOf(event, "output_tokens");
        charge.tokens.cacheWrite5m = tokensOf(event, "cache_creation_tokens"); // 5m and 1h are not told apart
        charge.tokens.cacheRead = tokensOf(event, "cache_read_tokens");
        const auto cost = event.text("cost_usd");
        if (cost.empty())
            event.record().requirePriceable(charge);
        else
            takeCost(cost, charge);
        if (!m_collector.isNew(identityOf(event, charge)))
            return m_collector.merged();
        if (cost.empty()) {
            Serving serving;
            serving.fast = event.text("speed") == "fast";
            return m_collector.priced(charge, false, serving);
        }
        m_hasCosts = true;
        m_collector.charge(charge);
    }

    void takeCost(std::string_view text, Charge& charge)
    {
        const auto cost = m_collector.money(text);
        if (!cost)
            throw LeftOut{"bad_cost", "cost_usd", std::string{text}, "is not a sum of dollars, such as 0.0123"};
        if (*cost < Money{})
            throw LeftOut{"negative_cost", "cost_usd", std::string{text},
                          "is negative; a charge costs zero or more, refunds are left out"};
        charge.cost = *cost;
    }

    /// Older versions have no id of the request. Their sequence numbers begin anew when a session is resumed.
    static std::string identityOf(const Event& event, const Charge& charge)
    {
        if (const auto id = event.text("request_id"); !id.empty())
            return std::string{id};
        const Tokens& t = charge.tokens;
        return fmt::format("{} {} {} {} {} {}/{}/{}/{}", charge.session, event.text("event.sequence"),
                           micros(charge.time), charge.model, charge.cost.nanos(), t.input, t.output, t.cacheWrite5m,
                           t.cacheRead);
    }

    const FormatInput& m_input;
    ChargeCollector m_collector;
    bool m_hasCosts = false;
};

bool recognizes(std::string_view text)
{
    const auto hasEvent = [](const rapidjson::Value& line) {
        bool found = false;
        forEachEvent(line, [&found](const Event& event) {
            found = found || event.isOurs() || (event.isRequest() && !event.text("cost_usd").empty());
        });
        return found;
    };
    return hasJsonLine(text, prefix, hasEvent) || hasJsonLine(text, request, hasEvent);
}

Result<ReadHistory> read(const FormatInput& input)
{
    return Events{input}.read();
}

} // namespace

extern const Format claudeCodeOtelFormat{name, "Claude Code telemetry (OpenTelemetry, JSON lines)", recognizes, read};

} // namespace lowwater
