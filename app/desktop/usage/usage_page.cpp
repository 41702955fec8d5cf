// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/usage_page.h"

#include "app/desktop/pages/page_parts.h"
#include "app/desktop/usage/consumer_bars.h"
#include "app/desktop/usage/hour_heat.h"
#include "app/desktop/usage/issue_finder.h"
#include "app/desktop/usage/last_reloads.h"
#include "app/desktop/usage/month_bill_box.h"
#include "app/desktop/usage/own_key_hint.h"
#include "app/desktop/usage/pool_blocks.h"
#include "app/desktop/usage/pool_look.h"
#include "app/desktop/usage/usage_words.h"
#include "app/desktop/usage/week_bars.h"
#include "app/desktop/verdict/token_label.h"

#include <QComboBox>
#include <QGridLayout>
#include <QVBoxLayout>
#include <QtConcurrent>

namespace lowwater {

namespace {

/// What the colours of the pools stand for.
QWidget* makeLegend(const Theme& theme, QWidget* parent)
{
    auto* legend = new QWidget(parent);
    auto* row = new QHBoxLayout(legend);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::unit());
    for (const Pool pool : allPools) {
        auto* word = new TokenLabel(theme, TextStyle::Small, Token::TextSecondary, legend);
        word->setText(poolWord(pool));
        row->addWidget(new IconLabel(theme, poolIcon(pool), poolToken(pool), 3.5, legend));
        row->addWidget(word);
        row->addSpacing(Theme::unit(3));
    }
    row->addStretch(1);
    return legend;
}

} // namespace

UsagePage::UsagePage(const Theme& theme, QWidget* parent) : QScrollArea(parent), m_theme{theme}
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAccessibleName(tr("Usage"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0) {
            m_picture = m_watcher.result();
            showPicture();
        }
    });
}

UsagePage::~UsagePage()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
}

void UsagePage::build()
{
    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::Base);
    content->setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, Theme::unit(4));
    layout->setSpacing(Theme::unit(4));
    layout->addWidget(makeHead());
    layout->addWidget(makeRule(content));
    layout->addWidget(makePools());
    layout->addWidget(makeRule(content));
    m_grid = new QGridLayout;
    m_grid->setContentsMargins(Theme::unit(4), 0, Theme::unit(4), 0);
    m_grid->setHorizontalSpacing(Theme::unit(10));
    m_grid->setVerticalSpacing(Theme::unit(6));
    m_sections = {makeWeeks(), makeConsumers(), makeHours(), makeReloads(), makeBill(), makeIssue()};
    layout->addLayout(m_grid);
    layout->addStretch(1);
    setWidget(content);
    arrange(false);
}

void UsagePage::arrange(bool narrow)
{
    m_narrow = narrow;
    for (QWidget* section : m_sections)
        m_grid->removeWidget(section);
    const int columns = narrow ? 1 : 2;
    for (int i = 0; i < static_cast<int>(m_sections.size()); ++i) {
        const bool alone = i + 1 == static_cast<int>(m_sections.size()) && i % columns == 0;
        m_grid->addWidget(m_sections[static_cast<std::size_t>(i)], i / columns, i % columns, 1, alone ? columns : 1,
                          Qt::AlignTop);
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, narrow ? 0 : 1);
    m_grid->setHorizontalSpacing(narrow ? 0 : Theme::unit(10));
    m_pools->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (QWidget* rule : m_poolRules) {
        rule->setMinimumSize(narrow ? 0 : 1, narrow ? 1 : 0);
        rule->setMaximumSize(narrow ? QWIDGETSIZE_MAX : 1, narrow ? 1 : QWIDGETSIZE_MAX);
    }
}

void UsagePage::resizeEvent(QResizeEvent* event)
{
    constexpr int narrowSteps = 220;
    QScrollArea::resizeEvent(event);
    if (const bool narrow = viewport()->width() < Theme::unit(narrowSteps); narrow != m_narrow)
        arrange(narrow);
}

QWidget* UsagePage::makeHead()
{
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(Theme::unit(4), Theme::unit(4), Theme::unit(4), 0);
    grid->setHorizontalSpacing(Theme::unit(3));
    grid->setVerticalSpacing(Theme::unit() / 2);
    m_headline = new TokenLabel(m_theme, TextStyle::Verdict, Token::Text, head, true);
    m_headline->setWordWrap(true);
    m_second = new TokenLabel(m_theme, TextStyle::Body, Token::TextSecondary, head);
    m_second->setWordWrap(true);
    grid->addWidget(new IconLabel(m_theme, Icon::Usage, Token::Text, 7, head), 0, 0, 2, 1, Qt::AlignVCenter);
    grid->addWidget(m_headline, 0, 1);
    grid->addWidget(m_second, 1, 1);
    grid->setColumnStretch(1, 1);
    return head;
}

QWidget* UsagePage::makePools()
{
    auto* pools = new QWidget(this);
    m_pools = new QHBoxLayout(pools);
    m_pools->setContentsMargins(Theme::unit(4), 0, Theme::unit(4), 0);
    m_pools->setSpacing(Theme::unit(5));
    m_plan = new PlanBlock(m_theme, pools);
    m_credits = new CreditsBlock(m_theme, pools);
    m_api = new ApiBlock(m_theme, pools);
    m_pools->addWidget(m_plan, 1);
    m_poolRules = {makeRule(pools), makeRule(pools)};
    m_pools->addWidget(m_poolRules[0]);
    m_pools->addWidget(m_credits, 1);
    m_pools->addWidget(m_poolRules[1]);
    m_pools->addWidget(m_api, 1);
    return pools;
}

QWidget* UsagePage::makeWeeks()
{
    const auto section = makeSection(m_theme, tr("Usage by week"), this);
    m_trendIcon = new IconLabel(m_theme, Icon::Rising, Token::TextSecondary, 4, section.widget);
    m_trend = new TokenLabel(m_theme, TextStyle::Small, Token::TextSecondary, section.widget);
    section.head->addStretch(1);
    section.head->addWidget(m_trendIcon);
    section.head->addWidget(m_trend);
    m_weeks = new WeekBars(m_theme, section.widget);
    section.body->addWidget(m_weeks);
    section.body->addWidget(makeLegend(m_theme, section.widget));
    return section.widget;
}

QWidget* UsagePage::makeConsumers()
{
    const auto section = makeSection(m_theme, tr("What uses the most"), this);
    m_kind = new QComboBox(section.widget);
    m_kind->addItems({tr("By tool"), tr("By model"), tr("By project")});
    m_kind->setAccessibleName(tr("What uses the most, by"));
    section.head->addStretch(1);
    section.head->addWidget(m_kind);
    m_consumers = new ConsumerBars(m_theme, section.widget);
    section.body->addWidget(m_consumers);
    m_ownKey = new OwnKeyHint(m_theme, section.widget);
    section.body->addWidget(m_ownKey);
    connect(m_ownKey, &OwnKeyHint::editRequested, this, &UsagePage::editRequested);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &UsagePage::showConsumers);
    return section.widget;
}

QWidget* UsagePage::makeHours()
{
    const auto section = makeSection(m_theme, tr("When it is used"), this);
    m_hoursNote = new TokenLabel(m_theme, TextStyle::Small, Token::TextSecondary, section.widget);
    section.head->addWidget(m_hoursNote);
    section.head->addStretch(1);
    m_hours = new HourHeat(m_theme, section.widget);
    section.body->addWidget(m_hours);
    return section.widget;
}

QWidget* UsagePage::makeReloads()
{
    const auto section = makeSection(m_theme, tr("Last reloads"), this);
    section.head->addStretch(1);
    m_reloads = new LastReloads(m_theme, section.widget);
    section.body->addWidget(m_reloads);
    return section.widget;
}

QWidget* UsagePage::makeBill()
{
    const auto section = makeSection(m_theme, tr("This month's bill"), this);
    section.head->addStretch(1);
    m_bill = new MonthBillBox(m_theme, section.widget);
    section.body->addWidget(m_bill);
    connect(m_bill, &MonthBillBox::editRequested, this, &UsagePage::editRequested);
    return section.widget;
}

QWidget* UsagePage::makeIssue()
{
    const auto section = makeSection(m_theme, tr("Which pool is causing my issue?"), this);
    section.head->addStretch(1);
    section.body->addWidget(new IssueFinder(m_theme, section.widget));
    return section.widget;
}

void UsagePage::setResult(const RunResultPtr& result)
{
    m_result = result;
    if (isVisible())
        refresh();
}

void UsagePage::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    m_pictured = nullptr;
    if (isVisible())
        refresh();
}

void UsagePage::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    refresh();
}

/// The picture depends on history and routing alone: a slider's move leaves it.
void UsagePage::refresh()
{
    if (!m_result || !m_result->scenario.history || m_result->scenario.history->empty())
        return;
    m_credits->show(m_result);
    m_reloads->show(m_result, m_zone);
    showBill();
    const Scenario& scenario = m_result->scenario;
    if (m_pictured && m_pictured->scenario.history == scenario.history &&
        m_pictured->scenario.routing == scenario.routing)
        return;
    m_pictured = m_result;
    m_watcher.setFuture(
        QtConcurrent::run([history = scenario.history, routing = scenario.routing, zone = m_zone]() -> PicturePtr {
            return std::make_shared<const UsagePicture>(usagePicture(history, routing, zone));
        }));
}

void UsagePage::showPicture()
{
    const auto words = usageHeadline(*m_picture);
    m_headline->setText(words.headline);
    m_second->setText(words.second);
    m_second->setVisible(!words.second.isEmpty());
    m_plan->show(*m_picture, m_zone);
    m_api->show(*m_picture);
    const UsageTrend& trend = m_picture->trend;
    m_weeks->setWeeks(trend.weeks);
    m_trend->setText(trendText(trend));
    m_trendIcon->setVisible(trend.trend == Trend::Rising || trend.trend == Trend::Falling);
    m_trendIcon->setDrawing(trend.trend == Trend::Rising ? Icon::Rising : Icon::Falling, Token::TextSecondary);
    showConsumers();
    showBill();
    m_ownKey->show(*m_picture);
    m_hours->setHours(m_picture->hours);
    m_hoursNote->setText(showsStops(m_picture->history->resolution())
                             ? tr("stronger is more")
                             : tr("sums, spread evenly over the time they cover: no hours are known"));
}

/// Of the latest result, once its history is pictured.
void UsagePage::showBill()
{
    if (m_picture && m_picture->history == m_result->scenario.history)
        m_bill->show(*m_result, *m_picture);
}

void UsagePage::showConsumers()
{
    if (!m_picture)
        return;
    const auto kind = static_cast<std::size_t>(std::max(0, m_kind->currentIndex()));
    const std::array headings{tr("Tool"), tr("Model"), tr("Project")};
    m_consumers->setConsumers(headings[kind], *m_picture->history, m_picture->consumers[kind]);
}

} // namespace lowwater
