// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/json_reader.h"
#include "sim/core/time.h"

#include <map>
#include <string>

namespace lowwater {

/// Where a value of prices.json or providers.json comes from; empty where the file does not say.
struct ValueSource {
    std::string where; ///< a page, a repository's release
    std::string date;  ///< the day it was last confirmed there, `2026-10-24`
};

/// The "sources" of a file, which its values name by key.
class ValueSources {
public:
    ValueSources() = default;
    /// Reads the member "sources", which may be missing. Throws Error.
    explicit ValueSources(const JsonNode& file);

    /// The source that the node's member "source" names, or `usual` where it has none. Throws Error for an unknown one.
    [[nodiscard]] ValueSource of(const JsonNode& node, const ValueSource& usual) const;

private:
    std::map<std::string, ValueSource> m_sources;
};

/// A day such as `2026-10-07` as its midnight UTC. Throws Error for anything else.
[[nodiscard]] SimTime readDay(const JsonNode& node);

} // namespace lowwater
