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

/// Choices against situations: how much dearer a month each is than the best there, and at worst. Hovering tells of a
/// cell.
class RegretPlot : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the plot.
    explicit RegretPlot(const Theme& theme, QWidget* parent = nullptr);

    /// Null or without rows: nothing is painted.
    void setRobustness(std::shared_ptr<const Robustness> robust);
    /// `row` is one of Robustness::rows but the base, which is not shown.
    [[nodiscard]] QRectF cellRect(std::size_t choice, std::size_t row) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] bool isEmpty() const { return !m_robust || m_robust->rows.empty(); }
    [[nodiscard]] QString worstText(std::size_t choice) const;
    [[nodiscard]] QRectF plot() const;
    void paintHead(QPainter& painter, const ChartMetrics& metrics) const;
    void paintWorst(QPainter& painter, const ChartMetrics& metrics, std::size_t choice) const;
    void paintChoice(QPainter& painter, const ChartMetrics& metrics, std::size_t choice) const;

    const Theme& m_theme;
    std::shared_ptr<const Robustness> m_robust;
};

} // namespace lowwater
