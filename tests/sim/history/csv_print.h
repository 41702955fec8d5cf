// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"

#include <string>

namespace lowwater {

/// A charge for each line: `time cost session|tool|model|project pool in/out/5m/1h/read for SECONDS`, the
/// resolution first if not request.
[[nodiscard]] std::string printCharges(const History& history);

/// Error::describe() of each skipped line.
[[nodiscard]] std::string printSkipped(const ImportSummary& summary);

/// `lines = charges + merged + notUsage + skipped`
[[nodiscard]] bool sumHolds(const ImportSummary& summary);

} // namespace lowwater
