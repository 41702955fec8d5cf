// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/random.h"
#include "sim/replay/account.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lowwater {

/// How long each reload takes from its request to its credit, declined attempts and repairs included: a function of the
/// reload's number alone, as latency and outcome are of their attempt's and a fix of its reload's (MODEL.md sections 5
/// and 8). Drawn once each, as they are asked for.
class ReloadDelays {
public:
    /// The account must outlive it.
    ReloadDelays(const Account& account, std::uint32_t seed, std::uint64_t replication);

    /// Of reload 1, 2 ... Unset: it is never credited, and no other is requested.
    [[nodiscard]] std::optional<Duration> of(std::size_t reload);

private:
    [[nodiscard]] std::optional<Duration> draw();
    [[nodiscard]] bool isDeclined(std::uint64_t attempt) const;

    const Account& m_account;
    RandomStream m_latencies;
    RandomStream m_outcomes;
    RandomStream m_fixes;
    bool m_alwaysTheSame;
    std::uint64_t m_attempts = 0; ///< made by the reloads drawn
    std::vector<std::optional<Duration>> m_drawn;
};

} // namespace lowwater
