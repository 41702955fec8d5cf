// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/result_model.h"

namespace lowwater {

void ResultModel::setResult(RunResultPtr result)
{
    if (!differs(result)) {
        m_result = std::move(result);
        return;
    }
    beginResetModel();
    m_result = std::move(result);
    rebuild();
    endResetModel();
}

void ResultModel::setZone(const QTimeZone& zone)
{
    beginResetModel();
    m_zone = zone;
    rebuild();
    endResetModel();
}

bool ResultModel::differs(const RunResultPtr& next) const
{
    return next != m_result;
}

int ResultModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : rows();
}

QVariant ResultModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case SortRole:
        return sortKey(index.row(), index.column());
    case ExportRole:
        return exportText(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return look(index.row(), index.column(), role);
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::DisplayRole)
        return title(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignVCenter | (isNumber(section) ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

QVariant ResultModel::look(int, int, int) const
{
    return {};
}

} // namespace lowwater
