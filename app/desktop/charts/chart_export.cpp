// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/chart_export.h"

#include <algorithm>
#include <string>

namespace lowwater {

QByteArray balanceCsv(const Trajectory& trajectory, TimeRange range)
{
    std::string text = "time,balance_usd\n";
    const auto add = [&text](SimTime time, Money balance) {
        text += formatTime(time) + ',' + balance.toString() + '\n';
    };
    const auto times = trajectory.times();
    const auto first = std::lower_bound(times.begin(), times.end(), range.from);
    const auto last = std::lower_bound(first, times.end(), range.to);
    const bool startsAPoint = first != times.end() && *first == range.from;
    if (first != times.begin() && !startsAPoint)
        add(range.from, trajectory.balances()[static_cast<std::size_t>(first - times.begin()) - 1]);
    for (auto it = first; it != last; ++it)
        add(*it, trajectory.balances()[static_cast<std::size_t>(it - times.begin())]);
    return QByteArray::fromStdString(text);
}

} // namespace lowwater
