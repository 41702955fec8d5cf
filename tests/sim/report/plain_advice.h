// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"
#include "sim/history/canonical_csv.h"

#include <string>

namespace lowwater {

/// A history of the tests or the sample, read; throws std::runtime_error where that fails.
[[nodiscard]] ReadHistory readTestHistory(const std::string& path);
/// The scenario's outcome with its trajectory; throws std::runtime_error.
[[nodiscard]] std::shared_ptr<const Outcome> outcomeOf(const Scenario& scenario);

/// Advice made the plain and slow way, from the definitions of THEORY.md sections 2 and 3 and the replay alone, so that
/// reports can be tested whatever makes the real one. Amounts 5, 10, 20; recommends 20 where its s0 holds.
[[nodiscard]] Advice plainAdvice(const Scenario& scenario);
/// s0 by looking at every stretch of at most 50 latencies.
[[nodiscard]] BusiestWindow plainBusiestWindow(const Demand& demand, Money amount, Duration latency);

} // namespace lowwater
