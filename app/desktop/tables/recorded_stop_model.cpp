// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/recorded_stop_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/words/format.h"
#include "app/desktop/words/recorded_words.h"
#include "sim/history/hidden_names.h"

#include <limits>

namespace lowwater {

int RecordedStopModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SimTime> RecordedStopModel::timeOf(int row) const
{
    return at(row).time;
}

bool RecordedStopModel::differs(const RunResultPtr& next) const
{
    return (next ? next->recorded : nullptr) != m_recorded;
}

void RecordedStopModel::rebuild()
{
    m_recorded = result() == nullptr ? nullptr : result()->recorded;
}

int RecordedStopModel::rows() const
{
    return m_recorded ? static_cast<int>(m_recorded->stops.size()) : 0;
}

const RecordedStop& RecordedStopModel::at(int row) const
{
    return m_recorded->stops[static_cast<std::size_t>(row)];
}

QString RecordedStopModel::title(int column) const
{
    switch (column) {
    case Number:
        return tr("#", "number of a recorded stop");
    case When:
        return tr("When");
    case Agent:
        return tr("Agent");
    case Reason:
        return tr("Reason");
    case Resets:
        return tr("Resets");
    default:
        return tr("Usage credits");
    }
}

bool RecordedStopModel::isNumber(int column) const
{
    return column == Number;
}

QString RecordedStopModel::text(int row, int column) const
{
    const RecordedStop& stop = at(row);
    switch (column) {
    case Number:
        return words::formatCount(static_cast<std::uint64_t>(row) + 1);
    case When:
        return words::formatTime(stop.time, zone());
    case Agent:
        return QString::fromStdString(hidesNames() ? hiddenSession(stop.session) : stop.session);
    case Reason:
        return stopReasonWords(stop.reason);
    case Resets:
        return resetWords(stop, zone());
    default:
        return overageWords(stop.overage);
    }
}

QVariant RecordedStopModel::sortKey(int row, int column) const
{
    const RecordedStop& stop = at(row);
    switch (column) {
    case Number:
        return row;
    case When:
        return qint64{micros(stop.time)};
    case Resets:
        return stop.resets ? qint64{micros(*stop.resets)} : std::numeric_limits<qint64>::max();
    default:
        return text(row, column);
    }
}

QString RecordedStopModel::exportText(int row, int column) const
{
    const RecordedStop& stop = at(row);
    switch (column) {
    case Number:
        return QString::number(row + 1);
    case When:
        return QString::fromStdString(formatTime(stop.time));
    case Agent:
        return QString::fromStdString(hidesNames() ? hiddenSession(stop.session) : stop.session);
    case Reason:
        return QString::fromStdString(stop.reason);
    case Resets:
        return stop.resets ? QString::fromStdString(formatTime(*stop.resets)) : QString();
    default:
        return QString::fromStdString(stop.overage);
    }
}

QVariant RecordedStopModel::look(int, int column, int role) const
{
    if (column == Reason && role == IconRole)
        return static_cast<int>(Icon::RecordedStop);
    if (column == Reason && role == IconToneRole)
        return static_cast<int>(Token::Bad);
    return {};
}

} // namespace lowwater
