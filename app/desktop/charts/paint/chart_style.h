// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/theme.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>

namespace lowwater {

/// The tokens as the chart draws them: while a new result is being computed, nearer to the background.
class ChartColors {
public:
    explicit ChartColors(const Theme& theme, bool stale = false) : m_theme{&theme}, m_stale{stale} {}

    [[nodiscard]] QColor operator()(Token token) const;
    /// The colour of a part of a bar; index SpentCategories::mostNamed is "other".
    [[nodiscard]] QColor category(std::size_t index) const;
    [[nodiscard]] const Theme& theme() const noexcept { return *m_theme; }
    [[nodiscard]] bool isStale() const noexcept { return m_stale; }

private:
    const Theme* m_theme;
    bool m_stale;
};

/// Lengths of UI.md section 4, scaled with the application font.
class ChartMetrics {
public:
    ChartMetrics();

    /// `design` pixels at a 13 px font, to whole pixels.
    [[nodiscard]] int px(double design) const;
    /// Space left of the plots: money ticks and the lanes' names.
    [[nodiscard]] int gutter() const noexcept { return m_gutter; }
    [[nodiscard]] int lineHeight() const { return px(16); }
    [[nodiscard]] const QFont& small() const noexcept { return m_small; }
    [[nodiscard]] const QFont& smallBold() const noexcept { return m_smallBold; }
    [[nodiscard]] double smallWidth(const QString& text) const { return m_smallSize.horizontalAdvance(text); }
    [[nodiscard]] double boldWidth(const QString& text) const { return m_boldSize.horizontalAdvance(text); }

private:
    QFont m_small;
    QFont m_smallBold;
    QFontMetricsF m_smallSize;
    QFontMetricsF m_boldSize;
    double m_scale;
    int m_gutter = 0;
};

/// Names in the gutter.
[[nodiscard]] QString stoppedLaneName();
[[nodiscard]] QString reloadLaneName();
[[nodiscard]] QString overviewName();

} // namespace lowwater
