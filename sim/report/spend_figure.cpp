// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/spend_figure.h"

#include "sim/report/step_line.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace lowwater {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr double gutter = 52;
constexpr double top = 26;
constexpr double bottom = 138;
constexpr double height = 176;
constexpr double labelSize = 10;

/// A round step that gives at most five intervals.
Duration roundStep(Duration length)
{
    static constexpr std::array<Duration, 19> steps{seconds{1},  seconds{2},  seconds{5}, seconds{10},  seconds{15},
                                                    seconds{30}, minutes{1},  minutes{2}, minutes{5},   minutes{10},
                                                    minutes{15}, minutes{30}, hours{1},   hours{2},     hours{3},
                                                    hours{6},    hours{12},   hours{24},  hours{24 * 7}};
    const auto step =
        std::find_if(steps.begin(), steps.end(), [&](Duration candidate) { return length / candidate <= 4; });
    return step == steps.end() ? length / 4 : *step;
}

class SpendDrawing {
public:
    SpendDrawing(const DecidingStretch& stretch, double width)
        : m_stretch{stretch},
          m_spend{spendOf(stretch)},
          m_from{stretch.demand.times()[stretch.window.first]},
          m_to{std::max(stretch.demand.times()[stretch.window.last], m_from + stretch.latency)},
          m_time{Stretch{m_from, m_to}, gutter, width - 14}
    {
        m_figure.width = width;
        m_figure.height = height;
    }

    Figure draw()
    {
        const auto [least, most] = std::minmax_element(m_spend.balances().begin(), m_spend.balances().end());
        Money upper = std::max(*most, m_stretch.threshold);
        upper += upper.scaled(1, 8);
        const MoneyScale money{std::min(*least, Money{}), std::max(upper, oneCent), bottom, top};
        drawGrid(money);
        const auto line = stepLine(m_spend, m_time, money);
        drawSpend(line, money);
        drawThreshold(money);
        drawTimes();
        describe();
        return std::move(m_figure);
    }

private:
    template <typename Item>
    void add(Item item)
    {
        m_figure.items.emplace_back(std::move(item));
    }

    void drawGrid(const MoneyScale& money)
    {
        add(FigureText{{gutter, 12}, "Spent since the stretch began", Ink::TextSecondary, 10.5, true});
        for (const Money tick : figureTicks(money.least, money.most)) {
            const double y = money.y(tick);
            add(FigurePath{{{gutter, y}, {m_time.right(), y}}, Ink::Grid, 1, {}});
            add(FigureText{{gutter - 7, y + 3.5}, exactMoneyText(tick), Ink::Axis, labelSize, false, Anchor::End});
        }
        const double zero = money.y(Money{});
        add(FigurePath{{{gutter, zero}, {m_time.right(), zero}}, Ink::Zero, 1, {}});
    }

    void drawSpend(std::vector<FigurePoint> line, const MoneyScale& money)
    {
        // the line ends with the last request, not with the axis
        const double end = m_time.x(m_stretch.demand.times()[m_stretch.window.last]);
        while (line.size() > 1 && line[line.size() - 2].x >= end)
            line.pop_back();
        line.back().x = end;
        FigurePolygon fill{line, Ink::BalanceFill};
        fill.points.push_back({end, money.y(Money{})});
        fill.points.push_back({line.front().x, money.y(Money{})});
        add(std::move(fill));
        add(FigurePath{std::move(line), Ink::Balance, 2, {}});
    }

    void drawThreshold(const MoneyScale& money)
    {
        const double y = money.y(m_stretch.threshold);
        add(FigurePath{{{gutter, y}, {m_time.right(), y}}, Ink::Threshold, 1.5, {6, 3}});
        add(FigureText{{gutter + 4, y - 5}, thresholdText(m_stretch.threshold), Ink::ThresholdText, 11, true});
        const double x = m_time.x(m_stretch.demand.times()[m_stretch.window.last]);
        const double end = money.y(m_stretch.window.spent);
        constexpr double size = 5.5;
        add(FigurePolygon{{{x, end - size}, {x + size, end}, {x, end + size}, {x - size, end}}, Ink::Recommended});
    }

    void drawTimes()
    {
        add(FigurePath{{{gutter, bottom}, {m_time.right(), bottom}}, Ink::Axis, 1, {}});
        const Duration step = roundStep(m_to - m_from);
        double taken = -1;
        for (Duration since{0}; m_from + since <= m_to && step > Duration{0}; since += step) {
            const double x = m_time.x(m_from + since);
            const auto text = durationText(since);
            const double half = textWidth(text, labelSize) / 2;
            if (x - half < taken + 6 || x + half > m_figure.width)
                continue;
            taken = x + half;
            add(FigurePath{{{x, bottom}, {x, bottom + 4}}, Ink::Axis, 1, {}});
            add(FigureText{{x, bottom + 15}, text, Ink::Axis, labelSize, false, Anchor::Middle});
        }
        add(FigureText{{(gutter + m_time.right()) / 2, bottom + 32},
                       "after the first charge of the stretch",
                       Ink::TextSecondary,
                       labelSize,
                       false,
                       Anchor::Middle});
    }

    void describe()
    {
        m_figure.title = "The stretch that decides the threshold";
        m_figure.description = fmt::format(
            "{} spent in {} before the last request; the threshold is {}.", moneyText(m_stretch.window.spent),
            durationText(m_stretch.demand.times()[m_stretch.window.last] - m_from), thresholdText(m_stretch.threshold));
    }

    const DecidingStretch& m_stretch;
    Trajectory m_spend;
    SimTime m_from;
    SimTime m_to;
    TimeScale m_time;
    Figure m_figure;
};

} // namespace

Trajectory spendOf(const DecidingStretch& stretch)
{
    Trajectory spend;
    const auto& window = stretch.window;
    const auto times = stretch.demand.times();
    Money spent;
    std::int64_t landed = 0;
    const auto land = [&](SimTime until) {
        for (; landed < window.landed && times[window.first] + stretch.latency * (landed + 1) <= until; ++landed) {
            spent -= stretch.amount;
            spend.add(times[window.first] + stretch.latency * (landed + 1), spent);
        }
    };
    spend.add(times[window.first], spent);
    for (ChargeIndex i = window.first; i < window.last; ++i) {
        land(times[i]);
        spent += stretch.demand.costs()[i];
        spend.add(times[i], spent);
    }
    land(times[window.last]);
    spend.finish();
    return spend;
}

Figure spendFigure(const DecidingStretch& stretch, double width)
{
    return SpendDrawing{stretch, width}.draw();
}

} // namespace lowwater
