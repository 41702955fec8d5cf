// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/envelope_text.h"

#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater::cli {

std::string envelopeText(std::span<const EnvelopePoint> points, Duration latency)
{
    constexpr int apart = 3;
    if (points.empty())
        return {};
    std::string text = "\nBurn envelope: the most spent on credits within\n";
    Duration shown{0};
    for (const auto& point : points) {
        const bool isLatency = point.window == latency;
        if (point.window < shown * apart && !isLatency && point.window != points.back().window)
            continue;
        shown = point.window;
        text += fmt::format("  {:<12} {:>12}  from {} UTC, {}{}\n", durationText(point.window), moneyText(point.most),
                            formatTime(point.from).substr(0, 19), countOf(point.count, "charge", "charges"),
                            isLatency ? ": while a reload is on its way" : "");
    }
    return text;
}

} // namespace lowwater::cli
