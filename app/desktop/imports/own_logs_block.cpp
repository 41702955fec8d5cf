// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/own_logs_block.h"

#include "app/desktop/style.h"
#include "app/desktop/verdict/token_label.h"
#include "app/desktop/words/format.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace lowwater {

namespace {

constexpr int steps = 1000;
constexpr int gapSteps = 5; ///< to what comes below, gone with the block

/// Days on which something was charged.
int daysOfUse(const ImportFacts& facts, const QTimeZone& zone)
{
    int days = 0;
    SimTime nextDay = SimTime::min();
    for (const SimTime quarter : facts.quarters) {
        if (quarter < nextDay)
            continue;
        ++days;
        const QDate tomorrow = words::wallClock(quarter, zone).date().addDays(1);
        nextDay = timeFromMicros(tomorrow.startOfDay(zone).toMSecsSinceEpoch() * 1000);
    }
    return days;
}

} // namespace

OwnLogsBlock::OwnLogsBlock(const Theme& theme, QWidget* parent)
    : QFrame(parent),
      m_theme{theme},
      m_title{new QLabel(this)},
      m_detail{new QLabel(this)},
      m_bar{new QProgressBar(this)},
      m_use{new QPushButton(tr("Use them"), this)}
{
    auto* drawing = new IconLabel(theme, Icon::Logs, Token::Accent, 6, this);
    m_title->setFont(Theme::font(TextStyle::Heading));
    m_title->setWordWrap(true);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setWordWrap(true);
    m_bar->setRange(0, steps);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(Theme::unit());
    m_bar->setAccessibleName(tr("Progress"));
    m_use->setAccessibleName(tr("Use Claude Code's logs"));
    m_use->setToolTip(tr("Replays what these logs tell of"));
    setPrimary(*m_use);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(Theme::unit() / 2);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    texts->addWidget(m_bar);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::unit(5), Theme::unit(4), Theme::unit(4), Theme::unit(4 + gapSteps));
    layout->setSpacing(Theme::unit(3));
    layout->addWidget(drawing);
    layout->addLayout(texts, 1);
    layout->addWidget(m_use);
    connect(m_use, &QPushButton::clicked, this, &OwnLogsBlock::useRequested);
    hide();
}

void OwnLogsBlock::setProgress(double share)
{
    if (m_found)
        return;
    m_title->setText(tr("Reading your Claude Code logs …"));
    m_detail->hide();
    m_bar->setValue(static_cast<int>(std::lround(share * steps)));
    m_bar->show();
    m_use->hide();
    show();
}

void OwnLogsBlock::setFound(const ImportPtr& import)
{
    m_found = import;
    setVisible(m_found != nullptr);
    tell();
}

void OwnLogsBlock::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    tell();
}

void OwnLogsBlock::tell()
{
    if (!m_found)
        return;
    const ImportFacts& facts = m_found->facts;
    const int days = daysOfUse(facts, m_zone);
    const QString length = days == 1 ? tr("1 day") : tr("%Ln days", "", days);
    m_title->setText(tr("Found Claude Code logs of %1, %2").arg(length, words::formatMoney(facts.total)));
    const auto count = static_cast<int>(facts.runs);
    const auto projects = static_cast<int>(facts.projects);
    m_detail->setText(tr("%1 in %2, up to %3")
                          .arg(count == 1 ? tr("1 run") : tr("%Ln runs", "", count),
                               projects == 1 ? tr("1 project") : tr("%Ln projects", "", projects),
                               words::formatMinute(m_found->read.history->times().back(), m_zone)));
    m_detail->show();
    m_bar->hide();
    m_use->show();
}

QString OwnLogsBlock::sentence() const
{
    return m_title->text();
}

void OwnLogsBlock::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect block = rect().adjusted(0, 0, 0, -Theme::unit(gapSteps));
    painter.fillRect(block, m_theme.color(Token::Panel));
    painter.setPen(m_theme.color(Token::Border));
    painter.drawRect(block.adjusted(0, 0, -1, -1));
    painter.fillRect(QRect(0, 0, 3, block.height()), m_theme.color(Token::Accent));
}

} // namespace lowwater
