// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/replay/outcome.h"
#include "sim/replay/policy.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// What stands where a value is not known or does not apply: never a 0.
inline constexpr std::string_view unknownText = "–";

/// Numbers as the report and the command say them in English (UI.md section 3): `$1.00`, four digits under a cent,
/// `−$0.06`; `13 s`, `8 min 20 s`, from 10 min whole minutes, from 1 h `1 h 26 min`. Under 0.0001 dollars the exact
/// decimal, under a second milliseconds.
[[nodiscard]] std::string moneyText(Money money);
[[nodiscard]] std::string durationText(Duration duration);
/// How often: `week`, `day`, `3 days`, else as durationText.
[[nodiscard]] std::string intervalText(Duration duration);
/// `1,204`
[[nodiscard]] std::string countText(std::uint64_t count);

/// The value that the text above shows, so that differences can be taken between what a reader sees.
[[nodiscard]] Money shownMoney(Money money);
[[nodiscard]] Duration shownDuration(Duration duration);

/// No decimals where there are none, else at least two and never rounded: `$20`, `$12.50`, `$1.0396485`.
[[nodiscard]] std::string exactMoneyText(Money money);
/// The same with two decimals always: `$1.00`.
[[nodiscard]] std::string thresholdText(Money money);

/// `1 agent`, `1,204 agents`
[[nodiscard]] std::string countOf(std::uint64_t count, std::string_view one, std::string_view many);
/// `once`, `twice`, `3 times`
[[nodiscard]] std::string timesText(std::uint64_t count);
/// `A`, `A and B`, `A, B and C`
[[nodiscard]] std::string listText(const std::vector<std::string>& parts);
/// With its first letter, if that is ASCII, made large.
[[nodiscard]] std::string sentenceCase(std::string text);

/// `reload on its way`, `payment declined` ...
[[nodiscard]] std::string_view causeText(Cause cause) noexcept;
/// `add $20 below $1.00`, `fill up to $50 below $5.00`, `by hand`, `auto-reload off`
[[nodiscard]] std::string policyText(const Policy& policy);
/// The advice itself: `Add $20 when the balance falls below $1.04.`
[[nodiscard]] std::string adviceSentence(const Policy& policy);

} // namespace lowwater
