// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/outcome.h"

namespace lowwater {

/// The reload under way while the agents stood still, or the one that came to their help; owned by the outcome. Null:
/// none did.
[[nodiscard]] const Reload* awaitedReload(const Outcome& outcome, const Interruption& interruption);

} // namespace lowwater
