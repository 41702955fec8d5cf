// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/random.h"
#include "sim/core/time.h"

#include <cstdint>

// How coding agents work, as quantile functions fitted to the tables of TraceLab (uw-syfi/TraceLab, arXiv 2606.30560,
// data CC BY 4.0): 52 developers' Claude Code and Codex sessions, 665,453 model calls. Words: a session has requests (a
// prompt up to its final answer), a request has steps (one model call, one charge), of which all but the last lead to a
// tool's work.
namespace lowwater {

/// One or more. 58.5 % have a single one; mean 9.2, p90 18, p99 137.
[[nodiscard]] std::uint32_t requestsInSession(Draw draw);

/// One or more. 40 % have only the final step; besides it mean 7.8, p90 20, p99 86.
[[nodiscard]] std::uint32_t stepsInRequest(Draw draw);

/// What a model takes to answer: p50 4.9 s, p90 20.2 s, p99 78 s.
[[nodiscard]] Duration modelTime(Draw draw);

/// What a tool takes after it: p50 0.1 s, p90 10 s, p99 3.2 min, mean 16.8 s, at most 1 h.
[[nodiscard]] Duration toolTime(Draw draw);

/// How long a person looks at an answer before the next prompt: p50 84 s, p90 20.6 min; cut at 1 h, past which the
/// person counts as away.
[[nodiscard]] Duration humanPause(Draw draw);

struct StepCost {
    double dollars = 0;
    bool rebuilt = false; ///< the cached prefix was gone and has been written anew
};

/// Everyday cost of a step: p50 0.07, p90 0.20, p99 0.72, mean 0.11. The tail are rebuilt caches: some of those that a
/// gap of more than five minutes let expire, and now and then a very long one for no visible reason.
[[nodiscard]] StepCost stepCost(Draw draw, Duration gapBefore);

} // namespace lowwater
