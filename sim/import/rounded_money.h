// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"

#include <optional>
#include <string_view>

namespace lowwater {

/// Dollars as another format wrote them, to the nano-dollar.
struct RoundedMoney {
    Money money;
    bool rounded = false; ///< was finer than a nano-dollar, rounded half to even

    [[nodiscard]] bool operator==(const RoundedMoney&) const = default;
};

/// Reads a JSON number (`0.0123`, `1e-3`) exactly, by its digits. Nothing where it is none, or past the range of money.
[[nodiscard]] std::optional<RoundedMoney> roundedMoney(std::string_view number);

} // namespace lowwater
