// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/recommendation/setting_grid.h"
#include "app/desktop/theme.h"

#include <QString>

#include <array>

namespace lowwater {

/// What the map of settings shows of each.
enum class SettingMeasure { Interruptions, Chance, DelayedWork, Idle, MonthlyCost };
inline constexpr std::array allSettingMeasures{SettingMeasure::Interruptions, SettingMeasure::Chance,
                                               SettingMeasure::DelayedWork, SettingMeasure::Idle,
                                               SettingMeasure::MonthlyCost};

[[nodiscard]] QString measureName(SettingMeasure measure);

/// Seven shades of a measure, from what is wanted to what is not, each with the words of its legend.
class MeasureScale {
public:
    static constexpr std::size_t shades = 7;

    /// Counts and times have fixed bounds; money is parted evenly between the least and the most of the grid.
    MeasureScale(SettingMeasure measure, const SettingGrid& grid);

    /// A chance may be known later than the rest; of a cell without it nothing below can be asked.
    [[nodiscard]] bool knows(const SettingGrid::Cell& cell) const
    {
        return m_measure != SettingMeasure::Chance || cell.chance.has_value();
    }
    [[nodiscard]] std::size_t shadeOf(const SettingGrid::Cell& cell) const;
    /// Empty: no cell can have this shade.
    [[nodiscard]] QString legendOf(std::size_t shade) const;
    [[nodiscard]] Token tokenOf(std::size_t shade) const;
    /// What can be read upon it.
    [[nodiscard]] Token textOn(std::size_t shade) const;
    /// In full: `3`, `12 min`, `$9.80`.
    [[nodiscard]] QString text(const SettingGrid::Cell& cell) const;
    /// As short as fits a cell; empty where there is nothing to say.
    [[nodiscard]] QString shortText(const SettingGrid::Cell& cell) const;

private:
    [[nodiscard]] Money moneyOf(const SettingGrid::Cell& cell) const;
    [[nodiscard]] bool isMoney() const;

    SettingMeasure m_measure;
    Money m_least;
    Money m_most;
};

/// `Add $20 when below $1: 15 interruptions, 3 h 52 min of work delayed, $9.80 idle, $61.22 a month.`
[[nodiscard]] QString settingSentence(bool topUp, Money amount, Money threshold, const SettingGrid::Cell& cell);

} // namespace lowwater
