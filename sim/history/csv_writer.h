// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"

#include <string>

namespace lowwater {

/// The canonical CSV of a reading: charges without a price keep an empty cost, so that whoever reads it again finds
/// them without a price too, and not at $0.
[[nodiscard]] std::string writeCsv(const History& history, const ImportSummary& summary);

} // namespace lowwater
