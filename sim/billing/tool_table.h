// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/value_source.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// How a tool reaches its model unless it was set up otherwise.
enum class Access : std::uint8_t {
    SignIn, ///< with a person's account
    ApiKey, ///< with a key of its own, paid per token
    Chat    ///< a chat of the provider's own, on the web, the desk or the phone
};

/// One tool that makes charges.
struct Tool {
    std::string id; ///< as importers name it: `claude-code`
    std::string name;
    std::string maker;
    std::vector<std::string> aliases;
    Access access = Access::SignIn;
    ValueSource source; ///< of the access
};

/// The tools of resources/tools.json.
class ToolTable {
public:
    /// `file` is what errors call the text.
    [[nodiscard]] static Result<ToolTable> parse(std::string_view json, const std::string& file);
    /// The table that ships with Lowwater.
    [[nodiscard]] static const ToolTable& builtIn();

    /// By id, alias or name; small or large letters, blanks, `_` and `-` make no difference. Null where not known.
    [[nodiscard]] const Tool* find(std::string_view tool) const;
    [[nodiscard]] std::span<const Tool> tools() const noexcept { return m_tools; }

private:
    std::vector<Tool> m_tools;
};

} // namespace lowwater
