// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/backtest.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// English: `this advice`, `as set now`, `largest setting`, `by hand, weekly`, `nobody buys`
[[nodiscard]] std::string_view followerWords(Follower follower) noexcept;

/// Each decision that is not the one before, `from 2026-09-08: add $10 below $0.00`.
[[nodiscard]] std::vector<std::string> decisionTexts(const Backtest& backtest,
                                                     const std::function<std::string(SimTime)>& dayText = formatDay);

} // namespace lowwater
