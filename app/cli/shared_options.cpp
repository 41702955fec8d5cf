// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"

#include "sim/billing/hidden_rules.h"
#include "sim/core/decimal.h"
#include "sim/core/text_file.h"
#include "sim/history/hidden_names.h"
#include "sim/import/claude_code_files.h"
#include "sim/import/read_history.h"
#include "sim/replay/apply_preset.h"
#include "sim/replay/option_text.h"
#include "sim/replay/scenario_options.h"
#include "sim/report/json.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace lowwater::cli {

namespace {

constexpr std::size_t skippedShown = 10;
constexpr int growthDecimals = 9;

std::string text(const po::variables_map& values, const char* name)
{
    return values.count(name) != 0 ? values[name].as<std::string>() : std::string{};
}

Error onCommandLine(Error error)
{
    error.where.field.insert(0, "--");
    return error;
}

template <typename T>
T valueOr(Result<T> parsed, const char* option)
{
    if (parsed)
        return std::move(*parsed);
    Error error = parsed.error();
    error.where.field = option;
    leave(WrongUsage, onCommandLine(std::move(error)));
}

std::vector<std::string> splitAtCommas(const std::string& list)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const auto comma = std::min(list.find(',', begin), list.size());
        parts.push_back(list.substr(begin, comma - begin));
        begin = comma + 1;
    }
    return parts;
}

MappingWords columnNames(const std::string& mapping)
{
    auto words = parseMapping(mapping);
    if (!words)
        throw Leave{WrongUsage, fmt::format("--map: \"{}\" {}", words.error().value, words.error().message)};
    return *std::move(words);
}

/// Null: the built-in ones.
std::shared_ptr<const ProviderCatalog> providersOf(const po::variables_map& values, const Streams& streams)
{
    auto catalog = readProviders(streams.places.ownFiles("providers.json", text(values, "providers")));
    if (!catalog)
        leave(Failed, catalog.error());
    return *std::move(catalog);
}

/// The histories that are named; with none, Claude Code's logs where there are any.
std::vector<Source> sourcesOf(const po::variables_map& values, Streams& streams, const char* option)
{
    std::vector<Source> sources;
    if (values.count(option) == 0) {
        for (const auto& folder : foldersWithLogs(streams.places.logRoots)) {
            fmt::print(streams.err, "note: no HISTORY is given, so Claude Code's logs in {} are read\n", folder);
            sources.push_back({folder, {}, false});
        }
        if (sources.empty())
            throw Leave{WrongUsage,
                        "no HISTORY is given, and Claude Code has no logs here; name a file or a folder, or - "
                        "for standard input"};
        return sources;
    }
    for (const auto& name : values[option].as<std::vector<std::string>>()) {
        if (name == "-")
            sources.push_back({"standard input", std::string{std::istreambuf_iterator<char>{streams.in}, {}}, true});
        else
            sources.push_back({name, {}, false});
    }
    return sources;
}

void tellOf(const ImportSummary& summary, Streams& streams)
{
    for (const auto& warning : summary.warnings)
        fmt::print(streams.err, "note: {}\n", warning);
    const auto skipped = summary.skippedTotal();
    if (skipped == 0)
        return;
    fmt::print(streams.err, "{} of {} lines {} skipped:\n", skipped, summary.lines, skipped == 1 ? "was" : "were");
    for (std::size_t i = 0; i < summary.skippedLines.size() && i < skippedShown; ++i)
        fmt::print(streams.err, "  {}\n", summary.skippedLines[i].error.describe());
    if (skipped > skippedShown)
        fmt::print(streams.err, "  and {} more\n", skipped - skippedShown);
}

} // namespace

void declareReading(po::options_description& options)
{
    options.add_options()("format", po::value<std::string>()->value_name("NAME"),
                          "Read the histories in this format, such as csv or claude-code; else by content");
    options.add_options()("map", po::value<std::string>()->value_name("timestamp=Date,cost_usd=Cost"),
                          "Which header stands for which column");
    options.add_options()("cost-scale", po::value<std::string>()->value_name("1.08"), "Scale every imported cost");
    options.add_options()("charged", po::value<std::string>()->value_name("412.50[@2026-09-01..2026-10-01]"),
                          "What you were really charged, in all or from a day to before another; every cost is scaled "
                          "by its share of what was imported");
    options.add_options()("prices", po::value<std::string>()->value_name("FILE"),
                          "Prices of your own, in the form of prices.json; they replace the built-in ones by model");
    options.add_options()("cache-5m", "Reprice as on credits, where the prompt cache lives five minutes, not an hour");
    options.add_options()("strict", "Leave with status 3 when lines were skipped");
}

void declareScenario(po::options_description& options)
{
    options.add_options()("scenario", po::value<std::string>()->value_name("FILE"),
                          "Settings from a file; options beside it win");
    options.add_options()("providers", po::value<std::string>()->value_name("FILE"),
                          "Presets of your own, in the form of providers.json; they replace the built-in ones by name");
    for (const auto& option : scenarioOptions())
        options.add_options()(std::string{option.name}.c_str(),
                              po::value<std::vector<std::string>>()->value_name(std::string{option.value}),
                              std::string{option.help}.c_str());
}

void declareWishes(po::options_description& options)
{
    const auto add = [&options](const char* name, const char* value, const char* help) {
        options.add_options()(name, po::value<std::string>()->value_name(value), help);
    };
    add("amounts", "5,10,20", "Reload amounts to choose from (default 5,10,20,50,100)");
    add("agent-hour", "60", "What an hour of delayed work costs you, in dollars");
    add("cost-of-money", "5%", "What idle money costs in a year");
    add("per-reload", "0.25", "What one card charge costs in bother; ranks only");
    add("growth", "1.25", "Scale the usage before everything else");
    add("horizon", "30d", "How far to look ahead, in days");
    add("paths", "1000", "How many times the days to come are drawn from the recorded ones");
    add("cost-paths", "100", "How many of these draws are replayed for what settings cost");
    add("target", "0.99", "The chance of no interruption to choose a threshold for");
    add("confidence", "0.95", "How sure that chance has to be");
}

void declareOutput(po::options_description& options)
{
    options.add_options()("output,o", po::value<std::string>()->value_name("FILE"),
                          "Write to a file, whole or not at all");
}

void declareHiding(po::options_description& options)
{
    options.add_options()("hide-names",
                          "Put short codes in place of the names of sessions and projects; the same name is the same "
                          "code everywhere");
}

bool hidesNames(const po::variables_map& values)
{
    return values.count("hide-names") != 0;
}

void takeHistory(const po::variables_map& values, ReadHistory& read, Scenario& scenario)
{
    if (hidesNames(values)) {
        scenario.routing = hideNames(scenario.routing, *read.history);
        read = hideNames(read);
    }
    scenario.history = read.history;
}

std::optional<ReloadLatency> learnedLatency(const ReadHistory& read, const Routing& routing)
{
    if (!read.credits)
        return std::nullopt;
    return learnReloadLatency(*extraCharges(read.history, routing), *read.credits);
}

ReadHistory readHistories(const po::variables_map& values, Streams& streams, Sums sums, const char* option)
{
    const auto sources = sourcesOf(values, streams, option);
    ReadOptions options;
    options.format = text(values, "format");
    options.columnNames = columnNames(text(values, "map"));
    options.costScale = text(values, "cost-scale");
    options.charged = text(values, "charged");
    options.shortCache = values.count("cache-5m") != 0;
    options.spread = sums == Sums::Spread;
    auto prices = readPrices(streams.places.ownFiles("prices.json", text(values, "prices")));
    if (!prices)
        leave(Failed, prices.error());
    options.prices = *std::move(prices);
    ProgressLine progress{streams, "Reading"};
    auto read = readHistory(sources, options, progress.hooks());
    if (!read)
        leave(Failed, read.error());
    tellOf(read->summary, streams);
    return std::move(*read);
}

bool asksForProviders(const po::variables_map& values)
{
    if (values.count("provider") == 0)
        return false;
    const auto& names = values["provider"].as<std::vector<std::string>>();
    return std::find(names.begin(), names.end(), "help") != names.end();
}

std::string providerList(const po::variables_map& values, const Streams& streams)
{
    Scenario scenario;
    scenario.provider.catalog = providersOf(values, streams);
    std::string list;
    for (const auto& preset : scenario.provider.presets().presets())
        list += fmt::format("  {:<24} {}{}\n", preset.name, preset.title,
                            preset.autoReload ? "" : ": no automatic reload, bought by hand");
    return list;
}

Scenario readScenario(const po::variables_map& values, Streams& streams)
{
    Scenario scenario;
    scenario.provider.catalog = providersOf(values, streams);
    if (const auto file = text(values, "scenario"); !file.empty()) {
        const auto content = readFile(file);
        if (!content)
            leave(Failed, content.error());
        if (const auto done = readScenarioJson(*content, file, scenario); !done)
            leave(Failed, done.error());
    }
    std::vector<std::pair<std::string, std::string>> given;
    for (const auto& option : scenarioOptions()) {
        const std::string name{option.name};
        if (values.count(name) == 0)
            continue;
        const auto& texts = values[name].as<std::vector<std::string>>();
        if (texts.size() > 1 && !option.repeatable)
            throw Leave{WrongUsage, fmt::format("--{} is given more than once", name)};
        for (const auto& value : texts)
            given.emplace_back(name, value);
    }
    if (auto done = setOptions(scenario, given); !done)
        leave(WrongUsage, onCommandLine(done.error()));
    if (const auto problems = validate(scenario); !problems.empty()) {
        std::string message;
        for (const auto& problem : problems)
            message += (message.empty() ? "--" : "\nlowwater-cli: --") + problem.describe();
        throw Leave{WrongUsage, message};
    }
    for (const auto& sentence : presetViolations(scenario))
        fmt::print(streams.err, "note: {}\n", sentence);
    return scenario;
}

Wishes readWishes(const po::variables_map& values)
{
    Wishes wishes;
    const auto money = [&values](const char* name, Money& target) {
        if (values.count(name) != 0)
            target = valueOr(Money::parse(text(values, name)), name);
        if (target < Money{})
            throw Leave{WrongUsage, fmt::format("--{}: \"{}\" is below 0", name, text(values, name))};
    };
    if (values.count("amounts") != 0)
        for (const auto& amount : splitAtCommas(text(values, "amounts")))
            wishes.amounts.push_back(valueOr(Money::parse(amount), "amounts"));
    money("agent-hour", wishes.agentHour);
    money("per-reload", wishes.perReload);
    if (values.count("cost-of-money") != 0)
        wishes.costOfMoneyNanoPercent = valueOr(parsePercent(text(values, "cost-of-money")), "cost-of-money");
    if (values.count("growth") != 0) {
        wishes.growthNumerator = valueOr(parseDecimal(text(values, "growth"), growthDecimals), "growth");
        wishes.growthDenominator = oneDollar.nanos();
    }
    return wishes;
}

LookAhead readLookAhead(const po::variables_map& values)
{
    LookAhead ahead;
    const auto share = [&values](const char* name, double& target) {
        constexpr double nanos = 1e9;
        if (values.count(name) != 0)
            target = static_cast<double>(valueOr(parseDecimal(text(values, name), growthDecimals), name)) / nanos;
    };
    if (values.count("horizon") != 0) {
        constexpr std::chrono::days day{1};
        const Duration horizon = valueOr(parseDuration(text(values, "horizon")), "horizon");
        if (horizon < Duration{day} || horizon % Duration{day} != Duration{0} || horizon > Duration{day} * 3660)
            throw Leave{WrongUsage, fmt::format("--horizon: \"{}\" is no number of days; write 1d to 3660d",
                                                text(values, "horizon"))};
        ahead.wishes.horizonDays = static_cast<std::uint32_t>(horizon / Duration{day});
    }
    const auto draws = [&values](const char* name, std::uint32_t& target) {
        if (values.count(name) != 0)
            target = static_cast<std::uint32_t>(valueOr(parseCount(text(values, name), 1, 1'000'000), name));
    };
    draws("paths", ahead.wishes.paths);
    draws("cost-paths", ahead.wishes.costPaths);
    share("target", ahead.wishes.target);
    share("confidence", ahead.wishes.confidence);
    for (const auto& problem : validate(ahead.wishes))
        throw Leave{WrongUsage, onCommandLine(problem).describe()};
    return ahead;
}

void writeResult(const po::variables_map& values, Streams& streams, std::string_view result)
{
    const auto file = text(values, "output");
    if (file.empty() || file == "-") {
        streams.out << result;
        return;
    }
    if (const auto done = writeFile(file, result); !done)
        leave(Failed, done.error());
}

int statusOf(const po::variables_map& values, const ImportSummary& summary)
{
    return values.count("strict") != 0 && summary.skippedTotal() > 0 ? SkippedLines : Done;
}

ProgressLine::~ProgressLine()
{
    if (m_any)
        m_streams.err << "\r\x1b[K" << std::flush;
}

RunHooks ProgressLine::hooks()
{
    if (!m_streams.errIsTerminal)
        return {};
    RunHooks hooks;
    hooks.onProgress = [this](double share) {
        constexpr auto interval = std::chrono::milliseconds{250};
        const auto now = std::chrono::steady_clock::now();
        if (now - m_shown < interval)
            return;
        m_shown = now;
        m_any = true;
        fmt::print(m_streams.err, "\r{} {:.0f} %", m_what, share * 100);
        m_streams.err << std::flush;
    };
    return hooks;
}

} // namespace lowwater::cli
