// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>

namespace lowwater {

namespace {

/// The same number without thousands marks: of two kinds of mark the last is the decimal one.
std::string withoutThousandsMarks(std::string_view text)
{
    const auto lastMark = text.find_last_of(".,");
    const bool bothKinds = text.find('.') != std::string_view::npos && text.find(',') != std::string_view::npos;
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (bothKinds && i == lastMark)
            plain += '.';
        else if (text[i] != '.' && text[i] != ',')
            plain += text[i];
    }
    return plain;
}

/// Whether the first mark could part thousands: one to three digits before it, three to the next mark.
bool looksGrouped(std::string_view text)
{
    const auto first = text.find_first_of(".,");
    const auto next = std::min(text.find_first_of(".,", first + 1), text.size());
    return first >= 1 && first <= 3 && text.front() != '0' && next - first == 4;
}

bool hasExponent(std::string_view text)
{
    const auto e = text.find_first_of("eE");
    return e != 0 && e != std::string_view::npos && std::isdigit(static_cast<unsigned char>(text[e - 1])) != 0 &&
           e + 1 < text.size() && text.find_first_not_of("+-0123456789", e + 1) == std::string_view::npos;
}

Error notADecimal(std::string_view text)
{
    Error error{ErrorCode::Invalid, {}, std::string{text}, "is not a number; write a plain decimal such as 12.5"};
    if (text.empty()) {
        error.message = "is empty; write a plain decimal such as 12.5";
        return error;
    }
    const auto commas = std::count(text.begin(), text.end(), ',');
    const auto points = std::count(text.begin(), text.end(), '.');
    if (text.find_first_not_of("0123456789.,") != std::string_view::npos) {
        if (hasExponent(text))
            error.message = "has an exponent; write a plain decimal";
    } else if (commas + points > 1) {
        if (looksGrouped(text))
            error.message = "has a thousands mark; write " + withoutThousandsMarks(text);
    } else if (commas == 1 && looksGrouped(text)) {
        error.message = fmt::format("could be {0}{1} or {0}.{1}; write the one it is", text.substr(0, text.find(',')),
                                    text.substr(text.find(',') + 1));
    } else if (commas == 1) {
        error.message = "is not a number; use a point";
    }
    return error;
}

} // namespace

Result<std::int64_t> parseDecimal(std::string_view text, int decimals)
{
    std::int64_t count = 0;
    int after = -1; // decimals read so far; -1: no point yet
    int digits = 0;
    for (const char c : text) {
        if (c == '.' && after < 0) {
            after = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return notADecimal(text);
        if (after == decimals)
            return Error{ErrorCode::Invalid,
                         {},
                         std::string{text},
                         fmt::format("has more than {} decimals; round it", decimals)};
        if (after >= 0)
            ++after;
        ++digits;
        if (__builtin_mul_overflow(count, std::int64_t{10}, &count) ||
            __builtin_add_overflow(count, std::int64_t{c - '0'}, &count))
            return Error{ErrorCode::Overflow, {}, std::string{text}, "is too large"};
    }
    if (digits == 0)
        return notADecimal(text);
    for (int missing = decimals - std::max(after, 0); missing > 0; --missing)
        if (__builtin_mul_overflow(count, std::int64_t{10}, &count))
            return Error{ErrorCode::Overflow, {}, std::string{text}, "is too large"};
    return count;
}

std::string formatDecimal(std::int64_t count, int decimals)
{
    const bool negative = count < 0;
    auto magnitude = static_cast<std::uint64_t>(count);
    if (negative)
        magnitude = 0 - magnitude;
    std::string text = std::to_string(magnitude);
    const auto places = static_cast<std::size_t>(decimals);
    if (text.size() <= places)
        text.insert(0, places + 1 - text.size(), '0');
    std::string fraction = text.substr(text.size() - places);
    text.resize(text.size() - places);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (!fraction.empty())
        text += '.' + fraction;
    return negative ? '-' + text : text;
}

std::string formatWhole(Wide count)
{
    return fmt::format("{}", count);
}

std::string formatDouble(double value)
{
    return fmt::format("{}", value);
}

} // namespace lowwater
