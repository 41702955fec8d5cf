// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/mapping_model.h"

#include "app/desktop/icons.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/tables/table_roles.h"
#include "app/desktop/theme.h"

#include <utility>

namespace lowwater {

namespace {

/// `2026-09-01 09:00:00.5 UTC · $0.19 · agent · model`
QString chargeText(const Charge& charge)
{
    QString time = QString::fromStdString(formatTime(charge.time)).left(19).replace(u'T', u' ');
    if (charge.span == std::chrono::days{1} && charge.time == startOfDay(charge.time))
        time.truncate(10);
    else
        time += MappingModel::tr(" UTC");
    QStringList parts{time, MoneySpinBox::exactText(charge.cost)};
    for (const std::string* name : {&charge.session, &charge.tool, &charge.model, &charge.project}) {
        if (!name->empty())
            parts << QString::fromStdString(*name);
    }
    return parts.join(QStringLiteral(" · "));
}

/// Without the place, which the row is.
QString problemText(const Error& error)
{
    return error.value.empty() ? QString::fromStdString(error.message)
                               : MappingModel::tr("“%1” %2", "a cell, what is wrong with it")
                                     .arg(QString::fromStdString(error.value), QString::fromStdString(error.message));
}

} // namespace

MappingModel::MappingModel(QObject* parent) : QAbstractTableModel(parent) {}

void MappingModel::setPreview(TablePreview preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

int MappingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int MappingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : FirstCell + static_cast<int>(m_preview.headers.size());
}

bool MappingModel::isBad(const PreviewRow& row, int column) const
{
    return row.problem && column >= FirstCell && !row.problem->where.field.empty() &&
           m_preview.headers[static_cast<std::size_t>(column - FirstCell)] == row.problem->where.field;
}

QString MappingModel::text(const PreviewRow& row, int column) const
{
    switch (column) {
    case Line:
        return QString::number(row.line);
    case ReadAs:
        if (row.charge)
            return chargeText(*row.charge);
        return row.problem ? tr("left out: %1").arg(problemText(*row.problem)) : tr("–", "nothing is read");
    default: {
        const auto cell = static_cast<std::size_t>(column - FirstCell);
        return cell < row.cells.size() ? QString::fromStdString(row.cells[cell]) : QString();
    }
    }
}

QVariant MappingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PreviewRow& row = m_preview.rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case ExportRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return isBad(row, column) ? problemText(*row.problem) : text(row, column);
    case Qt::TextAlignmentRole:
        return static_cast<int>((column == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case ToneRole:
        if (column == Line || (column == ReadAs && !row.charge && !row.problem))
            return static_cast<int>(Token::TextHint);
        return (row.problem && column == ReadAs) || isBad(row, column) ? static_cast<int>(Token::Bad) : QVariant{};
    case IconRole:
        return row.problem && column == ReadAs ? static_cast<int>(Icon::Warning) : QVariant{};
    case IconToneRole:
        return static_cast<int>(Token::Bad);
    default:
        return {};
    }
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Line ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == Line)
        return tr("Line");
    return section == ReadAs ? tr("Read as")
                             : QString::fromStdString(m_preview.headers[static_cast<std::size_t>(section - FirstCell)]);
}

} // namespace lowwater
