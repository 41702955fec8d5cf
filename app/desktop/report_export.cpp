// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/report_export.h"

#include "app/print/pdf.h"
#include "sim/advice/further_advice.h"
#include "sim/core/text_file.h"
#include "sim/report/json.h"

#include <QDateTime>
#include <QFileInfo>

namespace lowwater {

std::optional<ReportFormat> reportFormatOf(const std::string& path)
{
    const QString ending = QFileInfo(QString::fromStdString(path)).suffix().toLower();
    if (ending == QLatin1String("html") || ending == QLatin1String("htm"))
        return ReportFormat::Html;
    if (ending == QLatin1String("pdf"))
        return ReportFormat::Pdf;
    if (ending == QLatin1String("md"))
        return ReportFormat::Markdown;
    if (ending == QLatin1String("json"))
        return ReportFormat::Json;
    return std::nullopt;
}

namespace {

/// With all that a report tells of besides.
Result<Advice> adviseInFull(const ReportSubject& subject, const Wishes& wishes, const RunHooks& hooks)
{
    const Scenario& scenario = subject.scenario;
    auto advice = recommend(scenario, wishes, LookAhead{}, hooks);
    if (!advice)
        return advice;
    const auto& record = subject.record ? subject.record : scenario.history;
    std::optional<ReloadLatency> learned;
    if (subject.credits)
        learned = learnReloadLatency(*extraCharges(record, scenario.routing), *subject.credits);
    if (const auto done = addAll(*advice, scenario, record, learned, hooks); !done)
        return done.error();
    return advice;
}

} // namespace

Result<Done> exportReport(const ReportSubject& subject, const std::string& path, const ZoneText& zone,
                          const Wishes& wishes, const RunHooks& hooks)
{
    const auto format = reportFormatOf(path);
    if (!format)
        return Error{
            ErrorCode::Invalid, {path, 0, {}}, path, "is no kind of report; end it with .html, .pdf, .md or .json"};
    const auto advice = adviseInFull(subject, wishes, hooks);
    if (!advice)
        return advice.error();
    if (*format == ReportFormat::Json)
        return writeFile(path, reportJson(subject.scenario, subject.summary, *advice));
    const Report report = makeReport(subject.scenario, subject.summary, *advice, zone);
    switch (*format) {
    case ReportFormat::Pdf:
        return writePdf(report, path);
    case ReportFormat::Markdown:
        return writeFile(path, toMarkdown(report));
    default:
        return writeFile(path, toHtml(report));
    }
}

ZoneText zoneText(const QTimeZone& zone)
{
    return {zone.id().toStdString(), [zone](SimTime time) -> Duration {
                const auto at = QDateTime::fromMSecsSinceEpoch(micros(time) / 1000, Qt::UTC);
                return std::chrono::seconds{zone.offsetFromUtc(at)};
            }};
}

} // namespace lowwater
