// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/totals.h"
#include "sim/billing/money_choices.h"

#include <optional>
#include <vector>

namespace lowwater {

/// What every setting of a spread of amounts and thresholds would have meant on the record; fills in as replays end.
struct SettingGrid {
    /// Where the safe thresholds of an amount begin; unset: nowhere, or not known.
    struct Boundary {
        std::optional<Money> leastSafe; ///< on this record, s*
        std::optional<Money> phaseFree; ///< whatever the start, s0
    };
    struct Cell {
        Totals totals;
        Money monthlyCost;
        std::optional<double> chance{}; ///< of no interruption in the days to come; unset: not known
    };

    std::vector<Money> amounts;             ///< ascending
    std::vector<Money> thresholds;          ///< ascending
    std::vector<std::optional<Cell>> cells; ///< see at(); unset: not replayed yet, or no setting (top_up)
    std::vector<Boundary> boundaries;       ///< by amount

    [[nodiscard]] std::optional<Cell>& at(std::size_t amount, std::size_t threshold)
    {
        return cells[amount * thresholds.size() + threshold];
    }
    [[nodiscard]] const std::optional<Cell>& at(std::size_t amount, std::size_t threshold) const
    {
        return cells[amount * thresholds.size() + threshold];
    }
    [[nodiscard]] bool empty() const { return cells.empty(); }
    [[nodiscard]] bool complete() const;
};

/// Up to `mostAmounts` x `mostThresholds` settings, evenly spread to the tops of the two sliders in round steps; of
/// what a provider offers only that. All cells unset.
[[nodiscard]] SettingGrid settingGridFor(Money amountTop, Money thresholdTop, const MoneyChoices& amounts,
                                         const MoneyChoices& thresholds, std::size_t mostAmounts = 20,
                                         std::size_t mostThresholds = 16);

/// The index of the value nearest to `money`; values ascending and not empty.
[[nodiscard]] std::size_t nearestIndex(const std::vector<Money>& values, Money money);

/// Where `money` lies among the values: 0 at the first, 1.5 half way between the second and the third; outside by the
/// nearest step. At least two values, ascending.
[[nodiscard]] double placeAmong(const std::vector<Money>& values, Money money);

} // namespace lowwater
