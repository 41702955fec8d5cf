// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/reload_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/words/format.h"

#include <QDateTime>
#include <QStringList>

#include <limits>

namespace lowwater {

namespace {

constexpr qint64 atTheEnd = std::numeric_limits<qint64>::max();

} // namespace

int ReloadModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SimTime> ReloadModel::timeOf(int row) const
{
    return at(row).credited.value_or(at(row).requested);
}

void ReloadModel::rebuild()
{
    m_rows = outcome() == nullptr ? 0 : static_cast<int>(outcome()->reloads.size()) + (outcome()->pending ? 1 : 0);
}

int ReloadModel::rows() const
{
    return m_rows;
}

const Reload& ReloadModel::at(int row) const
{
    const auto i = static_cast<std::size_t>(row);
    return i < outcome()->reloads.size() ? outcome()->reloads[i] : *outcome()->pending;
}

QString ReloadModel::title(int column) const
{
    switch (column) {
    case Number:
        return tr("#", "number of a reload");
    case Requested:
        return tr("Requested");
    case Credited:
        return tr("Credited");
    case Took:
        return tr("Took");
    case Amount:
        return tr("Amount");
    case BalanceAfter:
        return tr("Balance after");
    default:
        return tr("Payment declined");
    }
}

bool ReloadModel::isNumber(int column) const
{
    return column == Number || column == Took || column == Amount || column == BalanceAfter;
}

QString ReloadModel::creditedText(const Reload& reload) const
{
    if (!reload.credited)
        return reload.declined.empty() ? tr("still on its way") : tr("waiting for the payment to be repaired");
    const bool sameDay =
        words::wallClock(reload.requested, zone()).date() == words::wallClock(*reload.credited, zone()).date();
    return sameDay ? words::formatClock(*reload.credited, zone()) : words::formatTime(*reload.credited, zone());
}

QString ReloadModel::declinedText(const Reload& reload) const
{
    QStringList times;
    for (const SimTime time : reload.declined)
        times << words::formatClock(time, zone());
    return times.join(tr(", ", "between times"));
}

QString ReloadModel::text(int row, int column) const
{
    const Reload& reload = at(row);
    switch (column) {
    case Number:
        return words::formatCount(static_cast<std::uint64_t>(row) + 1);
    case Requested:
        return words::formatTime(reload.requested, zone());
    case Credited:
        return creditedText(reload);
    case Took:
        return reload.credited ? words::formatDuration(*reload.credited - reload.requested) : QStringLiteral("–");
    case Amount:
        return words::formatMoney(reload.amount);
    case BalanceAfter:
        return reload.credited ? words::formatMoney(reload.balanceAfter) : QStringLiteral("–");
    default:
        return declinedText(reload);
    }
}

QVariant ReloadModel::sortKey(int row, int column) const
{
    const Reload& reload = at(row);
    switch (column) {
    case Number:
        return row;
    case Requested:
        return qint64{micros(reload.requested)};
    case Credited:
        return reload.credited ? qint64{micros(*reload.credited)} : atTheEnd;
    case Took:
        return reload.credited ? qint64{Duration{*reload.credited - reload.requested}.count()} : atTheEnd;
    case Amount:
        return qint64{reload.amount.nanos()};
    case BalanceAfter:
        return reload.credited ? qint64{reload.balanceAfter.nanos()} : atTheEnd;
    default:
        return qulonglong{reload.declined.size()};
    }
}

QString ReloadModel::exportText(int row, int column) const
{
    const Reload& reload = at(row);
    switch (column) {
    case Number:
        return QString::number(row + 1);
    case Requested:
        return QString::fromStdString(formatTime(reload.requested));
    case Credited:
        return reload.credited ? QString::fromStdString(formatTime(*reload.credited)) : QString();
    case Took:
        return reload.credited ? QString::fromStdString(formatSeconds(*reload.credited - reload.requested)) : QString();
    case Amount:
        return QString::fromStdString(reload.amount.toString());
    case BalanceAfter:
        return reload.credited ? QString::fromStdString(reload.balanceAfter.toString()) : QString();
    default:
        return QString::number(reload.declined.size());
    }
}

QVariant ReloadModel::look(int row, int column, int role) const
{
    const Reload& reload = at(row);
    const bool declines = column == Declined && !reload.declined.empty();
    const bool waits = column == Credited && !reload.credited;
    if (role == IconRole && (declines || waits))
        return static_cast<int>(declines ? Icon::CauseDeclined : Icon::CauseLatency);
    if (role == IconToneRole)
        return static_cast<int>(declines ? Token::Bad : Token::Warn);
    if (role == ToneRole && waits)
        return static_cast<int>(Token::Warn);
    return {};
}

} // namespace lowwater
