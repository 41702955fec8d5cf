// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/comparison.h"

#include "sim/advice/shared_hooks.h"

#include <chrono>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr Duration day = std::chrono::hours{24};

std::vector<ComparisonRow> alternatives(const Policy& current, const std::optional<Policy>& recommended)
{
    std::vector<ComparisonRow> rows;
    const auto add = [&rows](Alternative alternative, const Policy& policy) {
        rows.push_back({alternative, policy, {}, {}});
    };
    const auto withMode = [&current](Mode mode, Duration reviewEvery) {
        Policy policy = current;
        policy.mode = mode;
        policy.reviewEvery = reviewEvery;
        return policy;
    };
    add(Alternative::Current, current);
    if (recommended)
        add(Alternative::Recommended, *recommended);
    add(Alternative::AutoReload, withMode(Mode::Auto, current.reviewEvery));
    add(Alternative::ByHandWeekly, withMode(Mode::ByHand, day * 7));
    add(Alternative::ByHandDaily, withMode(Mode::ByHand, day));
    add(Alternative::Off, withMode(Mode::Off, current.reviewEvery));
    return rows;
}

} // namespace

std::string_view alternativeName(Alternative alternative) noexcept
{
    switch (alternative) {
    case Alternative::Current:
        return "current";
    case Alternative::Recommended:
        return "recommended";
    case Alternative::AutoReload:
        return "auto_reload";
    case Alternative::ByHandWeekly:
        return "by_hand_weekly";
    case Alternative::ByHandDaily:
        return "by_hand_daily";
    case Alternative::Off:
        break;
    }
    return "off";
}

Result<std::vector<ComparisonRow>> compareAlternatives(const Scenario& scenario, const Demand& demand,
                                                       const std::optional<Policy>& recommended, const Wishes& wishes,
                                                       const RunHooks& hooks)
{
    auto rows = alternatives(scenario.policy, recommended);
    SharedHooks shared{hooks, rows.size()};
    try {
        inSpreadOrder(rows.size(), [&](std::size_t i) {
            shared.throwIfStopped();
            Scenario alternative = scenario;
            alternative.account.openingBalance = scenario.openingBalance();
            alternative.policy = rows[i].policy;
            rows[i].totals = replayTotals(alternative, demand, shared.forReplay()).totals;
            rows[i].monthlyCost = monthlyCost(rows[i].totals, wishes);
            shared.advance();
        });
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
    return rows;
}

} // namespace lowwater
