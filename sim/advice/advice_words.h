// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/replay/policy.h"

#include <string>

namespace lowwater {

/// For sentences of advice: rounded up to whole cents, always two decimals: `$12.50`.
[[nodiscard]] std::string dollarText(Money money);
/// As the subject of a sentence: `adding $20.00 below $4.01`, `buying by hand`.
[[nodiscard]] std::string policyWords(const Policy& policy);

} // namespace lowwater
