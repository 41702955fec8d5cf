// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/backtest.h"

#include <string>

namespace lowwater::cli {

/// The backtest as `recommend` says it: what each way came to, and the decisions that changed something.
[[nodiscard]] std::string backtestText(const Backtest& backtest);

} // namespace lowwater::cli
