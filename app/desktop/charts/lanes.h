// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"
#include "app/desktop/charts/layout/lane_layout.h"

#include <QWidget>

namespace lowwater {

/// The two lanes under the balance: "Stopped" with a flag for each interruption, "Reloads" with what was asked for and
/// came.
class Lanes : public QWidget {
    Q_OBJECT

public:
    explicit Lanes(const ChartContent& content, QWidget* parent = nullptr);

    void refresh();
    [[nodiscard]] const std::vector<Flag>& flags() const noexcept { return m_flags; }
    [[nodiscard]] const ReloadMarks& reloads() const noexcept { return m_reloads; }
    [[nodiscard]] const std::vector<ReloadMark>& pastReloads() const noexcept { return m_pastReloads; }
    /// In the widget's coordinates.
    [[nodiscard]] QRectF flagRect(const Flag& flag) const;
    [[nodiscard]] const Flag* flagAt(const QPointF& position) const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int laneHeight() const { return m_content.metrics.px(20); }
    [[nodiscard]] QString toolTipAt(const QPointF& position) const;
    [[nodiscard]] QString flagTip(const Flag& flag) const;
    /// Of the simulated reload at x in the plot.
    [[nodiscard]] QString reloadTip(double x) const;
    [[nodiscard]] QString pastReloadTip(const ReloadMark& mark) const;
    void paintNames(QPainter& painter) const;
    void paintFlag(QPainter& painter, const Flag& flag) const;
    void paintReloads(QPainter& painter) const;

    const ChartContent& m_content;
    std::vector<Flag> m_flags;
    ReloadMarks m_reloads;
    std::vector<ReloadMark> m_pastReloads;
};

} // namespace lowwater
