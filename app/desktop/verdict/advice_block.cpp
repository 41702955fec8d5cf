// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/verdict/advice_block.h"

#include "app/desktop/style.h"
#include "app/desktop/verdict/token_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace lowwater {

namespace {

constexpr int barWidth = 3;
constexpr double radius = 4;

} // namespace

AdviceBlock::AdviceBlock(Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme{theme},
      m_icon{new IconLabel(theme, Icon::Recommendation, Token::TextHint, 4.5, this)},
      m_title{new TokenLabel(theme, TextStyle::Body, Token::TextHint, this, true)},
      m_policy{new TokenLabel(theme, TextStyle::Body, Token::Text, this, true)},
      m_detail{new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, this)},
      m_apply{new QPushButton(tr("Appl&y"), this)},
      m_card{new QPushButton(tr("Setting card…"), this)}
{
    setPrimary(*m_apply);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addStretch();
    for (auto* line : {m_title, m_policy, m_detail})
        lines->addWidget(line);
    lines->addStretch();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(barWidth + Theme::unit(2), Theme::unit(), Theme::unit(2), Theme::unit());
    layout->setSpacing(Theme::unit(2));
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(lines, 1);
    layout->addWidget(m_apply, 0, Qt::AlignVCenter);
    layout->addWidget(m_card, 0, Qt::AlignVCenter);
    m_card->setToolTip(tr("The steps to set this at the provider, to copy"));
    m_card->hide();
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);

    connect(m_apply, &QPushButton::clicked, this, &AdviceBlock::applyRequested);
    connect(m_card, &QPushButton::clicked, this, &AdviceBlock::cardRequested);
    connect(&m_theme, &Theme::changed, this, &AdviceBlock::recolor);
    recolor();
}

bool AdviceBlock::offers() const noexcept
{
    return m_kind == AdviceWords::Kind::Change || m_kind == AdviceWords::Kind::Least;
}

void AdviceBlock::setWords(const AdviceWords& words)
{
    m_kind = words.kind;
    const bool wraps = m_kind == AdviceWords::Kind::None;
    m_title->setText(words.title);
    m_policy->setText(words.policy);
    m_policy->setVisible(!words.policy.isEmpty());
    m_detail->setWordWrap(wraps);
    m_detail->setMinimumWidth(wraps ? Theme::unit(70) : 0);
    m_detail->setText(words.detail);
    m_apply->setVisible(offers());
    m_card->setVisible(m_kind == AdviceWords::Kind::Same);
    m_apply->setAccessibleName(tr("Apply the recommendation: %1").arg(words.policy));
    m_apply->setToolTip(words.policy);
    setToolTip(
        words.why.isEmpty()
            ? QString()
            : QStringLiteral("<qt>%1</qt>").arg(words.why.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
    setAccessibleName(words.title);
    setAccessibleDescription(words.policy.isEmpty() ? words.detail
                                                    : words.policy + QStringLiteral(", ") + words.detail);
    recolor();
}

void AdviceBlock::setStale(bool stale)
{
    m_stale = stale;
    m_apply->setEnabled(!stale);
    recolor();
}

void AdviceBlock::recolor()
{
    using Kind = AdviceWords::Kind;
    Token mark = Token::Good;
    Icon drawing = Icon::Recommendation;
    if (m_kind == Kind::Same)
        drawing = Icon::Safe;
    if (m_kind == Kind::None || m_kind == Kind::Least) {
        mark = Token::Warn;
        drawing = Icon::Warning;
    }
    if (m_kind == Kind::Pending || m_stale)
        mark = Token::TextHint;
    m_icon->setDrawing(drawing, mark);
    m_title->setToken(mark);
    m_policy->setToken(m_stale ? Token::TextHint : Token::Text);
    m_detail->setToken(m_stale || m_kind == Kind::Pending ? Token::TextHint : Token::TextSecondary);
    update();
}

void AdviceBlock::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_theme.color(Token::Border));
    painter.setBrush(m_theme.color(Token::Panel));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    const bool warns = m_kind == AdviceWords::Kind::None || m_kind == AdviceWords::Kind::Least;
    const Token bar = m_kind == AdviceWords::Kind::Pending || m_stale ? Token::Border
                      : warns                                         ? Token::Warn
                                                                      : Token::Safe;
    painter.setClipRect(0, 0, barWidth, height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.color(bar));
    painter.drawRoundedRect(QRectF(rect()), radius, radius);
}

} // namespace lowwater
