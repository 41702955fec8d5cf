// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lowwater {

struct Import;
struct Scenario;

/// The command that computes the same without a window, quoted for a POSIX shell: where the history came from, how it
/// was read, the scenario. What was pasted or made up is `-`, to be given on standard input.
[[nodiscard]] QString commandText(const Scenario& scenario, const Import& import);

} // namespace lowwater
