// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/backtest.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

class QPainter;

namespace lowwater {

class ChartMetrics;
class Theme;

/// The weeks that were lived through, a row for each way of choosing: how often agents stopped in each, and what it all
/// came to. Hovering tells of a week.
class BacktestPlot : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the plot.
    explicit BacktestPlot(const Theme& theme, QWidget* parent = nullptr);

    void setBacktest(std::optional<Backtest> backtest);
    void setZone(const QTimeZone& zone) { m_zone = zone; }
    [[nodiscard]] const std::optional<Backtest>& backtest() const noexcept { return m_backtest; }
    /// Of a row's week, from 0; for tests and the tooltip.
    [[nodiscard]] QString sentenceOf(std::size_t row, std::size_t week) const;
    [[nodiscard]] QRectF cellRect(std::size_t row, std::size_t week) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] std::size_t weeks() const;
    void paintRow(QPainter& painter, const ChartMetrics& metrics, std::size_t row) const;
    void paintDates(QPainter& painter, const ChartMetrics& metrics) const;

    const Theme& m_theme;
    std::optional<Backtest> m_backtest; ///< with weeks
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace lowwater
