// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/own_files.h"

#include <filesystem>
#include <system_error>

namespace lowwater {

std::vector<std::string> ownFiles(const std::string& configFolder, std::string_view name, const std::string& named)
{
    std::vector<std::string> files;
    std::error_code ignored;
    const auto configured = std::filesystem::path{configFolder} / "lowwater" / name;
    if (!configFolder.empty() && std::filesystem::exists(configured, ignored))
        files.push_back(configured.string());
    if (!named.empty())
        files.push_back(named);
    return files;
}

} // namespace lowwater
