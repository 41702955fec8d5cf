// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/replay/scenario.h"

#include <optional>

namespace lowwater {

/// The most that agents run wild could spend before the first cap, limit or, where nobody reloads by itself, an empty
/// balance stops them (MODEL.md section 6): the highest balance the policy leads to, `deposited` put in besides, and
/// the reloads the caps let pass. The last request's own cost, charged in full, may come on top. Unset: nothing stops
/// them.
[[nodiscard]] std::optional<Money> exposure(const Scenario& scenario, Money deposited);

} // namespace lowwater
