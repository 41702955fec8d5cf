// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/history/csv_print.h"

#include <fmt/format.h>

namespace lowwater {

std::string printCharges(const History& history)
{
    std::string text;
    if (history.resolution() != Resolution::Request)
        text += fmt::format("resolution {}\n", resolutionName(history.resolution()));
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const Charge c = history.charge(i);
        text += fmt::format("{} {} {}|{}|{}|{}", formatTime(c.time), c.unpriced ? "unpriced" : c.cost.toString(),
                            c.session, c.tool, c.model, c.project);
        if (c.pool != Pool::Unset)
            text += fmt::format(" {}", poolName(c.pool));
        if (c.tokens != Tokens{})
            text += fmt::format(" {}/{}/{}/{}/{}", c.tokens.input, c.tokens.output, c.tokens.cacheWrite5m,
                                c.tokens.cacheWrite1h, c.tokens.cacheRead);
        if (c.span.count() != 0)
            text += fmt::format(" for {}", formatSeconds(c.span));
        text += '\n';
    }
    return text;
}

std::string printSkipped(const ImportSummary& summary)
{
    std::string text;
    for (const auto& line : summary.skippedLines) {
        text += line.error.describe();
        text += '\n';
    }
    return text;
}

bool sumHolds(const ImportSummary& summary)
{
    return summary.lines == summary.charges + summary.merged + summary.notUsage + summary.skippedTotal();
}

} // namespace lowwater
