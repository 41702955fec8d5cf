// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/words.h"

#include "sim/core/decimal.h"
#include "sim/core/wide.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace lowwater {

namespace {

constexpr std::int64_t nanosPerDollar = 1'000'000'000;
constexpr std::int64_t tenthOfMilli = 100'000; ///< nano-dollars in 0.0001 dollars
constexpr std::string_view minus = "−";

using std::chrono::seconds;

Money roundedTo(Money money, Money step)
{
    return Money::fromNanos(divideHalfEven(Wide{money.nanos()}, step.nanos())) * step.nanos();
}

std::uint64_t magnitude(std::int64_t value)
{
    const auto bits = static_cast<std::uint64_t>(value);
    return value < 0 ? 0 - bits : bits;
}

/// The dollars with thousands marks, then `decimals` more digits of a value that has no finer ones.
std::string dollars(Money money, int decimals)
{
    const std::uint64_t nanos = magnitude(money.nanos());
    std::string fraction = fmt::format("{:09}", nanos % nanosPerDollar).substr(0, static_cast<std::size_t>(decimals));
    if (decimals > 0)
        fraction.insert(0, ".");
    return fmt::format("{}${}{}", money < Money{} ? minus : std::string_view{}, countText(nanos / nanosPerDollar),
                       fraction);
}

/// How many decimals a value needs to be exact.
int decimalsOf(Money money)
{
    const std::string text = formatDecimal(money.nanos(), 9);
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

std::string minutesText(std::int64_t minutes)
{
    const auto hours = minutes / 60;
    if (hours == 0)
        return fmt::format("{} min", minutes);
    const auto hoursText = countText(static_cast<std::uint64_t>(hours));
    return minutes % 60 == 0 ? fmt::format("{} h", hoursText) : fmt::format("{} h {} min", hoursText, minutes % 60);
}

} // namespace

Money shownMoney(Money money)
{
    const auto nanos = magnitude(money.nanos());
    if (nanos < magnitude(tenthOfMilli))
        return money;
    const Money fine = roundedTo(money, Money::fromNanos(tenthOfMilli));
    return magnitude(fine.nanos()) < magnitude(oneCent.nanos()) ? fine : roundedTo(money, oneCent);
}

std::string moneyText(Money money)
{
    const Money shown = shownMoney(money);
    const auto nanos = magnitude(shown.nanos());
    if (nanos == 0 || nanos >= magnitude(oneCent.nanos()))
        return dollars(shown, 2);
    return dollars(shown, nanos >= magnitude(tenthOfMilli) ? 4 : decimalsOf(shown));
}

Duration shownDuration(Duration duration)
{
    if (duration < Duration{0})
        return -shownDuration(-duration);
    constexpr std::int64_t millisecond = 1'000;
    constexpr std::int64_t second = 1'000'000;
    const auto rounded = [&](std::int64_t step) { return Duration{divideHalfEven(duration.count(), step) * step}; };
    if (rounded(millisecond) < seconds{1})
        return rounded(millisecond);
    return rounded(second) < seconds{600} ? rounded(second) : rounded(60 * second);
}

std::string durationText(Duration duration)
{
    if (duration < Duration{0})
        return std::string{minus} + durationText(-duration);
    const Duration shown = shownDuration(duration);
    if (shown == Duration{0})
        return duration == Duration{0} ? "0 s" : "under 1 ms";
    if (shown < seconds{1})
        return fmt::format("{} ms", shown.count() / 1'000);
    const auto whole = shown.count() / 1'000'000;
    if (whole >= 600)
        return minutesText(whole / 60);
    if (whole < 60)
        return fmt::format("{} s", whole);
    return whole % 60 == 0 ? fmt::format("{} min", whole / 60) : fmt::format("{} min {} s", whole / 60, whole % 60);
}

std::string intervalText(Duration duration)
{
    constexpr Duration day = std::chrono::hours{24};
    if (duration <= Duration{0} || duration % day != Duration{0})
        return durationText(duration);
    const auto days = static_cast<std::uint64_t>(duration / day);
    if (days == 7)
        return "week";
    return days == 1 ? "day" : countOf(days, "day", "days");
}

std::string countText(std::uint64_t count)
{
    std::string text = std::to_string(count);
    for (auto mark = static_cast<std::ptrdiff_t>(text.size()) - 3; mark > 0; mark -= 3)
        text.insert(static_cast<std::size_t>(mark), ",");
    return text;
}

std::string exactMoneyText(Money money)
{
    const int decimals = decimalsOf(money);
    return dollars(money, decimals == 1 ? 2 : decimals);
}

std::string thresholdText(Money money)
{
    return dollars(money, std::max(decimalsOf(money), 2));
}

std::string countOf(std::uint64_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", countText(count), count == 1 ? one : many);
}

std::string timesText(std::uint64_t count)
{
    if (count == 1)
        return "once";
    return count == 2 ? "twice" : countText(count) + " times";
}

std::string listText(const std::vector<std::string>& parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            text += i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

std::string sentenceCase(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string_view causeText(Cause cause) noexcept
{
    constexpr std::array<std::string_view, 7> texts{
        "monthly spend limit reached", "auto-reload off",      "payment declined", "reload on its way",
        "nobody had topped up",        "reload limit reached", "trigger not armed"};
    return texts[static_cast<std::size_t>(cause)];
}

std::string policyText(const Policy& policy)
{
    if (policy.mode == Mode::Off)
        return "auto-reload off";
    if (policy.mode == Mode::ByHand)
        return fmt::format("by hand, {} every {}", exactMoneyText(policy.amount), intervalText(policy.reviewEvery));
    const char* const verb = policy.rule == Rule::Add ? "add" : "fill up to";
    return fmt::format("{} {} below {}", verb, exactMoneyText(policy.amount), thresholdText(policy.threshold));
}

std::string adviceSentence(const Policy& policy)
{
    const char* const verb = policy.rule == Rule::Add ? "Add" : "Fill up to";
    return fmt::format("{} {} when the balance falls below {}.", verb, exactMoneyText(policy.amount),
                       thresholdText(policy.threshold));
}

} // namespace lowwater
