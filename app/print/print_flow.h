// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

class QPainter;

namespace lowwater {

/// Something that stays in one piece. Lengths in CSS pixels.
struct Piece {
    double gap = 0; ///< left above it, but not at the top of a page
    double height = 0;
    std::function<void(QPainter&, double top)> draw;
    bool keepWithNext = false;
    std::shared_ptr<const Piece> header = {}; ///< drawn again when this piece opens a page
};

/// A piece and where it stands on its page.
struct PlacedPiece {
    const Piece* piece = nullptr;
    double top = 0;
};
using PrintPage = std::vector<PlacedPiece>;

/// Breaks pieces into pages of `height`; the first page's pieces begin lower, at `firstTop`. A piece taller than a page
/// stands alone on one. The pieces must outlive the result.
[[nodiscard]] std::vector<PrintPage> breakIntoPages(const std::vector<Piece>& pieces, double height, double firstTop);

} // namespace lowwater
