// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import_words.h"

#include "app/desktop/words/format.h"
#include "sim/import/cost_adjustment.h"
#include "sim/import/formats.h"
#include "sim/import/sorted_sources.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace lowwater {

namespace {

constexpr std::string_view ownMessages = "synthetic";

/// The words of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(lowwater::ImportWords)
};

QString reasonText(const std::string& reason)
{
    const std::array<std::pair<const char*, QString>, 10> known = {
        std::pair{"malformed", Words::tr("not in the form of its format")},
        std::pair{"truncated", Words::tr("ended by the end of the file")},
        std::pair{"synthetic", Words::tr("the tool's own messages, which cost nothing")},
        std::pair{"missing_timestamp", Words::tr("without a time")},
        std::pair{"bad_timestamp", Words::tr("a time that cannot be read")},
        std::pair{"bad_tokens", Words::tr("a count of tokens that cannot be read")},
        std::pair{"bad_cost", Words::tr("a cost that cannot be read")},
        std::pair{"negative_cost", Words::tr("a cost below zero")},
        std::pair{"bad_version", Words::tr("of no release of the tool")},
        std::pair{"bad_pool", Words::tr("an unknown pool")}};
    const auto found =
        std::find_if(known.begin(), known.end(), [&reason](const auto& entry) { return reason == entry.first; });
    return found != known.end() ? found->second : QString::fromStdString(reason).replace(u'_', u' ');
}

QString formatText(const std::string& format)
{
    if (format == claudeCodeFormat)
        return Words::tr("Claude Code's logs");
    if (format == csvFormat)
        return Words::tr("CSV table");
    if (format == "mixed")
        return Words::tr("tables and logs");
    if (const Format* known = formatNamed(format))
        return QString::fromUtf8(known->title.data(), std::ssize(known->title));
    return format == "generated" ? Words::tr("made up") : QString::fromStdString(format);
}

QString resolutionText(Resolution resolution)
{
    switch (resolution) {
    case Resolution::Minute:
        return Words::tr("to the minute");
    case Resolution::FiveHours:
        return Words::tr("to five hours");
    case Resolution::Day:
        return Words::tr("to the day");
    case Resolution::Request:
        break;
    }
    return Words::tr("every request");
}

} // namespace

std::uint64_t unreadLines(const ImportSummary& summary)
{
    const auto own = summary.skipped.find(std::string{ownMessages});
    return summary.skippedTotal() - (own == summary.skipped.end() ? 0 : own->second);
}

std::vector<ImportFact> lineFacts(const ImportSummary& summary)
{
    std::vector<ImportFact> facts{{Words::tr("Charges"), words::formatCount(summary.charges)}};
    const auto add = [&facts](const QString& what, std::uint64_t count, bool isWarning) {
        if (count > 0)
            facts.push_back({what, words::formatCount(count), isWarning});
    };
    add(Words::tr("Told of a charge once more (counted once)"), summary.merged, false);
    add(Words::tr("Told of no usage"), summary.notUsage, false);
    for (const auto& [reason, count] : summary.skipped)
        add(Words::tr("Left out: %1").arg(reasonText(reason)), count, reason != ownMessages);
    return facts;
}

std::vector<ImportFact> sourceFacts(const Import& import, const QTimeZone& zone)
{
    const ImportSummary& summary = import.read.summary;
    const History& history = *import.read.history;
    std::vector<ImportFact> facts{{Words::tr("Format"), formatText(summary.format)}};
    if (!summary.files.empty())
        facts.push_back({Words::tr("Files"), words::formatCount(summary.files.size())});
    facts.push_back({Words::tr("Times are known"), resolutionText(history.resolution())});
    if (!history.empty()) {
        facts.push_back({Words::tr("First charge"), words::formatTime(history.times().front(), zone)});
        facts.push_back({Words::tr("Last charge"), words::formatTime(history.times().back(), zone)});
    }
    if (summary.unsorted)
        facts.push_back({Words::tr("Order"), Words::tr("was not by time; it is now")});
    if (!import.read.stops.empty())
        facts.push_back({Words::tr("Recorded stops"), words::formatCount(import.read.stops.size())});
    return facts;
}

std::vector<ImportFact> costFacts(const Import& import)
{
    const ImportSummary& summary = import.read.summary;
    std::vector<ImportFact> facts{{Words::tr("Cost"), words::formatMoney(import.facts.total)}};
    if (summary.shortCache)
        facts.push_back({Words::tr("Prompt cache of 5 minutes, as on credits"),
                         Words::tr("%1 in place of %2")
                             .arg(words::formatMoney(summary.shortCache->repriced),
                                  words::formatMoney(summary.shortCache->recorded))});
    if (summary.costFactor)
        facts.push_back({Words::tr("Every cost"), factorText(*summary.costFactor)});
    if (summary.rounded > 0)
        facts.push_back({Words::tr("Rounded to a billionth of a dollar"), chargesText(summary.rounded)});
    if (import.pricesProblem)
        facts.push_back({Words::tr("Your own prices"), Words::tr("left out"), true});
    for (const auto& [model, unpriced] : summary.unpricedModels)
        facts.push_back(
            {Words::tr("No price, counted as $0: %1").arg(modelText(model)), chargesText(unpriced.charges), true});
    return facts;
}

QStringList warningsOf(const ImportSummary& summary)
{
    const std::string unpriced = summary.unpricedWarning();
    QStringList sentences;
    for (const auto& warning : summary.warnings) {
        if (warning == hourCacheWarning)
            sentences << Words::tr("Prompts were cached for an hour, as inside a plan. On credits the cache lives five "
                                   "minutes, so the same work may cost more there: see Scale to a real bill.");
        else if (warning != unpriced)
            sentences << QString::fromStdString(warning);
    }
    return sentences;
}

QString chargesText(std::uint64_t count)
{
    return count == 1 ? Words::tr("1 charge") : Words::tr("%Ln charges", "", static_cast<int>(count));
}

QString modelText(std::string_view model)
{
    return model.empty() ? Words::tr("(model not said)")
                         : QString::fromUtf8(model.data(), static_cast<qsizetype>(model.size()));
}

QString factorText(const CostFactor& factor)
{
    QString decimals = QString::fromStdString(factor.toString());
    while (decimals.contains(u'.') && (decimals.endsWith(u'0') || decimals.endsWith(u'.')))
        decimals.chop(1);
    return Words::tr("× %1", "factor").arg(decimals);
}

} // namespace lowwater
