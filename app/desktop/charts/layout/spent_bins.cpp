// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/spent_bins.h"

#include "app/desktop/charts/axis/time_ticks.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>
#include <functional>

namespace lowwater {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr double narrowestBar = 9; ///< logical pixels
constexpr Duration oneDay = hours{24};
constexpr Duration oneWeek = 7 * oneDay;

class Spent {
    Q_DECLARE_TR_FUNCTIONS(lowwater::SpentPlot)
};

std::span<const NameId> columnOf(const History& history, SpentBy by)
{
    return by == SpentBy::Tool ? history.tools() : history.models();
}

NameId nameOf(const History& history, SpentBy by, std::size_t charge)
{
    return by == SpentBy::Session ? history.agent(static_cast<ChargeIndex>(charge)) : columnOf(history, by)[charge];
}

bool hasSeveral(std::span<const NameId> names)
{
    return std::adjacent_find(names.begin(), names.end(), std::not_equal_to<>{}) != names.end();
}

SpentBy telling(const History& history)
{
    if (hasSeveral(history.tools()))
        return SpentBy::Tool;
    return hasSeveral(history.models()) ? SpentBy::Model : SpentBy::Session;
}

/// Steps of the clock from the midnights of a zone; the last step of a day ends with it, whatever the clocks did.
class ClockSteps {
public:
    ClockSteps(const QTimeZone& zone, Duration step) : m_zone{zone}, m_step{step} {}

    [[nodiscard]] TimeRange around(SimTime time)
    {
        if (!m_day.contains(time))
            enter(time);
        if (m_step >= oneDay)
            return m_day;
        const SimTime from = m_day.from + (time - m_day.from) / m_step * m_step;
        return {from, std::min(from + m_step, m_day.to)};
    }

private:
    void enter(SimTime time)
    {
        QDate first = localDay(time, m_zone);
        int days = 1;
        if (m_step >= oneWeek) {
            first = first.addDays(1 - first.dayOfWeek());
            days = 7;
        }
        m_day = {startOfLocalDay(first, m_zone), startOfLocalDay(first.addDays(days), m_zone)};
    }

    const QTimeZone& m_zone;
    Duration m_step;
    TimeRange m_day{SimTime::max(), SimTime::max()};
};

} // namespace

SpentCategories::SpentCategories(const History& history, std::optional<SpentBy> by)
    : m_by{by.value_or(telling(history))}
{
    std::vector<std::int64_t> sums(history.names().size(), 0);
    std::vector<bool> seen(history.names().size(), false);
    for (std::size_t i = 0; i < history.size(); ++i) {
        const std::size_t name = indexOf(nameOf(history, m_by, i));
        sums[name] += history.costs()[i].nanos();
        seen[name] = true;
    }
    for (std::size_t name = 0; name < sums.size(); ++name) {
        if (seen[name])
            m_named.push_back(static_cast<NameId>(name));
    }
    std::stable_sort(m_named.begin(), m_named.end(),
                     [&](NameId a, NameId b) { return sums[indexOf(a)] > sums[indexOf(b)]; });
    m_hasOther = m_named.size() > mostNamed;
    m_named.resize(std::min(m_named.size(), mostNamed));
    m_categories.assign(sums.size(), mostNamed);
    for (std::size_t category = 0; category < m_named.size(); ++category)
        m_categories[indexOf(m_named[category])] = static_cast<std::uint8_t>(category);
}

std::size_t SpentCategories::categoryOf(const History& history, std::size_t charge) const
{
    return m_categories[indexOf(nameOf(history, m_by, charge))];
}

Duration spentStep(const TimeAxis& axis, Resolution resolution)
{
    constexpr std::array<Duration, 11> steps = {minutes{5}, minutes{10}, minutes{15}, minutes{30}, hours{1}, hours{2},
                                                hours{3},   hours{6},    hours{12},   oneDay,      oneWeek};
    const bool coarse = resolution == Resolution::Day || resolution == Resolution::FiveHours;
    for (const Duration step : steps) {
        if (coarse && step < oneDay)
            continue;
        if (axis.pixels(step) >= (step == oneDay ? 1 : narrowestBar))
            return step;
    }
    return oneWeek;
}

QString spentStepText(Duration step)
{
    if (step >= oneWeek)
        return Spent::tr("week");
    return step >= oneDay ? Spent::tr("day") : words::formatDuration(step);
}

std::vector<SpentBar> spentBars(const History& history, const SpentCategories& categories, TimeRange visible,
                                const QTimeZone& zone, Duration step)
{
    std::vector<SpentBar> bars;
    const auto times = history.times();
    ClockSteps steps(zone, step);
    auto next = std::lower_bound(times.begin(), times.end(), steps.around(visible.from).from);
    while (next != times.end() && *next < visible.to) {
        SpentBar bar{steps.around(*next), {}, {}};
        for (; next != times.end() && *next < bar.time.to; ++next) {
            const auto charge = static_cast<std::size_t>(next - times.begin());
            bar.parts[categories.categoryOf(history, charge)] += history.costs()[charge];
            bar.total += history.costs()[charge];
        }
        if (bar.total > Money{})
            bars.push_back(bar);
    }
    return bars;
}

QString shortModelName(QString name)
{
    static const QRegularExpression release(QStringLiteral("-20\\d{6}$"));
    return name.remove(release);
}

} // namespace lowwater
