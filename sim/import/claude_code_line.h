// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/time.h"
#include "sim/history/charge.h"
#include "sim/import/claude_code_stop.h"
#include "sim/import/rounded_money.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// Why a line that could be usage is left out.
enum class LogSkip : std::uint8_t {
    Malformed,
    Truncated, ///< the last line, without a line feed: still being written
    TooLong,
    Synthetic, ///< the program's own message, such as an API error
    MissingTimestamp,
    BadTimestamp,
    MissingTokens,
    BadTokens,
    BadCost,
    BadVersion,
    EmptyId,
};
/// The reason's name in ImportSummary::skipped, the field it is about, and what would be right.
struct LogSkipText {
    std::string_view reason;
    std::string_view field;
    std::string_view message;
};
[[nodiscard]] const LogSkipText& logSkipText(LogSkip skip) noexcept;

/// The usage on a line. Empty where the line does not say; the views live until the next line is read.
struct LoggedUsage {
    std::string_view messageId;
    std::string_view requestId;
    std::string_view model;
    std::string_view session;
    std::string_view agent;
    std::string_view cwd;
    SimTime time{};
    Tokens tokens;
    std::optional<RoundedMoney> cost; ///< `costUSD`
    bool isSidechain = false;
    bool hasSpeed = false;
    bool isFast = false;
    bool isUsRegion = false;
};

/// What one line is.
struct LoggedLine {
    enum class Kind : std::uint8_t { NotUsage, Usage, Skipped };
    Kind kind = Kind::NotUsage;
    LogSkip skip{};
    LoggedUsage usage;              ///< as far as it is known
    std::optional<StopReason> stop; ///< beside usage, or beside what is skipped; `usage` says when and whose
};

/// Reads single lines of Claude Code's logs (FORMATS.md 1.3, 1.6 and 1.8 with its suggestion for Lowwater: nulls count
/// as absent, `<synthetic>` is skipped, the type is checked). Only what LoggedLine holds is looked at, and is valid;
/// everything else, the content of messages above all, is passed over unread.
class ClaudeCodeLineReader {
public:
    ClaudeCodeLineReader();
    ~ClaudeCodeLineReader();
    ClaudeCodeLineReader(const ClaudeCodeLineReader&) = delete;
    ClaudeCodeLineReader& operator=(const ClaudeCodeLineReader&) = delete;
    ClaudeCodeLineReader(ClaudeCodeLineReader&&) = delete;
    ClaudeCodeLineReader& operator=(ClaudeCodeLineReader&&) = delete;

    /// Whether the line names `"usage"`; most lines of a log do not, and cannot be usage. The padding must be readable.
    [[nodiscard]] static bool mayBeUsage(std::string_view line) noexcept;
    /// LineBuffer::padding bytes after the line must be readable, here and there.
    [[nodiscard]] const LoggedLine& read(std::string_view line);
    /// Whether the line is an object as Claude Code writes them, of whatever type.
    [[nodiscard]] bool isLogLine(std::string_view line);

private:
    struct Document;
    [[nodiscard]] std::optional<StopReason> readStop(std::string_view line, bool isNested);

    std::unique_ptr<Document> m_document;
    std::unique_ptr<Document> m_error; ///< a second one, so that the views into the first stay
    LoggedLine m_line;
};

} // namespace lowwater
