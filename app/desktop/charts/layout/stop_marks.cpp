// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/stop_marks.h"

#include "app/desktop/words/format.h"

#include <algorithm>

namespace lowwater {

std::vector<StopMark> stopMarks(std::span<const RecordedStop> stops, const TimeAxis& axis, const StopMarkSizes& sizes)
{
    const auto isBefore = [](SimTime time) { return [time](const RecordedStop& stop) { return stop.time < time; }; };
    const auto begin = std::partition_point(stops.begin(), stops.end(), isBefore(axis.range().from));
    const auto end = std::partition_point(begin, stops.end(), isBefore(axis.range().to));
    std::vector<StopMark> marks;
    for (auto it = begin; it != end; ++it) {
        const double x = axis.xAt(it->time);
        const auto index = static_cast<std::size_t>(it - stops.begin());
        if (marks.empty() || x - sizes.side / 2 >= marks.back().right + sizes.gap) {
            marks.push_back({x - sizes.side / 2, x + sizes.side / 2, x, {}, index, index});
            continue;
        }
        StopMark& mark = marks.back();
        mark.last = index;
        mark.count = words::formatCount(mark.stops());
        mark.right = mark.x + sizes.side / 2 + sizes.gap + sizes.textWidth(mark.count);
    }
    return marks;
}

const StopMark* stopMarkAt(std::span<const StopMark> marks, double x, double reach)
{
    const auto after =
        std::partition_point(marks.begin(), marks.end(), [&](const StopMark& mark) { return mark.left - reach <= x; });
    if (after == marks.begin())
        return nullptr;
    const StopMark& mark = *std::prev(after);
    return x <= mark.right + reach ? &mark : nullptr;
}

} // namespace lowwater
