// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/threshold_label.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lowwater {

namespace {

constexpr double edge = 8;  ///< from the plot's sides
constexpr double aside = 4; ///< from a steep piece of the line
constexpr double fromLine = 2;
constexpr double step = 3;
constexpr double tight = 3; ///< less room than this: look on the other side of the threshold
constexpr double goodEnough = 0.7;

bool isBlocked(double left, double right, const TimeAxis& axis, std::span<const Band> bands)
{
    const auto touches = [left, right](double from, double to) { return left < to + 2 && from - 2 < right; };
    return std::any_of(axis.segments().begin(), axis.segments().end(),
                       [&](const auto& segment) { return segment.folded && touches(segment.left, segment.right); }) ||
           std::any_of(bands.begin(), bands.end(), [&](const Band& band) { return touches(band.left, band.right); });
}

struct Room {
    double clearance = 0; ///< pixels to the balance line; where it runs through, minus the columns it does so in
    bool onFill = false;
};

Room roomAt(const QRectF& where, const BalanceColumns& columns, const MoneyAxis& money, double plotHeight)
{
    Room room{std::numeric_limits<double>::max(), true};
    int pierced = 0;
    const auto end = std::min(static_cast<std::size_t>(where.right() + aside), columns.size());
    for (auto c = static_cast<std::size_t>(where.left() - aside); c < end; ++c) {
        if (!columns[c])
            continue;
        const double top = money.yAt(columns[c]->most, plotHeight);
        const double bottom = money.yAt(columns[c]->least, plotHeight);
        const double clearance = std::max(where.top() - bottom, top - where.bottom());
        pierced += clearance < 0 ? 1 : 0;
        room.clearance = std::min(room.clearance, clearance);
        room.onFill = room.onFill && bottom < where.top();
    }
    if (pierced > 0)
        room.clearance = -pierced;
    return room;
}

} // namespace

std::optional<ThresholdLabel> placeThresholdLabel(const BalanceColumns& columns, const MoneyAxis& money,
                                                  const TimeAxis& axis, std::span<const Band> bands, Money threshold,
                                                  double plotHeight, QSizeF size, std::optional<double> before)
{
    const double line = money.yAt(threshold, plotHeight);
    const double furthest = axis.width() - size.width() - edge;
    if (columns.empty() || furthest < edge)
        return std::nullopt;
    const auto roomFor = [&](QPointF corner) {
        const QRectF where(corner, size);
        if (where.top() < 0 || isBlocked(where.left(), where.right(), axis, bands))
            return -std::numeric_limits<double>::max();
        return std::min(roomAt(where, columns, money, plotHeight).clearance, 3 * size.height());
    };
    QPointF best(edge, line - fromLine - size.height());
    double bestRoom = roomFor(best);
    const auto search = [&](double top) {
        for (double left = edge; left <= furthest; left += step) {
            const double room = roomFor({left, top});
            if (room > bestRoom) {
                best = {left, top};
                bestRoom = room;
            }
        }
    };
    search(best.y());
    const double below = line + fromLine;
    if (bestRoom < tight && below + size.height() < money.yAt(0.0, plotHeight))
        search(below);
    if (before && *before <= furthest && bestRoom > 0 && roomFor({*before, best.y()}) >= goodEnough * bestRoom)
        best.setX(*before);
    const QRectF where(best, size);
    return ThresholdLabel{where, roomAt(where, columns, money, plotHeight).onFill};
}

} // namespace lowwater
