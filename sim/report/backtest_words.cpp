// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/backtest_words.h"

#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

std::string_view followerWords(Follower follower) noexcept
{
    switch (follower) {
    case Follower::Followed:
        return "this advice";
    case Follower::Current:
        return "as set now";
    case Follower::Largest:
        return "largest setting";
    case Follower::ByHandWeekly:
        return "by hand, weekly";
    case Follower::Off:
        break;
    }
    return "nobody buys";
}

std::vector<std::string> decisionTexts(const Backtest& backtest, const std::function<std::string(SimTime)>& dayText)
{
    std::vector<std::string> texts;
    const Policy* before = nullptr;
    for (const auto& decision : backtest.decisions) {
        if (before == nullptr || !(*before == decision.policy))
            texts.push_back(fmt::format("from {}: {}{}", dayText(decision.time), policyText(decision.policy),
                                        decision.kept ? " (nothing could be recommended)" : ""));
        before = &decision.policy;
    }
    return texts;
}

} // namespace lowwater
