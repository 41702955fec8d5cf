// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/table_preview.h"

#include <QAbstractTableModel>

namespace lowwater {

/// The first rows of a table: the line, what is read from it, and its cells as they are.
class MappingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Line, ReadAs, FirstCell };

    explicit MappingModel(QObject* parent = nullptr);
    void setPreview(TablePreview preview);
    [[nodiscard]] const TablePreview& preview() const noexcept { return m_preview; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const PreviewRow& row, int column) const;
    /// Whether this is the cell that keeps its row from being read.
    [[nodiscard]] bool isBad(const PreviewRow& row, int column) const;

    TablePreview m_preview;
};

} // namespace lowwater
