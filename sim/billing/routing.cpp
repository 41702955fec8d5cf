// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/routing.h"

#include <vector>

namespace lowwater {

std::shared_ptr<const History> extraCharges(const std::shared_ptr<const History>& history, const Routing& routing)
{
    std::vector<ChargeIndex> kept;
    kept.reserve(history->size());
    for (ChargeIndex i = 0; i < history->size(); ++i)
        if (routing.poolOf(*history, i) == Pool::Extra)
            kept.push_back(i);
    if (kept.size() == history->size())
        return history;
    return std::make_shared<const History>(history->subset(kept));
}

} // namespace lowwater
