// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>

namespace lowwater {

namespace {

Error notADecimal(std::string_view text)
{
    Error error{ErrorCode::Invalid, {}, std::string{text}, "is not a number; write a plain decimal such as 12.5"};
    if (text.empty()) {
        error.message = "is empty; write a plain decimal such as 12.5";
        return error;
    }
    const auto commas = std::count(text.begin(), text.end(), ',');
    const auto points = std::count(text.begin(), text.end(), '.');
    if (commas > 0 && (points > 0 || commas > 1)) {
        std::string without;
        for (const char c : text)
            if (c != ',')
                without += c;
        error.message = "has a thousands mark; write " + without;
    } else if (commas == 1) {
        error.message = "is not a number; use a point";
    } else if (text.find_first_of("eE") != std::string_view::npos &&
               std::isdigit(static_cast<unsigned char>(text.front())) != 0) {
        error.message = "has an exponent; write a plain decimal";
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

std::string formatDouble(double value)
{
    return fmt::format("{}", value);
}

} // namespace lowwater
