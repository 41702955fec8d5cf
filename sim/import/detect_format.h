// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lowwater {

/// What a text plainly is if it is no table: `JSON`, `a gzip file` … By content, never by name; empty for what may be a
/// table.
[[nodiscard]] std::string otherFormatOf(std::string_view text);

} // namespace lowwater
