// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lowwater {

/// The texts of resources/tools.json and resources/symptoms.json, put in by the build.
extern const std::string_view builtInToolsJson;
extern const std::string_view builtInSymptomsJson;

} // namespace lowwater
