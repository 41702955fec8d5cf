// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/print/print_flow.h"
#include "sim/report/report.h"

#include <vector>

namespace lowwater {

/// The width of all blocks: A4 less its margins, in CSS pixels.
inline constexpr double printColumnWidth = 680;

/// The report's title and blocks as pieces. The report must outlive them.
[[nodiscard]] std::vector<Piece> printPieces(const Report& report);

/// A table's pieces: its header, kept with the first row and repeated on each page, and one piece for each row.
[[nodiscard]] std::vector<Piece> tablePieces(const Table& table);

} // namespace lowwater
