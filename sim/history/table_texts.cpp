// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/table_texts.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

using namespace std::string_view_literals;

constexpr std::array delimiterWords{std::pair{"comma"sv, ','}, std::pair{"semicolon"sv, ';'}, std::pair{"tab"sv, '\t'},
                                    std::pair{"pipe"sv, '|'}};
constexpr std::array decimalWords{std::pair{"point"sv, false}, std::pair{"comma"sv, true}};
constexpr std::array dateWords{std::pair{"ymd"sv, DateOrder::YearMonthDay}, std::pair{"dmy"sv, DateOrder::DayMonthYear},
                               std::pair{"mdy"sv, DateOrder::MonthDayYear}};

Error invalid(std::string_view field, std::string_view value, std::string message)
{
    return {ErrorCode::Invalid, {{}, 0, std::string{field}}, std::string{value}, std::move(message)};
}

template <typename Words>
std::string listed(const Words& words)
{
    std::string text;
    for (const auto& [word, value] : words)
        text += fmt::format("{}{}", text.empty() ? "" : ", ", word);
    return text;
}

/// Takes a word's value, if it is there.
template <typename Words, typename To>
[[nodiscard]] Result<Done> take(std::map<std::string, std::string>& words, std::string_view name, const Words& known,
                                To& to)
{
    const auto found = words.find(std::string{name});
    if (found == words.end())
        return Done{};
    const auto value =
        std::find_if(known.begin(), known.end(), [&found](const auto& each) { return each.first == found->second; });
    if (value == known.end())
        return invalid(name, found->second, fmt::format("is not known here; the words are {}", listed(known)));
    to = value->second;
    words.erase(found);
    return Done{};
}

/// `+02:00` in seconds.
std::optional<std::int64_t> offsetOf(std::string_view zone)
{
    if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-'))
        return std::nullopt;
    const auto time = parseTime(fmt::format("1970-01-02T00:00:00{}", zone));
    if (!time)
        return std::nullopt;
    constexpr std::int64_t dayInSeconds = 86'400;
    return dayInSeconds - micros(time->time) / 1'000'000;
}

const date::time_zone* zoneNamed(const std::string& zone)
{
    try {
        return date::locate_zone(zone);
    } catch (const std::runtime_error&) {
        return nullptr;
    }
}

/// What a clock on the wall of the zone shows, as a moment.
SimTime inZone(SimTime wallClock, const std::string& zone)
{
    if (zone.empty())
        return wallClock;
    if (const auto offset = offsetOf(zone))
        return wallClock - std::chrono::seconds{*offset};
    const date::time_zone* const known = zoneNamed(zone);
    if (known == nullptr)
        return wallClock;
    const date::local_time<std::chrono::microseconds> local{std::chrono::microseconds{micros(wallClock)}};
    return timeFromMicros(known->to_sys(local, date::choose::earliest).time_since_epoch().count());
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Whether parseTime knows the moment without a zone.
bool saysItsZone(std::string_view text)
{
    if (text.find_first_not_of("0123456789.") == std::string_view::npos)
        return true; // seconds since 1970
    const auto colon = text.find(':');
    return colon != std::string_view::npos && text.find_first_of("Zz+-", colon) != std::string_view::npos;
}

/// `7`, `07`, `2026`; -1 where there is none.
int takeNumber(std::string_view& text)
{
    int number = -1;
    const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failure != std::errc{} || number < 0)
        return -1;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return number;
}

/// `9:05`, `09:05:30.5 PM` with two digits for the hour, of twenty-four.
std::optional<std::string> clockText(std::string_view text)
{
    std::string_view rest = text;
    int hour = takeNumber(rest);
    if (hour < 0 || rest.empty() || rest.front() != ':')
        return std::nullopt;
    std::string tail{rest};
    const auto letters = tail.find_first_of("aApP");
    if (letters != std::string::npos) {
        std::string half = tail.substr(letters);
        std::erase(half, '.');
        std::transform(half.begin(), half.end(), half.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if ((half != "am" && half != "pm") || hour < 1 || hour > 12)
            return std::nullopt;
        hour = hour % 12 + (half == "pm" ? 12 : 0);
        tail.resize(letters);
        while (!tail.empty() && tail.back() == ' ')
            tail.pop_back();
    }
    return fmt::format("{:02}{}", hour, tail);
}

/// As parseTime reads it; nothing where it has not three parts in that order.
std::optional<std::string> yearFirst(std::string_view text, DateOrder order)
{
    std::array<int, 3> parts{};
    std::string_view rest = text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) {
            if (rest.empty() || "./-"sv.find(rest.front()) == std::string_view::npos)
                return std::nullopt;
            rest.remove_prefix(1);
        }
        if (rest.empty() || !isDigit(rest.front()) || (parts[i] = takeNumber(rest)) < 0)
            return std::nullopt;
    }
    if (order == DateOrder::DayMonthYear)
        std::swap(parts[0], parts[2]);
    else if (order == DateOrder::MonthDayYear)
        parts = {parts[2], parts[0], parts[1]};
    if (parts[0] < 1000 || parts[0] > 9999) // two digits of a year could be a day
        return std::nullopt;
    const std::string day = fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ',' || rest.front() == 'T'))
        rest.remove_prefix(1);
    if (rest.empty())
        return day;
    const auto clock = clockText(rest);
    return clock ? std::optional{day + 'T' + *clock} : std::nullopt;
}

std::string_view example(DateOrder order)
{
    switch (order) {
    case DateOrder::DayMonthYear:
        return "31.12.2026 17:05";
    case DateOrder::MonthDayYear:
        return "12/31/2026 5:05 PM";
    case DateOrder::YearMonthDay:
        break;
    }
    return "2026-12-31 17:05";
}

} // namespace

Result<TableTexts> takeTableTexts(std::map<std::string, std::string>& words)
{
    TableTexts texts;
    for (const auto& done :
         {take(words, "delimiter", delimiterWords, texts.delimiter),
          take(words, "decimals", decimalWords, texts.decimalComma), take(words, "dates", dateWords, texts.dates)})
        if (!done)
            return done.error();
    if (const auto zone = words.extract("zone"))
        texts.zone = zone.mapped();
    if (const auto currency = words.extract("currency"))
        texts.currencyColumn = currency.mapped();
    if (!texts.zone.empty() && !offsetOf(texts.zone) && zoneNamed(texts.zone) == nullptr)
        return invalid("zone", texts.zone, "is no time zone; write one such as Europe/Berlin, UTC or +02:00");
    return texts;
}

std::map<std::string, std::string> wordsOf(const TableTexts& texts)
{
    const TableTexts usual;
    const auto wordFor = [](const auto& known, auto value) {
        const auto found =
            std::find_if(known.begin(), known.end(), [value](const auto& e) { return e.second == value; });
        return std::string{found->first};
    };
    std::map<std::string, std::string> words;
    if (texts.delimiter)
        words["delimiter"] = wordFor(delimiterWords, *texts.delimiter);
    if (texts.decimalComma != usual.decimalComma)
        words["decimals"] = wordFor(decimalWords, texts.decimalComma);
    if (texts.dates)
        words["dates"] = wordFor(dateWords, *texts.dates);
    if (!texts.zone.empty())
        words["zone"] = texts.zone;
    if (!texts.currencyColumn.empty())
        words["currency"] = texts.currencyColumn;
    return words;
}

Result<ParsedTime> parseTableTime(std::string_view text, const TableTexts& texts)
{
    auto parsed = parseTime(text);
    bool isAbsolute = parsed && saysItsZone(text);
    if (!parsed && !texts.dates)
        return parsed;
    if (!parsed) {
        const auto reordered = yearFirst(text, *texts.dates);
        if (!reordered)
            return invalid({}, text, fmt::format("is not a time such as {}", example(*texts.dates)));
        parsed = parseTime(*reordered);
        if (!parsed)
            return invalid({}, text, std::move(parsed).error().message);
        isAbsolute = saysItsZone(*reordered);
    }
    if (!isAbsolute)
        parsed->time = inZone(parsed->time, texts.zone);
    return parsed;
}

std::string plainSum(std::string_view text, const TableTexts& texts)
{
    std::string sum{text};
    if (!texts.decimalComma)
        return sum;
    // a point in 1.234,56 parts thousands; in 12.5 it would be a decimal point, which this table does not have
    const auto comma = sum.find(',');
    const auto whole = sum.substr(0, comma);
    for (std::size_t point = whole.find('.'); point != std::string::npos; point = whole.find('.', point + 1)) {
        const auto next = whole.find_first_not_of("0123456789", point + 1);
        const auto end = next == std::string::npos ? whole.size() : next;
        if (end - point - 1 != 3)
            return sum;
    }
    std::erase(sum, '.');
    if (comma != std::string::npos)
        sum[sum.find(',')] = '.';
    return sum;
}

} // namespace lowwater
