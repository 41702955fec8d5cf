// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/person/person_places.h"

#include "sim/core/own_files.h"
#include "sim/import/claude_code_place.h"

#include <cstdlib>
#include <filesystem>

namespace lowwater {

namespace {

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

} // namespace

std::string PersonPlaces::ownFile(std::string_view name) const
{
    return configFolder.empty() ? std::string{} : (std::filesystem::path{configFolder} / "lowwater" / name).string();
}

std::vector<std::string> PersonPlaces::ownFiles(std::string_view name, const std::string& named) const
{
    return lowwater::ownFiles(configFolder, name, named);
}

PersonPlaces placesFromEnvironment()
{
    const auto home = environment("HOME");
    const auto xdg = environment("XDG_CONFIG_HOME");
    PersonPlaces places;
    if (!xdg.empty())
        places.configFolder = xdg;
    else if (!home.empty())
        places.configFolder = home + "/.config";
    places.logRoots = claudeCodeRoots(home, xdg, environment("CLAUDE_CONFIG_DIR"));
    return places;
}

} // namespace lowwater
