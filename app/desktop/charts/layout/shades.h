// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_axis.h"

#include <QTimeZone>

#include <vector>

namespace lowwater {

/// A part of the plots that is one step darker.
struct Shade {
    enum class Kind { Weekend, Night };
    Kind kind = Kind::Night;
    double left = 0;
    double right = 0;
};

/// Nights (22 to 7 in the zone) where they are wide enough to be told apart, weekends from two weeks on; weekends
/// first. Never across a gap.
[[nodiscard]] std::vector<Shade> shadesOf(const TimeAxis& axis, const QTimeZone& zone);

} // namespace lowwater
