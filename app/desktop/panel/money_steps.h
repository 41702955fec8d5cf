// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/money_choices.h"

namespace lowwater {

/// Whether a provider says which amounts can be chosen one by one.
[[nodiscard]] bool hasSteps(const MoneyChoices& choices);

/// The amount `steps` (may be negative) further: the provider's choices one by one where it has them, else
/// `plain` each. Stays where there is no further one.
[[nodiscard]] Money stepped(const MoneyChoices& choices, Money from, int steps, Money plain);

} // namespace lowwater
