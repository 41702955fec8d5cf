// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/lowest_by_day.h"
#include "sim/report/figure.h"
#include "sim/report/zone_text.h"

#include <optional>

namespace lowwater {

/// How low the balance falls on each of the days to come: a box for half of the draws, a line for nine in ten, the
/// middle one across it, a step line for the lowest of all, with the threshold. At least one day.
[[nodiscard]] Figure nextDaysFigure(const NextDays& next, std::optional<Money> threshold, const ZoneText& zone,
                                    double width = 680);

} // namespace lowwater
