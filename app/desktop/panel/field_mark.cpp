// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/field_mark.h"

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"

#include <QPainter>

namespace lowwater {

FieldMark::FieldMark(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FieldMark::setMark(ValueMark::Kind kind, const QString& text)
{
    m_kind = kind;
    setToolTip(tipWith({}, text));
    setAccessibleName(kind == ValueMark::Kind::Own       ? tr("your own value")
                      : kind == ValueMark::Kind::Assumed ? tr("assumed value")
                                                         : QString{});
    setAccessibleDescription(text);
    setVisible(kind == ValueMark::Kind::Own || kind == ValueMark::Kind::Assumed);
    update();
}

QSize FieldMark::sizeHint() const
{
    return {Theme::unit(4), Theme::unit(4)};
}

void FieldMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_kind == ValueMark::Kind::Assumed)
        return paintIcon(painter, rect(), Icon::Assumed, m_theme.color(Token::Warn));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(Token::TextSecondary));
    const double radius = Theme::unit() * 0.875;
    painter.drawEllipse(QRectF(rect()).center(), radius, radius);
}

void explainField(QWidget& field, const QString& tip, const QString& mark, const QString& said)
{
    field.setToolTip(tipWith(tip, mark));
    field.setWhatsThis(mark);
    field.setAccessibleDescription(said.isEmpty() || mark.isEmpty() ? said + mark : said + QLatin1Char(' ') + mark);
}

} // namespace lowwater
