// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/axis/time_axis.h"
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/charts/layout/bands.h"

#include <QRectF>
#include <QSizeF>

#include <optional>
#include <span>

namespace lowwater {

/// Where the threshold's name stands: on its line (under it where there is no room above), clear of gaps and bands,
/// with the most room to the balance. It stays at `before` while that is nearly as good, so that it does not jump about
/// under a slider.
struct ThresholdLabel {
    QRectF where;
    bool onFill = false; ///< whether the fill under the balance line lies behind it
};

[[nodiscard]] std::optional<ThresholdLabel> placeThresholdLabel(const BalanceColumns& columns, const MoneyAxis& money,
                                                                const TimeAxis& axis, std::span<const Band> bands,
                                                                Money threshold, double plotHeight, QSizeF size,
                                                                std::optional<double> before);

} // namespace lowwater
