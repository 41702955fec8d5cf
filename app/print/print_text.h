// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report.h"

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

class QPainter;

namespace lowwater {

/// Device pixels in a CSS pixel (1/96 inch): text is laid out this much finer, so that nothing is rounded to whole
/// pixels.
inline constexpr double printUnit = 10;

[[nodiscard]] QColor printColor(const InkColor& color);
[[nodiscard]] QString printString(const std::string& text);
/// `size` in CSS pixels.
[[nodiscard]] QFont printFont(double size, bool strong = false);
/// In CSS pixels.
[[nodiscard]] double printWidth(const std::string& text, const QFont& font);

/// How a text is set.
struct TextSetting {
    double size = 12; ///< CSS pixels
    QColor color = printColor(inkColor(Ink::Text));
    bool strong = false;
    Qt::Alignment alignment = Qt::AlignLeft;
    double lineSpacing = 1.4; ///< of the size
};

/// Text wrapped to a width. Lengths in CSS pixels.
class SetText {
public:
    SetText(const std::vector<Span>& spans, double width, const TextSetting& setting);
    SetText(const std::string& text, double width, const TextSetting& setting)
        : SetText{std::vector<Span>{{text}}, width, setting}
    {
    }

    [[nodiscard]] double height() const noexcept { return m_height; }
    void draw(QPainter& painter, QPointF topLeft) const;

private:
    std::shared_ptr<QTextLayout> m_layout; ///< shared: drawing is put off until the pages are known
    QColor m_color;
    double m_height = 0;
};

} // namespace lowwater
