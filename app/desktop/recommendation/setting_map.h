// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/recommendation/setting_measure.h"

#include <QWidget>

#include <memory>

namespace lowwater {

/// Every setting as a cell: amounts to the right, thresholds upward, darker where agents stop, with the boundaries from
/// which on none would have. Hovering or the arrow keys explain a cell, a click or Enter sets it.
class SettingMap : public QWidget {
    Q_OBJECT

public:
    /// A setting that is marked.
    struct Mark {
        Money amount;
        Money threshold;
    };

    /// The theme must outlive the map.
    explicit SettingMap(const Theme& theme, QWidget* parent = nullptr);

    /// The grid may have unset cells; null: nothing to show.
    void setGrid(std::shared_ptr<const SettingGrid> grid);
    [[nodiscard]] const std::shared_ptr<const SettingGrid>& grid() const noexcept { return m_grid; }
    void setMeasure(SettingMeasure measure);
    void setMarks(std::optional<Mark> now, std::optional<Mark> recommended);
    [[nodiscard]] SettingMeasure measure() const noexcept { return m_measure; }
    /// The cell that the keys are at: amount, threshold.
    [[nodiscard]] std::pair<std::size_t, std::size_t> cursor() const noexcept { return m_cursor; }
    /// Of a cell, in the widget; for tests.
    [[nodiscard]] QRectF cellRect(std::size_t amount, std::size_t threshold) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A cell is under the pointer or the keys; both -1: none any more.
    void explained(int amount, int threshold);
    void chosen(lowwater::Money amount, lowwater::Money threshold);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    struct Painting;

    [[nodiscard]] QRectF plot() const { return m_plot; }
    void placePlot();
    [[nodiscard]] QPointF pointOf(const Mark& mark) const;
    [[nodiscard]] double yOf(Money threshold) const;
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> cellAt(QPointF position) const;
    void paintCells(Painting& painting) const;
    void paintAxes(Painting& painting) const;
    void paintBoundaries(Painting& painting) const;
    void paintMarks(Painting& painting) const;
    void explainCursor();

    const Theme& m_theme;
    std::shared_ptr<const SettingGrid> m_grid;
    QRectF m_plot;
    SettingMeasure m_measure = SettingMeasure::Interruptions;
    std::optional<Mark> m_now;
    std::optional<Mark> m_recommended;
    std::pair<std::size_t, std::size_t> m_cursor{0, 0};
};

} // namespace lowwater
