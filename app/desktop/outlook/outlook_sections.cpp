// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/outlook_sections.h"

#include "app/desktop/outlook/backtest_plot.h"
#include "app/desktop/outlook/next_days_plot.h"
#include "app/desktop/outlook/outlook_words.h"
#include "app/desktop/outlook/regret_plot.h"
#include "app/desktop/outlook/robustness_words.h"
#include "app/desktop/outlook/tornado_plot.h"
#include "app/desktop/pages/page_parts.h"
#include "app/desktop/verdict/token_label.h"

#include <QBoxLayout>

namespace lowwater {

namespace {

QString withNote(const QString& note, const QString& text)
{
    return note.isEmpty() ? text : OutlookSections::tr("%1 · %2", "usage, what is shown").arg(note, text);
}

} // namespace

OutlookSections::OutlookSections(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::unit(6));
    m_beside = new QHBoxLayout;
    m_beside->setSpacing(Theme::unit(8));
    m_beside->addWidget(makeNextDays(), 3);
    m_beside->addWidget(makeStress(), 2);
    layout->addLayout(m_beside);
    layout->addWidget(makeRobustness());
    layout->addWidget(makeBacktest());
    setOutlook(nullptr);
}

QWidget* OutlookSections::makeNextDays()
{
    const auto section = makeSection(m_theme, tr("Next 30 days"), {}, this);
    m_nextNote = section.note;
    m_next = new NextDaysPlot(m_theme, section.widget);
    m_nextText = new TokenLabel(m_theme, TextStyle::Small, Token::TextSecondary, section.widget);
    m_nextText->setWordWrap(true);
    section.body->addWidget(m_next, 1);
    section.body->addWidget(m_nextText);
    return section.widget;
}

QWidget* OutlookSections::makeStress()
{
    const auto section = makeSection(m_theme, tr("If something goes wrong"), {}, this);
    m_stressNote = section.note;
    m_stress = new TextGrid(m_theme, QStringLiteral("llll"), section.widget);
    m_stress->setAccessibleName(tr("If something goes wrong"));
    section.body->addWidget(m_stress);
    section.body->addStretch(1);
    return section.widget;
}

QWidget* OutlookSections::makeRobustness()
{
    const auto section = makeSection(m_theme, tr("If it is not as assumed"), {}, this);
    m_robustness = section.widget;
    m_robustnessNote = section.note;
    m_findOut = new TokenLabel(m_theme, TextStyle::Body, Token::Text, section.widget);
    m_findOut->setWordWrap(true);
    m_tornado = new TornadoPlot(m_theme, section.widget);
    auto* caption = new TokenLabel(m_theme, TextStyle::Small, Token::TextSecondary, section.widget, true);
    caption->setText(
        tr("What a month of each setting costs above the best one of the column, with the bother of its reloads"));
    m_regret = new RegretPlot(m_theme, section.widget);
    section.body->addWidget(m_findOut);
    section.body->addWidget(m_tornado);
    section.body->addSpacing(Theme::unit(2));
    section.body->addWidget(caption);
    section.body->addWidget(m_regret);
    return section.widget;
}

QWidget* OutlookSections::makeBacktest()
{
    const auto section =
        makeSection(m_theme, tr("Backtest"), tr("interruptions of each week, chosen from what was known before"), this);
    m_backtest = new BacktestPlot(m_theme, section.widget);
    m_backtestText = new TokenLabel(m_theme, TextStyle::Small, Token::TextSecondary, section.widget);
    m_backtestText->setWordWrap(true);
    section.body->addWidget(m_backtest);
    section.body->addWidget(m_backtestText);
    return section.widget;
}

void OutlookSections::setOutlook(const OutlookPtr& outlook)
{
    showNextDays(outlook.get());
    m_stress->setHead(outlook ? stressHead(*outlook) : QStringList{});
    m_stress->setRows(outlook ? stressRows(*outlook) : std::vector<TextGrid::Row>{});
    const auto robust = outlook ? outlook->robust : nullptr;
    const bool isRobustnessKnown = robust && !robust->rows.empty();
    m_findOut->setText(isRobustnessKnown ? findOutSentence(*robust) : QString());
    m_tornado->setRobustness(robust);
    m_regret->setRobustness(robust);
    m_robustness->setVisible(isRobustnessKnown);
    m_backtest->setBacktest(outlook ? outlook->backtest : std::nullopt);
    m_backtest->setVisible(m_backtest->backtest().has_value());
    m_backtestText->setText(outlook ? backtestText(*outlook) : QString());
}

void OutlookSections::showNextDays(const Outlook* outlook)
{
    m_next->setDays(outlook ? outlook->lowest : std::vector<LowestOfDay>{},
                    outlook ? std::optional{outlook->policy.threshold} : std::nullopt);
    QStringList said;
    if (outlook && outlook->forecast)
        if (const auto chance = outlook->chanceOf(outlook->policy.amount, outlook->policy.threshold))
            said << chanceSentence(*chance, outlook->wishes) << blocksText(*outlook);
    if (outlook && outlook->error)
        said << QString::fromStdString(outlook->error->describe()) + QLatin1Char('.');
    m_nextText->setText(said.join(QLatin1Char(' ')));
}

void OutlookSections::setNote(const QString& note, bool isLooking)
{
    m_nextNote->setText(isLooking ? withNote(note, tr("looking ahead …")) : note);
    m_stressNote->setText(withNote(note, tr("interruptions · agent time")));
    m_robustnessNote->setText(withNote(note, tr("what a month of the recommended setting costs")));
}

void OutlookSections::setZone(const QTimeZone& zone)
{
    m_next->setZone(zone);
    m_backtest->setZone(zone);
}

void OutlookSections::setNarrow(bool narrow)
{
    m_beside->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace lowwater
