// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/setting_grid.h"

#include <algorithm>

namespace lowwater {

namespace {

/// The least of 1, 2, 2.5 and 5 times a power of ten, from a cent on, of which `most` reach to the top.
Money roundStepTo(Money top, std::size_t most)
{
    for (Money power = oneCent;; power = power * 10)
        for (const auto& [times, parts] : {std::pair{1, 1}, {2, 1}, {5, 2}, {5, 1}}) {
            const Money step = power.scaled(times, parts);
            if (step.nanos() % oneCent.nanos() == 0 && step * static_cast<std::int64_t>(most) >= top)
                return step;
        }
}

/// `first`, `first + step` ... at most the top.
std::vector<Money> steps(Money first, Money step, Money top)
{
    std::vector<Money> values;
    for (Money value = first; value <= top || values.size() < 2; value += step)
        values.push_back(value);
    return values;
}

/// Of the evenly spread values those that can be chosen; a provider's own few as they are.
std::vector<Money> offered(const MoneyChoices& choices, std::vector<Money> values, std::size_t most)
{
    if (!choices.list.empty() && choices.list.size() <= most && choices.list.size() > 1)
        return choices.list;
    std::vector<Money> kept;
    for (const Money value : values)
        if (choices.allows(value))
            kept.push_back(value);
    return kept.size() < 2 ? values : kept;
}

} // namespace

bool SettingGrid::complete() const
{
    return std::all_of(cells.begin(), cells.end(), [](const auto& cell) { return cell.has_value(); });
}

SettingGrid settingGridFor(Money amountTop, Money thresholdTop, const MoneyChoices& amounts,
                           const MoneyChoices& thresholds, std::size_t mostAmounts, std::size_t mostThresholds)
{
    SettingGrid grid;
    const Money amountStep = roundStepTo(amountTop, mostAmounts);
    grid.amounts = offered(amounts, steps(amountStep, amountStep, amountTop), mostAmounts);
    grid.thresholds = offered(thresholds, steps(Money{}, roundStepTo(thresholdTop, mostThresholds - 1), thresholdTop),
                              mostThresholds);
    grid.cells.resize(grid.amounts.size() * grid.thresholds.size());
    grid.boundaries.resize(grid.amounts.size());
    return grid;
}

std::size_t nearestIndex(const std::vector<Money>& values, Money money)
{
    const auto after = std::lower_bound(values.begin(), values.end(), money);
    if (after == values.begin())
        return 0;
    if (after == values.end())
        return values.size() - 1;
    const auto before = after - 1;
    return static_cast<std::size_t>((money - *before <= *after - money ? before : after) - values.begin());
}

double placeAmong(const std::vector<Money>& values, Money money)
{
    const auto after = std::clamp<std::ptrdiff_t>(
        std::lower_bound(values.begin(), values.end(), money) - values.begin(), 1, std::ssize(values) - 1);
    const Money low = values[static_cast<std::size_t>(after) - 1];
    const Money high = values[static_cast<std::size_t>(after)];
    return static_cast<double>(after - 1) + (money - low).toDouble() / (high - low).toDouble();
}

} // namespace lowwater
