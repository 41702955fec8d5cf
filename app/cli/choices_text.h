// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"

#include <string>

namespace lowwater::cli {

/// The choices as `recommend` says them, in a table; empty where there are none.
[[nodiscard]] std::string choicesText(const Advice& advice);

} // namespace lowwater::cli
