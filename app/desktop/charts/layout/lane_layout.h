// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/layout/bands.h"
#include "sim/history/past_reload.h"
#include "sim/replay/outcome.h"

#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// A flag in the lane "Stopped": one interruption with its number, or several that stand too close for a flag each.
struct Flag {
    double left = 0;
    double width = 0;
    QString text;
    Cause cause = Cause::Latency;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct FlagSizes {
    double height = 0;
    double iconWidth = 0; ///< with its margins
    double gap = 0;       ///< between two flags
    std::function<double(const QString&)> textWidth;
};

/// A flag under the middle of each interruption, pushed aside rather than overlapped, all within [0, width]; neighbours
/// are taken together where they do not fit ("3–7").
[[nodiscard]] std::vector<Flag> flagsOf(std::span<const Interruption> interruptions, SimTime windowEnd,
                                        const TimeAxis& axis, const FlagSizes& sizes);

/// The reloads on view, drawn one by one or, where there are too many, as ticks.
struct ReloadMark {
    enum class Kind { Requested, Declined, Credited, Way, Tick, Recorded };
    Kind kind = Kind::Credited;
    double x = 0;
    double to = 0;         ///< Way: where the bar ends; Tick: the tick's right edge
    std::size_t count = 1; ///< Tick, Recorded: reloads behind it
    Money amount;          ///< of all behind it
    std::size_t first = 0; ///< Recorded: the first of them, in PrepaidCredits::reloads
};

struct ReloadMarks {
    std::vector<ReloadMark> marks;
    bool ticks = false;
};

/// `merge`: a request nearer than this to its credit is not drawn. More than one reload in 12 px: ticks.
[[nodiscard]] ReloadMarks reloadMarks(const Outcome& outcome, const TimeAxis& axis, double merge);

/// Where credits really came, by time; nearer than `merge` they are one mark.
[[nodiscard]] std::vector<ReloadMark> pastReloadMarks(std::span<const PastReload> reloads, const TimeAxis& axis,
                                                      double merge);

} // namespace lowwater
