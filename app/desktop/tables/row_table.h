// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTableView>

namespace lowwater {

class RowDelegate;
class Theme;

/// A table of whole rows. Typing letters searches nothing, for single keys are commands here.
class RowTable : public QTableView {
    Q_OBJECT

public:
    /// The theme must outlive the table.
    explicit RowTable(const Theme& theme, QWidget* parent = nullptr);

    void setStale(bool stale);
    /// Widens columns that their texts do not fit into; never narrows one, so that nothing jumps under the
    /// hand.
    void fitColumns();
    void keyboardSearch(const QString& search) override;

    /// Selected rows from top to bottom.
    [[nodiscard]] QList<int> selectedRows() const;
    /// Columns that are shown, as they are ordered.
    [[nodiscard]] QList<int> shownColumns() const;

signals:
    /// A click on the row that was the current one already.
    void clickedAgain(const QModelIndex& index);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int widthOfTexts(int column) const;

    RowDelegate* m_delegate;
    QHash<int, int> m_fitted; ///< by column, the width last asked for
};

} // namespace lowwater
