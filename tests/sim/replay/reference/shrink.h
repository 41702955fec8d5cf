// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

#include <functional>

namespace lowwater::reference {

/// A smaller scenario of which `fails` is still true: charges, deposits and options are left out for as long as any can
/// be.
[[nodiscard]] Scenario shrink(Scenario scenario, const std::function<bool(const Scenario&)>& fails);

} // namespace lowwater::reference
