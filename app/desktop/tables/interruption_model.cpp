// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/interruption_model.h"

#include "app/desktop/awaited_reload.h"
#include "app/desktop/charts/paint/cause_icon.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/cause_words.h"
#include "app/desktop/words/format.h"

#include <algorithm>
#include <limits>

namespace lowwater {

namespace {

constexpr qint64 atTheEnd = std::numeric_limits<qint64>::max();

} // namespace

int InterruptionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SimTime> InterruptionModel::timeOf(int row) const
{
    return at(row).began;
}

void InterruptionModel::rebuild()
{
    m_reloads.clear();
    if (outcome() == nullptr)
        return;
    m_reloads.reserve(outcome()->interruptions.size());
    for (const auto& interruption : outcome()->interruptions)
        m_reloads.push_back(awaitedReload(*outcome(), interruption));
}

int InterruptionModel::rows() const
{
    return static_cast<int>(m_reloads.size());
}

const Interruption& InterruptionModel::at(int row) const
{
    return outcome()->interruptions[static_cast<std::size_t>(row)];
}

QString InterruptionModel::title(int column) const
{
    switch (column) {
    case Number:
        return tr("#", "number of an interruption");
    case Began:
        return tr("Began");
    case Lasted:
        return tr("Lasted");
    case Agents:
        return tr("Agents");
    case AgentTime:
        return tr("Agent time");
    case CauseColumn:
        return tr("Cause");
    case Refused:
        return tr("Refused");
    default:
        return tr("Reload requested → credited");
    }
}

bool InterruptionModel::isNumber(int column) const
{
    return column == Number || column == Lasted || column == Agents || column == AgentTime || column == Refused;
}

QString InterruptionModel::reloadText(int row) const
{
    const Reload* reload = m_reloads[static_cast<std::size_t>(row)];
    if (reload == nullptr)
        return QStringLiteral("–");
    if (!reload->credited)
        return tr("%1 → not credited").arg(words::formatClock(reload->requested, zone()));
    return words::formatTimeRange(reload->requested, *reload->credited, zone());
}

QString InterruptionModel::text(int row, int column) const
{
    const Interruption& interruption = at(row);
    switch (column) {
    case Number:
        return words::formatCount(static_cast<std::uint64_t>(row) + 1);
    case Began:
        return words::formatTime(interruption.began, zone());
    case Lasted:
        return interruption.ended ? words::formatDuration(*interruption.ended - interruption.began) : tr("never ended");
    case Agents:
        return words::formatCount(interruption.sessions);
    case AgentTime:
        return words::formatDuration(interruption.agentTime);
    case CauseColumn:
        return causeWords(interruption.cause);
    case Refused:
        return words::formatCount(interruption.refused);
    default:
        return reloadText(row);
    }
}

QVariant InterruptionModel::sortKey(int row, int column) const
{
    const Interruption& interruption = at(row);
    const Reload* reload = m_reloads[static_cast<std::size_t>(row)];
    switch (column) {
    case Number:
        return row;
    case Began:
        return qint64{micros(interruption.began)};
    case Lasted:
        return interruption.ended ? qint64{Duration{*interruption.ended - interruption.began}.count()} : atTheEnd;
    case Agents:
        return interruption.sessions;
    case AgentTime:
        return qint64{interruption.agentTime.count()};
    case CauseColumn:
        return causeWords(interruption.cause);
    case Refused:
        return qulonglong{interruption.refused};
    default:
        return reload == nullptr ? atTheEnd : qint64{micros(reload->requested)};
    }
}

QString InterruptionModel::exportText(int row, int column) const
{
    const Interruption& interruption = at(row);
    const Reload* reload = m_reloads[static_cast<std::size_t>(row)];
    switch (column) {
    case Number:
        return QString::number(row + 1);
    case Began:
        return QString::fromStdString(formatTime(interruption.began));
    case Lasted:
        return interruption.ended ? QString::fromStdString(formatSeconds(*interruption.ended - interruption.began))
                                  : QString();
    case Agents:
        return QString::number(interruption.sessions);
    case AgentTime:
        return QString::fromStdString(formatSeconds(interruption.agentTime));
    case CauseColumn: {
        const auto name = causeName(interruption.cause);
        return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
    }
    case Refused:
        return QString::number(interruption.refused);
    default:
        return reload == nullptr ? QString() : QString::fromStdString(formatTime(reload->requested));
    }
}

QVariant InterruptionModel::look(int row, int column, int role) const
{
    if (column == CauseColumn && role == IconRole)
        return static_cast<int>(causeIcon(at(row).cause));
    if (column == CauseColumn && role == IconToneRole)
        return static_cast<int>(Token::Bad);
    if (column == Lasted && role == ToneRole && !at(row).ended)
        return static_cast<int>(Token::Bad);
    return {};
}

} // namespace lowwater
