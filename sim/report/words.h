// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"

#include <string>

namespace lowwater {

/// Numbers as the report and the command say them in English (UI.md section 3): `$1.00`, four digits under a cent, `−$0.06`;
/// `13 s`, `8 min 20 s`, from 10 min whole minutes, from 1 h `1 h 26 min`.
[[nodiscard]] std::string moneyText(Money money);
[[nodiscard]] std::string durationText(Duration duration);
/// `1,204`
[[nodiscard]] std::string countText(std::uint64_t count);

} // namespace lowwater
