// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/usage_totals.h"

#include "app/desktop/words/format.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

NameId nameOf(const History& history, UsageBy by, ChargeIndex i)
{
    switch (by) {
    case UsageBy::Tool:
        return history.tools()[i];
    case UsageBy::Model:
        return history.models()[i];
    case UsageBy::Project:
        return history.projects()[i];
    case UsageBy::Agent:
    case UsageBy::Day:
        break;
    }
    return history.agent(i);
}

void add(UsageTotal& total, const History& history, ChargeIndex i)
{
    if (total.charges == 0)
        total.first = history.times()[i];
    ++total.charges;
    total.cost += history.costs()[i];
    if (history.hasTokens())
        total.tokens.add(history.tokens(i));
}

std::vector<UsageTotal> byName(const History& history, UsageBy by)
{
    std::vector<UsageTotal> totals(history.names().size());
    for (ChargeIndex i = 0; i < history.size(); ++i)
        add(totals[indexOf(nameOf(history, by, i))], history, i);
    for (std::size_t id = 0; id < totals.size(); ++id)
        totals[id].name = NameId{static_cast<std::uint32_t>(id)};
    std::erase_if(totals, [](const UsageTotal& total) { return total.charges == 0; });
    std::stable_sort(totals.begin(), totals.end(),
                     [](const UsageTotal& a, const UsageTotal& b) { return a.cost > b.cost; });
    return totals;
}

SimTime startOf(QDate day, const QTimeZone& zone)
{
    return SimTime{std::chrono::milliseconds{day.startOfDay(zone).toMSecsSinceEpoch()}};
}

std::vector<UsageTotal> byDay(const History& history, const QTimeZone& zone)
{
    std::vector<UsageTotal> totals;
    SimTime end;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        if (totals.empty() || history.times()[i] >= end) {
            totals.emplace_back().day = words::wallClock(history.times()[i], zone).date();
            end = startOf(totals.back().day.addDays(1), zone);
        }
        add(totals.back(), history, i);
    }
    return totals;
}

} // namespace

std::vector<UsageTotal> usageTotals(const History& history, UsageBy by, const QTimeZone& zone)
{
    if (by != UsageBy::Day)
        return byName(history, by);
    return byDay(history, history.resolution() == Resolution::Day ? QTimeZone::utc() : zone);
}

} // namespace lowwater
