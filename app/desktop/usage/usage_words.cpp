// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/usage_words.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

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
    for (const auto& tool : picture.consumers[static_cast<std::size_t>(ConsumerKind::Tool)])
        if (tool.cost[pool] > Money{} && tool.cost[pool] == tool.cost.total() && !tool.name.isEmpty())
            names << tool.name;
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
    for (const auto& tool : picture.consumers[static_cast<std::size_t>(ConsumerKind::Tool)])
        if (tool.cost[Pool::Plan] > Money{} && tool.cost[Pool::Extra] > Money{})
            clauses << UsageWords::tr("%1 uses the plan first and credits after it").arg(tool.name);
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
    const auto add = [&](Pool pool, const QString& text) {
        if (picture.cost[pool] > Money{})
            parts << text.arg(words::formatMoney(picture.cost[pool]));
    };
    add(Pool::Plan, UsageWords::tr("%1 from the plan"));
    add(Pool::Extra, UsageWords::tr("%1 from credits"));
    add(Pool::Api, UsageWords::tr("%1 by API key"));
    if (picture.blocked > Money{})
        parts << UsageWords::tr("%1 refused by the plan").arg(words::formatMoney(picture.blocked));
    const QString whole = picture.days == 1 ? UsageWords::tr("%1 in one day").arg(words::formatMoney(picture.total))
                                            : UsageWords::tr("%1 in %Ln days", "", static_cast<int>(picture.days))
                                                  .arg(words::formatMoney(picture.total));
    if (parts.size() == 1 && picture.blocked == Money{}) {
        const Pool pool = picture.cost[Pool::Plan] > Money{}  ? Pool::Plan
                          : picture.cost[Pool::Api] > Money{} ? Pool::Api
                                                              : Pool::Extra;
        const QString all = pool == Pool::Plan  ? UsageWords::tr("%1, all from the plan.")
                            : pool == Pool::Api ? UsageWords::tr("%1, all by API key.")
                                                : UsageWords::tr("%1, all from credits.");
        return {all.arg(whole), UsageWords::tr("“Paid from this balance” at the left says what is paid from where.")};
    }
    return {UsageWords::tr("%1: %2.").arg(whole, parts.join(QStringLiteral(", "))), whatPays(picture)};
}

WindowStanding standingOf(const WindowUse& use, SimTime now, const QTimeZone& zone)
{
    WindowStanding state;
    state.title = windowTitle(use.window);
    state.allowance = use.window.allowance;
    std::uint64_t usedUp = 0;
    for (const auto& period : use.periods)
        usedUp += period.ranOut ? 1U : 0U;
    if (!use.periods.empty() && use.periods.back().span.contains(now)) {
        const auto& period = use.periods.back();
        state.used = period.used;
        state.state = UsageWords::tr("%1 used · resets %2")
                          .arg(words::formatPercent(period.used.nanos(), state.allowance.nanos()),
                               words::formatMinute(period.span.end, zone));
    } else {
        state.state = UsageWords::tr("no period is open");
    }
    if (usedUp == 0)
        state.history = UsageWords::tr("Never used up in %Ln periods.", "", static_cast<int>(use.periods.size()));
    else
        state.history = UsageWords::tr("Used up in %1 of %Ln periods; %2.", "", static_cast<int>(use.periods.size()))
                            .arg(words::formatCount(usedUp), afterwards(use.window.consequence));
    return state;
}

std::optional<Trend> weekTrend(const std::vector<WeekUse>& weeks)
{
    std::vector<Money> whole;
    for (const auto& week : weeks)
        if (week.recordedDays == 7)
            whole.push_back(week.cost.total());
    if (whole.size() < 2 || whole[whole.size() - 2] <= Money{})
        return std::nullopt;
    constexpr double steady = 0.1; // a tenth up or down says nothing
    const double ratio = whole.back().toDouble() / whole[whole.size() - 2].toDouble();
    Trend trend{ratio > 1 + steady, ratio < 1 - steady, {}};
    if (trend.rising)
        trend.text =
            ratio >= 1.95
                ? UsageWords::tr("rising: %1 times the week before").arg(words::locale().toString(ratio, 'f', 1))
                : UsageWords::tr("rising: %1 more than the week before")
                      .arg(words::formatPercent(std::lround((ratio - 1) * 1000), 1000));
    else if (trend.falling)
        trend.text = UsageWords::tr("falling: %1 less than the week before")
                         .arg(words::formatPercent(std::lround((1 - ratio) * 1000), 1000));
    else
        trend.text = UsageWords::tr("steady: much as the week before");
    return trend;
}

QString shortCount(std::int64_t count)
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
