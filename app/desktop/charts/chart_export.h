// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_range.h"
#include "sim/replay/trajectory.h"

#include <QByteArray>

namespace lowwater {

/// The balance in the range as CSV, exact: `time,balance_usd`, times in UTC. First the balance that held when the range
/// began.
[[nodiscard]] QByteArray balanceCsv(const Trajectory& trajectory, TimeRange range);

} // namespace lowwater
