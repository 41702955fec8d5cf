// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/stress.h"

#include <string>

namespace lowwater {

/// What goes wrong, in a few English words: `The card is declined on the busiest day`.
[[nodiscard]] std::string stressText(StressKind kind, const StressOptions& options = {});

/// Whether charges of nobody's are made.
[[nodiscard]] constexpr bool isRunaway(StressKind kind) noexcept
{
    return kind == StressKind::RunawayAtWorst || kind == StressKind::RunawayAsUsual;
}

} // namespace lowwater
