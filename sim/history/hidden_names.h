// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/canonical_csv.h"

#include <memory>
#include <string>
#include <string_view>

namespace lowwater {

/// Names that are not to be told, as a kind and twelve digits: `project-3f2a9c81d0e4`. An agent below a session keeps
/// its place: `session-.../...`. The empty name stays empty.
///
/// The digits are the first of a name-based UUID (RFC 4122, version 5: SHA-1) in a namespace of Lowwater's own. There
/// is no secret in it on purpose: the same name is the same digits in every export, on every computer, in both
/// programs, so that exports of several months or people can be laid side by side and a result can be computed again.
/// It keeps names from being read; it does not stop somebody who guesses a name from checking the guess. Two of a
/// million names meet with a chance below 1 in 500.
[[nodiscard]] std::string hiddenProject(std::string_view name);
[[nodiscard]] std::string hiddenSession(std::string_view name);

/// The same charges with hidden names of sessions and projects; tools, models and pools stay.
[[nodiscard]] std::shared_ptr<const History> hideNames(const History& history);

/// The same reading for export: names in the charges, the stops, the files' paths, the warnings and the lines left out
/// are hidden or left away.
[[nodiscard]] ReadHistory hideNames(const ReadHistory& read);
[[nodiscard]] ImportSummary hideNames(const ImportSummary& summary);

} // namespace lowwater
