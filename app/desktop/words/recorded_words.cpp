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

} // namespace lowwater
