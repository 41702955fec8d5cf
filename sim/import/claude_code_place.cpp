// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_place.h"
#include "sim/core/trimmed.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace lowwater {

namespace {

constexpr std::string_view projects = "projects";
constexpr std::string_view subagents = "subagents";
constexpr std::string_view agentPrefix = "agent-";

std::vector<std::string_view> parts(std::string_view text, char separator)
{
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0)
            found.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

bool isAlphanumeric(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A working directory as Claude Code names its folder; older versions kept more marks, so both sides go through this.
std::string spelled(std::string_view directory)
{
    std::string name{directory};
    std::replace_if(
        name.begin(), name.end(), [](char c) { return !isAlphanumeric(c); }, '-');
    return name;
}

/// `8463c716-0000-4000-8000-0000000000aa`
bool looksLikeUuid(std::string_view name)
{
    constexpr std::size_t length = 36;
    if (name.size() != length)
        return false;
    for (std::size_t i = 0; i < length; ++i) {
        const bool isMark = i == 8 || i == 13 || i == 18 || i == 23;
        if (isMark ? name[i] != '-' : !isAlphanumeric(name[i]))
            return false;
    }
    return true;
}

/// How many parts at the end of the path lie below the folder that holds the projects.
std::size_t partsBelowProjects(const std::vector<std::string_view>& path)
{
    for (std::size_t i = path.size(); i-- > 0;)
        if (path[i] == projects && i + 2 < path.size())
            return path.size() - i - 1;
    if (path.size() > 3 && path[path.size() - 2] == subagents)
        return 4;
    if (path.size() > 2 && looksLikeUuid(path[path.size() - 2]))
        return 3;
    return std::min<std::size_t>(path.size(), 2);
}

/// The folder's name without the marks and the home that most of them begin with.
std::string withoutHome(std::string_view folder)
{
    constexpr std::array homes{std::string_view{"home"}, std::string_view{"Users"}, std::string_view{"users"}};
    auto words = parts(folder, '-');
    std::size_t first = 0;
    if (!words.empty() && words[0].size() == 1 && folder.front() != '-') // a drive letter
        first = 1;
    if (words.size() > first + 2 && std::find(homes.begin(), homes.end(), words[first]) != homes.end())
        first += 2;
    if (first == words.size())
        first = 0;
    if (words.empty())
        return std::string{folder};
    return std::string{folder.substr(static_cast<std::size_t>(words[first].data() - folder.data()))};
}

} // namespace

std::vector<std::string> claudeCodeRoots(std::string_view home, std::string_view xdgConfigHome,
                                         std::string_view claudeConfigDir)
{
    std::vector<std::string> roots;
    for (const auto part : parts(claudeConfigDir, ',')) {
        const auto folder = trimmed(part);
        const bool isBelowHome = folder == "~" || folder.starts_with("~/");
        if (isBelowHome && !home.empty())
            roots.push_back(std::string{home} + std::string{folder.substr(1)});
        else if (!isBelowHome && !folder.empty())
            roots.emplace_back(folder);
    }
    if (!roots.empty())
        return roots;
    if (xdgConfigHome.starts_with('/')) // the XDG specification: a relative one is to be ignored
        roots.push_back(std::string{xdgConfigHome} + "/claude/projects");
    else if (!home.empty())
        roots.push_back(std::string{home} + "/.config/claude/projects");
    if (!home.empty())
        roots.push_back(std::string{home} + "/.claude/projects");
    return roots;
}

LogPlace placeOfLog(std::string_view path)
{
    constexpr std::string_view ending = ".jsonl";
    LogPlace place;
    auto all = parts(path, '/');
    if (all.empty())
        return place;
    if (all.back().ends_with(ending))
        all.back().remove_suffix(ending.size());
    const auto file = all.back();
    const std::size_t count = partsBelowProjects(all);
    const auto below = [&](std::size_t i) { return all[all.size() - count + i]; };
    if (count > 1)
        place.projectFolder = below(0);
    const bool isSubagents = count > 2 && below(count - 2) == subagents;
    if (count <= 2)
        place.session = file;
    else
        place.session = isSubagents && count > 3 ? below(count - 3) : below(count - 2);
    if (file.starts_with(agentPrefix) && (isSubagents || count <= 2)) {
        place.agent = file.substr(agentPrefix.size());
        if (!isSubagents)
            place.session.clear(); // older versions: beside the sessions, whose name only the lines know
    }
    return place;
}

std::string projectName(std::string_view projectFolder, std::string_view cwd)
{
    const char separator = cwd.find('/') == std::string_view::npos ? '\\' : '/';
    const auto folders = parts(cwd, separator);
    if (folders.empty())
        return withoutHome(projectFolder);
    const std::string wanted = spelled(projectFolder);
    for (std::size_t i = folders.size(); i-- > 0;) {
        const auto end = static_cast<std::size_t>(folders[i].data() - cwd.data()) + folders[i].size();
        if (end == wanted.size() && spelled(cwd.substr(0, end)) == wanted)
            return std::string{folders[i]};
    }
    return std::string{folders.back()};
}

} // namespace lowwater
