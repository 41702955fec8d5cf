// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <rapidjson/document.h>

#include <string>

namespace lowwater {

class JsonWriter;
struct Scenario;

/// The object of `--scenario FILE` as the next value.
void writeScenario(JsonWriter& json, const Scenario& scenario);
/// Sets on `scenario` what such an object (parseJson) says; errors name the file and the option.
[[nodiscard]] Result<Done> readScenario(const rapidjson::Value& object, const std::string& file, Scenario& scenario);

} // namespace lowwater
