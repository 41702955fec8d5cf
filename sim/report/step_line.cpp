// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/step_line.h"

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

/// Leaves out what lies on a straight line.
class LineBuilder {
public:
    void add(double x, double y)
    {
        const FigurePoint point{rounded(x), rounded(y)};
        if (!m_points.empty() && m_points.back() == point)
            return;
        if (m_points.size() >= 2 && between(m_points[m_points.size() - 2], m_points.back(), point))
            m_points.back() = point;
        else
            m_points.push_back(point);
    }
    [[nodiscard]] std::vector<FigurePoint> take() { return std::move(m_points); }

private:
    /// To the hundredth of a point, as the players draw.
    static double rounded(double value) { return std::round(value * 100) / 100; }
    static bool between(const FigurePoint& a, const FigurePoint& b, const FigurePoint& c)
    {
        const bool level = a.y == b.y && b.y == c.y && (b.x - a.x) * (c.x - b.x) >= 0;
        const bool upright = a.x == b.x && b.x == c.x && (b.y - a.y) * (c.y - b.y) >= 0;
        return level || upright;
    }

    std::vector<FigurePoint> m_points;
};

std::vector<FigurePoint> everyStep(const Trajectory& trajectory, const TimeScale& time, const MoneyScale& money)
{
    LineBuilder line;
    const auto balances = trajectory.balances();
    double y = money.y(balances.front());
    for (std::size_t i = 0; i < balances.size(); ++i) {
        const double x = time.x(trajectory.times()[i]);
        line.add(x, y);
        y = money.y(balances[i]);
        line.add(x, y);
    }
    line.add(time.right(), y);
    return line.take();
}

} // namespace

std::vector<Money> figureTicks(Money least, Money most)
{
    const double range = most.toDouble() - least.toDouble();
    double power = std::pow(10.0, std::floor(std::log10(range)) - 1);
    double step = power;
    // the first of 1, 2, 5, 10 ... that gives at most five intervals
    for (int i = 0; range / step > 4.5; ++i) {
        static constexpr double factors[]{2, 5, 10};
        step = power * factors[i % 3];
        if (i % 3 == 2)
            power *= 10;
    }
    const auto nanos = std::max<std::int64_t>(std::llround(step * 1e9), 1);
    std::vector<Money> ticks;
    const auto last = static_cast<std::int64_t>(std::floor(most.toDouble() / step));
    for (auto i = static_cast<std::int64_t>(std::ceil(least.toDouble() / step)); i <= last; ++i)
        ticks.push_back(Money::fromNanos(nanos) * i);
    return ticks;
}

std::vector<FigurePoint> stepLine(const Trajectory& trajectory, const TimeScale& time, const MoneyScale& money)
{
    const auto columns = static_cast<std::size_t>(std::max(1.0, std::ceil(time.right() - time.left())));
    if (trajectory.size() <= 2 * columns)
        return everyStep(trajectory, time, money);
    std::vector<SimTime> bounds;
    for (std::size_t i = 0; i <= columns; ++i)
        bounds.push_back(time.at(time.left() + static_cast<double>(i)));
    bounds.front() = std::min(bounds.front(), trajectory.times().front());
    bounds.back() = std::max(bounds.back(), trajectory.times().back() + Duration{1});
    LineBuilder line;
    const auto shown = trajectory.columns(bounds);
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (!shown[i])
            continue;
        const double x = std::min(time.left() + static_cast<double>(i) + 0.5, time.right());
        for (const Money balance : {shown[i]->first, shown[i]->least, shown[i]->most, shown[i]->last})
            line.add(x, money.y(balance));
    }
    if (!shown.empty() && shown.back())
        line.add(time.right(), money.y(shown.back()->last));
    return line.take();
}

} // namespace lowwater
