// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/recommendation/setting_grid.h"

#include <QPointF>
#include <QWidget>

#include <memory>
#include <vector>

namespace lowwater {

class Theme;

/// One setting as a dot: idle money against delayed work.
struct FrontierDot {
    Money amount;
    Money threshold;
    Money idle;
    Duration delayed{0};
    bool onFrontier = false; ///< no other has both less idle money and less work delayed
};

/// The dots of a grid, by rising idle money.
[[nodiscard]] std::vector<FrontierDot> frontierOf(const SettingGrid& grid);

/// What less idle money costs in delayed work: each setting a dot, those that none betters joined by a line. Hovering
/// names a setting, a click sets it.
class FrontierPlot : public QWidget {
    Q_OBJECT

public:
    struct Mark {
        Money idle;
        Duration delayed{0};
    };

    /// The theme must outlive the plot.
    explicit FrontierPlot(const Theme& theme, QWidget* parent = nullptr);

    void setDots(std::vector<FrontierDot> dots);
    void setMarks(std::optional<Mark> now, std::optional<Mark> recommended);
    [[nodiscard]] const std::vector<FrontierDot>& dots() const noexcept { return m_dots; }
    [[nodiscard]] QPointF pointOf(Money idle, Duration delayed) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    void chosen(lowwater::Money amount, lowwater::Money threshold);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] const FrontierDot* dotAt(QPointF position) const;
    void measure();
    void paintAxes(QPainter& painter) const;
    void paintDots(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;

    const Theme& m_theme;
    std::vector<FrontierDot> m_dots;
    std::optional<Mark> m_now;
    std::optional<Mark> m_recommended;
    double m_mostIdle = 0.01;    ///< dollars, of all dots and marks
    double m_mostDelayed = 60e6; ///< microseconds
};

} // namespace lowwater
