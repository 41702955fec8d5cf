// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/formats.h"

#include "sim/import/sorted_sources.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

/// The registry: a line for each format, which its file of code defines as `const Format NAME`.
#define LOWWATER_FORMATS(FORMAT)                                                                                       \
    FORMAT(openRouterFormat)                                                                                           \
    FORMAT(cursorFormat)                                                                                               \
    FORMAT(consoleUsageFormat)                                                                                         \
    FORMAT(consoleCostFormat)                                                                                          \
    FORMAT(openAiCostCsvFormat)                                                                                        \
    FORMAT(ccusageFormat)                                                                                              \
    FORMAT(anthropicAdminFormat)                                                                                       \
    FORMAT(openAiApiFormat)                                                                                            \
    FORMAT(claudeCodeOtelFormat)                                                                                       \
    FORMAT(ampFormat)

namespace lowwater {

#define LOWWATER_DECLARE_FORMAT(NAME) extern const Format NAME;
LOWWATER_FORMATS(LOWWATER_DECLARE_FORMAT)
#undef LOWWATER_DECLARE_FORMAT

std::span<const Format* const> formats() noexcept
{
#define LOWWATER_LIST_FORMAT(NAME) &(NAME),
    static const std::array all{LOWWATER_FORMATS(LOWWATER_LIST_FORMAT)};
#undef LOWWATER_LIST_FORMAT
    return all;
}

const Format* formatNamed(std::string_view name) noexcept
{
    const auto all = formats();
    const auto found = std::find_if(all.begin(), all.end(), [name](const Format* f) { return f->name == name; });
    return found == all.end() ? nullptr : *found;
}

const Format* formatOf(std::string_view text)
{
    const auto all = formats();
    const auto found = std::find_if(all.begin(), all.end(), [text](const Format* f) { return f->recognizes(text); });
    return found == all.end() ? nullptr : *found;
}

std::string formatNames()
{
    std::vector<std::string_view> names{claudeCodeFormat, csvFormat};
    for (const Format* format : formats())
        names.push_back(format->name);
    std::sort(names.begin(), names.end());
    return fmt::format("{}", fmt::join(names, ", "));
}

} // namespace lowwater
