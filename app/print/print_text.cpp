// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/print_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

namespace lowwater {

QColor printColor(const InkColor& color)
{
    return QColor::fromRgb(QRgb{color.light});
}

QString printString(const std::string& text)
{
    return QString::fromStdString(text);
}

QFont printFont(double size, bool strong)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setPixelSize(qRound(size * printUnit));
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

double printWidth(const std::string& text, const QFont& font)
{
    return QFontMetricsF{font}.horizontalAdvance(printString(text)) / printUnit;
}

SetText::SetText(const std::vector<Span>& spans, double width, const TextSetting& setting) : m_color{setting.color}
{
    QString text;
    QList<QTextLayout::FormatRange> formats;
    for (const auto& span : spans) {
        const QString piece = printString(span.text);
        if (span.strong) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(text.size());
            range.length = static_cast<int>(piece.size());
            range.format.setFontWeight(QFont::DemiBold);
            formats.append(range);
        }
        text += piece;
    }
    m_layout = std::make_shared<QTextLayout>(text, printFont(setting.size, setting.strong));
    QTextOption option{setting.alignment};
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout->setTextOption(option);
    m_layout->setFormats(formats);
    const double lineHeight = setting.size * setting.lineSpacing * printUnit;
    double y = 0;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width * printUnit);
        line.setPosition({0, y + (lineHeight - line.height()) / 2});
        y += lineHeight;
    }
    m_layout->endLayout();
    m_height = y / printUnit;
}

void SetText::draw(QPainter& painter, QPointF topLeft) const
{
    painter.setPen(m_color);
    m_layout->draw(&painter, topLeft * printUnit);
}

} // namespace lowwater
