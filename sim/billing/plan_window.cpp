// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/plan_window.h"

#include "sim/core/wide.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace lowwater {

namespace {

using namespace std::chrono;

constexpr std::array<std::string_view, 3> consequences{"throttle", "overflow", "block"};
constexpr std::string_view month = "month";
constexpr unsigned lastAnchorDay = 31;

Error bad(std::string_view text, std::string message)
{
    return Error{ErrorCode::Invalid, {}, std::string{text}, std::move(message)};
}

SimTime clamped(Wide time) noexcept
{
    constexpr Wide least = std::numeric_limits<std::int64_t>::min();
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    return timeFromMicros(static_cast<std::int64_t>(std::clamp(time, least, most)));
}

Wide floorDivided(Wide numerator, Wide denominator) noexcept
{
    const Wide quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

/// Midnight of the anchor day, or of a shorter month's last day.
SimTime cycleStart(year_month in, unsigned anchorDay) noexcept
{
    const auto last = static_cast<unsigned>(year_month_day_last{in.year(), month_day_last{in.month()}}.day());
    const sys_days date{in / day{std::min(anchorDay, last)}};
    return SimTime{duration_cast<Duration>(date.time_since_epoch())};
}

TimeSpan cycleAt(SimTime time, unsigned anchorDay) noexcept
{
    const year_month_day date{sys_days{floor<days>(time.time_since_epoch())}};
    const year_month in{date.year(), date.month()};
    const SimTime start = cycleStart(in, anchorDay);
    if (time < start)
        return {cycleStart(in - months{1}, anchorDay), start};
    return {start, cycleStart(in + months{1}, anchorDay)};
}

Result<Done> readMonth(PlanWindow& window, std::string_view text, std::string_view anchor, bool hasAnchor)
{
    window.kind = PlanWindow::Kind::Month;
    if (!hasAnchor)
        return Done{};
    const auto* const end = anchor.data() + anchor.size();
    const auto [read, problem] = std::from_chars(anchor.data(), end, window.anchorDay);
    if (problem != std::errc{} || read != end || window.anchorDay < 1 || window.anchorDay > lastAnchorDay)
        return bad(text, "has no day of the month from 1 to 31 after @; write one such as month@15=20:throttle");
    return Done{};
}

Result<Done> readLength(PlanWindow& window, std::string_view text, std::string_view length, std::string_view anchor,
                        bool hasAnchor)
{
    const auto duration = parseDuration(length);
    if (!duration || *duration <= Duration{0})
        return bad(text, "has no length above 0; write a window such as 5h=15:overflow or month@15=20:throttle");
    window.length = *duration;
    if (!hasAnchor)
        return Done{};
    const auto time = parseTime(anchor);
    if (!time)
        return time.error();
    window.kind = PlanWindow::Kind::Anchored;
    window.anchor = time->time;
    return Done{};
}

/// Whole seconds without decimals: `2026-09-03T10:00:00Z`.
std::string shortTime(SimTime time)
{
    constexpr std::string_view noDecimals = ".000000Z";
    std::string text = formatTime(time);
    if (text.ends_with(noDecimals))
        text.replace(text.size() - noDecimals.size(), noDecimals.size(), "Z");
    return text;
}

} // namespace

std::string_view consequenceName(Consequence consequence) noexcept
{
    return consequences[static_cast<std::size_t>(consequence)];
}

Result<PlanWindow> PlanWindow::parse(std::string_view text)
{
    PlanWindow window;
    const auto colon = text.rfind(':');
    const auto found = colon == std::string_view::npos
                           ? consequences.end()
                           : std::find(consequences.begin(), consequences.end(), text.substr(colon + 1));
    if (found == consequences.end())
        return bad(text, "does not end with :throttle, :overflow or :block; write a window such as 5h=15:overflow");
    window.consequence = static_cast<Consequence>(found - consequences.begin());
    const auto equals = text.rfind('=', colon);
    if (equals == std::string_view::npos)
        return bad(text, "has no allowance; write a window such as 5h=15:overflow");
    const auto allowance = Money::parse(text.substr(equals + 1, colon - equals - 1));
    if (!allowance)
        return allowance.error();
    if (*allowance <= Money{})
        return bad(text, "has an allowance that is not above 0; without a plan leave the window out");
    window.allowance = *allowance;

    const auto head = text.substr(0, equals);
    const auto at = head.find('@');
    const bool hasAnchor = at != std::string_view::npos;
    const auto length = head.substr(0, at);
    const auto anchor = hasAnchor ? head.substr(at + 1) : std::string_view{};
    auto done = length == month ? readMonth(window, text, anchor, hasAnchor)
                                : readLength(window, text, length, anchor, hasAnchor);
    if (!done)
        return done.error();
    return window;
}

std::string PlanWindow::toString() const
{
    std::string head;
    switch (kind) {
    case Kind::FromFirstCharge:
        head = formatDuration(length);
        break;
    case Kind::Anchored:
        head = fmt::format("{}@{}", formatDuration(length), shortTime(anchor));
        break;
    case Kind::Month:
        head = fmt::format("{}@{}", month, anchorDay);
        break;
    }
    return fmt::format("{}={}:{}", head, allowance.toString(), consequenceName(consequence));
}

TimeSpan PlanWindow::periodAt(SimTime time) const noexcept
{
    if (kind == Kind::Month)
        return cycleAt(time, anchorDay);
    Wide start = micros(time);
    if (kind == Kind::Anchored)
        start = micros(anchor) + floorDivided(start - micros(anchor), length.count()) * length.count();
    return {clamped(start), clamped(start + length.count())};
}

} // namespace lowwater
