// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/backtest_plot.h"

#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

/// The most interruptions of each shade but the last.
constexpr std::array<std::uint64_t, 6> shadeBounds{0, 1, 3, 6, 10, 20};
constexpr std::array heatTokens{Token::Heat0, Token::Heat1, Token::Heat2, Token::Heat3,
                                Token::Heat4, Token::Heat5, Token::Heat6};
constexpr std::size_t firstDark = 4;

std::size_t shadeOf(std::uint64_t interruptions)
{
    return static_cast<std::size_t>(std::lower_bound(shadeBounds.begin(), shadeBounds.end(), interruptions) -
                                    shadeBounds.begin());
}

/// No interruption began in it, but one from before went on.
bool isStillStopped(const LivedTotals& week)
{
    return week.interruptions == 0 && week.stoppedAgentTime > Duration{0};
}

QString followerText(Follower follower)
{
    switch (follower) {
    case Follower::Followed:
        return BacktestPlot::tr("This advice");
    case Follower::Current:
        return BacktestPlot::tr("As set now");
    case Follower::Largest:
        return BacktestPlot::tr("Largest setting");
    case Follower::ByHandWeekly:
        return BacktestPlot::tr("By hand, weekly");
    case Follower::Off:
        break;
    }
    return BacktestPlot::tr("Nobody buys");
}

QString stopsText(std::uint64_t interruptions)
{
    if (interruptions == 0)
        return BacktestPlot::tr("no interruption");
    return interruptions == 1 ? BacktestPlot::tr("1 interruption")
                              : BacktestPlot::tr("%Ln interruptions", "", static_cast<int>(interruptions));
}

/// `no interruption, $0.08 a month`
QString sumText(const LivedWeeks& lived)
{
    return BacktestPlot::tr("%1, %2 a month")
        .arg(stopsText(lived.totals.interruptions), words::formatMoney(lived.monthlyCost));
}

} // namespace

BacktestPlot::BacktestPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Backtest, week by week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void BacktestPlot::setBacktest(std::optional<Backtest> backtest)
{
    m_backtest = std::move(backtest);
    if (m_backtest && m_backtest->gap != BacktestGap::None)
        m_backtest.reset();
    QStringList said;
    if (m_backtest)
        for (const auto& lived : m_backtest->followers)
            said << tr("%1: %2").arg(followerText(lived.follower), sumText(lived));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

QSize BacktestPlot::sizeHint() const
{
    const ChartMetrics metrics;
    return {Theme::unit(150), static_cast<int>(followerCount + 1) * metrics.px(22)};
}

QSize BacktestPlot::minimumSizeHint() const
{
    return {Theme::unit(90), sizeHint().height()};
}

std::size_t BacktestPlot::weeks() const
{
    return m_backtest->followers.front().weeks.size();
}

QRectF BacktestPlot::plot() const
{
    const ChartMetrics metrics;
    double left = 0;
    double right = 0;
    for (const auto& lived : m_backtest->followers) {
        left = std::max(left, metrics.smallWidth(followerText(lived.follower)));
        right = std::max(right, metrics.smallWidth(sumText(lived)));
    }
    return QRectF(rect()).adjusted(left + metrics.px(10), 0, -(right + metrics.px(12)), -metrics.px(22));
}

QRectF BacktestPlot::cellRect(std::size_t row, std::size_t week) const
{
    const QRectF area = plot();
    const double wide = area.width() / static_cast<double>(weeks());
    const double high = area.height() / static_cast<double>(m_backtest->followers.size());
    return {area.left() + wide * static_cast<double>(week), area.top() + high * static_cast<double>(row), wide, high};
}

QString BacktestPlot::sentenceOf(std::size_t row, std::size_t week) const
{
    const auto& lived = m_backtest->followers[row];
    const auto& at = lived.weeks[week];
    const SimTime begin = m_backtest->from + std::chrono::days{7} * static_cast<std::int64_t>(week);
    const QString policy = at.policy.mode == Mode::Auto ? policyPhrase(at.policy) : followerText(lived.follower);
    return tr("Week from %1, %2: %3, %4 of work delayed, %5 idle.")
        .arg(words::formatDay(begin + std::chrono::hours{12}, m_zone), policy,
             isStillStopped(at.totals) ? tr("still stopped from before") : stopsText(at.totals.interruptions),
             words::formatDuration(at.totals.delayedWork), words::formatMoney(at.totals.meanIdle));
}

void BacktestPlot::paintEvent(QPaintEvent*)
{
    if (!m_backtest)
        return;
    QPainter painter(this);
    const ChartMetrics metrics;
    painter.setFont(metrics.small());
    for (std::size_t row = 0; row < m_backtest->followers.size(); ++row)
        paintRow(painter, metrics, row);
    paintDates(painter, metrics);
}

void BacktestPlot::paintRow(QPainter& painter, const ChartMetrics& metrics, std::size_t row) const
{
    const auto& lived = m_backtest->followers[row];
    const QRectF first = cellRect(row, 0);
    painter.setFont(lived.follower == Follower::Followed ? metrics.smallBold() : metrics.small());
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(QRectF(0, first.top(), first.left() - metrics.px(4), first.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, followerText(lived.follower));
    painter.setFont(metrics.small());
    for (std::size_t week = 0; week < lived.weeks.size(); ++week) {
        const auto& totals = lived.weeks[week].totals;
        const bool still = isStillStopped(totals);
        const std::size_t shade = still ? 1 : shadeOf(totals.interruptions);
        const QRectF box = cellRect(row, week);
        painter.fillRect(box.adjusted(0, 1, -1, -1), m_theme.color(heatTokens.at(shade)));
        const QString text = still ? tr("still stopped") : words::formatCount(totals.interruptions);
        if (shade == 0 || metrics.smallWidth(text) + metrics.px(4) > box.width())
            continue;
        painter.setPen(m_theme.color(shade < firstDark ? Token::Text : Token::Surface));
        painter.drawText(box, Qt::AlignCenter, text);
    }
    const QRectF last = cellRect(row, weeks() - 1);
    painter.setPen(m_theme.color(lived.totals.interruptions == 0 ? Token::Good : Token::Bad));
    painter.drawText(QRectF(last.right() + metrics.px(8), last.top(), width() - last.right(), last.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, sumText(lived));
}

void BacktestPlot::paintDates(QPainter& painter, const ChartMetrics& metrics) const
{
    painter.setPen(m_theme.color(Token::Axis));
    double right = -1;
    for (std::size_t week = 0; week < weeks(); ++week) {
        const SimTime begin = m_backtest->from + std::chrono::days{7} * static_cast<std::int64_t>(week);
        const QString text = words::formatDay(begin + std::chrono::hours{12}, m_zone);
        const double x = cellRect(0, week).left();
        const double wide = metrics.smallWidth(text);
        if (x < right + metrics.px(12) || x + wide > plot().right() + metrics.px(30))
            continue;
        right = x + wide;
        painter.drawText(QRectF(x, plot().bottom() + metrics.px(2), wide + 2, metrics.lineHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

bool BacktestPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (!m_backtest || !plot().contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    const QRectF area = plot();
    const auto share = [](double part, double whole, std::size_t count) {
        return std::min(count - 1, static_cast<std::size_t>(part / whole * static_cast<double>(count)));
    };
    QToolTip::showText(help->globalPos(),
                       sentenceOf(share(help->pos().y() - area.top(), area.height(), m_backtest->followers.size()),
                                  share(help->pos().x() - area.left(), area.width(), weeks())),
                       this);
    return true;
}

} // namespace lowwater
