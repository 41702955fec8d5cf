// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/lane_layout.h"

#include "app/desktop/words/format.h"

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr double pixelsPerReload = 12;
constexpr double tickWidth = 2;

struct Anchored {
    Flag flag;
    double anchor = 0; ///< where its middle would best be
};

QString flagText(std::size_t first, std::size_t last)
{
    const QString begin = words::formatCount(first + 1);
    return first == last ? begin : begin + u'–' + words::formatCount(last + 1);
}

void measure(Anchored& anchored, const FlagSizes& sizes)
{
    Flag& flag = anchored.flag;
    flag.text = flagText(flag.first, flag.last);
    flag.width = std::ceil(sizes.iconWidth + sizes.textWidth(flag.text));
    flag.left = std::round(anchored.anchor - flag.width / 2);
}

/// Pushes right, then back from the right edge. False: no room for all.
bool spread(std::vector<Anchored>& flags, double width, double gap)
{
    double free = 0;
    for (auto& [flag, anchor] : flags) {
        flag.left = std::max(flag.left, free);
        free = flag.left + flag.width + gap;
    }
    double end = width;
    for (auto it = flags.rbegin(); it != flags.rend(); ++it) {
        it->flag.left = std::min(it->flag.left, std::floor(end - it->flag.width));
        end = it->flag.left - gap;
    }
    return flags.empty() || flags.front().flag.left >= 0;
}

/// Takes together what stands closer than `reach`.
std::vector<Anchored> grouped(const std::vector<Anchored>& singles, double reach, const FlagSizes& sizes)
{
    std::vector<Anchored> groups;
    double begin = 0;
    for (const Anchored& single : singles) {
        if (!groups.empty() && single.anchor - begin < reach) {
            Anchored& group = groups.back();
            group.flag.last = single.flag.last;
            group.anchor = (begin + single.anchor) / 2;
        } else {
            groups.push_back(single);
            begin = single.anchor;
        }
    }
    for (Anchored& group : groups)
        measure(group, sizes);
    return groups;
}

bool isPushedFar(const std::vector<Anchored>& flags)
{
    return std::any_of(flags.begin(), flags.end(), [](const Anchored& a) {
        return std::abs(a.flag.left + a.flag.width / 2 - a.anchor) > 1.5 * a.flag.width;
    });
}

} // namespace

std::vector<Flag> flagsOf(std::span<const Interruption> interruptions, SimTime windowEnd, const TimeAxis& axis,
                          const FlagSizes& sizes)
{
    std::vector<Anchored> singles;
    const double width = axis.width();
    const auto first =
        std::partition_point(interruptions.begin(), interruptions.end(), [&](const Interruption& interruption) {
            return timeOf(interruption, windowEnd).to < axis.range().from;
        });
    for (auto it = first; it != interruptions.end() && it->began < axis.range().to; ++it) {
        const TimeRange time = timeOf(*it, windowEnd);
        const double left = std::max(0.0, axis.xAt(time.from));
        const double right = std::min(width, axis.xAt(time.to));
        const auto index = static_cast<std::size_t>(it - interruptions.begin());
        singles.push_back({Flag{0, 0, {}, it->cause, index, index}, (left + right) / 2});
    }
    const double usual = sizes.iconWidth + sizes.textWidth(QStringLiteral("00"));
    std::vector<Anchored> flags;
    if (static_cast<double>(singles.size()) * (sizes.iconWidth + sizes.gap) <= width) {
        flags = singles;
        for (Anchored& flag : flags)
            measure(flag, sizes);
        if (!spread(flags, width, sizes.gap) || isPushedFar(flags))
            flags.clear();
    }
    for (double reach = usual; flags.empty() && !singles.empty(); reach *= 2) {
        flags = grouped(singles, reach, sizes);
        if (!spread(flags, width, sizes.gap) && flags.size() > 1)
            flags.clear();
    }
    std::vector<Flag> result;
    for (Anchored& flag : flags)
        result.push_back(std::move(flag.flag));
    return result;
}

namespace {

SimTime endOf(const Reload& reload, SimTime windowEnd)
{
    return reload.credited.value_or(windowEnd);
}

void addMarks(std::vector<ReloadMark>& marks, const Reload& reload, const TimeAxis& axis, SimTime windowEnd,
              double merge)
{
    using Kind = ReloadMark::Kind;
    const double requested = axis.xAt(reload.requested);
    const double end = axis.xAt(endOf(reload, windowEnd));
    if (end - requested >= merge || !reload.credited) {
        marks.push_back({Kind::Way, requested, end, 1, reload.amount});
        marks.push_back({Kind::Requested, requested, 0, 1, reload.amount});
    }
    if (reload.credited)
        marks.push_back({Kind::Credited, end, 0, 1, reload.amount});
    for (const SimTime declined : reload.declined)
        marks.push_back({Kind::Declined, axis.xAt(declined), 0, 1, reload.amount});
}

void addTick(std::vector<ReloadMark>& marks, const Reload& reload, const TimeAxis& axis, SimTime windowEnd)
{
    const double x = std::floor(axis.xAt(endOf(reload, windowEnd)));
    if (!marks.empty() && marks.back().kind == ReloadMark::Kind::Tick && x <= marks.back().to) {
        ++marks.back().count;
        marks.back().amount += reload.amount;
        marks.back().to = x + tickWidth;
        return;
    }
    marks.push_back({ReloadMark::Kind::Tick, x, x + tickWidth, 1, reload.amount});
}

} // namespace

ReloadMarks reloadMarks(const Outcome& outcome, const TimeAxis& axis, double merge)
{
    ReloadMarks result;
    const TimeRange& range = axis.range();
    const auto first = std::partition_point(outcome.reloads.begin(), outcome.reloads.end(), [&](const Reload& reload) {
        return endOf(reload, outcome.windowEnd) < range.from;
    });
    const auto last = std::partition_point(first, outcome.reloads.end(),
                                           [&](const Reload& reload) { return reload.requested < range.to; });
    result.ticks = static_cast<double>(last - first) * pixelsPerReload > axis.width();
    std::vector<ReloadMark> declined;
    for (auto it = first; it != last; ++it) {
        if (!result.ticks) {
            addMarks(result.marks, *it, axis, outcome.windowEnd, merge);
            continue;
        }
        addTick(result.marks, *it, axis, outcome.windowEnd);
        for (const SimTime time : it->declined)
            declined.push_back({ReloadMark::Kind::Declined, axis.xAt(time), 0, 1, it->amount});
    }
    result.marks.insert(result.marks.end(), declined.begin(), declined.end());
    if (outcome.pending && outcome.pending->requested < range.to)
        addMarks(result.marks, *outcome.pending, axis, outcome.windowEnd, merge);
    return result;
}

std::vector<ReloadMark> pastReloadMarks(std::span<const PastReload> reloads, const TimeAxis& axis, double merge)
{
    std::vector<ReloadMark> marks;
    for (std::size_t i = 0; i < reloads.size(); ++i) {
        if (!axis.range().contains(reloads[i].time))
            continue;
        const double x = axis.xAt(reloads[i].time);
        if (marks.empty() || x - marks.back().x >= merge) {
            ReloadMark mark;
            mark.kind = ReloadMark::Kind::Recorded;
            mark.x = x;
            mark.amount = reloads[i].amount;
            mark.first = i;
            marks.push_back(mark);
            continue;
        }
        ++marks.back().count;
        marks.back().amount += reloads[i].amount;
    }
    return marks;
}

} // namespace lowwater
