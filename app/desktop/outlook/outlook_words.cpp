// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/outlook_words.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <cmath>

namespace lowwater {

namespace {

class OutlookWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::OutlookWords)
};

QString stressText(StressKind kind)
{
    const StressOptions usual;
    switch (kind) {
    case StressKind::None:
        return OutlookWords::tr("Nothing: as recorded");
    case StressKind::RunawayAtWorst:
    case StressKind::RunawayAsUsual:
        return (kind == StressKind::RunawayAtWorst ? OutlookWords::tr("%Ln agents run wild for %1, at the worst time",
                                                                      "", static_cast<int>(usual.runaway.agents))
                                                   : OutlookWords::tr("%Ln agents run wild for %1, at a usual time", "",
                                                                      static_cast<int>(usual.runaway.agents)))
            .arg(words::formatDuration(usual.runaway.lasts));
    case StressKind::SlowReloads:
        return OutlookWords::tr("Payments take twice as long");
    case StressKind::DeclinedPayment:
        return OutlookWords::tr("The card is declined on the busiest day");
    case StressKind::StaleBalance:
        return OutlookWords::tr("Agents see no balance for %1 longer").arg(words::formatDuration(usual.staleFor));
    case StressKind::CapReached:
        return OutlookWords::tr("A cap is reached on the 20th");
    }
    return {};
}

TextGrid::Cell stopsCell(const Stress& stress)
{
    const auto count = stress.totals.interruptions;
    if (count == 0 && stress.totals.strandedCharges == 0)
        return {OutlookWords::tr("none", "interruptions"), Token::Good, false, Icon::Safe};
    return {OutlookWords::tr("%1 · %2", "interruptions, agent time")
                .arg(words::formatCount(count), words::formatDuration(stress.totals.stoppedAgentTime)),
            Token::Bad, false, Icon::Stop};
}

bool isRunaway(StressKind kind)
{
    return kind == StressKind::RunawayAtWorst || kind == StressKind::RunawayAsUsual;
}

} // namespace

QString chanceSentence(const Chance& chance, const ForecastWishes& wishes)
{
    const QString sentence = OutlookWords::tr("In %1 of %2 draws no agent stops: %3 or better, %4 confident.")
                                 .arg(words::formatCount(chance.safe), words::formatCount(chance.paths),
                                      words::formatChance(chance.lowerBound),
                                      words::formatPercent(std::lround(wishes.confidence * 1'000), 1'000));
    return chance.paths < wishes.paths ? OutlookWords::tr("%1 (so far)").arg(sentence) : sentence;
}

QString blocksText(const Outlook& outlook)
{
    QStringList parts;
    for (const auto& block : outlook.forecast->blocks) {
        for (const auto& amount : block.amounts) {
            if (amount.amount != outlook.policy.amount)
                continue;
            if (const auto chance = amount.chanceAt(outlook.policy.threshold, outlook.wishes.confidence))
                parts << (block.blockDays == 1
                              ? OutlookWords::tr("day by day %1")
                              : OutlookWords::tr("%Ln days together %1", "", static_cast<int>(block.blockDays)))
                             .arg(words::formatChance(chance->share()));
        }
    }
    return parts.isEmpty() ? QString()
                           : OutlookWords::tr("Share of draws without an interruption: %1.")
                                 .arg(parts.join(OutlookWords::tr(", ", "between parts of a list")));
}

QString backtestText(const Outlook& outlook)
{
    if (!outlook.backtest)
        return {};
    const Backtest& backtest = *outlook.backtest;
    switch (backtest.gap) {
    case BacktestGap::TooShort:
        return OutlookWords::tr("There is nothing to look back on yet: the record has fewer than two weeks.");
    case BacktestGap::NoRequests:
        return OutlookWords::tr("Sums do not show when agents stop, so there is nothing to look back on.");
    case BacktestGap::None:
        break;
    }
    const auto count = static_cast<int>(backtest.decisions.size());
    const QString decisions =
        count == 1 ? OutlookWords::tr("One decision") : OutlookWords::tr("%Ln decisions", "", count);
    return OutlookWords::tr("%1, each from the charges until then alone, lived with in the week after.").arg(decisions);
}

QStringList stressHead(const Outlook& outlook)
{
    QStringList head{OutlookWords::tr("What if"), OutlookWords::tr("Now")};
    if (!outlook.stressWithPolicy.empty())
        head << OutlookWords::tr("Recommended");
    return head << OutlookWords::tr("Burned");
}

std::vector<TextGrid::Row> stressRows(const Outlook& outlook)
{
    std::vector<TextGrid::Row> rows;
    for (std::size_t i = 0; i < outlook.stressNow.size(); ++i) {
        const Stress& now = outlook.stressNow[i];
        TextGrid::Row row{{stressText(now.kind)}, stopsCell(now)};
        Money burned = now.burned;
        if (i < outlook.stressWithPolicy.size()) {
            row.push_back(stopsCell(outlook.stressWithPolicy[i]));
            burned = outlook.stressWithPolicy[i].burned;
        }
        row.push_back({isRunaway(now.kind) ? words::formatMoney(burned) : QString(), Token::TextSecondary});
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace lowwater
