// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/brand.h"

namespace lowwater {

Figure brandMark(double size)
{
    const double unit = size / 24;
    const auto at = [unit](double x, double y) { return FigurePoint{x * unit, y * unit}; };
    Figure mark;
    mark.width = size;
    mark.height = size;
    mark.title = "Lowwater";
    mark.description = "Stairs going down to a dashed line";
    mark.items.emplace_back(FigureRect{0, 0, size, size, Ink::Balance, {}, 5 * unit});
    mark.items.emplace_back(FigurePath{
        {at(5, 6), at(9.5, 6), at(9.5, 10), at(14, 10), at(14, 14), at(19, 14)}, Ink::Surface, 2.2 * unit, {}});
    mark.items.emplace_back(FigurePath{{at(5, 18.5), at(19, 18.5)}, Ink::Surface, 1.6 * unit, {3 * unit, 2.5 * unit}});
    return mark;
}

} // namespace lowwater
