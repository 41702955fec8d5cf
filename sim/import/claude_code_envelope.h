// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/charge.h"
#include "sim/import/claude_code_stop.h"
#include "sim/import/rounded_money.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string_view>

namespace lowwater::claudecode {

/// The fields of a line of Claude Code's logs that matter, as they stand there. Nulls are absent fields; an absent text
/// is empty. The views live as long as the parser's document.

/// `message.usage`
struct UsageFields {
    bool isThere = false;
    bool hasInput = false;
    bool hasOutput = false;
    bool hasCacheCreation = false; ///< then the flat count is void
    bool hasBadCount = false;
    Tokens tokens; ///< cache writes from `cache_creation` alone
    std::int64_t flatCacheWrite = 0;
    std::string_view speed;
    std::string_view region;
};

/// A line, or the line that a progress line has in `data.message`.
struct Envelope {
    std::string_view type;
    std::string_view timestamp;
    std::string_view session;
    std::string_view requestId;
    std::string_view version;
    std::string_view cwd;
    std::string_view agent;
    std::string_view messageId;
    std::string_view model;
    bool isSidechain = false;
    bool isApiError = false;
    std::optional<RoundedMoney> cost;
    bool hasEmptyId = false;
    bool hasBadTimestamp = false;
    bool hasBadCost = false;
    bool hasWrongType = false; ///< in any other field
    UsageFields usage;
};

struct LineFields {
    Envelope line;
    std::string_view dataType;
    std::string_view dataAgent;
    Envelope nested;
};

/// Reads a whole line; SUCCESS means that it is an object whose parts fit together.
[[nodiscard]] simdjson::error_code readLine(simdjson::ondemand::object root, LineFields& fields);

/// What the API error on a line says about limits; `isNested` where it is in `data.message`.
[[nodiscard]] simdjson::error_code readLimitError(simdjson::ondemand::object root, bool isNested, LimitError& error);

} // namespace lowwater::claudecode
