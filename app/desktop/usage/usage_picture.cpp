// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/usage_picture.h"

#include "app/desktop/words/format.h"
#include "sim/billing/tool_table.h"

#include <QCoreApplication>

namespace lowwater {

namespace {

/// Day of the week and hour on the wall clock. Charges come in order of time, so the zone is asked once for many.
class WallHour {
public:
    explicit WallHour(const QTimeZone& zone) : m_zone{zone} {}

    void moveTo(SimTime time)
    {
        constexpr Duration step = std::chrono::minutes{15}; // no zone changes its offset in between
        if (m_any && time >= m_from && time < m_from + step)
            return;
        m_any = true;
        m_from = timeFromMicros(micros(time) - (micros(time) % step.count() + step.count()) % step.count());
        const QDateTime wall = words::wallClock(m_from, m_zone);
        m_day = static_cast<std::size_t>(wall.date().dayOfWeek()) - 1;
        m_hour = static_cast<std::size_t>(wall.time().hour());
    }
    [[nodiscard]] std::size_t day() const noexcept { return m_day; }
    [[nodiscard]] std::size_t hour() const noexcept { return m_hour; }

private:
    QTimeZone m_zone;
    bool m_any = false;
    SimTime m_from;
    std::size_t m_day = 0;
    std::size_t m_hour = 0;
};

} // namespace

Money costOf(const PoolCosts& costs, Pool pool)
{
    return pool == Pool::Plan ? costs.plan : pool == Pool::Api ? costs.api : costs.extra;
}

UsagePicture usagePicture(const std::shared_ptr<const History>& shared, const Routing& routing, const QTimeZone& zone)
{
    const History& history = *shared;
    const Routed routed = route(history, routing);
    UsagePicture picture;
    picture.history = shared;
    picture.costs = poolCosts(history, routed);
    constexpr Duration day = std::chrono::hours{24};
    picture.days = 1 + (startOfDay(history.times().back()) - startOfDay(history.times().front())) / day;
    picture.trend = usageTrend(history, routed);
    picture.consumers = {topConsumers(history, routed, ConsumerBy::Tool),
                         topConsumers(history, routed, ConsumerBy::Model),
                         topConsumers(history, routed, ConsumerBy::Project)};
    if (auto bills = apiBills(history, routed); !bills.empty())
        picture.bill = std::move(bills.back());
    const SimTime last = history.times().back();
    picture.month = monthBill(history, routed, last, {}, {});
    picture.paidTwice = toolsPaidTwice(history, routed, last);
    picture.windows = routed.windows;
    picture.progress = planProgress(history, routed);
    WallHour wall(zone);
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        if (!routed.pool(i))
            continue;
        wall.moveTo(history.times()[i]);
        picture.hours[wall.day()][wall.hour()] += history.costs()[i];
    }
    return picture;
}

QString shownName(const History& history, NameId name)
{
    const auto text = history.name(name);
    if (const Tool* tool = ToolTable::builtIn().find(text); tool != nullptr && !text.empty())
        return QString::fromStdString(tool->name);
    return text.empty() ? QCoreApplication::translate("lowwater::UsageWords", "not said")
                        : QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace lowwater
