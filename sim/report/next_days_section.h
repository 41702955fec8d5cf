// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report_parts.h"

#include <vector>

namespace lowwater {

/// The days to come: what was drawn, in words and as a picture. Where the history does not show stops, that they are
/// not told of; nothing where they were not asked for.
void addNextDaysSection(std::vector<Block>& blocks, const ReportInput& input);

} // namespace lowwater
