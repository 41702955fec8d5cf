// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/icons.h"
#include "sim/replay/outcome.h"

namespace lowwater {

[[nodiscard]] constexpr Icon causeIcon(Cause cause) noexcept
{
    switch (cause) {
    case Cause::SpendLimit:
        return Icon::CauseSpendLimit;
    case Cause::Off:
        return Icon::CauseOff;
    case Cause::Declined:
        return Icon::CauseDeclined;
    case Cause::Latency:
        return Icon::CauseLatency;
    case Cause::ByHand:
        return Icon::CauseByHand;
    case Cause::Limit:
        return Icon::CauseLimit;
    case Cause::Disarmed:
        break;
    }
    return Icon::CauseDisarmed;
}

} // namespace lowwater
