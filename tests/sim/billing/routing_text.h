// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routed.h"

#include <string>
#include <string_view>

namespace lowwater::test {

/// A history written small: `09-01T09:00 3 tool=cursor pool=api; 09-01T09:10 0.5`. A time is of 2026 and may leave its
/// seconds out, or is whole; then the cost, then session=, tool=, model=, project= and pool=.
[[nodiscard]] History historyOf(std::string_view text);

/// A routing in the command's words: `rule tool=cursor:api; default plan; window 5h=15:overflow`.
[[nodiscard]] Routing routingOf(std::string_view text);

/// `plan overflowed api`, a word for each charge.
[[nodiscard]] std::string fatesText(const Routed& routed);

/// `09-01T09:00..09-01T14:00 used 12 out 09-01T09:10 served 2 overflowed 1; ...`, windows split by ` | `.
[[nodiscard]] std::string periodsText(const Routed& routed);

/// As in the texts above: without what all of them share.
[[nodiscard]] std::string timeText(SimTime time);
[[nodiscard]] SimTime timeOf(std::string_view text);

} // namespace lowwater::test
