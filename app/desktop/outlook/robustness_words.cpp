// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/robustness_words.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

class RobustnessWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::RobustnessWords)
};

/// `1.25` with the marks of the language; as it is where it is no number.
QString inTheLanguage(const QString& number)
{
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    return isNumber ? words::locale().toString(value, 'g', 6) : number;
}

QString latencyText(const std::string& value)
{
    if (const auto duration = parseDuration(value))
        return words::formatDuration(*duration);
    const QString text = QString::fromStdString(value);
    return text == QLatin1String("typical-card") ? RobustnessWords::tr("typical card") : text;
}

/// `3.4`, `12`: how often in a month
QString rateText(double rate)
{
    return words::locale().toString(rate, 'f', rate > 0 && rate < 9.95 ? 1 : 0);
}

QString whatToFindOut(Factor factor)
{
    switch (factor) {
    case Factor::Latency:
        return RobustnessWords::tr("Find out first how long a reload takes: import your provider's list of past "
                                   "reloads, or time the next one.");
    case Factor::Declines:
        return RobustnessWords::tr("Find out first how often your card is declined: count the receipts and e-mails of "
                                   "your provider.");
    case Factor::Growth:
        return RobustnessWords::tr("Find out first how fast your usage grows: compare the last weeks with those "
                                   "before.");
    case Factor::Agents:
        break;
    }
    return RobustnessWords::tr("Decide first how many agents you will run, and choose for that many.");
}

} // namespace

QString factorText(Factor factor)
{
    switch (factor) {
    case Factor::Latency:
        return RobustnessWords::tr("How long a reload takes");
    case Factor::Declines:
        return RobustnessWords::tr("How often it is declined");
    case Factor::Growth:
        return RobustnessWords::tr("How much you use");
    case Factor::Agents:
        break;
    }
    return RobustnessWords::tr("How many agents you run");
}

QString factorHead(Factor factor)
{
    switch (factor) {
    case Factor::Latency:
        return RobustnessWords::tr("Reload takes");
    case Factor::Declines:
        return RobustnessWords::tr("Declined");
    case Factor::Growth:
        return RobustnessWords::tr("Usage");
    case Factor::Agents:
        break;
    }
    return RobustnessWords::tr("Agents");
}

QString situationText(const Situation& situation)
{
    const QString value = QString::fromStdString(situation.value);
    if (!situation.factor)
        return RobustnessWords::tr("as assumed");
    switch (*situation.factor) {
    case Factor::Latency:
        return latencyText(situation.value);
    case Factor::Growth:
        return RobustnessWords::tr("× %1", "usage").arg(inTheLanguage(value.mid(2)));
    case Factor::Declines:
    case Factor::Agents:
        break;
    }
    return value;
}

QString situationHead(const Situation& situation)
{
    return situation.value == "typical-card" ? RobustnessWords::tr("card", "over a narrow column")
                                             : situationText(situation);
}

QString choiceText(const Policy& policy)
{
    if (policy.mode == Mode::Off)
        return RobustnessWords::tr("nobody buys");
    if (policy.mode != Mode::Auto)
        return RobustnessWords::tr("by hand");
    const QString text = policy.rule == Rule::TopUp ? RobustnessWords::tr("to %1 below %2", "amount, threshold")
                                                    : RobustnessWords::tr("%1 below %2", "amount, threshold");
    return text.arg(words::formatAmount(policy.amount), words::formatAmount(policy.threshold));
}

QString shortMoney(Money money)
{
    constexpr double thousand = 1'000;
    const double dollars = std::ceil(money.toDouble());
    if (money <= Money{})
        return words::formatAmount(Money{});
    if (money < oneDollar)
        return QLatin1Char('<') + words::formatAmount(oneDollar);
    if (dollars < thousand)
        return words::formatAmount(Money::fromDollars(static_cast<std::int64_t>(dollars)));
    const double thousands = dollars / thousand;
    return RobustnessWords::tr("$%1k", "thousands of dollars")
        .arg(words::locale().toString(thousands, 'f', thousands < 10 ? 1 : 0));
}

QString barSentence(const Robustness& robust, std::size_t index)
{
    const TornadoBar& bar = robust.tornado[index];
    const auto textOf = [&robust](std::size_t row) { return situationText(robust.rows[row].situation); };
    if (bar.low == bar.high)
        return RobustnessWords::tr("%1: %2 a month whatever it is.")
            .arg(factorText(bar.factor), words::formatMoney(bar.low));
    return RobustnessWords::tr("%1: from %2 a month (%3) to %4 (%5); %6 to %7 interruptions a month.")
        .arg(factorText(bar.factor), words::formatMoney(bar.low), textOf(bar.lowRow), words::formatMoney(bar.high),
             textOf(bar.highRow), rateText(bar.fewestInterruptions), rateText(bar.mostInterruptions));
}

QString regretSentence(const Robustness& robust, std::size_t choice, std::size_t row)
{
    const SituationRow& at = robust.rows[row];
    const ChoiceOutcome& outcome = at.choices[choice];
    const QString where = at.situation.factor ? RobustnessWords::tr("%1: %2", "what nobody knows, its value")
                                                    .arg(factorText(*at.situation.factor), situationText(at.situation))
                                              : situationText(at.situation);
    const QString what = RobustnessWords::tr("%1. With %2: %3 a month, %4 interruptions a month")
                             .arg(where, choiceText(robust.choices[choice]), words::formatMoney(outcome.monthlyCost),
                                  rateText(outcome.interruptionsPerMonth));
    if (outcome.regret == Money{})
        return RobustnessWords::tr("%1; none of these does better.").arg(what);
    return RobustnessWords::tr("%1; %2 would save %3.")
        .arg(what, choiceText(robust.choices[at.best]), words::formatMoney(outcome.regret));
}

QString findOutSentence(const Robustness& robust)
{
    if (robust.rows.empty())
        return {};
    if (!robust.findOutFirst)
        return RobustnessWords::tr("None of this changes the choice, or what it costs, by much.");
    const auto bar = std::find_if(robust.tornado.begin(), robust.tornado.end(),
                                  [&robust](const TornadoBar& each) { return each.factor == robust.findOutFirst; });
    const QString what = whatToFindOut(*robust.findOutFirst);
    if (bar->worstRegret <= Money{})
        return what;
    return RobustnessWords::tr("%1 In the worst case another setting would save up to %2 a month.")
        .arg(what, words::formatMoney(bar->worstRegret));
}

} // namespace lowwater
