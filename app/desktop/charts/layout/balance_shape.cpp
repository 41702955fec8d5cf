// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/balance_shape.h"

#include <algorithm>

namespace lowwater {

BalanceColumns balanceColumns(const Trajectory& trajectory, std::span<const SimTime> bounds, SimTime end)
{
    BalanceColumns columns = trajectory.columns(bounds);
    for (std::size_t c = columns.size(); c > 0 && bounds[c - 1] > end; --c)
        columns[c - 1].reset();
    return columns;
}

QList<QPointF> stepLine(const BalanceColumns& columns)
{
    QList<QPointF> points;
    points.reserve(static_cast<qsizetype>(columns.size()) * 2);
    const auto add = [&points](double x, Money balance) {
        const QPointF point(x, balance.toDouble());
        if (points.isEmpty() || points.back() != point)
            points.push_back(point);
    };
    const std::optional<Trajectory::Column>* last = nullptr;
    double x = 0;
    for (const auto& column : columns) {
        if (column && (!last || column->least != column->most)) {
            add(x, column->first);
            if (column->least != column->first && column->least != column->last)
                add(x, column->least);
            if (column->most != column->first && column->most != column->last)
                add(x, column->most);
            add(x, column->last);
        }
        if (column)
            last = &column;
        ++x;
    }
    if (last)
        add(static_cast<double>(last - columns.data() + 1), (*last)->last);
    return points;
}

std::optional<BalanceExtremes> extremesOf(const BalanceColumns& columns)
{
    std::optional<BalanceExtremes> found;
    for (const auto& column : columns) {
        if (!column)
            continue;
        if (!found)
            found = BalanceExtremes{column->least, column->most};
        found->least = std::min(found->least, column->least);
        found->most = std::max(found->most, column->most);
    }
    return found;
}

} // namespace lowwater
