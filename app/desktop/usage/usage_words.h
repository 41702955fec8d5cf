// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "app/desktop/usage/usage_picture.h"
#include "sim/core/wide.h"

#include <QString>
#include <QTimeZone>

namespace lowwater {

/// The Usage page in sentences (UI.md sections 2 and 3).
struct UsageHeadline {
    QString headline;
    QString second; ///< may be empty
};
[[nodiscard]] UsageHeadline usageHeadline(const UsagePicture& picture);

/// A plan window at the last charge.
struct WindowStanding {
    QString title; ///< `This week`, `5-hour window`, `Billing cycle`
    Money used;
    Money allowance;
    QString state;   ///< `14 % used · resets Mon 5 Oct, 00:00`
    QString history; ///< `Used up in 3 of 5 periods; the rest then ran on credits.`
};
[[nodiscard]] WindowStanding standingOf(const WindowUse& use, const PlanProgress& progress, const QTimeZone& zone);

/// Which way usage goes: `falling: 50 % less than in the 2 weeks before`; empty where it is not known.
[[nodiscard]] QString trendText(const UsageTrend& trend);

/// `3.1 M`, `214 k`, `88`
[[nodiscard]] QString shortCount(Wide count);

} // namespace lowwater
