// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/confidence.h"

#include <boost/math/distributions/binomial.hpp>

namespace lowwater {

double lowerBoundOfChance(std::uint64_t successes, std::uint64_t trials, double confidence)
{
    return boost::math::binomial::find_lower_bound_on_p(static_cast<double>(trials), static_cast<double>(successes),
                                                        1 - confidence);
}

std::uint64_t rankFromTop(std::uint64_t count, double chance, double confidence)
{
    // The k-th largest is at or above the quantile unless fewer than k draws are above it.
    const auto holds = [&](std::uint64_t rank) {
        return lowerBoundOfChance(count - rank + 1, count, confidence) >= chance;
    };
    std::uint64_t rank = 0;
    std::uint64_t tooMany = count + 1;
    while (tooMany - rank > 1) {
        const std::uint64_t middle = rank + (tooMany - rank) / 2;
        (holds(middle) ? rank : tooMany) = middle;
    }
    return rank;
}

} // namespace lowwater
