// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/axis/time_axis.h"
#include "app/desktop/charts/axis/time_ticks.h"
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/charts/layout/bands.h"
#include "app/desktop/charts/layout/shades.h"
#include "app/desktop/charts/layout/spent_bins.h"
#include "app/desktop/charts/layout/stop_marks.h"
#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/run_result.h"

#include <QTimeZone>

#include <optional>
#include <utility>
#include <vector>

namespace lowwater {

/// The balance under another policy, drawn as a line over that of this one.
struct ChartOverlay {
    std::shared_ptr<const Outcome> outcome;
    Token color = Token::Safe;
    QList<qreal> dashes; ///< in pen widths
    QString letter;      ///< at the line's end; may be empty
    QString text;        ///< in the legend
    QString shortText;
    [[nodiscard]] bool operator==(const ChartOverlay&) const = default;
};

/// What all parts of the chart block draw: one result over one axis. Kept by BalanceView, read by its parts.
struct ChartContent {
    explicit ChartContent(const Theme& theme) : colors{theme} {}

    RunResultPtr result; ///< null before the first
    QTimeZone zone = QTimeZone::utc();
    ChartColors colors;
    ChartMetrics metrics;
    std::optional<std::size_t> chosen;  ///< interruption
    std::vector<ChartOverlay> overlays; ///< each with an outcome
    bool showsRecordedStops = true;
    bool hidesNames = false;               ///< while a picture is made
    std::optional<std::size_t> chosenStop; ///< recorded stop

    // by range, width and zone
    TimeAxis axis;
    std::vector<SimTime> columnBounds = axis.columnBounds();
    TimeTicks ticks;
    std::vector<Shade> shades;

    // by history, range and zone
    SpentCategories categories;
    Duration spentStep = std::chrono::minutes{5};
    std::vector<SpentBar> bars;
    MoneyAxis spending;

    // by result and range
    BalanceColumns columns;
    std::vector<BalanceColumns> overlayColumns; ///< of the overlays; empty ones are not drawn
    MoneyAxis money;
    std::vector<Band> bands;
    std::vector<StopMark> stopMarks; ///< none where they are not to be shown
    bool emptyRange = false;         ///< no charge and no change of the balance on view

    // under the pointer
    std::optional<double> cursor;                    ///< x of the cross-hair
    std::optional<std::pair<double, double>> rubber; ///< x of the rubber band's edges

    [[nodiscard]] const Outcome* outcome() const noexcept { return result ? result->outcome.get() : nullptr; }
    /// The charges that draw on the balance; null where there are none.
    [[nodiscard]] const History* history() const noexcept
    {
        return result && result->demand ? result->demand->history.get() : nullptr;
    }
    /// The line a reload waits for; unset where nobody buys.
    [[nodiscard]] std::optional<Money> threshold() const;

    /// Whether they are shown or not; by time.
    [[nodiscard]] std::span<const RecordedStop> recordedStops() const noexcept;

    /// By time.
    [[nodiscard]] std::span<const PastReload> pastReloads() const noexcept;

    void setAxis(TimeAxis next);
    void updateSpending();
    void updateBalance();
};

} // namespace lowwater
