// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/outcome.h"
#include "sim/report/figure.h"

#include <vector>

namespace lowwater {

/// The lines that tell a band's cause without colour (UI.md section 6): diagonal, reload on its way; crossed, declined;
/// horizontal, reload limit; double horizontal, spend limit; vertical, nobody had topped up; dots, not armed; plain,
/// off.
[[nodiscard]] std::vector<FigurePath> hatch(const FigureRect& band, Cause cause);

} // namespace lowwater
