// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace lowwater {

/// A file as it was when it was found: it may grow while it is read, and is read up to this size.
struct LogFile {
    std::string path;
    std::uint64_t size = 0;
    /// Device and inode: the same file under two names is read once.
    struct Identity {
        std::uint64_t device = 0;
        std::uint64_t inode = 0;
        [[nodiscard]] auto operator<=>(const Identity&) const = default;
    } identity;
};

struct FoundLogs {
    std::vector<LogFile> files;
    std::vector<std::string> warnings; ///< what could not be looked into
};

/// A regular file to read, or ErrorCode::Io.
[[nodiscard]] Result<LogFile> logFile(const std::string& path);

/// Every `*.jsonl` below a folder: a Claude Code root (then its `projects` alone), a `projects` folder, or any below
/// one. Links to folders are followed, each folder once. A folder with none is an error.
[[nodiscard]] Result<FoundLogs> findClaudeCodeLogs(const std::string& folder);

/// Those of claudeCodeRoots() that have logs, each as its `projects` folder.
[[nodiscard]] std::vector<std::string> foldersWithLogs(const std::vector<std::string>& roots);

} // namespace lowwater
