// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/quiet_time.h"

#include <vector>

namespace lowwater {

/// Maps time to x and back, quiet stretches folded to narrow gaps: the one truth for both plots, lanes, hover and hit
/// tests. x is in logical pixels from the plot's left edge.
class TimeAxis {
public:
    struct Segment {
        TimeRange time;
        double left = 0;
        double right = 0;
        bool folded = false;

        /// Wide enough to be left blank, and to carry the two slashes.
        [[nodiscard]] bool isBlank() const noexcept { return folded && right - left >= 6; }
        [[nodiscard]] bool hasMark() const noexcept { return folded && right - left >= 12; }
    };

    TimeAxis() = default;
    /// `range` not empty, width > 0. Gaps are `foldGap` wide; narrower where they would take more than a third of the
    /// axis, and where they cannot be drawn at all only the longest stretches are folded.
    TimeAxis(const QuietTime& quiet, TimeRange range, int width, int foldGap);

    [[nodiscard]] const TimeRange& range() const noexcept { return m_range; }
    [[nodiscard]] int width() const noexcept { return m_width; }
    [[nodiscard]] const std::vector<Segment>& segments() const noexcept { return m_segments; }
    /// Logical pixels for a stretch of unfolded time.
    [[nodiscard]] double pixels(Duration duration) const;
    /// Monotone; past either end it goes on at the scale of the unfolded time.
    [[nodiscard]] double xAt(SimTime time) const;
    /// x is held to [0, width].
    [[nodiscard]] SimTime timeAt(double x) const;
    /// The gap at x, if there is one.
    [[nodiscard]] const Segment* gapAt(double x) const;
    /// width + 1 ascending bounds of one-pixel columns.
    [[nodiscard]] std::vector<SimTime> columnBounds() const;

private:
    TimeRange m_range{SimTime{}, SimTime{} + std::chrono::hours{1}};
    int m_width = 1;
    double m_pixelsPerMicro = 1.0 / 3.6e9;
    std::vector<Segment> m_segments{{m_range, 0, 1, false}};
};

} // namespace lowwater
