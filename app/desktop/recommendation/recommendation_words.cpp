// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/recommendation_words.h"

#include "app/desktop/recommendation/setting_measure.h"
#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <cmath>

namespace lowwater {

namespace {

class PageWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::RecommendationWords)
};

constexpr std::int64_t daysAhead = 30;

/// A threshold that was rounded up to whole cents is shown so, what lies beneath it to the next cent above.
QString safeMoney(Money money)
{
    return words::formatMoney(money.roundedUpTo(oneCent));
}

QString policySentence(const Policy& policy)
{
    const QString text = policy.rule == Rule::TopUp ? PageWords::tr("Fill up to %1 when the balance falls below %2.")
                                                    : PageWords::tr("Add %1 when the balance falls below %2.");
    return text.arg(words::formatAmount(policy.amount), words::formatAmount(policy.threshold));
}

QString daysText(std::int64_t days)
{
    return days == 1 ? PageWords::tr("1 day") : PageWords::tr("%Ln days", "", static_cast<int>(days));
}

QString interruptionsText(std::uint64_t count)
{
    if (count == 0)
        return PageWords::tr("No interruption");
    return count == 1 ? PageWords::tr("1 interruption")
                      : PageWords::tr("%Ln interruptions", "", static_cast<int>(count));
}

QString alternativeText(const ComparisonRow& row)
{
    switch (row.alternative) {
    case Alternative::Current:
        return PageWords::tr("Now");
    case Alternative::Recommended:
        return PageWords::tr("Recommended");
    case Alternative::AutoReload:
        return PageWords::tr("Auto-reload");
    case Alternative::ByHandWeekly:
        return PageWords::tr("By hand, weekly");
    case Alternative::ByHandDaily:
        return PageWords::tr("By hand, daily");
    case Alternative::Off:
        return PageWords::tr("Off");
    }
    return {};
}

QString settingText(const Policy& policy)
{
    switch (policy.mode) {
    case Mode::Auto:
        return policyPhrase(policy);
    case Mode::ByHand:
        return PageWords::tr("%1 when found below %2")
            .arg(words::formatAmount(policy.amount), words::formatAmount(policy.threshold));
    case Mode::Off:
        break;
    }
    return QStringLiteral("–");
}

/// In a line; the whole reason is beside the picture.
QString shortReason(const Recommendation& best, Duration latency)
{
    if (!best.window)
        return QString::fromStdString(best.why);
    return best.window->landed == 0
               ? PageWords::tr("Your agents once spent %1 in %2, the time a reload takes.")
                     .arg(safeMoney(best.window->spent), words::formatDuration(latency))
               : PageWords::tr("Your agents once spent %1 more than the reloads that could land meanwhile bring.")
                     .arg(safeMoney(best.window->spent));
}

} // namespace

RecommendationHead recommendationHead(const Advice* advice, Duration latency)
{
    if (advice == nullptr)
        return {PageWords::tr("The recommendation is being worked out."), {}, false};
    if (!advice->recommended) {
        QStringList reasons;
        for (const auto& obstacle : advice->obstacles)
            reasons << QString::fromStdString(obstacle);
        const bool isCoarse = advice->current && !showsStops(advice->current->resolution);
        return {isCoarse                   ? PageWords::tr("A recommendation needs single requests.")
                : advice->onRecord.empty() ? PageWords::tr("Nothing can be recommended for this account.")
                                           : PageWords::tr("No threshold prevents every interruption."),
                reasons.join(u' '), false};
    }
    const auto& best = *advice->recommended;
    return {policySentence(best.policy), shortReason(best, latency),
            best.outcome && best.outcome->interruptionCount == 0};
}

std::vector<CertaintyCell> certaintyCells(const Advice* advice, const Outlook* outlook, const QString& planNote)
{
    const QString unknown = QStringLiteral("–");
    const QString record = PageWords::tr("On your record");
    const QString ground = planNote.isEmpty() ? record : PageWords::tr("%1, %2").arg(record, planNote);
    std::vector<CertaintyCell> cells{
        {ground, unknown, {}, Token::TextHint},
        {PageWords::tr("Next 30 days, drawn from your days"), unknown, {}, Token::TextHint},
        {PageWords::tr("What your record can tell"), unknown, {}, Token::TextHint},
        {PageWords::tr("Cost a month"), unknown, {}, Token::TextHint}};
    if (advice == nullptr || !advice->recommended || !advice->recommended->outcome)
        return cells;
    const Outcome& outcome = *advice->recommended->outcome;
    const bool isSafe = outcome.interruptionCount == 0;
    cells[0].value = interruptionsText(outcome.interruptionCount);
    cells[0].token = isSafe ? Token::Good : Token::Bad;
    cells[0].note = (outcome.resolution == Resolution::Request ? PageWords::tr("exact: %1, every request")
                                                               : PageWords::tr("%1, in sums of a minute"))
                        .arg(daysText(advice->recordedDays));
    auto chance = advice->recommended->chance;
    std::uint64_t draws = advice->aheadWishes.paths;
    if (!chance && outlook != nullptr) {
        chance = outlook->chanceOf(outlook->policy.amount, outlook->policy.threshold);
        draws = outlook->wishes.paths;
    }
    if (chance) {
        cells[1].value = PageWords::tr("%1 without a stop").arg(words::formatChance(chance->lowerBound));
        cells[1].token = Token::Text;
        const QString note = chance->paths < draws ? PageWords::tr("or better, %1 confident; %2 of %3 draws so far")
                                                   : PageWords::tr("or better, %1 confident; %2 of %3 draws");
        cells[1].note = note.arg(words::formatPercent(std::lround(advice->aheadWishes.confidence * 100), 100),
                                 words::formatCount(chance->safe), words::formatCount(chance->paths));
    }
    cells[2].caption = PageWords::tr("What %1 can tell").arg(daysText(advice->recordedDays));
    cells[2].value = words::formatPercent(advice->recordedDays, advice->recordedDays + daysAhead);
    cells[2].token = Token::Text;
    const QString alike = PageWords::tr("chance that the next 30 days hold nothing worse, if days are alike");
    cells[2].note = advice->daysWithUsage == advice->recordedDays
                        ? alike
                        : PageWords::tr("%1; usage on %2 of them")
                              .arg(alike, words::formatCount(static_cast<std::uint64_t>(advice->daysWithUsage)));
    const Money then = advice->recommended->monthlyCost;
    cells[3].value = words::formatMoney(then);
    cells[3].token = Token::Text;
    const QString now = words::formatMoney(advice->currentMonthlyCost);
    cells[3].note = now == cells[3].value ? PageWords::tr("as now: delayed work, idle money, fees")
                                          : PageWords::tr("instead of %1: delayed work, idle money, fees").arg(now);
    return cells;
}

QString whySentence(const Advice& advice, const Demand& demand, const QTimeZone& zone)
{
    if (!advice.recommended)
        return {};
    const auto& best = *advice.recommended;
    const auto& window = best.window;
    if (!window || window->first == noCharge || window->last >= demand.history->size())
        return QString::fromStdString(best.why);
    const auto times = demand.history->times();
    const QString began = words::formatTime(times[window->first], zone);
    const QString end = words::formatClock(times[window->last], zone);
    const auto count = static_cast<int>(window->last - window->first);
    if (window->landed == 0)
        return PageWords::tr("From %1 on, until just before the request at %2, your agents spent %3 in %Ln requests. A "
                             "reload takes that long, so ask for it before the balance falls below that.",
                             "", count)
            .arg(began, end, safeMoney(window->spent));
    return PageWords::tr("From %1 on, until just before the request at %2, your agents spent %3 more than the reloads "
                         "that can land in that time bring.")
        .arg(began, end, safeMoney(window->spent));
}

QStringList comparisonHead()
{
    return {{},
            PageWords::tr("Setting"),
            PageWords::tr("Interruptions"),
            PageWords::tr("Delayed"),
            PageWords::tr("Reloads"),
            PageWords::tr("Idle"),
            PageWords::tr("Least warning"),
            PageWords::tr("Exposure"),
            PageWords::tr("A month")};
}

std::vector<TextGrid::Row> comparisonRows(std::span<const ComparisonRow> rows)
{
    const QString unknown = QStringLiteral("–");
    std::vector<TextGrid::Row> grid;
    for (const auto& row : rows) {
        if (row.alternative == Alternative::AutoReload && row.policy == rows.front().policy)
            continue; // it is the present one
        const Totals& totals = row.totals;
        const bool isOurs = row.alternative == Alternative::Recommended;
        const bool stops = totals.interruptions > 0 || totals.strandedCharges > 0;
        grid.push_back({{alternativeText(row), isOurs ? Token::Good : Token::Text, isOurs,
                         isOurs ? std::optional{Icon::Recommendation} : std::nullopt},
                        {settingText(row.policy), Token::TextSecondary},
                        {stops ? words::formatCount(totals.interruptions) : PageWords::tr("none"),
                         stops ? Token::Bad : Token::Good},
                        {totals.delayedWork > Duration{0} ? words::formatDuration(totals.delayedWork) : unknown},
                        {words::formatCount(totals.reloads)},
                        {words::formatMoney(totals.meanIdle)},
                        {totals.leastWarning ? words::formatDuration(*totals.leastWarning) : unknown},
                        {totals.exposure ? words::formatMoney(*totals.exposure) : PageWords::tr("no end")},
                        {words::formatMoney(row.monthlyCost), Token::Text, isOurs}});
    }
    return grid;
}

} // namespace lowwater
