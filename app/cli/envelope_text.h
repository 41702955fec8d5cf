// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/burn_envelope.h"

#include <span>
#include <string>

namespace lowwater::cli {

/// The burn envelope as `inspect` and `recommend` say it: the first point, and those at least three times as long as
/// the one before; `latency` among them in any case.
[[nodiscard]] std::string envelopeText(std::span<const EnvelopePoint> points, Duration latency);

} // namespace lowwater::cli
