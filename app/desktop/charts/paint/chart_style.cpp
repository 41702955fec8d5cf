// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/chart_style.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace lowwater {

namespace {

constexpr double designFont = 13;
constexpr double designGutter = 58;
constexpr double staleInk = 0.45; ///< what is left of a colour

class Gutter {
    Q_DECLARE_TR_FUNCTIONS(lowwater::BalanceView)
};

/// What depends on the policy; the words, the frame and the spending do not.
bool fades(Token token)
{
    switch (token) {
    case Token::Balance:
    case Token::BalanceFill:
    case Token::Threshold:
    case Token::ThresholdText:
    case Token::Interruption:
    case Token::InterruptionFill:
        return true;
    default:
        return false;
    }
}

int mixed(int ink, int paper)
{
    return static_cast<int>(std::lround(staleInk * ink + (1 - staleInk) * paper));
}

} // namespace

QColor ChartColors::operator()(Token token) const
{
    const QColor ink = m_theme->color(token);
    if (!m_stale || !fades(token))
        return ink;
    const QColor paper = m_theme->color(Token::Surface);
    return QColor(mixed(ink.red(), paper.red()), mixed(ink.green(), paper.green()), mixed(ink.blue(), paper.blue()));
}

QColor ChartColors::category(std::size_t index) const
{
    constexpr std::array tokens = {Token::Category1, Token::Category2, Token::Category3,    Token::Category4,
                                   Token::Category5, Token::Category6, Token::CategoryOther};
    return m_theme->color(tokens[std::min(index, tokens.size() - 1)]);
}

ChartMetrics::ChartMetrics()
    : m_small{Theme::font(TextStyle::Small)},
      m_smallBold{Theme::font(TextStyle::Small, true)},
      m_smallSize{m_small},
      m_boldSize{m_smallBold},
      m_scale{Theme::font(TextStyle::Body).pixelSize() / designFont}
{
    const double names =
        std::max({smallWidth(stoppedLaneName()), smallWidth(reloadLaneName()), smallWidth(overviewName())});
    m_gutter = std::max(px(designGutter), px(8) + static_cast<int>(std::ceil(names)));
}

int ChartMetrics::px(double design) const
{
    return static_cast<int>(std::lround(design * m_scale));
}

QString stoppedLaneName()
{
    return Gutter::tr("Stopped");
}

QString reloadLaneName()
{
    return Gutter::tr("Reloads");
}

QString overviewName()
{
    return Gutter::tr("All");
}

} // namespace lowwater
