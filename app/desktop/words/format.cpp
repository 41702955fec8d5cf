// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>
#include <cmath>
#include <limits>

namespace lowwater::words {

namespace {

constexpr std::int64_t nanosPerCent = 10'000'000;
constexpr std::int64_t nanosPerTenthOfMill = 100'000;
constexpr std::int64_t microsPerSecond = 1'000'000;
constexpr std::int64_t minute = 60;
constexpr std::int64_t hour = 60 * minute;
constexpr std::int64_t day = 24 * hour;

class Words {
    Q_DECLARE_TR_FUNCTIONS(lowwater::Words)
};

/// `count` in the locale's digits, zeros in front up to `width`.
QString digits(const QLocale& language, std::uint64_t count, int width)
{
    const QString zero = language.zeroDigit();
    QString text;
    for (const QChar digit : QString::number(count).rightJustified(width, u'0'))
        text += zero.size() == 1 ? QChar(zero.front().unicode() + digit.digitValue()) : digit;
    return text;
}

/// count x 10^-decimals dollars, without a sign.
QString dollars(std::uint64_t count, int decimals)
{
    std::uint64_t scale = 1;
    for (int i = 0; i < decimals; ++i)
        scale *= 10;
    const QLocale language = locale();
    return u'$' + language.toString(qulonglong{count / scale}) +
           (decimals > 0 ? language.decimalPoint() + digits(language, count % scale, decimals) : QString());
}

std::uint64_t magnitude(Money money)
{
    const std::int64_t nanos = money.nanos();
    return nanos < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(nanos) : static_cast<std::uint64_t>(nanos);
}

std::uint64_t roundedTo(std::uint64_t nanos, std::int64_t unit)
{
    return static_cast<std::uint64_t>(divideHalfEven(Wide{nanos}, Wide{unit}));
}

std::int64_t nearest(std::int64_t count, std::int64_t unit)
{
    return count / unit + (count % unit * 2 >= unit ? 1 : 0);
}

QString plain(std::int64_t count)
{
    return locale().toString(qlonglong{count});
}

QString secondsText(std::int64_t count)
{
    return Words::tr("%1 s").arg(plain(count));
}

QString minutesText(std::int64_t count)
{
    return Words::tr("%1 min").arg(plain(count));
}

QString hoursText(std::int64_t count)
{
    return Words::tr("%1 h").arg(plain(count));
}

QString twoParts(const QString& large, std::int64_t rest, QString (*small)(std::int64_t))
{
    return rest == 0 ? large : large + u' ' + small(rest);
}

} // namespace

QLocale locale()
{
    const QLocale own;
    return own.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : own;
}

QString formatMoney(Money money)
{
    const std::uint64_t nanos = magnitude(money);
    const QString sign = money < Money{} ? QStringLiteral("−") : QString();
    if (nanos == 0 || nanos >= static_cast<std::uint64_t>(nanosPerCent))
        return sign + dollars(roundedTo(nanos, nanosPerCent), 2);
    const std::uint64_t fine = roundedTo(nanos, nanosPerTenthOfMill);
    if (fine == 0)
        return u'<' + sign + dollars(1, 4);
    return sign + (fine == 100 ? dollars(1, 2) : dollars(fine, 4));
}

QString formatAmount(Money money)
{
    if (money.nanos() % oneDollar.nanos() != 0)
        return formatMoney(money);
    const QString sign = money < Money{} ? QStringLiteral("−") : QString();
    return sign + dollars(magnitude(money) / static_cast<std::uint64_t>(oneDollar.nanos()), 0);
}

QString formatDuration(Duration duration)
{
    const std::int64_t micros = duration.count();
    const std::int64_t seconds = nearest(micros, microsPerSecond);
    if (micros > 0 && seconds == 0)
        return Words::tr("under 1 s");
    if (seconds < minute)
        return secondsText(seconds);
    if (seconds < 10 * minute)
        return twoParts(minutesText(seconds / minute), seconds % minute, secondsText);
    const std::int64_t minutes = nearest(micros, minute * microsPerSecond);
    if (minutes * minute < hour)
        return minutesText(minutes);
    if (minutes * minute < day)
        return twoParts(hoursText(minutes * minute / hour), minutes % 60, minutesText);
    const std::int64_t hours = nearest(micros, hour * microsPerSecond);
    return twoParts(Words::tr("%1 d").arg(plain(hours / 24)), hours % 24, hoursText);
}

QDateTime wallClock(SimTime time, const QTimeZone& zone)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
    return QDateTime::fromSecsSinceEpoch(seconds, zone);
}

namespace {

QString inZone(SimTime time, const QTimeZone& zone, const QString& pattern)
{
    return locale().toString(wallClock(time, zone), pattern);
}

} // namespace

QString formatTime(SimTime time, const QTimeZone& zone)
{
    return inZone(time, zone, Words::tr("ddd d MMM HH:mm:ss"));
}

QString formatMinute(SimTime time, const QTimeZone& zone)
{
    return inZone(time, zone, Words::tr("ddd d MMM HH:mm"));
}

QString formatMoment(SimTime time, const QTimeZone& zone)
{
    return inZone(time, zone, Words::tr("ddd d MMM 'at' HH:mm"));
}

QString formatClock(SimTime time, const QTimeZone& zone)
{
    return inZone(time, zone, Words::tr("HH:mm:ss"));
}

QString formatDay(SimTime time, const QTimeZone& zone)
{
    return inZone(time, zone, Words::tr("d MMM"));
}

QString formatDate(QDate date)
{
    return locale().toString(date, Words::tr("ddd d MMM yyyy"));
}

QString formatTimeRange(SimTime from, SimTime to, const QTimeZone& zone)
{
    const bool sameDay = to - from < std::chrono::hours{24};
    return sameDay ? Words::tr("%1 → %2").arg(formatClock(from, zone), formatClock(to, zone))
                   : Words::tr("%1 → %2").arg(formatTime(from, zone), formatTime(to, zone));
}

QString formatCount(std::uint64_t count)
{
    return locale().toString(qulonglong{count});
}

QString formatTokens(Wide count)
{
    constexpr int digits = 4;
    if (count > std::numeric_limits<std::int64_t>::max())
        return locale().toString(static_cast<double>(count), 'g', digits);
    return formatCount(static_cast<std::uint64_t>(count));
}

QString formatPercent(std::int64_t part, std::int64_t whole)
{
    if (whole <= 0)
        return QStringLiteral("–");
    const QLocale language = locale();
    const std::int64_t tenths = divideHalfEven(Wide{part} * 1000, Wide{whole});
    if (part > 0 && tenths == 0)
        return Words::tr("<%1 %").arg(u'0' + language.decimalPoint() + u'1');
    if (tenths == 0 || tenths >= 100)
        return Words::tr("%1 %").arg(language.toString(qlonglong{divideHalfEven(Wide{part} * 100, Wide{whole})}));
    return Words::tr("%1 %").arg(language.toString(qlonglong{tenths / 10}) + language.decimalPoint() +
                                 digits(language, static_cast<std::uint64_t>(tenths % 10), 1));
}

QString formatChance(double share)
{
    const double tenths = std::floor(share * 1'000 + 1e-9);
    return Words::tr("%1 %").arg(locale().toString(tenths / 10, 'f', tenths >= 1'000 ? 0 : 1));
}

} // namespace lowwater::words
