// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference_record.h"

#include "sim/core/result.h"
#include "sim/replay/outcome.h"
#include "sim/replay/scenario.h"

namespace lowwater::reference {

/// MODEL.md section 5 as plainly as it can be written, by a hand that has not read the engine: one list of events,
/// scanned for the next. Every field of Outcome but `trajectory`, `sameAbove` and `sameUpTo`.
[[nodiscard]] Result<Outcome> referenceSimulate(const Scenario& scenario);

/// The same loop's bare facts, with every balance it went through.
[[nodiscard]] Result<Record> referenceRecord(const Scenario& scenario);

} // namespace lowwater::reference
