// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lowwater {

/// Whether every byte belongs to a well-formed UTF-8 sequence (Unicode 15, table 3-7: no surrogates, nothing overlong).
[[nodiscard]] bool isUtf8(std::string_view text) noexcept;

/// Each maximal ill-formed part replaced by U+FFFD, as Unicode recommends.
[[nodiscard]] std::string repairedUtf8(std::string_view text);

/// Makes a name one that the canonical CSV can hold: well-formed, and without zero bytes, which become U+FFFD too.
void repairName(std::string& name);

/// At most `bytes` bytes from the front, never cutting a sequence in two.
[[nodiscard]] std::string_view cutUtf8(std::string_view text, std::size_t bytes) noexcept;

} // namespace lowwater
