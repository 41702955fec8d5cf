// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"

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
    std::string format; ///< empty: by content
    std::map<std::string, std::string> columnNames;
    /// `--cost-scale`: every cost times this decimal, half to even; 1 where unset.
    std::string costScale;
};

/// Reads and merges the sources by time. The first call of the three that front ends make (DESIGN.md).
[[nodiscard]] Result<ReadHistory> readHistory(const std::vector<Source>& sources, const ReadOptions& options = {},
                                              const RunHooks& hooks = {});

} // namespace lowwater
