// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>

namespace lowwater {

/// The first index in [from, end) at which `isBefore` does not hold any more, else `end`; it holds for a first part of
/// the range alone. `step` (>= 1) is how far it may well be. O(log of the distance from `from`, at least of the step).
template <typename IsBefore>
[[nodiscard]] std::size_t gallop(std::size_t from, std::size_t end, IsBefore isBefore, std::size_t step = 1)
{
    std::size_t low = from; // all before it are before
    while (low < end && isBefore(std::min(low + step, end) - 1)) {
        low = std::min(low + step, end);
        step *= 2;
    }
    std::size_t high = std::min(low + step, end); // at or behind the answer
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (isBefore(middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/// The same from above: the first index of [0, end) from which `isBehind` holds up to `end`, else `end`.
template <typename IsBehind>
[[nodiscard]] std::size_t gallopBack(std::size_t end, IsBehind isBehind, std::size_t step = 1)
{
    return end - gallop(
                     0, end, [&](std::size_t i) { return isBehind(end - 1 - i); }, step);
}

} // namespace lowwater
