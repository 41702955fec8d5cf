// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/event.h"
#include "sim/replay/outcome.h"

#include <array>

namespace lowwater {

namespace {
constexpr std::array<std::string_view, 7> causes{"spend_limit", "off",   "declined", "latency",
                                                 "by_hand",     "limit", "disarmed"};
constexpr std::array<std::string_view, 19> events{"look",
                                                  "check",
                                                  "review",
                                                  "notice",
                                                  "month",
                                                  "deposit",
                                                  "request",
                                                  "blocked",
                                                  "declined",
                                                  "credit",
                                                  "suspend",
                                                  "fix",
                                                  "post",
                                                  "attempt",
                                                  "refuse",
                                                  "drop",
                                                  "open",
                                                  "interruption_begins",
                                                  "interruption_ends"};
} // namespace

std::string_view causeName(Cause cause) noexcept
{
    return causes[static_cast<std::size_t>(cause)];
}

std::string_view eventName(EventKind kind) noexcept
{
    return events[static_cast<std::size_t>(kind)];
}

} // namespace lowwater
