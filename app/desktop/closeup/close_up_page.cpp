// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/close_up_page.h"

#include "app/desktop/closeup/close_up_bar.h"
#include "app/desktop/closeup/close_up_picture.h"
#include "app/desktop/closeup/close_up_words.h"
#include "app/desktop/closeup/happened_list.h"
#include "app/desktop/closeup/prevention_list.h"
#include "app/desktop/pages/page_parts.h"
#include "app/desktop/verdict/token_label.h"

#include <QAction>
#include <QFrame>
#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

namespace {

constexpr int wideSteps = 205; ///< from here on the lists stand beside the picture
constexpr int sideSteps = 70;

} // namespace

CloseUpPage::CloseUpPage(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    m_bar = new CloseUpBar(theme, this);
    auto* barRule = makeRule(this);
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // the picture has it
    auto* content = new QWidget(m_scroll);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* column = new QVBoxLayout(content);
    // a unit less on the left: the picture keeps one for the ring of the focus
    column->setContentsMargins(Theme::unit(3), Theme::unit(4), Theme::unit(4), Theme::unit(4));
    column->setSpacing(Theme::unit(2));
    column->addWidget(makeHead());
    m_picture = new CloseUpPicture(theme, content);
    m_rule = makeRule(content);
    m_side = makeSide();
    m_preventions->setTabBefore(m_picture);
    m_body = new QBoxLayout(QBoxLayout::LeftToRight);
    m_body->setSpacing(Theme::unit(4));
    m_body->addWidget(m_picture, 1, Qt::AlignTop);
    m_body->addWidget(m_rule);
    m_body->addWidget(m_side);
    column->addLayout(m_body, 1);
    m_scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(barRule);
    layout->addWidget(m_scroll, 1);
    addKeys();
    setFocusProxy(m_picture);
    setAccessibleName(tr("Close-up of an interruption"));
    connect(m_bar, &CloseUpBar::backRequested, this, &CloseUpPage::backRequested);
    connect(m_bar, &CloseUpBar::stepRequested, this, &CloseUpPage::step);
    connect(m_preventions, &PreventionList::focusLost, m_picture, qOverload<>(&QWidget::setFocus));
    connect(m_preventions, &PreventionList::tryRequested, this, &CloseUpPage::editRequested);
    connect(&m_search, &CloseUpSearch::servedReady, this, &CloseUpPage::adoptResult);
    connect(&m_search, &CloseUpSearch::preventionsFound, this, [this](const CloseUpSearch::Found& found) {
        m_allFound = found.isAll;
        m_preventions->setFound(m_result->scenario, m_result->outcome->interruptions.size(), found);
    });
}

QWidget* CloseUpPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(Theme::unit(), 0, 0, 0);
    grid->setHorizontalSpacing(Theme::unit(3));
    grid->setVerticalSpacing(Theme::unit() / 2);
    m_headline = new TokenLabel(m_theme, TextStyle::Verdict, Token::Text, head, true);
    m_reason = new TokenLabel(m_theme, TextStyle::Body, Token::TextSecondary, head);
    for (auto* label : {m_headline, m_reason})
        label->setWordWrap(true);
    grid->addWidget(new IconLabel(m_theme, Icon::Stop, Token::Bad, 7, head), 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_headline, 0, 1);
    grid->addWidget(m_reason, 1, 1);
    grid->setColumnStretch(1, 1);
    return head;
}

QWidget* CloseUpPage::makeSide()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::unit(2));
    const auto title = [&](const QString& text) {
        auto* label = new TokenLabel(m_theme, TextStyle::Heading, Token::Text, side, true);
        label->setText(text);
        column->addWidget(label);
    };
    m_happened = new HappenedList(m_theme, side);
    m_preventions = new PreventionList(m_theme, side);
    m_cost = new TokenLabel(m_theme, TextStyle::Body, Token::TextSecondary, side);
    m_cost->setWordWrap(true);
    title(tr("What happened"));
    column->addWidget(m_happened);
    column->addSpacing(Theme::unit(4));
    title(tr("What would have prevented it"));
    column->addWidget(m_preventions);
    column->addSpacing(Theme::unit(4));
    title(tr("What it cost"));
    column->addWidget(m_cost);
    column->addStretch(1);
    return side;
}

void CloseUpPage::addKeys()
{
    const auto key = [this](Qt::Key which, const QString& text, auto slot) {
        auto* action = new QAction(text, this);
        action->setShortcut(which);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
    };
    key(Qt::Key_N, tr("Next interruption"), [this] { step(1); });
    key(Qt::Key_P, tr("Previous interruption"), [this] { step(-1); });
    key(Qt::Key_Escape, tr("Back to the balance"), [this] { emit backRequested(); });
}

void CloseUpPage::open(const RunResultPtr& result, std::size_t interruption)
{
    m_result = result;
    m_coming.reset();
    m_search.lookAt(result);
    show(interruption);
    m_scroll->ensureVisible(0, 0);
}

void CloseUpPage::setResult(const RunResultPtr& result)
{
    if (!m_interruption) {
        m_result.reset();
        m_search.forget();
        return;
    }
    if (result == m_result)
        return;
    const bool isOther = !result || result->scenario.history != m_result->scenario.history;
    if (isOther || !result->outcome || result->outcome->interruptions.empty()) {
        emit backRequested();
        return;
    }
    m_coming = result;
    m_search.lookAt(result);
}

/// Requests are known: the picture changes once, to the whole of the newest result.
void CloseUpPage::adoptResult()
{
    if (!m_interruption)
        return;
    if (!m_coming) {
        describe();
        return;
    }
    const SimTime began = m_result->outcome->interruptions[*m_interruption].began;
    m_result = std::exchange(m_coming, nullptr);
    show(*interruptionNear(*m_result->outcome, began));
}

void CloseUpPage::setAgentHour(Money agentHour)
{
    m_agentHour = agentHour;
    describe();
}

void CloseUpPage::show(std::size_t interruption)
{
    m_interruption = interruption;
    m_preventions->clear();
    m_allFound = false;
    if (isVisible())
        m_search.lookAt(interruption);
    describe();
    emit interruptionShown(static_cast<int>(interruption));
}

void CloseUpPage::describe()
{
    if (!m_interruption)
        return;
    const CloseUp closeUp = closeUpOf(*m_result, *m_interruption, m_search.served().get(), m_agentHour);
    m_bar->setPlace(closeUp.index, closeUp.count);
    m_headline->setText(closeUpHeadline(closeUp, m_zone));
    m_reason->setText(closeUpReason(closeUp, m_result->scenario, m_zone));
    m_happened->setCloseUp(closeUp, m_zone);
    m_cost->setText(closeUpCost(closeUp));
    m_picture->setAccessibleDescription(
        tr("%1 %2 %3", "sentences").arg(m_headline->text(), m_reason->text(), m_happened->text()));
    m_picture->setCloseUp(closeUp);
    arrange();
}

void CloseUpPage::setStale(bool stale)
{
    m_picture->setStale(stale);
}

void CloseUpPage::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    m_picture->setZone(zone);
    describe();
}

void CloseUpPage::leave()
{
    m_search.cancel();
    m_interruption.reset();
    m_coming.reset();
}

void CloseUpPage::step(int by)
{
    if (!m_interruption || m_coming)
        return;
    const auto last = static_cast<int>(m_result->outcome->interruptions.size()) - 1;
    const int next = std::clamp(static_cast<int>(*m_interruption) + by, 0, last);
    if (next != static_cast<int>(*m_interruption))
        show(static_cast<std::size_t>(next));
}

QString CloseUpPage::headline() const
{
    return m_headline->text();
}

QString CloseUpPage::reason() const
{
    return m_reason->text();
}

QString CloseUpPage::cost() const
{
    return m_cost->text();
}

void CloseUpPage::arrange()
{
    const bool wide = width() >= Theme::unit(wideSteps);
    m_body->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_rule->setMaximumSize(wide ? QSize(1, QWIDGETSIZE_MAX) : QSize(QWIDGETSIZE_MAX, 1));
    m_rule->setMinimumSize(1, 1);
    m_side->setMaximumWidth(wide ? Theme::unit(sideSteps) : QWIDGETSIZE_MAX);
    m_side->setContentsMargins(wide ? 0 : Theme::unit(), 0, 0, 0); // in line with what is above it
    m_side->setMinimumWidth(wide ? Theme::unit(sideSteps) : 0);
}

void CloseUpPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_interruption)
        return;
    m_search.lookAt(m_coming ? m_coming : m_result);
    if (!m_coming && !m_allFound)
        m_search.lookAt(*m_interruption);
}

void CloseUpPage::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_search.cancel();
}

void CloseUpPage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace lowwater
