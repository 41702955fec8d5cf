// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/core/wide.h"

#include <QDate>
#include <QLocale>
#include <QString>
#include <QTimeZone>

#include <cstdint>

/// Numbers as the window says them (UI.md section 3), in the marks of words::locale(). A namespace of its own, for
/// sim/core has functions of the same names that write for machines.
namespace lowwater::words {

/// QLocale's default, and English where the system names no language ("C").
[[nodiscard]] QLocale locale();

/// `$1.00`, `−$0.06`, `$1,204.50`; under a cent four digits, and `<$0.0001` under that. Half to even.
[[nodiscard]] QString formatMoney(Money money);
/// The same, but without decimals where they are zero: for what a person has set, such as `$5`.
[[nodiscard]] QString formatAmount(Money money);
/// `13 s`, `8 min 20 s`, from 10 min whole minutes, from 1 h `1 h 26 min`, from a day `3 d 4 h`; to the nearest. A part
/// that is zero is left out; between 0 and half a second `under 1 s`.
[[nodiscard]] QString formatDuration(Duration duration);
/// `Wed 11 Feb 21:52:57`
[[nodiscard]] QString formatTime(SimTime time, const QTimeZone& zone);
/// `Wed 11 Feb 21:52`
[[nodiscard]] QString formatMinute(SimTime time, const QTimeZone& zone);
/// `Wed 11 Feb at 21:52`, as a sentence says it
[[nodiscard]] QString formatMoment(SimTime time, const QTimeZone& zone);
/// `21:52:57`
[[nodiscard]] QString formatClock(SimTime time, const QTimeZone& zone);
/// `12 Feb`
[[nodiscard]] QString formatDay(SimTime time, const QTimeZone& zone);
/// `Wed 11 Feb 2026`
[[nodiscard]] QString formatDate(QDate day);
/// `21:51:18 → 22:01:18`; from a day on with the days.
[[nodiscard]] QString formatTimeRange(SimTime from, SimTime to, const QTimeZone& zone);
/// `1,204`
[[nodiscard]] QString formatCount(std::uint64_t count);
/// The same; past 64 bits `2.767e+19`.
[[nodiscard]] QString formatTokens(Wide count);
/// `12.5 %` of part / whole (part >= 0), one decimal under 10 % unless it is 0; `<0.1 %` for what is not nothing. whole
/// <= 0: `–`.
[[nodiscard]] QString formatPercent(std::int64_t part, std::int64_t whole);
/// `99.1 %`, rounded down to a tenth of a percent, so that nothing sounds surer than it is. 0 ... 1.
[[nodiscard]] QString formatChance(double share);

/// A moment on the wall clock of `zone`, to the second (rounded down).
[[nodiscard]] QDateTime wallClock(SimTime time, const QTimeZone& zone);

} // namespace lowwater::words
