// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/backtest_figure.h"

#include "sim/report/backtest_words.h"
#include "sim/report/hatch.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

constexpr double top = 24;
constexpr double rowHeight = 24;
constexpr double labelWidth = 108;
constexpr double sumWidth = 168;
constexpr double below = 38;
constexpr double size = 11;
constexpr double smallSize = 10;

bool isStillStopped(const LivedTotals& totals)
{
    return totals.interruptions == 0 && totals.stoppedAgentTime > Duration{0};
}

class BacktestDrawing {
public:
    BacktestDrawing(const Backtest& backtest, const ZoneText& zone, double width)
        : m_backtest{backtest},
          m_zone{zone},
          m_weeks{backtest.followers.front().weeks.size()},
          m_wide{(width - labelWidth - sumWidth) / static_cast<double>(m_weeks)}
    {
        m_figure.width = width;
        m_figure.height = top + rowHeight * static_cast<double>(backtest.followers.size()) + below;
    }

    Figure draw()
    {
        add(FigureText{{0, 12}, "Interruptions, week by week", Ink::TextSecondary, 10.5, true});
        for (std::size_t row = 0; row < m_backtest.followers.size(); ++row)
            drawRow(m_backtest.followers[row], top + rowHeight * static_cast<double>(row));
        drawDates();
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

    [[nodiscard]] double left(std::size_t week) const { return labelWidth + m_wide * static_cast<double>(week); }
    [[nodiscard]] double bottom() const { return m_figure.height - below; }

    void drawRow(const LivedWeeks& lived, double y)
    {
        const bool isAdvice = lived.follower == Follower::Followed;
        const double line = y + rowHeight / 2 + 4;
        add(FigureText{{0, line}, sentenceCase(std::string{followerWords(lived.follower)}), Ink::Text, size, isAdvice});
        for (std::size_t week = 0; week < lived.weeks.size(); ++week)
            drawWeek(lived.weeks[week].totals, left(week), y);
        const bool isSafe = lived.totals.interruptions == 0;
        add(FigureText{{left(m_weeks) + 10, line},
                       fmt::format("{}, {} a month", isSafe ? "none" : countText(lived.totals.interruptions),
                                   moneyText(lived.monthlyCost)),
                       isSafe ? Ink::Text : Ink::Interruption,
                       size,
                       isAdvice});
    }

    /// Empty where nobody stopped, filled where somebody did, hatched where somebody still stands.
    void drawWeek(const LivedTotals& totals, double x, double y)
    {
        const double gap = m_wide > 6 ? 2 : 0.5;
        const FigureRect cell{x, y + 1.5, std::max(m_wide - gap, 0.5), rowHeight - 3, Ink::Surface, Ink::Border};
        drawCell(cell, totals);
        const auto text = countText(totals.interruptions);
        if (totals.interruptions == 0 || textWidth(text, smallSize, true) + 3 > cell.width)
            return;
        add(FigureText{
            {x + cell.width / 2, y + rowHeight / 2 + 3.5}, text, Ink::Interruption, smallSize, true, Anchor::Middle});
    }

    void drawCell(FigureRect cell, const LivedTotals& totals)
    {
        if (totals.interruptions > 0) {
            cell.fill = Ink::InterruptionFill;
            cell.outline = Ink::Interruption;
        }
        add(cell);
        if (isStillStopped(totals))
            for (auto& stroke : hatch(cell, Cause::Latency))
                add(std::move(stroke));
    }

    void drawDates()
    {
        double taken = -1;
        for (std::size_t week = 0; week < m_weeks; ++week) {
            const SimTime begin = m_backtest.from + std::chrono::days{7} * static_cast<std::int64_t>(week);
            const auto text = dayText(begin + std::chrono::hours{12}, m_zone);
            const double wide = textWidth(text, smallSize);
            const double x = left(week);
            if (x < taken + 10 || x + wide > m_figure.width)
                continue;
            taken = x + wide;
            add(FigureText{{x, bottom() + 14}, text, Ink::Axis, smallSize, false});
        }
    }

    void drawLegend()
    {
        const double y = bottom() + 32;
        constexpr double box = 12;
        double x = labelWidth;
        const auto entry = [&](const LivedTotals& totals, const std::string& text) {
            drawCell({x, y - box + 2, box, box, Ink::Surface, Ink::Border}, totals);
            add(FigureText{{x + box + 6, y}, text, Ink::TextSecondary, smallSize, false});
            x += box + 6 + textWidth(text, smallSize) + 18;
        };
        LivedTotals stops;
        stops.interruptions = 1;
        LivedTotals stands;
        stands.stoppedAgentTime = std::chrono::hours{1};
        entry({}, "no interruption");
        entry(stops, "agents stopped, so often");
        entry(stands, "still stopped from before");
    }

    void describe()
    {
        m_figure.title = "The backtest, week by week";
        std::string text =
            fmt::format("{} from {} on.", countOf(m_weeks, "week", "weeks"), dayText(m_backtest.from, m_zone, true));
        for (const auto& lived : m_backtest.followers) {
            std::vector<std::string> weeks;
            for (const auto& week : lived.weeks)
                weeks.push_back(isStillStopped(week.totals) ? "still stopped" : countText(week.totals.interruptions));
            text += fmt::format(" {}: {}; {} a month.", sentenceCase(std::string{followerWords(lived.follower)}),
                                listText(weeks), moneyText(lived.monthlyCost));
        }
        m_figure.description = std::move(text);
    }

    const Backtest& m_backtest;
    const ZoneText& m_zone;
    std::size_t m_weeks;
    double m_wide;
    Figure m_figure;
};

} // namespace

Figure backtestFigure(const Backtest& backtest, const ZoneText& zone, double width)
{
    return BacktestDrawing{backtest, zone, width}.draw();
}

} // namespace lowwater
