// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"

#include <rapidjson/document.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// The JSON values of a text, one after another: a document, several behind each other as pages are saved, or JSON
/// lines. The items of a list at the top count as such values. Numbers are texts, as parseJson makes them.
class JsonValues {
public:
    /// The hooks are told of the first half of the work, which is what parsing is; whoever looks at the values tells of
    /// the second. Errors: Cancelled, and Malformed where not even the first value can be read.
    [[nodiscard]] static Result<JsonValues> parse(std::string_view text, const std::string& file,
                                                  const RunHooks& hooks = {});

    /// Views into this.
    [[nodiscard]] std::vector<const rapidjson::Value*> all() const;
    /// Why the text could not be read to its end, with the line; unset where it could.
    [[nodiscard]] const std::optional<Error>& failure() const noexcept { return m_failure; }

private:
    std::vector<rapidjson::Document> m_documents;
    std::optional<Error> m_failure;
};

} // namespace lowwater
