// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/simulate.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace lowwater {

/// A table of tests/data/golden by rows and cells, without its header; empty where it cannot be read.
[[nodiscard]] std::vector<std::vector<std::string>> readGoldenTable(const std::string& name);

struct TimedCost {
    Duration at;
    Money cost;
};

/// Three sessions in turn.
[[nodiscard]] Scenario scenarioOf(const std::vector<TimedCost>& charges, Money amount, Money opening, Duration latency);

/// The trace of THEORY.md section 6 with its first check at 0 and its horizon.
[[nodiscard]] std::vector<TimedCost> goldenTrace();

/// A small world of whole nano-dollars and seconds: 1 ... `mostCharges` charges of up to 6, at most 3 s apart but for
/// a few pauses, the latency up to 5 s.
[[nodiscard]] Scenario smallWorld(std::mt19937_64& random, std::uint64_t mostCharges = 13);

/// Throws std::runtime_error.
[[nodiscard]] Outcome replayAt(Scenario scenario, Money threshold);

} // namespace lowwater
