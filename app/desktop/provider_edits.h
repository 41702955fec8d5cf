// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/apply_preset.h"

#include <QString>

namespace lowwater {

class ScenarioDocument;

/// The edits of the document that have to do with a provider's preset, one undo step each.

/// What the person has set stays. Empty: none.
void editProvider(ScenarioDocument& document, const QString& name);
/// Policy and account as the provider has them, or as Lowwater has them where none is chosen.
void editBackToDefaults(ScenarioDocument& document);
/// These options alone; `what` names them, as undo says it.
void editBackToDefault(ScenarioDocument& document, const OptionNames& options, const QString& what);

} // namespace lowwater
