// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/cause_words.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cstddef>

namespace lowwater {

namespace {

class CauseWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::CauseWords)
};

constexpr std::size_t causeCount = 7;

struct CauseCount {
    Cause cause = Cause::Latency;
    int count = 0;
};

/// Most frequent first, then as they came.
std::vector<CauseCount> countCauses(const std::vector<Interruption>& interruptions)
{
    std::vector<CauseCount> counts;
    counts.reserve(causeCount);
    for (const auto& interruption : interruptions) {
        const auto known = std::find_if(counts.begin(), counts.end(),
                                        [&](const CauseCount& c) { return c.cause == interruption.cause; });
        if (known == counts.end())
            counts.push_back({interruption.cause, 1});
        else
            ++known->count;
    }
    std::stable_sort(counts.begin(), counts.end(),
                     [](const CauseCount& a, const CauseCount& b) { return a.count > b.count; });
    return counts;
}

QString eachTime(Cause cause)
{
    switch (cause) {
    case Cause::Latency:
        return CauseWords::tr("Each time the balance ran out while a reload was still on its way.");
    case Cause::Declined:
        return CauseWords::tr("Each time the balance ran out after the payment was declined.");
    case Cause::Limit:
        return CauseWords::tr("Each time the reload limit was reached.");
    case Cause::SpendLimit:
        return CauseWords::tr("Each time the monthly spend limit was reached.");
    case Cause::Off:
        return CauseWords::tr("Each time the balance ran out while auto-reload was off.");
    case Cause::ByHand:
        return CauseWords::tr("Each time the balance ran out and nobody had topped up.");
    case Cause::Disarmed:
        break;
    }
    return CauseWords::tr("Each time the balance ran out while the trigger was not armed.");
}

QString once(Cause cause)
{
    switch (cause) {
    case Cause::Latency:
        return CauseWords::tr("once the reload was still on its way");
    case Cause::Declined:
        return CauseWords::tr("once the payment was declined");
    case Cause::Limit:
        return CauseWords::tr("once the reload limit was reached");
    case Cause::SpendLimit:
        return CauseWords::tr("once the monthly spend limit was reached");
    case Cause::Off:
        return CauseWords::tr("once auto-reload was off");
    case Cause::ByHand:
        return CauseWords::tr("once nobody had topped up");
    case Cause::Disarmed:
        break;
    }
    return CauseWords::tr("once the trigger was not armed");
}

QString twice(Cause cause)
{
    switch (cause) {
    case Cause::Latency:
        return CauseWords::tr("twice the reload was still on its way");
    case Cause::Declined:
        return CauseWords::tr("twice the payment was declined");
    case Cause::Limit:
        return CauseWords::tr("twice the reload limit was reached");
    case Cause::SpendLimit:
        return CauseWords::tr("twice the monthly spend limit was reached");
    case Cause::Off:
        return CauseWords::tr("twice auto-reload was off");
    case Cause::ByHand:
        return CauseWords::tr("twice nobody had topped up");
    case Cause::Disarmed:
        break;
    }
    return CauseWords::tr("twice the trigger was not armed");
}

QString severalTimes(Cause cause, int n)
{
    switch (cause) {
    case Cause::Latency:
        return CauseWords::tr("%Ln times the reload was still on its way", "", n);
    case Cause::Declined:
        return CauseWords::tr("%Ln times the payment was declined", "", n);
    case Cause::Limit:
        return CauseWords::tr("%Ln times the reload limit was reached", "", n);
    case Cause::SpendLimit:
        return CauseWords::tr("%Ln times the monthly spend limit was reached", "", n);
    case Cause::Off:
        return CauseWords::tr("%Ln times auto-reload was off", "", n);
    case Cause::ByHand:
        return CauseWords::tr("%Ln times nobody had topped up", "", n);
    case Cause::Disarmed:
        break;
    }
    return CauseWords::tr("%Ln times the trigger was not armed", "", n);
}

QString mixedCauses(const std::vector<CauseCount>& counts)
{
    QStringList parts;
    for (const auto& [cause, count] : counts)
        parts << (count == 1 ? once(cause) : count == 2 ? twice(cause) : severalTimes(cause, count));
    QString sentence =
        CauseWords::tr("%1.", "a list of causes").arg(parts.join(CauseWords::tr(", ", "between causes")));
    sentence.front() = sentence.front().toUpper();
    return sentence;
}

QString longest(const Outcome& outcome)
{
    Duration most{0};
    for (const auto& interruption : outcome.interruptions)
        if (interruption.ended)
            most = std::max(most, Duration{*interruption.ended - interruption.began});
    return CauseWords::tr("The longest lasted %1.").arg(words::formatDuration(most));
}

/// The first moment the balance grew by a reload after `time`.
std::optional<SimTime> nextReload(const Outcome& outcome, SimTime time)
{
    const auto next = std::find_if(outcome.reloads.begin(), outcome.reloads.end(),
                                   [time](const Reload& r) { return r.credited > time; });
    return next == outcome.reloads.end() ? std::nullopt : next->credited;
}

/// `23 Sep` and `1 Oct`; with the time of day where both are of one day.
std::pair<QString, QString> dayPair(SimTime from, SimTime to, const QTimeZone& zone)
{
    const bool sameDay = words::wallClock(from, zone).date() == words::wallClock(to, zone).date();
    return sameDay ? std::pair{words::formatMoment(from, zone), words::formatMoment(to, zone)}
                   : std::pair{words::formatDay(from, zone), words::formatDay(to, zone)};
}

QString rateReached(const ReloadRate& rate)
{
    return rate.count == 1
               ? CauseWords::tr("The limit of one reload in %1 was reached on %2")
               : CauseWords::tr("The limit of %Ln reloads in %1 was reached on %2", "", static_cast<int>(rate.count));
}

QString limitReached(const Account& account, const Outcome& outcome, const Interruption& interruption,
                     const QTimeZone& zone)
{
    const auto next = nextReload(outcome, interruption.began);
    const auto [reached, came] =
        dayPair(interruption.began, next.value_or(interruption.began + std::chrono::hours{48}), zone);
    const bool daily = account.dailyCap.has_value();
    const bool monthly = account.monthlyCap.has_value();
    const bool rate = account.maxReloads.has_value();
    QString first = CauseWords::tr("A reload limit was reached on %1").arg(reached);
    if (monthly && !daily && !rate)
        first = CauseWords::tr("The monthly limit of %1 was reached on %2")
                    .arg(words::formatAmount(*account.monthlyCap), reached);
    else if (daily && !monthly && !rate)
        first = CauseWords::tr("The daily limit of %1 was reached on %2")
                    .arg(words::formatAmount(*account.dailyCap), reached);
    else if (rate && !daily && !monthly)
        first = rateReached(*account.maxReloads).arg(words::formatDuration(account.maxReloads->window), reached);
    return next ? CauseWords::tr("%1; the next reload came on %2.", "which limit was reached").arg(first, came)
                : CauseWords::tr("%1.", "which limit was reached").arg(first);
}

QString spendLimitReached(const Account& account, const Interruption& interruption, const QTimeZone& zone)
{
    const QString limit = words::formatAmount(account.spendLimit.value_or(Money{}));
    if (!interruption.ended)
        return CauseWords::tr("The monthly spend limit of %1 was reached on %2.")
            .arg(limit, words::formatDay(interruption.began, zone));
    const auto [reached, ended] = dayPair(interruption.began, *interruption.ended, zone);
    return CauseWords::tr("The monthly spend limit of %1 was reached on %2; work could go on from %3.")
        .arg(limit, reached, ended);
}

/// A reload larger than a cap never passes it.
QString tooLarge(const Scenario& scenario, const QString& undone)
{
    const QString amount = words::formatAmount(scenario.policy.amount);
    const auto& monthly = scenario.account.monthlyCap;
    const auto& daily = scenario.account.dailyCap;
    if (monthly && scenario.policy.amount > *monthly)
        return CauseWords::tr("A reload of %1 is larger than the monthly limit of %2; %3 of work was never done.")
            .arg(amount, words::formatAmount(*monthly), undone);
    if (daily && scenario.policy.amount > *daily)
        return CauseWords::tr("A reload of %1 is larger than the daily limit of %2; %3 of work was never done.")
            .arg(amount, words::formatAmount(*daily), undone);
    return CauseWords::tr("The reload limit let no other reload pass; %1 of work was never done.").arg(undone);
}

} // namespace

QString causeWords(Cause cause)
{
    switch (cause) {
    case Cause::Latency:
        return CauseWords::tr("reload on its way");
    case Cause::Declined:
        return CauseWords::tr("payment declined");
    case Cause::Limit:
        return CauseWords::tr("reload limit reached");
    case Cause::SpendLimit:
        return CauseWords::tr("monthly spend limit reached");
    case Cause::Off:
        return CauseWords::tr("auto-reload off");
    case Cause::ByHand:
        return CauseWords::tr("nobody had topped up");
    case Cause::Disarmed:
        break;
    }
    return CauseWords::tr("trigger not armed");
}

QString whyItHappened(const Scenario& scenario, const Outcome& outcome, const Interruption& only, const QTimeZone& zone)
{
    switch (only.cause) {
    case Cause::Latency:
        return CauseWords::tr("The balance ran out while the reload was still on its way.");
    case Cause::Declined:
        return CauseWords::tr("The balance ran out after the payment was declined.");
    case Cause::Limit:
        return limitReached(scenario.account, outcome, only, zone);
    case Cause::SpendLimit:
        return spendLimitReached(scenario.account, only, zone);
    case Cause::Off:
        return CauseWords::tr("The balance ran out while auto-reload was off.");
    case Cause::ByHand:
        return CauseWords::tr("The balance ran out and nobody had topped up.");
    case Cause::Disarmed:
        break;
    }
    return CauseWords::tr("The balance ran out while the trigger was not armed.");
}

QString whyTheyStopped(const Scenario& scenario, const Outcome& outcome, const QTimeZone& zone)
{
    if (outcome.interruptions.size() == 1)
        return whyItHappened(scenario, outcome, outcome.interruptions.front(), zone);
    const auto counts = countCauses(outcome.interruptions);
    if (counts.size() > 1)
        return mixedCauses(counts);
    return CauseWords::tr("%1 %2", "two sentences").arg(eachTime(counts.front().cause), longest(outcome));
}

QString whyTheyNeverWentOn(const Scenario& scenario, const Outcome& outcome)
{
    const QString undone = words::formatMoney(outcome.unserved);
    const Cause cause = outcome.interruptions.back().cause;
    if (cause == Cause::Declined || (outcome.pending && !outcome.pending->declined.empty()))
        return CauseWords::tr("The payment was declined and nobody repaired it; %1 of work was never done.")
            .arg(undone);
    switch (cause) {
    case Cause::Limit:
        return tooLarge(scenario, undone);
    case Cause::SpendLimit:
        return CauseWords::tr("The monthly spend limit was reached; %1 of work was never done.").arg(undone);
    case Cause::Off:
        return CauseWords::tr("Auto-reload is off; %1 of work was never done.").arg(undone);
    case Cause::ByHand:
        return CauseWords::tr("Nobody topped up; %1 of work was never done.").arg(undone);
    case Cause::Disarmed:
        return CauseWords::tr("The trigger was not armed again; %1 of work was never done.").arg(undone);
    case Cause::Latency:
    case Cause::Declined:
        break;
    }
    return CauseWords::tr("The reload never came; %1 of work was never done.").arg(undone);
}

} // namespace lowwater
