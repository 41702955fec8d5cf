// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/reload_delays.h"

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

/// What takes longer is never credited within any history.
constexpr Duration never = std::chrono::hours{24} * 365'000;

} // namespace

ReloadDelays::ReloadDelays(const Account& account, std::uint32_t seed, std::uint64_t replication)
    : m_account{account},
      m_latencies{seed, StreamId::Latency, replication},
      m_outcomes{seed, StreamId::Outcome, replication},
      m_fixes{seed, StreamId::Fix, replication},
      m_alwaysTheSame{account.latency.isConstant() && account.declineRate == 0 && account.declinedAttempts.empty()}
{
}

std::optional<Duration> ReloadDelays::of(std::size_t reload)
{
    if (m_alwaysTheSame)
        return m_account.latency.base();
    while (m_drawn.size() < reload)
        m_drawn.push_back(draw());
    return m_drawn[reload - 1];
}

bool ReloadDelays::isDeclined(std::uint64_t attempt) const
{
    const auto& certain = m_account.declinedAttempts;
    return std::binary_search(certain.begin(), certain.end(), attempt) ||
           (m_account.declineRate > 0 && m_outcomes.at(attempt).choice < m_account.declineRate);
}

/// The next reload's.
std::optional<Duration> ReloadDelays::draw()
{
    Duration sum{0};
    for (std::uint32_t made = 1;; ++made) {
        const std::uint64_t attempt = ++m_attempts;
        const auto latency = m_account.latency.sample(m_latencies.at(attempt), m_account.fixDelay);
        if (!latency)
            return std::nullopt;
        sum += *latency;
        if (!isDeclined(attempt))
            return sum;
        if (made == m_account.maxAttempts)
            break;
        sum += std::min(m_account.retryDelay, never);
        if (sum >= never)
            return std::nullopt;
    }
    const auto fix = m_account.fixDelay.sample(m_fixes.at(m_drawn.size() + 1), Delay::never());
    return fix ? std::optional{sum + *fix} : std::nullopt;
}

} // namespace lowwater
