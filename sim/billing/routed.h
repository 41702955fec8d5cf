// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routing.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lowwater {

/// What became of a charge.
enum class Fate : std::uint8_t {
    Plan,       ///< served by the plan
    Throttled,  ///< served by the plan, by a smaller model; its cost stays the recorded one
    Overflowed, ///< the plan's allowance was used up: paid from the prepaid balance
    Blocked,    ///< the plan's allowance was used up: refused, in no pool's spending
    Extra,      ///< paid from the prepaid balance
    Api         ///< paid by an API key
};

/// Nothing where the charge was refused.
[[nodiscard]] constexpr std::optional<Pool> poolOf(Fate fate) noexcept
{
    switch (fate) {
    case Fate::Plan:
    case Fate::Throttled:
        return Pool::Plan;
    case Fate::Overflowed:
    case Fate::Extra:
        return Pool::Extra;
    case Fate::Api:
        return Pool::Api;
    case Fate::Blocked:
        break;
    }
    return std::nullopt;
}

/// One period of a plan window.
struct WindowPeriod {
    TimeSpan span;
    Money used;                    ///< of the charges that the plan served; the one that ran it out counts in full
    std::optional<SimTime> ranOut; ///< the time of the charge that used up the allowance
    std::uint64_t served = 0;      ///< charges that the plan served, throttled ones too
    std::uint64_t throttled = 0;   ///< because this window, perhaps with others, was used up; likewise the next two
    std::uint64_t overflowed = 0;
    std::uint64_t blocked = 0;

    [[nodiscard]] bool operator==(const WindowPeriod&) const = default;
};

/// A plan window's periods in which a charge asked the plan, in order of time. (A charge that other windows kept away
/// from the plan starts no period of a window that starts at its first charge.)
struct WindowUse {
    PlanWindow window;
    std::vector<WindowPeriod> periods;

    [[nodiscard]] bool operator==(const WindowUse&) const = default;
};

/// A history after routing.
struct Routed {
    std::vector<Fate> fates;        ///< by charge
    std::vector<WindowUse> windows; ///< as in Routing::planWindows

    [[nodiscard]] std::optional<Pool> pool(ChargeIndex i) const noexcept { return poolOf(fates[i]); }
};

/// The pool that each charge asks: the first rule it meets, else its own pool, else the default. A charge that asks the
/// plan is served by it unless a window is used up, that is unless its allowance was reached by the charges that the
/// plan served in the same period before this one; then the strictest consequence of the used-up windows holds (block
/// before overflow before throttle) and counts in each of them that has it. The charge that reaches an allowance is
/// still served in full. What the plan does not serve uses up no allowance. One pass, O(n x (rules + windows)).
[[nodiscard]] Routed route(const History& history, const Routing& routing);

} // namespace lowwater
