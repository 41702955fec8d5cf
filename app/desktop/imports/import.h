// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import_facts.h"
#include "sim/core/run_hooks.h"
#include "sim/import/read_history.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lowwater {

/// A history and what it came from: enough to read it again, and to adjust its costs anew without reading. Immutable,
/// handed round as ImportPtr.
struct Import {
    std::vector<Source> sources;        ///< empty: made up
    ReadOptions options;                ///< `prices` are those that were used
    ReadHistory recorded;               ///< before the costs were adjusted as the options ask
    ReadHistory read;                   ///< after; one history with `recorded` where nothing was to be done
    ImportFacts facts;                  ///< about `read`
    std::optional<Error> pricesProblem; ///< why a person's own price file was left out

    /// Whether all of it came from files and folders, which can be read again.
    [[nodiscard]] bool isOfFiles() const;
};
using ImportPtr = std::shared_ptr<const Import>;

/// Reads the sources with the built-in prices and those of `priceFiles`, the later winning. A price file that cannot be
/// read does not keep a history from being opened: the built-in prices are used, and `pricesProblem` says so.
[[nodiscard]] Result<ImportPtr> readImport(std::vector<Source> sources, ReadOptions options,
                                           const std::vector<std::string>& priceFiles, const RunHooks& hooks = {});

/// The same reading with other adjustments of the costs.
[[nodiscard]] Result<ImportPtr> adjusted(const Import& import, ReadOptions options);

/// A history that has no sources.
[[nodiscard]] ImportPtr importOf(ReadHistory read);

} // namespace lowwater
