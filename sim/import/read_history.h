// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"

#include <map>
#include <string>
#include <vector>

namespace lowwater {

/// One thing to read: a path, or text that is already here (standard input, the clipboard).
struct Source {
    std::string name; ///< a path, or what errors call the text
    std::string text; ///< used when `inMemory`
    bool inMemory = false;
};

struct ReadOptions {
    std::string format;                             ///< empty: by content; else `csv`
    std::map<std::string, std::string> columnNames; ///< see CsvOptions
    /// `--cost-scale`: every cost times this decimal (> 0, at most nine decimals), half to even; 1 where unset.
    std::string costScale;
};

/// Reads the sources and merges them by time; charges at the same time keep the order of their sources. The summaries
/// are added up, the coarsest resolution holds. The first source that cannot be read is the error; so are an unknown
/// format or scale (Invalid) and no source at all (Missing). The first call of the three that front ends make.
[[nodiscard]] Result<ReadHistory> readHistory(const std::vector<Source>& sources, const ReadOptions& options = {},
                                              const RunHooks& hooks = {});

} // namespace lowwater
