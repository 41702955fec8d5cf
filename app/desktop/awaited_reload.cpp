// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/awaited_reload.h"

#include <algorithm>

namespace lowwater {

const Reload* awaitedReload(const Outcome& outcome, const Interruption& interruption)
{
    if (interruption.cause == Cause::SpendLimit)
        return nullptr;
    const auto helps = [&](const Reload& reload) {
        return !interruption.ended || reload.requested < *interruption.ended;
    };
    const auto next = std::partition_point(outcome.reloads.begin(), outcome.reloads.end(),
                                           [&](const Reload& reload) { return reload.credited <= interruption.began; });
    if (next != outcome.reloads.end())
        return helps(*next) ? &*next : nullptr;
    return outcome.pending && helps(*outcome.pending) ? &*outcome.pending : nullptr;
}

} // namespace lowwater
