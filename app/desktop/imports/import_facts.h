// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"
#include "sim/history/token_sums.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace lowwater {

/// What the charges of one model come to.
struct ModelSum {
    std::string model;
    std::uint64_t charges = 0; ///< as recorded
    Wide tokens = 0;           ///< of all kinds
    Money cost;
    SimTime last{};
};

/// What dialogs say of an import and would have to go through all its charges for, so that it is found out where it is
/// read, off the GUI thread.
struct ImportFacts {
    std::vector<ModelSum> models; ///< by name
    Money total;
    std::size_t runs = 0; ///< with the usual idle gap
    std::size_t projects = 0;
    bool hasHourCache = false; ///< a prompt was cached for an hour
    /// The quarters of an hour in which something was charged, by time: enough to know the days of any time zone.
    std::vector<SimTime> quarters;
};

/// `recorded` is the history before its costs were adjusted and its sums were spread, `history` after. Throws
/// std::overflow_error where the costs' sum is past the range of money.
[[nodiscard]] ImportFacts factsOf(const History& recorded, const History& history);

} // namespace lowwater
