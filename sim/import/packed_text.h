// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lowwater {

/// Whether bytes are packed with gzip or zstd, by the first of them.
[[nodiscard]] bool isPacked(std::string_view bytes) noexcept;

/// No text is longer unpacked: a small file could fill the memory.
inline constexpr std::size_t longestUnpacked = std::size_t{8} << 30U;

/// The text in packed bytes. Errors (`file` is what they name): Malformed where they are damaged or cut off, or the
/// text is longer than `longest`; Cancelled.
[[nodiscard]] Result<std::string> unpacked(std::string_view bytes, const std::string& file, const RunHooks& hooks = {},
                                           std::size_t longest = longestUnpacked);

} // namespace lowwater
