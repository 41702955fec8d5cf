// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/setting_measure.h"

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace lowwater {

namespace {

class MeasureWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::MeasureWords)
};

/// The last of each shade but the dearest; nothing at all is the first.
constexpr std::array<std::uint64_t, 5> countBounds{1, 3, 6, 10, 20};
constexpr std::array<std::chrono::minutes, 5> timeBounds{std::chrono::minutes{1}, std::chrono::minutes{10},
                                                         std::chrono::minutes{60}, std::chrono::minutes{240},
                                                         std::chrono::minutes{1440}};

/// The least of each shade but the last.
constexpr std::array<int, 6> chancePercents{99, 95, 90, 75, 50, 25};

constexpr std::array heatTokens{Token::Heat0, Token::Heat1, Token::Heat2, Token::Heat3,
                                Token::Heat4, Token::Heat5, Token::Heat6};
constexpr std::array sumTokens{Token::Night, Token::Sum1, Token::Sum2, Token::Sum3,
                               Token::Sum4,  Token::Sum5, Token::Sum6};

template <typename Value, std::size_t n>
std::size_t shadeAmong(const std::array<Value, n>& bounds, Value value)
{
    return 1 + static_cast<std::size_t>(std::lower_bound(bounds.begin(), bounds.end(), value) - bounds.begin());
}

QString chanceLegend(std::size_t shade)
{
    if (shade < chancePercents.size())
        return MeasureWords::tr("from %1 %").arg(chancePercents[shade]);
    return MeasureWords::tr("below %1 %").arg(chancePercents.back());
}

QString countLegend(std::size_t shade)
{
    if (shade == 0)
        return MeasureWords::tr("none");
    if (shade > countBounds.size())
        return MeasureWords::tr("over %1").arg(countBounds.back());
    const auto to = countBounds[shade - 1];
    const auto from = shade == 1 ? 1 : countBounds[shade - 2] + 1;
    return from == to ? QString::number(to) : MeasureWords::tr("%1–%2", "from, to").arg(from).arg(to);
}

QString timeLegend(std::size_t shade)
{
    if (shade == 0)
        return MeasureWords::tr("none");
    if (shade > timeBounds.size())
        return MeasureWords::tr("over %1").arg(words::formatDuration(timeBounds.back()));
    return MeasureWords::tr("to %1").arg(words::formatDuration(timeBounds[shade - 1]));
}

/// `5 s`, `12 min`, `3.4 h`, `2.1 d`
QString shortTime(Duration time)
{
    const double seconds = std::chrono::duration<double>(time).count();
    const auto locale = words::locale();
    if (seconds < 60)
        return MeasureWords::tr("%1 s").arg(std::max(1, static_cast<int>(seconds + 0.5)));
    if (seconds < 5'400)
        return MeasureWords::tr("%1 m", "minutes, as short as can be").arg(static_cast<int>(seconds / 60 + 0.5));
    if (seconds < 48 * 3'600)
        return MeasureWords::tr("%1 h").arg(locale.toString(seconds / 3'600, 'f', seconds < 36'000 ? 1 : 0));
    return MeasureWords::tr("%1 d").arg(locale.toString(seconds / 86'400, 'f', 0));
}

/// `999`, `1.2k`, `13k`
QString shortCount(std::uint64_t count)
{
    if (count < 1'000)
        return QString::number(count);
    const double thousands = static_cast<double>(count) / 1'000;
    return MeasureWords::tr("%1k", "thousands").arg(words::locale().toString(thousands, 'f', thousands < 10 ? 1 : 0));
}

QString shortMoney(Money money)
{
    return moneyTickText(money, money < oneDollar * 10 ? oneCent * 10 : oneDollar);
}

} // namespace

QString measureName(SettingMeasure measure)
{
    switch (measure) {
    case SettingMeasure::Interruptions:
        return MeasureWords::tr("Interruptions");
    case SettingMeasure::Chance:
        return MeasureWords::tr("Chance of none in 30 days");
    case SettingMeasure::DelayedWork:
        return MeasureWords::tr("Work delayed");
    case SettingMeasure::Idle:
        return MeasureWords::tr("Idle money");
    case SettingMeasure::MonthlyCost:
        return MeasureWords::tr("Cost a month");
    }
    return {};
}

MeasureScale::MeasureScale(SettingMeasure measure, const SettingGrid& grid) : m_measure{measure}
{
    if (!isMoney())
        return;
    bool isFirst = true;
    for (const auto& cell : grid.cells) {
        if (!cell)
            continue;
        const Money money = moneyOf(*cell);
        m_least = isFirst ? money : std::min(m_least, money);
        m_most = isFirst ? money : std::max(m_most, money);
        isFirst = false;
    }
}

bool MeasureScale::isMoney() const
{
    return m_measure == SettingMeasure::Idle || m_measure == SettingMeasure::MonthlyCost;
}

Money MeasureScale::moneyOf(const SettingGrid::Cell& cell) const
{
    return m_measure == SettingMeasure::Idle ? cell.totals.meanIdle : cell.monthlyCost;
}

std::size_t MeasureScale::shadeOf(const SettingGrid::Cell& cell) const
{
    if (m_measure == SettingMeasure::Interruptions)
        return cell.totals.interruptions == 0 ? 0 : shadeAmong(countBounds, cell.totals.interruptions);
    if (m_measure == SettingMeasure::Chance)
        return static_cast<std::size_t>(std::find_if(chancePercents.begin(), chancePercents.end(),
                                                     [&](int percent) { return *cell.chance * 100 >= percent; }) -
                                        chancePercents.begin());
    if (m_measure == SettingMeasure::DelayedWork) {
        const auto minutes = std::chrono::ceil<std::chrono::minutes>(cell.totals.delayedWork);
        return minutes.count() == 0 ? 0 : shadeAmong(timeBounds, minutes);
    }
    const double range = (m_most - m_least).toDouble();
    const double share = range > 0 ? (moneyOf(cell) - m_least).toDouble() / range : 0;
    return std::min(shades - 1, static_cast<std::size_t>(share * shades));
}

QString MeasureScale::legendOf(std::size_t shade) const
{
    if (m_measure == SettingMeasure::Interruptions)
        return countLegend(shade);
    if (m_measure == SettingMeasure::Chance)
        return chanceLegend(shade);
    if (m_measure == SettingMeasure::DelayedWork)
        return timeLegend(shade);
    const auto range = m_most - m_least;
    if (range == Money{})
        return shade == 0 ? words::formatMoney(m_least) : QString();
    const Money from = m_least + range.scaled(static_cast<std::int64_t>(shade), static_cast<std::int64_t>(shades));
    return MeasureWords::tr("from %1").arg(shortMoney(from));
}

Token MeasureScale::tokenOf(std::size_t shade) const
{
    return isMoney() ? sumTokens[shade] : heatTokens[shade];
}

Token MeasureScale::textOn(std::size_t shade) const
{
    constexpr std::size_t firstDark = 4; // of both scales
    return shade < firstDark ? Token::Text : Token::Surface;
}

QString MeasureScale::text(const SettingGrid::Cell& cell) const
{
    if (m_measure == SettingMeasure::Interruptions)
        return words::formatCount(cell.totals.interruptions);
    if (m_measure == SettingMeasure::Chance)
        return words::formatChance(*cell.chance);
    return isMoney() ? words::formatMoney(moneyOf(cell)) : words::formatDuration(cell.totals.delayedWork);
}

QString MeasureScale::shortText(const SettingGrid::Cell& cell) const
{
    if (isMoney())
        return shortMoney(moneyOf(cell));
    if (shadeOf(cell) == 0)
        return {};
    if (m_measure == SettingMeasure::Chance)
        return QString::number(static_cast<int>(*cell.chance * 100 + 1e-9));
    return m_measure == SettingMeasure::Interruptions ? shortCount(cell.totals.interruptions)
                                                      : shortTime(cell.totals.delayedWork);
}

QString settingSentence(bool topUp, Money amount, Money threshold, const SettingGrid::Cell& cell)
{
    Policy policy;
    policy.rule = topUp ? Rule::TopUp : Rule::Add;
    policy.amount = amount;
    policy.threshold = threshold;
    const QString setting = policyPhrase(policy);
    const auto& totals = cell.totals;
    const auto count = static_cast<int>(totals.interruptions);
    const QString stops =
        count == 0 ? MeasureWords::tr("no interruption")
        : count == 1
            ? MeasureWords::tr("1 interruption, %1 of work delayed").arg(words::formatDuration(totals.delayedWork))
            : MeasureWords::tr("%Ln interruptions, %1 of work delayed", "", count)
                  .arg(words::formatDuration(totals.delayedWork));
    const QString sentence =
        MeasureWords::tr("%1: %2, %3 idle, %4 a month.", "setting, interruptions, idle money, cost")
            .arg(setting.left(1).toUpper() + setting.mid(1), stops, words::formatMoney(totals.meanIdle),
                 words::formatMoney(cell.monthlyCost));
    if (!cell.chance)
        return sentence;
    return MeasureWords::tr("%1 In the next 30 days no agent stops in %2 of the draws.")
        .arg(sentence, words::formatChance(*cell.chance));
}

} // namespace lowwater
