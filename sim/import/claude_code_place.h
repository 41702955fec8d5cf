// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// The folders in which Claude Code keeps its logs, whether they are there or not. The arguments are HOME,
/// XDG_CONFIG_HOME and CLAUDE_CONFIG_DIR, empty where unset; the last, one folder or several between commas, replaces
/// the default two.
[[nodiscard]] std::vector<std::string> claudeCodeRoots(std::string_view home, std::string_view xdgConfigHome,
                                                       std::string_view claudeConfigDir);

/// What the path of a log says about its lines; a line's own fields win. Each may be empty.
struct LogPlace {
    std::string projectFolder; ///< the working directory as Claude Code spells it: `-home-dev-src-atlas`
    std::string session;
    std::string agent; ///< of a sub-agent's log
};
[[nodiscard]] LogPlace placeOfLog(std::string_view path);

/// A short name for a project: the last part of the working directory that the project's folder is named after, found
/// through the line's own `cwd` (which may be deeper), or `cwd`'s last part; without `cwd` the folder's name without
/// the person's home.
[[nodiscard]] std::string projectName(std::string_view projectFolder, std::string_view cwd);

} // namespace lowwater
