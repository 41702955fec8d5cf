// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/figure.h"

#include <string>
#include <string_view>

namespace lowwater {

/// The figure as one `<svg>` element for a page (no XML declaration): real text, one path per line. Colours are CSS
/// variables with the light scheme's values where there is no style sheet. `id` names its title and description; unique
/// in the page.
[[nodiscard]] std::string toSvg(const Figure& figure, std::string_view id);

/// `&`, `<`, `>` and both quotes as entities; bytes that no XML may hold as a question mark.
[[nodiscard]] std::string escapeXml(std::string_view text);

} // namespace lowwater
