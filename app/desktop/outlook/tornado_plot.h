// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/robustness.h"

#include <QWidget>

#include <memory>
#include <optional>

class QPainter;

namespace lowwater {

class ChartMetrics;
class Theme;

/// What a month of the recommended setting costs where one thing is not as assumed: a bar for each, the widest first,
/// from its cheapest to its dearest value. Hovering tells of a bar.
class TornadoPlot : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the plot.
    explicit TornadoPlot(const Theme& theme, QWidget* parent = nullptr);

    /// Null or without rows: nothing is painted.
    void setRobustness(std::shared_ptr<const Robustness> robust);
    [[nodiscard]] const std::shared_ptr<const Robustness>& robustness() const noexcept { return m_robust; }
    /// From the cheapest to the dearest, at least a pixel wide.
    [[nodiscard]] QRectF barRect(std::size_t bar) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] bool isEmpty() const { return !m_robust || m_robust->rows.empty(); }
    [[nodiscard]] QString endText(std::size_t row, Money cost) const;
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(Money cost) const;
    [[nodiscard]] QRectF rowRect(std::size_t bar) const;
    void paintBar(QPainter& painter, const ChartMetrics& metrics, std::size_t bar) const;
    void paintBase(QPainter& painter, const ChartMetrics& metrics) const;

    const Theme& m_theme;
    std::shared_ptr<const Robustness> m_robust;
};

} // namespace lowwater
