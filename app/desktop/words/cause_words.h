// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/outcome.h"
#include "sim/replay/scenario.h"

#include <QString>
#include <QTimeZone>

namespace lowwater {

/// A cause as a table says it: `reload on its way`.
[[nodiscard]] QString causeWords(Cause cause);

/// Why agents stopped in one interruption, in a sentence.
[[nodiscard]] QString whyItHappened(const Scenario& scenario, const Outcome& outcome, const Interruption& interruption,
                                    const QTimeZone& zone);

/// Why agents stopped, for an outcome in which they did: the sentence under the verdict.
[[nodiscard]] QString whyTheyStopped(const Scenario& scenario, const Outcome& outcome, const QTimeZone& zone);

/// Why they never went on, and what was left undone; for an outcome whose last interruption never ends.
[[nodiscard]] QString whyTheyNeverWentOn(const Scenario& scenario, const Outcome& outcome);

} // namespace lowwater
