// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QString>
#include <QTimeZone>

namespace lowwater {

/// Why a table is empty, in one line (UI.md section 7). `result` may be null.
[[nodiscard]] QString whyNoInterruptions(const RunResult* result, const QTimeZone& zone);
[[nodiscard]] QString whyNoReloads(const RunResult* result);
[[nodiscard]] QString whyNoUsage();
[[nodiscard]] QString whyNoMatch(const QString& sought);

} // namespace lowwater
