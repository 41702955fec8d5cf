// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/ink_colors.h"

#include <array>

namespace lowwater {

namespace {

// in the order of Ink; a test compares the values with resources/theme.json
constexpr std::array<InkColor, inkCount> inks{InkColor{"text", 0x15202B, 0xE9EEF3},
                                              InkColor{"textSecondary", 0x465463, 0xB2BDC8},
                                              InkColor{"surface", 0xFFFFFF, 0x13181D},
                                              InkColor{"border", 0xD0D8E0, 0x323C46},
                                              InkColor{"grid", 0xE5EAEE, 0x252D35},
                                              InkColor{"axis", 0x566471, 0x9CA9B6},
                                              InkColor{"zero", 0x465463, 0xB2BDC8},
                                              InkColor{"balance", 0x0B376A, 0x83A7D6},
                                              InkColor{"balanceFill", 0xDDE8F3, 0x1C2C40},
                                              InkColor{"threshold", 0xB37200, 0xFDC772},
                                              InkColor{"thresholdText", 0x855200, 0xFDC772},
                                              InkColor{"interruption", 0x971A20, 0xF14D4C},
                                              InkColor{"interruptionFill", 0xF5D3D0, 0x4A2024},
                                              InkColor{"safe", 0x068472, 0x6CF4E9},
                                              InkColor{"recommended", 0x068472, 0x6CF4E9},
                                              InkColor{"night", 0xEFF2F6, 0x0D1115},
                                              InkColor{"weekend", 0xF7F9FB, 0x10151A},
                                              InkColor{"cat1", 0x2063BF, 0x5DA5F6},
                                              InkColor{"cat2", 0xA9912B, 0xFBDD67},
                                              InkColor{"cat3", 0x034239, 0x7DF3F2},
                                              InkColor{"cat4", 0xD64875, 0xAB4261},
                                              InkColor{"cat5", 0x472268, 0x824EB4},
                                              InkColor{"cat6", 0x82552E, 0xD67D5E},
                                              InkColor{"catOther", 0x8A949E, 0x7C8793}};

// in the order of Tone
constexpr std::array<InkColor, 5> tones{
    InkColor{"text", 0x15202B, 0xE9EEF3}, InkColor{"textSecondary", 0x465463, 0xB2BDC8},
    InkColor{"good", 0x06705F, 0x5FE0CB}, InkColor{"warn", 0x855200, 0xFDC772}, InkColor{"bad", 0x971A20, 0xFF8A82}};

} // namespace

const InkColor& inkColor(Ink ink) noexcept
{
    return inks[static_cast<std::size_t>(ink)];
}

const InkColor& toneColor(Tone tone) noexcept
{
    return tones[static_cast<std::size_t>(tone)];
}

} // namespace lowwater
