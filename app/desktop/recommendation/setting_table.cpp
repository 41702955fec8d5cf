// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/setting_table.h"

#include "app/desktop/words/format.h"

#include <QBrush>
#include <QHeaderView>

#include <utility>

namespace lowwater {

SettingTableModel::SettingTableModel(const Theme& theme, QObject* parent) : QAbstractTableModel(parent), m_theme{theme}
{
}

void SettingTableModel::setGrid(std::shared_ptr<const SettingGrid> grid)
{
    const bool isSame = m_grid && grid && m_grid->amounts == grid->amounts && m_grid->thresholds == grid->thresholds;
    if (!isSame)
        beginResetModel();
    m_grid = std::move(grid);
    measureAgain();
    if (!isSame)
        endResetModel();
}

void SettingTableModel::setMeasure(SettingMeasure measure)
{
    m_measure = measure;
    measureAgain();
}

void SettingTableModel::measureAgain()
{
    m_scale = m_grid ? std::optional{MeasureScale{m_measure, *m_grid}} : std::nullopt;
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void SettingTableModel::setTopUp(bool topUp)
{
    m_topUp = topUp;
}

std::size_t SettingTableModel::thresholdOf(int row) const
{
    return m_grid->thresholds.size() - 1 - static_cast<std::size_t>(row);
}

int SettingTableModel::rowOf(std::size_t threshold) const
{
    return static_cast<int>(m_grid->thresholds.size() - 1 - threshold);
}

int SettingTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_grid ? 0 : static_cast<int>(m_grid->thresholds.size());
}

int SettingTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_grid ? 0 : static_cast<int>(m_grid->amounts.size());
}

QVariant SettingTableModel::data(const QModelIndex& index, int role) const
{
    const auto amount = static_cast<std::size_t>(index.column());
    const std::size_t threshold = thresholdOf(index.row());
    const auto& cell = m_grid->at(amount, threshold);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (!cell || !m_scale->knows(*cell))
        return role == Qt::DisplayRole ? QVariant{QStringLiteral("…")} : QVariant{};
    switch (role) {
    case Qt::DisplayRole:
        return m_scale->text(*cell);
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return settingSentence(m_topUp, m_grid->amounts[amount], m_grid->thresholds[threshold], *cell);
    case Qt::BackgroundRole:
        return QBrush(m_theme.color(m_scale->tokenOf(m_scale->shadeOf(*cell))));
    case Qt::ForegroundRole:
        return QBrush(m_theme.color(m_scale->textOn(m_scale->shadeOf(*cell))));
    default:
        return {};
    }
}

QVariant SettingTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isAmount = orientation == Qt::Horizontal;
    const Money money =
        isAmount ? m_grid->amounts[static_cast<std::size_t>(section)] : m_grid->thresholds[thresholdOf(section)];
    if (role == Qt::DisplayRole)
        return words::formatAmount(money);
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return (isAmount ? tr("Amount %1") : tr("Threshold %1")).arg(words::formatAmount(money));
    return {};
}

SettingTable::SettingTable(const Theme& theme, QWidget* parent)
    : QTableView(parent), m_model{new SettingTableModel(theme, this)}
{
    setModel(m_model);
    setAccessibleName(tr("Every setting, as a table"));
    setAccessibleDescription(tr("A column for each amount, a row for each threshold; Enter sets the sliders."));
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    const int row = fontMetrics().height() + Theme::unit();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setDefaultSectionSize(Theme::unit(19));
    horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        emit chosen(m_grid->amounts[static_cast<std::size_t>(index.column())],
                    m_grid->thresholds[m_model->thresholdOf(index.row())]);
    });
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void SettingTable::setGrid(const std::shared_ptr<const SettingGrid>& grid)
{
    m_grid = grid;
    m_model->setGrid(grid);
}

void SettingTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        emit explained(current.column(), static_cast<int>(m_model->thresholdOf(current.row())));
    else
        emit explained(-1, -1);
}

/// Single keys are commands here.
void SettingTable::keyboardSearch(const QString&) {}

} // namespace lowwater
