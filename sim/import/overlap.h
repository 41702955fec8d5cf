// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"

#include <span>
#include <string>
#include <vector>

namespace lowwater {

/// A sentence for each two of several sources that may tell of the same usage without an id that would say so, with the
/// dollars that may be counted twice:
///  - sums of a time beside other charges of the same provider on the same days (daily sums beside the logs of those
///    days): for each day, in UTC, the smaller of the two sums;
///  - requests at the same microsecond for the same cost: what those cost.
/// A provider is told by the model's name; what does not say its model may be of any.
[[nodiscard]] std::vector<std::string> overlapWarnings(std::span<const ReadHistory> sources);

} // namespace lowwater
