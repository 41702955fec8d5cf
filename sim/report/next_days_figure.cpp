// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/next_days_figure.h"

#include "sim/report/step_line.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

// of lowestShares
constexpr std::size_t worst = 0;
constexpr std::size_t low = 1;
constexpr std::size_t quarter = 2;
constexpr std::size_t middle = 3;
constexpr std::size_t threeQuarters = 4;
constexpr std::size_t high = 5;

constexpr double gutter = 52;
constexpr double top = 26;
constexpr double bottom = 196;
constexpr double height = 246;
constexpr double labelSize = 10;

class NextDaysDrawing {
public:
    NextDaysDrawing(const NextDays& next, std::optional<Money> threshold, const ZoneText& zone, double width)
        : m_next{next},
          m_threshold{threshold},
          m_zone{zone},
          m_right{width - 4},
          m_wide{(m_right - gutter) / static_cast<double>(next.days.size())}
    {
        m_figure.width = width;
        m_figure.height = height;
    }

    Figure draw()
    {
        Money least = std::min(m_threshold.value_or(Money{}), Money{});
        Money most = std::max(m_threshold.value_or(Money{}), oneCent);
        for (const auto& day : m_next.days) {
            least = std::min(least, day.quantiles[worst]);
            most = std::max(most, day.quantiles[high]);
        }
        m_money = {least, most + (most - least).scaled(1, 20), bottom, top};
        drawGrid();
        drawDates();
        for (std::size_t i = 0; i < m_next.days.size(); ++i)
            drawDay(i);
        drawWorst();
        drawLegend();
        describe();
        return std::move(m_figure);
    }

private:
    template <typename Item>
    void add(Item item)
    {
        m_figure.items.emplace_back(std::move(item));
    }

    [[nodiscard]] double left(std::size_t day) const { return gutter + m_wide * static_cast<double>(day); }

    void drawGrid()
    {
        add(FigureText{{gutter, 12}, "Lowest balance of each day", Ink::TextSecondary, 10.5, true});
        for (const Money tick : figureTicks(m_money.least, m_money.most)) {
            const double y = m_money.y(tick);
            add(FigurePath{{{gutter, y}, {m_right, y}}, tick == Money{} ? Ink::Zero : Ink::Grid, 1, {}});
            add(FigureText{{gutter - 7, y + 3.5}, exactMoneyText(tick), Ink::Axis, labelSize, false, Anchor::End});
        }
    }

    void drawDates()
    {
        constexpr std::size_t week = 7;
        double taken = -1;
        for (std::size_t i = 0; i < m_next.days.size(); ++i) {
            const auto text =
                dayText(m_next.days[i].begin + std::chrono::hours{12}, m_zone); // noon: on its day anywhere
            const double half = textWidth(text, labelSize) / 2;
            const double x = std::clamp(left(i) + m_wide / 2, gutter + half, m_right - half);
            if ((i % week != 0 && m_next.days.size() > week) || x - half < taken + 10)
                continue;
            taken = x + half;
            add(FigureText{{x, bottom + 15}, text, Ink::Axis, labelSize, false, Anchor::Middle});
        }
    }

    void drawDay(std::size_t day)
    {
        const auto& at = m_next.days[day].quantiles;
        const double center = left(day) + m_wide / 2;
        const double half = std::min(m_wide * 0.32, 14.0);
        drawBox(center, half, m_money.y(at[high]), m_money.y(at[threeQuarters]), m_money.y(at[middle]),
                m_money.y(at[quarter]), m_money.y(at[low]));
    }

    void drawBox(double center, double half, double highest, double upper, double median, double lower, double lowest)
    {
        add(FigurePath{{{center, highest}, {center, lowest}}, Ink::Balance, 1, {}});
        add(FigureRect{center - half, upper, 2 * half, std::max(lower - upper, 1.0), Ink::BalanceFill, Ink::Balance});
        add(FigurePath{{{center - half, median}, {center + half, median}}, Ink::Balance, 2.5, {}});
    }

    void drawWorst()
    {
        FigurePath depths{{}, Ink::Interruption, 1.5, {2, 2.5}};
        for (std::size_t i = 0; i < m_next.days.size(); ++i) {
            const double y = m_money.y(m_next.days[i].quantiles[worst]);
            depths.points.push_back({left(i), y});
            depths.points.push_back({left(i + 1), y});
        }
        if (m_threshold) {
            const double y = m_money.y(*m_threshold);
            add(FigurePath{{{gutter, y}, {m_right, y}}, Ink::Threshold, 1.5, {6, 3}});
        }
        add(std::move(depths));
    }

    void drawLegend()
    {
        constexpr double y = bottom + 40;
        constexpr double mark = 16;
        double x = gutter;
        const auto entry = [&](const std::string& text) {
            add(FigureText{{x + mark + 5, y}, text, Ink::TextSecondary, labelSize});
            x += mark + 5 + textWidth(text, labelSize) + 16;
        };
        drawBox(x + mark / 2, 5, y - 12, y - 8.5, y - 4, y - 0.5, y + 3);
        entry("half of the draws, its middle, nine in ten");
        add(FigurePath{{{x, y - 4}, {x + mark, y - 4}}, Ink::Interruption, 1.5, {2, 2.5}});
        entry(fmt::format("the lowest of {}", countText(m_next.paths)));
        if (!m_threshold)
            return;
        add(FigurePath{{{x, y - 4}, {x + mark, y - 4}}, Ink::Threshold, 1.5, {6, 3}});
        entry("threshold " + thresholdText(*m_threshold));
    }

    void describe()
    {
        const auto& days = m_next.days;
        const auto deepest = std::min_element(days.begin(), days.end(), [](const auto& a, const auto& b) {
            return a.quantiles[worst] < b.quantiles[worst];
        });
        m_figure.title = fmt::format("The lowest balance of each of the next {}", countOf(days.size(), "day", "days"));
        const auto& at = deepest->quantiles;
        m_figure.description = fmt::format(
            "Lowest of all on {}: half of the draws fall to between {} and {} that day, nine in ten to between {} and "
            "{}, the lowest of {} to {}.",
            dayText(deepest->begin + std::chrono::hours{12}, m_zone, true), moneyText(at[quarter]),
            moneyText(at[threeQuarters]), moneyText(at[low]), moneyText(at[high]), countText(m_next.paths),
            moneyText(at[worst]));
    }

    const NextDays& m_next;
    std::optional<Money> m_threshold;
    const ZoneText& m_zone;
    double m_right;
    double m_wide;
    MoneyScale m_money;
    Figure m_figure;
};

} // namespace

Figure nextDaysFigure(const NextDays& next, std::optional<Money> threshold, const ZoneText& zone, double width)
{
    return NextDaysDrawing{next, threshold, zone, width}.draw();
}

} // namespace lowwater
