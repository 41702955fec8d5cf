// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_axis.h"
#include "sim/replay/outcome.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// One interruption, or several of one cause that share pixels, across the plot.
struct Band {
    double left = 0;
    double right = 0; ///< at least Band::narrowest more than left
    Cause cause = Cause::Latency;
    std::size_t first = 0; ///< indices into Outcome::interruptions
    std::size_t last = 0;

    static constexpr double narrowest = 3;
    static constexpr double narrowestHatched = 8;
    [[nodiscard]] bool operator==(const Band&) const = default;
};

/// The interruption's time; one that never ended lasts to the end of the window.
[[nodiscard]] TimeRange timeOf(const Interruption& interruption, SimTime windowEnd);

/// What is on view, from left to right. `interruptions` in order of time, as an outcome has them.
[[nodiscard]] std::vector<Band> bandsOf(std::span<const Interruption> interruptions, SimTime windowEnd,
                                        const TimeAxis& axis);

/// The band under x or nearest to it within `reach`.
[[nodiscard]] const Band* bandAt(std::span<const Band> bands, double x, double reach);

} // namespace lowwater
