// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/history_loader.h"
#include "app/desktop/imports/table_head.h"
#include "sim/history/csv_columns.h"
#include "sim/import/read_history.h"
#include "sim/import/table_preview.h"

#include <QDialog>

#include <array>

class QComboBox;
class QLabel;
class QPushButton;

namespace lowwater {

class MappingModel;
class RowTable;
class Theme;
class TokenLabel;

/// A table whose columns are asked for.
struct MappingQuestion {
    Source table;
    TableHead head;
    ReadOptions options;     ///< its columnNames are the mapping to begin with
    bool hidesNames = false; ///< in what is exported
};

/// Says which column of a table is which and how it is written, and shows what comes of it in the first rows at once,
/// and in all of them when asked to.
class MappingDialog : public QDialog {
    Q_OBJECT

public:
    /// The theme must outlive the dialog.
    MappingDialog(const Theme& theme, MappingQuestion question, QWidget* parent = nullptr);
    /// What is chosen, as in `--map`.
    [[nodiscard]] MappingWords words() const;

signals:
    /// `signature`: of the table's headers.
    void chosen(const lowwater::MappingWords& words, const std::string& signature);

private:
    [[nodiscard]] QWidget* makeWriting(const MappingWords& words);
    [[nodiscard]] QWidget* makeColumns();
    void fillColumns(const MappingWords& words);
    void refresh();
    void delimiterChanged();
    void checkClicked();
    void startCheck();
    void showChecked(const std::shared_ptr<const ImportSummary>& summary);
    void showFirstRows();

    MappingQuestion m_question;
    HistoryLoader m_check;
    std::shared_ptr<const ImportSummary> m_checked; ///< of all rows, once they have been read
    QComboBox* m_delimiter = nullptr;
    QComboBox* m_decimals = nullptr;
    QComboBox* m_dates = nullptr;
    QComboBox* m_zone = nullptr;
    QComboBox* m_currency = nullptr;
    std::array<QComboBox*, csvColumnCount> m_columns{}; ///< null for those that are not asked for
    MappingModel* m_model;
    RowTable* m_table;
    TokenLabel* m_result;
    QPushButton* m_checkButton = nullptr;
    QPushButton* m_import = nullptr;
};

} // namespace lowwater
