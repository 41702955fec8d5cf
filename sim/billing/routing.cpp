// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/routing.h"

#include "sim/billing/routed.h"

namespace lowwater {

namespace {

template <typename IsExtra>
std::shared_ptr<const History> kept(const std::shared_ptr<const History>& history, IsExtra isExtra)
{
    std::vector<ChargeIndex> charges;
    charges.reserve(history->size());
    for (ChargeIndex i = 0; i < history->size(); ++i)
        if (isExtra(i))
            charges.push_back(i);
    if (charges.size() == history->size())
        return history;
    return std::make_shared<const History>(history->subset(charges));
}

} // namespace

std::shared_ptr<const History> extraCharges(const std::shared_ptr<const History>& history, const Routing& routing)
{
    if (routing.isPlain()) {
        const auto pools = history->pools();
        const bool unsaid = routing.defaultPool == Pool::Extra;
        return kept(history,
                    [&](ChargeIndex i) { return pools[i] == Pool::Extra || (unsaid && pools[i] == Pool::Unset); });
    }
    const auto routed = route(*history, routing);
    return kept(history, [&](ChargeIndex i) { return routed.pool(i) == Pool::Extra; });
}

} // namespace lowwater
