// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/charts/layout/bands.h"
#include "app/desktop/charts/layout/shades.h"
#include "app/desktop/charts/paint/chart_style.h"

#include <QImage>
#include <QSize>

#include <optional>
#include <span>

namespace lowwater {

/// What lies under the balance line.
struct BackgroundPicture {
    QSize size; ///< logical pixels
    double devicePixelRatio = 1;
    std::span<const Shade> shades;
    const BalanceColumns* columns = nullptr; ///< never null
    const MoneyAxis* money = nullptr;        ///< never null
    std::span<const Band> bands;
    std::optional<std::size_t> chosen; ///< index of an interruption
};

/// One opaque image of day and night, the fill under the line, the grid, and the bands: translucent fills and filled
/// paths cost Qt's raster engine a hundred times as much.
[[nodiscard]] QImage plotBackground(const BackgroundPicture& picture, const ChartColors& colors);

/// The same day and night for a plot without a balance.
void paintShades(QPainter& painter, const QRectF& plot, std::span<const Shade> shades, const ChartColors& colors);

} // namespace lowwater
