// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"
#include "sim/history/import_summary.h"
#include "sim/import/price_table.h"

#include <memory>

namespace lowwater {

/// A history as it would have been with a prompt cache of five minutes.
struct ShortCacheHistory {
    std::shared_ptr<const History> history;
    ShortCacheCost cost;
};

/// On prepaid credits a prompt is cached for five minutes, inside a plan for an hour (PROVIDERS.md section 2), so that
/// a history recorded inside a plan understates what the same work costs on credits. This reprices it:
///  - what a charge wrote for an hour is written for five minutes;
///  - what a charge read is written again, for five minutes, when the gap to the charge before it of the same agent and
///    the same model is more than five minutes and at most an hour.
/// It assumes that what was read then is what that agent had written for an hour: an agent that has written nothing for
/// an hour before is left as it is, and so is a gap of more than an hour, since the recorded cache was lost in it too.
/// It assumes further that a gap runs from time to time of the charges, that nobody else kept the cache warm, and that
/// the agents do the same work at the same times. A cost changes in the ratio of the list prices of its new and its
/// recorded tokens, half to even, and so keeps what else is in it (fast mode, a region, a discount). A charge whose
/// model has no price, or whose tokens cost nothing, keeps its cost and its tokens.
/// A history for which hasHourCache does not hold is returned as it is. Throws std::overflow_error.
[[nodiscard]] ShortCacheHistory repriceForShortCache(const std::shared_ptr<const History>& history,
                                                     const PriceTable& prices);

/// Whether a single request, not one of an API key, wrote its prompt for an hour: whether repricing would make sense.
[[nodiscard]] bool hasHourCache(const History& history);

} // namespace lowwater
