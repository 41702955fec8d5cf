// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/readout.h"

#include "app/desktop/words/format.h"
#include "app/desktop/words/recorded_words.h"
#include "app/desktop/words/sentences.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace lowwater {

namespace {

constexpr Duration oneDay = std::chrono::hours{24};

QString spendingLine(SimTime time, const ChartContent& content)
{
    const auto after = std::partition_point(content.bars.begin(), content.bars.end(),
                                            [time](const SpentBar& bar) { return bar.time.from <= time; });
    const bool spent = after != content.bars.begin() && std::prev(after)->time.contains(time);
    const QString money = words::formatMoney(spent ? std::prev(after)->total : Money{});
    if (content.spentStep < oneDay)
        return Readout::tr("%1 spent in %2").arg(money, spentStepText(content.spentStep));
    return content.spentStep == oneDay ? Readout::tr("%1 spent on that day").arg(money)
                                       : Readout::tr("%1 spent in that week").arg(money);
}

/// Of the mark under the cross-hair; empty where there is none.
QStringList recordedLines(double x, const ChartContent& content)
{
    const StopMark* mark = stopMarkAt(content.stopMarks, x, 1);
    if (mark == nullptr)
        return {};
    return {reallyStoppedWords(content.recordedStops().subspan(mark->first, mark->stops()), content.zone)};
}

QStringList gapLines(const TimeAxis::Segment& gap, const ChartContent& content)
{
    QStringList lines = {Readout::tr("%1 without usage").arg(words::formatDuration(gap.time.length())),
                         Readout::tr("%1 to").arg(words::formatMinute(gap.time.from, content.zone)),
                         words::formatMinute(gap.time.to, content.zone)};
    return lines;
}

} // namespace

void ReadoutWords::setOutcome(const Outcome* outcome)
{
    m_outcome = outcome;
    m_stopEnds.clear();
}

std::size_t ReadoutWords::agentsStopped(TimeRange time)
{
    const auto& stops = m_outcome->stops;
    if (m_stopEnds.empty() && !stops.empty()) {
        m_stopEnds.reserve(stops.size());
        for (const AgentStop& stop : stops)
            m_stopEnds.push_back(stop.to);
        std::sort(m_stopEnds.begin(), m_stopEnds.end());
    }
    const auto begun =
        std::partition_point(stops.begin(), stops.end(), [time](const AgentStop& stop) { return stop.from < time.to; });
    const auto ended = std::upper_bound(m_stopEnds.begin(), m_stopEnds.end(), time.from);
    return static_cast<std::size_t>((begun - stops.begin()) - (ended - m_stopEnds.begin()));
}

QString ReadoutWords::balanceLine(TimeRange time, const ChartContent& content)
{
    if (time.to <= m_outcome->windowStart)
        return Readout::tr("Before the first charge");
    if (time.from > m_outcome->windowEnd)
        return Readout::tr("After the last charge");
    const QString balance =
        Readout::tr("Balance %1").arg(words::formatMoney(m_outcome->trajectory.at(time.to - Duration{1})));
    const std::size_t stopped = showsStops(*content.result) ? agentsStopped(time) : 0;
    if (stopped == 0)
        return balance;
    const QString agents = stopped == 1 ? Readout::tr("1 agent stopped")
                                        : Readout::tr("%n agents stopped", nullptr, static_cast<int>(stopped));
    return Readout::tr("%1 · %2").arg(balance, agents);
}

QString ReadoutWords::reloadLine(SimTime time) const
{
    const auto& reloads = m_outcome->reloads;
    const auto after = std::partition_point(reloads.begin(), reloads.end(),
                                            [time](const Reload& reload) { return reload.requested <= time; });
    if (after != reloads.begin() && std::prev(after)->credited > time) {
        const Reload& reload = *std::prev(after);
        return Readout::tr("Reload of %1 in %2")
            .arg(words::formatMoney(reload.amount), words::formatDuration(*reload.credited - time));
    }
    if (m_outcome->pending && m_outcome->pending->requested <= time)
        return Readout::tr("Reload of %1 on its way").arg(words::formatMoney(m_outcome->pending->amount));
    return {};
}

QStringList ReadoutWords::linesAt(double x, const ChartContent& content)
{
    if (!m_outcome || m_outcome->trajectory.empty())
        return {};
    if (const TimeAxis::Segment* gap = content.axis.gapAt(x))
        return gapLines(*gap, content) + recordedLines(x, content);
    const auto column = std::min(static_cast<std::size_t>(std::max(0.0, x)), content.columnBounds.size() - 2);
    const TimeRange time{content.columnBounds[column], content.columnBounds[column + 1]};
    const SimTime last = time.to - Duration{1};
    const QString reload = reloadLine(last);
    return QStringList{words::formatTime(last, content.zone), balanceLine(time, content),
                       reload.isEmpty() ? spendingLine(last, content) : reload} +
           recordedLines(x, content);
}

Readout::Readout(const ChartContent& content, QWidget* parent) : QWidget(parent), m_content{content}
{
    setObjectName(QStringLiteral("readout"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void Readout::showLines(const QStringList& lines, double x, const QRect& bounds)
{
    const ChartMetrics& metrics = m_content.metrics;
    m_lines = lines;
    double width = 0;
    for (qsizetype i = 0; i < lines.size(); ++i)
        width = std::max(width, i == 0 ? metrics.boldWidth(lines[i]) : metrics.smallWidth(lines[i]));
    const int padding = metrics.px(8);
    const QSize size(static_cast<int>(std::ceil(width)) + 2 * padding,
                     static_cast<int>(lines.size()) * metrics.lineHeight() + padding);
    const int away = metrics.px(10);
    int left = static_cast<int>(x) + away;
    if (left + size.width() > bounds.right())
        left = static_cast<int>(x) - away - size.width();
    left = std::clamp(left, bounds.left(), std::max(bounds.left(), bounds.right() - size.width()));
    setGeometry(QRect(QPoint(left, bounds.top() + metrics.px(6)), size));
    show();
    raise();
    update();
}

void Readout::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ChartMetrics& metrics = m_content.metrics;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_content.colors(Token::BorderControl), 1));
    painter.setBrush(m_content.colors(Token::Raised));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics.px(4), metrics.px(4));
    const int line = metrics.lineHeight();
    int y = metrics.px(4);
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        painter.setFont(i == 0 ? metrics.smallBold() : metrics.small());
        painter.setPen(m_content.colors(i == 0 ? Token::Text : Token::TextSecondary));
        painter.drawText(QRect(metrics.px(8), y, width(), line), Qt::AlignLeft | Qt::AlignVCenter, m_lines[i]);
        y += line;
    }
}

} // namespace lowwater
