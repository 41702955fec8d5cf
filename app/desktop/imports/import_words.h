// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import.h"

#include <QString>
#include <QTimeZone>

#include <vector>

namespace lowwater {

/// A line of *What was imported*: what, and how much of it.
struct ImportFact {
    QString what;
    QString value;
    bool isWarning = false; ///< to be looked at
};

/// The lines that ought to have been read and were not: what a tool writes to itself is none of them.
[[nodiscard]] std::uint64_t unreadLines(const ImportSummary& summary);
/// What became of the lines; their counts add up to the lines read.
[[nodiscard]] std::vector<ImportFact> lineFacts(const ImportSummary& summary);
/// Where the lines came from and what they cost.
[[nodiscard]] std::vector<ImportFact> sourceFacts(const Import& import, const QTimeZone& zone);
[[nodiscard]] std::vector<ImportFact> costFacts(const Import& import);
/// The reader's sentences, without those that the facts tell already.
[[nodiscard]] QStringList warningsOf(const ImportSummary& summary);
/// `4 charges`
[[nodiscard]] QString chargesText(std::uint64_t count);
/// A model's name, for one that has none too.
[[nodiscard]] QString modelText(std::string_view model);
/// What every cost was multiplied by: `× 1.08`
[[nodiscard]] QString factorText(const CostFactor& factor);

} // namespace lowwater
