// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/burn_envelope.h"

#include <span>

namespace lowwater {

class JsonWriter;

/// The member `burn_envelope` of `recommend --json` and `inspect --json`.
void writeEnvelope(JsonWriter& json, std::span<const EnvelopePoint> envelope);

} // namespace lowwater
