// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/person_places.h"
#include "sim/import/read_history.h"
#include "sim/replay/scenario.h"

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lowwater {

/// What `lowwater` was asked to do (CLI.md).
struct CommandLine {
    std::vector<std::string> histories; ///< `-`: standard input
    std::optional<std::string> exportPath;
    ReadOptions reading;
    std::optional<std::string> scenarioFile;
    std::vector<std::pair<std::string, std::string>> options; ///< of the scenario, as given; they win over the file
    std::string pricesFile;                                   ///< `--prices`
    std::string providersFile;                                ///< `--providers`
    std::shared_ptr<const ProviderCatalog> providers{};       ///< null: the built-in ones
    bool hideNames = false;                                   ///< in what is exported
    /// Of the configuration folder's presets, for the window to tell; they are left out.
    std::vector<Error> ownFileProblems;
    bool strict = false;
    bool help = false;
    bool version = false;
};

/// Exit status, CLI.md.
enum class ExitStatus { Fine = 0, Failed = 1, Usage = 2, Skipped = 3 };

/// Without the program's name; prices and presets of the person's own are read from files, those in the configuration
/// folder first. Errors are wrong usage, in words; of a file in the folder that cannot be read only `--export` makes
/// one.
[[nodiscard]] Result<CommandLine> parseCommandLine(const std::vector<std::string>& arguments,
                                                   const PersonPlaces& places = {});
[[nodiscard]] std::string helpText();
[[nodiscard]] std::string versionText();

/// The file's settings, then the options.
[[nodiscard]] Result<Done> applySettings(const CommandLine& line, Scenario& scenario);
/// The histories as sources; reads standard input where one of them is `-`.
[[nodiscard]] std::vector<Source> sourcesOf(const CommandLine& line, std::istream& input);

/// `lowwater HISTORY --export FILE`: reads, advises, writes. Says what went wrong on `messages`. A PDF needs a
/// QGuiApplication.
[[nodiscard]] ExitStatus exportFromCommandLine(const CommandLine& line, std::istream& input, std::ostream& messages);

} // namespace lowwater
