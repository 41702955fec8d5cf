// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/format.h"

#include <span>
#include <string>
#include <string_view>

namespace lowwater {

/// Every format with a reader of its own, in the order in which they are asked.
[[nodiscard]] std::span<const Format* const> formats() noexcept;

/// Null where no format is called so.
[[nodiscard]] const Format* formatNamed(std::string_view name) noexcept;

/// The first that recognizes the text; null where none does.
[[nodiscard]] const Format* formatOf(std::string_view text);

/// What `--format` takes: `amp, claude-code, csv, ...`.
[[nodiscard]] std::string formatNames();

} // namespace lowwater
