// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"
#include "sim/workload/future.h"

#include <cstdint>
#include <memory>
#include <random>

namespace lowwater {

/// 0 ... most.
[[nodiscard]] std::int64_t pick(std::mt19937_64& random, std::uint64_t most);

/// Of the small habit, with latencies of seconds to hours, as its charges are seconds to minutes apart; by chance, and
/// declined, for `drawn`.
[[nodiscard]] Scenario anyAccount(std::mt19937_64& random, bool drawn);

/// A daily cap, a limit of the rate and deposits, each in some of the cases.
void limitAndDeposit(Account& account, Money amount, const Demand& path, std::mt19937_64& random);

/// A path of up to three days and its demand; none where nothing is charged in it.
struct RandomPath {
    RandomPath(const Scenario& scenario, std::mt19937_64& random);

    std::shared_ptr<const Demand> record;
    WorkDays days;
    Future future;
    std::shared_ptr<const Demand> demand;
};

} // namespace lowwater
