// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/usage_model.h"

#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"
#include "sim/core/decimal.h"
#include "sim/history/hidden_names.h"

#include <QtConcurrent>

#include <stdexcept>

namespace lowwater {

namespace {

/// The verdict tells of sums past Money's range; those that cannot be told are not shown.
std::vector<UsageTotal> totalsOrNone(const std::shared_ptr<const History>& history, UsageBy by, const QTimeZone& zone)
{
    try {
        (void)history->totalCost(); // of all rows together
        return usageTotals(*history, by, zone);
    } catch (const std::overflow_error&) {
        return {};
    }
}

} // namespace

UsageModel::UsageModel(UsageBy by, QObject* parent) : ResultModel(parent), m_by{by}
{
    connect(&m_adding, &QFutureWatcherBase::finished, this, [this] {
        if (m_adding.isCanceled() || m_adding.future().resultCount() == 0)
            return;
        beginResetModel();
        m_isAdding = false;
        take(m_adding.result());
        endResetModel();
    });
}

UsageModel::~UsageModel()
{
    m_adding.disconnect(this);
    m_adding.waitForFinished();
}

bool UsageModel::hasTokens() const
{
    return demand() != nullptr && demand()->history->hasTokens();
}

bool UsageModel::tellsSomething() const
{
    return m_by == UsageBy::Day || m_totals.size() > 1 ||
           (m_totals.size() == 1 && m_totals.front().name != NameId::Empty);
}

int UsageModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<SimTime> UsageModel::timeOf(int row) const
{
    return at(row).first;
}

bool UsageModel::differs(const RunResultPtr& next) const
{
    return (next ? next->demand.get() : nullptr) != demand();
}

void UsageModel::rebuild()
{
    constexpr std::size_t longHistory = 100'000; // a few milliseconds
    m_adding.setFuture({});                      // what is under way is of another history, or of another zone
    take({});
    m_isAdding = demand() != nullptr && demand()->history->size() > longHistory;
    if (demand() == nullptr)
        return;
    if (m_isAdding)
        m_adding.setFuture(QtConcurrent::run(totalsOrNone, demand()->history, m_by, zone()));
    else
        take(totalsOrNone(demand()->history, m_by, zone()));
}

void UsageModel::take(std::vector<UsageTotal> totals)
{
    m_totals = std::move(totals);
    m_cost = Money{};
    for (const auto& total : m_totals)
        m_cost += total.cost;
}

int UsageModel::rows() const
{
    return static_cast<int>(m_totals.size());
}

QString UsageModel::title(int column) const
{
    switch (column) {
    case Cost:
        return tr("Cost");
    case Charges:
        return tr("Charges");
    case TokensColumn:
        return tr("Tokens");
    case Share:
        return tr("Share");
    default:
        break;
    }
    switch (m_by) {
    case UsageBy::Tool:
        return tr("Tool");
    case UsageBy::Model:
        return tr("Model");
    case UsageBy::Project:
        return tr("Project");
    case UsageBy::Agent:
        return tr("Agent");
    case UsageBy::Day:
        break;
    }
    return tr("Day");
}

bool UsageModel::isNumber(int column) const
{
    return column == Cost || column == Charges || column == TokensColumn;
}

QString UsageModel::recordedName(int row) const
{
    const auto name = demand()->history->name(at(row).name);
    if (hidesNames() && m_by == UsageBy::Agent)
        return QString::fromStdString(hiddenSession(name));
    if (hidesNames() && m_by == UsageBy::Project)
        return QString::fromStdString(hiddenProject(name));
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

QString UsageModel::nameless() const
{
    switch (m_by) {
    case UsageBy::Tool:
        return tr("no tool named");
    case UsageBy::Model:
        return tr("no model named");
    case UsageBy::Project:
        return tr("no project named");
    case UsageBy::Agent:
    case UsageBy::Day:
        break;
    }
    return tr("no agent named");
}

QString UsageModel::text(int row, int column) const
{
    const UsageTotal& total = at(row);
    switch (column) {
    case Cost:
        return words::formatMoney(total.cost);
    case Charges:
        return words::formatCount(total.charges);
    case TokensColumn:
        return hasTokens() ? words::formatTokens(total.tokens.all()) : QStringLiteral("–");
    case Share:
        return words::formatPercent(total.cost.nanos(), m_cost.nanos());
    default:
        break;
    }
    if (m_by == UsageBy::Day)
        return words::formatDate(total.day);
    return total.name == NameId::Empty ? nameless() : recordedName(row);
}

QVariant UsageModel::sortKey(int row, int column) const
{
    const UsageTotal& total = at(row);
    switch (column) {
    case Cost:
    case Share:
        return qint64{total.cost.nanos()};
    case Charges:
        return qulonglong{total.charges};
    case TokensColumn:
        return static_cast<double>(total.tokens.all());
    default:
        return m_by == UsageBy::Day ? QVariant(total.day) : QVariant(recordedName(row));
    }
}

QString UsageModel::exportText(int row, int column) const
{
    const UsageTotal& total = at(row);
    switch (column) {
    case Cost:
        return QString::fromStdString(total.cost.toString());
    case Charges:
        return QString::number(total.charges);
    case TokensColumn:
        return hasTokens() ? QString::fromStdString(formatWhole(total.tokens.all())) : QString();
    case Share:
        return m_cost > Money{} ? QString::number(total.cost.toDouble() / m_cost.toDouble(), 'f', 6) : QString();
    default:
        return m_by == UsageBy::Day ? total.day.toString(Qt::ISODate) : recordedName(row);
    }
}

QVariant UsageModel::look(int row, int column, int role) const
{
    const UsageTotal& total = at(row);
    if (role == ShareRole && column == Share)
        return m_cost > Money{} ? total.cost.toDouble() / m_cost.toDouble() : 0.0;
    if (column == Name && total.name == NameId::Empty && m_by != UsageBy::Day)
        return role == ToneRole ? QVariant(static_cast<int>(Token::TextHint)) : QVariant();
    if (role == Qt::ToolTipRole && column == Name)
        return text(row, column);
    if (role == Qt::ToolTipRole && column == TokensColumn && hasTokens())
        return tr("input %1, output %2, cache written %3, cache read %4")
            .arg(words::formatTokens(total.tokens.input), words::formatTokens(total.tokens.output),
                 words::formatTokens(total.tokens.cacheWrite5m + total.tokens.cacheWrite1h),
                 words::formatTokens(total.tokens.cacheRead));
    return {};
}

} // namespace lowwater
