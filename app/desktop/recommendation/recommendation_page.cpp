// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/recommendation_page.h"

#include "app/desktop/outlook/outlook_sections.h"
#include "app/desktop/pages/page_parts.h"
#include "app/desktop/recommendation/certainty_row.h"
#include "app/desktop/recommendation/choice_words.h"
#include "app/desktop/recommendation/envelope_plot.h"
#include "app/desktop/recommendation/frontier_plot.h"
#include "app/desktop/recommendation/recommendation_words.h"
#include "app/desktop/recommendation/setting_section.h"
#include "app/desktop/style.h"
#include "app/desktop/usage/wide_grid.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

namespace {

bool saysTheSame(const std::vector<TextGrid::Row>& a, const std::vector<TextGrid::Row>& b)
{
    const auto sameRow = [](const TextGrid::Row& one, const TextGrid::Row& other) {
        return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                          [](const auto& x, const auto& y) { return x.text == y.text && x.strong == y.strong; });
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameRow);
}

} // namespace

RecommendationPage::RecommendationPage(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme{theme}
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Recommendation"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(&m_theme, &Theme::changed, this, [this] { widget()->update(); });
    describe();
    showChoices();
}

void RecommendationPage::build()
{
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(Theme::unit(4), Theme::unit(4), Theme::unit(4), Theme::unit(4));
    layout->setSpacing(Theme::unit(3));
    layout->addWidget(makeHead());
    layout->addWidget(makeRule(content));
    m_certainty = new CertaintyRow(m_theme, content);
    layout->addWidget(m_certainty);
    layout->addWidget(makeRule(content));
    m_choicesSection = makeChoices();
    layout->addWidget(m_choicesSection);
    m_settings = new SettingSection(m_theme, content);
    connect(m_settings, &SettingSection::chosen, this, &RecommendationPage::settingChosen);
    connect(m_settings, &SettingSection::cancelRequested, this, &RecommendationPage::cancelRequested);
    m_frontierSection = makeFrontier();
    m_whySection = makeWhy();
    m_ahead = new OutlookSections(m_theme, content);
    m_comparisonSection = makeComparison();
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(Theme::unit(8));
    m_grid->setVerticalSpacing(Theme::unit(6));
    layout->addLayout(m_grid, 1);
    setWidget(content);
    arrange(false);
}

QWidget* RecommendationPage::makeHead()
{
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(Theme::unit(3));
    grid->setVerticalSpacing(Theme::unit() / 2);
    m_icon = new IconLabel(m_theme, Icon::Recommendation, Token::Good, 7, head);
    m_headline = new TokenLabel(m_theme, TextStyle::Verdict, Token::Text, head, true);
    m_second = new TokenLabel(m_theme, TextStyle::Body, Token::TextSecondary, head);
    m_overlay = new QPushButton(tr("Show on the balance"), head);
    m_overlay->setCheckable(true);
    m_overlay->setToolTip(tr("Draws the recommended policy's balance over the present one's"));
    m_apply = new QPushButton(tr("Apply"), head);
    setPrimary(*m_apply);
    for (auto* label : {m_headline, m_second})
        label->setWordWrap(true);
    grid->addWidget(m_icon, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(m_headline, 0, 1);
    grid->addWidget(m_second, 1, 1);
    grid->addWidget(m_overlay, 0, 2, 2, 1, Qt::AlignTop);
    grid->addWidget(m_apply, 0, 3, 2, 1, Qt::AlignTop);
    grid->setColumnStretch(1, 1);
    connect(m_apply, &QPushButton::clicked, this, [this] { emit applyRequested(m_advice->recommended->policy); });
    connect(m_overlay, &QPushButton::toggled, this, &RecommendationPage::overlayToggled);
    return head;
}

QWidget* RecommendationPage::makeChoices()
{
    const auto section = makeSection(m_theme, tr("Choices for the next 30 days"), {}, this);
    m_choicesNote = section.note;
    m_choices = new WideGrid(m_theme, QStringLiteral("llrrrr"), tr("Choices for the next 30 days"), section.widget);
    m_choices->setHead(choiceGridHead());
    m_choicesText = new TokenLabel(m_theme, TextStyle::Small, Token::TextSecondary, section.widget);
    m_choicesText->setWordWrap(true);
    section.body->addWidget(m_choices);
    section.body->addWidget(m_choicesText);
    return section.widget;
}

QWidget* RecommendationPage::makeFrontier()
{
    const auto section = makeSection(m_theme, tr("Idle money against delayed work"), tr("each dot is a setting"), this);
    m_frontierNote = section.note;
    m_frontier = new FrontierPlot(m_theme, section.widget);
    section.body->addWidget(m_frontier, 1);
    connect(m_frontier, &FrontierPlot::chosen, this, &RecommendationPage::settingChosen);
    return section.widget;
}

QWidget* RecommendationPage::makeWhy()
{
    const auto section = makeSection(m_theme, tr("Why"), {}, this);
    m_whyTitle = section.title;
    m_whyNote = section.note;
    m_envelope = new EnvelopePlot(m_theme, section.widget);
    m_why = new TokenLabel(m_theme, TextStyle::Body, Token::TextSecondary, section.widget);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_whyBeside = new QHBoxLayout;
    m_whyBeside->setSpacing(Theme::unit(8));
    m_whyBeside->addWidget(m_envelope, 3);
    m_whyBeside->addWidget(m_why, 2);
    section.body->addLayout(m_whyBeside, 1);
    return section.widget;
}

QWidget* RecommendationPage::makeComparison()
{
    const auto section = makeSection(m_theme, tr("Beside other ways to buy"), tr("on this record"), this);
    m_comparisonNote = section.note;
    m_comparison =
        new WideGrid(m_theme, QStringLiteral("llrrrrrrr"), tr("Ways to buy beside each other"), section.widget);
    m_comparison->setHead(comparisonHead());
    section.body->addWidget(m_comparison);
    section.body->addStretch(1);
    return section.widget;
}

void RecommendationPage::arrange(bool narrow)
{
    m_narrow = narrow;
    m_certainty->setNarrow(narrow);
    for (QWidget* section : {static_cast<QWidget*>(m_settings), m_frontierSection, m_whySection,
                             static_cast<QWidget*>(m_ahead), m_comparisonSection})
        m_grid->removeWidget(section);
    if (narrow) {
        m_grid->addWidget(m_settings, 0, 0);
        m_grid->addWidget(m_frontierSection, 1, 0);
        m_grid->addWidget(m_whySection, 2, 0);
        m_grid->addWidget(m_ahead, 3, 0);
        m_grid->addWidget(m_comparisonSection, 4, 0);
    } else {
        m_grid->addWidget(m_settings, 0, 0);
        m_grid->addWidget(m_frontierSection, 0, 1);
        m_grid->addWidget(m_whySection, 1, 0, 1, 2);
        m_grid->addWidget(m_ahead, 2, 0, 1, 2);
        m_grid->addWidget(m_comparisonSection, 3, 0, 1, 2);
    }
    m_whyBeside->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_ahead->setNarrow(narrow);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, narrow ? 0 : 2);
    m_grid->setHorizontalSpacing(narrow ? 0 : Theme::unit(8));
}

void RecommendationPage::resizeEvent(QResizeEvent* event)
{
    constexpr int narrowSteps = 240;
    QScrollArea::resizeEvent(event);
    if (const bool narrow = viewport()->width() < Theme::unit(narrowSteps); narrow != m_narrow)
        arrange(narrow);
}

void RecommendationPage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    emit shownChanged(true);
}

void RecommendationPage::hideEvent(QHideEvent* event)
{
    QScrollArea::hideEvent(event);
    emit shownChanged(false);
}

void RecommendationPage::setResult(const RunResultPtr& result)
{
    m_result = result;
    describe();
    showPlan();
    showChoices();
}

void RecommendationPage::setAdvice(const AdvicePtr& advice)
{
    m_advice = advice;
    describe();
    showWhy();
    showChoices();
}

void RecommendationPage::setGrid(const SettingGridPtr& grid)
{
    m_replayed = grid;
    showGrid();
    m_frontier->setDots(grid ? frontierOf(*grid) : std::vector<FrontierDot>{});
}

void RecommendationPage::showGrid()
{
    if (!m_replayed || !m_outlook)
        return m_settings->setGrid(m_replayed);
    auto grid = std::make_shared<SettingGrid>(*m_replayed);
    for (std::size_t amount = 0; amount < grid->amounts.size(); ++amount)
        for (std::size_t threshold = 0; threshold < grid->thresholds.size(); ++threshold)
            if (auto& cell = grid->at(amount, threshold))
                cell->chance = m_outlook->shareOf(grid->amounts[amount], grid->thresholds[threshold]);
    m_settings->setGrid(grid);
}

void RecommendationPage::setOutlook(const OutlookPtr& outlook)
{
    m_outlook = outlook;
    describe();
    showGrid();
    m_ahead->setOutlook(outlook);
}

void RecommendationPage::setLookingAhead(bool busy)
{
    m_looksAhead = busy;
    showPlan();
}

void RecommendationPage::setComparison(const ComparisonPtr& rows)
{
    m_rows = rows;
    m_comparison->setRows(rows ? comparisonRows(*rows) : std::vector<TextGrid::Row>{});
}

void RecommendationPage::setBusy(bool busy)
{
    m_settings->setBusy(busy);
}

void RecommendationPage::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    m_envelope->setZone(zone);
    m_ahead->setZone(zone);
    describe();
    showWhy();
}

void RecommendationPage::setOverlaid(bool overlaid)
{
    m_overlay->setChecked(overlaid);
}

void RecommendationPage::describe()
{
    const RecommendationHead head =
        recommendationHead(m_advice.get(), m_result ? m_result->scenario.account.latency.base() : Duration{0});
    const bool has = m_advice && m_advice->recommended;
    const bool isSame = has && m_result && m_advice->recommended->policy == m_result->scenario.policy;
    m_icon->setDrawing(has        ? Icon::Recommendation
                       : m_advice ? Icon::Warning
                                  : Icon::Recommendation,
                       head.isSafe ? Token::Good
                       : m_advice  ? Token::Warn
                                   : Token::TextHint);
    m_headline->setText(head.headline);
    const QString note = m_result ? planNote(m_result->plan) : QString();
    const QString second =
        note.isEmpty() || head.second.isEmpty() ? head.second : tr("For %1. %2").arg(note, head.second);
    m_second->setText(isSame ? tr("You use the recommended setting. %1").arg(second) : second);
    m_second->setVisible(!head.second.isEmpty());
    m_apply->setEnabled(has && !isSame);
    m_apply->setAccessibleName(has ? tr("Apply the recommendation: %1").arg(head.headline) : m_apply->text());
    m_overlay->setEnabled(has);
    m_certainty->setCells(certaintyCells(m_advice.get(), m_outlook.get(), note));
    if (!m_result)
        return;
    std::optional<Policy> recommended;
    if (has)
        recommended = m_advice->recommended->policy;
    m_settings->setPolicies(m_result->scenario.policy, recommended);
    const auto markOf = [](const std::shared_ptr<const Outcome>& outcome) {
        return outcome ? std::optional{FrontierPlot::Mark{outcome->meanIdle, outcome->delayedWork}} : std::nullopt;
    };
    m_frontier->setMarks(markOf(m_result->outcome), has ? markOf(m_advice->recommended->outcome) : std::nullopt);
}

/// Every view says what usage it is for.
void RecommendationPage::showPlan()
{
    const QString note = m_result ? planNote(m_result->plan) : QString();
    m_settings->setNote(note);
    const QString dots = tr("each dot is a setting");
    m_frontierNote->setText(note.isEmpty() ? dots : tr("%1 · %2").arg(note, dots));
    m_whyNote->setText(note);
    m_choicesNote->setText(note);
    m_comparisonNote->setText(note.isEmpty() ? tr("on this record") : note);
    m_ahead->setNote(note, m_looksAhead);
}

void RecommendationPage::showChoices()
{
    const bool has = m_advice && m_result && !m_advice->choices.empty();
    m_choicesSection->setVisible(has);
    const auto rows =
        has ? choiceGridRows(*m_advice, m_result->scenario.policy,
                             [this](const Policy& policy) { emit settingChosen(policy.amount, policy.threshold); })
            : std::vector<TextGrid::Row>{};
    if (!saysTheSame(rows, m_choices->grid().rows())) // a button keeps the focus while the sliders move
        m_choices->setRows(rows);
    m_choicesText->setText(has ? choiceNote(*m_advice) : QString());
}

void RecommendationPage::showWhy()
{
    const bool has = m_advice && m_advice->recommended && m_result && m_result->demand;
    m_whyTitle->setText(has ? tr("Why %1").arg(words::formatAmount(m_advice->recommended->policy.threshold))
                            : tr("The most spent in any stretch"));
    m_why->setText(has ? whySentence(*m_advice, *m_result->demand, m_zone) : QString());
    m_why->setVisible(has);
    std::optional<EnvelopePlot::Mark> mark;
    if (has && m_result->scenario.account.latency.isConstant())
        mark = EnvelopePlot::Mark{m_result->scenario.account.latency.base(), m_advice->recommended->policy.threshold};
    m_envelope->setEnvelope(m_advice ? m_advice->burnEnvelope : std::vector<EnvelopePoint>{}, mark);
}

} // namespace lowwater
