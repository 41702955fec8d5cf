// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/time.h"
#include "sim/history/canonical_csv.h"
#include "sim/import/price_table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

struct ReadOptions;

/// What was really charged for [from, to), of which either may be open.
struct ChargedAmount {
    Money amount; ///< > 0
    std::optional<SimTime> from;
    std::optional<SimTime> to;
    [[nodiscard]] bool operator==(const ChargedAmount&) const = default;
};

/// `412.50`, or `412.50@2026-09-01..2026-10-01`: from the first day to before the last, UTC; either may be left out.
[[nodiscard]] Result<ChargedAmount> parseCharged(std::string_view text);

/// The warning of a history whose prompts were cached for an hour and which was not repriced.
inline constexpr std::string_view hourCacheWarning = "Prompts were cached for an hour, as inside a plan. On credits "
                                                     "the cache lives five minutes, so the same work may cost "
                                                     "more there; --cache-5m reprices it.";

/// What happens to the costs after all sources have been read, in this order: a shorter cache, then one factor. What
/// the charges cost at list price stays beside it: an included plan counts that (MODEL.md section 3).
class CostAdjustment {
public:
    /// Errors name the option: a text that cannot be read, or two that scale the costs.
    [[nodiscard]] static Result<CostAdjustment> from(const ReadOptions& options);
    /// Changes the history and says so in the summary.
    [[nodiscard]] Result<Done> applyTo(ReadHistory& read, const PriceTable& prices) const;

private:
    [[nodiscard]] Result<CostFactor> factorFor(const History& history) const;

    CostFactor m_scale;
    std::optional<ChargedAmount> m_charged;
    std::string m_chargedText;
    bool m_shortCache = false;
};

} // namespace lowwater
