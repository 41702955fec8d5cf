// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/json_record.h"
#include "sim/core/trimmed.h"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace lowwater {

namespace {

/// Years 0 to 9999: what RFC 3339 can write.
constexpr SimTime firstTime{std::chrono::sys_days{std::chrono::year{0} / 1 / 1}.time_since_epoch()};
constexpr SimTime endOfTime{std::chrono::sys_days{std::chrono::year{10000} / 1 / 1}.time_since_epoch()};
constexpr std::chrono::days longestSpan{36'525};

const rapidjson::Value none;

std::string_view textOf(const rapidjson::Value* value) noexcept
{
    return value != nullptr && value->IsString() ? std::string_view{value->GetString(), value->GetStringLength()}
                                                 : std::string_view{};
}

Error outsideOfYears(std::string_view text)
{
    return {ErrorCode::Invalid, {}, std::string{text}, "is outside of the years 0 to 9999"};
}

} // namespace

const rapidjson::Value* JsonRecord::find(std::string_view name) const noexcept
{
    if (!m_value->IsObject() || name.empty())
        return nullptr;
    const rapidjson::Value key{rapidjson::StringRef(name.data(), static_cast<rapidjson::SizeType>(name.size()))};
    const auto found = m_value->FindMember(key);
    return found == m_value->MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

std::string_view JsonRecord::text(std::string_view name) const noexcept
{
    return textOf(find(name));
}

bool JsonRecord::flag(std::string_view name) const noexcept
{
    const auto* const value = find(name);
    return value != nullptr && value->IsTrue();
}

JsonRecord JsonRecord::object(std::string_view name) const
{
    const auto* const value = find(name);
    return {value == nullptr ? none : *value, placeOf(name)};
}

std::vector<JsonRecord> JsonRecord::items(std::string_view name) const
{
    const auto* const value = find(name);
    return value == nullptr ? std::vector<JsonRecord>{} : itemsOf(*value, placeOf(name));
}

std::int64_t JsonRecord::tokens(std::string_view name) const
{
    if (!has(name))
        return 0;
    const auto count = countIn(text(name));
    if (!count)
        leaveOut("bad_tokens", name, "is not a count of tokens, such as 1234");
    return *count;
}

ParsedTime JsonRecord::time(std::string_view name) const
{
    if (!has(name))
        leaveOut("missing_timestamp", name, "is missing; a time such as 2026-09-01T09:00:00Z is expected");
    const auto parsed = writableTime(text(name));
    if (!parsed)
        leaveOut("bad_timestamp", name, parsed.error().message);
    return *parsed;
}

Money JsonRecord::cost(std::string_view name, ChargeCollector& collector, std::string_view exponent) const
{
    if (!has(name))
        leaveOut("missing_cost", name, "is missing; a sum of money is expected");
    const auto money = collector.money(std::string{text(name)}.append(exponent));
    if (!money)
        leaveOut("bad_cost", name, "is not a sum of money, such as 0.0123");
    if (*money < Money{})
        leaveOut("negative_cost", name, "is negative; a charge costs zero or more, refunds are left out");
    return *money;
}

std::chrono::seconds JsonRecord::spanTo(std::string_view name, SimTime start, SimTime end) const
{
    if (end < start)
        leaveOut("bad_timestamp", name, "is before the beginning");
    if (end - start > longestSpan)
        leaveOut("bad_timestamp", name, "is more than a century after the beginning");
    return std::chrono::ceil<std::chrono::seconds>(end - start);
}

void JsonRecord::requirePriceable(const Charge& charge) const
{
    if (trimmed(charge.model).empty() || charge.tokens == Tokens{})
        leaveOut("missing_cost", {}, "has no cost, and not both a model and tokens to price it by");
}

void JsonRecord::leaveOut(const char* reason, std::string_view name, std::string message) const
{
    throw LeftOut{reason, placeOf(name), std::string{text(name)}, std::move(message)};
}

std::string JsonRecord::placeOf(std::string_view name) const
{
    if (m_place.empty() || name.empty())
        return m_place + std::string{name};
    return fmt::format("{}.{}", m_place, name);
}

std::optional<std::int64_t> countIn(std::string_view text) noexcept
{
    const auto* const end = text.data() + text.size();
    std::int64_t count = 0;
    const auto [stop, failure] = std::from_chars(text.data(), end, count);
    return failure == std::errc{} && stop == end && count >= 0 ? std::optional{count} : std::nullopt;
}

Result<ParsedTime> writableTime(std::string_view text)
{
    auto parsed = parseTime(text);
    if (parsed && (parsed->time < firstTime || parsed->time >= endOfTime))
        return outsideOfYears(text);
    return parsed;
}

std::vector<JsonRecord> itemsOf(const rapidjson::Value& list, const std::string& place)
{
    std::vector<JsonRecord> records;
    if (!list.IsArray())
        return records;
    for (const auto& item : list.GetArray())
        records.emplace_back(item, fmt::format("{}[{}]", place, records.size()));
    return records;
}

} // namespace lowwater
