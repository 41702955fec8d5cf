// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/close_up_bar.h"

#include "app/desktop/icons.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lowwater {

CloseUpBar::CloseUpBar(const Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_back{new QPushButton(icon(Icon::ChevronLeft, theme), tr("Back to the balance"), this)},
      m_place{new TokenLabel(theme, TextStyle::Body, Token::Text, this)},
      m_key{new TokenLabel(theme, TextStyle::Small, Token::TextHint, this)},
      m_previous{new QPushButton(icon(Icon::ChevronLeft, theme), tr("Previous"), this)},
      m_next{new QPushButton(icon(Icon::ChevronRight, theme), tr("Next"), this)}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Window);
    m_key->setText(tr("Esc", "the key"));
    m_next->setLayoutDirection(Qt::RightToLeft); // the arrow after the word
    m_previous->setAccessibleName(tr("Previous interruption"));
    m_next->setAccessibleName(tr("Next interruption"));
    m_previous->setToolTip(tr("Previous interruption (P)"));
    m_next->setToolTip(tr("Next interruption (N)"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::unit(4), Theme::unit(2), Theme::unit(4), Theme::unit(2));
    row->setSpacing(Theme::unit(2));
    row->addWidget(m_back);
    row->addWidget(m_key);
    row->addStretch(1);
    row->addWidget(m_place);
    row->addWidget(m_previous);
    row->addWidget(m_next);
    connect(m_back, &QPushButton::clicked, this, &CloseUpBar::backRequested);
    connect(m_previous, &QPushButton::clicked, this, [this] { emit stepRequested(-1); });
    connect(m_next, &QPushButton::clicked, this, [this] { emit stepRequested(1); });
}

void CloseUpBar::setPlace(std::size_t index, std::size_t count)
{
    m_place->setText(tr("Interruption %1 of %2").arg(words::formatCount(index + 1), words::formatCount(count)));
    m_previous->setEnabled(index > 0);
    m_next->setEnabled(index + 1 < count);
    fit();
}

void CloseUpBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CloseUpBar::fit()
{
    const auto say = [this](bool all) {
        m_key->setVisible(all);
        m_previous->setText(all ? tr("Previous") : QString());
        m_next->setText(all ? tr("Next") : QString());
    };
    say(true);
    int needed = Theme::unit(8);
    for (const QWidget* part :
         {static_cast<QWidget*>(m_back), static_cast<QWidget*>(m_key), static_cast<QWidget*>(m_place),
          static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_next)})
        needed += part->sizeHint().width() + Theme::unit(2);
    if (needed > width())
        say(false);
}

} // namespace lowwater
