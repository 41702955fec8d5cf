// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"

#include <QString>

#include <vector>

namespace lowwater {

/// A vertical axis of money with its round ticks.
struct MoneyAxis {
    double least = 0; ///< dollars, at the bottom edge
    double most = 1;  ///< dollars, at the top edge
    Money step = oneDollar;
    std::vector<Money> ticks; ///< ascending, all within the axis

    /// From the top edge of a plot of this height.
    [[nodiscard]] double yAt(double dollars, double height) const { return (most - dollars) / (most - least) * height; }
    [[nodiscard]] double yAt(Money money, double height) const { return yAt(money.toDouble(), height); }
    [[nodiscard]] bool operator==(const MoneyAxis&) const = default;
};

/// Multiples of 1, 2, 2.5 or 5 times a power of ten in [least, most]: 3 to 5 of them. least < most.
[[nodiscard]] std::vector<Money> moneyTicks(Money least, Money most);

/// For balances between least and most: zero is always on it, and room below zero for the bands' feet.
[[nodiscard]] MoneyAxis balanceAxis(Money least, Money most);
/// From zero to what was spent; at most two ticks, none at zero.
[[nodiscard]] MoneyAxis spendingAxis(Money most);

/// `$2`, `$0.50`, `−$1`: as many decimals as the step asks for.
[[nodiscard]] QString moneyTickText(Money tick, Money step);

} // namespace lowwater
