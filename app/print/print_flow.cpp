// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/print_flow.h"

namespace lowwater {

namespace {

/// From `begin`, the pieces that must share a page, and their height from the first one's top.
struct Group {
    std::size_t end = 0;
    double height = 0;
};

Group groupFrom(const std::vector<Piece>& pieces, std::size_t begin)
{
    Group group{begin, 0};
    do {
        const auto& piece = pieces[group.end];
        group.height += (group.end > begin ? piece.gap : 0) + piece.height;
        ++group.end;
    } while (group.end < pieces.size() && pieces[group.end - 1].keepWithNext);
    return group;
}

} // namespace

std::vector<PrintPage> breakIntoPages(const std::vector<Piece>& pieces, double height, double firstTop)
{
    std::vector<PrintPage> pages(1);
    double y = firstTop;
    const auto place = [&](const Piece& piece) {
        if (!pages.back().empty())
            y += piece.gap;
        pages.back().push_back({&piece, y});
        y += piece.height;
    };
    for (std::size_t i = 0; i < pieces.size();) {
        const auto group = groupFrom(pieces, i);
        const double gap = pages.back().empty() ? 0 : pieces[i].gap;
        if (!pages.back().empty() && y + gap + group.height > height) {
            pages.emplace_back();
            y = 0;
            if (pieces[i].header)
                place(*pieces[i].header);
        }
        for (; i < group.end; ++i)
            place(pieces[i]);
    }
    return pages;
}

} // namespace lowwater
