// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/trajectory.h"

#include <QList>
#include <QPointF>

#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// What each one-pixel column shows of the balance; unset where there is no balance.
using BalanceColumns = std::vector<std::optional<Trajectory::Column>>;

/// The columns between `bounds`, unset from `end` on.
[[nodiscard]] BalanceColumns balanceColumns(const Trajectory& trajectory, std::span<const SimTime> bounds, SimTime end);

/// The step line in (column, dollars): at most four points to a column, only axis-parallel segments, and the least and
/// the most of every column are on it.
[[nodiscard]] QList<QPointF> stepLine(const BalanceColumns& columns);

struct BalanceExtremes {
    Money least;
    Money most;
};
[[nodiscard]] std::optional<BalanceExtremes> extremesOf(const BalanceColumns& columns);

} // namespace lowwater
