// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"

#include <string>

namespace lowwater::cli {

/// What goes wrong as `recommend --stress` says it; empty where it was not asked for.
[[nodiscard]] std::string stressText(const Advice& advice, const Policy& now);

/// What nobody can know yet, as `recommend --robust` says it; likewise.
[[nodiscard]] std::string robustnessText(const Advice& advice, const Policy& now);

} // namespace lowwater::cli
