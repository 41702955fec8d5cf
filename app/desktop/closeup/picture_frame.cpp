// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/picture_frame.h"

#include "app/desktop/closeup/close_up_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

// px at a 13 px font
constexpr double leastPlot = 150;
constexpr double bestPlot = 270;
constexpr double laneHeight = 20;
constexpr double rowHeight = 22;
constexpr double barHeight = 16;
constexpr double mostGutter = 140;
constexpr double blockGap = 12;
constexpr double inset = 4; ///< all around: room for the ring of the focus

int gutterOf(const CloseUp& closeUp, const ChartMetrics& metrics)
{
    double widest = std::max(metrics.boldWidth(reloadName(closeUp)), metrics.smallWidth(moreAgents(closeUp)));
    for (const AgentRow& row : closeUp.rows)
        widest = std::max(widest, metrics.smallWidth(agentName(row)));
    return std::max(metrics.gutter(),
                    std::min(metrics.px(mostGutter), static_cast<int>(std::ceil(widest)) + metrics.px(12)));
}

/// All but the plot.
int fixedHeight(const CloseUp& closeUp, const ChartMetrics& metrics)
{
    const auto rows = static_cast<int>(closeUp.rows.size());
    const int lines = 6 + (closeUp.moreRows > 0 ? 1 : 0); // labels, heading, axis, dates, legend and its second row
    return lines * metrics.lineHeight() + metrics.px(laneHeight) + rows * metrics.px(rowHeight) +
           4 * metrics.px(blockGap) + 2 * metrics.px(inset);
}

} // namespace

QRectF PictureFrame::nameAt(double top, double height) const
{
    return {left, top, plot.left() - left - metrics.px(8), height};
}

double PictureFrame::xAt(SimTime moment) const
{
    return plot.left() + time.xAt(moment);
}

double PictureFrame::heldX(SimTime moment) const
{
    return std::clamp(xAt(moment), plot.left(), plot.right());
}

double PictureFrame::yAt(Money balance) const
{
    return plot.top() + money.yAt(balance, plot.height());
}

bool PictureFrame::shows(SimTime moment) const
{
    return time.range().from <= moment && moment <= time.range().to;
}

PictureFrame pictureFrame(const CloseUp& closeUp, const QTimeZone& zone, QSize size)
{
    PictureFrame frame;
    const ChartMetrics& metrics = frame.metrics;
    const double gutter = gutterOf(closeUp, metrics);
    frame.left = metrics.px(inset);
    const double begin = frame.left + gutter;
    const double width = std::max(1.0, size.width() - begin - metrics.px(inset));
    const double gap = metrics.px(blockGap);
    const double line = metrics.lineHeight();
    const double plotHeight =
        std::clamp<double>(size.height() - fixedHeight(closeUp, metrics), metrics.px(leastPlot), metrics.px(bestPlot));
    double y = metrics.px(inset);
    const auto take = [&](double height) {
        const QRectF part(begin, y, width, height);
        y += height;
        return part;
    };
    frame.labels = take(line + metrics.px(2));
    frame.plot = take(plotHeight);
    y += gap;
    frame.reloads = take(metrics.px(laneHeight));
    y += gap / 2;
    frame.heading = take(line + metrics.px(4));
    for (std::size_t i = 0; i < closeUp.rows.size(); ++i)
        frame.rows.push_back(take(metrics.px(rowHeight)).adjusted(0, 0, 0, -metrics.px(rowHeight - barHeight)));
    if (closeUp.moreRows > 0)
        frame.more = take(line);
    frame.axis = take(line + metrics.px(6));
    frame.time = TimeAxis(QuietTime{}, closeUp.view, static_cast<int>(width), 0);
    frame.ticks = timeTicks(frame.time, zone,
                            {[&metrics](const QString& text) { return metrics.smallWidth(text); },
                             [&metrics](const QString& text) { return metrics.boldWidth(text); }});
    if (frame.ticks.dates.size() > 1)
        frame.dates = take(line);
    y += gap / 2;
    frame.legend = take(2 * line + metrics.px(2));
    frame.money = balanceAxis(closeUp.least, closeUp.most);
    return frame;
}

int leastPictureHeight(const CloseUp& closeUp)
{
    const ChartMetrics metrics;
    return fixedHeight(closeUp, metrics) + metrics.px(leastPlot);
}

int bestPictureHeight(const CloseUp& closeUp)
{
    const ChartMetrics metrics;
    return fixedHeight(closeUp, metrics) + metrics.px(bestPlot);
}

void spreadLabels(std::vector<PlacedLabel>& labels, double left, double right, double gap)
{
    for (PlacedLabel& label : labels)
        label.left = std::clamp(label.x - label.width / 2, left, std::max(left, right - label.width));
    for (std::size_t round = 0; round < labels.size(); ++round) {
        for (std::size_t i = 1; i < labels.size(); ++i) {
            PlacedLabel& before = labels[i - 1];
            const double overlap = before.left + before.width + gap - labels[i].left;
            if (overlap <= 0)
                continue;
            const double room = std::min(overlap / 2, std::max(0.0, before.left - left));
            before.left -= room;
            labels[i].left += overlap - room;
        }
        for (std::size_t i = labels.size(); i-- > 0;) { // back from the right edge
            const double end = i + 1 < labels.size() ? labels[i + 1].left - gap : right;
            labels[i].left = std::max(left, std::min(labels[i].left, end - labels[i].width));
        }
    }
}

} // namespace lowwater
