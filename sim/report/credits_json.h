// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/reload_latency.h"

namespace lowwater {

class JsonWriter;

/// `past_reloads` and `prepaid_credits` of `inspect --json`.
void writeCredits(JsonWriter& json, const PrepaidCredits& credits, const ReloadLatency& latency);

} // namespace lowwater
