// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"

#include <memory>

namespace lowwater {

/// MODEL.md section 3: which pool pays for a charge. The charge's own pool, then the default.
struct Routing {
    Pool defaultPool = Pool::Extra; ///< never Unset

    [[nodiscard]] bool operator==(const Routing&) const = default;
    [[nodiscard]] Pool poolOf(const History& history, ChargeIndex i) const noexcept
    {
        const Pool own = history.pools()[i];
        return own == Pool::Unset ? defaultPool : own;
    }
};

/// The charges that draw on the prepaid balance; the history itself where all do.
[[nodiscard]] std::shared_ptr<const History> extraCharges(const std::shared_ptr<const History>& history,
                                                          const Routing& routing);

} // namespace lowwater
