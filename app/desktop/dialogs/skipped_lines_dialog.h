// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/import_summary.h"

#include <QAbstractTableModel>
#include <QDialog>

#include <memory>

namespace lowwater {

/// The lines a reading left out: where, what stands there, what would be right.
class SkippedLinesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { File, Line, Field, Value, Reason, ColumnCount };

    explicit SkippedLinesModel(std::shared_ptr<const ImportSummary> summary, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    /// All rows under a header, RFC 4180. `hidden`: without the files' names and what stands in the lines.
    [[nodiscard]] QString toCsv(bool hidden = false) const;

private:
    [[nodiscard]] QString text(int row, int column) const;

    std::shared_ptr<const ImportSummary> m_summary;
};

/// Shows them, to be copied or saved.
class SkippedLinesDialog : public QDialog {
    Q_OBJECT

public:
    /// `hidden`: copies and files lose the names that lines may hold.
    SkippedLinesDialog(std::shared_ptr<const ImportSummary> summary, bool hidden, QWidget* parent = nullptr);

private:
    void copy();
    void save();

    SkippedLinesModel* m_model;
    bool m_hidden;
};

} // namespace lowwater
