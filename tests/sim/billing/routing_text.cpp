// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing_text.h"

#include <array>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace lowwater::test {

namespace {

constexpr std::string_view yearPrefix = "2026-";
constexpr std::string_view wholeMinute = ":00.000000Z";
constexpr std::array<const char*, 6> fates{"plan", "throttled", "overflowed", "blocked", "extra", "api"};

std::vector<std::string> splitAt(std::string_view text, std::string_view mark)
{
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(mark), text.size());
        if (end > 0)
            parts.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + mark.size(), text.size()));
    }
    return parts;
}

template <typename T>
T need(Result<T> result)
{
    if (!result)
        throw std::invalid_argument{result.error().describe()};
    return *std::move(result);
}

void setField(Charge& charge, const std::string& word)
{
    const auto equals = word.find('=');
    const auto name = word.substr(0, equals);
    const auto value = word.substr(equals + 1);
    if (name == "session")
        charge.session = value;
    else if (name == "tool")
        charge.tool = value;
    else if (name == "model")
        charge.model = value;
    else if (name == "project")
        charge.project = value;
    else if (name == "pool")
        charge.pool = poolFromName(value).value();
    else if (name == "input")
        charge.tokens.input = std::stoll(value);
    else if (name == "output")
        charge.tokens.output = std::stoll(value);
    else
        throw std::invalid_argument{word};
}

} // namespace

SimTime timeOf(std::string_view text)
{
    std::string whole{text};
    if (whole.find('-') == 2)
        whole.insert(0, yearPrefix);
    if (whole.size() == std::string_view{"2026-09-01T09:00"}.size())
        whole += ":00Z";
    return need(parseTime(whole)).time;
}

std::string timeText(SimTime time)
{
    std::string text = formatTime(time);
    if (text.starts_with(yearPrefix))
        text.erase(0, yearPrefix.size());
    if (text.ends_with(wholeMinute))
        text.erase(text.size() - wholeMinute.size());
    return text;
}

History historyOf(std::string_view text)
{
    HistoryBuilder builder;
    for (const auto& part : splitAt(text, "; ")) {
        std::istringstream words{part};
        std::string time;
        std::string cost;
        words >> time >> cost;
        Charge charge;
        charge.time = timeOf(time);
        charge.cost = need(Money::parse(cost));
        for (std::string word; words >> word;)
            setField(charge, word);
        builder.add(charge);
    }
    return builder.build();
}

Routing routingOf(std::string_view text)
{
    Routing routing;
    for (const auto& part : splitAt(text, "; ")) {
        const auto space = part.find(' ');
        const auto kind = part.substr(0, space);
        const auto value = part.substr(space + 1);
        if (kind == "rule")
            routing.rules.push_back(need(PoolRule::parse(value)));
        else if (kind == "window")
            routing.planWindows.push_back(need(PlanWindow::parse(value)));
        else if (kind == "default")
            routing.defaultPool = need(parsePool(value));
        else
            throw std::invalid_argument{part};
    }
    return routing;
}

std::string fatesText(const Routed& routed)
{
    std::string text;
    for (const Fate fate : routed.fates)
        text.append(text.empty() ? "" : " ").append(fates[static_cast<std::size_t>(fate)]);
    return text;
}

std::string periodsText(const Routed& routed)
{
    std::string text;
    for (std::size_t w = 0; w < routed.windows.size(); ++w) {
        text += w == 0 ? "" : " | ";
        std::string between;
        for (const auto& period : routed.windows[w].periods) {
            text += between + timeText(period.span.start) + ".." + timeText(period.span.end) + " used " +
                    period.used.toString();
            if (period.ranOut)
                text += " out " + timeText(*period.ranOut);
            const auto add = [&text](const char* what, std::uint64_t count) {
                if (count > 0)
                    text += std::string{" "} + what + " " + std::to_string(count);
            };
            add("served", period.served);
            add("throttled", period.throttled);
            add("overflowed", period.overflowed);
            add("blocked", period.blocked);
            between = "; ";
        }
    }
    return text;
}

} // namespace lowwater::test
