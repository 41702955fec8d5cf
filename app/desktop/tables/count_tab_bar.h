// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace lowwater {

class Theme;

/// Tabs that say how many rows they hold: `Interruptions 8`. As narrow as their texts need, never elided.
class CountTabBar : public QTabBar {
    Q_OBJECT

public:
    /// The theme must outlive the bar.
    explicit CountTabBar(const Theme& theme, QWidget* parent = nullptr);

    /// `count` may be a dash where there is no number.
    void setTab(int index, const QString& name, const QString& count);

    /// Less air around the names, where the window is narrow.
    void setTight(bool tight);

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override;

private:
    [[nodiscard]] QString name(int index) const;
    [[nodiscard]] QString count(int index) const;
    void paintTab(QPainter& painter, int index) const;

    [[nodiscard]] int padding() const;

    const Theme& m_theme;
    bool m_tight = false;
};

} // namespace lowwater
