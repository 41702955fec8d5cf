// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace lowwater {

/// The sessions of a made-up agent's day, counted from 0: `a` ... `z`, `aa`, `ab` ...
[[nodiscard]] std::string letters(std::uint32_t ordinal);

} // namespace lowwater
