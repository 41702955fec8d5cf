// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/usage_words.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace lowwater {

namespace {

class UsageWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::UsageWords)
};

QString listed(QStringList parts)
{
    if (parts.size() < 2)
        return parts.join(QString());
    const QString last = parts.takeLast();
    return UsageWords::tr("%1 and %2").arg(parts.join(QStringLiteral(", ")), last);
}

/// The tools of one pool alone, in order of cost; at most three are named.
QStringList toolsOf(const UsagePicture& picture, Pool pool)
{
    QStringList names;
    for (const auto& tool : picture.consumers.front())
        if (costOf(tool.costs, pool) > Money{} && costOf(tool.costs, pool) == tool.costs.served() &&
            tool.name != NameId::Empty)
            names << shownName(*picture.history, tool.name);
    constexpr qsizetype mostNamed = 3;
    if (names.size() > mostNamed) {
        const auto others = static_cast<int>(names.size() - mostNamed + 1);
        names = names.mid(0, mostNamed - 1) << UsageWords::tr("%Ln others", "", others);
    }
    return names;
}

QString whatPays(const UsagePicture& picture)
{
    QStringList clauses;
    for (const auto& tool : picture.consumers.front())
        if (tool.costs.plan > Money{} && tool.costs.extra > Money{} && !picture.windows.empty())
            clauses << UsageWords::tr("%1 uses the plan first and credits after it")
                           .arg(shownName(*picture.history, tool.name));
    const auto alone = [&](Pool pool, const QString& one, const QString& many) {
        const QStringList names = toolsOf(picture, pool);
        if (!names.isEmpty())
            clauses << (names.size() == 1 ? one : many).arg(listed(names));
    };
    alone(Pool::Plan, UsageWords::tr("%1 uses the plan"), UsageWords::tr("%1 use the plan"));
    alone(Pool::Extra, UsageWords::tr("%1 uses credits"), UsageWords::tr("%1 use credits"));
    alone(Pool::Api, UsageWords::tr("%1 has an API key"), UsageWords::tr("%1 have an API key"));
    if (clauses.isEmpty())
        return {};
    QString text = clauses.join(QStringLiteral("; ")) + QLatin1Char('.');
    text[0] = text[0].toUpper();
    return text;
}

QString windowTitle(const PlanWindow& window)
{
    switch (window.kind) {
    case PlanWindow::Kind::Month:
        return UsageWords::tr("This billing cycle");
    case PlanWindow::Kind::Anchored:
        if (window.length == std::chrono::hours{24 * 7})
            return UsageWords::tr("This week");
        return UsageWords::tr("Window of %1").arg(words::formatDuration(window.length));
    case PlanWindow::Kind::FromFirstCharge:
        break;
    }
    if (window.length % std::chrono::hours{1} == Duration{0})
        return UsageWords::tr("%1-hour window").arg(window.length / std::chrono::hours{1});
    return UsageWords::tr("Window of %1").arg(words::formatDuration(window.length));
}

QString afterwards(Consequence consequence)
{
    switch (consequence) {
    case Consequence::Throttle:
        return UsageWords::tr("the rest was served by a smaller model");
    case Consequence::Overflow:
        return UsageWords::tr("the rest then ran on credits");
    case Consequence::Block:
        break;
    }
    return UsageWords::tr("the rest was refused");
}

} // namespace

UsageHeadline usageHeadline(const UsagePicture& picture)
{
    QStringList parts;
    const Money total = picture.costs.served() + picture.costs.blocked;
    const auto add = [&](Pool pool, const QString& text) {
        if (costOf(picture.costs, pool) > Money{})
            parts << text.arg(words::formatMoney(costOf(picture.costs, pool)));
    };
    add(Pool::Plan, UsageWords::tr("%1 from the plan"));
    add(Pool::Extra, UsageWords::tr("%1 from credits"));
    add(Pool::Api, UsageWords::tr("%1 by API key"));
    if (picture.costs.blocked > Money{})
        parts << UsageWords::tr("%1 refused by the plan").arg(words::formatMoney(picture.costs.blocked));
    const QString whole =
        picture.days == 1
            ? UsageWords::tr("%1 in one day").arg(words::formatMoney(total))
            : UsageWords::tr("%1 in %Ln days", "", static_cast<int>(picture.days)).arg(words::formatMoney(total));
    if (parts.size() == 1 && picture.costs.blocked == Money{}) {
        const Pool pool = picture.costs.plan > Money{}  ? Pool::Plan
                          : picture.costs.api > Money{} ? Pool::Api
                                                        : Pool::Extra;
        const QString all = pool == Pool::Plan  ? UsageWords::tr("%1, all from the plan.")
                            : pool == Pool::Api ? UsageWords::tr("%1, all by API key.")
                                                : UsageWords::tr("%1, all from credits.");
        return {all.arg(whole), UsageWords::tr("“Paid from this balance” at the left says what is paid from where.")};
    }
    return {UsageWords::tr("%1: %2.").arg(whole, parts.join(QStringLiteral(", "))), whatPays(picture)};
}

WindowStanding standingOf(const WindowUse& use, const PlanProgress& progress, const QTimeZone& zone)
{
    WindowStanding standing;
    standing.title = windowTitle(use.window);
    standing.used = progress.used;
    standing.allowance = use.window.allowance;
    const QString share = words::formatPercent(progress.used.nanos(), standing.allowance.nanos());
    standing.state =
        progress.period
            ? UsageWords::tr("%1 used · resets %2").arg(share, words::formatMinute(progress.period->end, zone))
            : UsageWords::tr("not begun: the next charge starts it");
    const auto usedUp = static_cast<std::uint64_t>(
        std::count_if(use.periods.begin(), use.periods.end(), [](const auto& period) { return period.ranOut; }));
    const auto periods = static_cast<int>(use.periods.size());
    if (periods == 0)
        standing.history = UsageWords::tr("No charge of this record asked the plan.");
    else if (usedUp == 0)
        standing.history = UsageWords::tr("Never used up in %Ln periods.", "", periods);
    else
        standing.history = UsageWords::tr("Used up in %1 of %Ln periods; %2.", "", periods)
                               .arg(words::formatCount(usedUp), afterwards(use.window.consequence));
    return standing;
}

QString trendText(const UsageTrend& trend)
{
    if (trend.trend == Trend::Unknown)
        return {};
    const QString before = trend.weeksBefore == 1
                               ? UsageWords::tr("the week before")
                               : UsageWords::tr("the mean of the %Ln weeks before", "", trend.weeksBefore);
    if (trend.trend == Trend::Steady)
        return UsageWords::tr("steady: much as %1").arg(before);
    if (trend.trend == Trend::Falling)
        return UsageWords::tr("falling: %1 below %2")
            .arg(words::formatPercent((trend.before - trend.latest).nanos(), trend.before.nanos()), before);
    if (trend.before == Money{})
        return trend.weeksBefore == 1
                   ? UsageWords::tr("rising: nothing in the week before")
                   : UsageWords::tr("rising: nothing in the %Ln weeks before", "", trend.weeksBefore);
    if (trend.latest >= trend.before * 2)
        return (trend.latestIsBegun ? UsageWords::tr("rising: already %1 times %2")
                                    : UsageWords::tr("rising: %1 times %2"))
            .arg(words::locale().toString(trend.latest.toDouble() / trend.before.toDouble(), 'f', 1), before);
    return (trend.latestIsBegun ? UsageWords::tr("rising: already %1 above %2") : UsageWords::tr("rising: %1 above %2"))
        .arg(words::formatPercent((trend.latest - trend.before).nanos(), trend.before.nanos()), before);
}

QString shortCount(Wide count)
{
    const QLocale locale = words::locale();
    constexpr double thousand = 1e3;
    constexpr double million = 1e6;
    const auto value = static_cast<double>(count);
    if (value >= 10 * million)
        return UsageWords::tr("%1 M").arg(locale.toString(value / million, 'f', 0));
    if (value >= million)
        return UsageWords::tr("%1 M").arg(locale.toString(value / million, 'f', 1));
    if (value >= thousand)
        return UsageWords::tr("%1 k").arg(locale.toString(value / thousand, 'f', 0));
    return locale.toString(static_cast<qlonglong>(count));
}

} // namespace lowwater
