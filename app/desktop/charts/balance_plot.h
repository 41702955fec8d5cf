// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"
#include "app/desktop/charts/layout/threshold_label.h"

#include <QChartView>
#include <QImage>

class QCategoryAxis;
class QLineSeries;
class QValueAxis;

namespace lowwater {

class PlotLayer;

/// The balance over time: Qt Charts draws the money axis and the one decimated step line; what lies under and over it
/// are layers of our own. Mouse and keys are the business of whoever watches its viewport.
class BalancePlot : public QChartView {
    Q_OBJECT

public:
    explicit BalancePlot(const ChartContent& content, QWidget* parent = nullptr);

    /// In the widget's coordinates.
    [[nodiscard]] QRectF plotArea() const;
    /// The result, the range or the colours changed.
    void refresh();
    /// Only what follows the pointer changed.
    void refreshCursor();
    /// The step line as drawn, in (column, dollars).
    [[nodiscard]] QList<QPointF> linePoints() const;
    [[nodiscard]] std::vector<double> tickValues() const;
    /// A sentence instead of a picture; empty: none.
    void setMessage(const QString& message);
    [[nodiscard]] const QString& message() const noexcept { return m_message; }
    /// Draws for a picture denser than the screen; 0: for the screen.
    void setDensity(double devicePixelRatio);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void drawForeground(QPainter* painter, const QRectF& exposed) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    // The base class dereferences the item under the pointer unchecked (QTBUG-118669) and has a zoom of its own.
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void styleAxes();
    void updateMoneyAxis();
    [[nodiscard]] double density() const;
    void updateBackground();
    void paintUnderLine(QPainter& painter) const;
    void paintOverLine(QPainter& painter) const;
    void paintCursor(QPainter& painter) const;
    void paintOverlays(QPainter& painter, const QRectF& plot) const;
    void paintOverlayLetters(QPainter& painter, const QRectF& plot) const;
    void paintThresholdLabel(QPainter& painter) const;
    void paintRecordedStops(QPainter& painter) const;
    [[nodiscard]] QString thresholdText() const;
    /// Whether the balance line, a band or a recorded stop comes near this place at the plot's top.
    [[nodiscard]] bool isCrossed(const QRectF& where) const;

    const ChartContent& m_content;
    QLineSeries* m_line; ///< kept for ever, its points replaced: series and axes leak when taken away
    QValueAxis* m_timeAxis;
    QCategoryAxis* m_moneyAxis;
    PlotLayer* m_underLine;
    PlotLayer* m_overLine;
    PlotLayer* m_cursor;
    MoneyAxis m_shownMoney;
    QImage m_background;
    double m_density = 0;
    QString m_message;
    std::optional<ThresholdLabel> m_thresholdLabel;
    std::optional<double> m_shownCursor;
    bool m_shownRubber = false;
};

} // namespace lowwater
