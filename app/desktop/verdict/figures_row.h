// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/verdict/figures.h"

#include <QTimeZone>
#include <QWidget>

namespace lowwater {

/// One figure, drawn whole so that number and unit share a base line. A click, Space or Enter shows why.
class FigureCell : public QWidget {
    Q_OBJECT

public:
    explicit FigureCell(const Theme& theme, QWidget* parent = nullptr);

    void setFigure(const KeyFigure& figure);
    void setStale(bool stale);
    [[nodiscard]] const KeyFigure& figure() const noexcept { return m_figure; }
    [[nodiscard]] bool showsSecond() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] int valueWidth() const;
    [[nodiscard]] int secondWidth() const;
    [[nodiscard]] int contentHeight() const;
    void showWhy();

    const Theme& m_theme;
    KeyFigure m_figure;
    bool m_stale = false;
};

/// The five figures under the verdict.
class FiguresRow : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the row.
    explicit FiguresRow(Theme& theme, QWidget* parent = nullptr);

    void setResult(RunResultPtr result);
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    [[nodiscard]] const std::array<FigureCell*, std::tuple_size_v<Figures>>& cells() const noexcept { return m_cells; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void setFigures(const Figures& figures);

    Theme& m_theme;
    std::array<FigureCell*, std::tuple_size_v<Figures>> m_cells{};
    RunResultPtr m_result;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace lowwater
