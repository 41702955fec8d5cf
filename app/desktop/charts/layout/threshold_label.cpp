// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/threshold_label.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lowwater {

namespace {

constexpr double margin = 8;
constexpr double aboveLine = 2;
constexpr double goodEnough = 0.7;

bool isBlocked(double left, double right, const TimeAxis& axis, std::span<const Band> bands)
{
    const auto touches = [left, right](double from, double to) { return left < to + 2 && from - 2 < right; };
    return std::any_of(axis.segments().begin(), axis.segments().end(),
                       [&](const auto& segment) { return segment.folded && touches(segment.left, segment.right); }) ||
           std::any_of(bands.begin(), bands.end(), [&](const Band& band) { return touches(band.left, band.right); });
}

struct Room {
    double clearance = 0; ///< pixels to the balance line; negative: it runs through
    bool onFill = false;
};

Room roomAt(const QRectF& where, const BalanceColumns& columns, const MoneyAxis& money, double plotHeight)
{
    Room room{std::numeric_limits<double>::max(), true};
    const auto end = std::min(static_cast<std::size_t>(where.right() + margin), columns.size());
    for (auto c = static_cast<std::size_t>(where.left() - margin); c < end; ++c) {
        if (!columns[c])
            continue;
        const double top = money.yAt(columns[c]->most, plotHeight);
        const double bottom = money.yAt(columns[c]->least, plotHeight);
        room.clearance = std::min(room.clearance, std::max(where.top() - bottom, top - where.bottom()));
        room.onFill = room.onFill && bottom < where.top();
    }
    return room;
}

} // namespace

std::optional<ThresholdLabel> placeThresholdLabel(const BalanceColumns& columns, const MoneyAxis& money,
                                                  const TimeAxis& axis, std::span<const Band> bands, Money threshold,
                                                  double plotHeight, QSizeF size, std::optional<double> before)
{
    const double bottom = money.yAt(threshold, plotHeight) - aboveLine;
    const double furthest = axis.width() - size.width() - margin;
    if (columns.empty() || furthest < margin)
        return std::nullopt;
    const auto at = [&](double left) { return QRectF(QPointF(left, bottom - size.height()), size); };
    const auto clearance = [&](double left) {
        return isBlocked(left, left + size.width(), axis, bands)
                   ? -std::numeric_limits<double>::max()
                   : std::min(roomAt(at(left), columns, money, plotHeight).clearance, 3 * size.height());
    };
    double best = margin;
    double bestRoom = clearance(best);
    for (double left = margin; left <= furthest; left += std::max(4.0, size.width() / 6)) {
        const double room = clearance(left);
        if (room > bestRoom) {
            best = left;
            bestRoom = room;
        }
    }
    if (before && *before <= furthest && bestRoom > 0 && clearance(*before) >= goodEnough * bestRoom)
        best = *before;
    return ThresholdLabel{at(best), roomAt(at(best), columns, money, plotHeight).onFill};
}

} // namespace lowwater
