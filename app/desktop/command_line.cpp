// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"

#include "app/desktop/report_export.h"
#include "sim/core/text_file.h"
#include "sim/history/hidden_names.h"
#include "sim/replay/apply_preset.h"
#include "sim/replay/hidden_scenario.h"
#include "sim/replay/scenario_options.h"
#include "sim/report/json.h"

#include <boost/program_options.hpp>

#include <istream>
#include <iterator>
#include <ostream>
#include <sstream>

namespace lowwater {

namespace {

namespace po = boost::program_options;

using Texts = std::vector<std::string>;

po::options_description generalOptions()
{
    po::options_description general("Options");
    auto add = general.add_options();
    add("export", po::value<std::string>()->value_name("FILE"),
        "write the report (.pdf .html .md .json) and leave, without a window");
    add("scenario", po::value<std::string>()->value_name("FILE"), "settings from a file; options beside it win");
    add("map", po::value<std::string>()->value_name("LIST"), "columns by name, such as timestamp=Date,cost_usd=Cost");
    add("cost-scale", po::value<std::string>()->value_name("1.08"), "every cost times this");
    add("charged", po::value<std::string>()->value_name("412.50[@2026-09-01..2026-10-01]"),
        "what you were really charged, in all or from a day to before another; every cost is scaled");
    add("prices", po::value<std::string>()->value_name("FILE"), "prices of your own; they replace the built-in ones");
    add("cache-5m", "reprice as on credits, where the prompt cache lives five minutes, not an hour");
    add("providers", po::value<std::string>()->value_name("FILE"), "presets of your own for --provider");
    add("format", po::value<std::string>()->value_name("NAME"), "the format of the histories; else by content");
    add("hide-names", "with --export: short codes in place of the names of sessions and projects");
    add("strict", "with --export: exit status 3 where lines were left out");
    add("help", "show this text");
    add("version", "show the version");
    return general;
}

po::options_description settingOptions()
{
    po::options_description settings("Scenario, for the window and for --export");
    for (const auto& option : scenarioOptions())
        settings.add_options()(std::string{option.name}.c_str(),
                               po::value<Texts>()->value_name(std::string{option.value}),
                               std::string{option.help}.c_str());
    return settings;
}

Error usage(std::string message)
{
    return {ErrorCode::Invalid, {}, {}, std::move(message)};
}

Result<CommandLine> fromVariables(const po::variables_map& variables)
{
    const auto text = [&variables](const char* name) {
        return variables.count(name) != 0 ? std::optional(variables[name].as<std::string>()) : std::nullopt;
    };
    CommandLine line;
    if (variables.count("history") != 0)
        line.histories = variables["history"].as<Texts>();
    line.exportPath = text("export");
    line.scenarioFile = text("scenario");
    line.reading.costScale = text("cost-scale").value_or("");
    line.reading.charged = text("charged").value_or("");
    line.reading.shortCache = variables.count("cache-5m") != 0;
    line.reading.format = text("format").value_or("");
    line.pricesFile = text("prices").value_or("");
    line.providersFile = text("providers").value_or("");
    line.hideNames = variables.count("hide-names") != 0;
    line.strict = variables.count("strict") != 0;
    line.help = variables.count("help") != 0;
    line.version = variables.count("version") != 0;
    if (const auto map = text("map")) {
        auto names = parseMapping(*map);
        if (!names)
            return names.error();
        line.reading.columnNames = std::move(*names);
    }
    for (const auto& option : scenarioOptions()) {
        const std::string name{option.name};
        if (variables.count(name) == 0)
            continue;
        const auto& values = variables[name].as<Texts>();
        if (values.size() > 1 && !option.repeatable)
            return usage("--" + name + " is given more than once");
        for (const auto& value : values)
            line.options.emplace_back(name, value);
    }
    return line;
}

/// Reads the person's own presets. The window opens without the configured ones where those cannot be read, and says
/// so.
Result<std::shared_ptr<const ProviderCatalog>> readOwnProviders(CommandLine& line, const PersonPlaces& places)
{
    auto providers = readProviders(places.ownFiles("providers.json", line.providersFile));
    if (providers || line.exportPath || places.ownFiles("providers.json").empty())
        return providers;
    auto withoutIt = readProviders(PersonPlaces{}.ownFiles("providers.json", line.providersFile));
    if (withoutIt)
        line.ownFileProblems.push_back(providers.error());
    return withoutIt;
}

/// The window reads the prices in the configuration folder when it needs them, and says what is wrong with them.
Result<Done> readOwnFiles(CommandLine& line, const PersonPlaces& places)
{
    const auto priceFiles = (line.exportPath ? places : PersonPlaces{}).ownFiles("prices.json", line.pricesFile);
    auto prices = readPrices(priceFiles);
    if (!prices)
        return prices.error();
    line.reading.prices = *std::move(prices);
    auto providers = readOwnProviders(line, places);
    if (!providers)
        return providers.error();
    line.providers = *std::move(providers);
    return Done{};
}

Result<Done> checkUsage(const CommandLine& line)
{
    if (!line.exportPath)
        return Done{};
    if (line.histories.empty())
        return usage("--export needs a history: lowwater HISTORY --export FILE");
    if (!reportFormatOf(*line.exportPath))
        return Error{ErrorCode::Invalid,
                     {{}, 0, "export"},
                     *line.exportPath,
                     "is no kind of report; end it with .pdf, .html, .md or .json"};
    return Done{};
}

} // namespace

Result<CommandLine> parseCommandLine(const std::vector<std::string>& arguments, const PersonPlaces& places)
{
    po::options_description all;
    all.add(generalOptions()).add(settingOptions());
    all.add_options()("history", po::value<Texts>(), "");
    po::positional_options_description positional;
    positional.add("history", -1);
    po::variables_map variables;
    try {
        const int style = po::command_line_style::default_style & ~po::command_line_style::allow_guessing;
        po::store(po::command_line_parser(arguments).options(all).positional(positional).style(style).run(), variables);
    } catch (const po::error& error) {
        return usage(error.what());
    }
    auto line = fromVariables(variables);
    if (!line)
        return line;
    if (const auto fine = checkUsage(*line); !fine)
        return fine.error();
    if (line->help || line->version)
        return line;
    if (const auto own = readOwnFiles(*line, places); !own)
        return own.error();
    Scenario trial;
    trial.provider.catalog = line->providers;
    if (const auto set = setOptions(trial, line->options); !set)
        return line->ownFileProblems.empty() ? set.error() : line->ownFileProblems.front(); // what is missing is in it
    return line;
}

std::string helpText()
{
    std::ostringstream text;
    text << "lowwater [HISTORY...]                open the window, with these histories\n"
            "lowwater HISTORY --export FILE       no window: write the report and leave\n\n"
         << generalOptions() << '\n'
         << settingOptions();
    return text.str();
}

std::string versionText()
{
    return std::string{"lowwater "} + LOWWATER_VERSION + '\n';
}

Result<Done> applySettings(const CommandLine& line, Scenario& scenario)
{
    scenario.provider.catalog = line.providers;
    if (line.scenarioFile) {
        const auto text = readFile(*line.scenarioFile);
        if (!text)
            return text.error();
        if (const auto read = readScenarioJson(*text, *line.scenarioFile, scenario); !read)
            return read.error();
    }
    return setOptions(scenario, line.options);
}

std::vector<Source> sourcesOf(const CommandLine& line, std::istream& input)
{
    std::vector<Source> sources;
    for (const auto& history : line.histories) {
        if (history == "-")
            sources.push_back({"standard input", {std::istreambuf_iterator<char>(input), {}}, true});
        else
            sources.push_back({history, {}, false});
    }
    return sources;
}

ExitStatus exportFromCommandLine(const CommandLine& line, std::istream& input, std::ostream& messages)
{
    const auto fail = [&messages](const Error& error) {
        messages << "lowwater: " << error.describe() << '\n';
        return ExitStatus::Failed;
    };
    auto read = readHistory(sourcesOf(line, input), line.reading);
    if (!read)
        return fail(read.error());
    const auto skipped = read->summary.skippedTotal();
    for (const auto& [reason, count] : read->summary.skipped)
        messages << "lowwater: lines left out, " << reason << ": " << count << '\n';
    Scenario scenario;
    if (const auto set = applySettings(line, scenario); !set)
        return fail(set.error());
    scenario.history = read->history;
    if (line.hideNames) {
        scenario = hideNames(scenario);
        read->summary = hideNames(read->summary);
    }
    const ReportSubject subject{scenario, read->summary, {}, read->credits};
    if (const auto done = exportReport(subject, *line.exportPath); !done)
        return fail(done.error());
    return skipped > 0 && line.strict ? ExitStatus::Skipped : ExitStatus::Fine;
}

} // namespace lowwater
