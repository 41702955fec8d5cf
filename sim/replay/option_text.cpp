// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/option_text.h"

#include "sim/core/decimal.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace lowwater {

namespace {

constexpr int percentDecimals = 9;

Error bad(std::string_view text, std::string message)
{
    return Error{ErrorCode::Invalid, {}, std::string{text}, std::move(message)};
}

template <typename Number>
bool readWhole(std::string_view text, Number& number)
{
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
    return problem == std::errc{} && end == text.data() + text.size() && !text.empty();
}

} // namespace

Result<Duration> parseTimeOfDay(std::string_view text)
{
    unsigned hour = 0;
    unsigned minute = 0;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || !readWhole(text.substr(0, colon), hour) ||
        !readWhole(text.substr(colon + 1), minute) || hour > 23 || minute > 59)
        return bad(text, "is not a time of day; write one such as 09:00");
    return Duration{std::chrono::hours{hour} + std::chrono::minutes{minute}};
}

std::string formatTimeOfDay(Duration time)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time).count();
    return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

Result<double> parseChance(std::string_view text)
{
    double chance = -1;
    if (!readWhole(text, chance) || !(chance >= 0 && chance <= 1))
        return bad(text, "is not a chance; write a number from 0 to 1, such as 0.04");
    return chance;
}

Result<std::uint64_t> parseCount(std::string_view text, std::uint64_t least, std::uint64_t most)
{
    std::uint64_t count = 0;
    if (!readWhole(text, count) || count < least || count > most)
        return bad(text, fmt::format("is not a whole number from {} to {}", least, most));
    return count;
}

Result<std::vector<std::uint64_t>> parseAttempts(std::string_view text)
{
    std::vector<std::uint64_t> attempts;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const auto attempt = parseCount(text.substr(0, comma), 1, UINT64_MAX);
        if (!attempt)
            return bad(text, "is not a list of attempt numbers; write one such as 3,4");
        attempts.push_back(*attempt);
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    std::sort(attempts.begin(), attempts.end());
    attempts.erase(std::unique(attempts.begin(), attempts.end()), attempts.end());
    return attempts;
}

std::string formatAttempts(const std::vector<std::uint64_t>& attempts)
{
    return fmt::format("{}", fmt::join(attempts, ","));
}

Result<ReloadRate> parseReloadRate(std::string_view text)
{
    const auto slash = text.find('/');
    std::uint32_t count = 0;
    if (slash == std::string_view::npos || !readWhole(text.substr(0, slash), count) || count == 0)
        return bad(text, "is not a number of reloads in a time; write one such as 5/24h");
    const auto window = parseDuration(text.substr(slash + 1));
    if (!window || *window <= Duration{0})
        return bad(text, "is not a number of reloads in a time; write one such as 5/24h");
    return ReloadRate{count, *window};
}

std::string formatReloadRate(const ReloadRate& rate)
{
    return fmt::format("{}/{}", rate.count, formatDuration(rate.window));
}

Result<std::int64_t> parsePercent(std::string_view text)
{
    if (!text.ends_with('%'))
        return bad(text, "is not a percentage; write one such as 4.4%");
    const auto percent = parseDecimal(text.substr(0, text.size() - 1), percentDecimals);
    if (!percent)
        return bad(text, "is not a percentage; write one such as 4.4%");
    return *percent;
}

Result<Fee> parseFee(std::string_view text)
{
    Fee fee;
    const auto plus = text.find('+');
    std::string_view fixed = text.substr(0, plus);
    std::string_view percent = plus == std::string_view::npos ? std::string_view{} : text.substr(plus + 1);
    if (plus == std::string_view::npos && text.ends_with('%'))
        std::swap(fixed, percent);
    if (!fixed.empty() || percent.empty()) {
        const auto money = Money::parse(fixed);
        if (!money)
            return bad(text, "is not a fee; write one such as 0.30+4.4%");
        fee.fixed = *money;
    }
    if (!percent.empty() || plus != std::string_view::npos) {
        const auto share = parsePercent(percent);
        if (!share)
            return bad(text, "is not a fee; write one such as 0.30+4.4%");
        fee.nanoPercent = *share;
    }
    return fee;
}

std::string formatFee(const Fee& fee)
{
    const std::string percent = formatDecimal(fee.nanoPercent, percentDecimals) + '%';
    if (fee.nanoPercent == 0)
        return fee.fixed.toString();
    return fee.fixed == Money{} ? percent : fee.fixed.toString() + '+' + percent;
}

Result<Deposit> parseDeposit(std::string_view text)
{
    const auto equals = text.find('=');
    if (equals == std::string_view::npos)
        return bad(text, "is not a deposit; write one such as 2026-10-01T00:00:00Z=50");
    const auto time = parseTime(text.substr(0, equals));
    if (!time)
        return time.error();
    const auto amount = Money::parse(text.substr(equals + 1));
    if (!amount)
        return amount.error();
    return Deposit{time->time, *amount};
}

std::string formatDeposit(const Deposit& deposit)
{
    return formatTime(deposit.time) + '=' + deposit.amount.toString();
}

} // namespace lowwater
