// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/compare/pin.h"
#include "app/desktop/plan/plan.h"
#include "sim/import/read_history.h"
#include "sim/replay/scenario.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// What tells one reading of a history from another.
struct HistoryMark {
    std::uint64_t charges = 0;
    Money cost;
    SimTime first;
    SimTime last;
    [[nodiscard]] bool operator==(const HistoryMark&) const = default;
};

/// Of at least one charge; throws std::overflow_error where the costs are past what Money holds.
[[nodiscard]] HistoryMark markOf(const History& history);

/// What was looked at.
struct SavedView {
    std::string page; ///< `balance`, `recommendation`, `usage`
    std::optional<SimTime> from;
    std::optional<SimTime> to; ///< of the balance; both or none: everything
    [[nodiscard]] bool operator==(const SavedView&) const = default;
};

/// A `.lowwater` file: the settings, where the history came from and how it was read, what was looked at. The charges
/// are not in it, unless they came from nowhere they could be read again (pasted, made up).
struct SavedDocument {
    Scenario scenario; ///< without its history
    Plan plan;
    Pins pins;
    std::string name;            ///< of the history
    std::vector<Source> sources; ///< absolute paths, or texts; empty: no history
    bool isSample = false;       ///< the program's own; no sources then
    ReadOptions reading;         ///< its prices, spread and threads are not kept
    std::optional<HistoryMark> mark;
    SavedView view;
    std::string savedAs;     ///< of a session: the document's own file; empty: never saved
    bool isModified = false; ///< of a session: something in it is not in that file
};

/// Texts of sources longer than this are not kept.
inline constexpr std::size_t longestSavedText = std::size_t{64} << 20U;

/// JSON (version 1), ended by a newline. Paths are written absolute and, for those in `folder` or below, as they are
/// from there, so that a document can be moved along with its files. Limit where a text is too long to be kept.
[[nodiscard]] Result<std::string> documentJson(const SavedDocument& document, const std::string& folder);

/// `file` names the text in errors; `folder` is where it lies: a source that is there beside it wins over the absolute
/// path. The provider is found in `catalog`; null: the built-in ones. Errors: Malformed, Missing, Invalid, a later
/// version among them.
[[nodiscard]] Result<SavedDocument> readDocumentJson(std::string_view text, const std::string& file,
                                                     const std::string& folder,
                                                     std::shared_ptr<const ProviderCatalog> catalog = {});

} // namespace lowwater
