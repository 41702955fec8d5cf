// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/robustness.h"

#include <QString>

namespace lowwater {

/// What nobody can know when choosing: `How long a reload takes`
[[nodiscard]] QString factorText(Factor factor);
/// The same over a few narrow columns: `Reload takes`
[[nodiscard]] QString factorHead(Factor factor);
/// `15 min`, `4 %`, `× 1.25`, `+2`; of the base `as assumed`
[[nodiscard]] QString situationText(const Situation& situation);
/// The same over a narrow column: `card`
[[nodiscard]] QString situationHead(const Situation& situation);
/// `$20 below $1.04`, `to $20 below $5`; `nobody buys`, `by hand`
[[nodiscard]] QString choiceText(const Policy& policy);
/// For a narrow cell: `$0`, `<$1`, `$27`, `$1.2k`; of what is dearest rounded up.
[[nodiscard]] QString shortMoney(Money money);

/// `How long a reload takes: $1.87 a month at 1 min, $45.20 at 15 min; 0 to 12 interruptions a month.`
[[nodiscard]] QString barSentence(const Robustness& robust, std::size_t bar);
/// `$20 below $1.04, 15 min: $45.20 a month and 12 interruptions, $27 more than $20 below $4.10.`
[[nodiscard]] QString regretSentence(const Robustness& robust, std::size_t choice, std::size_t row);
/// What to find out first, and why; that nothing matters much; empty without rows.
[[nodiscard]] QString findOutSentence(const Robustness& robust);

} // namespace lowwater
