// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/time.h"
#include "sim/replay/account.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// The spellings of CLI.md that belong to one option alone.

[[nodiscard]] Result<Duration> parseTimeOfDay(std::string_view text); ///< `09:00`
[[nodiscard]] std::string formatTimeOfDay(Duration time);
[[nodiscard]] Result<double> parseChance(std::string_view text); ///< `0.04`, 0 ... 1
[[nodiscard]] Result<std::uint64_t> parseCount(std::string_view text, std::uint64_t least, std::uint64_t most);
[[nodiscard]] Result<std::vector<std::uint64_t>> parseAttempts(std::string_view text); ///< `3,4`, rising, from 1
[[nodiscard]] std::string formatAttempts(const std::vector<std::uint64_t>& attempts);
[[nodiscard]] Result<ReloadRate> parseReloadRate(std::string_view text); ///< `5/24h`
[[nodiscard]] std::string formatReloadRate(const ReloadRate& rate);
[[nodiscard]] Result<std::int64_t> parsePercent(std::string_view text); ///< `4.4%` in 10^-9 percent
[[nodiscard]] Result<Fee> parseFee(std::string_view text);              ///< `0.30`, `4.4%` or `0.30+4.4%`
[[nodiscard]] std::string formatFee(const Fee& fee);
[[nodiscard]] Result<Deposit> parseDeposit(std::string_view text); ///< `2026-10-01T00:00:00Z=50`
[[nodiscard]] std::string formatDeposit(const Deposit& deposit);

} // namespace lowwater
