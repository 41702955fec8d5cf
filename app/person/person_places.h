// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// Where this person keeps what both programs look at unasked. Empty: nothing is looked at, as in tests.
struct PersonPlaces {
    std::string configFolder;          ///< the XDG base directory of settings
    std::vector<std::string> logRoots; ///< where Claude Code may keep its logs, whether they are there or not

    /// The path of `lowwater/<name>` in the configuration folder, whether it is there or not; empty without a folder.
    [[nodiscard]] std::string ownFile(std::string_view name) const;
    /// That file where it is there, then the one that was named, if any: the later wins.
    [[nodiscard]] std::vector<std::string> ownFiles(std::string_view name, const std::string& named = {}) const;
};

/// As HOME, XDG_CONFIG_HOME and CLAUDE_CONFIG_DIR say.
[[nodiscard]] PersonPlaces placesFromEnvironment();

} // namespace lowwater
