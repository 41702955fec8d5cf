// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/tornado_figure.h"

#include "sim/report/situation_words.h"
#include "sim/report/step_line.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater {

namespace {

constexpr double top = 44;
constexpr double rowHeight = 40;
constexpr double barHeight = 16;
constexpr double labelWidth = 178;
constexpr double leastEndWidth = 60; ///< room for what stands beside a bar
constexpr double endGap = 7;         ///< between a bar and what stands beside it
constexpr double below = 40;
constexpr double size = 11;
constexpr double smallSize = 10;

/// At most one decimal: a mean of counts.
std::string meanText(double mean)
{
    return mean < 0.05 ? "0" : fmt::format("{:.{}f}", mean, mean < 9.95 ? 1 : 0);
}

class TornadoDrawing {
public:
    TornadoDrawing(const Robustness& robust, double width) : m_robust{robust}
    {
        m_figure.width = width;
        m_figure.height = top + rowHeight * static_cast<double>(robust.tornado.size()) + below;
        m_left = labelWidth + endWidth(&TornadoBar::low, &TornadoBar::lowRow);
        m_right = width - endWidth(&TornadoBar::high, &TornadoBar::highRow);
        m_bottom = m_figure.height - below;
        Money least = base();
        Money most = base();
        for (const auto& bar : robust.tornado) {
            least = std::min(least, bar.low);
            most = std::max(most, bar.high);
        }
        m_scale = {least, std::max(most, least + oneNano), m_left, m_right};
    }

    Figure draw()
    {
        m_figure.items.emplace_back(
            FigureText{{0, 12}, "What a month costs with " + policyText(policy()), Ink::TextSecondary, 10.5, true});
        drawGrid();
        for (std::size_t i = 0; i < m_robust.tornado.size(); ++i)
            drawBar(m_robust.tornado[i], top + rowHeight * static_cast<double>(i));
        drawBase();
        describe();
        return std::move(m_figure);
    }

private:
    [[nodiscard]] const Policy& policy() const { return m_robust.choices[m_robust.recommended]; }
    [[nodiscard]] Money base() const { return m_robust.rows.front().choices[m_robust.recommended].monthlyCost; }
    /// What the widest label of that end needs.
    [[nodiscard]] double endWidth(Money TornadoBar::*money, std::size_t TornadoBar::*row) const
    {
        double widest = leastEndWidth;
        for (const auto& bar : m_robust.tornado)
            widest = std::max(widest, textWidth(endText(bar.*money, bar.*row), smallSize) + endGap + 4);
        return widest;
    }
    /// The scale's bottom is the left end.
    [[nodiscard]] double x(Money money) const { return m_scale.y(money); }

    template <typename Item>
    void add(Item item)
    {
        m_figure.items.emplace_back(std::move(item));
    }

    void drawGrid()
    {
        double taken = -1;
        for (const Money tick : figureTicks(m_scale.least, m_scale.most)) {
            const double at = x(tick);
            const auto text = exactMoneyText(tick);
            const double half = textWidth(text, smallSize) / 2;
            add(FigurePath{{{at, top - 6}, {at, m_bottom}}, Ink::Grid, 1, {}});
            if (at - half < taken + 6)
                continue;
            taken = at + half;
            add(FigureText{{at, m_bottom + 14}, text, Ink::Axis, smallSize, false, Anchor::Middle});
        }
    }

    void drawBar(const TornadoBar& bar, double y)
    {
        const double middle = y + rowHeight / 2;
        add(FigureText{{0, middle - 2}, std::string{factorWords(bar.factor)}, Ink::Text, size, false});
        add(FigureText{{0, middle + 11}, interruptionsWords(bar), Ink::TextSecondary, smallSize, false});
        const double low = x(bar.low);
        const double high = x(bar.high);
        const double start = x(base());
        const double upper = middle - barHeight / 2;
        if (low < start)
            add(FigureRect{low, upper, start - low, barHeight, Ink::BalanceFill, Ink::Balance});
        if (high > start)
            add(FigureRect{start, upper, high - start, barHeight, Ink::Balance, {}});
        drawEnds(bar, middle + 4);
    }

    void drawEnds(const TornadoBar& bar, double y)
    {
        if (shownMoney(bar.low) == shownMoney(bar.high)) {
            add(FigureText{{x(bar.high) + endGap, y}, "hardly anything", Ink::TextSecondary, smallSize, false});
            return;
        }
        add(FigureText{
            {x(bar.low) - endGap, y}, endText(bar.low, bar.lowRow), Ink::Text, smallSize, false, Anchor::End});
        add(FigureText{{x(bar.high) + endGap, y}, endText(bar.high, bar.highRow), Ink::Text, smallSize, false});
    }

    [[nodiscard]] std::string endText(Money money, std::size_t row) const
    {
        return row == 0 ? moneyText(money)
                        : fmt::format("{} · {}", moneyText(money), situationValueWords(m_robust.rows[row].situation));
    }

    void drawBase()
    {
        const double at = x(base());
        add(FigurePath{{{at, top - 6}, {at, m_bottom}}, Ink::Text, 1.5, {}});
        add(FigureText{
            {at, top - 10}, "as assumed: " + moneyText(base()), Ink::TextSecondary, smallSize, false, Anchor::Middle});
        add(FigurePath{{{m_left, m_bottom}, {m_right, m_bottom}}, Ink::Axis, 1, {}});
        add(FigureText{{(m_left + m_right) / 2, m_bottom + 30},
                       "delayed work, idle money and fees, a month",
                       Ink::TextSecondary,
                       smallSize,
                       false,
                       Anchor::Middle});
    }

    void describe()
    {
        m_figure.title = "What matters most of what is not known";
        std::string text = fmt::format("A month with {} costs {} as assumed.", policyText(policy()), moneyText(base()));
        for (const auto& bar : m_robust.tornado)
            text += fmt::format(" {}: from {} ({}) to {} ({}), {}.", factorWords(bar.factor), moneyText(bar.low),
                                situationValueWords(m_robust.rows[bar.lowRow].situation), moneyText(bar.high),
                                situationValueWords(m_robust.rows[bar.highRow].situation), interruptionsWords(bar));
        m_figure.description = std::move(text);
    }

    const Robustness& m_robust;
    Figure m_figure;
    double m_left = 0;
    double m_right = 0;
    double m_bottom = 0;
    MoneyScale m_scale;
};

} // namespace

bool hasTornado(const Robustness& robust)
{
    return std::any_of(robust.tornado.begin(), robust.tornado.end(),
                       [](const TornadoBar& bar) { return shownMoney(bar.low) != shownMoney(bar.high); });
}

std::string interruptionsWords(const TornadoBar& bar)
{
    const auto fewest = meanText(bar.fewestInterruptions);
    const auto most = meanText(bar.mostInterruptions);
    if (bar.mostInterruptions <= 0)
        return "no interruption";
    if (most == "0")
        return "hardly ever an interruption";
    return (fewest == most ? most : fewest + " to " + most) + " interruptions a month";
}

Figure tornadoFigure(const Robustness& robust, double width)
{
    return TornadoDrawing{robust, width}.draw();
}

} // namespace lowwater
