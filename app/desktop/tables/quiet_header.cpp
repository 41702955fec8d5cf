// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/quiet_header.h"

#include "app/desktop/icons.h"

#include <QPainter>

#include <algorithm>

namespace lowwater {

namespace {

int arrowSide()
{
    return Theme::unit(3);
}

} // namespace

QuietHeader::QuietHeader(const Theme& theme, QWidget* parent) : QHeaderView(Qt::Horizontal, parent), m_theme{theme}
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setSortIndicatorClearable(true);
    setMinimumSectionSize(Theme::unit(8));
    connect(&m_theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

QSize QuietHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), std::max(Theme::unit(6), fontMetrics().height() + Theme::unit())};
}

void QuietHeader::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), m_theme.color(Token::Surface));
        painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, m_theme.color(Token::Border));
    }
    QHeaderView::paintEvent(event);
}

void QuietHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    painter->fillRect(rect, m_theme.color(Token::Surface));
    painter->fillRect(rect.x(), rect.bottom(), rect.width(), 1, m_theme.color(Token::Border));
    const auto alignment = model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
    QRect room = rect.adjusted(section == 0 ? Theme::unit(4) : Theme::unit(2), 0, -Theme::unit(2), 0);
    if (isSortIndicatorShown() && sortIndicatorSection() == section) {
        const bool right = alignment.testFlag(Qt::AlignRight);
        const QRect arrow(right ? room.left() : room.right() - arrowSide(), room.center().y() - arrowSide() / 2,
                          arrowSide(), arrowSide());
        const Icon drawing = sortIndicatorOrder() == Qt::AscendingOrder ? Icon::ChevronUp : Icon::ChevronDown;
        paintIcon(*painter, arrow, drawing, m_theme.color(Token::TextSecondary));
        room.adjust(right ? arrowSide() : 0, 0, right ? 0 : -arrowSide() - Theme::unit(), 0);
    }
    painter->setFont(font());
    painter->setPen(m_theme.color(Token::TextSecondary));
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    painter->drawText(room, static_cast<int>(alignment.toInt()),
                      fontMetrics().elidedText(title, Qt::ElideRight, room.width()));
}

QSize QuietHeader::sectionSizeFromContents(int section) const
{
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    return {fontMetrics().horizontalAdvance(title) + Theme::unit(section == 0 ? 7 : 5) + arrowSide(),
            sizeHint().height()};
}

} // namespace lowwater
