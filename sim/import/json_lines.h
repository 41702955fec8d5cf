// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/import/charge_collector.h"
#include "sim/import/format.h"

#include <rapidjson/document.h>

#include <cstdint>
#include <functional>
#include <string_view>

namespace lowwater {

/// A line of JSON lines. Views into the text and into its document.
struct JsonLine {
    const rapidjson::Value& value; ///< an object, with numbers as texts
    std::uint64_t number;          ///< from 1
    std::string_view text;
};

/// Calls it for each line, which is one record or several; blank lines are none. A line that is not a JSON object is
/// left out; `isPrivate`: without its text, which may hold what somebody wrote.
[[nodiscard]] Result<Done> readJsonLines(const FormatInput& input, ChargeCollector& collector, bool isPrivate,
                                         const std::function<void(const JsonLine&)>& read);

/// Whether one of the first lines is such an object. Only lines with `mark` in them are parsed.
[[nodiscard]] bool hasJsonLine(std::string_view text, std::string_view mark,
                               const std::function<bool(const rapidjson::Value&)>& matches);

} // namespace lowwater
