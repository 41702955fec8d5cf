// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/verdict/figures.h"

#include "app/desktop/words/format.h"
#include "app/desktop/words/sentences.h"

#include <QCoreApplication>

namespace lowwater {

namespace {

class FigureWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::FigureWords)
};

QString unknown()
{
    return QStringLiteral("–");
}

Figures captions()
{
    Figures figures;
    figures[0] = {FigureWords::tr("Interruptions"),
                  unknown(),
                  {},
                  FigureWords::tr("How often the balance would have run out while agents wanted to work. It begins "
                                  "with the first refused request and "
                                  "ends when money is there again."),
                  Token::Text};
    figures[1] = {FigureWords::tr("Agent time stopped"),
                  unknown(),
                  {},
                  FigureWords::tr("The time agents would have stood still, summed over all agents: from a refused "
                                  "request until it goes through. A night "
                                  "spent stopped counts in full."),
                  Token::Text};
    figures[2] = {FigureWords::tr("Reloads"),
                  unknown(),
                  {},
                  FigureWords::tr("The reloads credited within the record, and what they add up to."),
                  Token::Text};
    figures[3] = {
        FigureWords::tr("Idle balance"),
        unknown(),
        {},
        FigureWords::tr(
            "The money that lies ready, averaged over the time of the record; an overdrawn balance counts as none."),
        Token::Text};
    figures[4] = {FigureWords::tr("Lowest balance"),
                  unknown(),
                  {},
                  FigureWords::tr("The lowest the balance fell. The last requests before a stop are still charged in "
                                  "full, so it may be below zero."),
                  Token::Text};
    return figures;
}

void explain(KeyFigure& figure, const QString& sentence)
{
    figure.why += u' ' + sentence;
}

void fillStops(KeyFigure& count, KeyFigure& time, const Outcome& outcome)
{
    const std::size_t agents = agentsStopped(outcome);
    count.value = words::formatCount(outcome.interruptions.size());
    if (outcome.interruptions.empty()) {
        count.color = time.color = Token::Good;
        time.value = FigureWords::tr("none", "agent time stopped");
        return;
    }
    count.color = time.color = Token::Bad;
    time.value = words::formatDuration(outcome.stoppedAgentTime);
    time.second =
        agents == 1 ? FigureWords::tr("· 1 agent") : FigureWords::tr("· %Ln agents", "", static_cast<int>(agents));
    explain(time, FigureWords::tr("Work delayed by it: %1, the part of the wait that fell into recorded work.")
                      .arg(words::formatDuration(outcome.delayedWork)));
    if (outcome.unserved > Money{})
        explain(time, FigureWords::tr("Work of %1 was never done.").arg(words::formatMoney(outcome.unserved)));
}

void fillMoney(Figures& figures, const Outcome& outcome)
{
    KeyFigure& reloads = figures[2];
    reloads.value = words::formatCount(outcome.reloads.size());
    if (!outcome.reloads.empty())
        reloads.second = FigureWords::tr("· %1").arg(words::formatMoney(outcome.reloaded));
    if (outcome.pending)
        explain(reloads, FigureWords::tr("One more of %1 was still on its way at the end.")
                             .arg(words::formatMoney(outcome.pending->amount)));
    if (outcome.fees > Money{})
        explain(reloads, FigureWords::tr("Fees on the card: %1.").arg(words::formatMoney(outcome.fees)));
    if (outcome.leastWarning)
        explain(reloads, FigureWords::tr("The shortest warning: %1 from the request to an empty balance.")
                             .arg(words::formatDuration(*outcome.leastWarning)));
    explain(reloads, outcome.exposure
                         ? FigureWords::tr("A runaway could spend up to %1.").arg(words::formatMoney(*outcome.exposure))
                         : FigureWords::tr("A runaway could spend without end: no cap or limit stops it."));
    figures[3].value = words::formatMoney(outcome.meanIdle);
    figures[3].second = FigureWords::tr("on average");
}

} // namespace

Figures figuresOf(const RunResult* result, const QTimeZone& zone)
{
    Figures figures = captions();
    if (result == nullptr || !result->outcome)
        return figures;
    const Outcome& outcome = *result->outcome;
    fillMoney(figures, outcome);
    if (!showsStops(*result)) {
        for (const auto i : {0U, 1U, 4U})
            explain(figures[i], FigureWords::tr("This record is too coarse to tell."));
        return figures;
    }
    fillStops(figures[0], figures[1], outcome);
    figures[4].value = words::formatMoney(outcome.lowest);
    explain(figures[4], FigureWords::tr("Here on %1.").arg(words::formatMoment(outcome.lowestAt, zone)));
    return figures;
}

} // namespace lowwater
