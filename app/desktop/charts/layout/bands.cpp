// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/bands.h"

#include <algorithm>
#include <cmath>

namespace lowwater {

TimeRange timeOf(const Interruption& interruption, SimTime windowEnd)
{
    return {interruption.began, interruption.ended.value_or(windowEnd)};
}

std::vector<Band> bandsOf(std::span<const Interruption> interruptions, SimTime windowEnd, const TimeAxis& axis)
{
    std::vector<Band> bands;
    const auto first =
        std::partition_point(interruptions.begin(), interruptions.end(), [&](const Interruption& interruption) {
            return timeOf(interruption, windowEnd).to < axis.range().from;
        });
    for (auto it = first; it != interruptions.end() && it->began < axis.range().to; ++it) {
        const TimeRange time = timeOf(*it, windowEnd);
        const double left = std::max(0.0, std::floor(axis.xAt(time.from)));
        const double right =
            std::max(left + Band::narrowest, std::round(std::min<double>(axis.width(), axis.xAt(time.to))));
        const auto index = static_cast<std::size_t>(it - interruptions.begin());
        if (!bands.empty() && left <= bands.back().right && bands.back().cause == it->cause) {
            bands.back().right = std::max(bands.back().right, right);
            bands.back().last = index;
        } else {
            bands.push_back({left, right, it->cause, index, index});
        }
    }
    return bands;
}

const Band* bandAt(std::span<const Band> bands, double x, double reach)
{
    const Band* nearest = nullptr;
    double distance = reach;
    for (const Band& band : bands) {
        const double away = std::max({band.left - x, x - band.right, 0.0});
        if (away <= distance && (!nearest || away < distance)) {
            nearest = &band;
            distance = away;
        }
    }
    return nearest;
}

} // namespace lowwater
