// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/wide.h"
#include "sim/history/charge.h"

namespace lowwater {

/// The tokens of many charges, exact: a history has fewer charges than it would take to pass the range.
struct TokenSums {
    Wide input = 0;
    Wide output = 0;
    Wide cacheWrite5m = 0;
    Wide cacheWrite1h = 0;
    Wide cacheRead = 0;

    TokenSums() = default;
    explicit TokenSums(const Tokens& tokens)
        : input{tokens.input},
          output{tokens.output},
          cacheWrite5m{tokens.cacheWrite5m},
          cacheWrite1h{tokens.cacheWrite1h},
          cacheRead{tokens.cacheRead}
    {
    }
    void add(const TokenSums& more);
    void add(const Tokens& more) { add(TokenSums{more}); }
    [[nodiscard]] Wide all() const { return input + output + cacheWrite5m + cacheWrite1h + cacheRead; }
    [[nodiscard]] bool operator==(const TokenSums&) const = default;
};

} // namespace lowwater
