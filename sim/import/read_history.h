// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"
#include "sim/history/mapping_words.h"
#include "sim/import/price_table.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace lowwater {

/// One thing to read: the path of a file or of a folder with Claude Code's logs, or text that is already here (standard
/// input, the clipboard).
struct Source {
    std::string name; ///< a path, or what errors call the text
    std::string text; ///< used when `inMemory`
    bool inMemory = false;

    [[nodiscard]] bool operator==(const Source&) const = default;
};

struct ReadOptions {
    std::string format;       ///< empty: by content; else one of formatNames()
    MappingWords columnNames; ///< see CsvOptions
    /// `--cost-scale`: every cost times this decimal (> 0, at most nine decimals), half to even; 1 where unset.
    std::string costScale;
    /// `--charged`: what was really charged (parseCharged); every cost is scaled by its share. Not beside costScale.
    std::string charged{};
    /// `--cache-5m`: see repriceForShortCache.
    bool shortCache = false;
    /// For charges without a cost; null: the built-in table.
    std::shared_ptr<const PriceTable> prices{};
    /// Sums of a coarse source become charges spread evenly over the time they cover (spread_evenly.h), as a replay
    /// needs them; else they stay as the source has them.
    bool spread = true;
    int threads = 0; ///< for logs; 0: as many as there are cores

    [[nodiscard]] const PriceTable& priceTable() const { return prices ? *prices : PriceTable::builtIn(); }
};

/// Reads the sources and merges them by time; charges at the same time keep the order of their sources. Claude Code's
/// logs, wherever they come from, are read as one: the same request arriving twice counts once, the same file is read
/// once. The summaries are added up, the coarsest resolution holds. The first source that cannot be read is the error;
/// so are an unknown format or scale (Invalid) and no source at all (Missing). The first call of the three that front
/// ends make.
[[nodiscard]] Result<ReadHistory> readHistory(const std::vector<Source>& sources, const ReadOptions& options = {},
                                              const RunHooks& hooks = {});

/// readHistory in two steps, for who wants to adjust the costs again without reading again: the costs as they are
/// recorded, or as the price table has them ...
[[nodiscard]] Result<ReadHistory> readRecorded(const std::vector<Source>& sources, const ReadOptions& options,
                                               const RunHooks& hooks = {});
/// ... and then as `costScale`, `charged`, `shortCache` and `spread` ask for. The history is shared where nothing is to
/// be done.
[[nodiscard]] Result<ReadHistory> adjustCosts(ReadHistory recorded, const ReadOptions& options);

} // namespace lowwater
