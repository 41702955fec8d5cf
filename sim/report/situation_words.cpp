// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/situation_words.h"

#include "sim/core/time.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

std::string_view factorWords(Factor factor) noexcept
{
    switch (factor) {
    case Factor::Latency:
        return "How long a reload takes";
    case Factor::Declines:
        return "How often the card is declined";
    case Factor::Growth:
        return "How fast usage grows";
    case Factor::Agents:
        break;
    }
    return "How many agents run";
}

std::string situationValueWords(const Situation& situation)
{
    if (!situation.factor)
        return "as assumed";
    if (situation.factor == Factor::Latency) {
        const auto constant = parseDuration(situation.value);
        if (constant)
            return durationText(*constant);
        return situation.value == "typical-card" ? "typical card" : situation.value;
    }
    if (situation.factor == Factor::Growth && situation.value.starts_with("x "))
        return "× " + situation.value.substr(2);
    return situation.value;
}

std::string situationWords(const Situation& situation)
{
    const std::string value = situationValueWords(situation);
    if (!situation.factor)
        return sentenceCase(value);
    switch (*situation.factor) {
    case Factor::Latency:
        return situation.value == "typical-card" ? "Reloads as with a typical card" : "Reloads take " + value;
    case Factor::Declines:
        return value + " of payments declined";
    case Factor::Growth:
        return "Usage " + value;
    case Factor::Agents:
        break;
    }
    return fmt::format("{} more {}", value.substr(1), value == "+1" ? "agent" : "agents");
}

} // namespace lowwater
