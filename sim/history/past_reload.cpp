// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/past_reload.h"

#include <algorithm>

namespace lowwater {

std::string_view reloadOriginName(ReloadOrigin origin) noexcept
{
    switch (origin) {
    case ReloadOrigin::Automatic:
        return "automatic";
    case ReloadOrigin::Bought:
        return "bought";
    case ReloadOrigin::Given:
        return "given";
    case ReloadOrigin::Unsaid:
        break;
    }
    return "unsaid";
}

void PrepaidCredits::add(const PrepaidCredits& other)
{
    const auto isKnown = [known = reloads](const PastReload& reload) {
        return std::any_of(known.begin(), known.end(), [&reload](const PastReload& one) {
            return one.time == reload.time && one.amount == reload.amount && one.program == reload.program;
        });
    };
    for (const PastReload& reload : other.reloads)
        if (!isKnown(reload))
            reloads.push_back(reload);
    std::stable_sort(reloads.begin(), reloads.end(),
                     [](const PastReload& a, const PastReload& b) { return a.time < b.time; });
    if (other.settings)
        settings = other.settings;
    if (other.balance)
        balance = other.balance;
    leftOut.insert(leftOut.end(), other.leftOut.begin(), other.leftOut.end());
}

} // namespace lowwater
