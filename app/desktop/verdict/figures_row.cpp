// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/verdict/figures_row.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QToolTip>

namespace lowwater {

namespace {

/// Between a cell's edge, where its focus ring runs, and its text.
int inset()
{
    return Theme::unit(2);
}

QFontMetrics captionMetrics()
{
    return QFontMetrics(Theme::font(TextStyle::Small));
}

QFontMetrics valueMetrics()
{
    return QFontMetrics(Theme::font(TextStyle::Figure));
}

QFontMetrics secondMetrics()
{
    return QFontMetrics(Theme::font(TextStyle::Body));
}

} // namespace

FigureCell::FigureCell(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FigureCell::setFigure(const KeyFigure& figure)
{
    const bool wider = figure.value != m_figure.value || figure.caption != m_figure.caption;
    m_figure = figure;
    const QString rich = QStringLiteral("<qt>%1</qt>").arg(figure.why.toHtmlEscaped());
    setToolTip(rich);
    setWhatsThis(rich);
    setAccessibleName(figure.second.isEmpty()
                          ? QStringLiteral("%1: %2").arg(figure.caption, figure.value)
                          : QStringLiteral("%1: %2 %3").arg(figure.caption, figure.value, figure.second));
    setAccessibleDescription(figure.why);
    if (wider)
        updateGeometry();
    update();
}

void FigureCell::setStale(bool stale)
{
    m_stale = stale;
    update();
}

int FigureCell::valueWidth() const
{
    return valueMetrics().horizontalAdvance(m_figure.value);
}

int FigureCell::secondWidth() const
{
    return m_figure.second.isEmpty() ? 0 : Theme::unit() + secondMetrics().horizontalAdvance(m_figure.second);
}

bool FigureCell::showsSecond() const
{
    return !m_figure.second.isEmpty() && valueWidth() + secondWidth() <= width() - 2 * inset();
}

int FigureCell::contentHeight() const
{
    return captionMetrics().height() + valueMetrics().height() + Theme::unit(3);
}

QSize FigureCell::sizeHint() const
{
    return {std::max(captionMetrics().horizontalAdvance(m_figure.caption), valueWidth() + secondWidth()) +
                Theme::unit(3),
            contentHeight()};
}

QSize FigureCell::minimumSizeHint() const
{
    return {std::max(captionMetrics().horizontalAdvance(m_figure.caption), valueWidth()) + 2 * inset(),
            contentHeight()};
}

void FigureCell::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto ink = [this](Token token) { return m_theme.color(m_stale ? Token::TextHint : token); };
    const int top = Theme::unit(3) / 2;
    painter.setFont(Theme::font(TextStyle::Small));
    painter.setPen(ink(Token::TextSecondary));
    painter.drawText(inset(), top + captionMetrics().ascent(), m_figure.caption);

    const int baseline = top + captionMetrics().height() + valueMetrics().ascent();
    painter.setFont(Theme::font(TextStyle::Figure));
    painter.setPen(ink(m_figure.color));
    painter.drawText(inset(), baseline, m_figure.value);
    if (showsSecond()) {
        painter.setFont(Theme::font(TextStyle::Body));
        painter.setPen(ink(Token::TextSecondary));
        painter.drawText(inset() + valueWidth() + Theme::unit(), baseline, m_figure.second);
    }
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

void FigureCell::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        showWhy();
}

void FigureCell::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        showWhy();
    else
        QWidget::keyPressEvent(event);
}

void FigureCell::showWhy()
{
    QToolTip::showText(mapToGlobal(rect().bottomLeft()), toolTip(), this);
}

FiguresRow::FiguresRow(Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::unit(4) - inset(), 1, Theme::unit(4) - inset(), 1);
    layout->setSpacing(Theme::unit(2));
    for (auto& cell : m_cells) {
        cell = new FigureCell(theme, this);
        layout->addWidget(cell, 1);
    }
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(tr("Figures"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFigures(figuresOf(nullptr, m_zone));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FiguresRow::setFigures(const Figures& figures)
{
    for (std::size_t i = 0; i < figures.size(); ++i)
        m_cells[i]->setFigure(figures[i]);
}

void FiguresRow::setResult(RunResultPtr result)
{
    m_result = std::move(result);
    setFigures(figuresOf(m_result.get(), m_zone));
}

void FiguresRow::setStale(bool stale)
{
    for (auto* cell : m_cells)
        cell->setStale(stale);
}

void FiguresRow::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    setFigures(figuresOf(m_result.get(), m_zone));
}

/// Rules above and below, and one between two figures.
void FiguresRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QColor rule = m_theme.color(Token::Border);
    const int margin = Theme::unit(4);
    painter.fillRect(margin, 0, width() - 2 * margin, 1, rule);
    painter.fillRect(margin, height() - 1, width() - 2 * margin, 1, rule);
    for (std::size_t i = 1; i < m_cells.size(); ++i)
        painter.fillRect(m_cells[i]->x() - Theme::unit(), 0, 1, height(), rule);
}

} // namespace lowwater
