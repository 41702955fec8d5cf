// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace lowwater {

/// The text of resources/prices.json, put in by the build.
extern const std::string_view builtInPricesJson;

} // namespace lowwater
