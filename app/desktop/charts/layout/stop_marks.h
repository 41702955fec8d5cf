// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_axis.h"
#include "sim/history/recorded_stop.h"

#include <QString>

#include <functional>
#include <span>
#include <vector>

namespace lowwater {

/// An octagon on the plot's top edge: one recorded stop, or neighbours that stand closer than a glyph, with their
/// count.
struct StopMark {
    double left = 0;
    double right = 0; ///< of the count, where there is one
    double x = 0;     ///< the octagon's middle: where the first stop is
    QString count;    ///< empty for one stop
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t stops() const noexcept { return last - first + 1; }
    [[nodiscard]] bool operator==(const StopMark&) const = default;
};

struct StopMarkSizes {
    double side = 0; ///< of the octagon
    double gap = 0;  ///< between octagon and count, and between marks
    std::function<double(const QString&)> textWidth;
};

/// Of the stops on view (all are by time), from left to right, none over another.
[[nodiscard]] std::vector<StopMark> stopMarks(std::span<const RecordedStop> stops, const TimeAxis& axis,
                                              const StopMarkSizes& sizes);

/// The mark at x, at most `reach` beside it; null: none.
[[nodiscard]] const StopMark* stopMarkAt(std::span<const StopMark> marks, double x, double reach);

} // namespace lowwater
