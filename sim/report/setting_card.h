// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/provider_presets.h"
#include "sim/replay/policy.h"
#include "sim/replay/scenario.h"

#include <string>
#include <vector>

namespace lowwater {

/// The provider's steps with the policy's numbers filled in, as plain text to copy; ends with a newline.
[[nodiscard]] std::string settingCard(const ProviderPreset& preset, const Policy& policy);
/// The card of the chosen provider, or the same for any where none is chosen.
[[nodiscard]] std::string settingCard(const Scenario& scenario);
/// The preset whose steps settingCard(scenario) fills in; one without steps of its own where none is chosen.
[[nodiscard]] const ProviderPreset& cardPreset(const Scenario& scenario);
/// The steps alone.
[[nodiscard]] std::vector<std::string> settingSteps(const ProviderPreset& preset, const Policy& policy);

/// What the chosen preset assumes because nothing is documented, and what the person has not changed since:
/// `latency 60s (not documented; samples ...)`. Empty without a provider.
[[nodiscard]] std::vector<std::string> presetAssumptions(const Scenario& scenario);

} // namespace lowwater
