// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/backtest.h"

namespace lowwater {

class JsonWriter;

/// The member `backtest` of `recommend --json`. Where there is none, `decisions` is 0 and `why_not` says why.
void writeBacktest(JsonWriter& json, const Backtest& backtest);

} // namespace lowwater
