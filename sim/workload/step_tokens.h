// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/random.h"
#include "sim/history/charge.h"

#include <string_view>

namespace lowwater {

/// The models that made-up agents use.
enum class SynthesisModel { Opus, Sonnet, Haiku };

/// `claude-opus-4-5` ...
[[nodiscard]] std::string_view synthesisModelName(SynthesisModel model) noexcept;

struct PricedTokens {
    Tokens tokens;
    Money cost; ///< the tokens at list price, to the nano-dollar
};

/// Plausible tokens of a step that costs about `dollars` (> 0) on `model`: of a plain step 59.5 % of the cost is the
/// cached prefix, 29.2 % fresh input, 11.2 % output (TraceLab, see laws.h), give or take a fifth; a rebuilt one reads
/// no cache.
[[nodiscard]] PricedTokens tokensFor(double dollars, bool rebuilt, SynthesisModel model, Draw draw);

} // namespace lowwater
