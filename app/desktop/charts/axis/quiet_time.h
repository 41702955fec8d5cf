// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_range.h"
#include "sim/core/money.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace lowwater {

/// Time with its quiet stretches taken out: what "Skip quiet time" measures zooming and panning by.
class QuietTime {
public:
    QuietTime() = default;
    /// Ascending, disjoint, none empty.
    explicit QuietTime(std::vector<TimeRange> stretches);

    [[nodiscard]] const std::vector<TimeRange>& stretches() const noexcept { return m_stretches; }
    /// The time outside the stretches, from the epoch to `time`.
    [[nodiscard]] Duration busyAt(SimTime time) const;
    /// The first and the last moment of which busyAt gives `busy`; they differ where a stretch lies.
    [[nodiscard]] SimTime firstAt(Duration busy) const;
    [[nodiscard]] SimTime lastAt(Duration busy) const;
    [[nodiscard]] bool operator==(const QuietTime&) const = default;

private:
    std::vector<TimeRange> m_stretches;
    std::vector<Duration>
        m_foldedBefore; ///< what all stretches before the i-th hold; one more than there are stretches
};

/// Longer stretches without a charge are quiet (UI.md section 2).
inline constexpr Duration quietLongerThan = std::chrono::minutes{60};

/// The stretches of `record` with no charge for more than quietLongerThan. `charges` ascending.
[[nodiscard]] std::vector<TimeRange> quietStretches(std::span<const SimTime> charges, TimeRange record);

/// The same without what a replay moved into them: deferred work, credits. In steps of a quarter of an hour, so that
/// the axis does not tremble while a slider is dragged. `changes` ascending.
[[nodiscard]] std::vector<TimeRange> withoutActivity(const std::vector<TimeRange>& stretches,
                                                     std::span<const SimTime> changes);

/// Whether fewer than a quarter of the hours from the first to the last charge have one.
[[nodiscard]] bool isMostlyQuiet(std::span<const SimTime> charges);

/// The shortest range with 95 % of the spending; all charges where nothing was spent. Not for no charges. The range
/// ends just past its last charge.
[[nodiscard]] TimeRange busiestRange(std::span<const SimTime> charges, std::span<const Money> costs);

} // namespace lowwater
