// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/figure.h"

#include <cstdint>
#include <string_view>

namespace lowwater {

/// A colour of the report: its token's name in resources/theme.json and its values there, 0xRRGGBB.
struct InkColor {
    std::string_view token;
    std::uint32_t light = 0;
    std::uint32_t dark = 0;
};

[[nodiscard]] const InkColor& inkColor(Ink ink) noexcept;

/// What a change is worth in a table.
enum class Tone { Plain, Quiet, Good, Warn, Bad };
[[nodiscard]] const InkColor& toneColor(Tone tone) noexcept;

} // namespace lowwater
