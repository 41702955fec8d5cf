// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/tables/result_model.h"

#include <QWidget>

#include <optional>

class QSortFilterProxyModel;
class QStackedLayout;

namespace lowwater {

class RowTable;
class Theme;
class TokenLabel;

/// One table: its rows, or one line that says why there are none.
class TablePage : public QWidget {
    Q_OBJECT

public:
    /// Takes the model as its child. The theme must outlive the page.
    TablePage(const Theme& theme, ResultModel* model, const QString& name, QWidget* parent = nullptr);

    /// At once while the page is seen, else when it is next needed.
    void setResult(RunResultPtr result);
    void setZone(const QTimeZone& zone);
    void setStale(bool stale);
    void setEmptyText(const QString& text);
    /// Keeps the rows that contain `text` in any column, whatever the case; empty: all.
    void setFilter(const QString& text);
    /// Makes sure the rows are those of the last result.
    void refresh();

    [[nodiscard]] ResultModel& model() const noexcept { return *m_model; }
    [[nodiscard]] RowTable& table() const noexcept { return *m_table; }
    [[nodiscard]] TokenLabel& emptyLine() const noexcept { return *m_empty; }
    /// Row of the model under the cursor; unset: none.
    [[nodiscard]] std::optional<int> currentRow() const;
    /// Selects a row of the model and shows it; unset: none.
    void select(std::optional<int> row);
    /// The row `step` lines away from the current one in the shown order, from the ends where none is current; unset:
    /// there is none.
    [[nodiscard]] std::optional<int> neighbour(int step) const;

    [[nodiscard]] QString selectionAsTsv(bool hideNames) const;
    [[nodiscard]] QByteArray asCsv(bool hideNames) const;

signals:
    /// Another row became current, or the current one was clicked again.
    void rowChosen(int row);
    /// Enter or a double click.
    void rowActivated(int row);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void showRowsOrReason();
    [[nodiscard]] int modelRow(const QModelIndex& shown) const;

    ResultModel* m_model;
    QSortFilterProxyModel* m_rows;
    RowTable* m_table;
    TokenLabel* m_empty;
    QStackedLayout* m_stack;
    RunResultPtr m_pending;
    bool m_dirty = false;
    bool m_quiet = false; ///< selection changes are not the person's
    QString m_emptyText;
    QString m_filter;
};

} // namespace lowwater
