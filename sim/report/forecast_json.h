// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"

#include <optional>

namespace lowwater {

class JsonWriter;

/// The member `forecast` of `recommend --json`, null where none was made. The probabilities are those of the
/// recommended setting, null without one.
void writeForecast(JsonWriter& json, const Advice& advice);

/// The member `choices`, empty where no forecast was made.
void writeChoices(JsonWriter& json, const Advice& advice);

/// The member `future` of an amount, null where there is none.
void writeFuture(JsonWriter& json, const std::optional<PolicyFuture>& future);

} // namespace lowwater
