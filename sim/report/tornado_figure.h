// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/robustness.h"
#include "sim/report/figure.h"

#include <string>

namespace lowwater {

/// Whether anything that is not known moves the monthly cost as far as it is shown.
[[nodiscard]] bool hasTornado(const Robustness& robust);

/// `no interruption`, `0 to 3.2 interruptions a month`: of the recommended choice, over all of a factor's situations.
[[nodiscard]] std::string interruptionsWords(const TornadoBar& bar);

/// What a month of the recommended choice costs at both ends of each factor, the widest first.
[[nodiscard]] Figure tornadoFigure(const Robustness& robust, double width = 680);

} // namespace lowwater
