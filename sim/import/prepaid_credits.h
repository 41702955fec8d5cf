// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/history/past_reload.h"

#include <string>
#include <string_view>

namespace lowwater {

inline constexpr std::string_view prepaidCreditsFormat = "prepaid-credits";

/// Whether this is what Claude answers about its prepaid credits (FORMATS.md section 6): one JSON object with tranches
/// or auto-reload settings. Looks at the content alone.
[[nodiscard]] bool isPrepaidCredits(std::string_view text);

/// Reads it. The shape is undocumented and may change, so what is not known is passed over, and a tranche or a value
/// that cannot be read is left out and told in PrepaidCredits::leftOut. Errors: what is no such answer at all
/// (Malformed), and a currency other than US dollars (Invalid).
[[nodiscard]] Result<PrepaidCredits> readPrepaidCredits(std::string_view text, const std::string& file);

} // namespace lowwater
