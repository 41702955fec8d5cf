// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/stress_words.h"

#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

std::string stressText(StressKind kind, const StressOptions& options)
{
    const auto runaway = [&options](std::string_view when) {
        return fmt::format("{} run wild for {}, at {} time", countOf(options.runaway.agents, "agent", "agents"),
                           durationText(options.runaway.lasts), when);
    };
    switch (kind) {
    case StressKind::None:
        return "Nothing: as recorded";
    case StressKind::RunawayAtWorst:
        return runaway("the worst");
    case StressKind::RunawayAsUsual:
        return runaway("a usual");
    case StressKind::SlowReloads:
        return "Payments take twice as long";
    case StressKind::DeclinedPayment:
        return "The card is declined on the busiest day";
    case StressKind::StaleBalance:
        return fmt::format("Agents see no balance for {} longer", durationText(options.staleFor));
    case StressKind::CapReached:
        break;
    }
    return "A cap is reached on the 20th";
}

} // namespace lowwater
