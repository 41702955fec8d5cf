// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/replay/hand_case.h"

#include "sim/replay/scenario_options.h"
#include "sim/replay/simulate.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace lowwater::test {

namespace {

constexpr std::string_view caseYear = "2026-";
constexpr std::string_view caseDay = "2026-09-01";

[[noreturn]] void badCase(std::string_view text, std::string_view problem)
{
    throw std::invalid_argument{fmt::format("the case's \"{}\" {}", text, problem)};
}

std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream{std::string{text}};
    for (std::string part; std::getline(stream, part, separator);) {
        const auto begin = part.find_first_not_of(' ');
        if (begin != std::string::npos)
            parts.push_back(part.substr(begin));
    }
    return parts;
}

std::string fullMoment(std::string_view text)
{
    const auto t = text.find('T');
    const std::string day{t == std::string_view::npos ? caseDay : text.substr(0, t)};
    const std::string clock{t == std::string_view::npos ? text : text.substr(t + 1)};
    const bool hasYear = day.size() > 5;
    const bool hasSeconds = clock.size() > 5;
    return fmt::format("{}{}T{}{}Z", hasYear ? "" : caseYear, day, clock, hasSeconds ? "" : ":00");
}

std::string shortMoment(SimTime time)
{
    std::string text = formatTime(time);
    text.pop_back(); // Z
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    if (const auto clock = text.substr(text.find('T') + 1); clock.size() < 8)
        text.resize(text.size() + 8 - clock.size(), '0'); // zeros of the seconds
    if (text.ends_with(":00"))
        text.resize(text.size() - 3);
    if (text.starts_with(caseDay))
        return text.substr(caseDay.size() + 1);
    return text.starts_with(caseYear) ? text.substr(caseYear.size()) : text;
}

Charge chargeOf(const std::string& text)
{
    const auto words = split(text, ' ');
    if (words.size() != 3)
        badCase(text, "is not a moment, a session and a cost");
    const auto time = parseTime(fullMoment(words[0]));
    const auto cost = Money::parse(words[2]);
    if (!time || !cost)
        badCase(text, time ? cost.error().describe() : time.error().describe());
    Charge charge;
    charge.time = time->time;
    charge.cost = *cost;
    if (words[1] != "-") {
        const auto at = std::min(words[1].find('@'), words[1].size());
        charge.session = words[1].substr(0, at);
        charge.tool = words[1].substr(std::min(at + 1, words[1].size()));
    }
    return charge;
}

void applyOption(Scenario& scenario, const std::string& text)
{
    const auto equals = text.find('=');
    if (!text.starts_with("--") || equals == std::string::npos)
        badCase(text, "is not an option");
    const std::string name = text.substr(2, equals - 2);
    std::string value = text.substr(equals + 1);
    if (name == "deposit") {
        const auto amount = value.find('=');
        value = fullMoment(value.substr(0, amount)) + value.substr(amount);
    }
    if (const auto done = setOption(scenario, name, value); !done)
        badCase(text, done.error().describe());
}

std::string declinedAt(const Reload& reload)
{
    std::string text = reload.declined.empty() ? "" : " declined";
    for (const SimTime time : reload.declined)
        text += ' ' + shortMoment(time);
    return text;
}

/// The items of a printed result; counts and durations of nothing are left out.
class Printer {
public:
    void line(const std::string& text) { m_text += text + '\n'; }
    void count(std::string_view what, std::uint64_t count, std::uint64_t from = 1)
    {
        if (count >= from)
            line(fmt::format("{} {}", what, count));
    }
    void duration(std::string_view what, Duration duration)
    {
        if (duration != Duration{0})
            line(fmt::format("{} {}", what, formatDuration(duration)));
    }
    void money(std::string_view what, Money money)
    {
        if (money != Money{})
            line(fmt::format("{} {}", what, money.toString()));
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    std::string m_text;
};

void printReloads(Printer& printer, const Outcome& outcome)
{
    for (const auto& reload : outcome.reloads)
        printer.line(fmt::format("reload {} -> {} {} to {}{}", shortMoment(reload.requested),
                                 reload.credited ? shortMoment(*reload.credited) : "never", reload.amount.toString(),
                                 reload.balanceAfter.toString(), declinedAt(reload)));
    if (const auto& pending = outcome.pending)
        printer.line(fmt::format("pending {} {}{}", shortMoment(pending->requested), pending->amount.toString(),
                                 declinedAt(*pending)));
}

void printInterruptions(Printer& printer, const Outcome& outcome)
{
    for (const auto& stop : outcome.interruptions)
        printer.line(fmt::format("stop {} -> {} {}, sessions {}, runs {}, refused {}", shortMoment(stop.began),
                                 stop.ended ? shortMoment(*stop.ended) : "never", causeName(stop.cause), stop.sessions,
                                 stop.runs, stop.refused));
    printer.duration("stopped", outcome.stoppedAgentTime);
    printer.duration("delayed", outcome.delayedWork);
    printer.count("refused", outcome.refusedAttempts);
    printer.count("dropped", outcome.droppedCharges);
    printer.count("stranded", outcome.strandedCharges);
    printer.money("unserved", outcome.unserved);
    printer.count("close calls", outcome.closeCalls);
}

std::string printed(const Outcome& outcome)
{
    Printer printer;
    printReloads(printer, outcome);
    printInterruptions(printer, outcome);
    printer.count("declined", outcome.declinedAttempts);
    printer.count("storm", outcome.storm, 2);
    printer.money("fees", outcome.fees);
    printer.money("deposited", outcome.deposited);
    printer.line("spent " + outcome.spent.toString());
    printer.line("ending " + outcome.ending.toString());
    printer.line(fmt::format("lowest {} @{}", outcome.lowest.toString(), shortMoment(outcome.lowestAt)));
    printer.line("until " + shortMoment(outcome.windowEnd));
    return printer.text();
}

std::string linesOf(std::string_view text)
{
    std::string lines;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == ';') {
            lines += '\n';
            if (i + 1 < text.size() && text[i + 1] == ' ')
                ++i;
        } else {
            lines += text[i];
        }
    }
    if (!lines.empty() && lines.back() != '\n')
        lines += '\n';
    return lines;
}

} // namespace

Scenario handCase(std::string_view options, std::string_view charges)
{
    Scenario scenario;
    scenario.policy.amount = Money::fromDollars(10);
    scenario.policy.threshold = Money::fromDollars(4);
    for (const auto& option : split(options, ' '))
        applyOption(scenario, option);
    HistoryBuilder builder;
    for (const auto& charge : split(charges, ';'))
        builder.add(chargeOf(charge));
    scenario.history = std::make_shared<const History>(builder.build());
    return scenario;
}

std::string replayed(const Scenario& scenario)
{
    const auto by = [&scenario](Way way) {
        const auto outcome = simulate(scenario, {.way = way});
        return outcome ? printed(*outcome) : "error: " + outcome.error().describe();
    };
    const std::string walked = by(Way::Walk);
    const std::string lookedUp = by(Way::LookUp);
    return walked == lookedUp ? walked : fmt::format("walked:\n{}looked up:\n{}", walked, lookedUp);
}

std::string agentStops(const Scenario& scenario)
{
    const auto outcome = simulate(scenario);
    if (!outcome)
        return "error: " + outcome.error().describe();
    const auto history = demandOf(scenario)->history;
    std::string text;
    for (const auto& stop : outcome->stops)
        text += fmt::format("{} {} -> {} of {}\n", history->name(stop.agent), shortMoment(stop.from),
                            shortMoment(stop.to), stop.interruption);
    for (std::size_t i = 0; i < outcome->interruptions.size(); ++i)
        text += fmt::format("{}: {}\n", i, formatDuration(outcome->interruptions[i].agentTime));
    return text;
}

std::string idleBalance(const Scenario& scenario)
{
    const auto outcome = simulate(scenario);
    return outcome ? outcome->meanIdle.toString() : "error: " + outcome.error().describe();
}

std::string difference(std::string_view expected, std::string_view actual)
{
    const std::string wanted = linesOf(expected);
    if (wanted == actual)
        return {};
    const auto want = split(wanted, '\n');
    const auto came = split(actual, '\n');
    std::string text = "\n";
    for (const auto& line : want)
        text += (std::find(came.begin(), came.end(), line) == came.end() ? "  - " : "    ") + line + '\n';
    for (const auto& line : came)
        if (std::find(want.begin(), want.end(), line) == want.end())
            text += "  + " + line + '\n';
    if (text.find("\n  - ") == std::string::npos && text.find("\n  + ") == std::string::npos)
        text += "  (in another order)\n";
    return text;
}

} // namespace lowwater::test
