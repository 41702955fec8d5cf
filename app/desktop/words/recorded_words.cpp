// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/recorded_words.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <string_view>

namespace lowwater {

namespace {

class RecordedWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::RecordedWords)
};

constexpr std::string_view weekly = "seven_day";

} // namespace

QString stopReasonWords(const std::string& reason)
{
    if (reason == "five_hour")
        return RecordedWords::tr("five-hour limit reached");
    if (reason == weekly)
        return RecordedWords::tr("weekly limit reached");
    if (reason.starts_with(weekly) && reason.size() > weekly.size() + 1)
        return RecordedWords::tr("weekly limit reached (%1)")
            .arg(QString::fromStdString(reason.substr(weekly.size() + 1)));
    if (reason == "spend_limit")
        return RecordedWords::tr("spend limit reached");
    if (reason == "out_of_credits")
        return RecordedWords::tr("out of usage credits");
    if (reason == "credit_balance_too_low")
        return RecordedWords::tr("credit balance too low");
    if (reason == "org_out_of_usage")
        return RecordedWords::tr("the organization is out of usage");
    if (reason == "group_limit_zero")
        return RecordedWords::tr("the group's limit is $0");
    if (reason == "usage_limit")
        return RecordedWords::tr("usage limit reached");
    return RecordedWords::tr("limit “%1” reached").arg(QString::fromStdString(reason));
}

QString overageWords(const std::string& overage)
{
    if (overage.empty())
        return {};
    if (overage == "out_of_credits")
        return RecordedWords::tr("out of usage credits");
    if (overage == "org_spend_cap_reached")
        return RecordedWords::tr("the organization's spend cap is reached");
    if (overage == "org_level_disabled")
        return RecordedWords::tr("off for the organization");
    return QString::fromStdString(overage);
}

QString resetWords(const RecordedStop& stop, const QTimeZone& zone)
{
    if (!stop.resets)
        return {};
    const QDateTime resets = words::wallClock(*stop.resets, zone);
    return resets.date() == words::wallClock(stop.time, zone).date()
               ? words::locale().toString(resets.time(), RecordedWords::tr("HH:mm"))
               : words::formatMinute(*stop.resets, zone);
}

QString reallyStoppedWords(std::span<const RecordedStop> stops, const QTimeZone& zone)
{
    const RecordedStop& first = stops.front();
    const QString reason = stopReasonWords(first.reason);
    if (stops.size() == 1) {
        const QString resets = resetWords(first, zone);
        return resets.isEmpty() ? RecordedWords::tr("Really stopped: %1").arg(reason)
                                : RecordedWords::tr("Really stopped: %1, resets %2").arg(reason, resets);
    }
    const bool same =
        std::all_of(stops.begin(), stops.end(), [&](const RecordedStop& stop) { return stop.reason == first.reason; });
    const auto count = static_cast<int>(stops.size());
    return same ? RecordedWords::tr("Really stopped %n times: %1", nullptr, count).arg(reason)
                : RecordedWords::tr("Really stopped %n times", nullptr, count);
}

QString recordedStopsSentence(std::span<const RecordedStop> stops, const QTimeZone& zone)
{
    if (stops.empty())
        return {};
    const QString last = words::formatMoment(stops.back().time, zone);
    const QString reason = stopReasonWords(stops.back().reason);
    return stops.size() == 1 ? RecordedWords::tr("The record has one real stop, on %1: %2.").arg(last, reason)
                             : RecordedWords::tr("The record has %n real stops, the last on %1: %2.", nullptr,
                                                 static_cast<int>(stops.size()))
                                   .arg(last, reason);
}

QString reloadOriginWords(ReloadOrigin origin)
{
    switch (origin) {
    case ReloadOrigin::Automatic:
        return RecordedWords::tr("automatic");
    case ReloadOrigin::Bought:
        return RecordedWords::tr("bought by hand");
    case ReloadOrigin::Given:
        return RecordedWords::tr("promotion");
    case ReloadOrigin::Unsaid:
        break;
    }
    return {};
}

QString creditsLine(const PrepaidCredits& credits)
{
    QStringList parts;
    if (const auto& settings = credits.settings) {
        if (!settings->enabled)
            parts << RecordedWords::tr("Auto-reload is really off");
        else if (settings->threshold && settings->reloadTo)
            parts << RecordedWords::tr("Auto-reload is really set to fill up to %1 when the balance is below %2")
                         .arg(words::formatAmount(*settings->reloadTo), words::formatAmount(*settings->threshold));
        else
            parts << RecordedWords::tr("Auto-reload is really on");
    }
    if (credits.balance)
        parts << RecordedWords::tr("balance %1").arg(words::formatMoney(*credits.balance));
    return parts.join(QStringLiteral(" · "));
}

namespace {

QString obstacleWords(LatencyObstacle obstacle)
{
    switch (obstacle) {
    case LatencyObstacle::NoSettings:
        return RecordedWords::tr("it is not known how auto-reload is set");
    case LatencyObstacle::NoUsage:
        return RecordedWords::tr("there is no usage request by request to reconstruct the balance from");
    case LatencyObstacle::First:
        return RecordedWords::tr("the balance before the first automatic reload is not known");
    case LatencyObstacle::OtherSettings:
        return RecordedWords::tr("most do not fit today's settings");
    case LatencyObstacle::NotCovered:
        return RecordedWords::tr("most are outside the recorded usage");
    case LatencyObstacle::Unexplained:
        return RecordedWords::tr("most do not fit what the recorded usage comes to");
    case LatencyObstacle::None:
    case LatencyObstacle::Count:
        break;
    }
    return {};
}

} // namespace

QString latencyLine(const ReloadLatency& latency)
{
    if (latency.reloads.empty())
        return {};
    if (latency.learned == 0)
        return RecordedWords::tr("How long reloads really took cannot be learned: %1.")
            .arg(obstacleWords(latency.obstacle()));
    const QString median = words::formatDuration(*latency.median);
    if (latency.learned == 1)
        return RecordedWords::tr("One reload really came %1 after the balance fell below the threshold.").arg(median);
    return RecordedWords::tr(
               "Reloads really came %1 after the balance fell below the threshold (middle of %n; %2 to %3).", nullptr,
               static_cast<int>(latency.learned))
        .arg(median, words::formatDuration(*latency.least), words::formatDuration(*latency.most));
}

} // namespace lowwater
