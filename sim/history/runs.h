// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"

#include <vector>

namespace lowwater {

/// Index of a run; runs are numbered by their first charge.
using RunIndex = std::uint32_t;

/// A stretch of work by one session (MODEL.md section 2).
struct Run {
    NameId agent = NameId::Empty;
    ChargeIndex first = 0;
    ChargeIndex last = 0;
};

/// The runs of a history: neighbours of one session at most idleGap apart.
struct Runs {
    std::vector<Run> list;
    std::vector<RunIndex> runOf;        ///< by charge
    std::vector<ChargeIndex> nextInRun; ///< by charge; noCharge after a run's last
};

/// idleGap >= 0. O(n) time, 8 bytes a charge.
[[nodiscard]] Runs findRuns(const History& history, Duration idleGap);

} // namespace lowwater
