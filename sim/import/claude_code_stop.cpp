// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_stop.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace lowwater {

namespace {

struct KnownText {
    std::string_view begin; ///< what the text begins with
    std::string_view reason;
};

/// FORMATS.md 1.6, with the apostrophe as ASCII.
constexpr std::array<KnownText, 9> knownTexts{{{"You've hit your session limit", "five_hour"},
                                               {"You've hit your weekly limit", "seven_day"},
                                               {"You've hit your individual spend limit", "spend_limit"},
                                               {"You're out of usage credits", "out_of_credits"},
                                               {"You're out of extra usage", "out_of_credits"},
                                               {"Your org is out of usage", "org_out_of_usage"},
                                               {"Your group's usage limit is set to $0", "group_limit_zero"},
                                               {"Credit balance is too low", "credit_balance_too_low"},
                                               {"Claude AI usage limit reached", "usage_limit"}}};

/// The API's own words, which stand within what the tool shows.
constexpr std::string_view apiCreditText = "credit balance is too low";

constexpr std::size_t longestShown = 400;

/// The front of the text with the typographic apostrophe as the plain one.
std::string plain(std::string_view text)
{
    constexpr std::string_view apostrophe = "\xE2\x80\x99";
    std::string front{text.substr(0, longestShown)};
    for (auto at = front.find(apostrophe); at != std::string::npos; at = front.find(apostrophe, at))
        front.replace(at, apostrophe.size(), "'");
    return front;
}

/// Epoch seconds within the years that RFC 3339 can write.
std::optional<SimTime> resetTime(std::string_view seconds)
{
    if (seconds.empty() || seconds.find_first_not_of("0123456789.") != std::string_view::npos)
        return std::nullopt;
    const auto time = parseTime(seconds);
    constexpr std::int64_t endOfTime = 253'402'300'800'000'000; // the year 10000
    if (!time || micros(time->time) >= endOfTime)
        return std::nullopt;
    return time->time;
}

/// `Claude AI usage limit reached|1760000000`
std::optional<SimTime> resetInText(std::string_view text)
{
    const auto bar = text.find('|');
    if (bar == std::string_view::npos)
        return std::nullopt;
    const auto rest = text.substr(bar + 1);
    return resetTime(rest.substr(0, rest.find_first_not_of("0123456789")));
}

std::string_view reasonOf(std::string_view text)
{
    for (const auto& known : knownTexts)
        if (text.starts_with(known.begin))
            return known.reason;
    return text.find(apiCreditText) != std::string_view::npos ? "credit_balance_too_low" : std::string_view{};
}

} // namespace

std::optional<StopReason> stopReason(const LimitError& error)
{
    const std::string text = plain(error.text);
    const auto said = reasonOf(text);
    if (error.hasQuota && (error.status.empty() || error.status == "rejected")) {
        const auto reason = !error.limitType.empty() ? error.limitType : !said.empty() ? said : "usage_limit";
        return StopReason{std::string{reason}, resetTime(error.resetsAt), std::string{error.overageDisabledReason}};
    }
    if (said.empty())
        return std::nullopt;
    return StopReason{std::string{said}, resetInText(text), {}};
}

void sortStops(std::vector<RecordedStop>& stops)
{
    const auto key = [](const RecordedStop& stop) { return std::tie(stop.time, stop.reason); };
    std::stable_sort(stops.begin(), stops.end(),
                     [&](const RecordedStop& a, const RecordedStop& b) { return key(a) < key(b); });
    stops.erase(std::unique(stops.begin(), stops.end(),
                            [&](const RecordedStop& a, const RecordedStop& b) { return key(a) == key(b); }),
                stops.end());
}

} // namespace lowwater
