// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lowwater {

/// Whether a whole name fits a pattern: `*` stands for any text, `?` for any one character (UTF-8), letters of ASCII
/// match in either case. The empty pattern fits the empty name alone.
[[nodiscard]] bool matchesPattern(std::string_view pattern, std::string_view name) noexcept;

/// A pattern for one name that can stand in a pool rule: `*` and the comma, which mean something there, become `?`.
[[nodiscard]] std::string patternFor(std::string_view name);

} // namespace lowwater
