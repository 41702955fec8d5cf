// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/time.h"

namespace lowwater {

/// [from, to)
struct TimeRange {
    SimTime from;
    SimTime to;

    [[nodiscard]] constexpr Duration length() const noexcept { return to - from; }
    [[nodiscard]] constexpr bool contains(SimTime time) const noexcept { return from <= time && time < to; }
    [[nodiscard]] bool operator==(const TimeRange&) const = default;
};

} // namespace lowwater
