// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <stdexcept>

namespace lowwater {

/// 128-bit intermediates: products of money, time and counts before their one rounding.
__extension__ using Wide = __int128;

/// numerator / denominator rounded half to even; denominator > 0. Throws std::overflow_error past 64 bits.
[[nodiscard]] inline std::int64_t divideHalfEven(Wide numerator, Wide denominator)
{
    Wide quotient = numerator / denominator;
    Wide remainder = numerator % denominator;
    if (remainder < 0) {
        remainder += denominator;
        --quotient;
    }
    const Wide twice = remainder * 2;
    if (twice > denominator || (twice == denominator && (quotient & 1) != 0))
        ++quotient;
    if (quotient > std::numeric_limits<std::int64_t>::max() || quotient < std::numeric_limits<std::int64_t>::min())
        throw std::overflow_error{"a rounded quotient is past 64 bits"};
    return static_cast<std::int64_t>(quotient);
}

} // namespace lowwater
