// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"

#include <string>
#include <vector>

namespace lowwater {

/// One setting and every kind that chooses it, as a row of a table.
struct ChoiceRow {
    std::string kinds;          ///< `safest, balanced`
    std::string policy;         ///< `add $20 below $1.00`
    std::string chance;         ///< of no interruption: `99.7 % or better`, `in no draw`
    std::string monthlyCost;    ///< mean
    std::string beyondCheapest; ///< in ranking cost, with its standard error: `$1.20 ± $0.30`; `none`
};

/// In the order of the advice; empty where it has no choices.
[[nodiscard]] std::vector<ChoiceRow> choiceRows(const Advice& advice);

/// What it costs a month beyond the best it was compared with, as above.
[[nodiscard]] std::string beyondText(const PolicyFuture& future);

/// The amounts that are as good as the best in the days to come, in a sentence; empty where there is but one, or these
/// were not looked at.
[[nodiscard]] std::string asGoodSentence(const Advice& advice);

/// How their costs were found, in a sentence. Only where there are choices.
[[nodiscard]] std::string choiceCostsSentence(const Advice& advice);

} // namespace lowwater
