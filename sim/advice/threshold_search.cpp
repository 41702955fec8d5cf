// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/threshold_search.h"

#include "sim/advice/shared_hooks.h"
#include "sim/advice/thresholds.h"

#include <algorithm>
#include <atomic>

namespace lowwater {

namespace {

constexpr std::int64_t mostStretches = 64; ///< walked side by side; fixed, so that no result hangs on the cores

} // namespace

std::optional<Money> leastSafeByBisection(Money top, const SafetyAt& at)
{
    const Safety highest = at(top);
    if (!highest.isSafe)
        return std::nullopt;
    std::optional<Money> safeAbove = highest.above; // everything above it is safe
    Money unsafeUpTo = Money{} - oneNano;
    while (safeAbove && *safeAbove > unsafeUpTo) {
        const Money middle = unsafeUpTo + (*safeAbove - unsafeUpTo).scaled(1, 2);
        const Safety found = at(std::clamp(middle, unsafeUpTo + oneNano, *safeAbove));
        if (found.isSafe)
            safeAbove = found.above;
        else
            unsafeUpTo = found.upTo.value_or(*safeAbove);
    }
    return reportedThreshold(safeAbove ? *safeAbove + oneNano : Money{});
}

SafeSteps safeSteps(Money top, Money grain, std::size_t mostWalks, const MakeSafetyAt& makeAt, const RunHooks& hooks)
{
    const std::int64_t last = top.nanos() / grain.nanos(); // thresholds by their numbers
    const std::int64_t stretches = std::min(mostStretches, last + 1);
    const auto startOf = [&](std::int64_t stretch) {
        return Money::fromNanos(last + 1).scaled(stretch, stretches).nanos();
    };
    struct Stretch {
        std::vector<SafeStep> steps;
        bool endless = false;
    };
    std::vector<Stretch> found(static_cast<std::size_t>(stretches));
    std::atomic<std::size_t> walks = 0;
    SharedHooks shared{hooks, found.size()};
    inSpreadOrder(found.size(), [&](std::size_t i) {
        const SafetyAt at = makeAt(shared.forReplay());
        const std::int64_t end = startOf(static_cast<std::int64_t>(i) + 1);
        for (std::int64_t next = startOf(static_cast<std::int64_t>(i)); next < end && walks++ < mostWalks;) {
            shared.throwIfStopped();
            const Safety safety = at(grain * next);
            found[i].steps.push_back({grain * next, safety.isSafe});
            found[i].endless = !safety.upTo;
            next = safety.upTo ? std::max(next, safety.upTo->nanos() / grain.nanos()) + 1 : end;
        }
        shared.advance();
    });
    SafeSteps all;
    if (walks > mostWalks)
        return all;
    for (const auto& stretch : found)
        for (const auto& step : stretch.steps)
            if (all.steps.empty() || all.steps.back().isSafe != step.isSafe)
                all.steps.push_back(step);
    all.endless = found.back().endless;
    return all;
}

} // namespace lowwater
