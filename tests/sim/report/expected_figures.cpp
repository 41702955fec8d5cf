// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/report/expected_figures.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

const QString dash{QChar{0x2013}};

/// With thousands marks.
QLocale english()
{
    return QLocale{QLocale::English, QLocale::UnitedStates};
}

QString dollars(const QJsonValue& value)
{
    if (value.isNull())
        return dash;
    const double amount = value.toDouble();
    const QString sign = amount < 0 ? QString{QChar{0x2212}} : QString{};
    const double size = std::abs(amount);
    if (size > 0 && size < 0.0001) { // exact, to the nano-dollar
        QString text = QString::number(size, 'f', 9);
        while (text.endsWith('0'))
            text.chop(1);
        return sign + '$' + text;
    }
    const int decimals = size > 0 && size < 0.00995 ? 4 : 2;
    return sign + '$' + english().toString(size, 'f', decimals);
}

/// The shortest decimal that reads back, with at least two places.
QString exactDollars(const QJsonValue& value)
{
    if (value.isNull())
        return dash;
    QString text = QString::number(value.toDouble(), 'f', 9);
    while (text.endsWith('0') && text.size() - text.indexOf('.') > 3)
        text.chop(1);
    return '$' + text;
}

QString elapsed(double seconds)
{
    if (seconds == 0)
        return "0 s";
    if (seconds < 0.9995)
        return QString::number(std::llrint(seconds * 1000)) + " ms";
    const auto whole = std::llrint(seconds);
    if (whole < 60)
        return QString::number(whole) + " s";
    if (whole < 600)
        return QString::number(whole / 60) + " min" +
               (whole % 60 ? " " + QString::number(whole % 60) + " s" : QString{});
    const auto minutes = std::llrint(seconds / 60);
    if (minutes < 60)
        return QString::number(minutes) + " min";
    return english().toString(qlonglong{minutes / 60}) + " h" +
           (minutes % 60 ? " " + QString::number(minutes % 60) + " min" : QString{});
}

QString orNone(double seconds)
{
    return seconds == 0 ? "none" : elapsed(seconds);
}

/// Microseconds since the epoch: QDateTime has but milliseconds.
qint64 microseconds(const QJsonValue& time)
{
    const auto text = time.toString();
    return QDateTime::fromString(text.left(19) + "Z", Qt::ISODate).toSecsSinceEpoch() * 1'000'000 +
           text.mid(20, 6).toLongLong();
}

QString monthly(const QJsonObject& outcome)
{
    const double days =
        static_cast<double>(microseconds(outcome["window"]["end"]) - microseconds(outcome["window"]["start"])) / 86.4e9;
    const double rate = outcome["reloads"]["count"].toInt() * 30 / std::max(days, 1.0);
    if (rate >= 9.95)
        return english().toString(qlonglong{std::lround(rate)});
    const QString text = QString::number(rate, 'f', 1);
    return text.endsWith(".0") ? text.chopped(2) : text;
}

QStringList comparisonOf(const QJsonObject& outcome, const QJsonValue& monthlyCost)
{
    const auto interruptions = outcome["interruptions"];
    return {english().toString(interruptions["count"].toInt()),
            orNone(interruptions["stopped_agent_seconds"].toDouble()),
            orNone(interruptions["delayed_work_seconds"].toDouble()),
            english().toString(outcome["reloads"]["count"].toInt()),
            monthly(outcome),
            dollars(outcome["balance"]["lowest_usd"]),
            dollars(outcome["balance"]["mean_idle_usd"]),
            dollars(outcome["reloads"]["fees_usd"]),
            dollars(monthlyCost)};
}

} // namespace

QList<QStringList> expectedComparison(const QJsonObject& now, const QJsonObject& recommended, const QJsonObject& advice)
{
    const QStringList labels{"Interruptions in " + QString::number(advice["recorded_days"].toInt()) + " days",
                             "Agent time stopped",
                             "Work delayed",
                             "Reloads",
                             "Reloads a month",
                             "Lowest balance",
                             "Idle on average",
                             "Fees",
                             "Cost a month, all together"};
    const auto before = comparisonOf(now, advice["current"]["monthly_cost_usd"]);
    const auto after = comparisonOf(recommended, advice["recommended"]["monthly_cost_usd"]);
    QList<QStringList> rows;
    for (qsizetype i = 0; i < labels.size(); ++i)
        rows << QStringList{labels[i], before[i], after[i]};
    return rows;
}

QList<QStringList> expectedInterruptions(const QJsonObject& outcome)
{
    QList<QStringList> rows;
    for (const auto value : outcome["interruptions"]["list"].toArray()) {
        const auto item = value.toObject();
        const auto began = QDateTime::fromString(item["began"].toString().left(19) + "Z", Qt::ISODate).toUTC();
        const QString lasted =
            item["ended"].isNull()
                ? QString{"never ended"}
                : elapsed(static_cast<double>(microseconds(item["ended"]) - microseconds(item["began"])) / 1e6);
        rows << QStringList{QString::number(rows.size() + 1), QLocale::c().toString(began, "ddd d MMM yyyy, HH:mm:ss"),
                            lasted, QString::number(item["sessions"].toInt()),
                            elapsed(item["agent_seconds"].toDouble())};
    }
    return rows;
}

QList<QStringList> expectedAmounts(const QJsonObject& advice)
{
    QList<QStringList> rows;
    for (const auto value : advice["on_record"].toArray()) {
        const auto item = value.toObject();
        const QString reloads = item["reloads"].isNull() ? dash : QString::number(item["reloads"].toInt());
        rows << QStringList{exactDollars(item["threshold_usd"]),
                            exactDollars(item["least_safe_threshold_usd"]),
                            exactDollars(item["phase_free_threshold_usd"]),
                            reloads,
                            dollars(item["mean_idle_usd"]),
                            dollars(item["fees_usd"]),
                            dollars(item["monthly_cost_usd"])};
    }
    return rows;
}

QStringList numbersIn(const QString& text)
{
    static const QRegularExpression number{"\\d+(?:[.,]\\d+)*"};
    QStringList found;
    auto matches = number.globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured().remove(',');
    return found;
}

} // namespace lowwater
