// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lowwater {

/// The texts of providers.json, tools.json and symptoms.json in resources/, put in by the build.
extern const std::string_view builtInProvidersJson;
extern const std::string_view builtInToolsJson;
extern const std::string_view builtInSymptomsJson;

} // namespace lowwater
