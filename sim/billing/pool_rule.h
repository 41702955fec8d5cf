// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"

#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// Which charges fall in a pool (MODEL.md section 3): those that meet every condition that is set. Names are patterns
/// (name_pattern.h); a charge without a session is of the session named by its tool.
///
/// Written `CONDITION[,CONDITION...]:POOL`, where a condition is `tool=`, `model=`, `project=` or `session=` with a
/// pattern, `pool=` with what the charge itself says (nothing: it does not say), or `date=` with a day or days from
/// first to last, either of which may be left out: `tool=cursor,model=claude-*,date=2026-09-01..2026-09-30:api`.
struct PoolRule {
    std::optional<std::string> tool;
    std::optional<std::string> model;
    std::optional<std::string> project;
    std::optional<std::string> session;
    std::optional<Pool> ownPool;     ///< Unset: the charge does not say
    std::optional<SimTime> firstDay; ///< the day's start, UTC
    std::optional<SimTime> lastDay;  ///< the last day's start, that day included
    Pool pool = Pool::Extra;         ///< never Unset

    [[nodiscard]] bool operator==(const PoolRule&) const = default;
    [[nodiscard]] bool hasCondition() const noexcept
    {
        return tool || model || project || session || ownPool || firstDay || lastDay;
    }

    [[nodiscard]] static Result<PoolRule> parse(std::string_view text);
    /// A text that parse reads back.
    [[nodiscard]] std::string toString() const;
};

/// `plan`, `extra` or `api`.
[[nodiscard]] Result<Pool> parsePool(std::string_view text);

} // namespace lowwater
