// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"

namespace lowwater {

class JsonWriter;

/// The member `forecast` of `recommend --json`, null where none was made. The probabilities are those of the
/// recommended setting, null without one.
void writeForecast(JsonWriter& json, const Advice& advice);

} // namespace lowwater
