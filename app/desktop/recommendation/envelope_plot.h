// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/burn_envelope.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>
#include <vector>

namespace lowwater {

class Theme;

/// The most that was spent in any stretch of a length, from a second to a week, with the reload's latency and the
/// threshold that follows from it. Hovering says when.
class EnvelopePlot : public QWidget {
    Q_OBJECT

public:
    struct Mark {
        Duration latency{0};
        Money threshold;
    };

    /// The theme must outlive the plot.
    explicit EnvelopePlot(const Theme& theme, QWidget* parent = nullptr);

    void setEnvelope(std::vector<EnvelopePoint> points, std::optional<Mark> mark);
    void setZone(const QTimeZone& zone) { m_zone = zone; }
    [[nodiscard]] const std::vector<EnvelopePoint>& points() const noexcept { return m_points; }
    [[nodiscard]] QPointF pointOf(Duration window, Money most) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] std::pair<double, double> moneyDecades() const;
    void paintAxes(QPainter& painter) const;
    void paintMark(QPainter& painter) const;

    const Theme& m_theme;
    std::vector<EnvelopePoint> m_points; ///< of money above 0
    std::optional<Mark> m_mark;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace lowwater
