// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/claude_code_line.h"
#include "sim/import/claude_code_merger.h"
#include "sim/import/claude_code_place.h"
#include "sim/import/log_lines.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// A log to read: a file, or text that is already here and outlives the reading.
struct ClaudeCodeLog {
    std::string name; ///< a path, or what errors call the text
    std::string_view text;
    bool isText = false;
    std::uint64_t size = 0;
};

/// What one stretch of a log holds. Line numbers count from the stretch's first line.
struct LogPart {
    struct Skip {
        std::uint64_t line = 0;
        LogSkip why{};
    };
    struct Stop {
        SimTime time{};
        NameId session = NameId::Empty;
        StopReason why;
    };

    std::uint64_t allLines = 0; ///< with blank ones
    std::uint64_t lines = 0;
    std::uint64_t notUsage = 0;
    std::vector<LoggedCharge> charges;
    std::vector<Skip> skips;
    std::vector<Stop> stops;
    NameTable names;     ///< of the charges and stops
    std::string failure; ///< why the log could not be read, or not to its end; empty where it could
};

/// Reads stretches of logs, one after another: its memory is that of the longest line it met. One for each thread.
class StretchReader {
public:
    [[nodiscard]] LogPart read(const ClaudeCodeLog& log, const Stretch& stretch);

private:
    void addLine(std::string_view line, bool isTerminated, std::uint64_t number);
    void addUsage(const LoggedUsage& usage);
    [[nodiscard]] NameId intern(std::string_view name);
    [[nodiscard]] NameId sessionOf(const LoggedUsage& usage);
    [[nodiscard]] NameId projectOf(const LoggedUsage& usage);

    ClaudeCodeLineReader m_reader;
    LineBuffer m_buffer;
    LogPart m_part;
    LogPlace m_place;
    std::string m_session; ///< the last one's name, put together
    std::string m_cwd;     ///< the last one, and its project
    NameId m_project = NameId::Empty;
    bool m_knowsProject = false;
};

} // namespace lowwater
