// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/history/import_summary.h"
#include "sim/history/past_reload.h"
#include "sim/replay/scenario.h"
#include "sim/report/report.h"

#include <QTimeZone>

#include <memory>
#include <optional>
#include <string>

namespace lowwater {

enum class ReportFormat { Html, Pdf, Markdown, Json };

/// By the ending of a file's name: .html .htm .pdf .md .json, without regard to case.
[[nodiscard]] std::optional<ReportFormat> reportFormatOf(const std::string& path);

/// What a report is of.
struct ReportSubject {
    Scenario scenario;
    ImportSummary summary;
    /// Before a plan changed it; null: the scenario's.
    std::shared_ptr<const History> record{};
    std::optional<PrepaidCredits> credits{}; ///< what is known of the balance itself
};

/// Finds the advice, and what goes with it, and writes the report, whole or not at all. A PDF needs a QGuiApplication.
/// Errors: Invalid (no known ending), those of recommend, Io.
[[nodiscard]] Result<Done> exportReport(const ReportSubject& subject, const std::string& path,
                                        const ZoneText& zone = {}, const Wishes& wishes = {},
                                        const RunHooks& hooks = {});

/// A zone of the person, for a report.
[[nodiscard]] ZoneText zoneText(const QTimeZone& zone);

} // namespace lowwater
