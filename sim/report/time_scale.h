// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/time.h"

#include <span>
#include <vector>

namespace lowwater {

/// A stretch of time, from <= to.
struct Stretch {
    SimTime from;
    SimTime to;
    [[nodiscard]] bool operator==(const Stretch&) const = default;
};

/// Stretches with something in them: neighbours in `times` (ascending) more than `quiet` apart are in different ones.
[[nodiscard]] std::vector<Stretch> busyStretches(std::span<const SimTime> times, Duration quiet);
/// What either of two ascending lists covers; what is at most `quiet` apart is one.
[[nodiscard]] std::vector<Stretch> united(const std::vector<Stretch>& a, const std::vector<Stretch>& b, Duration quiet);

/// Time on the x axis. Quiet time between the shown stretches shrinks to a gap of fixed width (UI.md section 2).
class TimeScale {
public:
    struct Segment {
        Stretch shown;
        double left = 0;
        double right = 0;
        [[nodiscard]] double width() const noexcept { return right - left; }
    };
    static constexpr double gapWidth = 14;

    /// One stretch, all of it linear.
    TimeScale(Stretch shown, double left, double right);
    /// Ascending and disjoint, not empty. Each is at least a few points wide, the rest in proportion to its length.
    TimeScale(const std::vector<Stretch>& shown, double left, double right);

    [[nodiscard]] double x(SimTime time) const;
    /// The time at a place; within a gap in proportion.
    [[nodiscard]] SimTime at(double x) const;
    [[nodiscard]] std::span<const Segment> segments() const noexcept { return m_segments; }
    [[nodiscard]] bool skips() const noexcept { return m_segments.size() > 1; }
    [[nodiscard]] double left() const noexcept { return m_segments.front().left; }
    [[nodiscard]] double right() const noexcept { return m_segments.back().right; }

private:
    std::vector<Segment> m_segments;
};

/// The scale of a report's figure: quiet time is skipped where less than a quarter of the hours between the first and
/// the last moment is busy; where there are more than a dozen such stretches, only those that stand out (weekends, not
/// nights).
[[nodiscard]] TimeScale timeScaleFor(const std::vector<Stretch>& busy, double left, double right);

} // namespace lowwater
