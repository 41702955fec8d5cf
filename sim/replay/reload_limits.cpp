// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/reload_limits.h"

#include <algorithm>

namespace lowwater {

ReloadLimits::ReloadLimits(const Account& account) : m_rate{account.maxReloads}
{
    m_day.most = account.dailyCap;
    m_month.most = account.monthlyCap;
}

template <typename EndOfPeriod>
void ReloadLimits::enterPeriod(Cap& cap, SimTime time, EndOfPeriod endOf)
{
    if (time < cap.end)
        return;
    cap.end = endOf(time);
    cap.used = Money{};
}

std::optional<ReloadLimits::Block> ReloadLimits::blocks(SimTime time, Money amount)
{
    std::optional<SimTime> until;
    const auto blockedUntil = [&until](SimTime moment) { until = until ? std::max(*until, moment) : moment; };
    enterPeriod(m_day, time, &startOfNextDay);
    enterPeriod(m_month, time, &startOfNextMonth);
    for (const Cap* cap : {&m_day, &m_month}) {
        if (!cap->most)
            continue;
        if (amount > *cap->most)
            return Block{};
        if (cap->used + amount > *cap->most)
            blockedUntil(cap->end);
    }
    if (m_rate && m_latest.size() == m_rate->count && later(m_latest.front(), m_rate->window) > time)
        blockedUntil(later(m_latest.front(), m_rate->window));
    if (!until)
        return std::nullopt;
    return Block{until};
}

void ReloadLimits::count(SimTime time, Money amount)
{
    enterPeriod(m_day, time, &startOfNextDay);
    enterPeriod(m_month, time, &startOfNextMonth);
    if (m_day.most)
        m_day.used += amount;
    if (m_month.most)
        m_month.used += amount;
    if (!m_rate)
        return;
    m_latest.push_back(time);
    if (m_latest.size() > m_rate->count)
        m_latest.pop_front();
}

} // namespace lowwater
