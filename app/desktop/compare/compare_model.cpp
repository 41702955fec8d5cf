// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compare/compare_model.h"

#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"
#include "sim/advice/monthly_cost.h"

namespace lowwater {

namespace {

QString settingText(const Policy& policy)
{
    switch (policy.mode) {
    case Mode::Auto:
        return policyPhrase(policy);
    case Mode::ByHand:
        return CompareModel::tr("by hand, %1", "then the rule").arg(policyPhrase(policy));
    case Mode::Off:
        break;
    }
    return CompareModel::tr("nobody buys");
}

} // namespace

void CompareModel::setRuns(const PinnedRunsPtr& runs)
{
    beginResetModel();
    m_runs = runs;
    rebuild();
    endResetModel();
}

void CompareModel::setAgentHour(Money agentHour)
{
    beginResetModel();
    m_agentHour = agentHour;
    rebuild();
    endResetModel();
}

void CompareModel::rebuild()
{
    m_rows.clear();
    if (result() == nullptr || !m_runs || m_runs->empty())
        return;
    Wishes wishes;
    wishes.agentHour = m_agentHour;
    const auto add = [&](std::optional<Pin> pin, const Policy& policy, const std::shared_ptr<const Outcome>& outcome) {
        m_rows.push_back({std::move(pin), policy, outcome, outcome ? monthlyCost(*outcome, wishes) : Money{}});
    };
    add({}, result()->scenario.policy, result()->outcome);
    for (const PinnedRun& run : *m_runs)
        add(run.pin, run.pin.policy, run.outcome);
}

std::optional<std::size_t> CompareModel::slotOf(int row) const
{
    const auto& pin = m_rows[static_cast<std::size_t>(row)].pin;
    return pin ? std::optional{pin->slot} : std::nullopt;
}

int CompareModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SimTime> CompareModel::timeOf(int) const
{
    return std::nullopt;
}

int CompareModel::rows() const
{
    return static_cast<int>(m_rows.size());
}

QString CompareModel::title(int column) const
{
    switch (column) {
    case Name:
        return tr("Policy");
    case Setting:
        return tr("Setting");
    case Interruptions:
        return tr("Interruptions");
    case Stopped:
        return tr("Agent time stopped");
    case Delayed:
        return tr("Work delayed");
    case Reloads:
        return tr("Reloads");
    case Idle:
        return tr("Idle balance");
    case Lowest:
        return tr("Lowest balance");
    default:
        return tr("A month");
    }
}

bool CompareModel::isNumber(int column) const
{
    return column > Setting;
}

std::int64_t CompareModel::valueOf(const Row& row, int column)
{
    const Outcome& outcome = *row.outcome;
    switch (column) {
    case Interruptions:
        return static_cast<std::int64_t>(outcome.interruptions.size());
    case Stopped:
        return outcome.stoppedAgentTime.count();
    case Delayed:
        return outcome.delayedWork.count();
    case Reloads:
        return static_cast<std::int64_t>(outcome.reloads.size());
    case Idle:
        return outcome.meanIdle.nanos();
    case Lowest:
        return outcome.lowest.nanos();
    default:
        return row.cost.nanos();
    }
}

QString CompareModel::valueText(std::int64_t value, int column)
{
    switch (column) {
    case Interruptions:
    case Reloads:
        return words::formatCount(static_cast<std::uint64_t>(value));
    case Stopped:
    case Delayed:
        return words::formatDuration(Duration{value});
    default:
        return words::formatMoney(Money::fromNanos(value));
    }
}

QString CompareModel::text(int row, int column) const
{
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    if (column == Name)
        return at.pin ? pinTitle(*at.pin) : tr("now");
    if (column == Setting)
        return settingText(at.policy);
    if (!at.outcome)
        return QStringLiteral("–");
    const std::int64_t value = valueOf(at, column);
    const QString text = valueText(value, column);
    const Row& now = m_rows.front();
    const std::int64_t before = now.outcome ? valueOf(now, column) : 0;
    const std::int64_t more = value - before;
    if (!at.pin || more == 0 || before == 0) // of nothing, the value says it all
        return text;
    return more > 0 ? tr("%1 (%2 more)", "value, difference to now").arg(text, valueText(more, column))
                    : tr("%1 (%2 less)", "value, difference to now").arg(text, valueText(-more, column));
}

QVariant CompareModel::sortKey(int row, int column) const
{
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    if (column <= Setting || !at.outcome)
        return text(row, column);
    return qint64{valueOf(at, column)};
}

QString CompareModel::exportText(int row, int column) const
{
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    if (column <= Setting || !at.outcome)
        return text(row, column);
    const std::int64_t value = valueOf(at, column);
    switch (column) {
    case Interruptions:
    case Reloads:
        return QString::number(value);
    case Stopped:
    case Delayed:
        return QString::fromStdString(formatSeconds(Duration{value}));
    default:
        return QString::fromStdString(Money::fromNanos(value).toString());
    }
}

QVariant CompareModel::look(int row, int column, int role) const
{
    const Row& at = m_rows[static_cast<std::size_t>(row)];
    if (role == ToneRole && column == Name && at.pin)
        return static_cast<int>(pinToken(at.pin->slot));
    if (role == ToneRole && column == Interruptions && at.outcome)
        return static_cast<int>(at.outcome->interruptions.empty() ? Token::Good : Token::Bad);
    return {};
}

} // namespace lowwater
