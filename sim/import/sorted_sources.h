// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/claude_code.h"
#include "sim/import/claude_code_files.h"
#include "sim/import/read_history.h"

#include <cstddef>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

inline constexpr std::string_view csvFormat = "csv";
inline constexpr std::string_view claudeCodeFormat = "claude-code";

/// A source that is no log.
struct SourceTable {
    std::string name;
    std::string_view text;
    bool isFile = false; ///< read when its turn comes; `text` is empty
};

/// The sources of one reading by what they are, found by their content where no format is given. They must outlive
/// this.
class SortedSources {
public:
    /// The hooks are for unpacking and must outlive this.
    SortedSources(std::string_view format, const RunHooks& hooks) : m_format{format}, m_hooks{hooks} {}

    [[nodiscard]] Result<Done> add(const Source& source);

    [[nodiscard]] const std::vector<SourceTable>& tables() const noexcept { return m_tables; }
    /// Each file once, whatever names and folders it came by.
    [[nodiscard]] const std::vector<ClaudeCodeLog>& logs() const noexcept { return m_logs; }
    /// What could not be looked into below the folders.
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return m_warnings; }
    /// How many tables come before the logs; nothing where there are no logs.
    [[nodiscard]] std::optional<std::size_t> logsAt() const noexcept { return m_logsAt; }

private:
    [[nodiscard]] bool isLog(LogBytes& bytes, std::uint64_t size) const;
    [[nodiscard]] Result<Done> addFile(const std::string& name);
    [[nodiscard]] Result<Done> addFolder(const std::string& name);
    [[nodiscard]] Result<Done> addText(const std::string& name, std::string_view text);
    void addLog(const LogFile& file);
    void noteLogs();

    std::string m_format;
    const RunHooks& m_hooks;
    std::vector<SourceTable> m_tables;
    std::vector<ClaudeCodeLog> m_logs;
    std::vector<std::string> m_warnings;
    std::optional<std::size_t> m_logsAt;
    std::set<LogFile::Identity> m_known;
    std::deque<std::string> m_texts; ///< of pipes and packed files; stable addresses, for others view into it
};

} // namespace lowwater
