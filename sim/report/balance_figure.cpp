// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/balance_figure.h"

#include "sim/report/hatch.h"
#include "sim/report/step_line.h"
#include "sim/report/time_axis.h"
#include "sim/report/words.h"

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

constexpr double gutterLeft = 46;
constexpr double gutterRight = 52;
constexpr double plotHeight = 86;
constexpr double legendHeight = 24;
constexpr double captionHeight = 20;
constexpr double flagLane = 24;
constexpr double panelGap = 8;
constexpr Duration quiet = std::chrono::minutes{60};
constexpr Duration weekendsFrom = std::chrono::days{14};

const std::vector<double> thresholdDash{6, 3};

/// Interruptions that share a flag, as there is no room for one each; numbered from 1.
struct Flag {
    std::size_t first = 0;
    std::size_t last = 0;
    double centre = 0;

    [[nodiscard]] std::string text() const
    {
        return first == last ? countText(first) : countText(first) + "–" + countText(last);
    }
    [[nodiscard]] double width() const { return std::max(18.0, textWidth(text(), 10, true) + 8); }
    [[nodiscard]] double left() const { return centre - width() / 2; }
    [[nodiscard]] double right() const { return centre + width() / 2; }
};

struct Range {
    Money least;
    Money most;
};

struct Band {
    double left = 0;
    double right = 0;
    Cause cause = Cause::Latency;
};

class BalanceDrawing {
public:
    BalanceDrawing(const std::vector<BalancePanel>& panels, const ZoneText& zone, double width)
        : m_panels{panels}, m_zone{zone}, m_scale{timeScale(panels, width)}
    {
        m_figure.width = width;
        m_weekends = !m_scale.skips() &&
                     m_scale.segments().front().shown.to - m_scale.segments().front().shown.from >= weekendsFrom;
        findRanges();
    }

    Figure draw()
    {
        drawLegend();
        double y = legendHeight;
        for (std::size_t i = 0; i < m_panels.size(); ++i)
            y = drawPanel(m_panels[i], m_ranges[i], y) + panelGap;
        addTimeAxis(m_figure.items, m_scale, m_zone, y - 2, m_figure.width);
        m_figure.height = y + timeAxisHeight;
        describe();
        return std::move(m_figure);
    }

private:
    static TimeScale timeScale(const std::vector<BalancePanel>& panels, double width)
    {
        std::vector<Stretch> busy;
        for (const auto& panel : panels) {
            busy = united(busy, busyStretches(panel.outcome->trajectory.times(), quiet), quiet);
            busy = united(busy, {{panel.outcome->windowEnd, panel.outcome->windowEnd}}, quiet);
        }
        return timeScaleFor(busy, gutterLeft, width - gutterRight);
    }

    static Range rangeOf(const BalancePanel& panel)
    {
        Range range{Money{}, panel.threshold.value_or(Money{})};
        for (const Money balance : panel.outcome->trajectory.balances()) {
            range.least = std::min(range.least, balance);
            range.most = std::max(range.most, balance);
        }
        if (range.most == range.least)
            range.most += oneDollar;
        return range;
    }

    /// The same money scale for all panels, so that they can be compared, unless one would be too flat to read.
    void findRanges()
    {
        constexpr std::int64_t flat = 3;
        for (const auto& panel : m_panels)
            m_ranges.push_back(rangeOf(panel));
        Range all = m_ranges.front();
        Money narrowest = all.most - all.least;
        for (const auto& range : m_ranges) {
            all = {std::min(all.least, range.least), std::max(all.most, range.most)};
            narrowest = std::min(narrowest, range.most - range.least);
        }
        if (all.most - all.least <= narrowest * flat)
            m_ranges.assign(m_panels.size(), all);
        for (auto& range : m_ranges) {
            const Money room = (range.most - range.least).scaled(1, 16);
            range.most += room;
            if (range.least < Money{})
                range.least -= room;
        }
    }

    std::vector<double> gapCentres() const
    {
        std::vector<double> centres;
        const auto segments = m_scale.segments();
        for (std::size_t i = 1; i < segments.size(); ++i)
            centres.push_back((segments[i - 1].right + segments[i].left) / 2);
        return centres;
    }

    template <typename Item>
    void add(Item item)
    {
        m_figure.items.emplace_back(std::move(item));
    }

    void drawLegend()
    {
        double x = gutterLeft;
        const double y = 13;
        const auto entry = [&](const std::string& text) {
            add(FigureText{{x + 24, y}, text, Ink::TextSecondary, 10.5});
            x += 24 + textWidth(text, 10.5) + 16;
        };
        add(FigurePath{{{x, y - 1}, {x + 6, y - 1}, {x + 6, y - 7}, {x + 13, y - 7}, {x + 13, y - 1}, {x + 19, y - 1}},
                       Ink::Balance,
                       1.5,
                       {}});
        entry("balance");
        if (std::any_of(m_panels.begin(), m_panels.end(),
                        [](const auto& panel) { return panel.threshold.has_value(); })) {
            add(FigurePath{{{x, y - 4}, {x + 19, y - 4}}, Ink::Threshold, 1.5, thresholdDash});
            entry("threshold");
        }
        const auto stops = [](const BalancePanel& panel) {
            return panel.showStops && !panel.outcome->interruptions.empty();
        };
        if (std::any_of(m_panels.begin(), m_panels.end(), stops)) {
            add(FigureRect{x + 8, y - 10, 3, 12, Ink::Interruption});
            entry("agents stopped");
        }
        if (m_weekends) {
            add(FigureRect{x + 4, y - 10, 13, 12, Ink::Night});
            entry("weekend");
        }
        if (m_scale.skips()) {
            addBreakMark(m_figure.items, x + 10, y - 4);
            entry("quiet time left out");
        }
    }

    /// Gives the y below it.
    double drawPanel(const BalancePanel& panel, const Range& range, double y)
    {
        add(FigureText{{gutterLeft, y + 12}, panel.caption, Ink::Text, 11, false, Anchor::Start, panel.name});
        const double top = y + captionHeight;
        const double bottom = top + plotHeight;
        const MoneyScale money{range.least, range.most, bottom, top};
        const auto line = stepLine(panel.outcome->trajectory, m_scale, money);
        drawWeekends(top);
        drawFill(line, money.y(Money{}));
        drawGrid(money);
        const bool flags = panel.showStops && !panel.outcome->interruptions.empty();
        if (flags)
            drawBands(*panel.outcome, top);
        add(FigurePath{{{m_scale.left(), money.y(Money{})}, {m_scale.right(), money.y(Money{})}}, Ink::Zero, 1.2, {}});
        if (panel.threshold)
            drawThreshold(*panel.threshold, money);
        add(FigurePath{line, Ink::Balance, 1.5, {}});
        for (const double x : gapCentres())
            addBreakMark(m_figure.items, x, money.y(Money{}));
        if (flags)
            drawFlags(*panel.outcome, bottom);
        return bottom + (flags ? flagLane : 0);
    }

    void drawWeekends(double top)
    {
        if (!m_weekends)
            return;
        const auto& shown = m_scale.segments().front().shown;
        for (auto day = startOfLocalDay(shown.from, m_zone); day < shown.to; day = startOfNextLocalDay(day, m_zone)) {
            const auto weekday = wallTime(day, m_zone).weekday;
            if (weekday != 0 && weekday != 6)
                continue;
            const double left = m_scale.x(std::max(day, shown.from));
            const double right = m_scale.x(std::min(startOfNextLocalDay(day, m_zone), shown.to));
            add(FigureRect{left, top, right - left, plotHeight, Ink::Night});
        }
    }

    void drawFill(const std::vector<FigurePoint>& line, double zero)
    {
        FigurePolygon fill{line, Ink::BalanceFill};
        fill.points.push_back({line.back().x, zero});
        fill.points.push_back({line.front().x, zero});
        add(std::move(fill));
    }

    void drawGrid(const MoneyScale& money)
    {
        for (const Money tick : figureTicks(money.least, money.most)) {
            const double y = money.y(tick);
            add(FigurePath{{{m_scale.left(), y}, {m_scale.right(), y}}, Ink::Grid, 1, {}});
            add(FigureText{{gutterLeft - 7, y + 3.5}, exactMoneyText(tick), Ink::Axis, 10, false, Anchor::End});
        }
    }

    std::vector<Band> bands(const Outcome& outcome) const
    {
        constexpr double leastWidth = 3;
        std::vector<Band> merged;
        for (const auto& interruption : outcome.interruptions) {
            const double left = m_scale.x(interruption.began);
            const double right = std::max(m_scale.x(interruption.ended.value_or(outcome.windowEnd)), left + leastWidth);
            if (!merged.empty() && left < merged.back().right + 1)
                merged.back().right = std::max(merged.back().right, right);
            else
                merged.push_back({left, right, interruption.cause});
        }
        return merged;
    }

    void drawBands(const Outcome& outcome, double top)
    {
        constexpr double hatchFrom = 8;
        for (const auto& band : bands(outcome)) {
            const bool wide = band.right - band.left >= hatchFrom;
            const FigureRect rect{band.left, top, band.right - band.left, plotHeight,
                                  wide ? Ink::InterruptionFill : Ink::Interruption};
            add(rect);
            if (!wide)
                continue;
            for (auto& path : hatch(rect, band.cause))
                add(std::move(path));
            for (const double x : {band.left, band.right})
                add(FigurePath{{{x, top}, {x, top + plotHeight}}, Ink::Interruption, 1, {}});
        }
    }

    std::vector<Flag> flags(const Outcome& outcome) const
    {
        std::vector<Flag> placed;
        for (std::size_t i = 0; i < outcome.interruptions.size(); ++i) {
            const auto& interruption = outcome.interruptions[i];
            const double from = m_scale.x(interruption.began);
            const double to = std::max(m_scale.x(interruption.ended.value_or(outcome.windowEnd)), from + 3);
            Flag flag{i + 1, i + 1, (from + to) / 2};
            while (!placed.empty() && flag.left() < placed.back().right() + 3) {
                flag.first = placed.back().first;
                flag.centre = (flag.centre + placed.back().centre) / 2;
                placed.pop_back();
            }
            placed.push_back(flag);
        }
        return placed;
    }

    void drawFlags(const Outcome& outcome, double bottom)
    {
        for (const auto& flag : flags(outcome)) {
            add(FigureRect{flag.left(), bottom + 5, flag.width(), 16, Ink::Surface, Ink::Interruption, 3});
            add(FigureText{{flag.centre, bottom + 16.8}, flag.text(), Ink::Interruption, 10, true, Anchor::Middle});
        }
    }

    void drawThreshold(Money threshold, const MoneyScale& money)
    {
        const double y = money.y(threshold);
        add(FigurePath{{{m_scale.left(), y}, {m_scale.right(), y}}, Ink::Threshold, 1.5, thresholdDash});
        add(FigureText{{m_scale.right() + 6, y + 3.5}, moneyText(threshold), Ink::ThresholdText, 10, true});
    }

    void describe()
    {
        m_figure.title = "The balance over time";
        for (const auto& panel : m_panels) {
            if (!m_figure.description.empty())
                m_figure.description += " ";
            m_figure.description += panel.name + panel.caption + ".";
        }
    }

    const std::vector<BalancePanel>& m_panels;
    const ZoneText& m_zone;
    TimeScale m_scale;
    Figure m_figure;
    std::vector<Range> m_ranges; ///< by panel
    bool m_weekends = false;
};

} // namespace

Figure balanceFigure(const std::vector<BalancePanel>& panels, const ZoneText& zone, double width)
{
    return BalanceDrawing{panels, zone, width}.draw();
}

} // namespace lowwater
