// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/row_delegate.h"

#include "app/desktop/icons.h"
#include "app/desktop/tables/table_roles.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr int selectionBar = 2;

int padding()
{
    return Theme::unit(2);
}

/// The first column starts at the page's margin.
int leftPadding(int column)
{
    return column == 0 ? Theme::unit(4) : padding();
}

int iconSide()
{
    return Theme::unit(4);
}

/// Room for the widest percentage, before the bar.
int percentWidth(const QFontMetrics& metrics)
{
    return metrics.horizontalAdvance(QStringLiteral("<0.1 %")) + padding();
}

Token tokenOf(const QModelIndex& index, int role, Token otherwise)
{
    const QVariant value = index.data(role);
    return value.isValid() ? static_cast<Token>(value.toInt()) : otherwise;
}

} // namespace

RowDelegate::RowDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme{theme} {}

void RowDelegate::paintShare(QPainter& painter, const QRect& room, double share) const
{
    const int height = Theme::unit(2);
    const int width = std::max(1, static_cast<int>(std::lround(room.width() * std::clamp(share, 0.0, 1.0))));
    painter.fillRect(room.x(), room.center().y() - height / 2, width, height,
                     m_theme.color(m_stale ? Token::Border : Token::Balance));
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, m_theme.color(Token::Selection));
    if (selected && index.column() == 0)
        painter->fillRect(option.rect.x(), option.rect.y(), selectionBar, option.rect.height(),
                          m_theme.color(Token::Accent));

    QRect room = option.rect.adjusted(leftPadding(index.column()), 0, -padding(), 0);
    const QVariant drawing = index.data(IconRole);
    if (drawing.isValid()) {
        const QRect where(room.x(), room.y() + (room.height() - iconSide() + 1) / 2, iconSide(), iconSide());
        paintIcon(*painter, where, static_cast<Icon>(drawing.toInt()),
                  m_theme.color(m_stale ? Token::TextHint : tokenOf(index, IconToneRole, Token::Text)));
        room.adjust(iconSide() + Theme::unit(), 0, 0, 0);
    }
    const QVariant share = index.data(ShareRole);
    if (share.isValid()) {
        const int text = percentWidth(option.fontMetrics);
        paintShare(*painter, room.adjusted(text + padding(), 0, 0, 0), share.toDouble());
        room.setWidth(std::min(text, room.width()));
    }
    painter->setFont(option.font);
    painter->setPen(m_theme.color(m_stale ? Token::TextHint : tokenOf(index, ToneRole, Token::Text)));
    const auto alignment =
        share.isValid() ? Qt::AlignRight | Qt::AlignVCenter : index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    painter->drawText(room, static_cast<int>(alignment.toInt()),
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    // a pixel more than the text's width in whole ones, or it would be elided
    int width = option.fontMetrics.horizontalAdvance(index.data().toString()) + 1;
    if (index.data(IconRole).isValid())
        width += iconSide() + Theme::unit();
    if (index.data(ShareRole).isValid())
        width = percentWidth(option.fontMetrics) + Theme::unit(20);
    return {width + leftPadding(index.column()) + padding(), option.fontMetrics.height() + Theme::unit()};
}

} // namespace lowwater
