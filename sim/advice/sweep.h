// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/totals.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// One policy of a grid.
struct SweepCell {
    Money amount;
    Money threshold;
    [[nodiscard]] bool operator==(const SweepCell&) const = default;
};

struct SweepRow {
    SweepCell cell;
    Totals totals;
};

/// Part `part` (from 1) of `of` of a grid: consecutive cells, so that the parts put together are the whole.
struct SweepShard {
    std::uint32_t part = 1;
    std::uint32_t of = 1;
};

/// The grid's cells in row order: amount by amount as given, each with the thresholds as given. A `top_up` cell with
/// threshold >= amount is left out.
[[nodiscard]] std::vector<SweepCell> sweepCells(std::span<const Money> amounts, std::span<const Money> thresholds,
                                                Rule rule, const SweepShard& shard = {});

struct SweepOptions {
    /// Told rows as they are found, `first` being the index of the first one among the cells; soon some of everywhere.
    /// On a thread at work, one at a time.
    std::function<void(std::size_t first, std::span<const SweepRow> rows)> onRows;
};

/// The totals of each cell, as simulate gives them for the scenario with that amount and threshold (an opening balance
/// that is not set is the cell's amount), in the cells' order. On all cores; the same on any number. Neighbours that
/// decide alike share one replay. Errors as simulate's.
[[nodiscard]] Result<std::vector<SweepRow>> sweep(const Scenario& scenario, const Demand& demand,
                                                  std::span<const SweepCell> cells, const SweepOptions& options = {},
                                                  const RunHooks& hooks = {});

/// The CSV of CLI.md, `sweep`.
[[nodiscard]] std::string sweepCsv(std::span<const SweepRow> rows);

/// A list such as `5,10,20`, a range `0.5:60:0.5` (start:stop:step, stop included), or both mixed by commas.
/// `Error::value` is the part that is wrong.
[[nodiscard]] Result<std::vector<Money>> parseMoneyGrid(std::string_view text);
/// `2/8`
[[nodiscard]] Result<SweepShard> parseShard(std::string_view text);

} // namespace lowwater
