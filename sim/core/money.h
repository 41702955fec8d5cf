// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace lowwater {

/// US dollars, exact to 1e-9; range about +/-9.2 billion. Arithmetic past the range throws std::overflow_error in every
/// build.
class Money {
public:
    constexpr Money() = default;
    [[nodiscard]] static constexpr Money fromNanos(std::int64_t nanos) noexcept { return Money{nanos}; }
    /// Whole dollars; throws std::overflow_error past the range.
    [[nodiscard]] static Money fromDollars(std::int64_t dollars);
    /// Plain decimals with an optional leading `-` and `$`, such as `12.5` or `$0.32`. A tenth decimal, an exponent, a
    /// thousands mark and a decimal comma are errors that say what would be right.
    [[nodiscard]] static Result<Money> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t nanos() const noexcept { return m_nanos; }
    /// For drawing and estimates only; never to compute with.
    [[nodiscard]] constexpr double toDouble() const noexcept { return static_cast<double>(m_nanos) / 1e9; }
    /// The exact decimal without trailing zeros: `0.5`, `-2`, `0`.
    [[nodiscard]] std::string toString() const;

    [[nodiscard]] constexpr auto operator<=>(const Money&) const = default;
    Money& operator+=(Money other)
    {
        std::int64_t sum = 0; // this one is left as it is where it throws
        if (__builtin_add_overflow(m_nanos, other.m_nanos, &sum)) [[unlikely]]
            overflow();
        m_nanos = sum;
        return *this;
    }
    Money& operator-=(Money other)
    {
        std::int64_t difference = 0;
        if (__builtin_sub_overflow(m_nanos, other.m_nanos, &difference)) [[unlikely]]
            overflow();
        m_nanos = difference;
        return *this;
    }
    [[nodiscard]] friend Money operator+(Money a, Money b) { return a += b; }
    [[nodiscard]] friend Money operator-(Money a, Money b) { return a -= b; }
    [[nodiscard]] Money operator-() const;
    [[nodiscard]] Money operator*(std::int64_t count) const;
    /// `*this` x numerator / denominator, rounded half to even in one step. denominator > 0.
    [[nodiscard]] Money scaled(std::int64_t numerator, std::int64_t denominator) const;
    /// The least whole multiple of `step` (> 0) at or above this.
    [[nodiscard]] Money roundedUpTo(Money step) const;

private:
    [[noreturn]] static void overflow();
    explicit constexpr Money(std::int64_t nanos) noexcept : m_nanos{nanos} {}
    std::int64_t m_nanos = 0;
};

/// The smallest unit of money, THEORY.md's `u`.
inline constexpr Money oneNano = Money::fromNanos(1);
inline constexpr Money oneCent = Money::fromNanos(10'000'000);
inline constexpr Money oneDollar = Money::fromNanos(1'000'000'000);

} // namespace lowwater
