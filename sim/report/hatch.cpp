// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/hatch.h"

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr double tile = 6;

FigurePath line(FigurePoint from, FigurePoint to, std::vector<double> dash = {})
{
    return {{from, to}, Ink::Interruption, 0.8, std::move(dash)};
}

/// How many tiles begin in so long a stretch.
int stepsTo(double length)
{
    return std::max(0, static_cast<int>(std::ceil(length / tile)));
}

/// Lines at 45 degrees, falling to the right or, mirrored, to the left.
void addDiagonals(std::vector<FigurePath>& lines, const FigureRect& band, bool mirrored)
{
    for (int i = 0; i < stepsTo(band.width + band.height - tile); ++i) {
        const double start = tile - band.height + i * tile;
        const double from = std::max(start, 0.0);
        const double to = std::min(start + band.height, band.width);
        const auto place = [&](double along) {
            const double x = mirrored ? band.width - along : along;
            return FigurePoint{band.x + x, band.y + along - start};
        };
        if (to > from)
            lines.push_back(line(place(from), place(to)));
    }
}

void addHorizontals(std::vector<FigurePath>& lines, const FigureRect& band, double offset)
{
    for (int i = 0; i < stepsTo(band.height - offset); ++i) {
        const double y = band.y + offset + i * tile;
        lines.push_back(line({band.x, y}, {band.x + band.width, y}));
    }
}

void addVerticals(std::vector<FigurePath>& lines, const FigureRect& band, const std::vector<double>& dash)
{
    for (int i = 0; i < stepsTo(band.width - tile / 2); ++i) {
        const double x = band.x + tile / 2 + i * tile;
        lines.push_back(line({x, band.y}, {x, band.y + band.height}, dash));
    }
}

} // namespace

std::vector<FigurePath> hatch(const FigureRect& band, Cause cause)
{
    std::vector<FigurePath> lines;
    switch (cause) {
    case Cause::SpendLimit:
        addHorizontals(lines, band, tile / 2);
        addHorizontals(lines, band, tile / 2 + 2);
        break;
    case Cause::Off:
        break;
    case Cause::Declined:
        addDiagonals(lines, band, false);
        addDiagonals(lines, band, true);
        break;
    case Cause::Latency:
        addDiagonals(lines, band, false);
        break;
    case Cause::ByHand:
        addVerticals(lines, band, {});
        break;
    case Cause::Limit:
        addHorizontals(lines, band, tile / 2);
        break;
    case Cause::Disarmed:
        addVerticals(lines, band, {1, tile - 1});
        break;
    }
    return lines;
}

} // namespace lowwater
