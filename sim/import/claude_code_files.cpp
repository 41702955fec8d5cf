// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>

#include <sys/stat.h>

namespace lowwater {

namespace {

namespace fs = std::filesystem;

/// Walks through a folder and those below it.
class LogWalk {
public:
    explicit LogWalk(bool onlyFirst) : m_onlyFirst{onlyFirst} {}

    FoundLogs walk(const fs::path& root)
    {
        markSeen(root);
        std::vector<fs::path> open{root};
        while (!open.empty() && !isDone()) {
            const fs::path folder = std::move(open.back());
            open.pop_back();
            std::error_code failure;
            fs::directory_iterator entries{folder, failure};
            for (; !failure && entries != fs::directory_iterator{} && !isDone(); entries.increment(failure))
                visit(*entries, open);
            if (failure)
                m_found.warnings.push_back(
                    fmt::format("{}: cannot be looked into: {}; it was left out.", folder.string(), failure.message()));
        }
        return std::move(m_found);
    }

private:
    [[nodiscard]] bool isDone() const { return m_onlyFirst && !m_found.files.empty(); }

    void visit(const fs::directory_entry& entry, std::vector<fs::path>& open)
    {
        std::error_code ignored;
        if (entry.is_directory(ignored)) { // or a link to one
            if (markSeen(entry.path()))
                open.push_back(entry.path());
            return;
        }
        if (entry.path().extension() != ".jsonl")
            return;
        if (auto file = logFile(entry.path().string()))
            m_found.files.push_back(*std::move(file));
        else
            m_found.warnings.push_back(file.error().describe() + "; it was left out.");
    }

    /// Whether the folder is met for the first time: a link may lead back to it, or to one above.
    bool markSeen(const fs::path& folder)
    {
        struct stat about {};
        return ::stat(folder.c_str(), &about) != 0 || m_seen.insert({about.st_dev, about.st_ino}).second;
    }

    bool m_onlyFirst;
    std::set<LogFile::Identity> m_seen;
    FoundLogs m_found;
};

/// A root's `projects`, or the folder itself.
fs::path projectsOf(const fs::path& folder)
{
    std::error_code ignored;
    const fs::path below = folder / "projects";
    return fs::is_directory(below, ignored) ? below : folder;
}

} // namespace

Result<LogFile> logFile(const std::string& path)
{
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0)
        return Error{ErrorCode::Io, {path, 0, {}}, {}, std::string{"cannot be opened: "} + std::strerror(errno)};
    if (!S_ISREG(about.st_mode))
        return Error{ErrorCode::Io, {path, 0, {}}, {}, "is no regular file"};
    return LogFile{path, static_cast<std::uint64_t>(about.st_size), {about.st_dev, about.st_ino}};
}

Result<FoundLogs> findClaudeCodeLogs(const std::string& folder)
{
    FoundLogs found = LogWalk{false}.walk(projectsOf(folder));
    if (!found.files.empty())
        return found;
    std::string message =
        "is a folder without Claude Code logs (*.jsonl); give one that has projects/ in it, or a file";
    for (const auto& warning : found.warnings)
        message += "; " + warning;
    return Error{ErrorCode::Missing, {folder, 0, {}}, {}, std::move(message)};
}

std::vector<std::string> foldersWithLogs(const std::vector<std::string>& roots)
{
    std::vector<std::string> folders;
    for (const auto& root : roots) {
        std::error_code ignored;
        fs::path folder = projectsOf(root);
        if (folder.filename().empty()) // it ends with a slash
            folder = folder.parent_path();
        if (folder.filename() == "projects" && fs::is_directory(folder, ignored) &&
            !LogWalk{true}.walk(folder).files.empty())
            folders.push_back(folder.string());
    }
    return folders;
}

} // namespace lowwater
