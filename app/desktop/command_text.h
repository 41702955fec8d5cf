// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lowwater {

struct ImportSummary;
struct Scenario;

/// The command that computes the same without a window, quoted for a POSIX shell.
[[nodiscard]] QString commandText(const Scenario& scenario, const ImportSummary& summary);

} // namespace lowwater
