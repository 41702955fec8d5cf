// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "sim/billing/routed.h"

#include <QDate>
#include <QString>
#include <QTimeZone>

#include <array>
#include <cstdint>
#include <vector>

namespace lowwater {

/// Dollars of the three pools, in the order in which they are drawn: plan, credits, API key.
struct PoolSums {
    std::array<Money, 3> sums{};

    [[nodiscard]] Money& operator[](Pool pool) noexcept { return sums[static_cast<std::size_t>(pool) - 1]; }
    [[nodiscard]] Money operator[](Pool pool) const noexcept { return sums[static_cast<std::size_t>(pool) - 1]; }
    [[nodiscard]] Money total() const { return sums[0] + sums[1] + sums[2]; }
};

/// The pools in that order.
inline constexpr std::array allPools{Pool::Plan, Pool::Extra, Pool::Api};

struct WeekUse {
    QDate monday;
    int recordedDays = 7; ///< of the week, between the first and the last day of the record
    PoolSums cost;
};

/// A tool, model or project.
struct ConsumerUse {
    QString name;
    PoolSums cost;
    std::size_t agents = 0;
};

enum class ConsumerKind { Tool, Model, Project };

/// One model on the API key's bill of a month.
struct BillLine {
    QString model;
    Tokens tokens;
    Money cost;
};

/// All that the Usage page shows of a history; weeks, days and hours are those of the zone.
struct UsagePicture {
    Money total;
    PoolSums cost;
    Money blocked; ///< of charges that the plan refused
    std::int64_t days = 0;
    std::vector<WeekUse> weeks;                        ///< without a gap
    std::array<std::vector<ConsumerUse>, 3> consumers; ///< by ConsumerKind, the dearest first
    QDate billMonth;                                   ///< its first day (UTC): the month of the last charge
    std::vector<BillLine> bill;                        ///< of that month, the dearest first
    std::array<std::array<Money, 24>, 7> hours{};      ///< from Monday
    std::vector<WindowUse> windows;
    SimTime now; ///< the last charge: what "now" means in a record
};

/// O(charges). The history is not empty.
[[nodiscard]] UsagePicture usagePicture(const History& history, const Routing& routing, const QTimeZone& zone);

} // namespace lowwater
