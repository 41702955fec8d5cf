// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"

#include <string>
#include <vector>

namespace lowwater {

/// `99.1 %`, rounded down to a tenth of a percent, so that nothing sounds surer than it is. 0 ... 1.
[[nodiscard]] std::string chanceText(double share);

/// What the advice says of the days to come, in sentences that stay apart (THEORY.md section 5): as drawn from the
/// recorded days, drawn in longer blocks, and how much so many recorded days can tell. Empty where it was not asked, or
/// nothing is recommended.
[[nodiscard]] std::vector<std::string> aheadSentences(const Advice& advice);

} // namespace lowwater
