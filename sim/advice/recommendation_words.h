// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/amount_advice.h"
#include "sim/advice/busiest_window.h"

#include <optional>
#include <span>
#include <string>

namespace lowwater {

/// English: why this threshold, where the record asks for it; `decisive`: the window that does, where s0 decides.
[[nodiscard]] std::string whyOnRecord(const AmountAdvice& best, const std::optional<BusiestWindow>& decisive,
                                      const Scenario& scenario, const Demand& demand);
/// English: that a threshold is safe, but none that the provider offers; empty where there is none or no provider.
[[nodiscard]] std::string notOffered(std::span<const AmountAdvice> amounts, const Scenario& scenario);

} // namespace lowwater
