// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lowwater {

/// What happens to a charge of the plan once the allowance is used up, the mildest first.
enum class Consequence : std::uint8_t {
    Throttle, ///< it goes on, served by a smaller model
    Overflow, ///< it is paid from the prepaid balance
    Block     ///< it is refused
};

/// `throttle`, `overflow`, `block`
[[nodiscard]] std::string_view consequenceName(Consequence consequence) noexcept;

/// From `start` until just before `end`.
struct TimeSpan {
    SimTime start;
    SimTime end;

    [[nodiscard]] bool operator==(const TimeSpan&) const = default;
    [[nodiscard]] bool contains(SimTime time) const noexcept { return start <= time && time < end; }
};

/// An allowance of an included plan, refilled every cycle or window (MODEL.md section 3).
///
/// Written `WINDOW=ALLOWANCE:CONSEQUENCE`, where WINDOW is a length (`5h`: a period starts at the first charge that
/// the plan serves while none is open), a length from an anchor (`7d@2026-09-03T10:00:00Z`: the periods follow each
/// other without a gap, before the anchor too) or `month@15` (a billing cycle from 00:00 UTC of that day of the month,
/// of a shorter month's last day; `month` alone is `month@1`).
struct PlanWindow {
    enum class Kind : std::uint8_t { FromFirstCharge, Anchored, Month };

    Kind kind = Kind::FromFirstCharge;
    Duration length{};      ///< > 0; not for Month
    SimTime anchor;         ///< Anchored
    unsigned anchorDay = 1; ///< Month: 1 ... 31
    Money allowance;        ///< > 0, at list price
    Consequence consequence = Consequence::Overflow;

    [[nodiscard]] bool operator==(const PlanWindow&) const = default;

    [[nodiscard]] static Result<PlanWindow> parse(std::string_view text);
    /// A text that parse reads back.
    [[nodiscard]] std::string toString() const;

    /// The period that `time` falls in; for FromFirstCharge the one that a charge at `time` would start. Its ends stay
    /// within the range of time.
    [[nodiscard]] TimeSpan periodAt(SimTime time) const noexcept;
};

} // namespace lowwater
