// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/wishes.h"
#include "sim/replay/scenario.h"

#include <vector>

namespace lowwater {

/// The reload amounts worth a look, ascending, each once: the wished ones, else what the provider offers, else the
/// usual ones; the last two with the scenario's own.
[[nodiscard]] std::vector<Money> amountsToTry(const Wishes& wishes, const Scenario& scenario);

} // namespace lowwater
