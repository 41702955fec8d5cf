// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/rounded_money.h"

#include <charconv>
#include <cstdint>
#include <string>

namespace lowwater {

namespace {

constexpr int moneyDecimals = 9;
constexpr int farthestExponent = 100'000; // past every length of number that is read

/// A number as its significant digits and the power of ten of the last of them.
struct Decimal {
    bool negative = false;
    std::string digits;
    int exponent = 0;
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Moves the digits at the front of `rest` to `digits`; false where there is none.
bool takeDigits(std::string_view& rest, std::string& digits)
{
    const std::size_t before = digits.size();
    while (!rest.empty() && isDigit(rest.front())) {
        digits += rest.front();
        rest.remove_prefix(1);
    }
    return digits.size() > before;
}

bool takeExponent(std::string_view& rest, int& exponent)
{
    rest.remove_prefix(1);
    if (!rest.empty() && rest.front() == '+') {
        rest.remove_prefix(1);
        if (rest.empty() || !isDigit(rest.front()))
            return false;
    }
    int power = 0;
    const auto [end, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), power);
    if (failure != std::errc{} || power > farthestExponent || power < -farthestExponent)
        return false;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    exponent += power;
    return true;
}

std::optional<Decimal> readDecimal(std::string_view rest)
{
    Decimal decimal;
    decimal.negative = !rest.empty() && rest.front() == '-';
    if (decimal.negative)
        rest.remove_prefix(1);
    const bool leadingZero = rest.size() > 1 && rest[0] == '0' && isDigit(rest[1]);
    if (leadingZero || !takeDigits(rest, decimal.digits))
        return std::nullopt;
    if (!rest.empty() && rest.front() == '.') {
        rest.remove_prefix(1);
        const std::size_t whole = decimal.digits.size();
        if (!takeDigits(rest, decimal.digits))
            return std::nullopt;
        decimal.exponent = -static_cast<int>(decimal.digits.size() - whole);
    }
    if (!rest.empty() && (rest.front() == 'e' || rest.front() == 'E') && !takeExponent(rest, decimal.exponent))
        return std::nullopt;
    if (!rest.empty())
        return std::nullopt;
    decimal.digits.erase(0, decimal.digits.find_first_not_of('0'));
    return decimal;
}

/// Whether what was cut off rounds the rest up, half to even.
bool roundsUp(std::string_view cut, bool isOdd)
{
    if (cut.empty() || cut.front() != '5')
        return !cut.empty() && cut.front() > '5';
    return isOdd || cut.find_first_not_of('0', 1) != std::string_view::npos;
}

bool append(std::int64_t& nanos, char digit)
{
    return !__builtin_mul_overflow(nanos, std::int64_t{10}, &nanos) &&
           !__builtin_add_overflow(nanos, std::int64_t{digit - '0'}, &nanos);
}

} // namespace

std::optional<RoundedMoney> roundedMoney(std::string_view number)
{
    if (number.size() > static_cast<std::size_t>(farthestExponent))
        return std::nullopt;
    const auto decimal = readDecimal(number);
    if (!decimal)
        return std::nullopt;
    const std::string_view digits = decimal->digits;
    const int kept =
        static_cast<int>(digits.size()) + decimal->exponent + moneyDecimals; // digits of whole nano-dollars
    std::int64_t nanos = 0;
    for (int i = 0; i < kept && !digits.empty(); ++i)
        if (!append(nanos, static_cast<std::size_t>(i) < digits.size() ? digits[static_cast<std::size_t>(i)] : '0'))
            return std::nullopt;
    std::string_view cut; // less than a tenth of a nano-dollar where kept < 0
    if (kept >= 0 && static_cast<std::size_t>(kept) < digits.size())
        cut = digits.substr(static_cast<std::size_t>(kept));
    RoundedMoney result;
    result.rounded = cut.find_first_not_of('0') != std::string_view::npos || (kept < 0 && !digits.empty());
    if (roundsUp(cut, nanos % 2 != 0) && __builtin_add_overflow(nanos, std::int64_t{1}, &nanos))
        return std::nullopt;
    result.money = Money::fromNanos(decimal->negative ? -nanos : nanos);
    return result;
}

} // namespace lowwater
