// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/verdict/verdict_bar.h"

#include "app/desktop/verdict/advice_block.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/advice_words.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace lowwater {

namespace {

struct Mark {
    Icon drawing;
    Token color;
};

Mark markOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Stopped:
    case Verdict::Kind::NeverEnds:
        return {Icon::Stop, Token::Bad};
    case Verdict::Kind::CloseCall:
        return {Icon::Safe, Token::Warn};
    case Verdict::Kind::Error:
        return {Icon::Warning, Token::Bad};
    case Verdict::Kind::Coarse:
    case Verdict::Kind::NoneFromCredits:
        return {Icon::Info, Token::Info};
    case Verdict::Kind::Good:
        break;
    }
    return {Icon::Safe, Token::Good};
}

} // namespace

VerdictBar::VerdictBar(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme{theme},
      m_icon{new IconLabel(theme, Icon::Safe, Token::TextHint, 7.5, this)},
      m_headline{new TokenLabel(theme, TextStyle::Verdict, Token::Text, this)},
      m_second{new TokenLabel(theme, TextStyle::Body, Token::TextSecondary, this)},
      m_link{new QToolButton(this)},
      m_block{new AdviceBlock(theme, this)}
{
    m_headline->setWordWrap(true);
    m_second->setWordWrap(true);
    for (auto* label : {m_headline, m_second})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_headline->installEventFilter(this);
    m_link->setAutoRaise(true);
    m_link->setFocusPolicy(Qt::StrongFocus);

    auto* text = new QVBoxLayout;
    text->setSpacing(0);
    text->addStretch();
    text->addWidget(m_headline);
    auto* below = new QHBoxLayout;
    below->addWidget(m_second, 1);
    below->addWidget(m_link, 0, Qt::AlignTop);
    text->addLayout(below);
    text->addStretch();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::unit(4), Theme::unit(2), Theme::unit(4), Theme::unit(2));
    layout->setSpacing(Theme::unit(3));
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addLayout(text, 1);
    layout->addWidget(m_block, 0, Qt::AlignVCenter);

    setAccessibleName(tr("Verdict"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(m_link, &QToolButton::clicked, this, [this] { emit linkActivated(m_verdict.kind); });
    connect(m_block, &AdviceBlock::applyRequested, this, &VerdictBar::apply);
    connect(m_block, &AdviceBlock::cardRequested, this, &VerdictBar::cardRequested);
    connect(&m_theme, &Theme::changed, this, &VerdictBar::recolor);
    showVerdict();
    showAdvice();
}

void VerdictBar::setResult(RunResultPtr result)
{
    m_result = std::move(result);
    showVerdict();
    showAdvice();
}

void VerdictBar::setAdvice(std::shared_ptr<const Advice> advice)
{
    m_advice = std::move(advice);
    showAdvice();
}

void VerdictBar::setStale(bool stale)
{
    m_stale = stale;
    m_block->setStale(stale);
    recolor();
}

void VerdictBar::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    showVerdict();
}

void VerdictBar::showVerdict()
{
    m_verdict = m_result ? verdictOf(*m_result, m_zone) : Verdict{};
    m_headline->setText(m_verdict.headline);
    m_second->setText(m_verdict.second);
    m_second->setVisible(!m_verdict.second.isEmpty());
    m_link->setText(m_verdict.link);
    m_link->setVisible(!m_verdict.link.isEmpty());
    m_icon->setVisible(m_result != nullptr);
    const QString all = m_verdict.headline + u' ' + m_verdict.second;
    if (all != accessibleDescription()) {
        setAccessibleDescription(all);
        QAccessibleEvent told(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&told);
    }
    fitHeadline();
    recolor();
}

void VerdictBar::setPlanNote(const QString& note)
{
    m_planNote = note;
    showAdvice();
}

void VerdictBar::showAdvice()
{
    const bool has = m_result && m_result->outcome;
    m_block->setVisible(has);
    if (has)
        m_block->setWords(adviceWords(*m_result, m_advice.get(), m_planNote));
}

void VerdictBar::recolor()
{
    const Mark mark = markOf(m_verdict.kind);
    m_icon->setDrawing(mark.drawing, m_stale ? Token::TextHint : mark.color);
    m_headline->setToken(m_stale ? Token::TextHint : Token::Text);
    m_second->setToken(m_stale ? Token::TextHint : Token::TextSecondary);
    QPalette link = m_link->palette();
    link.setColor(QPalette::ButtonText, m_theme.color(Token::Link));
    m_link->setPalette(link);
}

/// Two lines at most: a sentence too long for them is set one size smaller.
void VerdictBar::fitHeadline()
{
    const int room = m_headline->width();
    const QFontMetrics metrics(Theme::font(TextStyle::Verdict));
    const int needed = metrics.boundingRect(QRect(0, 0, room, 0), Qt::TextWordWrap, m_verdict.headline).height();
    m_headline->setTextStyle(needed >= 3 * metrics.lineSpacing() ? TextStyle::Heading : TextStyle::Verdict);
}

bool VerdictBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_headline && event->type() == QEvent::Resize)
        fitHeadline();
    return QWidget::eventFilter(watched, event);
}

void VerdictBar::apply()
{
    if (m_advice && m_advice->recommended)
        emit applyRequested(m_advice->recommended->policy);
}

} // namespace lowwater
