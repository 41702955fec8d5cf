// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// A person's own table such as `providers.json`: the one in the folder `lowwater` of `configFolder` (may be empty)
/// where there is one, then `named` (may be empty). The later wins.
[[nodiscard]] std::vector<std::string> ownFiles(const std::string& configFolder, std::string_view name,
                                                const std::string& named);

} // namespace lowwater
