// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/advice_words.h"

#include "app/desktop/words/format.h"
#include "app/desktop/words/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace lowwater {

namespace {

class AdviceText {
    Q_DECLARE_TR_FUNCTIONS(lowwater::AdviceText)
};

QString interruptionsText(std::size_t count)
{
    if (count == 0)
        return AdviceText::tr("no interruption");
    return count == 1 ? AdviceText::tr("1 interruption")
                      : AdviceText::tr("%Ln interruptions", "", static_cast<int>(count));
}

QString idleText(Money difference)
{
    const Money halfCent = Money::fromNanos(oneCent.nanos() / 2);
    if (difference >= halfCent)
        return AdviceText::tr("%1 more idle").arg(words::formatMoney(difference));
    if (difference <= -halfCent)
        return AdviceText::tr("%1 less idle").arg(words::formatMoney(-difference));
    return AdviceText::tr("as much idle");
}

QString joined(const std::vector<std::string>& sentences)
{
    QStringList lines;
    for (const auto& sentence : sentences)
        lines << QString::fromStdString(sentence);
    return lines.join(u'\n');
}

AdviceWords noneWords(const Advice& advice)
{
    if (advice.current && !showsStops(advice.current->resolution))
        return {AdviceWords::Kind::None,
                AdviceText::tr("No recommendation"),
                {},
                AdviceText::tr("Sums cannot show when agents stop. Import the single requests."),
                joined(advice.obstacles)};
    AdviceWords answer{AdviceWords::Kind::None,
                       advice.onRecord.empty() ? AdviceText::tr("No recommendation")
                                               : AdviceText::tr("No safe setting"),
                       {},
                       {},
                       joined(advice.obstacles)};
    answer.detail = advice.obstacles.empty() ? AdviceText::tr("No threshold prevents every interruption.")
                                             : QString::fromStdString(advice.obstacles.front());
    return answer;
}

QString effect(const RunResult& result, const Advice& advice)
{
    const auto& now = result.outcome && advice.wishes.plannedUsage.empty() ? result.outcome : advice.current;
    const auto& then = advice.recommended->outcome;
    if (!then)
        return {};
    const bool stops = showsStops(result);
    if (!now)
        return stops ? interruptionsText(then->interruptions.size()) : QString();
    const QString idle = idleText(then->meanIdle - now->meanIdle);
    return stops ? AdviceText::tr("%1, %2", "interruptions, idle money")
                       .arg(interruptionsText(then->interruptions.size()), idle)
                 : idle;
}

} // namespace

QString policyPhrase(const Policy& policy)
{
    const QString text = policy.rule == Rule::TopUp ? AdviceText::tr("fill up to %1 when below %2")
                                                    : AdviceText::tr("add %1 when below %2");
    return text.arg(words::formatAmount(policy.amount), words::formatAmount(policy.threshold));
}

AdviceWords adviceWords(const RunResult& result, const Advice* advice, const QString& planNote)
{
    if (advice == nullptr)
        return {AdviceWords::Kind::Pending, AdviceText::tr("Recommended"), {}, AdviceText::tr("being worked out"), {}};
    if (!advice->recommended)
        return noneWords(*advice);
    const Recommendation& best = *advice->recommended;
    const bool safe = !best.outcome || best.outcome->interruptions.empty();
    const QString policy = policyPhrase(best.policy);
    const QString ground = planNote.isEmpty() ? QString() : AdviceText::tr(" for %1", "usage × 1.25").arg(planNote);
    const QString why = safe ? QString::fromStdString(best.why) : joined(advice->obstacles);
    if (best.policy == result.scenario.policy)
        return {AdviceWords::Kind::Same, AdviceText::tr("You use the recommended setting") + ground, {}, policy, why};
    const QString capitalised = policy.left(1).toUpper() + policy.mid(1);
    return {safe ? AdviceWords::Kind::Change : AdviceWords::Kind::Least,
            (safe ? AdviceText::tr("Recommended") : AdviceText::tr("Fewest interruptions")) + ground, capitalised,
            effect(result, *advice), why};
}

} // namespace lowwater
