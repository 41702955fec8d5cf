// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/chart_content.h"

#include "app/desktop/charts/paint/stop_glyph.h"
#include "app/desktop/words/sentences.h"

#include <algorithm>

namespace lowwater {

namespace {

bool hasAnyIn(std::span<const SimTime> times, TimeRange range)
{
    const auto first = std::lower_bound(times.begin(), times.end(), range.from);
    return first != times.end() && *first < range.to;
}

} // namespace

std::optional<Money> ChartContent::threshold() const
{
    if (!result || result->scenario.policy.mode == Mode::Off)
        return std::nullopt;
    return result->scenario.policy.threshold;
}

std::span<const RecordedStop> ChartContent::recordedStops() const noexcept
{
    if (!result || !result->recorded)
        return {};
    return result->recorded->stops;
}

std::span<const PastReload> ChartContent::pastReloads() const noexcept
{
    if (!result || !result->recorded || !result->recorded->credits)
        return {};
    return result->recorded->credits->reloads;
}

void ChartContent::setAxis(TimeAxis next)
{
    axis = std::move(next);
    columnBounds = axis.columnBounds();
    shades = shadesOf(axis, zone);
    ticks = timeTicks(axis, zone,
                      {[this](const QString& text) { return metrics.smallWidth(text); },
                       [this](const QString& text) { return metrics.boldWidth(text); }});
}

void ChartContent::updateSpending()
{
    bars.clear();
    Money most;
    if (const History* charges = history()) {
        spentStep = lowwater::spentStep(axis, charges->resolution());
        bars = spentBars(*charges, categories, axis.range(), zone, spentStep);
        for (const SpentBar& bar : bars)
            most = std::max(most, bar.total);
    }
    spending = spendingAxis(most > Money{} ? most : oneDollar);
}

void ChartContent::updateBalance()
{
    columns.clear();
    overlayColumns.clear();
    bands.clear();
    stopMarks.clear();
    if (showsRecordedStops)
        stopMarks = lowwater::stopMarks(recordedStops(), axis,
                                        {stopGlyphSide(metrics), static_cast<double>(metrics.px(2)),
                                         [this](const QString& text) { return metrics.boldWidth(text); }});
    emptyRange = false;
    const Outcome* outcome = this->outcome();
    Money least;
    Money most = threshold().value_or(Money{});
    if (outcome && !outcome->trajectory.empty()) {
        columns = balanceColumns(outcome->trajectory, columnBounds, outcome->windowEnd);
        if (const auto extremes = extremesOf(columns)) {
            least = extremes->least;
            most = std::max(most, extremes->most);
        }
        for (const ChartOverlay& overlay : overlays) {
            overlayColumns.emplace_back();
            if (overlay.outcome == this->result->outcome || overlay.outcome->trajectory.empty())
                continue;
            overlayColumns.back() =
                balanceColumns(overlay.outcome->trajectory, columnBounds, overlay.outcome->windowEnd);
            if (const auto extremes = extremesOf(overlayColumns.back())) {
                least = std::min(least, extremes->least);
                most = std::max(most, extremes->most);
            }
        }
        if (showsStops(*result))
            bands = bandsOf(outcome->interruptions, outcome->windowEnd, axis);
        const History* charges = history();
        emptyRange = !hasAnyIn(outcome->trajectory.times(), axis.range()) &&
                     !(charges && hasAnyIn(charges->times(), axis.range()));
    }
    money = balanceAxis(least, most > Money{} ? most : oneDollar);
}

} // namespace lowwater
