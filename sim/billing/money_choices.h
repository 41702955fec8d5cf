// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"

#include <optional>
#include <string>
#include <vector>

namespace lowwater {

/// The amounts of money a provider lets one choose: those of a list, or from `least` to `most` in steps.
struct MoneyChoices {
    std::vector<Money> list; ///< ascending; empty: any within the bounds
    std::optional<Money> least;
    std::optional<Money> most;
    std::optional<Money> step; ///< > 0; unset: none is documented

    [[nodiscard]] bool operator==(const MoneyChoices&) const = default;
    [[nodiscard]] bool allows(Money money) const;
    /// The least choice at or above `money`; nothing where there is none.
    [[nodiscard]] std::optional<Money> atOrAbove(Money money) const;
    /// `$5, $10 or $20`, `from $5 to $25000`, `from $5`; empty where anything goes.
    [[nodiscard]] std::string toString() const;
};

} // namespace lowwater
