// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/message_bar.h"

#include "app/desktop/icons.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace lowwater {

namespace {

struct Look {
    Icon drawing;
    Token color;
    Token tint;
};

Look lookOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Good:
        return {Icon::Safe, Token::Good, Token::GoodTint};
    case MessageBar::Kind::Warning:
        return {Icon::Warning, Token::Warn, Token::WarnTint};
    case MessageBar::Kind::Error:
        return {Icon::Stop, Token::Bad, Token::BadTint};
    case MessageBar::Kind::Info:
        break;
    }
    return {Icon::Info, Token::Info, Token::InfoTint};
}

} // namespace

MessageBar::MessageBar(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme{theme},
      m_icon{new QLabel(this)},
      m_sentence{new QLabel(this)},
      m_way{new QPushButton(this)},
      m_otherWay{new QPushButton(this)},
      m_close{new QToolButton(this)}
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::unit(4), Theme::unit(2), Theme::unit(2), Theme::unit(2));
    layout->setSpacing(Theme::unit(2));
    m_sentence->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sentence->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_close->setIcon(icon(Icon::Close, theme, Token::TextSecondary));
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    layout->addWidget(m_icon);
    layout->addWidget(m_sentence, 1);
    layout->addWidget(m_way);
    layout->addWidget(m_otherWay);
    layout->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, &QWidget::hide);
    connect(m_way, &QPushButton::clicked, this, [this] {
        hide();
        if (m_go)
            m_go();
    });
    connect(m_otherWay, &QPushButton::clicked, this, [this] {
        hide();
        if (m_goOther)
            m_goOther();
    });
    hide();
}

void MessageBar::show(Kind kind, const QString& sentence, const Way& way)
{
    m_kind = kind;
    m_go = way.go;
    const Look look = lookOf(kind);
    const int size = Theme::unit(9) / 2;
    m_icon->setPixmap(icon(look.drawing, m_theme, look.color).pixmap(QSize(size, size), devicePixelRatioF()));
    m_sentence->setText(sentence);
    m_way->setText(way.text);
    m_way->setAccessibleName(way.text);
    m_way->setVisible(!way.text.isEmpty());
    const Way other = way.other ? *way.other : Way{};
    m_goOther = other.go;
    m_otherWay->setText(other.text);
    m_otherWay->setAccessibleName(other.text);
    m_otherWay->setVisible(!other.text.isEmpty());
    setAccessibleName(sentence);
    QFrame::show();
    update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

QString MessageBar::sentence() const
{
    return m_sentence->text();
}

void MessageBar::paintEvent(QPaintEvent*)
{
    const Look look = lookOf(m_kind);
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(look.tint));
    painter.fillRect(QRect(0, 0, 3, height()), m_theme.color(look.color));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(Token::Border));
}

void MessageBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return hide();
    QFrame::keyPressEvent(event);
}

} // namespace lowwater
