// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/past_reload_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/words/format.h"
#include "app/desktop/words/recorded_words.h"

#include <limits>

namespace lowwater {

namespace {

constexpr qint64 atTheEnd = std::numeric_limits<qint64>::max();

QString orDash(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

int PastReloadModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SimTime> PastReloadModel::timeOf(int row) const
{
    return at(row).time;
}

bool PastReloadModel::differs(const RunResultPtr& next) const
{
    return (next ? next->recorded : nullptr) != m_recorded || (next ? next->latency : std::nullopt) != m_latency;
}

void PastReloadModel::rebuild()
{
    m_recorded = result() == nullptr ? nullptr : result()->recorded;
    m_latency = result() == nullptr ? std::nullopt : result()->latency;
    m_took.assign(static_cast<std::size_t>(rows()), std::nullopt);
    if (!m_latency)
        return;
    for (const ReloadTaken& taken : m_latency->reloads) {
        if (taken.obstacle == LatencyObstacle::None && taken.reload < m_took.size())
            m_took[taken.reload] = taken.latency;
    }
}

int PastReloadModel::rows() const
{
    return m_recorded && m_recorded->credits ? static_cast<int>(m_recorded->credits->reloads.size()) : 0;
}

const PastReload& PastReloadModel::at(int row) const
{
    return m_recorded->credits->reloads[static_cast<std::size_t>(row)];
}

QString PastReloadModel::title(int column) const
{
    switch (column) {
    case Number:
        return tr("#", "number of a past reload");
    case Credited:
        return tr("Really credited");
    case Amount:
        return tr("Amount");
    case Origin:
        return tr("Origin");
    case Took:
        return tr("Took");
    case Remaining:
        return tr("Left");
    default:
        return tr("Expires");
    }
}

bool PastReloadModel::isNumber(int column) const
{
    return column == Number || column == Amount || column == Took || column == Remaining;
}

QString PastReloadModel::text(int row, int column) const
{
    const PastReload& reload = at(row);
    const auto& took = m_took[static_cast<std::size_t>(row)];
    switch (column) {
    case Number:
        return words::formatCount(static_cast<std::uint64_t>(row) + 1);
    case Credited:
        return words::formatTime(reload.time, zone());
    case Amount:
        return words::formatMoney(reload.amount);
    case Origin:
        return orDash(reloadOriginWords(reload.origin));
    case Took:
        return took ? words::formatDuration(*took) : orDash({});
    case Remaining:
        return reload.remaining ? words::formatMoney(*reload.remaining) : orDash({});
    default:
        return reload.expires ? words::formatDate(words::wallClock(*reload.expires, zone()).date()) : orDash({});
    }
}

QVariant PastReloadModel::sortKey(int row, int column) const
{
    const PastReload& reload = at(row);
    const auto& took = m_took[static_cast<std::size_t>(row)];
    switch (column) {
    case Number:
        return row;
    case Credited:
        return qint64{micros(reload.time)};
    case Amount:
        return qint64{reload.amount.nanos()};
    case Origin:
        return reloadOriginWords(reload.origin);
    case Took:
        return took ? qint64{took->count()} : atTheEnd;
    case Remaining:
        return reload.remaining ? qint64{reload.remaining->nanos()} : atTheEnd;
    default:
        return reload.expires ? qint64{micros(*reload.expires)} : atTheEnd;
    }
}

QString PastReloadModel::exportText(int row, int column) const
{
    const PastReload& reload = at(row);
    const auto& took = m_took[static_cast<std::size_t>(row)];
    switch (column) {
    case Number:
        return QString::number(row + 1);
    case Credited:
        return QString::fromStdString(formatTime(reload.time));
    case Amount:
        return QString::fromStdString(reload.amount.toString());
    case Origin: {
        const auto name = reloadOriginName(reload.origin);
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    case Took:
        return took ? QString::fromStdString(formatSeconds(*took)) : QString();
    case Remaining:
        return reload.remaining ? QString::fromStdString(reload.remaining->toString()) : QString();
    default:
        return reload.expires ? QString::fromStdString(formatTime(*reload.expires)) : QString();
    }
}

QVariant PastReloadModel::look(int row, int column, int role) const
{
    const bool automatic = at(row).origin == ReloadOrigin::Automatic;
    if (column == Origin && role == IconRole && automatic)
        return static_cast<int>(Icon::ImportAgain);
    if (column == Origin && role == IconToneRole)
        return static_cast<int>(Token::TextSecondary);
    return {};
}

} // namespace lowwater
