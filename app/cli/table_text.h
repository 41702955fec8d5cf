// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report.h"

#include <string>

namespace lowwater::cli {

/// A table of the report for a terminal: two spaces before it and between its columns, each as wide as its widest cell;
/// a column's note in a line of its own.
[[nodiscard]] std::string tableText(const Table& table);

} // namespace lowwater::cli
