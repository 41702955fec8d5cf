// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/close_up_words.h"

#include "app/desktop/words/cause_words.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace lowwater {

namespace {

class CloseUpWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::CloseUpWords)
};

QString usedUp(const CloseUp& closeUp)
{
    const QString rest = words::formatMoney(*closeUp.balanceAtLow);
    const QString burn = words::formatDuration(closeUp.empty.value_or(closeUp.interruption.began) - *closeUp.low);
    return closeUp.interruption.sessions == 1
               ? CloseUpWords::tr("The last %1 was used up in %2").arg(rest, burn)
               : CloseUpWords::tr("They used up the last %1 in %2", "several agents").arg(rest, burn);
}

QString outrun(const CloseUp& closeUp)
{
    const bool credited = closeUp.awaited->credited.has_value();
    const QString took =
        credited ? words::formatDuration(*closeUp.awaited->credited - closeUp.awaited->requested) : QString();
    if (*closeUp.balanceAtLow <= Money{})
        return credited
                   ? CloseUpWords::tr("The reload was requested when the balance was empty, and needed %1.").arg(took)
                   : CloseUpWords::tr("The reload was requested when the balance was empty, and never came.");
    return credited ? CloseUpWords::tr("%1; the reload needed %2.", "what was used up").arg(usedUp(closeUp), took)
                    : CloseUpWords::tr("%1; the reload never came.", "what was used up").arg(usedUp(closeUp));
}

QString declined(const CloseUp& closeUp, const QTimeZone& zone)
{
    const auto& declines = closeUp.awaited->declined;
    const int times = static_cast<int>(declines.size());
    const auto& credited = closeUp.awaited->credited;
    const QString first = words::formatClock(declines.front(), zone);
    if (!credited)
        return times == 1
                   ? CloseUpWords::tr("The payment was declined at %1, and the money never came.").arg(first)
                   : CloseUpWords::tr("The payment was declined %Ln times, and the money never came.", "", times);
    const QString later = words::formatDuration(*credited - closeUp.awaited->requested);
    return times == 1 ? CloseUpWords::tr("The payment was declined at %1; the money came %2 after it was asked for.")
                            .arg(first, later)
                      : CloseUpWords::tr(
                            "The payment was declined %Ln times; the money came %1 after it was asked for.", "", times)
                            .arg(later);
}

QString stoppedText(const CloseUp& closeUp, const Happening& happening)
{
    QString why;
    if (closeUp.interruption.cause == Cause::SpendLimit)
        why = CloseUpWords::tr("The monthly spend limit was reached.");
    else if (!closeUp.wasEmptyBefore())
        why = CloseUpWords::tr("The balance was empty.");
    const int others = static_cast<int>(happening.count) - 1;
    const QString within = words::formatDuration(happening.within);
    QString who;
    if (others <= 0)
        who = CloseUpWords::tr("The agent was refused.");
    else if (happening.within == Duration{0})
        who = others == 1 ? CloseUpWords::tr("Both agents were refused at once.")
                          : CloseUpWords::tr("All %Ln agents were refused at once.", "", others + 1);
    else
        who = others == 1
                  ? CloseUpWords::tr("The first agent was refused, one more within %1.").arg(within)
                  : CloseUpWords::tr("The first agent was refused, %Ln more within %1.", "", others).arg(within);
    return why.isEmpty() ? who : CloseUpWords::tr("%1 %2", "two sentences").arg(why, who);
}

/// Who went on, and how soon.
QString theyWentOn(const CloseUp& closeUp, const Happening& happening)
{
    const int agents = static_cast<int>(happening.count);
    const QString within = words::formatDuration(happening.within);
    const bool atOnce = happening.within < std::chrono::seconds{1};
    if (closeUp.drops)
        return CloseUpWords::tr("new work was let through");
    if (agents == 1)
        return atOnce ? CloseUpWords::tr("the agent went on at once")
                      : CloseUpWords::tr("the agent went on after %1").arg(within);
    if (agents == 2)
        return atOnce ? CloseUpWords::tr("both went on at once")
                      : CloseUpWords::tr("both went on within %1").arg(within);
    return atOnce ? CloseUpWords::tr("all %Ln went on at once", "agents", agents)
                  : CloseUpWords::tr("all %Ln went on within %1", "agents", agents).arg(within);
}

QString wentOnText(const CloseUp& closeUp, const Happening& happening)
{
    const QString then = theyWentOn(closeUp, happening);
    switch (happening.ender) {
    case Happening::Ender::Reload:
        return CloseUpWords::tr("The reload was credited; %1.").arg(then);
    case Happening::Ender::Deposit:
        return CloseUpWords::tr("A deposit came; %1.").arg(then);
    case Happening::Ender::NewMonth:
        break;
    }
    return CloseUpWords::tr("A new month began; %1.").arg(then);
}

QString nameOf(Slider slider)
{
    switch (slider) {
    case Slider::Threshold:
        return CloseUpWords::tr("Threshold");
    case Slider::Amount:
        return CloseUpWords::tr("Reload amount");
    case Slider::OpeningBalance:
        return CloseUpWords::tr("Opening balance");
    case Slider::Latency:
        break;
    }
    return CloseUpWords::tr("Money usable after");
}

QString remainsText(const Prevention& prevention, std::size_t before)
{
    const auto remain = prevention.totals.interruptions;
    const QString all = words::formatCount(before);
    if (remain > before)
        return CloseUpWords::tr("only moves it: %1 instead of %2").arg(words::formatCount(remain), all);
    if (prevention.onlyMoves)
        return CloseUpWords::tr("only moves it: %1 of %2 remain").arg(words::formatCount(remain), all);
    if (remain == 0)
        return CloseUpWords::tr("no interruption remains");
    return remain == 1 ? CloseUpWords::tr("1 of %1 interruptions remains").arg(all)
                       : CloseUpWords::tr("%1 of %2 interruptions remain").arg(words::formatCount(remain), all);
}

PreventionLine lineOf(const Scenario& scenario, const Prevention& prevention)
{
    const Money money = prevention.money;
    PreventionLine line;
    line.name = nameOf(prevention.slider);
    const QString exact = words::formatMoney(money);
    switch (prevention.slider) {
    case Slider::Threshold:
        line.now = words::formatMoney(scenario.policy.threshold);
        line.needed = exact;
        line.step = CloseUpWords::tr("Change threshold to %1").arg(exact);
        line.change = [money](Scenario& s) { s.policy.threshold = money; };
        break;
    case Slider::Amount:
        line.now = words::formatAmount(scenario.policy.amount);
        line.needed = words::formatAmount(money);
        line.step = CloseUpWords::tr("Change reload amount to %1").arg(line.needed);
        line.change = [money](Scenario& s) {
            s.account.openingBalance = s.openingBalance(); // which follows the amount where it is not set
            s.policy.amount = money;
        };
        break;
    case Slider::OpeningBalance:
        line.now = words::formatMoney(scenario.openingBalance());
        line.needed = exact;
        line.step = CloseUpWords::tr("Change opening balance to %1").arg(exact);
        line.change = [money](Scenario& s) { s.account.openingBalance = money; };
        break;
    case Slider::Latency:
        line.now = words::formatDuration(scenario.account.latency.base());
        line.needed = words::formatDuration(prevention.latency);
        break;
    }
    return line;
}

} // namespace

QString closeUpHeadline(const CloseUp& closeUp, const QTimeZone& zone)
{
    const int agents = static_cast<int>(closeUp.interruption.sessions);
    const QString when = words::formatMoment(closeUp.interruption.began, zone);
    if (!closeUp.interruption.ended)
        return agents == 1 ? CloseUpWords::tr("One agent stopped on %1 and never went on.").arg(when)
                           : CloseUpWords::tr("%Ln agents stopped on %1 and never went on.", "", agents).arg(when);
    const QString lasted = words::formatDuration(closeUp.end - closeUp.interruption.began);
    return agents == 1 ? CloseUpWords::tr("One agent stopped for %1 on %2.").arg(lasted, when)
                       : CloseUpWords::tr("%Ln agents stopped for %1 on %2.", "", agents).arg(lasted, when);
}

QString closeUpReason(const CloseUp& closeUp, const Scenario& scenario, const QTimeZone& zone)
{
    if (!closeUp.interruption.ended)
        return whyTheyNeverWentOn(scenario, *closeUp.outcome);
    const Cause cause = closeUp.interruption.cause;
    const bool waited = cause == Cause::Latency || cause == Cause::Declined; // for a reload
    if (waited && closeUp.awaited && !closeUp.awaited->declined.empty())
        return declined(closeUp, zone);
    if (waited && closeUp.awaited && closeUp.low)
        return outrun(closeUp);
    return whyItHappened(scenario, *closeUp.outcome, closeUp.interruption, zone);
}

QString closeUpCost(const CloseUp& closeUp)
{
    if (!closeUp.interruption.ended) // how long it would have gone on, nobody knows
        return CloseUpWords::tr("%1 of agent time by the end of the record.")
            .arg(words::formatDuration(closeUp.interruption.agentTime));
    return CloseUpWords::tr("%1 of agent time, and %2 of work delayed: about %3 at %4 an hour.")
        .arg(words::formatDuration(closeUp.interruption.agentTime),
             words::formatDuration(closeUp.interruption.delayedWork), words::formatMoney(closeUp.worth),
             words::formatAmount(closeUp.agentHour));
}

QString happeningTime(const CloseUp& closeUp, const Happening& happening, const QTimeZone& zone)
{
    const QString clock = words::formatClock(happening.time, zone);
    const bool sameDay =
        words::wallClock(happening.time, zone).date() == words::wallClock(closeUp.interruption.began, zone).date();
    return sameDay ? clock : words::formatDay(happening.time, zone) + QLatin1Char('\n') + clock;
}

QString happeningText(const CloseUp& closeUp, const Happening& happening)
{
    const QString amount = words::formatAmount(happening.money);
    switch (happening.kind) {
    case Happening::Kind::FellBelow:
        return CloseUpWords::tr("The balance fell below %1; a reload of %2 was requested.")
            .arg(words::formatMoney(closeUp.threshold.value_or(Money{})), amount);
    case Happening::Kind::Requested:
        return closeUp.byHand ? CloseUpWords::tr("Somebody asked for a reload of %1.").arg(amount)
                              : CloseUpWords::tr("A reload of %1 was requested.").arg(amount);
    case Happening::Kind::Declined:
        return happening.count == 1 ? CloseUpWords::tr("The payment was declined.")
                                    : CloseUpWords::tr("The payment was declined again, %Ln times by now.", "",
                                                       static_cast<int>(happening.count));
    case Happening::Kind::Emptied:
        return CloseUpWords::tr("The balance was empty; nobody needed it yet.");
    case Happening::Kind::Stopped:
        return stoppedText(closeUp, happening);
    case Happening::Kind::Credited:
        return CloseUpWords::tr("A reload of %1 was credited; it did not last.").arg(amount);
    case Happening::Kind::WentOn:
        return wentOnText(closeUp, happening);
    case Happening::Kind::RecordEnds:
        break;
    }
    return happening.count == 1 ? CloseUpWords::tr("The record ends; the agent was still waiting.")
                                : CloseUpWords::tr("The record ends; all %Ln agents were still waiting.", "",
                                                   static_cast<int>(happening.count));
}

QString thresholdName(const CloseUp& closeUp)
{
    const QString money = words::formatMoney(closeUp.threshold.value_or(Money{}));
    return closeUp.byHand ? CloseUpWords::tr("low below %1").arg(money)
                          : CloseUpWords::tr("reload below %1").arg(money);
}

QString reloadName(const CloseUp& closeUp)
{
    const bool same = std::all_of(closeUp.reloads.begin(), closeUp.reloads.end(),
                                  [&](const Reload& r) { return r.amount == closeUp.reloads.front().amount; });
    return same && !closeUp.reloads.empty()
               ? CloseUpWords::tr("Reload of %1").arg(words::formatAmount(closeUp.reloads.front().amount))
               : CloseUpWords::tr("Reloads");
}

QString agentName(const AgentRow& row)
{
    return row.name.isEmpty() ? CloseUpWords::tr("no agent named") : row.name;
}

QStringList settingsInVain(const Scenario& scenario, const Preventions& preventions)
{
    QStringList names;
    const auto isVain = [&preventions](Slider slider) {
        return !preventions.bySlider[static_cast<std::size_t>(slider)];
    };
    const bool reloads = scenario.policy.mode != Mode::Off;
    if (reloads && isVain(Slider::Threshold))
        names << CloseUpWords::tr("threshold");
    if (reloads && isVain(Slider::Amount))
        names << CloseUpWords::tr("reload amount");
    if (isVain(Slider::OpeningBalance))
        names << CloseUpWords::tr("opening balance");
    return names;
}

QString moreAgents(const CloseUp& closeUp)
{
    return CloseUpWords::tr("and %Ln more", "agents", static_cast<int>(closeUp.moreRows));
}

std::vector<PreventionLine> preventionLines(const Scenario& scenario, std::size_t interruptions,
                                            const Preventions& preventions)
{
    std::vector<const Prevention*> found;
    for (const auto& prevention : preventions.bySlider)
        if (prevention)
            found.push_back(&*prevention);
    std::stable_sort(found.begin(), found.end(), [](const Prevention* a, const Prevention* b) {
        const auto rank = [](const Prevention* p) {
            return std::tuple(p->slider == Slider::Latency, p->totals.interruptions, p->totals.stoppedAgentTime);
        };
        return rank(a) < rank(b);
    });
    std::vector<PreventionLine> lines;
    for (const Prevention* prevention : found) {
        PreventionLine line = lineOf(scenario, *prevention);
        line.helps = !prevention->onlyMoves && prevention->totals.interruptions * 2 <= interruptions;
        line.remains = remainsText(*prevention, interruptions);
        if (line.step.isEmpty())
            line.remains = CloseUpWords::tr("%1; not yours to set", "what remains").arg(line.remains);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace lowwater
