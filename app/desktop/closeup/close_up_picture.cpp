// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/close_up_picture.h"

#include "app/desktop/closeup/close_up_words.h"
#include "app/desktop/closeup/picture_parts.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>
#include <QToolTip>

#include <utility>

namespace lowwater {

CloseUpPicture::CloseUpPicture(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Balance, reload and agents around the interruption"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CloseUpPicture::setCloseUp(CloseUp closeUp)
{
    m_closeUp = std::move(closeUp);
    setMaximumHeight(bestPictureHeight(*m_closeUp));
    layOut();
    updateGeometry();
}

void CloseUpPicture::setStale(bool stale)
{
    m_stale = stale;
    update();
}

void CloseUpPicture::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    layOut();
}

void CloseUpPicture::layOut()
{
    if (m_closeUp)
        m_frame = pictureFrame(*m_closeUp, m_zone, size());
    update();
}

QSize CloseUpPicture::sizeHint() const
{
    return {Theme::unit(150), m_closeUp ? bestPictureHeight(*m_closeUp) : Theme::unit(100)};
}

QSize CloseUpPicture::minimumSizeHint() const
{
    return {Theme::unit(90), m_closeUp ? leastPictureHeight(*m_closeUp) : Theme::unit(60)};
}

void CloseUpPicture::paintEvent(QPaintEvent*)
{
    if (!m_closeUp)
        return;
    QPainter painter(this);
    const ChartColors colors(m_theme, m_stale);
    const PicturePaint paint{*m_closeUp, m_frame, colors, m_zone};
    paintBalance(painter, paint);
    paintAgents(painter, paint);
    paintTimeAxis(painter, paint);
    paintMoments(painter, paint);
    paintReloads(painter, paint); // over the dotted lines
    paintPictureLegend(painter, paint);
    if (m_ringed) {
        QStyleOptionFocusRect ring;
        ring.initFrom(this);
        ring.rect = rect();
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
    }
}

/// Who opened the close-up sees where he is; who walks by Tab is shown it.
void CloseUpPicture::focusInEvent(QFocusEvent* event)
{
    m_ringed = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QWidget::focusInEvent(event);
    update();
}

void CloseUpPicture::focusOutEvent(QFocusEvent* event)
{
    m_ringed = false;
    QWidget::focusOutEvent(event);
    update();
}

void CloseUpPicture::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void CloseUpPicture::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        layOut();
}

/// The agent's whole name, which the picture may have cut, and what it did.
bool CloseUpPicture::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_closeUp)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t i = 0; i < m_frame.rows.size(); ++i) {
        const QRectF& row = m_frame.rows[i];
        if (help->pos().y() < row.top() || help->pos().y() > row.bottom())
            continue;
        const AgentRow& agent = m_closeUp->rows[i];
        const int requests = static_cast<int>(agent.requests.size());
        const QString did =
            requests == 1 ? tr("1 request in this view") : tr("%Ln requests in this view", "", requests);
        QToolTip::showText(help->globalPos(), tr("%1\n%2", "an agent and what it did").arg(agentName(agent), did),
                           this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace lowwater
