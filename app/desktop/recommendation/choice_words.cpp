// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/choice_words.h"

#include "app/desktop/outlook/robustness_words.h"
#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>

namespace lowwater {

namespace {

class ChoiceWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::ChoiceWords)
};

QString kindText(ChoiceKind kind)
{
    switch (kind) {
    case ChoiceKind::Safest:
        return ChoiceWords::tr("Safest");
    case ChoiceKind::Cheapest:
        return ChoiceWords::tr("Cheapest");
    case ChoiceKind::Balanced:
        break;
    }
    return ChoiceWords::tr("Balanced");
}

/// Every kind that chooses a policy: `Safest · Balanced`.
QString kindsOf(const Advice& advice, const Policy& policy)
{
    QStringList kinds;
    for (const Choice& choice : advice.choices)
        if (choice.policy == policy)
            kinds << kindText(choice.kind);
    return kinds.join(ChoiceWords::tr(" · ", "between kinds of a choice"));
}

bool isFirstOf(const Advice& advice, const Choice& choice)
{
    for (const Choice& each : advice.choices)
        if (each.policy == choice.policy)
            return &each == &choice;
    return false;
}

QString chanceText(const std::optional<Chance>& chance)
{
    if (!chance)
        return QStringLiteral("–");
    return chance->safe == 0 ? ChoiceWords::tr("in no draw")
                             : ChoiceWords::tr("%1 or better").arg(words::formatChance(chance->lowerBound));
}

QString beyondText(const PolicyFuture& future)
{
    if (future.behindBest == Money{} && future.behindBestError == Money{})
        return ChoiceWords::tr("nothing", "more than the cheapest");
    if (future.behindBestError == Money{}) // the same on every draw
        return words::formatMoney(future.behindBest);
    return ChoiceWords::tr("%1 ± %2").arg(words::formatMoney(future.behindBest),
                                          words::formatMoney(future.behindBestError));
}

bool isBalanced(const Advice& advice, const Policy& policy)
{
    return advice.recommended && advice.recommended->policy == policy;
}

} // namespace

QStringList choiceGridHead()
{
    return {{},
            ChoiceWords::tr("Setting"),
            ChoiceWords::tr("No interruption"),
            ChoiceWords::tr("A month"),
            ChoiceWords::tr("Beyond the cheapest"),
            {}};
}

std::vector<TextGrid::Row> choiceGridRows(const Advice& advice, const Policy& now,
                                          const std::function<void(const Policy&)>& set)
{
    std::vector<TextGrid::Row> rows;
    for (const Choice& choice : advice.choices) {
        if (!isFirstOf(advice, choice))
            continue;
        const bool strong = isBalanced(advice, choice.policy);
        const QString kinds = kindsOf(advice, choice.policy);
        TextGrid::Cell go{{}, Token::TextSecondary};
        if (choice.policy == now) {
            go.text = ChoiceWords::tr("as set now");
        } else {
            go.text = ChoiceWords::tr("Use it");
            go.go = [set, policy = choice.policy] { set(policy); };
            go.accessibleName = ChoiceWords::tr("Use %1: %2").arg(kinds, policyPhrase(choice.policy));
        }
        rows.push_back({{kinds, Token::Text, strong},
                        {choiceText(choice.policy)},
                        {chanceText(choice.chance)},
                        {words::formatMoney(choice.future.monthlyCost)},
                        {beyondText(choice.future)},
                        go});
    }
    return rows;
}

QString choiceNote(const Advice& advice)
{
    if (advice.choices.empty())
        return {};
    const auto draws = static_cast<int>(advice.choices.front().future.paths);
    QString note = ChoiceWords::tr("Means of %Ln draws. Beyond the cheapest counts %1 of bother for each reload too, ± "
                                   "its standard error.",
                                   "", draws)
                       .arg(words::formatMoney(advice.wishes.perReload));
    if (advice.recommended && advice.recommended->future && advice.withinIndifference.size() > 1) {
        QStringList amounts;
        for (const Money amount : advice.withinIndifference)
            amounts << words::formatAmount(amount);
        note += QLatin1Char(' ') + ChoiceWords::tr("As good as the best, to a dollar or a tenth: %1.")
                                       .arg(amounts.join(ChoiceWords::tr(", ", "between amounts")));
    }
    return note;
}

} // namespace lowwater
