// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/fold_section.h"

#include "app/desktop/icons.h"

#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

namespace lowwater {

FoldHeader::FoldHeader(const Theme& theme, const QString& title, QWidget* parent)
    : QAbstractButton(parent), m_theme{theme}
{
    setText(title);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("Shows or hides these settings"));
    connect(this, &QAbstractButton::toggled, this, &FoldHeader::nameItself);
    nameItself();
}

void FoldHeader::setValueText(const QString& text)
{
    m_valueText = text;
    nameItself();
    update();
}

void FoldHeader::setHasOwn(bool own)
{
    m_hasOwn = own;
    nameItself();
    update();
}

void FoldHeader::nameItself()
{
    QString title = text();
    title.remove(QLatin1Char('&'));
    setAccessibleName(m_valueText.isEmpty() ? title : tr("%1: %2").arg(title, m_valueText));
    const QString state = isChecked() ? tr("unfolded") : tr("folded");
    setAccessibleDescription(m_hasOwn ? tr("%1, with a value of your own").arg(state) : state);
}

QSize FoldHeader::sizeHint() const
{
    return {Theme::unit(40), std::max(Theme::unit(8), fontMetrics().height() + Theme::unit(3))};
}

void FoldHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), m_theme.color(Token::Hover));
    const int margin = Theme::unit(4);
    const int drawing = Theme::unit(4);
    const QRect chevron(margin - 2, (height() - drawing) / 2, drawing, drawing);
    paintIcon(painter, chevron, isChecked() ? Icon::ChevronDown : Icon::ChevronRight,
              m_theme.color(Token::TextSecondary));
    const QRect inner = rect().adjusted(margin + drawing, 0, -margin, 0);
    painter.setFont(Theme::font(TextStyle::Body));
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, text());
    const QFontMetrics metrics(painter.font());
    const int title = metrics.size(Qt::TextShowMnemonic, text()).width();
    const int room = inner.width() - title - Theme::unit(m_hasOwn ? 6 : 2);
    if (m_hasOwn && !isChecked()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(Token::TextSecondary));
        const double radius = Theme::unit() * 0.875;
        painter.drawEllipse(QPointF(inner.left() + title + Theme::unit(3), height() / 2.0), radius, radius);
    }
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignRight, metrics.elidedText(m_valueText, Qt::ElideRight, room));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect();
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

FoldSection::FoldSection(const Theme& theme, const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent), m_header{new FoldHeader(theme, title, this)}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addWidget(content);
    content->hide();
    connect(m_header, &QAbstractButton::toggled, content, &QWidget::setVisible);
}

} // namespace lowwater
