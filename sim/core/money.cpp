// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/money.h"

#include "sim/core/decimal.h"
#include "sim/core/wide.h"

#include <stdexcept>

namespace lowwater {

namespace {

constexpr int moneyDecimals = 9;
constexpr const char* outOfRange = "money is past its range of about 9.2 billion dollars";

Money checked(Wide nanos)
{
    if (nanos > std::numeric_limits<std::int64_t>::max() || nanos < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error{outOfRange};
    return Money::fromNanos(static_cast<std::int64_t>(nanos));
}

} // namespace

Money Money::fromDollars(std::int64_t dollars)
{
    return checked(Wide{dollars} * oneDollar.nanos());
}

Result<Money> Money::parse(std::string_view text)
{
    std::string_view rest = text;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative)
        rest.remove_prefix(1);
    if (!rest.empty() && rest.front() == '$')
        rest.remove_prefix(1);
    const auto magnitude = parseDecimal(rest.empty() ? text : rest, moneyDecimals);
    if (!magnitude) {
        Error error = magnitude.error();
        error.value = std::string{text};
        return error;
    }
    return fromNanos(negative ? -*magnitude : *magnitude);
}

std::string Money::toString() const
{
    return formatDecimal(m_nanos, moneyDecimals);
}

void Money::overflow()
{
    throw std::overflow_error{outOfRange};
}

Money Money::operator-() const
{
    return Money{} - *this;
}

Money Money::operator*(std::int64_t count) const
{
    return checked(Wide{m_nanos} * count);
}

Money Money::scaled(std::int64_t numerator, std::int64_t denominator) const
{
    return fromNanos(divideHalfEven(Wide{m_nanos} * numerator, denominator));
}

Money Money::roundedUpTo(Money step) const
{
    const Wide whole = Wide{m_nanos} / step.m_nanos;
    const bool above = Wide{m_nanos} % step.m_nanos > 0;
    return checked((whole + (above ? 1 : 0)) * step.m_nanos);
}

} // namespace lowwater
