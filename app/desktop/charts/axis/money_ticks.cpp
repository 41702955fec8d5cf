// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/money_ticks.h"

#include "app/desktop/words/format.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

namespace lowwater {

namespace {

constexpr std::int64_t mostTicks = 5;
constexpr std::int64_t fewestTicks = 3;
constexpr double headroom = 0.05;
constexpr double footroom = 0.09;

std::int64_t ceilDiv(std::int64_t value, std::int64_t by)
{
    return value / by + (value % by > 0 ? 1 : 0);
}

std::int64_t floorDiv(std::int64_t value, std::int64_t by)
{
    return value / by - (value % by < 0 ? 1 : 0);
}

std::int64_t tickCount(std::int64_t least, std::int64_t most, std::int64_t step)
{
    return floorDiv(most, step) - ceilDiv(least, step) + 1;
}

std::int64_t roundStep(std::int64_t least, std::int64_t most)
{
    // tenths of a power of ten, so that 2.5 is whole
    constexpr std::array<std::int64_t, 3> usual = {10, 20, 50};
    constexpr std::int64_t tightest = 25;
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t multiple : usual) {
            const std::int64_t step = multiple * power;
            const std::int64_t count = tickCount(least, most, step);
            if (count > mostTicks)
                continue;
            const std::int64_t between = tightest * power;
            return count < fewestTicks && tickCount(least, most, between) <= mostTicks ? std::min(step, between) : step;
        }
    }
}

std::vector<Money> multiples(std::int64_t least, std::int64_t most, std::int64_t step)
{
    std::vector<Money> ticks;
    for (std::int64_t i = ceilDiv(least, step); i <= floorDiv(most, step); ++i)
        ticks.push_back(Money::fromNanos(i * step));
    return ticks;
}

} // namespace

std::vector<Money> moneyTicks(Money least, Money most)
{
    return multiples(least.nanos(), most.nanos(), roundStep(least.nanos(), most.nanos()));
}

MoneyAxis balanceAxis(Money least, Money most)
{
    const Money bottom = std::min(least, Money{});
    const Money top = std::max({most, oneCent, Money{}});
    MoneyAxis axis;
    axis.step = Money::fromNanos(roundStep(bottom.nanos(), top.nanos()));
    axis.ticks = multiples(bottom.nanos(), top.nanos(), axis.step.nanos());
    const double range = top.toDouble() - bottom.toDouble();
    axis.most = top.toDouble() + headroom * range;
    axis.least = std::min(bottom.toDouble() - headroom * range, -footroom * range);
    return axis;
}

MoneyAxis spendingAxis(Money most)
{
    const Money top = std::max(most, oneCent);
    MoneyAxis axis;
    axis.most = top.toDouble() * (1 + headroom);
    axis.step = Money::fromNanos(roundStep(0, top.nanos()));
    while (top.nanos() / axis.step.nanos() > 2)
        axis.step = axis.step * 2;
    axis.ticks = multiples(axis.step.nanos(), top.nanos(), axis.step.nanos());
    return axis;
}

QString moneyTickText(Money tick, Money step)
{
    if (step.nanos() % oneCent.nanos() == 0)
        return step.nanos() % oneDollar.nanos() == 0 ? words::formatAmount(tick) : words::formatMoney(tick);
    int decimals = 3;
    for (std::int64_t place = oneDollar.nanos() / 1000; step.nanos() % place != 0; place /= 10)
        ++decimals;
    const QString sign = tick < Money{} ? QStringLiteral("−$") : QStringLiteral("$");
    return sign + words::locale().toString(std::abs(tick.toDouble()), 'f', decimals);
}

} // namespace lowwater
