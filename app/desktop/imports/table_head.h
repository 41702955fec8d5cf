// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/import/read_history.h"

#include <string>

namespace lowwater {

/// The beginning of a table: enough to see how it is written.
struct TableHead {
    std::string text;
    bool isWhole = true; ///< else the last row may be cut off
};

/// Of a file, a packed one too, or of text that is here. Errors: those of reading it, and a folder is none (Io).
[[nodiscard]] Result<TableHead> tableHead(const Source& source);

} // namespace lowwater
