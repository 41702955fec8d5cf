// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/core/text_file.h"
#include "sim/report/json.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    options.add_options()("json", "JSON instead of text");
    options.add_options()("events", po::value<std::string>()->value_name("FILE.csv"),
                          "Write every event of the loop, in order");
    declareOutput(options);
    declareHiding(options);
    declareReading(options);
    declareScenario(options);
}

/// The rows of `--events`; session names are quoted as RFC 4180 asks.
class EventLog {
public:
    explicit EventLog(const Demand& demand) : m_demand{demand}
    {
        m_text = "time,event,session,amount_usd,balance_usd,note\n";
    }

    void add(const Event& event)
    {
        std::string session;
        if (event.charge != noCharge)
            session = quoted(m_demand.history->name(m_demand.history->agent(event.charge)));
        const bool hasAmount = event.charge != noCharge || event.amount != Money{};
        m_text +=
            fmt::format("{},{},{},{},{},{}\n", formatTime(event.time), eventName(event.kind), session,
                        hasAmount ? event.amount.toString() : std::string{}, event.balance.toString(), event.note);
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    static std::string quoted(std::string_view field)
    {
        if (field.find_first_of(",\"\r\n") == std::string_view::npos)
            return std::string{field};
        std::string result = "\"";
        for (const char c : field) {
            if (c == '"')
                result += '"';
            result += c;
        }
        return result + '"';
    }

    const Demand& m_demand;
    std::string m_text;
};

std::string interruptionLine(std::size_t number, const Interruption& interruption)
{
    const std::string length =
        interruption.ended ? durationText(*interruption.ended - interruption.began) : "never ended";
    return fmt::format("  {:>3}  {}  {:>14}  {:>3} {:<7} {}\n", number, formatTime(interruption.began).substr(0, 19),
                       length, interruption.sessions, interruption.sessions == 1 ? "agent" : "agents",
                       causeText(interruption.cause));
}

std::string forPeople(const Outcome& o)
{
    constexpr std::size_t shown = 20;
    std::string text;
    const bool stops = showsStops(o.resolution);
    if (!stops)
        text += "This history has sums, not single requests: it can size reloads, not show when agents stop.\n\n";
    else if (o.interruptions.empty())
        text += "Your agents would never have stopped.\n";
    else
        text += fmt::format("Your agents would have stopped {} and stood still for {} in all.\n",
                            timesText(o.interruptions.size()), durationText(o.stoppedAgentTime));
    if (stops)
        text += fmt::format("\n  Interruptions    {}\n  Agent time       {} stopped, {} of work delayed\n",
                            countText(o.interruptions.size()), durationText(o.stoppedAgentTime),
                            durationText(o.delayedWork));
    text += fmt::format("  Reloads          {}, {}{}\n", countText(o.reloads.size()), moneyText(o.reloaded),
                        o.pending ? ", one more under way" : "");
    if (o.fees != Money{})
        text += fmt::format("  Fees             {}\n", moneyText(o.fees));
    text += fmt::format("  Balance          {} at first, {} at last, {} idle on average\n", moneyText(o.opening),
                        moneyText(o.ending), moneyText(o.meanIdle));
    if (stops)
        text +=
            fmt::format("  Lowest balance   {} at {} UTC\n", moneyText(o.lowest), formatTime(o.lowestAt).substr(0, 19));
    text += fmt::format("  Spent            {} in {} charges and {} runs\n", moneyText(o.spent), countText(o.charges),
                        countText(o.runs));
    if (o.unserved != Money{})
        text += fmt::format("  Never done       {} of work\n", moneyText(o.unserved));
    if (stops && o.closeCalls != 0)
        text += fmt::format("  Close calls      {}\n", countText(o.closeCalls));
    if (stops && o.leastWarning)
        text += fmt::format("  Warning          {} from a reload's request to an empty balance, at least\n",
                            durationText(*o.leastWarning));
    text += fmt::format("  A runaway        could spend {}\n",
                        o.exposure ? "up to " + moneyText(*o.exposure) : "without end: no cap or limit stops it");
    if (!stops || o.interruptions.empty())
        return text;
    text += "\nInterruptions (times in UTC)\n";
    for (std::size_t i = 0; i < o.interruptions.size() && i < shown; ++i)
        text += interruptionLine(i + 1, o.interruptions[i]);
    if (o.interruptions.size() > shown)
        text += fmt::format("  and {} more\n", countText(o.interruptions.size() - shown));
    return text;
}

int run(const po::variables_map& values, Streams& streams)
{
    Scenario scenario = readScenario(values, streams);
    auto read = readHistories(values, streams);
    takeHistory(values, read, scenario);
    const auto demand = demandOf(scenario);
    EventLog events{*demand};
    SimulateOptions options;
    if (values.count("events") != 0)
        options.onEvent = [&events](const Event& event) { events.add(event); };
    ProgressLine progress{streams, "Replaying"};
    const auto outcome = simulate(scenario, *demand, options, progress.hooks());
    if (!outcome)
        leave(Failed, outcome.error());
    if (values.count("events") != 0)
        if (const auto done = writeFile(values["events"].as<std::string>(), events.text()); !done)
            leave(Failed, done.error());
    writeResult(values, streams,
                values.count("json") != 0 ? simulateJson(*outcome, read.summary) : forPeople(*outcome));
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand simulateCommand{"simulate", "HISTORY...", "Replay one policy and say what would have happened",
                                 declare, run};

} // namespace lowwater::cli
