// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/reload_latency.h"

#include <string>

namespace lowwater::cli {

/// The past reloads, settings and latency of a prepaid balance, as `inspect` says them.
[[nodiscard]] std::string creditsText(const PrepaidCredits& credits, const ReloadLatency& latency);

} // namespace lowwater::cli
