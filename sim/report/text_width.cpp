// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/figure.h"

#include <array>
#include <string_view>

namespace lowwater {

namespace {

/// Advances of DejaVu Sans from space to tilde, in thousandths of the size.
constexpr std::array<int, 95> advances{318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
                                       636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
                                       1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
                                       603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
                                       500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
                                       635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838};
constexpr int otherAdvance = 1000; ///< beyond ASCII: a full square
constexpr double boldFactor = 1.12;

} // namespace

double textWidth(const std::string& text, double size, bool bold)
{
    int thousandths = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= ' ' && byte <= '~')
            thousandths += advances[byte - static_cast<unsigned char>(' ')];
        else if ((byte & 0xC0U) != 0x80U) // not a continuation byte of UTF-8
            thousandths += otherAdvance;
    }
    return thousandths / 1000.0 * size * (bold ? boldFactor : 1);
}

} // namespace lowwater
