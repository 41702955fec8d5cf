// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <string>
#include <string_view>

namespace lowwater {

/// The whole of a file, or ErrorCode::Io.
[[nodiscard]] Result<std::string> readFile(const std::string& path);

/// Written whole or not at all: through a temporary beside it, renamed over `path`. Errors leave an old file as it was.
[[nodiscard]] Result<Done> writeFile(const std::string& path, std::string_view text);

} // namespace lowwater
